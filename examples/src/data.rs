//! What was measured in a month, as the demonstration plays it.

use anyhow::{bail, ensure, Context, Result};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	ops::Range,
	path::{Path, PathBuf},
};
use verdigrid_oracle::{Collector, Limit, Mapping, Reading, Readings};
use verdigrid_primitives::{party::MeterId, Energy, MarketOffset, Period};

use crate::material::Table;

/// The seconds of an hour.
const HOUR: u64 = 3_600;
/// What the chain allows above a meter's power, in parts per million.
const MARGIN: u32 = 100_000;

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
	/// Where all this stands.
	pub origin: Origin,
}

/// The files of the data, and what the workers need of them.
pub struct Origin {
	folder: PathBuf,
	/// `2014-01`.
	pub name: String,
	shared: Vec<String>,
	single: String,
	/// The household's name and file, and the lines of the single turbine in its hours.
	household: Option<(String, PathBuf)>,
	single_lines: BTreeSet<u32>,
}

/// An hour, with what the single turbine generated and what the household used.
pub type Hour = (Period, Energy, Energy);

/// The files of a month.
struct Month<'f> {
	folder: &'f Path,
	/// As in the names of the files, such as `2014-01`.
	name: String,
	bounds: Range<u64>,
}

impl Month<'_> {
	/// Reads files by the mapping of this name.
	fn read(&self, mapping: &str, files: &[PathBuf]) -> Result<Readings> {
		let path = self.folder.join(format!("mappings/{mapping}.toml"));
		let text = fs::read_to_string(&path)
			.with_context(|| format!("{}: cannot be read", path.display()))?;
		let declared = || format!("{}: the mapping is not sound", path.display());
		let mapping =
			Mapping::from_toml(&text).map_err(anyhow::Error::msg).with_context(declared)?;
		let mut collector = Collector::new(&mapping).map_err(anyhow::Error::msg)?;
		for file in files {
			let bytes =
				fs::read(file).with_context(|| format!("{}: cannot be read", file.display()))?;
			collector.read(&file.display().to_string(), &bytes)?;
		}
		Ok(collector.finish())
	}

	fn file(&self, start: &str) -> PathBuf {
		self.folder.join(format!("{start}-{}.csv", self.name))
	}

	/// The readings of one file, which must have data of the month.
	fn one(&self, mapping: &str, start: &str) -> Result<Readings> {
		let file = self.file(start);
		let readings = self.read(mapping, std::slice::from_ref(&file))?;
		let has_data = readings.meters().any(|meter| {
			let reading = readings.reading(meter, self.bounds.start, self.bounds.end, None);
			reading.is_ok_and(|reading| reading.report.missing < reading.report.expected)
		});
		ensure!(has_data, "{}: it has no data of this month", file.display());
		Ok(readings)
	}

	/// What a meter of this power measured in the month.
	fn reading(&self, readings: &Readings, meter: &str, power_w: u64) -> Result<Reading> {
		let limit = Limit { power_w, margin_ppm: MARGIN };
		Ok(readings.reading(meter, self.bounds.start, self.bounds.end, Some(limit))?)
	}

	/// The same, and says what was noticed.
	fn tell(&self, name: &str, readings: &Readings, meter: &str, power_w: u64) -> Result<Energy> {
		let Reading { energy, report } = self.reading(readings, meter, power_w)?;
		println!("  {name}: {} ({report})", megawatt_hours(energy));
		Ok(energy)
	}

	/// The files of households, by their names. There may be none.
	fn households(&self) -> Result<Vec<PathBuf>> {
		let folder = self.folder.join("household");
		if !folder.exists() {
			return Ok(Vec::new());
		}
		let end = format!("-{}.csv", self.name);
		let files =
			fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
		let of_month = |file: &PathBuf| file.to_string_lossy().ends_with(&end);
		let mut files: Vec<PathBuf> = files.into_iter().filter(of_month).collect();
		files.sort();
		Ok(files)
	}
}

impl Data {
	/// Reads a month from a folder with `wind/`, `industry/`, `household/` and `mappings/`, and says what is there.
	pub fn read(folder: &Path, month: Period, offset: MarketOffset) -> Result<Self> {
		let bounds = month.bounds(offset).context("the month lies outside what can be counted")?;
		let (year, number) = month.as_year_month().context("not a month")?;
		let files =
			Month { folder, name: format!("{year:04}-{number:02}"), bounds: bounds.clone() };
		println!("Data of {}", files.name);
		let turbines = files.one("wind-scada", "wind/scada")?;
		let powers = powers(&folder.join("wind/assets.csv"))?;
		let few = || format!("{}: the demonstration needs two turbines or more", folder.display());
		let (mut generated, mut shared_power) = (Vec::new(), 0_u64);
		let names: Vec<&str> = turbines.meters().collect();
		let (single, shared) = names.split_last().with_context(few)?;
		let power = |name: &str| {
			powers
				.get(name)
				.copied()
				.with_context(|| format!("wind/assets.csv: there is no {name} in it"))
		};
		for name in shared {
			let power = power(name)?;
			generated
				.push((files.tell(&format!("turbine {name}"), &turbines, name, power)?, *name));
			shared_power = shared_power.saturating_add(power);
		}
		let single_power = power(single)?;
		let alone = files.tell(&format!("turbine {single}"), &turbines, single, single_power)?;
		let sum = Energy::sum(generated.iter().map(|(energy, _)| *energy));
		let together = sum.context("too much energy")?;
		let (most, turbine) = generated.into_iter().max().with_context(few)?;
		let estimate = Energy::from_wh((most.wh() / 10).saturating_mul(9));
		let missing = most.checked_sub(estimate).context("the estimate is too high")?;
		let industry = files.one("industry-load", "industry/load")?;
		let large = files.tell("5 MW customer", &industry, "CUSTOMER-5MW", 5_000_000)?;
		let small = files.tell("3 MW customer", &industry, "CUSTOMER-3MW", 3_000_000)?;
		let Hours { hours, household, lines } = hours(&turbines, single, &files)?;
		let origin = Origin {
			folder: folder.to_owned(),
			name: files.name.clone(),
			shared: shared.iter().map(|name| (*name).to_owned()).collect(),
			single: (*single).to_owned(),
			household,
			single_lines: lines,
		};
		if files.file("wind/plant-meter").exists() {
			compare_with_the_plant(&files, together.checked_add(alone).unwrap_or_default())?;
		}
		Ok(Data {
			month,
			bounds,
			shared: together,
			estimate: (turbine.to_owned(), estimate),
			stated: together.checked_sub(missing).context("the estimate is too low")?,
			shared_power,
			single_power,
			customers: [large, small],
			hours,
			origin,
		})
	}
}

impl Origin {
	fn mapping(&self, name: &str) -> Result<String> {
		let path = self.folder.join(format!("mappings/{name}.toml"));
		fs::read_to_string(&path).with_context(|| format!("{}: cannot be read", path.display()))
	}

	fn file(&self, start: &str) -> PathBuf {
		self.folder.join(format!("{start}-{}.csv", self.name))
	}

	/// What the shared turbines measured.
	pub fn shared(&self, meter: &MeterId) -> Result<Table> {
		let (file, mapping) = (self.file("wind/scada"), self.mapping("wind-scada")?);
		let mut table = Table::read("turbines", &file, None, &mapping, &["P_avg"])?;
		table.rows.retain(|row| row.first().is_some_and(|name| self.shared.contains(name)));
		Ok(table.meter(meter, &self.shared))
	}

	/// The same before the data of a turbine is there: its energy is an estimate, spread over the days before the 28th.
	pub fn estimated(
		&self,
		meter: &MeterId,
		(turbine, energy): &(String, Energy),
	) -> Result<Table> {
		let mut table = self.shared(meter)?;
		let (mut times, mut places) = (BTreeSet::new(), Vec::new());
		for (at, row) in table.rows.iter_mut().enumerate() {
			let [name, time, value] = row.as_mut_slice() else { continue };
			if name == turbine {
				value.clear();
				let day = time.get(8..10).and_then(|day| day.parse::<u8>().ok());
				if day.is_some_and(|day| day < 28) && times.insert(time.clone()) {
					places.push(at);
				}
			}
		}
		let count = places.len() as u64;
		let (each, left) = (energy.wh().checked_div(count), energy.wh().checked_rem(count));
		let (each, left) = each.zip(left).context("the turbine has no data")?;
		for (number, at) in (0_u64..).zip(places) {
			let wh = each.saturating_add((number < left).into());
			// Ten minutes: six times the energy is the mean power.
			let watts = wh.saturating_mul(6);
			let cell = table.rows.get_mut(at).and_then(|row| row.get_mut(2));
			*cell.context("the row is too short")? =
				format!("{}.{:03}", watts / 1_000, watts % 1_000);
		}
		Ok(table)
	}

	/// What the other turbine measured in the hours of the household.
	pub fn single(&self, meter: &MeterId) -> Result<Table> {
		let (file, mapping) = (self.file("wind/scada"), self.mapping("wind-scada")?);
		let table = Table::read("single", &file, Some(&self.single_lines), &mapping, &["P_avg"])?;
		Ok(table.meter(meter, std::slice::from_ref(&self.single)))
	}

	/// What the customers used.
	pub fn customers(&self, [large, small]: [&MeterId; 2]) -> Result<Table> {
		let (file, mapping) = (self.file("industry/load"), self.mapping("industry-load")?);
		let table =
			Table::read("customers", &file, None, &mapping, &["plant_5mw_mw", "plant_3mw_mw"])?;
		table.with("CUSTOMER-5MW", &large.to_string())?.with("CUSTOMER-3MW", &small.to_string())
	}

	/// What the household used.
	pub fn household(&self, meter: &MeterId) -> Result<Option<Table>> {
		let Some((name, file)) = &self.household else { return Ok(None) };
		let table = Table::read("household", file, None, &self.mapping("household")?, &["value"])?;
		let table = table.with(
			"meter-from-file = \"meter-{meter}-????-??.csv\"",
			&format!("meter-name = \"{name}\""),
		)?;
		Ok(Some(table.meter(meter, std::slice::from_ref(name))))
	}
}

fn compare_with_the_plant(files: &Month<'_>, gross: Energy) -> Result<()> {
	let plant = files.one("wind-plant-meter", "wind/plant-meter")?;
	let net = plant.reading("PLANT", files.bounds.start, files.bounds.end, None)?.energy;
	let below = 100.0 * (1.0 - net.wh() as f64 / gross.wh().max(1) as f64);
	let net = megawatt_hours(net);
	println!("  the plant's own meter: {net} net, {below:.2} % below the turbines' gross");
	Ok(())
}

/// The rated power of each turbine in watts.
fn powers(file: &Path) -> Result<BTreeMap<String, u64>> {
	let mut table = csv::Reader::from_path(file)
		.with_context(|| format!("{}: cannot be read", file.display()))?;
	let header = table.headers()?.clone();
	let column = |name: &str| {
		let found = header.iter().position(|it| it == name);
		found.with_context(|| format!("{}: there is no column {name}", file.display()))
	};
	let (name, power) = (column("Wind_turbine_name")?, column("Rated_power")?);
	let mut powers = BTreeMap::new();
	for row in table.records() {
		let row = row.with_context(|| file.display().to_string())?;
		let cell = |column: usize| row.get(column).unwrap_or_default();
		match cell(power).parse::<u64>() {
			Ok(kilowatts) if kilowatts > 0 => {
				powers.insert(cell(name).to_owned(), kilowatts.saturating_mul(1_000))
			}
			_ => {
				bail!("{}: Rated_power of {} must be whole kW above 0", file.display(), cell(name))
			}
		};
	}
	Ok(powers)
}

/// `1,234.567890 MWh`
pub fn megawatt_hours(energy: Energy) -> String {
	format!("{}.{:06} MWh", energy.wh() / 1_000_000, energy.wh() % 1_000_000)
}

/// The hours of a household, which lie wholly within its data.
#[derive(Default)]
struct Hours {
	hours: Vec<Hour>,
	household: Option<(String, PathBuf)>,
	/// The lines of the single turbine in these hours.
	lines: BTreeSet<u32>,
}

/// The hours of the first household that was metered in the month.
fn hours(turbines: &Readings, single: &str, files: &Month<'_>) -> Result<Hours> {
	let all = files.households()?;
	let households = files.read("household", &all)?;
	// Hours are counted from 1970.
	let read = |readings: &Readings, meter: &str, hours: Range<u64>| {
		readings.reading(
			meter,
			hours.start.saturating_mul(HOUR),
			hours.end.saturating_mul(HOUR),
			None,
		)
	};
	for name in households.meters() {
		let extent = households.extent(name).unwrap_or_default();
		let first = files.bounds.start.max(extent.start.max(0) as u64).div_ceil(HOUR);
		let last = (files.bounds.end.min(extent.end.max(0) as u64) / HOUR).max(first);
		let Reading { energy, report } = read(&households, name, first..last)?;
		if report.missing < report.expected {
			let (used, count) = (megawatt_hours(energy), last.saturating_sub(first));
			println!("  household {name}: {used} in {count} whole hours ({report})");
			let hour = |hour: u64| -> Result<Hour> {
				let one = hour..hour.saturating_add(1);
				let generated = read(turbines, single, one.clone())?;
				let used = read(&households, name, one)?;
				Ok((Period::hour(hour.try_into()?), generated.energy, used.energy))
			};
			let (start, end) = (first.saturating_mul(HOUR), last.saturating_mul(HOUR));
			let lines = turbines.explain(single, start, end)?;
			let end_of = format!("meter-{name}-{}.csv", files.name);
			let file = all.iter().find(|file| file.ends_with(&end_of)).cloned();
			return Ok(Hours {
				hours: (first..last).map(hour).collect::<Result<_>>()?,
				household: file.map(|file| (name.to_owned(), file)),
				lines: lines.iter().map(|(interval, _)| interval.place.line).collect(),
			});
		}
	}
	println!("  no household was metered in this month");
	Ok(Hours::default())
}
