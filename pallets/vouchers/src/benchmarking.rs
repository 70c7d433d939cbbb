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

/// How many certificates the voucher has that is split or redeemed. They are in as many bundles as there may be.
const UNITS: u32 = 24;

fn holder_with_voucher<T: Config>() -> (T::AccountId, PartyId, VoucherId) {
	let holder: T::AccountId = account("holder", 0, 0);
	let party = T::BenchmarkHelper::party(&holder, Roles::ALL);
	let voucher = T::BenchmarkHelper::voucher(party, TradeClass::TRADABLE, UNITS);
	(holder, party, voucher)
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn split() {
		frame_system::Pallet::<T>::set_block_number(One::one());
		let (caller, _, voucher) = holder_with_voucher::<T>();
		T::BenchmarkHelper::signs(&caller);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), voucher, UNITS - 1);

		assert_eq!(Vouchers::<T>::get(voucher).unwrap().range.units, 1);
	}

	/// So many bundles, of which the last is split.
	#[benchmark]
	fn redeem(n: Linear<1, MOST_BUNDLES>) {
		frame_system::Pallet::<T>::set_block_number(One::one());
		let (caller, party, voucher) = holder_with_voucher::<T>();
		let child = NextSplit::<T>::get();
		let beneficiary = Beneficiary::Party(party);
		let claim = Claim {
			beneficiary,
			purpose: Purpose::Scope2,
			from: 0,
			to: u64::MAX,
			note: Default::default(),
		};
		T::BenchmarkHelper::signs(&caller);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), voucher, n * UNITS / MOST_BUNDLES - 1, claim);

		let child = Vouchers::<T>::get(child).unwrap();
		assert!(matches!(child.status, VoucherStatus::Redeemed(_)));
	}

	#[benchmark]
	fn retire() {
		frame_system::Pallet::<T>::set_block_number(One::one());
		let (holder, _, parent) = holder_with_voucher::<T>();
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
