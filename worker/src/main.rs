//! `verdigrid-worker`: states what a source measured, from its data to the chain.

mod config;
mod crash;
mod data;
mod draft;
mod fingerprint;
mod seat;
mod source;
mod status;
mod store;
mod worker;

use crate::{
	config::{secret, Config},
	data::AllData,
	draft::{periods, Draft},
	seat::Seat,
	status::Status,
	store::{Protection, Store},
	worker::{shown, Worker},
};
use anyhow::{ensure, Context, Result};
use clap::{Parser, Subcommand};
use std::{fs, path::PathBuf, process::ExitCode, time::Duration};
use tokio::signal::unix::{signal, SignalKind};
use verdigrid_client::{keys, Chain, Options};
use verdigrid_oracle::{Limit, SourceSecret};
use verdigrid_primitives::{evidence::Source, Granularity, Period};

/// States what a source measured: reads its data, builds trees, and attests them from a seat.
#[derive(Parser)]
#[command(name = "verdigrid-worker", version)]
struct Arguments {
	/// The configuration.
	#[arg(long, env = "VERDIGRID_WORKER_CONFIG", default_value = "worker.toml")]
	config: PathBuf,
	/// Writes what happens as JSON, one line each.
	#[arg(long)]
	json_log: bool,
	#[command(subcommand)]
	command: Command,
}

#[derive(Subcommand)]
enum Command {
	/// Looks whether configuration, mappings, keys, data and chain are right. Nothing is stated.
	Check,
	/// Says what would be stated of each period. Nothing is signed or sent.
	DryRun,
	/// States what is ready, until it is stopped.
	Run,
	/// Says what the running worker said of itself last.
	Status,
	/// Lists all that was read of a meter in a period, with place and rule, and the reading that follows.
	Explain {
		/// The period: 2014-01, 2014-01-31 or 2014-01-31T23 (an hour of UTC).
		period: String,
		/// The meter, as the chain knows it.
		meter: String,
	},
	/// Has a period stated again although the data says less than what was stated, or governance overturned it. The worker must
	/// not run.
	Redo {
		/// The period, as for explain.
		period: String,
	},
	/// Forgets that a file was read, if it is gone for good. The worker must not run.
	Forget {
		/// The file, as messages name it.
		file: String,
	},
	/// Writes all that was stated to a file, to take it to another machine. The worker must not run.
	ExportProtection {
		/// The file.
		file: PathBuf,
	},
	/// Takes over what a worker stated from a file.
	ImportProtection {
		/// The file.
		file: PathBuf,
	},
}

/// Between two looks.
const PAUSE: Duration = Duration::from_secs(2);

#[tokio::main]
async fn main() -> ExitCode {
	let arguments = Arguments::parse();
	log(arguments.json_log);
	match run(arguments).await {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error:#}");
			ExitCode::FAILURE
		}
	}
}

fn log(as_json: bool) {
	let filter = tracing_subscriber::EnvFilter::try_from_default_env()
		.unwrap_or_else(|_| "verdigrid_worker=info".into());
	let log = tracing_subscriber::fmt()
		.with_env_filter(filter)
		.with_writer(std::io::stderr)
		.with_ansi(false);
	if as_json {
		log.json().init();
	} else {
		log.init();
	}
}

async fn run(arguments: Arguments) -> Result<()> {
	let config = Config::read(&arguments.config)?;
	match arguments.command {
		Command::Check => check(&config).await,
		Command::DryRun => dry_run(&config).await,
		Command::Run => work(config).await,
		Command::Status => {
			print!("{}", Status::read(&config.state)?);
			Ok(())
		}
		Command::Explain { period, meter } => explain(&config, &period, &meter).await,
		Command::Redo { period } => {
			let mut store = Store::open(&config.state, &owner(&config)?)?;
			let seat = seat(&config).await?;
			let moment = seat.moment().await?;
			let offset = seat.terms(&moment.state, &Default::default()).await?.offset;
			store.allow(parse_period(&period, offset)?)?;
			println!("{period} is stated again when the worker runs");
			Ok(())
		}
		Command::Forget { file } => {
			let was_read = Store::open(&config.state, &owner(&config)?)?.forget(&file)?;
			ensure!(was_read, "no file {file} was read: write it as messages name it");
			Ok(())
		}
		Command::ExportProtection { file } => {
			let owner = owner(&config)?;
			let protection = Protection::export(&Store::open(&config.state, &owner)?, &owner)?;
			fs::write(&file, serde_json::to_vec_pretty(&protection)?)
				.with_context(|| file.display().to_string())
		}
		Command::ImportProtection { file } => {
			let owner = owner(&config)?;
			let text = fs::read(&file).with_context(|| file.display().to_string())?;
			let protection: Protection = serde_json::from_slice(&text).with_context(|| {
				format!("{}: is not what export-protection writes", file.display())
			})?;
			let count = protection.import(&mut Store::open(&config.state, &owner)?, &owner)?;
			println!("{count} statements are taken over");
			Ok(())
		}
	}
}

/// Whose database it is.
fn owner(config: &Config) -> Result<String> {
	Ok(format!("chain 0x{}, seat {}", hex::encode(config.genesis()?), config.account()?))
}

/// The secret that all seats of the source share.
fn salt(config: &Config) -> Result<SourceSecret> {
	let path = &config.seat.salt_file;
	let bytes = hex::decode(secret(path)?.trim_start_matches("0x"))
		.ok()
		.and_then(|bytes| bytes.try_into().ok());
	let wrong = || format!("{}: is not 32 bytes in hexadecimal digits", path.display());
	Ok(SourceSecret::new(bytes.with_context(wrong)?))
}

async fn seat(config: &Config) -> Result<Seat> {
	let key = keys::from_uri(&secret(&config.seat.key_file)?)
		.with_context(|| config.seat.key_file.display().to_string())?;
	let options = Options { genesis: Some(config.genesis()?), ..Options::default() };
	let chain = Chain::connect_with(&config.chain.urls, &options).await?;
	Ok(Seat { chain, key, account: config.account()? })
}

/// Looks at the data until nothing of it grows.
async fn look(config: &Config) -> Result<AllData> {
	let mut data = AllData::new(&config.data)?;
	data.look();
	for _ in 0..5 {
		tokio::time::sleep(Duration::from_millis(500)).await;
		data.look();
		if data.iter().all(|data| data.state().growing.is_empty()) {
			break;
		}
	}
	Ok(data)
}

/// Says what holds data up. Whether there is anything.
fn tell_data(data: &AllData) -> bool {
	let mut is_held_up = false;
	for data in data.iter() {
		let state = data.state();
		for reason in state.blocked.iter().chain(&state.growing) {
			println!("{}: {reason}", data.name());
			is_held_up = true;
		}
		let Some(readings) = data.readings() else { continue };
		println!("{}: {} meters are read", data.name(), readings.meters().count());
		for doubt in readings.doubts() {
			println!("{}: {}", data.name(), doubt.refusal);
			is_held_up = true;
		}
	}
	is_held_up
}

async fn check(config: &Config) -> Result<()> {
	let secret = salt(config)?;
	let data = look(config).await?;
	let is_held_up = tell_data(&data);
	let seat = seat(config).await?;
	seat.check(Source::EnergyPlatform).await?;
	let moment = seat.moment().await?;
	let terms = seat.terms(&moment.state, &data.meters()).await?;
	for meter in data.meters() {
		if !terms.meters.keys().any(|known| known.to_string() == meter) {
			println!("the chain does not know the meter {meter}: its readings are left out until it is registered");
		}
	}
	let fingerprint =
		fingerprint::fingerprint(&config.topics, &data.mappings(), terms.margin_ppm, &secret);
	println!("the fingerprint is {fingerprint}: all workers of the source must have it");
	ensure!(!is_held_up, "some data cannot be stated: see above");
	println!("everything is right");
	Ok(())
}

async fn dry_run(config: &Config) -> Result<()> {
	let secret = salt(config)?;
	let data = look(config).await?;
	tell_data(&data);
	let seat = seat(config).await?;
	let moment = seat.moment().await?;
	let terms = seat.terms(&moment.state, &data.meters()).await?;
	for length in &config.topics.granularities {
		for period in periods(&data, (*length).into(), config.since()?, moment.now, terms.offset) {
			let Some(draft) = Draft::new(&data, &terms, period) else { continue };
			let latest = seat.latest_revision(&moment.state, period).await?.unwrap_or(0);
			let Some((_, _, statement)) = draft.tree(latest, &secret) else { continue };
			let complete = if draft.is_complete() { "complete" } else { "not complete" };
			println!(
				"{} ({complete}): root {:?}, {} in {} readings",
				shown(period),
				statement.root,
				statement.total,
				statement.leaves
			);
			for (meter, reading) in &draft.readings {
				println!("  {meter}: {} ({})", reading.energy, reading.report);
			}
			for (meter, reason) in &draft.left_out {
				println!("  {meter}: is left out: {reason}");
			}
		}
	}
	Ok(())
}

async fn explain(config: &Config, period: &str, meter: &str) -> Result<()> {
	let data = look(config).await?;
	tell_data(&data);
	let seat = seat(config).await?;
	let moment = seat.moment().await?;
	let terms = seat.terms(&moment.state, &data.meters()).await?;
	let period = parse_period(period, terms.offset)?;
	let bounds = period.bounds(terms.offset).context("the period cannot be counted")?;
	let (data, readings) = data
		.of(meter)
		.with_context(|| format!("no data that can be read has the meter {meter}"))?;
	println!("{meter} in {}, by the mapping of {}", shown(period), data.name());
	for (interval, verdict) in readings.explain(meter, bounds.start, bounds.end)? {
		println!(
			"  {}  {}..{}  {}: {} ({}): {verdict}",
			interval.place,
			interval.start,
			interval.end,
			interval.register,
			interval.shown(),
			interval.quality
		);
	}
	let known = terms.meters.iter().find(|(id, _)| id.to_string() == meter);
	let limit =
		known.map(|(_, known)| Limit { power_w: known.max_power_w, margin_ppm: terms.margin_ppm });
	if limit.is_none() {
		println!("  the chain does not know the meter: its reading is left out");
	}
	for part in readings.parts(meter, bounds.start, bounds.end, limit)? {
		let sign = if part.subtracted { "-" } else { "+" };
		println!("  {sign} {}: {} Wh ({})", part.register, part.wh, part.report);
	}
	let reading = readings.reading(meter, bounds.start, bounds.end, limit)?;
	println!("  the reading is {} ({})", reading.energy, reading.report);
	Ok(())
}

/// `2014-01`, `2014-01-31` or `2014-01-31T23`.
fn parse_period(text: &str, offset: verdigrid_primitives::MarketOffset) -> Result<Period> {
	let wrong =
		|| {
			format!("`{text}` is no period: write 2014-01, 2014-01-31, or 2014-01-31T23 for an hour of UTC")
		};
	let utc = verdigrid_oracle::zone::Zone::parse("UTC").map_err(anyhow::Error::msg)?;
	let day = |day: &str| utc.day(day).and_then(|moment| u64::try_from(moment).ok());
	let period = match (text.len(), text.split_once('T')) {
		(7, None) => text
			.split_once('-')
			.and_then(|(year, month)| Period::year_month(year.parse().ok()?, month.parse().ok()?)),
		// The day that has this day's noon, whatever the market's distance from UTC.
		(10, None) => day(text).and_then(|start| {
			let local = i64::from(offset.minutes()).saturating_mul(60);
			let noon = i64::try_from(start).ok()?.saturating_add(43_200).saturating_sub(local);
			Period::containing(Granularity::Day, u64::try_from(noon).ok()?, offset)
		}),
		(13, Some((date, hour))) => day(date).and_then(|start| {
			let hour = hour.parse::<u64>().ok().filter(|hour| *hour < 24)?;
			Period::containing(
				Granularity::Hour,
				start.saturating_add(hour.saturating_mul(3_600)),
				offset,
			)
		}),
		_ => None,
	};
	period.with_context(wrong)
}

async fn work(config: Config) -> Result<()> {
	let secret = salt(&config)?;
	let data = AllData::new(&config.data)?;
	// Opened first: a second worker on the same folder ends here.
	let store = Store::open(&config.state, &owner(&config)?)?;
	let (mut interrupt, mut terminate) =
		(signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
	let stopped = async {
		tokio::select! {
			_ = interrupt.recv() => {}
			_ = terminate.recv() => {}
		}
	};
	// A statement that is on its way is stored, and seen through at the next start.
	tokio::select! {
		() = stopped => {
			tracing::info!("is stopped");
			Ok(())
		}
		result = turns(config, secret, store, data) => result,
	}
}

/// Turns for ever. Only an error ends it.
async fn turns(config: Config, secret: SourceSecret, store: Store, data: AllData) -> Result<()> {
	let seat = seat(&config).await?;
	seat.check(Source::EnergyPlatform).await?;
	let mut worker = Worker::new(config, seat, secret, store, data)?;
	worker.resume().await?;
	loop {
		worker.turn().await?;
		tokio::time::sleep(PAUSE).await;
	}
}
