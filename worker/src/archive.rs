//! The leaves of what was stated, a file for each topic.

use crate::{
	draft::AnyTree,
	seat::Seat,
	service::{self, TopicEntry},
};
use anyhow::{Context, Result};
use codec::{DecodeAll, Encode};
use futures::future::BoxFuture;
use std::{
	collections::BTreeMap,
	fs,
	path::{Path, PathBuf},
	sync::{Arc, Mutex, MutexGuard, PoisonError},
	time::{Duration, Instant},
};
use verdigrid_oracle::{Segment, SegmentError};
use verdigrid_primitives::{
	evidence::{MeterReading, Settlement, Statement, Topic, TradeRef},
	merkle::MultiProof,
	party::{MeterId, PartyId},
};

/// The leaves of what was stated.
pub struct Archive {
	folder: PathBuf,
	/// Of each topic, what its file has.
	topics: Mutex<BTreeMap<Topic, Statement>>,
	/// Files that were opened last.
	open: Mutex<BTreeMap<Topic, File>>,
}

/// So many files are open at the same time.
const MOST_OPEN: usize = 64;

/// A file of leaves.
#[derive(Clone)]
enum File {
	Readings(Arc<Segment<MeterReading>>),
	Settlements(Arc<Segment<Settlement>>),
}

impl File {
	fn open(path: &Path, topic: Topic) -> Result<Self, SegmentError> {
		Ok(match topic {
			Topic::Metering(..) => File::Readings(Arc::new(Segment::open(path)?)),
			Topic::Settlement(..) => File::Settlements(Arc::new(Segment::open(path)?)),
		})
	}

	fn statement(&self) -> Statement {
		match self {
			File::Readings(segment) => segment.statement(),
			File::Settlements(segment) => segment.statement(),
		}
	}

	fn topic(&self) -> Topic {
		match self {
			File::Readings(segment) => segment.topic(),
			File::Settlements(segment) => segment.topic(),
		}
	}
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
	mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Archive {
	/// The archive in a folder. A file that is damaged is set aside: it is written again when its topic is looked at.
	pub fn open(state: &Path) -> Result<Self> {
		let folder = state.join("leaves");
		let place = || folder.display().to_string();
		fs::create_dir_all(&folder).with_context(place)?;
		let mut topics = BTreeMap::new();
		for entry in fs::read_dir(&folder).with_context(place)? {
			let path = entry.with_context(place)?.path();
			let Some(topic) = topic_of(&path) else { continue };
			match File::open(&path, topic) {
				Ok(file) if file.topic() == topic => {
					topics.insert(topic, file.statement());
				}
				Ok(_) => tracing::warn!("{}: has another topic than its name says", path.display()),
				Err(error) => tracing::warn!("{error}"),
			}
		}
		Ok(Archive { folder, topics: Mutex::new(topics), open: Mutex::default() })
	}

	fn path(&self, topic: Topic) -> PathBuf {
		self.folder.join(format!("{}.leaves", hex::encode(topic.encode())))
	}

	/// Keeps the leaves of a topic, unless it has them.
	pub fn keep(
		&self,
		topic: Topic,
		tree: &AnyTree,
		statement: Statement,
	) -> Result<(), SegmentError> {
		if locked(&self.topics).get(&topic) == Some(&statement) {
			return Ok(());
		}
		let path = self.path(topic);
		match tree {
			AnyTree::Readings(tree) => Segment::write(&path, topic, tree)?,
			AnyTree::Settlements(tree) => Segment::write(&path, topic, tree)?,
		}
		locked(&self.open).remove(&topic);
		locked(&self.topics).insert(topic, statement);
		Ok(())
	}

	/// What the archive has of a topic.
	pub fn statement(&self, topic: Topic) -> Option<Statement> {
		locked(&self.topics).get(&topic).copied()
	}

	fn file(&self, topic: Topic) -> Result<Option<File>> {
		if self.statement(topic).is_none() {
			return Ok(None);
		}
		if let Some(file) = locked(&self.open).get(&topic) {
			return Ok(Some(file.clone()));
		}
		let file = File::open(&self.path(topic), topic)?;
		let mut open = locked(&self.open);
		if open.len() >= MOST_OPEN {
			open.pop_first();
		}
		open.insert(topic, file.clone());
		Ok(Some(file))
	}

	fn of_readings(&self, topic: Topic) -> Result<Option<Arc<Segment<MeterReading>>>> {
		Ok(match self.file(topic)? {
			Some(File::Readings(segment)) => Some(segment),
			_ => None,
		})
	}

	fn of_settlements(&self, topic: Topic) -> Result<Option<Arc<Segment<Settlement>>>> {
		Ok(match self.file(topic)? {
			Some(File::Settlements(segment)) => Some(segment),
			_ => None,
		})
	}

	/// Stated topics in ascending order after one of them, at most `most`.
	pub fn topics(&self, after: Option<Topic>, most: usize) -> Vec<TopicEntry> {
		let topics = locked(&self.topics);
		let later = topics.iter().filter(|(topic, _)| after.is_none_or(|after| **topic > after));
		later
			.take(most)
			.map(|(topic, statement)| TopicEntry { topic: *topic, statement: *statement })
			.collect()
	}

	/// Readings after a place.
	pub fn readings(
		&self,
		topic: Topic,
		after: Option<u32>,
		most: usize,
	) -> Result<Vec<(u32, MeterReading)>> {
		let segment = self.of_readings(topic)?;
		Ok(segment.map(|it| it.page(after, most)).transpose()?.unwrap_or_default())
	}

	/// Settlements after a place.
	pub fn settlements(
		&self,
		topic: Topic,
		after: Option<u32>,
		most: usize,
	) -> Result<Vec<(u32, Settlement)>> {
		let segment = self.of_settlements(topic)?;
		Ok(segment.map(|it| it.page(after, most)).transpose()?.unwrap_or_default())
	}

	/// One proof of several leaves.
	pub fn multi(&self, topic: Topic, places: &[u32]) -> Result<Option<MultiProof>> {
		Ok(match self.file(topic)? {
			Some(File::Readings(segment)) => segment.prove_many(places)?,
			Some(File::Settlements(segment)) => segment.prove_many(places)?,
			None => None,
		})
	}
}

/// The topic in the name of a file.
fn topic_of(path: &Path) -> Option<Topic> {
	let name = path.file_name()?.to_str()?.strip_suffix(".leaves")?;
	Topic::decode_all(&mut &*hex::decode(name).ok()?).ok()
}

/// The archive, and the owners of meters as the chain has them.
pub struct Served {
	/// The leaves.
	pub archive: Arc<Archive>,
	/// Whom to ask.
	pub seat: Arc<Seat>,
	/// What was answered, and when.
	owners: Mutex<BTreeMap<MeterId, (Instant, Option<PartyId>)>>,
}

/// An owner is asked for again after so long. A meter that is not registered may be soon.
const OWNER_KEPT: Duration = Duration::from_secs(600);
const NOBODY_KEPT: Duration = Duration::from_secs(10);
/// Owners of so many meters are kept.
const MOST_OWNERS: usize = 100_000;

impl Served {
	/// Nothing was asked yet.
	pub fn new(archive: Arc<Archive>, seat: Arc<Seat>) -> Self {
		Served { archive, seat, owners: Mutex::default() }
	}

	fn known(&self, meter: &MeterId) -> Option<Option<PartyId>> {
		let owners = locked(&self.owners);
		let (at, owner) = owners.get(meter)?;
		let kept = if owner.is_some() { OWNER_KEPT } else { NOBODY_KEPT };
		(at.elapsed() < kept).then_some(*owner)
	}
}

impl service::Archive for Served {
	fn topics(&self, after: Option<Topic>, most: usize) -> Result<Vec<TopicEntry>> {
		Ok(self.archive.topics(after, most))
	}

	fn topic(&self, topic: Topic) -> Result<Option<TopicEntry>> {
		Ok(self.archive.statement(topic).map(|statement| TopicEntry { topic, statement }))
	}

	fn readings(
		&self,
		topic: Topic,
		after: Option<u32>,
		most: usize,
	) -> Result<Vec<(u32, MeterReading)>> {
		self.archive.readings(topic, after, most)
	}

	fn settlements(
		&self,
		topic: Topic,
		after: Option<u32>,
		most: usize,
	) -> Result<Vec<(u32, Settlement)>> {
		self.archive.settlements(topic, after, most)
	}

	fn reading(&self, topic: Topic, meter: &MeterId) -> Result<Option<(u32, MeterReading)>> {
		let segment = self.archive.of_readings(topic)?;
		Ok(segment.map(|it| it.find(meter)).transpose()?.flatten())
	}

	fn settlement(&self, topic: Topic, trade: &TradeRef) -> Result<Option<(u32, Settlement)>> {
		let segment = self.archive.of_settlements(topic)?;
		Ok(segment.map(|it| it.find(trade)).transpose()?.flatten())
	}

	fn multi(&self, topic: Topic, places: &[u32]) -> Result<Option<MultiProof>> {
		self.archive.multi(topic, places)
	}

	fn owner(&self, meter: &MeterId) -> BoxFuture<'_, Result<Option<PartyId>>> {
		let meter = meter.clone();
		Box::pin(async move {
			if let Some(owner) = self.known(&meter) {
				return Ok(owner);
			}
			let owner = self.seat.meter(&meter).await?.map(|meter| meter.party);
			let mut owners = locked(&self.owners);
			if owners.len() >= MOST_OWNERS {
				owners.clear();
			}
			owners.insert(meter, (Instant::now(), owner));
			Ok(owner)
		})
	}
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::unwrap_used, clippy::indexing_slicing)]
pub mod tests {
	use super::*;
	use verdigrid_oracle::Tree;
	use verdigrid_primitives::{Energy, Period};

	/// A topic of readings.
	pub fn topic(revision: u8) -> Topic {
		Topic::Metering(Period::month(528), revision)
	}

	/// Keeps readings of meters with these energies. The names of meters count from 1.
	pub fn keep(archive: &Archive, topic: Topic, energies: &[u64], salt: u8) {
		let reading = |(number, wh): (u32, &u64)| MeterReading {
			meter: MeterId::new(&format!("M-{number:04}")).unwrap(),
			period: topic.period(),
			energy: Energy::from_wh(*wh),
			salt: [salt; 16],
		};
		let tree = Tree::new((1..).zip(energies).map(reading).collect()).unwrap();
		let statement = tree.statement().unwrap();
		archive.keep(topic, &AnyTree::Readings(tree), statement).unwrap();
	}

	#[test]
	fn what_was_kept_is_there_after_a_new_start_and_a_damaged_file_is_set_aside() {
		let state = tempfile::tempdir().unwrap();
		let archive = Archive::open(state.path()).unwrap();
		keep(&archive, topic(0), &[5, 6], 1);
		keep(&archive, topic(1), &[5, 7], 1);
		keep(&archive, topic(1), &[5, 8], 1);
		let again = Archive::open(state.path()).unwrap();
		assert_eq!(again.topics(None, 9), archive.topics(None, 9));
		assert_eq!(again.topics(Some(topic(0)), 9).len(), 1);
		assert_eq!(again.readings(topic(1), Some(0), 9).unwrap()[0].1.energy, Energy::from_wh(8));
		assert!(again.settlements(topic(1), None, 9).unwrap().is_empty());
		assert!(again.multi(topic(1), &[0, 1]).unwrap().is_some());
		let file = again.path(topic(0));
		let mut bytes = fs::read(&file).unwrap();
		let end = bytes.len() - 60;
		bytes[end] ^= 1;
		fs::write(&file, bytes).unwrap();
		let damaged = Archive::open(state.path()).unwrap();
		assert_eq!(damaged.statement(topic(0)), None);
		keep(&damaged, topic(0), &[5, 6], 1);
		assert_eq!(Archive::open(state.path()).unwrap().topics(None, 9), again.topics(None, 9));
	}
}
