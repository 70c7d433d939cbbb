use super::*;

#[test]
fn cancel_offer_frees_the_certificates_and_returns_the_deposit() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(Market::cancel_offer(signed(SELLER), id));
		assert_eq!(Market::offer_info(id), None);
		assert_eq!(World::unit(ONCE, 101), (101, BundleState::Active));
		assert_eq!((deposits(SELLER), World::free(NATIVE, SELLER)), (0, ENDOWMENT));
		assert_eq!(last_event(), Event::OfferCancelled { offer: id });
	});
}

#[test]
fn cancel_offer_frees_what_was_not_sold() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(buy(BUYER, id, 20, PRICE));
		assert_ok!(Market::cancel_offer(signed(SELLER), id));
		assert_eq!(World::unit(ONCE, 120), (102, BundleState::Active));
		assert_eq!(World::unit(ONCE, 121), (101, BundleState::Active));
	});
}

#[test]
fn r22_an_offer_of_frozen_certificates_can_be_cancelled() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		World::change_batch(ONCE, |batch| batch.frozen = true);
		assert_ok!(Market::cancel_offer(signed(SELLER), id));
	});
}

#[test]
fn r22_an_offer_of_expired_certificates_can_be_cancelled() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		Clock::set(VALID_UNTIL);
		assert_ok!(Market::cancel_offer(signed(SELLER), id));
	});
}

#[test]
fn an_expired_offer_can_be_cancelled() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		Clock::set(EXPIRY);
		assert_ok!(Market::cancel_offer(signed(SELLER), id));
	});
}

#[test]
fn r27_a_suspended_party_can_cancel_its_offer() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		World::suspend(101);
		assert_ok!(Market::cancel_offer(signed(SELLER), id));
	});
}

#[test]
fn an_offer_in_an_asset_no_longer_allowed_can_be_cancelled() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(Market::set_settlement_asset(RuntimeOrigin::root(), CNY, false));
		assert_ok!(Market::cancel_offer(signed(SELLER), id));
	});
}

#[test]
fn r24_the_deposit_of_an_offer_returns_to_the_account_that_placed_it() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		World::rotate(101, STRANGER);
		assert_noop!(Market::cancel_offer(signed(SELLER), id), Error::<Test>::NotAParty);
		assert_ok!(Market::cancel_offer(signed(STRANGER), id));
		assert_eq!((deposits(SELLER), World::free(NATIVE, SELLER)), (0, ENDOWMENT));
		assert_eq!(World::free(NATIVE, STRANGER), ENDOWMENT);
	});
}

#[test]
fn cancel_offer_refuses_other_parties() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering { to: Some(102), ..Default::default() }.open();
		assert_noop!(Market::cancel_offer(signed(BUYER), id), Error::<Test>::NotSeller);
		assert_noop!(Market::cancel_offer(signed(STRANGER), id), Error::<Test>::NotAParty);
	});
}

#[test]
fn an_offer_is_cancelled_once() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		assert_ok!(Market::cancel_offer(signed(SELLER), id));
		assert_noop!(Market::cancel_offer(signed(SELLER), id), Error::<Test>::UnknownOffer);
	});
}

#[test]
fn cancel_offer_refuses_a_number_never_given() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(Market::cancel_offer(signed(SELLER), 7), Error::<Test>::UnknownOffer);
	});
}
