//! Approving.

use super::*;

fn approved(agreement: AgreementId) -> Vec<PartyId> {
	Approvals::<Test>::get(agreement).into_iter().collect()
}

#[test]
fn approve_is_remembered() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[approvals(&[DAVE, CAROL], 2)]));
		assert_ok!(approve(CAROL, agreement));
		assert_eq!(approved(agreement), [CAROL]);
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		assert_eq!(last_event(), Event::Approved { agreement, party: CAROL });
	});
}

#[test]
fn r25_the_last_approval_releases_at_once() {
	build_and_execute(|| {
		let (voucher, agreement) = paid(terms(&[payment(), approvals(&[CAROL, DAVE], 2)]));
		assert_ok!(approve(DAVE, agreement));
		assert_ok!(approve(CAROL, agreement));
		ensure_swapped(voucher, agreement);
	});
}

#[test]
fn enough_approvals_need_not_be_all() {
	build_and_execute(|| {
		for first in PARTIES {
			for second in PARTIES.into_iter().filter(|party| *party != first) {
				let (voucher, agreement) = accepted(terms(&[approvals(&PARTIES, 2)]));
				assert_ok!(approve(first, agreement));
				assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
				assert_ok!(approve(second, agreement));
				assert_eq!(holder(voucher), BOB);
			}
		}
	});
}

#[test]
fn one_approval_counts_for_every_condition_that_names_the_party() {
	build_and_execute(|| {
		let conditions = [approvals(&[CAROL], 1), approvals(&[DAVE, CAROL], 1)];
		let (voucher, agreement) = accepted(terms(&conditions));
		assert_ok!(approve(CAROL, agreement));
		assert_eq!(holder(voucher), BOB);
		ensure_closed(agreement);
	});
}

#[test]
fn every_condition_counts_for_itself() {
	build_and_execute(|| {
		let conditions = [approvals(&[CAROL, DAVE], 2), approvals(&[DAVE, BOB], 1)];
		let (voucher, agreement) = accepted(terms(&conditions));
		assert_ok!(approve(BOB, agreement));
		assert_ok!(approve(CAROL, agreement));
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		assert_ok!(approve(DAVE, agreement));
		assert_eq!(holder(voucher), BOB);
	});
}

#[test]
fn r38_the_last_approval_releases_whatever_became_of_the_beneficiary() {
	build_and_execute(|| {
		for away in [World::lapse, World::suspend] {
			World::reinstate(BOB);
			let (voucher, agreement) = accepted(terms(&[approvals(&[CAROL], 1)]));
			away(BOB);
			assert_ok!(approve(CAROL, agreement));
			assert_eq!(stands(voucher), (BOB, VoucherStatus::Active));
		}
	});
}

#[test]
fn approve_is_for_the_parties_named() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[approvals(&[CAROL, DAVE], 2)]));
		for party in [ALICE, BOB] {
			assert_noop!(approve(party, agreement), Error::<Test>::NotApprover);
		}
		assert_noop!(approve(CAROL, agreement + 1), Error::<Test>::UnknownAgreement);
	});
}

#[test]
fn nobody_approves_where_nobody_has_to() {
	build_and_execute(|| {
		let (_, agreement) = accepted(arbitrated(&[payment()]));
		for party in PARTIES {
			assert_noop!(approve(party, agreement), Error::<Test>::NotApprover);
		}
	});
}

#[test]
fn r38_who_has_lapsed_approves_and_who_is_barred_does_not() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[approvals(&[CAROL, DAVE], 1)]));
		World::suspend(CAROL);
		assert_noop!(approve(CAROL, agreement), Error::<Test>::PartyBarred);
		World::lapse(CAROL);
		assert_ok!(approve(CAROL, agreement));
		assert_eq!(holder(voucher), BOB);
	});
}

#[test]
fn what_was_approved_counts_whatever_becomes_of_who_did() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[approvals(&[CAROL, DAVE], 2)]));
		assert_ok!(approve(CAROL, agreement));
		World::suspend(CAROL);
		assert_ok!(approve(DAVE, agreement));
		assert_eq!(holder(voucher), BOB);
	});
}

#[test]
fn a_party_approves_with_the_account_that_it_uses_now() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[approvals(&[CAROL, DAVE], 2)]));
		assert_ok!(approve(CAROL, agreement));
		World::rotate(CAROL, 51);
		let again = Escrow::approve(RuntimeOrigin::signed(51), agreement, hash_of(agreement));
		assert_noop!(again, Error::<Test>::AlreadyApproved);
		World::rotate(DAVE, 52);
		assert_ok!(Escrow::approve(RuntimeOrigin::signed(52), agreement, hash_of(agreement)));
		assert_eq!(holder(voucher), BOB);
	});
}

#[test]
fn a_party_approves_once() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[approvals(&[CAROL, DAVE], 2)]));
		assert_ok!(approve(CAROL, agreement));
		assert_noop!(approve(CAROL, agreement), Error::<Test>::AlreadyApproved);
	});
}

#[test]
fn approve_follows_acceptance() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[approvals(&[CAROL], 1)]));
		assert_noop!(approve(CAROL, agreement), Error::<Test>::NotAccepted);
	});
}

#[test]
fn approve_is_not_possible_in_a_dispute() {
	build_and_execute(|| {
		let (_, agreement) = disputed();
		assert_noop!(approve(CAROL, agreement), Error::<Test>::InDispute);
	});
}

#[test]
fn approve_ends_with_the_deadline() {
	build_and_execute(|| {
		let (voucher, first) = accepted(terms(&[approvals(&[CAROL], 1)]));
		let (_, second) = accepted(terms(&[approvals(&[CAROL], 1)]));
		Clock::set(DEADLINE - 1);
		assert_ok!(approve(CAROL, first));
		assert_eq!(holder(voucher), BOB);
		Clock::set(DEADLINE);
		assert_noop!(approve(CAROL, second), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn r38_an_approval_counts_although_the_voucher_is_frozen() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[approvals(&[CAROL], 1)]));
		freeze(voucher);
		Clock::set(DEADLINE - 1);
		assert_ok!(approve(CAROL, agreement));
		assert_eq!(approved(agreement), [CAROL]);
		Clock::set(DEADLINE);
		thaw(voucher);
		assert_ok!(Escrow::release(anyone(), agreement));
		assert_eq!(holder(voucher), BOB);
	});
}

#[test]
fn nobody_approves_for_a_dead_voucher() {
	build_and_execute(|| {
		let (voucher, agreement) = accepted(terms(&[approvals(&[CAROL], 1)]));
		revoke(voucher);
		assert_noop!(approve(CAROL, agreement), Error::<Test>::VoucherDead);
	});
}

#[test]
fn eight_conditions_take_the_approvals_of_sixty_four_parties() {
	build_and_execute(|| {
		let parties: Vec<PartyId> = (100..164).collect();
		parties.iter().for_each(|party| World::join(account(*party), *party, Roles::NONE));
		let conditions: Vec<_> = parties.chunks(8).map(|eight| approvals(eight, 8)).collect();
		let (voucher, agreement) = accepted(terms(&conditions));
		for party in &parties[..63] {
			assert_ok!(approve(*party, agreement));
		}
		assert_eq!(approved(agreement), parties[..63]);
		assert_ok!(approve(163, agreement));
		assert_eq!(holder(voucher), BOB);
		ensure_closed(agreement);
	});
}

#[test]
fn r12_approving_names_the_terms() {
	build_and_execute(|| {
		let agreed = terms(&[approvals(&[CAROL], 1)]);
		let (voucher, agreement) = accepted(agreed.clone());
		for other in [terms(&[]).hash(voucher, held(voucher), ALICE), Default::default()] {
			let approve = Escrow::approve(signed(CAROL), agreement, other);
			assert_noop!(approve, Error::<Test>::TermsMismatch);
		}
		assert_ok!(Escrow::approve(
			signed(CAROL),
			agreement,
			agreed.hash(voucher, held(voucher), ALICE)
		));
		assert_eq!(holder(voucher), BOB);
	});
}
