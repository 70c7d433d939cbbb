//! What the worker counts, for Prometheus.
//!
//! Labels are bounded: states and kinds are fixed, data has the names of the configuration, and routes are templates. No meter, no
//! topic and no token ever is a label.

use anyhow::Result;
use prometheus::{
	Encoder, Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge,
	IntGaugeVec, Opts, Registry, TextEncoder,
};
use std::{
	sync::{Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};

/// What each name starts with.
const PREFIX: &str = "verdigrid_worker";
/// Upper ends of durations of turns, in seconds: from a look at nothing new to a statement that becomes final.
const TURNS: [f64; 11] = [0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 30.0, 60.0, 300.0];
/// Upper ends of durations of requests and proofs, in seconds.
const REQUESTS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// How many topics stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TopicCounts {
	/// There is no data, or it is not complete, or something else has to come first.
	pub waiting: u64,
	/// The chain or the node refused the statement. It is tried again.
	pub refused: u64,
	/// Stated, and not anchored yet.
	pub stated: u64,
	/// Anchored, and not final yet.
	pub anchored: u64,
	/// Anchored and final, with what the data says.
	pub settled: u64,
	/// A person has to decide: the chain has something else, or the data says less than what was stated.
	pub attention: u64,
}

/// How some data stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DataGauges {
	/// Documents that were read.
	pub documents: u64,
	/// Documents that may still grow.
	pub growing: u64,
	/// Reasons for which it cannot be read.
	pub blocked: u64,
	/// Intervals that were read.
	pub intervals: u64,
}

/// When the worker was last seen to do well.
#[derive(Default)]
struct Pulse {
	turn: Option<Instant>,
	block: u64,
	block_since: Option<Instant>,
}

/// What the worker counts.
pub struct Metrics {
	registry: Registry,
	pulse: Mutex<Pulse>,
	block: IntGauge,
	chain_time: IntGauge,
	turns: IntCounterVec,
	turn_duration: Histogram,
	last_turn: IntGauge,
	topics: IntGaugeVec,
	statements: IntCounterVec,
	conflicts: IntCounter,
	deadline: IntGauge,
	documents: IntGaugeVec,
	growing: IntGaugeVec,
	blocked: IntGaugeVec,
	intervals: IntGaugeVec,
	drafted: IntGaugeVec,
	transactions: IntGauge,
	store: IntGauge,
	requests: IntCounterVec,
	request_duration: HistogramVec,
	proof_duration: HistogramVec,
	tokens: IntGauge,
}

/// Makes metrics and enters them in a registry.
struct Maker(Registry);

impl Maker {
	fn options(name: &str, help: &str) -> Opts {
		Opts::new(name, help).namespace(PREFIX)
	}

	fn enter<C: prometheus::core::Collector + Clone + 'static>(&self, metric: C) -> Result<C> {
		self.0.register(Box::new(metric.clone()))?;
		Ok(metric)
	}

	fn gauge(&self, name: &str, help: &str) -> Result<IntGauge> {
		self.enter(IntGauge::with_opts(Self::options(name, help))?)
	}

	fn gauges(&self, name: &str, help: &str, label: &str) -> Result<IntGaugeVec> {
		self.enter(IntGaugeVec::new(Self::options(name, help), &[label])?)
	}

	fn counter(&self, name: &str, help: &str) -> Result<IntCounter> {
		self.enter(IntCounter::with_opts(Self::options(name, help))?)
	}

	fn counters(&self, name: &str, help: &str, labels: &[&str]) -> Result<IntCounterVec> {
		self.enter(IntCounterVec::new(Self::options(name, help), labels)?)
	}

	fn histogram(&self, name: &str, help: &str) -> Result<Histogram> {
		let options = HistogramOpts::from(Self::options(name, help)).buckets(TURNS.to_vec());
		self.enter(Histogram::with_opts(options)?)
	}

	fn histograms(&self, name: &str, help: &str, label: &str) -> Result<HistogramVec> {
		let options = HistogramOpts::from(Self::options(name, help)).buckets(REQUESTS.to_vec());
		self.enter(HistogramVec::new(options, &[label])?)
	}

	/// What never changes while the program runs.
	fn constant(&self, name: &str, help: &str, label: &str, value: &str) -> Result<()> {
		self.gauges(name, help, label)?.with_label_values(&[value]).set(1);
		Ok(())
	}
}

impl Metrics {
	/// All metrics, at zero. `data` are the names of the configured data.
	pub fn new<'a>(version: &str, data: impl IntoIterator<Item = &'a str>) -> Result<Self> {
		let make = Maker(Registry::new());
		make.constant("build_info", "The release of the worker. Always 1.", "version", version)?;
		let metrics = Metrics {
			pulse: Mutex::default(),
			block: make.gauge("final_block", "Number of the last final block that was seen.")?,
			chain_time: make.gauge("chain_timestamp_seconds", "Time of the last final block that was seen.")?,
			turns: make.counters("turns_total", "Looks at data and chain, by result.", &["result"])?,
			turn_duration: make.histogram("turn_duration_seconds", "How long a look at data and chain took, with what was stated in it.")?,
			last_turn: make.gauge("last_successful_turn_timestamp_seconds", "When a look at data and chain last ended without trouble.")?,
			topics: make.gauges("topics", "Periods with data, by where they stand.", "state")?,
			statements: make.counters("statements_total", "Statements since the start, by what became of them.", &["result"])?,
			conflicts: make.counter("vote_conflicts_total", "Rounds since the start in which other workers stated something else.")?,
			deadline: make.gauge("next_deadline_timestamp_seconds", "Earliest deadline of a period that has data and is not stated. 0 if there is none.")?,
			documents: make.gauges("data_documents", "Documents that were read, by data.", "data")?,
			growing: make.gauges("data_growing", "Documents that may still grow, by data.", "data")?,
			blocked: make.gauges("data_blocked", "Reasons for which data cannot be read, by data.", "data")?,
			intervals: make.gauges("data_intervals", "Intervals that were read, by data.", "data")?,
			drafted: make.gauges("draft_intervals", "Intervals of the periods that are not settled, by what is wrong with them.", "kind")?,
			transactions: make.gauge("open_transactions", "Signed transactions of which it is not known what became of them.")?,
			store: make.gauge("store_size_bytes", "Size of what the worker keeps on the disk.")?,
			requests: make.counters("service_requests_total", "Requests to the proof service, by route and class of status.", &["route", "status"])?,
			request_duration: make.histograms("service_request_duration_seconds", "How long requests to the proof service took, by route.", "route")?,
			proof_duration: make.histograms("proof_duration_seconds", "How long proofs took, by how many leaves they are for.", "kind")?,
			tokens: make.gauge("tokens_active", "Tokens that can be used.")?,
			registry: make.0,
		};
		metrics.begin(data);
		Ok(metrics)
	}

	/// Shows what has not happened yet as zero.
	fn begin<'a>(&self, data: impl IntoIterator<Item = &'a str>) {
		for name in data {
			self.data(name, DataGauges::default());
		}
		self.topics(TopicCounts::default());
		self.draft(0, 0);
		for result in ["succeeded", "failed"] {
			self.turns.with_label_values(&[result]);
		}
		for result in ["signed", "anchored", "refused"] {
			self.statements.with_label_values(&[result]);
		}
		for kind in ["single", "multi"] {
			self.proof_duration.with_label_values(&[kind]);
		}
	}

	fn pulse(&self) -> MutexGuard<'_, Pulse> {
		self.pulse.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// A final block was seen, with its time in unix seconds.
	pub fn chain_seen(&self, block: u64, time: u64) {
		self.block.set(counted(block));
		self.chain_time.set(counted(time));
		let mut pulse = self.pulse();
		if pulse.block_since.is_none() || block > pulse.block {
			(pulse.block, pulse.block_since) = (block, Some(Instant::now()));
		}
	}

	/// A look at data and chain ended without trouble.
	pub fn turn_succeeded(&self, took: Duration) {
		self.turns.with_label_values(&["succeeded"]).inc();
		self.turn_duration.observe(took.as_secs_f64());
		self.last_turn.set(counted(super::unix_now()));
		self.pulse().turn = Some(Instant::now());
	}

	/// A look at data and chain met trouble.
	pub fn turn_failed(&self, took: Duration) {
		self.turns.with_label_values(&["failed"]).inc();
		self.turn_duration.observe(took.as_secs_f64());
	}

	/// How many topics stand where now.
	pub fn topics(&self, counts: TopicCounts) {
		let TopicCounts { waiting, refused, stated, anchored, settled, attention } = counts;
		for (state, count) in [
			("waiting", waiting),
			("refused", refused),
			("stated", stated),
			("anchored", anchored),
			("settled", settled),
			("attention", attention),
		] {
			self.topics.with_label_values(&[state]).set(counted(count));
		}
	}

	/// A statement was signed.
	pub fn statement_signed(&self) {
		self.statements.with_label_values(&["signed"]).inc();
	}

	/// A final block has a statement of this worker.
	pub fn statement_anchored(&self) {
		self.statements.with_label_values(&["anchored"]).inc();
	}

	/// The chain or the node refused a statement.
	pub fn statement_refused(&self) {
		self.statements.with_label_values(&["refused"]).inc();
	}

	/// Other workers stated something else in a round.
	pub fn vote_conflict(&self) {
		self.conflicts.inc();
	}

	/// The earliest deadline, in unix seconds, of a period that has data and is not stated.
	pub fn next_deadline(&self, deadline: Option<u64>) {
		self.deadline.set(deadline.map_or(0, counted));
	}

	/// How some data stands now.
	pub fn data(&self, name: &str, gauges: DataGauges) {
		let DataGauges { documents, growing, blocked, intervals } = gauges;
		self.documents.with_label_values(&[name]).set(counted(documents));
		self.growing.with_label_values(&[name]).set(counted(growing));
		self.blocked.with_label_values(&[name]).set(counted(blocked));
		self.intervals.with_label_values(&[name]).set(counted(intervals));
	}

	/// Intervals of the periods that are not settled.
	pub fn draft(&self, estimated: u64, missing: u64) {
		self.drafted.with_label_values(&["estimated"]).set(counted(estimated));
		self.drafted.with_label_values(&["missing"]).set(counted(missing));
	}

	/// Signed transactions of which it is not known what became of them.
	pub fn open_transactions(&self, count: u64) {
		self.transactions.set(counted(count));
	}

	/// The size of what the worker keeps on the disk.
	pub fn store_size(&self, bytes: u64) {
		self.store.set(counted(bytes));
	}

	/// A proof for so many leaves was made.
	pub fn proved(&self, leaves: usize, took: Duration) {
		let kind = if leaves == 1 { "single" } else { "multi" };
		self.proof_duration.with_label_values(&[kind]).observe(took.as_secs_f64());
	}

	/// A request was answered. `route` is a template.
	pub fn served(&self, route: &str, status: u16, took: Duration) {
		let class = match status {
			200..=299 => "2xx",
			300..=399 => "3xx",
			400..=499 => "4xx",
			_ => "5xx",
		};
		self.requests.with_label_values(&[route, class]).inc();
		self.request_duration.with_label_values(&[route]).observe(took.as_secs_f64());
	}

	/// How many tokens can be used.
	pub fn tokens_active(&self, count: u64) {
		self.tokens.set(counted(count));
	}

	/// Why the worker does not do its work: nothing if it does.
	pub fn reasons(&self, within: Duration) -> Vec<String> {
		let pulse = self.pulse();
		let late = |what: &str, moment: Option<Instant>| match moment.map(|it| it.elapsed()) {
			None => Some(format!("{what} since the start: see `verdigrid-worker status`")),
			Some(age) if age > within => {
				let seconds = age.as_secs();
				Some(format!("{what} for {seconds} s: see `verdigrid-worker status`"))
			}
			Some(_) => None,
		};
		let turn = late("no look at data and chain has succeeded", pulse.turn);
		let block = late("no new final block was seen", pulse.block_since);
		turn.into_iter().chain(block).collect()
	}

	/// All metrics as text, in format 0.0.4 of Prometheus.
	pub fn text(&self) -> Result<String> {
		let mut text = Vec::new();
		TextEncoder::new().encode(&self.registry.gather(), &mut text)?;
		Ok(String::from_utf8(text)?)
	}
}

/// Prometheus has signed numbers. What is counted here does not reach their end.
fn counted(number: u64) -> i64 {
	i64::try_from(number).unwrap_or(i64::MAX)
}
