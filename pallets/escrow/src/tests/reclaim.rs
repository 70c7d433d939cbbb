//! Reclaiming.

use super::*;
use sp_runtime::TokenError;

#[test]
fn r25_anyone_reclaims_at_the_deadline_and_both_legs_return() {
	build_and_execute(|| {
		let (voucher, agreement) = undecided();
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn an_offer_nobody_accepted_is_reclaimed() {
	build_and_execute(|| {
		let (voucher, agreement) = opened(terms(&[payment()]));
		Clock::set(DEADLINE + 1_000_000);
		assert_ok!(Escrow::reclaim(signed(CAROL), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn an_accepted_agreement_nobody_paid_is_reclaimed() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment()]));
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(signed(ALICE), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn what_was_approved_and_revealed_in_vain_is_forgotten() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&open_conditions()));
		assert_ok!(approve(CAROL, agreement));
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn r25_without_a_ruling_both_sides_return_at_the_deadline() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		Clock::set(DEADLINE - 1);
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::TooEarly);
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn r25_a_dead_voucher_ends_a_dispute() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		revoke(voucher);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::VoucherDead);
	});
}

#[test]
fn r25_the_voucher_returns_even_where_the_money_cannot() {
	build_and_execute(|| {
		let (voucher, agreement) = undecided();
		block(BOB, true);
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		assert_eq!(stands(voucher), (ALICE, VoucherStatus::Active));
		assert_eq!(money(NATIVE, account(ALICE)), (ENDOWMENT, 0));
		assert!(!Agreements::<Test>::contains_key(agreement));
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - PRICE, PRICE));
		let (account, asset, amount) = (account(BOB), CNY, PRICE);
		let withheld = Event::Withheld { agreement, account, asset, amount };
		assert!(System::events().iter().any(|record| record.event == withheld.clone().into()));
	});
}

#[test]
fn r25_money_that_was_withheld_returns_when_it_can() {
	build_and_execute(|| {
		let (voucher, agreement) = undecided();
		block(BOB, true);
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		let blocked = Escrow::reclaim(anyone(), agreement);
		assert_noop!(blocked, DispatchError::Token(TokenError::CannotCreate));
		assert_ok!(Escrow::open(
			signed(ALICE),
			voucher,
			Terms { deadline: DEADLINE + 1, ..terms(&[]) }
		));
		block(BOB, false);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT, 0));
		assert!(!Withheld::<Test>::contains_key(agreement));
		let (account, asset, amount) = (account(BOB), CNY, PRICE);
		assert_eq!(last_event(), Event::Returned { agreement, account, asset, amount });
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::UnknownAgreement);
	});
}

#[test]
fn r13_a_deadline_does_not_move_with_the_longest_duration() {
	build_and_execute(|| {
		let (voucher, agreement) = undecided();
		MaxDuration::set(&1);
		Clock::set(DEADLINE - 1);
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::TooEarly);
		MaxDuration::set(&Moment::MAX);
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn reclaim_waits_for_the_deadline() {
	build_and_execute(|| {
		let (_, agreement) = undecided();
		Clock::set(DEADLINE - 1);
		for origin in [anyone(), signed(ALICE), signed(BOB)] {
			assert_noop!(Escrow::reclaim(origin, agreement), Error::<Test>::TooEarly);
		}
	});
}

#[test]
fn r25_a_revoked_voucher_is_reclaimed_before_the_deadline() {
	build_and_execute(|| {
		let (voucher, agreement) = undecided();
		revoke(voucher);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::VoucherDead);
	});
}

#[test]
fn r38_every_agreement_ends_when_its_certificates_expire_at_the_latest() {
	build_and_execute(|| {
		let decided = paid_until(DEADLINE - 1);
		let open = accepted(Terms { deadline: EXPIRY, ..terms(&open_conditions()) });
		Clock::set(EXPIRY - 1);
		for (_, agreement) in [decided, open] {
			assert!(Escrow::reclaim(anyone(), agreement).is_err());
		}
		Clock::set(EXPIRY);
		for (voucher, agreement) in [decided, open] {
			assert_ok!(Escrow::reclaim(anyone(), agreement));
			assert_eq!(stands(voucher), (ALICE, VoucherStatus::Active));
		}
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT, 0));
	});
}

#[test]
fn a_frozen_voucher_is_not_dead_but_returns_at_the_deadline() {
	build_and_execute(|| {
		let (voucher, agreement) = undecided();
		freeze(voucher);
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::TooEarly);
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn suspended_parties_get_everything_back() {
	build_and_execute(|| {
		let (voucher, agreement) = undecided();
		World::suspend(ALICE);
		World::suspend(BOB);
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(signed(BOB), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn r24_money_returns_to_where_it_was_held() {
	build_and_execute(|| {
		let (voucher, agreement) = undecided();
		let (new_alice, new_bob) = (51, 52);
		World::rotate(ALICE, new_alice);
		World::rotate(BOB, new_bob);
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
		for account in [new_alice, new_bob] {
			assert_eq!(money(CNY, account), (0, 0));
		}
	});
}

#[test]
fn reclaim_needs_an_agreement() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[]));
		Clock::set(DEADLINE);
		assert_noop!(Escrow::reclaim(anyone(), agreement + 1), Error::<Test>::UnknownAgreement);
	});
}

/// Otherwise the caller could have the payment withheld: it could nest the call so deep that the payment cannot
/// be released.
#[test]
fn nesting_the_call_withholds_no_payment() {
	use frame_support::storage::{transactional::TRANSACTIONAL_LIMIT, with_storage_layer};
	fn within(layers: u32, id: AgreementId) -> DispatchResult {
		match layers {
			0 => Escrow::reclaim(anyone(), id),
			_ => with_storage_layer(|| within(layers - 1, id)),
		}
	}
	build_and_execute(|| {
		let (_, agreement) = paid(terms(&[payment(), approvals(&[CAROL], 1)]));
		Clock::set(DEADLINE);
		let tried = (TRANSACTIONAL_LIMIT - 8..TRANSACTIONAL_LIMIT).rev();
		let reclaimed = tried.filter(|layers| within(*layers, agreement).is_ok()).count();
		assert_eq!(reclaimed, 1);
		assert_eq!(Withheld::<Test>::iter().count(), 0);
	});
}
