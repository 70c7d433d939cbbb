//! Meters: each has one name, one owner and one place.
//!
//! A name is used once, whatever its hyphens (R33). A meter is its party's for as long as it exists, and
//! stays so for the past (R17, R34). A meter that takes over the place of another begins when that one has
//! ended. Governance restores a meter that was retired by mistake, and removes one on which nothing rests.

use verdigrid_identity::Call;
use verdigrid_primitives::{
	party::{Direction, MeterId, PartyId, RegionCode},
	Granularity, Moment, Period,
};

use super::{need, Model, Origin, Refusal, Ruling};
use verdigrid_runtime::Runtime;

/// 100 GW.
const MOST_POWER_W: u64 = 100_000_000_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meter {
	pub party: PartyId,
	pub direction: Direction,
	pub granularity: Granularity,
	/// The most watts that can flow through it.
	pub max_power_w: u64,
	pub region: RegionCode,
	pub from: Moment,
	pub to: Option<Moment>,
	/// When its end was stated.
	pub retired_at: Option<Moment>,
	/// The meter whose place it took over.
	pub takes_over: Option<MeterId>,
}

/// A name without its hyphens.
fn bare(name: &MeterId) -> Vec<u8> {
	name.as_bytes().iter().copied().filter(|letter| *letter != b'-').collect()
}

impl Model {
	/// Whether a meter was a party's in some part of a period (R17, R34).
	pub fn owned(&self, meter: &MeterId, party: PartyId, period: Period) -> bool {
		self.meters[meter].party == party && self.seconds_of(meter, period) > 0
	}

	/// The meter that took over the place of another.
	pub fn successor(&self, meter: &MeterId) -> Option<&MeterId> {
		let mut meters = self.meters.iter();
		meters.find(|(_, other)| other.takes_over.as_ref() == Some(meter)).map(|(name, _)| name)
	}

	/// Until when readings of a meter were used.
	pub fn used_until(&self, meter: &MeterId) -> Option<Moment> {
		let periods = self.readings.keys().filter(|(used, _)| used == meter);
		periods.map(|(_, period)| period.end(self.terms.offset).unwrap()).max()
	}

	/// The calls about meters.
	pub(super) fn rule_metering(&mut self, origin: &Origin, call: &Call<Runtime>) -> Ruling {
		match call {
			Call::register_meter {
				party,
				meter,
				direction,
				granularity,
				max_power_w,
				region,
				from,
				takes_over,
			} => {
				let record = Meter {
					party: *party,
					direction: *direction,
					granularity: *granularity,
					max_power_w: *max_power_w,
					region: region.clone(),
					from: *from,
					to: None,
					retired_at: None,
					takes_over: takes_over.clone(),
				};
				self.register_meter(origin, meter, record)
			}
			Call::retire_meter { meter, to } => self.retire_meter(origin, meter, *to),
			Call::restore_meter { meter } => self.restore_meter(origin, meter),
			Call::remove_meter { meter } => self.remove_meter(origin, meter),
			_ => unreachable!("no step makes this call"),
		}
	}

	fn register_meter(&mut self, origin: &Origin, name: &MeterId, meter: Meter) -> Ruling {
		self.ensure_in_charge(origin.signer()?, meter.party)?;
		need(self.is_active(meter.party), Refusal::OtherNotActive)?;
		let known = self.meters.keys().any(|other| bare(other) == bare(name));
		need(!known, Refusal::NameTaken)?;
		need((1..=MOST_POWER_W).contains(&meter.max_power_w), Refusal::Malformed)?;
		need(meter.from <= self.now(), Refusal::WrongTime)?;
		if let Some(earlier) = &meter.takes_over {
			self.ensure_follows(&meter, earlier)?;
		}
		self.meters.insert(name.clone(), meter);
		Ok(())
	}

	/// The other meter has ended, was of the same kind and place, and has no successor.
	fn ensure_follows(&self, meter: &Meter, name: &MeterId) -> Ruling {
		let earlier = self.meters.get(name).ok_or(Refusal::NotFound)?;
		let end = earlier.to.ok_or(Refusal::WrongStanding)?;
		need(self.successor(name).is_none(), Refusal::PlaceTaken)?;
		let same = (earlier.direction, &earlier.region) == (meter.direction, &meter.region);
		need(same, Refusal::Malformed)?;
		need(end <= meter.from, Refusal::WrongTime)
	}

	/// As of now or of the past, but what was used does not lie after the end (R34).
	fn retire_meter(&mut self, origin: &Origin, name: &MeterId, to: Option<Moment>) -> Ruling {
		let now = self.now();
		let (to, used_until) = (to.unwrap_or(now), self.used_until(name));
		let meter = self.meters.get(name).ok_or(Refusal::NotFound)?;
		self.ensure_in_charge(origin.signer()?, meter.party)?;
		need(meter.to.is_none(), Refusal::WrongStanding)?;
		let uses_fit = used_until.is_none_or(|end| end <= to);
		need(meter.from <= to && to <= now && uses_fit, Refusal::WrongTime)?;
		let meter = self.meters.get_mut(name).unwrap();
		(meter.to, meter.retired_at) = (Some(to), Some(now));
		Ok(())
	}

	fn restore_meter(&mut self, origin: &Origin, name: &MeterId) -> Ruling {
		origin.governance()?;
		let meter = self.meters.get(name).ok_or(Refusal::NotFound)?;
		need(meter.to.is_some(), Refusal::WrongStanding)?;
		need(self.successor(name).is_none(), Refusal::PlaceTaken)?;
		let meter = self.meters.get_mut(name).unwrap();
		(meter.to, meter.retired_at) = (None, None);
		Ok(())
	}

	fn remove_meter(&mut self, origin: &Origin, name: &MeterId) -> Ruling {
		origin.governance()?;
		need(self.meters.contains_key(name), Refusal::NotFound)?;
		need(self.successor(name).is_none(), Refusal::PlaceTaken)?;
		let serves = self.project_on(name).is_some();
		need(!serves && self.used_until(name).is_none(), Refusal::Needed)?;
		self.meters.remove(name);
		Ok(())
	}
}
