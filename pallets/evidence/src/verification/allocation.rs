//! Checks 7 and 8: no meter gives more energy to trades than it measured.

use crate::{types::MeteredEnergy, Allocated, Config, Error, Pallet};
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchResult};
use verdigrid_primitives::{
	evidence::MeterReading, party::MeterId, traits::CertificateRegistry, Energy, Period,
};

/// Check 7: allocates the energy from the generation meter.
pub(super) fn allocate_generation<T: Config>(
	reading: &MeterReading,
	energy: Energy,
) -> DispatchResult {
	let metered = Pallet::<T>::fix(reading)?;
	let limit = Pallet::<T>::allocation_limit(&reading.meter, reading.period, &metered)
		.ok_or(ArithmeticError::Overflow)?;
	allocate::<T>(reading, energy, limit, Error::<T>::GenerationExceeded)
}

/// Check 8: allocates the energy from the consumption meter.
pub(super) fn allocate_consumption<T: Config>(
	reading: &MeterReading,
	energy: Energy,
) -> DispatchResult {
	let limit = Pallet::<T>::fix(reading)?.limit;
	allocate::<T>(reading, energy, limit, Error::<T>::ConsumptionExceeded)
}

fn allocate<T: Config>(
	reading: &MeterReading,
	energy: Energy,
	limit: Energy,
	exceeded: Error<T>,
) -> DispatchResult {
	let (meter, period) = (&reading.meter, reading.period);
	let allocated =
		Allocated::<T>::get(meter, period).checked_add(energy).ok_or(ArithmeticError::Overflow)?;
	ensure!(allocated <= limit, exceeded);
	Allocated::<T>::insert(meter, period, allocated);
	Ok(())
}

impl<T: Config> Pallet<T> {
	/// The most that can be allocated from a meter in a period: the limit of its reading, with what
	/// its project's certificates took over from the period before and without what they left to
	/// the next (R6). Consumption meters carry nothing. `None` beyond `u64::MAX` Wh.
	pub(crate) fn allocation_limit(
		meter: &MeterId,
		period: Period,
		metered: &MeteredEnergy,
	) -> Option<Energy> {
		let carried = T::Certificates::carried(meter, period);
		let limit = metered.limit.checked_add(carried.into)?;
		Some(limit.checked_sub(carried.out).unwrap_or_default())
	}
}
