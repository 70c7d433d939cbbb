//! What a worker would state, by its data and by what the chain says of meters and certificates.

use crate::{
	data::{AllData, Data, Measured, Seen, Settled, State},
	store::Print,
	subject::Subject,
};
use codec::Encode;
use sp_crypto_hashing::blake2_256;
use std::{
	collections::{BTreeMap, BTreeSet},
	sync::Arc,
};
use verdigrid_oracle::{
	salt::price_commitment, Limit, Plausibility, Reading, Report, SettledTrade, SourceSecret,
	TradeKey, Tree,
};
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{MeterReading, Settlement, Source, Statement, Topic},
	party::{Meter, MeterId},
	Granularity, MarketOffset, Period,
};

/// All data of a worker.
pub enum Input {
	/// What meters measured.
	Readings(AllData<Measured>),
	/// What was settled.
	Settlements(AllData<Settled>),
}

/// What the chain says of meters, periods and certificates.
pub struct Terms {
	/// The market's distance from UTC.
	pub offset: MarketOffset,
	/// By how much a reading may exceed what its meter's power gives, in parts per million.
	pub margin_ppm: u32,
	/// The meters that the chain knows, of those that can be read.
	pub meters: Arc<BTreeMap<MeterId, Meter>>,
	/// The certificates of trades, or why it is not known which ones.
	pub certificates: BTreeMap<TradeKey, Result<CertificateRange, String>>,
}

/// What a worker would state.
#[derive(Debug)]
pub struct Draft {
	/// What about.
	pub subject: Subject,
	/// What is stated.
	pub leaves: Leaves,
	/// Meters and trades that are left out, and why.
	pub left_out: BTreeMap<String, String>,
	/// Trades of which the chain was not asked yet which certificates were sold.
	pub not_asked: usize,
	/// What tells it from a draft of other data. A pledge that comes or goes is no other data: else a seller could postpone for ever
	/// what others sold.
	pub print: Print,
}

/// What is stated.
#[derive(Debug)]
pub enum Leaves {
	/// Readings, and what was noticed.
	Readings(BTreeMap<MeterId, Reading>),
	/// Settlements, and their certificates.
	Settlements(Vec<(SettledTrade, CertificateRange)>),
}

/// The tree of a draft.
#[derive(Debug)]
pub enum AnyTree {
	/// Of readings.
	Readings(Tree<MeterReading>),
	/// Of settlements.
	Settlements(Tree<Settlement>),
}

/// Does the same with data of both kinds.
macro_rules! with_data {
	($input:expr, $data:ident => $do:expr) => {
		match $input {
			Input::Readings($data) => $do,
			Input::Settlements($data) => $do,
		}
	};
}

impl Input {
	/// Who states it.
	pub const fn source(&self) -> Source {
		match self {
			Input::Readings(_) => Source::EnergyPlatform,
			Input::Settlements(_) => Source::TradingCentre,
		}
	}

	/// Looks at all sources.
	pub async fn look(&mut self) -> Seen {
		with_data!(self, data => data.look().await)
	}

	/// What holds up each data, by its name.
	pub fn states(&self) -> Vec<(&str, &State)> {
		with_data!(self, data => data.iter().map(|it| (it.name(), it.state())).collect())
	}

	/// The documents that were read of each data, by its name.
	pub fn known(&self) -> Vec<(&str, &BTreeSet<String>)> {
		with_data!(self, data => data.iter().map(|it| (it.name(), it.known())).collect())
	}

	/// An earlier run read these documents of the data with a name.
	pub fn know(
		&mut self,
		of: impl Fn(&str) -> anyhow::Result<BTreeSet<String>>,
	) -> anyhow::Result<()> {
		with_data!(self, data => data.iter_mut().try_for_each(|it| {
			let names = of(it.name())?;
			it.know(names);
			Ok(())
		}))
	}

	/// The names and texts of all mappings.
	pub fn mappings(&self) -> Vec<(String, String)> {
		with_data!(self, data => data.mappings())
	}

	/// Says for each data how much was read, and what contradicts itself.
	pub fn tell(&self) -> (Vec<String>, bool) {
		let (mut told, mut is_held_up) = (Vec::new(), false);
		for (name, state) in self.states() {
			for reason in state.blocked.iter().chain(&state.growing) {
				told.push(format!("{name}: {reason}"));
				is_held_up = true;
			}
		}
		match self {
			Input::Readings(all) => {
				for (data, readings) in all.iter().filter_map(|data| Some((data, data.read()?))) {
					told.push(format!(
						"{}: {}",
						data.name(),
						counted(readings.meters().count(), "meter")
					));
					let elsewhere = |meter: &&str| {
						all.count(meter) > 1
							&& all.of(meter).is_some_and(|(of, _)| of.name() != data.name())
					};
					for meter in readings.meters().filter(elsewhere) {
						told.push(format!(
							"{}: its readings of {meter} do not count, because the mapping of other data declares that meter",
							data.name()
						));
					}
					for doubt in readings.doubts() {
						told.push(format!("{}: {}", data.name(), doubt.refusal));
						is_held_up = true;
					}
				}
			}
			Input::Settlements(all) => {
				let read = |data: &Data<Settled>| Some(data.read()?.trades().count());
				let count = all.iter().filter_map(|data| Some((data.name(), read(data)?)));
				told.extend(
					count.map(|(name, count)| format!("{name}: {}", counted(count, "settlement"))),
				);
			}
		}
		(told, is_held_up)
	}

	/// What has ended and may have data, the earliest first.
	pub fn subjects(
		&self,
		granularities: &[Granularity],
		since: u64,
		now: u64,
		offset: MarketOffset,
		meters: &BTreeMap<MeterId, Meter>,
	) -> Vec<Subject> {
		// A day begins when the market's clock says so.
		let since = since.saturating_add_signed(i64::from(offset.minutes()).saturating_mul(-60));
		match self {
			Input::Readings(all) => {
				let of = |granularity: &Granularity| {
					let own = meters.iter().filter(|(_, meter)| meter.granularity == *granularity);
					let own = own.map(|(id, _)| id.to_string()).collect();
					periods(all, &own, *granularity, since, now, offset)
				};
				granularities.iter().flat_map(of).map(Subject::Readings).collect()
			}
			Input::Settlements(all) => {
				let counts = |period: &Period| {
					granularities.contains(&period.granularity)
						&& period.start(offset).is_some_and(|start| start >= since)
						&& period.end(offset).is_some_and(|end| end <= now)
				};
				let instalments = all.read().flat_map(|sheets| sheets.instalments());
				let counted = instalments.filter(|(period, _)| counts(period));
				let all: BTreeSet<_> =
					counted.map(|(period, number)| Subject::Settlements(period, number)).collect();
				all.into_iter().collect()
			}
		}
	}

	/// The settlements of a subject.
	pub fn trades(&self, subject: Subject) -> Vec<&SettledTrade> {
		match (self, subject) {
			(Input::Settlements(all), Subject::Settlements(period, instalment)) => {
				all.read().flat_map(|sheets| sheets.of(period, instalment)).collect()
			}
			_ => Vec::new(),
		}
	}

	/// All meters that can be read, by the names that the chain can have.
	pub fn meters(&self) -> BTreeSet<MeterId> {
		match self {
			Input::Readings(all) => all.meters().filter_map(MeterId::new).collect(),
			Input::Settlements(_) => BTreeSet::new(),
		}
	}

	/// The meters that can be read and are none of these, as the mappings name them.
	pub fn others(&self, meters: &BTreeMap<MeterId, Meter>) -> Vec<&str> {
		let Input::Readings(all) = self else { return Vec::new() };
		let is_known = |name: &str| MeterId::new(name).is_some_and(|id| meters.contains_key(&id));
		all.meters().filter(|name| !is_known(name)).collect()
	}

	/// What the data says of a subject. `None` if it has nothing of it.
	pub fn draft(&self, terms: &Terms, subject: Subject) -> Option<Draft> {
		match (self, subject) {
			(Input::Readings(all), Subject::Readings(period)) => readings(all, terms, period),
			(Input::Settlements(_), Subject::Settlements(..)) => {
				Some(settlements(&self.trades(subject), terms, subject))
			}
			_ => None,
		}
	}
}

/// `1 meter is read`, `2 meters are read`.
fn counted(count: usize, what: &str) -> String {
	match count {
		1 => format!("1 {what} is read"),
		count => format!("{count} {what}s are read"),
	}
}

fn settlements(trades: &[&SettledTrade], terms: &Terms, subject: Subject) -> Draft {
	let (mut leaves, mut left_out, mut not_asked) = (Vec::new(), BTreeMap::new(), 0_usize);
	let mut known = BTreeSet::new();
	for trade in trades {
		let place = format!("{} ({})", trade.number, trade.place);
		if !known.insert(trade.reference) {
			left_out.insert(place, "several data have it: leave it out of all but one".into());
			continue;
		}
		match terms.certificates.get(&trade.key()) {
			Some(Ok(range)) => leaves.push(((*trade).clone(), *range)),
			Some(Err(reason)) => {
				left_out.insert(place, reason.clone());
			}
			None => {
				not_asked = not_asked.saturating_add(1);
				left_out.insert(place, "it is not known yet which certificates were sold".into());
			}
		}
	}
	let print = print_of_trades(trades);
	Draft { subject, leaves: Leaves::Settlements(leaves), left_out, not_asked, print }
}

/// Where a trade stands in its document does not count.
fn print_of_trades(trades: &[&SettledTrade]) -> Print {
	let said = |trade: &&SettledTrade| {
		let SettledTrade { seller, buyer, energy, units, price, certificates, .. } = trade;
		let meters = (&trade.generation_meter, &trade.consumption_meter);
		let which = format!("{certificates:?}");
		(trade.key(), seller, buyer, meters, energy, units, price, which).encode()
	};
	let mut all: Vec<Vec<u8>> = trades.iter().map(said).collect();
	all.sort_unstable();
	blake2_256(&all.encode())
}

fn print_of_readings(
	readings: &BTreeMap<MeterId, Reading>,
	left_out: &BTreeMap<String, String>,
) -> Print {
	let mut said = left_out.keys().collect::<Vec<_>>().encode();
	for (meter, reading) in readings {
		(meter, reading.energy, reading.report.missing).encode_to(&mut said);
	}
	blake2_256(&said)
}

fn readings(data: &AllData<Measured>, terms: &Terms, period: Period) -> Option<Draft> {
	let (start, end) = (period.start(terms.offset)?, period.end(terms.offset)?);
	let (mut readings, mut left_out) = (BTreeMap::new(), BTreeMap::new());
	let own = terms.meters.iter().filter(|(_, meter)| {
		meter.granularity == period.granularity && meter.existed_in(start, end)
	});
	for (id, meter) in own {
		let name = id.to_string();
		let Some((_, read)) = data.of(&name) else { continue };
		if data.is_in_several(&name) {
			left_out
				.insert(name, "several data have it: leave it out of all mappings but one".into());
			continue;
		}
		let limit = Limit { power_w: meter.max_power_w, margin_ppm: terms.margin_ppm };
		let reading =
			read.reading(&name, start, end, Some(limit)).map_err(|error| error.to_string());
		match reading.and_then(|reading| plausible(id, period, meter, reading, terms)) {
			Ok(reading) => {
				readings.insert(id.clone(), reading);
			}
			Err(reason) => {
				left_out.insert(name, reason);
			}
		}
	}
	let has_data = |reading: &Reading| reading.report.missing < reading.report.expected;
	let is_there = readings.values().any(has_data) || !left_out.is_empty();
	let (print, leaves) = (print_of_readings(&readings, &left_out), Leaves::Readings(readings));
	let subject = Subject::Readings(period);
	is_there.then_some(Draft { subject, leaves, left_out, not_asked: 0, print })
}

fn plausible(
	id: &MeterId,
	period: Period,
	meter: &Meter,
	reading: Reading,
	terms: &Terms,
) -> Result<Reading, String> {
	let Terms { offset, margin_ppm, .. } = *terms;
	let leaf = MeterReading { meter: id.clone(), period, energy: reading.energy, salt: [0; 16] };
	let judged = (Plausibility { offset, margin_ppm }).ensure_plausible(&leaf, meter);
	judged.map(|()| reading).map_err(|error| error.to_string())
}

impl Draft {
	/// Whether nothing is left out, and each interval of each meter is there.
	pub fn is_complete(&self) -> bool {
		self.left_out.is_empty() && self.report().missing == 0
	}

	/// The sum of what was noticed.
	pub fn report(&self) -> Report {
		match &self.leaves {
			Leaves::Readings(all) => {
				all.values().fold(Report::default(), |sum, reading| sum.and(&reading.report))
			}
			Leaves::Settlements(_) => Report::default(),
		}
	}

	/// The tree of a revision, and what is stated of it. `None` without leaves.
	pub fn tree(&self, revision: u8, secret: &SourceSecret) -> Option<(Topic, AnyTree, Statement)> {
		let topic = self.subject.topic(revision);
		let (tree, statement) = match &self.leaves {
			Leaves::Readings(all) => {
				let period = topic.period();
				let leaf = |(meter, reading): (&MeterId, &Reading)| MeterReading {
					meter: meter.clone(),
					period,
					energy: reading.energy,
					salt: secret.leaf_salt(&topic, meter),
				};
				let tree = Tree::new(all.iter().map(leaf).collect()).ok()?;
				let statement = tree.statement().ok()?;
				(AnyTree::Readings(tree), statement)
			}
			Leaves::Settlements(all) => {
				let leaf = |(trade, range): &(SettledTrade, CertificateRange)| {
					settlement(trade, *range, &topic, secret)
				};
				let tree = Tree::new(all.iter().map(leaf).collect()).ok()?;
				let statement = tree.statement().ok()?;
				(AnyTree::Settlements(tree), statement)
			}
		};
		Some((topic, tree, statement))
	}
}

fn settlement(
	trade: &SettledTrade,
	range: CertificateRange,
	topic: &Topic,
	secret: &SourceSecret,
) -> Settlement {
	let price_salt = secret.price_salt(topic, &trade.reference);
	Settlement {
		trade_ref: trade.reference,
		seller: trade.seller,
		buyer: trade.buyer,
		generation_meter: trade.generation_meter.clone(),
		consumption_meter: trade.consumption_meter.clone(),
		period: trade.period,
		energy: trade.energy,
		batch: range.batch,
		first: range.first,
		units: range.units,
		price_commitment: price_commitment(trade.price, price_salt),
		supersedes: trade.supersedes,
		salt: secret.leaf_salt(topic, &trade.reference),
	}
}

/// The periods that have ended and in which these meters may have data, the earliest first.
fn periods(
	data: &AllData<Measured>,
	meters: &BTreeSet<String>,
	granularity: Granularity,
	since: u64,
	now: u64,
	offset: MarketOffset,
) -> Vec<Period> {
	let extents = data.read().flat_map(|readings| {
		let own = readings.meters().filter(|meter| meters.contains(*meter));
		own.filter_map(|meter| readings.extent(meter)).collect::<Vec<_>>()
	});
	let Some(extent) =
		extents.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
	else {
		return Vec::new();
	};
	let first = u64::try_from(extent.start).unwrap_or(0).max(since);
	let last = u64::try_from(extent.end).unwrap_or(0).min(now);
	let mut next = Period::containing(granularity, first, offset);
	let mut periods = Vec::new();
	while let Some(period) = next {
		let (Some(start), Some(end)) = (period.start(offset), period.end(offset)) else { break };
		if end > now || start >= last {
			break;
		}
		if start >= since {
			periods.push(period);
		}
		next = period.next();
	}
	periods
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
	use super::*;
	use verdigrid_oracle::{Place, WhichCertificates};
	use verdigrid_primitives::Energy;

	const SECRET: SourceSecret = SourceSecret::new([7; 32]);

	fn trade(number: u8) -> SettledTrade {
		let meter = |name: &str| MeterId::new(name).unwrap();
		SettledTrade {
			place: Place { file: "sheet.csv".into(), line: number.into() },
			number: format!("A-{number}"),
			reference: [number; 32].into(),
			seller: 1,
			buyer: 2,
			generation_meter: meter("WIND"),
			consumption_meter: meter("FACTORY"),
			period: Period::month(528),
			instalment: 0,
			energy: Energy::from_wh(5_000_000),
			units: 5,
			certificates: WhichCertificates::Pledged,
			price: 4_800,
			supersedes: None,
		}
	}

	fn draft(trades: &[SettledTrade]) -> Draft {
		let range = |number: u8| CertificateRange { batch: 3, first: number.into(), units: 5 };
		let certificates = [
			(([1; 32].into(), None), Ok(range(1))),
			(([2; 32].into(), None), Ok(range(6))),
			(([3; 32].into(), None), Err("party 1 has pledged no certificates".to_owned())),
		];
		let terms = Terms {
			offset: MarketOffset::from_minutes(60).unwrap(),
			margin_ppm: 0,
			meters: Arc::default(),
			certificates: certificates.into(),
		};
		let trades: Vec<&SettledTrade> = trades.iter().collect();
		settlements(&trades, &terms, Subject::Settlements(Period::month(528), 0))
	}

	#[test]
	fn settlements_have_their_certificates_and_others_are_left_out_with_the_reason() {
		let draft = draft(&[1, 2, 3, 4].map(trade));
		let left_out: Vec<_> =
			draft.left_out.iter().map(|(name, why)| format!("{name}: {why}")).collect();
		assert_eq!(
			left_out,
			[
				"A-3 (sheet.csv, line 3): party 1 has pledged no certificates",
				"A-4 (sheet.csv, line 4): it is not known yet which certificates were sold"
			]
		);
		assert!(!draft.is_complete());
		assert_eq!(draft.not_asked, 1);
		let (topic, tree, statement) = draft.tree(0, &SECRET).unwrap();
		assert_eq!((topic, statement.leaves), (Topic::Settlement(Period::month(528), 0), 2));
		let AnyTree::Settlements(tree) = tree else { panic!() };
		let leaf = tree.leaf(&[2; 32].into()).unwrap();
		assert_eq!((leaf.batch, leaf.first, leaf.units), (3, 6, 5));
		assert_eq!(leaf.salt, SECRET.leaf_salt(&topic, &leaf.trade_ref));
		let commitment = price_commitment(4_800, SECRET.price_salt(&topic, &leaf.trade_ref));
		assert_eq!(leaf.price_commitment, commitment);
	}

	#[test]
	fn a_pledge_and_a_line_change_no_deadline_and_what_is_sold_does() {
		let print = draft(&[1, 2, 3].map(trade)).print;
		assert_eq!(draft(&[3, 2, 1].map(trade)).print, print);
		let moved = SettledTrade { place: Place { file: "b.csv".into(), line: 9 }, ..trade(3) };
		assert_eq!(draft(&[trade(1), trade(2), moved]).print, print);
		// Trade 2 has its certificates, and trade 4 is not pledged.
		assert_ne!(draft(&[1, 4, 3].map(trade)).print, print);
		let dearer = SettledTrade { price: 4_900, ..trade(3) };
		assert_ne!(draft(&[trade(1), trade(2), dearer]).print, print);
		assert_ne!(draft(&[1, 2].map(trade)).print, print);
	}

	#[test]
	fn the_order_of_sheets_changes_nothing_and_a_trade_counts_once() {
		let one = draft(&[1, 2].map(trade)).tree(0, &SECRET).unwrap().2;
		assert_eq!(draft(&[2, 1].map(trade)).tree(0, &SECRET).unwrap().2, one);
		let twice = draft(&[1, 2, 1].map(trade));
		assert_eq!(twice.tree(0, &SECRET).unwrap().2, one);
		assert!(twice.left_out.values().all(|why| why.contains("several data have it")));
		assert!(draft(&[3].map(trade)).tree(0, &SECRET).is_none());
	}
}
