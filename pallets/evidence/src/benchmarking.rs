//! Benchmarks: every call at its worst. Committees are full, and as many parties dispute as may. Proofs are as
//! long as they can be. Certificates are in as many bundles as a trade may cover.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

use super::*;
use crate::types::{
	AnchorStatus, Bond, DisputeId, Doubt, DoubtRecord, EvidenceRecord, ProvedTrade, ProvedTrades,
	Reason, SeatStatus, Touches, Verdict, Vote, MAX_CONFLICTS, MAX_DISPUTERS, MAX_SEATS,
};
use crate::{
	readings::Used,
	verification::{allocate_generation, ensure_unused, Context},
};
use alloc::{boxed::Box, format, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{fungible::MutateHold, EnsureOrigin, Get},
	BoundedVec,
};
use frame_system::RawOrigin;
use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};
use verdigrid_primitives::{
	benchmarking::Scenario,
	certificate::{CertificateRange, TradeClass, MAX_ADJACENT},
	evidence::{
		EvidenceId, EvidenceStatus, MeterReading, ProvedReading, ProvedSettlement, Settlement,
		Source, Statement, Topic, TradeRef, MAX_REVISION,
	},
	merkle::{self, Leaf, LeafProof, MultiProof, MAX_DEPTH, MAX_PROVED, MAX_SIBLINGS},
	party::{Direction, MeterId, PartyId, Role, Roles},
	traits::{Backing, CertificateBatches, Effort, Meters, Parties, Tradable, VoucherBacking},
	voucher::VoucherId,
	Energy, Period,
};

/// 2027-01-15T08:00:00Z: after everything that is measured.
const NOW: u64 = 1_800_000_000;
/// The hour before.
const PERIOD: Period = hour_before(0);

/// The hour that ended so many hours before the last one did.
const fn hour_before(hours: u32) -> Period {
	Period::hour((NOW / 3_600 - 1) as u32 - hours)
}

/// How many leaves, real ones and zeros, stand at the start of a deep tree.
const WIDTH: usize = 256;

/// The origin of governance. Without the runtime's help, as in tests, it is root.
fn committee_origin<T: Config>() -> T::RuntimeOrigin {
	#[cfg(feature = "runtime-benchmarks")]
	let origin = T::CommitteeOrigin::try_successful_origin().expect("governance can act");
	#[cfg(not(feature = "runtime-benchmarks"))]
	let origin = RawOrigin::Root.into();
	assert!(T::CommitteeOrigin::ensure_origin(T::RuntimeOrigin::clone(&origin)).is_ok());
	origin
}

fn party<T: Config>(name: &'static str, index: u32, role: Role) -> (T::AccountId, PartyId) {
	let account: T::AccountId = account(name, index, 0);
	let party = T::BenchmarkHelper::party(&account, Roles::of(&[role]));
	(account, party)
}

/// Fills a committee up to this many members and returns the accounts of all.
fn committee<T: Config>(source: Source, members: u32) -> Vec<T::AccountId> {
	let name = match source {
		Source::TradingCentre => "centre",
		Source::EnergyPlatform => "platform",
	};
	for index in SeatCount::<T>::get(source)..members {
		let (account, party) = party::<T>(name, index, source.role());
		Pallet::<T>::do_appoint(source, party).unwrap();
		Pallet::<T>::do_accept_seat(account).unwrap();
	}
	let members = Pallet::<T>::current_committee(source).1.members;
	members.iter().map(|member| T::Parties::account_of(*member).unwrap()).collect()
}

fn statement() -> Statement {
	Statement { root: H256::repeat_byte(1), leaves: u32::MAX, total: Energy::from_wh(1) }
}

/// What is disputed, attested and reaped: anchored by a whole committee.
const TOPIC: Topic = Topic::Metering(PERIOD, 0);
/// The last revision of the same readings.
const LAST_REVISION: Topic = Topic::Metering(PERIOD, MAX_REVISION);
const NOTE: H256 = H256::repeat_byte(3);

/// The topic's anchor, which the whole of a full committee made, and which can be disputed for ever.
/// Returns that committee.
fn anchored<T: Config>() -> Vec<T::AccountId> {
	T::BenchmarkHelper::set_time(NOW);
	let members = committee::<T>(TOPIC.source(), MAX_SEATS);
	Pallet::<T>::insert_final_anchor(TOPIC, statement());
	Anchors::<T>::mutate(TOPIC, |anchor| anchor.as_mut().unwrap().final_at = u64::MAX);
	members
}

/// A dispute about it, joined by as many as may. Returns the committee too.
fn disputed<T: Config>() -> (Vec<T::AccountId>, DisputeId) {
	let members = anchored::<T>();
	let dispute = NextDispute::<T>::get();
	for index in 0..MAX_DISPUTERS {
		let (account, _) = party::<T>("disputer", index, Role::Auditor);
		let root = statement().root;
		Pallet::<T>::do_dispute(Some(account), TOPIC, root, Reason::Figures, NOTE).unwrap();
	}
	(members, dispute)
}

/// Moves the chain to where it is too late to decide a dispute.
fn let_resolution_pass<T: Config>(dispute: DisputeId) {
	let dispute = Disputes::<T>::get(dispute).unwrap();
	frame_system::Pallet::<T>::set_block_number(dispute.resolve_block);
	T::BenchmarkHelper::set_time(dispute.resolve_by);
}

/// The last revision that there may be, when all before it were removed for their age and void before.
/// Returns its root.
fn deepest_revision<T: Config>() -> H256 {
	T::BenchmarkHelper::set_time(NOW);
	committee::<T>(TOPIC.source(), MAX_SEATS);
	for revision in 0..MAX_REVISION {
		let topic = Topic::Metering(PERIOD, revision);
		Pallet::<T>::insert_final_anchor(topic, statement());
		Anchors::<T>::mutate(topic, |anchor| {
			anchor.as_mut().unwrap().status = AnchorStatus::Void;
		});
	}
	Pallet::<T>::insert_final_anchor(LAST_REVISION, statement());
	statement().root
}

/// A dispute that was not decided in time.
fn defaulted<T: Config>() -> (Vec<T::AccountId>, DisputeId) {
	let (members, dispute) = disputed::<T>();
	let_resolution_pass::<T>(dispute);
	Pallet::<T>::do_settle_dispute(dispute).unwrap();
	(members, dispute)
}

/// The next round of a topic with an undecided dispute. All of a full committee must agree, and all but one
/// have voted for the disputed statement. Returns the last member and the round.
fn last_vote<T: Config>() -> (T::AccountId, u32) {
	let (mut members, _) = defaulted::<T>();
	Pallet::<T>::do_set_quorum(TOPIC.source(), MAX_SEATS).unwrap();
	let round = Pallet::<T>::topic_state(TOPIC).round;
	let last = members.pop().unwrap();
	for member in members {
		Pallet::<T>::do_attest(member, TOPIC, round, statement()).unwrap();
	}
	(last, round)
}

/// A member of a full committee.
fn member<T: Config>() -> (T::AccountId, PartyId) {
	let account = committee::<T>(Source::TradingCentre, MAX_SEATS).pop().unwrap();
	let party = Pallet::<T>::party(&account).ok().unwrap();
	(account, party)
}

/// A tree of `u32::MAX` leaves that starts with these. Returns its statement and their proofs, which are as
/// long as proofs can be.
fn deep_tree<L: Leaf>(leaves: &[L]) -> (Statement, Vec<LeafProof>) {
	let mut hashes: Vec<H256> = leaves.iter().map(Leaf::hash).collect();
	hashes.resize(WIDTH, H256::zero());
	let mut root = merkle::root(&hashes).unwrap();
	let depth = merkle::prove(&hashes, 0).unwrap().siblings.len();
	let rest = siblings(MAX_DEPTH as usize - depth);
	for sibling in &rest {
		root = BlakeTwo256::hash(&[root.as_bytes(), sibling.as_bytes()].concat());
	}
	let proof = |index| {
		let mut proof = merkle::prove(&hashes, index).unwrap();
		rest.iter().for_each(|sibling| proof.siblings.try_push(*sibling).unwrap());
		proof
	};
	let statement = Statement { root, leaves: u32::MAX, total: Energy::ZERO };
	(statement, (0..leaves.len() as u32).map(proof).collect())
}

/// One of as many hashes as there are numbers.
fn hash_of(number: u32) -> H256 {
	BlakeTwo256::hash_of(&number)
}

fn siblings(count: usize) -> Vec<H256> {
	(0..count).map(|index| H256::repeat_byte(index as u8)).collect()
}

fn meter<T: Config>(
	letter: char,
	index: u32,
	party: PartyId,
	direction: Direction,
	period: Period,
) -> MeterId {
	let meter = MeterId::new(&format!("BENCHMARK-{letter}-{index}")).unwrap();
	T::BenchmarkHelper::meter(party, &meter, direction, period);
	meter
}

/// How many siblings each leaf of a spread tree has that is measured.
const SPREAD: u32 = 24;

/// A tree of `u32::MAX` leaves in which these stand at the indices. Returns its root and their proof, with
/// siblings that are made up.
fn tree_around(nodes: Vec<(u32, H256)>) -> (H256, MultiProof) {
	let (mut nodes, mut siblings, mut width) = (nodes, Vec::new(), u32::MAX);
	while width > 1 {
		nodes = climb(&nodes, width, &mut siblings);
		width = width.div_ceil(2);
	}
	(nodes[0].1, MultiProof { siblings: siblings.try_into().unwrap() })
}

/// A tree of `u32::MAX` leaves that begins with these. Returns its statement, and their proof, which has few
/// siblings.
fn wide_tree<L: Leaf>(leaves: &[L]) -> (Statement, MultiProof) {
	let (root, proof) = tree_around((0..).zip(leaves.iter().map(Leaf::hash)).collect());
	(Statement { root, leaves: u32::MAX, total: Energy::ZERO }, proof)
}

/// The parents of these nodes of a level, beside siblings that are made up.
fn climb(nodes: &[(u32, H256)], width: u32, siblings: &mut Vec<H256>) -> Vec<(u32, H256)> {
	let mut parents: Vec<(u32, H256)> = Vec::new();
	for (place, (at, hash)) in nodes.iter().enumerate() {
		let beside = at ^ 1;
		let known = |place: usize| nodes.get(place).filter(|(other, _)| *other == beside);
		if place.checked_sub(1).and_then(known).is_some() {
			continue;
		}
		let sibling = match known(place + 1) {
			Some((_, right)) => *right,
			None if beside >= width => {
				parents.push((at / 2, *hash));
				continue;
			}
			None => {
				siblings.push(hash_of(siblings.len() as u32));
				*siblings.last().unwrap()
			}
		};
		let (left, right) = if beside > *at { (*hash, sibling) } else { (sibling, *hash) };
		parents.push((at / 2, BlakeTwo256::hash(&[left.0, right.0].concat())));
	}
	parents
}

/// The two parties and the two meters of trades, and when they traded.
#[derive(Clone)]
struct Traders {
	period: Period,
	seller: PartyId,
	buyer: PartyId,
	generation: MeterId,
	consumption: MeterId,
}

impl Traders {
	fn new<T: Config>(index: u32, period: Period) -> Self {
		let (_, seller) = party::<T>("seller", index, Role::Generator);
		let (_, buyer) = party::<T>("buyer", index, Role::Consumer);
		let generation = meter::<T>('G', index, seller, Direction::Generation, period);
		let consumption = meter::<T>('C', index, buyer, Direction::Consumption, period);
		Self { period, seller, buyer, generation, consumption }
	}

	/// So many bundles of this many certificates, all the seller's: what was sold and bought back stays cut.
	/// One certificate is left beyond them.
	fn bundles<T: Config>(&self, bundles: u32, units: u32) -> Vec<CertificateRange>
	where
		T::Certificates: Tradable,
	{
		let class = TradeClass::GRANULAR;
		let number = bundles * units + 1;
		let (seller, meter, period) = (self.seller, &self.generation, self.period);
		let all = T::BenchmarkHelper::certificates(seller, meter, class, period, number);
		let bundle = |at| {
			let bundle = CertificateRange { first: all.first + at * units, units, ..all };
			T::Certificates::sell(bundle, self.seller, self.buyer).unwrap();
			T::Certificates::sell(bundle, self.buyer, self.seller).unwrap();
			bundle
		};
		(0..bundles).map(bundle).collect()
	}

	/// Puts certificates behind a voucher, in a call that does so for others too.
	fn back<T: Config>(&self, range: CertificateRange, voucher: VoucherId, effort: &mut Effort) {
		let Self { seller, buyer, .. } = *self;
		let trade_ref = hash_of(range.first);
		let (seller_may_deliver, payer) = (true, seller);
		let backing =
			Backing { range, seller, buyer, trade_ref, voucher, seller_may_deliver, payer };
		T::Certificates::back_voucher(backing, effort).unwrap();
	}

	/// The settlement of a trade of these certificates.
	fn settlement<T: Config>(&self, trade_ref: TradeRef, range: CertificateRange) -> Settlement {
		let face_value = T::Certificates::batch(range.batch).unwrap().face_value;
		Settlement {
			trade_ref,
			seller: self.seller,
			buyer: self.buyer,
			generation_meter: self.generation.clone(),
			consumption_meter: self.consumption.clone(),
			period: self.period,
			energy: face_value.checked_mul(range.units).unwrap(),
			batch: range.batch,
			first: range.first,
			units: range.units,
			price_commitment: H256::zero(),
			supersedes: None,
			salt: [2; 16],
		}
	}
}

/// Revoked and undone evidence of a settlement's reference, which the settlement then corrects.
fn correct<T: Config>(settlement: &mut Settlement) {
	let evidence = NextEvidence::<T>::get();
	NextEvidence::<T>::put(evidence + 1);
	let leaf = settlement.hash();
	let record = EvidenceRecord {
		leaf,
		trade_ref: settlement.trade_ref,
		sequence: 0,
		revision: 0,
		seller: settlement.seller,
		buyer: settlement.buyer,
		consumption_meter: T::Meters::meter(&settlement.consumption_meter).unwrap().number,
		range: CertificateRange { batch: settlement.batch, first: settlement.first, units: 1 },
		settled: settlement.energy,
		at: NOW,
		block: 1,
		status: EvidenceStatus::Revoked,
		supersedes: None,
	};
	EvidenceRecords::<T>::insert(evidence, record);
	let doubt = Doubt { reason: Reason::Figures, at: NOW, block: 1 };
	let unwound = settlement.energy;
	Doubts::<T>::insert(evidence, DoubtRecord { doubt, unwound, superseded_by: None });
	TradeRefs::<T>::insert(settlement.trade_ref, evidence);
	settlement.supersedes = Some(evidence);
}

fn reading<T: Config>(meter: &MeterId, period: Period, energy: Energy) -> MeterReading {
	let fixed = Pallet::<T>::metered(meter, period);
	let energy = fixed.map_or(energy, |fixed| fixed.energy);
	MeterReading { meter: meter.clone(), period, energy, salt: [1; 16] }
}

/// The settlements and the readings of so many trades that share nothing, not even the period. Each has two
/// readings, in their order.
fn all_leaves<T: Config>(count: u32) -> (Vec<Settlement>, Vec<MeterReading>)
where
	T::Certificates: Tradable,
{
	T::BenchmarkHelper::set_time(NOW);
	let (mut settlements, mut readings) = (Vec::new(), Vec::new());
	for index in 0..count {
		let traders = Traders::new::<T>(index, hour_before(index));
		let range = traders.bundles::<T>(1, 1)[0];
		let settlement = traders.settlement::<T>(hash_of(index), range);
		let meters = [&traders.generation, &traders.consumption];
		readings.extend(meters.map(|meter| reading::<T>(meter, traders.period, settlement.energy)));
		settlements.push(settlement);
	}
	(settlements, readings)
}

/// So many trades that pass every check.
fn trades<T: Config>(count: u32) -> Vec<ProvedTrade>
where
	T::Certificates: Tradable,
{
	let (settlements, readings) = all_leaves::<T>(count);
	proved::<T>(settlements, readings)
}

/// Trades with these settlements, and readings in their order.
fn proved<T: Config>(
	settlements: Vec<Settlement>,
	readings: Vec<MeterReading>,
) -> Vec<ProvedTrade> {
	let (settled, settlement_proofs) = deep_tree(&settlements);
	let (metered, reading_proofs) = deep_tree(&readings);
	for period in settlements.iter().map(|settlement| settlement.period) {
		Pallet::<T>::insert_final_anchor(Topic::Settlement(period, 0), settled);
		Pallet::<T>::insert_final_anchor(Topic::Metering(period, 0), metered);
	}
	let mut readings = readings
		.into_iter()
		.zip(reading_proofs)
		.map(|(reading, proof)| ProvedReading { reading, revision: 0, proof });
	settlements
		.into_iter()
		.zip(settlement_proofs)
		.map(|(settlement, proof)| ProvedTrade {
			settlement: ProvedSettlement { settlement, sequence: 0, proof },
			generation: readings.next().unwrap(),
			consumption: readings.next().unwrap(),
		})
		.collect()
}

/// So many trades that pass every check, of one batch, one buyer, one seller and two meters, with one proof
/// for all settlements and one for both readings.
fn trades_together<T: Config>(count: u32) -> ProvedTrades
where
	T::Certificates: Tradable,
{
	T::BenchmarkHelper::set_time(NOW);
	let traders = Traders::new::<T>(0, PERIOD);
	let settle = |(index, range)| traders.settlement::<T>(hash_of(index), range);
	let settlements: Vec<Settlement> =
		(0..).zip(traders.bundles::<T>(count, 1)).map(settle).collect();
	let energy = settlements[0].energy.checked_mul(count).unwrap();
	let meters = [&traders.generation, &traders.consumption];
	let mut readings = meters.map(|meter| reading::<T>(meter, PERIOD, energy));
	readings.sort_by_key(Leaf::key);
	let (settled, settlements_proof) = wide_tree(&settlements);
	let (metered, readings_proof) = wide_tree(&readings);
	Pallet::<T>::insert_final_anchor(Topic::Settlement(PERIOD, 0), settled);
	Pallet::<T>::insert_final_anchor(Topic::Metering(PERIOD, 0), metered);
	ProvedTrades {
		period: PERIOD,
		sequence: 0,
		revision: 0,
		touches: Touches { bundles: count, pledges: 0, splits: 0 },
		settlements: BoundedVec::truncate_from((0..).zip(settlements).collect()),
		settlements_proof,
		readings: BoundedVec::truncate_from((0..).zip(readings).collect()),
		readings_proof,
	}
}

/// What so many trades may touch.
const fn effort_for(trades: u32) -> Effort {
	Effort { bundles: trades, pledges: trades, splits: trades, owed: None, settles: None }
}

/// A bundle that is sold, and by whom.
type Sold = (Traders, CertificateRange);

/// So many bundles of this many certificates, of one batch and the same traders.
fn of_one_batch<T: Config>(bundles: u32, units: u32) -> Vec<Sold>
where
	T::Certificates: Tradable,
{
	T::BenchmarkHelper::set_time(NOW);
	let traders = Traders::new::<T>(0, PERIOD);
	let ranges = traders.bundles::<T>(bundles, units).into_iter();
	ranges.map(|range| (traders.clone(), range)).collect()
}

/// So many bundles of one certificate, each of traders and of a batch of its own.
fn of_own_batches<T: Config>(bundles: u32) -> Vec<Sold>
where
	T::Certificates: Tradable,
{
	T::BenchmarkHelper::set_time(NOW);
	let sold = |index| {
		let traders = Traders::new::<T>(index, PERIOD);
		let range = traders.bundles::<T>(1, 1)[0];
		(traders, range)
	};
	(0..bundles).map(sold).collect()
}

/// So many bundles of one certificate, all of one batch, each sold to a buyer of its own.
fn of_own_buyers<T: Config>(bundles: u32) -> Vec<Sold>
where
	T::Certificates: Tradable,
{
	let sold = of_one_batch::<T>(bundles, 1);
	(1..)
		.zip(sold)
		.map(|(index, (traders, range))| {
			let (_, buyer) = party::<T>("buyer", index, Role::Consumer);
			(Traders { buyer, ..traders }, range)
		})
		.collect()
}

/// Puts each behind a voucher of its own, in one call.
fn back_all<T: Config>(sold: &[Sold], effort: &mut Effort) {
	for (voucher, (traders, range)) in (0..).zip(sold) {
		traders.back::<T>(*range, voucher, effort);
	}
	assert!(T::Certificates::pay_deposits(effort).is_ok());
}

/// Whether none of these certificates is free any more.
fn all_sold<T: Config>(sold: &[Sold]) -> bool
where
	T::Certificates: Tradable,
{
	let free = |(of, range): &Sold| {
		let is = |holder| T::Certificates::ensure_tradable(*range, holder).is_ok();
		is(of.seller) || is(of.buyer)
	};
	!sold.iter().any(free)
}

/// Evidence of a trade.
fn verified<T: Config>() -> EvidenceId
where
	T::Certificates: Tradable,
{
	let (payer, _) = party::<T>("payer", 0, Role::Auditor);
	let trade = trades::<T>(1).pop().unwrap();
	Pallet::<T>::do_verify(&payer, &trade, &mut Effort::of_one_trade()).unwrap();
	NextEvidence::<T>::get() - 1
}

/// Revoked evidence of a trade in as many bundles as a voucher can have, and a part of its voucher with all of these
/// bundles. The deposit of the part is on an account that its holder has left.
fn revoked_part<T: Config>() -> (EvidenceId, VoucherId)
where
	T::Certificates: Tradable,
{
	T::BenchmarkHelper::set_time(NOW);
	let traders = Traders::new::<T>(0, hour_before(0));
	let bundles = MAX_ADJACENT as u32;
	let first = traders.bundles::<T>(bundles, 2)[0];
	let range = CertificateRange { units: 2 * bundles, ..first };
	let settlement = traders.settlement::<T>(hash_of(0), range);
	let meters = [&traders.generation, &traders.consumption];
	let readings = meters.map(|meter| reading::<T>(meter, traders.period, settlement.energy));
	let trade = proved::<T>(vec![settlement], readings.to_vec()).remove(0);
	let evidence = NextEvidence::<T>::get();
	let (payer, _) = party::<T>("payer", 0, Role::Auditor);
	Pallet::<T>::do_verify(&payer, &trade, &mut Effort::of_one_trade()).unwrap();
	let buyer = T::Parties::account_of(traders.buyer).unwrap();
	let part = T::BenchmarkHelper::split_voucher(&buyer, evidence, range.units - 1);
	T::BenchmarkHelper::move_to(traders.buyer, &account("moved", 0, 0));
	Pallet::<T>::do_revoke(evidence, Reason::Figures).unwrap();
	(evidence, part)
}

#[benchmarks(where T::Certificates: Tradable)]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn appoint() {
		let source = Source::TradingCentre;
		let (_, party) = party::<T>("candidate", 0, source.role());
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, party);

		assert!(Seats::<T>::contains_key(party));
	}

	#[benchmark]
	fn accept_seat() {
		let source = Source::TradingCentre;
		committee::<T>(source, MAX_SEATS - 1);
		let (account, party) = party::<T>("candidate", 0, source.role());
		Pallet::<T>::do_appoint(source, party).unwrap();

		#[extrinsic_call]
		_(RawOrigin::Signed(account));

		assert_eq!(Pallet::<T>::current_committee(source).1.members.len(), MAX_SEATS as usize);
	}

	#[benchmark]
	fn set_quorum() {
		let source = Source::TradingCentre;
		committee::<T>(source, MAX_SEATS);
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, source, MAX_SEATS);

		assert_eq!(Pallet::<T>::current_committee(source).1.quorum, MAX_SEATS);
	}

	/// The last vote of a full committee. It repeats a statement with an undecided dispute, so the bonds of
	/// all disputers are forfeited.
	#[benchmark]
	fn attest() {
		let (last, round) = last_vote::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(last), TOPIC, round, statement());

		assert!(Anchors::<T>::get(TOPIC).unwrap().guarded);
	}

	#[benchmark]
	fn verify_one() {
		let (caller, _) = party::<T>("caller", 0, Role::Auditor);
		let ProvedTrade { settlement, generation, consumption } = trades::<T>(1).pop().unwrap();
		let before = NextEvidence::<T>::get();

		#[extrinsic_call]
		verify(
			RawOrigin::Signed(caller),
			Box::new(settlement),
			Box::new(generation),
			Box::new(consumption),
		);

		assert_eq!(NextEvidence::<T>::get(), before + 1);
	}

	#[benchmark]
	fn verify_batch(n: Linear<1, 100>) {
		let (caller, _) = party::<T>("caller", 0, Role::Auditor);
		let items = BoundedVec::truncate_from(trades::<T>(n));
		let before = NextEvidence::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), items);

		assert_eq!(NextEvidence::<T>::get(), before + u64::from(n));
	}

	#[benchmark]
	fn verify_together(n: Linear<1, MAX_PROVED>) {
		let (caller, _) = party::<T>("caller", 0, Role::Auditor);
		let trades = Box::new(trades_together::<T>(n));
		let before = NextEvidence::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), trades);

		assert_eq!(NextEvidence::<T>::get(), before + u64::from(n));
	}

	/// Readings of meters of their own, each used for the first time.
	#[benchmark]
	fn readings(n: Linear<1, MAX_PROVED>) {
		T::BenchmarkHelper::set_time(NOW);
		let (_, owner) = party::<T>("owner", 0, Role::Generator);
		let energy = Energy::from_wh(1);
		let read = |index| {
			let meter = meter::<T>('G', index, owner, Direction::Generation, PERIOD);
			reading::<T>(&meter, PERIOD, energy)
		};
		let used: Vec<MeterReading> = (0..n).map(read).collect();
		Pallet::<T>::insert_final_anchor(Topic::Metering(PERIOD, 0), statement());
		let mut context = Context::<T>::new(owner, Effort::of_one_trade());

		#[block]
		{
			for reading in &used {
				let rules = context.rules(PERIOD).unwrap();
				let of = context.meter(&reading.meter).unwrap();
				let used = Used { reading, revision: 0, of, rules };
				allocate_generation::<T>(used, energy).unwrap();
			}
		}

		assert!(used.iter().all(|of| Pallet::<T>::metered(&of.meter, PERIOD).is_some()));
	}

	/// Buyers or sellers beyond the two of the trades that are measured together.
	#[benchmark]
	fn parties(n: Linear<1, 512>) {
		T::BenchmarkHelper::set_time(NOW);
		let traders: Vec<PartyId> =
			(0..n).map(|index| party::<T>("trader", index, Role::Trader).1).collect();
		let mut context = Context::<T>::new(traders[0], Effort::of_one_trade());
		let act;

		#[block]
		{
			act = traders.iter().all(|party| context.trader(*party).acts_as(&[Role::Trader]));
		}

		assert!(act);
	}

	/// Bundles that are free and whole, and all of one batch.
	#[benchmark]
	fn bundles(n: Linear<1, MAX_PROVED>) {
		let sold = of_one_batch::<T>(n, 1);
		let mut effort = effort_for(n);

		#[block]
		{
			back_all::<T>(&sold, &mut effort);
		}

		assert!(all_sold::<T>(&sold));
	}

	/// The same, each of a batch of its own, which is read for checks too.
	#[benchmark]
	fn batches(n: Linear<1, MAX_PROVED>) {
		let sold = of_own_batches::<T>(n);
		let mut context = Context::<T>::new(sold[0].0.seller, effort_for(n));

		#[block]
		{
			sold.iter().for_each(|(_, range)| assert!(context.batch(range.batch).is_ok()));
			back_all::<T>(&sold, &mut context.effort);
		}

		assert!(all_sold::<T>(&sold));
	}

	/// The same of one batch, each sold to another buyer.
	#[benchmark]
	fn holdings(n: Linear<1, MAX_PROVED>) {
		let sold = of_own_buyers::<T>(n);
		let mut effort = effort_for(n);

		#[block]
		{
			back_all::<T>(&sold, &mut effort);
		}

		assert!(all_sold::<T>(&sold));
	}

	/// Bundles that are pledged, each of a batch of its own. Each deposit goes back to another account.
	#[benchmark]
	fn pledges(n: Linear<1, MAX_PROVED>) {
		let sold = of_own_batches::<T>(n);
		for (traders, range) in &sold {
			T::BenchmarkHelper::pledge(*range, traders.buyer, hash_of(range.first));
		}
		let mut effort = effort_for(n);

		#[block]
		{
			back_all::<T>(&sold, &mut effort);
		}

		assert_eq!(effort.pledges, 0);
		assert!(all_sold::<T>(&sold));
	}

	/// Bundles of one batch of which a part is needed.
	#[benchmark]
	fn splits(n: Linear<1, MAX_PROVED>) {
		let part = |(traders, range)| (traders, CertificateRange { units: 1, ..range });
		let sold: Vec<_> = of_one_batch::<T>(n, 2).into_iter().map(part).collect();
		let mut effort = effort_for(n);

		#[block]
		{
			back_all::<T>(&sold, &mut effort);
		}

		assert_eq!(effort.splits, 0);
		assert!(all_sold::<T>(&sold));
	}

	/// What a correction adds to a trade.
	#[benchmark]
	fn corrections(n: Linear<1, MAX_PROVED>) {
		T::BenchmarkHelper::set_time(NOW);
		let traders = Traders::new::<T>(0, PERIOD);
		let range = traders.bundles::<T>(1, 1)[0];
		let corrected = |index| {
			let mut settlement = traders.settlement::<T>(hash_of(index), range);
			correct::<T>(&mut settlement);
			settlement
		};
		let settlements: Vec<Settlement> = (0..n).map(corrected).collect();

		#[block]
		{
			for (by, settlement) in (u64::from(n)..).zip(&settlements) {
				ensure_unused::<T>(settlement).unwrap();
				Pallet::<T>::supersede(settlement.supersedes, by);
			}
		}

		assert_eq!(
			Doubts::<T>::iter().filter(|(_, of)| of.superseded_by.is_some()).count(),
			n as usize
		);
	}

	/// The proof of leaves that are far from each other, by its siblings.
	#[benchmark]
	fn prove(s: Linear<0, MAX_SIBLINGS>) {
		let leaves: Vec<(u32, H256)> =
			(0..s.div_ceil(SPREAD).max(1)).map(|leaf| (leaf << SPREAD, hash_of(leaf))).collect();
		let (root, proof) = tree_around(leaves.clone());
		let holds;

		#[block]
		{
			holds = merkle::verify_many(&root, u32::MAX, &leaves, &proof);
		}

		assert!(holds);
	}

	#[benchmark]
	fn dismiss() {
		let (_, party) = member::<T>();
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, party);

		assert!(!Seats::<T>::get(party).unwrap().is_live());
	}

	#[benchmark]
	fn resign() {
		let (account, party) = member::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(account));

		assert!(!Seats::<T>::get(party).unwrap().is_live());
	}

	#[benchmark]
	fn withdraw_bond() {
		T::BenchmarkHelper::set_time(NOW);
		let (account, party) = member::<T>();
		Pallet::<T>::do_dismiss(party).unwrap();
		let Some(SeatStatus::Leaving { unbonds_at, .. }) =
			Seats::<T>::get(party).map(|seat| seat.status)
		else {
			panic!("the seat has ended")
		};
		T::BenchmarkHelper::set_time(unbonds_at);

		#[extrinsic_call]
		_(RawOrigin::Signed(account));

		assert!(!Seats::<T>::contains_key(party));
	}

	/// Of a party that uses another account than when it took the seat.
	#[benchmark]
	fn restore_bond() {
		let (account, party) = member::<T>();
		let (old, _) = super::party::<T>("old", 0, Role::Auditor);
		let reason = HoldReason::SeatBond.into();
		let half = T::SeatBond::get() / 2u32.into();
		T::Currency::hold(&reason, &old, half).unwrap();
		Seats::<T>::mutate(party, |seat| {
			let bond = Bond { account: old, amount: half };
			seat.as_mut().unwrap().status = SeatStatus::Live(bond);
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(account));

		assert!(Seats::<T>::get(party).unwrap().is_bonded());
	}

	/// Anchors as `attest` does: the last vote came while it did not count.
	#[benchmark]
	fn poke() {
		let (last, _) = last_vote::<T>();
		let party = Pallet::<T>::party(&last).ok().unwrap();
		Rounds::<T>::mutate(TOPIC, |round| {
			let vote = Vote { party, statement: statement() };
			round.as_mut().unwrap().votes.try_push(vote).unwrap();
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(last), TOPIC);

		assert!(Anchors::<T>::get(TOPIC).unwrap().guarded);
	}

	#[benchmark]
	fn reopen() {
		Topics::<T>::mutate(TOPIC, |state| state.conflicted = MAX_CONFLICTS);
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, TOPIC);

		assert!(!Topics::<T>::get(TOPIC).is_stalled());
	}

	/// The first dispute about an anchor that a full committee made and that only a seat of the other
	/// source may dispute.
	#[benchmark]
	fn dispute() {
		anchored::<T>();
		Anchors::<T>::mutate(TOPIC, |anchor| anchor.as_mut().unwrap().guarded = true);
		let source = Source::TradingCentre;
		let (account, party) = party::<T>("opponent", 0, source.role());
		Pallet::<T>::do_appoint(source, party).unwrap();
		Pallet::<T>::do_accept_seat(account.clone()).unwrap();
		let before = NextDispute::<T>::get();
		let root = statement().root;

		#[extrinsic_call]
		_(RawOrigin::Signed(account), TOPIC, root, Reason::Figures, NOTE);

		assert_eq!(Disputes::<T>::get(before).unwrap().disputers.len(), 1);
	}

	/// A full committee is slashed, and as many as may dispute are rewarded.
	#[benchmark]
	fn resolve() {
		let (_, id) = disputed::<T>();
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Verdict::Overturned);

		assert!(!Disputes::<T>::contains_key(id));
		assert!(!Anchors::<T>::get(TOPIC).unwrap().stands());
	}

	#[benchmark]
	fn settle_dispute() {
		let (caller, _) = party::<T>("caller", 0, Role::Auditor);
		let (_, id) = disputed::<T>();
		let_resolution_pass::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert_eq!(Topics::<T>::get(TOPIC).defaulted, Some(id));
	}

	#[benchmark]
	fn release_dispute() {
		let (caller, _) = party::<T>("caller", 0, Role::Auditor);
		let (_, id) = defaulted::<T>();
		T::BenchmarkHelper::set_time(Topics::<T>::get(TOPIC).open_until);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert!(!Disputes::<T>::contains_key(id));
	}

	/// An overturned anchor of a full committee.
	#[benchmark]
	fn reap() {
		let (caller, _) = party::<T>("caller", 0, Role::Auditor);
		let (_, id) = disputed::<T>();
		Pallet::<T>::do_resolve(id, Verdict::Overturned).unwrap();
		let reapable_at = Anchors::<T>::get(TOPIC).unwrap().reapable_at;
		let open_until = Topics::<T>::get(TOPIC).open_until;
		let too_old = NOW + T::MaxTopicAge::get() + 1;
		T::BenchmarkHelper::set_time(reapable_at.max(open_until).max(too_old));

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), TOPIC);

		assert!(Topics::<T>::get(TOPIC).is_reaped());
	}

	#[benchmark]
	fn close() {
		let root = deepest_revision::<T>();
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, LAST_REVISION, root);

		assert_eq!(Anchors::<T>::get(LAST_REVISION).unwrap().status, AnchorStatus::Closed);
	}

	#[benchmark]
	fn open() {
		let root = deepest_revision::<T>();
		Pallet::<T>::do_close(LAST_REVISION, root).unwrap();
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, LAST_REVISION, root);

		assert_eq!(Anchors::<T>::get(LAST_REVISION).unwrap().status, AnchorStatus::Open);
	}

	/// The last revision that may be, when none before it stands.
	#[benchmark]
	fn void() {
		let root = deepest_revision::<T>();
		Pallet::<T>::do_close(LAST_REVISION, root).unwrap();
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, LAST_REVISION, root);

		assert_eq!(LatestRevision::<T>::get(PERIOD), None);
	}

	#[benchmark]
	fn contest() {
		let evidence = verified::<T>();
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, evidence, Reason::Figures);

		assert_eq!(EvidenceRecords::<T>::get(evidence).unwrap().status, EvidenceStatus::Contested);
	}

	#[benchmark]
	fn uphold() {
		let evidence = verified::<T>();
		Pallet::<T>::do_contest(evidence, Reason::Figures).unwrap();
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, evidence);

		assert_eq!(EvidenceRecords::<T>::get(evidence).unwrap().status, EvidenceStatus::Live);
	}

	#[benchmark]
	fn revoke() {
		let evidence = verified::<T>();
		let origin = committee_origin::<T>();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, evidence, Reason::Figures);

		assert_eq!(EvidenceRecords::<T>::get(evidence).unwrap().status, EvidenceStatus::Revoked);
	}

	#[benchmark]
	fn unwind() {
		let (caller, _) = party::<T>("caller", 0, Role::Auditor);
		let (evidence, part) = revoked_part::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), part);

		assert_ne!(Doubts::<T>::get(evidence).unwrap().unwound, Energy::ZERO);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::chain(1, &[], 0), crate::mock::Test);
}
