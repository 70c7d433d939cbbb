//! Check 3: settlement and readings speak of the same meters and the same time, at the granularity
//! at which those meters are used (R2).

use super::Proved;
use crate::{Config, Error};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::MeterReading,
	party::{Direction, Meter, MeterId},
	traits::Meters,
	Period,
};

/// The two meters of a trade.
pub(super) struct TradeMeters {
	/// Where the energy was generated.
	pub generation: Meter,
	/// Where it was used.
	pub consumption: Meter,
}

/// Check 3, for both readings. Returns the meters.
pub(super) fn ensure_agree<T: Config>(proved: &Proved<'_>) -> Result<TradeMeters, DispatchError> {
	let Proved { settlement, generation, consumption, .. } = *proved;
	ensure_same::<T>(generation, &settlement.generation_meter, &settlement.period)?;
	ensure_same::<T>(consumption, &settlement.consumption_meter, &settlement.period)?;
	Ok(TradeMeters {
		generation: metered::<T>(generation, Direction::Generation)?,
		consumption: metered::<T>(consumption, Direction::Consumption)?,
	})
}

/// The reading is of the meter and period that were settled.
fn ensure_same<T: Config>(
	reading: &MeterReading,
	meter: &MeterId,
	period: &Period,
) -> DispatchResult {
	ensure!(reading.meter == *meter, Error::<T>::MeterMismatch);
	ensure!(reading.period == *period, Error::<T>::PeriodMismatch);
	Ok(())
}

/// The meter of a reading: registered, read at its own granularity, counting this way.
fn metered<T: Config>(
	reading: &MeterReading,
	direction: Direction,
) -> Result<Meter, DispatchError> {
	let meter = T::Meters::meter(&reading.meter).ok_or(Error::<T>::MeterNotFound)?;
	ensure!(meter.granularity == reading.period.granularity, Error::<T>::GranularityMismatch);
	ensure!(meter.direction == direction, Error::<T>::DirectionMismatch);
	Ok(meter)
}
