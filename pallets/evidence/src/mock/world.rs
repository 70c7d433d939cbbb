//! What the tests start from: two committees of four, a generator with a wind farm, a consumer with
//! a factory, and certificates for January 2014.

use super::*;
use crate::{
	types::{ProvedTrade, Reason},
	Allocated, GenesisConfig, Pallet,
};
use frame_support::{
	assert_ok,
	traits::{fungible::Mutate, BuildGenesisConfig},
};
use sp_core::H256;
use sp_runtime::{BuildStorage, Permill};
use verdigrid_primitives::{
	certificate::{Policy, TradeClass},
	evidence::{
		EvidenceId, MeterReading, ProvedReading, ProvedSettlement, Settlement, Source, Statement,
		Topic, TradeRef,
	},
	merkle::{self, Leaf, LeafProof},
	party::{Direction, MeterId, PartyId, Role, Roles},
	voucher::VoucherId,
	Energy, Granularity, Moment, Period,
};

/// Accounts and parties have the same numbers.
pub const CENTRE: [AccountId; 4] = [1, 2, 3, 4];
pub const PLATFORM: [AccountId; 4] = [11, 12, 13, 14];
pub const GENERATOR: PartyId = 100;
pub const BUYER: PartyId = 101;
pub const TRADER: PartyId = 102;
pub const NEIGHBOUR: PartyId = 103;
/// An account without a party.
pub const STRANGER: AccountId = 999;

pub const ENDOWMENT: Balance = 1_000_000;
pub const BOND: Balance = 1_000;
/// January 2014.
pub const JANUARY: Period = Period::month(44 * 12);
/// 2014-02-01T00:00:00+08:00.
pub const JANUARY_ENDS: Moment = 1_391_184_000;
pub const MAX_AGE: u64 = 90 * 86_400;
/// For how long a topic may be stated again.
pub const RESTATE: u64 = 30 * 86_400;
/// What disputing costs.
pub const STAKE: Balance = 300;
/// How long governance has to decide a dispute.
pub const RESOLUTION: u64 = 7 * 86_400;
/// How long a round takes votes.
pub const TIMEOUT: u64 = 86_400;
/// How long a final anchor is kept at least.
pub const LIFETIME: u64 = 5 * 365 * 86_400;
pub const MWH: u64 = 1_000_000;

pub fn gen() -> MeterId {
	MeterId::new("GEN-1").unwrap()
}

pub fn usage() -> MeterId {
	MeterId::new("USE-1").unwrap()
}

pub fn mwh(count: u64) -> Energy {
	Energy::from_wh(count * MWH)
}

pub struct ExtBuilder {
	centre: Vec<AccountId>,
	platform: Vec<AccountId>,
	challenge: (u64, u64),
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { centre: CENTRE.to_vec(), platform: PLATFORM.to_vec(), challenge: (0, 0) }
	}
}

impl ExtBuilder {
	/// Committees of these accounts.
	pub fn committees(mut self, centre: &[AccountId], platform: &[AccountId]) -> Self {
		(self.centre, self.platform) = (centre.to_vec(), platform.to_vec());
		self
	}

	/// A challenge period of so many seconds and blocks.
	pub fn challenge(mut self, seconds: u64, blocks: u64) -> Self {
		self.challenge = (seconds, blocks);
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		ChallengePeriod::set(self.challenge.0);
		ChallengeBlocks::set(self.challenge.1);
		Tolerance::set(0);
		MaxTopicAge::set(MAX_AGE);
		RestateWindow::set(RESTATE);
		PowerMargin::set(0);
		BlocksPerDay::set(0);
		SeatBond::set(BOND);
		DisputeBond::set(STAKE);
		ResolutionPeriod::set(RESOLUTION);
		RoundTimeout::set(TIMEOUT);
		AnchorLifetime::set(LIFETIME);
		SlashRatio::set(Permill::from_percent(50));
		RewardRatio::set(Permill::from_percent(50));
		let storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
		let mut ext = sp_io::TestExternalities::from(storage);
		ext.execute_with(|| {
			populate();
			let committees =
				vec![(Source::TradingCentre, self.centre), (Source::EnergyPlatform, self.platform)];
			GenesisConfig::<Test> { committees }.build();
			System::set_block_number(1);
			set_time(JANUARY_ENDS + 3_600);
		});
		ext
	}

	/// Runs a test and then checks every invariant.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			assert_ok!(Pallet::<Test>::do_try_state());
		});
	}
}

pub fn test(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(test);
}

/// Parties, meters, and twenty certificates of the generator.
fn populate() {
	for account in 1..=9 {
		register(account, &[Role::TradingCentre]);
	}
	for account in 11..=19 {
		register(account, &[Role::EnergyPlatform]);
	}
	register(GENERATOR.into(), &[Role::Generator]);
	register(BUYER.into(), &[Role::Consumer]);
	register(TRADER.into(), &[Role::Trader]);
	register(NEIGHBOUR.into(), &[Role::Consumer]);
	Balances::mint_into(&STRANGER, ENDOWMENT).unwrap();
	Who::meter_since(0, GENERATOR, &gen(), Direction::Generation, Granularity::Month);
	Who::meter_since(0, BUYER, &usage(), Direction::Consumption, Granularity::Month);
	issue(&gen(), JANUARY, 20);
}

/// An active party whose number is that of its account.
pub fn register(account: AccountId, roles: &[Role]) {
	Who::register(account as PartyId, account, Roles::of(roles));
	Balances::mint_into(&account, ENDOWMENT).unwrap();
}

/// Issues a batch of tradable certificates of 1 MWh to the generator. The first one is batch 0.
pub fn issue(meter: &MeterId, period: Period, units: u32) {
	let (class, policy) = (TradeClass::TRADABLE, Policy::Once);
	Register::issue(GENERATOR, meter, class, mwh(1), policy, period, units);
}

pub fn set_time(moment: Moment) {
	Timestamp::set_timestamp(moment * 1_000);
}

pub fn signed(account: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(account)
}

pub fn last_event() -> RuntimeEvent {
	System::events().pop().unwrap().event
}

pub fn evidence_events() -> Vec<crate::Event<Test>> {
	let ours = |record: frame_system::EventRecord<RuntimeEvent, H256>| match record.event {
		RuntimeEvent::Evidence(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(ours).collect()
}

/// A statement about nothing in particular.
pub fn statement(tag: u8) -> Statement {
	Statement { root: H256::repeat_byte(tag), leaves: 5, total: mwh(1) }
}

pub const METERING: Topic = Topic::Metering(JANUARY, 0);

/// A later statement of the readings.
pub fn revision(number: u8) -> Topic {
	Topic::Metering(JANUARY, number)
}

pub fn instalment(sequence: u16) -> Topic {
	Topic::Settlement(JANUARY, sequence)
}

pub fn attest(account: AccountId, topic: Topic, tag: u8) {
	let round = Pallet::<Test>::topic_state(topic).round;
	assert_ok!(Evidence::attest(signed(account), topic, round, statement(tag)));
}

/// Three members attest; the topic is anchored.
pub fn anchor(topic: Topic, statement: Statement) {
	let members = match topic.source() {
		Source::TradingCentre => CENTRE,
		Source::EnergyPlatform => PLATFORM,
	};
	let round = Pallet::<Test>::topic_state(topic).round;
	for member in &members[..3] {
		assert_ok!(Evidence::attest(signed(*member), topic, round, statement));
	}
}

/// Statement and proofs of a tree over these leaves.
pub fn tree<L: Leaf>(leaves: &[L]) -> (Statement, Vec<LeafProof>) {
	let hashes: Vec<H256> = leaves.iter().map(Leaf::hash).collect();
	let statement = Statement {
		root: merkle::root(&hashes).unwrap(),
		leaves: hashes.len() as u32,
		total: Energy::sum(leaves.iter().map(Leaf::energy)).unwrap(),
	};
	let proofs = (0..statement.leaves).map(|index| merkle::prove(&hashes, index).unwrap());
	(statement, proofs.collect())
}

pub fn reading(meter: MeterId, energy: Energy) -> MeterReading {
	MeterReading { meter, period: JANUARY, energy, salt: [7; 16] }
}

/// Five certificates sold by the generator to the buyer; 5.3 MWh settled.
pub fn settlement() -> Settlement {
	Settlement {
		trade_ref: H256::repeat_byte(1),
		seller: GENERATOR,
		buyer: BUYER,
		generation_meter: gen(),
		consumption_meter: usage(),
		period: JANUARY,
		energy: Energy::from_wh(5_300_000),
		batch: 0,
		first: 1,
		units: 5,
		price_commitment: H256::repeat_byte(2),
		supersedes: None,
		salt: [9; 16],
	}
}

/// The settlement with another reference and other certificates.
pub fn another(tag: u8, first: u32, units: u32) -> Settlement {
	let energy = mwh(units.into());
	Settlement { trade_ref: H256::repeat_byte(tag), first, units, energy, ..settlement() }
}

/// What a trade is known by: its reference and the hash of its settlement.
pub fn names(trade: &ProvedTrade) -> (TradeRef, H256) {
	let settlement = &trade.settlement.settlement;
	(settlement.trade_ref, settlement.hash())
}

/// Anchors settlements as an instalment of their period, and proves each.
pub fn anchor_settlements(sequence: u16, leaves: &[Settlement]) -> Vec<ProvedSettlement> {
	let (statement, proofs) = tree(leaves);
	anchor(Topic::Settlement(leaves[0].period, sequence), statement);
	let proved = |(settlement, proof): (&Settlement, LeafProof)| ProvedSettlement {
		settlement: settlement.clone(),
		sequence,
		proof,
	};
	leaves.iter().zip(proofs).map(proved).collect()
}

/// Anchors the readings of a period, and proves each.
pub fn anchor_readings(leaves: &[MeterReading]) -> Vec<ProvedReading> {
	revise_readings(0, leaves)
}

/// Anchors the readings of a period in some revision, and proves each.
pub fn revise_readings(revision: u8, leaves: &[MeterReading]) -> Vec<ProvedReading> {
	let (statement, proofs) = tree(leaves);
	anchor(Topic::Metering(leaves[0].period, revision), statement);
	let proved = |(reading, proof): (&MeterReading, LeafProof)| ProvedReading {
		reading: reading.clone(),
		revision,
		proof,
	};
	leaves.iter().zip(proofs).map(proved).collect()
}

/// The readings of the two meters, anchored: 20.7 MWh generated, 12 MWh used.
pub fn proved_readings() -> (ProvedReading, ProvedReading) {
	let generated = reading(gen(), Energy::from_wh(20_700_000));
	let mut proved = anchor_readings(&[generated, reading(usage(), mwh(12))]);
	let consumption = proved.pop().unwrap();
	(proved.pop().unwrap(), consumption)
}

/// A trade that passes every check.
pub fn good_trade() -> ProvedTrade {
	trade_with(|_| ())
}

/// That trade with another settlement.
pub fn trade_with(change: impl FnOnce(&mut Settlement)) -> ProvedTrade {
	let mut leaf = settlement();
	change(&mut leaf);
	let (generation, consumption) = proved_readings();
	let settlement = anchor_settlements(0, &[leaf]).pop().unwrap();
	ProvedTrade { settlement, generation, consumption }
}

/// Several trades of the two meters in one instalment.
pub fn trades(leaves: &[Settlement]) -> Vec<ProvedTrade> {
	let (generation, consumption) = proved_readings();
	let proved = |settlement| ProvedTrade {
		settlement,
		generation: generation.clone(),
		consumption: consumption.clone(),
	};
	anchor_settlements(0, leaves).into_iter().map(proved).collect()
}

pub fn verify(trade: ProvedTrade) -> frame_support::dispatch::DispatchResult {
	let ProvedTrade { settlement, generation, consumption } = trade;
	Evidence::verify(
		signed(BUYER.into()),
		Box::new(settlement),
		Box::new(generation),
		Box::new(consumption),
	)
}

/// Governance contests evidence.
pub fn contest(evidence: EvidenceId) {
	assert_ok!(Evidence::contest(RuntimeOrigin::root(), evidence, Reason::Figures));
}

/// Governance revokes evidence.
pub fn revoke(evidence: EvidenceId) {
	assert_ok!(Evidence::revoke(RuntimeOrigin::root(), evidence, Reason::Fabricated));
}

/// Anybody unwinds a voucher.
pub fn unwind(voucher: VoucherId) -> frame_support::dispatch::DispatchResult {
	Evidence::unwind(signed(STRANGER), voucher)
}

/// What is allocated from the generation meter, which is also what is from the consumption meter.
pub fn allocated() -> Energy {
	let from = |meter| Allocated::<Test>::get(meter, JANUARY);
	assert_eq!(from(gen()), from(usage()));
	from(gen())
}
