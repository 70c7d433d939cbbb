use super::*;

fn expire(order: Order) -> DispatchResult {
	Market::expire(signed(STRANGER), order)
}

/// An offer and a demand that end at [`EXPIRY`].
fn both() -> [Order; 2] {
	[Order::Offer(Offering::default().open()), Order::Demand(Demanding::default().open())]
}

#[test]
fn expire_gives_the_certificates_and_the_deposit_of_an_offer_back() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		Clock::set(EXPIRY);
		assert_ok!(expire(Order::Offer(id)));
		assert_eq!(Market::offer_info(id), None);
		assert_eq!(World::unit(ONCE, 101), (101, BundleState::Active));
		assert_eq!(World::unit(ONCE, 150), (101, BundleState::Active));
		assert_eq!((deposits(SELLER), World::free(NATIVE, SELLER)), (0, ENDOWMENT));
		assert_eq!(last_event(), Event::OrderExpired { order: Order::Offer(id) });
	});
}

#[test]
fn expire_gives_the_money_and_the_deposit_of_a_demand_back() {
	ExtBuilder::build_and_execute(|| {
		for asset in [CNY, NATIVE] {
			let id = Demanding { asset: asset.clone(), ..Default::default() }.open();
			Clock::set(EXPIRY);
			assert_ok!(expire(Order::Demand(id)));
			assert_eq!(Market::demand_info(id), None);
			assert_eq!((held(asset.clone(), BUYER), World::free(asset, BUYER)), (0, ENDOWMENT));
			assert_eq!((deposits(BUYER), World::free(NATIVE, BUYER)), (0, ENDOWMENT));
			assert_eq!(last_event(), Event::OrderExpired { order: Order::Demand(id) });
			Clock::set(NOW);
		}
	});
}

#[test]
fn expire_gives_back_what_was_not_traded() {
	ExtBuilder::build_and_execute(|| {
		let [offer, demand] = both();
		assert_ok!(buy(THIRD, 0, 20, PRICE));
		assert_ok!(fill(SELLER, 0, range(ONCE, 1, 20), PRICE - 10));
		Clock::set(EXPIRY);
		assert_ok!(expire(offer));
		assert_ok!(expire(demand));
		assert_eq!(World::unit(ONCE, 120), (103, BundleState::Active));
		assert_eq!(World::unit(ONCE, 121), (101, BundleState::Active));
		assert_eq!((held(CNY, BUYER), World::free(CNY, BUYER)), (0, ENDOWMENT - 20 * (PRICE - 10)));
	});
}

#[test]
fn expire_works_from_the_expiry_on_and_never_before() {
	ExtBuilder::build_and_execute(|| {
		for order in both() {
			for now in [0, NOW, EXPIRY - 1] {
				Clock::set(now);
				assert_noop!(expire(order), Error::<Test>::NotExpired);
			}
			Clock::set(EXPIRY);
			assert_ok!(expire(order));
		}
	});
}

#[test]
fn expire_works_long_after_the_expiry() {
	ExtBuilder::build_and_execute(|| {
		let orders = both();
		Clock::set(VALID_UNTIL + 1_000_000);
		assert!(orders.into_iter().all(|order| expire(order).is_ok()));
	});
}

#[test]
fn expire_may_be_called_by_the_owner_another_party_or_nobody_known() {
	ExtBuilder::build_and_execute(|| {
		for who in [SELLER, THIRD, STRANGER] {
			let id = Offering::default().open();
			Clock::set(EXPIRY);
			assert_ok!(Market::expire(signed(who), Order::Offer(id)));
			Clock::set(NOW);
		}
	});
}

#[test]
fn r22_orders_of_frozen_and_expired_certificates_expire() {
	ExtBuilder::build_and_execute(|| {
		let frozen = Order::Offer(Offering::default().open());
		let invalid =
			Order::Offer(Offering { range: range(OFTEN, 1, 50), ..Default::default() }.open());
		Clock::set(EXPIRY);
		World::change_batch(ONCE, |batch| batch.frozen = true);
		World::change_batch(OFTEN, |batch| batch.valid_until = EXPIRY - 1);
		assert_ok!(expire(frozen));
		assert_ok!(expire(invalid));
		assert_eq!(World::unit(ONCE, 101), (101, BundleState::Active));
		assert_eq!(World::unit(OFTEN, 1), (101, BundleState::Active));
	});
}

#[test]
fn r27_orders_of_suspended_parties_expire() {
	ExtBuilder::build_and_execute(|| {
		let orders = both();
		[101, 102].into_iter().for_each(World::suspend);
		Clock::set(EXPIRY);
		assert!(orders.into_iter().all(|order| expire(order).is_ok()));
		assert_eq!((World::free(CNY, BUYER), World::free(NATIVE, SELLER)), (ENDOWMENT, ENDOWMENT));
	});
}

#[test]
fn orders_in_an_asset_no_longer_allowed_expire() {
	ExtBuilder::build_and_execute(|| {
		let orders = both();
		assert_ok!(Market::set_settlement_asset(RuntimeOrigin::root(), CNY, false));
		Clock::set(EXPIRY);
		assert!(orders.into_iter().all(|order| expire(order).is_ok()));
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT);
	});
}

#[test]
fn r24_what_expires_returns_to_the_accounts_it_is_held_on() {
	ExtBuilder::build_and_execute(|| {
		let [offer, demand] = both();
		World::rotate(101, 5);
		World::rotate(102, STRANGER);
		Clock::set(EXPIRY);
		assert_ok!(expire(offer));
		assert_ok!(expire(demand));
		assert_eq!((deposits(SELLER), World::free(NATIVE, SELLER)), (0, ENDOWMENT));
		assert_eq!((held(CNY, BUYER), World::free(CNY, BUYER)), (0, ENDOWMENT));
		assert_eq!((deposits(BUYER), World::free(NATIVE, BUYER)), (0, ENDOWMENT));
		assert_eq!(
			(World::free(CNY, STRANGER), World::free(NATIVE, STRANGER)),
			(ENDOWMENT, ENDOWMENT)
		);
		assert_eq!(World::unit(ONCE, 101), (101, BundleState::Active));
	});
}

#[test]
fn expire_releases_only_what_is_the_demands_own() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		Demanding { units: 20, expires_at: EXPIRY + 1, ..Default::default() }.open();
		Clock::set(EXPIRY);
		assert_ok!(expire(Order::Demand(id)));
		assert_eq!((held(CNY, BUYER), deposits(BUYER)), (20 * PRICE, DEMAND_DEPOSIT));
	});
}

#[test]
fn expire_keeps_a_demand_whose_money_cannot_go_back() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		Clock::set(EXPIRY);
		assert_ok!(World::block(BUYER));
		assert_noop!(expire(Order::Demand(id)), sp_runtime::TokenError::CannotCreate);
		assert_eq!(held(CNY, BUYER), 50 * PRICE);
		assert_ok!(World::unblock(BUYER));
		assert_ok!(expire(Order::Demand(id)));
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT);
	});
}

#[test]
fn expire_refuses_numbers_never_given() {
	ExtBuilder::build_and_execute(|| {
		for (order, error) in [
			(Order::Offer(7), Error::<Test>::UnknownOffer),
			(Order::Demand(u64::MAX), Error::<Test>::UnknownDemand),
		] {
			assert_noop!(expire(order), error);
		}
	});
}

#[test]
fn expire_does_not_take_an_offer_for_a_demand() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		Clock::set(EXPIRY);
		assert_noop!(expire(Order::Demand(id)), Error::<Test>::UnknownDemand);
	});
}

#[test]
fn an_order_expires_once() {
	ExtBuilder::build_and_execute(|| {
		let orders = both();
		Clock::set(EXPIRY);
		let errors = [Error::<Test>::UnknownOffer, Error::<Test>::UnknownDemand];
		for (order, error) in orders.into_iter().zip(errors) {
			assert_ok!(expire(order));
			assert_noop!(expire(order), error);
		}
	});
}

#[test]
fn an_order_ends_in_one_way_only() {
	ExtBuilder::build_and_execute(|| {
		let [offer, demand] = both();
		assert_ok!(Market::cancel_offer(signed(SELLER), 0));
		assert_ok!(fill(SELLER, 0, range(ONCE, 1, 50), PRICE));
		Clock::set(EXPIRY);
		assert_noop!(expire(offer), Error::<Test>::UnknownOffer);
		assert_noop!(expire(demand), Error::<Test>::UnknownDemand);
		let next = Offering { expires_at: EXPIRY + 1, ..Default::default() }.open();
		Clock::set(EXPIRY + 1);
		assert_ok!(expire(Order::Offer(next)));
		assert_noop!(Market::cancel_offer(signed(SELLER), next), Error::<Test>::UnknownOffer);
	});
}

#[test]
fn certificates_of_an_expired_offer_can_be_offered_again() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		Clock::set(EXPIRY);
		let again = Offering { expires_at: EXPIRY + 100, ..Default::default() };
		assert_noop!(again.clone().submit(), NOT_FREE);
		assert_ok!(expire(Order::Offer(id)));
		assert_ok!(again.submit());
	});
}

#[test]
fn the_weight_of_expire_is_that_of_its_order() {
	ExtBuilder::build_and_execute(|| {
		use frame_support::dispatch::GetDispatchInfo;
		let weight = |order| Call::<Test>::expire { order }.get_dispatch_info().call_weight;
		assert_eq!(weight(Order::Offer(0)), <Test as Config>::WeightInfo::expire_offer());
		assert_eq!(weight(Order::Demand(0)), <Test as Config>::WeightInfo::expire_demand());
	});
}

#[test]
fn r13_a_shorter_longest_duration_moves_no_expiry() {
	ExtBuilder::build_and_execute(|| {
		let orders = both();
		MaxDuration::set(&1);
		assert_noop!(Offering::default().submit(), Error::<Test>::ExpiryTooFar);
		Clock::set(EXPIRY - 1);
		assert_ok!(buy(THIRD, 0, 20, PRICE));
		assert_ok!(fill(SELLER, 0, range(ONCE, 1, 20), PRICE));
		for order in orders {
			assert_noop!(expire(order), Error::<Test>::NotExpired);
		}
		MaxDuration::set(&u64::MAX);
		Clock::set(EXPIRY);
		assert_noop!(buy(THIRD, 0, 20, PRICE), Error::<Test>::Expired);
		assert!(orders.into_iter().all(|order| expire(order).is_ok()));
	});
}
