//! Half-hourly consumption of a household: `start,value`, UTC without offset, kWh.

use super::{time_of_utc, Table, KWH};
use crate::{
	series::{Clock, Series},
	DataError,
};
use std::path::Path;

const HEADER: [&str; 2] = ["start", "value"];
const HALF_HOUR: u32 = 1_800;

/// The household's consumption.
pub fn read(file: &Path) -> Result<Series, DataError> {
	let mut series = Series::new(HALF_HOUR, KWH);
	Table::open(file, &HEADER)?.for_each(|row| {
		let start = time_of_utc(&row, 0)?;
		let energy = row.number(1)?;
		row.insert(&mut series, start, energy)
	})?;
	// Times in UTC have no change of the clock.
	series.settle(&Clock::new(HALF_HOUR))?;
	Ok(series)
}
