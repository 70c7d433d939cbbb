//! Finding, splitting and changing bundles. Every change of a certificate goes through [`Pallet::change`], its last one
//! through [`Pallet::end`], and every change of hands through [`Pallet::ensure_policy`].

use crate::{
	deposits::Payer,
	key::BundleKey,
	types::{Batch, Bundle, Freeze},
	Batches, Bundles, Config, Error, Freezes, Pallet,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Defensive};
use sp_runtime::{ArithmeticError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BatchId, BundleState, CertificateRange, Lock, LotId, Move, MAX_ADJACENT},
	party::PartyId,
	traits::Effort,
	voucher::VoucherId,
};

/// A range within one bundle, from its first certificate on.
#[derive(Clone, Copy)]
pub(crate) struct Part {
	/// The range.
	pub range: CertificateRange,
	/// The whole bundle as it is stored.
	pub bundle: Bundle,
}

impl Part {
	pub(crate) fn is_locked(&self, lock: Lock) -> bool {
		self.bundle.state == BundleState::Locked(lock)
	}

	pub(crate) fn leaves_a_rest(&self) -> bool {
		self.range.units < self.bundle.units
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn existing(batch: BatchId) -> Result<Batch, Error<T>> {
		Batches::<T>::get(batch).ok_or(Error::<T>::UnknownBatch)
	}

	pub(crate) fn ensure_batch_usable(batch: &Batch) -> Result<(), Error<T>> {
		ensure!(!batch.info.frozen, Error::<T>::BatchFrozen);
		Self::ensure_valid(batch)
	}

	/// What parties are bound to is carried out. An issuer may be one of these parties, so only a freeze by
	/// governance stops it.
	pub(crate) fn ensure_not_stopped(id: BatchId, batch: &Batch) -> Result<(), Error<T>> {
		let by_issuer = |freeze: Freeze| freeze.is_by_issuer();
		ensure!(Freezes::<T>::get(id).is_none_or(by_issuer), Error::<T>::BatchFrozen);
		Self::ensure_valid(batch)
	}

	pub(crate) fn ensure_valid(batch: &Batch) -> Result<(), Error<T>> {
		ensure!(Self::now() < batch.info.valid_until, Error::<T>::BatchExpired);
		Ok(())
	}

	/// Fails unless certificates may go from one party to another now.
	pub(crate) fn ensure_may_move(
		batch: &Batch,
		bundle: &Bundle,
		movement: Move,
	) -> Result<(), Error<T>> {
		Self::ensure_batch_usable(batch)?;
		Self::ensure_policy(batch, bundle, movement)
	}

	/// The one place that decides how often certificates may change hands.
	pub(crate) fn ensure_policy(
		batch: &Batch,
		bundle: &Bundle,
		movement: Move,
	) -> Result<(), Error<T>> {
		ensure!(batch.info.policy.allows(movement, bundle.is_traded()), Error::<T>::MoveNotAllowed);
		Ok(())
	}

	/// The range, which must lie in the bundle that starts where it starts.
	pub(crate) fn part(range: CertificateRange) -> Result<Part, Error<T>> {
		ensure!(range.units > 0, Error::<T>::NoUnits);
		let bundle = Self::bundle_at(range.batch, range.first)?;
		ensure!(range.units <= bundle.units, Error::<T>::BeyondBundle);
		Ok(Part { range, bundle })
	}

	/// The bundle that starts here.
	pub(crate) fn bundle_at(batch: BatchId, first: u32) -> Result<Bundle, Error<T>> {
		Self::bundle(batch, first).ok_or(Error::<T>::UnknownBundle)
	}

	/// The range in its parts, at most [`MAX_ADJACENT`], the first starting where a bundle starts. Only the
	/// last part can leave a rest of its bundle. `bundles` says how many bundles may still be read.
	pub(crate) fn parts(range: CertificateRange, bundles: &mut u32) -> Result<Vec<Part>, Error<T>> {
		ensure!(range.units > 0, Error::<T>::NoUnits);
		let mut parts = Vec::new();
		let mut rest = Some(range);
		while let Some(range) = rest {
			ensure!(parts.len() < MAX_ADJACENT, Error::<T>::TooManyBundles);
			Self::count_down(bundles)?;
			let bundle = Self::bundle_at(range.batch, range.first)?;
			let (range, after) = match range.split_at(bundle.units) {
				Some((head, after)) => (head, Some(after)),
				None => (range, None),
			};
			parts.push(Part { range, bundle });
			rest = after;
		}
		Ok(parts)
	}

	/// Counts what is about to be touched. Fails where nothing more may be.
	pub(crate) fn count_down(left: &mut u32) -> Result<(), Error<T>> {
		*left = left.checked_sub(1).ok_or(Error::<T>::BeyondEffort)?;
		Ok(())
	}

	/// The range, which must be free and belong to the party.
	pub(crate) fn active_part(range: CertificateRange, holder: PartyId) -> Result<Part, Error<T>> {
		let part = Self::part(range)?;
		ensure!(part.bundle.holder == holder, Error::<T>::NotHolder);
		ensure!(part.bundle.state == BundleState::Active, Error::<T>::NotActive);
		Ok(part)
	}

	/// The range, which must have this lock.
	pub(crate) fn locked_part(range: CertificateRange, lock: Lock) -> Result<Part, Error<T>> {
		let part = Self::part(range)?;
		ensure!(part.is_locked(lock), Error::<T>::LockMismatch);
		Ok(part)
	}

	/// The range in its parts, which must all be behind the voucher.
	pub(crate) fn voucher_parts(
		range: CertificateRange,
		voucher: VoucherId,
	) -> Result<Vec<Part>, Error<T>> {
		let parts = Self::parts(range, &mut Effort::of_one_trade().bundles)?;
		let behind = |part: &Part| part.is_locked(Lock::Voucher(voucher));
		ensure!(parts.iter().all(behind), Error::<T>::LockMismatch);
		Ok(parts)
	}

	/// Gives every part the holder, state and history that `to` makes of the present ones. If the last part leaves a
	/// rest of its bundle, the rest becomes a bundle, and the payer pays its deposit.
	pub(crate) fn change(
		id: BatchId,
		batch: Batch,
		parts: &[Part],
		payer: Payer<'_, T>,
		to: impl Fn(Bundle) -> Bundle,
	) -> DispatchResult {
		if let Some(last) = parts.last().filter(|last| last.leaves_a_rest()) {
			let lot = Self::charge_bundle(last.bundle.holder, payer)?;
			Self::split_off_rest(last, Some(lot))?;
		}
		Self::replace_all(id, batch, parts, to)
	}

	/// Ends every part for ever, in this last state. The deposits of their bundles become fees. If the last part leaves a
	/// rest of its bundle, the rest keeps the deposit, and the payer pays the price of a bundle at once. If there is no
	/// payer, as when governance acts, nobody pays.
	pub(crate) fn end(
		id: BatchId,
		batch: Batch,
		parts: &[Part],
		payer: Option<PartyId>,
		state: BundleState,
	) -> DispatchResult {
		for part in parts {
			if part.leaves_a_rest() {
				payer.map_or(Ok(()), Self::pay_for_bundle)?;
				Self::split_off_rest(part, part.bundle.lot)?;
			} else {
				Self::spend_bundle(part.bundle.lot);
			}
		}
		Self::replace_all(id, batch, parts, |bundle| Bundle { state, lot: None, ..bundle })
	}

	/// Makes a bundle of what follows a part in its bundle.
	fn split_off_rest(part: &Part, lot: Option<LotId>) -> DispatchResult {
		let Part { range, bundle } = part;
		let units = bundle
			.units
			.checked_sub(range.units)
			.defensive_proof("a part is at most its bundle; qed")
			.ok_or(ArithmeticError::Underflow)?;
		let first = range.end().ok_or(ArithmeticError::Overflow)?;
		Bundles::<T>::insert(range.batch, BundleKey::of(first), Bundle { units, lot, ..*bundle });
		Ok(())
	}

	/// Writes what becomes of every part. The totals of the batch follow.
	fn replace_all(
		id: BatchId,
		mut batch: Batch,
		parts: &[Part],
		to: impl Fn(Bundle) -> Bundle,
	) -> DispatchResult {
		let before = batch.totals;
		for part in parts {
			let changed = Bundle { units: part.range.units, ..to(part.bundle) };
			batch
				.totals
				.shift(&part.bundle.state, &changed.state, changed.units)
				.defensive_proof("the totals of a batch are the sums of its bundles; qed")
				.ok_or(ArithmeticError::Underflow)?;
			Self::replace(part, changed);
		}
		if batch.totals != before {
			Batches::<T>::insert(id, batch);
		}
		Ok(())
	}

	/// Writes a new bundle, and counts it for its holder.
	pub(crate) fn add_bundle(batch: BatchId, first: u32, bundle: Bundle) {
		Bundles::<T>::insert(batch, BundleKey::of(first), bundle);
		Self::enter_holding(bundle.holder, batch);
	}

	/// Writes a part that has changed, and counts it for its holder. A rest that was split off is still the former
	/// holder's, in its place.
	fn replace(part: &Part, changed: Bundle) {
		let CertificateRange { batch, first, .. } = part.range;
		Bundles::<T>::insert(batch, BundleKey::of(first), changed);
		let (moved, leaves_a_rest) = (changed.holder != part.bundle.holder, part.leaves_a_rest());
		if moved || leaves_a_rest {
			Self::enter_holding(changed.holder, batch);
		}
		if moved && !leaves_a_rest {
			Self::leave_holding(part.bundle.holder, batch);
		}
	}
}
