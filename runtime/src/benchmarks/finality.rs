//! What the calls of Grandpa cost. The SDK's benchmarks measure another set of functions than its calls
//! ask for.
//!
//! Validators have no nominators on this chain, so how many there are makes no difference.

#![allow(clippy::arithmetic_side_effects, clippy::expect_used)]

use alloc::{boxed::Box, vec, vec::Vec};
use core::marker::PhantomData;

use finality_grandpa::{Equivocation, Message, Prevote};
use frame_benchmarking::v2::*;
use frame_support::{traits::UnfilteredDispatchable, BoundedVec, WeakBoundedVec};
use frame_system::RawOrigin;
use pallet_grandpa::{Call, EquivocationOffence, SetIdSession, Stalled, TimeSlot};
use pallet_offences::Reports;
use pallet_session::{CurrentIndex, Validators};
use sp_consensus_grandpa::{localized_payload, AuthorityId, EquivocationProof, RoundNumber, SetId};
use sp_runtime::RuntimeAppPublic;
use sp_staking::{offence::ReportOffence, SessionIndex};

use super::validators::{some_keys, some_validators};
use crate::{
	configs::consensus::{
		equivocations::{ownership, OncePerSet},
		MAX_VALIDATORS,
	},
	AccountId, BlockNumber, Grandpa, Hash, Runtime, SessionKeys,
};

/// Has the benchmarks of Grandpa.
pub struct Pallet<T>(PhantomData<T>);

/// A runtime with GRANDPA.
pub trait Config: pallet_grandpa::Config {}

impl Config for Runtime {}

/// A set that has another before it.
const SET: SetId = 1;
/// The session in which the set begins.
const SESSION: SessionIndex = 1;
const ROUND: RoundNumber = 1;

/// So many validators are in office, with keys that are not those that they have registered for later. Returns
/// the key that the last of them votes with.
fn in_office(validators: &[AccountId]) -> AuthorityId {
	let voter = AuthorityId::generate_pair(None);
	let count = validators.len() as u32;
	let mut keys: Vec<SessionKeys> =
		(0..count).map(|number| some_keys(MAX_VALIDATORS + number)).collect();
	keys.last_mut().expect("there are validators").grandpa = voter.clone();

	Validators::<Runtime>::put(validators.to_vec());
	let authors = keys.iter().map(|keys| keys.aura.clone()).collect();
	pallet_aura::Authorities::<Runtime>::put(BoundedVec::truncate_from(authors));
	let voters = keys.into_iter().map(|keys| (keys.grandpa, 1)).collect();
	pallet_grandpa::Authorities::<Runtime>::put(WeakBoundedVec::force_from(voters, None));

	CurrentIndex::<Runtime>::put(SESSION);
	SetIdSession::<Runtime>::insert(SET - 1, SESSION - 1);
	SetIdSession::<Runtime>::insert(SET, SESSION);
	voter
}

/// Two votes of one validator in one round, for different blocks.
fn votes_of(voter: &AuthorityId) -> EquivocationProof<Hash, BlockNumber> {
	let vote = |target: u8| {
		let prevote = Prevote { target_hash: Hash::repeat_byte(target), target_number: 1 };
		let message = Message::Prevote(prevote.clone());
		let payload = localized_payload(ROUND, SET, &message);
		(prevote, voter.sign(&payload).expect("the key was made here"))
	};
	let [first, second] = [1, 2].map(vote);
	let equivocation = Equivocation { round_number: ROUND, identity: voter.clone(), first, second };
	EquivocationProof::new(SET, equivocation.into())
}

/// A validator has been reported before.
fn report(validator: AccountId, validator_set_count: u32) {
	let offence = EquivocationOffence {
		time_slot: TimeSlot { set_id: SET, round: ROUND },
		session_index: SESSION,
		validator_set_count,
		offender: (validator, ()),
	};
	let reporter = account("reporter", 0, 0);
	assert!(OncePerSet::report_offence(vec![reporter], offence).is_ok());
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A report as the author of a block makes it, which is checked once more than that of an account. It is
	/// about the present session: what proves the validator is made of the keys in use. All others have been
	/// reported before.
	#[benchmark]
	fn report_equivocation(v: Linear<1, MAX_VALIDATORS>, n: Linear<0, 1>) {
		let validators = some_validators(v);
		let voter = in_office(&validators);
		validators.iter().rev().skip(1).for_each(|other| report(other.clone(), v));
		let call = Call::<Runtime>::report_equivocation_unsigned {
			equivocation_proof: Box::new(votes_of(&voter)),
			key_owner_proof: ownership(voter).expect("a validator votes with the key"),
		};
		let made;

		#[block]
		{
			Grandpa::pre_dispatch(&call).expect("nobody has reported it");
			made = call.dispatch_bypass_filter(RawOrigin::None.into());
		}

		assert!(made.is_ok());
		assert_eq!(Reports::<Runtime>::iter_keys().count() as u32, v);
	}

	#[benchmark]
	fn note_stalled() {
		#[extrinsic_call]
		_(RawOrigin::Root, 1_000_u32.into(), 1_u32.into());

		assert!(Stalled::<Runtime>::exists());
	}

	impl_benchmark_test_suite! {
		Pallet, crate::benchmarks::validators::with_keystore(), crate::Runtime
	}
}
