//! Members that leave or change their account.
//!
//! Votes are stored by account and outlive a membership. An exchanged member could vote twice on a
//! poll, and the vote of a removed member would still count. So no origin can make the collective's
//! own calls for this. The one call of the governance pallet takes the member's votes out of all
//! open polls.

use alloc::vec::Vec;

use codec::{Decode, Encode};
use frame_support::{
	defensive, ensure,
	traits::{Get, PollStatus, Polling, RankedMembers},
};
use pallet_ranked_collective::{MemberCount, Rank, Tally, TallyOf, VoteRecord, Voting};
use sp_runtime::{DispatchError, DispatchResult};

use super::{
	polls::prune,
	tracks::{TrackId, TRACKS},
	Error, OpenPolls, VOTING_RANK,
};
use crate::{parameters::MinMembers, AccountId, RankedCollective, RankedPolls, Runtime};

/// Removes a member, or makes another account the member in its place. Its votes leave all open polls.
/// Returns how many those were.
pub fn replace(who: &AccountId, replacement: Option<&AccountId>) -> Result<u32, DispatchError> {
	let rank = RankedCollective::rank_of(who).ok_or(Error::<Runtime>::NotMember)?;
	match replacement {
		Some(account) => ensure!(account != who, Error::<Runtime>::SameAccount),
		None => ensure_enough_without(rank)?,
	}
	let withdrawn = withdraw_votes(who)?;
	RankedCollective::do_remove_member_from_rank(who, rank)?;
	if let Some(account) = replacement {
		RankedCollective::do_add_member_to_rank(account.clone(), rank, false)?;
		hand_on_polls(who, account);
	}
	Ok(withdrawn)
}

fn ensure_enough_without(rank: Rank) -> DispatchResult {
	let enough = rank < VOTING_RANK || MemberCount::<Runtime>::get(VOTING_RANK) > MinMembers::get();
	ensure!(enough, Error::<Runtime>::TooFewMembers);
	Ok(())
}

/// Takes the votes of an account out of all open polls, and closed polls off all lists.
fn withdraw_votes(who: &AccountId) -> Result<u32, DispatchError> {
	let mut withdrawn: u32 = 0;
	for (track, proposer) in OpenPolls::<Runtime>::iter_keys().collect::<Vec<_>>() {
		let polls = pruned(track, &proposer);
		for poll in polls {
			if withdraw_vote(poll, who)? {
				withdrawn = withdrawn.saturating_add(1);
			}
		}
	}
	Ok(withdrawn)
}

/// The open polls of a proposer on a track.
fn pruned(track: TrackId, proposer: &AccountId) -> Vec<u32> {
	OpenPolls::<Runtime>::mutate_exists(track, proposer, |list| {
		let mut polls = list.take().unwrap_or_default();
		prune(&mut polls);
		*list = Some(polls.clone()).filter(|polls| !polls.is_empty());
		polls.into_inner()
	})
}

/// Takes one vote out of the tally of an open poll. The poll is looked at again in the next block.
fn withdraw_vote(poll: u32, who: &AccountId) -> Result<bool, DispatchError> {
	let Some(vote) = Voting::<Runtime>::get(poll, who) else { return Ok(false) };
	<RankedPolls as Polling<TallyOf<Runtime>>>::try_access_poll(poll, |status| {
		match status {
			PollStatus::Ongoing(tally, _) => *tally = without(tally, vote)?,
			_ => {
				defensive!("closed polls were taken off the list; qed");
			}
		}
		Voting::<Runtime>::remove(poll, who);
		Ok(true)
	})
}

/// A tally without a vote. Its numbers can be read from its encoding alone.
fn without(tally: &TallyOf<Runtime>, vote: VoteRecord) -> Result<TallyOf<Runtime>, DispatchError> {
	let (mut members, mut ayes, mut nays) = <(u32, u32, u32)>::decode(&mut &tally.encode()[..])
		.map_err(|_| DispatchError::Corruption)?;
	match vote {
		VoteRecord::Aye(votes) => {
			members = members.saturating_sub(1);
			ayes = ayes.saturating_sub(votes);
		}
		VoteRecord::Nay(votes) => nays = nays.saturating_sub(votes),
	}
	Ok(Tally::from_parts(members, ayes, nays))
}

/// The account in a member's place has the member's polls, so that it cannot put up more. If it has
/// open polls of an earlier membership, the member's polls stay listed under the old account.
fn hand_on_polls(who: &AccountId, account: &AccountId) {
	for track in TRACKS {
		let polls = pruned(track, who);
		if !polls.is_empty() && pruned(track, account).is_empty() {
			OpenPolls::<Runtime>::swap(track, who, track, account);
		}
	}
}
