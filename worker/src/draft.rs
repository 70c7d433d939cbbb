//! What a worker would state about a period.

use crate::data::AllData;
use std::collections::BTreeMap;
use verdigrid_oracle::{Limit, Plausibility, Reading, Report, SourceSecret, Tree};
use verdigrid_primitives::{
	evidence::{MeterReading, Statement, Topic},
	party::{Meter, MeterId},
	Granularity, MarketOffset, Period,
};

/// What the chain says of meters and periods.
pub struct Terms {
	/// The meters that the chain knows, of those that can be read.
	pub meters: BTreeMap<MeterId, Meter>,
	/// The market's distance from UTC.
	pub offset: MarketOffset,
	/// By how much a reading may exceed what its meter's power gives, in parts per million.
	pub margin_ppm: u32,
}

/// What a worker would state about a period.
#[derive(Debug)]
pub struct Draft {
	/// The period.
	pub period: Period,
	/// The readings, and what was noticed.
	pub readings: BTreeMap<MeterId, Reading>,
	/// Meters whose reading is left out, and why.
	pub left_out: BTreeMap<MeterId, String>,
}

impl Draft {
	/// What the data says of a period. `None` if it has nothing of it.
	pub fn new(data: &AllData, terms: &Terms, period: Period) -> Option<Self> {
		let (start, end) = (period.start(terms.offset)?, period.end(terms.offset)?);
		let mut draft = Draft { period, readings: BTreeMap::new(), left_out: BTreeMap::new() };
		let own = terms.meters.iter().filter(|(_, meter)| {
			meter.granularity == period.granularity && meter.existed_in(start, end)
		});
		for (id, meter) in own {
			let Some((_, readings)) = data.of(&id.to_string()) else { continue };
			if data.is_in_several(&id.to_string()) {
				draft.left_out.insert(
					id.clone(),
					"several data have it: leave it out of all mappings but one".into(),
				);
				continue;
			}
			let limit = Limit { power_w: meter.max_power_w, margin_ppm: terms.margin_ppm };
			match readings.reading(&id.to_string(), start, end, Some(limit)) {
				Ok(reading) => draft.take(id, meter, reading, terms),
				Err(error) => {
					draft.left_out.insert(id.clone(), error.to_string());
				}
			}
		}
		let has_data = |reading: &Reading| reading.report.missing < reading.report.expected;
		let is_there = draft.readings.values().any(has_data) || !draft.left_out.is_empty();
		is_there.then_some(draft)
	}

	fn take(&mut self, id: &MeterId, meter: &Meter, reading: Reading, terms: &Terms) {
		let Terms { offset, margin_ppm, .. } = *terms;
		let leaf = self.leaf(id, &reading, [0; 16]);
		match (Plausibility { offset, margin_ppm }).ensure_plausible(&leaf, meter) {
			Ok(()) => {
				self.readings.insert(id.clone(), reading);
			}
			Err(error) => {
				self.left_out.insert(id.clone(), error.to_string());
			}
		}
	}

	fn leaf(&self, meter: &MeterId, reading: &Reading, salt: [u8; 16]) -> MeterReading {
		MeterReading { meter: meter.clone(), period: self.period, energy: reading.energy, salt }
	}

	/// Whether each interval of each meter is there.
	pub fn is_complete(&self) -> bool {
		let whole = |reading: &Reading| reading.report.missing == 0;
		self.left_out.is_empty() && self.readings.values().all(whole)
	}

	/// The sum of what was noticed.
	pub fn report(&self) -> Report {
		self.readings.values().fold(Report::default(), |sum, reading| sum.and(&reading.report))
	}

	/// The tree of a revision, and what is stated of it. `None` without readings.
	pub fn tree(
		&self,
		revision: u8,
		secret: &SourceSecret,
	) -> Option<(Topic, Tree<MeterReading>, Statement)> {
		let topic = Topic::Metering(self.period, revision);
		let leaves = self.readings.iter();
		let leaves = leaves
			.map(|(meter, reading)| self.leaf(meter, reading, secret.leaf_salt(&topic, meter)));
		let tree = Tree::new(leaves.collect()).ok()?;
		let statement = tree.statement().ok()?;
		Some((topic, tree, statement))
	}
}

/// The periods that have ended and may have data, the earliest first.
pub fn periods(
	data: &AllData,
	granularity: Granularity,
	since: u64,
	now: u64,
	offset: MarketOffset,
) -> Vec<Period> {
	let extents = data.iter().filter_map(|data| data.readings()).flat_map(|readings| {
		readings.meters().filter_map(|meter| readings.extent(meter)).collect::<Vec<_>>()
	});
	let Some(extent) =
		extents.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end))
	else {
		return Vec::new();
	};
	// A day begins when the market's clock says so.
	let since = since.saturating_add_signed(i64::from(offset.minutes()).saturating_mul(-60));
	let first = u64::try_from(extent.start).unwrap_or(0).max(since);
	let last = u64::try_from(extent.end).unwrap_or(0).min(now);
	let Some(mut period) = Period::containing(granularity, first, offset) else {
		return Vec::new();
	};
	let mut periods = Vec::new();
	while let (Some(start), Some(end)) = (period.start(offset), period.end(offset)) {
		if end > now || start >= last {
			break;
		}
		if start >= since {
			periods.push(period);
		}
		let Some(index) = period.index.checked_add(1) else { break };
		period = Period { granularity, index };
	}
	periods
}
