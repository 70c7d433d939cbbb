//! Who puts what to the vote, and which polls are open.
//!
//! A member has at most [`MAX_POLLS_OF_ONE`](super::MAX_POLLS_OF_ONE) undecided polls on a track, so that
//! no member fills a track and keeps the others from deciding. [`OpenPolls`] holds them.

use alloc::vec::Vec;
use core::marker::PhantomData;

use frame_support::{
	traits::{EnsureOrigin, EnsureOriginWithArg, Get, PollStatus, Polling},
	BoundedVec,
};
use pallet_ranked_collective::{EnsureMember, TallyOf};
use pallet_referenda::{ReferendumCount, TracksInfo};
use sp_runtime::DispatchError;

use super::{proposals, tracks::TrackId, OpenPolls, Tracks, VOTING_RANK};
use crate::{AccountId, OriginCaller, RankedPolls, Runtime, RuntimeOrigin};

type Member = EnsureMember<Runtime, (), VOTING_RANK>;

/// Who may propose: a voting member with fewer than [`MAX_POLLS_OF_ONE`](super::MAX_POLLS_OF_ONE)
/// undecided polls on the track. Enters the poll that is about to be submitted in [`OpenPolls`].
pub struct Proposer;

impl EnsureOriginWithArg<RuntimeOrigin, OriginCaller> for Proposer {
	type Success = AccountId;

	fn try_origin(
		origin: RuntimeOrigin,
		proposal_origin: &OriginCaller,
	) -> Result<AccountId, RuntimeOrigin> {
		let who = <Member as EnsureOrigin<_>>::try_origin(origin.clone())?;
		// Without a track, submitting fails with an error that says so.
		let Ok(track) = Tracks::track_for(proposal_origin) else { return Ok(who) };
		enter(track, &who).map_err(|_| origin)?;
		Ok(who)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &OriginCaller) -> Result<RuntimeOrigin, ()> {
		<Member as EnsureOrigin<_>>::try_successful_origin()
	}
}

fn enter(track: TrackId, who: &AccountId) -> Result<(), u32> {
	OpenPolls::<Runtime>::try_mutate(track, who, |polls| {
		prune(polls);
		polls.try_push(ReferendumCount::<Runtime>::get())
	})
}

/// Takes the polls that are over off a list, and lets go of their proposals.
pub fn prune<Most: Get<u32>>(polls: &mut BoundedVec<u32, Most>) {
	polls.retain(|poll| {
		let open = is_open(*poll);
		if !open {
			proposals::let_go(*poll);
		}
		open
	});
}

/// Whether a poll is undecided.
pub fn is_open(poll: u32) -> bool {
	<RankedPolls as Polling<TallyOf<Runtime>>>::as_ongoing(poll).is_some()
}

/// Polls as the collective sees them: the first vote on a poll keeps its proposal on chain.
pub struct KeptPolls<Polls>(PhantomData<Polls>);

impl<Polls> Polling<TallyOf<Runtime>> for KeptPolls<Polls>
where
	Polls: Polling<TallyOf<Runtime>, Index = u32>,
{
	type Index = u32;
	type Votes = Polls::Votes;
	type Class = Polls::Class;
	type Moment = Polls::Moment;

	fn classes() -> Vec<Self::Class> {
		Polls::classes()
	}

	fn as_ongoing(index: u32) -> Option<(TallyOf<Runtime>, Self::Class)> {
		Polls::as_ongoing(index)
	}

	fn access_poll<R>(
		index: u32,
		f: impl FnOnce(PollStatus<&mut TallyOf<Runtime>, Self::Moment, Self::Class>) -> R,
	) -> R {
		Polls::access_poll(index, f)
	}

	fn try_access_poll<R>(
		index: u32,
		f: impl FnOnce(
			PollStatus<&mut TallyOf<Runtime>, Self::Moment, Self::Class>,
		) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let result = Polls::try_access_poll(index, f)?;
		proposals::keep(index)?;
		Ok(result)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn create_ongoing(class: Self::Class) -> Result<u32, ()> {
		Polls::create_ongoing(class)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn end_ongoing(index: u32, approved: bool) -> Result<(), ()> {
		Polls::end_ongoing(index, approved)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn max_ongoing() -> (Self::Class, u32) {
		Polls::max_ongoing()
	}
}
