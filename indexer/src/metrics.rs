//! What the indexer counts, for Prometheus.
//!
//! Labels are bounded: routes are templates, and statuses are classes.

use anyhow::Result;
use prometheus::{
	core::Collector, Encoder, Histogram, HistogramOpts, HistogramVec, IntCounter, IntCounterVec,
	IntGauge, IntGaugeVec, Opts, Registry, TextEncoder,
};
use std::{
	sync::{Mutex, PoisonError},
	time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

/// What each name starts with.
const PREFIX: &str = "verdigrid_indexer";
/// Upper ends of durations, in seconds.
const DURATIONS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];
/// So old may the last answer of the node be.
const SILENCE: Duration = Duration::from_secs(30);

/// What the indexer counts.
pub struct Metrics {
	registry: Registry,
	/// When the node answered last, and with which final block.
	node: Mutex<Option<(Instant, u64)>>,
	indexed: IntGauge,
	indexed_time: IntGauge,
	final_block: IntGauge,
	lag: IntGauge,
	lag_seconds: IntGauge,
	blocks: IntCounter,
	rows: IntCounter,
	taken_back: IntCounter,
	duration: Histogram,
	requests: IntCounterVec,
	request_duration: HistogramVec,
	streams: IntGauge,
	exports: IntGauge,
	size: IntGauge,
}

/// Makes metrics and enters them in a registry.
struct Maker(Registry);

impl Maker {
	fn options(name: &str, help: &str) -> Opts {
		Opts::new(name, help).namespace(PREFIX)
	}

	fn enter<C: Collector + Clone + 'static>(&self, metric: C) -> Result<C> {
		self.0.register(Box::new(metric.clone()))?;
		Ok(metric)
	}

	fn gauge(&self, name: &str, help: &str) -> Result<IntGauge> {
		self.enter(IntGauge::with_opts(Self::options(name, help))?)
	}

	fn counter(&self, name: &str, help: &str) -> Result<IntCounter> {
		self.enter(IntCounter::with_opts(Self::options(name, help))?)
	}

	fn histogram_options(name: &str, help: &str) -> HistogramOpts {
		HistogramOpts::from(Self::options(name, help)).buckets(DURATIONS.to_vec())
	}
}

impl Metrics {
	/// All metrics, at zero.
	pub fn new() -> Result<Self> {
		let make = Maker(Registry::new());
		let version = Maker::options("build_info", "The release of the indexer. Always 1.");
		let version = make.enter(IntGaugeVec::new(version, &["version"])?)?;
		version.with_label_values(&[env!("CARGO_PKG_VERSION")]).set(1);
		let requests = Maker::options("requests_total", "Requests, by route and class of status.");
		let took = Maker::histogram_options(
			"request_duration_seconds",
			"How long requests took, by route.",
		);
		let duration = Maker::histogram_options(
			"block_duration_seconds",
			"How long it took to take a block in.",
		);
		Ok(Metrics {
			node: Mutex::default(),
			indexed: make.gauge("indexed_block", "Number of the block that was taken in last.")?,
			indexed_time: make.gauge(
				"indexed_timestamp_seconds",
				"Moment of the block that was taken in last.",
			)?,
			final_block: make
				.gauge("final_block", "Number of the last final block of the node.")?,
			lag: make.gauge("lag_blocks", "Final blocks that are not taken in yet.")?,
			lag_seconds: make.gauge("lag_seconds", "Age of the block that was taken in last.")?,
			blocks: make.counter("blocks_total", "Blocks that were taken in since the start.")?,
			rows: make.counter("rows_total", "Rows that were written since the start.")?,
			taken_back: make.counter(
				"taken_back_total",
				"Blocks that were taken back since the start. On a network it stays 0.",
			)?,
			duration: make.enter(Histogram::with_opts(duration)?)?,
			requests: make.enter(IntCounterVec::new(requests, &["route", "status"])?)?,
			request_duration: make.enter(HistogramVec::new(took, &["route"])?)?,
			streams: make.gauge("streams", "Streams of news that are open.")?,
			exports: make.gauge("exports", "Exports that are under way.")?,
			size: make.gauge("database_size_bytes", "Size of the database.")?,
			registry: make.0,
		})
	}

	/// The node named its last final block.
	pub fn final_block(&self, number: u64) {
		*self.node.lock().unwrap_or_else(PoisonError::into_inner) = Some((Instant::now(), number));
		self.final_block.set(counted(number));
		self.lag.set(counted(number).saturating_sub(self.indexed.get()).max(0));
	}

	/// The last final block of the node, and whether it answers.
	pub fn node(&self) -> (Option<u64>, bool) {
		let node = *self.node.lock().unwrap_or_else(PoisonError::into_inner);
		match node {
			Some((when, number)) => (Some(number), when.elapsed() < SILENCE),
			None => (None, false),
		}
	}

	/// A block was taken in.
	pub fn taken_in(&self, number: u64, time: u64, rows: usize, took: Duration) {
		self.indexed.set(counted(number));
		self.indexed_time.set(counted(time));
		self.lag.set(self.final_block.get().saturating_sub(counted(number)).max(0));
		self.blocks.inc();
		self.rows.inc_by(u64::try_from(rows).unwrap_or(u64::MAX));
		self.duration.observe(took.as_secs_f64());
	}

	/// Blocks were taken back.
	pub fn taken_back(&self, count: u64) {
		self.taken_back.inc_by(count);
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

	/// A stream of news, as long as it is open.
	pub fn stream(&self) -> Open {
		Open::new(self.streams.clone())
	}

	/// An export, as long as it is under way.
	pub fn export(&self) -> Open {
		Open::new(self.exports.clone())
	}

	/// The size of the database.
	pub fn size(&self, bytes: u64) {
		self.size.set(counted(bytes));
	}

	/// All metrics as text, in format 0.0.4 of Prometheus.
	pub fn text(&self) -> Result<String> {
		let age = counted(now()).saturating_sub(self.indexed_time.get());
		self.lag_seconds.set(if self.indexed_time.get() == 0 { 0 } else { age.max(0) });
		let mut text = Vec::new();
		TextEncoder::new().encode(&self.registry.gather(), &mut text)?;
		Ok(String::from_utf8(text)?)
	}
}

/// Counts one as long as it is there.
pub struct Open(IntGauge);

impl Open {
	fn new(gauge: IntGauge) -> Self {
		gauge.inc();
		Open(gauge)
	}
}

impl Drop for Open {
	fn drop(&mut self) {
		self.0.dec();
	}
}

/// The time of this machine in unix seconds.
pub fn now() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs())
}

/// Prometheus has signed numbers. What is counted here does not reach their end.
fn counted(number: u64) -> i64 {
	i64::try_from(number).unwrap_or(i64::MAX)
}
