//! What the tests of the formats share.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::arithmetic_side_effects)]

use proptest::{prelude::*, sample::Index};
use std::path::Path;

use crate::{Collector, DataError, Mapping, Reading, Readings};

pub fn sample(name: &str) -> String {
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(name);
	std::fs::read_to_string(path).unwrap()
}

pub fn read(mapping: &str, bytes: &[u8]) -> Result<Readings, DataError> {
	let mapping = Mapping::from_toml(mapping).unwrap();
	let mut collector = Collector::new(&mapping).unwrap();
	collector.read("file", bytes)?;
	Ok(collector.finish())
}

pub fn between(readings: &Readings, meter: &str, start: &str, end: &str) -> Reading {
	let moment = |text: &str| {
		let moment: jiff::Timestamp = text.parse().unwrap();
		moment.as_second().try_into().unwrap()
	};
	readings.reading(meter, moment(start), moment(end), None).unwrap()
}

/// The first of two texts stands in a file once at least, and is replaced where it stands first.
pub fn replaced(file: &str, from: &str, to: &str) -> String {
	assert!(file.contains(from), "`{from}` is not in the file");
	file.replacen(from, to, 1)
}

/// The file is refused in the line where `at` stands first, with these words.
pub fn assert_refused(mapping: &str, file: &str, at: &str, words: &str) {
	let (before, _) = file.split_once(at).unwrap_or_else(|| panic!("`{at}` is not in the file"));
	let line = before.matches('\n').count() + 1;
	assert_refused_at(mapping, file.as_bytes(), u32::try_from(line).unwrap(), words);
}

/// The file is refused with another text in place of the first such: in the line of it, and with these words.
pub fn assert_refused_once_replaced(mapping: &str, file: &str, from: &str, to: &str, words: &str) {
	let line = file.split_once(from).map_or(0, |(before, _)| before.matches('\n').count() + 1);
	let file = replaced(file, from, to);
	assert_refused_at(mapping, file.as_bytes(), u32::try_from(line).unwrap(), words);
}

/// The file is refused in this line, with these words.
pub fn assert_refused_at(mapping: &str, file: &[u8], line: u32, words: &str) {
	let DataError::Refused(refusals) = read(mapping, file).unwrap_err() else {
		panic!("it is in doubt, and not refused");
	};
	let is_told = refusals.iter().any(|it| it.place.line == line && it.reason.contains(words));
	assert!(is_told, "line {line}, {words}: {refusals:#?}");
}

/// The mapping is refused with these words.
pub fn assert_declared_wrongly(mapping: &str, words: &str) {
	let reason = Mapping::from_toml(mapping).unwrap_err();
	assert!(reason.contains(words), "{reason}");
}

/// What happens to files.
#[derive(Clone, Debug)]
pub enum Accident {
	CutOff(Index),
	OtherByte(Index, u8),
	OtherText(Index, String),
	LineMissing(Index),
	LineTwice(Index),
}

pub fn accident() -> impl Strategy<Value = Accident> {
	prop_oneof![
		any::<Index>().prop_map(Accident::CutOff),
		(any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Accident::OtherByte(at, byte)),
		(any::<Index>(), "[-+.:?'<>/&0-9A-Z]{0,6}")
			.prop_map(|(at, text)| Accident::OtherText(at, text)),
		any::<Index>().prop_map(Accident::LineMissing),
		any::<Index>().prop_map(Accident::LineTwice),
	]
}

/// A file after accidents. Lines are what ends in `end`.
pub fn after(accidents: &[Accident], file: &str, end: char) -> Vec<u8> {
	accidents.iter().fold(file.as_bytes().to_vec(), |bytes, it| match bytes.is_empty() {
		true => bytes,
		false => it.happens_to(&String::from_utf8_lossy(&bytes), end),
	})
}

impl Accident {
	fn happens_to(&self, file: &str, end: char) -> Vec<u8> {
		let mut lines: Vec<&str> = file.split_inclusive(end).collect();
		let mut bytes = file.as_bytes().to_vec();
		match self {
			Accident::CutOff(at) => bytes.truncate(at.index(bytes.len())),
			Accident::OtherByte(at, byte) => {
				let at = at.index(bytes.len());
				bytes[at] = *byte;
			}
			Accident::OtherText(at, text) => {
				let at = at.index(bytes.len());
				bytes.splice(at..at + 1, text.bytes());
			}
			Accident::LineMissing(at) => {
				lines.remove(at.index(lines.len()));
				return lines.concat().into_bytes();
			}
			Accident::LineTwice(at) => {
				let at = at.index(lines.len());
				lines.insert(at, lines[at]);
				return lines.concat().into_bytes();
			}
		}
		bytes
	}
}
