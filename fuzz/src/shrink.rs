//! Makes the recording of a failure shorter, while it still fails in the same way.

use crate::{
	failure::Failure,
	player::Care,
	recording::Recording,
	stage::{replay, Stage},
};

/// Drops blocks and transactions as long as a check of the same kind fails. The recording is played so many times at most.
pub fn shortened(
	stage: &Stage,
	recording: Recording,
	failure: &Failure,
	attempts: u32,
) -> Recording {
	let care = Care::to_find(&failure.kind);
	let mut search = Search { stage, kind: &failure.kind, care, left: attempts };
	// With all checks in each block it fails earlier, or in another way: then it stays as it is.
	let Some(mut short) = search.failing(recording.clone()) else { return recording };
	short = search.without(short, drop_transactions, Recording::transactions);
	short = search.without(short, drop_blocks, |short| short.blocks.len());
	search.without(short, drop_transactions, Recording::transactions)
}

struct Search<'a> {
	stage: &'a Stage,
	kind: &'a str,
	care: Care,
	left: u32,
}

/// A recording without some of its parts, from one on and so many. None, where there is no such part.
type Dropping = fn(&Recording, usize, usize) -> Option<Recording>;

impl Search<'_> {
	/// The recording up to the block in which the check fails; none, where it does not.
	fn failing(&mut self, mut recording: Recording) -> Option<Recording> {
		self.left = self.left.checked_sub(1)?;
		let mut played = 0;
		let failure = replay(self.stage, &recording, self.care, |_, _| played += 1).err()?;
		// What was logged belongs to this attempt.
		drop(crate::notes::errors());
		recording.blocks.truncate(played + 1);
		(failure.kind == self.kind).then_some(recording)
	}

	/// Drops parts in ever smaller groups.
	fn without(
		&mut self,
		mut short: Recording,
		dropping: Dropping,
		parts: fn(&Recording) -> usize,
	) -> Recording {
		let mut size = parts(&short).div_ceil(2).max(1);
		loop {
			let mut at = 0;
			while let Some(shorter) = dropping(&short, at, size) {
				match self.failing(shorter) {
					Some(failing) => short = failing,
					None if self.left == 0 => return short,
					None => at += size,
				}
			}
			if size == 1 {
				return short;
			}
			size = size.div_ceil(2);
		}
	}
}

/// Never the last block, in which the check fails.
fn drop_blocks(recording: &Recording, at: usize, size: usize) -> Option<Recording> {
	let last = recording.blocks.len().checked_sub(1).filter(|last| at < *last)?;
	let mut shorter = recording.clone();
	drop(shorter.blocks.drain(at..(at + size).min(last)));
	Some(shorter)
}

fn drop_transactions(recording: &Recording, at: usize, size: usize) -> Option<Recording> {
	if at >= recording.transactions() {
		return None;
	}
	let (mut shorter, mut place) = (recording.clone(), 0);
	for block in &mut shorter.blocks {
		block.transactions.retain(|_| {
			place += 1;
			!(at..at + size).contains(&(place - 1))
		});
	}
	Some(shorter)
}
