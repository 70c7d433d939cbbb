//! What calls weigh that may do several of the things that are measured.

use crate::{count::count, types::ProvedTrades, Config, Pallet, WeightInfo};
use frame_support::weights::Weight;

/// To hash a reading and to join it with its neighbour takes less time than so many siblings.
const READING: u32 = 4;

impl<T: Config> Pallet<T> {
	/// A vote may close a round first, as `poke` does.
	pub(crate) fn attest_weight() -> Weight {
		T::WeightInfo::attest().saturating_add(T::WeightInfo::poke())
	}

	/// The last round may be closed first, as `poke` does.
	pub(crate) fn reopen_weight() -> Weight {
		T::WeightInfo::reopen().saturating_add(T::WeightInfo::poke())
	}

	/// An anchor may become void, as in `void`.
	pub(crate) fn resolve_weight() -> Weight {
		T::WeightInfo::resolve().saturating_add(T::WeightInfo::void())
	}

	/// An anchor becomes void, as in `void`.
	pub(crate) fn settle_dispute_weight() -> Weight {
		T::WeightInfo::settle_dispute().saturating_add(T::WeightInfo::void())
	}

	/// Two readings are measured with each settlement, and few siblings.
	pub(crate) fn together_weight(trades: &ProvedTrades<T::MaxBatch>) -> Weight {
		let settlements = count(trades.settlements.len());
		let readings = count(trades.readings.len());
		let more_readings = readings.saturating_sub(settlements.saturating_mul(2));
		let siblings = count(trades.settlements_proof.siblings.len())
			.saturating_add(count(trades.readings_proof.siblings.len()))
			.saturating_add(more_readings.saturating_mul(READING));
		T::WeightInfo::verify_together(settlements).saturating_add(T::WeightInfo::prove(siblings))
	}
}
