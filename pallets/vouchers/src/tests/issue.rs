//! How evidence issues vouchers.

use crate::{mock::*, Error, Event, NextVoucher, Owned};
use frame_support::{assert_ok, hypothetically};
use sp_runtime::ArithmeticError;
use verdigrid_primitives::{
	certificate::Policy,
	traits::{OnEvidence, VerifiedTrade},
	voucher::{Voucher, VoucherStatus},
	Energy,
};
use verdigrid_test_support::assert_noop;

#[test]
fn a_verified_trade_gives_its_buyer_a_voucher() {
	build_and_execute(|| {
		let trade = trade(ALICE, Policy::Once, 5);
		let id = Vouchers::verified(trade).unwrap();
		back(trade.range, ALICE, id);

		let expected = Voucher {
			holder: ALICE,
			evidence: trade.evidence,
			range: trade.range,
			energy: Energy::from_wh(5 * FACE_VALUE),
			period: trade.period,
			consumer: ALICE,
			status: VoucherStatus::Active,
			parent: None,
		};
		assert_eq!(crate::Vouchers::<Test>::get(id), Some(expected));
		assert!(Owned::<Test>::contains_key(ALICE, id));
		let VerifiedTrade { evidence, range, energy, .. } = trade;
		let issued = Event::Issued { voucher: id, holder: ALICE, evidence, range, energy };
		assert_eq!(last_event(), issued);
		assert_eq!(money(account(ALICE)).1, 0);
	});
}

#[test]
fn vouchers_are_numbered_one_after_the_other() {
	build_and_execute(|| {
		let numbers: Vec<_> = (1..4).map(|units| issue(ALICE, Policy::Once, units)).collect();
		assert_eq!(numbers, [0, 1, 2]);
	});
}

#[test]
fn the_last_number_is_never_given_out_twice() {
	build_and_execute(|| {
		hypothetically!({
			NextVoucher::<Test>::put(u64::MAX);
			let trade = trade(ALICE, Policy::Once, 5);
			assert_noop!(Vouchers::verified(trade), ArithmeticError::Overflow);
		});
	});
}

#[test]
fn r05_a_voucher_is_worth_its_certificates_and_no_more() {
	build_and_execute(|| {
		let trade = trade(ALICE, Policy::Once, 5);
		for energy in [0, 5 * FACE_VALUE - 1, 5 * FACE_VALUE + 1] {
			let trade = VerifiedTrade { energy: Energy::from_wh(energy), ..trade };
			assert_noop!(Vouchers::verified(trade), Error::<Test>::EnergyMismatch);
		}
		let mut unknown = trade;
		unknown.range.batch = 77;
		assert_noop!(Vouchers::verified(unknown), Error::<Test>::EnergyMismatch);
		hypothetically!({
			assert_ok!(Vouchers::verified(trade));
		});
	});
}

#[test]
fn a_voucher_without_certificates_is_refused() {
	build_and_execute(|| {
		let mut trade = trade(ALICE, Policy::Once, 5);
		trade.range.units = 0;
		trade.energy = Energy::ZERO;
		assert_noop!(Vouchers::verified(trade), Error::<Test>::NoUnits);
	});
}
