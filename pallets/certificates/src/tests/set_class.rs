use crate::{mock::*, Classes, Error, Event};
use frame_support::assert_ok;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	certificate::{Class, Policy, TradeClass},
	Granularity,
};
use verdigrid_test_support::assert_noop;

fn terms() -> Class {
	Class {
		granularity: Granularity::Day,
		face_value: wh(1_000),
		policy: Policy::Unlimited,
		validity_months: 12,
	}
}

fn daily() -> TradeClass {
	TradeClass::new(b'D').unwrap()
}

#[test]
fn set_class_stores_the_terms() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(Certificates::set_class(RuntimeOrigin::root(), daily(), terms()));
		assert_eq!(Classes::<Test>::get(daily()), Some(terms()));
		assert_eq!(last_event(), Event::ClassSet { class: daily(), terms: terms() }.into());
	});
}

#[test]
fn set_class_is_for_governance() {
	ExtBuilder.build_and_execute(|| {
		for origin in [signed(ISSUER), RuntimeOrigin::none()] {
			assert_noop!(
				Certificates::set_class(origin, daily(), terms()),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn set_class_refuses_certificates_without_energy() {
	ExtBuilder.build_and_execute(|| {
		let terms = Class { face_value: wh(0), ..terms() };
		assert_noop!(
			Certificates::set_class(RuntimeOrigin::root(), daily(), terms),
			Error::<Test>::ClassMalformed
		);
	});
}

#[test]
fn set_class_refuses_a_letter_that_no_number_can_have() {
	use codec::Decode;
	ExtBuilder.build_and_execute(|| {
		let class = TradeClass::decode(&mut &b"d"[..]).unwrap();
		assert_noop!(
			Certificates::set_class(RuntimeOrigin::root(), class, terms()),
			Error::<Test>::ClassMalformed
		);
	});
}

#[test]
fn set_class_leaves_issued_batches_alone() {
	ExtBuilder.with_ten(TradeClass::TRADABLE, || {
		let before = Certificates::batch_info(0);
		let class = TradeClass::TRADABLE;
		assert_ok!(Certificates::set_class(RuntimeOrigin::root(), class, terms()));
		assert_eq!(Certificates::batch_info(0), before);
	});
}

#[test]
#[should_panic(expected = "trade class is malformed")]
fn genesis_refuses_a_malformed_class() {
	use frame_support::traits::BuildGenesisConfig;
	sp_io::TestExternalities::default().execute_with(|| {
		let classes = vec![(daily(), Class { face_value: wh(0), ..terms() })];
		crate::GenesisConfig::<Test> { classes, ..Default::default() }.build();
	});
}
