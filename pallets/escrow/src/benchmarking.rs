//! Benchmarks: each call in its worst case.
//!
//! A call that may release an agreement is measured with a delivery and with a redemption, and declares the larger of both.
//! The money, the deposit of the agreement and that of its voucher are on three accounts. The depositor has moved to a fourth
//! one, to which the payment is the first of its asset.

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
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{
	fungibles::{Inspect, Unbalanced},
	tokens::Precision,
	Get,
};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_io::hashing::sha2_256;
use sp_runtime::traits::One;
use verdigrid_primitives::{
	benchmarking::Scenario,
	certificate::TradeClass,
	claim::{Beneficiary, Claim, Purpose},
	party::{PartyId, Roles},
	traits::VoucherCustody,
	voucher::{AgreementId, VoucherId, VoucherStatus},
	Moment,
};

/// How many certificates the vouchers have. They are in as many bundles as there may be.
const UNITS: u32 = 24;

/// The most parties that conditions name beside a payment.
const NAMED_BESIDE_PAYMENT: u32 = MAX_NAMED - MAX_APPROVERS;

/// A depositor with a voucher, a beneficiary with money, and an arbiter.
struct Sides<T: Config> {
	/// The account of the depositor that opens the agreement.
	depositor: T::AccountId,
	/// The account of the depositor from then on.
	moved: T::AccountId,
	beneficiary: T::AccountId,
	arbiter: T::AccountId,
	holder: PartyId,
	party: PartyId,
	judge: PartyId,
	voucher: VoucherId,
	outcome: Outcome,
	start: Moment,
}

/// The voucher is to be delivered.
fn delivering<T: Config>() -> Sides<T> {
	frame_system::Pallet::<T>::set_block_number(One::one());
	let (depositor, moved) = (account("depositor", 0, 0), account("moved", 0, 0));
	let (beneficiary, arbiter) = (account("beneficiary", 0, 0), account("arbiter", 0, 0));
	let (holder, voucher) = part_of_voucher::<T>(&depositor);
	let party = T::BenchmarkHelper::party(&beneficiary, Roles::ALL);
	let judge = T::BenchmarkHelper::party(&arbiter, Roles::ALL);
	mint::<T>(&beneficiary);
	let (outcome, start) = (Outcome::Deliver, Pallet::<T>::now());
	Sides { depositor, moved, beneficiary, arbiter, holder, party, judge, voucher, outcome, start }
}

/// The voucher is to be redeemed, for a party that is no side.
fn redeeming<T: Config>() -> Sides<T> {
	let sides = delivering::<T>();
	let claimant = T::BenchmarkHelper::party(&account("claimant", 0, 0), Roles::ALL);
	let claim = Claim {
		beneficiary: Beneficiary::Party(claimant),
		purpose: Purpose::Voluntary,
		from: 0,
		to: Moment::MAX,
		note: H256::zero(),
	};
	Sides { outcome: Outcome::RedeemFor(claim), ..sides }
}

/// A holder and its voucher, which a split made. The deposit of the voucher is on the former account of the holder, and those of
/// its bundles are on other ones.
fn part_of_voucher<T: Config>(present: &T::AccountId) -> (PartyId, VoucherId) {
	let former = account("former", 0, 0);
	let holder = T::BenchmarkHelper::party(&former, Roles::ALL);
	let whole = T::BenchmarkHelper::voucher(holder, TradeClass::GRANULAR, UNITS + 1);
	let voucher = T::BenchmarkHelper::split_voucher(&former, whole, UNITS);
	T::BenchmarkHelper::move_to(holder, present);
	(holder, voucher)
}

fn is_redeemed<T: Config>(voucher: VoucherId) -> bool {
	let voucher = T::Vouchers::voucher(voucher);
	voucher.is_some_and(|voucher| matches!(voucher.status, VoucherStatus::Redeemed(_)))
}

type ConditionOf<T> = Condition<crate::AssetOf<T>, BalanceOf<T>>;

fn price<T: Config>() -> BalanceOf<T> {
	T::HeldMoney::minimum_balance(T::BenchmarkAsset::get()).max(BalanceOf::<T>::one())
}

/// More than one payment, so that some stays on the account that pays.
fn mint<T: Config>(to: &T::AccountId) {
	let (asset, amount) = (T::BenchmarkAsset::get(), price::<T>() * 1_000u32.into());
	let issued = T::HeldMoney::total_issuance(asset.clone()) + amount;
	T::HeldMoney::set_total_issuance(asset.clone(), issued);
	T::HeldMoney::increase_balance(asset, to, amount, Precision::Exact).unwrap();
}

fn payment<T: Config>() -> ConditionOf<T> {
	Condition::Payment { asset: T::BenchmarkAsset::get(), amount: price::<T>() }
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

/// A payment, so many hash locks, and approvals.
fn conditions<T: Config>(hash_locks: u32, approving: &Approving<T>) -> Vec<ConditionOf<T>> {
	let payment = core::iter::once(payment::<T>());
	payment.chain(locks::<T>(hash_locks)).chain(approving.conditions()).collect()
}

fn terms<T: Config>(sides: &Sides<T>, conditions: Vec<ConditionOf<T>>) -> TermsOf<T> {
	TermsOf::<T> {
		beneficiary: sides.party,
		arbiter: Some(sides.judge),
		outcome: sides.outcome.clone(),
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
	T::BenchmarkHelper::move_to(sides.holder, &sides.moved);
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
	let mut conditions = conditions::<T>(3, &approving);
	conditions.push(Condition::NotBefore(sides.start + 1));
	let agreement = pay(sides, conditions);
	approve::<T>(&approving.accounts, agreement);
	reveal(sides, agreement, 3);
	agreement
}

fn disputed<T: Config>(sides: &Sides<T>) -> AgreementId {
	let agreement = complete(sides);
	Pallet::<T>::dispute(signed::<T>(&sides.moved), agreement).unwrap();
	agreement
}

/// Only the payment is missing.
fn to_pay<T: Config>(sides: &Sides<T>) -> AgreementId {
	let approving = approving::<T>(3 * MAX_APPROVERS);
	let agreement = accept(sides, conditions(4, &approving));
	approve::<T>(&approving.accounts, agreement);
	reveal(sides, agreement, 4);
	agreement
}

/// Only the approval of this account is missing.
fn to_approve<T: Config>(sides: &Sides<T>) -> (AgreementId, T::AccountId) {
	let mut approving = approving::<T>(6 * MAX_APPROVERS);
	let agreement = pay(sides, conditions(1, &approving));
	reveal(sides, agreement, 1);
	let last = approving.accounts.pop().unwrap();
	approve::<T>(&approving.accounts, agreement);
	(agreement, last)
}

/// Only this secret is missing.
fn to_reveal<T: Config>(sides: &Sides<T>) -> (AgreementId, Preimage) {
	let approving = approving::<T>(MAX_APPROVERS);
	let agreement = pay(sides, conditions(6, &approving));
	approve::<T>(&approving.accounts, agreement);
	reveal(sides, agreement, 5);
	(agreement, secret(5))
}

#[benchmarks]
mod benches {
	use super::*;

	/// A redemption does all that a delivery does, reads its beneficiary and holds the price of its record.
	#[benchmark]
	fn open(n: Linear<0, NAMED_BESIDE_PAYMENT>) {
		let sides = redeeming::<T>();
		let mut conditions = super::conditions(0, &approving::<T>(n));
		conditions.resize(MAX_CONDITIONS as usize, Condition::NotBefore(sides.start + 1));
		let terms = terms(&sides, conditions);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.depositor), sides.voucher, terms);

		assert_eq!(Agreements::<T>::iter_keys().count(), 1);
	}

	#[benchmark]
	fn accept() {
		let sides = delivering::<T>();
		let agreement = super::open(&sides, Vec::new());
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.beneficiary), agreement, terms);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn accept_redeeming() {
		let sides = redeeming::<T>();
		let agreement = super::open(&sides, Vec::new());
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		accept(RawOrigin::Signed(sides.beneficiary), agreement, terms);

		assert!(is_redeemed::<T>(sides.voucher));
	}

	#[benchmark]
	fn pay() {
		let sides = delivering::<T>();
		let agreement = to_pay(&sides);
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.beneficiary), agreement, terms);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn pay_redeeming() {
		let sides = redeeming::<T>();
		let agreement = to_pay(&sides);
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		pay(RawOrigin::Signed(sides.beneficiary), agreement, terms);

		assert!(is_redeemed::<T>(sides.voucher));
	}

	#[benchmark]
	fn release() {
		let sides = delivering::<T>();
		let agreement = complete(&sides);
		T::BenchmarkHelper::set_time(sides.start + 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), agreement);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn release_redeeming() {
		let sides = redeeming::<T>();
		let agreement = complete(&sides);
		T::BenchmarkHelper::set_time(sides.start + 1);
		#[extrinsic_call]
		release(RawOrigin::Signed(whitelisted_caller()), agreement);

		assert!(is_redeemed::<T>(sides.voucher));
	}

	/// All conditions hold, but nobody has called `release` before the certificates expired. The price of a redemption is
	/// returned too.
	#[benchmark]
	fn reclaim() {
		let sides = redeeming::<T>();
		let agreement = complete(&sides);
		T::BenchmarkHelper::set_time(Pallet::<T>::valid_until(sides.voucher));
		frame_system::Pallet::<T>::set_block_number(u32::MAX.into());
		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), agreement);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn cancel() {
		let sides = redeeming::<T>();
		let conditions = approving::<T>(MAX_NAMED).conditions().collect();
		let agreement = super::open(&sides, conditions);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.moved), agreement);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn approve() {
		let sides = delivering::<T>();
		let (agreement, last) = to_approve(&sides);
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		_(RawOrigin::Signed(last), agreement, terms);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn approve_redeeming() {
		let sides = redeeming::<T>();
		let (agreement, last) = to_approve(&sides);
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		approve(RawOrigin::Signed(last), agreement, terms);

		assert!(is_redeemed::<T>(sides.voucher));
	}

	#[benchmark]
	fn reveal() {
		let sides = delivering::<T>();
		let (agreement, last) = to_reveal(&sides);
		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), agreement, last);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn reveal_redeeming() {
		let sides = redeeming::<T>();
		let (agreement, last) = to_reveal(&sides);
		#[extrinsic_call]
		reveal(RawOrigin::Signed(whitelisted_caller()), agreement, last);

		assert!(is_redeemed::<T>(sides.voucher));
	}

	#[benchmark]
	fn dispute() {
		let sides = redeeming::<T>();
		let agreement = complete(&sides);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.moved), agreement);

		let status = Agreements::<T>::get(agreement).map(|agreement| agreement.status);
		assert_eq!(status, Some(Status::Disputed));
	}

	#[benchmark]
	fn arbitrate() {
		let sides = delivering::<T>();
		let agreement = disputed(&sides);
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		_(RawOrigin::Signed(sides.arbiter), agreement, terms, Ruling::Release);

		assert!(!Agreements::<T>::contains_key(agreement));
	}

	#[benchmark]
	fn arbitrate_redeeming() {
		let sides = redeeming::<T>();
		let agreement = disputed(&sides);
		let terms = terms_hash::<T>(agreement);
		#[extrinsic_call]
		arbitrate(RawOrigin::Signed(sides.arbiter), agreement, terms, Ruling::Release);

		assert!(is_redeemed::<T>(sides.voucher));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::ext(), crate::mock::Test);
}
