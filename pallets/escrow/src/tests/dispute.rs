//! Disputing.

use super::*;

#[test]
fn either_side_disputes() {
	build_and_execute(|| {
		for by in [ALICE, BOB] {
			let (voucher, agreement) = accepted(arbitrated(&[payment()]));
			assert_ok!(Escrow::dispute(signed(by), agreement));
			assert_eq!(Agreements::<Test>::get(agreement).unwrap().status, Status::Disputed);
			assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
			assert_eq!(last_event(), Event::Disputed { agreement, by });
		}
	});
}

#[test]
fn what_was_done_before_a_dispute_stays() {
	build_and_execute(|| {
		let conditions = [payment(), lock(1), approvals(&[CAROL], 1), waiting()];
		let (_, agreement) = paid(arbitrated(&conditions));
		assert_ok!(approve(CAROL, agreement));
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
		assert_ok!(Escrow::dispute(signed(BOB), agreement));
		let info = Escrow::agreement(agreement).unwrap();
		assert_eq!((info.approvals, info.revealed), (vec![CAROL], vec![hash(1)]));
		assert_eq!(money(CNY, account(BOB)).1, PRICE);
	});
}

#[test]
fn r25_a_dispute_needs_an_arbiter() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[payment()]));
		for side in [ALICE, BOB] {
			assert_noop!(Escrow::dispute(signed(side), agreement), Error::<Test>::NoArbiter);
		}
	});
}

#[test]
fn r25_a_dispute_is_refused_once_all_conditions_hold() {
	build_and_execute(|| {
		let ready = DEADLINE - 100;
		let conditions = [payment(), Condition::NotBefore(ready)];
		let (_, early) = accepted(arbitrated(&conditions));
		let (_, late) = accepted(arbitrated(&conditions));
		assert_ok!(pay(BOB, early));
		assert_ok!(pay(BOB, late));
		Clock::set(ready - 1);
		assert_ok!(Escrow::dispute(signed(ALICE), early));
		Clock::set(ready);
		for side in [ALICE, BOB] {
			assert_noop!(Escrow::dispute(signed(side), late), Error::<Test>::Decided);
		}
		assert_ok!(Escrow::release(anyone(), late));
	});
}

#[test]
fn r38_nobody_disputes_when_it_is_too_late_to_rule() {
	build_and_execute(|| {
		let (_, agreement) = accepted(arbitrated(&[payment()]));
		let dispute_by = DEADLINE - RulingTime::get();
		assert_eq!(Escrow::agreement(agreement).unwrap().dispute_by, dispute_by);
		Clock::set(dispute_by);
		for side in [ALICE, BOB] {
			let dispute = Escrow::dispute(signed(side), agreement);
			assert_noop!(dispute, Error::<Test>::TooLateToDispute);
		}
		Clock::set(dispute_by - 1);
		assert_ok!(Escrow::dispute(signed(ALICE), agreement));
	});
}

#[test]
fn r25_freezing_does_not_reopen_the_way_to_a_dispute() {
	build_and_execute(|| {
		let ready = DEADLINE - 100;
		let (voucher, agreement) = accepted(arbitrated(&[Condition::NotBefore(ready)]));
		Clock::set(ready);
		freeze(voucher);
		let dispute = Escrow::dispute(signed(ALICE), agreement);
		assert_noop!(dispute, Error::<Test>::Decided);
	});
}

#[test]
fn a_frozen_voucher_can_be_disputed_about() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(arbitrated(&[payment()]));
		freeze(voucher);
		assert_ok!(Escrow::dispute(signed(BOB), agreement));
	});
}

#[test]
fn a_dead_voucher_is_reclaimed_rather_than_disputed_about() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(arbitrated(&[payment()]));
		revoke(voucher);
		assert_noop!(Escrow::dispute(signed(BOB), agreement), Error::<Test>::VoucherDead);
		assert_ok!(Escrow::reclaim(signed(BOB), agreement));
	});
}

#[test]
fn dispute_is_for_the_two_sides() {
	build_and_execute(|| {
		let (_, agreement) = accepted(arbitrated(&[payment(), approvals(&[CAROL], 1)]));
		for party in [CAROL, DAVE] {
			assert_noop!(Escrow::dispute(signed(party), agreement), Error::<Test>::NotSide);
		}
		assert_noop!(
			Escrow::dispute(signed(ALICE), agreement + 1),
			Error::<Test>::UnknownAgreement
		);
	});
}

#[test]
fn r27_a_suspended_side_disputes_nothing_but_is_refunded() {
	build_and_execute(|| {
		for side in [ALICE, BOB] {
			Clock::set(START);
			let (voucher, agreement) = paid(arbitrated(&open_conditions()));
			World::suspend(side);
			assert_noop!(Escrow::dispute(signed(side), agreement), Error::<Test>::PartyNotActive);
			Clock::set(DEADLINE);
			assert_ok!(Escrow::reclaim(signed(side), agreement));
			ensure_refunded(voucher, agreement, crate::Cause::DeadlinePassed);
			World::reinstate(side);
		}
	});
}

#[test]
fn r38_a_side_that_has_lapsed_does_not_dispute() {
	build_and_execute(|| {
		for side in [ALICE, BOB] {
			let (_, agreement) = accepted(arbitrated(&[payment()]));
			World::lapse(side);
			assert_noop!(Escrow::dispute(signed(side), agreement), Error::<Test>::PartyNotActive);
			World::reinstate(side);
		}
	});
}

#[test]
fn r38_what_is_decided_is_not_disputed_at_any_time() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(arbitrated(&[payment()]));
		freeze(voucher);
		assert_ok!(pay(BOB, agreement));
		for moment in [START, DEADLINE - 1] {
			Clock::set(moment);
			for side in [ALICE, BOB] {
				assert_noop!(Escrow::dispute(signed(side), agreement), Error::<Test>::Decided);
			}
		}
		Clock::set(DEADLINE);
		assert_noop!(Escrow::dispute(signed(BOB), agreement), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn dispute_follows_acceptance() {
	build_and_execute(|| {
		let (_, agreement) = opened(arbitrated(&[payment()]));
		for side in [ALICE, BOB] {
			assert_noop!(Escrow::dispute(signed(side), agreement), Error::<Test>::NotAccepted);
		}
	});
}

#[test]
fn an_agreement_is_disputed_once() {
	build_and_execute(|| {
		let (_, agreement) = disputed();
		for side in [ALICE, BOB] {
			assert_noop!(Escrow::dispute(signed(side), agreement), Error::<Test>::InDispute);
		}
	});
}

#[test]
fn dispute_ends_with_the_deadline() {
	build_and_execute(|| {
		let (_, agreement) = accepted(arbitrated(&[payment()]));
		Clock::set(DEADLINE - 1);
		let dispute = || Escrow::dispute(signed(BOB), agreement);
		assert_noop!(dispute(), Error::<Test>::TooLateToDispute);
		Clock::set(DEADLINE);
		assert_noop!(dispute(), Error::<Test>::DeadlinePassed);
	});
}
