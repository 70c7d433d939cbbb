//! The one reading of a meter and period.
//!
//! The first use of a reading fixes it, with its limit, which includes the tolerance. Another reading of the same
//! revision is refused from then on (R1). A use that proves a later revision replaces it, up or down. What was used
//! before stays, and the highest limit that there ever was is kept (R31). A reading is no more than the meter's
//! power gives while the meter exists (R32).

use verdigrid_primitives::{
	evidence::{MeterReading, Topic},
	party::MeterId,
	Period,
};

use super::{need, Model, Refusal, Ruling};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
	pub energy: u64,
	/// The energy and the tolerance of the moment when it was fixed.
	pub limit: u64,
	/// Which statement of the period's readings it stands in.
	pub revision: u8,
	/// The highest limit that any revision gave.
	pub highest: u64,
}

impl Model {
	/// Makes a reading, which stands in the latest revision, the one of its meter and period, or refuses
	/// another.
	pub(super) fn fix(&mut self, reading: &MeterReading, revision: u8) -> Ruling {
		let energy = reading.energy.wh();
		let key = (reading.meter.clone(), reading.period);
		let before = self.readings.get(&key).copied();
		if let Some(fixed) = before.filter(|fixed| fixed.revision == revision) {
			return need(fixed.energy == energy, Refusal::OtherReading);
		}
		self.ensure_plausible(reading)?;
		self.ensure_knows_the_end(reading, revision)?;
		let limit = energy + energy * self.terms.tolerance_ppm / 1_000_000;
		let highest = before.map_or(limit, |before| before.highest.max(limit));
		self.readings.insert(key, Reading { energy, limit, revision, highest });
		self.use_anchor(&Topic::Metering(reading.period, revision));
		Ok(())
	}

	fn ensure_plausible(&self, reading: &MeterReading) -> Ruling {
		let MeterReading { meter, period, energy, .. } = reading;
		let most = self.most_of(self.meters[meter].max_power_w, meter, *period);
		need(u128::from(energy.wh()) <= most, Refusal::Implausible)
	}

	/// A statement from before a meter's end within the period was stated may hold what another meter
	/// measured (R34).
	fn ensure_knows_the_end(&self, reading: &MeterReading, revision: u8) -> Ruling {
		let meter = &self.meters[&reading.meter];
		let (Some(to), Some(retired_at)) = (meter.to, meter.retired_at) else { return Ok(()) };
		let end = reading.period.end(self.terms.offset).unwrap();
		let anchor = &self.anchors[&Topic::Metering(reading.period, revision)];
		need(end <= to || anchor.opened_at > retired_at, Refusal::EndedSince)
	}

	/// What so much power at a meter can give in a period, for as long as the meter exists in it, with
	/// the margin for inexactness.
	pub(super) fn most_of(&self, watts: u64, meter: &MeterId, period: Period) -> u128 {
		let seconds = self.seconds_of(meter, period);
		let most = u128::from(watts) * u128::from(seconds) / 3_600;
		most + most * self.terms.capacity_margin_ppm / 1_000_000
	}

	/// For how many seconds of a period a meter exists.
	pub(super) fn seconds_of(&self, meter: &MeterId, period: Period) -> u64 {
		let offset = self.terms.offset;
		let (start, end) = (period.start(offset).unwrap(), period.end(offset).unwrap());
		let meter = &self.meters[meter];
		let last = meter.to.unwrap_or(end).min(end);
		last.saturating_sub(meter.from.max(start))
	}
}
