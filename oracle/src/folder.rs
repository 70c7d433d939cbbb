//! The files of a month, in a folder that is laid out like `data/`.

use crate::{
	format::{assets, household, industry, missing, plant_meter, scada},
	DataError, Series,
};
use std::{collections::BTreeMap, fs, ops::Range, path::Path};

/// A turbine.
pub struct Turbine {
	/// Its rated power in watts.
	pub power_w: u64,
	/// What it generated.
	pub series: Series,
}

/// What the files of a month have.
pub struct Folder {
	/// The turbines, by name.
	pub turbines: BTreeMap<String, Turbine>,
	/// The customers.
	pub industry: industry::Industry,
	/// The households, by the name of their file.
	pub households: BTreeMap<String, Series>,
	/// The plant's own meter, if there is a file of it.
	pub plant: Option<Series>,
}

impl Folder {
	/// Reads the files of a month, given as in their names, `2014-01`, and in unix seconds. Some turbine and some customer
	/// must have data of it.
	pub fn read(folder: &Path, name: &str, month: &Range<u64>) -> Result<Self, DataError> {
		let file = |start: &str| folder.join(format!("{start}-{name}.csv"));
		let (scada, load, plant) =
			(file("wind/scada"), file("industry/load"), file("wind/plant-meter"));
		let (generated, assets) = (scada::read(&scada)?, folder.join("wind/assets.csv"));
		let rated = assets::read(&assets)?;
		let industry = industry::read(&load)?;
		ensure_data(&scada, month, generated.values())?;
		ensure_data(&load, month, [&industry.plant_5mw, &industry.plant_3mw])?;
		let turbine = |(name, series): (String, Series)| -> Result<_, DataError> {
			let none = || missing(&assets, format!("there is no {name} in it"));
			let power_w = rated.get(&name).copied().ok_or_else(none)?;
			Ok((name, Turbine { power_w, series }))
		};
		let plant = match plant.exists() {
			true => Some(plant_meter::read(&plant)?),
			false => None,
		};
		Ok(Folder {
			turbines: generated.into_iter().map(turbine).collect::<Result<_, _>>()?,
			industry,
			households: households(&folder.join("household"), name)?,
			plant,
		})
	}
}

/// A file of the month must have data of it.
fn ensure_data<'s>(
	file: &Path,
	month: &Range<u64>,
	all: impl IntoIterator<Item = &'s Series>,
) -> Result<(), DataError> {
	for series in all {
		let report = series.reading(month.start, month.end)?.report;
		if report.missing < report.expected {
			return Ok(());
		}
	}
	Err(missing(file, "it has no data of this month".into()))
}

/// A folder may have no households.
fn households(folder: &Path, month: &str) -> Result<BTreeMap<String, Series>, DataError> {
	let mut households = BTreeMap::new();
	if !folder.exists() {
		return Ok(households);
	}
	let unreadable = |source| DataError::Unreadable { file: folder.to_path_buf(), source };
	for entry in fs::read_dir(folder).map_err(unreadable)? {
		let path = entry.map_err(unreadable)?.path();
		let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
		if name.starts_with("meter-") && name.ends_with(&format!("-{month}.csv")) {
			households.insert(name, household::read(&path)?);
		}
	}
	Ok(households)
}
