//! The check between auctions and trades finds what it is for.

use verdigrid_auction::{AuctionDetails, Auctions, Grid, Lot, NextAuction, Stage, Totals};
use verdigrid_market::{NextTrade, Trades};
use verdigrid_primitives::{
	certificate::{CertificateRange, TradeClass},
	trade::{Amount, Criteria, PeriodRange, Trade, TradeOrigin},
	Period,
};

use super::*;
use crate::money::NativeOrAsset;

/// An auction that is closed, and says so much of its price and its certificates.
fn closed(price: Amount, units: u64) -> AuctionDetails<NativeOrAsset> {
	let periods = PeriodRange { first: Period::hour(0), last: Period::hour(0) };
	let criteria = Criteria { source: None, region: None, project: None, periods, min_validity: 0 };
	AuctionDetails {
		centre: 0,
		lot: Lot { class: TradeClass::GRANULAR, criteria },
		asset: NativeOrAsset::Native,
		grid: Grid { lowest: 150, tick: 10, levels: 2 },
		closes_at: 0,
		totals: Totals::default(),
		stage: Stage::Closed { price: Some(price), units },
	}
}

/// A match of five certificates.
fn sold(first: u32) -> Trade<NativeOrAsset> {
	Trade {
		seller: 0,
		buyer: 1,
		range: CertificateRange { batch: 0, first, units: 5 },
		price: 150,
		asset: NativeOrAsset::Native,
		at: 0,
		block: 0,
		origin: TradeOrigin::Auction(0),
	}
}

/// What is found of an auction that sold ten certificates at 150 in two trades, after some damage.
fn found(damage: impl FnOnce()) -> Option<&'static str> {
	development().execute_with(|| {
		Auctions::<Runtime>::insert(0, closed(150, 10));
		NextAuction::<Runtime>::put(1);
		Trades::<Runtime>::insert(0, sold(1));
		Trades::<Runtime>::insert(1, sold(6));
		NextTrade::<Runtime>::put(2);
		damage();
		crate::invariants::try_state().err().map(Into::into)
	})
}

#[test]
fn a_result_that_its_trades_explain_passes() {
	assert_eq!(found(|| ()), None);
}

#[test]
fn a_result_that_its_trades_do_not_explain_is_found() {
	let say = |price, units| found(|| Auctions::<Runtime>::insert(0, closed(price, units)));
	assert_eq!(say(150, 11), Some("an auction says another number than its trades"));
	assert_eq!(say(160, 10), Some("an auction says another price than its trades"));
	let change = |change: fn(&mut Trade<NativeOrAsset>)| {
		found(|| Trades::<Runtime>::mutate(0, |trade| change(trade.as_mut().unwrap())))
	};
	assert_eq!(change(|trade| trade.price = 160), Some("an auction traded at two prices"));
	let elsewhere = change(|trade| trade.origin = TradeOrigin::Auction(9));
	assert_eq!(elsewhere, Some("an auction says another number than its trades"));
	let nowhere = found(|| {
		Auctions::<Runtime>::remove(0);
		NextAuction::<Runtime>::put(0);
	});
	assert_eq!(nowhere, Some("a trade comes from no auction"));
}
