//! The verification of trades: eight checks, each with its own errors, and then the evidence, the voucher and
//! the certificates. The checks are made in this order, with two exceptions below.
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
//! Two parts of check 6 are made at other times. The batch is looked up before check 5 judges the
//! owners of the meters. The buyer must hold the units, or the seller must be able to deliver them.
//! The register of certificates checks this when it puts them behind the voucher, which is the last
//! step.

mod allocation;
mod anchored;
mod certificates;
mod leaves;
mod parties;
mod proved;
mod together;
mod unused;

use allocation::Used;
use anchored::FinalAnchors;
use proved::Proved;

use crate::{
	types::{EvidenceRecord, ProvedTrade, ProvedTrades},
	Config, Doubts, Error, Event, EvidenceRecords, NextEvidence, Pallet, TradeRefs,
};
use frame_support::{defensive, ensure, storage::with_storage_layer};
use sp_runtime::{ArithmeticError, DispatchResult, SaturatedConversion};
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{EvidenceId, EvidenceStatus, Settlement, Topic},
	layers::ensure_layers,
	merkle::Leaf,
	party::PartyId,
	traits::{Backing, OnEvidence, VerifiedTrade, VoucherBacking},
	voucher::VoucherId,
	Energy,
};

impl<T: Config> Pallet<T> {
	/// Verifies one trade.
	pub(crate) fn do_verify(account: &T::AccountId, trade: &ProvedTrade) -> DispatchResult {
		let payer = Self::active_party(account)?;
		Self::verify_trade(trade, &mut FinalAnchors::new(), payer)
	}

	/// Verifies many trades. Each succeeds or fails alone.
	pub(crate) fn do_verify_batch(
		account: &T::AccountId,
		trades: &[ProvedTrade],
	) -> DispatchResult {
		let payer = Self::active_party(account)?;
		ensure!(!trades.is_empty(), Error::<T>::NoItems);
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
	/// none. After that, each succeeds or fails alone.
	pub(crate) fn do_verify_together(
		account: &T::AccountId,
		trades: &ProvedTrades<T::MaxBatch>,
	) -> DispatchResult {
		let payer = Self::active_party(account)?;
		ensure!(!trades.settlements.is_empty(), Error::<T>::NoItems);
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

	/// Verifies a trade: all checks, then evidence, voucher and certificates.
	fn verify_trade(
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

	/// Verifies a trade of a batch. A trade that fails leaves only an event behind.
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
		Self::mark_used(&Topic::Settlement(period, sequence));
		let record = EvidenceRecord {
			leaf,
			trade_ref,
			sequence,
			revision,
			seller,
			buyer,
			consumption_meter: settlement.consumption_meter.clone(),
			range,
			settled: settlement.energy,
			voucher,
			at: Self::now(),
			block: Self::block().saturated_into(),
			status: EvidenceStatus::Live,
			supersedes: settlement.supersedes,
		};
		EvidenceRecords::<T>::insert(evidence, record);
		Self::supersede(settlement.supersedes, evidence);
		TradeRefs::<T>::insert(trade_ref, evidence);
		Self::back(settlement, range, voucher, payer)?;
		Self::announce(evidence, voucher, settlement, energy);
		Ok(())
	}

	/// Links revoked evidence to the evidence that corrects it.
	fn supersede(earlier: Option<EvidenceId>, by: EvidenceId) {
		let Some(earlier) = earlier else { return };
		Doubts::<T>::mutate(earlier, |doubt| match doubt {
			Some(doubt) => doubt.superseded_by = Some(by),
			None => {
				defensive!("check 4 found that the evidence is revoked; qed");
			}
		});
		Self::deposit_event(Event::Superseded { earlier, by });
	}

	/// Puts the certificates behind the voucher. The present status of the seller matters only if certificates
	/// that it holds and has not pledged must move (R17).
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
