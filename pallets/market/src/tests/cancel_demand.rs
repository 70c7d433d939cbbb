use super::*;

#[test]
fn cancel_demand_releases_the_money_and_the_deposit() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_ok!(Market::cancel_demand(signed(BUYER), id));
		assert_eq!(Market::demand_info(id), None);
		assert_eq!((held(CNY, BUYER), World::free(CNY, BUYER)), (0, ENDOWMENT));
		assert_eq!((deposits(BUYER), World::free(NATIVE, BUYER)), (0, ENDOWMENT));
		assert_eq!(last_event(), Event::DemandCancelled { demand: id });
	});
}

#[test]
fn cancel_demand_releases_only_what_is_its_own() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		Demanding { units: 20, ..Default::default() }.open();
		assert_ok!(fill(SELLER, id, range(ONCE, 1, 20), PRICE - 10));
		assert_ok!(Market::cancel_demand(signed(BUYER), id));
		assert_eq!(held(CNY, BUYER), 20 * PRICE);
		assert_eq!(World::total(CNY, BUYER), ENDOWMENT - 20 * (PRICE - 10));
	});
}

#[test]
fn an_expired_demand_can_be_cancelled() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		Clock::set(EXPIRY + 1);
		assert_ok!(Market::cancel_demand(signed(BUYER), id));
	});
}

#[test]
fn r27_a_suspended_party_can_cancel_its_demand() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		World::suspend(102);
		assert_ok!(Market::cancel_demand(signed(BUYER), id));
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT);
	});
}

#[test]
fn a_demand_in_an_asset_no_longer_allowed_can_be_cancelled() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_ok!(Market::set_settlement_asset(RuntimeOrigin::root(), CNY, false));
		assert_ok!(Market::cancel_demand(signed(BUYER), id));
	});
}

#[test]
fn r24_money_of_a_demand_returns_to_the_account_it_is_held_on() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		World::rotate(102, STRANGER);
		assert_noop!(Market::cancel_demand(signed(BUYER), id), Error::<Test>::NotAParty);
		assert_ok!(Market::cancel_demand(signed(STRANGER), id));
		assert_eq!((held(CNY, BUYER), World::free(CNY, BUYER)), (0, ENDOWMENT));
		assert_eq!((deposits(BUYER), World::free(NATIVE, BUYER)), (0, ENDOWMENT));
		assert_eq!(World::free(CNY, STRANGER), ENDOWMENT);
	});
}

#[test]
fn a_release_that_fails_keeps_the_demand() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_ok!(World::block(BUYER));
		assert_noop!(
			Market::cancel_demand(signed(BUYER), id),
			sp_runtime::TokenError::CannotCreate
		);
		assert_eq!(held(CNY, BUYER), 50 * PRICE);
		assert_ok!(World::unblock(BUYER));
		assert_ok!(Market::cancel_demand(signed(BUYER), id));
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT);
	});
}

#[test]
fn cancel_demand_refuses_other_parties() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_noop!(Market::cancel_demand(signed(SELLER), id), Error::<Test>::NotBuyer);
		assert_noop!(Market::cancel_demand(signed(STRANGER), id), Error::<Test>::NotAParty);
	});
}

#[test]
fn a_demand_is_cancelled_once() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		assert_ok!(Market::cancel_demand(signed(BUYER), id));
		assert_noop!(Market::cancel_demand(signed(BUYER), id), Error::<Test>::UnknownDemand);
	});
}

#[test]
fn there_is_no_demand_to_show_that_was_never_stated() {
	ExtBuilder::build_and_execute(|| assert_eq!(Market::demand_info(0), None));
}
