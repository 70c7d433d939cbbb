//! Arbitrating.

use super::*;

const RULINGS: [Ruling; 2] = [Ruling::Release, Ruling::Refund];

fn was_ruled(agreement: AgreementId, ruling: Ruling) -> bool {
	let event: RuntimeEvent = Event::Ruled { agreement, ruling }.into();
	System::events().into_iter().any(|record| record.event == event)
}

#[test]
fn a_ruling_of_release_stands_in_for_open_conditions() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
		ensure_swapped(voucher, agreement);
		assert!(was_ruled(agreement, Ruling::Release));
	});
}

#[test]
fn a_ruling_of_release_does_not_wait_for_a_moment() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(arbitrated(&[waiting()]));
		assert_ok!(Escrow::dispute(signed(BOB), agreement));
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
		assert_eq!(stands(voucher), (BOB, VoucherStatus::Active));
		ensure_closed(agreement);
	});
}

#[test]
fn a_ruling_of_release_redeems_where_that_was_agreed() {
	build_and_execute(|| {
		let conditions = [payment(), approvals(&[CAROL], 1)];
		let (voucher, agreement) = paid(redeeming(arbitrated(&conditions)));
		assert_ok!(Escrow::dispute(signed(BOB), agreement));
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
		assert_eq!(status(voucher), VoucherStatus::Redeemed(0));
		assert_eq!(claims(), [(voucher, claim_for(BOB), true)]);
		ensure_closed(agreement);
	});
}

#[test]
fn a_ruling_of_refund_returns_both_sides() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Refund));
		ensure_refunded(voucher, agreement, Cause::Ruled);
		assert!(was_ruled(agreement, Ruling::Refund));
	});
}

#[test]
fn no_ruling_stands_in_for_the_payment() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(arbitrated(&[payment()]));
		assert_ok!(Escrow::dispute(signed(BOB), agreement));
		let release = arbitrate(DAVE, agreement, Ruling::Release);
		assert_noop!(release, Error::<Test>::NotPaid);
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Refund));
		ensure_refunded(voucher, agreement, Cause::Ruled);
	});
}

#[test]
fn r38_a_ruling_releases_whatever_became_of_the_beneficiary() {
	build_and_execute(|| {
		for away in [World::lapse, World::suspend] {
			World::reinstate(BOB);
			let (voucher, agreement) = accepted(arbitrated(&[approvals(&[CAROL], 1)]));
			assert_ok!(Escrow::dispute(signed(BOB), agreement));
			away(BOB);
			assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
			assert_eq!(stands(voucher), (BOB, VoucherStatus::Active));
		}
	});
}

#[test]
fn r38_a_ruling_of_release_stands_although_the_voucher_is_frozen() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		freeze(voucher);
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
		assert_eq!(Agreements::<Test>::get(agreement).unwrap().status, Status::Awarded);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::VoucherFrozen));
		for side in [ALICE, BOB] {
			assert_noop!(Escrow::dispute(signed(side), agreement), Error::<Test>::Decided);
		}
		let again = arbitrate(DAVE, agreement, Ruling::Refund);
		assert_noop!(again, Error::<Test>::NotDisputed);
		Clock::set(DEADLINE);
		assert_noop!(Escrow::reclaim(signed(ALICE), agreement), Error::<Test>::Decided);
		thaw(voucher);
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn a_frozen_voucher_is_refunded_by_a_ruling() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		freeze(voucher);
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Refund));
		ensure_refunded(voucher, agreement, Cause::Ruled);
	});
}

#[test]
fn a_voucher_that_thaws_is_released_by_a_ruling() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		freeze(voucher);
		thaw(voucher);
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn r25_a_dead_voucher_is_refunded_but_not_released_by_a_ruling() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		revoke(voucher);
		let release = arbitrate(DAVE, agreement, Ruling::Release);
		assert_noop!(release, Error::<Test>::VoucherDead);
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Refund));
		ensure_refunded(voucher, agreement, Cause::Ruled);
	});
}

#[test]
fn r38_a_ruling_of_release_stands_although_the_depositor_cannot_be_paid() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		block(ALICE, true);
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::NotReceivable);
		block(ALICE, false);
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn no_ruling_goes_beyond_the_policy() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		set_policy(voucher, Policy::Once);
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::OutcomeRefused));
		assert_noop!(Escrow::release(anyone(), agreement), Error::<Test>::OutcomeRefused);
	});
}

#[test]
fn arbitrate_is_for_the_arbiter() {
	build_and_execute(|| {
		let (_, agreement) = disputed();
		for ruling in RULINGS {
			for party in [ALICE, BOB, CAROL] {
				let arbitrate = arbitrate(party, agreement, ruling);
				assert_noop!(arbitrate, Error::<Test>::NotArbiter);
			}
			let unknown = steps::arbitrate(DAVE, agreement + 1, ruling);
			assert_noop!(unknown, Error::<Test>::UnknownAgreement);
		}
	});
}

#[test]
fn nobody_arbitrates_where_there_is_no_arbiter() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[payment()]));
		for party in PARTIES {
			let arbitrate = arbitrate(party, agreement, Ruling::Refund);
			assert_noop!(arbitrate, Error::<Test>::NotArbiter);
		}
	});
}

#[test]
fn r38_an_arbiter_that_is_barred_does_not_rule_and_one_that_has_lapsed_does() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		World::suspend(DAVE);
		for ruling in RULINGS {
			let arbitrate = arbitrate(DAVE, agreement, ruling);
			assert_noop!(arbitrate, Error::<Test>::PartyBarred);
		}
		World::lapse(DAVE);
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn r27_suspended_sides_do_not_stop_a_ruling() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		World::suspend(ALICE);
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
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
				let arbitrate = arbitrate(DAVE, agreement, ruling);
				assert_noop!(arbitrate, Error::<Test>::NotDisputed);
			}
		}
	});
}

#[test]
fn an_arbiter_rules_once() {
	build_and_execute(|| {
		let (_, agreement) = disputed();
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Refund));
		for ruling in RULINGS {
			let arbitrate = arbitrate(DAVE, agreement, ruling);
			assert_noop!(arbitrate, Error::<Test>::UnknownAgreement);
		}
	});
}

#[test]
fn r25_rulings_end_with_the_deadline() {
	build_and_execute(|| {
		for ruling in RULINGS {
			Clock::set(START);
			let (_, first) = disputed();
			let (_, second) = disputed();
			Clock::set(DEADLINE - 1);
			assert_noop!(Escrow::reclaim(anyone(), first), Error::<Test>::TooEarly);
			assert_ok!(arbitrate(DAVE, first, ruling));
			Clock::set(DEADLINE);
			let arbitrate = arbitrate(DAVE, second, ruling);
			assert_noop!(arbitrate, Error::<Test>::DeadlinePassed);
			assert_ok!(Escrow::reclaim(anyone(), second));
		}
	});
}

#[test]
fn r12_a_ruling_names_the_terms() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		for ruling in RULINGS {
			for other in [terms(&[]).hash(voucher, held(voucher), ALICE), Default::default()] {
				let ruled = Escrow::arbitrate(signed(DAVE), agreement, other, ruling);
				assert_noop!(ruled, Error::<Test>::TermsMismatch);
			}
		}
		let hash = arbitrated(&open_conditions()).hash(voucher, held(voucher), ALICE);
		assert_ok!(Escrow::arbitrate(signed(DAVE), agreement, hash, Ruling::Release));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn r38_a_ruling_releases_although_an_issuer_has_frozen_the_batch() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		freeze_by_issuer(voucher);
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
		ensure_swapped(voucher, agreement);
	});
}
