//! The chain that the tests run on, and what holds on it whatever happens. Vouchers are this pallet's;
//! parties, evidence and certificates are the test world's.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

use crate as verdigrid_vouchers;
use crate::HoldReason;
use codec::MaxEncodedLen;
use frame_support::{
	assert_ok, parameter_types,
	traits::{fungible::HoldConsideration, LinearStoragePrice},
};
use verdigrid_primitives::{
	certificate::{BundleState, Lock},
	party::{PartyId, Roles},
	traits::{EvidenceInspect, VoucherCustody},
	voucher::{Voucher, VoucherId, VoucherStatus, FIRST_SPLIT},
	Moment,
};
use verdigrid_test_support::world::{Chain, FIRST_VOUCHER};

pub use verdigrid_test_support::{Clock, PaidFee};

verdigrid_test_support::chain!(Vouchers: verdigrid_vouchers);

/// The other pallets.
pub type World = verdigrid_test_support::world::World<Test>;

impl Chain for Test {
	type Money = Money;
	type Evidence = World;
}

parameter_types! {
	pub const SplitReason: RuntimeHoldReason = RuntimeHoldReason::Vouchers(HoldReason::Split);
	pub const DepositBase: Balance = 10;
	pub const DepositPerByte: Balance = 1;
	/// The deposit of a voucher.
	pub SplitPrice: Balance =
		DepositBase::get() + DepositPerByte::get() * Voucher::max_encoded_len() as Balance;
}

impl crate::Config for Test {
	type Time = Clock;
	type Parties = World;
	type Certificates = World;
	type Evidence = World;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Deposit = HoldConsideration<
		AccountId,
		Balances,
		SplitReason,
		LinearStoragePrice<DepositBase, DepositPerByte, Balance>,
	>;
	type SplitFee = PaidFee<Balances, SplitPrice>;
	type WeightInfo = crate::weights::Measured<Test>;
	type BenchmarkHelper = World;
}

/// Parties, each at the account of the same number. All that is bought is the seller's before.
pub const ALICE: PartyId = 1;
pub const BOB: PartyId = 2;
pub const SELLER: PartyId = 3;
/// An account without a party.
pub const STRANGER: AccountId = 99;

/// When the tests start, and when certificates expire.
pub const START: Moment = 1_000;
pub const EXPIRY: Moment = 5_000;

/// The balance that each account starts with.
pub const ENDOWMENT: Balance = 1_000_000;

pub fn account(party: PartyId) -> AccountId {
	party.into()
}

pub fn signed(party: PartyId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(party))
}

pub fn ext() -> sp_io::TestExternalities {
	let mut ext = chain(STRANGER, &[account(ALICE), account(BOB), STRANGER], ENDOWMENT);
	ext.execute_with(|| {
		Clock::set(START);
		for party in [ALICE, BOB] {
			World::join(account(party), party, Roles::NONE);
		}
	});
	ext
}

/// Runs a test, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	ext().execute_with(|| {
		test();
		check();
	});
}

/// Checks every invariant.
pub fn check() {
	assert_ok!(Vouchers::do_try_state());
	World::check_register();
	check_certificates();
}

/// Each voucher's certificates are its holder's, and locked for it or redeemed with it, unless it is
/// unwound. What was behind retired ones has expired. All others are free.
fn check_certificates() {
	let mut backing = retired();
	assert!(backing == 0 || Clock::seconds() >= EXPIRY, "a voucher is gone before its time");
	for (id, voucher) in all() {
		let state = match voucher.status {
			VoucherStatus::Unwound => continue,
			VoucherStatus::Redeemed(redemption) => BundleState::Redeemed(redemption),
			_ => BundleState::Locked(Lock::Voucher(id)),
		};
		for unit in World::units(voucher.range) {
			assert_eq!((unit.holder, unit.state), (voucher.holder, state));
		}
		backing += voucher.range.units as usize;
	}
	assert_eq!(free() + backing, World::all_units().len(), "a certificate is in two places");
}

/// All vouchers: those of evidence, stored or not, and those that splits made.
pub fn all() -> Vec<(VoucherId, Voucher)> {
	let of_evidence = (FIRST_VOUCHER..).take_while(|id| World::verified(*id).is_some());
	let splits = FIRST_SPLIT..crate::NextSplit::<Test>::get();
	of_evidence.chain(splits).filter_map(|id| Some((id, Vouchers::voucher(id)?))).collect()
}

/// How many certificates are free.
pub fn free() -> usize {
	count(|state| state == BundleState::Active)
}

/// How many certificates are behind vouchers that are no more.
pub fn retired() -> usize {
	count(|state| match state {
		BundleState::Locked(Lock::Voucher(id)) => Vouchers::voucher(id).is_none(),
		_ => false,
	})
}

fn count(is_counted: impl Fn(BundleState) -> bool) -> usize {
	World::all_units().into_iter().filter(|unit| is_counted(unit.state)).count()
}
