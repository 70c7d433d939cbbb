//! What the two sources state, and trades that are proved with it.

use crate::play::*;
use types::verdigrid_evidence::pallet::Call;
use verdigrid_client::api::evidence::{calls::VerifyBatch, events};
use verdigrid_oracle::{salt::price_commitment, SourceSecret};

/// What the workers of a source share to salt their leaves. A real source draws it at random, and keeps it secret.
const PLATFORM_SECRET: SourceSecret = SourceSecret::new(*b"shared by the platform's workers");
const CENTRE_SECRET: SourceSecret = SourceSecret::new(*b"shared by the exchange's workers");
/// A seat may have eight open rounds that it began itself.
const TOPICS_AT_ONCE: usize = 8;
/// This many trades are verified in one transaction.
const VERIFIED_AT_ONCE: usize = 50;
/// The energy of a certificate of a month, in watt-hours. A certificate of an hour has 1 Wh.
pub const MEGAWATT_HOUR: u64 = 1_000_000;
/// The price of a certificate of a month: 48 CNY, in fen. Those of an hour are free.
pub const PRICE: u128 = 4_800;

/// The readings of a period, as one revision states them.
pub struct Readings {
	pub topic: Topic,
	pub tree: Tree<MeterReading>,
	revision: u8,
}

impl Readings {
	/// What these meters measured, each with its salt.
	pub fn new(period: Period, revision: u8, energies: &[(&MeterId, Energy)]) -> Result<Self> {
		let topic = Topic::Metering(period, revision);
		let leaf = |(meter, energy): &(&MeterId, Energy)| {
			let salt = PLATFORM_SECRET.leaf_salt(&topic, *meter);
			MeterReading { meter: MeterId::clone(meter), period, energy: *energy, salt }
		};
		Ok(Readings { tree: Tree::new(energies.iter().map(leaf).collect())?, topic, revision })
	}

	/// The proof of a meter's reading.
	pub fn prove(&self, meter: &MeterId) -> Result<ProvedReading> {
		self.tree.proved(meter, self.revision).context("the meter is not in the tree")
	}
}

impl Play {
	/// What the trading centre settles of a sale of the generator.
	pub fn settlement(
		&self,
		topic: &Topic,
		name: &str,
		buyer: &Person,
		range: CertificateRange,
	) -> Settlement {
		let trade_ref = self.hash(&format!("settlement/{name}"));
		let (meter, face_value, price) = match topic.period().granularity {
			Granularity::Month => (&self.generator.meter, MEGAWATT_HOUR, PRICE),
			_ => (&self.single, 1, 0),
		};
		Settlement {
			trade_ref,
			seller: self.generator.party,
			buyer: buyer.party,
			generation_meter: meter.clone(),
			consumption_meter: buyer.meter.clone(),
			period: topic.period(),
			energy: Energy::from_wh(face_value.saturating_mul(range.units.into())),
			batch: range.batch,
			first: range.first,
			units: range.units,
			price_commitment: price_commitment(price, CENTRE_SECRET.price_salt(topic, &trade_ref)),
			supersedes: None,
			salt: CENTRE_SECRET.leaf_salt(topic, &trade_ref),
		}
	}

	/// Attests topics from these seats, so that they are anchored.
	pub async fn anchor(&self, seats: &[&str], topics: &[(Topic, Statement)]) -> Result<()> {
		let seats = seats.iter().map(|name| keys::from_uri(name)).collect::<Result<Vec<_>, _>>()?;
		let attest = |(topic, statement): &(Topic, Statement)| {
			let (topic, statement) = (Static(*topic), Static(*statement));
			RuntimeCall::Evidence(Call::attest { topic, round: 1, statement })
		};
		for part in topics.chunks(TOPICS_AT_ONCE) {
			for seat in &seats {
				let calls = part.iter().map(attest).collect();
				self.chain.utility(seat).batch_all(BatchAll { calls }).await?;
			}
		}
		Ok(())
	}

	/// The generator verifies trades. The vouchers of the buyers have the numbers of the evidence.
	pub async fn verify(&self, trades: &[Verification]) -> Result<Vec<VoucherId>> {
		let mut vouchers = Vec::new();
		let seller = self.chain.evidence(&self.generator.key);
		for part in trades.chunks(VERIFIED_AT_ONCE) {
			let items = BoundedVec(part.iter().cloned().map(Into::into).collect());
			let events = seller.verify_batch(VerifyBatch { items }).await?;
			if let Some(failed) = events.find_first::<events::VerificationFailed>() {
				bail!("a trade was not verified: {:?}", failed?);
			}
			let verified = events.find::<events::Verified>().map(|event| Ok(event?.evidence));
			vouchers.extend(verified.collect::<Result<Vec<_>>>()?);
		}
		ensure!(vouchers.len() == trades.len(), "a trade was not verified");
		Ok(vouchers)
	}
}
