//! Verification touches no more than the caller counted.

use crate::{mock::*, tests::steps::*, Error, MAX_ADJACENT};
use frame_support::{assert_ok, storage::with_storage_layer};
use proptest::prelude::*;
use verdigrid_primitives::{
	certificate::TradeClass,
	traits::{Effort, VoucherBacking},
};
use verdigrid_test_support::assert_noop;

const VOUCHER: u64 = 7;

/// Three pledged bundles of two certificates, and a free one of four.
fn with_pledges(test: impl FnOnce()) {
	ExtBuilder.with_ten(TradeClass::TRADABLE, || {
		for first in [1, 3, 5] {
			let (owner, until) = (signed(OWNER), START + 9);
			assert_ok!(Certificates::pledge(owner, 0, first, 2, BUYER_ID, trade_ref(), until));
		}
		test();
	});
}

/// What is left of an effort that delivers so many certificates.
fn left(units: u32, mut effort: Effort) -> Effort {
	let backing = backing(range(1, units), OWNER_ID, BUYER_ID, VOUCHER);
	assert_ok!(Certificates::back_voucher(backing, &mut effort));
	assert_ok!(Certificates::pay_deposits(&effort));
	effort
}

/// An effort that is too small, and what is left of it.
fn too_small(units: u32, mut effort: Effort, left: (u32, u32, u32)) {
	let backing = backing(range(1, units), OWNER_ID, BUYER_ID, VOUCHER);
	let mut deliver = || with_storage_layer(|| Certificates::back_voucher(backing, &mut effort));
	assert_noop!(deliver(), Error::<Test>::BeyondEffort);
	assert_eq!((effort.bundles, effort.pledges, effort.splits), left);
	assert_eq!(effort.owed, None);
}

const fn effort(bundles: u32, pledges: u32, splits: u32) -> Effort {
	Effort { bundles, pledges, splits, owed: None, settles: None }
}

const fn nothing() -> Effort {
	Effort { settles: Some(0), ..effort(0, 0, 0) }
}

#[test]
fn a_trade_counts_the_bundles_pledges_and_splits_that_it_touches() {
	with_pledges(|| {
		let Effort { bundles, pledges, splits, owed, .. } = left(8, effort(9, 8, 7));
		assert_eq!((bundles, pledges, splits), (5, 5, 6));
		assert_eq!(owed.map(|lot| (lot.id, lot.payer, lot.deposits)), Some((3, BUYER_ID, 1)));
	});
	with_pledges(|| assert_eq!(left(2, effort(1, 1, 0)), nothing()));
	with_pledges(|| assert_eq!(left(10, effort(4, 3, 0)), nothing()));
}

#[test]
fn what_was_counted_stays_counted_when_a_trade_fails() {
	with_pledges(|| {
		too_small(8, effort(0, 9, 9), (0, 9, 9));
		too_small(8, effort(3, 9, 9), (0, 9, 9));
		too_small(8, effort(9, 2, 9), (5, 0, 9));
		too_small(8, effort(9, 9, 0), (5, 6, 0));
	});
}

#[test]
fn the_effort_of_one_trade_is_enough_for_every_trade() {
	let most = MAX_ADJACENT as u32;
	let of_one = Effort::of_one_trade();
	assert_eq!((of_one.bundles, of_one.pledges, of_one.splits), (most, most, 1));
	ExtBuilder.with_project(|| {
		assert_ok!(issue_of(TradeClass::TRADABLE, january(), 20 * MWH));
		for first in 1..=most {
			let units = if first == most { 5 } else { 1 };
			let (owner, until) = (signed(OWNER), START + 9);
			assert_ok!(Certificates::pledge(owner, 0, first, units, BUYER_ID, trade_ref(), until));
		}
		let left = left(most + 1, of_one);
		assert_eq!((left.bundles, left.pledges, left.splits), (0, 0, 0));
	});
}

#[test]
fn more_bundles_than_a_voucher_can_have_are_refused_as_such_whatever_was_counted() {
	ExtBuilder.with_ten(TradeClass::TRADABLE, || {
		for first in 1..=9 {
			assert_ok!(Certificates::split(signed(OWNER), 0, first, 1));
		}
		for bundles in [8, 100] {
			let backing = backing(range(1, 9), OWNER_ID, BUYER_ID, VOUCHER);
			let mut effort = effort(bundles, 0, 0);
			assert_noop!(
				Certificates::back_voucher(backing, &mut effort),
				Error::<Test>::TooManyBundles
			);
			assert_eq!(effort.bundles, bundles - 8);
		}
	});
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

	#[test]
	fn a_trade_splits_one_bundle_at_most(
		cuts in prop::collection::vec(1..6_u32, 0..MAX_ADJACENT),
		units in 1..100_u32,
	) {
		ExtBuilder.with_project(|| {
			assert_ok!(issue_of(TradeClass::TRADABLE, january(), 100 * MWH));
			let mut first = 1;
			for units in cuts {
				assert_ok!(Certificates::split(signed(OWNER), 0, first, units));
				first += units;
			}
			let before = layout();
			let touched = before.iter().filter(|(first, _)| *first <= units).count() as u32;
			let left = left(units, Effort::of_one_trade());
			let added = layout().len() - before.len();
			assert!(added <= 1);
			assert_eq!(1 - left.splits, added as u32);
			assert_eq!(MAX_ADJACENT as u32 - left.bundles, touched);
		});
	}
}
