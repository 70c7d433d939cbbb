//! Certificates change hands: by a gift, or by a sale that another pallet settles.

use crate::{
	bundles::Part,
	deposits::Payer,
	types::{Batch, Bundle},
	Config, Error, Event, Pallet,
};
use frame_support::ensure;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, Lock, Move},
	party::PartyId,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_transfer(
		from: PartyId,
		range: CertificateRange,
		to: PartyId,
	) -> DispatchResult {
		Self::ensure_recipient(to, from)?;
		let (batch, part) = Self::tradable(range, from)?;
		Self::trade(batch, part, to, Payer::Holder)?;
		Self::deposit_event(Event::Transferred { range, from, to });
		Ok(())
	}

	/// The free certificates of a party, which it must be able to sell now.
	pub(crate) fn tradable(
		range: CertificateRange,
		holder: PartyId,
	) -> Result<(Batch, Part), Error<T>> {
		let batch = Self::existing(range.batch)?;
		let part = Self::active_part(range, holder)?;
		Self::ensure_may_move(&batch, &part.bundle, Move::Trade)?;
		Ok((batch, part))
	}

	/// Gives tradable certificates to another party.
	pub(crate) fn trade(
		batch: Batch,
		part: Part,
		to: PartyId,
		payer: Payer<'_, T>,
	) -> DispatchResult {
		Self::change(part.range.batch, batch, &[part], payer, |bundle| Bundle {
			holder: to,
			state: BundleState::Active,
			history: bundle.history.traded(),
			..bundle
		})
	}

	pub(crate) fn lock_part(
		range: CertificateRange,
		holder: PartyId,
		lock: Lock,
	) -> DispatchResult {
		let batch = Self::existing(range.batch)?;
		let part = Self::active_part(range, holder)?;
		Self::ensure_batch_usable(&batch)?;
		Self::change(range.batch, batch, &[part], Payer::Holder, |bundle| Bundle {
			state: BundleState::Locked(lock),
			..bundle
		})
	}

	/// Frees certificates for their holder, even if they are frozen or expired.
	pub(crate) fn unlock_part(range: CertificateRange, lock: Lock) -> DispatchResult {
		let batch = Self::existing(range.batch)?;
		let part = Self::locked_part(range, lock)?;
		Self::change(range.batch, batch, &[part], Payer::Holder, |bundle| Bundle {
			state: BundleState::Active,
			..bundle
		})
	}

	/// The other locks are set and released with a pledge, an exchange or a voucher.
	pub(crate) fn ensure_offer(lock: Lock) -> Result<(), Error<T>> {
		ensure!(matches!(lock, Lock::Offer(_) | Lock::Auction(_)), Error::<T>::LockMismatch);
		Ok(())
	}
}
