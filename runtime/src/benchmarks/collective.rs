//! What the calls of RankedCollective cost. The SDK's benchmarks need a chain without members, with ten ranks, and
//! with origins for every call.
//!
//! This chain has members from the start, and two ranks. Its members leave through the governance pallet. So the
//! calls for that are measured up to their refusal, and ranks make no difference.

#![allow(clippy::arithmetic_side_effects, clippy::expect_used)]

use alloc::vec;
use core::marker::PhantomData;

use frame_benchmarking::v2::*;
use frame_support::{
	dispatch::DispatchResultWithPostInfo,
	traits::{Polling, StorePreimage},
};
use frame_system::RawOrigin;
use pallet_ranked_collective::{MemberCount, Members, TallyOf, Voting};
use pallet_referenda::{ReferendumInfo, ReferendumInfoFor};
use sp_runtime::{traits::StaticLookup, DispatchError, DispatchResult};

use super::members::{all_members, member_of_rank, members, submit, vote};
use crate::{
	governance::{
		proposals::{BoundedPreimages, MAX_LENGTH},
		KeptProposals, Origin, MAX_MEMBERS, VOTING_RANK,
	},
	AccountId, Address, RankedCollective, RankedPolls, Runtime, RuntimeCall, RuntimeOrigin, System,
};

/// Has the benchmarks of RankedCollective.
pub struct Pallet<T>(PhantomData<T>);

/// A runtime with a collective.
pub trait Config: pallet_ranked_collective::Config {}

impl Config for Runtime {}

fn address(who: &AccountId) -> Address {
	<Runtime as frame_system::Config>::Lookup::unlookup(who.clone())
}

fn registry() -> RuntimeOrigin {
	Origin::RegistryAdmin.into()
}

/// What a call comes to.
fn outcome(made: DispatchResultWithPostInfo) -> DispatchResult {
	made.map(|_| ()).map_err(|refused| refused.error)
}

/// A poll of a member about a proposal that is kept on chain, once there is a vote.
fn poll(who: &AccountId) -> u32 {
	let remark = vec![7; MAX_LENGTH as usize - 6];
	let call = RuntimeCall::from(frame_system::Call::remark { remark });
	let proposal = BoundedPreimages::bound(call).expect("there is room for it");
	submit(who, RawOrigin::Root.into(), proposal)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The last for whom there is room.
	#[benchmark]
	fn add_member() {
		members(MAX_MEMBERS - 1);
		let who: AccountId = account("new", 0, 0);
		let made;

		#[block]
		{
			made = RankedCollective::add_member(registry(), address(&who));
		}

		assert_eq!(made, Ok(()));
		assert_eq!(MemberCount::<Runtime>::get(0), MAX_MEMBERS);
	}

	/// No origin may do this.
	#[benchmark]
	fn remove_member(r: Linear<0, 1>) {
		let who = all_members().pop().expect("there are members");
		let made;

		#[block]
		{
			made = RankedCollective::remove_member(RuntimeOrigin::root(), address(&who), 1);
		}

		assert_eq!(outcome(made), Err(DispatchError::BadOrigin));
	}

	/// From the rank of those who do not vote. There is no higher rank than that of those who do.
	#[benchmark]
	fn promote_member(r: Linear<0, 1>) {
		members(MAX_MEMBERS - 1);
		let who = member_of_rank(MAX_MEMBERS, 0);
		let made;

		#[block]
		{
			made = RankedCollective::promote_member(registry(), address(&who));
		}

		assert_eq!(made, Ok(()));
		assert_eq!(MemberCount::<Runtime>::get(VOTING_RANK), MAX_MEMBERS);
	}

	/// No origin may do this.
	#[benchmark]
	fn demote_member(r: Linear<0, 1>) {
		let who = all_members().pop().expect("there are members");
		let made;

		#[block]
		{
			made = RankedCollective::demote_member(RuntimeOrigin::root(), address(&who));
		}

		assert_eq!(made, Err(DispatchError::BadOrigin));
	}

	/// A member votes otherwise than before. The poll's alarm is moved from another block. What the first vote
	/// adds is measured with governance.
	#[benchmark]
	fn vote() {
		let who = all_members().pop().expect("there are members");
		let poll = poll(&who);
		super::vote(&who, poll, true);
		System::set_block_number(System::block_number() + 1);
		let origin = RuntimeOrigin::signed(who.clone());
		let made;

		#[block]
		{
			made = RankedCollective::vote(origin, poll, false);
		}

		assert_eq!(outcome(made), Ok(()));
		assert!(KeptProposals::<Runtime>::contains_key(poll));
		let tally = TallyOf::<Runtime>::from_parts(0, 0, 1);
		assert_eq!(RankedPolls::as_ongoing(poll).map(|(tally, _)| tally), Some(tally));
	}

	/// The poll is over, and `n` members have voted on it.
	#[benchmark]
	fn cleanup_poll(n: Linear<0, MAX_MEMBERS>) {
		let members = all_members();
		let poll = poll(members.first().expect("there are members"));
		members.iter().take(n as usize).for_each(|who| super::vote(who, poll, true));
		RankedPolls::cancel(RuntimeOrigin::root(), poll).expect("the poll is open");
		let ended = ReferendumInfoFor::<Runtime>::get(poll);
		assert!(matches!(ended, Some(ReferendumInfo::Cancelled(..))));
		let origin = RuntimeOrigin::signed(whitelisted_caller());
		let made;

		#[block]
		{
			made = RankedCollective::cleanup_poll(origin, poll, n);
		}

		assert_eq!(outcome(made), Ok(()));
		assert_eq!(Voting::<Runtime>::iter_prefix(poll).count(), 0);
	}

	/// No origin may do this.
	#[benchmark]
	fn exchange_member() {
		let who = all_members().pop().expect("there are members");
		let other: AccountId = account("new", 0, 0);
		let made;

		#[block]
		{
			made = RankedCollective::exchange_member(
				RuntimeOrigin::root(),
				address(&who),
				address(&other),
			);
		}

		assert_eq!(made, Err(DispatchError::BadOrigin));
		assert!(Members::<Runtime>::contains_key(who));
	}

	impl_benchmark_test_suite! { Pallet, crate::tests::development(), crate::Runtime }
}
