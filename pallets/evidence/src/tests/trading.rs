//! Trees of readings and settlements, trades that pass, and what is changed about them.

use super::*;
use crate::{
	types::{MeteredEnergy, PeriodKey, ProvedTrade},
	Error, Event, Metered,
};
use frame_support::{
	dispatch::{DispatchResult, DispatchResultWithPostInfo},
	BoundedVec,
};
use sp_core::H256;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange},
	evidence::{
		MeterReading, ProvedReading, ProvedSettlement, Settlement, Statement, Topic, TradeRef,
	},
	merkle::{self, Leaf, LeafProof},
	party::{MeterId, MeterNumber},
	traits::Meters,
	voucher::{VoucherId, VoucherStatus},
	Energy, Period,
};
use verdigrid_test_support::produced;

pub const MWH: u64 = 1_000_000;

pub fn mwh(count: u64) -> Energy {
	Energy::from_wh(count * MWH)
}

/// Certificates of the first batch.
pub fn range(first: u32, units: u32) -> CertificateRange {
	CertificateRange { batch: 0, first, units }
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

/// So many settlements of one certificate each, which is a bundle, sorted by reference as in a tree.
pub fn singles_of(batch: BatchId, count: u32) -> Vec<Settlement> {
	(1..=count + 1).for_each(|number| World::cut(batch, number));
	let single = |first: u32| Settlement {
		trade_ref: H256::from_low_u64_be(first.into()),
		batch,
		first,
		units: 1,
		energy: mwh(1),
		..settlement()
	};
	(1..=count).map(single).collect()
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

/// What the two meters measured: 20.7 MWh generated, 12 MWh used.
fn measured() -> [MeterReading; 2] {
	[reading(gen(), Energy::from_wh(20_700_000)), reading(usage(), mwh(12))]
}

/// The readings of the two meters, anchored.
pub fn proved_readings() -> (ProvedReading, ProvedReading) {
	let [generation, consumption] = anchor_readings(&measured()).try_into().unwrap();
	(generation, consumption)
}

/// A trade that passes every check.
pub fn good_trade() -> ProvedTrade {
	trade_with(|_| ())
}

/// That trade with another settlement.
pub fn trade_with(change: impl FnOnce(&mut Settlement)) -> ProvedTrade {
	let mut leaf = settlement();
	change(&mut leaf);
	trades(&[leaf]).remove(0)
}

/// Several trades of the two meters in one instalment.
pub fn trades(leaves: &[Settlement]) -> Vec<ProvedTrade> {
	trades_of(measured(), leaves)
}

/// The same with what was generated and what was used.
pub fn trades_of(readings: [MeterReading; 2], leaves: &[Settlement]) -> Vec<ProvedTrade> {
	let readings = anchor_readings(&readings);
	let proved = |settlement| ProvedTrade {
		settlement,
		generation: readings[0].clone(),
		consumption: readings[1].clone(),
	};
	anchor_settlements(0, leaves).into_iter().map(proved).collect()
}

pub fn verify(trade: ProvedTrade) -> DispatchResult {
	verify_by(BUYER.into(), trade)
}

pub fn verify_by(who: AccountId, trade: ProvedTrade) -> DispatchResult {
	let ProvedTrade { settlement, generation, consumption } = trade;
	let (generation, consumption) = (Box::new(generation), Box::new(consumption));
	unweighed(Evidence::verify(signed(who), Box::new(settlement), generation, consumption))
}

pub fn verify_batch_by(who: AccountId, items: Vec<ProvedTrade>) -> DispatchResult {
	unweighed(Evidence::verify_batch(signed(who), BoundedVec::truncate_from(items)))
}

/// What became of a call, without its weight.
pub fn unweighed(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(|_| ()).map_err(|failed| failed.error)
}

/// The trade is not verified.
pub fn refused(trade: ProvedTrade, error: Error<Test>) {
	assert_noop!(verify(trade), error);
}

/// Why each trade of the last batch failed, by its place.
pub fn failures() -> Vec<(u32, DispatchError)> {
	let failed = |event| match event {
		Event::VerificationFailed { index, error, .. } => {
			produced(error);
			Some((index, error))
		}
		_ => None,
	};
	evidence_events().into_iter().filter_map(failed).collect()
}

/// Redeems a voucher: it cannot be unwound.
pub fn redeem(voucher: VoucherId) {
	World::change_voucher(voucher, |voucher| voucher.status = VoucherStatus::Redeemed(0));
}

/// What is allocated from the generation meter, which is also what is from the consumption meter.
pub fn allocated() -> Energy {
	let from = |meter| allocated_at(&meter, JANUARY);
	assert_eq!(from(gen()), from(usage()));
	from(gen())
}

/// What is allocated from a meter in a period.
pub fn allocated_at(meter: &MeterId, period: Period) -> Energy {
	Evidence::metered(meter, period).map_or(Energy::ZERO, |metered| metered.allocated)
}

/// The number of a meter.
pub fn number(meter: &MeterId) -> MeterNumber {
	World::meter(meter).unwrap().number
}

/// Changes what is fixed of a meter in January.
pub fn change_reading(meter: &MeterId, change: impl FnOnce(&mut MeteredEnergy)) {
	let key = PeriodKey::of(JANUARY);
	Metered::<Test>::mutate(number(meter), key, |metered| change(metered.as_mut().unwrap()));
}
