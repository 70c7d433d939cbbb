//! What a meter can have measured (R32). The chain refuses a reading above this when it is used.
//! The anchor cannot be changed then, so workers refuse such a reading before they attest.

use verdigrid_primitives::{
	evidence::MeterReading,
	party::{Meter, MeterId},
	Energy, MarketOffset,
};

use crate::Tree;

/// A reading that its meter cannot have measured, or about which nothing is known.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Implausible {
	/// No such meter is on the chain.
	#[error("meter {0} is not registered: register it, or leave its reading out")]
	Unknown(MeterId),
	/// The energy is more than the meter's power gives for as long as it existed in the period.
	#[error(
		"meter {meter} cannot have measured {energy}: the most that is plausible in the period is \
		 {most}; correct the reading, or the meter's registration"
	)]
	TooMuch {
		/// Which meter.
		meter: MeterId,
		/// What the reading says.
		energy: Energy,
		/// The most that is plausible.
		most: Energy,
	},
}

/// How the chain judges what is plausible.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Plausibility {
	/// The market's offset from UTC.
	pub offset: MarketOffset,
	/// By how much a reading may exceed what the meter's power gives, in parts per million.
	pub margin_ppm: u32,
}

impl Plausibility {
	/// Refuses a reading above what its meter can have measured in the period.
	pub fn ensure_plausible(
		&self,
		reading: &MeterReading,
		meter: &Meter,
	) -> Result<(), Implausible> {
		match self.most(reading, meter) {
			Some(most) if most < reading.energy => Err(Implausible::TooMuch {
				meter: reading.meter.clone(),
				energy: reading.energy,
				most,
			}),
			_ => Ok(()),
		}
	}

	/// `None` if the period or the energy is too large to be counted. No reading exceeds that.
	fn most(&self, reading: &MeterReading, meter: &Meter) -> Option<Energy> {
		let start = reading.period.start(self.offset)?;
		let end = reading.period.end(self.offset)?;
		meter.most_in(start, end, self.margin_ppm)
	}
}

impl Tree<MeterReading> {
	/// Refuses a tree in which a reading is above what its meter can have measured. `meter_of` says what
	/// the chain knows of a meter. Call this before a seat attests the tree.
	pub fn ensure_plausible(
		&self,
		terms: Plausibility,
		mut meter_of: impl FnMut(&MeterId) -> Option<Meter>,
	) -> Result<(), Implausible> {
		for reading in self.leaves() {
			let meter = meter_of(&reading.meter);
			let meter = meter.ok_or_else(|| Implausible::Unknown(reading.meter.clone()))?;
			terms.ensure_plausible(reading, &meter)?;
		}
		Ok(())
	}
}
