//! What each call costs in its longest path.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

use super::*;
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{pallet_prelude::*, traits::OriginTrait};
use frame_system::RawOrigin;
use sp_core::H256;
use verdigrid_primitives::{
	party::{Direction, Meter, MeterId, PartyId, PartyKind, RegionCode, Roles, MAX_POWER_W},
	Granularity, Moment,
};

const LEVEL: u8 = 3;

/// Accounts that sign without sending a transaction.
pub trait BenchmarkHelper<AccountId, Signature> {
	/// A new account, and its signature of a message that names it, of the kind that takes longest to check.
	fn signed(message: impl FnOnce(&AccountId) -> Vec<u8>) -> (AccountId, Signature);
	/// Lets the next attestation of a party have all consequences that a first one can have.
	fn forget_attestations(party: PartyId);
}

/// An account that can pay the deposit. Without the feature the mock endows it.
fn payer<T: Config>(name: &'static str) -> T::AccountId {
	let who = account(name, 0, 0);
	#[cfg(feature = "runtime-benchmarks")]
	<T::ApplyDeposit as frame_support::traits::Consideration<_, _>>::ensure_successful(
		&who,
		Pallet::<T>::record_footprint(),
	);
	who
}

fn applicant<T: Config>() -> T::AccountId {
	payer::<T>("applicant")
}

fn successor<T: Config>() -> T::AccountId {
	payer::<T>("successor")
}

fn registrar<T: Config>(name: &'static str) -> T::AccountId {
	let who: T::AccountId = account(name, 0, 0);
	Pallet::<T>::appoint(&who, Registrar { roles: Roles::ALL, max_level: LEVEL });
	who
}

fn signed<T: Config>(who: &T::AccountId) -> T::RuntimeOrigin {
	T::RuntimeOrigin::signed(who.clone())
}

fn region() -> RegionCode {
	b"CN-11-AB".to_vec().try_into().unwrap()
}

fn commitment() -> H256 {
	H256::repeat_byte(1)
}

fn tag() -> H256 {
	H256::repeat_byte(2)
}

fn new_commitment() -> H256 {
	H256::repeat_byte(3)
}

/// The latest expiry.
fn latest<T: Config>() -> Moment {
	Pallet::<T>::now() + MAX_ATTESTATION
}

fn reason() -> Reason {
	[b'x'; 128].to_vec().try_into().unwrap()
}

fn meter() -> MeterId {
	MeterId::new(&"M".repeat(32)).unwrap()
}

/// A meter whose place another takes over.
fn earlier_meter() -> MeterId {
	MeterId::new(&"E".repeat(32)).unwrap()
}

fn applied<T: Config>(who: &T::AccountId) -> Result<PartyId, DispatchError> {
	Pallet::<T>::apply(signed::<T>(who), PartyKind::Organisation, commitment(), region())?;
	Ok(PartyOf::<T>::get(who).unwrap())
}

/// A party that was attested by a registrar that is gone: what is checked takes longest.
fn orphaned<T: Config>(who: &T::AccountId) -> Result<PartyId, DispatchError> {
	let party = applied::<T>(who)?;
	let gone = registrar::<T>("gone");
	Pallet::<T>::attest(
		signed::<T>(&gone),
		party,
		who.clone(),
		commitment(),
		tag(),
		Roles::ALL,
		LEVEL,
		latest::<T>(),
	)?;
	Pallet::<T>::dismiss(&gone);
	Ok(party)
}

/// A recovery by `by` whose delay is over.
fn ready<T: Config>(
	by: &T::AccountId,
	party: PartyId,
	new: &T::AccountId,
) -> Result<(), DispatchError> {
	Pallet::<T>::recover(signed::<T>(by), party, new.clone(), reason())?;
	let now = Pallet::<T>::now();
	Recoveries::<T>::mutate(party, |recovery| recovery.as_mut().unwrap().ready_at = now);
	Ok(())
}

fn register<T: Config>(
	by: &T::AccountId,
	party: PartyId,
	meter: MeterId,
) -> Result<(), DispatchError> {
	Pallet::<T>::register_meter(
		signed::<T>(by),
		party,
		meter,
		Direction::Generation,
		Granularity::Hour,
		MAX_POWER_W,
		region(),
		0,
		None,
	)
}

fn status<T: Config>(party: PartyId) -> PartyStatus {
	Parties::<T>::get(party).unwrap().status
}

fn governance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	#[cfg(feature = "runtime-benchmarks")]
	return T::RegistrarOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless);
	#[cfg(not(feature = "runtime-benchmarks"))]
	Ok(T::RuntimeOrigin::root())
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn apply() {
		let who = applicant::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), PartyKind::Organisation, commitment(), region());

		assert!(PartyOf::<T>::contains_key(who));
	}

	#[benchmark]
	fn apply_for() {
		let who = applicant::<T>();
		Pallet::<T>::appoint(&who, Registrar { roles: Roles::ALL, max_level: LEVEL });
		let (kind, deadline) =
			(PartyKind::Organisation, Pallet::<T>::now() + types::MAX_SIGNATURE_LIFE);
		let by = who.clone();
		let wrapped = |account: &T::AccountId| {
			let application = types::Application {
				account: account.clone(),
				kind,
				commitment: commitment(),
				jurisdiction: region(),
			};
			let message = Pallet::<T>::application_message(&by, &application, deadline);
			[b"<Bytes>", &message[..], b"</Bytes>"].concat()
		};
		let (account, signature) = T::BenchmarkHelper::signed(wrapped);
		Deadlines::<T>::insert(&account, deadline - 1);
		let by = RawOrigin::Signed(who);

		#[extrinsic_call]
		_(by, account.clone(), kind, commitment(), region(), deadline, signature);

		assert!(PartyOf::<T>::contains_key(account));
	}

	#[benchmark]
	fn attest() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;
		Pallet::<T>::update_commitment(signed::<T>(&who), new_commitment())?;
		let by = registrar::<T>("registrar");
		T::BenchmarkHelper::forget_attestations(party);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(by),
			party,
			who,
			new_commitment(),
			tag(),
			Roles::ALL,
			LEVEL,
			latest::<T>(),
		);

		assert_eq!(Commitments::<T>::get(new_commitment()), Some(party));
		Ok(())
	}

	// One that takes over the place of another.
	#[benchmark]
	fn register_meter() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;
		let by = registrar::<T>("registrar");
		register::<T>(&by, party, earlier_meter())?;
		Pallet::<T>::retire_meter(signed::<T>(&by), earlier_meter(), Some(0))?;

		#[extrinsic_call]
		_(
			RawOrigin::Signed(by),
			party,
			meter(),
			Direction::Generation,
			Granularity::Hour,
			MAX_POWER_W,
			region(),
			0,
			Some(earlier_meter()),
		);

		let expected = Meter {
			number: NextMeter::<T>::get() - 1,
			party,
			direction: Direction::Generation,
			granularity: Granularity::Hour,
			max_power_w: MAX_POWER_W,
			region: region(),
			from: 0,
			to: None,
			retired_at: None,
			takes_over: Some(earlier_meter()),
			taken_over_by: None,
		};
		assert_eq!(Meters::<T>::get(meter()), Some(expected));
		assert_eq!(Meters::<T>::get(earlier_meter()).unwrap().taken_over_by, Some(meter()));
		Ok(())
	}

	#[benchmark]
	fn set_registrar() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let who: T::AccountId = account("registrar", 0, 0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), Roles::ALL, LEVEL);

		assert!(Registrars::<T>::contains_key(who));
		Ok(())
	}

	// A party that was never attested: the deposit goes back and the record goes.
	#[benchmark]
	fn reject() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = applied::<T>(&who)?;
		Pallet::<T>::rotate(signed::<T>(&who), successor::<T>())?;
		let by = registrar::<T>("registrar");

		#[extrinsic_call]
		_(RawOrigin::Signed(by), party, who, commitment(), reason());

		assert!(!Parties::<T>::contains_key(party));
		Ok(())
	}

	#[benchmark]
	fn renew() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;
		let by = registrar::<T>("registrar");
		T::BenchmarkHelper::forget_attestations(party);

		#[extrinsic_call]
		_(RawOrigin::Signed(by), party, who, commitment(), latest::<T>() - 1);

		assert_eq!(Parties::<T>::get(party).unwrap().expires_at, latest::<T>() - 1);
		Ok(())
	}

	#[benchmark]
	fn suspend() -> Result<(), BenchmarkError> {
		let party = orphaned::<T>(&applicant::<T>())?;
		let by = registrar::<T>("registrar");

		#[extrinsic_call]
		_(RawOrigin::Signed(by), party, reason());

		assert_eq!(status::<T>(party), PartyStatus::Suspended);
		Ok(())
	}

	#[benchmark]
	fn reinstate() -> Result<(), BenchmarkError> {
		let party = orphaned::<T>(&applicant::<T>())?;
		let by = registrar::<T>("registrar");
		Pallet::<T>::suspend(signed::<T>(&by), party, reason())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(by), party);

		assert_eq!(status::<T>(party), PartyStatus::Active);
		Ok(())
	}

	#[benchmark]
	fn revoke() -> Result<(), BenchmarkError> {
		let party = orphaned::<T>(&applicant::<T>())?;
		let by = registrar::<T>("registrar");

		#[extrinsic_call]
		_(RawOrigin::Signed(by), party, reason());

		assert_eq!(status::<T>(party), PartyStatus::Revoked);
		Ok(())
	}

	#[benchmark]
	fn update_commitment() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), new_commitment());

		assert_eq!(Parties::<T>::get(party).unwrap().pending, Some(new_commitment()));
		Ok(())
	}

	#[benchmark]
	fn rotate() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who), successor::<T>());

		assert_eq!(Rotations::<T>::get(party), Some(successor::<T>()));
		Ok(())
	}

	#[benchmark]
	fn cancel_rotation() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;
		Pallet::<T>::rotate(signed::<T>(&who), successor::<T>())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who));

		assert!(!Rotations::<T>::contains_key(party));
		Ok(())
	}

	#[benchmark]
	fn accept_rotation() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;
		let new = successor::<T>();
		Pallet::<T>::rotate(signed::<T>(&who), new.clone())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(new.clone()), party);

		assert_eq!(PartyOf::<T>::get(new), Some(party));
		Ok(())
	}

	#[benchmark]
	fn recover() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;
		Pallet::<T>::rotate(signed::<T>(&who), successor::<T>())?;
		let by = registrar::<T>("registrar");

		#[extrinsic_call]
		_(RawOrigin::Signed(by), party, successor::<T>(), reason());

		assert!(Recoveries::<T>::contains_key(party));
		Ok(())
	}

	#[benchmark]
	fn veto_recovery() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;
		let by = registrar::<T>("registrar");
		Pallet::<T>::recover(signed::<T>(&by), party, successor::<T>(), reason())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who));

		assert!(!Recoveries::<T>::contains_key(party));
		Ok(())
	}

	#[benchmark]
	fn finish_recovery() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;
		let by = registrar::<T>("registrar");
		ready::<T>(&by, party, &successor::<T>())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(successor::<T>()), party);

		assert_eq!(PartyOf::<T>::get(successor::<T>()), Some(party));
		Ok(())
	}

	#[benchmark]
	fn retire_meter() -> Result<(), BenchmarkError> {
		let party = orphaned::<T>(&applicant::<T>())?;
		let by = registrar::<T>("registrar");
		register::<T>(&by, party, meter())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(by), meter(), None);

		assert!(Meters::<T>::get(meter()).unwrap().to.is_some());
		Ok(())
	}

	#[benchmark]
	fn restore_meter() -> Result<(), BenchmarkError> {
		let party = orphaned::<T>(&applicant::<T>())?;
		let by = registrar::<T>("registrar");
		register::<T>(&by, party, meter())?;
		Pallet::<T>::do_retire_meter(by, meter(), None)?;
		let origin = governance::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, meter());

		assert!(Meters::<T>::get(meter()).unwrap().to.is_none());
		Ok(())
	}

	#[benchmark]
	fn remove_meter() -> Result<(), BenchmarkError> {
		let party = orphaned::<T>(&applicant::<T>())?;
		let by = registrar::<T>("registrar");
		register::<T>(&by, party, meter())?;
		let origin = governance::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, meter());

		assert!(!Meters::<T>::contains_key(meter()));
		Ok(())
	}

	#[benchmark]
	fn remove_registrar() -> Result<(), BenchmarkError> {
		let origin = governance::<T>()?;
		let who = registrar::<T>("registrar");

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(!Registrars::<T>::contains_key(who));
		Ok(())
	}

	#[benchmark]
	fn cancel_recovery() -> Result<(), BenchmarkError> {
		let party = orphaned::<T>(&applicant::<T>())?;
		let by = registrar::<T>("registrar");
		Pallet::<T>::recover(signed::<T>(&by), party, successor::<T>(), reason())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(by), party);

		assert!(!Recoveries::<T>::contains_key(party));
		Ok(())
	}

	#[benchmark]
	fn correct_tag() -> Result<(), BenchmarkError> {
		let party = orphaned::<T>(&applicant::<T>())?;
		let old = Parties::<T>::get(party).and_then(|record| record.tag).ok_or("not attested")?;
		let new = H256::repeat_byte(0xC7);

		#[extrinsic_call]
		_(RawOrigin::Root, party, new);

		assert_eq!((Tags::<T>::get(old), Tags::<T>::get(new)), (None, Some(party)));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmark_ext(), crate::mock::Test);
}
