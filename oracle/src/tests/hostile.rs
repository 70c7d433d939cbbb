//! Files that nobody would write. Each is read or refused, and nothing else happens.
//! `PROPTEST_CASES` says how many are tried.

use crate::{
	format::{assets, household, industry, plant_meter, scada},
	DataError, Series,
};
use proptest::{collection::vec, prelude::*, sample::select};
use std::{fs, path::Path};

const HEADERS: [&str; 5] = [
	"Wind_turbine_name,Date_time,P_avg",
	"Wind_turbine_name,Latitude,Longitude,elevation_m,Rated_power,Hub_height_m,Rotor_diameter_m,\
	 Manufacturer,Model",
	"start,value",
	"time,plant_5mw_mw,plant_3mw_mw",
	"time_utc,net_energy_kwh,availability_kwh,curtailment_kwh",
];

/// Cells at the ends of what can be read, and beyond.
const CELLS: [&str; 24] = [
	"",
	" ",
	"R80711",
	"\"",
	"\"\"",
	"2014-01-31T23:50:00+01:00",
	"2014-01-31 23:50:00",
	"2014-03-30 02:00:00+01:00",
	"2014-03-30 03:00:00+02:00",
	"-262144-01-01T00:00:00Z",
	"+262142-12-31T23:59:59+23:59",
	"1969-12-31 23:30:00",
	"9999-12-31T23:59:60Z",
	"2014-02-30 00:00:00",
	"0",
	"-0",
	"-1e28",
	"1e-28",
	"1000000000",
	"79228162514264337593543950335",
	"7922816251426433759354395033500000",
	"0.0000000000000000000000000001",
	"NaN",
	"\u{feff}12",
];

/// Reads a file as every format there is, and what was read for these seconds.
fn read_all(file: &Path, (start, end): (u64, u64)) {
	_ = assets::read(file).map_err(shown);
	for series in all_series(file) {
		_ = series.reading(start, end).map_err(shown);
		let Some(extent) = series.extent() else { continue };
		let seconds = |moment: i64| u64::try_from(moment).unwrap_or_default();
		_ = series.reading(seconds(extent.start), seconds(extent.end)).map_err(shown);
	}
}

fn all_series(file: &Path) -> Vec<Series> {
	let mut read = vec![];
	read.extend(household::read(file).map_err(shown));
	read.extend(plant_meter::read(file).map_err(shown));
	if let Ok(industry) = industry::read(file).map_err(shown) {
		read.extend([industry.plant_5mw, industry.plant_3mw]);
	}
	read.extend(scada::read(file).map_err(shown).into_iter().flat_map(|read| read.into_values()));
	read
}

/// A refusal can be shown.
fn shown(error: DataError) -> String {
	error.to_string()
}

fn attempt(text: &[u8], period: (u64, u64)) {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("data.csv");
	fs::write(&file, text).unwrap();
	read_all(&file, period);
}

fn cell() -> impl Strategy<Value = String> {
	prop_oneof![select(CELLS.as_slice()).prop_map(str::to_owned), ".{0,12}", "[0-9:T+. -]{0,26}"]
}

/// A table of a known format with rows of such cells.
fn table() -> impl Strategy<Value = String> {
	let rows = vec(vec(cell(), 1..10), 0..12);
	(select(HEADERS.as_slice()), rows, select(["\n", "\r\n", "\r"].as_slice())).prop_map(
		|(header, rows, end)| {
			let rows = rows.into_iter().map(|row| row.join(","));
			[header.to_owned()].into_iter().chain(rows).collect::<Vec<_>>().join(end)
		},
	)
}

/// A table as it should be, of one format after another.
fn sound() -> impl Strategy<Value = String> {
	let number = -2_000_000_000_i64..2_000_000_000;
	(0..HEADERS.len(), vec((any::<u32>(), number), 0..12)).prop_map(|(format, rows)| {
		let row = |(moment, value): (u32, i64)| {
			let time =
				chrono::DateTime::from_timestamp(i64::from(moment / 1_800) * 1_800, 0).unwrap();
			let (plain, offset) = (time.format("%Y-%m-%d %H:%M:%S"), time.to_rfc3339());
			match format {
				0 => format!("R80711,{offset},{value}"),
				1 => format!("T{moment},48.4,5.6,411,{value},80,82,Senvion,MM82"),
				2 => format!("{plain},{value}"),
				3 => format!("{offset},{value},{value}"),
				_ => format!("{offset},{value},0,0"),
			}
		};
		let rows = rows.into_iter().map(row);
		[HEADERS[format].to_owned()].into_iter().chain(rows).collect::<Vec<_>>().join("\n")
	})
}

proptest! {
	#[test]
	fn any_bytes_are_read_or_refused(text: Vec<u8>, period: (u64, u64)) {
		attempt(&text, period);
	}

	#[test]
	fn any_cells_are_read_or_refused(text in table(), period: (u64, u64)) {
		attempt(text.as_bytes(), period);
	}

	#[test]
	fn a_table_is_read_or_refused(text in sound(), period: (u64, u64)) {
		attempt(text.as_bytes(), period);
	}

	#[test]
	fn a_damaged_table_is_read_or_refused(
		text in sound(),
		at: prop::sample::Index,
		byte: u8,
		period: (u64, u64),
	) {
		let mut text = text.into_bytes();
		let at = at.index(text.len());
		text[at] = byte;
		attempt(&text, period);
	}
}

/// If every table were refused, these tests would show nothing.
#[test]
fn every_format_reads_a_sound_table() {
	let folder = tempfile::tempdir().unwrap();
	let file = folder.path().join("data.csv");
	let wrote = |text: &str| fs::write(&file, text).unwrap();
	wrote(&format!("{}\nR80711,2014-01-31T23:50:00+01:00,1", HEADERS[0]));
	assert!(scada::read(&file).is_ok());
	wrote(&format!("{}\nR80711,48.4,5.6,411,2050,80,82,Senvion,MM82", HEADERS[1]));
	assert!(assets::read(&file).is_ok());
	wrote(&format!("{}\n2014-01-31 23:30:00,1", HEADERS[2]));
	assert!(household::read(&file).is_ok());
	wrote(&format!("{}\n2014-01-31T23:45:00+01:00,1,1", HEADERS[3]));
	assert!(industry::read(&file).is_ok());
	wrote(&format!("{}\n2014-01-31T23:50:00+01:00,1,0,0", HEADERS[4]));
	assert!(plant_meter::read(&file).is_ok());
}
