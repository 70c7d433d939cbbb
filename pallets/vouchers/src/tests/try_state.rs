//! Every check finds the damage that it is for.

use super::*;
use sp_runtime::DispatchError;

/// Is what its evidence says, and is not stored.
const WHOLE: VoucherId = FIRST_VOUCHER;
/// Is unwound. Its certificates are behind the next one.
const UNWOUND: VoucherId = FIRST_VOUCHER + 1;
/// Two vouchers were split from it.
const PARENT: VoucherId = FIRST_VOUCHER + 2;
const CHILD: VoucherId = FIRST_SPLIT;
const YOUNGER_CHILD: VoucherId = FIRST_SPLIT + 1;

fn damaged(damage: impl FnOnce(), found: &'static str) {
	ext().execute_with(|| {
		issue(ALICE, Policy::Once, 5);
		let range = known(issue(ALICE, Policy::Once, 5)).range;
		revoke(UNWOUND);
		assert_ok!(Vouchers::unwind(UNWOUND));
		World::verify(range, SELLER, ALICE);
		assert_ok!(Vouchers::split(signed(ALICE), PARENT, 2));
		assert_ok!(Vouchers::split(signed(ALICE), PARENT, 1));
		assert_ok!(Vouchers::do_try_state());
		damage();
		assert_eq!(Vouchers::do_try_state(), Err(DispatchError::Other(found)));
	});
}

fn damage_voucher(id: VoucherId, damage: impl FnOnce(&mut Voucher)) {
	let mut voucher = known(id);
	damage(&mut voucher);
	crate::Vouchers::<Test>::insert(id, voucher);
}

#[test]
fn finds_a_number_that_was_not_given_out() {
	damaged(|| NextSplit::<Test>::put(CHILD), "a voucher number is yet to come");
	damaged(|| NextSplit::<Test>::put(CHILD - 1), "splits give numbers of evidence");
}

#[test]
fn finds_a_number_of_the_wrong_kind() {
	let found = "a voucher has a number of the wrong kind";
	damaged(|| damage_voucher(CHILD, |voucher| voucher.parent = None), found);
	damaged(|| damage_voucher(WHOLE, |voucher| voucher.parent = Some(CHILD)), found);
	damaged(
		|| damage_voucher(WHOLE, |voucher| voucher.evidence = UNWOUND),
		"a voucher has another number than its evidence",
	);
}

#[test]
fn finds_a_voucher_that_is_stored_for_nothing() {
	damaged(|| damage_voucher(WHOLE, |_| ()), "a voucher is stored that follows from its evidence");
}

#[test]
fn finds_a_voucher_that_is_not_worth_its_certificates() {
	damaged(
		|| damage_voucher(WHOLE, |voucher| voucher.energy = Energy::from_wh(1)),
		"a voucher is not worth its certificates",
	);
	damaged(
		|| {
			damage_voucher(WHOLE, |voucher| {
				(voucher.range.units, voucher.energy) = (0, Energy::ZERO);
			})
		},
		"a voucher has no certificates",
	);
	damaged(|| damage_voucher(WHOLE, |voucher| voucher.range.batch = 9), "a batch is missing");
}

#[test]
fn finds_a_voucher_without_evidence() {
	let found = "a voucher's evidence is missing";
	damaged(|| damage_voucher(CHILD, |voucher| voucher.evidence = 9), found);
	damaged(|| World::remove_evidence(UNWOUND), found);
}

#[test]
fn finds_a_voucher_that_was_unwound_although_its_evidence_stands() {
	let found = "a voucher was unwound whose evidence stands";
	for status in [EvidenceStatus::Live, EvidenceStatus::Contested] {
		damaged(|| World::set_evidence(UNWOUND, status), found);
	}
	damaged(|| damage_voucher(WHOLE, |voucher| voucher.status = VoucherStatus::Unwound), found);
}

#[test]
fn finds_a_certificate_behind_two_vouchers() {
	let found = "a certificate is behind two vouchers";
	let held = VoucherStatus::InCustody(AGREEMENT);
	damaged(|| damage_voucher(UNWOUND, |voucher| voucher.status = held), found);
	damaged(|| damage_voucher(PARENT, |voucher| voucher.range.first = 2), found);
}

#[test]
fn finds_a_split_that_changed_more_than_the_range() {
	damaged(
		|| damage_voucher(CHILD, |voucher| voucher.parent = Some(9)),
		"a voucher's parent is missing",
	);
	damaged(
		|| damage_voucher(CHILD, |voucher| voucher.parent = Some(YOUNGER_CHILD)),
		"a voucher is older than its parent",
	);
	damaged(
		|| damage_voucher(CHILD, |voucher| voucher.evidence = WHOLE),
		"a split changed the evidence",
	);
	damaged(
		|| damage_voucher(CHILD, |voucher| voucher.consumer = BOB),
		"a split changed the consumer",
	);
	damaged(
		|| damage_voucher(CHILD, |voucher| voucher.range.batch = 0),
		"a split changed the batch",
	);
}

#[test]
fn finds_a_deposit_that_is_missing_or_left_over() {
	let found = "a deposit is missing or left over";
	let deposit = || Deposits::<Test>::get(CHILD).unwrap();
	damaged(|| Deposits::<Test>::remove(CHILD), found);
	damaged(|| Deposits::<Test>::insert(PARENT, deposit()), found);
	damaged(|| Deposits::<Test>::insert(WHOLE, deposit()), "a deposit has no voucher");
	damaged(|| Deposits::<Test>::insert(9, deposit()), "a deposit has no voucher");
	damaged(
		|| {
			revoke(CHILD);
			damage_voucher(CHILD, |voucher| voucher.status = VoucherStatus::Unwound);
		},
		found,
	);
}
