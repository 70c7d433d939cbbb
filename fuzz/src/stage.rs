//! What never changes in a run, and what is played on it again.

use anyhow::Result;

use crate::{
	chain::{Chain, Machine},
	failure::Checked,
	keys::Keys,
	player::{Care, Fate, Player},
	recording::{Block, Recording},
	shapes::Shapes,
};

/// What never changes in a run.
pub struct Stage {
	/// The runtime.
	pub machine: Machine,
	/// The keys.
	pub keys: Keys,
	/// The metadata.
	pub shapes: Shapes,
}

impl Stage {
	/// Compiles the runtime.
	pub fn new() -> Result<Self> {
		let (machine, keys, shapes) = (Machine::new()?, Keys::all(), Shapes::of_the_runtime());
		Ok(Stage { machine, keys, shapes })
	}
}

/// Plays a recording. What becomes of each block's transactions is told.
pub fn replay(
	stage: &Stage,
	recording: &Recording,
	care: Care,
	mut tell: impl FnMut(&Block, &[Fate]),
) -> Checked {
	let chain = Chain::new(&stage.machine, &recording.variant)?;
	let mut player = Player::new(chain, &stage.keys, &stage.shapes, care);
	for block in &recording.blocks {
		let fates = player.play(block)?;
		tell(block, &fates);
	}
	Ok(())
}
