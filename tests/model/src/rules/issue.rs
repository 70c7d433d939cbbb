//! Metered generation becomes certificates, to the watt-hour.
//!
//! The energy of a certificate comes from a reading that is proved against a final anchor; over all
//! classes and for ever, no more is drawn from a reading than was measured (R1, R2). What does not
//! fill a certificate is carried to the project's next period of that class (R6). A project, period
//! and class is issued once, in the order of time, even where no certificate is filled.

use std::collections::BTreeMap;

use verdigrid_primitives::{
	certificate::{ProjectCode, TradeClass},
	evidence::{ProvedReading, Topic},
	party::{MeterId, PartyId, Role},
	Period,
};

use super::{certificates::Place, need, take, Batch, Certificate, Model, Origin, Refusal, Ruling};

/// What is issued once: project, period and class.
type Key = (ProjectCode, Period, TradeClass);

impl Model {
	pub(super) fn issue(
		&mut self,
		origin: &Origin,
		key: Key,
		energy: u64,
		reading: &ProvedReading,
	) -> Ruling {
		let (_, issuer) = self.caller_as(origin, Role::Issuer)?;
		self.ensure_its_issuer(issuer, key.0)?;
		need(!self.is_barred(self.projects[&key.0].owner), Refusal::OtherNotActive)?;
		self.ensure_issuable(key, reading)?;
		self.prove_reading(reading)?;
		let (project, period, class) = key;
		let meter = self.projects[&project].meter.clone();
		let measured = self.readings[&(meter.clone(), period)].energy;
		need(self.drawn(&meter, period) + energy <= measured, Refusal::AboveReading)?;
		let carried_in = self.carry(project, class);
		let face_value = self.classes[&class].face_value;
		let units = (carried_in + energy) / face_value;
		let carried_out = (carried_in + energy) % face_value;
		let batch = Batch { drawn: energy, carried_in, carried_out, ..self.new_batch(key, units) };
		self.batches.insert(take(&mut self.next.batch), batch);
		Ok(())
	}

	/// A reading is one of the project's meter, at its own granularity, and no more than the project
	/// could generate; the meter was the owner's then.
	fn ensure_issuable(&self, key: Key, reading: &ProvedReading) -> Ruling {
		let (code, period, class) = key;
		let terms = self.classes.get(&class).ok_or(Refusal::NotFound)?;
		let project = self.projects.get(&code).ok_or(Refusal::NotFound)?;
		let granularity = self.meters[&project.meter].granularity;
		let fits = terms.granularity == period.granularity && granularity == period.granularity;
		need(fits, Refusal::LeavesDiffer)?;
		let mut issued = self.batches.values().filter(|b| (b.project, b.class) == (code, class));
		need(issued.clone().all(|batch| batch.period != period), Refusal::AlreadyIssued)?;
		need(issued.all(|batch| batch.period < period), Refusal::NotAscending)?;
		need(self.owned(&project.meter, project.owner, period), Refusal::MeterNotTheirs)?;
		let reading = &reading.reading;
		need(reading.meter == project.meter, Refusal::LeavesDiffer)?;
		need(reading.period == period, Refusal::LeavesDiffer)?;
		let most = self.capacity_of(project.capacity_w, period);
		need(u128::from(reading.energy.wh()) <= most, Refusal::AboveCapacity)
	}

	/// What so much power can generate in a period, with the margin for its inexactness.
	fn capacity_of(&self, watts: u64, period: Period) -> u128 {
		let seconds = period.seconds(self.terms.offset).unwrap();
		let most = u128::from(watts) * u128::from(seconds) / 3_600;
		most + most * self.terms.capacity_margin_ppm / 1_000_000
	}

	fn new_batch(&self, (code, period, class): Key, units: u64) -> Batch {
		let (project, terms) = (&self.projects[&code], self.classes[&class]);
		let offset = self.terms.offset;
		let month = period.natural_month(offset).unwrap().index + u32::from(terms.validity_months);
		let bundles = if units > 0 { BTreeMap::from([(1, None)]) } else { BTreeMap::new() };
		Batch {
			project: code,
			owner: project.owner,
			meter: project.meter.clone(),
			source: project.source,
			region: project.region.clone(),
			period,
			class,
			face_value: terms.face_value,
			policy: terms.policy,
			valid_until: Period::month(month).end(offset).unwrap(),
			drawn: 0,
			carried_in: 0,
			carried_out: 0,
			frozen: None,
			certificates: vec![new_certificate(project.owner); units as usize],
			bundles,
		}
	}

	/// Energy drawn from a reading, over all classes.
	pub fn drawn(&self, meter: &MeterId, period: Period) -> u64 {
		self.batches_of(meter, period).map(|batch| batch.drawn).sum()
	}

	/// Energy carried into and out of a meter's period, over all classes.
	pub fn carried(&self, meter: &MeterId, period: Period) -> (u64, u64) {
		let batches = || self.batches_of(meter, period);
		let carried_in = batches().map(|batch| batch.carried_in).sum();
		(carried_in, batches().map(|batch| batch.carried_out).sum())
	}

	fn batches_of<'a>(
		&'a self,
		meter: &'a MeterId,
		period: Period,
	) -> impl Iterator<Item = &'a Batch> {
		self.batches.values().filter(move |b| b.meter == *meter && b.period == period)
	}

	/// Energy of a project and class that waits for the next period.
	pub fn carry(&self, project: ProjectCode, class: TradeClass) -> u64 {
		let issued = self.batches.values().filter(|b| (b.project, b.class) == (project, class));
		issued.max_by_key(|batch| batch.period).map_or(0, |batch| batch.carried_out)
	}

	/// Proves a reading against the final anchor of its period, and fixes it.
	fn prove_reading(&mut self, proved: &ProvedReading) -> Ruling {
		let reading = &proved.reading;
		let statement = self.final_statement(Topic::Metering(reading.period))?;
		let leaf = [(proved.proof.index, reading)];
		self.ensure_in_tree(&statement, leaf, &proved.proof.siblings)?;
		self.fix(reading)
	}
}

fn new_certificate(holder: PartyId) -> Certificate {
	Certificate { holder, place: Place::Free, traded: false, found: None }
}
