use super::*;

#[test]
fn buy_swaps_money_and_certificates() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(buy(BUYER, id, 20, PRICE));

		assert_eq!(World::free(CNY, BUYER), ENDOWMENT - 20 * PRICE);
		assert_eq!(World::free(CNY, SELLER), ENDOWMENT + 20 * PRICE);
		assert_eq!(World::unit(ONCE, 101), (102, BundleState::Active));
		assert_eq!(World::unit(ONCE, 120), (102, BundleState::Active));
		let locked = (101, BundleState::Locked(Lock::Offer(id)));
		assert_eq!(World::unit(ONCE, 121), locked);
		assert_eq!(Market::offer_info(id).unwrap().range, range(ONCE, 121, 30));
	});
}

#[test]
fn buy_records_the_trade_for_ever() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(buy(BUYER, id, 20, PRICE));

		let trade = Trade {
			seller: 101,
			buyer: 102,
			range: range(ONCE, 101, 20),
			price: PRICE,
			asset: CNY,
			at: NOW,
			block: System::block_number() as u32,
			origin: TradeOrigin::Offer(id),
		};
		assert_eq!(Trades::<Test>::get(0), Some(trade));
		let event = Event::Traded {
			trade: 0,
			seller: 101,
			buyer: 102,
			range: range(ONCE, 101, 20),
			price: PRICE,
			asset: CNY,
			origin: TradeOrigin::Offer(id),
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn buying_the_remainder_ends_the_offer_and_returns_the_deposit() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(buy(BUYER, id, 50, PRICE));
		assert_eq!(Market::offer_info(id), None);
		assert_eq!((deposits(SELLER), World::free(NATIVE, SELLER)), (0, ENDOWMENT));
		assert_eq!(last_event(), Event::SoldOut { offer: id });
		assert_noop!(buy(BUYER, id, 1, PRICE), Error::<Test>::UnknownOffer);
		assert_noop!(Market::cancel_offer(signed(SELLER), id), Error::<Test>::UnknownOffer);
	});
}

#[test]
fn a_purchase_of_a_part_pays_for_the_rest_of_its_bundle() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		World::charge_for_splits(ENDOWMENT);
		assert_noop!(buy(BUYER, id, 20, PRICE), CANNOT_PAY);
		World::charge_for_splits(7);
		for units in [20, 30] {
			assert_ok!(buy(BUYER, id, units, PRICE));
			assert_eq!(World::free(NATIVE, BUYER), ENDOWMENT - 7);
		}
		assert_eq!(World::free(NATIVE, SELLER), ENDOWMENT);
	});
}

#[test]
fn purchases_take_an_offer_from_its_front() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(buy(BUYER, id, 10, PRICE));
		assert_ok!(buy(THIRD, id, 15, PRICE));
		assert_ok!(buy(BUYER, id, 25, PRICE));
		let sold: Vec<_> = (0..3).map(|id| Trades::<Test>::get(id).unwrap().range).collect();
		assert_eq!(sold, [range(ONCE, 101, 10), range(ONCE, 111, 15), range(ONCE, 126, 25)]);
		assert_eq!(World::units_of(102, ONCE), 35);
		assert_eq!(World::units_of(103, ONCE), 15);
	});
}

#[test]
fn r23_a_purchase_is_the_least_number_or_the_whole_remainder() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering { min_units: 30, ..Default::default() }.open();
		assert_noop!(buy(BUYER, id, 0, PRICE), Error::<Test>::TooFewUnits);
		assert_noop!(buy(BUYER, id, 29, PRICE), Error::<Test>::TooFewUnits);
		assert_ok!(buy(BUYER, id, 30, PRICE));
		assert_noop!(buy(BUYER, id, 0, PRICE), Error::<Test>::TooFewUnits);
		assert_noop!(buy(BUYER, id, 19, PRICE), Error::<Test>::TooFewUnits);
		assert_noop!(buy(BUYER, id, 21, PRICE), Error::<Test>::TooManyUnits);
		assert_noop!(buy(BUYER, id, 30, PRICE), Error::<Test>::TooManyUnits);
		assert_ok!(buy(BUYER, id, 20, PRICE));
	});
}

#[test]
fn buy_refuses_more_than_is_offered() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_noop!(buy(BUYER, id, 51, PRICE), Error::<Test>::TooManyUnits);
		assert_noop!(buy(BUYER, id, u32::MAX, PRICE), Error::<Test>::TooManyUnits);
	});
}

#[test]
fn buy_keeps_to_the_price_limit() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		for limit in [0, PRICE - 1] {
			assert_noop!(buy(BUYER, id, 10, limit), Error::<Test>::PriceAboveLimit);
		}
		assert_ok!(buy(BUYER, id, 10, PRICE));
		assert_ok!(buy(BUYER, id, 10, Amount::MAX));
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT - 20 * PRICE);
	});
}

#[test]
fn buy_works_until_the_offer_expires() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		Clock::set(EXPIRY - 1);
		assert_ok!(buy(BUYER, id, 10, PRICE));
		Clock::set(EXPIRY);
		assert_noop!(buy(BUYER, id, 10, PRICE), Error::<Test>::Expired);
		Clock::set(EXPIRY + 1);
		assert_noop!(buy(BUYER, id, 10, PRICE), Error::<Test>::Expired);
	});
}

#[test]
fn buy_refuses_the_seller() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_noop!(buy(SELLER, id, 10, PRICE), Error::<Test>::SelfTrade);
	});
}

#[test]
fn a_bilateral_offer_sells_to_the_named_party_only() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering { to: Some(102), ..Default::default() }.open();
		assert_noop!(buy(THIRD, id, 10, PRICE), Error::<Test>::NotIntendedBuyer);
		assert_ok!(buy(BUYER, id, 10, PRICE));
	});
}

#[test]
fn buy_refuses_while_the_seller_is_not_active() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		for stop in [World::suspend, World::lapse] {
			stop(101);
			assert_noop!(buy(BUYER, id, 10, PRICE), Error::<Test>::SellerNotActive);
		}
		World::reinstate(101);
		assert_ok!(buy(BUYER, id, 10, PRICE));
	});
}

#[test]
fn buy_refuses_an_offer_that_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(buy(BUYER, 3, 10, PRICE), Error::<Test>::UnknownOffer);
	});
}

#[test]
fn buy_refuses_frozen_and_expired_certificates() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		World::change_batch(ONCE, |batch| batch.frozen = true);
		assert_noop!(buy(BUYER, id, 10, PRICE), FROZEN);
		World::change_batch(ONCE, |batch| batch.frozen = false);
		World::change_batch(ONCE, |batch| batch.valid_until = NOW);
		assert_noop!(buy(BUYER, id, 10, PRICE), EXPIRED);
	});
}

#[test]
fn buy_refuses_an_asset_no_longer_allowed() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(Market::set_settlement_asset(RuntimeOrigin::root(), CNY, false));
		assert_noop!(buy(BUYER, id, 10, PRICE), Error::<Test>::AssetNotAllowed);
	});
}

#[test]
fn buy_leaves_the_buyer_the_minimum_balance() {
	ExtBuilder::build_and_execute(|| {
		for (asset, min) in [(CNY, TOKEN_MIN), (NATIVE, NATIVE_MIN)] {
			let all_but_min = ENDOWMENT - min;
			let first = if asset == CNY { 1 } else { 2 };
			let offer = Offering {
				range: range(ONCE, first, 1),
				price: all_but_min,
				asset: asset.clone(),
				min_units: 1,
				..Default::default()
			};
			let id = offer.open();
			assert_ok!(buy(BUYER, id, 1, Amount::MAX));
			assert_eq!(World::free(asset, BUYER), min);
		}
	});
}

#[test]
fn buy_refuses_a_buyer_without_the_money() {
	ExtBuilder::build_and_execute(|| {
		let price = (ENDOWMENT - TOKEN_MIN) / 2 + 1;
		let offer =
			Offering { price, range: range(ONCE, 1, 2), min_units: 1, ..Default::default() };
		let id = offer.open();
		assert_noop!(buy(BUYER, id, 2, price), Error::<Test>::InsufficientFunds);
		assert_ok!(buy(BUYER, id, 1, price));
	});
}

#[test]
fn money_on_hold_for_a_demand_buys_nothing_else() {
	ExtBuilder::build_and_execute(|| {
		Demanding { units: 1, min_units: 1, max_price: ENDOWMENT - 100, ..Default::default() }
			.open();
		let id = Offering { price: 10, ..Default::default() }.open();
		assert_noop!(buy(BUYER, id, 10, PRICE), Error::<Test>::InsufficientFunds);
	});
}

#[test]
fn buy_takes_nothing_when_the_seller_cannot_be_paid() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(World::block(SELLER));
		let blocked = buy(BUYER, id, 10, PRICE);
		assert!(matches!(blocked, Err(DispatchError::Token(_))), "{blocked:?}");
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT);
		assert_eq!(World::units_of(102, ONCE), 0);
	});
}

#[test]
fn r24_proceeds_of_an_offer_go_to_the_present_account_of_the_seller() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		World::rotate(101, STRANGER);
		assert_ok!(buy(BUYER, id, 50, PRICE));
		assert_eq!(World::free(CNY, STRANGER), ENDOWMENT + 50 * PRICE);
		assert_eq!(World::free(CNY, SELLER), ENDOWMENT);
		assert_eq!((deposits(SELLER), World::free(NATIVE, SELLER)), (0, ENDOWMENT));
	});
}

#[test]
fn certificates_that_may_change_hands_often_can_be_sold_on() {
	ExtBuilder::build_and_execute(|| {
		let first = Offering { range: range(OFTEN, 1, 50), ..Default::default() }.open();
		assert_ok!(buy(BUYER, first, 50, PRICE));
		let on = Offering { who: BUYER, range: range(OFTEN, 1, 20), ..Default::default() }.open();
		assert_ok!(buy(SELLER, on, 20, PRICE));
		assert_eq!(World::unit(OFTEN, 1), (101, BundleState::Active));
		assert_eq!(World::unit(OFTEN, 21), (102, BundleState::Active));
	});
}

#[test]
fn buy_refuses_when_the_numbers_of_trades_are_used_up() {
	ExtBuilder::build().execute_with(|| {
		let id = Offering::default().open();
		NextTrade::<Test>::put(TradeId::MAX);
		assert_noop!(buy(BUYER, id, 10, PRICE), Error::<Test>::Overflow);
	});
}

#[test]
fn a_bilateral_offer_stays_bilateral_until_its_last_certificate() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering { to: Some(102), ..Default::default() }.open();
		assert_ok!(buy(BUYER, id, 20, PRICE));
		assert_noop!(buy(THIRD, id, 30, PRICE), Error::<Test>::NotIntendedBuyer);
		assert_noop!(buy(SELLER, id, 30, PRICE), Error::<Test>::SelfTrade);
		assert_ok!(buy(BUYER, id, 30, PRICE));
		assert_eq!(last_event(), Event::SoldOut { offer: id });
	});
}

#[test]
fn a_bilateral_offer_is_made_to_a_party_whatever_account_it_uses() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering { to: Some(102), ..Default::default() }.open();
		World::rotate(102, STRANGER);
		World::rotate(103, BUYER);
		assert_noop!(buy(BUYER, id, 10, PRICE), Error::<Test>::NotIntendedBuyer);
		assert_ok!(buy(STRANGER, id, 10, PRICE));
		assert_eq!(World::units_of(102, ONCE), 10);
	});
}

#[test]
fn a_bilateral_offer_may_wait_for_its_party_to_be_active() {
	ExtBuilder::build_and_execute(|| {
		World::suspend(102);
		let id = Offering { to: Some(102), ..Default::default() }.open();
		assert_noop!(buy(BUYER, id, 10, PRICE), Error::<Test>::PartyNotActive);
		World::reinstate(102);
		assert_ok!(buy(BUYER, id, 10, PRICE));
	});
}

#[test]
fn a_bilateral_offer_ends_at_its_expiry_for_its_party_too() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering { to: Some(102), ..Default::default() }.open();
		Clock::set(EXPIRY - 1);
		assert_ok!(buy(BUYER, id, 10, PRICE));
		Clock::set(EXPIRY);
		assert_noop!(buy(BUYER, id, 40, PRICE), Error::<Test>::Expired);
		assert_ok!(Market::expire(signed(BUYER), Order::Offer(id)));
		assert_eq!(World::unit(ONCE, 111), (101, BundleState::Active));
	});
}

#[test]
fn a_bilateral_offer_keeps_to_the_least_purchase() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering { to: Some(102), min_units: 50, ..Default::default() }.open();
		assert_noop!(buy(BUYER, id, 49, PRICE), Error::<Test>::TooFewUnits);
		assert_ok!(buy(BUYER, id, 50, PRICE));
	});
}

#[test]
fn r23_purchases_may_go_down_to_the_least_number_and_leave_a_smaller_remainder() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering { min_units: 20, ..Default::default() }.open();
		assert_ok!(buy(BUYER, id, 20, PRICE));
		assert_ok!(buy(THIRD, id, 20, PRICE));
		assert_noop!(buy(FOURTH, id, 9, PRICE), Error::<Test>::TooFewUnits);
		assert_ok!(buy(FOURTH, id, 10, PRICE));
		assert_eq!(last_event(), Event::SoldOut { offer: id });
	});
}

#[test]
fn r38_a_buyer_names_batch_and_asset() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		let buy = |batch, asset| Market::buy(signed(BUYER), id, batch, 10, PRICE, asset);
		assert_noop!(buy(ONCE + 1, CNY), Error::<Test>::OrderMismatch);
		assert_noop!(buy(ONCE, NATIVE), Error::<Test>::OrderMismatch);
		assert_ok!(buy(ONCE, CNY));
	});
}
