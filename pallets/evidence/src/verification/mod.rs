//! The verification of trades: eight checks in this order, each with its own errors, and what
//! follows when all hold.
//!
//! | # | file | what must hold |
//! |---|---|---|
//! | 1 | `anchored` | the anchors of the settlement and of both readings are final |
//! | 2 | `anchored` | the three proofs hold |
//! | 3 | `leaves` | meters, period, granularity and direction agree |
//! | 4 | `unused` | neither the trade reference nor the settlement leaf was used, or it corrects |
//! | 5 | `parties` | buyer and seller may trade; the meters were theirs |
//! | 6 | `certificates` | the batch fits the trade and the settled energy covers the units |
//! | 7 | `allocation` | the generation meter has that much energy left |
//! | 8 | `allocation` | the consumption meter has that much energy left |
//!
//! That the units are held by the buyer or deliverable by the seller belongs to check 6; the
//! register of certificates judges it when it puts them behind the voucher, which is last.

mod allocation;
mod anchored;
mod certificates;
mod leaves;
mod parties;
mod together;
mod unused;

pub(crate) use anchored::FinalAnchors;

use allocation::Used;

use crate::{
	types::{ProvedTrade, ProvedTrades, Record},
	Config, Event, NextEvidence, Pallet, Records, TradeRefs, UsedLeaves,
};
use frame_support::storage::with_storage_layer;
use sp_runtime::{ArithmeticError, DispatchResult};
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{EvidenceId, EvidenceStatus, MeterReading, Settlement, Topic},
	layers::ensure_layers,
	merkle::Leaf,
	party::PartyId,
	traits::{Backing, CertificateRegistry, OnEvidence, VerifiedTrade},
	voucher::VoucherId,
	Energy,
};

/// A settlement and the two readings that it is compared with. That they stand in final anchors is
/// proved.
pub(crate) struct Proved<'a> {
	/// The settlement.
	pub settlement: &'a Settlement,
	/// The instalment that it stands in.
	pub sequence: u16,
	/// The revision that both readings stand in.
	pub revision: u8,
	/// The reading of the generation meter.
	pub generation: &'a MeterReading,
	/// The reading of the consumption meter.
	pub consumption: &'a MeterReading,
}

impl<T: Config> Pallet<T> {
	/// Verifies a trade: all checks, then evidence, voucher and certificates.
	pub(crate) fn verify_trade(
		trade: &ProvedTrade,
		anchors: &mut FinalAnchors<T>,
		payer: PartyId,
	) -> DispatchResult {
		let statements = anchored::statements(trade, anchors)?;
		anchored::ensure_proofs::<T>(trade, &statements)?;
		let ProvedTrade { settlement, generation, consumption } = trade;
		let proved = Proved {
			settlement: &settlement.settlement,
			sequence: settlement.sequence,
			revision: generation.revision,
			generation: &generation.reading,
			consumption: &consumption.reading,
		};
		Self::verify_proved(&proved, payer)
	}

	/// Verifies a trade whose leaves are proved: checks 3 to 8, then evidence, voucher and
	/// certificates.
	fn verify_proved(proved: &Proved<'_>, payer: PartyId) -> DispatchResult {
		let settlement = proved.settlement;
		let meters = leaves::ensure_agree::<T>(proved)?;
		unused::ensure_unused::<T>(settlement)?;
		parties::ensure_buyer::<T>(settlement.buyer)?;
		let batch = certificates::batch::<T>(settlement)?;
		parties::ensure_meters_owned::<T>(settlement, &meters, &batch)?;
		let energy = certificates::ensure_fits::<T>(settlement, &batch)?;
		let revision = proved.revision;
		let generation = Used { reading: proved.generation, revision, of: &meters.generation };
		allocation::allocate_generation::<T>(generation, energy)?;
		let consumption = Used { reading: proved.consumption, revision, of: &meters.consumption };
		allocation::allocate_consumption::<T>(consumption, energy)?;
		Self::record_trade(proved, energy, payer)
	}

	/// Verifies many trades. Each succeeds or fails alone.
	pub(crate) fn verify_each(trades: &[ProvedTrade], payer: PartyId) -> DispatchResult {
		ensure_layers()?;
		let mut anchors = FinalAnchors::new();
		for (index, trade) in (0_u32..).zip(trades) {
			Self::alone(index, &trade.settlement.settlement, || {
				Self::verify_trade(trade, &mut anchors, payer)
			});
		}
		Ok(())
	}

	/// Verifies many trades of one period and instalment. The proofs hold for all of them or for
	/// none; after that, each succeeds or fails alone.
	pub(crate) fn verify_all(trades: &ProvedTrades<T::MaxBatch>, payer: PartyId) -> DispatchResult {
		ensure_layers()?;
		together::ensure_proved::<T>(trades)?;
		for (index, (_, settlement)) in (0_u32..).zip(&trades.settlements) {
			Self::alone(index, settlement, || {
				let proved = together::leaves_of::<T>(trades, settlement)?;
				Self::verify_proved(&proved, payer)
			});
		}
		Ok(())
	}

	/// Verifies a trade of a batch: if it fails, it leaves nothing behind but an event.
	fn alone(index: u32, settlement: &Settlement, verify: impl FnOnce() -> DispatchResult) {
		if let Err(error) = with_storage_layer(verify) {
			let trade_ref = settlement.trade_ref;
			Self::deposit_event(Event::VerificationFailed { index, trade_ref, error });
		}
	}

	/// Writes the evidence, issues the voucher, and puts the certificates behind it.
	fn record_trade(proved: &Proved<'_>, energy: Energy, payer: PartyId) -> DispatchResult {
		let Proved { settlement, sequence, revision, .. } = *proved;
		let evidence = NextEvidence::<T>::get();
		NextEvidence::<T>::put(evidence.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let (range, leaf) = (range_of(settlement), settlement.hash());
		let Settlement { buyer, seller, trade_ref, period, .. } = *settlement;
		let voucher =
			T::OnEvidence::verified(VerifiedTrade { evidence, buyer, range, energy, period })?;
		let topic = Topic::Settlement(period, sequence);
		Self::mark_used(&topic);
		let record = Record {
			leaf,
			trade_ref,
			topic,
			revision,
			seller,
			buyer,
			generation_meter: settlement.generation_meter.clone(),
			consumption_meter: settlement.consumption_meter.clone(),
			period,
			range,
			energy,
			settled: settlement.energy,
			voucher,
			at: Self::now(),
			status: EvidenceStatus::Live,
			doubt: None,
			unwound: Energy::ZERO,
			supersedes: settlement.supersedes,
			superseded_by: None,
		};
		Records::<T>::insert(evidence, record);
		Self::supersede(settlement.supersedes, evidence);
		TradeRefs::<T>::insert(trade_ref, evidence);
		UsedLeaves::<T>::insert(leaf, evidence);
		Self::back(settlement, range, voucher, payer)?;
		Self::announce(evidence, voucher, settlement, energy);
		Ok(())
	}

	/// Links revoked evidence to that which corrects it.
	fn supersede(earlier: Option<EvidenceId>, by: EvidenceId) {
		let Some(earlier) = earlier else { return };
		Records::<T>::mutate(earlier, |record| {
			if let Some(record) = record {
				record.superseded_by = Some(by);
			}
		});
		Self::deposit_event(Event::Superseded { earlier, by });
	}

	/// Puts the certificates behind the voucher. What the seller is now matters only where unpledged
	/// certificates of its own must move (R17).
	fn back(
		settlement: &Settlement,
		range: CertificateRange,
		voucher: VoucherId,
		payer: PartyId,
	) -> DispatchResult {
		T::Certificates::back_voucher(Backing {
			range,
			seller: settlement.seller,
			buyer: settlement.buyer,
			trade_ref: settlement.trade_ref,
			voucher,
			seller_may_deliver: parties::may_deliver::<T>(settlement.seller),
			payer,
		})
	}

	fn announce(evidence: EvidenceId, voucher: VoucherId, settlement: &Settlement, energy: Energy) {
		let Settlement { trade_ref, seller, buyer, .. } = *settlement;
		let range = range_of(settlement);
		Self::deposit_event(Event::Verified {
			evidence,
			voucher,
			trade_ref,
			seller,
			buyer,
			range,
			energy,
		});
	}
}

/// The certificates of a settlement.
const fn range_of(settlement: &Settlement) -> CertificateRange {
	let Settlement { batch, first, units, .. } = *settlement;
	CertificateRange { batch, first, units }
}
