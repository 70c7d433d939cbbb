//! What cannot be settled returns, and stops nobody else.

use super::*;
use verdigrid_test_support::produced;

/// The other seller's account, party and batch.
const OTHER: AccountId = 6;
const OTHERS: BatchId = 3;

/// Two buyers and two sellers of ten each. The orders do not compete: all forty could be settled.
fn prepare() -> AuctionId {
	join(OTHER, 106);
	issue_to(106, OTHERS, &[10]);
	let id = open_auction();
	assert_ok!(bid(BUYER, id, 10, 160));
	assert_ok!(bid(THIRD, id, 10, 150));
	assert_ok!(ask(id, 1, 10, 120));
	assert_ok!(Auction::ask(signed(OTHER), id, OTHERS, 1, 10, 130));
	id
}

/// The text of an error of the register is not kept in an event.
const REFUSED: DispatchError = DispatchError::Other("");

/// Closes the auction after `change`; the first pair must lapse for this reason, the other settle.
fn first_pair_lapses(change: impl FnOnce(), reason: DispatchError) {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		change();
		close(id);
		assert_eq!(lapses(), vec![(101, 102, ONCE, 10, reason)]);
		produced(reason);
		assert_eq!(trades(), vec![(106, 103, range(OTHERS, 1, 10), 140)]);
		assert_eq!(result(id), (Some(140), 10));
		assert_eq!((World::free(CNY, BUYER), World::free(NATIVE, BUYER)), (ENDOWMENT, ENDOWMENT));
		assert_eq!(World::free(CNY, THIRD), ENDOWMENT - 1_400);
		assert_eq!(World::total(CNY, SELLER), ENDOWMENT);
		assert_eq!(World::unit(ONCE, 1), (101, BundleState::Active));
		nothing_is_left(&[SELLER, BUYER, THIRD, FOURTH, OTHER]);
	});
}

fn changed(change: impl FnOnce(&mut BatchInfo)) -> impl FnOnce() {
	|| World::change_batch(ONCE, change)
}

#[test]
fn nothing_lapses_when_nothing_stands_in_the_way() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		close(id);
		assert_eq!(lapses(), vec![]);
		assert_eq!(result(id), (Some(140), 20));
	});
}

#[test]
fn r37_orders_of_a_barred_buyer_lapse() {
	first_pair_lapses(|| World::suspend(102), Error::<Test>::PartyBarred.into());
}

#[test]
fn r37_orders_of_a_barred_seller_lapse() {
	first_pair_lapses(|| World::suspend(101), Error::<Test>::PartyBarred.into());
}

#[test]
fn r37_orders_of_certificates_that_governance_froze_lapse() {
	first_pair_lapses(|| World::freeze(ONCE), REFUSED);
}

#[test]
fn orders_of_certificates_that_expired_before_the_closing_lapse() {
	let expired = changed(|batch| batch.valid_until = CLOSING);
	first_pair_lapses(expired, REFUSED);
}

#[test]
fn orders_of_certificates_that_may_not_move_lapse() {
	let stuck = changed(|batch| batch.policy = Policy::DeliveryOnly);
	first_pair_lapses(stuck, REFUSED);
}

#[test]
fn orders_of_a_seller_that_cannot_be_paid_lapse() {
	let block = || World::block(SELLER).unwrap();
	first_pair_lapses(block, sp_runtime::TokenError::CannotCreate.into());
}

#[test]
fn every_order_lapses_when_the_asset_is_no_longer_allowed() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		World::allow(CNY, false);
		close(id);
		assert_eq!(lapses().len(), 2);
		assert_eq!(result(id), (Some(140), 0));
		nothing_is_left(&[SELLER, BUYER, THIRD, FOURTH, OTHER]);
	});
}

#[test]
fn what_lapses_between_two_orders_leaves_their_other_matches() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 10, 160));
		assert_ok!(bid(THIRD, id, 10, 150));
		assert_ok!(ask(id, 1, 20, 150));
		World::suspend(102);
		close(id);
		assert_eq!(lapses().len(), 1);
		assert_eq!(trades(), vec![(101, 103, range(ONCE, 1, 10), 150)]);
		assert_eq!(World::unit(ONCE, 11), (101, BundleState::Active));
		assert_eq!(result(id), (Some(150), 10));
		nothing_is_left(&PARTIES);
	});
}

#[test]
fn a_lapse_in_the_middle_of_a_bid_leaves_its_other_matches() {
	ExtBuilder::build_and_execute(|| {
		join(OTHER, 106);
		issue_to(106, OTHERS, &[10]);
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 30, 160));
		assert_ok!(ask(id, 1, 10, 120));
		assert_ok!(Auction::ask(signed(OTHER), id, OTHERS, 1, 10, 130));
		assert_ok!(ask(id, 101, 10, 140));
		World::suspend(106);
		close(id);
		assert_eq!(lapses().len(), 1);
		assert_eq!(result(id), (Some(150), 20));
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT - 20 * 150);
		assert_eq!(World::unit(OTHERS, 1), (106, BundleState::Active));
		nothing_is_left(&[SELLER, BUYER, THIRD, FOURTH, OTHER]);
	});
}

/// An account that cannot receive money keeps its bid on record, with the price paid.
#[test]
fn what_cannot_be_returned_stays_for_its_owner_and_stops_nobody() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		assert_ok!(World::block(BUYER));
		close(id);
		assert_eq!(result(id), (Some(140), 20));
		let failed = Event::ReturnFailed {
			auction: id,
			party: 102,
			price: 160,
			error: sp_runtime::TokenError::CannotCreate.into(),
		};
		assert!(events().contains(&failed));
		assert_eq!(held(CNY, BUYER), 10 * 20);
		let kept = Auction::auction_bids(id, 102);
		assert_eq!(kept.len(), 1);
		assert_eq!((kept[0].price, kept[0].units, kept[0].bought, kept[0].held), (160, 0, 10, 200));

		let take = || Auction::cancel_bid(signed(BUYER), id, 160);
		assert_noop!(take(), sp_runtime::TokenError::CannotCreate);
		assert_ok!(World::unblock(BUYER));
		assert_ok!(take());
		assert_eq!(World::free(CNY, BUYER), ENDOWMENT - 10 * 140);
		nothing_is_left(&[SELLER, BUYER, THIRD, FOURTH, OTHER]);
	});
}

#[test]
fn what_a_cancelled_auction_cannot_return_stays_for_its_owner() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		assert_ok!(World::block(BUYER));
		assert_ok!(Auction::cancel(signed(CENTRE), id));
		close(id);
		assert_eq!(held(CNY, BUYER), 1_600);
		assert_eq!((deposits(BUYER), deposits(THIRD)), (ORDER_DEPOSIT, 0));
		let info = Auction::auction_info(id).unwrap();
		assert_eq!(info.status, AuctionStatus::Cancelled { swept: true });
		assert_eq!(info.totals, Totals { bids: 10, asks: 0 });
		assert_ok!(World::unblock(BUYER));
		assert_ok!(Auction::cancel_bid(signed(BUYER), id, 160));
		nothing_is_left(&[SELLER, BUYER, THIRD, FOURTH, OTHER]);
	});
}

#[test]
fn bids_that_cannot_be_returned_keep_their_deposits() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		assert_ok!(bid(BUYER, id, 5, 100));
		assert_ok!(World::block(BUYER));
		close(id);
		assert_eq!(deposits(BUYER), 2 * ORDER_DEPOSIT);
		assert_ok!(World::unblock(BUYER));
		assert_ok!(Auction::cancel_bid(signed(BUYER), id, 100));
		assert_ok!(Auction::cancel_bid(signed(BUYER), id, 160));
		nothing_is_left(&[SELLER, BUYER, THIRD, FOURTH, OTHER]);
	});
}

/// Certificates that the register does not give back stay locked, with a record that says for what.
#[test]
fn an_ask_that_cannot_be_returned_stays_for_its_owner() {
	ExtBuilder::build_and_execute(|| {
		let id = prepare();
		assert_ok!(ask(id, 101, 10, 290));
		let lost = World::take_bundle(ONCE, 101);
		Clock::set(CLOSING);
		while !Auctions::<Test>::get(id).unwrap().stage.is_over() {
			assert_ok!(Auction::do_close(id, MAX_STEPS));
		}
		assert_eq!(result(id), (Some(140), 20));
		let kept = Auction::auction_asks(id, 101, None, 10);
		assert_eq!(kept.iter().map(|ask| ask.key).collect::<Vec<_>>(), vec![(ONCE, 101)]);
		let take = || Auction::cancel_ask(signed(SELLER), id, ONCE, 101);
		assert_noop!(take(), NO_BUNDLE);
		World::put_bundle(ONCE, 101, lost);
		assert_ok!(take());
		nothing_is_left(&[SELLER, BUYER, THIRD, FOURTH, OTHER]);
	});
}
