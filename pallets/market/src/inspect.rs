//! What the runtime API shows of the market, page by page.

use crate::{
	AssetIdOf, Config, DemandFilter, DemandInfo, DemandOf, Demands, OfferFilter, OfferInfo,
	OfferOf, Offers, Pallet, Trades,
};
use verdigrid_primitives::{
	certificate::BatchInfo,
	page::Page,
	trade::{Criteria, DemandId, OfferId, Trade, TradeId},
	traits::{CertificateBatches, Parties},
};

/// The most records of one page.
pub const MAX_PAGE: u32 = 100;

impl<T: Config> Pallet<T> {
	/// An open offer, expired or not. Sold out, cancelled and removed ones are gone.
	pub fn offer_info(id: OfferId) -> Option<OfferInfo<AssetIdOf<T>>> {
		let offer = Offers::<T>::get(id)?;
		let batch = T::Certificates::batch(offer.range.batch)?;
		Some(Self::describe_offer(id, offer, batch))
	}

	/// An open demand, expired or not. Filled, cancelled and removed ones are gone.
	pub fn demand_info(id: DemandId) -> Option<DemandInfo<T::AccountId, AssetIdOf<T>>> {
		Some(Self::describe_demand(id, Demands::<T>::get(id)?))
	}

	/// Offers that can be bought from now and that the filter accepts, at most `limit` and at most
	/// 100. They have the order of storage, which means nothing.
	pub fn offers(
		filter: OfferFilter<AssetIdOf<T>>,
		after: Option<OfferId>,
		limit: u32,
	) -> Page<OfferInfo<AssetIdOf<T>>, OfferId> {
		let records = match after {
			Some(last) => Offers::<T>::iter_from_key(last),
			None => Offers::<T>::iter(),
		};
		page(records, limit, |id, offer| {
			if !Self::offer_fits(&filter, &offer) || !Self::is_on_sale(&offer) {
				return None;
			}
			let batch = T::Certificates::batch(offer.range.batch)?;
			Self::batch_fits(&filter, &batch).then(|| Self::describe_offer(id, offer, batch))
		})
	}

	/// Demands that can be filled now and that the filter accepts, at most `limit` and at most 100.
	/// They have the order of storage, which means nothing.
	pub fn demands(
		filter: DemandFilter<AssetIdOf<T>>,
		after: Option<DemandId>,
		limit: u32,
	) -> Page<DemandInfo<T::AccountId, AssetIdOf<T>>, DemandId> {
		let records = match after {
			Some(last) => Demands::<T>::iter_from_key(last),
			None => Demands::<T>::iter(),
		};
		page(records, limit, |id, demand| {
			let shown = Self::demand_fits(&filter, &demand) && Self::is_wanted(&demand);
			shown.then(|| Self::describe_demand(id, demand))
		})
	}

	/// Trades in the order in which they took place, with their numbers: those after `after`, at most
	/// `limit` and at most 100.
	pub fn trades_page(
		after: Option<TradeId>,
		limit: u32,
	) -> Page<(TradeId, Trade<AssetIdOf<T>>), TradeId> {
		let first = match after {
			Some(last) => last.checked_add(1),
			None => Some(0),
		};
		let numbers = first.into_iter().flat_map(|first| first..=TradeId::MAX);
		let records = numbers.map_while(|id| Some((id, Trades::<T>::get(id)?)));
		page(records, limit, |id, trade| Some((id, trade)))
	}

	/// Whether an active buyer could buy now.
	fn is_on_sale(offer: &OfferOf<T>) -> bool {
		Self::check_open(&offer.asset, offer.expires_at).is_ok()
			&& T::Parties::is_active(offer.seller)
			&& T::Certificates::ensure_usable(offer.range.batch).is_ok()
	}

	/// Whether an active holder of fitting certificates could fill the demand now.
	fn is_wanted(demand: &DemandOf<T>) -> bool {
		Self::check_open(&demand.asset, demand.expires_at).is_ok()
			&& T::Parties::is_active(demand.buyer)
	}

	fn describe_offer(id: OfferId, offer: OfferOf<T>, batch: BatchInfo) -> OfferInfo<AssetIdOf<T>> {
		OfferInfo {
			id,
			seller: offer.seller,
			range: offer.range,
			price: offer.price,
			asset: offer.asset,
			to: offer.to,
			min_units: offer.min_units,
			expires_at: offer.expires_at,
			expired: Self::now() >= offer.expires_at,
			class: batch.class,
			source: batch.source,
			region: batch.region,
			project: batch.project,
			period: batch.period,
			face_value: batch.face_value,
			valid_until: batch.valid_until,
			frozen: batch.frozen,
		}
	}

	fn describe_demand(
		id: DemandId,
		demand: DemandOf<T>,
	) -> DemandInfo<T::AccountId, AssetIdOf<T>> {
		DemandInfo {
			id,
			buyer: demand.buyer,
			class: demand.class,
			criteria: demand.criteria,
			units: demand.units,
			min_units: demand.min_units,
			max_price: demand.max_price,
			asset: demand.asset,
			account: demand.account,
			held: demand.held,
			expires_at: demand.expires_at,
			expired: Self::now() >= demand.expires_at,
		}
	}

	fn offer_fits(filter: &OfferFilter<AssetIdOf<T>>, offer: &OfferOf<T>) -> bool {
		let to_buyer = match filter.buyer {
			Some(buyer) => buyer != offer.seller && offer.to.is_none_or(|to| to == buyer),
			None => offer.to.is_none(),
		};
		to_buyer
			&& fits(&filter.asset, &offer.asset)
			&& filter.max_price.is_none_or(|most| offer.price <= most)
			&& filter.units.is_none_or(|units| {
				Self::check_units(units, offer.min_units, offer.range.units).is_ok()
			})
	}

	fn batch_fits(filter: &OfferFilter<AssetIdOf<T>>, batch: &BatchInfo) -> bool {
		fits(&filter.class, &batch.class)
			&& fits(&filter.source, &batch.source)
			&& fits(&filter.region, &batch.region)
			&& fits(&filter.project, &batch.project)
			&& filter.periods.is_none_or(|periods| periods.contains(&batch.period))
	}

	fn demand_fits(filter: &DemandFilter<AssetIdOf<T>>, demand: &DemandOf<T>) -> bool {
		let Criteria { source, region, project, periods, .. } = &demand.criteria;
		filter.seller.is_none_or(|seller| seller != demand.buyer)
			&& fits(&filter.asset, &demand.asset)
			&& filter.min_price.is_none_or(|least| demand.max_price >= least)
			&& filter.units.is_none_or(|units| {
				Self::check_units(units, demand.min_units, demand.units).is_ok()
			}) && fits(&filter.class, &demand.class)
			&& meets(&filter.source, source)
			&& meets(&filter.region, region)
			&& meets(&filter.project, project)
			&& filter.period.is_none_or(|period| periods.contains(&period))
			&& filter.batch.is_none_or(|batch| Self::check_wanted(demand, batch).is_ok())
	}
}

/// Whether a value is what is asked for, if anything is.
fn fits<Value: PartialEq>(asked: &Option<Value>, value: &Value) -> bool {
	asked.as_ref().is_none_or(|asked| asked == value)
}

/// Whether certificates with this feature, if one is given, meet a criterion, if there is one.
fn meets<Value: PartialEq>(feature: &Option<Value>, criterion: &Option<Value>) -> bool {
	feature.as_ref().is_none_or(|feature| fits(criterion, feature))
}

/// Shows records, at most `limit` and at most [`MAX_PAGE`].
fn page<Record, Item>(
	records: impl Iterator<Item = (u64, Record)>,
	limit: u32,
	show: impl Fn(u64, Record) -> Option<Item>,
) -> Page<Item, u64> {
	Page::of(records.map(|(id, record)| (id, show(id, record))), limit.min(MAX_PAGE))
}
