//! Metering points of parties.

use crate::pallet::{Config, Error, Event, Meters, Pallet};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use verdigrid_primitives::party::{Meter, MeterId};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_meter(
		who: T::AccountId,
		id: MeterId,
		meter: Meter,
	) -> DispatchResult {
		let (_, record) = Self::in_charge(&who, meter.party)?;
		let standing = Self::standing_of(meter.party, &record);
		ensure!(standing.is_active(), Error::<T>::PartyNotActive);
		Self::ensure_registrable(&id, &meter)?;

		let event = Event::MeterRegistered {
			meter: id.clone(),
			party: meter.party,
			registrar: who,
			direction: meter.direction,
			granularity: meter.granularity,
			max_power_w: meter.max_power_w,
			region: meter.region.clone(),
			from: meter.from,
		};
		Meters::<T>::insert(id, meter);
		Self::deposit_event(event);
		Ok(())
	}

	/// The meter stays in state, so that its identification is never used again and the past is
	/// judged as of then.
	pub(crate) fn do_retire_meter(who: T::AccountId, id: MeterId) -> DispatchResult {
		let mut meter = Meters::<T>::get(&id).ok_or(Error::<T>::MeterNotFound)?;
		Self::in_charge(&who, meter.party)?;
		ensure!(meter.to.is_none(), Error::<T>::MeterRetired);

		let (party, to) = (meter.party, Self::now());
		meter.to = Some(to);
		Meters::<T>::insert(&id, meter);
		Self::deposit_event(Event::MeterRetired { meter: id, party, registrar: who, to });
		Ok(())
	}

	/// The identification never served before, and the data make sense.
	fn ensure_registrable(id: &MeterId, meter: &Meter) -> DispatchResult {
		ensure!(id.is_valid(), Error::<T>::InvalidMeterId);
		ensure!(!Meters::<T>::contains_key(id), Error::<T>::MeterExists);
		ensure!(meter.max_power_w > 0, Error::<T>::ZeroPower);
		Self::ensure_region(&meter.region)?;
		ensure!(meter.from <= Self::now(), Error::<T>::FromInFuture);
		Ok(())
	}
}
