//! Redeeming vouchers.

use super::*;
use crate::{Call, MOST_BUNDLES};
use frame_support::dispatch::GetDispatchInfo;
use verdigrid_primitives::claim::{Beneficiary, Claim, Redemption};

fn redeem(voucher: VoucherId, units: u32) -> sp_runtime::DispatchResult {
	Vouchers::redeem(signed(ALICE), voucher, units, claim_for(ALICE, Purpose::Scope2))
}

fn named(purpose: Purpose) -> Claim {
	let name = b"Rivertown Works".to_vec().try_into().unwrap();
	Claim { beneficiary: Beneficiary::Name(name), ..claim_for(ALICE, purpose) }
}

/// A bundle has one certificate at least, so few certificates are in few bundles.
#[test]
fn r43_few_certificates_weigh_less_than_many() {
	let time_of = |voucher, units| {
		let claim = claim_for(ALICE, Purpose::Scope2);
		let call = Call::<Test>::redeem { voucher, units, claim };
		call.get_dispatch_info().call_weight.ref_time()
	};
	let time = |units| time_of(0, units);
	// It has one more deposit, which becomes a fee.
	assert!(time(1) <= time_of(FIRST_SPLIT, 1));
	assert!(time(1) < time(2));
	assert!(time(2) < time(MOST_BUNDLES));
	assert_eq!(time(MOST_BUNDLES), time(u32::MAX));
}

#[test]
fn redeem_retires_the_whole_voucher() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		let before = known(id);
		System::set_block_number(7);
		assert_ok!(redeem(id, 10));

		let status = VoucherStatus::Redeemed(0);
		let after = Voucher { status, ..before.clone() };
		assert_eq!(known(id), after);
		assert!(listed(ALICE).is_empty());
		let expected = Redemption {
			range: before.range,
			energy: before.energy,
			holder: ALICE,
			claim: claim_for(ALICE, Purpose::Scope2),
			matched: Some(ALICE),
			voucher: Some(id),
			at: START,
			block: 7,
		};
		assert_eq!(redemptions(), [expected]);
		let energy = before.energy;
		let event =
			Event::Redeemed { voucher: id, redemption: 0, holder: ALICE, units: 10, energy };
		assert_eq!(last_event(), event);
	});
}

#[test]
fn redeeming_a_part_retires_exactly_the_first_certificates() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(redeem(id, 4));

		let child = known(FIRST_SPLIT);
		assert_eq!(child.status, VoucherStatus::Redeemed(0));
		assert_eq!(child.range, CertificateRange { batch: 0, first: 1, units: 4 });
		assert_eq!(child.parent, Some(id));
		let rest = known(id);
		assert_eq!(rest.status, VoucherStatus::Active);
		assert_eq!(rest.range, CertificateRange { batch: 0, first: 5, units: 6 });
		assert_eq!(rest.energy, Energy::from_wh(6 * FACE_VALUE));
		assert_eq!(redemptions()[0].voucher, Some(FIRST_SPLIT));
		let redeemed = |unit: &Bundle| unit.state == BundleState::Redeemed(0);
		assert!(World::units(child.range).iter().all(redeemed));
		assert!(!World::units(rest.range).iter().any(redeemed));
		let energy = child.energy;
		let (voucher, holder) = (FIRST_SPLIT, ALICE);
		let expected = [
			Event::Split { voucher: id, child: FIRST_SPLIT, units: 4 },
			Event::Redeemed { voucher, redemption: 0, holder, units: 4, energy },
		];
		assert_eq!(events(), expected);
	});
}

#[test]
fn redeem_takes_from_one_to_all_certificates() {
	for policy in [Policy::Once, Policy::DeliveryOnly, Policy::Unlimited] {
		build_and_execute(|| {
			let id = issue(ALICE, policy, 10);
			assert_noop!(redeem(id, 0), Error::<Test>::NoUnits);
			for units in [11, u32::MAX] {
				assert_noop!(redeem(id, units), Error::<Test>::UnitsOutOfRange);
			}
			assert_ok!(redeem(id, 1));
			assert_noop!(redeem(id, 10), Error::<Test>::UnitsOutOfRange);
			assert_ok!(redeem(id, 9));
			assert_noop!(redeem(id, 0), Error::<Test>::NotActive);
			let energy = redemptions().into_iter().map(|redemption| redemption.energy.wh());
			assert_eq!(energy.collect::<Vec<_>>(), [FACE_VALUE, 9 * FACE_VALUE]);
		});
	}
}

#[test]
fn each_part_is_redeemed_for_a_claim_of_its_own_that_stays() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		let claims = [
			claim_for(ALICE, Purpose::Scope2),
			named(Purpose::ProductFootprint),
			Claim { from: PRODUCED + 5, to: PRODUCED + 6, ..named(Purpose::Event) },
		];
		for claim in &claims {
			assert_ok!(Vouchers::redeem(signed(ALICE), id, 3, claim.clone()));
		}
		let of = |redemption: Redemption| (redemption.range.first, redemption.claim);
		let kept: Vec<_> = redemptions().into_iter().map(of).collect();
		assert_eq!(kept, [1, 4, 7].into_iter().zip(claims).collect::<Vec<_>>());
		let left = known(id);
		assert_eq!((left.status, left.range.units), (VoucherStatus::Active, 1));
	});
}

#[test]
fn redeem_of_a_part_needs_the_price_of_its_record() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		let poor = 1_000;
		World::rotate(ALICE, poor);
		let redeem = |units| {
			let claim = claim_for(ALICE, Purpose::Scope2);
			Vouchers::redeem(RuntimeOrigin::signed(poor), id, units, claim)
		};
		assert_noop!(redeem(3), Error::<Test>::CannotPayDeposit);
		assert_ok!(redeem(10));
	});
}

/// An agreement has paid for the record already.
#[test]
fn r26_only_a_redemption_of_the_holder_s_own_pays_for_its_record() {
	build_and_execute(|| {
		let (own, agreed) = (issue(ALICE, Policy::Once, 10), issue(ALICE, Policy::Once, 10));
		World::charge_for_redemptions(ENDOWMENT);
		assert_noop!(redeem(own, 10), CANNOT_PAY);
		assert_ok!(Vouchers::take(agreed, ALICE, AGREEMENT));
		let claim = claim_for(ALICE, Purpose::Scope2);
		assert_ok!(<Vouchers as VoucherCustody>::redeem(agreed, AGREEMENT, claim, false));
		World::charge_for_redemptions(7);
		assert_ok!(redeem(own, 10));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - 7, 0));
	});
}

#[test]
fn r21_the_rules_for_beneficiaries_hold_for_a_part_too() {
	build_and_execute(|| {
		let bound = issue(ALICE, Policy::DeliveryOnly, 10);
		let redeem = |id, claim| Vouchers::redeem(signed(ALICE), id, 3, claim);
		for claim in [claim_for(BOB, Purpose::Voluntary), named(Purpose::Voluntary)] {
			assert_noop!(redeem(bound, claim), NOT_ALLOWED);
		}
		let once = issue(ALICE, Policy::Once, 10);
		for id in [bound, once] {
			assert_noop!(redeem(id, claim_for(BOB, Purpose::Obligation)), NOT_CONSUMER);
			assert_ok!(redeem(id, claim_for(ALICE, Purpose::Obligation)));
		}
		assert_ok!(redeem(once, claim_for(BOB, Purpose::Voluntary)));
		assert_ok!(redeem(once, named(Purpose::ProductFootprint)));
		let matched = redemptions().into_iter().map(|redemption| redemption.matched);
		assert!(matched.eq([Some(ALICE); 4]));
	});
}

#[test]
fn redemption_is_final() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(redeem(id, 10));
		assert_noop!(redeem(id, 10), Error::<Test>::NotActive);
		assert_noop!(Vouchers::split(signed(ALICE), id, 1), Error::<Test>::NotActive);
		assert_noop!(Vouchers::take(id, ALICE, 1), Error::<Test>::NotActive);
		assert_noop!(Vouchers::give_back(id, 1), Error::<Test>::NotInCustody);
	});
}

#[test]
fn redemption_by_another_party_is_refused() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		let claim = claim_for(BOB, Purpose::Voluntary);
		let redeem = Vouchers::redeem(signed(BOB), id, 10, claim);
		assert_noop!(redeem, Error::<Test>::NotHolder);
	});
}

#[test]
fn redeem_needs_a_voucher() {
	build_and_execute(|| {
		assert_noop!(redeem(0, 1), Error::<Test>::UnknownVoucher);
	});
}

#[test]
fn redeem_refuses_a_voucher_in_custody() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::take(id, ALICE, 7));
		assert_noop!(redeem(id, 10), Error::<Test>::NotActive);
	});
}

#[test]
fn redeem_refuses_a_claim_for_no_time() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		let from = PRODUCED;
		for to in [from, from - 1] {
			let claim = Claim { from, to, ..claim_for(ALICE, Purpose::Event) };
			for units in [3, 10] {
				let redeem = Vouchers::redeem(signed(ALICE), id, units, claim.clone());
				assert_noop!(redeem, CLAIM_REFUSED);
			}
		}
		let claim = Claim { from, to: from + 1, ..claim_for(ALICE, Purpose::Event) };
		assert_ok!(Vouchers::redeem(signed(ALICE), id, 10, claim));
	});
}

#[test]
fn r21_redeem_refuses_what_the_register_refuses_of_a_claim() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		let claim = claim_for(ALICE, Purpose::Event);
		let blank = Beneficiary::Name(b" ".to_vec().try_into().unwrap());
		for refused in [
			Claim { from: 0, to: PRODUCED, ..claim.clone() },
			Claim { beneficiary: blank, ..claim.clone() },
			claim_for(77, Purpose::Event),
			Claim { beneficiary: Beneficiary::Commitment(Default::default()), ..claim },
		] {
			for units in [3, 10] {
				let redeem = Vouchers::redeem(signed(ALICE), id, units, refused.clone());
				assert_noop!(redeem, CLAIM_REFUSED);
			}
		}
	});
}

#[test]
fn r20_a_frozen_or_dead_voucher_cannot_be_redeemed() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		contest(id);
		assert_noop!(redeem(id, 10), Error::<Test>::EvidenceContested);
		revoke(id);
		assert_noop!(redeem(id, 10), Error::<Test>::EvidenceRevoked);
		uphold(id);
		World::freeze(0);
		assert_noop!(redeem(id, 10), FROZEN);
		World::unfreeze(0);
		Clock::set(EXPIRY);
		assert_noop!(redeem(id, 10), EXPIRED);
		Clock::set(EXPIRY - 1);
		assert_ok!(redeem(id, 10));
	});
}

#[test]
fn r21_obligation_and_scope_2_need_the_matched_consumer() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Unlimited, 10);
		for purpose in [Purpose::Obligation, Purpose::Scope2] {
			for claim in [claim_for(BOB, purpose), named(purpose)] {
				let redeem = Vouchers::redeem(signed(ALICE), id, 1, claim);
				assert_noop!(redeem, NOT_CONSUMER);
			}
			let claim = claim_for(ALICE, purpose);
			assert_ok!(Vouchers::redeem(signed(ALICE), id, 1, claim));
		}
		for purpose in [Purpose::ProductFootprint, Purpose::Event, Purpose::Voluntary] {
			assert_ok!(Vouchers::redeem(signed(ALICE), id, 1, named(purpose)));
		}
	});
}

#[test]
fn r21_redeeming_for_another_obeys_the_policy() {
	build_and_execute(|| {
		let claim = claim_for(BOB, Purpose::Voluntary);
		let bound = issue(ALICE, Policy::DeliveryOnly, 2);
		let redeem = Vouchers::redeem(signed(ALICE), bound, 2, claim.clone());
		assert_noop!(redeem, NOT_ALLOWED);
		let once = issue(ALICE, Policy::Once, 2);
		assert_ok!(Vouchers::redeem(signed(ALICE), once, 2, claim));
		let own = claim_for(ALICE, Purpose::Voluntary);
		assert_ok!(Vouchers::redeem(signed(ALICE), bound, 2, own));
	});
}

#[test]
fn r21_the_matched_consumer_stays_when_the_voucher_changes_hands() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Unlimited, 2);
		assert_ok!(Vouchers::take(id, ALICE, 7));
		assert_ok!(Vouchers::deliver(id, 7, BOB));
		let own = claim_for(BOB, Purpose::Scope2);
		assert_noop!(Vouchers::redeem(signed(BOB), id, 1, own), NOT_CONSUMER);
		let of_consumer = claim_for(ALICE, Purpose::Scope2);
		assert_ok!(Vouchers::redeem(signed(BOB), id, 1, of_consumer));
		assert_eq!(redemptions()[0].matched, Some(ALICE));
		assert_eq!(redemptions()[0].holder, BOB);
	});
}

#[test]
fn r26_the_deposit_of_a_redeemed_voucher_becomes_a_fee() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(redeem(id, 4));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - deposit(), 0));
		assert_ok!(Vouchers::split(signed(ALICE), id, 2));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - 2 * deposit(), deposit()));
		assert_ok!(redeem(FIRST_SPLIT + 1, 2));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - 2 * deposit(), 0));
		assert_ok!(redeem(id, 4));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - 2 * deposit(), 0));
		assert_eq!(Deposits::<Test>::iter().count(), 0);
	});
}

#[test]
fn r24_the_deposit_is_taken_where_it_is_held() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Unlimited, 10);
		assert_ok!(Vouchers::split(signed(ALICE), id, 4));
		let new_account = 50;
		World::rotate(ALICE, new_account);
		let claim = claim_for(ALICE, Purpose::Scope2);
		assert_ok!(Vouchers::redeem(RuntimeOrigin::signed(new_account), FIRST_SPLIT, 4, claim));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - deposit(), 0));
		assert_eq!(money(new_account), (0, 0));
	});
}

#[test]
fn r18_a_redemption_stands_when_its_evidence_is_revoked() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(redeem(id, 10));
		revoke(id);
		let info = Vouchers::voucher_info(id).unwrap();
		assert_eq!(info.voucher.status, VoucherStatus::Redeemed(0));
		assert!(info.revoked);
	});
}
