//! Demands: from the hold on the money to the last fill or the cancellation.

use crate::{
	AssetIdOf, Config, Demand, DemandOf, Demands, Error, Event, NextDemand, Order, Pallet,
};
use frame_support::{
	pallet_prelude::*,
	traits::{Consideration, DefensiveOption},
};
use verdigrid_primitives::{
	certificate::{CertificateRange, TradeClass},
	party::PartyId,
	trade::{Amount, Criteria, DemandId, Trade, TradeOrigin},
	traits::{Parties, Tradable, TradeRecords},
	Moment,
};

/// The terms of a new demand: see [`Demand`].
pub(crate) struct DemandTerms<AssetId> {
	pub class: TradeClass,
	pub criteria: Criteria,
	pub units: u32,
	pub min_units: u32,
	pub max_price: Amount,
	pub asset: AssetId,
	pub expires_at: Moment,
}

/// What a seller delivers to a demand, and for which money. The number of a demand can come to mean another
/// one when the chain is reorganised; the asset says which one is meant.
pub(crate) struct Fill<AssetId> {
	pub range: CertificateRange,
	pub price: Amount,
	pub asset: AssetId,
}

impl<T: Config> Pallet<T> {
	/// Holds the money and opens the demand.
	pub(crate) fn do_demand(who: T::AccountId, terms: DemandTerms<AssetIdOf<T>>) -> DispatchResult {
		let buyer = Self::active_party(&who)?;
		let DemandTerms { class, criteria, units, min_units, max_price, asset, expires_at } = terms;
		Self::check_terms(units, min_units, max_price, &asset, expires_at)?;
		Self::check_matchable(class, &criteria, expires_at)?;
		let held = Self::total(max_price, units)?;
		let id = Self::take_number::<NextDemand<T>>()?;
		let deposit = T::DemandDeposit::new(&who, Self::order_footprint::<DemandOf<T>>())
			.map_err(|_| Error::<T>::CannotPayDeposit)?;
		Self::hold(&asset, &who, held)?;
		let demand = Demand {
			buyer,
			class,
			criteria: criteria.clone(),
			units,
			min_units,
			max_price,
			asset: asset.clone(),
			expires_at,
			account: who,
			held,
			deposit,
		};
		Demands::<T>::insert(id, demand);
		Self::schedule(Order::Demand(id), expires_at);
		Self::deposit_event(Event::Demanded {
			demand: id,
			buyer,
			class,
			criteria,
			units,
			min_units,
			max_price,
			asset,
			expires_at,
		});
		Ok(())
	}

	/// Ends a demand for its buyer.
	pub(crate) fn do_cancel_demand(who: T::AccountId, id: DemandId) -> DispatchResult {
		let caller = Self::party(&who)?;
		let demand = Demands::<T>::get(id).ok_or(Error::<T>::UnknownDemand)?;
		ensure!(caller == demand.buyer, Error::<T>::NotBuyer);
		Self::return_demand(id, demand)?;
		Self::deposit_event(Event::DemandCancelled { demand: id });
		Ok(())
	}

	/// Gives back the money of a demand and ends it.
	pub(crate) fn return_demand(id: DemandId, demand: DemandOf<T>) -> DispatchResult {
		Self::release(&demand.asset, &demand.account, demand.held)?;
		Self::end_demand(id, demand)
	}

	/// Removes a demand that holds no money any more.
	fn end_demand(id: DemandId, demand: DemandOf<T>) -> DispatchResult {
		Demands::<T>::remove(id);
		Self::unschedule(Order::Demand(id), demand.expires_at);
		demand.deposit.drop(&demand.account)
	}

	/// Sells certificates to the buyer of a demand, out of the money on hold.
	pub(crate) fn do_fill(
		who: T::AccountId,
		id: DemandId,
		fill: Fill<AssetIdOf<T>>,
	) -> DispatchResult {
		let Fill { range, asset, price } = fill;
		let seller = Self::active_party(&who)?;
		let demand = Demands::<T>::get(id).ok_or(Error::<T>::UnknownDemand)?;
		ensure!(demand.asset == asset, Error::<T>::OrderMismatch);
		Self::check_fill(&demand, seller, range.units, price)?;
		Self::check_wanted(&demand, range.batch)?;
		// A demand can be taken back at any time, so it does not bind a buyer whose attestation has ended.
		ensure!(T::Parties::is_active(demand.buyer), Error::<T>::BuyerNotActive);
		T::Certificates::ensure_tradable(range, seller)?;
		T::Certificates::sell(range, seller, demand.buyer)?;
		let paid = Self::total(price, range.units)?;
		Self::pay_from_hold(&demand.asset, &demand.account, &who, paid)?;
		<Self as TradeRecords<_>>::record(Trade {
			seller,
			buyer: demand.buyer,
			range,
			price,
			asset: demand.asset.clone(),
			at: Self::now(),
			block: Self::block(),
			origin: TradeOrigin::Demand(id),
		})?;
		Self::keep_demand(id, demand, range.units, paid)
	}

	fn check_fill(
		demand: &DemandOf<T>,
		seller: PartyId,
		units: u32,
		price: Amount,
	) -> DispatchResult {
		ensure!(seller != demand.buyer, Error::<T>::SelfTrade);
		ensure!(price > 0, Error::<T>::ZeroPrice);
		ensure!(price <= demand.max_price, Error::<T>::PriceAboveLimit);
		Self::check_open(&demand.asset, demand.expires_at)?;
		Self::check_units(units, demand.min_units, demand.units)
	}

	/// Stores what is left of a demand, or ends it. Either way, money that nothing stands behind any
	/// more goes back to its account.
	fn keep_demand(
		id: DemandId,
		mut demand: DemandOf<T>,
		filled: u32,
		paid: Amount,
	) -> DispatchResult {
		// No fill is of more than the demand still wants, or at more than its price.
		demand.units =
			demand.units.checked_sub(filled).defensive_ok_or(Error::<T>::TooManyUnits)?;
		let still_needed = Self::total(demand.max_price, demand.units)?;
		let spare = demand
			.held
			.checked_sub(paid)
			.and_then(|left| left.checked_sub(still_needed))
			.defensive_ok_or(Error::<T>::Overflow)?;
		Self::release(&demand.asset, &demand.account, spare)?;
		demand.held = still_needed;
		if demand.units > 0 {
			Demands::<T>::insert(id, demand);
		} else {
			Self::end_demand(id, demand)?;
			Self::deposit_event(Event::Satisfied { demand: id });
		}
		Ok(())
	}
}
