//! How long a topic with many meters takes, and how much memory: its tree, its file, and proofs from the file.
//!
//! ```text
//! cargo run --release --package verdigrid-oracle --example large_topic [METERS]
//! ```

use std::{fs, time::Instant};
use verdigrid_oracle::{Segment, SourceSecret, Tree};
use verdigrid_primitives::{
	evidence::{MeterReading, Topic},
	party::MeterId,
	Energy, Period,
};

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
	let meters: u32 = std::env::args().nth(1).map_or(Ok(1_000_000), |text| text.parse())?;
	let topic = Topic::Metering(Period::hour(385_000), 0);
	let secret = SourceSecret::new([7; 32]);
	let name = |number: u32| MeterId::new(&format!("METER-{number:08}")).ok_or("no meter");
	let leaves = timed("leaves with their salts", || {
		(0..meters)
			.map(|number| {
				let meter = name(number)?;
				let salt = secret.leaf_salt(&topic, &meter);
				let (period, energy) = (topic.period(), Energy::from_wh(number.into()));
				Ok(MeterReading { meter, period, energy, salt })
			})
			.collect::<Result<Vec<_>, Failure>>()
	})?;
	let tree = timed("tree", || Tree::new(leaves))?;
	let statement = timed("root and sum", || tree.statement())?;
	let folder = tempfile::tempdir()?;
	let path = folder.path().join("topic.leaves");
	timed("file", || Segment::write(&path, topic, &tree))?;
	println!(
		"{} MiB at most until here; the file has {} MiB",
		peak(),
		fs::metadata(&path)?.len() >> 20
	);
	drop(tree);
	let segment = timed("opened", || Segment::<MeterReading>::open(&path))?;
	for number in [0, meters / 2, meters.saturating_sub(1)] {
		let meter = name(number)?;
		let proof = timed("a leaf and its proof", || {
			let (place, _) = segment.find(&meter)?.ok_or("there is no such meter")?;
			Ok::<_, Failure>(segment.prove_many(&[place])?)
		})?;
		assert!(proof.is_some());
	}
	let step = usize::try_from(meters / 256)?.max(1);
	let places: Vec<u32> = (0..meters).step_by(step).take(256).collect();
	timed("256 leaves far from each other", || segment.prove_many(&places))?;
	println!("{} leaves, {}", statement.leaves, statement.total);
	Ok(())
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
	let started = Instant::now();
	let result = work();
	println!("{what}: {:.1} ms", started.elapsed().as_secs_f64() * 1_000.0);
	result
}

/// The most memory that the program had, in MiB.
fn peak() -> u64 {
	let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
	let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
	let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
	kilobytes.unwrap_or(0) / 1_024
}
