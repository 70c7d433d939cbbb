//! The chain that the tests run on. Parties are the test world's.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	missing_docs
)]

use crate as verdigrid_allowance;
use frame_support::{assert_ok, parameter_types};
use verdigrid_primitives::{
	party::{PartyId, Roles},
	MarketOffset, Moment,
};

pub use verdigrid_test_support::Clock;

verdigrid_test_support::chain!(Allowance: verdigrid_allowance);

/// The other pallets.
pub type World = verdigrid_test_support::world::World<Test>;

parameter_types! {
	pub storage Daily: Balance = 100;
	pub storage Start: Balance = 50;
	pub const Members: AccountId = MEMBERS;
	pub Offset: MarketOffset = MarketOffset::from_minutes(480).unwrap();
}

impl crate::Config for Test {
	type Time = Clock;
	type MarketOffset = Offset;
	type Parties = World;
	type Currency = Balances;
	type Grantor = Members;
	type DailyAllowance = Daily;
	type StartingGrant = Start;
}

/// Parties, each at the account of the same number.
pub const ALICE: PartyId = 1;
pub const BOB: PartyId = 2;
/// Was never attested.
pub const NEWCOMER: PartyId = 3;
/// An account without a party.
pub const STRANGER: AccountId = 99;
/// The account of the members.
pub const MEMBERS: AccountId = 1_000;

/// 2024-02-15T23:59:59 at the market: a second before a day begins.
pub const NOW: Moment = 1_708_012_799;
/// What the members have.
pub const FUNDS: Balance = 120;

pub fn account(party: PartyId) -> AccountId {
	party.into()
}

pub fn ext() -> sp_io::TestExternalities {
	let mut ext = chain(STRANGER, &[MEMBERS], FUNDS);
	ext.execute_with(|| {
		Clock::set(NOW);
		for party in [ALICE, BOB] {
			World::join(account(party), party, Roles::NONE);
		}
		World::apply(account(NEWCOMER), NEWCOMER);
	});
	ext
}

/// Runs a test, then checks every invariant.
pub fn build_and_execute(test: impl FnOnce()) {
	ext().execute_with(|| {
		test();
		assert_ok!(Allowance::do_try_state());
	});
}
