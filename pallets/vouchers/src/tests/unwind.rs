//! Undoing vouchers whose evidence was revoked.

use super::*;
use verdigrid_primitives::{party::PartyId, traits::UnwoundVoucher};

fn revoked(policy: Policy) -> VoucherId {
	let id = issue(ALICE, policy, 10);
	revoke(id);
	id
}

/// Whether all of these certificates are free, `holder`'s, and as often traded as stated.
fn are_free(range: CertificateRange, holder: PartyId, traded: bool) -> bool {
	let (state, pledged_to, came_from) = (BundleState::Active, None, None);
	let free = Bundle { units: 1, holder, state, traded, pledged_to, came_from };
	World::units(range).iter().all(|unit| *unit == free)
}

#[test]
fn r18_unwind_gives_certificates_back_to_where_verification_found_them() {
	build_and_execute(|| {
		let id = revoked(Policy::Once);
		let before = known(id);
		let Voucher { evidence, range, energy, holder, .. } = before;
		assert_eq!(Vouchers::unwind(id), Ok(UnwoundVoucher { evidence, range, energy }));

		assert!(are_free(range, SELLER, false));
		assert_eq!(energy, Energy::from_wh(10 * FACE_VALUE));
		assert_eq!(known(id), Voucher { status: VoucherStatus::Unwound, ..before });
		let event = Event::Unwound { voucher: id, evidence, holder, range, energy };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn r18_unwind_leaves_with_the_buyer_what_it_had_bought_before() {
	build_and_execute(|| {
		let range = issue_batch(Policy::Once, 3);
		assert_ok!(World::hand(range, ALICE));
		let id = World::verify(range, SELLER, ALICE);
		revoke(id);
		assert_ok!(Vouchers::unwind(id));
		assert!(are_free(range, ALICE, true));
	});
}

#[test]
fn r18_unwind_takes_from_whoever_got_the_voucher_since() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Unlimited, 10);
		assert_ok!(Vouchers::take(id, ALICE, AGREEMENT));
		assert_ok!(Vouchers::deliver(id, AGREEMENT, BOB));
		revoke(id);
		assert_ok!(Vouchers::unwind(id));
		assert!(are_free(known(id).range, SELLER, false));
		assert_eq!(known(id).holder, BOB);
	});
}

/// What the former holder had bought before goes with its voucher.
#[test]
fn r18_unwind_leaves_with_whoever_got_the_voucher_what_the_buyer_had_bought_before() {
	build_and_execute(|| {
		let range = issue_batch(Policy::Unlimited, 3);
		assert_ok!(World::hand(range, ALICE));
		let id = World::verify(range, SELLER, ALICE);
		assert_ok!(Vouchers::take(id, ALICE, AGREEMENT));
		assert_ok!(Vouchers::deliver(id, AGREEMENT, BOB));
		revoke(id);
		assert_ok!(Vouchers::unwind(id));
		assert!(are_free(range, BOB, true));
	});
}

#[test]
fn r18_what_is_unwound_can_back_another_voucher() {
	for policy in [Policy::Once, Policy::DeliveryOnly, Policy::Unlimited] {
		build_and_execute(|| {
			let id = revoked(policy);
			assert_ok!(Vouchers::unwind(id));
			let again = World::verify(known(id).range, SELLER, BOB);
			assert_eq!(known(again).range, known(id).range);
			let claim = claim_for(BOB, Purpose::Scope2);
			assert_ok!(Vouchers::redeem(signed(BOB), again, 10, claim));
			assert_noop!(Vouchers::unwind(id), Error::<Test>::AlreadyUnwound);
		});
	}
}

#[test]
fn unwind_needs_a_voucher() {
	build_and_execute(|| {
		assert_noop!(Vouchers::unwind(0), Error::<Test>::UnknownVoucher);
		assert_noop!(Vouchers::unwind(u64::MAX), Error::<Test>::UnknownVoucher);
	});
}

#[test]
fn r18_unwind_needs_evidence_that_is_revoked() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		for status in [EvidenceStatus::Live, EvidenceStatus::Contested] {
			World::set_evidence(evidence_of(id), status);
			assert_noop!(Vouchers::unwind(id), Error::<Test>::EvidenceNotRevoked);
		}
		World::freeze(0);
		Clock::set(EXPIRY);
		assert_noop!(Vouchers::unwind(id), Error::<Test>::EvidenceNotRevoked);
		revoke(id);
		assert_ok!(Vouchers::unwind(id));
	});
}

#[test]
fn unwind_waits_for_the_end_of_custody() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::take(id, ALICE, AGREEMENT));
		assert_noop!(Vouchers::unwind(id), Error::<Test>::StillInCustody);
		revoke(id);
		assert_noop!(Vouchers::unwind(id), Error::<Test>::StillInCustody);
		assert!(Vouchers::is_dead(id));
		assert_ok!(Vouchers::give_back(id, AGREEMENT));
		assert_ok!(Vouchers::unwind(id));
	});
}

#[test]
fn r18_unwind_leaves_a_redemption_alone() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::redeem(signed(ALICE), id, 10, claim_for(ALICE, Purpose::Scope2)));
		assert_noop!(Vouchers::unwind(id), Error::<Test>::AlreadyRedeemed);
		revoke(id);
		assert_noop!(Vouchers::unwind(id), Error::<Test>::AlreadyRedeemed);
	});
}

#[test]
fn r18_of_a_voucher_redeemed_in_part_the_rest_is_unwound() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::redeem(signed(ALICE), id, 4, claim_for(ALICE, Purpose::Scope2)));
		let (redeemed, records) = (known(FIRST_SPLIT), redemptions());
		revoke(id);
		let rest = Vouchers::unwind(id).unwrap();

		assert_eq!(rest.range, CertificateRange { batch: 0, first: 5, units: 6 });
		assert_eq!(rest.energy, Energy::from_wh(6 * FACE_VALUE));
		assert!(are_free(rest.range, SELLER, false));
		let info = Vouchers::voucher_info(FIRST_SPLIT).unwrap();
		assert!(info.revoked);
		assert_eq!((info.voucher, redemptions()), (redeemed, records));
		assert_noop!(Vouchers::unwind(FIRST_SPLIT), Error::<Test>::AlreadyRedeemed);
	});
}

#[test]
fn r18_split_vouchers_are_unwound_one_by_one() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::split(signed(ALICE), id, 3));
		assert_ok!(Vouchers::split(signed(ALICE), id, 3));
		revoke(id);
		assert_eq!(
			Vouchers::unwind(FIRST_SPLIT + 1).unwrap().energy,
			Energy::from_wh(3 * FACE_VALUE)
		);
		assert_eq!(known(id).status, VoucherStatus::Active);
		assert_eq!(Vouchers::unwind(id).unwrap().energy, Energy::from_wh(4 * FACE_VALUE));
		assert_eq!(known(FIRST_SPLIT).status, VoucherStatus::Active);
		let of = |state: BundleState| {
			World::all_units().into_iter().filter(|unit| unit.state == state).count()
		};
		assert_eq!(of(BundleState::Active), 7);
		assert_eq!(of(BundleState::Locked(Lock::Voucher(FIRST_SPLIT))), 3);
		assert_ok!(Vouchers::unwind(FIRST_SPLIT));
	});
}

#[test]
fn r26_the_deposit_of_an_unwound_voucher_becomes_a_fee() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::split(signed(ALICE), id, 3));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - deposit(), deposit()));
		revoke(id);
		assert_ok!(Vouchers::unwind(id));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - deposit(), deposit()));
		assert_ok!(Vouchers::unwind(FIRST_SPLIT));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - deposit(), 0));
		assert_eq!(Deposits::<Test>::iter().count(), 0);
	});
}

#[test]
fn r24_unwind_takes_the_deposit_where_it_is_held() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Unlimited, 10);
		assert_ok!(Vouchers::split(signed(ALICE), id, 3));
		assert_ok!(Vouchers::take(FIRST_SPLIT, ALICE, AGREEMENT));
		assert_ok!(Vouchers::deliver(FIRST_SPLIT, AGREEMENT, BOB));
		let new_account = 50;
		World::rotate(ALICE, new_account);
		revoke(id);
		assert_ok!(Vouchers::unwind(FIRST_SPLIT));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - deposit(), 0));
		assert_eq!(money(account(BOB)), (ENDOWMENT, 0));
		assert_eq!(money(new_account), (0, 0));
	});
}

#[test]
fn r20_a_frozen_and_expired_voucher_is_unwound() {
	build_and_execute(|| {
		let id = revoked(Policy::Once);
		World::freeze(0);
		Clock::set(EXPIRY);
		assert_ok!(Vouchers::unwind(id));
	});
}

#[test]
fn r18_a_voucher_is_unwound_whatever_became_of_its_holder() {
	build_and_execute(|| {
		let id = revoked(Policy::Once);
		World::lapse(ALICE);
		assert_ok!(Vouchers::unwind(id));
	});
}

#[test]
fn unwound_is_final() {
	build_and_execute(|| {
		let id = revoked(Policy::Unlimited);
		assert_ok!(Vouchers::unwind(id));
		let after = known(id);
		assert_noop!(Vouchers::unwind(id), Error::<Test>::AlreadyUnwound);
		assert_noop!(Vouchers::split(signed(ALICE), id, 1), Error::<Test>::NotActive);
		let redeem = Vouchers::redeem(signed(ALICE), id, 10, claim_for(ALICE, Purpose::Voluntary));
		assert_noop!(redeem, Error::<Test>::NotActive);
		assert_noop!(Vouchers::take(id, ALICE, AGREEMENT), Error::<Test>::NotActive);
		assert_noop!(Vouchers::give_back(id, AGREEMENT), Error::<Test>::NotInCustody);
		assert_noop!(Vouchers::deliver(id, AGREEMENT, BOB), Error::<Test>::NotInCustody);
		assert_noop!(Vouchers::ensure_usable(id), Error::<Test>::EvidenceRevoked);
		assert_noop!(Vouchers::ensure_deliverable(id), Error::<Test>::EvidenceRevoked);
		assert!(Vouchers::is_dead(id));
		assert_eq!(known(id), after);
	});
}

#[test]
fn an_unwound_voucher_is_no_longer_listed_and_can_be_looked_up() {
	build_and_execute(|| {
		let id = revoked(Policy::Once);
		assert_eq!(listed(ALICE), [id]);
		assert_ok!(Vouchers::unwind(id));
		assert!(listed(ALICE).is_empty());
		let info = Vouchers::voucher_info(id).unwrap();
		assert_eq!(info.voucher.status, VoucherStatus::Unwound);
		assert_eq!((info.frozen, info.revoked, info.expired), (false, true, false));
	});
}
