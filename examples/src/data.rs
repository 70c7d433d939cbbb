//! What was measured in a month, as the demonstration plays it.

use anyhow::{Context, Result};
use std::{ops::Range, path::Path};
use verdigrid_oracle::{folder::Folder, Reading, Series};
use verdigrid_primitives::{Energy, MarketOffset, Period};

/// The seconds of an hour.
const HOUR: u64 = 3_600;

/// What was measured in a month. The last turbine by name has an hourly meter of its own, and the
/// others share a monthly one. Power is in watts.
pub struct Data {
	pub month: Period,
	/// The month in unix seconds.
	pub bounds: Range<u64>,
	/// What the shared meter measured.
	pub shared: Energy,
	/// The most productive of the shared turbines, and nine tenths of what it generated.
	pub estimate: (String, Energy),
	/// What is stated of the shared meter at first, with this estimate.
	pub stated: Energy,
	pub shared_power: u64,
	pub single_power: u64,
	/// What the customers of 5 MW and of 3 MW used.
	pub customers: [Energy; 2],
	/// The hours of the first household that was metered in the month.
	pub hours: Vec<Hour>,
}

/// An hour, with what the single turbine generated and what the household used.
pub type Hour = (Period, Energy, Energy);

impl Data {
	/// Reads a month from a folder with `wind/`, `industry/` and `household/`, and says what is there.
	pub fn read(folder: &Path, month: Period, offset: MarketOffset) -> Result<Self> {
		let bounds = month.bounds(offset).context("the month lies outside what can be counted")?;
		let (year, number) = month.as_year_month().context("not a month")?;
		let name = format!("{year:04}-{number:02}");
		let mut files = Folder::read(folder, &name, &bounds)?;
		println!("Data of {name}");
		let read = |name: &str, series: &Series| -> Result<Energy> {
			let Reading { energy, report } = series.reading(bounds.start, bounds.end)?;
			println!("  {name}: {} ({report})", megawatt_hours(energy));
			Ok(energy)
		};
		let few = || format!("{}: the demonstration needs two turbines or more", folder.display());
		let (name, single) = files.turbines.pop_last().with_context(few)?;
		let (mut generated, mut shared_power) = (Vec::new(), 0_u64);
		for (name, turbine) in &files.turbines {
			generated.push((read(&format!("turbine {name}"), &turbine.series)?, name));
			shared_power = shared_power.saturating_add(turbine.power_w);
		}
		let alone = read(&format!("turbine {name}"), &single.series)?;
		let shared = Energy::sum(generated.iter().map(|(energy, _)| *energy));
		let shared = shared.context("too much energy")?;
		let (most, turbine) = generated.into_iter().max().with_context(few)?;
		let estimate = Energy::from_wh((most.wh() / 10).saturating_mul(9));
		let missing = most.checked_sub(estimate).context("the estimate is too high")?;
		let large = read("5 MW customer", &files.industry.plant_5mw)?;
		let small = read("3 MW customer", &files.industry.plant_3mw)?;
		let hours = hours(&single.series, &files, &bounds)?;
		if let Some(plant) = &files.plant {
			let net = plant.reading(bounds.start, bounds.end)?.energy;
			let gross = shared.checked_add(alone).unwrap_or_default().wh().max(1);
			let below = 100.0 * (1.0 - net.wh() as f64 / gross as f64);
			let net = megawatt_hours(net);
			println!("  the plant's own meter: {net} net, {below:.2} % below the turbines' gross");
		}
		Ok(Data {
			month,
			bounds,
			shared,
			estimate: (turbine.clone(), estimate),
			stated: shared.checked_sub(missing).context("the estimate is too low")?,
			shared_power,
			single_power: single.power_w,
			customers: [large, small],
			hours,
		})
	}
}

/// `1,234.567890 MWh`
pub fn megawatt_hours(energy: Energy) -> String {
	format!("{}.{:06} MWh", energy.wh() / 1_000_000, energy.wh() % 1_000_000)
}

/// The hours of the first household that was metered in the month. They lie wholly within its data.
fn hours(turbine: &Series, files: &Folder, month: &Range<u64>) -> Result<Vec<Hour>> {
	// Hours are counted from 1970.
	let read = |series: &Series, hours: Range<u64>| {
		series.reading(hours.start.saturating_mul(HOUR), hours.end.saturating_mul(HOUR))
	};
	for (name, household) in &files.households {
		let extent = household.extent().unwrap_or_default();
		let first = month.start.max(extent.start.max(0) as u64).div_ceil(HOUR);
		let last = (month.end.min(extent.end.max(0) as u64) / HOUR).max(first);
		let Reading { energy, report } = read(household, first..last)?;
		if report.missing < report.expected {
			let (used, count) = (megawatt_hours(energy), last.saturating_sub(first));
			println!("  household {name}: {used} in {count} whole hours ({report})");
			let hour = |hour: u64| -> Result<Hour> {
				let one = hour..hour.saturating_add(1);
				let (generated, used) = (read(turbine, one.clone())?, read(household, one)?);
				Ok((Period::hour(hour.try_into()?), generated.energy, used.energy))
			};
			return (first..last).map(hour).collect();
		}
	}
	println!("  no household was metered in this month");
	Ok(Vec::new())
}
