//! The sample data of the project: read by its mappings, checked against what its sources say of it.

use super::*;
use verdigrid_primitives::{MarketOffset, Period};

fn month(number: u32) -> (u64, u64) {
	let offset = MarketOffset::from_minutes(60).unwrap();
	let month = Period::year_month(2014, number).unwrap();
	(month.start(offset).unwrap(), month.end(offset).unwrap())
}

/// What the mapping of this name reads of a file in `data/`.
fn data(mapping: &str, file: &str) -> Readings {
	let mapping = super::mapping(&super::read(&format!("../data/mappings/{mapping}.toml")));
	let bytes = std::fs::read(path(&format!("../data/{file}"))).unwrap();
	collect(&mapping, &[(file, &bytes)]).unwrap_or_else(|error| panic!("{error}"))
}

fn sum(readings: &Readings, (start, end): (u64, u64)) -> u64 {
	readings
		.meters()
		.map(|meter| readings.reading(meter, start, end, watts(2_050_000)).unwrap().energy.wh())
		.sum()
}

#[test]
fn the_plant_meter_agrees_with_the_turbines_within_the_known_loss() {
	let gross = sum(&data("wind-scada", "wind/scada-2014-01.csv"), month(1));
	let plant = data("wind-plant-meter", "wind/plant-meter-2014-01.csv");
	let net = plant.reading("PLANT", month(1).0, month(1).1, watts(8_200_000)).unwrap().energy.wh();
	let ratio = net as f64 / gross as f64;
	assert!((0.97..0.99).contains(&ratio), "net is {ratio} of gross");
}

#[test]
fn customers_used_energy_and_a_short_series_says_so() {
	let (start, end) = month(1);
	let industry = data("industry-load", "industry/load-2014-01.csv");
	let large = industry.reading("CUSTOMER-5MW", start, end, watts(5_000_000)).unwrap();
	let small = industry.reading("CUSTOMER-3MW", start, end, watts(3_000_000)).unwrap();
	assert!(large.energy > small.energy && large.report.missing == 0);
	let household = data("household", "household/meter-1-2014-01.csv");
	let reading = household.reading("1", start, end, watts(14_000)).unwrap();
	assert!(reading.report.missing > 0 && reading.energy.wh() > 0);
	assert!(household.extent("1").unwrap().end < end.try_into().unwrap());
}

#[test]
fn the_month_of_the_clock_change_is_read_and_the_ambiguous_hour_is_not_guessed() {
	let (start, end) = month(3);
	let turbines = data("wind-scada", "wind/scada-2014-03.csv");
	assert!(turbines.doubts().next().is_none());
	for meter in turbines.meters() {
		let report = turbines.reading(meter, start, end, None).unwrap().report;
		// The skipped hour has the times of the next one: six intervals are there twice, with
		// different values.
		assert_eq!(report.ambiguous, 6, "{meter}");
		assert!(report.missing >= 6, "{meter}");
	}
}
