//! Verification of settled trades, once the settlements and both readings are final.
//!
//! The trading centre's worker has the settlements. The readings and their proof come from the proof service of a worker of the energy
//! platform, and are checked against the anchor on the chain. A trade that the chain would refuse is not sent: it costs no fee, and its
//! reason stands in the report.

use crate::{
	answer::read,
	archive::Archive,
	config::VerificationConfig,
	seat::Seat,
	secret::{secret, write_private},
	source::{Access, HttpConfig},
};
use anyhow::{bail, ensure, Context, Result};
use codec::DecodeAll;
use futures::StreamExt;
use serde::{Deserialize, Serialize};
use std::{
	collections::{BTreeMap, BTreeSet},
	fs,
	path::{Path, PathBuf},
	sync::{Arc, Mutex, PoisonError},
	time::{Duration, Instant},
};
use subxt_signer::sr25519::Keypair;
use tracing::{info, warn};
use verdigrid_client::{
	api::{
		evidence::{
			calls::VerifyTogether,
			events::{VerificationFailed, Verified},
		},
		runtime_types::{
			bounded_collections::bounded_vec::BoundedVec,
			verdigrid_evidence::types::trades::{ProvedTrades, Touches},
		},
		transactions, Static,
	},
	keys, ClientError, Events,
};
use verdigrid_primitives::{
	evidence::{MeterReading, Settlement, Statement, Topic, TradeRef},
	merkle::{self, Leaf, MultiProof},
	party::MeterId,
};

/// So many trades are verified in one call.
const TOGETHER: usize = 64;
/// What was refused is not tried again for so long.
const PAUSE: Duration = Duration::from_secs(600);
/// So many instalments are verified at the same time.
const AT_ONCE: usize = 32;
/// Between two looks at what is final.
const BETWEEN: Duration = Duration::from_secs(2);
/// What waits for readings is not looked at for so long.
const SHORT: Duration = Duration::from_secs(5);
/// After a service or a node that does not answer.
const REST: Duration = Duration::from_secs(20);
/// Of a trade that was verified alone: a trade needs up to eight bundles, and two of them can be split.
const MOST_BUNDLES: u32 = 8;

/// What became of a trade.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "outcome")]
pub enum Outcome {
	/// The chain verified it, and this is the number of its evidence and of the buyer's voucher.
	Verified {
		/// The number.
		evidence: u64,
	},
	/// It is not verified, for this reason.
	Refused {
		/// The reason.
		reason: String,
	},
}

/// The report of an instalment: what became of each trade, by its reference.
pub type TradeReport = BTreeMap<String, Outcome>;

/// Verifies trades.
pub struct Verifier {
	key: Keypair,
	readings: ReadingsService,
	/// The folder of the reports.
	folder: PathBuf,
	/// The instalments that are final, as they were anchored.
	known: Mutex<BTreeMap<Topic, Known>>,
	/// The meters of which final readings have none.
	missing: Mutex<BTreeMap<Topic, BTreeSet<MeterId>>>,
	/// When something went wrong last that is not about one trade: the service or the node does not answer.
	failed: Mutex<Option<Instant>>,
}

/// What is known of an instalment.
#[derive(Default)]
struct Known {
	/// What was anchored.
	anchored: Option<Statement>,
	outcomes: BTreeMap<TradeRef, Outcome>,
	/// Whether all of it is verified.
	is_done: bool,
	/// When it was tried last in vain, and with which revision of the readings.
	tried: Option<(Instant, Option<u8>)>,
}

/// The proof service of the energy platform.
struct ReadingsService {
	url: String,
	access: Access,
	client: reqwest::Client,
}

/// Leaves with their places, and one proof of them.
type Proved<L> = (Vec<(u32, L)>, MultiProof);

#[derive(Deserialize)]
struct Answer {
	scale: String,
}

#[derive(Deserialize)]
struct Problem {
	#[serde(default)]
	title: String,
	#[serde(default)]
	detail: String,
}

impl ReadingsService {
	fn new(config: &HttpConfig) -> Result<Self> {
		let address = config.address()?;
		let (access, client) = (config.access()?, config.client(&address)?);
		Ok(ReadingsService { url: config.url.trim_end_matches('/').to_owned(), access, client })
	}

	/// The readings of these meters with their proof. `None` if one of them is not there.
	async fn prove(
		&self,
		topic: Topic,
		meters: &BTreeSet<MeterId>,
	) -> Result<Option<Proved<MeterReading>>> {
		let url = format!("{}/v1/{}/proof", self.url, crate::service::shown_topic(topic));
		let meters: Vec<String> = meters.iter().map(ToString::to_string).collect();
		let request = self.access.add_to(self.client.post(&url))?;
		let answer = request.json(&serde_json::json!({ "meters": meters })).send().await;
		let answer = answer.with_context(|| format!("{url} does not answer: see whether that worker runs, and `url` under [verification.readings]"))?;
		let status = answer.status();
		if status == reqwest::StatusCode::NOT_FOUND {
			return Ok(None);
		}
		if !status.is_success() {
			let problem: Problem = read(answer)
				.await
				.unwrap_or(Problem { title: String::new(), detail: String::new() });
			bail!("{url} answers {status}: {} {}", problem.title, problem.detail);
		}
		let answer: Answer =
			read(answer).await.with_context(|| format!("{url}: the answer is no proof"))?;
		let bytes = hex::decode(answer.scale.trim_start_matches("0x")).unwrap_or_default();
		let proved = Proved::<MeterReading>::decode_all(&mut &*bytes);
		Ok(Some(proved.map_err(|_| {
			anyhow::anyhow!("{url}: the answer is no proof: use the same release in all workers")
		})?))
	}
}

/// The file of the report of an instalment.
fn report_path(folder: &Path, topic: Topic) -> PathBuf {
	use codec::Encode;
	folder.join(format!("{}.json", hex::encode(topic.encode())))
}

impl Verifier {
	/// From the configuration.
	pub fn new(config: &VerificationConfig, state: &Path) -> Result<Self> {
		let key = keys::from_uri(&secret(&config.key_file)?)
			.with_context(|| config.key_file.display().to_string())?;
		let folder = state.join("trades");
		fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
		let readings = ReadingsService::new(&config.readings).context("[verification.readings]")?;
		let (known, missing, failed) = Default::default();
		Ok(Verifier { key, readings, folder, known, missing, failed })
	}

	/// Does something with what is known of an instalment.
	fn with<T>(&self, topic: Topic, change: impl FnOnce(&mut Known) -> T) -> T {
		let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
		change(known.entry(topic).or_default())
	}

	/// Whether something went wrong a short time ago, so that nothing is asked now.
	fn rests(&self) -> bool {
		let failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
		failed.is_some_and(|at| at.elapsed() < REST)
	}

	/// Something went wrong that is not about one trade.
	fn fail(&self, topic: Topic, error: &anyhow::Error) {
		if !self.rests() {
			warn!(
				"trades of {} cannot be verified now: {error:#}",
				crate::service::shown_topic(topic)
			);
		}
		*self.failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
	}

	/// An instalment is final, and the archive has it.
	pub fn add(&self, topic: Topic, anchored: Statement) {
		if matches!(topic, Topic::Settlement(..)) {
			self.with(topic, |known| known.anchored = Some(anchored));
		}
	}

	/// Verifies what is final, for ever.
	pub async fn run(self: Arc<Self>, seat: Arc<Seat>, archive: Arc<Archive>) {
		loop {
			let (verifier, seat, archive) = (&self, &seat, &archive);
			let verify = |(topic, anchored)| async move {
				if verifier.rests() {
					return;
				}
				if let Err(error) = verifier.verify(seat, archive, topic, anchored).await {
					verifier.fail(topic, &error);
				}
			};
			futures::stream::iter(self.open_instalments())
				.for_each_concurrent(AT_ONCE, verify)
				.await;
			tokio::time::sleep(BETWEEN).await;
		}
	}

	/// The instalments of which not all is verified, and that were not tried in vain a short time ago.
	fn open_instalments(&self) -> Vec<(Topic, Statement)> {
		let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
		let open = known.iter().filter(|(_, known)| !known.is_done);
		let rests = |known: &Known| {
			known.tried.is_some_and(|(at, revision)| revision.is_none() && at.elapsed() < SHORT)
		};
		open.filter(|(_, known)| !rests(known))
			.filter_map(|(topic, known)| Some((*topic, known.anchored?)))
			.collect()
	}

	/// Verifies what is not verified yet of an instalment that is final.
	async fn verify(
		&self,
		seat: &Seat,
		archive: &Archive,
		topic: Topic,
		anchored: Statement,
	) -> Result<()> {
		ensure!(
			archive.statement(topic) == Some(anchored),
			"this worker does not have the settlements that were anchored: use `diff` with another worker of the source"
		);
		let state = seat.moment().await?.state;
		let readings = seat.final_readings(&state, topic.period()).await?;
		let (at, revision) = (Instant::now(), readings.map(|(revision, _)| revision));
		let rests =
			|(tried, with): (Instant, Option<u8>)| tried.elapsed() < PAUSE && with == revision;
		if revision.is_some() && self.with(topic, |known| known.tried.is_some_and(rests)) {
			return Ok(());
		}
		let open = self.open(seat, archive, topic).await?;
		let before = self.verified(topic);
		let result = match readings {
			Some((revision, statement)) => {
				let metering = (Topic::Metering(topic.period(), revision), statement);
				self.verify_open(seat, archive, topic, metering, open).await
			}
			None => {
				let reason = "the readings of the period are not final yet";
				open.iter().for_each(|(_, it)| self.refuse(topic, it.trade_ref, reason.to_owned()));
				Ok(())
			}
		};
		self.write(topic)?;
		result?;
		let verified = self.verified(topic);
		self.with(topic, |known| {
			known.is_done = u32::try_from(verified).is_ok_and(|count| count == anchored.leaves);
			// Trades of one bundle pass in the order of their certificates. So what was verified may let others pass.
			let in_vain = !known.is_done && verified == before;
			known.tried = in_vain.then_some((at, revision));
		});
		Ok(())
	}

	/// How many trades of an instalment are verified.
	fn verified(&self, topic: Topic) -> usize {
		self.counts(topic).map_or(0, |(verified, _)| verified)
	}

	/// The settlements of an instalment that have no evidence yet.
	async fn open(
		&self,
		seat: &Seat,
		archive: &Archive,
		topic: Topic,
	) -> Result<Vec<(u32, Settlement)>> {
		let (mut open, mut after) = (Vec::new(), None);
		loop {
			let page = archive.settlements(topic, after, TOGETHER)?;
			let Some((last, _)) = page.last() else { return Ok(open) };
			after = Some(*last);
			for (place, settlement) in page {
				match seat.evidence_of(settlement.trade_ref).await? {
					Some(evidence) if settlement.supersedes != Some(evidence) => {
						self.set(topic, settlement.trade_ref, Outcome::Verified { evidence });
					}
					_ => open.push((place, settlement)),
				}
			}
		}
	}

	/// How many trades of an instalment are verified, and how many are refused. `None` if it is not final.
	pub fn counts(&self, topic: Topic) -> Option<(usize, usize)> {
		let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
		let outcomes = &known.get(&topic)?.outcomes;
		let verified =
			outcomes.values().filter(|it| matches!(it, Outcome::Verified { .. })).count();
		Some((verified, outcomes.len().saturating_sub(verified)))
	}

	fn set(&self, topic: Topic, trade: TradeRef, outcome: Outcome) {
		self.with(topic, |known| known.outcomes.insert(trade, outcome));
	}

	fn refuse(&self, topic: Topic, trade: TradeRef, reason: String) {
		let outcome = Outcome::Refused { reason: reason.clone() };
		let before = self.with(topic, |known| known.outcomes.insert(trade, outcome.clone()));
		if before != Some(outcome) {
			warn!(?trade, "is not verified: {reason}");
		}
	}

	fn write(&self, topic: Topic) -> Result<()> {
		let report = self.with(topic, |known| {
			let shown = known.outcomes.iter().map(|(trade, it)| (format!("{trade:?}"), it.clone()));
			shown.collect::<TradeReport>()
		});
		let path = report_path(&self.folder, topic);
		write_private(&path, &serde_json::to_vec_pretty(&report)?)
			.with_context(|| format!("{}: cannot be written", path.display()))
	}

	async fn verify_open(
		&self,
		seat: &Seat,
		archive: &Archive,
		topic: Topic,
		(metering, anchored): (Topic, Statement),
		open: Vec<(u32, Settlement)>,
	) -> Result<()> {
		for part in in_parts(open.clone()) {
			let part = self.with_readings(topic, metering, &part).await?;
			let call =
				self.call(archive, topic, (metering, anchored), &part, together(&part)).await?;
			let Some(call) = call else { continue };
			let refused = self.refused(seat, &call).await?;
			let (few, mut passing) = (BTreeSet::from_iter(beyond(&refused)), part);
			passing.retain(|(_, it)| !refused.contains_key(&it.trade_ref));
			let alone: Vec<_> =
				open.iter().filter(|(_, it)| few.contains(&it.trade_ref)).cloned().collect();
			for (trade, reason) in refused.into_iter().filter(|(trade, _)| !few.contains(trade)) {
				self.refuse(topic, trade, reason);
			}
			self.send(seat, archive, topic, (metering, anchored), &passing, together(&passing))
				.await?;
			for trade in alone {
				let touches = Touches { bundles: MOST_BUNDLES, pledges: MOST_BUNDLES, splits: 2 };
				let part = [trade];
				let call =
					self.call(archive, topic, (metering, anchored), &part, touches.clone()).await?;
				let Some(call) = call else { continue };
				match self.refused(seat, &call).await?.pop_first() {
					Some((trade, reason)) => self.refuse(topic, trade, reason),
					None => {
						self.send(seat, archive, topic, (metering, anchored), &part, touches)
							.await?
					}
				}
			}
		}
		Ok(())
	}

	/// Those trades both of whose meters have readings.
	async fn with_readings(
		&self,
		topic: Topic,
		metering: Topic,
		part: &[(u32, Settlement)],
	) -> Result<Vec<(u32, Settlement)>> {
		let part = self.without_missing(topic, metering, part);
		if part.is_empty() || self.readings.prove(metering, &meters(&part)).await?.is_some() {
			return Ok(part);
		}
		for meter in meters(&part) {
			if self.readings.prove(metering, &BTreeSet::from([meter.clone()])).await?.is_none() {
				let mut missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
				missing.entry(metering).or_default().insert(meter);
			}
		}
		Ok(self.without_missing(topic, metering, &part))
	}

	/// Those trades of which no meter is known to have no reading. What is final never changes, so each meter is asked about once.
	fn without_missing(
		&self,
		topic: Topic,
		metering: Topic,
		part: &[(u32, Settlement)],
	) -> Vec<(u32, Settlement)> {
		let missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
		let missing = missing.get(&metering).cloned().unwrap_or_default();
		let has_all = |(_, it): &&(u32, Settlement)| {
			let mut both = [&it.generation_meter, &it.consumption_meter].into_iter();
			let Some(meter) = both.find(|meter| missing.contains(*meter)) else { return true };
			let reason = format!(
				"the readings of the period have no meter {meter}: the energy platform states a revision with it"
			);
			self.refuse(topic, it.trade_ref, reason);
			false
		};
		part.iter().filter(has_all).cloned().collect()
	}

	/// The call that verifies these trades. `None` without trades.
	async fn call(
		&self,
		archive: &Archive,
		topic: Topic,
		(metering, anchored): (Topic, Statement),
		part: &[(u32, Settlement)],
		touches: Touches,
	) -> Result<Option<ProvedTrades>> {
		let (Topic::Settlement(period, sequence), Topic::Metering(_, revision)) = (topic, metering)
		else {
			bail!("settlements are verified with readings");
		};
		if part.is_empty() {
			return Ok(None);
		}
		let asked = meters(part);
		let readings = self.readings.prove(metering, &asked).await?;
		let (readings, readings_proof) = readings.context("the readings are not there any more")?;
		let found: BTreeSet<MeterId> =
			readings.iter().map(|(_, leaf)| leaf.meter.clone()).collect();
		ensure!(found == asked, "{} proves other meters than it was asked for", self.readings.url);
		let hashed: Vec<_> = readings.iter().map(|(place, leaf)| (*place, leaf.hash())).collect();
		ensure!(
			merkle::verify_many(&anchored.root, anchored.leaves, &hashed, &readings_proof),
			"{} has other readings of {} than the chain: name another worker of the energy platform under [verification]",
			self.readings.url,
			crate::service::shown_topic(metering)
		);
		let places: Vec<u32> = part.iter().map(|(place, _)| *place).collect();
		let settlements_proof =
			archive.multi(topic, &places)?.context("the settlements cannot be proved")?;
		Ok(Some(ProvedTrades {
			period: Static(period),
			sequence,
			revision,
			touches,
			settlements: BoundedVec(
				part.iter().cloned().map(|(place, it)| (place, Static(it))).collect(),
			),
			settlements_proof: Static(settlements_proof),
			readings: BoundedVec(
				readings.into_iter().map(|(place, it)| (place, Static(it))).collect(),
			),
			readings_proof: Static(readings_proof),
		}))
	}

	/// Which trades the chain would refuse now, and why. Nothing is sent.
	async fn refused(
		&self,
		seat: &Seat,
		trades: &ProvedTrades,
	) -> Result<BTreeMap<TradeRef, String>> {
		let account = self.key.public_key().to_account_id();
		let trial = seat.chain.try_out(&account, &payload(trades)).await?;
		let events = trial.result.context("the trades cannot be verified together")?;
		failures(seat, &events).await
	}

	async fn send(
		&self,
		seat: &Seat,
		archive: &Archive,
		topic: Topic,
		metering: (Topic, Statement),
		part: &[(u32, Settlement)],
		touches: Touches,
	) -> Result<()> {
		let Some(trades) = self.call(archive, topic, metering, part, touches).await? else {
			return Ok(());
		};
		let events = seat.chain.send(&self.key, payload(&trades)).await?;
		for verified in events.find::<Verified>() {
			let Verified { evidence, trade_ref, .. } =
				verified.map_err(|error| ClientError::Unexpected(error.to_string()))?;
			info!(?trade_ref, evidence, "is verified");
			self.set(topic, trade_ref, Outcome::Verified { evidence });
		}
		for (trade, reason) in failures(seat, &events).await? {
			self.refuse(topic, trade, reason);
		}
		Ok(())
	}
}

fn payload(trades: &ProvedTrades) -> subxt::transactions::StaticPayload<VerifyTogether> {
	transactions().evidence().verify_together(trades.clone())
}

/// The trades of a call that failed, and why.
async fn failures(seat: &Seat, events: &Events) -> Result<BTreeMap<TradeRef, String>> {
	let mut failures = BTreeMap::new();
	for failed in events.find::<VerificationFailed>() {
		let failed = failed.map_err(|error| ClientError::Unexpected(error.to_string()))?;
		let meaning = seat.chain.meaning(&failed.error).await?;
		failures.insert(failed.trade_ref, meaning.to_string());
	}
	Ok(failures)
}

/// Those that need more bundles than were counted.
fn beyond(refused: &BTreeMap<TradeRef, String>) -> Vec<TradeRef> {
	let beyond = refused.iter().filter(|(_, reason)| reason.starts_with("Evidence::BeyondEffort"));
	beyond.map(|(trade, _)| *trade).collect()
}

/// Two bundles for each trade, one of them split: more are rare, and are verified alone.
fn together(part: &[(u32, Settlement)]) -> Touches {
	let count = u32::try_from(part.len()).unwrap_or(u32::MAX);
	let bundles = count.saturating_mul(2);
	Touches { bundles, pledges: bundles, splits: count }
}

/// The trades of each call. Those of one bundle pass in the order of their certificates, so the first ones come first. Proofs need
/// the order of the places.
fn in_parts(mut open: Vec<(u32, Settlement)>) -> Vec<Vec<(u32, Settlement)>> {
	open.sort_by_key(|(_, it)| (it.batch, it.first));
	let mut parts: Vec<Vec<_>> = open.chunks(TOGETHER).map(<[_]>::to_vec).collect();
	for part in &mut parts {
		part.sort_by_key(|(place, _)| *place);
	}
	parts
}

/// The meters of trades.
fn meters(part: &[(u32, Settlement)]) -> BTreeSet<MeterId> {
	let both = part.iter().flat_map(|(_, it)| [&it.generation_meter, &it.consumption_meter]);
	both.cloned().collect()
}

/// The reports of all instalments: topic and trades.
pub fn reports(state: &Path) -> Result<Vec<(Topic, TradeReport)>> {
	let folder = state.join("trades");
	let mut all = Vec::new();
	let Ok(entries) = fs::read_dir(&folder) else { return Ok(all) };
	for entry in entries {
		let path = entry.with_context(|| folder.display().to_string())?.path();
		let name = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".json"));
		let topic = name.and_then(|name| Topic::decode_all(&mut &*hex::decode(name).ok()?).ok());
		let Some(topic) = topic else { continue };
		let text = fs::read(&path).with_context(|| path.display().to_string())?;
		let report = serde_json::from_slice(&text).with_context(|| path.display().to_string())?;
		all.push((topic, report));
	}
	all.sort_by_key(|(topic, _)| *topic);
	Ok(all)
}
