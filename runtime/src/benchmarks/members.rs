//! Members of the collective and their polls, for benchmarks.

#![allow(clippy::arithmetic_side_effects, clippy::expect_used)]

use alloc::{boxed::Box, vec::Vec};

use frame_benchmarking::account;
use frame_support::traits::{fungible::Mutate, schedule::DispatchTime};
use pallet_ranked_collective::Members;
use pallet_referenda::ReferendumCount;

use crate::{
	governance::{proposals::Proposal, MAX_MEMBERS, VOTING_RANK},
	AccountId, Balances, OriginCaller, RankedCollective, RankedPolls, Runtime, RuntimeOrigin, VDG,
};

/// Gives an account all money that it needs.
pub fn endow(who: &AccountId) {
	Balances::mint_into(who, 1_000_000 * VDG).expect("money can be minted");
}

/// A new member of a rank.
pub fn member_of_rank(index: u32, rank: u16) -> AccountId {
	let who = account("member", index, 0);
	endow(&who);
	RankedCollective::do_add_member_to_rank(who.clone(), rank, false)
		.expect("there is room for a member");
	who
}

/// A new member that votes.
pub fn member(index: u32) -> AccountId {
	member_of_rank(index, VOTING_RANK)
}

/// So many members, with those that there are already.
pub fn members(count: u32) -> Vec<AccountId> {
	let present: Vec<AccountId> = Members::<Runtime>::iter_keys().collect();
	present.iter().for_each(endow);
	let missing = count - present.len() as u32;
	present.into_iter().chain((0..missing).map(member)).collect()
}

/// As many members as there can be.
pub fn all_members() -> Vec<AccountId> {
	members(MAX_MEMBERS)
}

/// Puts up a poll.
pub fn submit(who: &AccountId, origin: OriginCaller, proposal: Proposal) -> u32 {
	let poll = ReferendumCount::<Runtime>::get();
	let who = RuntimeOrigin::signed(who.clone());
	RankedPolls::submit(who, Box::new(origin), proposal, DispatchTime::After(0))
		.expect("the member has money, and room for a poll on the track");
	poll
}

/// A member votes.
pub fn vote(who: &AccountId, poll: u32, aye: bool) {
	RankedCollective::vote(RuntimeOrigin::signed(who.clone()), poll, aye)
		.expect("a member votes on an open poll");
}
