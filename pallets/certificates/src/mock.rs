//! The chain of the pallet's tests: five parties, a meter, and the classes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::arithmetic_side_effects)]

use crate::{
	self as verdigrid_certificates, deposits::SeveralDeposits, DepositLots, HoldReason,
	RecordDeposits,
};
use codec::{Decode, Encode};
use frame_support::{
	parameter_types,
	traits::{
		fungible::{HoldConsideration, Inspect, InspectHold, MutateHold},
		tokens::{Fortitude, Preservation},
		BuildGenesisConfig, Consideration, ConstU128, ConstU16, ConstU32, ConstantStoragePrice,
		Footprint, Get,
	},
};
use frame_system::EnsureRoot;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	certificate::{Class, Policy, ProjectCode, TradeClass},
	party::{Direction, MeterId, PartyId, Role, Roles},
	Energy, Granularity, MarketOffset, Moment, Period,
};
use verdigrid_test_support::{world::Chain, Clock, PaidFee};

verdigrid_test_support::chain!(Certificates: verdigrid_certificates);

/// Identity and evidence, as far as this pallet sees them.
pub type World = verdigrid_test_support::world::World<Test>;

impl Chain for Test {
	type Money = Money;
	type Evidence = World;
}

parameter_types! {
	pub const Offset: MarketOffset = MarketOffset::from_minutes(480).unwrap();
	pub const ForBundle: RuntimeHoldReason = RuntimeHoldReason::Certificates(HoldReason::Bundle);
	pub const ForRecord: RuntimeHoldReason = RuntimeHoldReason::Certificates(HoldReason::Record);
	pub storage ExchangeTimeout: u64 = TIMEOUT;
	pub storage BundlePrice: Balance = BUNDLE;
}

/// Forty years.
pub const LONGEST_VALIDITY: u16 = 480;
/// One per cent.
pub const MARGIN: u32 = 10_000;
/// How long an exchange may take.
pub const TIMEOUT: u64 = 7 * 86_400;

/// What a bundle costs at first.
pub const BUNDLE: Balance = 10;
/// What a record costs.
pub const RECORD: Balance = 100;
/// What each party has.
pub const ENDOWMENT: Balance = 1_000_000;

type Deposit<Reason, Price> =
	HoldConsideration<AccountId, Balances, Reason, ConstantStoragePrice<Price, Balance>>;

impl<Reason, Price> SeveralDeposits<AccountId> for Deposit<Reason, Price>
where
	Reason: Get<RuntimeHoldReason> + 'static,
	Price: Get<Balance> + 'static,
{
	fn affordable(who: &AccountId) -> u32 {
		let money = Balances::reducible_balance(who, Preservation::Protect, Fortitude::Force);
		money.checked_div(Price::get()).map_or(u32::MAX, |number| number as u32)
	}

	fn hold_several(who: &AccountId, number: u32) -> Result<Self, DispatchError> {
		Balances::hold(&Reason::get(), who, Price::get() * Balance::from(number - 1))?;
		Self::new(who, Footprint::default())
	}
}

impl verdigrid_certificates::Config for Test {
	type ClassOrigin = EnsureRoot<AccountId>;
	type WithdrawOrigin = EnsureRoot<AccountId>;
	type BundleDeposit = Deposit<ForBundle, BundlePrice>;
	type RecordDeposit = Deposit<ForRecord, ConstU128<RECORD>>;
	type BundleFee = PaidFee<Balances, BundlePrice>;
	type RedemptionFee = PaidFee<Balances, ConstU128<RECORD>>;
	type Parties = World;
	type Meters = World;
	type Readings = World;
	type Time = Clock;
	type MarketOffset = Offset;
	type CapacityMargin = ConstU32<MARGIN>;
	type MaxValidity = ConstU16<LONGEST_VALIDITY>;
	type ExchangeTimeout = ExchangeTimeout;
	type WeightInfo = crate::weights::Measured<Test>;
	type BenchmarkHelper = World;
}

pub const ISSUER: AccountId = 1;
pub const OWNER: AccountId = 2;
pub const BUYER: AccountId = 3;
pub const CENTRE: AccountId = 4;
pub const OTHER: AccountId = 5;
/// Has no party.
pub const STRANGER: AccountId = 99;

pub const ISSUER_ID: PartyId = 1;
pub const OWNER_ID: PartyId = 2;
pub const BUYER_ID: PartyId = 3;
pub const CENTRE_ID: PartyId = 4;
pub const OTHER_ID: PartyId = 5;

/// 1 July 2024.
pub const START: Moment = 1_719_763_200;

/// The first second of January 2024 at the market's offset.
pub const PRODUCED: Moment = 1_704_038_400;

/// Watt-hours of a monthly certificate.
pub const MWH: u64 = 1_000_000;

/// Each party: its account, its number and its role.
const PARTIES: [(AccountId, PartyId, Role); 5] = [
	(ISSUER, ISSUER_ID, Role::Issuer),
	(OWNER, OWNER_ID, Role::Generator),
	(BUYER, BUYER_ID, Role::Consumer),
	(CENTRE, CENTRE_ID, Role::TradingCentre),
	(OTHER, OTHER_ID, Role::Consumer),
];

#[derive(Default)]
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		let mut ext = chain(ISSUER, &PARTIES.map(|(account, ..)| account), ENDOWMENT);
		ext.execute_with(|| {
			Clock::set(START);
			crate::GenesisConfig::<Test> { classes: classes(), ..Default::default() }.build();
			for (account, party, role) in PARTIES {
				World::join(account, party, Roles::of(&[role]));
			}
			World::add_meter(&meter(), OWNER_ID, Direction::Generation, january().granularity);
		});
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			check();
		});
	}
}

/// What a ticket holds. The SDK's type keeps it to itself, but is encoded as it.
fn amount(ticket: &impl Encode) -> Balance {
	Balance::decode(&mut ticket.encode().as_slice()).unwrap()
}

/// Checks every invariant: the pallet's own, and that what is held is what the deposits say.
pub fn check() {
	Certificates::do_try_state().unwrap();
	for who in frame_system::Account::<Test>::iter_keys() {
		let bundles: Balance = DepositLots::<Test>::iter_values()
			.filter(|it| it.deposit.account == who)
			.map(|it| amount(&it.deposit.ticket) * Balance::from(it.left))
			.sum();
		let records = RecordDeposits::<Test>::iter_values().filter(|it| it.account == who).count();
		let held = |reason| Balances::balance_on_hold(&reason, &who);
		assert_eq!(held(ForBundle::get()), bundles, "bundles of {who}");
		assert_eq!(held(ForRecord::get()), RECORD * records as Balance, "records of {who}");
	}
}

fn classes() -> Vec<(TradeClass, Class)> {
	let class = |granularity, face_value, policy| Class {
		granularity,
		face_value: Energy::from_wh(face_value),
		policy,
		validity_months: 24,
	};
	let monthly = |policy| class(Granularity::Month, MWH, policy);
	vec![
		(TradeClass::TRADABLE, monthly(Policy::Once)),
		(TradeClass::NON_TRADABLE, monthly(Policy::DeliveryOnly)),
		(free(), monthly(Policy::Unlimited)),
		(TradeClass::GRANULAR, class(Granularity::Hour, 1, Policy::Unlimited)),
	]
}

/// A monthly class that changes hands freely.
pub fn free() -> TradeClass {
	TradeClass::new(b'U').unwrap()
}

pub fn code(body: &str) -> ProjectCode {
	ProjectCode::with_check(body).unwrap()
}

pub fn project() -> ProjectCode {
	code("WINDPARK00000001")
}

pub fn meter() -> MeterId {
	MeterId::new("METER-1").unwrap()
}

/// January 2024.
pub fn january() -> Period {
	Period::year_month(2024, 1).unwrap()
}
