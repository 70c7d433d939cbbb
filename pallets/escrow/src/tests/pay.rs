//! Paying.

use super::*;

#[test]
fn pay_puts_the_money_on_hold() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment(), waiting()]));
		assert_ok!(pay(BOB, agreement));
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
		for asset in [CNY, NATIVE] {
			let condition = Condition::Payment { asset: asset.clone(), amount: PRICE };
			let (voucher, agreement) = accepted(terms(&[condition]));
			assert_ok!(pay(BOB, agreement));
			assert_eq!(stands(voucher), (BOB, VoucherStatus::Active));
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
			assert_ok!(pay(BOB, agreement));
		}
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - 3 * PRICE, 3 * PRICE));
	});
}

#[test]
fn r25_only_the_beneficiary_pays() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[payment()]));
		for party in [ALICE, CAROL] {
			assert_noop!(pay(party, agreement), Error::<Test>::NotBeneficiary);
		}
		assert_noop!(pay(BOB, agreement + 1), Error::<Test>::UnknownAgreement);
	});
}

#[test]
fn r38_who_has_lapsed_pays_and_who_is_barred_does_not() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment()]));
		World::suspend(BOB);
		assert_noop!(pay(BOB, agreement), Error::<Test>::PartyBarred);
		World::lapse(BOB);
		assert_ok!(pay(BOB, agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn r38_an_agreement_of_a_barred_beneficiary_ends_at_the_deadline() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment()]));
		World::suspend(BOB);
		Clock::set(DEADLINE - 1);
		assert_noop!(pay(BOB, agreement), Error::<Test>::PartyBarred);
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::TooEarly);
		Clock::set(DEADLINE);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn r38_paying_names_the_terms() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment()]));
		for other in [terms(&[]).hash(voucher, held(voucher), ALICE), Default::default()] {
			let pay = Escrow::pay(signed(BOB), agreement, other);
			assert_noop!(pay, Error::<Test>::TermsMismatch);
		}
		assert_ok!(Escrow::pay(
			signed(BOB),
			agreement,
			terms(&[payment()]).hash(voucher, held(voucher), ALICE)
		));
	});
}

#[test]
fn r25_payment_follows_acceptance() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[payment()]));
		assert_noop!(pay(BOB, agreement), Error::<Test>::NotAccepted);
	});
}

#[test]
fn pay_works_once() {
	build_and_execute(|| {
		let (_, agreement) = paid_until(DEADLINE - 1);
		assert_noop!(pay(BOB, agreement), Error::<Test>::AlreadyPaid);
	});
}

#[test]
fn pay_needs_a_payment_to_be_agreed() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[waiting()]));
		assert_noop!(pay(BOB, agreement), Error::<Test>::NoPaymentDue);
	});
}

#[test]
fn pay_ends_with_the_deadline() {
	build_and_execute(|| {
		let (_, first) = accepted(terms(&[payment()]));
		let (_, second) = accepted(terms(&[payment()]));
		Clock::set(DEADLINE - 1);
		assert_ok!(pay(BOB, first));
		Clock::set(DEADLINE);
		assert_noop!(pay(BOB, second), Error::<Test>::DeadlinePassed);
	});
}

/// Otherwise the depositor could dispute before the payment arrives, and no ruling could release.
#[test]
fn r38_a_payment_counts_in_a_dispute() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(arbitrated(&[payment()]));
		assert_ok!(Escrow::dispute(signed(ALICE), agreement));
		Clock::set(DEADLINE - 1);
		assert_ok!(pay(BOB, agreement));
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::Disputed));
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - PRICE, PRICE));
		assert_noop!(pay(BOB, agreement), Error::<Test>::AlreadyPaid);
		assert_ok!(arbitrate(DAVE, agreement, Ruling::Release));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn a_payment_made_in_a_dispute_returns_at_the_deadline() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(arbitrated(&[payment()]));
		let (_, late) = accepted(arbitrated(&[payment()]));
		for disputed in [agreement, late] {
			assert_ok!(Escrow::dispute(signed(ALICE), disputed));
		}
		assert_ok!(pay(BOB, agreement));
		Clock::set(DEADLINE);
		assert_noop!(pay(BOB, late), Error::<Test>::DeadlinePassed);
		assert_ok!(Escrow::reclaim(anyone(), late));
		assert_ok!(Escrow::reclaim(anyone(), agreement));
		ensure_refunded(voucher, agreement, Cause::DeadlinePassed);
	});
}

#[test]
fn pay_is_not_the_last_condition_where_others_are_open() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment(), lock(1), approvals(&[CAROL], 1)]));
		assert_ok!(pay(BOB, agreement));
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - PRICE, PRICE));
	});
}

#[test]
fn r38_a_payment_counts_although_the_depositor_cannot_receive_it() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment()]));
		block(ALICE, true);
		assert_ok!(pay(BOB, agreement));
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::NotReceivable));
		Clock::set(DEADLINE);
		block(ALICE, false);
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn pay_needs_the_money() {
	build_and_execute(|| {
		for asset in [CNY, NATIVE] {
			let due = |amount| {
				let condition = Condition::Payment { asset: asset.clone(), amount };
				accepted(terms(&[condition, waiting()])).1
			};
			let dear = due(ENDOWMENT);
			assert_noop!(pay(BOB, dear), Error::<Test>::InsufficientFunds);
			assert_ok!(pay(BOB, due(ENDOWMENT - 1)));
		}
	});
}

#[test]
fn r38_a_payment_counts_although_the_voucher_is_frozen() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment()]));
		freeze(voucher);
		Clock::set(DEADLINE - 1);
		assert_ok!(pay(BOB, agreement));
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		Clock::set(DEADLINE);
		thaw(voucher);
		assert_ok!(Escrow::release(anyone(), agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn nobody_pays_for_a_dead_voucher() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[payment(), waiting()]));
		revoke(voucher);
		assert_noop!(pay(BOB, agreement), Error::<Test>::VoucherDead);
	});
}
