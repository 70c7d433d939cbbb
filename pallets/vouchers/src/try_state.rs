//! What must hold at the end of every block. Vouchers that are not stored follow from their evidence.

use crate::{Config, Deposits, NextSplit, Pallet, Vouchers};
use alloc::vec::Vec;
use frame_support::ensure;
use sp_runtime::TryRuntimeError;
use verdigrid_primitives::{
	evidence::EvidenceStatus,
	traits::{CertificateBatches, EvidenceInspect},
	voucher::{is_of_evidence, Voucher, VoucherId, VoucherStatus, FIRST_SPLIT},
};

impl<T: Config> Pallet<T> {
	/// Checks every invariant of this pallet. It reads all of the pallet's state, so it is not for
	/// use on chain.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::try_state_numbers()?;
		Self::try_state_worth()?;
		Self::try_state_evidence()?;
		Self::try_state_disjoint()?;
		Self::try_state_lineage()?;
		Self::try_state_deposits()
	}

	/// A voucher that evidence gave its buyer has the number of the evidence, and is stored only if it is no
	/// longer what that says. Other numbers were given out by [`NextSplit`].
	fn try_state_numbers() -> Result<(), TryRuntimeError> {
		ensure!(NextSplit::<T>::get() >= FIRST_SPLIT, "splits give numbers of evidence");
		for (id, voucher) in Vouchers::<T>::iter() {
			match is_of_evidence(id) {
				true => Self::try_state_of_evidence(id, &voucher)?,
				false => ensure!(id < NextSplit::<T>::get(), "a voucher number is yet to come"),
			}
			let split = voucher.parent.is_some();
			ensure!(split != is_of_evidence(id), "a voucher has a number of the wrong kind");
		}
		Ok(())
	}

	fn try_state_of_evidence(id: VoucherId, voucher: &Voucher) -> Result<(), TryRuntimeError> {
		ensure!(voucher.evidence == id, "a voucher has another number than its evidence");
		ensure!(!Self::follows(id, voucher), "a voucher is stored that follows from its evidence");
		Ok(())
	}

	/// Every voucher is worth its certificates: energy = units × face value. It always has
	/// certificates.
	fn try_state_worth() -> Result<(), TryRuntimeError> {
		for voucher in Vouchers::<T>::iter_values() {
			ensure!(voucher.range.units > 0, "a voucher has no certificates");
			let batch = T::Certificates::batch(voucher.range.batch).ok_or("a batch is missing")?;
			let worth = batch.face_value.checked_mul(voucher.range.units);
			ensure!(worth == Some(voucher.energy), "a voucher is not worth its certificates");
		}
		Ok(())
	}

	/// Every voucher rests on known evidence. Only vouchers of revoked evidence are unwound.
	fn try_state_evidence() -> Result<(), TryRuntimeError> {
		for voucher in Vouchers::<T>::iter_values() {
			let status = T::Evidence::status(voucher.evidence);
			let status = status.ok_or("a voucher's evidence is missing")?;
			let unfounded =
				voucher.status == VoucherStatus::Unwound && status != EvidenceStatus::Revoked;
			ensure!(!unfounded, "a voucher was unwound whose evidence stands");
		}
		Ok(())
	}

	/// No certificate is behind two vouchers. This includes redeemed vouchers. Certificates that
	/// were behind an unwound voucher may be behind another one now.
	fn try_state_disjoint() -> Result<(), TryRuntimeError> {
		let mut ranges: Vec<_> = Vouchers::<T>::iter_values()
			.filter(|voucher| voucher.status != VoucherStatus::Unwound)
			.map(|voucher| voucher.range)
			.collect();
		ranges.sort_by_key(|range| (range.batch, range.first));
		for (range, next) in ranges.iter().zip(ranges.iter().skip(1)) {
			let end = range.end().ok_or("a voucher's certificates have no end")?;
			let apart = range.batch != next.batch || end <= next.first;
			ensure!(apart, "a certificate is behind two vouchers");
		}
		Ok(())
	}

	/// A voucher made by splitting is younger than its parent. It has the same evidence, consumer
	/// and batch. If the parent was retired, this voucher has expired too.
	fn try_state_lineage() -> Result<(), TryRuntimeError> {
		for (id, voucher) in Vouchers::<T>::iter() {
			let Some(parent_id) = voucher.parent else { continue };
			let Some(parent) = Self::find(parent_id) else {
				ensure!(Self::is_expired(&voucher), "a voucher's parent is missing");
				continue;
			};
			ensure!(parent_id < id, "a voucher is older than its parent");
			ensure!(parent.evidence == voucher.evidence, "a split changed the evidence");
			ensure!(parent.consumer == voucher.consumer, "a split changed the consumer");
			ensure!(parent.range.batch == voucher.range.batch, "a split changed the batch");
		}
		Ok(())
	}

	/// A voucher has a deposit if a split made it, and it is neither redeemed nor unwound. No other
	/// voucher has one.
	fn try_state_deposits() -> Result<(), TryRuntimeError> {
		for (id, voucher) in Vouchers::<T>::iter() {
			let ended =
				matches!(voucher.status, VoucherStatus::Redeemed(_) | VoucherStatus::Unwound);
			let due = voucher.parent.is_some() && !ended;
			ensure!(Deposits::<T>::contains_key(id) == due, "a deposit is missing or left over");
		}
		let orphan = Deposits::<T>::iter_keys().any(|id| !Vouchers::<T>::contains_key(id));
		ensure!(!orphan, "a deposit has no voucher");
		Ok(())
	}
}
