//! What is stored of vouchers, and what follows from evidence.

use super::*;
use frame_support::hypothetically;
use sp_runtime::ArithmeticError;
use verdigrid_primitives::party::PartyId;

#[test]
fn a_verified_trade_gives_its_buyer_a_voucher_that_is_not_stored() {
	build_and_execute(|| {
		let range = issue_batch(Policy::Once, 5);
		let id = World::verify(range, SELLER, ALICE);
		let expected = Voucher {
			holder: ALICE,
			evidence: id,
			range,
			energy: Energy::from_wh(5 * FACE_VALUE),
			period: PERIOD,
			consumer: ALICE,
			status: VoucherStatus::Active,
			parent: None,
		};
		assert_eq!(known(id), expected);
		assert!(!is_stored(id));
		assert_eq!(listed(ALICE), [id]);
		assert_eq!((events(), money(account(ALICE)).1), (vec![], 0));
	});
}

#[test]
fn a_voucher_has_the_number_of_its_evidence_and_a_split_gives_others() {
	build_and_execute(|| {
		let issued: Vec<_> = (3..6).map(|units| issue(ALICE, Policy::Once, units)).collect();
		assert_eq!(issued, [FIRST_VOUCHER, FIRST_VOUCHER + 1, FIRST_VOUCHER + 2]);
		for id in &issued {
			assert_eq!(known(*id).evidence, *id);
			assert_ok!(Vouchers::split(signed(ALICE), *id, 1));
		}
		for (child, parent) in (FIRST_SPLIT..).zip(issued) {
			let Voucher { evidence, parent: of, .. } = known(child);
			assert_eq!((evidence, of), (parent, Some(parent)));
		}
	});
}

#[test]
fn the_last_number_is_never_given_out_twice() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 5);
		hypothetically!({
			NextSplit::<Test>::put(u64::MAX);
			let split = Vouchers::split(signed(ALICE), id, 1);
			assert_noop!(split, ArithmeticError::Overflow);
		});
	});
}

#[test]
fn there_is_no_voucher_with_a_number_that_was_not_given_out() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 5);
		for unknown in [id - 1, id + 1, FIRST_SPLIT - 1, FIRST_SPLIT, u64::MAX] {
			assert_eq!(Vouchers::voucher(unknown), None);
		}
	});
}

#[test]
fn r05_a_voucher_is_worth_its_certificates_and_no_more() {
	build_and_execute(|| {
		for (batch, units) in (0..).zip([1, 5, 9]) {
			let range = issue_batch(Policy::Once, units);
			let face_value = Energy::from_wh(700_001);
			World::change_batch(batch, |info| info.face_value = face_value);
			let id = World::verify(range, SELLER, ALICE);
			assert_eq!(known(id).energy, face_value.checked_mul(units).unwrap());
		}
	});
}

/// What happens to a voucher is stored, until it is as its evidence says again.
#[test]
fn a_voucher_is_stored_while_it_is_not_what_its_evidence_says() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Unlimited, 10);
		let verified = known(id);
		let deliver = |to: PartyId| {
			let holder = known(id).holder;
			assert_ok!(Vouchers::take(id, holder, AGREEMENT));
			assert!(is_stored(id));
			assert_ok!(Vouchers::deliver(id, AGREEMENT, to));
		};
		assert_ok!(Vouchers::take(id, ALICE, AGREEMENT));
		assert!(is_stored(id));
		assert_ok!(Vouchers::give_back(id, AGREEMENT));
		assert!(!is_stored(id));
		deliver(BOB);
		assert!(is_stored(id));
		deliver(ALICE);
		assert!(!is_stored(id));
		assert_eq!(known(id), verified);
	});
}

#[test]
fn a_voucher_that_was_split_is_stored_also_when_it_is_given_back() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Unlimited, 10);
		assert_ok!(Vouchers::split(signed(ALICE), id, 4));
		for voucher in [id, FIRST_SPLIT] {
			assert!(is_stored(voucher));
			assert_ok!(Vouchers::take(voucher, ALICE, AGREEMENT));
			assert_ok!(Vouchers::give_back(voucher, AGREEMENT));
			assert!(is_stored(voucher));
		}
	});
}

#[test]
fn a_voucher_that_has_ended_stays_stored() {
	build_and_execute(|| {
		let (redeemed, unwound) = (issue(ALICE, Policy::Once, 2), issue(ALICE, Policy::Once, 2));
		let claim = claim_for(ALICE, Purpose::Voluntary);
		assert_ok!(Vouchers::redeem(signed(ALICE), redeemed, 2, claim));
		revoke(unwound);
		assert_ok!(Vouchers::unwind(unwound));
		assert!(is_stored(redeemed) && is_stored(unwound));
	});
}
