//! The sample data of the project: read by its format, checked against what its sources say of it.

use crate::{
	folder::Folder,
	format::{assets, household, industry, plant_meter, scada},
};
use std::path::PathBuf;
use verdigrid_primitives::{MarketOffset, Period};

fn data(name: &str) -> PathBuf {
	[env!("CARGO_MANIFEST_DIR"), "..", "data", name].iter().collect()
}

fn january() -> (u64, u64) {
	let offset = MarketOffset::from_minutes(60).unwrap();
	let month = Period::year_month(2014, 1).unwrap();
	(month.start(offset).unwrap(), month.end(offset).unwrap())
}

#[test]
fn the_plant_meter_agrees_with_the_turbines_within_the_known_loss() {
	let (start, end) = january();
	let turbines = scada::read(&data("wind/scada-2014-01.csv")).unwrap();
	let gross: u64 =
		turbines.values().map(|series| series.reading(start, end).unwrap().energy.wh()).sum();
	let plant = plant_meter::read(&data("wind/plant-meter-2014-01.csv")).unwrap();
	let net = plant.reading(start, end).unwrap().energy.wh();
	let ratio = net as f64 / gross as f64;
	assert!((0.97..0.99).contains(&ratio), "net is {ratio} of gross");
}

#[test]
fn no_turbine_exceeds_its_rated_power() {
	let (start, end) = january();
	let rated = assets::read(&data("wind/assets.csv")).unwrap();
	let turbines = scada::read(&data("wind/scada-2014-01.csv")).unwrap();
	assert_eq!(rated.keys().collect::<Vec<_>>(), turbines.keys().collect::<Vec<_>>());
	for (name, series) in &turbines {
		let energy = series.reading(start, end).unwrap().energy.wh();
		assert!(energy > 0 && energy < rated[name] * (end - start) / 3_600, "{name}: {energy}");
	}
}

#[test]
fn customers_used_energy_and_a_short_series_says_so() {
	let (start, end) = january();
	let industry = industry::read(&data("industry/load-2014-01.csv")).unwrap();
	let large = industry.plant_5mw.reading(start, end).unwrap();
	let small = industry.plant_3mw.reading(start, end).unwrap();
	assert!(large.energy > small.energy && large.report.missing == 0);
	let household = household::read(&data("household/meter-1-2014-01.csv")).unwrap();
	let reading = household.reading(start, end).unwrap();
	assert!(reading.report.missing > 0 && reading.energy.wh() > 0);
	assert!(household.extent().unwrap().end < end.try_into().unwrap());
}

#[test]
fn the_month_of_the_clock_change_is_read_and_the_ambiguous_hour_is_not_guessed() {
	let offset = MarketOffset::from_minutes(60).unwrap();
	let month = Period::year_month(2014, 3).unwrap();
	let (start, end) = (month.start(offset).unwrap(), month.end(offset).unwrap());
	for (name, series) in scada::read(&data("wind/scada-2014-03.csv")).unwrap() {
		let report = series.reading(start, end).unwrap().report;
		// The skipped hour has the times of the next one: six intervals are there twice, with
		// different values.
		assert_eq!(report.ambiguous, 6, "{name}");
		assert!(report.missing >= 6, "{name}");
	}
}

#[test]
fn a_folder_has_all_files_of_a_month() {
	let (start, end) = january();
	let folder = Folder::read(&data(""), "2014-01", &(start..end)).unwrap();
	let rated = assets::read(&data("wind/assets.csv")).unwrap();
	let powers: Vec<_> = folder.turbines.iter().map(|(name, it)| (name, &it.power_w)).collect();
	assert_eq!(powers, rated.iter().collect::<Vec<_>>());
	let households: Vec<_> = folder.households.keys().collect();
	assert_eq!(households, ["meter-1-2014-01.csv", "meter-2-2014-01.csv"]);
	assert!(folder.plant.is_some());
}

#[test]
fn a_folder_without_data_of_the_month_is_refused() {
	let (_, end) = january();
	let refused = |name, month| Folder::read(&data(""), name, &month).err().unwrap().to_string();
	let message = refused("2014-01", end..end + 86_400);
	assert!(message.ends_with("scada-2014-01.csv: it has no data of this month"), "{message}");
	let message = refused("2012-02", 0..end);
	assert!(message.ends_with("scada-2012-02.csv: cannot be read"), "{message}");
}
