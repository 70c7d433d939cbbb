//! What the state says of a redemption, and whether it agrees with itself.
//!
//! The chain made sure of all this when it happened. It is checked again, because a program that checks a
//! statement should not have to believe that the chain's own program was right.

use crate::{
	domain::{Direction, EvidenceStatus, Meter, Redemption, Topic, Voucher, VoucherStatus},
	keys,
	records::{
		Anchor, AnchorStatus, Batch, Carried, DoubtRecord, EvidenceRecord, Freeze, MeteredEnergy,
		Project, Reaped, TopicState,
	},
	state::State,
	Refusal,
};
use alloc::{collections::BTreeMap, vec::Vec};

/// The longest name of a meter. A longer one would make long keys.
const MAX_METER_NAME: usize = 32;

/// The most seats of a committee.
const MAX_SEATS: usize = 31;

/// What the state says of a redemption.
pub struct Facts {
	/// Its number.
	pub id: u64,
	/// The redemption.
	pub redemption: Redemption,
	/// The batch of its certificates.
	pub batch: Batch,
	/// Why the batch is frozen.
	pub freeze: Option<Freeze>,
	/// The project.
	pub project: Project,
	/// First second of the period of generation, and the first after it.
	pub bounds: (u64, u64),
	/// The meter of the project.
	pub generation: Metering,
	/// What consumption was matched by.
	pub matched: Option<MatchFacts>,
}

/// What the state says of a meter and a period.
pub struct Metering {
	/// The name of the meter.
	pub id: Vec<u8>,
	/// The meter.
	pub meter: Meter,
	/// The reading that counts.
	pub metered: MeteredEnergy,
	/// The revision that was used.
	pub revision: u8,
	/// What was anchored of that revision. `None` if it was removed for its age.
	pub anchor: Option<Anchor>,
}

/// What the state says of matched consumption.
pub struct MatchFacts {
	/// The number of the voucher.
	pub voucher_id: u64,
	/// The voucher.
	pub voucher: Voucher,
	/// The evidence.
	pub evidence: EvidenceRecord,
	/// Why it is contested.
	pub doubt: Option<DoubtRecord>,
	/// What was anchored of the settlements.
	pub settlement: Option<Anchor>,
	/// The meter of the consumer.
	pub consumption: Metering,
}

/// Fails with a rule that does not hold.
pub(crate) struct Rules {
	/// The redemption.
	pub redemption: u64,
}

impl Rules {
	pub(crate) fn hold(&self, holds: bool, rule: &'static str) -> Result<(), Refusal> {
		match holds {
			true => Ok(()),
			false => Err(Refusal::Contradiction { redemption: self.redemption, rule }),
		}
	}
}

impl Facts {
	/// Reads what a state says of a redemption. `offset` is the market's distance from UTC in minutes.
	pub fn read(state: &impl State, id: u64, offset: i16) -> Result<Self, Refusal> {
		let redemption: Redemption = state.existing(&keys::redemption(id))?;
		let batch: Batch = state.existing(&keys::batch(redemption.range.batch))?;
		let freeze = match batch.info.frozen {
			true => Some(state.existing(&keys::freeze(redemption.range.batch))?),
			false => None,
		};
		let project = state.existing(&keys::project(&batch.info.project))?;
		let rule = "that the period of generation has bounds";
		let bounds = batch.info.period.bounds(offset);
		let bounds = bounds.ok_or(Refusal::Contradiction { redemption: id, rule })?;
		let matched = match redemption.voucher {
			Some(voucher) => Some(MatchFacts::read(state, id, voucher, &batch)?),
			None => None,
		};
		let revision = matched.as_ref().map_or(batch.revision, |it| it.evidence.revision);
		let meter = batch.info.meter.clone();
		let generation = Metering::read(state, id, meter, batch.info.period, revision)?;
		let facts = Facts { id, redemption, batch, freeze, project, bounds, generation, matched };
		facts.ensure_agree()?;
		if facts.matched.is_some() {
			facts.ensure_allocation_covered(state)?;
		}
		Ok(facts)
	}

	fn ensure_agree(&self) -> Result<(), Refusal> {
		self.ensure_claim()?;
		self.ensure_issued()?;
		match &self.matched {
			Some(matched) => self.ensure_matched(matched),
			None => {
				let unmatched = self.redemption.matched.is_none();
				self.rules().hold(unmatched, "that a redemption without a voucher is not matched")
			}
		}
	}

	const fn rules(&self) -> Rules {
		Rules { redemption: self.id }
	}

	fn ensure_claim(&self) -> Result<(), Refusal> {
		let (rules, Redemption { range, energy, claim, .. }) = (self.rules(), &self.redemption);
		let info = &self.batch.info;
		let last = range.last().filter(|_| range.first > 0);
		let there = last.is_some_and(|last| last <= info.issued);
		rules.hold(there, "that the certificates were issued")?;
		let worth = info.face_value.checked_mul(range.units.into());
		rules.hold(worth == Some(*energy), "that the energy is that of the certificates")?;
		let (start, end) = self.bounds;
		let shares = claim.from < claim.to && claim.from < end && start < claim.to;
		rules
			.hold(shares, "that the time claimed for shares some with the period of generation")?;
		let redeemed = self.batch.totals.redeemed >= range.units;
		rules.hold(redeemed, "that the batch counts the certificates as redeemed")
	}

	fn ensure_issued(&self) -> Result<(), Refusal> {
		let (rules, Batch { info, drawn, carried, .. }) = (self.rules(), &self.batch);
		let (project, Metering { meter, metered, .. }) = (&self.project, &self.generation);
		let same = project.meter == info.meter
			&& project.source == info.source
			&& project.region == info.region;
		rules.hold(same, "that project and batch agree")?;
		let counts = meter.direction == Direction::Generation
			&& meter.granularity == info.period.granularity
			&& meter.party == info.owner
			&& meter.existed_in(self.bounds);
		rules.hold(counts, "that the owner's meter counted generation in the period")?;
		let certified = u128::from(info.face_value).saturating_mul(info.issued.into());
		let out = certified.saturating_add(carried.out.into());
		let into = u128::from(*drawn).saturating_add(carried.into.into());
		rules.hold(out == into, "that certified energy and carry are what was drawn")?;
		rules.hold(*drawn <= metered.highest, "that no more was drawn than measured")
	}

	fn ensure_matched(&self, matched: &MatchFacts) -> Result<(), Refusal> {
		self.ensure_voucher(matched)?;
		let (rules, MatchFacts { evidence, consumption, .. }) = (self.rules(), matched);
		let worth = self.worth(matched);
		rules.hold(
			worth <= evidence.settled.into(),
			"that the settled energy covers the certificates",
		)?;
		let meter = &consumption.meter;
		let counts = meter.direction == Direction::Consumption
			&& meter.granularity == self.batch.info.period.granularity
			&& meter.party == evidence.buyer
			&& meter.number == evidence.consumption_meter
			&& meter.existed_in(self.bounds);
		rules.hold(counts, "that the consumer's meter counted consumption in the period")?;
		let most = consumption.metered.highest;
		rules.hold(worth <= most.into(), "that no more was matched than used")?;
		let least = self.redemption.energy;
		let allocated = self.generation.metered.allocated.min(consumption.metered.allocated);
		rules.hold(least <= allocated, "that both meters count the energy as allocated")
	}

	fn ensure_voucher(&self, matched: &MatchFacts) -> Result<(), Refusal> {
		let (rules, redemption) = (self.rules(), &self.redemption);
		let MatchFacts { voucher, evidence, .. } = matched;
		let redeemed = voucher.status == VoucherStatus::Redeemed(self.id)
			&& voucher.range == redemption.range
			&& voucher.energy == redemption.energy
			&& voucher.period == self.batch.info.period;
		rules.hold(redeemed, "that the voucher was redeemed for these certificates")?;
		let consumer = redemption.matched == Some(voucher.consumer);
		rules.hold(
			consumer && voucher.consumer == evidence.buyer,
			"that the consumer is the buyer",
		)?;
		let within = evidence.range.contains(&redemption.range);
		rules.hold(within, "that the evidence is about these certificates")
	}

	/// The energy of all certificates that the evidence is about.
	fn worth(&self, matched: &MatchFacts) -> u128 {
		u128::from(self.batch.info.face_value).saturating_mul(matched.evidence.range.units.into())
	}

	/// What was carried into the period can be allocated too.
	fn ensure_allocation_covered(&self, state: &impl State) -> Result<(), Refusal> {
		let Some(matched) = &self.matched else { return Ok(()) };
		let Metering { id, metered, .. } = &self.generation;
		let carried: Option<Carried> = state.record(&keys::carried(id, self.batch.info.period))?;
		let into = carried.unwrap_or_default().into;
		let most = u128::from(metered.highest).saturating_add(into.into());
		self.rules().hold(self.worth(matched) <= most, "that no more was matched than generated")
	}

	/// The topic of the settlement, if there is one.
	pub fn settlement_topic(&self) -> Option<Topic> {
		let sequence = self.matched.as_ref()?.evidence.sequence;
		Some(Topic::Settlement(self.batch.info.period, sequence))
	}
}

/// Fails if redemptions share certificates, or together have more of a batch than it counts as redeemed.
pub fn ensure_apart(facts: &[Facts]) -> Result<(), Refusal> {
	let mut batches = BTreeMap::<u64, Taken>::new();
	let mut sorted: Vec<&Facts> = facts.iter().collect();
	sorted.sort_by_key(|it| it.redemption.range.first);
	for Facts { redemption: Redemption { range, .. }, batch, .. } in sorted {
		let taken = batches.entry(range.batch).or_default();
		taken.units = taken.units.saturating_add(range.units.into());
		let apart = range.first > taken.last && taken.units <= batch.totals.redeemed.into();
		taken.last =
			range.last().filter(|_| apart).ok_or(Refusal::CountedTwice { batch: range.batch })?;
	}
	Ok(())
}

/// What redemptions took of a batch.
#[derive(Default)]
struct Taken {
	units: u64,
	last: u32,
}

impl MatchFacts {
	fn read(
		state: &impl State,
		redemption: u64,
		voucher_id: u64,
		batch: &Batch,
	) -> Result<Self, Refusal> {
		let voucher: Voucher = state.existing(&keys::voucher(voucher_id))?;
		let evidence: EvidenceRecord = state.existing(&keys::evidence(voucher.evidence))?;
		let doubt = match evidence.status {
			EvidenceStatus::Live => None,
			EvidenceStatus::Contested => Some(state.existing(&keys::doubt(voucher.evidence))?),
			EvidenceStatus::Revoked => {
				return Err(Refusal::Revoked { redemption, evidence: voucher.evidence })
			}
		};
		let period = batch.info.period;
		let topic = Topic::Settlement(period, evidence.sequence);
		let settlement = anchor(state, redemption, topic)?;
		let id: Vec<u8> = state.existing(&keys::meter_id(evidence.consumption_meter))?;
		let consumption = Metering::read(state, redemption, id, period, evidence.revision)?;
		Ok(MatchFacts { voucher_id, voucher, evidence, doubt, settlement, consumption })
	}
}

impl Metering {
	fn read(
		state: &impl State,
		redemption: u64,
		id: Vec<u8>,
		period: crate::domain::Period,
		revision: u8,
	) -> Result<Self, Refusal> {
		let rules = Rules { redemption };
		rules.hold(id.len() <= MAX_METER_NAME, "that a meter's name has at most 32 bytes")?;
		let meter: Meter = state.existing(&keys::meter(&id))?;
		let metered: MeteredEnergy = state.existing(&keys::metered(meter.number, period))?;
		let known = metered.revision >= revision;
		rules.hold(known, "that the reading that counts is not an earlier one")?;
		let anchor = anchor(state, redemption, Topic::Metering(period, revision))?;
		Ok(Metering { id, meter, metered, revision, anchor })
	}
}

/// What was anchored of a topic. `None` if it stood and was removed for its age.
fn anchor(state: &impl State, redemption: u64, topic: Topic) -> Result<Option<Anchor>, Refusal> {
	let rules = Rules { redemption };
	let Some(anchor) = state.record::<Anchor>(&keys::anchor(&topic))? else {
		let far: Option<TopicState> = state.record(&keys::topic(&topic))?;
		let removed = far.is_some_and(|far| far.reaped == Reaped::Standing);
		rules.hold(removed, "that its anchor stands, or stood until it was removed for its age")?;
		return Ok(None);
	};
	let stands = matches!(anchor.status, AnchorStatus::Open | AnchorStatus::Closed);
	rules.hold(stands, "that its anchor is neither disputed nor void")?;
	rules.hold(anchor.used, "that its anchor was used")?;
	rules.hold(anchor.attesters.len() <= MAX_SEATS, "that a committee has at most 31 seats")?;
	Ok(Some(anchor))
}
