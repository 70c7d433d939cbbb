//! What a settled trade is verified with.

use crate::api::{
	evidence::calls::Verify, runtime_types::verdigrid_evidence::types::trades::ProvedTrade, Static,
};
use verdigrid_oracle::Tree;
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading, ProvedSettlement, Settlement, TradeRef},
	party::MeterId,
};

/// The settlement of a trade and both readings, each with its proof. The chain compares them.
///
/// It is the argument of `evidence.verify`: `chain.evidence(&key).verify(verification.into())`. It is an item of
/// `evidence.verify_batch` too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verification {
	/// What the trading centre settled.
	pub settlement: ProvedSettlement,
	/// What the seller's meter generated.
	pub generation: ProvedReading,
	/// What the buyer's meter consumed.
	pub consumption: ProvedReading,
}

/// Why a trade cannot be verified with these trees.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unproved {
	/// The settlement is missing.
	#[error("the tree of settlements has no trade {0:?}: build it from all settlements of the instalment")]
	Trade(TradeRef),
	/// A reading is missing.
	#[error("the tree of readings has no meter {0}: build it from all readings of the revision")]
	Meter(MeterId),
}

impl Verification {
	/// Proves a trade: with the tree of the settlements of an instalment, and with the tree of the readings of a revision.
	pub fn prove(
		trade: &TradeRef,
		(settlements, sequence): (&Tree<Settlement>, u16),
		(readings, revision): (&Tree<MeterReading>, u8),
	) -> Result<Self, Unproved> {
		let settlement = settlements.proved(trade, sequence).ok_or(Unproved::Trade(*trade))?;
		let reading = |meter: &MeterId| {
			readings.proved(meter, revision).ok_or_else(|| Unproved::Meter(meter.clone()))
		};
		Ok(Verification {
			generation: reading(&settlement.settlement.generation_meter)?,
			consumption: reading(&settlement.settlement.consumption_meter)?,
			settlement,
		})
	}
}

impl From<Verification> for Verify {
	fn from(it: Verification) -> Self {
		Verify {
			settlement: Box::new(Static(it.settlement)),
			generation: Box::new(Static(it.generation)),
			consumption: Box::new(Static(it.consumption)),
		}
	}
}

impl From<Verification> for ProvedTrade {
	fn from(it: Verification) -> Self {
		ProvedTrade {
			settlement: Static(it.settlement),
			generation: Static(it.generation),
			consumption: Static(it.consumption),
		}
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::*;
	use verdigrid_primitives::{Energy, Period};

	fn meter(name: &str) -> MeterId {
		MeterId::new(name).unwrap()
	}

	fn reading(name: &str) -> MeterReading {
		let period = Period::year_month(2014, 1).unwrap();
		MeterReading { meter: meter(name), period, energy: Energy::from_wh(7), salt: [1; 16] }
	}

	fn settlement(trade: u8) -> Settlement {
		Settlement {
			trade_ref: [trade; 32].into(),
			seller: 1,
			buyer: 2,
			generation_meter: meter("WIND"),
			consumption_meter: meter("FACTORY"),
			period: Period::year_month(2014, 1).unwrap(),
			energy: Energy::from_wh(5),
			batch: 3,
			first: 1,
			units: 5,
			price_commitment: [9; 32].into(),
			supersedes: None,
			salt: [2; 16],
		}
	}

	#[test]
	fn a_trade_is_proved_with_its_settlement_and_both_readings() {
		let settlements = Tree::new([7, 8].map(settlement).into()).unwrap();
		let readings = Tree::new(["FACTORY", "OTHER", "WIND"].map(reading).into()).unwrap();
		let prove = |trade: u8, readings| {
			Verification::prove(&[trade; 32].into(), (&settlements, 4), (readings, 1))
		};
		let proved = prove(8, &readings).unwrap();
		assert_eq!((proved.settlement.sequence, proved.generation.revision), (4, 1));
		assert_eq!(proved.settlement.settlement, settlement(8));
		assert_eq!(proved.generation.reading, reading("WIND"));
		assert_eq!(proved.consumption.reading, reading("FACTORY"));
		assert_eq!(prove(9, &readings), Err(Unproved::Trade([9; 32].into())));
		let incomplete = Tree::new(vec![reading("WIND")]).unwrap();
		assert_eq!(prove(8, &incomplete), Err(Unproved::Meter(meter("FACTORY"))));
	}
}
