//! Why data was refused.

use std::{fmt, sync::Arc};

/// A place in what a source gave: a line of a file, or a row of an answer.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
	/// The file, the address or the table.
	pub file: Arc<str>,
	/// The line or row, from 1. Zero stands for all of it.
	pub line: u32,
}

impl fmt::Display for Place {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self.line {
			0 => write!(f, "{}", self.file),
			line => write!(f, "{}, line {line}", self.file),
		}
	}
}

/// Something that cannot be taken, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Refusal {
	/// Where.
	pub place: Place,
	/// Why, and what to do.
	pub reason: String,
}

impl fmt::Display for Refusal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}: {}", self.place, self.reason)
	}
}

/// Data that was refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DataError {
	/// A file is refused. Nothing of it counts.
	#[error("{}", lines(.0))]
	Refused(Vec<Refusal>),
	/// What was read of a meter in this period is in doubt.
	#[error("{}; so the reading of {meter} is in doubt", lines(.refusals))]
	InDoubt {
		/// Which meter.
		meter: String,
		/// What is in doubt.
		refusals: Vec<Refusal>,
	},
	/// No mapping names this meter.
	#[error("no mapping names the meter {0}: declare it under [[meter]]")]
	NoMeter(String),
	/// The energy of a period is too large to be counted in watt-hours.
	#[error("the energy of a period is more than can be counted in watt-hours")]
	TooLarge,
	/// The period of the reading ends before it starts.
	#[error("the period ends before it starts: give the start first, then the end")]
	EndBeforeStart,
}

/// So many refusals of a file are told.
pub(crate) const MOST_TOLD: usize = 20;

fn lines(refusals: &[Refusal]) -> String {
	let told: Vec<String> = refusals.iter().take(MOST_TOLD).map(ToString::to_string).collect();
	let more = refusals.len().saturating_sub(MOST_TOLD);
	match more {
		0 => told.join("\n"),
		more => format!("{}\nand {more} more", told.join("\n")),
	}
}
