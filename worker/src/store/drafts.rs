//! Since when a draft says what it says. A new start must not put off a deadline.

use super::{signed, unsigned, Store, Stored};
use codec::Encode;
use rusqlite::{params, OptionalExtension};
use verdigrid_primitives::evidence::Topic;

/// What tells a draft from one that says something else.
pub type Print = [u8; 32];

impl Store {
	/// Notes what drafts say now, in chain time, and says since when each says it.
	pub fn since(&mut self, drafts: &[(Topic, Print)], now: u64) -> Stored<Vec<u64>> {
		let known = drafts.iter().map(|(topic, print)| self.known_since(*topic, *print));
		let known = known.collect::<Stored<Vec<_>>>()?;
		let new = drafts.iter().zip(&known).filter(|(_, since)| since.is_none());
		let new: Vec<_> = new.map(|(draft, _)| draft).collect();
		if !new.is_empty() {
			self.change(|database| {
				let insert = "INSERT INTO draft (topic, print, since) VALUES (?1, ?2, ?3)
					ON CONFLICT (topic) DO UPDATE SET print = excluded.print, since = excluded.since";
				let mut insert = database.prepare(insert)?;
				new.iter().try_for_each(|(topic, print)| {
					insert.execute(params![topic.encode(), print, signed(now)]).map(|_| ())
				})
			})?;
		}
		Ok(known.into_iter().map(|since| since.unwrap_or(now)).collect())
	}

	fn known_since(&self, topic: Topic, print: Print) -> Stored<Option<u64>> {
		let read = "SELECT since FROM draft WHERE topic = ?1 AND print = ?2";
		let mut query = self.connection.prepare_cached(read).map_err(|error| self.wrong(error))?;
		let row = query.query_row(params![topic.encode(), print], |row| row.get(0));
		Ok(row.optional().map_err(|error| self.wrong(error))?.map(unsigned))
	}
}
