//! The report: JSON of one shape, Markdown, and charts.

mod charts;
mod executions;
mod markdown;

pub use executions::judge;

use crate::{
	arguments::Arguments,
	chain::{Chain, Description},
	error::{LoadError, Result},
	measurement::{Block, Bound, Window},
	process::Machine,
	statistics::Spread,
};
use serde::Serialize;
use std::{
	collections::BTreeMap,
	fs,
	io::{self, Write},
	path::{Path, PathBuf},
};

/// The version of the shape of `report.json`. It rises if a field changes its meaning or goes away.
const VERSION: u32 = 2;
/// What `ended` is until then: a program that is killed cannot say so.
const UNDER_WAY: &str = "still measuring";
/// What `ended` is if all was measured.
pub const COMPLETED: &str = "completed";
/// The file by which a folder is known to have a report.
const JSON: &str = "report.json";

/// Everything that was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
	/// The version of this shape.
	pub version: u32,
	/// `completed`, `still measuring`, or why not all was measured.
	pub ended: String,
	/// The command line.
	pub command: String,
	/// The commit of the node, if it was given.
	pub commit: Option<String>,
	/// The machine that measured.
	pub machine: Machine,
	/// What the node says it is.
	pub chain: Description,
	/// Milliseconds between two blocks.
	pub slot_milliseconds: u64,
	/// Room for the declared weight of normal transactions in a block, in milliseconds.
	pub block_weight_milliseconds: f64,
	/// Room for bytes of normal transactions in a block.
	pub block_bytes: u64,
	/// How many parties bought.
	pub buyers: u32,
	/// How many trades of a buyer follow each other in what is verified together.
	pub in_a_row: u32,
	/// How many parties sold.
	pub sellers: u32,
	/// How many leaves each tree had.
	pub leaves: u32,
	/// Whether what was verified together was spread over its tree.
	pub scattered: bool,
	/// What was measured of each kind.
	pub kinds: Vec<Measured>,
}

/// What was measured of a kind.
#[derive(Clone, Debug, Serialize)]
pub struct Measured {
	/// The kind.
	pub kind: String,
	/// What one operation is.
	pub operation: String,
	/// The measured window.
	pub window: Window,
	/// What bounded the load in it.
	pub bounded_by: Bound,
	/// Transactions that were submitted.
	pub submitted: u64,
	/// Transactions that came into blocks.
	pub in_blocks: u64,
	/// Transactions that were submitted and came into no block.
	pub not_included: u64,
	/// Operations that failed in blocks, by error.
	pub failed: BTreeMap<String, u64>,
	/// Transactions that the node refused, by reason.
	pub refused: BTreeMap<String, u64>,
	/// How often the pool of the node was full.
	pub pool_full: u64,
	/// Seconds from the submission to the best block that has the transaction.
	pub inclusion_seconds: Option<Spread>,
	/// Seconds from the submission to the finality of that block.
	pub finality_seconds: Option<Spread>,
	/// Seconds from the last attestation of a settlement, under the load, to the best block in which its buyers have
	/// their vouchers.
	pub voucher_seconds: Option<Spread>,
	/// The same, to the finality of that block.
	pub voucher_finality_seconds: Option<Spread>,
	/// Seconds that the preparation took.
	pub preparation_seconds: f64,
	/// Seconds that the signing took.
	pub signing_seconds: f64,
	/// The blocks, from the beginning of the load until all was in blocks.
	pub blocks: Vec<Block>,
	/// The times to inclusion, for the chart.
	#[serde(skip)]
	pub inclusion_times: Vec<f64>,
}

impl Default for Measured {
	fn default() -> Self {
		Measured {
			kind: String::new(),
			operation: String::new(),
			window: Window::default(),
			bounded_by: Bound::Unknown,
			submitted: 0,
			in_blocks: 0,
			not_included: 0,
			failed: BTreeMap::new(),
			refused: BTreeMap::new(),
			pool_full: 0,
			inclusion_seconds: None,
			finality_seconds: None,
			voucher_seconds: None,
			voucher_finality_seconds: None,
			preparation_seconds: 0.0,
			signing_seconds: 0.0,
			blocks: vec![],
			inclusion_times: vec![],
		}
	}
}

impl Report {
	/// Before anything is measured.
	pub fn new(chain: &Chain, arguments: &Arguments) -> Self {
		Report {
			version: VERSION,
			ended: UNDER_WAY.to_owned(),
			command: command(),
			commit: arguments.commit.clone(),
			machine: Machine::here(),
			chain: chain.description.clone(),
			slot_milliseconds: chain.limits.slot,
			block_weight_milliseconds: chain.limits.weight as f64 / 1e9,
			block_bytes: chain.limits.length,
			buyers: arguments.buyers,
			in_a_row: arguments.in_a_row,
			sellers: arguments.sellers,
			leaves: arguments.leaves,
			scattered: arguments.scattered,
			kinds: vec![],
		}
	}
}

/// The command line, without a key: that may be a secret.
fn command() -> String {
	let mut words = Vec::new();
	let mut hide = false;
	for word in std::env::args() {
		let shown = match (hide, word.split_once('=')) {
			(true, _) => "…".to_owned(),
			(false, Some(("--key", _))) => "--key=…".to_owned(),
			_ => word.clone(),
		};
		hide = word == "--key";
		words.push(shown);
	}
	words.join(" ")
}

/// One line about a kind.
pub fn line(measured: &Measured) -> String {
	let Measured { window, .. } = measured;
	let sum =
		|counts: &BTreeMap<String, u64>| counts.values().copied().fold(0, u64::saturating_add);
	let mut line = format!(
		"{:.1} operations a second over {:.0} s, {} failed, bounded by {}",
		window.operations_per_second,
		window.seconds,
		sum(&measured.failed),
		bound(measured.bounded_by)
	);
	let troubles = [
		("refused by the node", sum(&measured.refused)),
		("not included", measured.not_included),
		("times that the pool was full", measured.pool_full),
		("late blocks", window.late_blocks),
	];
	for (trouble, count) in troubles.into_iter().filter(|(_, count)| *count > 0) {
		line += &format!("; {trouble}: {count}");
	}
	line
}

/// What bounded a load, in words.
pub const fn bound(bound: Bound) -> &'static str {
	match bound {
		Bound::DeclaredWeight => "declared weight",
		Bound::Length => "the length of blocks",
		Bound::Offered => "what was offered",
		Bound::Node => "the node or its pool",
		Bound::Unknown => "nothing that was seen: too few blocks",
	}
}

/// Fails if the folder has a report. Another one would be mixed with it: charts and executions of other kinds stay.
pub fn refuse_used(folder: &Path) -> Result<()> {
	match folder.join(JSON).exists() {
		true => Err(LoadError::ReportExists(folder.to_owned())),
		false => Ok(()),
	}
}

/// Makes the folder of the report.
pub fn make_folder(folder: &Path) -> Result<()> {
	fs::create_dir_all(folder)
		.map_err(|reason| LoadError::Report { path: folder.to_owned(), reason })
}

/// Writes a file as a whole or not at all: on a full disk, the earlier one stays.
fn write_file(path: &Path, text: &str) -> Result<()> {
	let mut unfinished = path.as_os_str().to_owned();
	unfinished.push(".unfinished");
	let unfinished = PathBuf::from(unfinished);
	let written = write_and_sync(&unfinished, text).and_then(|()| fs::rename(&unfinished, path));
	written.map_err(|reason| {
		let _ = fs::remove_file(&unfinished);
		LoadError::Report { path: path.to_owned(), reason }
	})
}

fn write_and_sync(path: &Path, text: &str) -> io::Result<()> {
	let mut file = fs::File::create(path)?;
	file.write_all(text.as_bytes())?;
	file.sync_all()
}

/// Writes `report.json`, `report.md` and three charts for each kind.
pub fn write(report: &Report, folder: &Path) -> Result<()> {
	let put = |name: String, text: String| write_file(&folder.join(name), &text);
	let json = serde_json::to_string_pretty(report).map_err(LoadError::unexpected)?;
	put(JSON.into(), format!("{json}\n"))?;
	put("report.md".into(), markdown::render(report))?;
	for measured in &report.kinds {
		put(format!("{}-blocks.svg", measured.kind), charts::blocks(measured))?;
		put(format!("{}-inclusion.svg", measured.kind), charts::inclusion(measured))?;
		put(format!("{}-memory.svg", measured.kind), charts::memory(measured))?;
	}
	Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub mod tests {
	use super::*;
	use crate::process::Usage;

	/// A report with one kind of three blocks.
	pub fn sample() -> Report {
		let block = |number: u64, operations: u64, measured: bool| Block {
			number,
			time: number.saturating_mul(3_000),
			operations,
			certificates: operations,
			failed: 0,
			transactions: operations,
			weight: 0.98,
			length: 0.1,
			memory: 200,
			mapped: 100,
			measured,
			usage: Usage::default(),
		};
		let window = Window {
			first_block: 1,
			last_block: 3,
			seconds: 6.0,
			operations: 190,
			operations_per_second: 31.7,
			certificates_per_second: 31.7,
			operations_per_block: Spread::of(&[90.0, 100.0]),
			full_blocks: 2,
			declared_weight: 0.98,
			length: 0.1,
			block_seconds: Spread::of(&[3.0, 3.0]),
			late_blocks: 0,
			processors: 0.5,
			memory: 200,
			largest_memory: 210,
			mapped: 100,
			database_growth: 2_048,
		};
		let measured = Measured {
			kind: "redeem".into(),
			operation: "redemption of one certificate".into(),
			window,
			bounded_by: Bound::DeclaredWeight,
			submitted: 300,
			in_blocks: 290,
			not_included: 10,
			failed: BTreeMap::from([("Certificates.NotHolder".into(), 2)]),
			inclusion_seconds: Spread::of(&[1.0, 2.0]),
			finality_seconds: Spread::of(&[4.0, 6.0]),
			voucher_seconds: Spread::of(&[8.0, 9.0]),
			voucher_finality_seconds: Spread::of(&[15.0, 17.0]),
			inclusion_times: vec![1.0, 2.0],
			blocks: vec![block(1, 80, false), block(2, 90, true), block(3, 100, true)],
			..Default::default()
		};
		Report {
			version: VERSION,
			ended: COMPLETED.into(),
			command: "verdigrid-load --kind redeem".into(),
			commit: Some("0123abc".into()),
			machine: Machine {
				processor: "a processor".into(),
				threads: 2,
				memory: 24_000,
				kernel: "6.1".into(),
			},
			chain: Description {
				chain: "Load".into(),
				chain_type: "Local".into(),
				node: "a node".into(),
				version: "0.1.0".into(),
				runtime: "verdigrid 100".into(),
			},
			slot_milliseconds: 3_000,
			block_weight_milliseconds: 1_350.0,
			block_bytes: 4_718_592,
			buyers: 150,
			in_a_row: 1,
			sellers: 50,
			leaves: 100_000,
			scattered: false,
			kinds: vec![measured],
		}
	}

	/// A folder that no other test uses.
	fn folder(name: &str) -> PathBuf {
		let folder = std::env::temp_dir().join(format!("verdigrid-{name}-{}", std::process::id()));
		fs::create_dir_all(&folder).unwrap();
		folder
	}

	fn names(folder: &Path) -> Vec<String> {
		let entries = fs::read_dir(folder).unwrap();
		let name = |entry: io::Result<fs::DirEntry>| entry.unwrap().file_name().into_string();
		let mut names: Vec<String> = entries.map(|entry| name(entry).unwrap()).collect();
		names.sort();
		names
	}

	#[test]
	fn a_folder_takes_one_report() {
		let folder = folder("report");
		assert!(refuse_used(&folder).is_ok());
		write(&sample(), &folder).unwrap();
		let charts = ["redeem-blocks.svg", "redeem-inclusion.svg", "redeem-memory.svg"];
		assert_eq!(names(&folder).get(..3).unwrap_or_default(), charts);
		assert_eq!(names(&folder).get(3..).unwrap_or_default(), [JSON, "report.md"]);
		assert!(matches!(refuse_used(&folder), Err(LoadError::ReportExists(_))));
		fs::remove_dir_all(&folder).unwrap();
	}

	#[test]
	fn a_file_that_cannot_be_written_leaves_the_earlier_one() {
		let folder = folder("unwritable");
		let path = folder.join(JSON);
		write_file(&path, "earlier").unwrap();
		// Nothing can be written where a folder is.
		let in_the_way = folder.join("report.json.unfinished");
		fs::create_dir(&in_the_way).unwrap();
		assert!(matches!(write_file(&path, "later"), Err(LoadError::Report { .. })));
		assert_eq!(fs::read_to_string(&path).unwrap(), "earlier");
		fs::remove_dir(&in_the_way).unwrap();
		write_file(&path, "later").unwrap();
		assert_eq!(fs::read_to_string(&path).unwrap(), "later");
		fs::remove_dir_all(&folder).unwrap();
	}

	#[test]
	fn what_is_unfinished_is_removed() {
		let folder = folder("unfinished");
		let path = folder.join("report.md");
		fs::create_dir(&path).unwrap();
		assert!(write_file(&path, "text").is_err(), "a folder is there");
		assert_eq!(names(&folder), ["report.md"]);
		fs::remove_dir_all(&folder).unwrap();
	}

	#[test]
	fn the_shape_of_the_json_is_the_documented_one() {
		let json = serde_json::to_string_pretty(&sample()).unwrap();
		assert_eq!(format!("{json}\n"), include_str!("golden/report.json"));
	}

	#[test]
	fn a_line_says_rate_failures_bound_and_troubles() {
		let report = sample();
		let measured = report.kinds.first().unwrap().clone();
		let rate = "31.7 operations a second over 6 s, 2 failed, bounded by declared weight";
		assert_eq!(line(&measured), format!("{rate}; not included: 10"));
		let refused = BTreeMap::from([("Invalid (1010)".into(), 3)]);
		let troubled = Measured { refused, not_included: 0, pool_full: 7, ..measured };
		let troubles = "refused by the node: 3; times that the pool was full: 7";
		assert_eq!(line(&troubled), format!("{rate}; {troubles}"));
	}
}
