//! Checks 1 and 2 for many trades of one period and instalment, which share their proofs: one for the
//! settlements, one for the readings.

use super::{context::Context, proved::Proved};
use crate::{types::ProvedTrades, Config, Error};
use alloc::vec::Vec;
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::{MeterReading, Settlement, Statement, Topic},
	merkle::{self, Leaf, MultiProof},
	party::MeterId,
};

/// Both anchors are final and both proofs hold, and every leaf is of the period of its anchor (R3).
pub(super) fn ensure_proved<T: Config>(
	trades: &ProvedTrades,
	context: &mut Context<T>,
) -> DispatchResult {
	let ProvedTrades { period, sequence, revision, settlements, readings, .. } = trades;
	let settled = context.statement(Topic::Settlement(*period, *sequence))?;
	let metered = context.statement(Topic::Metering(*period, *revision))?;
	let of_period = settlements.iter().all(|(_, settlement)| settlement.period == *period)
		&& readings.iter().all(|(_, reading)| reading.period == *period);
	ensure!(of_period, Error::<T>::PeriodMismatch);
	ensure_stated::<T>(&settled, settlements, &trades.settlements_proof)?;
	ensure_stated::<T>(&metered, readings, &trades.readings_proof)
}

/// The leaves of one of the trades. Trees are sorted by key, so the readings, in the order of their indices, are
/// in the order of their meters (R15). If a committee anchored another order, a reading may not be found.
pub(super) fn leaves_of<'a, T: Config>(
	trades: &'a ProvedTrades,
	settlement: &'a Settlement,
) -> Result<Proved<'a>, DispatchError> {
	Ok(Proved {
		settlement,
		sequence: trades.sequence,
		revision: trades.revision,
		generation: reading_of::<T>(&trades.readings, &settlement.generation_meter)?,
		consumption: reading_of::<T>(&trades.readings, &settlement.consumption_meter)?,
	})
}

fn ensure_stated<T: Config>(
	statement: &Statement,
	leaves: &[(u32, impl Leaf)],
	proof: &MultiProof,
) -> DispatchResult {
	let hashes: Vec<(u32, H256)> =
		leaves.iter().map(|(index, leaf)| (*index, leaf.hash())).collect();
	let holds = merkle::verify_many(&statement.root, statement.leaves, &hashes, proof);
	ensure!(holds, Error::<T>::InvalidProof);
	Ok(())
}

fn reading_of<'a, T: Config>(
	readings: &'a [(u32, MeterReading)],
	meter: &MeterId,
) -> Result<&'a MeterReading, Error<T>> {
	let at = readings.binary_search_by(|(_, reading)| reading.meter.cmp(meter));
	let found = at.ok().and_then(|at| readings.get(at));
	found.map(|(_, reading)| reading).ok_or(Error::<T>::UnknownReading)
}
