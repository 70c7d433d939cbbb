//! The raw data of a month, as canonical readings.

use anyhow::{ensure, Context, Result};
use std::{fs, path::Path};
use verdigrid_oracle::{
	format::{assets, household, industry, plant_meter, scada},
	Reading, Report, Series,
};
use verdigrid_primitives::{Energy, Granularity, MarketOffset, Period};

/// What was measured in a month.
pub struct Data {
	/// The month.
	pub month: Period,
	/// The turbines that share a monthly meter: name and reading of each.
	pub shared: Vec<(String, Reading)>,
	/// Their rated power together, in watts.
	pub shared_power: u64,
	/// The turbine with an hourly meter of its own.
	pub single: String,
	/// Its rated power in watts.
	pub single_power: u64,
	/// The customer of 5 MW.
	pub large: Reading,
	/// The customer of 3 MW.
	pub small: Reading,
	/// The household, if one was metered in the month.
	pub household: Option<Household>,
	/// What the plant's own meter says of all turbines together, if there is such a meter.
	plant: Option<Reading>,
	/// The single turbine's month.
	single_month: Reading,
}

/// What is stated about a turbine whose data is not complete in time.
pub struct Estimate<'d> {
	/// The turbine.
	pub turbine: &'d str,
	/// What it is estimated to have generated: less than it did.
	pub energy: Energy,
	/// What the shared meter is stated to have measured, with the estimate.
	pub shared: Energy,
}

/// A household's hours that lie wholly within its data.
pub struct Household {
	/// The file, by its name.
	name: String,
	/// The hour, the single turbine's energy, the household's.
	pub hours: Vec<(Period, Energy, Energy)>,
	/// What was noticed about the household's data of these hours.
	report: Report,
}

/// A month's bounds in unix seconds.
#[derive(Clone, Copy)]
struct Month {
	start: u64,
	end: u64,
	offset: MarketOffset,
}

impl Data {
	/// Reads a month from a folder with `wind/`, `industry/` and `household/`.
	pub fn read(folder: &Path, month: Period, offset: MarketOffset) -> Result<Self> {
		let (start, end) = bounds(&month, offset)?;
		let bounds = Month { start, end, offset };
		let name = file_month(&month)?;
		let scada = folder.join(format!("wind/scada-{name}.csv"));
		let mut turbines = scada::read(&scada)?;
		let assets = folder.join("wind/assets.csv");
		let rated = assets::read(&assets)?;
		let power = |turbine: &str| {
			let power = rated.get(turbine).copied();
			power.with_context(|| format!("{}: there is no {turbine} in it", assets.display()))
		};
		ensure!(
			turbines.len() > 1,
			"{}: the demonstration needs two turbines or more",
			scada.display()
		);
		let (single, series) = turbines.pop_last().context("two turbines or more")?;
		let load = folder.join(format!("industry/load-{name}.csv"));
		let industry = industry::read(&load)?;

		let mut shared = Vec::new();
		let mut shared_power: u64 = 0;
		for (turbine, series) in &turbines {
			shared_power = shared_power.saturating_add(power(turbine)?);
			shared.push((turbine.clone(), bounds.reading(series)?));
		}
		let single_month = bounds.reading(&series)?;
		holds_something(&scada, shared.iter().map(|(_, reading)| reading).chain([&single_month]))?;
		let (large, small) =
			(bounds.reading(&industry.plant_5mw)?, bounds.reading(&industry.plant_3mw)?);
		holds_something(&load, [&large, &small])?;
		let plant = folder.join(format!("wind/plant-meter-{name}.csv"));
		let plant = match plant.exists() {
			true => Some(bounds.reading(&plant_meter::read(&plant)?)?),
			false => None,
		};
		Ok(Data {
			month,
			shared,
			shared_power,
			single_power: power(&single)?,
			large,
			small,
			household: find_household(folder, &name, &series, bounds)?,
			plant,
			single_month,
			single,
		})
	}

	/// What the monthly meter of the shared turbines measured.
	pub fn shared_energy(&self) -> Result<Energy> {
		Energy::sum(self.shared.iter().map(|(_, reading)| reading.energy))
			.context("more energy than can be counted")
	}

	/// What is stated at first of the shared turbine that generated most: nine tenths of that.
	pub fn estimate(&self) -> Result<Estimate<'_>> {
		let most = self.shared.iter().max_by_key(|(_, reading)| reading.energy);
		let (turbine, Reading { energy: measured, .. }) = most.context("no turbine is shared")?;
		let energy = Energy::from_wh((measured.wh() / 10).saturating_mul(9));
		let shared = measured
			.checked_sub(energy)
			.and_then(|missing| self.shared_energy().ok()?.checked_sub(missing))
			.context("the estimate is more than was measured")?;
		Ok(Estimate { turbine, energy, shared })
	}

	/// Says what was read, and what was noticed about it.
	pub fn describe(&self) {
		println!("Data of {}", file_month(&self.month).unwrap_or_default());
		for (name, reading) in
			self.shared.iter().chain([&(self.single.clone(), self.single_month.clone())])
		{
			println!("  turbine {name}: {} ({})", megawatt_hours(reading.energy), reading.report);
		}
		for (name, reading) in [("5 MW customer", &self.large), ("3 MW customer", &self.small)] {
			println!("  {name}: {} ({})", megawatt_hours(reading.energy), reading.report);
		}
		match &self.household {
			Some(household) => household.describe(),
			None => println!("  no household was metered in this month"),
		}
		let (Some(plant), Ok(shared)) = (&self.plant, self.shared_energy()) else { return };
		let gross = shared.checked_add(self.single_month.energy).unwrap_or_default();
		println!(
			"  the plant's own meter: {} net, {:.2} % below the turbines' gross",
			megawatt_hours(plant.energy),
			100.0 * (1.0 - plant.energy.wh() as f64 / gross.wh().max(1) as f64),
		);
	}
}

/// `1,234.567890 MWh`
pub fn megawatt_hours(energy: Energy) -> String {
	let wh = energy.wh();
	format!("{}.{:06} MWh", wh / 1_000_000, wh % 1_000_000)
}

fn bounds(period: &Period, offset: MarketOffset) -> Result<(u64, u64)> {
	period
		.start(offset)
		.zip(period.end(offset))
		.context("the month lies outside what can be counted")
}

/// `2014-01`, as in file names.
fn file_month(month: &Period) -> Result<String> {
	let (year, month) = month.as_year_month().context("not a month")?;
	Ok(format!("{year:04}-{month:02}"))
}

impl Month {
	fn reading(&self, series: &Series) -> Result<Reading> {
		Ok(series.reading(self.start, self.end)?)
	}
}

/// A file of the month must have data of it.
fn holds_something<'r>(file: &Path, readings: impl IntoIterator<Item = &'r Reading>) -> Result<()> {
	let mut reports = readings.into_iter().map(|reading| &reading.report);
	ensure!(
		reports.any(|report| report.missing < report.expected),
		"{}: it has no data of this month",
		file.display()
	);
	Ok(())
}

impl Household {
	fn describe(&self) {
		let energy = Energy::sum(self.hours.iter().map(|(_, _, used)| *used)).unwrap_or_default();
		println!(
			"  household {}: {} in {} whole hours ({})",
			self.name,
			megawatt_hours(energy),
			self.hours.len(),
			self.report
		);
	}
}

/// The first household, by file name, that was metered for an hour of this month.
fn find_household(
	folder: &Path,
	month: &str,
	turbine: &Series,
	bounds: Month,
) -> Result<Option<Household>> {
	let folder = folder.join("household");
	if !folder.exists() {
		return Ok(None);
	}
	let mut files = Vec::new();
	for entry in
		fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?
	{
		let path = entry?.path();
		let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
		if name.starts_with("meter-") && name.ends_with(&format!("-{month}.csv")) {
			files.push((name, path));
		}
	}
	files.sort();
	for (name, file) in files {
		let household = matched_hours(name, turbine, &household::read(&file)?, bounds)?;
		if household.report.missing < household.report.expected {
			return Ok(Some(household));
		}
	}
	Ok(None)
}

/// The hours of the month that lie wholly within the household's data.
fn matched_hours(
	name: String,
	turbine: &Series,
	series: &Series,
	month: Month,
) -> Result<Household> {
	let mut household = Household { name, hours: Vec::new(), report: Report::default() };
	let Some(extent) = series.extent() else { return Ok(household) };
	let first =
		Period::containing(Granularity::Hour, month.start, month.offset).context("before 1970")?;
	for index in first.index.. {
		let hour = Period::hour(index);
		let (from, to) = bounds(&hour, month.offset)?;
		if to > month.end {
			break;
		}
		if from >= month.start && extent.start <= from as i64 && to as i64 <= extent.end {
			let generated = turbine.reading(from, to)?.energy;
			let used = series.reading(from, to)?;
			household.report = household.report.and(&used.report);
			household.hours.push((hour, generated, used.energy));
		}
	}
	Ok(household)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::Data;
	use std::path::Path;
	use verdigrid_primitives::{MarketOffset, Period};

	#[test]
	fn the_estimate_is_below_what_was_measured() {
		let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
		let january = Period::year_month(2014, 1).unwrap();
		let data = Data::read(&folder, january, MarketOffset::UTC).unwrap();
		let estimate = data.estimate().unwrap();
		let (_, most) = data.shared.iter().find(|(name, _)| name == estimate.turbine).unwrap();
		assert!(data.shared.iter().all(|(_, reading)| reading.energy <= most.energy));
		assert!(!estimate.energy.is_zero() && estimate.energy < most.energy);
		let missing = most.energy.checked_sub(estimate.energy);
		assert_eq!(data.shared_energy().unwrap().checked_sub(estimate.shared), missing);
	}
}
