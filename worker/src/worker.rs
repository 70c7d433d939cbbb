//! The work: look at the data, draft what it says, and state it once.

mod judging;
mod showing;
mod stating;

use self::showing::size_of;
use crate::{
	archive::Archive,
	config::Config,
	data::Seen,
	draft::{AnyTree, Draft, Input, Terms},
	fingerprint::fingerprint,
	meters::Meters,
	seat::{margin, Moment, Seat},
	service::Metrics,
	status::Status,
	store::{Store, StoreError},
	subject::Subject,
	verification::Verifier,
};
use anyhow::{ensure, Context, Result};
use std::{
	collections::{BTreeMap, BTreeSet},
	path::PathBuf,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};
use tokio::task::JoinHandle;
use tracing::{info, warn};
use verdigrid_client::ClientError;
use verdigrid_oracle::{
	zone::database_version, SettledTrade, SourceSecret, TradeKey, WhichCertificates,
};
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{Statement, Topic},
	party::{Meter, MeterId},
	Granularity, MarketOffset,
};

const HOUR: u64 = 3_600;
const MINUTE: u64 = 60;
/// So many subjects are looked at in a turn.
const MOST_IN_A_TURN: usize = 256;
/// Of so many it is found out in a turn whether the data has anything.
const MOST_DRAFTED: usize = 4 * MOST_IN_A_TURN;
/// Of so many trades it is asked in a turn which certificates were sold.
const MOST_ASKED: usize = 1_000;
/// Of so many trades it is known which certificates were sold, or it is asked anew.
const MOST_KNOWN: usize = 1_000_000;
/// What was pledged is asked for again after this.
const ASKED_AGAIN: Duration = Duration::from_secs(10);
/// A transaction of an earlier run is seen through in this time, or the next turn tries again.
const MOST_SEEN: Duration = Duration::from_secs(300);
/// So many questions are asked at the same time.
const AT_ONCE: usize = 32;
/// A seat may have opened so many rounds that are still open. The chain refuses more.
const MOST_OPEN_ROUNDS: usize = 8;

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
	/// The meters that can be read, and what the chain says of them.
	wanted: BTreeSet<MeterId>,
	meters: Meters,
	/// What has ended and may have data, and what that follows from.
	subjects: Vec<Subject>,
	subjects_of: Option<SubjectsOf>,
	/// What the chain has as the data says it, and says that it is final.
	settled: BTreeSet<Subject>,
	/// Until when a statement is not tried again that was refused, and why. A refusal can cost a fee.
	pauses: BTreeMap<Subject, (Instant, String)>,
	/// Where each subject stood when it was looked at last.
	stands: BTreeMap<Subject, Stands>,
	/// What the data says nothing of, for these meters.
	empty: BTreeSet<Subject>,
	empty_of: Option<Arc<BTreeMap<MeterId, Meter>>>,
	/// How many subjects were looked at in turns, so that each comes up.
	looked: usize,
	/// Which certificates were sold in a trade.
	certificates: BTreeMap<TradeKey, Asked>,
	verifier: Option<Arc<Verifier>>,
	/// What verifies, beside the work.
	verifying: Option<JoinHandle<()>>,
	/// When `settled` was last emptied, in chain time.
	settled_at: u64,
	status: Status,
}

/// What subjects follow from, beside the data.
struct SubjectsOf {
	/// Periods end when a minute does.
	minute: u64,
	meters: Arc<BTreeMap<MeterId, Meter>>,
}

/// Which certificates were sold in a trade, as the chain said when it was asked.
struct Asked {
	/// The trade, as it was then.
	of: SettledTrade,
	found: Result<CertificateRange, String>,
	at: Instant,
	/// A pledge can be taken back, and what is wrong can be mended.
	is_lasting: bool,
}

impl Asked {
	/// Whether the trade is still the same, as far as the chain was asked about it.
	fn is_of(&self, trade: &SettledTrade) -> bool {
		let said = |it: &SettledTrade| (it.seller, it.buyer, it.units, it.period, it.supersedes);
		said(&self.of) == said(trade) && self.of.certificates == trade.certificates
	}

	fn is_due(&self) -> bool {
		!self.is_lasting && self.at.elapsed() >= ASKED_AGAIN
	}
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
		// A slow service must not keep the seat from stating.
		let verify = |verifier: &Arc<Verifier>| {
			tokio::spawn(Arc::clone(verifier).run(Arc::clone(&seat), Arc::clone(&archive)))
		};
		let verifying = verifier.as_ref().map(verify);
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
			verifying,
			config,
			wanted: BTreeSet::new(),
			meters: Meters::default(),
			subjects: Vec::new(),
			subjects_of: None,
			settled: BTreeSet::new(),
			pauses: BTreeMap::new(),
			stands: BTreeMap::new(),
			empty: BTreeSet::new(),
			empty_of: None,
			looked: 0,
			certificates: BTreeMap::new(),
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
		let has_failed = self.verifying.as_ref().is_some_and(JoinHandle::is_finished);
		ensure!(!has_failed, "the verification of trades has failed by a fault of this program");
		let seen = self.input.look().await;
		self.notice(&seen)?;
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

	/// Looks again at what the data says something else about.
	fn notice(&mut self, seen: &Seen) -> Result<()> {
		if seen.is_new {
			for (name, known) in self.input.known() {
				self.store().remember(name, known)?;
			}
			self.wanted = self.input.meters();
			self.subjects_of = None;
		}
		if let Some(span) = &seen.changed {
			let offset = self.offset;
			self.settled.retain(|subject| !subject.touches(span, offset));
			self.empty.retain(|subject| !subject.touches(span, offset));
			if self.certificates.len() > MOST_KNOWN {
				self.certificates.clear();
			}
		}
		Ok(())
	}

	/// What has ended and may have data. With many meters it takes long to find, and it is the same for a while.
	fn find_subjects(&mut self, now: u64, meters: &Arc<BTreeMap<MeterId, Meter>>) {
		let minute = now.checked_div(MINUTE).unwrap_or(0);
		let is_same = |of: &SubjectsOf| of.minute == minute && Arc::ptr_eq(&of.meters, meters);
		if self.subjects_of.as_ref().is_some_and(is_same) {
			return;
		}
		let (input, since) = (&self.input, self.since);
		self.subjects = input.subjects(&self.granularities, since, now, self.offset, meters);
		self.subjects_of = Some(SubjectsOf { minute, meters: Arc::clone(meters) });
	}

	async fn look_at_all(&mut self) -> Result<bool> {
		self.resume().await?;
		let Moment { state, now } = self.seat.moment().await?;
		(self.status.block, self.status.chain_time) = (state.block(), now);
		self.metrics.chain_seen(state.block(), now);
		// Governance may have decided otherwise about what was settled.
		if now.saturating_sub(self.settled_at) > HOUR {
			self.settled.clear();
			self.settled_at = now;
		}
		let margin_ppm = margin(&state).await?;
		let meters = self.meters.at(&self.seat, state.block(), &self.wanted).await?;
		self.find_subjects(now, &meters);
		if self.empty_of.as_ref().is_none_or(|of| !Arc::ptr_eq(of, &meters)) {
			self.empty.clear();
			self.empty_of = Some(Arc::clone(&meters));
		}
		let is_open = |it: &&Subject| {
			!self.settled.contains(it) && !self.empty.contains(it) && self.pause(**it).is_none()
		};
		let open = self.subjects.iter().filter(is_open);
		let mut open: Vec<Subject> = open.copied().collect();
		if open.len() > MOST_IN_A_TURN {
			// What cannot end must not keep others from their turn.
			let first = self.looked.checked_rem(open.len()).unwrap_or(0);
			open.rotate_left(first);
			self.looked = self.looked.wrapping_add(MOST_IN_A_TURN);
		}
		let first = open.get(..MOST_IN_A_TURN).unwrap_or(&open).to_vec();
		let certificates = self.certificates(&first).await?;
		let terms = Terms { offset: self.offset, margin_ppm, meters, certificates };
		self.status.fingerprint =
			fingerprint(&self.config.topics, &self.input.mappings(), margin_ppm, &self.secret);
		let drafts = self.drafts(&terms, open);
		let places = self.look_at_many(&state, drafts, now).await?;
		let (mut places, trouble) = self.sorted(places)?;
		let stated = self.state_ready(&mut places).await;
		self.show(places);
		let has_stated = stated?;
		trouble.map_or(Ok(has_stated), Err)
	}

	/// What the data says of open subjects: of so many that a turn does not take long.
	fn drafts(&mut self, terms: &Terms, open: Vec<Subject>) -> Vec<Draft> {
		let mut drafts = Vec::new();
		for subject in open.into_iter().take(MOST_DRAFTED) {
			match self.input.draft(terms, subject) {
				Some(draft) => drafts.push(draft),
				None => _ = self.empty.insert(subject),
			}
			if drafts.len() >= MOST_IN_A_TURN {
				break;
			}
		}
		drafts
	}

	/// Which certificates were sold in the trades that are looked at. Those that were asked for the longest time ago come first.
	async fn certificates(
		&mut self,
		open: &[Subject],
	) -> Result<BTreeMap<TradeKey, Result<CertificateRange, String>>> {
		let trades: Vec<&SettledTrade> =
			open.iter().flat_map(|subject| self.input.trades(*subject)).collect();
		let asked = |trade: &SettledTrade| {
			self.certificates.get(&trade.key()).filter(|asked| asked.is_of(trade))
		};
		let is_due = |trade: &&&SettledTrade| asked(trade).is_none_or(Asked::is_due);
		let mut due: Vec<SettledTrade> =
			trades.iter().filter(is_due).map(|trade| (*trade).clone()).collect();
		due.sort_by_key(|trade| asked(trade).map(|it| it.at));
		due.truncate(MOST_ASKED);
		let is_named = |trade: &&SettledTrade| trade.certificates != WhichCertificates::Pledged;
		let named: BTreeSet<TradeKey> =
			due.iter().filter(is_named).map(SettledTrade::key).collect();
		let at = Instant::now();
		let mut found = self.seat.certificates(due.clone()).await?;
		for of in due {
			let key = of.key();
			let Some(found) = found.remove(&key) else { continue };
			let is_lasting = found.is_ok() && named.contains(&key);
			self.certificates.insert(key, Asked { of, found, at, is_lasting });
		}
		let found = |trade: &SettledTrade| {
			let asked = self.certificates.get(&trade.key()).filter(|asked| asked.is_of(trade))?;
			Some((trade.key(), asked.found.clone()))
		};
		Ok(trades.into_iter().filter_map(found).collect())
	}
}

/// The chain has a statement of this seat already.
fn is_stated(error: &ClientError) -> bool {
	error.refusal() == Some("Evidence::AlreadyAttested")
}
