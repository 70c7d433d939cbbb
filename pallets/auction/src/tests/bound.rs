//! Whoever is in the book at the closing time is bound, whatever it does (R37).

use super::*;

/// Where owners put what they take off their accounts, and an account that was never used.
const POCKET: AccountId = 70;
const EMPTY: AccountId = 77;
/// What a bundle costs here.
const BUNDLE: Amount = 30;

/// The honest bid of 60 would get them all at 100. The bid above it makes the price 200, and leaves 40
/// of the hundred.
fn spoof() -> AuctionId {
	World::charge_for_splits(BUNDLE);
	let id = open_auction();
	assert_ok!(ask(id, 1, 100, 100));
	assert_ok!(bid(BUYER, id, 60, 200));
	assert_ok!(bid(THIRD, id, 60, 280));
	id
}

/// Whoever bid highest pays what it bid for, whatever it does after the closing time.
fn spoofer_pays(step_back: impl FnOnce()) {
	ExtBuilder::build_and_execute(|| {
		let id = spoof();
		Clock::set(CLOSING);
		step_back();
		close_by(id, 1);
		assert_eq!((lapses(), result(id)), (vec![], (Some(200), 100)));
		assert_eq!((World::units_of(103, ONCE), World::units_of(102, ONCE)), (60, 40));
		assert_eq!(World::free(CNY, SELLER), ENDOWMENT + 100 * 200);
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT - 40 * 200);
		let left = World::free(CNY, THIRD) + World::free(CNY, POCKET);
		assert_eq!(left, ENDOWMENT - 60 * 200);
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn without_the_spoof_the_honest_bid_gets_everything_at_the_price_asked() {
	ExtBuilder::build_and_execute(|| {
		let id = spoof();
		assert_ok!(Auction::cancel_bid(signed(THIRD), id, 280));
		close(id);
		assert_eq!(result(id), (Some(100), 60));
		assert_eq!(World::units_of(102, ONCE), 60);
	});
}

#[test]
fn r37_a_bidder_does_not_step_back_by_letting_its_attestation_lapse() {
	spoofer_pays(|| World::lapse(103));
}

#[test]
fn r37_a_bidder_does_not_step_back_by_waiting_for_the_end_of_its_attestation() {
	spoofer_pays(|| {
		World::attest(103, CLOSING + SETTLE_TIME + 1);
		Clock::set(CLOSING + SETTLE_TIME + 1);
		assert!(!World::is_active(103));
	});
}

#[test]
fn r37_a_bidder_does_not_step_back_by_emptying_its_account() {
	spoofer_pays(|| empty(THIRD, POCKET));
}

#[test]
fn r37_a_bidder_does_not_step_back_by_changing_to_an_empty_account() {
	spoofer_pays(|| {
		empty(THIRD, POCKET);
		World::rotate(103, EMPTY);
		World::lapse(103);
	});
}

#[test]
fn r37_a_bidder_that_was_reinstated_is_bound() {
	spoofer_pays(|| {
		World::suspend(103);
		World::reinstate(103);
	});
}

/// The cheaper of two sellers sells what it asked, whatever it does in the last second or later.
fn seller_sells(step_back: impl FnOnce()) {
	ExtBuilder::build_and_execute(|| {
		join(6, 106);
		issue_to(106, 3, &[10]);
		World::charge_for_splits(BUNDLE);
		let id = open_auction();
		assert_ok!(Auction::ask(signed(6), id, 3, 1, 10, 100));
		assert_ok!(ask(id, 1, 10, 150));
		assert_ok!(bid(BUYER, id, 10, 150));
		Clock::set(CLOSING - 1);
		step_back();
		close_by(id, 1);
		assert_eq!((lapses(), result(id).1), (vec![], 10));
		assert_eq!(World::units_of(102, 3), 10);
		let got = World::free(CNY, 6) + World::free(CNY, EMPTY) + World::free(CNY, POCKET);
		assert_eq!(got, ENDOWMENT + 10 * result(id).0.unwrap());
		nothing_is_left(&[6, SELLER, BUYER]);
	});
}

#[test]
fn r37_a_seller_does_not_step_back() {
	seller_sells(|| {
		World::lapse(106);
		empty(6, POCKET);
		World::rotate(106, EMPTY);
	});
}

#[test]
fn r37_an_issuer_does_not_step_back_by_freezing_its_own_batch() {
	seller_sells(|| World::freeze_by_issuer(3));
	seller_sells(|| {
		Clock::set(CLOSING);
		World::freeze_by_issuer(3);
	});
}

/// The token blocks the account that the seller uses now.
#[test]
fn r37_proceeds_that_the_present_account_cannot_take_go_to_that_of_the_ask() {
	ExtBuilder::build_and_execute(|| {
		let grid = Grid { lowest: 1, tick: 1, levels: 9 };
		let id = Opening { grid, ..Default::default() }.open();
		assert_ok!(ask(id, 1, 1, 5));
		assert_ok!(bid(BUYER, id, 1, 5));
		World::rotate(101, EMPTY);
		assert_ok!(Money::mint_into(CNY, &EMPTY, 1));
		assert_ok!(World::block(EMPTY));
		close(id);
		assert_eq!((lapses(), result(id)), (vec![], (Some(5), 1)));
		assert_eq!((World::free(CNY, EMPTY), World::free(CNY, SELLER)), (1, ENDOWMENT + 5));
	});
}

/// One bid for fifteen, and three asks of ten that share it: the first two end before the bid does.
/// Everybody has nothing but what its orders hold.
fn rationed_asks() -> AuctionId {
	join(6, 106);
	issue_to(106, 3, &[10]);
	World::charge_for_splits(BUNDLE);
	for who in [BUYER, 6] {
		leave(who, ORDER_DEPOSIT + BUNDLE);
	}
	// Each of its asks takes ten of a hundred.
	leave(SELLER, 2 * (ORDER_DEPOSIT + 2 * BUNDLE));
	let id = open_auction();
	assert_ok!(bid(BUYER, id, 15, 160));
	assert_ok!(ask(id, 1, 10, 120));
	assert_ok!(ask(id, 101, 10, 120));
	assert_ok!(Auction::ask(signed(6), id, 3, 1, 10, 120));
	id
}

/// The deposit of a bundle was raised meanwhile: that does not matter either.
#[test]
fn r37_every_split_is_paid_by_the_order_whose_share_it_ends() {
	ExtBuilder::build_and_execute(|| {
		let id = rationed_asks();
		World::charge_for_splits(ENDOWMENT);
		close(id);
		assert_eq!((lapses(), result(id)), (vec![], (Some(120), 15)));
		assert_eq!(World::units_of(102, ONCE) + World::units_of(102, 3), 15);
		assert_eq!(World::free(NATIVE, VAULT), ENDOWMENT + (2 + 3) * BUNDLE);
		assert_eq!(World::free(NATIVE, BUYER), NATIVE_MIN + ORDER_DEPOSIT);
		let sellers = World::free(NATIVE, SELLER) + World::free(NATIVE, 6);
		assert_eq!(sellers, 2 * NATIVE_MIN + 3 * ORDER_DEPOSIT + BUNDLE);
		nothing_is_left(&[6, SELLER, BUYER]);
	});
}

#[test]
fn r37_an_order_holds_what_a_split_takes() {
	ExtBuilder::build_and_execute(|| {
		World::charge_for_splits(BUNDLE);
		World::cut(ONCE, 2);
		let id = open_auction();
		for who in [BUYER, SELLER] {
			leave(who, ORDER_DEPOSIT + BUNDLE - 1);
		}
		let refused = CANNOT_PAY;
		assert_noop!(bid(BUYER, id, 1, 150), refused);
		assert_noop!(ask(id, 1, 1, 150), refused);
		for who in [BUYER, SELLER] {
			leave(who, ORDER_DEPOSIT + BUNDLE);
		}
		assert_ok!(bid(BUYER, id, 1, 150));
		assert_ok!(ask(id, 1, 1, 150));
		assert_eq!(
			(World::free(NATIVE, BUYER), World::free(NATIVE, SELLER)),
			(NATIVE_MIN, NATIVE_MIN)
		);
		assert_ok!(Auction::cancel_bid(signed(BUYER), id, 150));
		assert_ok!(Auction::cancel_ask(signed(SELLER), id, ONCE, 1));
		assert_eq!(World::free(NATIVE, BUYER), NATIVE_MIN + ORDER_DEPOSIT + BUNDLE);
		assert_eq!(World::free(NATIVE, VAULT), ENDOWMENT);
	});
}

/// The lock splits the bundle already. The deposit for that does not return with the ask.
#[test]
fn an_ask_of_a_part_pays_for_the_rest_of_its_bundle() {
	ExtBuilder::build_and_execute(|| {
		World::charge_for_splits(BUNDLE);
		let id = open_auction();
		leave(SELLER, ORDER_DEPOSIT + 2 * BUNDLE - 1);
		assert_noop!(ask(id, 1, 1, 150), CANNOT_PAY);
		leave(SELLER, ORDER_DEPOSIT + 2 * BUNDLE);
		assert_ok!(ask(id, 1, 1, 150));
		assert_ok!(Auction::cancel_ask(signed(SELLER), id, ONCE, 1));
		assert_eq!(World::free(NATIVE, SELLER), NATIVE_MIN + ORDER_DEPOSIT + BUNDLE);
		assert_eq!(World::free(NATIVE, VAULT), ENDOWMENT + BUNDLE);
	});
}

/// Calls from within so many storage layers, as from within as many batches.
fn within(layers: u32, call: &dyn Fn() -> DispatchResult) -> DispatchResult {
	match layers {
		0 => call(),
		_ => frame_support::storage::with_storage_layer(|| within(layers - 1, call)),
	}
}

/// Else whoever closes could choose which matches lapse, by nesting the call so deep that a layer of the
/// settlement fails.
#[test]
fn r37_whoever_closes_an_auction_makes_nothing_lapse_by_nesting_the_call() {
	use frame_support::storage::transactional::TRANSACTIONAL_LIMIT;
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(ask(id, 1, 30, 150));
		assert_ok!(bid(BUYER, id, 30, 150));
		Clock::set(CLOSING);
		let close = || {
			Auction::close(signed(STRANGER), id, MAX_STEPS)
				.map(|_| ())
				.map_err(|failed| failed.error)
		};
		let mut closed = 0;
		for layers in (TRANSACTIONAL_LIMIT - 8..TRANSACTIONAL_LIMIT).rev() {
			let before = storage_root();
			match within(layers, &close) {
				Ok(()) => {
					closed += 1;
					break;
				}
				Err(_) => assert_eq!(storage_root(), before),
			}
		}
		assert_eq!((closed, lapses()), (1, vec![]));
		assert_eq!(result(id), (Some(150), 30));
	});
}
