//! Checks 1 and 2: the leaves stand in final anchors.
//!
//! Topics follow from the leaves' own periods, so that a leaf can only ever be proved against the
//! anchor of its period (R3).

use super::context::Context;
use crate::{types::ProvedTrade, Config, Pallet};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::evidence::{ProvedReading, Statement, Topic};

/// The statements that a trade rests on.
pub(super) struct Statements {
	settlement: Statement,
	generation: Statement,
	consumption: Statement,
}

/// Check 1: all three anchors are final.
pub(super) fn statements<T: Config>(
	trade: &ProvedTrade,
	context: &mut Context<T>,
) -> Result<Statements, DispatchError> {
	let settled = &trade.settlement;
	let topic = Topic::Settlement(settled.settlement.period, settled.sequence);
	Ok(Statements {
		settlement: context.statement(topic)?,
		generation: context.statement(metering(&trade.generation))?,
		consumption: context.statement(metering(&trade.consumption))?,
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
