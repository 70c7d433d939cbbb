//! Splitting vouchers.

use super::*;

#[test]
fn split_cuts_the_first_certificates_off() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		let before = known(id);
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
		assert_eq!(known(FIRST_SPLIT), child);
		assert_eq!(known(id), rest);
		assert!(listed(ALICE).contains(&id) && listed(ALICE).contains(&FIRST_SPLIT));
		assert_eq!(last_event(), Event::Split { voucher: id, child: FIRST_SPLIT, units: 3 });
	});
}

#[test]
fn a_split_voucher_can_be_split_again() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::split(signed(ALICE), id, 9));
		assert_ok!(Vouchers::split(signed(ALICE), FIRST_SPLIT, 8));
		assert_eq!(known(FIRST_SPLIT + 1).parent, Some(FIRST_SPLIT));
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
		assert_eq!(known(id).range.units, 1);
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
		assert_eq!(Deposits::<Test>::get(FIRST_SPLIT).unwrap().account, account(ALICE));
	});
}

#[test]
fn split_needs_the_money_for_the_deposit() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		let poor = 1_000;
		World::rotate(ALICE, poor);
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
		assert_eq!(status(id), VoucherStatus::InCustody(7));
	});
}

#[test]
fn r20_a_frozen_or_dead_voucher_cannot_be_split() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		contest(id);
		assert_noop!(Vouchers::split(signed(ALICE), id, 3), Error::<Test>::EvidenceContested);
		revoke(id);
		assert_noop!(Vouchers::split(signed(ALICE), id, 3), Error::<Test>::EvidenceRevoked);
		uphold(id);
		World::freeze(0);
		assert_noop!(Vouchers::split(signed(ALICE), id, 3), FROZEN);
		World::unfreeze(0);
		Clock::set(EXPIRY);
		assert_noop!(Vouchers::split(signed(ALICE), id, 3), EXPIRED);
		Clock::set(EXPIRY - 1);
		assert_ok!(Vouchers::split(signed(ALICE), id, 3));
	});
}
