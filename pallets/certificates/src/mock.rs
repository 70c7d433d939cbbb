//! A runtime with this pallet, and stand-ins for the others that keep their state in storage.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::arithmetic_side_effects)]

use crate::{
	self as pallet_certificates,
	types::{Bundle, Reason},
	BundleDeposits, Bundles, HoldReason, RecordDeposits,
};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{HoldConsideration, InspectHold, Mutate},
		ConstU16, ConstU32, ConstU64, ConstantStoragePrice,
	},
};
use frame_system::EnsureRoot;
use sp_core::H256;
use sp_runtime::{BuildStorage, DispatchError, DispatchResult};
use std::collections::BTreeMap;
use verdigrid_primitives::{
	certificate::{
		BatchId, CertificateNumber, CertificateRange, Class, EnergySource, ExchangeId, Policy,
		ProjectCode, TradeClass,
	},
	claim::{Beneficiary, Claim, Purpose},
	evidence::{MeterReading, ProvedReading, TradeRef},
	merkle::LeafProof,
	party::{Direction, Meter, MeterId, PartyId, Role, Roles, Standing, MAX_POWER_W},
	traits::{Backing, Meters, Parties, Readings, Scenario, VoucherBacking},
	voucher::VoucherId,
	Energy, Granularity, MarketOffset, Moment, Period,
};

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Certificates = pallet_certificates;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type AccountStore = System;
}

#[derive_impl(pallet_timestamp::config_preludes::TestDefaultConfig)]
impl pallet_timestamp::Config for Test {}

parameter_types! {
	pub const Offset: MarketOffset = MarketOffset::from_minutes(480).unwrap();
	pub const ForBundle: RuntimeHoldReason = RuntimeHoldReason::Certificates(HoldReason::Bundle);
	pub const ForRecord: RuntimeHoldReason = RuntimeHoldReason::Certificates(HoldReason::Record);
	/// Parties that others have barred.
	pub storage AllBarred: Vec<PartyId> = Vec::new();
	pub storage AllParties: BTreeMap<u64, (PartyId, Roles, bool)> = BTreeMap::new();
	pub storage AllMeters: BTreeMap<MeterId, Meter> = BTreeMap::new();
	pub storage AllReadings: BTreeMap<(MeterId, Period), (Energy, u8)> = BTreeMap::new();
	pub storage ExchangeTimeout: u64 = TIMEOUT;
}

/// Forty years.
pub const LONGEST_VALIDITY: u16 = 480;
/// One per cent.
pub const MARGIN: u32 = 10_000;
/// How long an exchange may take.
pub const TIMEOUT: u64 = 7 * 86_400;

/// What a bundle costs.
pub const BUNDLE: u64 = 10;
/// What a record costs.
pub const RECORD: u64 = 100;
/// What each party has.
pub const ENDOWMENT: u64 = 1_000_000;

type Deposit<Reason, const PRICE: u64> =
	HoldConsideration<u64, Balances, Reason, ConstantStoragePrice<ConstU64<PRICE>, u64>>;

impl pallet_certificates::Config for Test {
	type ClassOrigin = EnsureRoot<u64>;
	type WithdrawOrigin = EnsureRoot<u64>;
	type BundleDeposit = Deposit<ForBundle, BUNDLE>;
	type RecordDeposit = Deposit<ForRecord, RECORD>;
	type Parties = World;
	type Meters = World;
	type Readings = World;
	type Time = Timestamp;
	type MarketOffset = Offset;
	type CapacityMargin = ConstU32<MARGIN>;
	type MaxValidity = ConstU16<LONGEST_VALIDITY>;
	type ExchangeTimeout = ExchangeTimeout;
	type WeightInfo = crate::weights::ByHand<Test>;
	type BenchmarkHelper = World;
}

/// Identity and evidence, as far as this pallet sees them.
pub struct World;

impl Parties<u64> for World {
	fn party_of(account: &u64) -> Option<PartyId> {
		AllParties::get().get(account).map(|(party, ..)| *party)
	}

	fn account_of(party: PartyId) -> Option<u64> {
		AllParties::get().iter().find(|(_, (id, ..))| *id == party).map(|(account, _)| *account)
	}

	fn standing(party: PartyId) -> Standing {
		let active = AllParties::get().values().any(|(id, _, active)| *id == party && *active);
		if AllBarred::get().contains(&party) {
			Standing::Barred
		} else if active {
			Standing::Active { until: Moment::MAX }
		} else {
			Standing::Lapsed
		}
	}

	fn roles(party: PartyId) -> Roles {
		let parties = AllParties::get();
		parties.values().find(|(id, ..)| *id == party).map_or(Roles::NONE, |(_, roles, _)| *roles)
	}
}

impl Meters for World {
	fn meter(id: &MeterId) -> Option<Meter> {
		AllMeters::get().get(id).cloned()
	}
}

impl Readings for World {
	fn prove(proved: &ProvedReading) -> Result<Energy, DispatchError> {
		let MeterReading { meter, period, energy, .. } = &proved.reading;
		match AllReadings::get().get(&(meter.clone(), *period)) {
			Some(anchored) if *anchored == (*energy, proved.revision) => Ok(*energy),
			_ => Err(NOT_ANCHORED),
		}
	}
}

/// What the stand-in for the evidence pallet says to a reading that it does not know.
pub const NOT_ANCHORED: DispatchError = DispatchError::Other("not anchored");

impl Scenario<u64> for World {
	fn party(account: &u64, roles: Roles) -> PartyId {
		let mut parties = AllParties::get();
		let id = parties.values().map(|(id, ..)| *id).max().unwrap_or_default() + 1;
		parties.insert(*account, (id, roles, true));
		AllParties::set(&parties);
		Balances::mint_into(account, ENDOWMENT).unwrap();
		id
	}

	fn meter(party: PartyId, meter: &MeterId, direction: Direction, period: Period) {
		let granularity = period.granularity;
		let region = b"CN-11".to_vec().try_into().unwrap();
		let point = Meter {
			party,
			direction,
			granularity,
			max_power_w: MAX_POWER_W,
			region,
			from: 0,
			to: None,
			retired_at: None,
			takes_over: None,
			taken_over_by: None,
		};
		put_meter(meter, point);
	}

	fn readings(readings: &[MeterReading]) -> Vec<ProvedReading> {
		readings.iter().cloned().map(|reading| anchor(reading, 0)).collect()
	}

	fn certificates(
		owner: PartyId,
		meter: &MeterId,
		class: TradeClass,
		period: Period,
		units: u32,
	) -> CertificateRange {
		let face_value = crate::Classes::<Test>::get(class).unwrap().face_value;
		let code = code("SCENARIO00000000");
		let capacity = CAPACITY;
		assert_ok!(Certificates::do_register_project(
			ISSUER_ID,
			code,
			owner,
			meter.clone(),
			EnergySource::Wind,
			capacity,
		));
		let energy = face_value.checked_mul(units).unwrap();
		let reading = anchored_reading(meter, period, energy);
		assert_ok!(Certificates::issue(signed(ISSUER), code, period, class, energy, reading));
		CertificateRange { batch: crate::NextBatch::<Test>::get() - 1, first: 1, units }
	}

	fn voucher(holder: PartyId, class: TradeClass, units: u32) -> VoucherId {
		let meter = MeterId::new("SCENARIO").unwrap();
		<Self as Scenario<u64>>::meter(holder, &meter, Direction::Generation, january());
		let range = Self::certificates(holder, &meter, class, january(), units);
		assert_ok!(Certificates::back_voucher(backing(range, holder, holder, 1)));
		1
	}

	fn set_time(moment: Moment) {
		Timestamp::set_timestamp(moment * 1_000);
	}
}

pub const ISSUER: u64 = 1;
pub const OWNER: u64 = 2;
pub const BUYER: u64 = 3;
pub const CENTRE: u64 = 4;
pub const OTHER: u64 = 5;
/// Has no party.
pub const STRANGER: u64 = 99;

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

#[derive(Default)]
pub struct ExtBuilder;

impl ExtBuilder {
	pub fn build(self) -> sp_io::TestExternalities {
		let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		crate::GenesisConfig::<Test> { classes: classes(), ..Default::default() }
			.assimilate_storage(&mut storage)
			.unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(|| {
			System::set_block_number(1);
			World::set_time(START);
			for (account, role) in [
				(ISSUER, Role::Issuer),
				(OWNER, Role::Generator),
				(BUYER, Role::Consumer),
				(CENTRE, Role::TradingCentre),
				(OTHER, Role::Consumer),
			] {
				World::party(&account, Roles::of(&[role]));
			}
			<World as Scenario<u64>>::meter(OWNER_ID, &meter(), Direction::Generation, january());
		});
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			check();
		});
	}

	/// With the project registered.
	pub fn with_project(self, test: impl FnOnce()) {
		self.build_and_execute(|| {
			register_project();
			test();
		});
	}

	/// With the project registered and ten certificates of this class in batch 0, all the owner's.
	pub fn with_ten(self, class: TradeClass, test: impl FnOnce()) {
		self.with_project(|| {
			assert_ok!(issue_of(class, january(), 10 * MWH));
			System::reset_events();
			test();
		});
	}
}

/// Checks every invariant: the pallet's own, and that what is held is what the deposits say.
pub fn check() {
	Certificates::do_try_state().unwrap();
	let bundles: Vec<u64> = BundleDeposits::<Test>::iter().map(|(.., it)| it.account).collect();
	let records: Vec<u64> = RecordDeposits::<Test>::iter().map(|(_, it)| it.account).collect();
	let count = |accounts: &[u64], who| accounts.iter().filter(|it| **it == who).count() as u64;
	for who in frame_system::Account::<Test>::iter_keys() {
		let held = |reason| Balances::balance_on_hold(&reason, &who);
		assert_eq!(held(ForBundle::get()), BUNDLE * count(&bundles, who), "bundles of {who}");
		assert_eq!(held(ForRecord::get()), RECORD * count(&records, who), "records of {who}");
	}
}

/// What is held on an account for bundles and for records.
pub fn held(who: u64) -> (u64, u64) {
	let held = |reason| Balances::balance_on_hold(&reason, &who);
	(held(ForBundle::get()), held(ForRecord::get()))
}

/// What an account can spend and what is held on it.
pub fn wealth(who: u64) -> u64 {
	<Balances as frame_support::traits::fungible::Inspect<u64>>::total_balance(&who)
}

/// Leaves an account so much that it can spend.
pub fn impoverish(who: u64, left: u64) {
	Balances::set_balance(&who, left);
}

fn classes() -> Vec<(TradeClass, Class)> {
	let monthly = |policy| Class {
		granularity: Granularity::Month,
		face_value: Energy::from_wh(MWH),
		policy,
		validity_months: 24,
	};
	let granular = Class {
		granularity: Granularity::Hour,
		face_value: Energy::from_wh(1),
		policy: Policy::Unlimited,
		validity_months: 24,
	};
	vec![
		(TradeClass::TRADABLE, monthly(Policy::Once)),
		(TradeClass::NON_TRADABLE, monthly(Policy::DeliveryOnly)),
		(free(), monthly(Policy::Unlimited)),
		(TradeClass::GRANULAR, granular),
	]
}

/// A monthly class that changes hands freely.
pub fn free() -> TradeClass {
	TradeClass::new(b'U').unwrap()
}

/// Sets the class of which an hour of a large plant fits into a batch.
pub fn set_kilowatt_hours() {
	let terms = Class {
		granularity: Granularity::Hour,
		face_value: Energy::from_wh(1_000),
		policy: Policy::Unlimited,
		validity_months: 24,
	};
	let class = TradeClass::GRANULAR_KWH;
	assert_ok!(Certificates::set_class(RuntimeOrigin::root(), class, terms));
}

pub fn signed(account: u64) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
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

pub fn february() -> Period {
	january().next().unwrap()
}

pub fn wh(wh: u64) -> Energy {
	Energy::from_wh(wh)
}

pub fn put_meter(id: &MeterId, meter: Meter) {
	let mut meters = AllMeters::get();
	meters.insert(id.clone(), meter);
	AllMeters::set(&meters);
}

pub fn change_meter(id: &MeterId, change: impl FnOnce(&mut Meter)) {
	let mut meter = World::meter_of(id);
	change(&mut meter);
	put_meter(id, meter);
}

impl World {
	fn meter_of(id: &MeterId) -> Meter {
		<World as Meters>::meter(id).unwrap()
	}
}

/// The authority of the issuer of all projects.
pub const THE_ISSUER: crate::types::Authority = crate::types::Authority::Issuer(ISSUER_ID);

/// Makes a party another issuer.
pub fn join_issuer(account: u64) {
	set_roles(account, Roles::of(&[Role::Issuer]));
}

pub fn set_roles(account: u64, roles: Roles) {
	let mut parties = AllParties::get();
	parties.get_mut(&account).unwrap().1 = roles;
	AllParties::set(&parties);
}

pub fn bar(party: PartyId) {
	AllBarred::set(&vec![party]);
}

pub fn suspend(account: u64) {
	let mut parties = AllParties::get();
	parties.get_mut(&account).unwrap().2 = false;
	AllParties::set(&parties);
}

/// Gives a party another account, which has money too.
pub fn rotate(from: u64, to: u64) {
	let mut parties = AllParties::get();
	let party = parties.remove(&from).unwrap();
	parties.insert(to, party);
	AllParties::set(&parties);
	Balances::mint_into(&to, ENDOWMENT).unwrap();
}

fn anchor(reading: MeterReading, revision: u8) -> ProvedReading {
	let mut readings = AllReadings::get();
	readings.insert((reading.meter.clone(), reading.period), (reading.energy, revision));
	AllReadings::set(&readings);
	let proof = LeafProof { index: 0, siblings: Default::default() };
	ProvedReading { reading, revision, proof }
}

/// A reading that is anchored.
pub fn anchored_reading(meter: &MeterId, period: Period, energy: Energy) -> ProvedReading {
	revised_reading(meter, period, 0, energy)
}

/// A reading that is anchored in some revision, which is the latest from now on.
pub fn revised_reading(
	meter: &MeterId,
	period: Period,
	revision: u8,
	energy: Energy,
) -> ProvedReading {
	anchor(MeterReading { meter: meter.clone(), period, energy, salt: [7; 16] }, revision)
}

/// Eight megawatts.
pub const CAPACITY: u64 = 8_000_000;

pub fn register_project() {
	assert_ok!(Certificates::register_project(
		signed(ISSUER),
		project(),
		OWNER_ID,
		meter(),
		EnergySource::Wind,
		CAPACITY,
	));
}

/// Issues all of a reading of `energy` in this class.
pub fn issue_of(
	class: TradeClass,
	period: Period,
	energy: u64,
) -> frame_support::dispatch::DispatchResult {
	let reading = anchored_reading(&meter(), period, wh(energy));
	Certificates::issue(signed(ISSUER), project(), period, class, wh(energy), reading)
}

/// Settles an exchange of just what was asked for.
pub fn settle_exchange(origin: RuntimeOrigin, id: ExchangeId, receipt: H256) -> DispatchResult {
	let CertificateRange { batch, first, units } = asked(id);
	Certificates::settle_exchange(origin, id, batch, first, units, receipt)
}

/// The hash of a receipt.
pub fn receipt() -> H256 {
	H256::repeat_byte(3)
}

/// Rejects an exchange of just what was asked for.
pub fn reject_exchange(
	origin: RuntimeOrigin,
	id: ExchangeId,
	reason: crate::types::Rejection,
) -> DispatchResult {
	let CertificateRange { batch, first, units } = asked(id);
	Certificates::reject_exchange(origin, id, batch, first, units, reason)
}

fn asked(id: ExchangeId) -> CertificateRange {
	crate::Exchanges::<Test>::get(id).map_or(range(1, 1), |exchange| exchange.range)
}

/// A range of batch 0.
pub fn range(first: u32, units: u32) -> CertificateRange {
	CertificateRange { batch: 0, first, units }
}

/// A bundle of batch 0.
pub fn bundle(first: u32) -> Bundle {
	Bundles::<Test>::get(0, first).unwrap()
}

/// Where the bundles of batch 0 start, and how many units they have.
pub fn layout() -> Vec<(u32, u32)> {
	let mut bundles: Vec<_> =
		Bundles::<Test>::iter_prefix(0).map(|(first, bundle)| (first, bundle.units)).collect();
	bundles.sort();
	bundles
}

pub fn change_batch(batch: BatchId, change: impl FnOnce(&mut crate::types::Batch)) {
	crate::Batches::<Test>::mutate(batch, |batch| change(batch.as_mut().unwrap()));
}

/// Asserts that something worked, where an expression is needed.
pub fn done(result: sp_runtime::DispatchResult) {
	assert_ok!(result);
}

/// Freezes batch 0, by governance.
pub fn freeze() {
	assert_ok!(Certificates::freeze(RuntimeOrigin::root(), 0, Reason::Objection));
}

pub fn unfreeze() {
	assert_ok!(Certificates::unfreeze(RuntimeOrigin::root(), 0));
}

pub fn valid_until() -> Moment {
	crate::Batches::<Test>::get(0).unwrap().info.valid_until
}

pub fn trade_ref() -> TradeRef {
	H256::repeat_byte(9)
}

pub fn backing(
	range: CertificateRange,
	seller: PartyId,
	buyer: PartyId,
	voucher: VoucherId,
) -> Backing {
	Backing {
		range,
		seller,
		buyer,
		trade_ref: trade_ref(),
		voucher,
		seller_may_deliver: true,
		payer: buyer,
	}
}

pub fn claim_for(beneficiary: Beneficiary, purpose: Purpose) -> Claim {
	let (from, to) = (PRODUCED, PRODUCED + 1);
	Claim { beneficiary, purpose, from, to, note: H256::zero() }
}

/// A voluntary claim of a party's own.
pub fn own_claim(party: PartyId) -> Claim {
	claim_for(Beneficiary::Party(party), Purpose::Voluntary)
}

/// The number of a certificate of batch 0.
pub fn number(sequence: u32) -> [u8; 32] {
	let info = crate::Batches::<Test>::get(0).unwrap().info;
	CertificateNumber {
		project: info.project,
		class: info.class,
		source: info.source,
		period: info.period,
		sequence,
	}
	.format()
	.unwrap()
}

pub fn last_event() -> RuntimeEvent {
	System::events().pop().unwrap().event
}
