//! What all answers are made from.

use super::{problem::Problem, Portal};
use crate::{
	follow::Head,
	ledger::{kinds, Kind},
	metrics::Metrics,
	node::About,
	store::Reader,
};
use std::sync::Arc;
use tokio::sync::{watch, Semaphore};

/// So many exports are under way at once.
const EXPORTS: usize = 4;
/// So many streams of news are open at once.
const STREAMS: usize = 256;

/// What all answers are made from.
#[derive(Clone)]
pub struct App {
	/// The index.
	pub reader: Reader,
	/// The kinds of records that there are.
	pub(super) kinds: Arc<Vec<Kind>>,
	/// The block that was taken in last.
	pub heads: watch::Receiver<Head>,
	/// What the node says of itself.
	pub about: Arc<About>,
	/// What is counted.
	pub metrics: Arc<Metrics>,
	/// The page, if there is one.
	pub portal: Option<Arc<Portal>>,
	/// The address of a node for the page.
	pub node: Option<String>,
	pub(super) exports: Arc<Semaphore>,
	pub(super) streams: Arc<Semaphore>,
	/// Whether the program ends.
	pub(super) stopped: watch::Receiver<bool>,
}

impl App {
	/// Answers from this index.
	pub fn new(
		reader: Reader,
		heads: watch::Receiver<Head>,
		about: About,
		metrics: Arc<Metrics>,
		portal: Option<Portal>,
		node: Option<String>,
	) -> Self {
		let (_, stopped) = watch::channel(false);
		App {
			reader,
			kinds: Arc::new(kinds()),
			heads,
			about: Arc::new(about),
			metrics,
			portal: portal.map(Arc::new),
			node,
			exports: Arc::new(Semaphore::new(EXPORTS)),
			streams: Arc::new(Semaphore::new(STREAMS)),
			stopped,
		}
	}

	/// A kind of records.
	pub(super) fn kind(&self, name: &str) -> Result<&Kind, Problem> {
		let kind = self.kinds.iter().find(|kind| kind.name == name);
		kind.ok_or_else(|| {
			Problem::not_found("There is no such list. GET /v1/openapi.json describes all.")
		})
	}

	/// The names of all kinds of records.
	pub(super) fn kind_names(&self) -> Vec<&'static str> {
		self.kinds.iter().map(|kind| kind.name).collect()
	}

	/// The number of the block that was taken in last.
	pub(super) fn head(&self) -> Option<u64> {
		self.heads.borrow().as_ref().map(|(number, _)| *number)
	}

	/// What every answer follows from, besides its address: the same tag means the same answer.
	pub(super) fn tag(&self) -> Option<String> {
		let head = self.heads.borrow();
		let (number, hash) = head.as_ref()?;
		let hash = hash.get(2..18)?;
		Some(format!("\"{number:x}-{hash}-{}\"", crate::store::LAYOUT))
	}
}
