//! What a worker stated, as a file that another machine can take over.

use super::{Stated, Store, StoreError};
use codec::{Decode, Encode};
use serde::{Deserialize, Serialize};
use verdigrid_primitives::evidence::{Statement, Topic};

/// The form of the file.
const VERSION: u32 = 1;

/// What a worker stated.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protection {
	/// The form of the file.
	version: u32,
	/// The chain and the seat.
	owner: String,
	/// All statements.
	statements: Vec<Entry>,
}

/// A statement: topic and statement in hexadecimal digits, as the chain encodes them.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
	topic: String,
	round: u32,
	statement: String,
	fingerprint: String,
	missing: u64,
}

impl Protection {
	/// All that a worker signed. What was only stored nobody has seen, and it may change.
	pub fn export(store: &Store, owner: &str) -> Result<Self, StoreError> {
		let entry = |stated: Stated| Entry {
			topic: hex::encode(stated.topic.encode()),
			round: stated.round,
			statement: hex::encode(stated.statement.encode()),
			fingerprint: stated.fingerprint,
			missing: stated.missing,
		};
		let statements = store.all()?.into_iter().filter(|it| it.was_signed).map(entry).collect();
		Ok(Protection { version: VERSION, owner: owner.to_owned(), statements })
	}

	/// Whether nothing was signed.
	#[cfg(test)]
	pub const fn is_empty(&self) -> bool {
		self.statements.is_empty()
	}

	/// Takes over what a worker stated. Fails if the store has another statement about the same topic and round. Says how many
	/// statements the file has.
	pub fn import(&self, store: &mut Store, owner: &str) -> anyhow::Result<usize> {
		use anyhow::{ensure, Context};
		ensure!(
			self.version == VERSION,
			"the file has the form {}, and this release knows {VERSION}",
			self.version
		);
		ensure!(self.owner == owner, "the file is of {}, and this worker is {owner}", self.owner);
		let decoded = |entry: &Entry| {
			let topic = Topic::decode(&mut &*hex::decode(&entry.topic).ok()?).ok()?;
			let statement = Statement::decode(&mut &*hex::decode(&entry.statement).ok()?).ok()?;
			Some((topic, statement))
		};
		let all: Option<Vec<_>> = self.statements.iter().map(decoded).collect();
		let all = all.context("the file has an entry that cannot be read")?;
		for ((topic, statement), entry) in all.iter().zip(&self.statements) {
			let (round, fingerprint) = (entry.round, entry.fingerprint.clone());
			let (topic, statement) = (*topic, *statement);
			let (missing, was_signed, is_final) = (entry.missing, true, false);
			let stated =
				Stated { topic, round, statement, fingerprint, missing, was_signed, is_final };
			store.take_over(&stated)?;
		}
		Ok(all.len())
	}
}
