//! Offers: from the lock on the certificates to the last purchase or the cancellation.

use crate::{AssetIdOf, Config, Error, Event, NextOffer, Offer, OfferOf, Offers, Order, Pallet};
use frame_support::{
	pallet_prelude::*,
	traits::{Consideration, DefensiveOption},
};
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange, Lock},
	party::PartyId,
	trade::{Amount, OfferId, Trade, TradeOrigin},
	traits::{CertificateBatches, Parties, Tradable, TradeRecords},
	Moment,
};

/// The terms of a new offer: see [`Offer`].
pub(crate) struct OfferTerms<AssetId> {
	pub price: Amount,
	pub asset: AssetId,
	pub to: Option<PartyId>,
	pub min_units: u32,
	pub expires_at: Moment,
}

/// What a buyer wants of an offer. The number of an offer can come to mean another one when the chain is
/// reorganised; batch and asset say which one is meant.
pub(crate) struct Purchase<AssetId> {
	pub batch: BatchId,
	pub units: u32,
	pub max_price: Amount,
	pub asset: AssetId,
}

impl<T: Config> Pallet<T> {
	/// Locks the certificates and opens the offer.
	pub(crate) fn do_offer(
		who: T::AccountId,
		range: CertificateRange,
		terms: OfferTerms<AssetIdOf<T>>,
	) -> DispatchResult {
		let seller = Self::active_party(&who)?;
		Self::check_offer(seller, &range, &terms)?;
		T::Certificates::ensure_tradable(range, seller)?;
		let id = Self::take_number::<NextOffer<T>>()?;
		T::Certificates::lock(range, seller, Lock::Offer(id))?;
		let deposit = T::OfferDeposit::new(&who, Self::order_footprint::<OfferOf<T>>())
			.map_err(|_| Error::<T>::CannotPayDeposit)?;
		let OfferTerms { price, asset, to, min_units, expires_at } = terms;
		let offer = Offer {
			seller,
			range,
			price,
			asset: asset.clone(),
			to,
			min_units,
			expires_at,
			depositor: who,
			deposit,
		};
		Offers::<T>::insert(id, offer);
		Self::schedule(Order::Offer(id), expires_at);
		Self::deposit_event(Event::Offered {
			offer: id,
			seller,
			range,
			price,
			asset,
			to,
			min_units,
			expires_at,
		});
		Ok(())
	}

	fn check_offer(
		seller: PartyId,
		range: &CertificateRange,
		terms: &OfferTerms<AssetIdOf<T>>,
	) -> DispatchResult {
		Self::check_terms(
			range.units,
			terms.min_units,
			terms.price,
			&terms.asset,
			terms.expires_at,
		)?;
		if let Some(to) = terms.to {
			ensure!(to != seller, Error::<T>::SelfTrade);
			ensure!(T::Parties::account_of(to).is_some(), Error::<T>::UnknownParty);
		}
		Ok(())
	}

	/// Ends an offer for its seller.
	pub(crate) fn do_cancel_offer(who: T::AccountId, id: OfferId) -> DispatchResult {
		let caller = Self::party(&who)?;
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::UnknownOffer)?;
		ensure!(caller == offer.seller, Error::<T>::NotSeller);
		Self::return_offer(id, offer)?;
		Self::deposit_event(Event::OfferCancelled { offer: id });
		Ok(())
	}

	/// Unlocks what is left of an offer and ends it.
	pub(crate) fn return_offer(id: OfferId, offer: OfferOf<T>) -> DispatchResult {
		T::Certificates::release(offer.range, Lock::Offer(id))?;
		Self::end_offer(id, offer)
	}

	/// Removes an offer that sells nothing any more.
	fn end_offer(id: OfferId, offer: OfferOf<T>) -> DispatchResult {
		Offers::<T>::remove(id);
		Self::unschedule(Order::Offer(id), offer.expires_at);
		offer.deposit.drop(&offer.depositor)
	}

	/// Sells the front of an offer's remaining certificates.
	pub(crate) fn do_buy(
		who: T::AccountId,
		id: OfferId,
		purchase: Purchase<AssetIdOf<T>>,
	) -> DispatchResult {
		let buyer = Self::active_party(&who)?;
		let offer = Offers::<T>::get(id).ok_or(Error::<T>::UnknownOffer)?;
		Self::check_purchase(&offer, buyer, &purchase)?;
		T::Certificates::ensure_usable(offer.range.batch)?;
		let proceeds_to = Self::payee(offer.seller)?;
		let (sold, rest) = Self::front(offer.range, purchase.units);
		Self::pay(&offer.asset, &who, &proceeds_to, Self::total(offer.price, purchase.units)?)?;
		T::Certificates::sell_locked(sold, Lock::Offer(id), buyer, buyer)?;
		<Self as TradeRecords<_>>::record(Trade {
			seller: offer.seller,
			buyer,
			range: sold,
			price: offer.price,
			asset: offer.asset.clone(),
			at: Self::now(),
			block: Self::block(),
			origin: TradeOrigin::Offer(id),
		})?;
		Self::keep_offer(id, offer, rest)
	}

	fn check_purchase(
		offer: &OfferOf<T>,
		buyer: PartyId,
		purchase: &Purchase<AssetIdOf<T>>,
	) -> DispatchResult {
		let Purchase { batch, units, ref asset, max_price } = *purchase;
		ensure!(offer.range.batch == batch && offer.asset == *asset, Error::<T>::OrderMismatch);
		ensure!(buyer != offer.seller, Error::<T>::SelfTrade);
		ensure!(offer.to.is_none_or(|to| to == buyer), Error::<T>::NotIntendedBuyer);
		ensure!(offer.price <= max_price, Error::<T>::PriceAboveLimit);
		Self::check_open(&offer.asset, offer.expires_at)?;
		Self::check_units(units, offer.min_units, offer.range.units)
	}

	/// The present account of a seller, who must be active. An offer can be taken back at any time, so it
	/// does not bind a seller whose attestation has ended.
	fn payee(seller: PartyId) -> Result<T::AccountId, DispatchError> {
		ensure!(T::Parties::is_active(seller), Error::<T>::SellerNotActive);
		// An active party has an account.
		Ok(T::Parties::account_of(seller).defensive_ok_or(Error::<T>::SellerNotActive)?)
	}

	/// The first `units` of a run and what follows, if anything.
	fn front(range: CertificateRange, units: u32) -> (CertificateRange, Option<CertificateRange>) {
		match range.split_at(units) {
			Some((sold, rest)) => (sold, Some(rest)),
			None => (range, None),
		}
	}

	/// Stores what is left of an offer, or ends it.
	fn keep_offer(
		id: OfferId,
		offer: OfferOf<T>,
		rest: Option<CertificateRange>,
	) -> DispatchResult {
		match rest {
			Some(range) => Offers::<T>::insert(id, Offer { range, ..offer }),
			None => {
				Self::end_offer(id, offer)?;
				Self::deposit_event(Event::SoldOut { offer: id });
			}
		}
		Ok(())
	}
}
