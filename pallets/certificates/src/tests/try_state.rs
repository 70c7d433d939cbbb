//! Every check finds the damage that it is for.

use crate::{mock::*, *};
use frame_support::assert_ok;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	certificate::{BundleState, Lock, TradeClass},
	traits::CertificateRegistry,
};

fn damaged(damage: impl FnOnce(), found: &'static str) {
	ExtBuilder.build().execute_with(|| {
		register_project();
		assert_ok!(issue_of(TradeClass::TRADABLE, january(), 10 * MWH + 5));
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 1, BUYER_ID));
		let owner = || signed(OWNER);
		assert_ok!(Certificates::pledge(owner(), 0, 2, 1, BUYER_ID, trade_ref(), START + 1));
		assert_ok!(Certificates::request_exchange(owner(), 0, 3, 1));
		assert_ok!(Certificates::redeem(owner(), 0, 4, 1, own_claim(OWNER_ID)));
		assert_ok!(Certificates::back_voucher(backing(range(5, 1), OWNER_ID, BUYER_ID, 1)));
		assert_ok!(Certificates::do_try_state());
		damage();
		assert_eq!(Certificates::do_try_state(), Err(DispatchError::Other(found)));
	});
}

fn damage_bundle(first: u32, damage: impl FnOnce(&mut types::Bundle)) {
	Bundles::<Test>::mutate(0, first, |bundle| damage(bundle.as_mut().unwrap()));
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
	damaged(|| damage_bundle(6, |bundle| bundle.units -= 1), "bundles are not the batch");
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
fn finds_a_bundle_in_no_holding() {
	damaged(|| Holdings::<Test>::remove(BUYER_ID, (0, 1)), "bundle is in no holding");
}

#[test]
fn finds_a_holding_of_no_bundle() {
	damaged(|| Holdings::<Test>::insert(OTHER_ID, (0, 1), ()), "holding of no bundle");
}

#[test]
fn finds_a_voucher_without_an_origin() {
	damaged(
		|| damage_bundle(5, |bundle| bundle.delivery = None),
		"bundle behind a voucher has no origin",
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
		"carry is not what the last batch left",
	);
}
