//! Reclaiming.

use crate::{mock::*, Cause, Error, Event, Terms};
use frame_support::assert_ok;
use sp_runtime::traits::BadOrigin;
use verdigrid_primitives::voucher::{AgreementId, VoucherId, VoucherStatus};
use verdigrid_test_support::assert_noop;

/// Both sides have back what they put in.
fn ensure_returned(voucher: VoucherId, agreement: AgreementId) {
	assert_eq!((holder(voucher), status(voucher)), (ALICE, VoucherStatus::Active));
	for party in [ALICE, BOB] {
		for asset in [CNY, Asset::Native] {
			assert_eq!(money(asset, account(party)), (ENDOWMENT, 0));
		}
	}
	ensure_closed(agreement);
}

#[test]
fn r25_anyone_reclaims_at_the_deadline_and_both_legs_return() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(DEADLINE - 1);
		at(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_returned(voucher, agreement);
		let (depositor, cause) = (ALICE, Cause::DeadlinePassed);
		assert_eq!(last_event(), Event::Refunded { agreement, voucher, depositor, cause });
	});
}

#[test]
fn an_offer_nobody_accepted_is_reclaimed() {
	build_and_execute(|| {
		let (voucher, agreement) = opened(terms(&[payment()]));
		at(DEADLINE + 1_000_000);
		assert_ok!(Escrow::reclaim(signed(CAROL), agreement));
		ensure_returned(voucher, agreement);
	});
}

#[test]
fn an_accepted_agreement_nobody_paid_is_reclaimed() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment()]));
		at(DEADLINE);
		assert_ok!(Escrow::reclaim(signed(ALICE), agreement));
		ensure_returned(voucher, agreement);
	});
}

#[test]
fn reclaim_waits_for_the_deadline() {
	build_and_execute(|| {
		let (_, agreement) = paid_until(DEADLINE - 1);
		at(DEADLINE - 1);
		for origin in [anyone(), signed(ALICE), signed(BOB)] {
			assert_noop!(Escrow::reclaim(origin, agreement), Error::<Test>::TooEarly);
		}
	});
}

#[test]
fn r25_a_revoked_voucher_is_reclaimed_before_the_deadline() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(DEADLINE - 1);
		change(voucher, |entry| entry.revoked = true);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_returned(voucher, agreement);
		let (depositor, cause) = (ALICE, Cause::VoucherDead);
		assert_eq!(last_event(), Event::Refunded { agreement, voucher, depositor, cause });
	});
}

#[test]
fn r25_an_expired_voucher_is_reclaimed_before_the_deadline() {
	build_and_execute(|| {
		let deadline = EXPIRY + 100;
		let (voucher, agreement) = accepted(Terms { deadline, ..terms(&[payment()]) });
		at(EXPIRY - 1);
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::TooEarly);
		at(EXPIRY);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_returned(voucher, agreement);
	});
}

#[test]
fn a_frozen_voucher_is_not_dead_but_returns_at_the_deadline() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(DEADLINE - 1);
		change(voucher, |entry| entry.frozen = true);
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::TooEarly);
		at(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_returned(voucher, agreement);
	});
}

#[test]
fn suspended_parties_get_everything_back() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(DEADLINE - 1);
		suspend(ALICE);
		suspend(BOB);
		at(DEADLINE);
		assert_ok!(Escrow::reclaim(signed(BOB), agreement));
		ensure_returned(voucher, agreement);
	});
}

#[test]
fn r24_money_returns_to_where_it_was_held() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(DEADLINE - 1);
		let (new_alice, new_bob) = (51, 52);
		set_party(ALICE, new_alice, true);
		set_party(BOB, new_bob, true);
		at(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_returned(voucher, agreement);
		for account in [new_alice, new_bob] {
			assert_eq!(money(CNY, account), (0, 0));
		}
	});
}

#[test]
fn reclaim_needs_an_agreement_and_a_signature() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[]));
		at(DEADLINE);
		assert_noop!(Escrow::reclaim(anyone(), agreement + 1), Error::<Test>::NotFound);
		assert_noop!(Escrow::reclaim(RuntimeOrigin::root(), agreement), BadOrigin);
		assert_noop!(Escrow::reclaim(RuntimeOrigin::none(), agreement), BadOrigin);
	});
}
