//! Tests of the rules that turn data into readings, and of trees.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

mod cases;
mod changes;
mod clocks;
mod formats;
mod hostile;
mod json;
mod mappings;
mod plausible;
mod registers;
mod revisions;
mod rules;
mod sample_data;
mod segments;
mod trees;

use crate::{Collector, DataError, Limit, Mapping, Reading, Readings};
use std::path::PathBuf;

/// The mapping of the turbines in `data/`, with another zone if one is given.
fn scada(zone: &str) -> String {
	read("../data/mappings/wind-scada.toml").replace("Europe/Paris", zone)
}

fn path(name: &str) -> PathBuf {
	[env!("CARGO_MANIFEST_DIR"), name].iter().collect()
}

/// A file of the project as text.
fn read(name: &str) -> String {
	std::fs::read_to_string(path(name)).unwrap()
}

fn mapping(text: &str) -> Mapping {
	Mapping::from_toml(text).unwrap_or_else(|error| panic!("{error}"))
}

/// Reads files with their names.
fn collect(mapping: &Mapping, files: &[(&str, &[u8])]) -> Result<Readings, DataError> {
	let mut collector = Collector::new(mapping).unwrap();
	for (name, bytes) in files {
		collector.read(name, bytes)?;
	}
	Ok(collector.finish())
}

/// Reads lines of turbines, as in `data/`.
fn turbines_in(zone: &str, lines: &str) -> Result<Readings, DataError> {
	let text = format!("Wind_turbine_name,Date_time,P_avg\n{lines}");
	collect(&mapping(&scada(zone)), &[("scada.csv", text.as_bytes())])
}

fn turbines(lines: &str) -> Result<Readings, DataError> {
	turbines_in("UTC", lines)
}

/// The reading of a meter between two times.
fn between(readings: &Readings, meter: &str, start: &str, end: &str) -> Result<Reading, DataError> {
	readings.reading(meter, moment(start), moment(end), None)
}

/// All places and reasons of a refusal, one a line.
fn refusal<T>(result: Result<T, DataError>) -> String {
	match result.err() {
		Some(error) => error.to_string(),
		None => panic!("not refused"),
	}
}

#[track_caller]
fn assert_says(message: &str, words: &[&str]) {
	for word in words {
		assert!(message.contains(word), "{word} in: {message}");
	}
}

fn moment(text: &str) -> u64 {
	let time: jiff::Timestamp = text.parse().unwrap();
	time.as_second().try_into().unwrap()
}

const fn watts(power_w: u64) -> Option<Limit> {
	Some(Limit { power_w, margin_ppm: 100_000 })
}
