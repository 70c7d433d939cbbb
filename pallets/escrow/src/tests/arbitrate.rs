//! Arbitrating.

use crate::{mock::*, Cause, Error, Event, Outcome, Ruling, Terms};
use frame_support::assert_ok;
use sp_runtime::traits::BadOrigin;
use verdigrid_primitives::{certificate::Policy, voucher::VoucherStatus};
use verdigrid_test_support::assert_noop;

const RULINGS: [Ruling; 2] = [Ruling::Release, Ruling::Refund];

fn was_ruled(agreement: u64, ruling: Ruling) -> bool {
	let event: RuntimeEvent = Event::Ruled { agreement, ruling }.into();
	System::events().into_iter().any(|record| record.event == event)
}

#[test]
fn a_ruling_of_release_stands_in_for_open_conditions() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release));
		ensure_swapped(voucher, agreement);
		assert!(was_ruled(agreement, Ruling::Release));
	});
}

#[test]
fn a_ruling_of_release_does_not_wait_for_a_moment() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(arbitrated(&[waiting()]));
		assert_ok!(Escrow::dispute(signed(BOB), agreement));
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release));
		assert_eq!((holder(voucher), status(voucher)), (BOB, VoucherStatus::Active));
		ensure_closed(agreement);
	});
}

#[test]
fn a_ruling_of_release_redeems_where_that_was_agreed() {
	build_and_execute(|| {
		let outcome = Outcome::RedeemFor(claim_for(BOB));
		let (voucher, agreement) =
			accepted(Terms { outcome, ..arbitrated(&[payment(), approvals(&[CAROL], 1)]) });
		assert_ok!(Escrow::pay(signed(BOB), agreement));
		assert_ok!(Escrow::dispute(signed(BOB), agreement));
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release));
		assert_eq!(status(voucher), VoucherStatus::Redeemed(0));
		assert_eq!(Claims::get(), [(voucher, claim_for(BOB), true)]);
		ensure_closed(agreement);
	});
}

#[test]
fn a_ruling_of_refund_returns_both_sides() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Refund));
		ensure_refunded(voucher, agreement, Cause::Ruled);
		assert!(was_ruled(agreement, Ruling::Refund));
	});
}

#[test]
fn no_ruling_stands_in_for_the_payment() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(arbitrated(&[payment()]));
		assert_ok!(Escrow::dispute(signed(BOB), agreement));
		let release = Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release);
		assert_noop!(release, Error::<Test>::NotPaid);
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Refund));
		ensure_refunded(voucher, agreement, Cause::Ruled);
	});
}

#[test]
fn r25_release_by_ruling_to_a_beneficiary_no_longer_active_becomes_a_refund() {
	build_and_execute(|| {
		for frozen in [false, true] {
			set_party(BOB, account(BOB), true);
			let (voucher, agreement) = disputed();
			suspend(BOB);
			change(voucher, |entry| entry.frozen = frozen);
			assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release));
			ensure_refunded(voucher, agreement, Cause::BeneficiaryNotActive);
		}
	});
}

#[test]
fn a_frozen_voucher_is_refunded_but_not_released_by_a_ruling() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		change(voucher, |entry| entry.frozen = true);
		let release = Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release);
		assert_noop!(release, Error::<Test>::VoucherFrozen);
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Refund));
		ensure_refunded(voucher, agreement, Cause::Ruled);
	});
}

#[test]
fn a_voucher_that_thaws_is_released_by_a_ruling() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		change(voucher, |entry| entry.frozen = true);
		change(voucher, |entry| entry.frozen = false);
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn r25_a_dead_voucher_is_refunded_but_not_released_by_a_ruling() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		change(voucher, |entry| entry.revoked = true);
		let release = Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release);
		assert_noop!(release, Error::<Test>::VoucherDead);
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Refund));
		ensure_refunded(voucher, agreement, Cause::Ruled);
	});
}

#[test]
fn a_ruling_of_release_needs_a_depositor_that_can_be_paid() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		block(ALICE, true);
		let release = Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release);
		assert_noop!(release, Error::<Test>::NotReceivable);
		block(ALICE, false);
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn no_ruling_goes_beyond_the_policy() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		change(voucher, |entry| entry.policy = Policy::Once);
		let release = Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release);
		assert_noop!(release, "NotAllowedByPolicy");
	});
}

#[test]
fn arbitrate_is_for_the_arbiter() {
	build_and_execute(|| {
		let (_, agreement) = disputed();
		for ruling in RULINGS {
			for party in [ALICE, BOB, CAROL] {
				let arbitrate = Escrow::arbitrate(signed(party), agreement, ruling);
				assert_noop!(arbitrate, Error::<Test>::NotArbiter);
			}
			let arbitrate = Escrow::arbitrate(anyone(), agreement, ruling);
			assert_noop!(arbitrate, Error::<Test>::NotAParty);
			let arbitrate = Escrow::arbitrate(signed(DAVE), agreement + 1, ruling);
			assert_noop!(arbitrate, Error::<Test>::NotFound);
		}
	});
}

#[test]
fn nobody_arbitrates_where_there_is_no_arbiter() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[payment()]));
		for party in PARTIES {
			let arbitrate = Escrow::arbitrate(signed(party), agreement, Ruling::Refund);
			assert_noop!(arbitrate, Error::<Test>::NotArbiter);
		}
	});
}

#[test]
fn r27_an_arbiter_that_is_not_active_does_not_rule() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		suspend(DAVE);
		for ruling in RULINGS {
			let arbitrate = Escrow::arbitrate(signed(DAVE), agreement, ruling);
			assert_noop!(arbitrate, Error::<Test>::PartyNotActive);
		}
		at(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn r27_suspended_sides_do_not_stop_a_ruling() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		suspend(ALICE);
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Release));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn arbitrate_needs_a_dispute() {
	build_and_execute(|| {
		let offered = opened(arbitrated(&[payment()]));
		let held = accepted(arbitrated(&[payment()]));
		for (_, agreement) in [offered, held] {
			for ruling in RULINGS {
				let arbitrate = Escrow::arbitrate(signed(DAVE), agreement, ruling);
				assert_noop!(arbitrate, Error::<Test>::NotDisputed);
			}
		}
	});
}

#[test]
fn an_arbiter_rules_once() {
	build_and_execute(|| {
		let (_, agreement) = disputed();
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, Ruling::Refund));
		for ruling in RULINGS {
			let arbitrate = Escrow::arbitrate(signed(DAVE), agreement, ruling);
			assert_noop!(arbitrate, Error::<Test>::NotFound);
		}
	});
}

#[test]
fn arbitrate_refuses_other_origins() {
	build_and_execute(|| {
		let (_, agreement) = disputed();
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let arbitrate = Escrow::arbitrate(origin, agreement, Ruling::Refund);
			assert_noop!(arbitrate, BadOrigin);
		}
	});
}

#[test]
fn r25_rulings_end_with_the_deadline() {
	build_and_execute(|| {
		for ruling in RULINGS {
			at(START);
			let (_, first) = disputed();
			let (_, second) = disputed();
			at(DEADLINE - 1);
			assert_noop!(Escrow::reclaim(anyone(), first), Error::<Test>::TooEarly);
			assert_ok!(Escrow::arbitrate(signed(DAVE), first, ruling));
			at(DEADLINE);
			let arbitrate = Escrow::arbitrate(signed(DAVE), second, ruling);
			assert_noop!(arbitrate, Error::<Test>::DeadlinePassed);
			assert_ok!(Escrow::reclaim(anyone(), second));
		}
	});
}
