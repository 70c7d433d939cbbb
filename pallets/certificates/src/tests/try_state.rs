//! Every check finds the damage that it is for.

use crate::{history::History, mock::*, tests::steps::*, *};
use frame_support::assert_ok;
use sp_runtime::DispatchError;
use verdigrid_primitives::certificate::{BundleState, Lock, TradeClass};

fn damaged(damage: impl FnOnce(), found: &'static str) {
	ExtBuilder.build().execute_with(|| {
		register_project();
		assert_ok!(issue_of(TradeClass::TRADABLE, january(), 10 * MWH + 5));
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 1, BUYER_ID));
		let owner = || signed(OWNER);
		assert_ok!(Certificates::pledge(owner(), 0, 2, 1, BUYER_ID, trade_ref(), START + 1));
		assert_ok!(Certificates::request_exchange(owner(), 0, 3, 1, CENTRE_ID));
		assert_ok!(Certificates::redeem(owner(), 0, 4, 1, own_claim(OWNER_ID)));
		assert_ok!(back_voucher(backing(range(5, 1), OWNER_ID, BUYER_ID, 1)));
		let issuer = || signed(ISSUER);
		assert_ok!(Certificates::withdraw(issuer(), 0, 6, 1, types::Reason::Issuing));
		assert_ok!(issue_of(TradeClass::TRADABLE, february(), MWH));
		assert_ok!(Certificates::freeze(issuer(), 1, types::Reason::Objection));
		assert_ok!(Certificates::do_try_state());
		damage();
		assert_eq!(Certificates::do_try_state(), Err(DispatchError::Other(found)));
	});
}

fn damage_bundle(first: u32, damage: impl FnOnce(&mut types::Bundle)) {
	let key = key::BundleKey::of(first);
	Bundles::<Test>::mutate(0, key, |bundle| damage(bundle.as_mut().unwrap()));
}

#[test]
fn finds_a_meter_without_a_project() {
	damaged(|| ProjectOf::<Test>::remove(meter()), "meter is not its project's");
}

#[test]
fn finds_a_batch_without_a_key() {
	damaged(
		|| BatchOf::<Test>::remove((project(), january(), TradeClass::TRADABLE)),
		"batch is not its key's",
	);
}

#[test]
fn finds_a_gap_between_bundles() {
	damaged(|| damage_bundle(7, |bundle| bundle.units -= 1), "bundles are not the batch");
	damaged(|| damage_bundle(4, |bundle| bundle.units += 1), "bundles overlap or leave a gap");
}

#[test]
fn finds_wrong_totals() {
	damaged(
		|| change_batch(0, |batch| batch.totals.active -= 1),
		"totals are not the sums of the bundles",
	);
}

#[test]
fn finds_holdings_that_do_not_count_the_bundles() {
	let error = "holdings do not count the bundles";
	damaged(|| Holdings::<Test>::remove(BUYER_ID, 0), error);
	damaged(|| Holdings::<Test>::insert(OTHER_ID, 0, 1), error);
	damaged(|| Holdings::<Test>::mutate(BUYER_ID, 0, |bundles| *bundles += 1), error);
}

#[test]
fn finds_a_voucher_without_an_origin() {
	damaged(
		|| damage_bundle(5, |bundle| bundle.history = History::Traded),
		"bundle behind a voucher has no origin",
	);
}

#[test]
fn finds_an_origin_where_there_is_no_voucher() {
	damaged(
		|| {
			let history = bundle(5).history;
			damage_bundle(7, |bundle| bundle.history = history);
		},
		"bundle behind no voucher has an origin",
	);
}

#[test]
fn finds_a_change_of_hands_that_is_not_told() {
	damaged(
		|| damage_bundle(5, |bundle| bundle.history = History::FoundUntraded { from: OWNER_ID }),
		"bundle has changed hands untold",
	);
}

#[test]
fn finds_a_pledge_that_differs_from_its_bundle() {
	damaged(
		|| Pledges::<Test>::mutate(0, |pledge| pledge.as_mut().unwrap().range.units = 2),
		"pledge is not a bundle",
	);
	damaged(|| Pledges::<Test>::remove(0), "pledged bundle without a pledge");
}

#[test]
fn finds_an_exchange_that_differs_from_its_bundle() {
	damaged(
		|| damage_bundle(3, |bundle| bundle.state = BundleState::Locked(Lock::Exchange(9))),
		"exchange is not a bundle",
	);
	damaged(|| Exchanges::<Test>::remove(0), "bundle in exchange without a request");
}

#[test]
fn finds_a_redemption_that_does_not_cover_its_bundles() {
	damaged(
		|| Redemptions::<Test>::mutate(0, |record| record.as_mut().unwrap().range.units = 2),
		"bundle is not redeemed",
	);
	damaged(
		|| Redemptions::<Test>::mutate(0, |record| record.as_mut().unwrap().energy = wh(1)),
		"redemption is not worth its certificates",
	);
	damaged(|| Redemptions::<Test>::remove(0), "redeemed bundle without a record");
}

#[test]
fn finds_energy_that_appears_or_disappears() {
	damaged(
		|| change_batch(0, |batch| batch.drawn = wh(10 * MWH)),
		"batch does not conserve energy",
	);
	damaged(
		|| Issued::<Test>::insert((meter(), january()), wh(1)),
		"issued is not what batches drew",
	);
	damaged(
		|| Carried::<Test>::remove((meter(), january())),
		"carried is not what batches carried",
	);
	damaged(
		|| Carry::<Test>::insert((project(), TradeClass::TRADABLE), wh(6)),
		"carry is not what the batches left",
	);
}

#[test]
fn finds_a_withdrawn_bundle_without_a_reason() {
	damaged(|| Withdrawals::<Test>::remove(0, 6), "bundle is withdrawn without a reason");
	damaged(
		|| {
			let withdrawal = Withdrawals::<Test>::get(0, 6).unwrap();
			Withdrawals::<Test>::insert(0, 7, withdrawal);
		},
		"withdrawal of no withdrawn bundle",
	);
}

#[test]
fn finds_a_frozen_batch_without_a_reason() {
	let found = "batch is frozen without a reason, or not frozen";
	damaged(|| Freezes::<Test>::remove(1), found);
	damaged(|| change_batch(1, |batch| batch.info.frozen = false), found);
	let of_no_batch = || {
		let freeze = Freezes::<Test>::get(1).unwrap();
		Freezes::<Test>::insert(2, freeze);
	};
	damaged(of_no_batch, "freeze of no batch");
}

/// The lot of bundle 7 of batch 0 counts this bundle too.
fn share_lot(batch: u64, first: u32) {
	let lot = bundle(7).lot;
	DepositLots::<Test>::mutate(lot.unwrap(), |lot| lot.as_mut().unwrap().left += 1);
	let key = key::BundleKey::of(first);
	Bundles::<Test>::mutate(batch, key, |bundle| bundle.as_mut().unwrap().lot = lot);
}

#[test]
fn finds_a_deposit_for_a_bundle_that_has_none() {
	damaged(|| share_lot(1, 1), "deposit for the bundle that a batch began with");
	damaged(|| share_lot(0, 6), "deposit for a bundle that has ended");
}

#[test]
fn finds_a_lot_that_does_not_count_its_bundles() {
	let found = "lot does not count its bundles";
	let change = |damage: fn(&mut DepositLotOf<Test>)| {
		let lot = bundle(7).lot.unwrap();
		DepositLots::<Test>::mutate(lot, |lot| damage(lot.as_mut().unwrap()));
	};
	damaged(|| change(|lot| lot.left += 1), found);
	damaged(|| change(|lot| lot.left = 0), found);
	damaged(|| DepositLots::<Test>::remove(bundle(7).lot.unwrap()), found);
	damaged(|| damage_bundle(7, |bundle| bundle.lot = None), "bundle without a deposit");
	damaged(|| DepositLots::<Test>::insert(99, lot(7).unwrap()), found);
	damaged(|| NextLot::<Test>::put(0), "lot number is not used up");
}

#[test]
fn finds_a_record_without_its_deposit() {
	for record in [types::PaidRecord::Pledge(0), types::PaidRecord::Exchange(0)] {
		damaged(|| RecordDeposits::<Test>::remove(record), "open record without a deposit");
		let misplaced = || {
			let deposit = RecordDeposits::<Test>::get(record).unwrap();
			RecordDeposits::<Test>::insert(types::PaidRecord::Pledge(9), deposit);
		};
		damaged(misplaced, "deposit for no open record");
	}
}
