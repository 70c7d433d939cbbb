//! Ten-minute mean active power of wind turbines: `Wind_turbine_name,Date_time,P_avg`.
//!
//! `P_avg` is in kW, the mean over the ten minutes that start at `Date_time`; times are local, with
//! their offset from UTC. Blanks are missing intervals; negative values are own consumption.

use super::{time_with_offset, Table};
use crate::{
	series::{Clock, Scale, Series},
	DataError,
};
use std::{collections::BTreeMap, path::Path};

const HEADER: [&str; 3] = ["Wind_turbine_name", "Date_time", "P_avg"];
const TEN_MINUTES: u32 = 600;
/// One kilowatt over ten minutes.
const KW_TEN_MINUTES: Scale = Scale { wh: 1_000, per: 6 };

/// The series of every turbine in the file, by name.
pub fn read(file: &Path) -> Result<BTreeMap<String, Series>, DataError> {
	let mut clock = Clock::new(TEN_MINUTES);
	let mut turbines = BTreeMap::<String, Series>::new();
	Table::open(file, &HEADER)?.for_each(|row| {
		let name = row.text(0);
		if name.is_empty() {
			return Err(row.refuse("the turbine has no name"));
		}
		let start = time_with_offset(&row, 1, &mut clock)?;
		let power = row.number(2)?;
		let series = turbines
			.entry(name.to_owned())
			.or_insert_with(|| Series::new(TEN_MINUTES, KW_TEN_MINUTES));
		row.insert(series, start, power)
	})?;
	turbines.values_mut().try_for_each(|series| series.settle(&clock))?;
	Ok(turbines)
}
