//! Since when a draft says what it says. A new start must not put off a deadline.

use super::{signed, unsigned, Store, Stored};
use codec::Encode;
use rusqlite::{params, OptionalExtension};
use verdigrid_primitives::evidence::Topic;

/// What tells a draft from one that says something else.
pub type Print = [u8; 32];

/// How old a draft is, in chain time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
	/// Since when it says what it says.
	pub since: u64,
	/// Since when there is one of this topic that was not stated.
	pub first: u64,
}

impl Age {
	/// It is seen for the first time.
	pub const fn new(now: u64) -> Self {
		Age { since: now, first: now }
	}
}

impl Store {
	/// Notes what drafts say now, in chain time, and says how old each is.
	pub fn ages(&mut self, drafts: &[(Topic, Print)], now: u64) -> Stored<Vec<Age>> {
		let known = drafts.iter().map(|(topic, print)| self.known_age(*topic, *print, now));
		let known = known.collect::<Stored<Vec<_>>>()?;
		let new = drafts.iter().zip(&known).filter(|(_, (_, is_same))| !is_same);
		let new: Vec<_> = new.map(|(draft, _)| draft).collect();
		if !new.is_empty() {
			self.change(|database| {
				let insert =
					"INSERT INTO draft (topic, print, since, first) VALUES (?1, ?2, ?3, ?3)
					ON CONFLICT (topic) DO UPDATE SET print = excluded.print, since = excluded.since";
				let mut insert = database.prepare(insert)?;
				new.iter().try_for_each(|(topic, print)| {
					insert.execute(params![topic.encode(), print, signed(now)]).map(|_| ())
				})
			})?;
		}
		Ok(known.into_iter().map(|(age, _)| age).collect())
	}

	/// How old a draft is, and whether the one that is known says the same.
	fn known_age(&self, topic: Topic, print: Print, now: u64) -> Stored<(Age, bool)> {
		let read = "SELECT print, since, first FROM draft WHERE topic = ?1";
		let mut query = self.connection.prepare_cached(read).map_err(|error| self.wrong(error))?;
		let row = query.query_row([topic.encode()], |row| {
			Ok((row.get::<_, Print>(0)? == print, unsigned(row.get(1)?), unsigned(row.get(2)?)))
		});
		Ok(match row.optional().map_err(|error| self.wrong(error))? {
			Some((true, since, first)) => (Age { since, first }, true),
			Some((false, _, first)) => (Age { since: now, first }, false),
			None => (Age::new(now), false),
		})
	}
}
