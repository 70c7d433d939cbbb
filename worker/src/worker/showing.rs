//! What a worker says of itself: its status and its metrics.

use super::{Place, Stands, Worker};
use crate::{
	service::{DataGauges, TopicCounts},
	subject::Subject,
};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::Path,
};
use tracing::warn;

/// So many topics are shown in the status, with those that are settled.
const MOST_SHOWN: usize = 200;

impl Worker {
	/// What holds data up, for status and metrics.
	pub(super) fn tell_data(&mut self) {
		let mut told = BTreeMap::new();
		for (name, state) in self.input.states() {
			let growing =
				state.growing.iter().map(|name| format!("{name}: is not read while it may grow"));
			told.insert(name.to_owned(), state.blocked.iter().cloned().chain(growing).collect());
			let gauges = DataGauges {
				documents: state.documents as u64,
				growing: state.growing.len() as u64,
				blocked: state.blocked.len() as u64,
				intervals: state.entries as u64,
			};
			self.metrics.data(name, gauges);
		}
		self.status.data = told;
	}

	/// A status that cannot be written is no reason to stop.
	pub(super) fn write_status(&self) {
		if let Err(error) = self.status.write(&self.folder) {
			warn!("{error:#}");
		}
	}

	/// How many subjects stand where.
	fn counts(&self) -> TopicCounts {
		let mut counts = TopicCounts::default();
		for stands in self.stands.values() {
			let counted = match stands {
				Stands::Waiting => &mut counts.waiting,
				Stands::Refused => &mut counts.refused,
				Stands::Stated => &mut counts.stated,
				Stands::Anchored => &mut counts.anchored,
				Stands::Settled => &mut counts.settled,
				Stands::Attention => &mut counts.attention,
			};
			*counted = counted.saturating_add(1);
		}
		counts
	}

	/// Notes where everything stands, for status and metrics.
	pub(super) fn show(&mut self, places: BTreeMap<Subject, Place>) {
		for (subject, place) in places {
			let Place::Told(stands, told) = place else { continue };
			if stands == Stands::Settled {
				self.settled.insert(subject);
			}
			self.stands.insert(subject, stands);
			self.status.topics.insert(subject.shown(), told);
		}
		let all = std::mem::take(&mut self.subjects);
		let known: BTreeSet<&Subject> = all.iter().collect();
		self.stands.retain(|subject, _| known.contains(subject));
		self.pauses.retain(|subject, _| known.contains(subject));
		for subject in &all {
			if let Some(reason) = self.pause(*subject) {
				self.status.topics.insert(subject.shown(), reason);
			}
			let counts = self.verifier.as_ref().and_then(|it| it.counts(subject.topic(0)));
			if let Some((verified, refused)) = counts {
				let told = match refused {
					0 => format!("is anchored and final; {verified} trades are verified"),
					_ => format!("is anchored and final; {verified} trades are verified, {refused} are not: see `trades`"),
				};
				if self.settled.contains(subject) {
					self.status.topics.insert(subject.shown(), told);
				}
			}
		}
		self.metrics.topics(self.counts());
		// What is settled is shown while it is not too much.
		let is_shown = |it: &&Subject| all.len() <= MOST_SHOWN || !self.settled.contains(it);
		let names: BTreeSet<String> = all.iter().filter(is_shown).map(|it| it.shown()).collect();
		self.status.topics.retain(|name, _| names.contains(name));
		self.subjects = all;
	}
}

/// How much the files of a folder take, and those of its folders.
pub(super) fn size_of(folder: &Path) -> u64 {
	let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
	let sizes = entries.map(|entry| match entry.metadata() {
		Ok(it) if it.is_dir() => size_of(&entry.path()),
		Ok(it) => it.len(),
		Err(_) => 0,
	});
	sizes.fold(0, u64::saturating_add)
}
