//! Undoing the vouchers of revoked evidence (R18).

use crate::{
	tests::*,
	types::{EvidenceInfo, MeteredEnergy},
	Error, Event, TradeRefs,
};
use frame_support::assert_ok;
use sp_core::H256;
use verdigrid_primitives::{
	certificate::{BundleState, Lock},
	evidence::EvidenceStatus,
	party::PartyId,
	traits::Tradable,
	voucher::VoucherStatus,
	Energy,
};

/// Verifies the trade of five certificates and revokes its evidence.
fn revoked() {
	assert_ok!(verify(good_trade()));
	revoke(0);
}

/// Whether all these certificates are free, the party's, and as often traded as stated.
fn are_free(numbers: impl IntoIterator<Item = u32>, holder: PartyId, traded: bool) -> bool {
	numbers.into_iter().all(|number| {
		let bundle = World::bundle_of(0, number);
		(bundle.holder, bundle.traded, bundle.state) == (holder, traded, BundleState::Active)
	})
}

fn unwound() -> Energy {
	Evidence::evidence(0).unwrap().unwound
}

#[test]
fn unwind_gives_certificates_and_energy_back() {
	test(|| {
		revoked();
		let before = Evidence::evidence(0).unwrap();
		assert_ok!(unwind(0));

		assert!(are_free(1..=5, GENERATOR, false));
		assert_eq!(allocated(), Energy::ZERO);
		let expected = EvidenceInfo { unwound: mwh(5), ..before };
		assert_eq!(Evidence::evidence(0), Some(expected));
		let (evidence, voucher) = (0, 0);
		let event = Event::Unwound { evidence, voucher, range: range(1, 5), energy: mwh(5) };
		assert_eq!(last_event(), event.into());
	});
}

#[test]
fn r18_anybody_may_unwind_whoever_is_active() {
	test(|| {
		revoked();
		for party in [BUYER, GENERATOR] {
			World::lapse(party);
		}
		assert_ok!(Evidence::unwind(signed(STRANGER), 0));
		assert!(are_free(1..=5, GENERATOR, false));
	});
}

#[test]
fn r18_certificates_that_the_buyer_had_bought_before_stay_the_buyer_s() {
	test(|| {
		assert_ok!(World::sell(range(1, 3), GENERATOR, BUYER));
		revoked();
		assert_ok!(unwind(0));
		assert!(are_free(1..=3, BUYER, true));
		assert!(are_free(4..=5, GENERATOR, false));
	});
}

#[test]
fn r18_certificates_that_were_pledged_return_free() {
	test(|| {
		World::pledge(range(1, 5), BUYER, H256::repeat_byte(1));
		revoked();
		assert_ok!(unwind(0));
		assert!(are_free(1..=5, GENERATOR, false));
	});
}

#[test]
fn r18_certificates_in_eight_bundles_return_together() {
	test(|| {
		(2..=8).for_each(|number| World::cut(0, number));
		assert_ok!(verify(trades(&[another(1, 1, 8)]).remove(0)));
		revoke(0);
		assert_ok!(unwind(0));
		assert!(are_free(1..=20, GENERATOR, false));
		assert_eq!(allocated(), Energy::ZERO);
	});
}

#[test]
fn r18_redeemed_units_keep_their_allocation() {
	test(|| {
		assert_ok!(verify(good_trade()));
		let redeemed = World::split_voucher(0, 2);
		redeem(redeemed);
		revoke(0);
		assert_noop!(unwind(redeemed), NOT_UNWINDABLE);
		assert_ok!(unwind(0));
		assert_eq!((allocated(), unwound()), (mwh(2), mwh(3)));
		assert!(are_free(3..=5, GENERATOR, false));
		assert_eq!(World::bundle_of(0, 2).state, BundleState::Locked(Lock::Voucher(redeemed)));
	});
}

#[test]
fn r18_each_voucher_of_the_evidence_is_unwound_alone() {
	test(|| {
		assert_ok!(verify(good_trade()));
		let parts = [World::split_voucher(0, 1), World::split_voucher(0, 2), 0];
		revoke(0);
		for (voucher, (left, back)) in parts.into_iter().zip([(4, 1), (2, 3), (0, 5)]) {
			assert_ok!(unwind(voucher));
			assert_eq!((allocated(), unwound()), (mwh(left), mwh(back)));
		}
		assert!(are_free(1..=20, GENERATOR, false));
	});
}

#[test]
fn r18_unwound_energy_can_be_allocated_again() {
	test(|| {
		let mut leaves = trades(&[another(1, 1, 10), another(2, 11, 5)]).into_iter();
		assert_ok!(verify(leaves.next().unwrap()));
		let next = leaves.next().unwrap();
		assert_noop!(verify(next.clone()), Error::<Test>::ConsumptionExceeded);
		revoke(0);
		assert_noop!(verify(next.clone()), Error::<Test>::ConsumptionExceeded);
		assert_ok!(unwind(0));
		assert_ok!(verify(next));
		assert_eq!(allocated(), mwh(5));
	});
}

#[test]
fn r18_unwound_certificates_can_back_another_trade() {
	test(|| {
		let mut leaves = trades(&[another(1, 1, 5), another(2, 1, 5)]).into_iter();
		assert_ok!(verify(leaves.next().unwrap()));
		let next = leaves.next().unwrap();
		revoke(0);
		assert_noop!(verify(next.clone()), NOT_DELIVERABLE);
		assert_ok!(unwind(0));
		assert_ok!(verify(next));
		assert_eq!(World::bundle_of(0, 1).state, BundleState::Locked(Lock::Voucher(1)));
	});
}

#[test]
fn r04_unwinding_forgets_neither_leaf_nor_reading_nor_reference() {
	test(|| {
		let trade = good_trade();
		let (trade_ref, leaf) = names(&trade);
		assert_ok!(verify(trade.clone()));
		let fixed = Evidence::metered(&gen(), JANUARY).unwrap();
		revoke(0);
		assert_ok!(unwind(0));
		assert_eq!(TradeRefs::<Test>::get(trade_ref), Some(0));
		assert_eq!(Evidence::evidence(0).unwrap().leaf, leaf);
		let freed = MeteredEnergy { allocated: Energy::ZERO, ..fixed };
		assert_eq!(Evidence::metered(&gen(), JANUARY), Some(freed));
		assert_noop!(verify(trade), Error::<Test>::TradeRefUsed);
	});
}

#[test]
fn r01_unwinding_leaves_the_limit_of_the_first_use() {
	test(|| {
		revoked();
		Tolerance::set(&50_000);
		assert_ok!(unwind(0));
		let remaining = Evidence::remaining(usage(), JANUARY).unwrap();
		assert_eq!((remaining.limit, remaining.remaining), (mwh(12), mwh(12)));
	});
}

#[test]
fn r20_unwind_works_while_the_batch_is_frozen() {
	test(|| {
		revoked();
		World::freeze(0);
		assert_ok!(unwind(0));
		assert_eq!(allocated(), Energy::ZERO);
	});
}

#[test]
fn r18_unwind_needs_evidence_that_is_revoked() {
	test(|| {
		assert_ok!(verify(good_trade()));
		assert_noop!(unwind(0), NOT_UNWINDABLE);
		contest(0);
		assert_noop!(unwind(0), NOT_UNWINDABLE);
		assert_ok!(Evidence::uphold(root(), 0));
		assert_noop!(unwind(0), NOT_UNWINDABLE);
	});
}

#[test]
fn r18_unwind_undoes_nothing_that_is_redeemed_or_in_custody() {
	test(|| {
		revoked();
		for status in [VoucherStatus::Redeemed(0), VoucherStatus::InCustody(0)] {
			World::change_voucher(0, |voucher| voucher.status = status);
			assert_noop!(unwind(0), NOT_UNWINDABLE);
		}
		assert_eq!((allocated(), unwound()), (mwh(5), Energy::ZERO));
	});
}

#[test]
fn unwind_refuses_a_voucher_that_is_unwound() {
	test(|| {
		revoked();
		assert_ok!(unwind(0));
		assert_noop!(unwind(0), NOT_UNWINDABLE);
	});
}

#[test]
fn unwind_refuses_a_voucher_that_does_not_exist() {
	test(|| {
		revoked();
		assert_noop!(unwind(1), UNKNOWN_VOUCHER);
	});
}

#[test]
fn r18_unwinding_leaves_the_evidence_revoked() {
	test(|| {
		revoked();
		assert_ok!(unwind(0));
		assert_eq!(Evidence::evidence(0).unwrap().status, EvidenceStatus::Revoked);
	});
}
