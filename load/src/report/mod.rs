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
use std::{collections::BTreeMap, fs, path::Path};

/// The version of the shape of `report.json`. It rises if a field changes its meaning or goes away.
const VERSION: u32 = 1;

/// Everything that was measured.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
	/// The version of this shape.
	pub version: u32,
	/// `completed`, or why it ended early.
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
			ended: "completed".to_owned(),
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

/// Makes the folder of the report.
pub fn make_folder(folder: &Path) -> Result<()> {
	fs::create_dir_all(folder)
		.map_err(|reason| LoadError::Report { path: folder.to_owned(), reason })
}

fn write_file(path: &Path, text: &str) -> Result<()> {
	fs::write(path, text).map_err(|reason| LoadError::Report { path: path.to_owned(), reason })
}

/// Writes `report.json`, `report.md` and two charts for each kind.
pub fn write(report: &Report, folder: &Path) -> Result<()> {
	let put = |name: String, text: String| write_file(&folder.join(name), &text);
	let json = serde_json::to_string_pretty(report).map_err(LoadError::unexpected)?;
	put("report.json".into(), format!("{json}\n"))?;
	put("report.md".into(), markdown::render(report))?;
	for measured in &report.kinds {
		put(format!("{}-blocks.svg", measured.kind), charts::blocks(measured))?;
		put(format!("{}-inclusion.svg", measured.kind), charts::inclusion(measured))?;
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
			inclusion_times: vec![1.0, 2.0],
			blocks: vec![block(1, 80, false), block(2, 90, true), block(3, 100, true)],
			..Default::default()
		};
		Report {
			version: VERSION,
			ended: "completed".into(),
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
