//! The verification of trades: eight checks in this order, each with its own errors, and what
//! follows when all hold.
//!
//! | # | file | what must hold |
//! |---|---|---|
//! | 1 | `anchored` | the anchors of the settlement and of both readings are final |
//! | 2 | `anchored` | the three proofs hold |
//! | 3 | `leaves` | meters, period, granularity and direction agree |
//! | 4 | `unused` | neither the trade reference nor the settlement leaf was used |
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
mod unused;

use crate::{
	types::{ProvedTrade, Record},
	Config, Event, NextEvidence, Pallet, Records, TradeRefs, UsedLeaves,
};
use frame_support::storage::with_storage_layer;
use sp_runtime::{ArithmeticError, DispatchResult};
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{EvidenceId, EvidenceStatus, Settlement, Topic},
	merkle::Leaf,
	party::PartyId,
	traits::{Backing, CertificateRegistry, OnEvidence, Parties, VerifiedTrade},
	voucher::VoucherId,
	Energy,
};

impl<T: Config> Pallet<T> {
	/// Verifies a trade: all checks, then evidence, voucher and certificates.
	pub(crate) fn verify_trade(trade: &ProvedTrade, payer: PartyId) -> DispatchResult {
		let settlement = &trade.settlement.settlement;
		let anchors = anchored::final_anchors::<T>(trade)?;
		anchored::ensure_proofs::<T>(trade, &anchors)?;
		let meters = leaves::ensure_agree::<T>(trade)?;
		unused::ensure_unused::<T>(settlement)?;
		parties::ensure_parties::<T>(settlement)?;
		let batch = certificates::batch::<T>(settlement)?;
		parties::ensure_meters_owned::<T>(settlement, &meters, &batch)?;
		let energy = certificates::ensure_fits::<T>(settlement, &batch)?;
		allocation::allocate_generation::<T>(&trade.generation.reading, energy)?;
		allocation::allocate_consumption::<T>(&trade.consumption.reading, energy)?;
		Self::record_trade(settlement, trade.settlement.sequence, energy, payer)
	}

	/// Verifies many trades. Each succeeds or fails alone.
	pub(crate) fn verify_each(trades: &[ProvedTrade], payer: PartyId) {
		for (index, trade) in (0_u32..).zip(trades) {
			let verified = with_storage_layer(|| Self::verify_trade(trade, payer));
			if let Err(error) = verified {
				let trade_ref = trade.settlement.settlement.trade_ref;
				Self::deposit_event(Event::VerificationFailed { index, trade_ref, error });
			}
		}
	}

	/// Writes the evidence, issues the voucher, and puts the certificates behind it.
	fn record_trade(
		settlement: &Settlement,
		sequence: u16,
		energy: Energy,
		payer: PartyId,
	) -> DispatchResult {
		let evidence = NextEvidence::<T>::get();
		NextEvidence::<T>::put(evidence.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let (range, leaf) = (range_of(settlement), settlement.hash());
		let Settlement { buyer, seller, trade_ref, period, .. } = *settlement;
		let voucher =
			T::OnEvidence::verified(VerifiedTrade { evidence, buyer, range, energy, period })?;
		let record = Record {
			leaf,
			trade_ref,
			topic: Topic::Settlement(period, sequence),
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
		};
		Records::<T>::insert(evidence, record);
		TradeRefs::<T>::insert(trade_ref, evidence);
		UsedLeaves::<T>::insert(leaf, evidence);
		Self::back(settlement, range, voucher, payer)?;
		Self::announce(evidence, voucher, settlement, energy);
		Ok(())
	}

	/// Puts the certificates behind the voucher. The seller's present status matters only where
	/// unpledged certificates of its own must move (R17).
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
			seller_may_deliver: T::Parties::is_active(settlement.seller),
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
