use crate::{mock::*, tests::steps::*, types::Reason, BundleDepositOf, Error, Event};
use frame_support::{assert_ok, dispatch::DispatchResult, storage::with_storage_layer};
use verdigrid_primitives::{
	certificate::{BundleState, Lock, TradeClass},
	traits::{AuctionSales, Tradable},
};
use verdigrid_test_support::{assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;
const ROUND: u64 = 5;

/// What is held for a split; nothing once it is used.
type Split = Option<BundleDepositOf<Test>>;

/// A batch whose first six certificates are asked, with the deposit for a split.
fn asked(test: impl FnOnce(Split)) {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::lock(range(1, 6), OWNER_ID, Lock::Auction(ROUND)));
		let split = Certificates::hold_split(&BUYER).unwrap();
		test(Some(split));
	});
}

fn sell(units: u32, split: &mut Split) -> DispatchResult {
	Certificates::sell_asked(range(1, units), ROUND, BUYER_ID, split)
}

fn give_back(split: Split) {
	assert_ok!(Certificates::return_split(split.unwrap()));
}

#[test]
fn sell_asked_sells_from_the_front() {
	asked(|mut split| {
		assert_ok!(sell(2, &mut split));
		assert_eq!(layout(), vec![(1, 2), (3, 4), (7, 4)]);
		assert_eq!((bundle(1).holder, bundle(1).is_traded()), (BUYER_ID, true));
		assert_eq!(bundle(1).state, BundleState::Active);
		assert_eq!(bundle(3).state, BundleState::Locked(Lock::Auction(ROUND)));
		let event = Event::Transferred { range: range(1, 2), from: OWNER_ID, to: BUYER_ID };
		assert_eq!(last_event(), event.into());
	});
}

/// Neither the price of a bundle nor what is left on the account matters any more.
#[test]
fn r37_a_split_is_paid_by_the_deposit_held_before() {
	asked(|mut split| {
		impoverish(BUYER, 1);
		assert_ok!(sell(2, &mut split));
		assert_eq!((split, payer(3)), (None, Some(BUYER)));
		assert_eq!(held(BUYER).0, BUNDLE);
	});
}

#[test]
fn r37_a_deposit_that_no_split_needs_goes_back() {
	asked(|mut split| {
		assert_ok!(sell(6, &mut split));
		give_back(split);
		assert_eq!(wealth(BUYER), ENDOWMENT);
		assert_eq!(held(BUYER).0, 0);
	});
}

#[test]
fn a_split_without_a_deposit_is_refused() {
	asked(|split| {
		let unpaid = || with_storage_layer(|| sell(2, &mut None));
		assert_noop!(unpaid(), Error::<Test>::CannotPayDeposit);
		give_back(split);
	});
}

#[test]
fn hold_split_needs_the_money() {
	ExtBuilder.with_ten(T, || {
		impoverish(BUYER, BUNDLE);
		assert_noop!(Certificates::hold_split(&BUYER), Error::<Test>::CannotPayDeposit);
		impoverish(BUYER, BUNDLE + 1);
		give_back(Certificates::hold_split(&BUYER).ok());
	});
}

#[test]
fn r37_a_freeze_by_an_issuer_does_not_stop_the_sale() {
	asked(|mut split| {
		assert_ok!(Certificates::freeze(signed(ISSUER), 0, Reason::Objection));
		assert_ok!(sell(2, &mut split));
		assert_eq!(bundle(1).holder, BUYER_ID);
	});
}

#[test]
fn r37_a_freeze_by_governance_stops_the_sale() {
	asked(|mut split| {
		freeze();
		assert_noop!(sell(2, &mut split), Error::<Test>::BatchFrozen);
		unfreeze();
		assert_ok!(sell(2, &mut split));
	});
}

#[test]
fn r37_governance_stops_the_sale_of_what_an_issuer_froze() {
	asked(|mut split| {
		assert_ok!(Certificates::freeze(signed(ISSUER), 0, Reason::Objection));
		freeze();
		assert_noop!(sell(2, &mut split), Error::<Test>::BatchFrozen);
		give_back(split);
	});
}

#[test]
fn sell_asked_needs_valid_certificates() {
	asked(|mut split| {
		Clock::set(valid_until());
		assert_noop!(sell(2, &mut split), Error::<Test>::BatchExpired);
		Clock::set(valid_until() - 1);
		assert_ok!(sell(2, &mut split));
	});
}

#[test]
fn r20_sell_asked_needs_the_lock_of_the_round() {
	asked(|split| {
		let other = Certificates::sell_asked(range(1, 6), ROUND + 1, BUYER_ID, &mut None);
		assert_noop!(other, Error::<Test>::LockMismatch);
		let lock = Lock::Auction(ROUND);
		let offered = Certificates::sell_locked(range(1, 6), lock, BUYER_ID, BUYER_ID);
		assert_noop!(offered, Error::<Test>::LockMismatch);
		give_back(split);
	});
}
