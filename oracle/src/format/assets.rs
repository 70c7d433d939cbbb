//! Wind turbines: name, place, rated power and model.

use super::{missing, Table};
use crate::DataError;
use rust_decimal::prelude::ToPrimitive;
use std::{collections::BTreeMap, path::Path};

const HEADER: [&str; 9] = [
	"Wind_turbine_name",
	"Latitude",
	"Longitude",
	"elevation_m",
	"Rated_power",
	"Hub_height_m",
	"Rotor_diameter_m",
	"Manufacturer",
	"Model",
];

/// Rated power of every turbine in watts, by name.
pub fn read(file: &Path) -> Result<BTreeMap<String, u64>, DataError> {
	let mut turbines = BTreeMap::new();
	Table::open(file, &HEADER)?.for_each(|row| {
		let name = row.text(0).to_owned();
		if name.is_empty() {
			return Err(row.refuse("the turbine has no name"));
		}
		let power = row.number(4)?.filter(|power| power.is_integer());
		let kilowatts = power.and_then(|power| power.to_u64()).filter(|power| *power > 0);
		let kilowatts =
			kilowatts.ok_or_else(|| row.refuse("Rated_power must be whole kW above 0"))?;
		match turbines.insert(name, kilowatts.saturating_mul(1_000)) {
			Some(before) if before != kilowatts.saturating_mul(1_000) => {
				Err(row.refuse("the turbine is in the file already, with another Rated_power"))
			}
			_ => Ok(()),
		}
	})?;
	if turbines.is_empty() {
		return Err(missing(file, "there is no turbine in it".into()));
	}
	Ok(turbines)
}
