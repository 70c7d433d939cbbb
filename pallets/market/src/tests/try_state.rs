//! The checks of state find what they are for.

use super::*;

/// Breaks the state of a market with one offer, one demand and one trade.
fn broken(damage: impl FnOnce()) -> &'static str {
	ExtBuilder::build().execute_with(|| {
		let offer = Offering::default().open();
		assert_ok!(buy(BUYER, offer, 10, PRICE));
		Demanding::default().open();
		check();
		damage();
		found(Market::do_try_state())
	})
}

fn change_offer(change: impl FnOnce(&mut OfferOf<Test>)) {
	Offers::<Test>::mutate(0, |offer| change(offer.as_mut().unwrap()));
}

fn change_demand(change: impl FnOnce(&mut DemandOf<Test>)) {
	Demands::<Test>::mutate(0, |demand| change(demand.as_mut().unwrap()));
}

#[test]
fn try_state_finds_a_counter_that_fell_behind() {
	assert_eq!(broken(|| NextOffer::<Test>::put(0)), "offer number above the counter");
	assert_eq!(broken(|| NextDemand::<Test>::put(0)), "demand number above the counter");
	assert_eq!(broken(|| NextTrade::<Test>::put(0)), "trade number above the counter");
}

#[test]
fn try_state_finds_a_forgotten_trade() {
	assert_eq!(broken(|| Trades::<Test>::remove(0)), "a trade was forgotten");
}

#[test]
fn try_state_finds_an_impossible_offer() {
	let of = |change: fn(&mut OfferOf<Test>)| broken(|| change_offer(change));
	assert_eq!(of(|offer| offer.range.units = 0), "an offer of nothing is open");
	assert_eq!(of(|offer| offer.price = 0), "an offer for nothing is open");
	assert_eq!(of(|offer| offer.min_units = 0), "an offer has no least purchase");
	assert_eq!(of(|offer| offer.to = Some(101)), "an offer is made to its seller");
}

#[test]
fn try_state_finds_an_offer_of_more_than_is_locked() {
	let found = "certificates on offer are not locked for it";
	assert_eq!(broken(|| change_offer(|offer| offer.range.units += 1)), found);
	assert_eq!(broken(|| change_offer(|offer| offer.range.first -= 1)), found);
}

#[test]
fn try_state_leaves_state_alone() {
	ExtBuilder::build_and_execute(|| {
		Offering::default().open();
		Demanding::default().open();
		let before = storage_root();
		assert_ok!(Market::do_try_state());
		assert_eq!(storage_root(), before);
	});
}

#[test]
fn try_state_finds_an_impossible_demand() {
	let of = |change: fn(&mut DemandOf<Test>)| broken(|| change_demand(change));
	assert_eq!(of(|demand| demand.units = 0), "a demand for nothing is open");
	assert_eq!(of(|demand| demand.min_units = 0), "a demand has no least fill");
	let found = "a demand does not hold its highest price";
	assert_eq!(of(|demand| demand.held += 1), found);
	assert_eq!(of(|demand| demand.units -= 1), found);
}

#[test]
fn try_state_finds_money_on_hold_for_no_demand() {
	let shrink = |demand: &mut DemandOf<Test>| {
		demand.units -= 1;
		demand.held -= PRICE;
	};
	let found = "money on hold differs from the open demands";
	assert_eq!(broken(|| change_demand(shrink)), found);
	assert_eq!(broken(|| change_demand(|demand| demand.account = THIRD)), found);
}

#[test]
fn try_state_finds_an_impossible_trade() {
	let of = |change: fn(&mut Trade<AssetId>)| {
		broken(|| Trades::<Test>::mutate(0, |trade| change(trade.as_mut().unwrap())))
	};
	assert_eq!(of(|trade| trade.buyer = trade.seller), "a party traded with itself");
	assert_eq!(of(|trade| trade.price = 0), "an empty trade was recorded");
	assert_eq!(of(|trade| trade.origin = TradeOrigin::Demand(9)), "a trade comes from nowhere");
}

fn expiry() -> Instant {
	Instant::from(EXPIRY)
}

#[test]
fn try_state_finds_an_index_that_is_not_the_open_orders() {
	let found = "the index is not the open orders";
	let order = Order::Offer(0);
	assert_eq!(broken(|| Expiring::<Test>::remove(expiry(), order)), found);
	assert_eq!(broken(|| Expiring::<Test>::remove(expiry(), Order::Demand(0))), found);
	assert_eq!(broken(|| Expiring::<Test>::insert(expiry(), Order::Offer(9), ())), found);
	assert_eq!(broken(|| change_offer(|offer| offer.expires_at += 1)), found);
	assert_eq!(broken(|| change_demand(|demand| demand.expires_at -= 1)), found);
	assert_eq!(broken(|| SetAside::<Test>::insert(order, ())), found);
}

#[test]
fn try_state_finds_an_order_that_is_indexed_twice() {
	let later = Instant::from(EXPIRY + 1);
	let twice = broken(|| Expiring::<Test>::insert(later, Order::Offer(0), ()));
	assert_eq!(twice, "an order is indexed twice");
}

#[test]
fn try_state_finds_what_is_set_aside_without_a_reason() {
	let gone = broken(|| SetAside::<Test>::insert(Order::Offer(9), ()));
	assert_eq!(gone, "what is set aside is not open");
	let too_early = broken(|| {
		Expiring::<Test>::remove(expiry(), Order::Offer(0));
		SetAside::<Test>::insert(Order::Offer(0), ());
	});
	assert_eq!(too_early, "an order was set aside before its expiry");
}
