//! The work: look at the data, draft what it says, and state it once.

use crate::{
	archive::Archive,
	config::Config,
	crash::crash_point,
	draft::{AnyTree, Draft, Input, Terms},
	fingerprint::fingerprint,
	next::{Facts, Next},
	seat::{margin, Moment, Seat, TopicInfo, Vote},
	service::{DataGauges, Metrics, TopicCounts},
	status::Status,
	store::{Stated, Store, StoreError},
	subject::Subject,
	verification::Verifier,
};
use anyhow::{Context, Result};
use futures::{future::join_all, stream, StreamExt};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::{Path, PathBuf},
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};
use tracing::{info, warn};
use verdigrid_client::{ClientError, Note, State};
use verdigrid_oracle::{zone::database_version, SourceSecret, TradeKey};
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{Statement, Topic},
	Granularity, MarketOffset,
};

const HOUR: u64 = 3_600;
/// So many subjects are looked at in a turn.
const MOST_IN_A_TURN: usize = 256;
/// Of so many trades it is asked in a turn which certificates were sold.
const MOST_ASKED: usize = 1_000;
/// A transaction of an earlier run is seen through in this time, or the next turn tries again.
const MOST_SEEN: Duration = Duration::from_secs(300);
/// So many questions are asked at the same time.
const AT_ONCE: usize = 32;
/// A seat may have opened so many rounds that are still open. The chain refuses more.
const MOST_OPEN_ROUNDS: usize = 8;
/// So many statements are on their way at the same time.
const MOST_SENT: usize = 64;
/// So many topics are shown in the status, with those that are settled.
const MOST_SHOWN: usize = 200;
/// What was refused is not tried again for so long.
const PAUSE: Duration = Duration::from_secs(600);
/// The same for what has to come first.
const SHORT_PAUSE: Duration = Duration::from_secs(5);

/// What a worker is made of.
pub struct Parts {
	/// The configuration.
	pub config: Config,
	/// The seat.
	pub seat: Arc<Seat>,
	/// The secret that all seats of the source share.
	pub secret: SourceSecret,
	/// What was stated.
	pub store: Store,
	/// The leaves of what was stated.
	pub archive: Arc<Archive>,
	/// The data.
	pub input: Input,
	/// The market's distance from UTC.
	pub offset: MarketOffset,
	/// What is counted.
	pub metrics: Arc<Metrics>,
}

/// A worker.
pub struct Worker {
	config: Config,
	seat: Arc<Seat>,
	secret: SourceSecret,
	store: Arc<Mutex<Store>>,
	archive: Arc<Archive>,
	input: Input,
	offset: MarketOffset,
	metrics: Arc<Metrics>,
	/// The folder of what it keeps.
	folder: PathBuf,
	granularities: Vec<Granularity>,
	since: u64,
	deadline: u64,
	/// What the chain has as the data says it, and says that it is final.
	settled: BTreeSet<Subject>,
	/// Until when a statement is not tried again that was refused, and why. A refusal can cost a fee.
	pauses: BTreeMap<Subject, (Instant, String)>,
	/// Where each subject stood when it was looked at last.
	stands: BTreeMap<Subject, Stands>,
	/// How many subjects were looked at in turns, so that each comes up.
	looked: usize,
	/// Which certificates were sold in a trade, once it is known.
	certificates: BTreeMap<TradeKey, CertificateRange>,
	/// When it was asked last which certificates were sold in a trade of which it is not known.
	asked: BTreeMap<TradeKey, Instant>,
	verifier: Option<Arc<Verifier>>,
	/// Whether the data has changed since the chain's time was last looked at, and when it had changed then.
	is_changed: bool,
	changed_at: u64,
	/// When `settled` was last emptied, in chain time.
	settled_at: u64,
	status: Status,
}

/// What is to be stated.
struct Ready {
	subject: Subject,
	topic: Topic,
	round: u32,
	/// Whether this would open the round.
	opens: bool,
	tree: AnyTree,
	statement: Statement,
	missing: u64,
	told: String,
}

/// Where a subject stands.
enum Place {
	/// Nothing is to be done about it.
	Told(Stands, String),
	/// It is to be stated.
	Ready(Box<Ready>),
}

/// Where a subject stands, as metrics count it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
	Waiting,
	Refused,
	Stated,
	Anchored,
	Settled,
	Attention,
}

impl Worker {
	/// Puts a worker together. Its data is not looked at yet.
	pub fn new(parts: Parts) -> Result<Self> {
		let Parts { config, seat, secret, store, archive, mut input, offset, metrics } = parts;
		input.know(|name| Ok(store.documents(name)?))?;
		let verifier = config.verification.as_ref().map(|it| Verifier::new(it, &config.state));
		let verifier = verifier.transpose()?.map(Arc::new);
		if let Some(verifier) = &verifier {
			// A slow service must not keep the seat from stating.
			tokio::spawn(Arc::clone(verifier).run(Arc::clone(&seat), Arc::clone(&archive)));
		}
		Ok(Worker {
			seat,
			secret,
			store: Arc::new(Mutex::new(store)),
			archive,
			input,
			offset,
			metrics,
			folder: config.state.clone(),
			granularities: config.granularities(),
			since: config.since()?,
			deadline: config.topics.deadline.0.into(),
			verifier,
			config,
			settled: BTreeSet::new(),
			pauses: BTreeMap::new(),
			stands: BTreeMap::new(),
			looked: 0,
			certificates: BTreeMap::new(),
			asked: BTreeMap::new(),
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
		self.metrics.open_transactions(open.len() as u64);
		for (topic, round, noted) in open {
			info!(?topic, round, hash = hex::encode(noted.hash), "sees a transaction through");
			let seen = tokio::time::timeout(MOST_SEEN, self.seat.chain.see_through(&noted)).await;
			let seen = seen.with_context(|| {
				format!("the node does not say what became of a transaction that was signed at block {}: name an archive node", noted.signed_at)
			})?;
			match seen {
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

	/// Looks at the data and at the chain once, and states what is ready. Says whether anything was stated. An error ends the worker.
	pub async fn turn(&mut self) -> Result<bool> {
		let started = Instant::now();
		if self.input.look().await {
			self.settled.clear();
			self.certificates.clear();
			self.asked.clear();
			self.is_changed = true;
			for (name, known) in self.input.known() {
				self.store().remember(name, known)?;
			}
		}
		self.tell_data();
		let mut has_stated = false;
		match self.look_at_all().await {
			Ok(stated) => {
				has_stated = stated;
				self.status.trouble = None;
				self.metrics.turn_succeeded(started.elapsed());
			}
			Err(error) => {
				self.metrics.turn_failed(started.elapsed());
				self.status.trouble = Some(format!("{error:#}"));
				if error.downcast_ref::<StoreError>().is_some() {
					self.write_status();
					return Err(error);
				}
				warn!("{error:#}");
			}
		}
		self.write_status();
		self.metrics.store_size(size_of(&self.folder));
		Ok(has_stated)
	}

	/// What holds data up, for status and metrics.
	fn tell_data(&mut self) {
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
	fn write_status(&self) {
		if let Err(error) = self.status.write(&self.folder) {
			warn!("{error:#}");
		}
	}

	async fn look_at_all(&mut self) -> Result<bool> {
		self.resume().await?;
		let Moment { state, now } = self.seat.moment().await?;
		(self.status.block, self.status.chain_time) = (state.block(), now);
		self.metrics.chain_seen(state.block(), now);
		if std::mem::take(&mut self.is_changed) {
			self.changed_at = now;
		}
		// Governance may have decided otherwise about what was settled.
		if now.saturating_sub(self.settled_at) > HOUR {
			self.settled.clear();
			self.settled_at = now;
		}
		let (margin_ppm, meters) =
			(margin(&state).await?, self.seat.meters(&self.input.meters()).await?);
		let all = self.input.subjects(&self.granularities, self.since, now, self.offset, &meters);
		let open = all.iter().filter(|it| !self.settled.contains(it) && self.pause(**it).is_none());
		let mut open: Vec<Subject> = open.copied().collect();
		if open.len() > MOST_IN_A_TURN {
			// What cannot end must not keep others from their turn.
			let first = self.looked.checked_rem(open.len()).unwrap_or(0);
			open.rotate_left(first);
			self.looked = self.looked.wrapping_add(MOST_IN_A_TURN);
		}
		let certificates = self.certificates(&open).await?;
		let terms = Terms { offset: self.offset, margin_ppm, meters, certificates };
		self.status.fingerprint =
			fingerprint(&self.config.topics, &self.input.mappings(), margin_ppm, &self.secret);
		let drafts = open.into_iter().filter_map(|subject| self.input.draft(&terms, subject));
		let drafts: Vec<Draft> = drafts.take(MOST_IN_A_TURN).collect();
		let places = self.look_at_many(&state, drafts, now).await;
		let (mut places, trouble) = self.sorted(places)?;
		let stated = self.state_ready(&mut places).await;
		self.show(&all, places);
		let has_stated = stated?;
		trouble.map_or(Ok(has_stated), Err)
	}

	/// Which certificates were sold in the trades that are looked at. Those that were asked for the longest time ago come first.
	async fn certificates(
		&mut self,
		open: &[Subject],
	) -> Result<BTreeMap<TradeKey, Result<CertificateRange, String>>> {
		let trades = open.iter().flat_map(|subject| self.input.trades(*subject));
		let unknown = trades.filter(|trade| !self.certificates.contains_key(&trade.key()));
		let mut unknown: Vec<_> = unknown.cloned().collect();
		unknown.sort_by_key(|trade| self.asked.get(&trade.key()).copied());
		unknown.truncate(MOST_ASKED);
		let now = Instant::now();
		self.asked.extend(unknown.iter().map(|trade| (trade.key(), now)));
		let mut certificates = self.seat.certificates(unknown).await?;
		let known =
			|(trade, range): (&TradeKey, &Result<_, _>)| Some((*trade, *range.as_ref().ok()?));
		self.certificates.extend(certificates.iter().filter_map(known));
		self.asked.retain(|trade, _| !self.certificates.contains_key(trade));
		certificates.extend(self.certificates.iter().map(|(trade, range)| (*trade, Ok(*range))));
		Ok(certificates)
	}

	async fn look_at_many(
		&self,
		state: &State,
		drafts: Vec<Draft>,
		now: u64,
	) -> Vec<(Subject, Result<Place>)> {
		let figures = Mutex::new(Figures::default());
		let look = |draft: Draft| {
			let figures = &figures;
			async move { (draft.subject, self.look_at(state, &draft, now, figures).await) }
		};
		let places = stream::iter(drafts.into_iter().map(look)).buffered(AT_ONCE).collect().await;
		let figures = figures.into_inner().unwrap_or_else(PoisonError::into_inner);
		self.metrics.draft(figures.estimated, figures.missing);
		self.metrics.next_deadline(figures.deadline);
		places
	}

	/// Sets apart what could not be looked at. What the store says ends the worker.
	fn sorted(
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
		now: u64,
		figures: &Mutex<Figures>,
	) -> Result<Place> {
		let subject = draft.subject;
		let waits = |told: String| Ok(Place::Told(Stands::Waiting, told));
		let end = subject.period().end(self.offset).context("the period has no end")?;
		// More may be on its way while data still changes.
		let deadline = end.max(self.changed_at).saturating_add(self.deadline);
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
	fn pause(&self, subject: Subject) -> Option<String> {
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
		}
		self.have_verified(topic, &info);
		match next {
			Next::Settled => told(Stands::Settled, "is anchored and final".into()),
			Next::Wait(reason) => told(Stands::Waiting, reason),
			Next::Stated(reason) => told(Stands::Stated, reason),
			Next::Anchored(reason) => told(Stands::Anchored, reason),
			Next::Differs(reason) => {
				if self.status.topics.get(&draft.subject.shown()) != Some(&reason) {
					warn!("{}: {reason}", draft.subject.shown());
					self.metrics.vote_conflict();
				}
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

	/// Settlements that are final are verified as they were anchored, whatever the data says today.
	fn have_verified(&self, topic: Topic, info: &TopicInfo) {
		let Some(verifier) = &self.verifier else { return };
		if let (Some(anchor), true) = (&info.anchor, info.is_final) {
			if self.archive.statement(topic) == Some(anchor.statement.0) {
				verifier.add(topic, anchor.statement.0);
			}
		}
	}

	/// States what is ready: as many as the chain lets a seat open, and those that others have opened. Says whether anything was
	/// stated.
	async fn state_ready(&mut self, places: &mut BTreeMap<Subject, Place>) -> Result<bool> {
		let mut all = Vec::new();
		for (subject, place) in places.iter() {
			let Place::Ready(ready) = place else { continue };
			let Ready { topic, round, statement, missing, .. } = **ready;
			if all.len() >= MOST_SENT {
				break;
			}
			crash_point("before-statement");
			// Another statement about what was signed ends here, whatever the chain would say to it.
			self.store().state(topic, round, &statement, &self.status.fingerprint, missing)?;
			self.archive.keep(topic, &ready.tree, statement)?;
			crash_point("after-statement");
			all.push((*subject, topic, round, statement));
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
				let place = self.ended(&ready, Err(error)).await?;
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
			let place = self.ended(&ready, result).await?;
			places.insert(ready.subject, place);
		}
		for place in places.values_mut().filter(|place| matches!(place, Place::Ready(_))) {
			*place = Place::Told(Stands::Waiting, "waits until others are stated".into());
		}
		Ok(has_stated)
	}

	/// What became of a statement.
	async fn ended(&mut self, ready: &Ready, result: Result<(), ClientError>) -> Result<Place> {
		let Ready { subject, topic, round, statement, missing, .. } = *ready;
		let error = match result {
			Ok(()) => {
				crash_point("after-sent");
				self.store().done(topic, round)?;
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
		warn!(subject = subject.shown(), "is not stated: {reason}");
		self.metrics.statement_refused();
		let told = format!("is not stated: {reason}");
		if let (false, Some(until)) =
			(error.is_of_the_connection(), Instant::now().checked_add(PAUSE))
		{
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
	fn show(&mut self, all: &[Subject], places: BTreeMap<Subject, Place>) {
		for (subject, place) in places {
			let Place::Told(stands, told) = place else { continue };
			if stands == Stands::Settled {
				self.settled.insert(subject);
			}
			self.stands.insert(subject, stands);
			self.status.topics.insert(subject.shown(), told);
		}
		let known: BTreeSet<&Subject> = all.iter().collect();
		self.stands.retain(|subject, _| known.contains(subject));
		self.pauses.retain(|subject, _| known.contains(subject));
		for subject in all {
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
	}
}

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

/// What a look at one revision says.
enum Judged {
	/// Where it stands.
	Told(Place),
	/// The next one is to be stated.
	Revise,
}

/// How much the files of a folder take, and those of its folders.
fn size_of(folder: &Path) -> u64 {
	let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
	let sizes = entries.map(|entry| match entry.metadata() {
		Ok(it) if it.is_dir() => size_of(&entry.path()),
		Ok(it) => it.len(),
		Err(_) => 0,
	});
	sizes.fold(0, u64::saturating_add)
}

/// The chain has a statement of this seat already.
fn is_stated(error: &ClientError) -> bool {
	error.refusal() == Some("Evidence::AlreadyAttested")
}
