use super::*;
use verdigrid_primitives::Energy;

#[test]
fn offer_locks_the_certificates_and_tells_its_terms() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();

		let expected = OfferInfo {
			id,
			seller: 101,
			range: range(ONCE, 101, 50),
			price: PRICE,
			asset: CNY,
			to: None,
			min_units: 10,
			expires_at: EXPIRY,
			expired: false,
			class: TradeClass::TRADABLE,
			source: EnergySource::Wind,
			region: b"CN-11".to_vec().try_into().unwrap(),
			project: project("WINDFARM00000001"),
			period: Period::year_month(2025, 1).unwrap(),
			face_value: Energy::from_wh(1_000_000),
			valid_until: VALID_UNTIL,
			frozen: false,
		};
		assert_eq!(Market::offer_info(id), Some(expected));
		let locked = (101, BundleState::Locked(Lock::Offer(id)));
		assert_eq!(World::unit(ONCE, 100), (101, BundleState::Active));
		assert_eq!(World::unit(ONCE, 101), locked);
		assert_eq!(World::unit(ONCE, 150), locked);
		assert_eq!(World::unit(ONCE, 151), (101, BundleState::Active));
		let event = Event::Offered {
			offer: id,
			seller: 101,
			range: range(ONCE, 101, 50),
			price: PRICE,
			asset: CNY,
			to: None,
			min_units: 10,
			expires_at: EXPIRY,
		};
		assert_eq!(last_event(), event);
	});
}

#[test]
fn offers_are_numbered_in_order_and_never_again() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(Offering::default().open(), 0);
		assert_ok!(Market::cancel_offer(signed(SELLER), 0));
		assert_eq!(Offering::default().open(), 1);
	});
}

#[test]
fn r26_an_offer_takes_a_deposit_from_the_account_that_makes_it() {
	ExtBuilder::build_and_execute(|| {
		Offering::default().open();
		assert_eq!(deposits(SELLER), OFFER_DEPOSIT);
		assert_eq!(World::free(NATIVE, SELLER), ENDOWMENT - OFFER_DEPOSIT);
	});
}

#[test]
fn offer_needs_the_money_for_its_deposit() {
	ExtBuilder::build_and_execute(|| {
		let too_little = NATIVE_MIN + OFFER_DEPOSIT - 1;
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), SELLER, too_little));
		assert_noop!(Offering::default().submit(), Error::<Test>::CannotPayDeposit);
	});
}

/// Fifty of a hundred are offered, so that the rest becomes a bundle.
#[test]
fn an_offer_of_a_part_pays_for_the_rest_of_its_bundle() {
	ExtBuilder::build_and_execute(|| {
		World::charge_for_splits(7);
		let offer_with = |balance| {
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), SELLER, balance));
			Offering::default().submit()
		};
		assert_err!(offer_with(NATIVE_MIN + 6), CANNOT_PAY);
		assert_err!(offer_with(NATIVE_MIN + 6 + OFFER_DEPOSIT), Error::<Test>::CannotPayDeposit);
		assert_ok!(offer_with(NATIVE_MIN + 7 + OFFER_DEPOSIT));
		assert_eq!(World::free(NATIVE, SELLER), NATIVE_MIN);
	});
}

#[test]
fn offer_may_name_the_one_party_that_may_buy() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering { to: Some(102), ..Default::default() }.open();
		assert_eq!(Market::offer_info(id).unwrap().to, Some(102));
	});
}

#[test]
fn offer_may_ask_for_the_native_token() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering { asset: NATIVE, ..Default::default() }.open();
		assert_eq!(Market::offer_info(id).unwrap().asset, NATIVE);
	});
}

#[test]
fn offer_refuses_to_be_made_to_its_seller() {
	ExtBuilder::build_and_execute(|| {
		let offer = Offering { to: Some(101), ..Default::default() };
		assert_noop!(offer.submit(), Error::<Test>::SelfTrade);
	});
}

#[test]
fn offer_refuses_to_be_made_to_nobody() {
	ExtBuilder::build_and_execute(|| {
		let offer = Offering { to: Some(999), ..Default::default() };
		assert_noop!(offer.submit(), Error::<Test>::UnknownParty);
	});
}

#[test]
fn r23_the_least_purchase_of_an_offer_is_between_one_and_all() {
	ExtBuilder::build_and_execute(|| {
		for min_units in [0, 51, u32::MAX] {
			let offer = Offering { min_units, ..Default::default() };
			assert_noop!(offer.submit(), Error::<Test>::MinUnitsOutOfRange);
		}
		Offering { min_units: 1, range: range(ONCE, 1, 50), ..Default::default() }.open();
		Offering { min_units: 50, range: range(ONCE, 51, 50), ..Default::default() }.open();
	});
}

#[test]
fn offer_refuses_no_certificates() {
	ExtBuilder::build_and_execute(|| {
		let offer = Offering { range: range(ONCE, 1, 0), min_units: 0, ..Default::default() };
		assert_noop!(offer.submit(), Error::<Test>::NoUnits);
	});
}

#[test]
fn offer_refuses_a_price_of_zero() {
	ExtBuilder::build_and_execute(|| {
		let offer = Offering { price: 0, ..Default::default() };
		assert_noop!(offer.submit(), Error::<Test>::ZeroPrice);
	});
}

#[test]
fn offer_refuses_a_total_that_cannot_be_computed() {
	ExtBuilder::build_and_execute(|| {
		let offer = Offering { price: Amount::MAX / 50 + 1, ..Default::default() };
		assert_noop!(offer.submit(), Error::<Test>::Overflow);
		Offering { price: Amount::MAX / 50, ..Default::default() }.open();
	});
}

#[test]
fn offer_refuses_when_its_numbers_are_used_up() {
	ExtBuilder::build_and_execute(|| {
		NextOffer::<Test>::put(OfferId::MAX);
		assert_noop!(Offering::default().submit(), Error::<Test>::Overflow);
	});
}

#[test]
fn offer_refuses_an_asset_that_is_not_allowed() {
	ExtBuilder::build_and_execute(|| {
		let offer = Offering { asset: USD, ..Default::default() };
		assert_noop!(offer.submit(), Error::<Test>::AssetNotAllowed);
	});
}

#[test]
fn offer_expires_strictly_in_the_future() {
	ExtBuilder::build_and_execute(|| {
		for expires_at in [0, NOW - 1, NOW] {
			let offer = Offering { expires_at, ..Default::default() };
			assert_noop!(offer.submit(), Error::<Test>::ExpiryInPast);
		}
		Offering { expires_at: NOW + 1, ..Default::default() }.open();
	});
}

#[test]
fn offer_expires_within_the_longest_duration() {
	ExtBuilder::build_and_execute(|| {
		for expires_at in [NOW + MAX_DURATION + 1, Moment::MAX] {
			let offer = Offering { expires_at, ..Default::default() };
			assert_noop!(offer.submit(), Error::<Test>::ExpiryTooFar);
		}
		Offering { expires_at: NOW + MAX_DURATION, ..Default::default() }.open();
	});
}

#[test]
fn offer_refuses_certificates_of_somebody_else() {
	ExtBuilder::build_and_execute(|| {
		let offer = Offering { who: BUYER, ..Default::default() };
		assert_noop!(offer.submit(), NOT_HELD);
	});
}

#[test]
fn offer_refuses_certificates_that_are_offered_already() {
	ExtBuilder::build_and_execute(|| {
		Offering::default().open();
		let again = Offering { range: range(ONCE, 101, 1), min_units: 1, ..Default::default() };
		assert_noop!(again.submit(), NOT_FREE);
	});
}

#[test]
fn offer_refuses_certificates_from_the_middle_of_a_bundle() {
	ExtBuilder::build_and_execute(|| {
		for first in [2, 100, 102, ISSUED, ISSUED + 1, 0, u32::MAX] {
			let offer =
				Offering { range: range(ONCE, first, 1), min_units: 1, ..Default::default() };
			assert_noop!(offer.submit(), NO_BUNDLE);
		}
	});
}

#[test]
fn offer_refuses_more_than_the_bundle_has() {
	ExtBuilder::build_and_execute(|| {
		let offer = |units| Offering { range: range(ONCE, 101, units), ..Default::default() };
		let refused = NOT_IN_BUNDLE;
		assert_noop!(offer(101).submit(), refused);
		assert_noop!(Offering { price: 1, ..offer(u32::MAX) }.submit(), refused);
		assert_ok!(offer(100).submit());
	});
}

#[test]
fn offer_refuses_certificates_that_may_not_change_hands_again() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(buy(BUYER, id, 50, PRICE));
		let resale = Offering { who: BUYER, ..Default::default() };
		assert_noop!(resale.submit(), NOT_ALLOWED);
	});
}

#[test]
fn offer_refuses_frozen_and_expired_certificates() {
	ExtBuilder::build_and_execute(|| {
		World::change_batch(ONCE, |batch| batch.frozen = true);
		assert_noop!(Offering::default().submit(), FROZEN);
		World::change_batch(ONCE, |batch| batch.frozen = false);
		World::change_batch(ONCE, |batch| batch.valid_until = NOW);
		assert_noop!(Offering::default().submit(), EXPIRED);
	});
}

#[test]
fn r20_an_offer_expires_by_time_alone() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		let stored = Offers::<Test>::get(id);
		Clock::set(EXPIRY - 1);
		assert!(!Market::offer_info(id).unwrap().expired);
		Clock::set(EXPIRY);
		assert!(Market::offer_info(id).unwrap().expired);
		assert_eq!(Offers::<Test>::get(id), stored);
	});
}

#[test]
fn there_is_no_offer_to_show_that_was_never_made() {
	ExtBuilder::build_and_execute(|| assert_eq!(Market::offer_info(0), None));
}
