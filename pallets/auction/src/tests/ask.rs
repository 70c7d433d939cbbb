use super::*;

/// What an ask in an auction with these criteria says to the seller's batch changed so.
fn ask_of(criteria: Criteria, change: impl FnOnce(&mut BatchInfo)) -> DispatchResult {
	let lot = Lot { class: TradeClass::TRADABLE, criteria };
	let id = Opening { lot, ..Default::default() }.open();
	World::change_batch(ONCE, change);
	ask(id, 1, 10, 150)
}

#[test]
fn ask_locks_certificates_and_enters_the_book() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 101, 30, 150));

		let locked = (101, BundleState::Locked(Lock::Auction(id)));
		assert_eq!(World::unit(ONCE, 100), (101, BundleState::Active));
		assert_eq!(World::unit(ONCE, 101), locked);
		assert_eq!(World::unit(ONCE, 130), locked);
		assert_eq!(World::unit(ONCE, 131), (101, BundleState::Active));
		assert_eq!(Levels::<Test>::get(id, 5), Totals { bids: 0, asks: 30 });
		assert_eq!(Auctions::<Test>::get(id).unwrap().totals, Totals { bids: 0, asks: 30 });
		let range = range(ONCE, 101, 30);
		assert_eq!(last_event(), Event::AskPlaced { auction: id, seller: 101, range, price: 150 });
	});
}

#[test]
fn asks_of_one_party_stand_side_by_side() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		assert_ok!(ask(id, 31, 30, 150));
		assert_ok!(ask(id, 101, 30, 160));
		assert_eq!(Asks::<Test>::iter().count(), 3);
		assert_eq!(Levels::<Test>::get(id, 5), Totals { bids: 0, asks: 60 });
	});
}

#[test]
fn r26_an_ask_takes_a_deposit_from_the_account_that_places_it() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		assert_ok!(ask(id, 31, 30, 150));
		assert_eq!(deposits(SELLER), 2 * ORDER_DEPOSIT);
		assert_eq!(World::free(NATIVE, SELLER), ENDOWMENT - 2 * ORDER_DEPOSIT);
	});
}

#[test]
fn ask_needs_the_money_for_its_deposit() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		let too_little = NATIVE_MIN + ORDER_DEPOSIT - 1;
		assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), SELLER, too_little));
		assert_noop!(ask(id, 1, 1, 150), Error::<Test>::CannotPayDeposit);
	});
}

#[test]
fn ask_takes_every_price_of_the_grid_and_no_other() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		for price in [0, 90, 101, 300, Amount::MAX] {
			assert_noop!(ask(id, 1, 1, price), Error::<Test>::PriceOffGrid);
		}
		assert_ok!(ask(id, 1, 1, 100));
		assert_ok!(ask(id, 101, 1, 290));
	});
}

#[test]
fn ask_refuses_no_units() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_noop!(ask(id, 1, 0, 150), Error::<Test>::NoUnits);
	});
}

#[test]
fn ask_refuses_more_than_the_bundle_has() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_noop!(ask(id, 1, 101, 150), NOT_IN_BUNDLE);
		assert_noop!(ask(id, 1, u32::MAX, 150), NOT_IN_BUNDLE);
		assert_ok!(ask(id, 1, 100, 150));
	});
}

#[test]
fn ask_refuses_a_book_that_overflows() {
	ExtBuilder::build().execute_with(|| {
		let id = open_auction();
		Levels::<Test>::insert(id, 5, Totals { bids: 0, asks: u64::MAX });
		assert_noop!(ask(id, 1, 1, 150), Error::<Test>::Overflow);
	});
}

#[test]
fn ask_refuses_when_a_partys_orders_cannot_be_counted() {
	ExtBuilder::build().execute_with(|| {
		let id = open_auction();
		let all = Presence { side: Side::Ask, orders: u32::MAX };
		Presences::<Test>::insert(id, 101, all);
		assert_noop!(ask(id, 1, 1, 150), Error::<Test>::Overflow);
	});
}

#[test]
fn ask_refuses_certificates_of_somebody_else() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		let asked = Auction::ask(signed(THIRD), id, ONCE, 1, 1, 150);
		assert_noop!(asked, NOT_HELD);
	});
}

#[test]
fn ask_refuses_certificates_that_are_on_offer_or_asked_already() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(World::lock(range(ONCE, 101, 50), 101, Lock::Offer(0)));
		assert_noop!(ask(id, 101, 10, 150), NOT_FREE);
		assert_ok!(ask(id, 1, 10, 150));
		assert_noop!(ask(id, 1, 10, 160), NOT_FREE);
		let offered = World::lock(range(ONCE, 1, 10), 101, Lock::Offer(1));
		assert_noop!(offered, NOT_FREE);
	});
}

#[test]
fn ask_refuses_certificates_that_may_not_change_hands_any_more() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(World::sell(range(ONCE, 101, 50), 101, 102));
		let id = open_auction();
		let asked = Auction::ask(signed(BUYER), id, ONCE, 101, 10, 150);
		assert_noop!(asked, NOT_ALLOWED);
	});
}

#[test]
fn ask_refuses_frozen_certificates() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		World::change_batch(ONCE, |batch| batch.frozen = true);
		assert_noop!(ask(id, 1, 1, 150), FROZEN);
	});
}

#[test]
fn ask_refuses_a_batch_that_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		let asked = Auction::ask(signed(SELLER), id, 9, 1, 1, 150);
		assert_noop!(asked, Error::<Test>::UnknownBatch);
	});
}

#[test]
fn r23_an_auction_takes_certificates_of_its_class_only() {
	ExtBuilder::build_and_execute(|| {
		let other = ask_of(any_wind(), |batch| batch.class = TradeClass::NON_TRADABLE);
		assert_err!(other, Error::<Test>::ClassMismatch);
	});
}

#[test]
fn ask_checks_the_energy_source() {
	ExtBuilder::build_and_execute(|| {
		let criteria = Criteria { source: Some(EnergySource::Wind), ..any_wind() };
		let solar = ask_of(criteria.clone(), |batch| batch.source = EnergySource::Solar);
		assert_err!(solar, Error::<Test>::SourceMismatch);
		assert_ok!(ask_of(criteria, |batch| batch.source = EnergySource::Wind));
	});
}

#[test]
fn ask_checks_the_region_as_a_whole() {
	ExtBuilder::build_and_execute(|| {
		assert_err!(ask_of(in_region(b"CN-1"), |_| ()), Error::<Test>::RegionMismatch);
		assert_ok!(ask_of(in_region(b"CN-11"), |_| ()));
	});
}

#[test]
fn ask_checks_the_project() {
	ExtBuilder::build_and_execute(|| {
		let other = ask_of(of_project("WINDFARM00000002"), |_| ());
		assert_err!(other, Error::<Test>::ProjectMismatch);
		assert_ok!(ask_of(of_project("WINDFARM00000001"), |_| ()));
	});
}

#[test]
fn ask_checks_the_period() {
	ExtBuilder::build_and_execute(|| {
		let month = |month| Period::year_month(2025, month).unwrap();
		let other = ask_of(in_periods(month(2), month(9)), |_| ());
		assert_err!(other, Error::<Test>::PeriodMismatch);
		assert_ok!(ask_of(in_periods(month(1), month(2)), |_| ()));
	});
}

#[test]
fn validity_is_measured_from_the_closing_time() {
	ExtBuilder::build_and_execute(|| {
		const LONG: u64 = SETTLE_TIME + 50;
		let criteria = Criteria { min_validity: LONG, ..any_wind() };
		let short = |batch: &mut BatchInfo| batch.valid_until = CLOSING + LONG - 1;
		let enough = |batch: &mut BatchInfo| batch.valid_until = CLOSING + LONG;
		assert_err!(ask_of(criteria.clone(), short), Error::<Test>::ValidityTooShort);
		assert_ok!(ask_of(criteria, enough));
	});
}

#[test]
fn r37_certificates_outlast_the_settlement() {
	ExtBuilder::build_and_execute(|| {
		let end = CLOSING + SETTLE_TIME;
		let early = ask_of(any_wind(), |batch| batch.valid_until = end);
		assert_err!(early, Error::<Test>::CertificatesEndTooEarly);
		assert_ok!(ask_of(any_wind(), |batch| batch.valid_until = end + 1));
	});
}

#[test]
fn r37_asks_are_taken_from_whose_attestation_outlasts_the_settlement() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		World::attest(101, CLOSING + SETTLE_TIME);
		assert_noop!(ask(id, 1, 1, 150), Error::<Test>::AttestationEndsTooEarly);
		World::attest(101, CLOSING + SETTLE_TIME + 1);
		assert_ok!(ask(id, 1, 1, 150));
	});
}

#[test]
fn ask_refuses_an_auction_that_is_not_there() {
	ExtBuilder::build_and_execute(|| {
		assert_noop!(ask(0, 1, 1, 150), Error::<Test>::UnknownAuction);
	});
}

#[test]
fn asks_are_taken_strictly_before_the_closing_time() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		Clock::set(CLOSING - 1);
		assert_ok!(ask(id, 1, 1, 150));
		for now in [CLOSING, CLOSING + 1] {
			Clock::set(now);
			assert_noop!(ask(id, 101, 1, 150), Error::<Test>::AuctionNotOpen);
		}
	});
}

#[test]
fn ask_refuses_an_auction_that_was_cancelled() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(Auction::cancel(signed(CENTRE), id));
		assert_noop!(ask(id, 1, 1, 150), Error::<Test>::AuctionNotOpen);
	});
}

#[test]
fn ask_refuses_an_asset_no_longer_allowed() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		World::allow(CNY, false);
		assert_noop!(ask(id, 1, 1, 150), Error::<Test>::AssetNotAllowed);
	});
}

#[test]
fn a_party_with_bids_cannot_ask_in_that_auction() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(SELLER, id, 1, 150));
		assert_ok!(bid(SELLER, id, 1, 160));
		assert_noop!(ask(id, 1, 1, 170), Error::<Test>::BothSides);
		assert_ok!(Auction::cancel_bid(signed(SELLER), id, 150));
		assert_noop!(ask(id, 1, 1, 170), Error::<Test>::BothSides);
		assert_ok!(Auction::cancel_bid(signed(SELLER), id, 160));
		assert_ok!(ask(id, 1, 1, 170));
	});
}
