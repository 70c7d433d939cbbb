//! What of a file cannot be taken.

use crate::{Place, Refusal};
use std::sync::Arc;

/// So many refusals of a file are kept. A file of which each line is wrong must not fill the memory.
const MOST_KEPT: usize = 1_000;
/// So many letters of a reason are told. A cell can be as long as a file.
const MOST_SHOWN: usize = 2_000;

/// What of a file cannot be taken.
pub(crate) struct Refusals {
	file: Arc<str>,
	kept: Vec<Refusal>,
	more: usize,
}

impl Refusals {
	/// Nothing yet.
	pub fn new(file: Arc<str>) -> Self {
		Refusals { file, kept: Vec::new(), more: 0 }
	}

	/// Notes that a line cannot be taken. Line 0 stands for the whole file.
	pub fn add(&mut self, line: u32, mut reason: String) {
		if self.kept.len() >= MOST_KEPT {
			self.more = self.more.saturating_add(1);
			return;
		}
		if let Some((end, _)) = reason.char_indices().nth(MOST_SHOWN) {
			reason.truncate(end);
			reason.push('…');
		}
		self.kept.push(self.refusal(line, reason));
	}

	fn refusal(&self, line: u32, reason: String) -> Refusal {
		Refusal { place: Place { file: Arc::clone(&self.file), line }, reason }
	}

	/// Whether there are none.
	pub fn is_empty(&self) -> bool {
		self.kept.is_empty()
	}

	/// All that is kept, by line, with what is wrong between lines.
	pub fn told(mut self, between: impl IntoIterator<Item = Refusal>) -> Vec<Refusal> {
		self.kept.extend(between);
		self.kept.sort_by(|one, other| one.place.cmp(&other.place));
		let more = self.kept.len().saturating_sub(MOST_KEPT).saturating_add(self.more);
		self.kept.truncate(MOST_KEPT);
		if more > 0 {
			let reason = format!("{more} more lines are refused");
			self.kept.push(self.refusal(0, reason));
		}
		self.kept
	}
}
