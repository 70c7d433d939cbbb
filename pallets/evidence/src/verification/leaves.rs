//! Check 3: settlement and readings are of the same meters and the same period, at the granularity of those
//! meters (R2).

use super::{context::Context, proved::Proved};
use crate::{Config, Error};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::MeterReading,
	party::{Direction, Meter, MeterId},
	Period,
};

/// The two meters of a trade.
pub(super) struct TradeMeters {
	/// The meter at which the energy was generated.
	pub generation: Meter,
	/// The meter at which it was used.
	pub consumption: Meter,
}

/// Check 3, for both readings. Returns the meters.
pub(super) fn ensure_agree<T: Config>(
	proved: &Proved<'_>,
	context: &mut Context<T>,
) -> Result<TradeMeters, DispatchError> {
	let Proved { settlement, generation, consumption, .. } = *proved;
	ensure_same::<T>(generation, &settlement.generation_meter, &settlement.period)?;
	ensure_same::<T>(consumption, &settlement.consumption_meter, &settlement.period)?;
	Ok(TradeMeters {
		generation: metered(generation, Direction::Generation, context)?,
		consumption: metered(consumption, Direction::Consumption, context)?,
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
	context: &mut Context<T>,
) -> Result<Meter, DispatchError> {
	let meter = context.meter(&reading.meter)?;
	ensure!(meter.granularity == reading.period.granularity, Error::<T>::GranularityMismatch);
	ensure!(meter.direction == direction, Error::<T>::DirectionMismatch);
	Ok(meter.clone())
}
