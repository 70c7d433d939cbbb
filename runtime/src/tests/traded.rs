//! A chain on which every part of the register has something: for tests that ask it anything.

use std::sync::OnceLock;

use frame_support::{assert_ok, traits::fungibles::Mutate};
use sp_core::H256;
use sp_runtime::StateVersion;
use verdigrid_auction::{Call as Auction, Grid, Lot};
use verdigrid_certificates::Call as Certificates;
use verdigrid_escrow::{Call as Escrow, Condition, Outcome, Terms};
use verdigrid_identity::{Call as Identity, PartyOf};
use verdigrid_market::Call as Market;
use verdigrid_primitives::{
	certificate::{BatchId, Class, EnergySource, Policy, ProjectCode, TradeClass},
	claim::{Beneficiary, Claim, Purpose},
	evidence::{MeterReading, ProvedReading, ProvedSettlement, Settlement, Statement, Topic},
	merkle::{self, Leaf, LeafProof},
	party::{Direction, MeterId, PartyId, PartyKind, Role, Roles},
	trade::{Criteria, PeriodRange},
	voucher::FIRST_SPLIT,
	Energy, Granularity, Moment, Period,
};

use super::*;
use crate::{
	money::{Money, NativeOrAsset},
	presets::CNY,
};

/// 2024-07-01T00:00:00Z.
pub(crate) const START: Moment = 1_719_792_000;
pub(crate) const HOUR: Moment = 3_600;
pub(crate) const YUAN: NativeOrAsset = NativeOrAsset::WithId(CNY);
pub(crate) const GENERATOR: Sr25519Keyring = Sr25519Keyring::One;
pub(crate) const CONSUMER: Sr25519Keyring = Sr25519Keyring::Two;
const METERS: [(Sr25519Keyring, &str, Direction); 2] =
	[(GENERATOR, "GEN-1", Direction::Generation), (CONSUMER, "USE-1", Direction::Consumption)];
const PLATFORM: [Sr25519Keyring; 3] =
	[Sr25519Keyring::AliceStash, Sr25519Keyring::BobStash, Sr25519Keyring::CharlieStash];
const CENTRE: [Sr25519Keyring; 3] =
	[Sr25519Keyring::Dave, Sr25519Keyring::Eve, Sr25519Keyring::Ferdie];
/// What each meter measured in the period: twelve certificates and something to carry.
const MEASURED: Energy = Energy::from_wh(12_345_678);

/// This state. It is made once.
pub(crate) fn traded() -> TestExternalities {
	type Raw = (Vec<(Vec<u8>, (Vec<u8>, i32))>, H256);
	static STATE: OnceLock<Raw> = OnceLock::new();
	let (storage, root) = STATE.get_or_init(|| {
		let mut state = development();
		state.execute_with(trade);
		state.commit_all().unwrap();
		state.into_raw_snapshot()
	});
	TestExternalities::from_raw_snapshot(storage.clone(), *root, StateVersion::V1)
}

fn class() -> TradeClass {
	TradeClass::new(b'U').unwrap()
}

fn period() -> Period {
	Period::year_month(2024, 5).unwrap()
}

fn party(who: Sr25519Keyring) -> PartyId {
	PartyOf::<Runtime>::get(who.to_account_id()).unwrap()
}

pub(crate) fn must(who: Sr25519Keyring, call: impl Into<RuntimeCall>) {
	assert_ok!(sign(who, call));
}

fn must_vote(call: impl Into<RuntimeCall>) {
	assert_ok!(dispatch(RuntimeOrigin::root(), call));
}

fn trade() {
	begin();
	anchor_readings(period());
	issue(period());
	place();
	let settlement = settlement(period(), 0, 2, 10);
	let proofs = anchor_settlements(period(), core::slice::from_ref(&settlement));
	verify(settlement, proofs[0].clone());
	agree();
	let topic = Topic::Metering(Period::year_month(2024, 4).unwrap(), 0);
	let statement = readings(period()).0;
	must(PLATFORM[0], verdigrid_evidence::Call::attest { topic, round: 1, statement });
}

/// Two parties with money and meters, a class, and a project.
pub(crate) fn begin() {
	System::set_block_number(1);
	pallet_timestamp::Now::<Runtime>::put(START * 1_000);
	must_vote(Market::set_settlement_asset { asset: YUAN, allowed: true });
	METERS.into_iter().for_each(equip);
	let (granularity, policy) = (Granularity::Month, Policy::Unlimited);
	let face_value = Energy::from_wh(1_000_000);
	let terms = Class { granularity, face_value, policy, validity_months: 24 };
	must_vote(Certificates::set_class { class: class(), terms });
	let (code, meter) = (project(), MeterId::new("GEN-1").unwrap());
	let (owner, source, capacity_w) = (party(GENERATOR), EnergySource::Wind, 100_000);
	must(CHARLIE, Certificates::register_project { code, owner, meter, source, capacity_w });
}

/// A party with money and a meter.
fn equip((who, name, direction): (Sr25519Keyring, &str, Direction)) {
	let account = who.to_account_id();
	let endowment = 1_000 * VDG;
	Balances::force_set_balance(RuntimeOrigin::root(), account.clone().into(), endowment).unwrap();
	Money::mint_into(YUAN, &account, 1_000_000).unwrap();
	let (commitment, region) = (H256::from(who.to_raw_public()), b"CN-11".to_vec());
	let jurisdiction = region.clone().try_into().unwrap();
	must(who, Identity::apply { kind: PartyKind::Organisation, commitment, jurisdiction });
	let roles = Roles::of(&[Role::Generator, Role::Consumer]);
	let (party, level, expires_at) = (party(who), 1, START + 10_000 * HOUR);
	let tag = commitment;
	must(BOB, Identity::attest { party, account, commitment, tag, roles, level, expires_at });
	let register = Identity::register_meter {
		party,
		meter: MeterId::new(name).unwrap(),
		direction,
		granularity: Granularity::Month,
		max_power_w: 1_000_000,
		region: region.try_into().unwrap(),
		from: 0,
		takes_over: None,
	};
	must(BOB, register);
}

/// What a tree of these leaves is stated as, and the proof of each leaf.
fn tree(leaves: &[impl Leaf]) -> (Statement, Vec<LeafProof>) {
	let hashes: Vec<H256> = leaves.iter().map(Leaf::hash).collect();
	let count = u32::try_from(hashes.len()).unwrap();
	let statement =
		Statement { root: merkle::root(&hashes).unwrap(), leaves: count, total: Energy::ZERO };
	(statement, (0..count).map(|at| merkle::prove(&hashes, at).unwrap()).collect())
}

fn project() -> ProjectCode {
	ProjectCode::with_check("WIND000000000001").unwrap()
}

fn readings(period: Period) -> (Statement, Vec<ProvedReading>) {
	let reading = |(_, name, _)| {
		let meter = MeterId::new(name).unwrap();
		MeterReading { meter, period, energy: MEASURED, salt: [1; 16] }
	};
	let readings = METERS.map(reading);
	let (statement, proofs) = tree(&readings);
	let proved = readings.into_iter().zip(proofs);
	let proved = proved.map(|(reading, proof)| ProvedReading { reading, revision: 0, proof });
	(statement, proved.collect())
}

fn anchor(seats: [Sr25519Keyring; 3], topic: Topic, statement: Statement) {
	for seat in seats {
		must(seat, verdigrid_evidence::Call::attest { topic, round: 1, statement });
	}
}

pub(crate) fn anchor_readings(period: Period) {
	anchor(PLATFORM, Topic::Metering(period, 0), readings(period).0);
}

/// Issues the certificates of a period: numbers 1 to 12 of the next batch.
pub(crate) fn issue(period: Period) {
	let (project, class, reading) = (project(), class(), readings(period).1.remove(0));
	must(CHARLIE, Certificates::issue { project, period, class, energy: MEASURED, reading });
}

pub(crate) fn claim() -> Claim {
	let beneficiary = Beneficiary::Party(party(CONSUMER));
	Claim { beneficiary, purpose: Purpose::Voluntary, from: 0, to: START, note: H256::zero() }
}

/// An offer, a pledge, an exchange, a redemption, a demand, and a round with orders of both sides.
fn place() {
	let (batch, price, expires_at) = (0, 5, START + HOUR);
	let (to, min_units) = (None, 1);
	must(
		GENERATOR,
		Market::offer { batch, first: 1, units: 2, price, asset: YUAN, to, min_units, expires_at },
	);
	let (buyer, trade_ref, until) = (party(CONSUMER), H256::repeat_byte(1), expires_at);
	must(GENERATOR, Certificates::pledge { batch, first: 3, units: 2, buyer, trade_ref, until });
	let centre = party(CENTRE[0]);
	must(GENERATOR, Certificates::request_exchange { batch, first: 5, units: 2, centre });
	must(GENERATOR, Certificates::redeem { batch, first: 7, units: 1, claim: claim() });
	let periods = PeriodRange { first: period(), last: period() };
	let criteria = Criteria { source: None, region: None, project: None, periods, min_validity: 0 };
	let demand = Market::demand {
		class: class(),
		criteria: criteria.clone(),
		units: 3,
		min_units,
		max_price: price,
		asset: YUAN,
		expires_at,
	};
	must(CONSUMER, demand);
	let (lot, closes_at) = (Lot { class: class(), criteria }, expires_at);
	let grid = Grid { lowest: 1, tick: 1, levels: 9 };
	must(CENTRE[0], Auction::open { lot, asset: YUAN, grid, closes_at });
	must(GENERATOR, Auction::ask { auction: 0, batch, first: 8, units: 2, price });
	must(CONSUMER, Auction::bid { auction: 0, units: 1, price });
}

/// A trade of two certificates of a batch, under a reference that is this number repeated.
pub(crate) fn settlement(period: Period, batch: BatchId, reference: u8, first: u32) -> Settlement {
	Settlement {
		trade_ref: H256::repeat_byte(reference),
		seller: party(GENERATOR),
		buyer: party(CONSUMER),
		generation_meter: MeterId::new("GEN-1").unwrap(),
		consumption_meter: MeterId::new("USE-1").unwrap(),
		period,
		energy: Energy::from_wh(2_000_000),
		batch,
		first,
		units: 2,
		price_commitment: H256::repeat_byte(3),
		supersedes: None,
		salt: [2; 16],
	}
}

/// Anchors the first instalment of a period, and returns the proofs of its leaves.
pub(crate) fn anchor_settlements(period: Period, settlements: &[Settlement]) -> Vec<LeafProof> {
	let (statement, proofs) = tree(settlements);
	anchor(CENTRE, Topic::Settlement(period, 0), statement);
	proofs
}

/// A trade becomes evidence and a voucher.
pub(crate) fn verify(settlement: Settlement, proof: LeafProof) {
	let period = settlement.period;
	let proved = ProvedSettlement { settlement, sequence: 0, proof };
	let [generation, consumption] = readings(period).1.try_into().unwrap();
	let verify = verdigrid_evidence::Call::verify {
		settlement: Box::new(proved),
		generation: Box::new(generation),
		consumption: Box::new(consumption),
	};
	must(CONSUMER, verify);
}

/// The voucher is split. One part is redeemed, the other one is in the custody of an agreement.
fn agree() {
	must(CONSUMER, verdigrid_vouchers::Call::split { voucher: 0, units: 1 });
	must(
		CONSUMER,
		verdigrid_vouchers::Call::redeem { voucher: FIRST_SPLIT, units: 1, claim: claim() },
	);
	let terms = Terms {
		beneficiary: party(GENERATOR),
		arbiter: None,
		outcome: Outcome::Deliver,
		conditions: vec![Condition::Payment { asset: YUAN, amount: 7 }].try_into().unwrap(),
		deadline: START + HOUR,
	};
	must(CONSUMER, Escrow::open { voucher: 0, terms });
}
