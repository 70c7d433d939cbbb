//! Paying.

use crate::{mock::*, Condition, Error, Event, Paid, Payment};
use frame_support::assert_ok;
use sp_runtime::{traits::BadOrigin, DispatchError, TokenError};
use verdigrid_primitives::voucher::VoucherStatus;
use verdigrid_test_support::assert_noop;

#[test]
fn pay_puts_the_money_on_hold() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment(), waiting()]));
		assert_ok!(Escrow::pay(signed(BOB), agreement));
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - PRICE, PRICE));
		assert_eq!(money(CNY, account(ALICE)), (ENDOWMENT, 0));
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		let (account, asset, amount) = (account(BOB), CNY, PRICE);
		let payment = Payment { account, asset: asset.clone(), amount };
		assert_eq!(Paid::<Test>::get(agreement), Some(payment));
		assert_eq!(last_event(), Event::Paid { agreement, account, asset, amount });
	});
}

#[test]
fn r25_paying_the_last_condition_releases_at_once() {
	build_and_execute(|| {
		for asset in [CNY, Asset::Native] {
			let condition = Condition::Payment { asset: asset.clone(), amount: PRICE };
			let (voucher, agreement) = accepted(terms(&[condition]));
			assert_ok!(Escrow::pay(signed(BOB), agreement));
			assert_eq!((holder(voucher), status(voucher)), (BOB, VoucherStatus::Active));
			assert_eq!(money(asset.clone(), account(ALICE)), (ENDOWMENT + PRICE, 0));
			assert_eq!(money(asset, account(BOB)), (ENDOWMENT - PRICE, 0));
			ensure_closed(agreement);
		}
	});
}

#[test]
fn payments_of_several_agreements_add_up() {
	build_and_execute(|| {
		for _ in 0..3 {
			let (_, agreement) = accepted(terms(&[payment(), waiting()]));
			assert_ok!(Escrow::pay(signed(BOB), agreement));
		}
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - 3 * PRICE, 3 * PRICE));
	});
}

#[test]
fn r25_only_the_beneficiary_pays() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[payment()]));
		for party in [ALICE, CAROL] {
			assert_noop!(Escrow::pay(signed(party), agreement), Error::<Test>::NotBeneficiary);
		}
		assert_noop!(Escrow::pay(anyone(), agreement), Error::<Test>::NotAParty);
		assert_noop!(Escrow::pay(signed(BOB), agreement + 1), Error::<Test>::NotFound);
		suspend(BOB);
		assert_noop!(Escrow::pay(signed(BOB), agreement), Error::<Test>::PartyNotActive);
	});
}

#[test]
fn r25_payment_follows_acceptance() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[payment()]));
		assert_noop!(Escrow::pay(signed(BOB), agreement), Error::<Test>::NotAccepted);
	});
}

#[test]
fn pay_refuses_other_origins() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[payment()]));
		assert_noop!(Escrow::pay(RuntimeOrigin::root(), agreement), BadOrigin);
		assert_noop!(Escrow::pay(RuntimeOrigin::none(), agreement), BadOrigin);
	});
}

#[test]
fn pay_works_once() {
	build_and_execute(|| {
		let (_, agreement) = paid_until(DEADLINE - 1);
		assert_noop!(Escrow::pay(signed(BOB), agreement), Error::<Test>::AlreadyPaid);
	});
}

#[test]
fn pay_needs_a_payment_to_be_agreed() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[waiting()]));
		assert_noop!(Escrow::pay(signed(BOB), agreement), Error::<Test>::NoPaymentDue);
	});
}

#[test]
fn pay_ends_with_the_deadline() {
	build_and_execute(|| {
		let (_, first) = accepted(terms(&[payment()]));
		let (_, second) = accepted(terms(&[payment()]));
		at(DEADLINE - 1);
		assert_ok!(Escrow::pay(signed(BOB), first));
		at(DEADLINE);
		assert_noop!(Escrow::pay(signed(BOB), second), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn pay_is_not_possible_in_a_dispute() {
	build_and_execute(|| {
		let (_, agreement) = accepted(arbitrated(&[payment()]));
		assert_ok!(Escrow::dispute(signed(ALICE), agreement));
		assert_noop!(Escrow::pay(signed(BOB), agreement), Error::<Test>::InDispute);
	});
}

#[test]
fn pay_is_not_the_last_condition_where_others_are_open() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment(), lock(1), approvals(&[CAROL], 1)]));
		assert_ok!(Escrow::pay(signed(BOB), agreement));
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - PRICE, PRICE));
	});
}

#[test]
fn nobody_pays_a_depositor_that_cannot_receive_it() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[payment()]));
		block(ALICE, true);
		assert_noop!(Escrow::pay(signed(BOB), agreement), Error::<Test>::NotReceivable);
		block(ALICE, false);
		assert_ok!(Escrow::pay(signed(BOB), agreement));
	});
}

#[test]
fn pay_needs_the_money() {
	build_and_execute(|| {
		for asset in [CNY, Asset::Native] {
			let condition = Condition::Payment { asset, amount: ENDOWMENT };
			let (_, agreement) = accepted(terms(&[condition]));
			let pay = Escrow::pay(signed(BOB), agreement);
			assert_noop!(pay, DispatchError::Token(TokenError::FundsUnavailable));
		}
	});
}

#[test]
fn nobody_pays_for_a_voucher_that_cannot_move() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment(), waiting()]));
		change(voucher, |entry| entry.frozen = true);
		assert_noop!(Escrow::pay(signed(BOB), agreement), Error::<Test>::VoucherFrozen);
		change(voucher, |entry| (entry.frozen, entry.revoked) = (false, true));
		assert_noop!(Escrow::pay(signed(BOB), agreement), Error::<Test>::VoucherDead);
	});
}
