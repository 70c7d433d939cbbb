//! Benchmarks: each call in its worst case.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

use crate::{Call, Config, NextSplit, Pallet, Vouchers, MOST_BUNDLES};
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use sp_runtime::traits::One;
use verdigrid_primitives::{
	benchmarking::Scenario,
	certificate::TradeClass,
	claim::{Beneficiary, Claim, Purpose},
	party::{PartyId, Roles},
	traits::CertificateBatches,
	voucher::{VoucherId, VoucherStatus},
};

/// How many certificates the voucher has of which a part is split off. They are in as many bundles as there may be.
const UNITS: u32 = 24;

/// A voucher of so many certificates. Up to eight are in a bundle each.
fn holder_with<T: Config>(units: u32) -> (T::AccountId, PartyId, VoucherId) {
	let holder: T::AccountId = account("holder", 0, 0);
	let party = T::BenchmarkHelper::party(&holder, Roles::ALL);
	let voucher = T::BenchmarkHelper::voucher(party, TradeClass::TRADABLE, units);
	(holder, party, voucher)
}

fn claim(party: PartyId) -> Claim {
	Claim {
		beneficiary: Beneficiary::Party(party),
		purpose: Purpose::Scope2,
		from: 0,
		to: u64::MAX,
		note: Default::default(),
	}
}

fn is_redeemed<T: Config>(voucher: VoucherId) -> bool {
	let voucher = Vouchers::<T>::get(voucher);
	voucher.is_some_and(|voucher| matches!(voucher.status, VoucherStatus::Redeemed(_)))
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn split() {
		frame_system::Pallet::<T>::set_block_number(One::one());
		let (caller, _, voucher) = holder_with::<T>(UNITS);
		T::BenchmarkHelper::signs(&caller);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), voucher, UNITS - 1);

		assert_eq!(Vouchers::<T>::get(voucher).unwrap().range.units, 1);
	}

	/// A whole voucher of evidence, with so many bundles. Each has a deposit on an account of its own.
	#[benchmark]
	fn redeem(n: Linear<1, MOST_BUNDLES>) {
		frame_system::Pallet::<T>::set_block_number(One::one());
		let (caller, party, voucher) = holder_with::<T>(n);
		T::BenchmarkHelper::signs(&caller);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), voucher, n, claim(party));

		assert!(is_redeemed::<T>(voucher));
	}

	/// The same of a voucher that a split made. Its deposit is on the account that signs, which stands for another one.
	#[benchmark]
	fn redeem_split(n: Linear<1, MOST_BUNDLES>) {
		frame_system::Pallet::<T>::set_block_number(One::one());
		let (caller, party, parent) = holder_with::<T>(MOST_BUNDLES + 1);
		let voucher = NextSplit::<T>::get();
		let origin = RawOrigin::Signed(caller.clone());
		Pallet::<T>::split(origin.clone().into(), parent, n).unwrap();
		#[extrinsic_call]
		redeem(origin, voucher, n, claim(party));

		assert!(is_redeemed::<T>(voucher));
	}

	/// A part of a voucher, with so many bundles, of which the last is split.
	#[benchmark]
	fn redeem_part(n: Linear<1, MOST_BUNDLES>) {
		frame_system::Pallet::<T>::set_block_number(One::one());
		let (caller, party, parent) = holder_with::<T>(UNITS);
		let voucher = NextSplit::<T>::get();
		T::BenchmarkHelper::signs(&caller);
		#[extrinsic_call]
		redeem(RawOrigin::Signed(caller), parent, n * UNITS / MOST_BUNDLES - 1, claim(party));

		assert!(is_redeemed::<T>(voucher));
	}

	#[benchmark]
	fn retire() {
		frame_system::Pallet::<T>::set_block_number(One::one());
		let (holder, _, parent) = holder_with::<T>(UNITS);
		let voucher = NextSplit::<T>::get();
		Pallet::<T>::split(RawOrigin::Signed(holder).into(), parent, UNITS - 1).unwrap();
		let batch = Vouchers::<T>::get(voucher).unwrap().range.batch;
		T::BenchmarkHelper::set_time(T::Certificates::batch(batch).unwrap().valid_until);
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), voucher);

		assert!(!Vouchers::<T>::contains_key(voucher));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ext(), crate::mock::Test);
}
