//! Checks 1 and 2: the leaves stand in final anchors.
//!
//! Topics follow from the leaves' own periods, so that a leaf can only ever be proved against the
//! anchor of its period (R3).

use crate::{types::ProvedTrade, Config, Pallet};
use alloc::collections::BTreeMap;
use core::marker::PhantomData;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::evidence::{ProvedReading, Statement, Topic};

/// What final anchors state, each read once in a call however many trades rest on it.
pub(super) struct FinalAnchors<T: Config> {
	read: BTreeMap<Topic, Statement>,
	of: PhantomData<T>,
}

impl<T: Config> FinalAnchors<T> {
	/// None read yet.
	pub(super) const fn new() -> Self {
		Self { read: BTreeMap::new(), of: PhantomData }
	}

	/// What a topic's anchor states, which must be final.
	pub(super) fn statement(&mut self, topic: Topic) -> Result<Statement, DispatchError> {
		if let Some(statement) = self.read.get(&topic) {
			return Ok(*statement);
		}
		let statement = Pallet::<T>::final_anchor(&topic)?.statement;
		self.read.insert(topic, statement);
		Ok(statement)
	}
}

/// The statements that a trade rests on.
pub(super) struct Statements {
	settlement: Statement,
	generation: Statement,
	consumption: Statement,
}

/// Check 1: all three anchors are final.
pub(super) fn statements<T: Config>(
	trade: &ProvedTrade,
	anchors: &mut FinalAnchors<T>,
) -> Result<Statements, DispatchError> {
	let settled = &trade.settlement;
	let topic = Topic::Settlement(settled.settlement.period, settled.sequence);
	Ok(Statements {
		settlement: anchors.statement(topic)?,
		generation: anchors.statement(metering(&trade.generation))?,
		consumption: anchors.statement(metering(&trade.consumption))?,
	})
}

fn metering(proved: &ProvedReading) -> Topic {
	Topic::Metering(proved.reading.period, proved.revision)
}

/// Check 2: all three proofs hold.
pub(super) fn ensure_proofs<T: Config>(
	trade: &ProvedTrade,
	statements: &Statements,
) -> DispatchResult {
	let ProvedTrade { settlement, generation, consumption } = trade;
	let Statements { settlement: settled, generation: generated, consumption: consumed } =
		statements;
	Pallet::<T>::ensure_proved(settled, &settlement.settlement, &settlement.proof)?;
	Pallet::<T>::ensure_proved(generated, &generation.reading, &generation.proof)?;
	Pallet::<T>::ensure_proved(consumed, &consumption.reading, &consumption.proof)
}
