//! Accepting agreements.

use super::*;

#[test]
fn accept_holds_the_agreement() {
	build_and_execute(|| {
		let (voucher, agreement) = opened(terms(&[payment()]));
		assert_ok!(accept(BOB, agreement));
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
			assert_eq!(stands(voucher), (BOB, VoucherStatus::Active));
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
		assert_eq!(claims(), [(voucher, claim_for(BOB), false)]);
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
			assert_noop!(accept(party, agreement), Error::<Test>::NotBeneficiary);
		}
		assert_noop!(
			Escrow::accept(signed(BOB), agreement + 1, hash_of(agreement)),
			Error::<Test>::UnknownAgreement
		);
		World::suspend(BOB);
		assert_noop!(accept(BOB, agreement), Error::<Test>::PartyNotActive);
	});
}

#[test]
fn r25_what_an_arbiter_may_have_to_decide_is_accepted_while_it_can_be_called() {
	build_and_execute(|| {
		let dispute_by = DEADLINE - RulingTime::get();
		let with_arbiter = Terms { arbiter: Some(CAROL), ..terms(&[waiting()]) };
		let (voucher, agreement) = opened(with_arbiter);
		let (_, without) = opened(terms(&[payment()]));
		Clock::set(dispute_by);
		assert_noop!(accept(BOB, agreement), Error::<Test>::NoTimeToRule);
		assert_ok!(accept(BOB, without));
		assert_ok!(Escrow::cancel(signed(ALICE), agreement));
		assert_eq!(stands(voucher), (ALICE, VoucherStatus::Active));
		Clock::set(dispute_by - 1);
		let (_, agreement) = opened(Terms { deadline: DEADLINE + 1, ..terms(&[payment()]) });
		assert_ok!(accept(BOB, agreement));
	});
}

#[test]
fn r13_a_deadline_does_not_come_while_the_chain_is_down() {
	build_and_execute(|| {
		SecondsPerBlock::set(&10);
		let begin = System::block_number();
		let (_, agreement) = opened(terms(&[payment()]));
		let last = begin + (DEADLINE - START) / 10;
		assert_eq!(Escrow::agreement(agreement).unwrap().deadline_block, last);
		Clock::set(DEADLINE);
		System::set_block_number(last - 1);
		assert_noop!(Escrow::reclaim(anyone(), agreement), Error::<Test>::TooEarly);
		assert_ok!(accept(BOB, agreement));
		System::set_block_number(last);
		assert_noop!(pay(BOB, agreement), Error::<Test>::DeadlinePassed);
		assert_ok!(Escrow::reclaim(anyone(), agreement));
	});
}

#[test]
fn r27_nobody_contracts_with_a_depositor_that_is_not_active() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[payment()]));
		World::suspend(ALICE);
		assert_noop!(accept(BOB, agreement), Error::<Test>::DepositorNotActive);
		World::reinstate(ALICE);
		assert_ok!(accept(BOB, agreement));
	});
}

#[test]
fn r38_both_sides_are_attested_beyond_the_deadline() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[payment()]));
		for side in [ALICE, BOB] {
			World::attest(side, DEADLINE);
			assert_noop!(accept(BOB, agreement), Error::<Test>::AttestationEndsFirst);
			World::attest(side, DEADLINE + 1);
		}
		assert_ok!(accept(BOB, agreement));
	});
}

#[test]
fn r38_who_has_lapsed_or_is_barred_does_not_accept() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[payment()]));
		for away in [World::lapse, World::suspend] {
			away(BOB);
			assert_noop!(accept(BOB, agreement), Error::<Test>::PartyNotActive);
			World::reinstate(BOB);
			away(ALICE);
			assert_noop!(accept(BOB, agreement), Error::<Test>::DepositorNotActive);
			World::reinstate(ALICE);
		}
		assert_ok!(accept(BOB, agreement));
	});
}

#[test]
fn r38_accepting_names_the_terms() {
	build_and_execute(|| {
		let (voucher, agreement) = opened(terms(&[payment()]));
		let hash = terms(&[payment()]).hash(voucher, held(voucher), ALICE);
		assert_eq!(hash_of(agreement), hash);
		let less = CertificateRange { units: held(voucher).units - 1, ..held(voucher) };
		let others = [
			terms(&[payment(), waiting()]).hash(voucher, held(voucher), ALICE),
			terms(&[payment()]).hash(voucher + 1, held(voucher), ALICE),
			terms(&[payment()]).hash(voucher, less, ALICE),
			terms(&[payment()]).hash(voucher, held(voucher), CAROL),
			Default::default(),
		];
		for other in others {
			let accept = Escrow::accept(signed(BOB), agreement, other);
			assert_noop!(accept, Error::<Test>::TermsMismatch);
		}
		assert_ok!(Escrow::accept(signed(BOB), agreement, hash));
	});
}

#[test]
fn r38_an_agreement_that_outlives_its_certificates_is_not_accepted() {
	build_and_execute(|| {
		let (_, agreement) = opened(terms(&[payment()]));
		let outlive = |deadline| {
			Agreements::<Test>::mutate(agreement, |agreement| {
				let agreement = agreement.as_mut().unwrap();
				agreement.terms.deadline = deadline;
				let (voucher, depositor) = (agreement.voucher, agreement.depositor);
				agreement.terms_hash = agreement.terms.hash(voucher, held(voucher), depositor);
			})
		};
		outlive(EXPIRY + 1);
		assert_noop!(accept(BOB, agreement), Error::<Test>::CertificatesEndFirst);
		outlive(EXPIRY);
		assert_ok!(accept(BOB, agreement));
	});
}

#[test]
fn accept_works_once() {
	build_and_execute(|| {
		let (_, agreement) = accepted(terms(&[payment()]));
		assert_noop!(accept(BOB, agreement), Error::<Test>::NotOffered);
	});
}

#[test]
fn accept_ends_with_the_deadline() {
	build_and_execute(|| {
		let (_, first) = opened(terms(&[payment()]));
		let (_, second) = opened(terms(&[payment()]));
		Clock::set(DEADLINE - 1);
		assert_ok!(accept(BOB, first));
		Clock::set(DEADLINE);
		assert_noop!(accept(BOB, second), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn nobody_is_bound_to_a_voucher_that_cannot_move() {
	build_and_execute(|| {
		let (voucher, agreement) = opened(terms(&[payment()]));
		freeze(voucher);
		assert_noop!(accept(BOB, agreement), Error::<Test>::VoucherFrozen);
		thaw(voucher);
		revoke(voucher);
		assert_noop!(accept(BOB, agreement), Error::<Test>::VoucherDead);
	});
}

#[test]
fn r38_nobody_is_bound_to_a_voucher_whose_batch_an_issuer_has_frozen() {
	build_and_execute(|| {
		let (voucher, agreement) = opened(terms(&[payment()]));
		freeze_by_issuer(voucher);
		assert_noop!(accept(BOB, agreement), Error::<Test>::VoucherFrozen);
		thaw(voucher);
		assert_ok!(accept(BOB, agreement));
	});
}
