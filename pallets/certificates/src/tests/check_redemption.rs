use crate::{mock::*, tests::steps::*, Error, Event};
use frame_support::{assert_ok, dispatch::DispatchResult};
use verdigrid_primitives::certificate::{BundleState, CertificateNumber, EnergySource, TradeClass};
use verdigrid_test_support::assert_noop;

const T: TradeClass = TradeClass::TRADABLE;

fn check(number: [u8; 32], first: u32, expected: BundleState) -> DispatchResult {
	Certificates::check_redemption(signed(STRANGER), number, first, expected)
}

#[test]
fn check_redemption_says_what_it_found() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::redeem(signed(OWNER), 0, 1, 4, own_claim(OWNER_ID)));
		for (sequence, first, state) in [
			(1, 1, BundleState::Redeemed(0)),
			(4, 1, BundleState::Redeemed(0)),
			(5, 5, BundleState::Active),
		] {
			let number = number(sequence);
			assert_ok!(check(number, first, BundleState::Redeemed(0)));
			let event = Event::RedemptionChecked {
				number,
				state,
				holder: OWNER_ID,
				matches: state == BundleState::Redeemed(0),
				by: STRANGER,
			};
			assert_eq!(last_event(), event.into());
		}
	});
}

#[test]
fn check_redemption_refuses_what_is_no_number() {
	ExtBuilder.with_ten(T, || {
		let mut number = number(1);
		number[0] ^= 1;
		assert_noop!(
			check(number, 1, BundleState::Active),
			Error::<Test>::InvalidCertificateNumber
		);
	});
}

#[test]
fn check_redemption_refuses_a_number_that_was_never_issued() {
	ExtBuilder.with_ten(T, || {
		let unknown = || Error::<Test>::UnknownCertificate;
		assert_noop!(check(number(11), 1, BundleState::Active), unknown());
		let parsed = CertificateNumber::parse(&number(1)).unwrap();
		let period = february();
		let other = CertificateNumber { period, ..parsed }.format().unwrap();
		assert_noop!(check(other, 1, BundleState::Active), unknown());
		let source = EnergySource::Solar;
		let other = CertificateNumber { source, ..parsed }.format().unwrap();
		assert_noop!(check(other, 1, BundleState::Active), unknown());
	});
}

#[test]
fn check_redemption_needs_the_bundle_that_has_the_certificate() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::transfer(signed(OWNER), 0, 1, 4, BUYER_ID));
		let state = BundleState::Active;
		assert_noop!(check(number(1), 2, state), Error::<Test>::UnknownBundle);
		assert_noop!(check(number(5), 1, state), Error::<Test>::BeyondBundle);
		assert_noop!(check(number(4), 5, state), Error::<Test>::BeyondBundle);
		assert_ok!(check(number(4), 1, state));
	});
}
