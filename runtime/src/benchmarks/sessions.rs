//! What the calls of Session cost. The SDK's benchmarks of them need a pallet of stakes.

#![allow(clippy::expect_used)]

use core::marker::PhantomData;

use frame_benchmarking::v2::*;
use frame_support::traits::fungible::Mutate;
use frame_system::RawOrigin;
use pallet_session::{Call, ExternallySetKeys, NextKeys};

use super::validators::keys_of;
use crate::{AccountId, Balances, Runtime, Session, SessionKeys, VDG};

/// Has the benchmarks of Session.
pub struct Pallet<T>(PhantomData<T>);

/// A runtime with this chain's keys and accounts.
pub trait Config:
	frame_system::Config<AccountId = AccountId> + pallet_session::Config<Keys = SessionKeys>
{
}

impl Config for Runtime {}

/// An account that can pay the deposit for its keys, twice.
fn caller() -> AccountId {
	let who = whitelisted_caller();
	Balances::mint_into(&who, VDG).expect("money can be minted");
	who
}

fn register_keys(who: &AccountId) {
	let (keys, proof) = keys_of(who);
	Session::set_keys(RawOrigin::Signed(who.clone()).into(), keys, proof)
		.expect("the keys are the account's, and it can pay for them");
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// All that the call can touch: new keys take the place of others, and a deposit is taken. No chain has
	/// both at once, since no other pallet sets keys here.
	#[benchmark]
	fn set_keys() {
		let who = caller();
		register_keys(&who);
		ExternallySetKeys::<Runtime>::insert(&who, ());
		let (keys, proof) = keys_of(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), keys.clone(), proof);

		assert_eq!(NextKeys::<Runtime>::get(who), Some(keys));
	}

	/// The call filter lets nobody make this call. Governance makes it for an account that validates no
	/// more.
	#[benchmark]
	fn purge_keys() {
		let who = caller();
		register_keys(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert!(!NextKeys::<Runtime>::contains_key(who));
	}

	impl_benchmark_test_suite! {
		Pallet, crate::benchmarks::validators::with_keystore(), crate::Runtime
	}
}
