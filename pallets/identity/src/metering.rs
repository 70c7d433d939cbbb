//! Metering points of parties.

use crate::pallet::{BareMeterIds, Config, Error, Event, MeterIds, Meters, NextMeter, Pallet};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	party::{is_power, Meter, MeterId},
	traits::MeterUse,
	Moment,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_register_meter(
		who: T::AccountId,
		id: MeterId,
		meter: Meter,
	) -> DispatchResult {
		let (_, record) = Self::in_charge(&who, meter.party)?;
		let standing = Self::standing_of(meter.party, &record);
		ensure!(standing.is_active(), Error::<T>::OwnerNotActive);
		Self::ensure_new_id(&id)?;
		Self::ensure_registrable(&meter)?;
		let next = meter.number.checked_add(1).ok_or(Error::<T>::TooManyMeters)?;
		Self::take_over_place(&id, &meter)?;

		let event = Event::MeterRegistered {
			meter: id.clone(),
			number: meter.number,
			party: meter.party,
			registrar: who,
			direction: meter.direction,
			granularity: meter.granularity,
			max_power_w: meter.max_power_w,
			region: meter.region.clone(),
			from: meter.from,
			takes_over: meter.takes_over.clone(),
		};
		NextMeter::<T>::put(next);
		MeterIds::<T>::insert(meter.number, &id);
		BareMeterIds::<T>::insert(id.bare(), &id);
		Meters::<T>::insert(id, meter);
		Self::deposit_event(event);
		Ok(())
	}

	/// The meter stays in state, so that its identification is never used again and past periods are
	/// judged as of then.
	pub(crate) fn do_retire_meter(
		who: T::AccountId,
		id: MeterId,
		to: Option<Moment>,
	) -> DispatchResult {
		let mut meter = Meters::<T>::get(&id).ok_or(Error::<T>::UnknownMeter)?;
		Self::in_charge(&who, meter.party)?;
		ensure!(meter.to.is_none(), Error::<T>::MeterRetired);
		let to = to.unwrap_or_else(Self::now);
		Self::ensure_may_end(&meter, to)?;

		let party = meter.party;
		meter.to = Some(to);
		meter.retired_at = Some(Self::now());
		Meters::<T>::insert(&id, meter);
		Self::deposit_event(Event::MeterRetired { meter: id, party, registrar: who, to });
		Ok(())
	}

	/// A registrar may have retired the meter by mistake, or a thief may have used its stolen key.
	/// The meter exists as if it had never been retired.
	pub(crate) fn do_restore_meter(id: MeterId) -> DispatchResult {
		let mut meter = Meters::<T>::get(&id).ok_or(Error::<T>::UnknownMeter)?;
		ensure!(meter.to.is_some(), Error::<T>::MeterNotRetired);
		ensure!(meter.taken_over_by.is_none(), Error::<T>::AlreadyTakenOver);
		let party = meter.party;
		(meter.to, meter.retired_at) = (None, None);
		Meters::<T>::insert(&id, meter);
		Self::deposit_event(Event::MeterRestored { meter: id, party });
		Ok(())
	}

	/// A meter that was registered wrongly is removed while nothing depends on it. Its identification is
	/// free again, its number is not.
	pub(crate) fn do_remove_meter(id: MeterId) -> DispatchResult {
		let meter = Meters::<T>::get(&id).ok_or(Error::<T>::UnknownMeter)?;
		ensure!(meter.taken_over_by.is_none(), Error::<T>::AlreadyTakenOver);
		let needed =
			T::MeterUse::used_until(meter.number).is_some() || T::MeterUse::has_project(&id);
		ensure!(!needed, Error::<T>::MeterUsed);
		Self::give_place_back(&meter);
		MeterIds::<T>::remove(meter.number);
		BareMeterIds::<T>::remove(id.bare());
		Meters::<T>::remove(&id);
		Self::deposit_event(Event::MeterRemoved { meter: id, party: meter.party });
		Ok(())
	}

	/// Fails unless the identification is valid and was never used, with or without hyphens (R33).
	fn ensure_new_id(id: &MeterId) -> DispatchResult {
		ensure!(id.is_valid(), Error::<T>::InvalidMeterId);
		if let Some(known) = BareMeterIds::<T>::get(id.bare()) {
			ensure!(known == *id, Error::<T>::OnlyHyphensDiffer);
			return Err(Error::<T>::MeterExists.into());
		}
		Ok(())
	}

	/// The data make sense.
	fn ensure_registrable(meter: &Meter) -> DispatchResult {
		ensure!(is_power(meter.max_power_w), Error::<T>::PowerOutOfRange);
		Self::ensure_region(&meter.region)?;
		ensure!(meter.from <= Self::now(), Error::<T>::FromInFuture);
		Ok(())
	}

	/// The end may be in the past, but not before the end of a period that was used (R34).
	fn ensure_may_end(meter: &Meter, to: Moment) -> DispatchResult {
		ensure!(to <= Self::now(), Error::<T>::ToInFuture);
		ensure!(meter.from <= to, Error::<T>::ToBeforeFrom);
		let used_after = T::MeterUse::used_until(meter.number).is_some_and(|end| to < end);
		ensure!(!used_after, Error::<T>::UsedAfterEnd);
		Ok(())
	}
}
