//! A small archive in memory: two topics of readings and one of settlements.

use super::super::{Archive, TopicEntry};
use anyhow::Result;
use futures::future::{ready, BoxFuture, FutureExt};
use std::collections::BTreeMap;
use verdigrid_primitives::{
	evidence::{MeterReading, Settlement, Statement, Topic, TradeRef},
	merkle::{prove_many, root, Leaf, MultiProof},
	party::{MeterId, PartyId},
	Energy, Period,
};

/// Readings and settlements, each in the order of their keys.
#[derive(Default)]
pub struct Memory {
	pub readings: BTreeMap<Topic, Vec<MeterReading>>,
	pub settlements: BTreeMap<Topic, Vec<Settlement>>,
	pub owners: BTreeMap<MeterId, PartyId>,
	/// Whether everything fails.
	pub is_broken: bool,
	/// So long each read takes.
	pub pause: std::time::Duration,
}

/// January 2014.
pub const MONTH: Period = Period::month(528);
/// Its readings.
pub const METERING: Topic = Topic::Metering(MONTH, 0);
/// Its settlements.
pub const SETTLEMENT: Topic = Topic::Settlement(MONTH, 0);
/// The 31st of January 2014.
pub const DAY: Period = Period::day(16_101);

/// A meter.
pub fn meter(name: &str) -> MeterId {
	MeterId::new(name).unwrap()
}

/// The reference of the settlement with this number.
pub fn trade_ref(number: u8) -> TradeRef {
	TradeRef::repeat_byte(number)
}

fn reading(name: &str, period: Period, energy: u64) -> MeterReading {
	let energy = Energy::from_wh(energy);
	MeterReading { meter: meter(name), period, energy, salt: [7; 16] }
}

fn settlement(number: u8, seller: PartyId, buyer: PartyId) -> Settlement {
	Settlement {
		trade_ref: trade_ref(number),
		seller,
		buyer,
		generation_meter: meter("WT-1"),
		consumption_meter: meter("FAB-7"),
		period: MONTH,
		energy: Energy::from_wh(9_007_199_254_740_993),
		batch: u64::MAX,
		first: 1,
		units: 5,
		price_commitment: TradeRef::repeat_byte(9),
		supersedes: None,
		salt: [8; 16],
	}
}

/// Party 1 has the meters WT-1 and WT-2, party 2 has FAB-7, and nobody has X-1. Party 1 sells 1 and 2 to party 2, and party 3 sells 3 to
/// party 4. There are three more meters of party 5 for each hundred in `many`.
pub fn world(many: usize) -> Memory {
	let mut readings: Vec<_> = (0..many).map(|i| reading(&format!("M-{i:06}"), MONTH, 1)).collect();
	readings.push(reading("FAB-7", MONTH, 9_007_199_254_740_993));
	for name in ["WT-1", "WT-2", "X-1"] {
		readings.push(reading(name, MONTH, 5));
	}
	readings.sort_by_key(|reading| reading.meter.clone());
	let mut owners =
		BTreeMap::from([("WT-1", 1), ("WT-2", 1), ("FAB-7", 2)].map(|(m, p)| (meter(m), p)));
	owners.extend((0..many).step_by(30).map(|i| (meter(&format!("M-{i:06}")), 5)));
	let day = vec![reading("WT-1", DAY, 4)];
	Memory {
		readings: BTreeMap::from([(METERING, readings), (Topic::Metering(DAY, 1), day)]),
		settlements: BTreeMap::from([(
			SETTLEMENT,
			vec![settlement(1, 1, 2), settlement(2, 1, 2), settlement(3, 3, 4)],
		)]),
		owners,
		..Memory::default()
	}
}

fn hashes<L: Leaf>(leaves: &[L]) -> Vec<sp_core::H256> {
	leaves.iter().map(Leaf::hash).collect()
}

fn statement<L: Leaf>(leaves: &[L]) -> Statement {
	Statement {
		root: root(&hashes(leaves)).unwrap(),
		leaves: leaves.len() as u32,
		total: Energy::sum(leaves.iter().map(Leaf::energy)).unwrap(),
	}
}

fn page<L: Clone>(leaves: Option<&Vec<L>>, after: Option<u32>, most: usize) -> Vec<(u32, L)> {
	let placed = (0_u32..).zip(leaves.into_iter().flatten().cloned());
	placed.filter(|(place, _)| after.is_none_or(|after| *place > after)).take(most).collect()
}

impl Memory {
	fn works(&self) -> Result<()> {
		std::thread::sleep(self.pause);
		anyhow::ensure!(!self.is_broken, "the disk at /secret/path is gone");
		Ok(())
	}

	fn all(&self) -> BTreeMap<Topic, Statement> {
		let readings = self.readings.iter().map(|(topic, leaves)| (*topic, statement(leaves)));
		readings
			.chain(self.settlements.iter().map(|(topic, leaves)| (*topic, statement(leaves))))
			.collect()
	}
}

impl Archive for Memory {
	fn topics(&self, after: Option<Topic>, most: usize) -> Result<Vec<TopicEntry>> {
		self.works()?;
		let later = self.all().into_iter().filter(|(topic, _)| after.is_none_or(|it| *topic > it));
		Ok(later.take(most).map(|(topic, statement)| TopicEntry { topic, statement }).collect())
	}

	fn topic(&self, topic: Topic) -> Result<Option<TopicEntry>> {
		self.works()?;
		Ok(self.all().get(&topic).map(|statement| TopicEntry { topic, statement: *statement }))
	}

	fn readings(
		&self,
		topic: Topic,
		after: Option<u32>,
		most: usize,
	) -> Result<Vec<(u32, MeterReading)>> {
		self.works()?;
		Ok(page(self.readings.get(&topic), after, most))
	}

	fn settlements(
		&self,
		topic: Topic,
		after: Option<u32>,
		most: usize,
	) -> Result<Vec<(u32, Settlement)>> {
		self.works()?;
		Ok(page(self.settlements.get(&topic), after, most))
	}

	fn reading(&self, topic: Topic, meter: &MeterId) -> Result<Option<(u32, MeterReading)>> {
		let all = self.readings(topic, None, usize::MAX)?;
		Ok(all.into_iter().find(|(_, leaf)| leaf.meter == *meter))
	}

	fn settlement(&self, topic: Topic, trade: &TradeRef) -> Result<Option<(u32, Settlement)>> {
		let all = self.settlements(topic, None, usize::MAX)?;
		Ok(all.into_iter().find(|(_, leaf)| leaf.trade_ref == *trade))
	}

	fn multi(&self, topic: Topic, places: &[u32]) -> Result<Option<MultiProof>> {
		self.works()?;
		let hashes = match topic {
			Topic::Metering(..) => self.readings.get(&topic).map(|leaves| hashes(leaves)),
			Topic::Settlement(..) => self.settlements.get(&topic).map(|leaves| hashes(leaves)),
		};
		Ok(hashes.and_then(|hashes| prove_many(&hashes, places)))
	}

	fn owner(&self, meter: &MeterId) -> BoxFuture<'_, Result<Option<PartyId>>> {
		ready(Ok(self.owners.get(meter).copied())).boxed()
	}
}
