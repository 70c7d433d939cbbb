//! Checks 1 and 2: the leaves stand in final anchors.
//!
//! Topics follow from the leaves' own periods, so that a leaf can only ever be proved against the
//! anchor of its period (R3).

use crate::{types::ProvedTrade, AnchorOf, Config, Pallet};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::evidence::Topic;

/// The anchors that a trade rests on.
pub(super) struct FinalAnchors<T: Config> {
	settlement: AnchorOf<T>,
	generation: AnchorOf<T>,
	consumption: AnchorOf<T>,
}

/// Check 1: all three anchors are final.
pub(super) fn final_anchors<T: Config>(
	trade: &ProvedTrade,
) -> Result<FinalAnchors<T>, DispatchError> {
	let settled = &trade.settlement;
	let topic = Topic::Settlement(settled.settlement.period, settled.sequence);
	let metering = |period| Pallet::<T>::final_anchor(&Topic::Metering(period));
	Ok(FinalAnchors {
		settlement: Pallet::<T>::final_anchor(&topic)?,
		generation: metering(trade.generation.reading.period)?,
		consumption: metering(trade.consumption.reading.period)?,
	})
}

/// Check 2: all three proofs hold.
pub(super) fn ensure_proofs<T: Config>(
	trade: &ProvedTrade,
	anchors: &FinalAnchors<T>,
) -> DispatchResult {
	let ProvedTrade { settlement, generation, consumption } = trade;
	Pallet::<T>::ensure_proved(&anchors.settlement, &settlement.settlement, &settlement.proof)?;
	Pallet::<T>::ensure_proved(&anchors.generation, &generation.reading, &generation.proof)?;
	Pallet::<T>::ensure_proved(&anchors.consumption, &consumption.reading, &consumption.proof)
}
