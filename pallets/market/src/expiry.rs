//! The end of orders whose time is over: by call, and by a sweep that never looks at more than a
//! few of them.
//!
//! [`Expiring`] holds the orders sorted by their expiry, so its first entry is always the next to
//! end. The sweep needs no scan, however many orders are open.

use crate::{
	Config, Demands, Error, Event, Expiring, Instant, Offers, Order, Pallet, SetAside, WeightInfo,
};
use codec::MaxEncodedLen;
use frame_support::{
	pallet_prelude::*, storage::with_storage_layer, traits::Footprint, weights::WeightMeter,
};
use verdigrid_primitives::Moment;

/// The most orders that the sweep ends in one block.
pub const MAX_SWEPT: usize = 32;

impl<T: Config> Pallet<T> {
	/// What an order puts into state: its own record and its place in the index.
	pub(crate) fn order_footprint<Record: MaxEncodedLen>() -> Footprint {
		let index = <(Instant, Order)>::max_encoded_len();
		Footprint::from_parts(2, Record::max_encoded_len().saturating_add(index))
	}

	/// Puts a new order where the sweep finds it.
	pub(crate) fn schedule(order: Order, expires_at: Moment) {
		Expiring::<T>::insert(Instant::from(expires_at), order, ());
	}

	/// Takes an order that ends out of the sweep.
	pub(crate) fn unschedule(order: Order, expires_at: Moment) {
		Expiring::<T>::remove(Instant::from(expires_at), order);
		SetAside::<T>::remove(order);
	}

	/// Ends an order whose time is over, whatever the state of the parties and of the certificates.
	pub(crate) fn do_expire(order: Order) -> DispatchResult {
		match order {
			Order::Offer(id) => {
				let offer = Offers::<T>::get(id).ok_or(Error::<T>::UnknownOffer)?;
				Self::check_over(offer.expires_at)?;
				Self::return_offer(id, offer)?;
			}
			Order::Demand(id) => {
				let demand = Demands::<T>::get(id).ok_or(Error::<T>::UnknownDemand)?;
				Self::check_over(demand.expires_at)?;
				Self::return_demand(id, demand)?;
			}
		}
		Self::deposit_event(Event::OrderExpired { order });
		Ok(())
	}

	fn check_over(expires_at: Moment) -> DispatchResult {
		ensure!(Self::now() >= expires_at, Error::<T>::NotExpired);
		Ok(())
	}

	/// The weight of ending this order by call.
	pub(crate) fn expire_weight(order: &Order) -> Weight {
		match order {
			Order::Offer(_) => T::WeightInfo::expire_offer(),
			Order::Demand(_) => T::WeightInfo::expire_demand(),
		}
	}

	/// Ends orders whose time is over, the earliest first, as far as the weight reaches; returns the
	/// weight it used. Chain time zero means that no time is known yet.
	pub(crate) fn sweep(remaining: Weight) -> Weight {
		let mut meter = WeightMeter::with_limit(remaining);
		if meter.try_consume(T::WeightInfo::sweep()).is_err() {
			return meter.consumed();
		}
		let now = Self::now();
		let due = Expiring::<T>::iter_keys()
			.take(MAX_SWEPT)
			.take_while(|(expiry, _)| now > 0 && expiry.moment() <= now);
		for (expiry, order) in due {
			let weight = Self::expire_weight(&order).saturating_add(T::WeightInfo::set_aside());
			if meter.try_consume(weight).is_err() {
				break;
			}
			if let Err(error) = with_storage_layer(|| Self::do_expire(order)) {
				Self::set_aside(expiry, order, error);
			}
		}
		meter.consumed()
	}

	/// Takes an order out of the sweep without ending it: what it holds cannot go back at present.
	/// It blocks nothing behind it, and any account can still end it by call.
	pub(crate) fn set_aside(expiry: Instant, order: Order, error: DispatchError) {
		Expiring::<T>::remove(expiry, order);
		SetAside::<T>::insert(order, ());
		Self::deposit_event(Event::ExpiryFailed { order, error });
	}
}
