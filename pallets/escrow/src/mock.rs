//! The chain that the tests run on, and what holds on it whatever happens. Parties, vouchers and
//! certificates are the test world's.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

use crate as verdigrid_escrow;
use crate::HoldReason;
use frame_support::{
	assert_ok, parameter_types,
	traits::{fungible::HoldConsideration, ConstantStoragePrice, IsInVec, LinearStoragePrice},
};
use sp_runtime::traits::Convert;
use verdigrid_primitives::{
	party::{PartyId, Roles},
	voucher::VoucherStatus,
	Moment,
};
use verdigrid_test_support::world::Chain;

pub use verdigrid_test_support::{Clock, CNY, NATIVE, USD};

verdigrid_test_support::chain!(Escrow: verdigrid_escrow);

/// The other pallets.
pub type World = verdigrid_test_support::world::World<Test>;

impl Chain for Test {
	type Money = Money;
	type Evidence = World;
}

parameter_types! {
	pub const AgreementReason: RuntimeHoldReason =
		RuntimeHoldReason::Escrow(HoldReason::Agreement);
	pub const DepositBase: Balance = 10;
	pub const DepositPerByte: Balance = 1;
	pub const BenchmarkAsset: AssetId = CNY;
	/// What a redemption costs.
	pub const RecordPrice: Balance = 7;
	/// All but [`USD`].
	pub PaymentAssets: Vec<AssetId> = vec![NATIVE, CNY, MISSING];
	pub storage MaxDuration: Moment = 5_000;
	/// So many seconds pass for each block that a deadline asks for; 0: it asks for none.
	pub storage SecondsPerBlock: Moment = 0;
	pub const RulingTime: Moment = 50;
}

pub struct DeadlineBlocks;

impl Convert<Moment, u64> for DeadlineBlocks {
	fn convert(seconds: Moment) -> u64 {
		seconds.checked_div(SecondsPerBlock::get()).unwrap_or_default()
	}
}

impl crate::Config for Test {
	type Time = Clock;
	type Parties = World;
	type Vouchers = World;
	type Certificates = World;
	type HeldMoney = HeldMoney;
	type PaymentAssets = IsInVec<PaymentAssets>;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Deposit = HoldConsideration<
		AccountId,
		Balances,
		AgreementReason,
		LinearStoragePrice<DepositBase, DepositPerByte, Balance>,
	>;
	type RecordDeposit = HoldConsideration<
		AccountId,
		Balances,
		AgreementReason,
		ConstantStoragePrice<RecordPrice, Balance>,
	>;
	type MaxDuration = MaxDuration;
	type RulingTime = RulingTime;
	type DeadlineBlocks = DeadlineBlocks;
	type WeightInfo = crate::weights::Measured<Test>;
	type BenchmarkHelper = World;
	type BenchmarkAsset = BenchmarkAsset;
}

/// Parties, each at the account of the same number.
pub const ALICE: PartyId = 1;
pub const BOB: PartyId = 2;
pub const CAROL: PartyId = 3;
pub const DAVE: PartyId = 4;
pub const PARTIES: [PartyId; 4] = [ALICE, BOB, CAROL, DAVE];
/// An account without a party. It administers the tokens.
pub const STRANGER: AccountId = 99;

/// Every kind of money.
pub const ASSETS: [AssetId; 3] = [NATIVE, CNY, USD];
/// A token that is allowed but does not exist.
pub const MISSING: AssetId = AssetId::WithId(9);

/// When the tests start, the deadline of their agreements, and when certificates expire.
pub const START: Moment = 1_000;
pub const DEADLINE: Moment = 2_000;
pub const EXPIRY: Moment = 6_000;

/// What each account starts with, of every asset.
pub const ENDOWMENT: Balance = 1_000_000;

pub fn account(party: PartyId) -> AccountId {
	party.into()
}

pub fn signed(party: PartyId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(party))
}

/// Anyone: an account without a party.
pub fn anyone() -> RuntimeOrigin {
	RuntimeOrigin::signed(STRANGER)
}

pub fn ext() -> sp_io::TestExternalities {
	let [alice, bob, carol, dave] = PARTIES.map(account);
	let mut ext = chain(STRANGER, &[alice, bob, carol, dave, STRANGER], ENDOWMENT);
	ext.execute_with(|| {
		Clock::set(START);
		PARTIES.into_iter().for_each(|party| World::join(account(party), party, Roles::NONE));
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

/// Checks every invariant. Every voucher in custody is in that of an agreement that is about it.
pub fn check() {
	assert_ok!(Escrow::do_try_state());
	for (id, voucher) in World::vouchers() {
		if let VoucherStatus::InCustody(agreement) = voucher.status {
			assert_eq!(crate::Agreements::<Test>::get(agreement).unwrap().voucher, id);
		}
	}
}
