//! What each measured function declares beside the time that was measured, read from the files of weights.

use std::{fs, path::Path};

use super::table;
use crate::{tests::weights::measured::sources, Runtime};

/// A measured function: fixed parts, and what one more of each component adds.
#[derive(Default, Debug, PartialEq)]
struct Function {
	name: String,
	/// The shortest time that was measured, in nanoseconds.
	shortest: u64,
	fixed: Part,
	more: Vec<(String, Part)>,
}

/// Time in picoseconds, and accesses to the database.
#[derive(Default, Clone, Copy, Debug, PartialEq)]
struct Part {
	time: u64,
	reads: u64,
	writes: u64,
}

impl Part {
	fn declared(&self) -> u64 {
		let database = <Runtime as frame_system::Config>::DbWeight::get();
		self.time + database.read * self.reads + database.write * self.writes
	}
}

/// The number that a text begins with.
fn number(text: &str) -> u64 {
	let is_part = |letter: &char| letter.is_ascii_digit() || *letter == '_';
	let digits: String = text.chars().take_while(is_part).filter(|it| *it != '_').collect();
	digits.parse().unwrap_or_else(|_| panic!("no number: {text}"))
}

/// The text after a mark, up to the end of the line.
fn after<'a>(line: &'a str, mark: &str) -> Option<&'a str> {
	line.split_once(mark).map(|(_, rest)| rest)
}

impl Function {
	/// The fixed part, or that of the component which the line multiplies with.
	fn part(&mut self, line: &str) -> &mut Part {
		let component = after(line, ".saturating_mul(").map(|rest| rest.split('.').next().unwrap());
		let Some(component) = component else { return &mut self.fixed };
		let at = self.more.iter().position(|(name, _)| name == component).unwrap_or_else(|| {
			self.more.push((component.to_owned(), Part::default()));
			self.more.len() - 1
		});
		&mut self.more[at].1
	}

	fn take(&mut self, line: &str) {
		if let Some(rest) = after(line, "// Measured at least: ") {
			self.shortest = number(rest);
		}
		if line.trim_start().starts_with("//") {
			return;
		}
		if let Some(rest) = after(line, "Weight::from_parts(") {
			self.part(line).time += number(rest);
		} else if let Some(rest) = after(line, ".reads(") {
			self.part(line).reads += number(rest.trim_start_matches('('));
		} else if let Some(rest) = after(line, ".writes(") {
			self.part(line).writes += number(rest.trim_start_matches('('));
		}
	}

	fn row(&self, file: &str) -> Vec<String> {
		let more = self.more.iter().filter(|(_, part)| part.declared() > 0);
		let more: Vec<_> =
			more.map(|(name, part)| format!("`{name}` {}", micro(part.declared()))).collect();
		vec![
			format!("`{file}::{}`", self.name),
			match self.shortest {
				0 if file.starts_with("verdigrid_") => "not measured".to_owned(),
				0 => "of the SDK".to_owned(),
				shortest => micro(shortest * 1_000),
			},
			micro(self.fixed.time),
			self.fixed.reads.to_string(),
			self.fixed.writes.to_string(),
			micro(self.fixed.declared()),
			more.join(", "),
		]
	}
}

/// Picoseconds in microseconds.
fn micro(picoseconds: u64) -> String {
	let micro = picoseconds as f64 / 1e6;
	if micro < 9.95 {
		format!("{micro:.1}")
	} else {
		format!("{micro:.0}")
	}
}

/// The measured functions of a file.
fn functions(text: &str) -> Vec<Function> {
	let mut found: Vec<Function> = Vec::new();
	for line in text.lines() {
		if let Some(rest) = line.strip_prefix("\tfn ").filter(|rest| rest.ends_with('{')) {
			let name = rest.split('(').next().unwrap().to_owned();
			found.push(Function { name, ..Default::default() });
		} else if let Some(function) = found.last_mut() {
			function.take(line);
		}
	}
	found
}

/// The crate that a file of weights is about, which its first line says.
fn measured_crate(text: &str) -> Option<&str> {
	text.strip_prefix("//! Weights of `")?.split('`').next()
}

/// The functions of a file of the runtime's weights, with the time of each without its components.
pub(crate) fn measured_times(file: &str) -> Vec<(String, u64)> {
	let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/weights");
	let text = fs::read_to_string(folder.join(file).with_extension("rs")).unwrap();
	functions(&text).into_iter().map(|function| (function.name, function.fixed.time)).collect()
}

/// Our own pallets come first.
pub fn table_of_weights() -> String {
	let files = sources();
	let mut files: Vec<(&str, &str)> =
		files.iter().filter_map(|(_, text)| Some((measured_crate(text)?, &text[..]))).collect();
	files.sort_by_key(|(file, _)| (!file.starts_with("verdigrid_"), *file));
	let rows = files.into_iter().flat_map(|(file, text)| {
		functions(text).into_iter().map(move |function| function.row(file))
	});
	let head = [
		"function",
		"shortest, µs",
		"time, µs",
		"reads",
		"writes",
		"declared, µs",
		"each more declares, µs",
	];
	table(&head, rows)
}

#[test]
fn a_function_is_read_with_its_components() {
	let text = "impl X {\n\tfn close(s: u32) -> Weight {\n\t\t// Storage: `A::B` (r:1 w:0)\n\
		\t\t// Measured at least: 435_315 ns.\n\t\tWeight::from_parts(440_142_000, 6614)\n\
		\t\t\t.saturating_add(Weight::from_parts(359_206_631, 0).saturating_mul(s.into()))\n\
		\t\t\t.saturating_add(T::DbWeight::get().reads(11))\n\
		\t\t\t.saturating_add(T::DbWeight::get().reads((10_u64).saturating_mul(s.into())))\n\
		\t\t\t.saturating_add(T::DbWeight::get().writes(9))\n\
		\t\t\t.saturating_add(T::DbWeight::get().writes((10_u64).saturating_mul(s.into())))\n\
		\t\t\t.saturating_add(Weight::from_parts(0, 20681).saturating_mul(s.into()))\n\t}\n}\n";
	let fixed = Part { time: 440_142_000, reads: 11, writes: 9 };
	let more = Part { time: 359_206_631, reads: 10, writes: 10 };
	let expected =
		Function { name: "close".into(), shortest: 435_315, fixed, more: vec![("s".into(), more)] };
	assert_eq!(functions(text), [expected]);
}

#[test]
fn the_table_says_what_the_runtime_declares() {
	use verdigrid_auction::WeightInfo as _;
	type Auction = <Runtime as verdigrid_auction::Config>::WeightInfo;
	let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../pallets/auction/src/weights.rs");
	let functions = functions(&fs::read_to_string(path).unwrap());
	let declared = |name: &str| functions.iter().find(|function| function.name == name).unwrap();
	assert_eq!(declared("bid").fixed.declared(), Auction::bid().ref_time());
	let (close, steps) = (declared("close"), 7);
	let more = close.more.iter().map(|(_, part)| part.declared() * steps).sum::<u64>();
	assert_eq!(close.fixed.declared() + more, Auction::close(7).ref_time());
}
