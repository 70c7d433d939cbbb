//! The work: look at the data, draft what it says of each period, and state it once.

use crate::{
	config::Config,
	crash::crash_point,
	data::AllData,
	draft::{periods, Draft, Terms},
	fingerprint::fingerprint,
	seat::{Moment, Seat, TopicInfo},
	status::Status,
	store::{Store, StoreError},
};
use anyhow::{Context, Result};
use std::{
	collections::BTreeSet,
	path::PathBuf,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
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
	/// Puts a worker together. Its data has not been looked at.
	pub fn new(
		config: Config,
		seat: Seat,
		secret: SourceSecret,
		store: Store,
		data: AllData,
	) -> Result<Self> {
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
			status: Status { time_zones: database_version().to_owned(), ..Status::default() },
		})
	}

	fn store(&self) -> MutexGuard<'_, Store> {
		self.store.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// Sees through what an earlier run signed, before anything new is signed.
	pub async fn resume(&self) -> Result<()> {
		let open = self.store().open_transactions()?;
		for (topic, round, noted) in open {
			info!(
				?topic,
				round,
				hash = hex::encode(noted.hash),
				"sees a transaction of an earlier run through"
			);
			match self.seat.chain.see_through(&noted).await {
				Ok(_) => self.store().done(topic, round)?,
				Err(error) if is_stated(&error) => self.store().done(topic, round)?,
				Err(ClientError::Expired { .. } | ClientError::Refused { .. }) => {
					self.store().expired(noted.hash)?
				}
				Err(error) => {
					return Err(error)
						.context("it is not known what became of a transaction of an earlier run")
				}
			}
		}
		Ok(())
	}

	/// Looks at the data and at the chain once, and states what is ready. An error ends the worker.
	pub async fn turn(&mut self) -> Result<()> {
		if self.data.look() {
			self.settled.clear();
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
		let Moment { state, now } = self.seat.moment().await?;
		(self.status.block, self.status.chain_time) = (state.block(), now);
		let terms = self.seat.terms(&state, &self.data.meters()).await?;
		self.status.fingerprint =
			fingerprint(&self.config.topics, &self.data.mappings(), terms.margin_ppm);
		for granularity in self.granularities.clone() {
			for period in periods(&self.data, granularity, self.since, now, terms.offset) {
				if !self.settled.contains(&period) {
					let told = self.look_at(&state, &terms, period, now).await?;
					self.status.topics.insert(shown(period), told);
				}
			}
		}
		Ok(())
	}

	/// Looks at the readings of a period, and says where they stand.
	async fn look_at(
		&mut self,
		state: &verdigrid_client::State,
		terms: &Terms,
		period: Period,
		now: u64,
	) -> Result<String> {
		let Some(draft) = Draft::new(&self.data, terms, period) else {
			return Ok("there is no data".into());
		};
		let end = period.end(terms.offset).context("the period has no end")?;
		if let Some(reason) = self.not_yet(&draft, end, now) {
			return Ok(reason);
		}
		match self.next(state, &draft).await? {
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
				self.state(topic, round, statement).await
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
		let deadline = end.saturating_add(self.deadline);
		let left_out = draft.left_out.len();
		(now < deadline).then(|| {
			format!(
				"waits for {} missing intervals and {left_out} readings in doubt until {deadline}",
				draft.report().missing
			)
		})
	}

	/// What comes next, by what the chain says of the latest revision.
	async fn next(&self, state: &verdigrid_client::State, draft: &Draft) -> Result<Next> {
		let latest = self.seat.latest_revision(state, draft.period).await?;
		let revision = latest.unwrap_or(0);
		let Some((topic, _, statement)) = draft.tree(revision, &self.secret) else {
			return Ok(Next::Wait("no reading can be stated".into()));
		};
		let info = self.seat.topic(state, topic).await?;
		let anchor =
			info.anchor.as_ref().filter(|anchor| !matches!(anchor.status, AnchorStatus::Void));
		let Some(anchor) = anchor else { return self.in_round(topic, &info, statement) };
		if anchor.statement.0 == statement {
			return Ok(match info.is_final {
				true => Next::Settled,
				false => Next::Wait(format!("is anchored, and final from {} on", anchor.final_at)),
			});
		}
		let own = self.store().stated(topic)?;
		if own.is_none_or(|own| own.statement != anchor.statement.0) {
			return Ok(Next::Wait(format!(
				"the chain has the root {:?}, and the data here says {:?}: compare with another worker of the source",
				anchor.statement.0.root, statement.root
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
		self.in_round(topic, &info, statement)
	}

	/// What is to be stated in the round of a topic.
	fn in_round(&self, topic: Topic, info: &TopicInfo, statement: Statement) -> Result<Next> {
		if info.stalled || info.reaped {
			return Ok(Next::Wait("takes no more statements: governance can open it again".into()));
		}
		let round = info.round;
		let stated =
			self.store().stated(topic)?.filter(|stated| stated.round == round && stated.is_final);
		match stated {
			Some(stated) if stated.statement == statement => {
				Ok(Next::Wait(format!("is stated, with {} of {} votes", info.votes, info.quorum)))
			}
			// Stored below, so that a different statement is found there.
			_ => Ok(Next::State { topic, round, statement }),
		}
	}

	/// Stores a statement, signs it and sends it.
	async fn state(&self, topic: Topic, round: u32, statement: Statement) -> Result<String> {
		crash_point("before-statement");
		self.store().state(topic, round, &statement, &self.status.fingerprint)?;
		crash_point("after-statement");
		let store = Arc::clone(&self.store);
		let note: Note = Box::new(move |noted| {
			let mut store = store.lock().unwrap_or_else(PoisonError::into_inner);
			crash_point("before-signed");
			let result = store.sign(topic, round, noted).map_err(|error| error.to_string());
			crash_point("after-signed");
			result
		});
		let result = self.seat.attest(topic, round, statement, note).await;
		crash_point("after-sent");
		match result {
			Ok(()) => {
				self.store().done(topic, round)?;
				crash_point("after-final");
				Ok("is stated".into())
			}
			Err(error) if is_stated(&error) => {
				self.store().done(topic, round)?;
				Ok("is stated".into())
			}
			Err(error) => {
				self.forget_what_ended(&error)?;
				Err(error).with_context(|| format!("{} is not stated", shown(topic.period())))
			}
		}
	}

	/// Only what may still come into a block is kept.
	fn forget_what_ended(&self, error: &ClientError) -> Result<()> {
		if matches!(
			error,
			ClientError::Unresolved { .. }
				| ClientError::ResultUnknown { .. }
				| ClientError::Unexpected(_)
		) {
			return Ok(());
		}
		let open = self.store().open_transactions()?;
		for (_, _, noted) in open {
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
