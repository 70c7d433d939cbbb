//! What tests read of the chain, and how they move time.

use super::*;
use frame_support::traits::fungibles::{Inspect, InspectHold};
use verdigrid_primitives::{
	certificate::{BatchInfo, EnergySource, ProjectCode},
	party::MeterId,
	Energy,
};

pub fn project(body: &str) -> ProjectCode {
	ProjectCode::with_check(body).unwrap()
}

pub fn batch(class: TradeClass, policy: Policy, period: Period) -> BatchInfo {
	BatchInfo {
		project: project("WINDFARM00000001"),
		owner: 101,
		meter: MeterId::new("M-1").unwrap(),
		source: EnergySource::Wind,
		region: b"CN-11".to_vec().try_into().unwrap(),
		period,
		class,
		face_value: Energy::from_wh(1_000_000),
		policy,
		valid_until: VALID_UNTIL,
		issued: ISSUED,
		frozen: false,
	}
}

pub fn set_time(seconds: Moment) {
	pallet_timestamp::Now::<Test>::put(seconds * 1_000);
}

/// What an account can use and what is held on it.
pub fn total(asset: AssetId, who: AccountId) -> u128 {
	Money::total_balance(asset, &who)
}

pub fn free(asset: AssetId, who: AccountId) -> u128 {
	Money::balance(asset, &who)
}

/// Money held for bids.
pub fn bid_money(asset: AssetId, who: AccountId) -> u128 {
	HeldMoney::balance_on_hold(asset, &HoldReason::Bid.into(), &who)
}

pub fn deposits(who: AccountId) -> u128 {
	HeldMoney::balance_on_hold(NATIVE, &ForOrder::get(), &who)
}

pub fn auction_events() -> Vec<Event<Test>> {
	let auction = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Auction(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(auction).collect()
}

/// The trades so far, in the order in which they took place.
pub fn recorded() -> Vec<Trade<AssetId>> {
	let mut trades: Vec<_> = Trades::iter().collect();
	trades.sort_by_key(|(id, _)| *id);
	trades.into_iter().map(|(_, trade)| trade).collect()
}

/// Says what differs where an auction has not traded what it says, at the price that it says.
pub fn differs_from_trades() -> Option<&'static str> {
	let of = |id: AuctionId, trade: &Trade<AssetId>| trade.origin == TradeOrigin::Auction(id);
	for (id, auction) in Auctions::<Test>::iter() {
		let (price, said) = match &auction.stage {
			Stage::Closed { price, units } => (*price, *units),
			Stage::Settling { clearing, walk } => {
				(Auction::price_of(&auction, *clearing), walk.units)
			}
			_ => (None, 0),
		};
		let trades: Vec<_> = recorded().into_iter().filter(|trade| of(id, trade)).collect();
		let units: u64 = trades.iter().map(|trade| u64::from(trade.range.units)).sum();
		if units != said {
			return Some("an auction says another number than its trades");
		}
		if trades.iter().any(|trade| Some(trade.price) != price) {
			return Some("an auction says another price than its trades");
		}
	}
	None
}
