//! What can be read of vouchers.

use super::*;
use crate::{VoucherInfo, MAX_PAGE};

/// Frozen, revoked, expired.
fn marks(id: VoucherId) -> (bool, bool, bool) {
	let VoucherInfo { frozen, revoked, expired, .. } = Vouchers::voucher_info(id).unwrap();
	(frozen, revoked, expired)
}

#[test]
fn r20_marks_follow_evidence_batch_and_time() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		let stored = Vouchers::voucher(id);
		assert_eq!(marks(id), (false, false, false));
		contest(id);
		assert_eq!(marks(id), (true, false, false));
		revoke(id);
		assert_eq!(marks(id), (false, true, false));
		uphold(id);
		World::freeze(0);
		assert_eq!(marks(id), (true, false, false));
		Clock::set(EXPIRY - 1);
		assert_eq!(marks(id), (true, false, false));
		Clock::set(EXPIRY);
		assert_eq!(marks(id), (true, false, true));
		assert_eq!(Vouchers::voucher(id), stored);
	});
}

#[test]
fn there_is_nothing_to_say_of_an_unknown_voucher() {
	build_and_execute(|| {
		assert_eq!(Vouchers::voucher_info(0), None);
		assert_eq!(Vouchers::voucher(0), None);
		assert_noop!(Vouchers::ensure_usable(0), Error::<Test>::UnknownVoucher);
		assert!(Vouchers::is_dead(0));
	});
}

#[test]
fn frozen_is_not_dead() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		contest(id);
		World::freeze(0);
		assert!(!Vouchers::is_dead(id));
		assert_noop!(Vouchers::ensure_usable(id), Error::<Test>::EvidenceContested);
	});
}

#[test]
fn revoked_and_expired_are_dead() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		assert_ok!(Vouchers::ensure_usable(id));
		revoke(id);
		assert!(Vouchers::is_dead(id));
		uphold(id);
		Clock::set(EXPIRY - 1);
		assert!(!Vouchers::is_dead(id));
		Clock::set(EXPIRY);
		assert!(Vouchers::is_dead(id));
	});
}

#[test]
fn owned_lists_every_voucher_of_a_party_page_by_page() {
	build_and_execute(|| {
		let mine: Vec<_> = (0..5).map(|_| issue(ALICE, Policy::Once, 2)).collect();
		issue(BOB, Policy::Once, 2);
		let claim = claim_for(ALICE, Purpose::Event);
		assert_ok!(Vouchers::redeem(signed(ALICE), mine[0], 2, claim));
		assert!(matches!(Vouchers::voucher(mine[0]).unwrap().status, VoucherStatus::Redeemed(_)));

		let (mut pages, mut after) = (Vec::new(), None);
		loop {
			let page = Vouchers::owned(ALICE, after, 2);
			assert!(page.len() <= 2);
			let Some(last) = page.last() else { break };
			after = Some(*last);
			pages.extend(page);
		}
		pages.sort();
		assert_eq!(pages, mine);
	});
}

#[test]
fn owned_answers_with_no_more_than_a_page() {
	build_and_execute(|| {
		for _ in 0..=MAX_PAGE {
			issue(ALICE, Policy::Once, 1);
		}
		assert_eq!(Vouchers::owned(ALICE, None, u32::MAX).len(), MAX_PAGE as usize);
		assert!(Vouchers::owned(ALICE, None, 0).is_empty());
		assert!(Vouchers::owned(BOB, None, u32::MAX).is_empty());
	});
}
