//! `verdigrid-worker`: states what a source measured, from its data to the chain.

mod answer;
mod archive;
mod config;
mod crash;
mod data;
mod difference;
mod draft;
mod fingerprint;
mod meters;
mod next;
mod seat;
mod secret;
mod service;
mod source;
mod status;
mod store;
mod subject;
mod verification;
mod worker;

use crate::{
	archive::{Archive, Served},
	config::Config,
	data::{AllData, Settled},
	draft::{Input, Leaves, Terms},
	meters::Meters,
	seat::{margin, Moment, Seat},
	service::{Metrics, ServiceConfig, TokenCommand, Tokens},
	status::Status,
	store::{Protection, Store},
	subject::Subject,
	verification::{reports, Outcome},
	worker::{Parts, Worker},
};
use anyhow::{bail, ensure, Context, Result};
use clap::{Args, Parser, Subcommand};
use std::{fs, path::PathBuf, process::ExitCode, sync::Arc, time::Duration};
use tokio::{
	signal::unix::{signal, SignalKind},
	sync::watch,
	task::JoinHandle,
};
use verdigrid_client::{keys, Chain, Options};
use verdigrid_oracle::{Limit, SourceSecret};
use verdigrid_primitives::{evidence::Source, party::MeterId, MarketOffset, Period};

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
	/// Says what became of each settled trade: verified, or why not.
	Trades,
	/// Names the first meter or trade on which another worker of the source differs, after a round without agreement.
	Diff(Diff),
	/// Gives tokens of the proof service out and takes them back, also while the worker runs.
	#[command(subcommand)]
	Token(TokenCommand),
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

/// What is compared.
#[derive(Args)]
struct Diff {
	/// The period, as for explain.
	period: String,
	/// The other worker: the address of its proof service, or its folder `state`.
	other: String,
	/// The revision of the readings.
	#[arg(long)]
	revision: Option<u8>,
	/// The instalment of the settlements.
	#[arg(long, default_value_t = 0)]
	instalment: u16,
	/// A file with a token of the other worker's proof service.
	#[arg(long)]
	token_file: Option<PathBuf>,
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
			store.allow(parse_period(&period)?)?;
			println!("{period} is stated again when the worker runs");
			Ok(())
		}
		Command::Trades => trades(&config),
		Command::Diff(diff) => compare(&config, diff).await,
		Command::Token(command) => {
			print!("{}", command.run(&config.state)?);
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
			secret::write_private(&file, &serde_json::to_vec_pretty(&protection)?)
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
	let bytes = hex::decode(secret::secret(path)?.trim_start_matches("0x"))
		.ok()
		.and_then(|bytes| bytes.try_into().ok());
	let wrong = || format!("{}: is not 32 bytes in hexadecimal digits", path.display());
	Ok(SourceSecret::new(bytes.with_context(wrong)?))
}

async fn seat(config: &Config) -> Result<Seat> {
	let key = keys::from_uri(&secret::secret(&config.seat.key_file)?)
		.with_context(|| config.seat.key_file.display().to_string())?;
	let options = Options { genesis: Some(config.genesis()?), ..Options::default() };
	let chain = Chain::connect_with(&config.chain.urls, &options).await?;
	Seat::new(chain, key, config.account()?).await
}

fn input(config: &Config, offset: MarketOffset) -> Result<Input> {
	Ok(match config.source()? {
		Source::EnergyPlatform => Input::Readings(AllData::measured(&config.data)?),
		Source::TradingCentre => {
			let settled = AllData::new(&config.settlements, |data| Settled::new(data, offset));
			Input::Settlements(settled?)
		}
	})
}

/// The data and the chain, for a look.
struct View {
	input: Input,
	seat: Seat,
	moment: Moment,
	subjects: Vec<Subject>,
	terms: Terms,
}

/// Looks at the data until nothing of it grows, and at the chain.
async fn view(config: &Config) -> Result<View> {
	let seat = seat(config).await?;
	let offset = seat.offset().await?;
	let mut input = input(config, offset)?;
	input.look().await;
	for _ in 0..5 {
		tokio::time::sleep(Duration::from_millis(500)).await;
		input.look().await;
		if input.states().iter().all(|(_, state)| state.growing.is_empty()) {
			break;
		}
	}
	let moment = seat.moment().await?;
	let meters = Meters::default().at(&seat, moment.state.block(), &input.meters()).await?;
	let (granularities, since) = (config.granularities(), config.since()?);
	let subjects = input.subjects(&granularities, since, moment.now, offset, &meters);
	let trades = subjects.iter().flat_map(|subject| input.trades(*subject)).cloned().collect();
	let margin_ppm = margin(&moment.state).await?;
	let terms =
		Terms { offset, margin_ppm, meters, certificates: seat.certificates(trades).await? };
	Ok(View { input, seat, moment, subjects, terms })
}

async fn check(config: &Config) -> Result<()> {
	let secret = salt(config)?;
	let View { input, seat, terms, .. } = view(config).await?;
	let (told, is_held_up) = input.tell();
	told.iter().for_each(|line| println!("{line}"));
	if let Some(reason) = seat.check(input.source()).await? {
		bail!(reason);
	}
	for meter in input.others(&terms.meters) {
		println!("the chain does not know the meter {meter}: its readings are left out until it is registered");
	}
	if let Some(verification) = &config.verification {
		keys::from_uri(&secret::secret(&verification.key_file)?)
			.with_context(|| verification.key_file.display().to_string())?;
		verification.readings.access()?;
	}
	let fingerprint =
		fingerprint::fingerprint(&config.topics, &input.mappings(), terms.margin_ppm, &secret);
	println!("the fingerprint is {fingerprint}: all workers of the source must have it");
	ensure!(!is_held_up, "some data cannot be stated: see above");
	println!("everything is right");
	Ok(())
}

async fn dry_run(config: &Config) -> Result<()> {
	let secret = salt(config)?;
	let View { input, seat, moment, subjects, terms } = view(config).await?;
	input.tell().0.iter().for_each(|line| println!("{line}"));
	for subject in subjects {
		let Some(draft) = input.draft(&terms, subject) else { continue };
		let latest = match subject {
			Subject::Readings(period) => {
				seat.latest_revision(&moment.state, period).await?.unwrap_or(0)
			}
			Subject::Settlements(..) => 0,
		};
		let complete = if draft.is_complete() { "complete" } else { "not complete" };
		match draft.tree(latest, &secret) {
			Some((_, _, statement)) => println!(
				"{} ({complete}): root {:?}, {} in {} leaves",
				subject.shown(),
				statement.root,
				statement.total,
				statement.leaves
			),
			None => println!("{}: nothing can be stated", subject.shown()),
		}
		match &draft.leaves {
			Leaves::Readings(all) => all.iter().for_each(|(meter, reading)| {
				println!("  {meter}: {} ({})", reading.energy, reading.report);
			}),
			Leaves::Settlements(all) => all.iter().for_each(|(trade, range)| {
				println!(
					"  {}: {}, {} certificates of batch {} from {} on, party {} to party {}",
					trade.number,
					trade.energy,
					range.units,
					range.batch,
					range.first,
					trade.seller,
					trade.buyer
				);
			}),
		}
		for (name, reason) in &draft.left_out {
			println!("  {name}: is left out: {reason}");
		}
	}
	Ok(())
}

async fn explain(config: &Config, period: &str, meter: &str) -> Result<()> {
	let period = parse_period(period)?;
	let View { input, terms, .. } = view(config).await?;
	let Input::Readings(data) = &input else {
		bail!("settlements are not made of intervals: `dry-run` lists them, and `trades` says what became of them");
	};
	input.tell().0.iter().for_each(|line| println!("{line}"));
	let bounds = period.bounds(terms.offset).context("the period cannot be counted")?;
	let (data, readings) = data
		.of(meter)
		.with_context(|| format!("no data that can be read has the meter {meter}"))?;
	println!("{meter} in {}, by the mapping of {}", service::shown_period(period), data.name());
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
	let known = MeterId::new(meter).and_then(|id| terms.meters.get(&id));
	let limit =
		known.map(|known| Limit { power_w: known.max_power_w, margin_ppm: terms.margin_ppm });
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

fn trades(config: &Config) -> Result<()> {
	for (topic, report) in reports(&config.state)? {
		println!("{}", Subject::of(topic).shown());
		for (trade, outcome) in report {
			match outcome {
				Outcome::Verified { evidence } => {
					println!("  {trade}: evidence and voucher {evidence}")
				}
				Outcome::Refused { reason } => println!("  {trade}: is not verified: {reason}"),
			}
		}
	}
	Ok(())
}

async fn compare(config: &Config, diff: Diff) -> Result<()> {
	let period = parse_period(&diff.period)?;
	let subject = match config.source()? {
		Source::EnergyPlatform => Subject::Readings(period),
		Source::TradingCentre => Subject::Settlements(period, diff.instalment),
	};
	let topic = difference::topic_of(subject, diff.revision)?;
	let archive = Archive::open(&config.state)?;
	match difference::first_difference(&archive, topic, &diff.other, diff.token_file.as_deref())
		.await?
	{
		None => {
			println!("both have stated the same");
			Ok(())
		}
		Some(difference) => bail!("they differ: {difference}"),
	}
}

/// `2014-01`, `2014-01-31` or `2014-01-31T23`.
fn parse_period(text: &str) -> Result<Period> {
	service::period(text).ok().with_context(|| {
		format!(
			"`{text}` is no period: write 2014-01, 2014-01-31, or 2014-01-31T23 for an hour of UTC"
		)
	})
}

async fn work(config: Config) -> Result<()> {
	let secret = salt(&config)?;
	// Opened first: a second worker on the same folder ends here.
	let store = Store::open(&config.state, &owner(&config)?)?;
	let (mut interrupt, mut terminate) =
		(signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
	let mut stopped = std::pin::pin!(async {
		tokio::select! {
			_ = interrupt.recv() => {}
			_ = terminate.recv() => {}
		}
	});
	let (stop, stopping) = watch::channel(false);
	let (worker, mut serving) = tokio::select! {
		() = &mut stopped => return Ok(()),
		started = begin(config, secret, store, stopping) => started?,
	};
	// A statement that is on its way is stored, and seen through at the next start.
	let result = tokio::select! {
		() = &mut stopped => {
			tracing::info!("is stopped");
			Ok(())
		}
		result = turns(worker) => result,
		ended = &mut serving => return ended?,
	};
	// Requests that are under way are answered.
	let _ = stop.send(true);
	let _ = serving.await;
	result
}

/// Puts the worker together, and serves proofs and metrics beside it.
async fn begin(
	config: Config,
	secret: SourceSecret,
	store: Store,
	stopping: watch::Receiver<bool>,
) -> Result<(Worker, JoinHandle<Result<()>>)> {
	let archive = Arc::new(Archive::open(&config.state)?);
	let tokens = Arc::new(Tokens::open(&config.state)?);
	let names = config.data.iter().chain(&config.settlements).map(|data| data.name.as_str());
	let metrics = Arc::new(Metrics::new(env!("CARGO_PKG_VERSION"), names)?);
	let seat = Arc::new(seat(&config).await?);
	let offset = seat.offset().await?;
	let input = input(&config, offset)?;
	if let Some(reason) = seat.check(input.source()).await? {
		// The leaves of what was stated are served all the same.
		tracing::warn!("{reason}");
	}
	let served = Arc::new(Served::new(Arc::clone(&archive), Arc::clone(&seat)));
	let service = config.service.clone();
	let serving = tokio::spawn(serve(service, served, tokens, Arc::clone(&metrics), stopping));
	let parts = Parts { config, seat, secret, store, archive, input, offset, metrics };
	Ok((Worker::new(parts)?, serving))
}

async fn serve(
	config: Option<ServiceConfig>,
	served: Arc<Served>,
	tokens: Arc<Tokens>,
	metrics: Arc<Metrics>,
	mut stopping: watch::Receiver<bool>,
) -> Result<()> {
	let stopped = async move {
		let _ = stopping.wait_for(|it| *it).await;
	};
	match config {
		Some(config) => service::serve(&config, served, tokens, metrics, stopped).await,
		None => {
			stopped.await;
			Ok(())
		}
	}
}

/// Turns for ever. Only an error ends it.
async fn turns(mut worker: Worker) -> Result<()> {
	loop {
		// What was stated may have made room for more.
		if !worker.turn().await? {
			tokio::time::sleep(PAUSE).await;
		}
	}
}
