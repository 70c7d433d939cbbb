//! How evidence issues vouchers.

use super::*;
use crate::NextVoucher;
use frame_support::hypothetically;
use sp_runtime::ArithmeticError;
use verdigrid_primitives::traits::VerifiedTrade;

/// A trade of five certificates that was verified, and has no voucher yet.
fn trade() -> VerifiedTrade {
	World::verified_trade(issue_batch(Policy::Once, 5), ALICE)
}

#[test]
fn a_verified_trade_gives_its_buyer_a_voucher() {
	build_and_execute(|| {
		let range = issue_batch(Policy::Once, 5);
		let id = World::verify(range, SELLER, ALICE);
		let (evidence, energy) = (0, Energy::from_wh(5 * FACE_VALUE));

		let expected = Voucher {
			holder: ALICE,
			evidence,
			range,
			energy,
			period: PERIOD,
			consumer: ALICE,
			status: VoucherStatus::Active,
			parent: None,
		};
		assert_eq!(stored(id), expected);
		assert!(Owned::<Test>::contains_key(ALICE, id));
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
			let trade = trade();
			assert_noop!(Vouchers::verified(trade), ArithmeticError::Overflow);
		});
	});
}

#[test]
fn r05_a_voucher_is_worth_its_certificates_and_no_more() {
	build_and_execute(|| {
		let trade = trade();
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
		let mut trade = trade();
		trade.range.units = 0;
		trade.energy = Energy::ZERO;
		assert_noop!(Vouchers::verified(trade), Error::<Test>::NoUnits);
	});
}
