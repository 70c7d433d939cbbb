//! Releasing.

use crate::{mock::*, Blocked, Cause, Condition, Error, Outcome, Terms};
use frame_support::assert_ok;
use sp_runtime::traits::BadOrigin;
use verdigrid_primitives::{claim::Claim, voucher::VoucherStatus};
use verdigrid_test_support::assert_noop;

/// When the agreements of these tests may be released from.
const READY: u64 = DEADLINE - 100;

#[test]
fn release_swaps_voucher_and_money() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		at(READY);
		assert_eq!(Escrow::releasable(agreement), Ok(()));
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn release_of_a_paid_redemption_says_so_to_the_register() {
	build_and_execute(|| {
		let conditions = [payment(), Condition::NotBefore(READY)];
		let outcome = Outcome::RedeemFor(claim_for(BOB));
		let (voucher, agreement) = accepted(Terms { outcome, ..terms(&conditions) });
		assert_ok!(Escrow::pay(signed(BOB), agreement));
		at(READY);
		assert_ok!(Escrow::release(anyone(), agreement));
		assert_eq!(status(voucher), VoucherStatus::Redeemed(0));
		assert_eq!(holder(voucher), ALICE);
		assert_eq!(Claims::get(), [(voucher, claim_for(BOB), true)]);
		// A depositor without money cannot stop it.
		assert_eq!(CoveredBy::get(), Some(BOB));
		assert_eq!(money(CNY, account(ALICE)).0, ENDOWMENT + PRICE);
	});
}

#[test]
fn release_is_for_signed_origins() {
	build_and_execute(|| {
		let (_, agreement) = paid_until(READY);
		at(READY);
		assert_noop!(Escrow::release(RuntimeOrigin::root(), agreement), BadOrigin);
		assert_noop!(Escrow::release(RuntimeOrigin::none(), agreement), BadOrigin);
	});
}

#[test]
fn release_needs_an_agreement() {
	build_and_execute(|| {
		assert_eq!(Escrow::releasable(0), Err(Blocked::NotFound));
		assert_noop!(Escrow::release(anyone(), 0), Error::<Test>::NotFound);
	});
}

#[test]
fn release_needs_acceptance() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[]));
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::NotAccepted));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::NotAccepted);
	});
}

#[test]
fn release_needs_the_payment() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[payment()]));
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::NotPaid));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::NotPaid);
	});
}

#[test]
fn release_needs_every_secret() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[lock(1), lock(2)]));
		for number in [1, 2] {
			assert_eq!(Escrow::releasable(agreement), Err(Blocked::NotRevealed(hash(number))));
			assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::NotRevealed);
			assert_ok!(Escrow::reveal(anyone(), agreement, secret(number)));
		}
		ensure_closed(agreement);
	});
}

#[test]
fn release_needs_enough_approvals() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[approvals(&PARTIES, 3)]));
		for (have, party) in [CAROL, ALICE, DAVE].into_iter().enumerate() {
			let blocked = Blocked::NotApproved { have: have as u32, need: 3 };
			assert_eq!(Escrow::releasable(agreement), Err(blocked));
			assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::NotApproved);
			assert_ok!(Escrow::approve(signed(party), agreement));
		}
		ensure_closed(agreement);
	});
}

#[test]
fn release_is_not_possible_in_a_dispute() {
	build_and_execute(|| {
		let conditions = [payment(), Condition::NotBefore(READY)];
		let (_, agreement) = accepted(arbitrated(&conditions));
		assert_ok!(Escrow::pay(signed(BOB), agreement));
		assert_ok!(Escrow::dispute(signed(ALICE), agreement));
		at(READY);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::Disputed));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::InDispute);
	});
}

#[test]
fn r25_what_is_complete_before_its_time_is_released_by_the_next_call() {
	build_and_execute(|| {
		let conditions = [payment(), lock(1), approvals(&[CAROL], 1), Condition::NotBefore(READY)];
		let (voucher, agreement) = accepted(terms(&conditions));
		assert_ok!(Escrow::pay(signed(BOB), agreement));
		assert_ok!(Escrow::approve(signed(CAROL), agreement));
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
		at(READY - 1);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::TooEarly(READY)));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::TooEarly);
		at(READY);
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn release_waits_for_the_latest_moment() {
	build_and_execute(|| {
		let conditions = [Condition::NotBefore(READY), Condition::NotBefore(READY - 50)];
		let (_, agreement) = accepted(terms(&conditions));
		at(READY - 1);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::TooEarly(READY)));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::TooEarly);
		at(READY);
		assert_ok!(Escrow::release(anyone(), agreement));
	});
}

#[test]
fn r25_release_is_impossible_from_the_deadline_on() {
	build_and_execute(|| {
		let (_, first) = paid_until(READY);
		let (_, second) = paid_until(READY);
		at(DEADLINE - 1);
		assert_noop!(Escrow::reclaim(anyone(), first), Error::<Test>::TooEarly);
		assert_ok!(Escrow::release(anyone(), first));
		at(DEADLINE);
		assert_eq!(Escrow::releasable(second), Err(Blocked::DeadlinePassed));
		assert_noop!(Escrow::release(anyone(), second), Error::<Test>::DeadlinePassed);
		assert_ok!(Escrow::reclaim(anyone(), second));
	});
}

#[test]
fn r25_a_dead_voucher_is_not_released() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		at(READY);
		change(voucher, |entry| entry.revoked = true);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::VoucherDead));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::VoucherDead);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
	});
}

#[test]
fn a_frozen_voucher_is_not_released_until_it_thaws() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		at(READY);
		change(voucher, |entry| entry.frozen = true);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::VoucherFrozen));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::VoucherFrozen);
		change(voucher, |entry| entry.frozen = false);
		assert_ok!(Escrow::release(anyone(), agreement));
	});
}

#[test]
fn r25_release_to_a_beneficiary_no_longer_active_becomes_a_refund() {
	build_and_execute(|| {
		for frozen in [false, true] {
			at(START);
			set_party(BOB, account(BOB), true);
			let (voucher, agreement) = paid_until(READY);
			at(READY);
			suspend(BOB);
			change(voucher, |entry| entry.frozen = frozen);
			assert_eq!(Escrow::releasable(agreement), Ok(()));
			assert_ok!(Escrow::release(anyone(), agreement));
			ensure_refunded(voucher, agreement, Cause::BeneficiaryNotActive);
		}
	});
}

#[test]
fn r25_what_is_refunded_instead_returns_the_voucher_even_where_the_money_cannot() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		at(READY);
		suspend(BOB);
		block(BOB, true);
		assert_ok!(Escrow::release(anyone(), agreement));
		assert_eq!((holder(voucher), status(voucher)), (ALICE, VoucherStatus::Active));
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - PRICE, PRICE));
		block(BOB, false);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT, 0));
	});
}

#[test]
fn a_suspended_depositor_still_gets_its_money() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		at(READY);
		suspend(ALICE);
		assert_ok!(Escrow::release(anyone(), agreement));
		assert_eq!(holder(voucher), BOB);
		assert_eq!(money(CNY, account(ALICE)), (ENDOWMENT + PRICE, 0));
	});
}

#[test]
fn r24_payment_comes_from_where_it_was_held_and_goes_to_the_present_account() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		let (new_alice, new_bob) = (51, 52);
		set_party(ALICE, new_alice, true);
		set_party(BOB, new_bob, true);
		endow(new_alice);
		endow(new_bob);
		at(READY);
		assert_ok!(Escrow::release(anyone(), agreement));
		assert_eq!(holder(voucher), BOB);
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - PRICE, 0));
		assert_eq!(money(CNY, new_bob), (ENDOWMENT, 0));
		assert_eq!(money(CNY, new_alice), (ENDOWMENT + PRICE, 0));
		assert_eq!(money(CNY, account(ALICE)), (ENDOWMENT, 0));
		assert_eq!(money(Asset::Native, account(ALICE)), (ENDOWMENT, 0));
	});
}

#[test]
fn a_depositor_that_cannot_be_paid_keeps_its_voucher() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		at(READY);
		block(ALICE, true);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::NotReceivable));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::NotReceivable);
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		at(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		assert_eq!((holder(voucher), status(voucher)), (ALICE, VoucherStatus::Active));
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT, 0));
	});
}

#[test]
fn a_depositor_that_left_without_an_account_is_not_paid_elsewhere() {
	build_and_execute(|| {
		let (_, agreement) = paid_until(READY);
		at(READY);
		let mut table = PartyTable::get();
		table.remove(&ALICE);
		PartyTable::set(&table);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::NotReceivable));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::NotReceivable);
	});
}

#[test]
fn an_agreement_ends_once() {
	build_and_execute(|| {
		let (_, agreement) = paid_until(READY);
		at(READY);
		assert_ok!(Escrow::release(anyone(), agreement));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::NotFound);
		at(DEADLINE);
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::NotFound);
		assert_noop!(Escrow::cancel(signed(ALICE), agreement), Error::<Test>::NotFound);
	});
}

#[test]
fn a_claim_that_is_malformed_is_refused_at_once() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let claim = Claim { from: 5, to: 5, ..claim_for(BOB) };
		let terms = Terms { outcome: Outcome::RedeemFor(claim), ..terms(&[]) };
		assert_noop!(Escrow::open(signed(ALICE), voucher, terms), "MalformedClaim");
	});
}
