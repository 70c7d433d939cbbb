//! Accepting agreements.

use crate::{mock::*, Agreements, Condition, Error, Event, Outcome, Status, Terms};
use frame_support::assert_ok;
use sp_runtime::traits::BadOrigin;
use verdigrid_primitives::voucher::VoucherStatus;
use verdigrid_test_support::assert_noop;

#[test]
fn accept_holds_the_agreement() {
	build_and_execute(|| {
		let (voucher, agreement) = opened(terms(&[payment()]));
		assert_ok!(Escrow::accept(signed(BOB), agreement));
		assert_eq!(Agreements::<Test>::get(agreement).unwrap().status, Status::Held);
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		assert_eq!(last_event(), Event::Accepted { agreement });
	});
}

#[test]
fn r25_accepting_what_has_no_open_condition_releases_at_once() {
	build_and_execute(|| {
		for conditions in [&[][..], &[Condition::NotBefore(START)]] {
			let (voucher, agreement) = accepted(terms(conditions));
			assert_eq!((holder(voucher), status(voucher)), (BOB, VoucherStatus::Active));
			ensure_closed(agreement);
		}
	});
}

#[test]
fn accept_waits_for_a_moment_to_come() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[Condition::NotBefore(START + 1)]));
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
	});
}

#[test]
fn accepting_a_redemption_redeems_on_behalf_of_the_beneficiary() {
	build_and_execute(|| {
		let outcome = Outcome::RedeemFor(claim_for(BOB));
		let (voucher, agreement) = accepted(Terms { outcome, ..terms(&[]) });
		assert_eq!(status(voucher), VoucherStatus::Redeemed(0));
		assert_eq!(Claims::get(), [(voucher, claim_for(BOB), false)]);
		ensure_closed(agreement);
		let (depositor, beneficiary, redemption) = (ALICE, BOB, Some(0));
		let event = Event::Released { agreement, voucher, depositor, beneficiary, redemption };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn accept_is_for_the_beneficiary() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[payment()]));
		for party in [ALICE, CAROL] {
			let accept = Escrow::accept(signed(party), agreement);
			assert_noop!(accept, Error::<Test>::NotBeneficiary);
		}
		assert_noop!(Escrow::accept(anyone(), agreement), Error::<Test>::NotAParty);
		assert_noop!(Escrow::accept(signed(BOB), agreement + 1), Error::<Test>::NotFound);
		suspend(BOB);
		assert_noop!(Escrow::accept(signed(BOB), agreement), Error::<Test>::PartyNotActive);
	});
}

#[test]
fn r27_nobody_contracts_with_a_depositor_that_is_not_active() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[payment()]));
		suspend(ALICE);
		let accept = Escrow::accept(signed(BOB), agreement);
		assert_noop!(accept, Error::<Test>::DepositorNotActive);
		set_party(ALICE, account(ALICE), true);
		assert_ok!(Escrow::accept(signed(BOB), agreement));
	});
}

#[test]
fn accept_refuses_other_origins() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[payment()]));
		assert_noop!(Escrow::accept(RuntimeOrigin::root(), agreement), BadOrigin);
		assert_noop!(Escrow::accept(RuntimeOrigin::none(), agreement), BadOrigin);
	});
}

#[test]
fn accept_works_once() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[payment()]));
		assert_noop!(Escrow::accept(signed(BOB), agreement), Error::<Test>::NotOffered);
	});
}

#[test]
fn accept_ends_with_the_deadline() {
	build_and_execute(|| {
		let (_, first) = opened(terms(&[payment()]));
		let (_, second) = opened(terms(&[payment()]));
		at(DEADLINE - 1);
		assert_ok!(Escrow::accept(signed(BOB), first));
		at(DEADLINE);
		assert_noop!(Escrow::accept(signed(BOB), second), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn nobody_is_bound_to_a_voucher_that_cannot_move() {
	build_and_execute(|| {
		let (voucher, agreement) = opened(terms(&[payment()]));
		change(voucher, |entry| entry.frozen = true);
		assert_noop!(Escrow::accept(signed(BOB), agreement), Error::<Test>::VoucherFrozen);
		change(voucher, |entry| (entry.frozen, entry.revoked) = (false, true));
		assert_noop!(Escrow::accept(signed(BOB), agreement), Error::<Test>::VoucherDead);
	});
}
