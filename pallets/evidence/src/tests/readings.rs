use crate::{mock::*, types::MeteredEnergy, Error, Event, Metered};
use frame_support::assert_ok;
use verdigrid_primitives::{
	evidence::{MeterReading, ProvedReading},
	party::MeterId,
	traits::Readings,
	Energy, Granularity, Period,
};
use verdigrid_test_support::assert_noop;

/// A second anchor for January, as after an overturned one.
fn anchored_anew(leaf: MeterReading) -> ProvedReading {
	let (statement, mut proofs) = tree(std::slice::from_ref(&leaf));
	Evidence::insert_final_anchor(METERING, statement);
	ProvedReading { reading: leaf, proof: proofs.pop().unwrap() }
}

#[test]
fn prove_fixes_the_reading() {
	test(|| {
		Tolerance::set(10_000);
		let (generation, _) = proved_readings();
		let energy = Energy::from_wh(20_700_000);
		assert_eq!(Evidence::prove(&generation), Ok(energy));
		let fixed = MeteredEnergy { energy, limit: Energy::from_wh(20_907_000), topic: METERING };
		assert_eq!(Metered::<Test>::get(gen(), JANUARY), Some(fixed));
		let (meter, period, limit) = (gen(), JANUARY, fixed.limit);
		assert_eq!(last_event(), Event::ReadingFixed { meter, period, energy, limit }.into());
	});
}

#[test]
fn prove_may_be_asked_again() {
	test(|| {
		let (generation, _) = proved_readings();
		assert_ok!(Evidence::prove(&generation));
		let events = System::events().len();
		assert_ok!(Evidence::prove(&generation));
		assert_eq!(System::events().len(), events);
	});
}

#[test]
fn prove_refuses_a_period_without_anchor() {
	test(|| {
		let (mut generation, _) = proved_readings();
		generation.reading.period = Period::month(JANUARY.index + 1);
		assert_noop!(Evidence::prove(&generation), Error::<Test>::AnchorMissing);
	});
}

#[test]
fn prove_refuses_an_anchor_that_is_not_final() {
	ExtBuilder::default().challenge(86_400, 10).build_and_execute(|| {
		let (generation, _) = proved_readings();
		assert_noop!(Evidence::prove(&generation), Error::<Test>::AnchorNotFinal);
	});
}

#[test]
fn prove_refuses_an_altered_reading() {
	test(|| {
		let (mut generation, _) = proved_readings();
		generation.reading.energy = mwh(21);
		assert_noop!(Evidence::prove(&generation), Error::<Test>::ProofInvalid);
	});
}

#[test]
fn prove_refuses_an_unregistered_meter() {
	test(|| {
		let unknown = MeterId::new("GEN-9").unwrap();
		let proved = anchor_readings(&[reading(unknown, mwh(1))]).pop().unwrap();
		assert_noop!(Evidence::prove(&proved), Error::<Test>::MeterNotFound);
	});
}

#[test]
fn r02_prove_refuses_another_granularity_than_the_meter_s_own() {
	test(|| {
		let day = Period::day((JANUARY_ENDS / 86_400) as u32 - 1);
		let leaf = MeterReading { period: day, ..reading(gen(), mwh(1)) };
		let proved = anchor_readings(&[leaf]).pop().unwrap();
		assert_noop!(Evidence::prove(&proved), Error::<Test>::GranularityMismatch);
		Who::change_meter(&gen(), |meter| meter.granularity = Granularity::Day);
		assert_ok!(Evidence::prove(&proved));
	});
}

#[test]
fn r01_a_meter_and_period_have_one_reading() {
	test(|| {
		let (generation, _) = proved_readings();
		assert_ok!(Evidence::prove(&generation));
		let more = anchored_anew(reading(gen(), mwh(30)));
		assert_noop!(Evidence::prove(&more), Error::<Test>::ReadingConflict);
		let same = anchored_anew(reading(gen(), Energy::from_wh(20_700_000)));
		assert_ok!(Evidence::prove(&same));
	});
}

#[test]
fn r01_two_readings_of_a_meter_in_one_tree_count_once() {
	test(|| {
		let leaves = [reading(gen(), mwh(20)), reading(gen(), mwh(30))];
		let proved = anchor_readings(&leaves);
		assert_ok!(Evidence::prove(&proved[0]));
		assert_noop!(Evidence::prove(&proved[1]), Error::<Test>::ReadingConflict);
	});
}

#[test]
fn r01_the_limit_keeps_the_tolerance_of_its_moment() {
	test(|| {
		let (generation, _) = proved_readings();
		assert_ok!(Evidence::prove(&generation));
		Tolerance::set(50_000);
		assert_ok!(Evidence::prove(&generation));
		let fixed = Metered::<Test>::get(gen(), JANUARY).unwrap();
		assert_eq!(fixed.limit, fixed.energy);
	});
}
