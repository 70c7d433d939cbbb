//! The verification of trades: eight checks, each with its own errors, and then the evidence and the
//! certificates. The buyer's voucher has the number of the evidence, and follows from it.
//!
//! The checks are made in this order, with two exceptions below.
//!
//! | # | file | what must hold |
//! |---|---|---|
//! | 1 | `anchored` | the anchors of the settlement and of both readings are final |
//! | 2 | `anchored` | the three proofs hold |
//! | 3 | `leaves` | meters, period, granularity and direction agree |
//! | 4 | `unused` | neither the trade reference nor the settlement leaf was used, or it corrects |
//! | 5 | `parties` | the buyer is an active consumer; the meters were the project owner's and the buyer's |
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
mod context;
mod leaves;
mod parties;
mod proved;
mod together;
mod unused;

#[cfg(any(feature = "runtime-benchmarks", test))]
pub(crate) use allocation::allocate_generation;
pub(crate) use context::Context;
use proved::Proved;
#[cfg(any(feature = "runtime-benchmarks", test))]
pub(crate) use unused::ensure_unused;

use crate::{
	readings::Used,
	types::{EvidenceRecord, ProvedTrade, ProvedTrades},
	Config, Doubts, Error, Event, EvidenceRecords, NextEvidence, Pallet, TradeRefs,
};
use frame_support::{defensive, ensure, storage::with_storage_layer};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult, SaturatedConversion};
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{EvidenceId, EvidenceStatus, Settlement, Topic},
	layers::ensure_layers,
	merkle::Leaf,
	party::MeterNumber,
	traits::{Backing, Effort, VoucherBacking},
	voucher::is_of_evidence,
	Energy,
};

impl<T: Config> Pallet<T> {
	/// Verifies one trade.
	pub(crate) fn do_verify(
		account: &T::AccountId,
		trade: &ProvedTrade,
		effort: &mut Effort,
	) -> DispatchResult {
		let mut context = Context::new(Self::active_party(account)?, *effort);
		let verified = Self::verify_trade(trade, &mut context);
		*effort = context.effort;
		verified?;
		T::Certificates::pay_deposits(effort)
	}

	/// Verifies many trades. Each succeeds or fails alone.
	pub(crate) fn do_verify_batch(
		account: &T::AccountId,
		trades: &[ProvedTrade],
		effort: &mut Effort,
	) -> DispatchResult {
		let mut context = Context::new(Self::active_party(account)?, *effort);
		ensure!(!trades.is_empty(), Error::<T>::NoItems);
		ensure_layers()?;
		for (index, trade) in (0_u32..).zip(trades) {
			let settlement = &trade.settlement.settlement;
			Self::alone(index, settlement, &mut context, |context| {
				Self::verify_trade(trade, context)
			});
		}
		*effort = context.effort;
		T::Certificates::pay_deposits(effort)
	}

	/// Verifies many trades of one period and instalment. The proofs hold for all of them or for
	/// none. After that, each succeeds or fails alone.
	pub(crate) fn do_verify_together(
		account: &T::AccountId,
		trades: &ProvedTrades,
		effort: &mut Effort,
	) -> DispatchResult {
		let mut context = Context::new(Self::active_party(account)?, *effort);
		ensure!(!trades.settlements.is_empty(), Error::<T>::NoItems);
		ensure_layers()?;
		together::ensure_proved(trades, &mut context)?;
		for (index, (_, settlement)) in (0_u32..).zip(&trades.settlements) {
			Self::alone(index, settlement, &mut context, |context| {
				let proved = together::leaves_of::<T>(trades, settlement)?;
				Self::verify_proved(&proved, context)
			});
		}
		*effort = context.effort;
		T::Certificates::pay_deposits(effort)
	}

	/// Verifies a trade: all checks, then evidence and certificates.
	fn verify_trade(trade: &ProvedTrade, context: &mut Context<T>) -> DispatchResult {
		let statements = anchored::statements(trade, context)?;
		anchored::ensure_proofs::<T>(trade, &statements)?;
		let ProvedTrade { settlement, generation, consumption } = trade;
		let proved = Proved {
			settlement: &settlement.settlement,
			sequence: settlement.sequence,
			revision: generation.revision,
			generation: &generation.reading,
			consumption: &consumption.reading,
		};
		Self::verify_proved(&proved, context)
	}

	/// Verifies a trade whose leaves are proved: checks 3 to 8, then evidence and certificates.
	fn verify_proved(proved: &Proved<'_>, context: &mut Context<T>) -> DispatchResult {
		let settlement = proved.settlement;
		let meters = leaves::ensure_agree(proved, context)?;
		unused::ensure_unused::<T>(settlement)?;
		parties::ensure_buyer::<T>(context.trader(settlement.buyer))?;
		let rules = context.rules(settlement.period)?;
		let batch = context.batch(settlement.batch)?;
		parties::ensure_meters_owned::<T>(settlement, &meters, &batch.info, rules)?;
		let energy = certificates::ensure_fits::<T>(settlement, batch)?;
		let revision = proved.revision;
		let used = |reading, of| Used { reading, revision, of, rules };
		let generation = used(proved.generation, &meters.generation);
		allocation::allocate_generation::<T>(generation, energy)?;
		let consumption = used(proved.consumption, &meters.consumption);
		allocation::allocate_consumption::<T>(consumption, energy)?;
		Self::record_trade(proved, meters.consumption.number, energy, context)
	}

	/// Verifies a trade of a batch. A trade that fails leaves only an event behind. What it touched stays
	/// counted.
	fn alone(
		index: u32,
		settlement: &Settlement,
		context: &mut Context<T>,
		verify: impl FnOnce(&mut Context<T>) -> DispatchResult,
	) {
		let owed = context.effort.owed;
		if let Err(error) = with_storage_layer(|| verify(context)) {
			context.effort.owed = owed;
			context.forget_uses();
			let trade_ref = settlement.trade_ref;
			Self::deposit_event(Event::VerificationFailed { index, trade_ref, error });
		}
	}

	/// Writes the evidence, and puts the certificates behind the buyer's voucher.
	fn record_trade(
		proved: &Proved<'_>,
		consumption_meter: MeterNumber,
		energy: Energy,
		context: &mut Context<T>,
	) -> DispatchResult {
		let Proved { settlement, sequence, revision, .. } = *proved;
		let evidence = Self::take_number()?;
		let (range, leaf) = (range_of(settlement), settlement.hash());
		let Settlement { buyer, seller, trade_ref, period, .. } = *settlement;
		context.mark_used(Topic::Settlement(period, sequence));
		context.mark_used(Topic::Metering(period, revision));
		let record = EvidenceRecord {
			leaf,
			trade_ref,
			sequence,
			revision,
			seller,
			buyer,
			consumption_meter,
			range,
			settled: settlement.energy,
			at: Self::now(),
			block: Self::block().saturated_into(),
			status: EvidenceStatus::Live,
			supersedes: settlement.supersedes,
		};
		EvidenceRecords::<T>::insert(evidence, record);
		Self::supersede(settlement.supersedes, evidence);
		TradeRefs::<T>::insert(trade_ref, evidence);
		Self::back(settlement, range, evidence, context)?;
		Self::announce(evidence, proved, consumption_meter, energy);
		Ok(())
	}

	/// The next number of evidence, used up by this. It is the number of the voucher too. So it is never one
	/// that a split can give.
	fn take_number() -> Result<EvidenceId, DispatchError> {
		NextEvidence::<T>::try_mutate(|next| {
			let number = *next;
			ensure!(is_of_evidence(number), ArithmeticError::Overflow);
			*next = number.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(number)
		})
	}

	/// Links revoked evidence to the evidence that corrects it.
	pub(crate) fn supersede(earlier: Option<EvidenceId>, by: EvidenceId) {
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
		voucher: EvidenceId,
		context: &mut Context<T>,
	) -> DispatchResult {
		let Settlement { seller, buyer, trade_ref, .. } = *settlement;
		let seller_may_deliver = parties::may_deliver(context.trader(seller));
		let payer = context.payer;
		let backing =
			Backing { range, seller, buyer, trade_ref, voucher, seller_may_deliver, payer };
		T::Certificates::back_voucher(backing, &mut context.effort)
	}

	fn announce(
		evidence: EvidenceId,
		proved: &Proved<'_>,
		consumption_meter: MeterNumber,
		energy: Energy,
	) {
		let Proved { settlement, sequence, revision, .. } = *proved;
		let Settlement { trade_ref, seller, buyer, supersedes, .. } = *settlement;
		Self::deposit_event(Event::Verified {
			evidence,
			trade_ref,
			sequence,
			revision,
			seller,
			buyer,
			consumption_meter,
			range: range_of(settlement),
			energy,
			settled: settlement.energy,
			supersedes,
		});
	}
}

/// The certificates of a settlement.
const fn range_of(settlement: &Settlement) -> CertificateRange {
	let Settlement { batch, first, units, .. } = *settlement;
	CertificateRange { batch, first, units }
}
