//! Meters that take over the place of another: a plant was sold, or a tenant moved in. Each party keeps
//! an identification of its own, and the two meters never exist at one moment (R34).

use crate::pallet::{Config, Error, Meters, Pallet};
use frame_support::{ensure, traits::Defensive};
use sp_runtime::DispatchResult;
use verdigrid_primitives::party::{Meter, MeterId};

impl<T: Config> Pallet<T> {
	/// Stores at the earlier meter that `meter` takes over its place. Does nothing if it takes over
	/// none.
	pub(crate) fn take_over_place(id: &MeterId, meter: &Meter) -> DispatchResult {
		let Some(earlier_id) = &meter.takes_over else { return Ok(()) };
		let mut earlier = Meters::<T>::get(earlier_id).ok_or(Error::<T>::UnknownMeter)?;
		Self::ensure_follows(meter, &earlier)?;
		earlier.taken_over_by = Some(id.clone());
		Meters::<T>::insert(earlier_id, earlier);
		Ok(())
	}

	/// Stores at the earlier meter that its place is free again. Does nothing if `meter` took over none.
	pub(crate) fn give_place_back(meter: &Meter) {
		let Some(earlier_id) = &meter.takes_over else { return };
		let earlier = Meters::<T>::get(earlier_id)
			.defensive_proof("a meter whose place was taken over is not removed; qed");
		if let Some(earlier) = earlier {
			Meters::<T>::insert(earlier_id, Meter { taken_over_by: None, ..earlier });
		}
	}

	fn ensure_follows(meter: &Meter, earlier: &Meter) -> DispatchResult {
		let end = earlier.to.ok_or(Error::<T>::MeterNotRetired)?;
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
