//! What can be read of vouchers.

use super::*;
use crate::{VoucherInfo, MAX_PAGE};
use verdigrid_primitives::{
	certificate::{BatchId, TradeClass},
	page::{Page, MAX_LOOKED},
	party::{MeterId, PartyId},
};

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

fn none() -> Page<VoucherId, (BatchId, u32)> {
	Page { items: vec![], next: None }
}

/// All pages of a party's vouchers, each of at most two.
fn pages(party: PartyId) -> Vec<Vec<VoucherId>> {
	let (mut pages, mut after) = (Vec::new(), None);
	loop {
		let Page { items, next } = Vouchers::owned(party, after, 2);
		pages.push(items);
		after = next;
		if next.is_none() {
			return pages;
		}
	}
}

#[test]
fn owned_lists_every_voucher_that_is_active_or_in_custody_page_by_page() {
	build_and_execute(|| {
		let mine: Vec<_> = (0..6).map(|_| issue(ALICE, Policy::Once, 2)).collect();
		issue(BOB, Policy::Once, 2);
		let claim = claim_for(ALICE, Purpose::Event);
		assert_ok!(Vouchers::redeem(signed(ALICE), mine[0], 2, claim));
		revoke(mine[1]);
		assert_ok!(Vouchers::unwind(mine[1]));
		assert_ok!(Vouchers::take(mine[2], ALICE, AGREEMENT));
		assert_ok!(Vouchers::split(signed(ALICE), mine[3], 1));

		let pages = pages(ALICE);
		assert!(pages.iter().all(|page| page.len() <= 2));
		let mut found = pages.concat();
		found.sort();
		assert_eq!(found, [mine[2], mine[3], mine[4], mine[5], FIRST_SPLIT]);
	});
}

#[test]
fn owned_lists_a_voucher_of_several_bundles_once() {
	build_and_execute(|| {
		let range = issue_batch(Policy::Once, 7);
		[2, 4, 6].into_iter().for_each(|number| World::cut(range.batch, number));
		let id = World::verify(range, SELLER, ALICE);
		assert_eq!(pages(ALICE).concat(), [id]);
		assert_ok!(Vouchers::split(signed(ALICE), id, 4));
		let mut found = pages(ALICE).concat();
		found.sort();
		assert_eq!(found, [id, FIRST_SPLIT]);
	});
}

#[test]
fn owned_answers_with_no_more_than_a_page() {
	build_and_execute(|| {
		for _ in 0..=MAX_PAGE {
			issue(ALICE, Policy::Once, 1);
		}
		let first = Vouchers::owned(ALICE, None, u32::MAX);
		assert_eq!(first.items.len(), MAX_PAGE as usize);
		let last = Vouchers::owned(ALICE, first.next, u32::MAX);
		assert_eq!((last.items.len(), last.next), (1, None));
		assert_eq!(Vouchers::owned(ALICE, None, 0).items.len(), 1);
		assert_eq!(Vouchers::owned(BOB, None, u32::MAX), none());
	});
}

/// Certificates that are behind no voucher are looked at too.
#[test]
fn owned_looks_at_no_more_bundles_than_it_says() {
	build_and_execute(|| {
		let meter = MeterId::new("G-1").unwrap();
		let free = World::batch_of(ALICE, &meter, TradeClass::TRADABLE, PERIOD, 1);
		(0..MAX_LOOKED as u64).for_each(|id| _ = World::issue_as(id, free.clone()));
		assert_eq!(Vouchers::owned(ALICE, None, 2), none());

		let id = issue(ALICE, Policy::Once, 1);
		let first = Vouchers::owned(ALICE, None, 2);
		assert!(first.items.is_empty() && first.next.is_some());
		let last = Page { items: vec![id], next: None };
		assert_eq!(Vouchers::owned(ALICE, first.next, 2), last);
	});
}
