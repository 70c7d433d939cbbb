//! What was played on a chain: written to a file where a check fails, and played again from it.

use std::{fs, path::Path};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::{chain::Variant, transaction::Planned};

/// A block that is planned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
	/// When it is made, in milliseconds.
	pub time: u64,
	/// Its transactions, without inherents.
	pub transactions: Vec<Planned>,
}

/// A chain from its genesis on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recording {
	/// What it shows, in words.
	pub about: String,
	/// How the chain begins.
	pub variant: Variant,
	/// Its blocks.
	pub blocks: Vec<Block>,
}

impl Recording {
	/// Reads one.
	pub fn read(path: &Path) -> Result<Self> {
		let name = path.display();
		let text = fs::read(path).with_context(|| format!("{name} cannot be read"))?;
		serde_json::from_slice(&text).with_context(|| format!("{name} is not a recording"))
	}

	/// Writes it.
	pub fn write(&self, path: &Path) -> Result<()> {
		let mut text = serde_json::to_vec_pretty(self)?;
		text.push(b'\n');
		fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
	}

	/// How many transactions it has.
	pub fn transactions(&self) -> usize {
		self.blocks.iter().map(|block| block.transactions.len()).sum()
	}
}
