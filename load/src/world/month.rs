//! A month of readings, anchored, and the certificates that were issued for it.

use super::{people::prefix, proofs::ProvingTree, People, Person, Setup, PLATFORM_SECRET};
use crate::{
	error::{LoadError, Result},
	wallet::Signer,
};
use sp_crypto_hashing::blake2_256;
use std::time::Instant;
use verdigrid_client::api::{
	self,
	runtime_types::{
		verdigrid_certificates::pallet::Call as Register,
		verdigrid_evidence::pallet::Call as Evidence, verdigrid_runtime::RuntimeCall,
	},
	Static,
};
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange, TradeClass},
	evidence::{MeterReading, ProvedReading, Statement, Topic},
	party::MeterId,
	Energy, Period,
};

/// Certificates of each generator in a month, of 1 MWh: less than its power allows.
pub const UNITS: u32 = 500_000;
/// The energy of one certificate.
pub const MEGAWATT_HOUR: u64 = 1_000_000;
/// So many equal attestations are a quorum of four seats.
const QUORUM: usize = 3;
/// A seat may have so many open rounds that it began.
const ROUNDS_AT_ONCE: usize = 8;

/// The first of the months that are used, and the last.
const FIRST_YEAR: u32 = 2001;
const MONTHS: u32 = 12 * 23;

/// A month's readings and batches.
pub struct Month {
	/// The month.
	pub period: Period,
	/// Its readings.
	pub readings: ProvingTree<MeterReading>,
	/// Its certificates.
	pub certificates: Certificates,
	/// How many instalments of settlements it has.
	pub instalments: u16,
}

/// The certificates that generators still have.
#[derive(Clone)]
pub struct Certificates {
	/// The batch of each generator.
	batches: Vec<BatchId>,
	/// The first certificate of each generator that is still free.
	free: Vec<u32>,
}

/// What becomes an anchor.
pub type Anchored = (Topic, Statement);

impl Certificates {
	/// Takes certificates of a generator, one after another.
	pub fn take(&mut self, generator: usize, units: u32) -> Result<CertificateRange> {
		let none =
			|| LoadError::unexpected("a generator has no certificates left: load for less time");
		let batch = *self.batches.get(generator).ok_or_else(none)?;
		let free = self.free.get_mut(generator).ok_or_else(none)?;
		let first = *free;
		*free = first.saturating_add(units);
		if *free > UNITS.saturating_add(1) {
			return Err(none());
		}
		Ok(CertificateRange { batch, first, units })
	}
}

impl Month {
	/// The proof of a meter's reading.
	pub fn prove(&self, meter: &MeterId) -> Result<ProvedReading> {
		let (reading, proof) = self.readings.prove(meter)?;
		Ok(ProvedReading { reading, revision: 0, proof })
	}
}

impl Setup<'_> {
	/// A new month: its readings are anchored, and each generator has certificates of it.
	pub async fn month(&mut self, people: &People) -> Result<Month> {
		let period = self.unused_month().await?;
		let readings = self.readings(people, period)?;
		self.say(&format!("readings and certificates of {}", show(period)));
		let topic = Topic::Metering(period, 0);
		self.anchor(&[(topic, readings.statement())]).await?;
		let mut calls = Vec::new();
		for (person, project) in people.generators.iter().zip(&people.projects) {
			let (reading, proof) = readings.prove(&person.meter)?;
			let reading = ProvedReading { reading, revision: 0, proof };
			calls.push(RuntimeCall::Certificates(Register::issue {
				project: Static(*project),
				period: Static(period),
				class: Static(TradeClass::TRADABLE),
				energy: Static(energy()),
				reading: Static(reading),
			}));
		}
		self.send_in_batches(people.issuer, calls).await?;
		let batches = self.batches(people, period).await?;
		let free = vec![1; batches.len()];
		let certificates = Certificates { batches, free };
		Ok(Month { period, readings, certificates, instalments: 0 })
	}

	async fn batches(&self, people: &People, period: Period) -> Result<Vec<BatchId>> {
		let mut batches = Vec::new();
		for project in &people.projects {
			let batch = api::runtime_apis().verdigrid_certificates_api().batch_of(
				Static(*project),
				Static(period),
				Static(TradeClass::TRADABLE),
			);
			let batch = self.chain.read(batch).await?;
			batches.push(batch.ok_or_else(|| LoadError::unexpected("a batch is missing"))?);
		}
		Ok(batches)
	}

	/// The next month for which nothing is anchored. Months are used in ascending order.
	pub async fn unused_month(&mut self) -> Result<Period> {
		while self.months < MONTHS {
			let (year, month) = (self.months / 12, self.months % 12);
			self.months = self.months.saturating_add(1);
			let year = FIRST_YEAR.saturating_add(year);
			let Some(period) = Period::year_month(year, month.saturating_add(1)) else { continue };
			if self.round_of(Topic::Metering(period, 0)).await?.is_some() {
				return Ok(period);
			}
		}
		Err(LoadError::unexpected("all months are used: start a fresh chain"))
	}

	/// All readings of a month: those of the people, and made-up ones.
	pub fn readings(&self, people: &People, period: Period) -> Result<ProvingTree<MeterReading>> {
		let real = people
			.generators
			.iter()
			.chain(&people.buyers)
			.map(|Person { meter, .. }| meter.clone());
		let mut meters: Vec<MeterId> = real.collect();
		let missing = (self.arguments.leaves as usize).saturating_sub(meters.len());
		for number in 0..missing {
			meters.push(made_up_meter(number)?);
		}
		let topic = Topic::Metering(period, 0);
		let leaf = |meter: MeterId| MeterReading {
			salt: PLATFORM_SECRET.leaf_salt(&topic, &meter),
			meter,
			period,
			energy: energy(),
		};
		ProvingTree::new(meters.into_iter().map(leaf).collect())
	}

	/// The round in which a topic is attested next; `None` if it has an anchor.
	pub async fn round_of(&self, topic: Topic) -> Result<Option<u32>> {
		let topic = api::runtime_apis().verdigrid_evidence_api().topic(Static(topic));
		let topic = self.chain.read(topic).await?;
		Ok(topic.anchor.is_none().then_some(topic.round))
	}

	/// Whether a period's settlements and readings were never attested.
	pub async fn is_unused(&self, period: Period) -> Result<bool> {
		for topic in [Topic::Metering(period, 0), Topic::Settlement(period, 0)] {
			let topic = api::runtime_apis().verdigrid_evidence_api().topic(Static(topic));
			let topic = self.chain.read(topic).await?;
			if topic.anchor.is_some() || topic.round != 1 {
				return Ok(false);
			}
		}
		Ok(true)
	}

	/// Attests topics of one source until they are anchored, and fails unless they are final.
	pub async fn anchor(&mut self, topics: &[Anchored]) -> Result<()> {
		let seats = self.seats()?;
		for part in topics.chunks(ROUNDS_AT_ONCE) {
			let Some((first, _)) = part.first() else { continue };
			let seats = seats.of(first);
			let attest =
				|seat: &Signer| Ok((*seat, self.batch(part.iter().map(attest).collect())?));
			let calls = seats.iter().take(QUORUM).map(attest).collect::<Result<_>>()?;
			self.send(calls).await?;
			self.ensure_final(*first).await?;
		}
		Ok(())
	}

	/// Anchors a topic. The seat that completes the quorum attests alone, after the others are in blocks. Returns when its
	/// attestation was submitted.
	pub async fn anchor_with_a_last_attestation(&mut self, anchored: &Anchored) -> Result<Instant> {
		let seats = self.seats()?.of(&anchored.0).to_vec();
		let call = self.batch(vec![attest(anchored)])?;
		let mut calls: Vec<_> =
			seats.into_iter().take(QUORUM).map(|seat| (seat, call.clone())).collect();
		let last = calls.split_off(QUORUM.saturating_sub(1));
		self.send(calls).await?;
		let attested = Instant::now();
		self.send(last).await?;
		self.ensure_final(anchored.0).await?;
		Ok(attested)
	}

	async fn ensure_final(&self, topic: Topic) -> Result<()> {
		let topic = api::runtime_apis().verdigrid_evidence_api().topic(Static(topic));
		let topic = self.chain.read(topic).await?;
		let anchor =
			topic.anchor.ok_or_else(|| LoadError::unexpected("a topic was not anchored"))?;
		if topic.is_final {
			return Ok(());
		}
		Err(LoadError::NotFinal(anchor.final_at.saturating_sub(anchor.anchored_at)))
	}
}

/// An attestation in the first round.
fn attest((topic, statement): &Anchored) -> RuntimeCall {
	RuntimeCall::Evidence(Evidence::attest {
		topic: Static(*topic),
		round: 1,
		statement: Static(*statement),
	})
}

/// What each meter measured in the month.
pub const fn energy() -> Energy {
	Energy::from_wh((UNITS as u64).saturating_mul(MEGAWATT_HOUR))
}

fn made_up_meter(number: usize) -> Result<MeterId> {
	let hash = blake2_256(&number.to_le_bytes());
	let name = format!("{}-M{number:07}", hex::encode_upper(prefix(&hash)));
	MeterId::new(&name).ok_or_else(|| LoadError::unexpected("a meter's name is not valid"))
}

/// `2001-01`
fn show(period: Period) -> String {
	period.as_year_month().map(|(year, month)| format!("{year}-{month:02}")).unwrap_or_default()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::*;

	#[test]
	fn certificates_are_taken_in_order_until_there_are_none() {
		let mut certificates = Certificates { batches: vec![7], free: vec![1] };
		let range = |first, units| CertificateRange { batch: 7, first, units };
		assert_eq!(certificates.take(0, 2).unwrap(), range(1, 2));
		assert_eq!(certificates.take(0, UNITS - 2).unwrap(), range(3, UNITS - 2));
		assert!(certificates.take(0, 1).is_err());
		assert!(certificates.take(1, 1).is_err());
	}

	#[test]
	fn made_up_meters_have_names_that_the_chain_takes() {
		let one = made_up_meter(0).unwrap();
		assert_ne!(one, made_up_meter(1).unwrap());
		assert!(one.is_valid() && made_up_meter(4_000_000).unwrap().is_valid());
	}

	#[test]
	fn what_is_read_is_plausible() {
		let seconds = 28 * 86_400;
		let most = Energy::from_power(super::super::people::POWER, seconds).unwrap();
		assert!(energy() < most);
	}
}
