//! Why data was refused.

use std::path::PathBuf;

/// Data that was refused: which file, where, and why.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
	/// The file cannot be opened or read.
	#[error("{}: cannot be read", file.display())]
	Unreadable {
		/// Which file.
		file: PathBuf,
		/// What the system says.
		source: std::io::Error,
	},
	/// A line of the file is refused.
	#[error("{}, line {line}: {reason}", file.display())]
	Refused {
		/// Which file.
		file: PathBuf,
		/// Which line, from 1.
		line: u64,
		/// Why, and what would be right.
		reason: String,
	},
	/// What was asked for is not in the file.
	#[error("{}: {reason}", file.display())]
	Missing {
		/// Which file.
		file: PathBuf,
		/// What is missing.
		reason: String,
	},
	/// The energy of a period is too large to be counted in watt-hours.
	#[error("the energy of a period is more than can be counted in watt-hours")]
	TooLarge,
	/// The period of the reading ends before it starts.
	#[error("the period ends before it starts: give the start first, then the end")]
	EndBeforeStart,
}
