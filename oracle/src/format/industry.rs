//! Quarter-hourly mean load of two industrial customers: `time,plant_5mw_mw,plant_3mw_mw`, local
//! time with offset, MW.

use super::{time_with_offset, Table};
use crate::{
	series::{Clock, Scale, Series},
	DataError,
};
use std::path::Path;

const HEADER: [&str; 3] = ["time", "plant_5mw_mw", "plant_3mw_mw"];
const QUARTER_HOUR: u32 = 900;
/// One megawatt over a quarter of an hour.
const MW_QUARTER_HOUR: Scale = Scale { wh: 250_000, per: 1 };

/// What the two customers used.
pub struct Industry {
	/// The customer of 5 MW.
	pub plant_5mw: Series,
	/// The customer of 3 MW.
	pub plant_3mw: Series,
}

/// The two customers' loads.
pub fn read(file: &Path) -> Result<Industry, DataError> {
	let series = || Series::new(QUARTER_HOUR, MW_QUARTER_HOUR);
	let mut clock = Clock::new(QUARTER_HOUR);
	let mut industry = Industry { plant_5mw: series(), plant_3mw: series() };
	Table::open(file, &HEADER)?.for_each(|row| {
		let start = time_with_offset(&row, 0, &mut clock)?;
		let (large, small) = (row.number(1)?, row.number(2)?);
		row.insert(&mut industry.plant_5mw, start, large)?;
		row.insert(&mut industry.plant_3mw, start, small)
	})?;
	industry.plant_5mw.settle(&clock)?;
	industry.plant_3mw.settle(&clock)?;
	Ok(industry)
}
