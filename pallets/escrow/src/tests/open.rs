//! Opening agreements.

use super::*;
use crate::{Approved, Hashes, PaymentOf, MAX_APPROVERS, RELEASE_TIME};
use codec::{Encode, MaxEncodedLen};
use frame_support::traits::fungible::{InspectHold, Mutate};
use sp_runtime::ArithmeticError;

#[test]
fn open_takes_the_voucher_into_custody() {
	build_and_execute(|| {
		let terms = terms(&[payment()]);
		let (voucher, agreement) = opened(terms.clone());
		let stored = Agreements::<Test>::get(agreement).unwrap();
		assert_eq!((stored.voucher, stored.depositor), (voucher, ALICE));
		assert_eq!((&stored.terms, &stored.status), (&terms, &Status::Offered));
		assert_eq!(status(voucher), VoucherStatus::InCustody(agreement));
		assert_eq!(holder(voucher), ALICE);
		let (depositor, terms_hash) = (ALICE, hash_of(agreement));
		let event = Event::Opened { agreement, voucher, depositor, terms, terms_hash };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn r26_an_agreement_takes_a_deposit_from_who_opens_it() {
	build_and_execute(|| {
		opened(terms(&[]));
		let reason = HoldReason::Agreement.into();
		assert_eq!(Balances::balance_on_hold(&reason, &account(ALICE)), deposit());
		assert_eq!(money(NATIVE, account(ALICE)), (ENDOWMENT - deposit(), deposit()));
	});
}

#[test]
fn open_needs_the_money_for_the_deposit() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let poor = 1_000;
		World::rotate(ALICE, poor);
		let open = Escrow::open(RuntimeOrigin::signed(poor), voucher, terms(&[]));
		assert_noop!(open, Error::<Test>::CannotPayDeposit);
	});
}

#[test]
fn r38_opening_a_redemption_needs_the_price_of_its_record() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let open = || Escrow::open(signed(ALICE), voucher, redeeming(terms(&[])));
		let least = deposit() + RecordPrice::get();
		Balances::set_balance(&account(ALICE), least);
		assert_noop!(open(), Error::<Test>::CannotPayDeposit);
		Balances::set_balance(&account(ALICE), least + 1);
		assert_ok!(open());
	});
}

#[test]
fn open_is_for_the_holder_of_an_active_voucher() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		assert_noop!(Escrow::open(signed(CAROL), voucher, terms(&[])), NOT_HELD);
		assert_noop!(Escrow::open(signed(ALICE), voucher + 1, terms(&[])), UNKNOWN_VOUCHER);
		assert_ok!(Escrow::open(signed(ALICE), voucher, terms(&[])));
		assert_noop!(Escrow::open(signed(ALICE), voucher, terms(&[])), NOT_FREE);
	});
}

#[test]
fn open_refuses_a_voucher_that_is_frozen_or_dead() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		freeze(voucher);
		assert_noop!(Escrow::open(signed(ALICE), voucher, terms(&[])), FROZEN);
		thaw(voucher);
		revoke(voucher);
		assert_noop!(Escrow::open(signed(ALICE), voucher, terms(&[])), NOT_LIVE);
	});
}

#[test]
fn the_beneficiary_is_another_active_party() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let with = |beneficiary| Terms { beneficiary, ..terms(&[]) };
		let own = Escrow::open(signed(ALICE), voucher, with(ALICE));
		assert_noop!(own, Error::<Test>::BeneficiaryIsDepositor);
		let nobody = Escrow::open(signed(ALICE), voucher, with(77));
		assert_noop!(nobody, Error::<Test>::BeneficiaryNotActive);
		World::suspend(BOB);
		let suspended = Escrow::open(signed(ALICE), voucher, with(BOB));
		assert_noop!(suspended, Error::<Test>::BeneficiaryNotActive);
	});
}

#[test]
fn r25_the_deadline_lies_ahead_but_not_too_far() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let open = |deadline: Moment| {
			Escrow::open(signed(ALICE), voucher, Terms { deadline, ..terms(&[]) })
		};
		let latest = START + MaxDuration::get();
		assert_noop!(open(0), Error::<Test>::DeadlineInPast);
		assert_noop!(open(START), Error::<Test>::DeadlineInPast);
		assert_noop!(open(latest + 1), Error::<Test>::DeadlineTooFar);
		assert_noop!(open(Moment::MAX), Error::<Test>::DeadlineTooFar);
		hypothetically!({
			assert_ok!(open(START + 1));
		});
		assert_ok!(open(latest));
	});
}

#[test]
fn r38_an_arbiter_has_time_to_rule() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let open = |terms: TermsOf<Test>, deadline| {
			Escrow::open(signed(ALICE), voucher, Terms { deadline, ..terms })
		};
		let soon = START + RulingTime::get();
		assert_noop!(open(arbitrated(&[payment()]), soon), Error::<Test>::NoTimeToRule);
		hypothetically!({
			assert_ok!(open(terms(&[payment()]), soon));
		});
		assert_ok!(open(arbitrated(&[payment()]), soon + 1));
	});
}

#[test]
fn r25_waiting_ends_before_the_deadline() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let open = |moment| {
			let conditions = [Condition::NotBefore(0), Condition::NotBefore(moment)];
			Escrow::open(signed(ALICE), voucher, terms(&conditions))
		};
		assert_noop!(open(DEADLINE), Error::<Test>::NotBeforeTooLate);
		assert_noop!(open(Moment::MAX), Error::<Test>::NotBeforeTooLate);
		assert_ok!(open(DEADLINE - 1));
	});
}

#[test]
fn r38_the_deadline_is_at_most_the_end_of_the_certificates() {
	build_and_execute(|| {
		MaxDuration::set(&10_000);
		let voucher = issue(ALICE);
		let open = |deadline| {
			let terms = Terms { deadline, ..terms(&[]) };
			Escrow::open(signed(ALICE), voucher, terms)
		};
		assert_noop!(open(EXPIRY + 1), Error::<Test>::CertificatesEndFirst);
		assert_ok!(open(EXPIRY));
	});
}

#[test]
fn there_is_at_most_one_payment_among_at_most_eight_conditions() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let twice = Escrow::open(signed(ALICE), voucher, terms(&[payment(), payment()]));
		assert_noop!(twice, Error::<Test>::SeveralPayments);
		let mut conditions = vec![Condition::NotBefore(START); MAX_CONDITIONS as usize];
		conditions[7] = payment();
		assert_ok!(Escrow::open(signed(ALICE), voucher, terms(&conditions)));
		conditions.push(payment());
		assert!(crate::Conditions::try_from(conditions).is_err());
	});
}

#[test]
fn payment_is_in_an_allowed_asset() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let pay = |asset| terms(&[Condition::Payment { asset, amount: PRICE }]);
		let open = Escrow::open(signed(ALICE), voucher, pay(USD));
		assert_noop!(open, Error::<Test>::AssetNotAllowed);
		assert_ok!(Escrow::open(signed(ALICE), voucher, pay(NATIVE)));
	});
}

#[test]
fn payment_is_of_something() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let pay = |amount| terms(&[Condition::Payment { asset: CNY, amount }]);
		let open = Escrow::open(signed(ALICE), voucher, pay(0));
		assert_noop!(open, Error::<Test>::ZeroAmount);
		assert_ok!(Escrow::open(signed(ALICE), voucher, pay(1)));
	});
}

#[test]
fn r25_payment_could_reach_the_depositor() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let pay = |asset, amount| terms(&[Condition::Payment { asset, amount }]);
		let missing = Escrow::open(signed(ALICE), voucher, pay(MISSING, 5));
		assert_noop!(missing, Error::<Test>::NotReceivable);
		let endless = Escrow::open(signed(ALICE), voucher, pay(CNY, Balance::MAX));
		assert_noop!(endless, Error::<Test>::NotReceivable);
		block(ALICE, true);
		let blocked = Escrow::open(signed(ALICE), voucher, pay(CNY, PRICE));
		assert_noop!(blocked, Error::<Test>::NotReceivable);
	});
}

fn open_on(conditions: &[ConditionOf]) -> DispatchResult {
	Escrow::open(signed(ALICE), issue(ALICE), terms(conditions))
}

#[test]
fn the_arbiter_is_a_third_active_party() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let open = |arbiter| {
			let arbiter = Some(arbiter);
			Escrow::open(signed(ALICE), voucher, Terms { arbiter, ..terms(&[]) })
		};
		for side in [ALICE, BOB] {
			assert_noop!(open(side), Error::<Test>::ArbiterIsSide);
		}
		assert_noop!(open(77), Error::<Test>::ArbiterNotActive);
		World::suspend(DAVE);
		assert_noop!(open(DAVE), Error::<Test>::ArbiterNotActive);
		World::reinstate(DAVE);
		assert_ok!(open(DAVE));
	});
}

#[test]
fn r25_every_secret_opens_one_lock() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let open = |last| {
			let conditions: Vec<_> = (0..7).chain([last]).map(lock).collect();
			Escrow::open(signed(ALICE), voucher, terms(&conditions))
		};
		for known in [0, 6] {
			assert_noop!(open(known), Error::<Test>::DuplicateHashLock);
		}
		assert_ok!(open(7));
	});
}

#[test]
fn r25_a_lock_that_no_secret_opens_is_refused() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let open = |hash| {
			let conditions = [lock(1), Condition::HashLock(hash)];
			Escrow::open(signed(ALICE), voucher, terms(&conditions))
		};
		assert_noop!(open(H256::zero()), Error::<Test>::ZeroHashLock);
		assert_ok!(open(hash(2)));
	});
}

#[test]
fn r25_approvals_can_be_enough() {
	build_and_execute(|| {
		for (parties, threshold) in [
			(&[][..], 0),
			(&[][..], 1),
			(&[CAROL][..], 0),
			(&[CAROL][..], 2),
			(&PARTIES[..], 5),
			(&PARTIES[..], u32::MAX),
		] {
			let voucher = issue(ALICE);
			let open =
				Escrow::open(signed(ALICE), voucher, terms(&[approvals(parties, threshold)]));
			assert_noop!(open, Error::<Test>::ThresholdOutOfRange);
		}
		assert_ok!(open_on(&[approvals(&[CAROL], 1)]));
		assert_ok!(open_on(&[approvals(&PARTIES, 1)]));
		assert_ok!(open_on(&[approvals(&PARTIES, 4)]));
	});
}

#[test]
fn r25_every_condition_of_approvals_can_be_met() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let conditions = [approvals(&[CAROL], 1), payment(), approvals(&[DAVE], 2)];
		let open = Escrow::open(signed(ALICE), voucher, terms(&conditions));
		assert_noop!(open, Error::<Test>::ThresholdOutOfRange);
	});
}

#[test]
fn r25_no_party_counts_twice() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let open =
			|parties: &[_]| Escrow::open(signed(ALICE), voucher, terms(&[approvals(parties, 2)]));
		assert_noop!(open(&[CAROL, CAROL]), Error::<Test>::DuplicateApprover);
		assert_noop!(open(&[CAROL, DAVE, CAROL]), Error::<Test>::DuplicateApprover);
		assert_ok!(open(&[CAROL, DAVE]));
	});
}

#[test]
fn a_party_may_be_named_by_several_conditions() {
	build_and_execute(|| {
		assert_ok!(open_on(&[approvals(&[CAROL, DAVE], 1), approvals(&[DAVE, CAROL], 2)]));
	});
}

#[test]
fn r25_who_is_to_approve_is_active() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let open =
			|parties: &[_]| Escrow::open(signed(ALICE), voucher, terms(&[approvals(parties, 1)]));
		assert_noop!(open(&[CAROL, 77]), Error::<Test>::ApproverNotActive);
		World::suspend(DAVE);
		assert_noop!(open(&[CAROL, DAVE]), Error::<Test>::ApproverNotActive);
		assert_ok!(open(&[CAROL]));
	});
}

#[test]
fn r26_the_deposit_covers_an_agreement_at_its_largest() {
	build_and_execute(|| {
		let parties: Vec<_> = (0..MAX_APPROVERS).map(|index| 100 + index).collect();
		parties.iter().for_each(|party| World::join(account(*party), *party, Roles::NONE));
		let conditions = vec![approvals(&parties, MAX_APPROVERS); MAX_CONDITIONS as usize];
		let outcome = Outcome::RedeemFor(claim_for(BOB));
		let arbiter = Some(DAVE);
		let (_, agreement) = opened(Terms { outcome, arbiter, ..terms(&conditions) });
		let stored = Agreements::<Test>::get(agreement).unwrap().encoded_size();
		let payment = PaymentOf::<Test>::max_encoded_len();
		let lists = Approved::max_encoded_len() + Hashes::max_encoded_len();
		assert!(Escrow::footprint().size >= (stored + payment + lists) as u64);
		assert_eq!(money(NATIVE, account(ALICE)).1, deposit() + RecordPrice::get());
	});
}

#[test]
fn delivery_obeys_the_policy() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		set_policy(voucher, Policy::Once);
		assert_noop!(Escrow::open(signed(ALICE), voucher, terms(&[])), NOT_ALLOWED);
	});
}

#[test]
fn r21_redeeming_for_another_against_payment_is_a_move() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		set_policy(voucher, Policy::Once);
		let open = |conditions: &[_]| {
			let outcome = Outcome::RedeemFor(claim_for(BOB));
			Escrow::open(signed(ALICE), voucher, Terms { outcome, ..terms(conditions) })
		};
		assert_noop!(open(&[payment()]), NOT_ALLOWED);
		assert_ok!(open(&[]));
	});
}

#[test]
fn r21_obligation_and_scope_2_need_the_matched_consumer() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		for purpose in [Purpose::Obligation, Purpose::Scope2] {
			let mut claim = claim_for(BOB);
			claim.purpose = purpose;
			let terms = Terms { outcome: Outcome::RedeemFor(claim), ..terms(&[]) };
			assert_noop!(Escrow::open(signed(ALICE), voucher, terms), NOT_CONSUMER);
		}
	});
}

#[test]
fn the_last_number_is_never_given_out_twice() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		hypothetically!({
			NextAgreement::<Test>::put(u64::MAX);
			let open = Escrow::open(signed(ALICE), voucher, terms(&[]));
			assert_noop!(open, ArithmeticError::Overflow);
		});
	});
}

/// An applicant that is rejected is gone, and its claim could never be redeemed.
#[test]
fn r38_whom_a_claim_names_is_active() {
	build_and_execute(|| {
		let voucher = issue(ALICE);
		let open = |party| {
			let outcome = Outcome::RedeemFor(claim_for(party));
			Escrow::open(signed(ALICE), voucher, Terms { outcome, ..terms(&[]) })
		};
		assert_noop!(open(77), CLAIM_REFUSED);
		World::join(account(77), 77, Roles::NONE);
		World::lapse(77);
		assert_noop!(open(77), Error::<Test>::ClaimantNotActive);
		for away in [World::lapse, World::suspend] {
			away(CAROL);
			assert_noop!(open(CAROL), Error::<Test>::ClaimantNotActive);
		}
		World::reinstate(CAROL);
		assert_ok!(open(CAROL));
	});
}

#[test]
fn r38_there_is_time_to_release_before_the_certificates_end() {
	build_and_execute(|| {
		MaxDuration::set(&10_000);
		let voucher = issue(ALICE);
		let open = |moment| {
			let conditions = [Condition::NotBefore(0), Condition::NotBefore(moment)];
			let terms = Terms { deadline: EXPIRY, ..terms(&conditions) };
			Escrow::open(signed(ALICE), voucher, terms)
		};
		let last = EXPIRY - RELEASE_TIME;
		for late in [last + 1, EXPIRY - 1] {
			assert_noop!(open(late), Error::<Test>::NoTimeToRelease);
		}
		assert_ok!(open(last));
	});
}
