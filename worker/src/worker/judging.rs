//! Where each subject stands, by its data and by what the chain says.

use super::{Place, Ready, Stands, Worker, AT_ONCE};
use crate::{
	draft::Draft,
	next::{Facts, Next},
	seat::TopicInfo,
	store::{Age, Stated, StoreError},
	subject::Subject,
};
use anyhow::{Context, Result};
use futures::{stream, StreamExt};
use std::{
	collections::BTreeMap,
	sync::{Mutex, PoisonError},
	time::Instant,
};
use tracing::warn;
use verdigrid_client::State;
use verdigrid_primitives::evidence::{Statement, Topic};

/// After so many deadlines what still changes is stated.
const MOST_DEADLINES: u64 = 8;

/// What is counted over all subjects that are not settled.
#[derive(Default)]
struct Figures {
	estimated: u64,
	missing: u64,
	/// The earliest deadline that is not over.
	deadline: Option<u64>,
}

impl Figures {
	fn add(&mut self, draft: &Draft, deadline: Option<u64>) {
		let report = draft.report();
		self.estimated = self.estimated.saturating_add(report.estimated);
		self.missing = self.missing.saturating_add(report.missing);
		self.deadline = self.deadline.into_iter().chain(deadline).min();
	}
}

/// When a draft is stated although more may come. More may be on its way while data still changes, but whoever changes it again and
/// again must not postpone for ever what others have measured or sold.
fn deadline(end: u64, age: Age, length: u64) -> u64 {
	let rests = end.max(age.since).saturating_add(length);
	let last = end.max(age.first).saturating_add(length.saturating_mul(MOST_DEADLINES));
	rests.min(last)
}

/// What a look at one revision says.
enum Judged {
	/// Where it stands.
	Told(Place),
	/// The next one is to be stated.
	Revise,
}

impl Worker {
	pub(super) async fn look_at_many(
		&self,
		state: &State,
		drafts: Vec<Draft>,
		now: u64,
	) -> Result<Vec<(Subject, Result<Place>)>> {
		let drafts = self.dated(drafts, now)?;
		let figures = Mutex::new(Figures::default());
		let look = |(draft, age): (Draft, Age)| {
			let figures = &figures;
			async move { (draft.subject, self.look_at(state, &draft, age, now, figures).await) }
		};
		let places = stream::iter(drafts.into_iter().map(look)).buffered(AT_ONCE).collect().await;
		let figures = figures.into_inner().unwrap_or_else(PoisonError::into_inner);
		self.metrics.draft(figures.estimated, figures.missing);
		self.metrics.next_deadline(figures.deadline);
		Ok(places)
	}

	/// Since when each draft says what it says. While some data cannot be read, nothing is known of that: a source that fails for a
	/// moment must not move the deadline.
	fn dated(&self, drafts: Vec<Draft>, now: u64) -> Result<Vec<(Draft, Age)>> {
		if self.input.states().iter().any(|(_, state)| !state.is_whole()) {
			return Ok(drafts.into_iter().map(|draft| (draft, Age::new(now))).collect());
		}
		let prints: Vec<_> = drafts.iter().map(|it| (it.subject.topic(0), it.print)).collect();
		let ages = self.store().ages(&prints, now)?;
		Ok(drafts.into_iter().zip(ages).collect())
	}

	/// Sets apart what could not be looked at. What the store says ends the worker.
	pub(super) fn sorted(
		&self,
		places: Vec<(Subject, Result<Place>)>,
	) -> Result<(BTreeMap<Subject, Place>, Option<anyhow::Error>)> {
		let (mut sorted, mut trouble) = (BTreeMap::new(), None);
		for (subject, place) in places {
			let place = match place {
				Ok(place) => place,
				Err(error) if error.downcast_ref::<StoreError>().is_some() => return Err(error),
				Err(error) => {
					let told = format!("{error:#}");
					trouble = Some(error);
					Place::Told(Stands::Waiting, told)
				}
			};
			sorted.insert(subject, place);
		}
		Ok((sorted, trouble))
	}

	/// Where a subject stands.
	async fn look_at(
		&self,
		state: &State,
		draft: &Draft,
		age: Age,
		now: u64,
		figures: &Mutex<Figures>,
	) -> Result<Place> {
		let subject = draft.subject;
		let waits = |told: String| Ok(Place::Told(Stands::Waiting, told));
		let end = subject.period().end(self.offset).context("the period has no end")?;
		let deadline = deadline(end, age, self.deadline);
		let is_late = now >= deadline;
		figures
			.lock()
			.unwrap_or_else(PoisonError::into_inner)
			.add(draft, (!is_late).then_some(deadline));
		if let Some(reason) = self.not_yet(draft, deadline, is_late) {
			return waits(reason);
		}
		let revision = match subject {
			Subject::Readings(period) => {
				self.seat.latest_revision(state, period).await?.unwrap_or(0)
			}
			Subject::Settlements(..) => 0,
		};
		match self.next_of(state, draft, revision).await? {
			Judged::Told(place) => Ok(place),
			Judged::Revise => match self.next_of(state, draft, revision.saturating_add(1)).await? {
				Judged::Told(place) => Ok(place),
				Judged::Revise => waits("the next revision is there already".into()),
			},
		}
	}

	/// Why nothing is stated now. Complete readings are stated at once, others at the deadline. Settlements are stated when they have
	/// been the same for so long.
	fn not_yet(&self, draft: &Draft, deadline: u64, is_late: bool) -> Option<String> {
		let states = self.input.states();
		if let Some((name, _)) = states.iter().find(|(_, state)| !state.blocked.is_empty()) {
			return Some(format!("waits until `{name}` can be read"));
		}
		if let Some(name) = states.iter().find_map(|(_, state)| state.growing.first()) {
			return Some(format!("waits until {name} no longer grows"));
		}
		if draft.not_asked > 0 {
			return Some(format!(
				"asks which certificates were sold in {} trades",
				draft.not_asked
			));
		}
		let is_whole = draft.is_complete() && matches!(draft.subject, Subject::Readings(_));
		if is_whole || is_late {
			return None;
		}
		Some(match draft.subject {
			Subject::Readings(_) => format!(
				"waits for {} missing intervals and {} readings in doubt until {deadline}",
				draft.report().missing,
				draft.left_out.len()
			),
			Subject::Settlements(..) => {
				format!(
					"waits until {deadline} for more; {} are left out now",
					draft.left_out.len()
				)
			}
		})
	}

	/// Why a subject has to wait whose statement was refused.
	pub(super) fn pause(&self, subject: Subject) -> Option<String> {
		let (until, reason) = self.pauses.get(&subject)?;
		(Instant::now() < *until)
			.then(|| format!("is not stated ({reason}), and is tried again later"))
	}

	/// What comes next for a revision.
	async fn next_of(&self, state: &State, draft: &Draft, revision: u8) -> Result<Judged> {
		let Some((topic, tree, statement)) = draft.tree(revision, &self.secret) else {
			let told = match draft.left_out.first_key_value() {
				Some((name, reason)) => format!("nothing can be stated: {name}: {reason}"),
				None => "nothing can be stated".into(),
			};
			return Ok(Judged::Told(Place::Told(Stands::Waiting, told)));
		};
		let info = self.seat.topic(state, topic).await?;
		let own = self.store().about(topic)?;
		let facts = Facts {
			subject: draft.subject,
			revision,
			info: &info,
			own: &own,
			now: statement,
			missing: draft.report().missing,
			fingerprint: &self.status.fingerprint,
			is_allowed: self.store().is_allowed(topic.period())?,
			party: self.seat.party,
		};
		let told = |stands, told| Ok(Judged::Told(Place::Told(stands, told)));
		let next = facts.next();
		if next == Next::Settled {
			self.archive.keep(topic, &tree, statement)?;
			self.agree(topic, &info, &own, statement, draft.report().missing)?;
		}
		self.have_verified(topic, &info);
		match next {
			Next::Settled => told(Stands::Settled, "is anchored and final".into()),
			Next::Wait(reason) => told(Stands::Waiting, reason),
			Next::Stated(reason) => told(Stands::Stated, reason),
			Next::Anchored(reason) => told(Stands::Anchored, reason),
			Next::Conflict(reason) => {
				if self.is_news(draft.subject, &reason) {
					self.metrics.vote_conflict();
				}
				told(Stands::Attention, reason)
			}
			Next::Differs(reason) => {
				self.is_news(draft.subject, &reason);
				told(Stands::Attention, reason)
			}
			Next::Revise => Ok(Judged::Revise),
			Next::State(round) => {
				for (name, reason) in &draft.left_out {
					warn!(name, "is left out: {reason}");
				}
				Ok(Judged::Told(Place::Ready(Box::new(Ready {
					subject: draft.subject,
					topic,
					round,
					opens: info.votes == 0 && info.anchor.is_none(),
					tree,
					statement,
					missing: draft.report().missing,
					told: draft.report().to_string(),
				}))))
			}
		}
	}

	/// Notes that the chain has what the data says, also if this database has never stated it. So a correction becomes a revision.
	fn agree(
		&self,
		topic: Topic,
		info: &TopicInfo,
		own: &[Stated],
		statement: Statement,
		missing: u64,
	) -> Result<()> {
		let Some(anchor) = &info.anchor else { return Ok(()) };
		if own.iter().any(|own| own.round == anchor.round) {
			return Ok(());
		}
		let (round, fingerprint) = (anchor.round, self.status.fingerprint.clone());
		let (was_signed, is_final) = (false, true);
		let agreed = Stated { topic, round, statement, fingerprint, missing, was_signed, is_final };
		Ok(self.store().agree(&agreed)?)
	}

	/// Tells in the log what a person has to decide, once. Says whether it was news.
	pub(super) fn is_news(&self, subject: Subject, reason: &str) -> bool {
		let is_news = self.status.topics.get(&subject.shown()).is_none_or(|told| told != reason);
		if is_news {
			warn!("{}: {reason}", subject.shown());
		}
		is_news
	}

	/// Settlements that are final are verified as they were anchored, whatever the data says today.
	pub(super) fn have_verified(&self, topic: Topic, info: &TopicInfo) {
		let Some(verifier) = &self.verifier else { return };
		if let (Some(anchor), true) = (&info.anchor, info.is_final) {
			if self.archive.statement(topic) == Some(anchor.statement.0) {
				verifier.add(topic, anchor.statement.0);
			}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn data_that_never_rests_is_stated_all_the_same() {
		let at = |since, first| deadline(1_000, Age { since, first }, 60);
		assert_eq!(at(900, 900), 1_060);
		assert_eq!(at(1_100, 900), 1_160);
		assert_eq!(at(1_420, 900), 1_480);
		assert_eq!(at(5_000, 900), 1_480);
		// Data of a period that ended long ago has its time too.
		assert_eq!(at(9_000, 9_000), 9_060);
		assert_eq!(deadline(u64::MAX, Age::new(3), 60), u64::MAX);
	}
}
