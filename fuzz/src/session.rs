//! A run: chain after chain, until the time is over or a check fails.

use std::{
	collections::BTreeSet,
	path::PathBuf,
	time::{Duration, Instant},
};

use anyhow::Result;

use crate::{
	chain::Chain,
	coverage::Coverage,
	dice::Dice,
	failure::{Checked, Failure},
	hostile::Hostile,
	planner::Planner,
	player::{Care, Player},
	recording::Recording,
	shrink,
	stage::Stage,
};

/// How often progress is shown.
const SHOWN: Duration = Duration::from_secs(5);

/// What to play.
#[derive(Clone, Debug)]
pub struct Plan {
	/// What all is made up from.
	pub seed: u64,
	/// When to stop.
	pub time: Option<Duration>,
	/// After how many blocks to stop.
	pub blocks: Option<u64>,
	/// Whether transactions are damaged bytes.
	pub decode: bool,
	/// Where recordings of failures go.
	pub failures: PathBuf,
	/// Whether to go on after a failure.
	pub keep_going: bool,
	/// Parts of what is said of failures that are known.
	pub known: Vec<String>,
	/// How many times a recording is played at most to make it shorter.
	pub attempts: u32,
}

/// A run.
pub struct Session<'a> {
	stage: &'a Stage,
	plan: Plan,
	begun: Instant,
	shown: Instant,
	/// What was reached.
	pub coverage: Coverage,
	/// The kinds of failures, with the files in which they are.
	pub failures: Vec<(Failure, PathBuf)>,
	known: BTreeSet<String>,
}

impl<'a> Session<'a> {
	/// A run that begins now.
	pub fn new(stage: &'a Stage, plan: Plan) -> Self {
		let now = Instant::now();
		Session {
			stage,
			plan,
			begun: now,
			shown: now,
			coverage: Coverage::default(),
			failures: Vec::new(),
			known: BTreeSet::new(),
		}
	}

	/// Plays until the time is over.
	pub fn run(&mut self) -> Result<()> {
		// Each chain has a seed of its own, so that its failure does not rest on the chains before.
		let mut seeds = Dice::new(self.plan.seed);
		while !self.is_over() {
			let seed = seeds.next();
			if let Some((recording, failure)) = self.chain(seed) {
				self.keep(seed, recording, failure)?;
				if !self.plan.keep_going {
					break;
				}
			}
		}
		Ok(())
	}

	fn is_over(&self) -> bool {
		let timed = self.plan.time.is_some_and(|time| self.begun.elapsed() >= time);
		timed || self.plan.blocks.is_some_and(|blocks| self.coverage.blocks >= blocks)
	}

	/// Plays one chain. What was played, where a check failed.
	fn chain(&mut self, seed: u64) -> Option<(Recording, Failure)> {
		let stage = self.stage;
		let (variant, planner) = Planner::new(seed, &stage.keys, &stage.shapes);
		let mut recording = Recording { about: String::new(), variant, blocks: Vec::new() };
		let chain = match Chain::new(&stage.machine, &recording.variant) {
			Ok(chain) => chain,
			Err(failure) => return Some((recording, failure)),
		};
		let mut player = Player::new(chain, &stage.keys, &stage.shapes, Care::USUAL);
		let before = self.coverage.clone();
		let played = self.play(&mut player, planner, seed, &mut recording, &before);
		self.coverage = before.with(&player.coverage);
		played.err().map(|failure| (recording, failure))
	}

	fn play(
		&mut self,
		player: &mut Player<'_, '_>,
		mut planner: Planner<'_>,
		seed: u64,
		recording: &mut Recording,
		before: &Coverage,
	) -> Checked {
		let length = planner.length();
		let mut hostile = Hostile::new(seed);
		for _ in 0..length {
			if self.is_over() {
				break;
			}
			let mut block = planner.block(&mut player.chain, &player.pool);
			if self.plan.decode {
				hostile.damage(&mut block, &player.chain, player.keys, player.shapes);
			}
			recording.blocks.push(block);
			let block = recording.blocks.last().expect("it was pushed");
			match player.play(block) {
				Ok(fates) => player.count_refused(&fates),
				Err(failure) if self.is_known(&failure) && player.is_at(block) => {}
				Err(failure) => return Err(failure),
			}
			self.coverage = before.with(&player.coverage);
			self.show(false);
		}
		let last = player.invariants();
		last.or_else(|failure| if self.is_known(&failure) { Ok(()) } else { Err(failure) })
	}

	fn is_known(&self, failure: &Failure) -> bool {
		self.plan.known.iter().any(|part| failure.to_string().contains(part))
	}

	/// A line about what was reached so far.
	fn show(&mut self, last: bool) {
		if !last && self.shown.elapsed() < SHOWN {
			return;
		}
		self.shown = Instant::now();
		let seconds = self.begun.elapsed().as_secs();
		let (shapes, coverage) = (&self.stage.shapes, &self.coverage);
		let (calls, all_calls) = coverage.calls_reached(shapes);
		let (errors, all_errors) = coverage.errors_reached(shapes);
		eprintln!(
			"{seconds} s: {} chains, {} blocks, {} transactions, {} succeeded; calls {calls} of {all_calls}, errors \
			 {errors} of {all_errors}; {} failures",
			coverage.chains,
			coverage.blocks,
			coverage.included,
			coverage.succeeded,
			self.failures.len(),
		);
	}

	/// Makes the recording of a failure short, and writes it.
	fn keep(&mut self, seed: u64, recording: Recording, failure: Failure) -> Result<()> {
		if !self.known.insert(failure.kind.clone()) {
			return Ok(());
		}
		eprintln!("a check failed in the chain of seed {seed}: {failure}");
		let mut short = shrink::shortened(self.stage, recording, &failure, self.plan.attempts);
		short.about = failure.to_string();
		std::fs::create_dir_all(&self.plan.failures)?;
		let path = self.plan.failures.join(format!("{seed:016x}.json"));
		short.write(&path)?;
		eprintln!(
			"{} blocks and {} transactions show it: {}",
			short.blocks.len(),
			short.transactions(),
			path.display()
		);
		self.failures.push((failure, path));
		Ok(())
	}

	/// The last line.
	pub fn finish(&mut self) {
		self.show(true);
	}
}
