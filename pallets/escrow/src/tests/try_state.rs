//! Every check finds the damage that it is for.

use super::*;

/// Offered, accepted with everything done but waiting, disputed, and ended with money withheld.
const OFFERED: AgreementId = 0;
const HELD: AgreementId = 1;
const DISPUTED: AgreementId = 2;
const ENDED: AgreementId = 3;

fn damaged(damage: impl FnOnce(), found: &'static str) {
	ext().execute_with(|| {
		let conditions = [payment(), lock(1), lock(2), approvals(&[CAROL, ALICE], 1), waiting()];
		opened(arbitrated(&conditions));
		accepted(arbitrated(&conditions));
		assert_ok!(pay(BOB, HELD));
		assert_ok!(approve(CAROL, HELD));
		assert_ok!(Escrow::reveal(anyone(), HELD, secret(1)));
		disputed();
		let (voucher, _) = paid_until(DEADLINE - 1);
		block(BOB, true);
		revoke(voucher);
		assert_ok!(Escrow::reclaim(anyone(), ENDED));
		assert!(Withheld::<Test>::contains_key(ENDED));
		assert_ok!(Escrow::do_try_state());
		damage();
		assert_eq!(Escrow::do_try_state(), Err(DispatchError::Other(found)));
	});
}

fn damage(id: AgreementId, by: impl FnOnce(&mut AgreementOf<Test>)) {
	Agreements::<Test>::mutate(id, |agreement| by(agreement.as_mut().unwrap()));
}

fn condition(id: AgreementId, to: ConditionOf) {
	damage(id, |agreement| agreement.terms.conditions[0] = to);
}

#[test]
fn finds_a_number_that_was_not_given_out() {
	damaged(|| NextAgreement::<Test>::put(2), "an agreement's number is yet to come");
}

#[test]
fn finds_a_voucher_that_is_not_in_custody() {
	damaged(|| damage(HELD, |agreement| agreement.voucher = 9), "a voucher is missing");
	damaged(
		|| World::change_voucher(FIRST_VOUCHER, |it| it.status = VoucherStatus::Active),
		"an agreement's voucher is not in its custody",
	);
	damaged(
		|| World::change_voucher(FIRST_VOUCHER, |it| it.holder = CAROL),
		"a voucher in custody changed hands",
	);
}

#[test]
fn finds_terms_that_are_not_those_that_were_named() {
	damaged(
		|| damage(OFFERED, |agreement| agreement.terms_hash = Default::default()),
		"the terms of an agreement changed",
	);
}

#[test]
fn finds_parties_that_are_the_same() {
	damaged(
		|| damage(HELD, |agreement| agreement.terms.beneficiary = ALICE),
		"a party agreed with itself",
	);
	for side in [ALICE, BOB] {
		damaged(
			|| damage(HELD, |agreement| agreement.terms.arbiter = Some(side)),
			"a side is its own arbiter",
		);
	}
}

#[test]
fn finds_a_dispute_without_arbiter() {
	damaged(
		|| damage(DISPUTED, |agreement| agreement.terms.arbiter = None),
		"a disputed agreement has no arbiter",
	);
}

#[test]
fn finds_terms_that_could_never_be_met() {
	for (bad, found) in [
		(
			Condition::Payment { asset: CNY, amount: 0 },
			"an agreement is about a payment of nothing",
		),
		(Condition::NotBefore(DEADLINE), "an agreement can never be released"),
		(lock(1), "a hash lock is there twice"),
		(approvals(&[CAROL], 0), "approvals can never be enough"),
		(approvals(&[CAROL], 2), "approvals can never be enough"),
		(approvals(&[], 0), "approvals can never be enough"),
		(approvals(&[CAROL, CAROL], 1), "a condition names a party twice"),
	] {
		damaged(|| condition(OFFERED, bad), found);
	}
	damaged(
		|| damage(OFFERED, |agreement| agreement.terms.conditions[1] = payment()),
		"an agreement has several payments",
	);
}

#[test]
fn finds_an_agreement_that_outlives_its_certificates() {
	damaged(
		|| damage(HELD, |agreement| agreement.terms.deadline = EXPIRY + 1),
		"certificates end before a deadline",
	);
}

#[test]
fn finds_a_redemption_that_is_not_paid_for() {
	damaged(
		|| damage(HELD, |agreement| agreement.terms = redeeming(agreement.terms.clone())),
		"a redemption is not paid for",
	);
}

#[test]
fn finds_a_ruling_that_stood_in_for_a_payment() {
	damaged(
		|| damage(OFFERED, |agreement| agreement.status = Status::Awarded),
		"a ruling stood in for a payment",
	);
}

#[test]
fn finds_a_payment_without_agreement() {
	let orphan = "a payment has no accepted agreement";
	let move_to = |to| Paid::<Test>::insert(to, Paid::<Test>::take(HELD).unwrap());
	damaged(|| move_to(OFFERED), orphan);
	damaged(|| move_to(9), orphan);
	damaged(
		|| Paid::<Test>::mutate(HELD, |paid| paid.as_mut().unwrap().amount = 1),
		"a payment is not what was agreed",
	);
}

#[test]
fn finds_an_approval_that_was_not_asked_for() {
	let orphan = "an approval has no accepted agreement";
	let move_to = |to| Approvals::<Test>::insert(to, Approvals::<Test>::take(HELD));
	damaged(|| move_to(OFFERED), orphan);
	damaged(|| move_to(9), orphan);
	damaged(
		|| Approvals::<Test>::insert(HELD, crate::Approved::new()),
		"nobody approved, but a record says so",
	);
	damaged(
		|| {
			Approvals::<Test>::mutate(HELD, |approved| approved.try_insert(DAVE)).unwrap();
		},
		"a party approved that was not asked",
	);
}

#[test]
fn finds_a_secret_that_opens_nothing() {
	let orphan = "a secret has no accepted agreement";
	let move_to = |to| Revealed::<Test>::insert(to, Revealed::<Test>::take(HELD));
	damaged(|| move_to(OFFERED), orphan);
	damaged(|| move_to(9), orphan);
	let reveal = |number| Revealed::<Test>::mutate(HELD, |all| all.try_push(hash(number)).unwrap());
	damaged(|| reveal(1), "a secret came out twice");
	damaged(|| reveal(3), "a secret opens no lock of its agreement");
	damaged(
		|| Revealed::<Test>::insert(HELD, crate::Hashes::new()),
		"no secret is out, but a record says so",
	);
}

#[test]
fn finds_money_that_is_withheld_too_early() {
	let found = "a payment is withheld of an agreement that has not ended";
	let move_to = |to| Withheld::<Test>::insert(to, Withheld::<Test>::take(ENDED).unwrap());
	damaged(|| move_to(HELD), found);
	damaged(|| move_to(9), found);
}

#[test]
fn finds_holds_that_are_not_what_was_paid() {
	let found = "money on hold differs from the payments";
	damaged(|| Paid::<Test>::remove(HELD), found);
	damaged(|| Withheld::<Test>::remove(ENDED), found);
}

#[test]
fn finds_what_an_unaccepted_agreement_cannot_have() {
	damaged(
		|| damage(HELD, |agreement| agreement.status = Status::Offered),
		"a payment has no accepted agreement",
	);
}
