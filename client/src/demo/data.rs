//! The raw data of a month, as canonical readings.

use anyhow::{ensure, Context, Result};
use std::{fs, path::Path};
use verdigrid_oracle::{
	format::{assets, household, industry, plant_meter, scada},
	Reading, Series,
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
	/// Hours in which the household was metered: the hour, the single turbine's energy, the
	/// household's. Empty where the month has no household.
	pub hours: Vec<(Period, Energy, Energy)>,
	/// What the plant's own meter says of all turbines together, where there is one.
	plant: Option<Reading>,
	/// The single turbine's month.
	single_month: Reading,
}

impl Data {
	/// Reads a month from a folder with `wind/`, `industry/` and `household/`.
	pub fn read(folder: &Path, month: Period, offset: MarketOffset) -> Result<Self> {
		let (start, end) = bounds(&month, offset)?;
		let name = file_month(&month)?;
		let mut turbines = scada::read(&folder.join(format!("wind/scada-{name}.csv")))?;
		let rated = assets::read(&folder.join("wind/assets.csv"))?;
		let power = |turbine: &str| {
			rated.get(turbine).copied().with_context(|| format!("wind/assets.csv has no {turbine}"))
		};
		let (single, series) = turbines.pop_last().context("there is no turbine in the data")?;
		ensure!(!turbines.is_empty(), "the demonstration needs two turbines or more");
		let industry = industry::read(&folder.join(format!("industry/load-{name}.csv")))?;

		let mut shared = Vec::new();
		let mut shared_power: u64 = 0;
		for (turbine, series) in &turbines {
			shared_power = shared_power.saturating_add(power(turbine)?);
			shared.push((turbine.clone(), series.reading(start, end)?));
		}
		let plant = folder.join(format!("wind/plant-meter-{name}.csv"));
		let plant = match plant.exists() {
			true => Some(plant_meter::read(&plant)?.reading(start, end)?),
			false => None,
		};
		Ok(Data {
			month,
			shared,
			shared_power,
			single_power: power(&single)?,
			large: industry.plant_5mw.reading(start, end)?,
			small: industry.plant_3mw.reading(start, end)?,
			hours: match find_household(folder, &name)? {
				Some(household) => matched_hours(&series, &household, (start, end), offset)?,
				None => Vec::new(),
			},
			plant,
			single_month: series.reading(start, end)?,
			single,
		})
	}

	/// What the monthly meter of the shared turbines measured.
	pub fn shared_energy(&self) -> Result<Energy> {
		Energy::sum(self.shared.iter().map(|(_, reading)| reading.energy))
			.context("more energy than can be counted")
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

/// `2014-01`, as it stands in file names.
fn file_month(month: &Period) -> Result<String> {
	let (year, month) = month.as_year_month().context("not a month")?;
	Ok(format!("{year:04}-{month:02}"))
}

/// The first household, by file name, that was metered in this month.
fn find_household(folder: &Path, month: &str) -> Result<Option<Series>> {
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
			files.push(path);
		}
	}
	files.sort();
	files.first().map(|file| household::read(file)).transpose().map_err(Into::into)
}

/// The hours of the month that lie wholly within the household's data.
fn matched_hours(
	turbine: &Series,
	household: &Series,
	(start, end): (u64, u64),
	offset: MarketOffset,
) -> Result<Vec<(Period, Energy, Energy)>> {
	let Some(extent) = household.extent() else { return Ok(Vec::new()) };
	let first = Period::containing(Granularity::Hour, start, offset).context("before 1970")?;
	let mut hours = Vec::new();
	for index in first.index.. {
		let hour = Period::hour(index);
		let (from, to) = bounds(&hour, offset)?;
		if to > end {
			break;
		}
		if from >= start && extent.start <= from as i64 && to as i64 <= extent.end {
			let generated = turbine.reading(from, to)?.energy;
			hours.push((hour, generated, household.reading(from, to)?.energy));
		}
	}
	Ok(hours)
}
