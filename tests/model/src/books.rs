//! What the two sources know: readings and settlements, the trees over them, and what lies a seat can
//! tell.

use std::collections::BTreeMap;

use sp_core::H256;
use sp_runtime::traits::{BlakeTwo256, Hash};
use verdigrid_evidence::types::{ProvedTrades, Touches};
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading, ProvedSettlement, Settlement, Statement, Topic},
	merkle::{self, Leaf, LeafProof, MultiProof},
	party::MeterId,
	Energy, Period,
};

use super::{cast::METERS, rules::root};

/// What a seat says about a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
	/// What its source knows.
	Truth,
	/// A real tree, of figures that are too high.
	Figures,
	/// The same, of figures that no meter can measure.
	Fantasy,
	/// The true root, with a leaf more than there is.
	Count,
	/// The truth with another total, which is not checked.
	Total,
	/// A root of nothing.
	Nonsense,
}

impl Said {
	pub const LIES: [Said; 5] =
		[Said::Figures, Said::Fantasy, Said::Count, Said::Total, Said::Nonsense];
}

/// By which number figures are multiplied when they are stated: truly, in a lie that can be believed, and in one
/// that cannot.
const TRULY: u64 = 1;
const TOO_HIGH: u64 = 3;
const FAR_TOO_HIGH: u64 = 100_000;

/// The settlements of each instalment. Readings need no book: they follow from meter and period.
#[derive(Clone, Default)]
pub struct Books {
	settled: BTreeMap<Topic, Vec<Settlement>>,
}

impl Books {
	/// Writes down the settlements of an instalment, sorted by reference. They never change.
	pub fn settle(&mut self, topic: Topic, mut settlements: Vec<Settlement>) {
		settlements.sort_by_key(|settlement| settlement.trade_ref);
		settlements.dedup_by_key(|settlement| settlement.trade_ref);
		self.settled.insert(topic, settlements);
	}

	pub fn has(&self, topic: &Topic) -> bool {
		matches!(topic, Topic::Metering(..)) || self.settled.contains_key(topic)
	}

	/// Every settlement, with the topic of its instalment.
	pub fn settlements(&self) -> impl Iterator<Item = (Topic, &Settlement)> {
		self.settled.iter().flat_map(|(topic, all)| all.iter().map(|one| (*topic, one)))
	}

	/// What a seat states that says this.
	pub fn statement(&self, topic: Topic, said: Said) -> Statement {
		let truth = self.state(topic, TRULY);
		match said {
			Said::Truth => truth,
			Said::Figures => self.state(topic, TOO_HIGH),
			Said::Fantasy => self.state(topic, FAR_TOO_HIGH),
			Said::Count => Statement { leaves: truth.leaves + 1, ..truth },
			Said::Total => Statement { total: Energy::from_wh(truth.total.wh() + 1), ..truth },
			Said::Nonsense => Statement { root: BlakeTwo256::hash_of(&topic), ..truth },
		}
	}

	fn state(&self, topic: Topic, times: u64) -> Statement {
		match topic {
			Topic::Metering(period, revision) => statement_of(&readings(period, revision, times)),
			Topic::Settlement(..) => statement_of(&self.leaves(topic, times)),
		}
	}

	/// The settlements of an instalment, with so many times the energy.
	fn leaves(&self, topic: Topic, times: u64) -> Vec<Settlement> {
		let mut leaves = self.settled[&topic].clone();
		leaves.iter_mut().for_each(|leaf| leaf.energy = multiplied(leaf.energy, times));
		leaves
	}

	/// The settlements of an instalment as they were anchored, or as they are.
	fn anchored(&self, topic: Topic, anchored: Option<Statement>) -> Vec<Settlement> {
		self.leaves(topic, anchored_times(anchored, |times| self.state(topic, times)))
	}

	/// A settlement with its proof in the tree that was anchored, or in the true one.
	pub fn prove_settlement(
		&self,
		topic: Topic,
		trade_ref: H256,
		anchored: Option<Statement>,
	) -> ProvedSettlement {
		let leaves = self.anchored(topic, anchored);
		let at = leaves.iter().position(|leaf| leaf.trade_ref == trade_ref).unwrap();
		let Topic::Settlement(_, sequence) = topic else { unreachable!() };
		ProvedSettlement { settlement: leaves[at].clone(), sequence, proof: proof(&leaves, at) }
	}

	/// Some settlements of an instalment, and the readings of their meters, proved together.
	pub fn prove_together(
		&self,
		topic: Topic,
		chosen: impl FnMut(&Settlement) -> bool,
		settled: Option<Statement>,
		(revision, measured): (u8, Option<Statement>),
	) -> ProvedTrades {
		let Topic::Settlement(period, sequence) = topic else { unreachable!() };
		let leaves = self.anchored(topic, settled);
		let (settlements, settlements_proof) = prove_some(&leaves, chosen);
		let read = |reading: &MeterReading| {
			settlements.iter().any(|(_, leaf)| {
				[&leaf.generation_meter, &leaf.consumption_meter].contains(&&reading.meter)
			})
		};
		let (readings, readings_proof) =
			prove_some(&anchored_readings(period, revision, measured), read);
		let touches = most_touches(settlements.len());
		let (settlements, readings) =
			(settlements.try_into().unwrap(), readings.try_into().unwrap());
		ProvedTrades {
			period,
			sequence,
			revision,
			touches,
			settlements,
			settlements_proof,
			readings,
			readings_proof,
		}
	}
}

/// The most that so many trades can touch.
fn most_touches(trades: usize) -> Touches {
	let trades = trades as u32;
	Touches { bundles: 8 * trades, pledges: 8 * trades, splits: trades }
}

/// A reading with its proof in the tree that was anchored, or in the true one. It is of another meter where
/// this one is not read in such periods.
pub fn prove_reading(
	meter: &MeterId,
	period: Period,
	revision: u8,
	anchored: Option<Statement>,
) -> ProvedReading {
	let leaves = anchored_readings(period, revision, anchored);
	let at = leaves.iter().position(|leaf| leaf.meter == *meter).unwrap_or_default();
	ProvedReading { reading: leaves[at].clone(), revision, proof: proof(&leaves, at) }
}

/// The readings of a period as they were anchored in a revision, or as they are there.
fn anchored_readings(
	period: Period,
	revision: u8,
	anchored: Option<Statement>,
) -> Vec<MeterReading> {
	let state = |times| statement_of(&readings(period, revision, times));
	readings(period, revision, anchored_times(anchored, state))
}

/// Some leaves with their places, and one proof for all of them.
fn prove_some<L: Leaf + Clone>(
	leaves: &[L],
	mut chosen: impl FnMut(&L) -> bool,
) -> (Vec<(u32, L)>, MultiProof) {
	let placed = (0..).zip(leaves.iter().cloned());
	let some: Vec<(u32, L)> = placed.filter(|(_, leaf)| chosen(leaf)).collect();
	let places: Vec<u32> = some.iter().map(|(place, _)| *place).collect();
	let proof = merkle::prove_many(&hashes(leaves), &places).unwrap_or_default();
	(some, proof)
}

/// The readings of a period in a revision, so many times as high.
fn readings(period: Period, revision: u8, times: u64) -> Vec<MeterReading> {
	let read = METERS.iter().filter(|meter| meter.granularity == period.granularity);
	let reading = |meter: &super::cast::Metered| {
		let energy = multiplied(meter.energy(period, revision), times);
		MeterReading { meter: meter.id(), period, energy, salt: [7; 16] }
	};
	read.map(reading).collect()
}

fn multiplied(energy: Energy, times: u64) -> Energy {
	Energy::from_wh(energy.wh() * times)
}

/// How many times as high as they are the figures were anchored.
fn anchored_times(anchored: Option<Statement>, state: impl Fn(u64) -> Statement) -> u64 {
	let is_anchored =
		|times: &u64| anchored.is_some_and(|anchored| anchored.root == state(*times).root);
	[TOO_HIGH, FAR_TOO_HIGH].into_iter().find(is_anchored).unwrap_or(TRULY)
}

fn hashes(leaves: &[impl Leaf]) -> Vec<H256> {
	leaves.iter().map(Leaf::hash).collect()
}

fn proof(leaves: &[impl Leaf], at: usize) -> LeafProof {
	merkle::prove(&hashes(leaves), at as u32).unwrap()
}

fn statement_of(leaves: &[impl Leaf]) -> Statement {
	Statement {
		root: root(&hashes(leaves)),
		leaves: leaves.len() as u32,
		total: Energy::sum(leaves.iter().map(Leaf::energy)).unwrap(),
	}
}
