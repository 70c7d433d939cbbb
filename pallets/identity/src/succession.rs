//! Meters that take over the place of another: a plant was sold, or a tenant moved in. Each party keeps
//! an identification of its own, and the two meters never exist at one moment (R34).

use crate::pallet::{Config, Error, Meters, Pallet};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use verdigrid_primitives::party::{Meter, MeterId};

impl<T: Config> Pallet<T> {
	/// Notes at the meter whose place `meter` takes over that it has done so. Nothing where it takes
	/// over none.
	pub(crate) fn take_over_place(id: &MeterId, meter: &Meter) -> DispatchResult {
		let Some(earlier_id) = &meter.takes_over else { return Ok(()) };
		let mut earlier = Meters::<T>::get(earlier_id).ok_or(Error::<T>::MeterNotFound)?;
		Self::ensure_follows(meter, &earlier)?;
		earlier.taken_over_by = Some(id.clone());
		Meters::<T>::insert(earlier_id, earlier);
		Ok(())
	}

	/// Notes at the meter whose place `meter` took over that it has not.
	pub(crate) fn give_place_back(meter: &Meter) {
		let Some(earlier_id) = &meter.takes_over else { return };
		Meters::<T>::mutate(earlier_id, |earlier| {
			if let Some(earlier) = earlier {
				earlier.taken_over_by = None;
			}
		});
	}

	fn ensure_follows(meter: &Meter, earlier: &Meter) -> DispatchResult {
		let end = earlier.to.ok_or(Error::<T>::NotRetired)?;
		ensure!(earlier.taken_over_by.is_none(), Error::<T>::AlreadyTakenOver);
		ensure!(Self::is_one_place(meter, earlier), Error::<T>::PlaceMismatch);
		ensure!(end <= meter.from, Error::<T>::FromBeforeEnd);
		Ok(())
	}

	/// Whether two meters can have stood at one place.
	pub(crate) fn is_one_place(one: &Meter, other: &Meter) -> bool {
		one.direction == other.direction && one.region == other.region
	}
}
