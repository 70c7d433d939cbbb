use crate::{mock::*, tests::steps::*, Classes, Error, Event};
use frame_support::assert_ok;
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

fn set(terms: Class) -> sp_runtime::DispatchResult {
	Certificates::set_class(RuntimeOrigin::root(), daily(), terms)
}

#[test]
fn r42_a_certificate_is_of_a_watt_hour_to_a_gigawatt_hour() {
	ExtBuilder.build_and_execute(|| {
		let of = |energy| Class { face_value: wh(energy), ..terms() };
		for energy in [0, 1_000_000_001, u64::MAX] {
			assert_noop!(set(of(energy)), Error::<Test>::FaceValueOutOfRange);
		}
		for (letter, energy) in [(b'D', 1), (b'E', 1_000_000_000)] {
			let class = TradeClass::new(letter).unwrap();
			assert_ok!(Certificates::set_class(RuntimeOrigin::root(), class, of(energy)));
		}
	});
}

/// Else a bid for certificates of 1 MWh could be served with certificates of 1 kWh.
#[test]
fn r23_a_class_keeps_what_orders_rely_on() {
	ExtBuilder.build_and_execute(|| {
		assert_ok!(set(terms()));
		assert_noop!(
			set(Class { granularity: Granularity::Month, ..terms() }),
			Error::<Test>::ClassTermsFixed
		);
		assert_noop!(
			set(Class { face_value: wh(1_001), ..terms() }),
			Error::<Test>::ClassTermsFixed
		);
		assert_noop!(
			set(Class { policy: Policy::Once, ..terms() }),
			Error::<Test>::ClassTermsFixed
		);
		assert_ok!(set(Class { validity_months: 11, ..terms() }));
		assert_ok!(set(terms()));
	});
}

#[test]
fn r42_certificates_are_valid_for_a_month_to_the_longest_validity() {
	ExtBuilder.build_and_execute(|| {
		let valid_for = |validity_months| Class { validity_months, ..terms() };
		for months in [0, LONGEST_VALIDITY + 1, u16::MAX] {
			assert_noop!(set(valid_for(months)), Error::<Test>::ValidityOutOfRange);
		}
		assert_ok!(set(valid_for(1)));
		assert_ok!(set(valid_for(LONGEST_VALIDITY)));
	});
}

#[test]
fn r42_certificates_of_a_class_set_before_a_narrower_bound_keep_to_it() {
	ExtBuilder.with_project(|| {
		let class = TradeClass::TRADABLE;
		Classes::<Test>::mutate(class, |terms| terms.as_mut().unwrap().validity_months = u16::MAX);
		assert_ok!(issue_of(class, january(), 1_000_000));
		let after =
			verdigrid_primitives::Period::month(january().index + u32::from(LONGEST_VALIDITY) + 1);
		assert_eq!(Some(valid_until()), after.start(Offset::get()));
	});
}

#[test]
fn set_class_refuses_a_letter_that_no_number_can_have() {
	use codec::Decode;
	ExtBuilder.build_and_execute(|| {
		let class = TradeClass::decode(&mut &b"d"[..]).unwrap();
		assert_noop!(
			Certificates::set_class(RuntimeOrigin::root(), class, terms()),
			Error::<Test>::InvalidClass
		);
	});
}

#[test]
fn set_class_leaves_issued_batches_alone() {
	ExtBuilder.with_ten(TradeClass::TRADABLE, || {
		let before = Certificates::batch_info(0);
		let class = TradeClass::TRADABLE;
		let terms = Class { validity_months: 1, ..Classes::<Test>::get(class).unwrap() };
		assert_ok!(Certificates::set_class(RuntimeOrigin::root(), class, terms));
		assert_eq!(Certificates::batch_info(0), before);
	});
}

#[test]
#[should_panic(expected = "trade class is refused: Err(FaceValueOutOfRange)")]
fn genesis_refuses_a_class_without_energy() {
	begin_with(Class { face_value: wh(0), ..terms() });
}

#[test]
#[should_panic(expected = "trade class is refused: Err(ValidityOutOfRange)")]
fn r42_genesis_refuses_a_class_that_is_valid_for_too_long() {
	begin_with(Class { validity_months: u16::MAX, ..terms() });
}

fn begin_with(terms: Class) {
	use frame_support::traits::BuildGenesisConfig;
	sp_io::TestExternalities::default().execute_with(|| {
		crate::GenesisConfig::<Test> { classes: vec![(daily(), terms)], ..Default::default() }
			.build();
	});
}
