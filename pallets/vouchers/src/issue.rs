//! What follows from evidence: vouchers come into being, and are undone.

use crate::{Config, Error, Event, NextVoucher, Owned, Pallet, Vouchers};
use frame_support::ensure;
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	traits::{CertificateBatches, OnEvidence, UnwoundVoucher, VerifiedTrade},
	voucher::{Voucher, VoucherId, VoucherStatus},
};

impl<T: Config> OnEvidence for Pallet<T> {
	fn verified(trade: VerifiedTrade) -> Result<VoucherId, DispatchError> {
		Self::ensure_worth(&trade)?;
		let VerifiedTrade { evidence, buyer, range, energy, period } = trade;
		let voucher = Voucher {
			holder: buyer,
			evidence,
			range,
			energy,
			period,
			consumer: buyer,
			status: VoucherStatus::Active,
			parent: None,
		};
		let id = Self::take_number()?;
		Self::insert(id, &voucher);
		Self::deposit_event(Event::Issued { voucher: id, holder: buyer, evidence, range, energy });
		Ok(id)
	}

	fn unwind(voucher: VoucherId) -> Result<UnwoundVoucher, DispatchError> {
		Self::do_unwind(voucher)
	}
}

impl<T: Config> Pallet<T> {
	/// The next voucher number, used up by this.
	pub(crate) fn take_number() -> Result<VoucherId, DispatchError> {
		NextVoucher::<T>::try_mutate(|next| {
			let id = *next;
			*next = id.checked_add(1).ok_or(ArithmeticError::Overflow)?;
			Ok(id)
		})
	}

	/// Stores a new voucher and lists it among its holder's.
	pub(crate) fn insert(id: VoucherId, voucher: &Voucher) {
		Owned::<T>::insert(voucher.holder, id, ());
		Vouchers::<T>::insert(id, voucher);
	}

	/// A voucher is worth its certificates, not one watt-hour more or less.
	fn ensure_worth(trade: &VerifiedTrade) -> DispatchResult {
		let units = trade.range.units;
		let worth = T::Certificates::batch(trade.range.batch)
			.and_then(|batch| batch.face_value.checked_mul(units));
		ensure!(units > 0, Error::<T>::NoUnits);
		ensure!(worth == Some(trade.energy), Error::<T>::EnergyMismatch);
		Ok(())
	}
}
