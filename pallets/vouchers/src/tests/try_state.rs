//! Every check finds the damage that it is for.

use super::*;
use crate::NextVoucher;
use sp_runtime::DispatchError;

/// Voucher 0 is whole; 1 is unwound, and its certificates are behind 2, from which 3 was split.
fn damaged(damage: impl FnOnce(), found: &'static str) {
	ext().execute_with(|| {
		issue(ALICE, Policy::Once, 5);
		let range = Vouchers::voucher_info(issue(ALICE, Policy::Once, 5)).unwrap().voucher.range;
		revoke(1);
		assert_ok!(Vouchers::unwind(1));
		World::verify(range, SELLER, ALICE);
		assert_ok!(Vouchers::split(signed(ALICE), 2, 2));
		assert_ok!(Vouchers::do_try_state());
		damage();
		assert_eq!(Vouchers::do_try_state(), Err(DispatchError::Other(found)));
	});
}

fn damage_voucher(id: VoucherId, damage: impl FnOnce(&mut Voucher)) {
	crate::Vouchers::<Test>::mutate(id, |voucher| damage(voucher.as_mut().unwrap()));
}

#[test]
fn finds_a_number_that_was_not_given_out() {
	damaged(|| NextVoucher::<Test>::put(3), "a voucher number is yet to come");
}

#[test]
fn finds_a_voucher_that_is_not_listed_with_its_holder() {
	damaged(|| Owned::<Test>::remove(ALICE, 1), "a holder misses its voucher");
	damaged(
		|| Owned::<Test>::insert(BOB, 0, ()),
		"a voucher is listed with a party that does not hold it",
	);
}

#[test]
fn finds_a_voucher_that_is_not_worth_its_certificates() {
	damaged(
		|| damage_voucher(0, |voucher| voucher.energy = Energy::from_wh(1)),
		"a voucher is not worth its certificates",
	);
	damaged(
		|| {
			damage_voucher(0, |voucher| {
				(voucher.range.units, voucher.energy) = (0, Energy::ZERO);
			})
		},
		"a voucher has no certificates",
	);
	damaged(|| damage_voucher(0, |voucher| voucher.range.batch = 9), "a batch is missing");
}

#[test]
fn finds_a_voucher_without_evidence() {
	damaged(
		|| damage_voucher(0, |voucher| voucher.evidence = 9),
		"a voucher's evidence is missing",
	);
}

#[test]
fn finds_a_voucher_that_was_unwound_although_its_evidence_stands() {
	let found = "a voucher was unwound whose evidence stands";
	for status in [EvidenceStatus::Live, EvidenceStatus::Contested] {
		damaged(|| World::set_evidence(evidence_of(1), status), found);
	}
	damaged(|| damage_voucher(0, |voucher| voucher.status = VoucherStatus::Unwound), found);
}

#[test]
fn finds_a_certificate_behind_two_vouchers() {
	damaged(
		|| damage_voucher(1, |voucher| voucher.status = VoucherStatus::Active),
		"a certificate is behind two vouchers",
	);
	damaged(
		|| damage_voucher(2, |voucher| voucher.range.first = 2),
		"a certificate is behind two vouchers",
	);
}

#[test]
fn finds_a_split_that_changed_more_than_the_range() {
	damaged(
		|| damage_voucher(3, |voucher| voucher.parent = Some(9)),
		"a voucher's parent is missing",
	);
	damaged(
		|| damage_voucher(0, |voucher| voucher.parent = Some(2)),
		"a voucher is older than its parent",
	);
	damaged(|| damage_voucher(3, |voucher| voucher.evidence = 0), "a split changed the evidence");
	damaged(|| damage_voucher(3, |voucher| voucher.consumer = BOB), "a split changed the consumer");
}

#[test]
fn finds_a_deposit_that_is_missing_or_left_over() {
	let found = "a deposit is missing or left over";
	let deposit = || Deposits::<Test>::get(3).unwrap();
	damaged(|| Deposits::<Test>::remove(3), found);
	damaged(|| Deposits::<Test>::insert(0, deposit()), found);
	damaged(|| Deposits::<Test>::insert(9, deposit()), "a deposit has no voucher");
	damaged(
		|| {
			revoke(3);
			damage_voucher(3, |voucher| voucher.status = VoucherStatus::Unwound);
		},
		found,
	);
}
