//! What the blocks of a measurement amount to.

use crate::{
	calls::Limits,
	process::Usage,
	statistics::{per_second, rounded, Spread},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// So many percent of the blocks must be full before what fills them counts as what bounds the load. The first block
/// of a session has no room for transactions.
const MOSTLY: u64 = 75;
/// A block is full from this share of the room for weight or length on.
const FULL: f64 = 0.85;
/// A block that comes after more than this share of a slot is late.
const LATE: f64 = 1.5;

/// A block of the measurement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Block {
	/// Its number.
	pub number: u64,
	/// Its time in milliseconds from the beginning of the load.
	pub time: u64,
	/// Operations that succeeded in it.
	pub operations: u64,
	/// Certificates that they were about.
	pub certificates: u64,
	/// Operations that failed in it.
	pub failed: u64,
	/// Transactions of the load.
	pub transactions: u64,
	/// The share of the room for declared weight that it used.
	pub weight: f64,
	/// The share of the room for bytes that it used.
	pub length: f64,
	/// Memory that only the nodes had when it arrived, in MiB.
	pub memory: u64,
	/// Pages of files that they had mapped, in MiB.
	pub mapped: u64,
	/// Whether it is part of the measured window.
	pub measured: bool,
	/// What the nodes had used when it arrived.
	#[serde(skip)]
	pub usage: Usage,
}

impl Block {
	/// Whether there is no room for many more transactions, or for one more as large as its own.
	pub fn is_full(&self) -> bool {
		let used = self.weight.max(self.length);
		let with_one_more = used + used / self.transactions.max(1) as f64;
		used >= FULL || (self.transactions > 0 && with_one_more > 1.0)
	}
}

/// The share of a room that is used.
pub fn share(used: u64, room: u64) -> f64 {
	match room {
		0 => 0.0,
		_ => rounded(used as f64 / room as f64, 4),
	}
}

/// When the load was offered, in milliseconds from its beginning.
#[derive(Clone, Copy, Debug)]
pub struct Load {
	/// When the warm-up ended.
	pub warm: u64,
	/// When the submission ended.
	pub stopped: u64,
	/// Whether less was offered than the chain can take.
	pub limited: bool,
}

/// The first and the last block of the measured window. Operations of the first do not count: the window begins
/// when it is made. If the load fills blocks, these are the first full block after the warm-up and the last full
/// block. `None` if there are not two.
pub fn window(blocks: &[Block], load: Load) -> Option<(usize, usize)> {
	// Without a limit all may be submitted early, and the last block is what was left.
	let last_own =
		blocks.iter().filter(|block| block.transactions > 0).map(|block| block.time).max();
	let end = if load.limited { load.stopped } else { last_own.unwrap_or(load.stopped) };
	let offered = |block: &Block| {
		block.time >= load.warm && block.time <= end && (load.limited || block.time < end)
	};
	let full: Vec<usize> = positions(blocks, |block| block.is_full() && block.time >= load.warm);
	let any: Vec<usize> = positions(blocks, offered);
	let chosen = if load.limited || full.len() < 2 { any } else { full };
	let (first, last) = (*chosen.first()?, *chosen.last()?);
	(first < last).then_some((first, last))
}

fn positions(blocks: &[Block], which: impl Fn(&Block) -> bool) -> Vec<usize> {
	blocks.iter().enumerate().filter(|(_, block)| which(block)).map(|(at, _)| at).collect()
}

/// What bounded the load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
	/// The declared weight of transactions.
	DeclaredWeight,
	/// Their length.
	Length,
	/// What was offered.
	Offered,
	/// Neither: blocks had room, and transactions waited. The node is too slow, or its pool.
	Node,
	/// Nothing was measured.
	Unknown,
}

/// The measured window.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Window {
	/// Its first block, whose own operations do not count.
	pub first_block: u64,
	/// Its last block.
	pub last_block: u64,
	/// Its length in seconds, by the chain's clock.
	pub seconds: f64,
	/// Operations that succeeded.
	pub operations: u64,
	/// The same a second.
	pub operations_per_second: f64,
	/// Certificates a second.
	pub certificates_per_second: f64,
	/// Operations of a block.
	pub operations_per_block: Option<Spread>,
	/// Full blocks.
	pub full_blocks: u64,
	/// The share of the room for declared weight that full blocks used, on average.
	pub declared_weight: f64,
	/// The share of the room for bytes that full blocks used, on average.
	pub length: f64,
	/// Seconds between two blocks.
	pub block_seconds: Option<Spread>,
	/// Blocks that came later than one and a half slots after the one before.
	pub late_blocks: u64,
	/// Processor time of the nodes, in processors.
	pub processors: f64,
	/// Memory that only the nodes had at the end, in MiB.
	pub memory: u64,
	/// The most of it in the window.
	pub largest_memory: u64,
	/// Pages of files that they had mapped at the end, in MiB. The system takes them back if it needs them.
	pub mapped: u64,
	/// Bytes by which the databases grew.
	pub database_growth: i64,
}

/// Sums up the blocks of the window, which is from `first` to `last`.
pub fn sum_up(blocks: &[Block], first: usize, last: usize, limits: &Limits) -> Option<Window> {
	let begin = blocks.get(first)?;
	let counted = blocks.get(first.saturating_add(1)..=last)?;
	let end = counted.last()?;
	let milliseconds = end.time.saturating_sub(begin.time);
	let sum = |part: fn(&Block) -> u64| counted.iter().map(part).fold(0, u64::saturating_add);
	let full: Vec<&Block> = counted.iter().filter(|block| block.is_full()).collect();
	let mean = |part: fn(&Block) -> f64| {
		let sum = full.iter().map(|block| part(block)).fold(0.0, |sum, share| sum + share);
		rounded(sum / full.len().max(1) as f64, 4)
	};
	let times = intervals(blocks.get(first..=last)?);
	let late = limits.slot as f64 * LATE / 1_000.0;
	let operations: Vec<f64> = counted.iter().map(|block| block.operations as f64).collect();
	let processor = end.usage.processor.saturating_sub(begin.usage.processor);
	let (before, after) = (begin.usage.database as i64, end.usage.database as i64);
	Some(Window {
		first_block: begin.number,
		last_block: end.number,
		seconds: milliseconds as f64 / 1_000.0,
		operations: sum(|block| block.operations),
		operations_per_second: rounded(per_second(sum(|b| b.operations), milliseconds), 1),
		certificates_per_second: rounded(per_second(sum(|b| b.certificates), milliseconds), 1),
		operations_per_block: Spread::of(&operations),
		full_blocks: full.len() as u64,
		declared_weight: mean(|block| block.weight),
		length: mean(|block| block.length),
		late_blocks: times.iter().filter(|seconds| **seconds > late).count() as u64,
		block_seconds: Spread::of(&times),
		processors: rounded(per_second(processor, milliseconds) / 1_000.0, 2),
		memory: end.memory,
		largest_memory: counted.iter().map(|block| block.memory).max().unwrap_or_default(),
		mapped: end.mapped,
		database_growth: after.saturating_sub(before),
	})
}

/// Seconds between each block and the next.
fn intervals(blocks: &[Block]) -> Vec<f64> {
	let pairs = blocks.iter().zip(blocks.iter().skip(1));
	pairs.map(|(one, next)| next.time.saturating_sub(one.time) as f64 / 1_000.0).collect()
}

/// What bounded the load in the window.
pub fn bound(window: &Window, limited: bool) -> Bound {
	let blocks = window.last_block.saturating_sub(window.first_block);
	if window.full_blocks.saturating_mul(100) >= blocks.max(1).saturating_mul(MOSTLY) {
		return match window.declared_weight >= window.length {
			true => Bound::DeclaredWeight,
			false => Bound::Length,
		};
	}
	if limited {
		Bound::Offered
	} else {
		Bound::Node
	}
}

/// Failures of several blocks together.
pub fn together(
	failures: impl IntoIterator<Item = BTreeMap<String, u64>>,
) -> BTreeMap<String, u64> {
	let mut sum: BTreeMap<String, u64> = BTreeMap::new();
	for (error, count) in failures.into_iter().flatten() {
		let all = sum.entry(error).or_default();
		*all = all.saturating_add(count);
	}
	sum
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]
mod tests {
	use super::*;

	const LIMITS: Limits = Limits { slot: 3_000, weight: 1_000, base: 0, length: 1_000 };

	fn block(number: u64, operations: u64, weight: f64) -> Block {
		Block { number, time: number * 3_000, operations, weight, ..Default::default() }
	}

	/// Warm-up until the end of the second block, load until the sixth, then what was left.
	fn blocks() -> Vec<Block> {
		[(0, 0.1), (80, 0.9), (100, 0.95), (90, 0.9), (110, 0.95), (100, 0.9), (30, 0.2), (0, 0.0)]
			.into_iter()
			.zip(0..)
			.map(|((operations, weight), number)| block(number, operations, weight))
			.collect()
	}

	const FULL_LOAD: Load = Load { warm: 6_000, stopped: 15_500, limited: false };

	#[test]
	fn the_window_is_from_the_first_full_block_after_the_warm_up_to_the_last() {
		assert_eq!(window(&blocks(), FULL_LOAD), Some((2, 5)));
	}

	#[test]
	fn a_limited_load_is_measured_while_it_is_offered() {
		let load = Load { warm: 3_000, stopped: 18_500, limited: true };
		assert_eq!(window(&blocks(), load), Some((1, 6)));
	}

	#[test]
	fn without_full_blocks_all_blocks_under_load_count() {
		let blocks: Vec<_> = (0..7).map(|number| block(number, 10, 0.3)).collect();
		let blocks: Vec<_> =
			blocks.into_iter().map(|block| Block { transactions: 10, ..block }).collect();
		assert_eq!(window(&blocks, FULL_LOAD), Some((2, 5)), "the last is what was left");
		assert_eq!(window(&blocks[..4], FULL_LOAD), None);
	}

	#[test]
	fn a_block_without_room_for_one_more_is_full() {
		let two = Block { transactions: 2, weight: 0.7, ..Default::default() };
		assert!(two.is_full());
		assert!(!Block { transactions: 20, ..two }.is_full());
		assert!(!Block { transactions: 0, ..two }.is_full());
	}

	#[test]
	fn rates_count_from_the_making_of_the_first_block() {
		let window = sum_up(&blocks(), 2, 5, &LIMITS).unwrap();
		assert_eq!((window.first_block, window.last_block), (2, 5));
		assert_eq!(window.operations, 300);
		assert_eq!(window.seconds, 9.0);
		assert_eq!(window.operations_per_second, 33.3);
		assert_eq!(window.full_blocks, 3);
		assert_eq!(window.late_blocks, 0);
		assert_eq!(bound(&window, false), Bound::DeclaredWeight);
	}

	#[test]
	fn an_empty_slot_makes_the_next_block_late_and_the_rate_lower() {
		let mut blocks = blocks();
		blocks.iter_mut().skip(4).for_each(|block| block.time += 3_000);
		let window = sum_up(&blocks, 2, 5, &LIMITS).unwrap();
		assert_eq!((window.late_blocks, window.seconds), (1, 12.0));
		assert_eq!(window.operations_per_second, 25.0);
	}

	#[test]
	fn what_bounds_follows_from_how_full_blocks_are() {
		let with = |full_blocks, declared_weight, length| Window {
			first_block: 1,
			last_block: 5,
			full_blocks,
			declared_weight,
			length,
			..Default::default()
		};
		assert_eq!(bound(&with(4, 0.9, 0.2), false), Bound::DeclaredWeight);
		assert_eq!(
			bound(&with(2, 0.9, 0.2), false),
			Bound::Node,
			"half of the blocks are not most"
		);
		assert_eq!(bound(&with(3, 0.4, 0.95), true), Bound::Length);
		assert_eq!(bound(&with(0, 0.0, 0.0), true), Bound::Offered);
		assert_eq!(bound(&with(1, 0.9, 0.0), false), Bound::Node);
	}

	#[test]
	fn usage_is_what_was_added_in_the_window() {
		let mut blocks = blocks();
		for (block, number) in blocks.iter_mut().zip(1..) {
			let (processor, database) = (number * 1_500, 1_000 - number * 100);
			block.usage = Usage { processor, database, ..Default::default() };
			(block.memory, block.mapped) = (20 - number, 7);
		}
		let window = sum_up(&blocks, 2, 5, &LIMITS).unwrap();
		assert_eq!(window.processors, 0.5);
		assert_eq!((window.memory, window.largest_memory, window.mapped), (14, 16, 7));
		assert_eq!(window.database_growth, -300);
	}

	#[test]
	fn failures_add_up() {
		let one = BTreeMap::from([("A".to_owned(), 2)]);
		let other = BTreeMap::from([("A".to_owned(), 1), ("B".to_owned(), 1)]);
		let sum = together([one, other]);
		assert_eq!(sum, BTreeMap::from([("A".to_owned(), 3), ("B".to_owned(), 1)]));
	}
}
