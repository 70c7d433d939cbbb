//! Readings: proved once, fixed for ever (R1).

use crate::{types::MeteredEnergy, Config, Error, Event, Metered, Pallet};
use frame_support::{ensure, traits::Get};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading, Statement, Topic},
	merkle::{self, Leaf},
	traits::{Meters, Readings},
	Energy,
};

impl<T: Config> Readings for Pallet<T> {
	fn prove(proved: &ProvedReading) -> Result<Energy, DispatchError> {
		let reading = &proved.reading;
		let anchor = Self::final_anchor(&Topic::Metering(reading.period))?;
		Self::ensure_proved(&anchor.statement, reading, &proved.proof)?;
		let meter = T::Meters::meter(&reading.meter).ok_or(Error::<T>::MeterNotFound)?;
		let agree = meter.granularity == reading.period.granularity;
		ensure!(agree, Error::<T>::GranularityMismatch);
		Ok(Self::fix(reading)?.energy)
	}
}

impl<T: Config> Pallet<T> {
	/// Fails unless the leaf stands in the stated tree where the proof says.
	pub(crate) fn ensure_proved(
		statement: &Statement,
		leaf: &impl Leaf,
		proof: &merkle::LeafProof,
	) -> DispatchResult {
		let holds = merkle::verify(&statement.root, statement.leaves, &leaf.hash(), proof);
		ensure!(holds, Error::<T>::ProofInvalid);
		Ok(())
	}

	/// Fixes a proved reading as the one of its meter and period, or makes sure that it is.
	pub(crate) fn fix(reading: &MeterReading) -> Result<MeteredEnergy, DispatchError> {
		let MeterReading { meter, period, energy, .. } = reading;
		if let Some(fixed) = Metered::<T>::get(meter, period) {
			ensure!(fixed.energy == *energy, Error::<T>::ReadingConflict);
			return Ok(fixed);
		}
		let limit = energy.with_tolerance(T::Tolerance::get()).ok_or(ArithmeticError::Overflow)?;
		let fixed = MeteredEnergy { energy: *energy, limit, topic: Topic::Metering(*period) };
		Metered::<T>::insert(meter, period, fixed);
		Self::deposit_event(Event::ReadingFixed {
			meter: meter.clone(),
			period: *period,
			energy: *energy,
			limit,
		});
		Ok(fixed)
	}
}
