//! What each call costs in its longest path.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

use super::*;
use frame_benchmarking::v2::*;
use frame_support::{pallet_prelude::*, traits::OriginTrait};
use frame_system::RawOrigin;
use sp_core::H256;
use verdigrid_primitives::{
	party::{Direction, Meter, MeterId, PartyId, PartyKind, RegionCode, Roles},
	Granularity, Moment,
};

const LEVEL: u8 = 3;

/// An account that can pay the deposit. Without the feature the mock endows it.
fn applicant<T: Config>() -> T::AccountId {
	let who = account("applicant", 0, 0);
	#[cfg(feature = "runtime-benchmarks")]
	<T::ApplyDeposit as frame_support::traits::Consideration<_, _>>::ensure_successful(
		&who,
		Pallet::<T>::record_footprint(),
	);
	who
}

fn registrar<T: Config>(name: &'static str) -> T::AccountId {
	let who: T::AccountId = account(name, 0, 0);
	Registrars::<T>::insert(&who, Registrar { roles: Roles::ALL, max_level: LEVEL });
	who
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

fn applied<T: Config>(who: &T::AccountId) -> Result<PartyId, DispatchError> {
	let origin = T::RuntimeOrigin::signed(who.clone());
	Pallet::<T>::apply(origin, PartyKind::Organisation, commitment(), region())?;
	Ok(PartyOf::<T>::get(who).unwrap())
}

/// A party that was attested by a registrar that is gone: what is checked takes longest.
fn orphaned<T: Config>(who: &T::AccountId) -> Result<PartyId, DispatchError> {
	let party = applied::<T>(who)?;
	let gone = registrar::<T>("gone");
	Pallet::<T>::attest(
		T::RuntimeOrigin::signed(gone.clone()),
		party,
		who.clone(),
		commitment(),
		tag(),
		Roles::ALL,
		LEVEL,
		Moment::MAX,
	)?;
	Registrars::<T>::remove(gone);
	Ok(party)
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
	fn attest() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;
		Parties::<T>::mutate(party, |record| {
			record.as_mut().unwrap().status = PartyStatus::Applied;
		});
		let by = registrar::<T>("registrar");

		#[extrinsic_call]
		_(RawOrigin::Signed(by), party, who, commitment(), tag(), Roles::ALL, LEVEL, Moment::MAX);

		assert_eq!(Parties::<T>::get(party).unwrap().status, PartyStatus::Active);
		Ok(())
	}

	#[benchmark]
	fn register_meter() -> Result<(), BenchmarkError> {
		let who = applicant::<T>();
		let party = orphaned::<T>(&who)?;
		let by = registrar::<T>("registrar");
		let id = MeterId::new(&"M".repeat(32)).unwrap();

		#[extrinsic_call]
		_(
			RawOrigin::Signed(by),
			party,
			id.clone(),
			Direction::Generation,
			Granularity::Hour,
			u64::MAX,
			region(),
			0,
		);

		let expected = Meter {
			party,
			direction: Direction::Generation,
			granularity: Granularity::Hour,
			max_power_w: u64::MAX,
			region: region(),
			from: 0,
			to: None,
		};
		assert_eq!(Meters::<T>::get(id), Some(expected));
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

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmark_ext(), crate::mock::Test);
}
