//! Cancelling.

use super::*;

#[test]
fn r25_the_depositor_takes_back_what_was_not_accepted() {
	build_and_execute(|| {
		let (voucher, agreement) = opened(terms(&[payment()]));
		assert_ok!(Escrow::cancel(signed(ALICE), agreement));
		assert_eq!(stands(voucher), (ALICE, VoucherStatus::Active));
		assert_eq!(money(NATIVE, account(ALICE)), (ENDOWMENT, 0));
		ensure_closed(agreement);
		let (depositor, cause) = (ALICE, Cause::Cancelled);
		assert_eq!(last_event(), Event::Refunded { agreement, voucher, depositor, cause });
	});
}

#[test]
fn a_cancelled_voucher_can_be_placed_again() {
	build_and_execute(|| {
		let (voucher, agreement) = opened(terms(&[]));
		assert_ok!(Escrow::cancel(signed(ALICE), agreement));
		assert_ok!(Escrow::open(signed(ALICE), voucher, terms(&[])));
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement + 1));
	});
}

#[test]
fn cancel_is_for_the_depositor() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[]));
		for party in [BOB, CAROL] {
			let cancel = Escrow::cancel(signed(party), agreement);
			assert_noop!(cancel, Error::<Test>::NotDepositor);
		}
		assert_noop!(Escrow::cancel(signed(ALICE), agreement + 1), Error::<Test>::UnknownAgreement);
	});
}

#[test]
fn cancel_ends_with_acceptance() {
	build_and_execute(|| {
		for (_, agreement) in [accepted(terms(&[payment()])), disputed()] {
			let cancel = Escrow::cancel(signed(ALICE), agreement);
			assert_noop!(cancel, Error::<Test>::NotOffered);
		}
	});
}

#[test]
fn a_suspended_depositor_cancels_whatever_befell_the_voucher() {
	build_and_execute(|| {
		let (voucher, agreement) = opened(terms(&[]));
		World::suspend(ALICE);
		freeze(voucher);
		revoke(voucher);
		Clock::set(EXPIRY);
		assert_ok!(Escrow::cancel(signed(ALICE), agreement));
		assert_eq!(status(voucher), VoucherStatus::Active);
	});
}
