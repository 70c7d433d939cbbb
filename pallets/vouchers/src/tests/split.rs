//! Splitting vouchers.

use crate::{mock::*, Deposits, Error, Event, Owned};
use frame_support::assert_ok;
use verdigrid_primitives::{
	certificate::{CertificateRange, Policy},
	evidence::EvidenceStatus,
	traits::VoucherCustody,
	voucher::{Voucher, VoucherStatus},
	Energy,
};
use verdigrid_test_support::assert_noop;

#[test]
fn split_cuts_the_first_certificates_off() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		let before = crate::Vouchers::<Test>::get(id).unwrap();
		assert_ok!(Vouchers::split(signed(ALICE), id, 3));

		let child = Voucher {
			range: CertificateRange { first: 1, units: 3, ..before.range },
			energy: Energy::from_wh(3 * FACE_VALUE),
			parent: Some(id),
			..before.clone()
		};
		let rest = Voucher {
			range: CertificateRange { first: 4, units: 7, ..before.range },
			energy: Energy::from_wh(7 * FACE_VALUE),
			..before
		};
		assert_eq!(crate::Vouchers::<Test>::get(id + 1), Some(child));
		assert_eq!(crate::Vouchers::<Test>::get(id), Some(rest));
		assert!(Owned::<Test>::contains_key(ALICE, id + 1));
		assert_eq!(last_event(), Event::Split { voucher: id, child: id + 1, units: 3 });
	});
}

#[test]
fn a_split_voucher_can_be_split_again() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::split(signed(ALICE), id, 9));
		assert_ok!(Vouchers::split(signed(ALICE), id + 1, 8));
		assert_eq!(crate::Vouchers::<Test>::get(id + 2).unwrap().parent, Some(id + 1));
	});
}

#[test]
fn split_leaves_at_least_one_certificate_on_either_side() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_noop!(Vouchers::split(signed(ALICE), id, 0), Error::<Test>::NoUnits);
		for units in [10, 11, u32::MAX] {
			let split = Vouchers::split(signed(ALICE), id, units);
			assert_noop!(split, Error::<Test>::UnitsOutOfRange);
		}
		assert_ok!(Vouchers::split(signed(ALICE), id, 1));
		assert_ok!(Vouchers::split(signed(ALICE), id, 8));
		assert_eq!(crate::Vouchers::<Test>::get(id).unwrap().range.units, 1);
	});
}

#[test]
fn r26_each_extra_voucher_takes_a_deposit() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::split(signed(ALICE), id, 3));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - deposit(), deposit()));
		assert_ok!(Vouchers::split(signed(ALICE), id, 3));
		assert_eq!(money(account(ALICE)), (ENDOWMENT - 2 * deposit(), 2 * deposit()));
		assert_eq!(Deposits::<Test>::get(id + 1).unwrap().account, account(ALICE));
	});
}

#[test]
fn split_needs_the_money_for_the_deposit() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		let poor = 1_000;
		set_party(ALICE, poor, true);
		let split = Vouchers::split(RuntimeOrigin::signed(poor), id, 3);
		assert_noop!(split, Error::<Test>::CannotPayDeposit);
	});
}

#[test]
fn split_is_for_the_holder() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_noop!(Vouchers::split(signed(BOB), id, 3), Error::<Test>::NotHolder);
		assert_noop!(Vouchers::split(signed(ALICE), id + 1, 3), Error::<Test>::UnknownVoucher);
	});
}

#[test]
fn split_refuses_a_voucher_in_custody() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::take(id, ALICE, 7));
		assert_noop!(Vouchers::split(signed(ALICE), id, 3), Error::<Test>::NotActive);
		let status = crate::Vouchers::<Test>::get(id).unwrap().status;
		assert_eq!(status, VoucherStatus::InCustody(7));
	});
}

#[test]
fn r20_a_frozen_or_dead_voucher_cannot_be_split() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		set_evidence(evidence_of(id), EvidenceStatus::Contested);
		assert_noop!(Vouchers::split(signed(ALICE), id, 3), Error::<Test>::EvidenceContested);
		set_evidence(evidence_of(id), EvidenceStatus::Revoked);
		assert_noop!(Vouchers::split(signed(ALICE), id, 3), Error::<Test>::EvidenceRevoked);
		set_evidence(evidence_of(id), EvidenceStatus::Live);
		freeze(0, true);
		assert_noop!(Vouchers::split(signed(ALICE), id, 3), "BatchFrozen");
		freeze(0, false);
		at(EXPIRY);
		assert_noop!(Vouchers::split(signed(ALICE), id, 3), "BatchExpired");
		at(EXPIRY - 1);
		assert_ok!(Vouchers::split(signed(ALICE), id, 3));
	});
}
