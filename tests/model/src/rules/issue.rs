//! Metered generation becomes certificates, to the watt-hour.
//!
//! The energy of a certificate comes from a reading that is proved against a final anchor. Over all classes, no
//! more is drawn from a reading than was measured (R1, R2). Energy that does not fill a certificate is carried to
//! the project's next period of that class (R6). A project, period and class is issued once, in the order of
//! time, even where no certificate is filled. It is issued once more for each later revision of the readings.
//! Then its batch goes on after its last certificate. It takes nothing that is carried, and leaves its own
//! remainder to the periods that follow (R31).

use std::collections::BTreeMap;

use verdigrid_primitives::{
	certificate::{BatchId, ProjectCode, TradeClass},
	evidence::{MeterReading, ProvedReading, Topic},
	party::{MeterId, PartyId, Role},
	Moment, Period,
};

use super::{
	certificates::Place, need, take, Asset, Batch, Certificate, Model, Origin, Reason, Refusal,
	Ruling,
};

/// What is issued once for each revision: project, period and class.
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
		need(self.classes.contains_key(&key.2), Refusal::NotFound)?;
		self.ensure_its_issuer(issuer, key.0)?;
		need(!self.projects[&key.0].retired, Refusal::WrongStanding)?;
		need(!self.is_barred(self.projects[&key.0].owner), Refusal::OtherNotActive)?;
		self.ensure_reading_fits(key, reading)?;
		match self.batch_of(key) {
			None => self.begin_batch(key, energy, reading),
			Some(id) => self.continue_batch(id, issuer, energy, reading),
		}
	}

	/// A reading is one of the project's meter, at its own granularity, and no more than the project
	/// could generate; the meter was the owner's then.
	fn ensure_reading_fits(&self, (code, period, class): Key, reading: &ProvedReading) -> Ruling {
		let project = &self.projects[&code];
		let granularity = self.meters[&project.meter].granularity;
		let fits = self.classes[&class].granularity == period.granularity;
		need(fits && granularity == period.granularity, Refusal::LeavesDiffer)?;
		need(self.owned(&project.meter, project.owner, period), Refusal::MeterNotTheirs)?;
		let reading = &reading.reading;
		need(reading.meter == project.meter, Refusal::LeavesDiffer)?;
		need(reading.period == period, Refusal::LeavesDiffer)?;
		let most = self.most_of(project.capacity_w, &project.meter, period);
		need(u128::from(reading.energy.wh()) <= most, Refusal::AboveCapacity)
	}

	/// The batch of a project, period and class.
	pub fn batch_of(&self, (project, period, class): Key) -> Option<BatchId> {
		let of = |batch: &Batch| (batch.project, batch.period, batch.class);
		let mut batches = self.batches.iter();
		batches.find(|(_, batch)| of(batch) == (project, period, class)).map(|(id, _)| *id)
	}

	fn begin_batch(&mut self, key: Key, energy: u64, reading: &ProvedReading) -> Ruling {
		let (project, period, class) = key;
		let mut issued = self.batches.values().filter(|b| (b.project, b.class) == (project, class));
		need(issued.all(|batch| batch.period < period), Refusal::NotAscending)?;
		self.draw(energy, reading)?;
		let carried_in = self.carry(project, class);
		let face_value = self.classes[&class].face_value;
		let units = (carried_in + energy) / face_value;
		let carried_out = (carried_in + energy) % face_value;
		let revision = reading.revision;
		let empty = self.new_batch(key, units);
		let batch = Batch { drawn: energy, carried_in, carried_out, revision, ..empty };
		self.batches.insert(take(&mut self.next.batch), batch);
		Ok(())
	}

	/// The new certificates are a bundle of their own, for which the issuer pays unless it is the first.
	fn continue_batch(
		&mut self,
		id: BatchId,
		issuer: PartyId,
		energy: u64,
		reading: &ProvedReading,
	) -> Ruling {
		need(reading.revision > self.batches[&id].revision, Refusal::AlreadyIssued)?;
		self.ensure_usable(id)?;
		self.draw(energy, reading)?;
		let batch = self.batches.get_mut(&id).unwrap();
		let units = energy / batch.face_value;
		batch.revision = reading.revision;
		batch.drawn += energy;
		batch.carried_out += energy % batch.face_value;
		if units == 0 {
			return Ok(());
		}
		let first = batch.certificates.len() as u32 + 1;
		let new = vec![new_certificate(batch.owner); units as usize];
		batch.certificates.extend(new);
		if first == 1 {
			batch.bundles.insert(first, None);
			return Ok(());
		}
		let account = self.account_of(issuer);
		self.batches.get_mut(&id).unwrap().bundles.insert(first, Some(account.clone()));
		self.money.hold(&account, Asset::Native, Reason::Bundle, self.terms.prices.bundle)
	}

	/// Takes energy from a reading that is proved, over all classes no more than was measured.
	fn draw(&mut self, energy: u64, proved: &ProvedReading) -> Ruling {
		self.prove_reading(proved)?;
		let MeterReading { meter, period, energy: measured, .. } = &proved.reading;
		need(self.drawn(meter, *period) + energy <= measured.wh(), Refusal::AboveReading)
	}

	fn new_batch(&self, (code, period, class): Key, units: u64) -> Batch {
		let (project, terms) = (&self.projects[&code], self.classes[&class]);
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
			valid_until: self.valid_until(period, terms.validity_months),
			issued_block: self.clock.block,
			revision: 0,
			drawn: 0,
			carried_in: 0,
			carried_out: 0,
			frozen: None,
			certificates: vec![new_certificate(project.owner); units as usize],
			bundles,
		}
	}

	/// The end of the month of production and of so many more.
	pub(super) fn valid_until(&self, period: Period, months: u16) -> Moment {
		let offset = self.terms.offset;
		let month = period.natural_month(offset).unwrap().index + u32::from(months);
		Period::month(month).end(offset).unwrap()
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
		let left: u64 = issued.clone().map(|batch| batch.carried_out).sum();
		left - issued.map(|batch| batch.carried_in).sum::<u64>()
	}

	/// Proves a reading against the final anchor of its period's latest revision, and fixes it.
	fn prove_reading(&mut self, proved: &ProvedReading) -> Ruling {
		let ProvedReading { reading, revision, proof } = proved;
		let statement = self.final_statement(Topic::Metering(reading.period, *revision))?;
		self.ensure_in_tree(&statement, [(proof.index, reading)], &proof.siblings)?;
		self.fix(reading, *revision)
	}
}

fn new_certificate(holder: PartyId) -> Certificate {
	Certificate { holder, place: Place::Free, traded: false, found: None }
}
