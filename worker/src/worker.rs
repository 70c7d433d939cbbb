//! The work: look at the data, draft what it says of each period, and state it once.

use crate::{
	config::Config,
	crash::crash_point,
	data::AllData,
	draft::{periods, Draft, Terms},
	fingerprint::fingerprint,
	seat::{Moment, Seat, TopicInfo},
	status::Status,
	store::{Stated, Store, StoreError},
};
use anyhow::{Context, Result};
use std::{
	collections::{BTreeMap, BTreeSet},
	path::PathBuf,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};
use tracing::{info, warn};
use verdigrid_client::{
	api::runtime_types::verdigrid_evidence::types::anchors::AnchorStatus, ClientError, Note,
};
use verdigrid_oracle::{zone::database_version, SourceSecret};
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	Granularity, Period,
};

/// A period's readings have so many revisions beyond the first at most.
const LAST_REVISION: u8 = 8;

/// How an operator has a period stated all the same.
const REDO: &str = "stop the worker, and use `redo`";
const HOUR: u64 = 3_600;
/// So many topics are shown in the status, with those that are settled.
const MOST_SHOWN: usize = 200;
/// What was refused is not tried again for so long.
const PAUSE: Duration = Duration::from_secs(600);

/// A worker of the energy platform.
pub struct Worker {
	seat: Seat,
	secret: SourceSecret,
	store: Arc<Mutex<Store>>,
	/// The folder of what it keeps.
	folder: PathBuf,
	data: AllData,
	granularities: Vec<Granularity>,
	since: u64,
	deadline: u64,
	config: Config,
	/// Periods of which the chain has what the data says, and says that it is final.
	settled: BTreeSet<Period>,
	/// When the chain or the node refused a statement. A refusal can cost a fee.
	pauses: BTreeMap<Period, (Instant, String)>,
	/// Whether the data has changed since the chain's time was last looked at, and when it had changed then.
	is_changed: bool,
	changed_at: u64,
	/// When `settled` was last emptied, in chain time.
	settled_at: u64,
	status: Status,
}

/// What comes next for a topic.
enum Next {
	/// Nothing: the chain has it, and it is final.
	Settled,
	/// Nothing for now.
	Wait(String),
	/// This is to be stated.
	State { topic: Topic, round: u32, statement: Statement },
}

impl Worker {
	/// Puts a worker together. Its data is not looked at yet.
	pub fn new(
		config: Config,
		seat: Seat,
		secret: SourceSecret,
		store: Store,
		mut data: AllData,
	) -> Result<Self> {
		for data in data.iter_mut() {
			data.know(store.documents(data.name())?);
		}
		Ok(Worker {
			seat,
			secret,
			store: Arc::new(Mutex::new(store)),
			folder: config.state.clone(),
			data,
			granularities: config
				.topics
				.granularities
				.iter()
				.map(|length| (*length).into())
				.collect(),
			since: config.since()?,
			deadline: config.topics.deadline.0.into(),
			config,
			settled: BTreeSet::new(),
			pauses: BTreeMap::new(),
			is_changed: true,
			changed_at: 0,
			settled_at: 0,
			status: Status { time_zones: database_version().to_owned(), ..Status::default() },
		})
	}

	fn store(&self) -> MutexGuard<'_, Store> {
		self.store.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Sees through what was signed and is not known to have ended, before anything new is signed.
	pub async fn resume(&self) -> Result<()> {
		let open = self.store().open_transactions()?;
		for (topic, round, noted) in open {
			info!(?topic, round, hash = hex::encode(noted.hash), "sees a transaction through");
			match self.seat.chain.see_through(&noted).await {
				Ok(_) => self.store().done(topic, round)?,
				Err(error) if is_stated(&error) => self.store().done(topic, round)?,
				// A block has it, and the node has forgotten what it did. To state the same again does no harm.
				Err(
					ClientError::Expired { .. }
					| ClientError::Refused { .. }
					| ClientError::ResultUnknown { .. },
				) => self.store().expired(noted.hash)?,
				Err(error) => {
					return Err(error).context("it is not known what became of a transaction")
				}
			}
		}
		Ok(())
	}

	/// Looks at the data and at the chain once, and states what is ready. An error ends the worker.
	pub async fn turn(&mut self) -> Result<()> {
		if self.data.look() {
			self.settled.clear();
			self.is_changed = true;
			for data in self.data.iter() {
				self.store().remember(data.name(), data.known())?;
			}
		}
		let held_up = |data: &crate::data::Data| {
			let growing = data
				.state()
				.growing
				.iter()
				.map(|name| format!("{name}: is not read while it may grow"));
			(data.name().to_owned(), data.state().blocked.iter().cloned().chain(growing).collect())
		};
		self.status.data = self.data.iter().map(held_up).collect();
		match self.look_at_topics().await {
			Ok(()) => self.status.trouble = None,
			Err(error) if error.downcast_ref::<StoreError>().is_some() => {
				self.status.trouble = Some(format!("{error:#}"));
				self.write_status();
				return Err(error);
			}
			Err(error) => {
				warn!("{error:#}");
				self.status.trouble = Some(format!("{error:#}"));
			}
		}
		self.write_status();
		Ok(())
	}

	/// A status that cannot be written is no reason to stop.
	fn write_status(&self) {
		if let Err(error) = self.status.write(&self.folder) {
			warn!("{error:#}");
		}
	}

	async fn look_at_topics(&mut self) -> Result<()> {
		self.resume().await?;
		let Moment { state, now } = self.seat.moment().await?;
		(self.status.block, self.status.chain_time) = (state.block(), now);
		let terms = self.seat.terms(&state, &self.data.meters()).await?;
		self.status.fingerprint =
			fingerprint(&self.config.topics, &self.data.mappings(), terms.margin_ppm, &self.secret);
		if std::mem::take(&mut self.is_changed) {
			self.changed_at = now;
		}
		// Governance may have decided otherwise about what was settled.
		if now.saturating_sub(self.settled_at) > HOUR {
			self.settled.clear();
			self.settled_at = now;
		}
		let all = self.granularities.iter().flat_map(|granularity| {
			periods(&self.data, *granularity, self.since, now, terms.offset)
		});
		let all: Vec<Period> = all.collect();
		// What is settled is shown while it is not too much.
		let is_shown = |period: &&Period| all.len() <= MOST_SHOWN || !self.settled.contains(period);
		let names: BTreeSet<String> = all.iter().filter(is_shown).map(|it| shown(*it)).collect();
		self.status.topics.retain(|name, _| names.contains(name));
		let open: Vec<Period> =
			all.into_iter().filter(|period| !self.settled.contains(period)).collect();
		let mut trouble = Ok(());
		for period in open {
			let told = match self.look_at(&terms, period).await {
				Ok(told) => told,
				Err(error) if error.downcast_ref::<StoreError>().is_some() => return Err(error),
				Err(error) => {
					let told = format!("{error:#}");
					trouble = Err(error);
					told
				}
			};
			self.status.topics.insert(shown(period), told);
		}
		trouble
	}

	/// Looks at the readings of a period, and says where they stand.
	async fn look_at(&mut self, terms: &Terms, period: Period) -> Result<String> {
		let Some(draft) = Draft::new(&self.data, terms, period) else {
			return Ok("there is no data".into());
		};
		let end = period.end(terms.offset).context("the period has no end")?;
		// What was stated about other periods takes its time.
		let Moment { state, now } = self.seat.moment().await?;
		if let Some(reason) = self.not_yet(&draft, end, now).or_else(|| self.pause(period)) {
			return Ok(reason);
		}
		match self.next(&state, &draft).await? {
			Next::Wait(reason) => Ok(reason),
			Next::Settled => {
				self.settled.insert(period);
				Ok("is anchored and final".into())
			}
			Next::State { topic, round, statement } => {
				for (meter, reason) in &draft.left_out {
					warn!(%meter, "is left out: {reason}");
				}
				info!(period = shown(period), round, root = hex::encode(statement.root), leaves = statement.leaves, total = %statement.total,
					"states: {}", draft.report());
				self.state(topic, round, statement, draft.report().missing).await
			}
		}
	}

	/// Why nothing is stated about a period now. Complete readings are stated at once, others at the deadline.
	fn not_yet(&self, draft: &Draft, end: u64, now: u64) -> Option<String> {
		if let Some(data) = self.data.iter().find(|data| !data.state().blocked.is_empty()) {
			return Some(format!("waits until `{}` can be read", data.name()));
		}
		if let Some(name) = self.data.iter().find_map(|data| data.state().growing.first()) {
			return Some(format!("waits until {name} no longer grows"));
		}
		if draft.is_complete() {
			return None;
		}
		// More may be on its way while data still changes.
		let deadline = end.max(self.changed_at).saturating_add(self.deadline);
		let left_out = draft.left_out.len();
		(now < deadline).then(|| {
			format!(
				"waits for {} missing intervals and {left_out} readings in doubt until {deadline}",
				draft.report().missing
			)
		})
	}

	/// Why a period has to wait whose statement was refused.
	fn pause(&self, period: Period) -> Option<String> {
		let (since, reason) = self.pauses.get(&period)?;
		let waits = || format!("is not stated ({reason}), and is tried again after ten minutes");
		(since.elapsed() < PAUSE).then(waits)
	}

	/// What comes next, by what the chain says of the latest revision.
	async fn next(&self, state: &verdigrid_client::State, draft: &Draft) -> Result<Next> {
		let latest = self.seat.latest_revision(state, draft.period).await?;
		let revision = latest.unwrap_or(0);
		let Some((topic, _, statement)) = draft.tree(revision, &self.secret) else {
			return Ok(Next::Wait("no reading can be stated".into()));
		};
		let info = self.seat.topic(state, topic).await?;
		let is_allowed = self.store().is_allowed(draft.period)?;
		let Some(anchor) = &info.anchor else {
			return self.in_round(topic, &info, statement, is_allowed);
		};
		if matches!(anchor.status, AnchorStatus::Void) {
			if anchor.statement.0 == statement && !is_allowed {
				return Ok(Next::Wait(format!("governance overturned this statement: {REDO}")));
			}
			return self.in_round(topic, &info, statement, is_allowed);
		}
		if anchor.statement.0 == statement {
			return Ok(match info.is_final {
				true => Next::Settled,
				false => {
					Next::Wait(format!("is anchored, and can be final from {} on", anchor.final_at))
				}
			});
		}
		let own = self.store().stated(topic, anchor.round)?;
		let Some(own) = own.filter(|own| own.statement == anchor.statement.0) else {
			return Ok(Next::Wait(format!(
				"the chain has the root {:?}, and the data here says {:?}: compare with another worker of the source",
				anchor.statement.0.root, statement.root
			)));
		};
		if !info.is_final && !matches!(anchor.status, AnchorStatus::Closed) {
			return Ok(Next::Wait(
				"has changed, and can be revised when its anchor is final".into(),
			));
		}
		let says_less =
			draft.report().missing > own.missing || statement.leaves < own.statement.leaves;
		if (says_less || own.fingerprint != self.status.fingerprint) && !is_allowed {
			return Ok(Next::Wait(format!(
				"the data says less than what was stated, or mappings have changed: if this is right, {REDO}"
			)));
		}
		if revision >= LAST_REVISION {
			return Ok(Next::Wait("has changed again, and no more revisions are allowed".into()));
		}
		let Some((topic, _, statement)) = draft.tree(revision.saturating_add(1), &self.secret)
		else {
			return Ok(Next::Wait("no reading can be stated".into()));
		};
		let info = self.seat.topic(state, topic).await?;
		self.in_round(topic, &info, statement, is_allowed)
	}

	/// What is to be stated in the round of a topic.
	fn in_round(
		&self,
		topic: Topic,
		info: &TopicInfo,
		statement: Statement,
		is_allowed: bool,
	) -> Result<Next> {
		if info.stalled || info.reaped {
			return Ok(Next::Wait("takes no more statements".into()));
		}
		let (round, before) = (info.round, self.store().about(topic)?);
		let is_same = |stated: &&Stated| stated.statement == statement;
		if before.iter().filter(is_same).any(|stated| stated.round == round && stated.is_final) {
			return Ok(Next::Wait(format!(
				"is stated, with {} of {} votes",
				info.votes, info.quorum
			)));
		}
		if info.conflicted > 0 && before.iter().any(|stated| is_same(&stated)) && !is_allowed {
			return Ok(Next::Wait(format!(
				"the workers of the source have stated different things: compare with another one, and {REDO}"
			)));
		}
		Ok(Next::State { topic, round, statement })
	}

	/// Stores a statement, signs it and sends it, unless the chain would refuse it.
	async fn state(
		&mut self,
		topic: Topic,
		round: u32,
		statement: Statement,
		missing: u64,
	) -> Result<String> {
		let period = topic.period();
		crash_point("before-statement");
		self.store().state(topic, round, &statement, &self.status.fingerprint, missing)?;
		crash_point("after-statement");
		let was_signed = self.store().stated(topic, round)?.is_some_and(|stated| stated.was_signed);
		let refusal = self.seat.refusal(topic, round, statement).await?;
		let error = match refusal {
			Some(error) => error,
			None => {
				match self.seat.attest(topic, round, statement, self.note(topic, round)).await {
					Ok(()) => {
						crash_point("after-sent");
						self.store().done(topic, round)?;
						crash_point("after-final");
						self.pauses.remove(&period);
						return Ok("is stated".into());
					}
					Err(error) => error,
				}
			}
		};
		if is_stated(&error) && was_signed {
			self.store().done(topic, round)?;
			return Ok("is stated".into());
		}
		self.forget_what_ended(topic, round, &error)?;
		let reason = match is_stated(&error) {
			true => "this seat has stated something that is not in this database: does another worker use it?".into(),
			false => error.to_string(),
		};
		warn!(period = shown(period), "is not stated: {reason}");
		let told = format!("is not stated: {reason}");
		self.pauses.insert(period, (Instant::now(), reason));
		Ok(told)
	}

	/// Stores each signed form before a node gets it.
	fn note(&self, topic: Topic, round: u32) -> Note {
		let store = Arc::clone(&self.store);
		Box::new(move |noted| {
			let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
			crash_point("before-signed");
			let result = store.sign(topic, round, noted).map_err(|error| error.to_string());
			crash_point("after-signed");
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

/// The chain has the statement of this seat already.
fn is_stated(error: &ClientError) -> bool {
	error.refusal() == Some("Evidence::AlreadyAttested")
}

/// `2014-01`, or the granularity and the number.
pub fn shown(period: Period) -> String {
	match (period.granularity, period.as_year_month()) {
		(Granularity::Month, Some((year, month))) => format!("{year:04}-{month:02}"),
		(granularity, _) => format!("{granularity:?} {}", period.index),
	}
}
