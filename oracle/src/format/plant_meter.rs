//! Net energy of a whole plant per ten minutes:
//! `time_utc,net_energy_kwh,availability_kwh,curtailment_kwh`, times with offset.

use super::{time_with_offset, Table, KWH};
use crate::{
	series::{Clock, Series},
	DataError,
};
use std::path::Path;

const HEADER: [&str; 4] = ["time_utc", "net_energy_kwh", "availability_kwh", "curtailment_kwh"];
const TEN_MINUTES: u32 = 600;

/// The plant's net energy.
pub fn read(file: &Path) -> Result<Series, DataError> {
	let mut clock = Clock::new(TEN_MINUTES);
	let mut series = Series::new(TEN_MINUTES, KWH);
	Table::open(file, &HEADER)?.for_each(|row| {
		let start = time_with_offset(&row, 0, &mut clock)?;
		let energy = row.number(1)?;
		row.insert(&mut series, start, energy)
	})?;
	series.settle(&clock)?;
	Ok(series)
}
