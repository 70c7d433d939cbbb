//! What the events of the pallet Market do to the records.

use super::{
	auction,
	records::{
		certificates::Batch,
		identity::Party,
		market::{Demand, DemandStatus, Offer, OfferStatus, OriginKind, SettlementAsset, Trade},
	},
	scribe::{Done, Scribe},
	values::{asset as name, class as letter, Account, Money, Range},
};
use crate::book::BookError;
use verdigrid_client::api::{
	market::Event,
	runtime_types::{verdigrid_market::types::Order, verdigrid_primitives::trade::TradeOrigin},
};

/// Takes in an event.
pub(super) async fn apply(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::Offered { .. } => offered(scribe, event).await,
		Event::Demanded { .. } => demanded(scribe, event).await,
		Event::Traded { .. } => traded(scribe, event).await,
		Event::OfferCancelled { offer } => end_offer(scribe, *offer, OfferStatus::Cancelled).await,
		Event::SoldOut { offer } => end_offer(scribe, *offer, OfferStatus::SoldOut).await,
		Event::DemandCancelled { demand } => {
			end_demand(scribe, *demand, DemandStatus::Cancelled).await
		}
		Event::Satisfied { demand } => end_demand(scribe, *demand, DemandStatus::Satisfied).await,
		Event::OrderExpired { order: Order::Offer(offer) } => {
			end_offer(scribe, *offer, OfferStatus::Expired).await
		}
		Event::OrderExpired { order: Order::Demand(demand) } => {
			end_demand(scribe, *demand, DemandStatus::Expired).await
		}
		Event::ExpiryFailed { order: Order::Offer(offer), .. } => {
			scribe.change(offer, |offer: &mut Offer| offer.stuck = true).await
		}
		Event::ExpiryFailed { order: Order::Demand(demand), .. } => {
			scribe.change(demand, |demand: &mut Demand| demand.stuck = true).await
		}
		Event::SettlementAssetSet { asset, allowed } => {
			let id = name(asset);
			let known: Option<SettlementAsset> = scribe.get(&id.0).await?;
			let created_at = known.map_or(scribe.at, |known| known.created_at);
			scribe.put(&SettlementAsset {
				id,
				allowed: *allowed,
				created_at,
				changed_at: scribe.at,
			})
		}
	}
}

/// The account that a party uses now. What the party does is signed with it.
pub(super) async fn account_of(
	scribe: &mut Scribe<'_, '_>,
	party: u32,
) -> Result<Account, BookError> {
	Ok(scribe.need::<Party>(&party.to_string()).await?.account)
}

async fn offered(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::Offered { offer, seller, range, price, asset, to, min_units, expires_at } = event
	else {
		return Ok(());
	};
	let depositor = account_of(scribe, *seller).await?;
	scribe.put(&Offer {
		id: *offer,
		seller: *seller,
		offered: range.into(),
		range: range.into(),
		sold: 0,
		price: Money(*price),
		asset: name(asset),
		to: *to,
		min_units: *min_units,
		expires_at: *expires_at,
		depositor,
		status: OfferStatus::Open,
		stuck: false,
		created_at: scribe.at,
		changed_at: scribe.at,
	})
}

async fn demanded(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::Demanded {
		demand,
		buyer,
		class,
		criteria,
		units,
		min_units,
		max_price,
		asset,
		expires_at,
	} = event
	else {
		return Ok(());
	};
	let account = account_of(scribe, *buyer).await?;
	scribe.put(&Demand {
		id: *demand,
		buyer: *buyer,
		class: letter(class),
		criteria: criteria.into(),
		wanted: *units,
		units: *units,
		min_units: *min_units,
		max_price: Money(*max_price),
		asset: name(asset),
		expires_at: *expires_at,
		account,
		held: Money(*max_price).times(*units),
		status: DemandStatus::Open,
		stuck: false,
		created_at: scribe.at,
		changed_at: scribe.at,
	})
}

async fn end_offer(scribe: &mut Scribe<'_, '_>, offer: u64, status: OfferStatus) -> Done {
	scribe.change(offer, |offer: &mut Offer| (offer.status, offer.stuck) = (status, false)).await
}

async fn end_demand(scribe: &mut Scribe<'_, '_>, demand: u64, status: DemandStatus) -> Done {
	let end = |demand: &mut Demand| {
		(demand.status, demand.stuck, demand.held) = (status, false, Money::default());
	};
	scribe.change(demand, end).await
}

async fn traded(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::Traded { trade, seller, buyer, range, price, asset, origin } = event else {
		return Ok(());
	};
	let (range, price) = (Range::from(range), Money(*price));
	let batch: Batch = scribe.need(&range.batch.to_string()).await?;
	let (origin, origin_id) = match origin {
		TradeOrigin::Offer(id) => (OriginKind::Offer, *id),
		TradeOrigin::Demand(id) => (OriginKind::Demand, *id),
		TradeOrigin::Auction(id) => (OriginKind::Auction, *id),
	};
	let record = Trade {
		id: *trade,
		seller: *seller,
		buyer: *buyer,
		range,
		price,
		total: price.times(range.units),
		asset: name(asset),
		origin,
		origin_id,
		project: batch.project,
		class: batch.class,
		created_at: scribe.at,
		changed_at: scribe.at,
	};
	scribe.put(&record)?;
	match origin {
		OriginKind::Offer => {
			let take = |offer: &mut Offer| {
				offer.range = offer.range.without_front(range.units);
				offer.sold = offer.sold.saturating_add(range.units);
			};
			scribe.change(origin_id, take).await
		}
		OriginKind::Demand => {
			let fill = |demand: &mut Demand| {
				demand.units = demand.units.saturating_sub(range.units);
				demand.held = demand.max_price.times(demand.units);
			};
			scribe.change(origin_id, fill).await
		}
		OriginKind::Auction => auction::traded(scribe, &record).await,
	}
}
