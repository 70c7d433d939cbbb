//! What formats share that say themselves where values stand and what they count.

use rust_decimal::Decimal;

use crate::{
	interval::Quality,
	mapping::{Mapping, Numbers},
	sheet::{Cell, Sheet},
};

/// Why something cannot be taken, and in which line.
pub struct Wrong {
	/// The line. Zero stands for the whole file.
	pub line: u32,
	/// The reason.
	pub reason: String,
}

impl Wrong {
	/// Something is wrong with the whole file.
	pub fn file(reason: impl Into<String>) -> Self {
		Wrong { line: 0, reason: reason.into() }
	}
}

/// Refuses what is wrong.
pub fn note(read: Result<(), Wrong>, sheet: &mut Sheet<'_>) {
	if let Err(Wrong { line, reason }) = read {
		sheet.refuse(line, reason);
	}
}

/// Refuses a mapping that declares what the format says itself.
pub fn check_says_itself(mapping: &Mapping) -> Result<(), String> {
	let declared = [
		(mapping.columns.is_some(), "where values stand: remove [columns]"),
		(mapping.text != Default::default(), "how its text is written: remove [text]"),
		(mapping.number != Numbers::default(), "how numbers are written: remove [number]"),
	];
	match declared.into_iter().find(|(is_declared, _)| *is_declared) {
		Some((_, what)) => Err(format!("the format says itself {what}")),
		None => Ok(()),
	}
}

/// Refuses a mapping that declares how times are labelled.
pub fn check_no_time(mapping: &Mapping) -> Result<(), String> {
	match mapping.time {
		None => Ok(()),
		Some(_) => Err("the format says times in UTC: remove [time]".into()),
	}
}

/// Refuses a mapping for running totals.
pub fn check_no_register(mapping: &Mapping) -> Result<(), String> {
	match mapping.value.register {
		None => Ok(()),
		Some(_) => {
			Err("the values of this format are those of intervals: remove `register` under [value]"
				.into())
		}
	}
}

/// What a mark means: as it is declared, or else as the format's code list says.
pub fn quality(
	mapping: &Mapping,
	mark: &str,
	known: fn(&str) -> Option<Quality>,
) -> Result<Quality, String> {
	mapping.quality.of(mark).or_else(|undeclared| known(mark).ok_or(undeclared))
}

/// The value that stands in a line, if its quality lets it count.
pub fn value(
	sheet: &Sheet<'_>,
	line: u32,
	text: Option<&str>,
	quality: Quality,
) -> Result<(Option<Decimal>, Quality), String> {
	if quality < Quality::Estimated {
		return Ok((None, quality));
	}
	let value = text.ok_or("it has no value, and no mark says that there is none: add either")?;
	let (number, own) = sheet.value(Cell { line, value, mark: None, revision: 0 })?;
	Ok((number, own.min(quality)))
}

#[cfg(test)]
pub mod testing;
