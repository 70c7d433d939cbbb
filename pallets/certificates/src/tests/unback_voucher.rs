//! Certificates behind a voucher go back to where verification found them.

use crate::{
	history::History, mock::*, tests::steps::*, types::Bundle, DepositLots, Error, Event, Holdings,
	Pledges, MAX_ADJACENT,
};
use frame_support::{assert_ok, storage::with_storage_layer};
use proptest::prelude::*;
use sp_runtime::DispatchResult;
use std::collections::BTreeMap;
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, Lock, TradeClass},
	party::PartyId,
	traits::{Redeeming, VoucherBacking},
	voucher::VoucherId,
};
use verdigrid_test_support::{assert_err, assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;
const N: TradeClass = TradeClass::NON_TRADABLE;
const VOUCHER: VoucherId = 7;

fn back(first: u32, units: u32, voucher: VoucherId) -> DispatchResult {
	back_voucher(backing(range(first, units), OWNER_ID, BUYER_ID, voucher))
}

fn unback(first: u32, units: u32, voucher: VoucherId) -> DispatchResult {
	with_storage_layer(|| Certificates::unback_voucher(range(first, units), voucher))
}

fn redeem(range: CertificateRange, voucher: VoucherId, matched: PartyId) -> DispatchResult {
	Certificates::redeem_voucher(redeeming(range, voucher, matched)).map(|_| ())
}

/// Pledges the first certificates of the owner's bundle that starts here.
fn pledge(first: u32, units: u32) -> DispatchResult {
	let until = START + 9;
	Certificates::pledge(signed(OWNER), 0, first, units, BUYER_ID, trade_ref(), until)
}

/// A bundle that is free and knows nothing of vouchers.
fn free_bundle(units: u32, holder: PartyId, traded: bool) -> Bundle {
	let (state, history) = (BundleState::Active, History::of(traded));
	Bundle { units, holder, state, history, lot: None }
}

/// A bundle of batch 0, whatever deposit is held for it.
fn goods(first: u32) -> Bundle {
	Bundle { lot: None, ..bundle(first) }
}

fn unbacked(range: CertificateRange, to: PartyId) -> RuntimeEvent {
	Event::VoucherUnbacked { voucher: VOUCHER, range, to }.into()
}

#[test]
fn r18_what_was_delivered_goes_back_to_the_seller() {
	for class in [T, N, free()] {
		ExtBuilder.with_ten(class, || {
			assert_ok!(back(1, 4, VOUCHER));
			assert_ok!(unback(1, 4, VOUCHER));
			assert_eq!(goods(1), free_bundle(4, OWNER_ID, false));
			assert!(Holdings::<Test>::contains_key(OWNER_ID, 0));
			assert!(!Holdings::<Test>::contains_key(BUYER_ID, 0));
			let totals = Certificates::batch_info(0).unwrap().totals;
			assert_eq!((totals.active, totals.behind_vouchers), (10, 0));
			assert_eq!(last_event(), unbacked(range(1, 4), OWNER_ID));
		});
	}
}

#[test]
fn r18_what_the_buyer_had_bought_before_stays_the_buyers() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		assert_ok!(back(1, 4, VOUCHER));
		assert_ok!(unback(1, 4, VOUCHER));
		assert_eq!(goods(1), free_bundle(4, BUYER_ID, true));
	});
}

#[test]
fn r18_what_was_pledged_goes_back_to_the_seller_and_is_pledged_no_more() {
	ExtBuilder.with_ten(N, || {
		assert_ok!(pledge(1, 6));
		assert_ok!(back(1, 4, VOUCHER));
		assert_ok!(unback(1, 4, VOUCHER));
		assert_eq!(goods(1), free_bundle(4, OWNER_ID, false));
		assert_eq!(bundle(5).state, BundleState::Locked(Lock::Pledge(0)));
		assert_eq!(Pledges::<Test>::get(0).unwrap().range, range(5, 2));
		Clock::set(START + 9);
		assert_ok!(Certificates::release_pledge(signed(OWNER), 0));
		assert_eq!(held(OWNER).1, 0);
	});
}

#[test]
fn r18_what_was_handed_over_since_goes_back_to_where_verification_found_it() {
	ExtBuilder.with_ten(free(), || {
		assert_ok!(back(1, 4, VOUCHER));
		assert_ok!(Certificates::hand_over(range(1, 4), VOUCHER, OTHER_ID));
		assert_ok!(unback(1, 4, VOUCHER));
		assert_eq!(goods(1), free_bundle(4, OWNER_ID, false));
		assert!(!Holdings::<Test>::contains_key(OTHER_ID, 0));
	});
}

#[test]
fn r18_each_bundle_goes_back_to_its_own() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 2, BUYER_ID));
		assert_ok!(pledge(3, 3));
		assert_ok!(back(1, 8, VOUCHER));
		System::reset_events();
		assert_ok!(unback(1, 8, VOUCHER));
		assert_eq!(goods(1), free_bundle(2, BUYER_ID, true));
		assert_eq!(goods(3), free_bundle(3, OWNER_ID, false));
		assert_eq!(goods(6), free_bundle(3, OWNER_ID, false));
		let events: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
		let expected = [
			unbacked(range(1, 2), BUYER_ID),
			unbacked(range(3, 3), OWNER_ID),
			unbacked(range(6, 3), OWNER_ID),
		];
		assert_eq!(events, expected);
	});
}

#[test]
fn r18_up_to_eight_bundles_go_back_at_once() {
	let most = MAX_ADJACENT as u32;
	ExtBuilder.with_ten(T, || {
		for first in 1..=most {
			assert_ok!(Certificates::split(signed(OWNER), 0, first, 1));
		}
		assert_ok!(back(1, most, VOUCHER));
		assert_ok!(back(most + 1, 1, VOUCHER));
		assert_noop!(unback(1, most + 1, VOUCHER), Error::<Test>::TooManyBundles);
		assert_ok!(unback(1, most, VOUCHER));
		assert_ok!(unback(most + 1, 1, VOUCHER));
		for _ in 1..=most + 1 {
			assert_ok!(Certificates::merge(signed(OWNER), 0, 1));
		}
		assert_eq!(goods(1), free_bundle(10, OWNER_ID, false));
	});
}

#[test]
fn r18_works_for_frozen_and_expired_certificates() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(back(1, 4, VOUCHER));
		freeze();
		Clock::set(valid_until());
		assert_ok!(unback(1, 4, VOUCHER));
		unfreeze();
		assert_ok!(Certificates::merge(signed(OWNER), 0, 1));
	});
}

#[test]
fn r18_works_whatever_became_of_seller_and_buyer() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(back(1, 4, VOUCHER));
		World::lapse(OWNER_ID);
		World::lapse(BUYER_ID);
		assert_ok!(unback(1, 4, VOUCHER));
		assert_eq!(goods(1), free_bundle(4, OWNER_ID, false));
	});
}

#[test]
fn r18_what_was_redeemed_stays_redeemed() {
	ExtBuilder.with_ten(N, || {
		assert_ok!(back(1, 10, VOUCHER));
		assert_ok!(redeem(range(1, 4), VOUCHER, BUYER_ID));
		let redeemed = bundle(1);
		assert_noop!(unback(1, 4, VOUCHER), Error::<Test>::LockMismatch);
		assert_noop!(unback(1, 10, VOUCHER), Error::<Test>::LockMismatch);
		assert_ok!(unback(5, 6, VOUCHER));
		assert_eq!(bundle(1), redeemed);
		assert_eq!(goods(5), free_bundle(6, OWNER_ID, false));
	});
}

#[test]
fn r18_what_went_back_can_be_delivered_again_behind_another_voucher() {
	for class in [T, N] {
		ExtBuilder.with_ten(class, || {
			assert_ok!(back(1, 4, VOUCHER));
			assert_ok!(unback(1, 4, VOUCHER));
			let again = backing(range(1, 10), OWNER_ID, OTHER_ID, VOUCHER + 1);
			assert_ok!(back_voucher(again));
			assert_noop!(unback(1, 10, VOUCHER), Error::<Test>::LockMismatch);
			assert_ok!(redeem(range(1, 10), VOUCHER + 1, OTHER_ID));
		});
	}
}

#[test]
fn only_what_is_behind_this_voucher_goes_back() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(back(1, 4, VOUCHER));
		let mismatch = || Error::<Test>::LockMismatch;
		assert_noop!(unback(1, 4, VOUCHER + 1), mismatch());
		assert_noop!(unback(1, 5, VOUCHER), mismatch());
		assert_noop!(unback(5, 6, VOUCHER), mismatch());
		assert_ok!(unback(1, 4, VOUCHER));
		assert_noop!(unback(1, 4, VOUCHER), mismatch());
	});
}

#[test]
fn a_range_starts_where_a_bundle_starts_and_lies_in_the_batch() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(back(1, 10, VOUCHER));
		assert_noop!(unback(1, 0, VOUCHER), Error::<Test>::NoUnits);
		assert_noop!(unback(2, 1, VOUCHER), Error::<Test>::UnknownBundle);
		assert_noop!(unback(1, 11, VOUCHER), Error::<Test>::UnknownBundle);
		assert_noop!(unback(1, u32::MAX, VOUCHER), Error::<Test>::UnknownBundle);
		let other = CertificateRange { batch: 1, first: 1, units: 1 };
		let other = Certificates::unback_voucher(other, VOUCHER);
		assert_err!(other, Error::<Test>::UnknownBatch);
	});
}

#[test]
fn a_part_goes_back_and_the_rest_stays_behind_the_voucher() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(back(1, 6, VOUCHER));
		assert_ok!(unback(1, 4, VOUCHER));
		assert_eq!(layout(), vec![(1, 4), (5, 2), (7, 4)]);
		assert_eq!(bundle(5).state, BundleState::Locked(Lock::Voucher(VOUCHER)));
		assert_eq!(bundle(5).delivery().unwrap().from, OWNER_ID);
	});
}

#[test]
fn r26_what_went_back_is_merged_and_whoever_paid_gets_the_deposit_back() {
	ExtBuilder.with_ten(T, || {
		// The one that has the trade verified pays for the seller's rest, the buyer for its own.
		let mut delivery = backing(range(1, 6), OWNER_ID, BUYER_ID, VOUCHER);
		delivery.payer = OTHER_ID;
		assert_ok!(back_voucher(delivery));
		assert_ok!(Certificates::relabel(range(1, 2), VOUCHER, VOUCHER + 1));
		assert_eq!((held(OWNER).0, held(BUYER).0, held(OTHER).0), (0, BUNDLE, BUNDLE));

		assert_ok!(unback(1, 2, VOUCHER + 1));
		assert_ok!(unback(3, 4, VOUCHER));
		assert_eq!((held(OWNER).0, held(BUYER).0, held(OTHER).0), (0, BUNDLE, BUNDLE));
		assert_ok!(Certificates::merge(signed(OWNER), 0, 1));
		assert_ok!(Certificates::merge(signed(OWNER), 0, 1));
		assert_eq!(layout(), vec![(1, 10)]);
		for account in [OWNER, BUYER, OTHER] {
			assert_eq!((held(account), wealth(account)), ((0, 0), ENDOWMENT));
		}
		assert_eq!(DepositLots::<Test>::iter().count(), 0);
	});
}

/// Whose each certificate of batch 0 is, and whether it has changed hands.
fn ownership() -> BTreeMap<u32, (PartyId, bool)> {
	Certificates::bundles_of(0)
		.flat_map(|(first, bundle)| {
			let of = (bundle.holder, bundle.is_traded());
			(first..first + bundle.units).map(move |unit| (unit, of))
		})
		.collect()
}

/// How verification finds a bundle.
#[derive(Clone, Copy, Debug)]
enum Found {
	Sellers,
	Pledged,
	Buyers,
}

/// What happens to a voucher before it is undone.
#[derive(Clone, Copy, Debug)]
enum Use {
	Split,
	HandOver(PartyId),
	RedeemPart,
}

fn found() -> impl Strategy<Value = Found> {
	prop_oneof![Just(Found::Sellers), Just(Found::Pledged), Just(Found::Buyers)]
}

fn use_of() -> impl Strategy<Value = Use> {
	prop_oneof![
		2 => Just(Use::Split),
		1 => (BUYER_ID..=OTHER_ID).prop_map(Use::HandOver),
		2 => Just(Use::RedeemPart),
	]
}

/// Makes bundles as verification is to find them, one after the other from 1; their sum.
fn lay_out(bundles: &[(u32, Found)]) -> u32 {
	let mut first = 1;
	for (units, found) in bundles {
		match found {
			Found::Sellers => done(Certificates::split(signed(OWNER), 0, first, *units)),
			Found::Pledged => done(pledge(first, *units)),
			Found::Buyers => {
				done(Certificates::transfer(signed(OWNER), 0, first, *units, BUYER_ID))
			}
		}
		first += units;
	}
	first - 1
}

/// Does it to the front of one of the vouchers. Whose certificates are once it is undone changes where
/// somebody hands over what it had before verification.
fn use_voucher(
	vouchers: &mut Vec<(VoucherId, CertificateRange)>,
	whose: &mut BTreeMap<u32, (PartyId, bool)>,
	what: Use,
	which: usize,
) {
	let Some(index) = which.checked_rem(vouchers.len()) else { return };
	let (id, range) = vouchers[index];
	let front = range.split_at(range.units / 2);
	match (what, front) {
		(Use::HandOver(to), _) => {
			let holder = bundle(range.first).holder;
			done(Certificates::hand_over(range, id, to));
			for unit in range.first..range.first + range.units {
				let was = whose.get_mut(&unit).unwrap();
				if was.0 == holder {
					*was = (to, true);
				}
			}
		}
		(Use::Split, Some((front, rest))) => {
			let new = vouchers.iter().map(|(id, _)| id + 1).max().unwrap();
			assert_ok!(Certificates::relabel(front, id, new));
			vouchers[index].1 = rest;
			vouchers.push((new, front));
		}
		(Use::RedeemPart, Some((front, rest))) => {
			assert_ok!(redeem(front, id, bundle(range.first).holder));
			vouchers[index].1 = rest;
		}
		(Use::RedeemPart, None) => {
			assert_ok!(redeem(range, id, bundle(range.first).holder));
			vouchers.remove(index);
		}
		(Use::Split, None) => {}
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

	#[test]
	fn r18_everything_but_what_was_redeemed_goes_back_to_where_it_was_found(
		bundles in prop::collection::vec((1..9_u32, found()), 1..=MAX_ADJACENT),
		uses in prop::collection::vec((use_of(), any::<usize>()), 0..12),
	) {
		ExtBuilder.with_project(|| {
			assert_ok!(issue_of(free(), january(), 100 * MWH));
			let units = lay_out(&bundles);
			let before = ownership();
			assert_ok!(back(1, units, VOUCHER));
			let mut vouchers = vec![(VOUCHER, range(1, units))];
			let mut whose = before;
			for (what, which) in uses {
				use_voucher(&mut vouchers, &mut whose, what, which);
				check();
			}
			let spent: u32 = units - vouchers.iter().map(|(_, range)| range.units).sum::<u32>();
			for (id, range) in vouchers {
				assert_ok!(Certificates::unback_voucher(range, id));
				check();
			}
			let totals = Certificates::batch_info(0).unwrap().totals;
			assert_eq!((totals.active, totals.redeemed), (100 - spent, spent));
			assert_eq!(totals.behind_vouchers, 0);
			let after = ownership();
			for (first, bundle) in Certificates::bundles_of(0) {
				for unit in first..first + bundle.units {
					let redeemed = matches!(bundle.state, BundleState::Redeemed(_));
					assert!(redeemed || after[&unit] == whose[&unit], "certificate {unit}");
				}
			}
		});
	}
}
