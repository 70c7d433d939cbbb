//! Custody of vouchers.

use super::*;

fn in_custody(policy: Policy) -> VoucherId {
	let id = issue(ALICE, policy, 10);
	assert_ok!(Vouchers::take(id, ALICE, AGREEMENT));
	id
}

#[test]
fn take_keeps_the_holder() {
	build_and_execute(|| {
		let id = in_custody(Policy::Once);
		assert_eq!(status(id), VoucherStatus::InCustody(AGREEMENT));
		assert_eq!(Vouchers::voucher(id).unwrap().holder, ALICE);
		assert_eq!(listed(ALICE), [id]);
		let event = Event::TakenIntoCustody { voucher: id, agreement: AGREEMENT };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn take_is_for_the_holder_of_an_active_voucher() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_noop!(Vouchers::take(id, BOB, AGREEMENT), Error::<Test>::NotHolder);
		assert_noop!(Vouchers::take(id + 1, ALICE, AGREEMENT), Error::<Test>::UnknownVoucher);
		assert_ok!(Vouchers::take(id, ALICE, AGREEMENT));
		assert_noop!(Vouchers::take(id, ALICE, AGREEMENT), Error::<Test>::NotActive);
	});
}

#[test]
fn take_refuses_what_is_frozen_or_dead() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		contest(id);
		let take = Vouchers::take(id, ALICE, AGREEMENT);
		assert_noop!(take, Error::<Test>::EvidenceContested);
		uphold(id);
		Clock::set(EXPIRY);
		assert_noop!(Vouchers::take(id, ALICE, AGREEMENT), EXPIRED);
	});
}

#[test]
fn give_back_returns_to_the_holder() {
	build_and_execute(|| {
		let id = in_custody(Policy::Once);
		assert_ok!(Vouchers::give_back(id, AGREEMENT));
		assert_eq!(status(id), VoucherStatus::Active);
		assert_eq!(last_event(), Event::GivenBack { voucher: id, agreement: AGREEMENT });
	});
}

#[test]
fn r20_a_frozen_revoked_and_expired_voucher_is_given_back() {
	build_and_execute(|| {
		let id = in_custody(Policy::Once);
		World::freeze(0);
		revoke(id);
		Clock::set(EXPIRY);
		assert_eq!(status(id), VoucherStatus::InCustody(AGREEMENT));
		assert_ok!(Vouchers::give_back(id, AGREEMENT));
	});
}

#[test]
fn only_its_own_agreement_disposes_of_a_voucher() {
	build_and_execute(|| {
		let id = in_custody(Policy::Unlimited);
		let claim = claim_for(ALICE, Purpose::Voluntary);
		let other = AGREEMENT + 1;
		assert_noop!(Vouchers::give_back(id, other), Error::<Test>::NotInCustody);
		assert_noop!(Vouchers::deliver(id, other, BOB), Error::<Test>::NotInCustody);
		let redeem = <Vouchers as VoucherCustody>::redeem(id, other, claim, false);
		assert_noop!(redeem, Error::<Test>::NotInCustody);
		assert_noop!(Vouchers::give_back(id + 1, AGREEMENT), Error::<Test>::UnknownVoucher);
	});
}

#[test]
fn deliver_makes_another_party_the_holder() {
	build_and_execute(|| {
		let id = in_custody(Policy::Unlimited);
		assert_ok!(Vouchers::deliver(id, AGREEMENT, BOB));
		let voucher = Vouchers::voucher(id).unwrap();
		assert_eq!((voucher.holder, voucher.consumer), (BOB, ALICE));
		assert_eq!(voucher.status, VoucherStatus::Active);
		assert_eq!((listed(ALICE), listed(BOB)), (vec![], vec![id]));
		let agreement = AGREEMENT;
		assert_eq!(last_event(), Event::Delivered { voucher: id, agreement, from: ALICE, to: BOB });
	});
}

#[test]
fn deliver_obeys_the_policy() {
	build_and_execute(|| {
		for policy in [Policy::Once, Policy::DeliveryOnly] {
			let id = in_custody(policy);
			assert_noop!(Vouchers::deliver(id, AGREEMENT, BOB), NOT_ALLOWED);
			assert_noop!(Vouchers::ensure_deliverable(id), NOT_ALLOWED);
		}
		assert_ok!(Vouchers::ensure_deliverable(in_custody(Policy::Unlimited)));
		assert_noop!(Vouchers::ensure_deliverable(77), Error::<Test>::UnknownVoucher);
	});
}

#[test]
fn deliver_and_redeem_refuse_what_is_frozen_or_dead() {
	build_and_execute(|| {
		let id = in_custody(Policy::Unlimited);
		let redeem = || {
			let claim = claim_for(ALICE, Purpose::Voluntary);
			<Vouchers as VoucherCustody>::redeem(id, AGREEMENT, claim, false)
		};
		let cases = [
			(EvidenceStatus::Contested, Error::<Test>::EvidenceContested),
			(EvidenceStatus::Revoked, Error::<Test>::EvidenceRevoked),
		];
		for (evidence, error) in cases {
			World::set_evidence(evidence_of(id), evidence);
			assert_noop!(Vouchers::deliver(id, AGREEMENT, BOB), error);
			assert!(redeem().is_err());
			assert!(Vouchers::ensure_deliverable(id).is_err());
		}
		uphold(id);
		Clock::set(EXPIRY);
		assert_noop!(Vouchers::deliver(id, AGREEMENT, BOB), EXPIRED);
		assert_noop!(redeem(), EXPIRED);
	});
}

#[test]
fn redeem_out_of_custody_is_final() {
	build_and_execute(|| {
		let id = in_custody(Policy::Once);
		let claim = claim_for(BOB, Purpose::Voluntary);
		let redeem = <Vouchers as VoucherCustody>::redeem(id, AGREEMENT, claim, false);
		assert_eq!(redeem, Ok(0));
		assert_eq!(status(id), VoucherStatus::Redeemed(0));
		assert_noop!(Vouchers::give_back(id, AGREEMENT), Error::<Test>::NotInCustody);
	});
}

#[test]
fn r21_a_paid_redemption_for_another_is_a_move() {
	build_and_execute(|| {
		let id = in_custody(Policy::Once);
		let claim = claim_for(BOB, Purpose::Voluntary);
		assert_ok!(Vouchers::ensure_redeemable(id, &claim, false));
		assert_noop!(Vouchers::ensure_redeemable(id, &claim, true), NOT_ALLOWED);
		let redeem = <Vouchers as VoucherCustody>::redeem(id, AGREEMENT, claim, true);
		assert_noop!(redeem, NOT_ALLOWED);
	});
}

#[test]
fn ensure_redeemable_foretells_redeem() {
	build_and_execute(|| {
		let id = in_custody(Policy::Unlimited);
		let mut claim = claim_for(BOB, Purpose::Obligation);
		assert_noop!(Vouchers::ensure_redeemable(id, &claim, false), NOT_CONSUMER);
		claim.purpose = Purpose::Event;
		assert_ok!(Vouchers::ensure_redeemable(id, &claim, true));
		claim.to = claim.from;
		let ensure = Vouchers::ensure_redeemable(id, &claim, true);
		assert_noop!(ensure, CLAIM_REFUSED);
		let nobody = claim_for(77, Purpose::Event);
		assert_noop!(Vouchers::ensure_redeemable(id, &nobody, true), CLAIM_REFUSED);
		let claim = claim_for(BOB, Purpose::Event);
		assert_noop!(Vouchers::ensure_redeemable(77, &claim, true), Error::<Test>::UnknownVoucher);
		contest(id);
		let ensure = Vouchers::ensure_redeemable(id, &claim, true);
		assert_noop!(ensure, Error::<Test>::EvidenceContested);
	});
}

/// An issuer may be a side of the agreement: no freeze of its own lets it step back.
#[test]
fn r38_a_freeze_by_an_issuer_stops_no_agreement() {
	build_and_execute(|| {
		let delivered = in_custody(Policy::Unlimited);
		let redeemed = in_custody(Policy::Unlimited);
		let mine = issue(ALICE, Policy::Unlimited, 10);
		let claim = claim_for(ALICE, Purpose::Voluntary);
		let frozen = |id| {
			World::freeze_by_issuer(known(id).range.batch);
			assert_ok!(Vouchers::ensure_may_settle(id));
			assert_noop!(Vouchers::ensure_usable(id), FROZEN);
			id
		};
		assert_ok!(Vouchers::ensure_deliverable(frozen(delivered)));
		assert_ok!(Vouchers::deliver(delivered, AGREEMENT, BOB));
		assert_ok!(Vouchers::ensure_redeemable(frozen(redeemed), &claim, false));
		let redeem =
			<Vouchers as VoucherCustody>::redeem(redeemed, AGREEMENT, claim.clone(), false);
		assert_ok!(redeem);
		let alone = Vouchers::redeem(signed(ALICE), frozen(mine), 10, claim);
		assert_noop!(alone, FROZEN);
	});
}
