//! What CollatorSelection costs. The SDK's benchmarks need candidates, and a pallet of parachains.
//!
//! No account can be a candidate on this chain: `MaxCandidates` is zero. So the calls of candidates are
//! measured up to their longest refusal, and the numbers of candidates make no difference.

#![allow(clippy::arithmetic_side_effects, clippy::expect_used)]

use core::marker::PhantomData;

use frame_benchmarking::v2::*;
use frame_support::{
	traits::fungible::{Inspect, Mutate},
	BoundedVec,
};
use frame_system::RawOrigin;
use pallet_authorship::EventHandler;
use pallet_collator_selection::{
	Call, CandidacyBond, DesiredCandidates, Error, Invulnerables, LastAuthoredBlock,
};
use pallet_session::SessionManager;
use sp_runtime::DispatchResult;

use super::validators::some_validators;
use crate::{
	configs::consensus::MAX_VALIDATORS, AccountId, Balance, Balances, CollatorSelection, Runtime,
	RuntimeOrigin, EXISTENTIAL_DEPOSIT, VDG,
};

/// Has the benchmarks of CollatorSelection.
pub struct Pallet<T>(PhantomData<T>);

/// A runtime with this chain's accounts and money.
pub trait Config:
	frame_system::Config<AccountId = AccountId> + pallet_collator_selection::Config<Currency = Balances>
{
}

impl Config for Runtime {}

const BOND: Balance = VDG;

/// Governance names so many validators, and asks for a bond.
fn named(count: u32) -> alloc::vec::Vec<AccountId> {
	let mut validators = some_validators(count);
	validators.sort();
	Invulnerables::<Runtime>::put(BoundedVec::truncate_from(validators.clone()));
	CandidacyBond::<Runtime>::put(BOND);
	validators
}

/// An account with keys that is not named.
fn not_named() -> AccountId {
	some_validators(MAX_VALIDATORS.saturating_add(1)).pop().expect("there are validators")
}

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// What a call of candidates comes to.
fn outcome(made: frame_support::dispatch::DispatchResultWithPostInfo) -> DispatchResult {
	made.map(|_| ()).map_err(|refused| refused.error)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_invulnerables(b: Linear<1, MAX_VALIDATORS>) {
		let mut new = some_validators(b);

		#[extrinsic_call]
		_(RawOrigin::Root, new.clone());

		new.sort();
		assert_eq!(Invulnerables::<Runtime>::get(), new);
	}

	#[benchmark]
	fn add_invulnerable(b: Linear<1, { MAX_VALIDATORS - 1 }>, c: Linear<0, 1>) {
		named(b);
		let who = not_named();

		#[extrinsic_call]
		_(RawOrigin::Root, who.clone());

		assert!(Invulnerables::<Runtime>::get().contains(&who));
	}

	#[benchmark]
	fn remove_invulnerable(b: Linear<2, MAX_VALIDATORS>) {
		let who = named(b).remove(0);

		#[extrinsic_call]
		_(RawOrigin::Root, who.clone());

		assert!(!Invulnerables::<Runtime>::get().contains(&who));
	}

	#[benchmark]
	fn set_desired_candidates() {
		DesiredCandidates::<Runtime>::put(1);

		#[extrinsic_call]
		_(RawOrigin::Root, 0);

		assert_eq!(DesiredCandidates::<Runtime>::get(), 0);
	}

	#[benchmark]
	fn set_candidacy_bond(c: Linear<0, 1>, k: Linear<0, 1>) {
		#[extrinsic_call]
		_(RawOrigin::Root, BOND);

		assert_eq!(CandidacyBond::<Runtime>::get(), BOND);
	}

	/// There is no room for candidates.
	#[benchmark]
	fn register_as_candidate(c: Linear<0, 1>) {
		named(MAX_VALIDATORS);
		let origin = signed(not_named());
		let made;

		#[block]
		{
			made = CollatorSelection::register_as_candidate(origin);
		}

		assert_eq!(outcome(made), Err(Error::<Runtime>::TooManyCandidates.into()));
	}

	/// The caller is none of the candidates.
	#[benchmark]
	fn leave_intent(c: Linear<0, 1>) {
		named(MAX_VALIDATORS);
		let origin = signed(not_named());
		let made;

		#[block]
		{
			made = CollatorSelection::leave_intent(origin);
		}

		assert_eq!(outcome(made), Err(Error::<Runtime>::NotCandidate.into()));
	}

	/// The caller is none of the candidates.
	#[benchmark]
	fn update_bond(c: Linear<0, 1>) {
		named(MAX_VALIDATORS);
		let origin = signed(not_named());
		let made;

		#[block]
		{
			made = CollatorSelection::update_bond(origin, BOND);
		}

		assert_eq!(outcome(made), Err(Error::<Runtime>::NotCandidate.into()));
	}

	/// The account whose place the caller wants is none of the candidates.
	#[benchmark]
	fn take_candidate_slot(c: Linear<0, 1>) {
		let target = named(MAX_VALIDATORS).remove(0);
		let origin = signed(not_named());
		let made;

		#[block]
		{
			made = CollatorSelection::take_candidate_slot(origin, BOND, target);
		}

		assert_eq!(outcome(made), Err(Error::<Runtime>::TargetIsNotCandidate.into()));
	}

	/// Nobody is paid on this chain, so no block does this.
	#[benchmark]
	fn note_author() {
		let author: AccountId = account("author", 0, 0);
		let pot = CollatorSelection::account_id();
		Balances::mint_into(&pot, 4 * EXISTENTIAL_DEPOSIT).expect("money can be minted");

		#[block]
		{
			<CollatorSelection as EventHandler<_, _>>::note_author(author.clone());
		}

		assert!(LastAuthoredBlock::<Runtime>::contains_key(&author));
		assert!(Balances::balance(&author) > 0);
	}

	#[benchmark]
	fn new_session(r: Linear<0, 1>, c: Linear<0, 1>) {
		let named = named(MAX_VALIDATORS);
		let next;

		#[block]
		{
			next = <CollatorSelection as SessionManager<_>>::new_session(0);
		}

		assert_eq!(next, Some(named));
	}

	impl_benchmark_test_suite! { Pallet, crate::tests::development(), crate::Runtime }
}
