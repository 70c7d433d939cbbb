//! What a worker says of itself: a file that is replaced as a whole, so that others can read it at any time.

use crate::secret::write_private;
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::{
	collections::BTreeMap,
	fs,
	path::{Path, PathBuf},
};

/// What a worker says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
	/// The fingerprint of mappings, rules, deadline, margin and time zone database.
	pub fingerprint: String,
	/// The version of the time zone database.
	pub time_zones: String,
	/// The last final block that the worker knows, and its time in unix seconds.
	pub block: u64,
	/// The time of that block in unix seconds.
	pub chain_time: u64,
	/// What holds data up, by its name.
	pub data: BTreeMap<String, Vec<String>>,
	/// Where each topic stands.
	pub topics: BTreeMap<String, String>,
	/// What went wrong last, if it is not mended yet.
	pub trouble: Option<String>,
}

fn path(folder: &Path) -> PathBuf {
	folder.join("status.json")
}

impl Status {
	/// Replaces the file.
	pub fn write(&self, folder: &Path) -> Result<()> {
		let path = path(folder);
		write_private(&path, &serde_json::to_vec_pretty(self)?)
			.with_context(|| format!("{}: cannot be written", path.display()))
	}

	/// Reads the file.
	pub fn read(folder: &Path) -> Result<Self> {
		let path = path(folder);
		let text = fs::read(&path).with_context(|| {
			format!(
				"{}: cannot be read: has the worker run with this configuration?",
				path.display()
			)
		})?;
		serde_json::from_slice(&text)
			.with_context(|| format!("{}: is not what a worker writes", path.display()))
	}
}

impl std::fmt::Display for Status {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		writeln!(f, "fingerprint  {}", self.fingerprint)?;
		writeln!(f, "time zones   {}", self.time_zones)?;
		writeln!(f, "final block  {} (chain time {})", self.block, self.chain_time)?;
		for (name, reasons) in &self.data {
			match reasons.as_slice() {
				[] => writeln!(f, "data         {name}: is read")?,
				reasons => reasons
					.iter()
					.try_for_each(|reason| writeln!(f, "data         {name}: {reason}"))?,
			}
		}
		for (topic, state) in &self.topics {
			writeln!(f, "topic        {topic}: {state}")?;
		}
		match &self.trouble {
			Some(trouble) => writeln!(f, "trouble      {trouble}"),
			None => Ok(()),
		}
	}
}
