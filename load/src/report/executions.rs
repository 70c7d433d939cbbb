//! Blocks that were executed again: how long each took beside what it declared.

use super::{charts, write_file};
use crate::{
	error::{LoadError, Result},
	process::Machine,
	statistics::{rounded, Spread},
};
use serde::{Deserialize, Serialize};
use std::{
	fmt::Write,
	fs,
	path::{Path, PathBuf},
};

/// The version of the shape of the JSON. It rises if a field changes its meaning or goes away.
const VERSION: u32 = 1;
/// Blocks that declare less, in milliseconds, are not judged one by one: what a machine does beside would decide.
const HEAVY: f64 = 50.0;
/// So many blocks together are judged, however little each declares.
const TOGETHER: usize = 20;

/// What `verdigrid-node execute-blocks` prints.
#[derive(Debug, Deserialize)]
struct Executed {
	repeat: u32,
	blocks: Vec<ExecutedBlock>,
}

#[derive(Debug, Deserialize)]
struct ExecutedBlock {
	number: u64,
	transactions: u64,
	declared_nanoseconds: u64,
	measured_nanoseconds: Vec<u64>,
}

/// A block that was executed again. Times are in milliseconds.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Execution {
	/// Its number.
	pub number: u64,
	/// Its transactions.
	pub transactions: u64,
	/// The time that all of it declared.
	pub declared: f64,
	/// The median of the times that it took.
	pub measured: f64,
	/// The time of the first execution: the state was not in memory yet.
	pub first: f64,
	/// The longest time.
	pub longest: f64,
}

/// Blocks that follow each other. Times are in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Together {
	/// The number of the first.
	pub first_block: u64,
	/// The number of the last.
	pub last_block: u64,
	/// What they declared together.
	pub declared: f64,
	/// What they took together.
	pub measured: f64,
}

/// How many did not take more than they declared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Within {
	/// How many there were.
	pub all: usize,
	/// How many of them took at most what they declared.
	pub within: usize,
}

/// The judgement about a run of blocks.
#[derive(Clone, Debug, Serialize)]
pub struct Executions {
	/// The version of this shape.
	pub version: u32,
	/// The kind of load that the blocks carry.
	pub kind: String,
	/// The commit of the node, if it was given.
	pub commit: Option<String>,
	/// The machine that executed.
	pub machine: Machine,
	/// How often each block was executed.
	pub repeat: u32,
	/// Of the blocks that declared 50 milliseconds or more.
	pub heavy: Within,
	/// Of each twenty blocks together.
	pub twenties: Within,
	/// What the blocks of `heavy` took of what they declared, each.
	pub heavy_share: Option<Spread>,
	/// Each twenty blocks together.
	pub together: Vec<Together>,
	/// The blocks.
	pub blocks: Vec<Execution>,
}

impl Execution {
	fn is_heavy(&self) -> bool {
		self.declared >= HEAVY
	}

	/// The share of the declared time that it took.
	pub fn share(&self) -> f64 {
		share(self.measured, self.declared)
	}
}

fn share(measured: f64, declared: f64) -> f64 {
	rounded(measured / declared.max(f64::MIN_POSITIVE), 4)
}

fn is_within(measured: f64, declared: f64) -> bool {
	measured <= declared
}

impl Within {
	fn of(times: impl Iterator<Item = (f64, f64)>) -> Self {
		let mut sum = Within::default();
		for (measured, declared) in times {
			sum.all = sum.all.saturating_add(1);
			sum.within = sum.within.saturating_add(usize::from(is_within(measured, declared)));
		}
		sum
	}

	/// As a share in percent, and in numbers.
	fn text(self) -> String {
		let percent = self.within as f64 * 100.0 / self.all.max(1) as f64;
		match self.all {
			0 => "none".to_owned(),
			all => format!("{percent:.1} % ({} of {all})", self.within),
		}
	}
}

/// Judges what a node printed, and writes JSON, Markdown and a chart into the folder of the report.
pub fn judge(kind: &str, commit: Option<String>, printed: &Path, folder: &Path) -> Result<()> {
	let unreadable = |reason| LoadError::Unreadable { path: printed.to_owned(), reason };
	let text = fs::read_to_string(printed).map_err(|reason| unreadable(reason.to_string()))?;
	let executed = serde_json::from_str(&text).map_err(|reason| unreadable(reason.to_string()))?;
	let executions = judgement(kind, commit, executed);
	if executions.blocks.is_empty() {
		let nothing = format!("{kind}: no block was executed again");
		return Err(LoadError::NothingMeasured(vec![nothing]));
	}
	let name = |ending: &str| -> PathBuf { folder.join(format!("{kind}-executions.{ending}")) };
	let json = serde_json::to_string_pretty(&executions).map_err(LoadError::unexpected)?;
	write_file(&name("json"), &format!("{json}\n"))?;
	write_file(&name("md"), &render(&executions))?;
	write_file(&name("svg"), &charts::executions(&executions))?;
	println!("{}", line(&executions));
	Ok(())
}

fn judgement(kind: &str, commit: Option<String>, executed: Executed) -> Executions {
	let blocks: Vec<Execution> = executed.blocks.iter().filter_map(execution).collect();
	let together: Vec<Together> = blocks.chunks(TOGETHER).filter_map(together).collect();
	let heavy: Vec<&Execution> = blocks.iter().filter(|block| block.is_heavy()).collect();
	let shares: Vec<f64> = heavy.iter().map(|block| block.share()).collect();
	Executions {
		version: VERSION,
		kind: kind.to_owned(),
		commit,
		machine: Machine::here(),
		repeat: executed.repeat,
		heavy: Within::of(heavy.iter().map(|block| (block.measured, block.declared))),
		twenties: Within::of(together.iter().map(|blocks| (blocks.measured, blocks.declared))),
		heavy_share: Spread::of(&shares),
		together,
		blocks,
	}
}

fn execution(block: &ExecutedBlock) -> Option<Execution> {
	let times: Vec<f64> =
		block.measured_nanoseconds.iter().map(|time| milliseconds(*time)).collect();
	let Spread { median, largest, .. } = Spread::of(&times)?;
	Some(Execution {
		number: block.number,
		transactions: block.transactions,
		declared: milliseconds(block.declared_nanoseconds),
		measured: median,
		first: *times.first()?,
		longest: largest,
	})
}

/// What is left at the end is judged too, if it is at least half as many.
fn together(blocks: &[Execution]) -> Option<Together> {
	let (first, last) = (blocks.first()?, blocks.last()?);
	let sum = |part: fn(&Execution) -> f64| {
		rounded(blocks.iter().map(part).fold(0.0, |sum, time| sum + time), 3)
	};
	(blocks.len() >= TOGETHER / 2).then(|| Together {
		first_block: first.number,
		last_block: last.number,
		declared: sum(|block| block.declared),
		measured: sum(|block| block.measured),
	})
}

fn milliseconds(nanoseconds: u64) -> f64 {
	rounded(nanoseconds as f64 / 1e6, 3)
}

fn line(executions: &Executions) -> String {
	format!(
		"{}: {} blocks executed again; took at most what they declared: {} of the blocks from {HEAVY} ms on, {} of \
		 {TOGETHER} blocks together",
		executions.kind,
		executions.blocks.len(),
		executions.heavy.text(),
		executions.twenties.text()
	)
}

fn render(executions: &Executions) -> String {
	let Executions { kind, machine, .. } = executions;
	let spread = executions.heavy_share.map_or_else(
		|| "–".to_owned(),
		|it| format!("{:.0} % (95 %: {:.0} %)", it.median * 100.0, it.percentile_95 * 100.0),
	);
	let rows = [
		("commit", executions.commit.clone().unwrap_or_else(|| "not given".to_owned())),
		("machine", machine.text()),
		("each block was executed", format!("{} times", executions.repeat)),
		("blocks from 50 ms on that took at most what they declared", executions.heavy.text()),
		("what those blocks took of what they declared", spread),
		("twenty blocks together that took at most what they declared", executions.twenties.text()),
	];
	let mut text = format!("# Blocks executed again: {kind}\n\n| | |\n|---|---|\n");
	for (name, value) in rows {
		let _ = writeln!(text, "| {name} | {value} |");
	}
	let _ = write!(text, "\n![What blocks took of what they declared]({kind}-executions.svg)\n\n## Twenty blocks together\n\n");
	text += "| blocks | declared, ms | measured, ms | measured of declared |\n|---|---|---|---|\n";
	for it in &executions.together {
		let (declared, measured) = (it.declared, it.measured);
		let percent = share(measured, declared) * 100.0;
		let blocks = format!("{} to {}", it.first_block, it.last_block);
		let _ = writeln!(text, "| {blocks} | {declared:.1} | {measured:.1} | {percent:.0} % |");
	}
	text += "\n## Blocks\n\n| block | transactions | declared, ms | measured, ms | first, ms | longest, ms | measured of declared |\n\
		|---|---|---|---|---|---|---|\n";
	for it in &executions.blocks {
		let _ = writeln!(
			text,
			"| {} | {} | {:.1} | {:.1} | {:.1} | {:.1} | {:.0} % |",
			it.number,
			it.transactions,
			it.declared,
			it.measured,
			it.first,
			it.longest,
			it.share() * 100.0
		);
	}
	text
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]
pub mod tests {
	use super::*;

	fn block(number: u64, declared: u64, measured: [u64; 3]) -> ExecutedBlock {
		ExecutedBlock {
			number,
			transactions: 3,
			declared_nanoseconds: declared * 1_000_000,
			measured_nanoseconds: measured.map(|time| time * 1_000_000).to_vec(),
		}
	}

	/// Eleven blocks: one light one, one that took longer than it declared.
	pub fn sample() -> Executions {
		let mut blocks: Vec<_> = (1..10).map(|at| block(at, 100, [60, 40, 50])).collect();
		blocks.push(block(10, 49, [50, 50, 50]));
		blocks.push(block(11, 50, [70, 51, 50]));
		judgement("redeem", None, Executed { repeat: 3, blocks })
	}

	#[test]
	fn the_median_of_a_block_is_compared_with_what_it_declared() {
		let executions = sample();
		assert_eq!(executions.heavy, Within { all: 10, within: 9 });
		let last = executions.blocks.last().unwrap();
		assert_eq!((last.measured, last.first, last.longest), (51.0, 70.0, 70.0));
		assert_eq!(last.share(), 1.02);
	}

	#[test]
	fn light_blocks_count_together_with_others() {
		let executions = sample();
		let all = Together { first_block: 1, last_block: 11, declared: 999.0, measured: 551.0 };
		assert_eq!(executions.together, [all]);
		assert_eq!(executions.twenties, Within { all: 1, within: 1 });
		assert!(together(&executions.blocks[..9]).is_none());
	}

	#[test]
	fn both_texts_say_the_shares() {
		let executions = sample();
		assert!(line(&executions).contains("90.0 % (9 of 10) of the blocks from 50 ms on"));
		let text = render(&executions);
		assert!(text.contains("| 11 | 3 | 50.0 | 51.0 | 70.0 | 70.0 | 102 % |"));
		assert!(text.contains("| 1 to 11 | 999.0 | 551.0 | 55 % |"));
	}

	#[test]
	fn what_the_node_prints_is_read_and_all_three_files_are_written() {
		let folder =
			std::env::temp_dir().join(format!("verdigrid-executions-{}", std::process::id()));
		fs::create_dir_all(&folder).unwrap();
		let printed = folder.join("printed");
		let text = r#"{"repeat":2,"blocks":[{"number":7,"transactions":1,"declared_nanoseconds":60000000,"measured_nanoseconds":[1,2]}]}"#;
		fs::write(&printed, text).unwrap();
		judge("redeem", None, &printed, &folder).unwrap();
		for ending in ["json", "md", "svg"] {
			assert!(folder.join(format!("redeem-executions.{ending}")).exists());
		}
		fs::write(&printed, "no JSON").unwrap();
		assert!(judge("redeem", None, &printed, &folder).is_err());
		fs::write(&printed, r#"{"repeat":2,"blocks":[]}"#).unwrap();
		let nothing = judge("buy", None, &printed, &folder);
		assert!(matches!(nothing, Err(LoadError::NothingMeasured(_))), "{nothing:?}");
		assert!(!folder.join("buy-executions.json").exists());
		fs::remove_dir_all(&folder).unwrap();
	}
}
