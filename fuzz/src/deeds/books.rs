//! What the two sources know: the readings and the settlements that were stated, with the trees over them.

use std::collections::BTreeMap;

use sp_core::H256;
use verdigrid_evidence::types::{ProvedTrade, ProvedTrades, Touches};
use verdigrid_oracle::Tree;
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading, ProvedSettlement, Settlement, Statement, Topic},
	party::{Meter, MeterId},
	Energy, Period,
};

use crate::dice::Dice;

/// What was read and settled.
#[derive(Default)]
pub struct Books {
	readings: BTreeMap<(Period, u8), Tree<MeterReading>>,
	settlements: BTreeMap<(Period, u16), Tree<Settlement>>,
}

/// What a meter measured: about the same in each period, a little less than it can, and another figure in each revision.
fn measured(meter: &Meter, period: Period, revision: u8) -> Energy {
	let hours = period.granularity.longest_seconds() / 3_600;
	let most = u128::from(meter.max_power_w) * u128::from(hours);
	let share = 60 + u128::from(period.index % 3) * 10 + u128::from(revision % 3) * 5;
	Energy::from_wh((most * share / 100).try_into().unwrap_or(u64::MAX))
}

impl Books {
	/// What the source states about a topic. The first question writes it down.
	pub fn statement(
		&mut self,
		topic: Topic,
		meters: &[(MeterId, Meter)],
		settlements: impl FnOnce() -> Vec<Settlement>,
	) -> Option<Statement> {
		match topic {
			Topic::Metering(period, revision) => {
				let tree = self.readings.entry((period, revision)).or_insert_with(|| {
					let read = meters
						.iter()
						.filter(|(_, meter)| meter.granularity == period.granularity)
						.map(|(id, meter)| MeterReading {
							meter: id.clone(),
							period,
							energy: measured(meter, period, revision),
							salt: [7; 16],
						});
					Tree::new(read.collect()).expect("no meter is named twice")
				});
				tree.statement().ok()
			}
			Topic::Settlement(period, sequence) => {
				let tree = self.settlements.entry((period, sequence)).or_insert_with(|| {
					let mut all = settlements();
					all.sort_by_key(|settlement| settlement.trade_ref);
					all.dedup_by_key(|settlement| settlement.trade_ref);
					Tree::new(all).expect("no reference is there twice")
				});
				tree.statement().ok()
			}
		}
	}

	/// Whether settlements of an instalment were written down.
	pub fn knows(&self, period: Period, sequence: u16) -> bool {
		self.settlements.contains_key(&(period, sequence))
	}

	/// The reading of a meter with its proof.
	pub fn reading(&self, meter: &MeterId, period: Period, revision: u8) -> Option<ProvedReading> {
		self.readings.get(&(period, revision))?.proved(meter, revision)
	}

	/// Another meter of the same readings.
	pub fn any_meter(&self, dice: &mut Dice, period: Period, revision: u8) -> Option<MeterId> {
		let leaves = self.readings.get(&(period, revision))?.leaves();
		dice.pick(leaves).map(|leaf| leaf.meter.clone())
	}

	/// The settlements of an instalment.
	pub fn settled(&self, period: Period, sequence: u16) -> &[Settlement] {
		self.settlements.get(&(period, sequence)).map_or(&[], |tree| tree.leaves())
	}

	/// A settlement with its readings and their proofs.
	pub fn trade(
		&self,
		period: Period,
		sequence: u16,
		revision: u8,
		trade_ref: &H256,
	) -> Option<ProvedTrade> {
		let settlement: ProvedSettlement =
			self.settlements.get(&(period, sequence))?.proved(trade_ref, sequence)?;
		let reading = |meter| self.reading(meter, period, revision);
		let generation = reading(&settlement.settlement.generation_meter)?;
		let consumption = reading(&settlement.settlement.consumption_meter)?;
		Some(ProvedTrade { settlement, generation, consumption })
	}

	/// Several settlements of an instalment, and the readings of their meters, proved together.
	pub fn together(
		&self,
		period: Period,
		sequence: u16,
		revision: u8,
		chosen: &[H256],
		touches: Touches,
	) -> Option<ProvedTrades> {
		let (leaves, settlements_proof) =
			self.settlements.get(&(period, sequence))?.prove_many(chosen)?;
		let meters: Vec<MeterId> = leaves
			.iter()
			.flat_map(|(_, leaf)| [leaf.generation_meter.clone(), leaf.consumption_meter.clone()])
			.collect();
		let (readings, readings_proof) =
			self.readings.get(&(period, revision))?.prove_many(&meters)?;
		let settlements: Vec<_> = leaves.into_iter().map(|(at, leaf)| (at, leaf.clone())).collect();
		let readings: Vec<_> = readings.into_iter().map(|(at, leaf)| (at, leaf.clone())).collect();
		Some(ProvedTrades {
			period,
			sequence,
			revision,
			touches,
			settlements: settlements.try_into().ok()?,
			settlements_proof,
			readings: readings.try_into().ok()?,
			readings_proof,
		})
	}
}
