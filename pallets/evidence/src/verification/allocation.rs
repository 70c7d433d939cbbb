//! Checks 7 and 8: trades get no more energy from a meter than it measured.

use crate::{readings::Used, types::MeteredEnergy, Config, Error, Pallet};
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchResult};
use verdigrid_primitives::{
	evidence::MeterReading, party::MeterId, traits::EnergyCarried, Energy, Period,
};

impl Used<'_> {
	/// Allocates energy of the reading, up to a limit that depends on what counts of it.
	fn allocate<T: Config>(
		&self,
		energy: Energy,
		limit: impl FnOnce(&MeteredEnergy) -> Option<Energy>,
		exceeded: Error<T>,
	) -> DispatchResult {
		Pallet::<T>::use_reading(self, |metered| {
			let limit = limit(metered).ok_or(ArithmeticError::Overflow)?;
			let allocated =
				metered.allocated.checked_add(energy).ok_or(ArithmeticError::Overflow)?;
			ensure!(allocated <= limit, exceeded);
			metered.allocated = allocated;
			Ok(())
		})?;
		Ok(())
	}
}

/// Check 7: allocates the energy from the generation meter.
pub(crate) fn allocate_generation<T: Config>(used: Used<'_>, energy: Energy) -> DispatchResult {
	let MeterReading { meter, period, .. } = used.reading;
	let limit = |metered: &MeteredEnergy| Pallet::<T>::allocation_limit(meter, *period, metered);
	used.allocate::<T>(energy, limit, Error::<T>::GenerationExceeded)
}

/// Check 8: allocates the energy from the consumption meter.
pub(super) fn allocate_consumption<T: Config>(used: Used<'_>, energy: Energy) -> DispatchResult {
	used.allocate::<T>(energy, MeteredEnergy::limit, Error::<T>::ConsumptionExceeded)
}

impl<T: Config> Pallet<T> {
	/// The most that can be allocated from a meter in a period (R6). It is the limit of its
	/// reading, corrected by the carry of its project. What the certificates took over from the
	/// period before is added. What they left to the next is taken off. Consumption meters carry
	/// nothing. `None` if it is more than `u64::MAX` Wh.
	pub(crate) fn allocation_limit(
		meter: &MeterId,
		period: Period,
		metered: &MeteredEnergy,
	) -> Option<Energy> {
		Self::with_carry(meter, period, metered.limit()?)
	}

	/// A limit with what was carried into the period and without what was carried out of it.
	pub(crate) fn with_carry(meter: &MeterId, period: Period, limit: Energy) -> Option<Energy> {
		let carried = T::Certificates::carried(meter, period);
		let limit = limit.checked_add(carried.into)?;
		// A later revision can be lower than what was carried out under an earlier one.
		Some(limit.checked_sub(carried.out).unwrap_or_default())
	}
}
