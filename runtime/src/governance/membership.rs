//! Votes are stored by account and outlive a membership: a member exchanged for a new account could
//! vote twice, and one removed would still count. So nobody leaves while a vote of theirs stands in
//! an ongoing poll, and the members never become fewer than the parameter `MinMembers`.

use alloc::vec::Vec;
use core::marker::PhantomData;

use frame_support::{
	ensure,
	traits::{Contains, Get, PollStatus, Polling, RankedMembers},
};
use pallet_ranked_collective::{Call, MemberCount, TallyOf, Voting};
use pallet_referenda::{ReferendumInfo, ReferendumInfoFor};
use sp_runtime::{traits::StaticLookup, DispatchError, SaturatedConversion};

use super::{VotedPolls, MAX_VOTED_EARLY, MAX_VOTED_EARLY_OF_ONE, VOTING_RANK};
use crate::{
	parameters::MinMembers, AccountId, Address, RankedCollective, RankedPolls, Runtime, RuntimeCall,
};

/// A call filter: refuses to remove, demote or exchange a member with a vote in an ongoing poll, and
/// to go below the least number of members. Cancel the poll first, or wait for its end.
pub struct MembershipGuard;

impl Contains<RuntimeCall> for MembershipGuard {
	fn contains(call: &RuntimeCall) -> bool {
		match call {
			RuntimeCall::RankedCollective(Call::remove_member { who, .. })
			| RuntimeCall::RankedCollective(Call::demote_member { who }) => may_leave(who),
			RuntimeCall::RankedCollective(Call::exchange_member { who, .. }) => may_exchange(who),
			_ => true,
		}
	}
}

/// An address that names nobody passes: the call itself reports it.
fn account(who: &Address) -> Option<AccountId> {
	<Runtime as frame_system::Config>::Lookup::lookup(who.clone()).ok()
}

fn may_leave(who: &Address) -> bool {
	account(who).is_none_or(|who| !has_standing_vote(&who) && stays_enough_without(&who))
}

fn may_exchange(who: &Address) -> bool {
	account(who).is_none_or(|who| !has_standing_vote(&who))
}

/// Whether a vote of this account counts in an ongoing poll.
pub fn has_standing_vote(who: &AccountId) -> bool {
	VotedPolls::<Runtime>::get()
		.into_iter()
		.any(|poll| Voting::<Runtime>::contains_key(poll, who) && is_ongoing(poll))
}

fn stays_enough_without(who: &AccountId) -> bool {
	let votes = RankedCollective::rank_of(who).is_some_and(|rank| rank >= VOTING_RANK);
	!votes || MemberCount::<Runtime>::get(VOTING_RANK) > MinMembers::get()
}

fn is_ongoing(poll: u32) -> bool {
	<RankedPolls as Polling<TallyOf<Runtime>>>::as_ongoing(poll).is_some()
}

/// Polls as the collective sees them, noting which ones have votes in [`VotedPolls`].
pub struct VotedPollsOf<Polls>(PhantomData<Polls>);

impl<Polls> Polling<TallyOf<Runtime>> for VotedPollsOf<Polls>
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
		note_voted(index)?;
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

/// Adds a poll to the list, making room by dropping those that have ended.
fn note_voted(poll: u32) -> Result<(), DispatchError> {
	VotedPolls::<Runtime>::try_mutate(|polls| {
		if polls.contains(&poll) {
			return Ok(());
		}
		if let Some(proposer) = proposer_of_waiting(poll) {
			ensure!(may_be_voted_early(&proposer, polls), DispatchError::Exhausted);
		}
		if polls.is_full() {
			polls.retain(|poll| is_ongoing(*poll));
		}
		polls.try_push(poll).map_err(|_| DispatchError::Exhausted)
	})
}

/// Whether a poll by this member may have votes before it is being decided, beside those that have
/// votes already. A proposal costs little, and is paid back: without a limit for each proposer one
/// member could fill the list, and nobody could vote on anything else.
fn may_be_voted_early(proposer: &AccountId, voted: &[u32]) -> bool {
	let waiting: Vec<_> = voted.iter().filter_map(|poll| proposer_of_waiting(*poll)).collect();
	let by_the_same = waiting.iter().filter(|who| *who == proposer).count();
	waiting.len().saturated_into::<u32>() < MAX_VOTED_EARLY
		&& by_the_same.saturated_into::<u32>() < MAX_VOTED_EARLY_OF_ONE
}

/// Who proposed a poll that is ongoing and not being decided yet.
fn proposer_of_waiting(poll: u32) -> Option<AccountId> {
	match ReferendumInfoFor::<Runtime>::get(poll)? {
		ReferendumInfo::Ongoing(status) if status.deciding.is_none() => {
			Some(status.submission_deposit.who)
		}
		_ => None,
	}
}
