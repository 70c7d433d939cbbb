//! A run: each kind is prepared, signed, played and summed up. The report is written however it ends.

use crate::{
	arguments::{Arguments, Command},
	blocks::{canonical, Seen},
	calls::Limits,
	chain::Chain,
	error::{LoadError, Result},
	guard,
	kind_name::KindName,
	kinds::{kind_of, Kind, Plan},
	measurement::{self, share, Block, Bound, Load},
	outcomes::{self, Outcome},
	report::{self, Measured, Report},
	signing,
	statistics::Spread,
	stop::Stop,
	submission::{self, Pace, Played},
	waiting::{self, Schedule, Waited},
	world::Setup,
};
use std::{
	collections::BTreeMap,
	time::{Duration, Instant},
};

/// Does what the command line asks for.
pub async fn run(arguments: Arguments) -> Result<()> {
	match arguments.command {
		None => load(arguments).await,
		Some(Command::Judge { printed, of, report, commit }) => {
			report::make_folder(&report)?;
			report::judge(&of.text(), commit, &printed, &report)
		}
	}
}

/// Measures, and writes the report.
async fn load(arguments: Arguments) -> Result<()> {
	guard::arguments(&arguments)?;
	report::refuse_used(&arguments.report)?;
	let stop = Stop::listen()?;
	let chain = stop.or(Chain::connect(&arguments.url)).await?;
	guard::chain(&chain.description, &arguments)?;
	let mut report = Report::new(&chain, &arguments);
	report::make_folder(&arguments.report)?;
	// So a folder that cannot be written to is found before the load.
	report::write(&report, &arguments.report)?;
	let result = measure_all(&chain, &arguments, &stop, &mut report).await;
	report.ended = match &result {
		Ok(()) => report::COMPLETED.to_owned(),
		Err(error) => error.to_string(),
	};
	match (result, report::write(&report, &arguments.report)) {
		(Err(error), Err(unwritten)) => {
			eprintln!("error: {unwritten}");
			Err(error)
		}
		(result, written) => {
			written?;
			println!("\nThe report is in {}", arguments.report.display());
			result
		}
	}
}

/// Measures the kinds, and writes what is known after each. A kind of which nothing was measured does not keep the next
/// ones from being measured.
async fn measure_all(
	chain: &Chain,
	arguments: &Arguments,
	stop: &Stop,
	report: &mut Report,
) -> Result<()> {
	let kinds: Vec<(KindName, Box<dyn Kind>)> =
		arguments.kinds.iter().map(|name| (*name, kind_of(*name))).collect();
	for (_, kind) in &kinds {
		kind.needs().iter().try_for_each(|(pallet, call)| chain.needs(pallet, call))?;
	}
	let mut setup = Setup::new(chain, arguments)?;
	let mut unmeasured = Vec::new();
	for (name, kind) in &kinds {
		println!("\n{}", name.text());
		let (measured, ended) = measure(&mut setup, *name, kind.as_ref(), stop).await?;
		let line = report::line(&measured);
		report.kinds.push(measured);
		report::write(report, &arguments.report)?;
		println!("  {line}");
		match ended {
			None => {}
			Some(LoadError::NothingMeasured(of)) => unmeasured.extend(of),
			Some(error) => return Err(error),
		}
	}
	match unmeasured.is_empty() {
		true => Ok(()),
		false => Err(LoadError::NothingMeasured(unmeasured)),
	}
}

/// Measures a kind. If it ends early, what was measured until then is returned beside the error.
async fn measure(
	setup: &mut Setup<'_>,
	name: KindName,
	kind: &dyn Kind,
	stop: &Stop,
) -> Result<(Measured, Option<LoadError>)> {
	let prepared = Instant::now();
	let Plan { planned, operations, ordered, waits } = stop.or(kind.plan(setup)).await?;
	let preparation = prepared.elapsed();
	let (chain, arguments) = (setup.chain, setup.arguments);
	println!("  signing {} transactions of {operations} operations", planned.len());
	let signing = Instant::now();
	let signed = stop.or(signing::sign_all(chain, &setup.wallet, &planned)).await?;
	let signing = signing.elapsed();
	// Minutes of load are hundreds of megabytes, and what is signed has them again.
	drop(planned);
	let pace = pace(arguments, signed.len(), operations, ordered);
	let mut waited = Waited::default();
	let (mut played, failed) = {
		let load = submission::play(chain, signed, &pace, stop.asked());
		let wait = waiting::wait(setup, &waits, schedule(arguments), &mut waited);
		tokio::pin!(load, wait);
		tokio::select! {
			played = &mut load => (played?, None),
			result = &mut wait => (load.await?, result.err()),
		}
	};
	let (facts, unread) = facts(chain, &mut played).await;
	let mut measured = sum_up(chain, arguments, &played, facts);
	measured.kind = name.text();
	measured.operation = kind.operation().to_owned();
	measured.preparation_seconds = preparation.as_secs_f64().round();
	measured.signing_seconds = signing.as_secs_f64().round();
	measured.voucher_seconds = Spread::of(&waited.voucher);
	measured.voucher_finality_seconds = Spread::of(&waited.finality);
	let ended = played.ended.take().or(unread).or(failed);
	let ended = ended.or_else(|| {
		let why = lack(&measured, !waits.is_empty())?;
		Some(LoadError::NothingMeasured(vec![format!("{}: {why}", measured.kind)]))
	});
	Ok((measured, ended))
}

/// Why a kind that was played to its end counts as not measured.
fn lack(measured: &Measured, waits: bool) -> Option<&'static str> {
	if measured.bounded_by == Bound::Unknown {
		return Some("too few blocks came during the measurement; give it more --seconds");
	}
	if measured.window.operations == 0 {
		return Some("no operation succeeded in the measured blocks; the report says what failed");
	}
	let none = waits && measured.voucher_seconds.is_none();
	none.then_some("no buyer had a voucher before the load ended; give it more --seconds")
}

/// Settlements are attested under load from the end of the warm-up on, spread over the load.
fn schedule(arguments: &Arguments) -> Schedule {
	let seconds = Duration::from_secs(arguments.seconds);
	let every = seconds.checked_div(arguments.to_voucher).unwrap_or(seconds);
	Schedule { first: Duration::from_secs(arguments.warm_up), every }
}

fn pace(arguments: &Arguments, transactions: usize, operations: u64, ordered: bool) -> Pace {
	let share = transactions as f64 / operations.max(1) as f64;
	let seconds = arguments.warm_up.saturating_add(arguments.seconds);
	Pace {
		time: Some(Duration::from_secs(seconds)),
		rate: arguments.rate.map(|rate| f64::from(rate) * share),
		ordered,
		connections: arguments.connections,
		window: arguments.window,
		until_final: true,
		show: true,
		pids: arguments.node_pids.clone(),
		folders: arguments.node_data.clone(),
	}
}

/// What the load did in each block of the chain, from which the measurement follows.
struct Facts {
	blocks: Vec<Block>,
	failed: Vec<BTreeMap<String, u64>>,
}

/// Reads what the load did. From a node that does not answer any more, nothing can be read: of the blocks that are
/// left, only their transactions and when they came are known. That error is returned beside.
async fn facts(chain: &Chain, played: &mut Played) -> (Facts, Option<LoadError>) {
	let (mut outcomes, mut unread) = (Vec::new(), None);
	for seen in canonical(&played.seen) {
		let outcome = match (played.outcomes.remove(&seen.hash), &unread) {
			(Some(outcome), _) => Ok(outcome),
			(None, None) => outcomes::outcome(chain, seen, &played.signed).await,
			(None, Some(_)) => Ok(Outcome::default()),
		};
		let outcome = outcome.unwrap_or_else(|error| {
			unread = Some(error);
			Outcome::default()
		});
		let arrived = milliseconds(seen.arrived.saturating_duration_since(played.started));
		outcomes.push((seen, outcome, arrived));
	}
	(facts_of(&chain.limits, outcomes), unread)
}

/// Blocks with what the load did in them, and the milliseconds from the beginning of the load to their arrival.
fn facts_of(limits: &Limits, outcomes: Vec<(&Seen, Outcome, u64)>) -> Facts {
	let known = outcomes.iter().filter(|(_, outcome, _)| outcome.time > 0);
	let clocks = known.map(|(_, outcome, arrived)| (outcome.time, *arrived));
	let start = beginning(clocks);
	let mut facts = Facts { blocks: vec![], failed: vec![] };
	for (seen, outcome, arrived) in outcomes {
		let time = if outcome.time == 0 { arrived } else { outcome.time.saturating_sub(start) };
		facts.blocks.push(block(limits, seen, &outcome, time));
		facts.failed.push(outcome.failed);
	}
	facts
}

fn block(limits: &Limits, seen: &Seen, outcome: &Outcome, time: u64) -> Block {
	Block {
		number: seen.number,
		time,
		operations: outcome.operations,
		certificates: outcome.certificates,
		failed: outcome.failed.values().copied().fold(0, u64::saturating_add),
		transactions: seen.own.len() as u64,
		weight: share(outcome.weight, limits.weight),
		length: share(seen.length, limits.length),
		memory: seen.usage.memory / 1_024,
		mapped: seen.usage.mapped / 1_024,
		measured: false,
		usage: seen.usage,
	}
}

/// When the load began, by the chain's clock: from the block that arrived soonest after its own time. Each pair is
/// a block's time, and the time from the beginning of the load to its arrival.
fn beginning(clocks: impl Iterator<Item = (u64, u64)>) -> u64 {
	clocks.map(|(time, arrived)| time.saturating_sub(arrived)).max().unwrap_or_default()
}

fn sum_up(chain: &Chain, arguments: &Arguments, played: &Played, facts: Facts) -> Measured {
	let Facts { mut blocks, failed } = facts;
	let stopped = played.stopped.saturating_duration_since(played.started);
	let load = Load {
		warm: arguments.warm_up.saturating_mul(1_000),
		stopped: milliseconds(stopped),
		limited: arguments.rate.is_some(),
	};
	let chosen = measurement::window(&blocks, load);
	if let Some((first, last)) = chosen {
		let counted = blocks.get_mut(first.saturating_add(1)..=last).unwrap_or_default();
		counted.iter_mut().for_each(|block| block.measured = true);
	}
	let window = chosen
		.and_then(|(first, last)| measurement::sum_up(&blocks, first, last, &chain.limits))
		.unwrap_or_default();
	let bounded_by = match chosen {
		Some(_) => measurement::bound(&window, load.limited),
		None => Bound::Unknown,
	};
	let all = canonical(&played.seen);
	let (inclusion, finality) = latencies(played, &all, &window);
	let passages = &played.passages;
	let submitted = passages.each.iter().filter(|passage| passage.submitted.is_some()).count();
	Measured {
		window,
		bounded_by,
		submitted: submitted as u64,
		in_blocks: passages.each.iter().filter(|passage| passage.included.is_some()).count() as u64,
		not_included: passages.waiting as u64,
		failed: measurement::together(failed),
		refused: passages.refusals.clone(),
		pool_full: passages.full,
		inclusion_seconds: Spread::of(&inclusion),
		finality_seconds: Spread::of(&finality),
		inclusion_times: inclusion,
		blocks,
		..Default::default()
	}
}

/// Seconds from the submission to the block and to its finality, of transactions in the window. Without a window, of
/// all.
fn latencies(
	played: &Played,
	blocks: &[&Seen],
	window: &measurement::Window,
) -> (Vec<f64>, Vec<f64>) {
	let (mut inclusion, mut finality) = (Vec::new(), Vec::new());
	let window = match window.last_block {
		0 => 0..=u64::MAX,
		last => window.first_block.saturating_add(1)..=last,
	};
	let measured = |block: &&&Seen| window.contains(&block.number);
	for block in blocks.iter().filter(measured) {
		let finalised = finalised_at(&played.finals, block.number);
		for (at, _) in &block.own {
			let passage = played.passages.each.get(*at);
			let Some(submitted) = passage.and_then(|passage| passage.submitted) else { continue };
			let since = |moment: Instant| moment.saturating_duration_since(submitted).as_secs_f64();
			inclusion.push(since(block.arrived));
			finality.extend(finalised.map(since));
		}
	}
	(inclusion, finality)
}

/// When a block became final: with the first final head that is not below it.
fn finalised_at(finals: &[(u64, Instant)], number: u64) -> Option<Instant> {
	finals.iter().find(|(head, _)| *head >= number).map(|(_, moment)| *moment)
}

fn milliseconds(duration: Duration) -> u64 {
	u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
	use super::{beginning, facts_of, finalised_at, lack, Bound, Measured, Spread};
	use crate::{
		blocks::Seen, calls::Limits, measurement::Window, outcomes::Outcome, process::Usage,
	};
	use std::time::{Duration, Instant};
	use subxt::utils::H256;

	#[test]
	fn a_block_that_cannot_be_read_any_more_still_counts_its_transactions() {
		let limits = Limits { slot: 3_000, weight: 1_000, base: 0, length: 1_000 };
		let seen = |number: u64| Seen {
			number,
			hash: H256::zero(),
			parent: H256::zero(),
			arrived: Instant::now(),
			own: vec![(0, 1), (1, 2)],
			length: 500,
			usage: Usage::default(),
		};
		let (read, unread) = (seen(1), seen(2));
		let known = Outcome { time: 1_000_000, weight: 900, operations: 2, ..Default::default() };
		let outcomes = vec![(&read, known, 100), (&unread, Outcome::default(), 3_200)];
		let blocks = facts_of(&limits, outcomes).blocks;
		let facts = blocks.iter().map(|it| (it.time, it.transactions, it.operations, it.length));
		assert_eq!(facts.collect::<Vec<_>>(), [(100, 2, 2, 0.5), (3_200, 2, 0, 0.5)]);
	}

	#[test]
	fn what_has_too_few_blocks_or_no_success_counts_as_not_measured() {
		let with = |bounded_by, operations| Measured {
			bounded_by,
			window: Window { operations, ..Default::default() },
			..Default::default()
		};
		let why = |measured: &Measured, waits| lack(measured, waits).unwrap_or_default();
		assert!(why(&with(Bound::Unknown, 0), false).starts_with("too few blocks"));
		assert!(why(&with(Bound::Offered, 0), false).starts_with("no operation succeeded"));
		let good = with(Bound::Offered, 1);
		assert_eq!(lack(&good, false), None);
		assert!(why(&good, true).starts_with("no buyer had a voucher"));
		let waited = Measured { voucher_seconds: Spread::of(&[1.0]), ..good };
		assert_eq!(lack(&waited, true), None);
	}

	#[test]
	fn the_clock_is_that_of_the_block_that_arrived_soonest() {
		let clocks = [(97_100, 0), (100_100, 200), (103_100, 3_900)];
		assert_eq!(beginning(clocks.into_iter()), 99_900);
	}

	#[test]
	fn a_block_is_final_with_a_later_head() {
		let now = Instant::now();
		let later = now.checked_add(Duration::from_secs(3)).unwrap_or(now);
		let finals = [(3, now), (7, later)];
		assert_eq!(finalised_at(&finals, 3), Some(now));
		assert_eq!(finalised_at(&finals, 4), Some(later));
		assert_eq!(finalised_at(&finals, 8), None);
	}
}
