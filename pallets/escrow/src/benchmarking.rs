//! Benchmarks: each call in its worst case.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

use crate::{
	Agreements, BalanceOf, Call, Condition, Config, NextAgreement, Outcome, Paid, Pallet, TermsOf,
	MAX_CONDITIONS,
};
use frame_benchmarking::v2::*;
use frame_support::traits::{fungibles::Inspect, Get};
use frame_system::RawOrigin;
use sp_runtime::traits::One;
use verdigrid_primitives::{
	certificate::TradeClass,
	party::{PartyId, Roles},
	traits::Scenario,
	voucher::{AgreementId, VoucherId},
	Moment,
};

/// How many certificates the vouchers have.
const UNITS: u32 = 24;

/// A depositor with a voucher, and a beneficiary with money.
struct Sides<T: Config> {
	depositor: T::AccountId,
	beneficiary: T::AccountId,
	party: PartyId,
	voucher: VoucherId,
	start: Moment,
}

fn sides<T: Config>() -> Sides<T> {
	frame_system::Pallet::<T>::set_block_number(One::one());
	let (depositor, beneficiary) = (account("depositor", 0, 0), account("beneficiary", 0, 0));
	let holder = T::BenchmarkHelper::party(&depositor, Roles::ALL);
	let party = T::BenchmarkHelper::party(&beneficiary, Roles::ALL);
	let voucher = T::BenchmarkHelper::voucher(holder, TradeClass::GRANULAR, UNITS);
	Sides { depositor, beneficiary, party, voucher, start: Pallet::<T>::now() }
}

/// Delivery, with this many conditions: the first is a payment, the others wait until `not_before`.
fn terms<T: Config>(sides: &Sides<T>, conditions: u32, not_before: Moment) -> TermsOf<T> {
	let asset = T::BenchmarkAsset::get();
	let amount = T::HeldMoney::minimum_balance(asset.clone()).max(BalanceOf::<T>::one());
	let payment = Condition::Payment { asset, amount };
	let wait = core::iter::repeat_n(Condition::NotBefore(not_before), MAX_CONDITIONS as usize);
	let mut all = crate::Conditions::default();
	for condition in core::iter::once(payment).chain(wait).take(conditions as usize) {
		all.try_push(condition).unwrap();
	}
	let (beneficiary, deadline) = (sides.party, deadline(sides));
	TermsOf::<T> { beneficiary, outcome: Outcome::Deliver, conditions: all, deadline }
}

fn deadline<T: Config>(sides: &Sides<T>) -> Moment {
	sides.start + T::MaxDuration::get()
}

fn open<T: Config>(sides: &Sides<T>, not_before: Moment) -> AgreementId {
	let agreement = NextAgreement::<T>::get();
	let terms = terms(sides, MAX_CONDITIONS, not_before);
	let origin = RawOrigin::Signed(sides.depositor.clone()).into();
	Pallet::<T>::open(origin, sides.voucher, terms).unwrap();
	agreement
}

fn accept<T: Config>(sides: &Sides<T>, not_before: Moment) -> AgreementId {
	let agreement = open(sides, not_before);
	let origin = RawOrigin::Signed(sides.beneficiary.clone()).into();
	Pallet::<T>::accept(origin, agreement).unwrap();
	agreement
}

/// Paid, and to be released from the second second on.
fn pay<T: Config>(sides: &Sides<T>) -> AgreementId {
	let agreement = accept(sides, sides.start + 1);
	let origin = RawOrigin::Signed(sides.beneficiary.clone()).into();
	Pallet::<T>::pay(origin, agreement).unwrap();
	assert!(Paid::<T>::contains_key(agreement));
	agreement
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn open(c: Linear<0, MAX_CONDITIONS>) {
		let sides = sides::<T>();
		let terms = terms(&sides, c, sides.start + 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.depositor), sides.voucher, terms);

		assert_eq!(Agreements::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn accept() {
		let sides = sides::<T>();
		let origin = RawOrigin::Signed(sides.depositor.clone()).into();
		let agreement = NextAgreement::<T>::get();
		let terms = terms(&sides, 0, sides.start);
		Pallet::<T>::open(origin, sides.voucher, terms).unwrap();
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.beneficiary), agreement);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn pay() {
		let sides = sides::<T>();
		let agreement = super::accept(&sides, sides.start);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.beneficiary), agreement);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn release() {
		let sides = sides::<T>();
		let agreement = super::pay(&sides);
		T::BenchmarkHelper::set_time(sides.start + 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), agreement);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn reclaim() {
		let sides = sides::<T>();
		let agreement = super::pay(&sides);
		T::BenchmarkHelper::set_time(deadline(&sides));
		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), agreement);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn cancel() {
		let sides = sides::<T>();
		let agreement = super::open(&sides, sides.start + 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.depositor), agreement);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ext(), crate::mock::Test);
}
