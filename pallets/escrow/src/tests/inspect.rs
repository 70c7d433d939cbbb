//! What can be read of agreements.

use super::*;
use crate::AgreementInfo;

#[test]
fn there_is_nothing_to_say_of_an_unknown_agreement() {
	build_and_execute(|| {
		assert_eq!(Escrow::agreement(0), None);
		assert_eq!(Escrow::releasable(0), Err(Blocked::UnknownAgreement));
	});
}

#[test]
fn an_agreement_says_what_was_done_for_it() {
	build_and_execute(|| {
		let conditions =
			[payment(), lock(1), lock(2), approvals(&[DAVE, CAROL, ALICE], 3), waiting()];
		let terms = terms(&conditions);
		let (voucher, agreement) = opened(terms.clone());
		let new = AgreementInfo {
			voucher,
			depositor: ALICE,
			terms_hash: terms.hash(voucher, held(voucher), ALICE),
			dispute_by: DEADLINE - RulingTime::get(),
			deadline_block: System::block_number(),
			terms,
			status: Status::Offered,
			account: account(ALICE),
			payment: None,
			approvals: vec![],
			revealed: vec![],
		};
		assert_eq!(Escrow::agreement(agreement), Some(new.clone()));
		assert_ok!(accept(BOB, agreement));
		assert_ok!(pay(BOB, agreement));
		assert_ok!(approve(DAVE, agreement));
		assert_ok!(approve(CAROL, agreement));
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(2)));
		let payment = Payment { account: account(BOB), asset: CNY, amount: PRICE };
		let later = AgreementInfo {
			status: Status::Held,
			payment: Some(payment),
			approvals: vec![CAROL, DAVE],
			revealed: vec![hash(2)],
			..new
		};
		assert_eq!(Escrow::agreement(agreement), Some(later));
	});
}

#[test]
fn an_agreement_that_has_ended_is_gone() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[]));
		assert_eq!(Escrow::agreement(agreement), None);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::UnknownAgreement));
	});
}

#[test]
fn releasable_names_what_is_missing_first_and_what_only_time_brings_last() {
	build_and_execute(|| {
		let conditions =
			[waiting(), approvals(&[CAROL], 1), approvals(&[DAVE, BOB], 2), lock(1), payment()];
		let (_, agreement) = opened(terms(&conditions));
		let says = |blocked| assert_eq!(Escrow::releasable(agreement), Err(blocked));
		says(Blocked::NotAccepted);
		assert_ok!(accept(BOB, agreement));
		says(Blocked::NotPaid);
		assert_ok!(pay(BOB, agreement));
		says(Blocked::NotRevealed(hash(1)));
		assert_ok!(Escrow::reveal(anyone(), agreement, secret(1)));
		says(Blocked::NotApproved { have: 0, need: 1 });
		assert_ok!(approve(DAVE, agreement));
		says(Blocked::NotApproved { have: 0, need: 1 });
		assert_ok!(approve(CAROL, agreement));
		says(Blocked::NotApproved { have: 1, need: 2 });
		assert_ok!(approve(BOB, agreement));
		says(Blocked::TooEarly(DEADLINE - 1));
		Clock::set(DEADLINE - 1);
		assert_eq!(Escrow::releasable(agreement), Ok(()));
	});
}

#[test]
fn releasable_says_that_an_agreement_is_disputed_until_it_can_be_reclaimed() {
	build_and_execute(|| {
		let (voucher, agreement) = disputed();
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::Disputed));
		revoke(voucher);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::VoucherDead));
		Clock::set(DEADLINE);
		assert_eq!(Escrow::releasable(agreement), Err(Blocked::DeadlinePassed));
	});
}

#[test]
fn r24_an_agreement_says_which_account_holds_what() {
	build_and_execute(|| {
		let (_, agreement) = paid_until(DEADLINE - 1);
		World::rotate(ALICE, 51);
		World::rotate(BOB, 52);
		let info = Escrow::agreement(agreement).unwrap();
		assert_eq!(info.account, account(ALICE));
		assert_eq!(info.payment.unwrap().account, account(BOB));
	});
}
