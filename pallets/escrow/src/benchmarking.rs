//! Benchmarks: each call in its worst case.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

use crate::{
	types::Preimage, Agreements, BalanceOf, Call, Condition, Config, NextAgreement, Outcome, Paid,
	Pallet, Ruling, Status, TermsOf, MAX_APPROVERS, MAX_CONDITIONS, MAX_NAMED,
};
use alloc::{vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::traits::{fungibles::Inspect, Get};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_io::hashing::sha2_256;
use sp_runtime::traits::One;
use verdigrid_primitives::{
	benchmarking::Scenario,
	certificate::TradeClass,
	party::{PartyId, Roles},
	voucher::{AgreementId, VoucherId},
	Moment,
};

/// How many certificates the vouchers have.
const UNITS: u32 = 24;

/// A depositor with a voucher, a beneficiary with money, and an arbiter.
struct Sides<T: Config> {
	depositor: T::AccountId,
	beneficiary: T::AccountId,
	arbiter: T::AccountId,
	party: PartyId,
	judge: PartyId,
	voucher: VoucherId,
	start: Moment,
}

fn sides<T: Config>() -> Sides<T> {
	frame_system::Pallet::<T>::set_block_number(One::one());
	let (depositor, beneficiary) = (account("depositor", 0, 0), account("beneficiary", 0, 0));
	let arbiter = account("arbiter", 0, 0);
	let holder = T::BenchmarkHelper::party(&depositor, Roles::ALL);
	let party = T::BenchmarkHelper::party(&beneficiary, Roles::ALL);
	let judge = T::BenchmarkHelper::party(&arbiter, Roles::ALL);
	let voucher = T::BenchmarkHelper::voucher(holder, TradeClass::GRANULAR, UNITS);
	let start = Pallet::<T>::now();
	Sides { depositor, beneficiary, arbiter, party, judge, voucher, start }
}

type ConditionOf<T> = Condition<crate::AssetOf<T>, BalanceOf<T>>;

fn payment<T: Config>() -> ConditionOf<T> {
	let asset = T::BenchmarkAsset::get();
	let amount = T::HeldMoney::minimum_balance(asset.clone()).max(BalanceOf::<T>::one());
	Condition::Payment { asset, amount }
}

fn secret(number: u32) -> Preimage {
	[number as u8; 32]
}

fn locks<T: Config>(count: u32) -> impl Iterator<Item = ConditionOf<T>> {
	(0..count).map(|number| Condition::HashLock(H256(sha2_256(&secret(number)))))
}

/// Active parties that approve.
struct Approving<T: Config> {
	accounts: Vec<T::AccountId>,
	parties: Vec<PartyId>,
}

fn approving<T: Config>(count: u32) -> Approving<T> {
	let accounts: Vec<_> = (0..count).map(|index| account("approving", index, 0)).collect();
	let party = |account| T::BenchmarkHelper::party(account, Roles::ALL);
	let parties = accounts.iter().map(party).collect();
	Approving { accounts, parties }
}

impl<T: Config> Approving<T> {
	/// All of them have to approve; eight in each condition.
	fn conditions(&self) -> impl Iterator<Item = ConditionOf<T>> + '_ {
		self.parties.chunks(MAX_APPROVERS as usize).map(|parties| Condition::Approvals {
			parties: parties.to_vec().try_into().unwrap(),
			threshold: parties.len() as u32,
		})
	}
}

fn terms<T: Config>(sides: &Sides<T>, conditions: Vec<ConditionOf<T>>) -> TermsOf<T> {
	TermsOf::<T> {
		beneficiary: sides.party,
		arbiter: Some(sides.judge),
		outcome: Outcome::Deliver,
		conditions: conditions.try_into().unwrap(),
		deadline: deadline(sides),
	}
}

fn deadline<T: Config>(sides: &Sides<T>) -> Moment {
	(sides.start + T::MaxDuration::get()).min(Pallet::<T>::valid_until(sides.voucher))
}

/// What calls have to name.
fn terms_hash<T: Config>(agreement: AgreementId) -> H256 {
	Agreements::<T>::get(agreement).unwrap().terms_hash
}

fn signed<T: Config>(account: &T::AccountId) -> T::RuntimeOrigin {
	RawOrigin::Signed(account.clone()).into()
}

fn open<T: Config>(sides: &Sides<T>, conditions: Vec<ConditionOf<T>>) -> AgreementId {
	let agreement = NextAgreement::<T>::get();
	let terms = terms(sides, conditions);
	Pallet::<T>::open(signed::<T>(&sides.depositor), sides.voucher, terms).unwrap();
	agreement
}

fn accept<T: Config>(sides: &Sides<T>, conditions: Vec<ConditionOf<T>>) -> AgreementId {
	let agreement = open(sides, conditions);
	let terms = terms_hash::<T>(agreement);
	Pallet::<T>::accept(signed::<T>(&sides.beneficiary), agreement, terms).unwrap();
	agreement
}

fn pay<T: Config>(sides: &Sides<T>, conditions: Vec<ConditionOf<T>>) -> AgreementId {
	let agreement = accept(sides, conditions);
	let terms = terms_hash::<T>(agreement);
	Pallet::<T>::pay(signed::<T>(&sides.beneficiary), agreement, terms).unwrap();
	assert!(Paid::<T>::contains_key(agreement));
	agreement
}

fn approve<T: Config>(accounts: &[T::AccountId], agreement: AgreementId) {
	let terms = terms_hash::<T>(agreement);
	for account in accounts {
		Pallet::<T>::approve(signed::<T>(account), agreement, terms).unwrap();
	}
}

fn reveal<T: Config>(sides: &Sides<T>, agreement: AgreementId, count: u32) {
	for number in 0..count {
		let origin = signed::<T>(&sides.depositor);
		Pallet::<T>::reveal(origin, agreement, secret(number)).unwrap();
	}
}

/// Conditions of every kind. All hold, except the wait until the second second.
fn complete<T: Config>(sides: &Sides<T>) -> AgreementId {
	let approving = approving::<T>(3 * MAX_APPROVERS);
	let mut conditions = vec![payment::<T>(), Condition::NotBefore(sides.start + 1)];
	conditions.extend(locks::<T>(3));
	conditions.extend(approving.conditions());
	let agreement = pay(sides, conditions);
	approve::<T>(&approving.accounts, agreement);
	reveal(sides, agreement, 3);
	agreement
}

#[benchmarks]
mod benches {
	use super::*;

	#[benchmark]
	fn open(n: Linear<0, MAX_NAMED>) {
		let sides = sides::<T>();
		let approving = approving::<T>(n);
		let mut conditions: Vec<_> = approving.conditions().collect();
		conditions.resize(MAX_CONDITIONS as usize, Condition::NotBefore(sides.start + 1));
		let terms = terms(&sides, conditions);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.depositor), sides.voucher, terms);

		assert_eq!(Agreements::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn accept() {
		let sides = sides::<T>();
		let agreement = super::open(&sides, Vec::new());
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.beneficiary), agreement, terms);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn pay() {
		let sides = sides::<T>();
		let approving = approving::<T>(3 * MAX_APPROVERS);
		let conditions = core::iter::once(payment::<T>()).chain(locks::<T>(4));
		let conditions = conditions.chain(approving.conditions()).collect();
		let agreement = super::accept(&sides, conditions);
		super::approve::<T>(&approving.accounts, agreement);
		super::reveal(&sides, agreement, 4);
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.beneficiary), agreement, terms);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn release() {
		let sides = sides::<T>();
		let agreement = complete(&sides);
		T::BenchmarkHelper::set_time(sides.start + 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), agreement);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	/// All conditions hold, but nobody has called `release` before the certificates expired.
	#[benchmark]
	fn reclaim() {
		let sides = sides::<T>();
		let agreement = complete(&sides);
		T::BenchmarkHelper::set_time(Pallet::<T>::valid_until(sides.voucher));
		frame_system::Pallet::<T>::set_block_number(u32::MAX.into());
		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), agreement);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn cancel() {
		let sides = sides::<T>();
		let conditions = approving::<T>(MAX_NAMED).conditions().collect();
		let agreement = super::open(&sides, conditions);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.depositor), agreement);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn approve() {
		let sides = sides::<T>();
		let mut approving = approving::<T>(7 * MAX_APPROVERS);
		let conditions = core::iter::once(payment::<T>()).chain(approving.conditions()).collect();
		let agreement = super::pay(&sides, conditions);
		let last = approving.accounts.pop().unwrap();
		super::approve::<T>(&approving.accounts, agreement);
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		_(RawOrigin::Signed(last), agreement, terms);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn reveal() {
		let sides = sides::<T>();
		let conditions = core::iter::once(payment::<T>()).chain(locks::<T>(7)).collect();
		let agreement = super::pay(&sides, conditions);
		super::reveal(&sides, agreement, 6);
		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), agreement, secret(6));

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn dispute() {
		let sides = sides::<T>();
		let agreement = complete(&sides);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.depositor), agreement);

		let status = Agreements::<T>::get(agreement).map(|agreement| agreement.status);
		assert_eq!(status, Some(Status::Disputed));
	}

	#[benchmark]
	fn arbitrate() {
		let sides = sides::<T>();
		let agreement = complete(&sides);
		Pallet::<T>::dispute(signed::<T>(&sides.depositor), agreement).unwrap();
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.arbiter), agreement, terms, Ruling::Release);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ext(), crate::mock::Test);
}
