//! A server that is asked over HTTP, such as that of a metering system.
//!
//! It is asked every so often. An answer in pages is no snapshot: a row can move from one page to another between two requests. So an
//! answer counts when the next one is equal, byte by byte, and until then the one before stands. A server whose answers always differ,
//! such as by the time of day, needs `read-twice = false`.
//!
//! Nothing that a server says makes the worker wait for ever, fill its memory, or send its secret to another server.

mod ask;
mod config;
mod paging;
#[cfg(test)]
mod tests;

pub use config::{Access, HttpConfig};

use anyhow::{anyhow, ensure, Context, Result};
use futures::future::BoxFuture;
use reqwest::{
	header::{HeaderValue, ETAG},
	Url,
};
use std::{collections::BTreeSet, time::Duration};

use self::{
	ask::{Answer, Asker},
	config::shown,
	paging::{After, Pages},
};
use super::{
	turn::{Failure, Turn},
	Document, Documents, Source,
};

/// So often in a row an answer that differs from the one before is asked for again at once.
const MOST_AGAIN: u32 = 5;
/// No answer has more pages.
const MOST_PAGES: usize = 10_000;
/// All pages are read in this time, or none.
const LONGEST_READ: Duration = Duration::from_secs(1_800);
/// So long all pauses of one read are together.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that is asked over HTTP.
pub struct Http {
	url: Url,
	asker: Asker,
	pages: Pages,
	most_bytes: u64,
	read_twice: bool,
	patience: Duration,
	turn: Turn,
	/// How often in a row two reads differed.
	again: u32,
	/// What the last read found, and its mark if it is one page.
	seen: Vec<Document>,
	tag: Option<HeaderValue>,
	/// What counts, and what differs from it.
	documents: Documents,
}

/// All pages, and the mark of a single one.
type Read = (Vec<Document>, Option<HeaderValue>);

impl Http {
	/// A server that is asked as it is configured.
	pub fn new(config: &HttpConfig) -> Result<Self> {
		let url = config.address()?;
		let at = || shown(&url);
		let pages = Pages::new(config.paging.as_ref(), &url).with_context(at)?;
		let access = config.access().with_context(at)?;
		let client = config.client(&url).with_context(at)?;
		Ok(Http {
			asker: Asker { client, access },
			pages,
			most_bytes: config.most_bytes,
			read_twice: config.read_twice,
			patience: PATIENCE,
			turn: Turn::new(config.every),
			again: 0,
			seen: Vec::new(),
			tag: None,
			documents: Documents::default(),
			url,
		})
	}

	async fn read(&self) -> Result<Read, Failure> {
		let late = |_| {
			let reason = "its pages were not all read in half an hour: ask for less";
			Err(Failure::from(anyhow!("{}: {reason}", shown(&self.url))))
		};
		tokio::time::timeout(LONGEST_READ, self.read_pages()).await.unwrap_or_else(late)
	}

	async fn read_pages(&self) -> Result<Read, Failure> {
		let (mut asked, mut pages, mut tag) = (BTreeSet::new(), Vec::<Document>::new(), None);
		let (mut patience, mut left) = (self.patience, self.most_bytes);
		let mut next = Some(self.pages.first(&self.url));
		while let Some(url) = next.take() {
			self.check_new(&url, &mut asked)?;
			let known = self.tag.as_ref().filter(|_| !self.pages.are_many());
			let answer = self.asker.ask(&url, known, left, &mut patience).await?;
			let Answer::Page(headers, bytes) = answer else {
				return Ok((self.seen.clone(), self.tag.clone()));
			};
			left = left.saturating_sub(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
			let count = pages.len().saturating_add(1);
			let name = self.name(count);
			let after = self.pages.after(&self.url, &url, count, &headers, &bytes);
			match after.with_context(|| name.clone())? {
				// Without it, nobody would see that there is an answer.
				After::Empty if pages.is_empty() => {}
				After::Empty => break,
				After::Nothing => {}
				After::Page(url) => next = Some(url),
			}
			tag = headers.get(ETAG).cloned();
			check_other(&name, pages.last(), &bytes)?;
			pages.push(Document { name, bytes: bytes.into() });
		}
		Ok((pages, tag))
	}

	/// A page is not asked for twice.
	fn check_new(&self, url: &Url, asked: &mut BTreeSet<String>) -> Result<()> {
		let place = || shown(&self.url);
		ensure!(
			asked.len() < MOST_PAGES,
			"{}: the answer has more than {MOST_PAGES} pages: ask for less, or for larger pages",
			place()
		);
		ensure!(
			asked.insert(url.to_string()),
			"{}: page {} goes on with a page that was read before, so the pages have no end: correct `paging`",
			place(),
			asked.len()
		);
		Ok(())
	}

	fn name(&self, page: usize) -> String {
		match self.pages.are_many() {
			true => format!("{}, page {page}", shown(&self.url)),
			false => shown(&self.url),
		}
	}

	/// Takes what was read.
	fn take(&mut self, (pages, tag): Read) {
		let mut changed = differences(&self.seen, &pages);
		if changed.is_empty() || !self.read_twice {
			self.documents.whole.clone_from(&pages);
			changed.clear();
		}
		self.documents.growing = changed;
		(self.seen, self.tag) = (pages, tag);
	}
}

/// A server that does not know the number of a page sends the same one again and again.
fn check_other(name: &str, before: Option<&Document>, bytes: &[u8]) -> Result<()> {
	ensure!(
		before.is_none_or(|before| *before.bytes != *bytes),
		"{name}: it is the same as the page before, so the server does not know what `paging` asks for: correct it"
	);
	Ok(())
}

/// The names of pages that differ in two reads.
fn differences(one: &[Document], other: &[Document]) -> Vec<String> {
	let longest = one.len().max(other.len());
	let pages = (0..longest).map(|at| (one.get(at), other.get(at)));
	let different = pages.filter(|(one, other)| one != other);
	different.filter_map(|(one, other)| Some(other.or(one)?.name.clone())).collect()
}

impl Source for Http {
	fn look(&mut self) -> BoxFuture<'_, Result<Documents>> {
		Box::pin(async move {
			if self.turn.is_due() {
				let read = self.read().await.map(|read| self.take(read));
				self.turn.ended(read);
				// An answer waits for an equal one, and that need not wait for its time.
				self.again = match self.documents.growing.is_empty() {
					true => 0,
					false => self.again.saturating_add(1),
				};
				if (1..=MOST_AGAIN).contains(&self.again) {
					self.turn.soon();
				}
			}
			self.turn.check()?;
			Ok(self.documents.clone())
		})
	}
}
