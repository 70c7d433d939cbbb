//! The chain and its model, side by side: both are told the same, and compared.

use std::{
	collections::{BTreeMap, BTreeSet},
	sync::OnceLock,
};

use frame_support::traits::{Get, OnIdle};
use sp_io::TestExternalities;
use verdigrid_primitives::{
	certificate::{AuctionId, ProjectCode, TradeClass},
	evidence::{ProvedReading, Settlement, Source, Statement, Topic},
	party::{Direction, MeterId, PartyId},
	Energy, Moment, Period,
};

use super::{
	books::{self, Books, Said},
	cast::{self, founders, projects, METERS, YUAN},
	compare,
	dice::Dice,
	growth,
	rules::{
		Asset, Bond, Clock, Committee, Model, Money, Next, Origin, Prices, Refusal, Seat, Stage,
		Terms, FIRST_SPLIT,
	},
	view, *,
};
use verdigrid_runtime::{
	configs::verdigrid::StartingGrant, genesis::ChainOffset, money::NativeOrAsset, parameters,
};

/// The most calls in which a round closes, one step each.
const MOST_CALLS: usize = 1_000;

/// A call and who makes it.
pub type Action = (Origin, RuntimeCall);

/// An action of an account.
pub fn signed(account: AccountId, call: impl Into<RuntimeCall>) -> Action {
	(Origin::Signed(account), call.into())
}

/// An action that was voted for.
pub fn governed(call: impl Into<RuntimeCall>) -> Action {
	(Origin::Governance, call.into())
}

/// What the model knows, and what the sources know.
#[derive(Clone)]
pub struct World {
	pub model: Model,
	pub books: Books,
	/// The error with which the chain refused the last call, if it did.
	pub error: Option<&'static str>,
}

impl World {
	/// Plays an action on both sides: both agree whether it succeeds, and on everything after it.
	pub fn play(&mut self, (origin, call): &Action) -> Result<(), Refusal> {
		let before = self.model.clone();
		let ruling = self.model.play(origin, call);
		let done = growth::watched(call, || dispatch(named_origin(origin), call.clone()));
		self.error = done.err().map(<&str>::from);
		assert_eq!(
			done.is_ok(),
			ruling.is_ok(),
			"the chain says {done:?}, the model {ruling:?}, of {call:?} by {origin:?}"
		);
		compare::everything(&self.model);
		self.model.ensure_past_stays(&before, *origin == Origin::Governance);
		ruling
	}

	/// Closes a round on the chain in calls of so many steps, and in the model at once. Whether it was
	/// due.
	pub fn close_in_steps(&mut self, (origin, auction): (Origin, AuctionId), steps: u32) -> bool {
		let call = |steps| verdigrid_auction::Call::close { auction, steps };
		let before = self.model.clone();
		if self.model.play(&origin, &call(1).into()).is_err() {
			return false;
		}
		let is_over =
			|| verdigrid_auction::Auctions::<Runtime>::get(auction).unwrap().stage.is_over();
		for _ in 0..MOST_CALLS {
			if is_over() {
				break;
			}
			dispatch(named_origin(&origin), call(steps)).unwrap();
			verdigrid_runtime::invariants::try_state().unwrap();
		}
		assert!(is_over(), "auction {auction} does not end");
		compare::everything(&self.model);
		self.model.ensure_past_stays(&before, false);
		true
	}

	/// Whether the model lets this happen.
	pub fn would(&self, (origin, call): &Action) -> bool {
		self.model.clone().play(origin, call).is_ok()
	}

	/// One of these actions: most often one that the model lets happen, if there is any.
	pub fn choose(&self, dice: &mut Dice, actions: Vec<Action>) -> Option<Action> {
		let actions = dice.shuffle(actions);
		let any = dice.once_in(8);
		let at = actions.iter().position(|action| any || self.would(action)).unwrap_or_default();
		actions.into_iter().nth(at)
	}

	/// Chooses one of these actions and plays it. Whether it succeeded.
	pub fn play_one(&mut self, dice: &mut Dice, actions: Vec<Action>) -> bool {
		match self.choose(dice, actions) {
			Some(action) => self.play(&action).is_ok(),
			None => false,
		}
	}

	/// Lets time pass and blocks be made.
	pub fn pass(&mut self, seconds: u64, blocks: BlockNumber) {
		let Clock { now, block } = &mut self.model.clock;
		(*now, *block) = (*now + seconds, *block + blocks);
		pallet_timestamp::Now::<Runtime>::put(*now * 1_000);
		System::set_block_number(*block);
		System::reset_events();
		compare::everything(&self.model);
	}

	/// Does what happens at the end of a block with time to spare.
	pub fn sweep(&mut self) {
		let weight = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
		let used = Market::on_idle(System::block_number(), weight);
		assert!(used.all_lte(weight), "the sweep takes {used:?}");
		self.model.sweep();
		compare::everything(&self.model);
	}

	pub fn now(&self) -> Moment {
		self.model.clock.now
	}

	pub fn account_of(&self, party: PartyId) -> AccountId {
		self.model.account_of(party)
	}

	/// A party of the cast, by its place there.
	pub fn party(&self, number: u8) -> PartyId {
		let founders = 1 + 2 * founders(Source::TradingCentre).len();
		founders as PartyId + PartyId::from(number)
	}

	/// The reading of a meter, with its proof in the latest revision.
	pub fn reading(&self, meter: &MeterId, period: Period) -> ProvedReading {
		self.revised_reading(meter, period, self.latest_or_first(period))
	}

	/// The reading of a meter, with its proof in some revision.
	pub fn revised_reading(&self, meter: &MeterId, period: Period, revision: u8) -> ProvedReading {
		let anchored = self.stated(&Topic::Metering(period, revision));
		books::prove_reading(meter, period, revision, anchored)
	}

	/// The revision of a period's readings that counts; the first, where none stands.
	pub fn latest_or_first(&self, period: Period) -> u8 {
		self.model.latest_revision(period).unwrap_or_default()
	}

	/// What the anchor of a topic states.
	pub fn stated(&self, topic: &Topic) -> Option<Statement> {
		self.model.anchors.get(topic).map(|anchor| anchor.statement)
	}

	/// The call that verifies a settlement.
	pub fn verification(&self, topic: Topic, settlement: &Settlement) -> RuntimeCall {
		let anchored = self.stated(&topic);
		let proved = self.books.prove_settlement(topic, settlement.trade_ref, anchored);
		let period = settlement.period;
		verdigrid_evidence::Call::verify {
			settlement: Box::new(proved),
			generation: Box::new(self.reading(&settlement.generation_meter, period)),
			consumption: Box::new(self.reading(&settlement.consumption_meter, period)),
		}
		.into()
	}

	/// What a live seat says about a topic, in the round that it should name.
	pub fn attestation(&self, seat: PartyId, topic: Topic, said: Said) -> Action {
		let statement = self.books.statement(topic, said);
		let round = self.model.round_to_vote_in(&topic);
		let attest = verdigrid_evidence::Call::attest { topic, round, statement };
		signed(self.account_of(seat), attest)
	}

	/// The members of a source's committee.
	pub fn members(&self, source: Source) -> Vec<PartyId> {
		self.model.committee(source).map_or(Vec::new(), |committee| committee.members.clone())
	}
}

/// Keys and values.
pub type Storage = Vec<(Vec<u8>, Vec<u8>)>;

/// What every sequence of steps begins with, made once: a history of which chain and model agree.
pub fn begin() -> (TestExternalities, World) {
	static BEGINNING: OnceLock<(Storage, World)> = OnceLock::new();
	let (storage, world) = BEGINNING.get_or_init(|| {
		development().execute_with(|| {
			cast::set_up();
			let mut world = World::found();
			world.write_history();
			(dump(), world)
		})
	});
	let mut state = TestExternalities::default();
	state.execute_with(|| storage.iter().for_each(|(key, value)| sp_io::storage::set(key, value)));
	(state, world.clone())
}

/// Everything in storage.
pub fn dump() -> Storage {
	let mut pairs = Vec::new();
	let mut key = Vec::new();
	while let Some(next) = sp_io::storage::next_key(&key) {
		pairs.push((next.clone(), sp_io::storage::get(&next).unwrap().to_vec()));
		key = next;
	}
	pairs
}

impl World {
	/// The model of a chain on which nothing has happened yet. It looks at the chain here only.
	fn found() -> Self {
		let parties = view::parties();
		let model = Model {
			clock: Clock { now: cast::START, block: System::block_number() },
			terms: terms(),
			next: Next { party: parties.len() as PartyId, split: FIRST_SPLIT, ..Next::default() },
			money: Money { free: view::free(), held: view::held() },
			registrars: view::registrars(),
			appointments: view::appointments(),
			deadlines: view::deadlines(),
			used: view::used(),
			granted: view::granted(),
			commitments: parties.values().filter_map(|party| party.commitment).collect(),
			parties,
			meters: view::meters(),
			classes: view::classes(),
			projects: view::projects(),
			batches: BTreeMap::new(),
			pledges: BTreeMap::new(),
			exchanges: BTreeMap::new(),
			redemptions: BTreeMap::new(),
			settlement_assets: BTreeSet::from([Asset::Native, Asset::Yuan]),
			offers: BTreeMap::new(),
			demands: BTreeMap::new(),
			auctions: BTreeMap::new(),
			sales: BTreeMap::new(),
			seats: Source::ALL.into_iter().flat_map(seats).collect(),
			committees: Source::ALL.into_iter().map(committee).collect(),
			least_quorum: BTreeMap::new(),
			topics: BTreeMap::new(),
			rounds: BTreeMap::new(),
			opened: BTreeMap::new(),
			corrections: BTreeMap::new(),
			anchors: BTreeMap::new(),
			disputes: BTreeMap::new(),
			readings: BTreeMap::new(),
			evidence: BTreeMap::new(),
			vouchers: BTreeMap::new(),
			agreements: BTreeMap::new(),
		};
		compare::everything(&model);
		Self { model, books: Books::default(), error: None }
	}

	/// May and one hour were read, issued, and in part settled and verified.
	fn write_history(&mut self) {
		let periods = [cast::periods()[0], cast::periods()[3]];
		for period in periods {
			self.agree_on(Topic::Metering(period, 0));
		}
		self.pass(600, 200);
		let [(wind, _, monthly), (sun, _, hourly)] = projects();
		self.issue(wind, periods[0], monthly[0], 5_300_000);
		self.issue(wind, periods[0], monthly[1], 3_200_000);
		self.issue(sun, periods[1], hourly[0], 37);
		let topics = periods.map(|period| Topic::Settlement(period, 0));
		let month =
			vec![self.sale(0, (1, 2), ("USE-FACTORY", 2)), self.sale(1, (1, 1), ("USE-MILL", 3))];
		let hour =
			vec![self.sale(2, (1, 9), ("USE-FURNACE", 2)), self.sale(2, (10, 6), ("USE-SHOP", 4))];
		for (topic, sales) in topics.into_iter().zip([month, hour]) {
			self.books.settle(topic, sales);
			self.agree_on(topic);
		}
		self.pass(600, 200);
		for number in [2, 3, 4] {
			self.verify_for(self.party(number));
		}
	}

	fn issue(&mut self, project: ProjectCode, period: Period, class: TradeClass, wh: u64) {
		let reading = self.reading(&self.model.projects[&project].meter, period);
		let energy = Energy::from_wh(wh);
		let issue = verdigrid_certificates::Call::issue { project, period, class, energy, reading };
		self.must(signed(cast::ISSUER.to_account_id(), issue));
	}

	/// Certificates of a batch, which its owner sold to the consumer with this meter.
	fn sale(&self, batch: u64, run: (u32, u32), (meter, buyer): (&str, u8)) -> Settlement {
		let record = &self.model.batches[&batch];
		let (first, units) = run;
		Settlement {
			trade_ref: cast::commitment((batch, first)),
			seller: record.owner,
			buyer: self.party(buyer),
			generation_meter: record.meter.clone(),
			consumption_meter: MeterId::new(meter).unwrap(),
			period: record.period,
			energy: Energy::from_wh(record.face_value * u64::from(units) + 1),
			batch,
			first,
			units,
			price_commitment: Default::default(),
			supersedes: None,
			salt: [3; 16],
		}
	}

	/// A buyer has what it bought verified, in the order of the certificates.
	fn verify_for(&mut self, buyer: PartyId) {
		let settled = self.books.settlements().map(|(topic, one)| (topic, one.clone()));
		let mut bought: Vec<_> = settled.filter(|(_, one)| one.buyer == buyer).collect();
		bought.sort_by_key(|(_, one)| (one.batch, one.first));
		for (topic, settlement) in bought {
			self.must(signed(self.account_of(buyer), self.verification(topic, &settlement)));
		}
	}

	/// The first three members of a committee state the truth.
	fn agree_on(&mut self, topic: Topic) {
		for seat in &self.members(topic.source())[..3] {
			self.must(self.attestation(*seat, topic, Said::Truth));
		}
	}

	/// Plays what has to succeed.
	pub fn must(&mut self, action: Action) {
		self.play(&action).unwrap_or_else(|refusal| panic!("{refusal:?} of {action:?}"));
	}
}

fn members(source: Source) -> Vec<(AccountId, PartyId)> {
	let account = founders(source).map(|key| key.to_account_id());
	let party = |account| verdigrid_identity::PartyOf::<Runtime>::get(account).unwrap();
	account.into_iter().map(|account| (account.clone(), party(account))).collect()
}

/// The founders' seats. Their bonds were held before the price was another.
fn seats(source: Source) -> Vec<(PartyId, Seat)> {
	let seat = |(account, party): (AccountId, PartyId)| {
		let amount = verdigrid_evidence::Seats::<Runtime>::get(party).unwrap().required;
		let stage = Stage::Live(Bond { account, amount });
		(party, Seat { source, stage, since: 1, full: amount, missed: 0 })
	};
	members(source).into_iter().map(seat).collect()
}

/// Four founders, of whom three are a quorum.
fn committee(source: Source) -> (Source, Vec<Committee>) {
	let members = members(source).into_iter().map(|(_, party)| party).collect();
	(source, vec![Committee { members, quorum: 3 }])
}

fn terms() -> Terms {
	Terms {
		offset: ChainOffset::get(),
		recovery_delay: parameters::RecoveryDelay::get(),
		challenge: parameters::ChallengePeriod::get(),
		resolution: parameters::ResolutionPeriod::get(),
		round_timeout: parameters::RoundTimeout::get(),
		anchor_lifetime: parameters::AnchorLifetime::get(),
		topic_age: parameters::MaxTopicAge::get(),
		restate_window: parameters::RestateWindow::get(),
		tolerance_ppm: parameters::Tolerance::get().into(),
		slash_ppm: parameters::SlashPpm::get().into(),
		reward_ppm: parameters::RewardPpm::get().into(),
		capacity_margin_ppm: parameters::CapacityMarginPpm::get().into(),
		exchange_timeout: parameters::ExchangeTimeout::get(),
		longest_validity: parameters::MaxValidity::get(),
		longest_order: parameters::MaxOfferDuration::get(),
		longest_agreement: parameters::MaxAgreementDuration::get(),
		ruling: parameters::RulingTime::get(),
		daily_allowance: parameters::DailyAllowance::get(),
		grant: StartingGrant::get(),
		prices: Prices {
			application: parameters::ApplyDeposit::get(),
			bundle: parameters::BundleDeposit::get(),
			record: parameters::RecordDeposit::get(),
			offer: parameters::OfferDeposit::get(),
			demand: parameters::DemandDeposit::get(),
			order: parameters::OrderDeposit::get(),
			step: verdigrid_auction::Pallet::<Runtime>::step_fee(),
			split: parameters::VoucherDeposit::get(),
			agreement: parameters::AgreementDeposit::get(),
			seat: parameters::SeatBond::get(),
			dispute: parameters::DisputeBond::get(),
		},
	}
}

/// The consumers' meters of a granularity, with whose they are.
pub fn consumption_meters(model: &Model, period: Period) -> Vec<(PartyId, MeterId)> {
	let uses = |meter: &&cast::Metered| {
		meter.granularity == period.granularity && meter.direction == Direction::Consumption
	};
	METERS.iter().filter(uses).map(|meter| (model.meters[&meter.id()].party, meter.id())).collect()
}

fn named_origin(origin: &Origin) -> RuntimeOrigin {
	match origin {
		Origin::Governance => RuntimeOrigin::root(),
		Origin::Signed(account) => RuntimeOrigin::signed(account.clone()),
	}
}

/// An asset as calls name it.
pub fn named(asset: Asset) -> NativeOrAsset {
	match asset {
		Asset::Native => NativeOrAsset::Native,
		Asset::Yuan => YUAN,
	}
}
