//! Releasing.

use super::*;
use crate::WeightInfo;

/// When the agreements of these tests may be released from.
const READY: Moment = DEADLINE - 100;

#[test]
fn release_swaps_voucher_and_money() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		Clock::set(READY);
		assert_eq!(Escrow::releasable(agreement), Ok(()));
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn release_of_a_paid_redemption_says_so_to_the_register() {
	build_and_execute(|| {
		let conditions = [payment(), Condition::NotBefore(READY)];
		let (voucher, agreement) = paid(redeeming(terms(&conditions)));
		Clock::set(READY);
		assert_ok!(Escrow::release(anyone(), agreement));
		assert_eq!(status(voucher), VoucherStatus::Redeemed(0));
		assert_eq!(holder(voucher), ALICE);
		assert_eq!(claims(), [(voucher, claim_for(BOB), true)]);
		assert_eq!(money(CNY, account(ALICE)).0, ENDOWMENT + PRICE);
		ensure_closed(agreement);
	});
}

#[test]
fn r43_a_release_that_delivers_is_charged_for_a_delivery() {
	build_and_execute(|| {
		let conditions = [payment(), Condition::NotBefore(READY)];
		let (_, delivering) = paid(terms(&conditions));
		let (_, redeeming) = paid(redeeming(terms(&conditions)));
		Clock::set(READY);
		let charged = |agreement| Escrow::release(anyone(), agreement).unwrap().actual_weight;
		let delivery = <<Test as crate::Config>::WeightInfo as WeightInfo>::release();
		assert_eq!(charged(delivering), Some(delivery));
		assert_eq!(charged(redeeming), None);
	});
}

#[test]
fn release_needs_an_agreement() {
	build_and_execute(|| {
		assert_eq!(Escrow::releasable(0), Err(Blocked::UnknownAgreement));
		assert_noop!(Escrow::release(anyone(), 0), Error::<Test>::UnknownAgreement);
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
			assert_ok!(approve(party, agreement));
		}
		ensure_closed(agreement);
	});
}

#[test]
fn release_is_not_possible_in_a_dispute() {
	build_and_execute(|| {
		let conditions = [payment(), Condition::NotBefore(READY)];
		let (_, agreement) = paid(arbitrated(&conditions));
		assert_ok!(Escrow::dispute(signed(ALICE), agreement));
		Clock::set(READY);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::Disputed));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::InDispute);
	});
}

#[test]
fn r25_what_is_complete_before_its_time_is_released_by_the_next_call() {
	build_and_execute(|| {
		let conditions = [payment(), lock(1), approvals(&[CAROL], 1), Condition::NotBefore(READY)];
		let (voucher, agreement) = paid(terms(&conditions));
		assert_ok!(approve(CAROL, agreement));
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
		Clock::set(READY - 1);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::TooEarly(READY)));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::TooEarly);
		Clock::set(READY);
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
		Clock::set(READY - 1);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::TooEarly(READY)));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::TooEarly);
		Clock::set(READY);
		assert_ok!(Escrow::release(anyone(), agreement));
	});
}

#[test]
fn r25_what_is_not_decided_is_not_released_from_the_deadline_on() {
	build_and_execute(|| {
		let (_, agreement) = undecided();
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
		Clock::set(DEADLINE);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::DeadlinePassed));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::DeadlinePassed);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
	});
}

#[test]
fn r38_what_is_decided_is_released_after_the_deadline_and_not_reclaimed() {
	build_and_execute(|| {
		for (moment, reclaiming) in [
			(DEADLINE - 1, Error::<Test>::TooEarly),
			(DEADLINE, Error::<Test>::Decided),
			(EXPIRY - 1, Error::<Test>::Decided),
		] {
			Clock::set(START);
			// Nobody released at the last second before the deadline, in which the wait was over.
			let (voucher, agreement) = paid_until(DEADLINE - 1);
			Clock::set(moment);
			assert_noop!(Escrow::reclaim(signed(ALICE), agreement), reclaiming);
			assert_eq!(Escrow::releasable(agreement), Ok(()));
			assert_ok!(Escrow::release(anyone(), agreement));
			assert_eq!(holder(voucher), BOB);
		}
	});
}

#[test]
fn r38_what_is_decided_is_refunded_once_its_voucher_is_dead() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		Clock::set(EXPIRY - 1);
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::Decided);
		Clock::set(EXPIRY);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::VoucherDead));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::VoucherDead);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::VoucherDead);

		Clock::set(START);
		let (voucher, agreement) = paid_until(READY);
		Clock::set(DEADLINE);
		revoke(voucher);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::VoucherDead);
	});
}

#[test]
fn r38_freezing_does_not_let_what_is_decided_end_at_the_deadline() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		freeze(voucher);
		Clock::set(DEADLINE);
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::VoucherFrozen);
		assert_noop!(Escrow::reclaim(signed(ALICE), agreement), Error::<Test>::Decided);
		thaw(voucher);
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn r25_a_dead_voucher_is_not_released() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		Clock::set(READY);
		revoke(voucher);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::VoucherDead));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::VoucherDead);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
	});
}

#[test]
fn a_frozen_voucher_is_not_released_until_it_thaws() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		Clock::set(READY);
		freeze(voucher);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::VoucherFrozen));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::VoucherFrozen);
		thaw(voucher);
		assert_ok!(Escrow::release(anyone(), agreement));
	});
}

#[test]
fn r38_no_side_gets_out_by_what_becomes_of_it() {
	build_and_execute(|| {
		for side in [ALICE, BOB] {
			for away in [World::lapse, World::suspend] {
				Clock::set(START);
				let (voucher, agreement) = paid_until(READY);
				Clock::set(READY);
				away(side);
				assert_ok!(Escrow::release(anyone(), agreement));
				assert_eq!(stands(voucher), (BOB, VoucherStatus::Active));
				World::reinstate(side);
			}
		}
		assert_eq!(money(CNY, account(ALICE)), (ENDOWMENT + 4 * PRICE, 0));
	});
}

#[test]
fn r24_payment_comes_from_where_it_was_held_and_goes_to_the_present_account() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		let (new_alice, new_bob) = (51, 52);
		World::rotate(ALICE, new_alice);
		World::rotate(BOB, new_bob);
		endow(new_alice);
		endow(new_bob);
		Clock::set(READY);
		assert_ok!(Escrow::release(anyone(), agreement));
		assert_eq!(holder(voucher), BOB);
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - PRICE, 0));
		assert_eq!(money(CNY, new_bob), (ENDOWMENT, 0));
		assert_eq!(money(CNY, new_alice), (ENDOWMENT + PRICE, 0));
		assert_eq!(money(CNY, account(ALICE)), (ENDOWMENT, 0));
		assert_eq!(money(NATIVE, account(ALICE)), (ENDOWMENT, 0));
	});
}

#[test]
fn r38_a_depositor_that_cannot_be_paid_does_not_get_out_by_that() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		Clock::set(READY);
		block(ALICE, true);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::NotReceivable));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::NotReceivable);
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		Clock::set(DEADLINE);
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::Decided);
		block(ALICE, false);
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn r38_what_the_present_account_cannot_take_goes_to_the_one_of_the_agreement() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		World::rotate(ALICE, STRANGER);
		assert_ok!(Assets::block(anyone(), 1, STRANGER));
		Clock::set(READY);
		assert_eq!(Escrow::releasable(agreement), Ok(()));
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
		assert_eq!(money(CNY, STRANGER), (ENDOWMENT, 0));
	});
}

/// What Bob redeems costs Alice from the beginning, and is not taken before.
#[test]
fn r38_no_release_fails_for_the_price_of_a_record() {
	build_and_execute(|| {
		let conditions = [payment(), Condition::NotBefore(READY)];
		let (voucher, agreement) = accepted(redeeming(terms(&conditions)));
		assert_eq!(money(NATIVE, account(ALICE)).1, deposit() + RecordPrice::get());
		assert_ok!(pay(BOB, agreement));
		let (poor, poorer) = (51, 52);
		World::rotate(ALICE, poor);
		World::rotate(BOB, poorer);
		Clock::set(READY);
		assert_eq!(Escrow::releasable(agreement), Ok(()));
		assert_ok!(Escrow::release(anyone(), agreement));
		assert_eq!(status(voucher), VoucherStatus::Redeemed(0));
		assert_eq!(money(CNY, poor), (PRICE, 0));
		let left = ENDOWMENT - RecordPrice::get();
		assert_eq!(money(NATIVE, account(ALICE)), (left, 0));
	});
}

#[test]
fn r38_the_price_of_a_record_returns_with_a_refund() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(redeeming(terms(&[payment()])));
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn a_depositor_that_left_without_an_account_is_paid_where_it_opened_the_agreement() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		Clock::set(READY);
		World::leave(ALICE);
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn an_agreement_ends_once() {
	build_and_execute(|| {
		let (_, agreement) = paid_until(READY);
		Clock::set(READY);
		assert_ok!(Escrow::release(anyone(), agreement));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::UnknownAgreement);
		Clock::set(DEADLINE);
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::UnknownAgreement);
		assert_noop!(Escrow::cancel(signed(ALICE), agreement), Error::<Test>::UnknownAgreement);
	});
}

#[test]
fn a_claim_that_is_malformed_is_refused_at_once() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let good = claim_for(BOB);
		let blank = Beneficiary::Name(b"  ".to_vec().try_into().unwrap());
		for claim in [
			Claim { to: good.from, ..good.clone() },
			Claim { from: 0, to: PRODUCED, ..good.clone() },
			Claim { beneficiary: blank, ..good.clone() },
			Claim { beneficiary: Beneficiary::Commitment(Default::default()), ..good },
		] {
			let terms = Terms { outcome: Outcome::RedeemFor(claim), ..terms(&[]) };
			assert_noop!(Escrow::open(signed(ALICE), voucher, terms), CLAIM_REFUSED);
		}
	});
}

/// An issuer may be a side. Its freeze does not let it step back.
#[test]
fn r38_a_freeze_by_an_issuer_does_not_stop_what_is_decided() {
	build_and_execute(|| {
		for agreed in [terms(&open_conditions()), redeeming(terms(&open_conditions()))] {
			let (voucher, agreement) = accepted(agreed);
			freeze_by_issuer(voucher);
			assert_ok!(approve(CAROL, agreement));
			assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
			assert_ok!(pay(BOB, agreement));
			ensure_closed(agreement);
		}
	});
}

#[test]
fn r38_a_freeze_by_an_issuer_does_not_stop_a_later_release() {
	build_and_execute(|| {
		let (voucher, agreement) = paid_until(READY);
		freeze_by_issuer(voucher);
		Clock::set(READY);
		assert_eq!(Escrow::releasable(agreement), Ok(()));
		freeze(voucher);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::VoucherFrozen));
		thaw(voucher);
		freeze_by_issuer(voucher);
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}
