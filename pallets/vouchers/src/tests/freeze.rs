//! A voucher freezes with its evidence and with its batch, and thaws with them. Neither is stored.

use super::*;
use sp_runtime::{DispatchError, DispatchResult};

/// Everything that can be done with a voucher in its holder's hands.
const USES: [fn(VoucherId) -> DispatchResult; 4] = [
	|id| Vouchers::split(signed(ALICE), id, 3),
	|id| Vouchers::redeem(signed(ALICE), id, 3, claim_for(ALICE, Purpose::Scope2)),
	|id| Vouchers::redeem(signed(ALICE), id, 10, claim_for(ALICE, Purpose::Scope2)),
	|id| Vouchers::take(id, ALICE, AGREEMENT).map(|_| ()),
];

/// What an agreement can do with a voucher in its custody, beside giving it back.
const OUTCOMES: [fn(VoucherId) -> DispatchResult; 2] = [
	|id| Vouchers::deliver(id, AGREEMENT, BOB),
	|id| {
		let claim = claim_for(ALICE, Purpose::Scope2);
		<Vouchers as VoucherCustody>::redeem(id, AGREEMENT, claim, false).map(|_| ())
	},
];

/// Nothing works between `freeze` and `thaw`, and everything does after.
fn frozen_between(freeze: fn(VoucherId), error: fn() -> DispatchError, thaw: fn(VoucherId)) {
	for attempt in USES {
		build_and_execute(|| {
			let id = issue(ALICE, Policy::Unlimited, 10);
			freeze(id);
			assert_noop!(attempt(id), error());
			assert!(Vouchers::voucher_info(id).unwrap().frozen);
			thaw(id);
			assert!(!Vouchers::voucher_info(id).unwrap().frozen);
			assert_ok!(attempt(id));
		});
	}
	for outcome in OUTCOMES {
		build_and_execute(|| {
			let id = issue(ALICE, Policy::Unlimited, 10);
			assert_ok!(Vouchers::take(id, ALICE, AGREEMENT));
			freeze(id);
			assert_noop!(outcome(id), error());
			assert_eq!(status(id), VoucherStatus::InCustody(AGREEMENT));
			thaw(id);
			assert_ok!(outcome(id));
		});
	}
}

#[test]
fn r19_contested_evidence_freezes_a_voucher_until_it_is_upheld() {
	frozen_between(contest, || Error::<Test>::EvidenceContested.into(), uphold);
}

#[test]
fn r20_a_frozen_batch_freezes_a_voucher_until_it_is_unfrozen() {
	frozen_between(|_| World::freeze(0), || FROZEN, |_| World::unfreeze(0));
}

#[test]
fn r19_all_vouchers_of_contested_evidence_are_frozen_and_no_others() {
	build_and_execute(|| {
		let (id, other) = (issue(ALICE, Policy::Once, 10), issue(ALICE, Policy::Once, 10));
		assert_ok!(Vouchers::split(signed(ALICE), id, 3));
		contest(id);
		for frozen in [id, FIRST_SPLIT] {
			let split = Vouchers::split(signed(ALICE), frozen, 1);
			assert_noop!(split, Error::<Test>::EvidenceContested);
		}
		assert_ok!(Vouchers::split(signed(ALICE), other, 1));
	});
}

#[test]
fn r20_a_frozen_voucher_is_given_back() {
	for frozen in [contest as fn(VoucherId), |_| World::freeze(0)] {
		build_and_execute(|| {
			let id = issue(ALICE, Policy::Once, 10);
			assert_ok!(Vouchers::take(id, ALICE, AGREEMENT));
			frozen(id);
			assert_ok!(Vouchers::give_back(id, AGREEMENT));
			assert!(Vouchers::voucher_info(id).unwrap().frozen);
		});
	}
}

#[test]
fn r19_a_redemption_is_marked_while_its_evidence_is_contested() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::redeem(signed(ALICE), id, 10, claim_for(ALICE, Purpose::Scope2)));
		contest(id);
		let info = Vouchers::voucher_info(id).unwrap();
		assert_eq!(info.voucher.status, VoucherStatus::Redeemed(0));
		assert_eq!((info.frozen, info.revoked), (true, false));
		uphold(id);
		assert!(!Vouchers::voucher_info(id).unwrap().frozen);
	});
}
