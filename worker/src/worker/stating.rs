//! What is ready is stored, signed and sent, and its end is noted.

use super::{is_stated, Place, Ready, Stands, Worker, MOST_OPEN_ROUNDS};
use crate::{
	crash::crash_point,
	seat::Vote,
	store::{Stated, StoreError},
	subject::Subject,
};
use anyhow::Result;
use futures::future::join_all;
use std::{
	collections::BTreeMap,
	sync::{Arc, PoisonError},
	time::{Duration, Instant},
};
use tracing::{info, warn};
use verdigrid_client::{ClientError, Note};
use verdigrid_primitives::evidence::Topic;

/// So many statements are on their way at the same time.
const MOST_SENT: usize = 64;

/// What was refused is not tried again for so long: each time may cost a fee.
const PAUSE: Duration = Duration::from_secs(600);

/// The same for what was not sent, since a trial showed that the chain would refuse it.
const PAUSE_AFTER_TRIAL: Duration = Duration::from_secs(30);

/// The same for what has to come first.
const SHORT_PAUSE: Duration = Duration::from_secs(5);

impl Worker {
	/// States what is ready: as many as the chain lets a seat open, and those that others have opened. Says whether anything was
	/// stated.
	pub(super) async fn state_ready(
		&mut self,
		places: &mut BTreeMap<Subject, Place>,
	) -> Result<bool> {
		let (mut all, mut refused) = (Vec::new(), Vec::new());
		for (subject, place) in places.iter() {
			let Place::Ready(ready) = place else { continue };
			let Ready { topic, round, statement, .. } = **ready;
			if all.len() >= MOST_SENT {
				break;
			}
			crash_point("before-statement");
			// Another statement about what was signed ends here, whatever the chain would say to it.
			if let Some(reason) = self.keep_statement(ready)? {
				self.is_news(*subject, &reason);
				refused.push((*subject, reason));
				continue;
			}
			self.archive.keep(topic, &ready.tree, statement)?;
			crash_point("after-statement");
			all.push((*subject, topic, round, statement));
		}
		for (subject, reason) in refused {
			places.insert(subject, Place::Told(Stands::Attention, reason));
		}
		if all.is_empty() {
			return Ok(false);
		}
		let seat = Arc::clone(&self.seat);
		let trials =
			all.iter().map(|(_, topic, round, statement)| seat.refusal(*topic, *round, *statement));
		let (trials, mut left) =
			(join_all(trials).await, seat.rounds_left(MOST_OPEN_ROUNDS).await?);
		let mut sending = Vec::new();
		for ((subject, topic, round, statement), trial) in all.into_iter().zip(trials) {
			let waits = Place::Told(
				Stands::Waiting,
				"waits until other rounds of this seat have ended".into(),
			);
			let Some(Place::Ready(ready)) = places.insert(subject, waits) else { continue };
			if let Some(error) = trial.unwrap_or_else(Some) {
				let place = self.ended(&ready, Err(error), PAUSE_AFTER_TRIAL).await?;
				places.insert(subject, place);
				continue;
			}
			if ready.opens && left == 0 {
				continue;
			}
			left = left.saturating_sub(ready.opens.into());
			info!(subject = ready.subject.shown(), round, root = hex::encode(statement.root), leaves = statement.leaves, total = %statement.total,
				"states: {}", ready.told);
			let note = self.note(topic, round);
			let seat = &seat;
			sending.push(async move {
				let result = seat.attest(topic, round, statement, note).await;
				(ready, result)
			});
		}
		let results = join_all(sending).await;
		let has_stated = results.iter().any(|(_, result)| result.is_ok());
		for (ready, result) in results {
			let place = self.ended(&ready, result, PAUSE).await?;
			places.insert(ready.subject, place);
		}
		for place in places.values_mut().filter(|place| matches!(place, Place::Ready(_))) {
			*place = Place::Told(Stands::Waiting, "waits until others are stated".into());
		}
		Ok(has_stated)
	}

	/// Stores a statement. Says why it must not be signed, if data has changed since the seat signed another one about the round. If a
	/// mapping, a rule, the shared secret or the time zones have changed instead, nothing that this worker says can be relied on, and an
	/// error ends it.
	fn keep_statement(&self, ready: &Ready) -> Result<Option<String>> {
		let Ready { topic, round, statement, missing, .. } = *ready;
		let fingerprint = &self.status.fingerprint;
		let kept = self.store().state(topic, round, &statement, fingerprint, missing);
		let signed = match &kept {
			Err(StoreError::TwoStatements { stated, .. }) => stated.root,
			_ => {
				kept?;
				return Ok(None);
			}
		};
		let own = self.store().about(topic)?;
		let is_same = own.iter().any(|own| own.round == round && own.fingerprint == *fingerprint);
		if !is_same {
			kept?;
		}
		Ok(Some(format!(
			"the data has changed since this seat signed the root {:?} in round {round}, and a seat states one thing about a round: it states \
			 nothing more of this period until the round has ended, or the data says that again",
			signed
		)))
	}

	/// What became of a statement. It is not tried again before the pause is over, if the chain refuses it.
	async fn ended(
		&mut self,
		ready: &Ready,
		result: Result<(), ClientError>,
		pause: Duration,
	) -> Result<Place> {
		let Ready { subject, topic, round, statement, missing, .. } = *ready;
		let error = match result {
			Ok(()) => {
				crash_point("after-sent");
				self.store().done(topic, round)?;
				self.store().redone(topic.period())?;
				crash_point("after-final");
				self.pauses.remove(&subject);
				self.metrics.statement_anchored();
				return Ok(Place::Told(Stands::Stated, "is stated".into()));
			}
			Err(error) => error,
		};
		let is_own = is_stated(&error) && self.seat.vote(topic).await? == Vote::Stated(statement);
		if is_own {
			// A new database does not know it yet.
			let fingerprint = self.status.fingerprint.clone();
			let (was_signed, is_final) = (true, false);
			let stated =
				Stated { topic, round, statement, fingerprint, missing, was_signed, is_final };
			self.store().take_over(&stated)?;
			self.store().done(topic, round)?;
			self.store().redone(topic.period())?;
			return Ok(Place::Told(Stands::Stated, "is stated".into()));
		}
		self.forget_what_ended(topic, round, &error)?;
		let waits = [
			"Evidence::TooManyOpenRounds",
			"Evidence::RoundMismatch",
			"Evidence::EarlierInstalmentOpen",
			"Evidence::EarlierRevisionOpen",
			"Evidence::AnchorExists",
		];
		if error.refusal().is_some_and(|name| waits.contains(&name)) {
			if let Some(until) = Instant::now().checked_add(SHORT_PAUSE) {
				self.pauses.insert(subject, (until, error.to_string()));
			}
			return Ok(Place::Told(Stands::Waiting, error.to_string()));
		}
		let reason = match is_stated(&error) {
			true => "this seat has stated something that is not in this database: does another worker use it?".into(),
			false => error.to_string(),
		};
		let is_news = self.pauses.get(&subject).is_none_or(|(_, known)| *known != reason);
		if is_news {
			warn!(subject = subject.shown(), "is not stated: {reason}");
		}
		let told = format!("is not stated: {reason}");
		// It is tried again as soon as a node answers.
		if error.is_of_the_connection() {
			return Ok(Place::Told(Stands::Waiting, told));
		}
		self.metrics.statement_refused();
		if let Some(until) = Instant::now().checked_add(pause) {
			self.pauses.insert(subject, (until, reason));
		}
		Ok(Place::Told(Stands::Refused, told))
	}

	/// Stores each signed form before a node gets it.
	fn note(&self, topic: Topic, round: u32) -> Note {
		let (store, metrics) = (Arc::clone(&self.store), Arc::clone(&self.metrics));
		Box::new(move |noted| {
			let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
			crash_point("before-signed");
			let result = store.sign(topic, round, noted).map_err(|error| error.to_string());
			crash_point("after-signed");
			metrics.statement_signed();
			result
		})
	}

	/// Only what may still come into a block is kept.
	fn forget_what_ended(&self, topic: Topic, round: u32, error: &ClientError) -> Result<()> {
		if matches!(error, ClientError::Unresolved { .. } | ClientError::Unexpected(_)) {
			return Ok(());
		}
		let open = self.store().open_transactions()?;
		for (_, _, noted) in
			open.iter().filter(|(of, in_round, _)| (*of, *in_round) == (topic, round))
		{
			self.store().expired(noted.hash)?;
		}
		Ok(())
	}
}
