//! What other pallets do with certificates.

use crate::{
	bundles::Part,
	deposits::Payer,
	history::{Delivery, History},
	types::{Batch, Bundle},
	Batches, Carried, Classes, Config, Error, Event, Pallet,
};
use frame_support::{
	ensure,
	traits::{Defensive, Get},
};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{
		BatchId, BatchInfo, BundleState, Carried as CarriedEnergy, CertificateRange, Class, Lock,
		Move, TradeClass,
	},
	claim::RedemptionId,
	party::{MeterId, PartyId},
	traits::{
		Backing, CertificateBatches, Effort, EnergyCarried, Redeeming, Tradable, VoucherBacking,
		VoucherRedemption,
	},
	voucher::VoucherId,
	Period,
};

impl<T: Config> CertificateBatches for Pallet<T> {
	fn class(class: TradeClass) -> Option<Class> {
		let terms = Classes::<T>::get(class)?;
		let validity_months = terms.validity_months.min(T::MaxValidity::get());
		Some(Class { validity_months, ..terms })
	}

	fn batch(batch: BatchId) -> Option<BatchInfo> {
		Batches::<T>::get(batch).map(|batch| batch.info)
	}

	fn ensure_usable(batch: BatchId) -> DispatchResult {
		Ok(Self::ensure_batch_usable(&Self::existing(batch)?)?)
	}

	fn ensure_may_settle(batch: BatchId) -> DispatchResult {
		Ok(Self::ensure_not_stopped(batch, &Self::existing(batch)?)?)
	}
}

impl<T: Config> EnergyCarried for Pallet<T> {
	fn carried(meter: &MeterId, period: Period) -> CarriedEnergy {
		Carried::<T>::get((meter, period))
	}
}

impl<T: Config> Tradable for Pallet<T> {
	fn lock(range: CertificateRange, holder: PartyId, lock: Lock) -> DispatchResult {
		Self::ensure_offer(lock)?;
		Self::lock_part(range, holder, lock)?;
		Self::deposit_event(Event::Locked { range, holder, lock });
		Ok(())
	}

	fn release(range: CertificateRange, lock: Lock) -> DispatchResult {
		Self::ensure_offer(lock)?;
		Self::unlock_part(range, lock)?;
		Self::deposit_event(Event::Released { range, lock });
		Ok(())
	}

	fn ensure_tradable(range: CertificateRange, holder: PartyId) -> DispatchResult {
		Self::tradable(range, holder)?;
		Ok(())
	}

	fn sell_locked(
		range: CertificateRange,
		lock: Lock,
		to: PartyId,
		payer: PartyId,
	) -> DispatchResult {
		ensure!(matches!(lock, Lock::Offer(_)), Error::<T>::LockMismatch);
		let batch = Self::existing(range.batch)?;
		let part = Self::locked_part(range, lock)?;
		Self::ensure_may_move(&batch, &part.bundle, Move::Trade)?;
		let from = part.bundle.holder;
		Self::trade(batch, part, to, Payer::Party(payer))?;
		Self::deposit_event(Event::Transferred { range, from, to });
		Ok(())
	}

	fn sell(range: CertificateRange, from: PartyId, to: PartyId) -> DispatchResult {
		let (batch, part) = Self::tradable(range, from)?;
		Self::trade(batch, part, to, Payer::Holder)?;
		Self::deposit_event(Event::Transferred { range, from, to });
		Ok(())
	}
}

impl<T: Config> VoucherBacking for Pallet<T> {
	fn back_voucher(backing: Backing, effort: &mut Effort) -> DispatchResult {
		let Backing { range, buyer, voucher, payer, .. } = backing;
		let batch = Self::existing(range.batch)?;
		if effort.settles != Some(range.batch) {
			Self::ensure_not_stopped(range.batch, &batch)?;
			effort.settles = Some(range.batch);
		}
		let parts = Self::parts(range, &mut effort.bundles)?;
		for part in &parts {
			match Self::found_for(part, &backing, &mut effort.pledges)? {
				Found::WithBuyer => (),
				Found::Pledged => Self::ensure_policy(&batch, &part.bundle, Move::Delivery)?,
				Found::WithSeller => Self::ensure_may_move(&batch, &part.bundle, Move::Delivery)?,
			}
		}
		Self::consume_pledges(&parts)?;
		if parts.last().is_some_and(Part::leaves_a_rest) {
			Self::count_down(&mut effort.splits)?;
		}
		let payer = Payer::Call(payer, &mut effort.owed);
		Self::change(range.batch, batch, &parts, payer, |bundle| delivered(bundle, buyer, voucher))
	}

	fn pay_deposits(effort: &Effort) -> DispatchResult {
		effort.owed.map_or(Ok(()), Self::pay_owed)
	}

	fn unback_voucher(range: CertificateRange, voucher: VoucherId) -> DispatchResult {
		let batch = Self::existing(range.batch)?;
		let parts = Self::voucher_parts(range, voucher)?;
		Self::change(range.batch, batch, &parts, Payer::Holder, undelivered)?;
		for Part { range, bundle } in parts {
			let to = undelivered(bundle).holder;
			Self::deposit_event(Event::VoucherUnbacked { voucher, range, to });
		}
		Ok(())
	}

	fn relabel(range: CertificateRange, from: VoucherId, to: VoucherId) -> DispatchResult {
		let batch = Self::existing(range.batch)?;
		let parts = Self::voucher_parts(range, from)?;
		Self::change(range.batch, batch, &parts, Payer::Holder, |bundle| Bundle {
			state: BundleState::Locked(Lock::Voucher(to)),
			..bundle
		})
	}

	fn ensure_movable(range: CertificateRange, voucher: VoucherId) -> DispatchResult {
		let batch = Self::existing(range.batch)?;
		let parts = Self::voucher_parts(range, voucher)?;
		Ok(Self::ensure_may_hand_over(range.batch, &batch, &parts)?)
	}

	fn hand_over(range: CertificateRange, voucher: VoucherId, to: PartyId) -> DispatchResult {
		let batch = Self::existing(range.batch)?;
		let parts = Self::voucher_parts(range, voucher)?;
		Self::ensure_may_hand_over(range.batch, &batch, &parts)?;
		Self::change(range.batch, batch, &parts, Payer::Holder, |bundle| handed_over(bundle, to))?;
		Self::deposit_event(Event::HandedOver { voucher, range, to });
		Ok(())
	}

	fn bundles_of_party(
		party: PartyId,
		after: Option<(BatchId, u32)>,
	) -> impl Iterator<Item = ((BatchId, u32), Option<VoucherId>)> {
		Self::look_through(party, after).map(|(start, bundle)| {
			match bundle.map(|bundle| bundle.state) {
				Some(BundleState::Locked(Lock::Voucher(voucher))) => (start, Some(voucher)),
				_ => (start, None),
			}
		})
	}
}

impl<T: Config> Redeeming for Pallet<T> {
	fn ensure_redeemable(redeeming: &VoucherRedemption) -> DispatchResult {
		Self::redeemable(redeeming)?;
		Ok(())
	}

	fn redeem_voucher(redeeming: VoucherRedemption) -> Result<RedemptionId, DispatchError> {
		Self::redeem_behind_voucher(redeeming)
	}
}

impl<T: Config> Pallet<T> {
	/// Fails unless an agreement may give the certificates behind its voucher to another party.
	fn ensure_may_hand_over(id: BatchId, batch: &Batch, parts: &[Part]) -> Result<(), Error<T>> {
		Self::ensure_not_stopped(id, batch)?;
		parts.iter().try_for_each(|part| Self::ensure_policy(batch, &part.bundle, Move::Trade))
	}

	/// Where verification finds certificates. It fails if they are elsewhere. `pledges` says how many pledges
	/// may still be read.
	fn found_for(part: &Part, backing: &Backing, pledges: &mut u32) -> Result<Found, Error<T>> {
		let Bundle { holder, state, .. } = part.bundle;
		match state {
			BundleState::Active if holder == backing.buyer => Ok(Found::WithBuyer),
			BundleState::Active if holder == backing.seller && backing.seller_may_deliver => {
				Ok(Found::WithSeller)
			}
			BundleState::Active => Err(Error::<T>::NotHolder),
			BundleState::Locked(Lock::Pledge(pledge)) => {
				Self::count_down(pledges)?;
				Self::ensure_pledged(pledge, backing)?;
				Ok(Found::Pledged)
			}
			_ => Err(Error::<T>::NotActive),
		}
	}

	fn consume_pledges(parts: &[Part]) -> DispatchResult {
		for part in parts {
			if let BundleState::Locked(Lock::Pledge(pledge)) = part.bundle.state {
				Self::consume_pledge(pledge, part)?;
			}
		}
		Ok(())
	}
}

/// Where verification finds certificates. A freeze by an issuer does not stop what the seller is bound to.
/// Otherwise a freeze until the end of a pledge would give the seller back what it has sold.
enum Found {
	/// The buyer holds them already.
	WithBuyer,
	/// The seller pledged them to this trade.
	Pledged,
	/// The seller holds them, and is not bound.
	WithSeller,
}

/// A bundle once it is behind the buyer's voucher.
fn delivered(bundle: Bundle, buyer: PartyId, voucher: VoucherId) -> Bundle {
	let found = bundle.history.found_with(bundle.holder);
	Bundle {
		holder: buyer,
		state: BundleState::Locked(Lock::Voucher(voucher)),
		history: if bundle.holder == buyer { found } else { found.traded() },
		..bundle
	}
}

/// A bundle once its voucher belongs to another party. If the former holder had the certificates before
/// verification, the new party gets them when the evidence is revoked.
fn handed_over(bundle: Bundle, to: PartyId) -> Bundle {
	let history = match bundle.delivery() {
		Some(Delivery { from, .. }) if from == bundle.holder => History::TradedBefore { from: to },
		_ => bundle.history.traded(),
	};
	Bundle { holder: to, history, ..bundle }
}

/// A bundle as it was before verification put it behind a voucher. A delivery of the voucher since then is
/// undone too.
fn undelivered(bundle: Bundle) -> Bundle {
	let as_it_is = Delivery { from: bundle.holder, traded: bundle.is_traded() };
	let Delivery { from, traded } = bundle
		.delivery()
		.defensive_proof("a bundle behind a voucher says where it came from; qed")
		.unwrap_or(as_it_is);
	Bundle { holder: from, state: BundleState::Active, history: History::of(traded), ..bundle }
}
