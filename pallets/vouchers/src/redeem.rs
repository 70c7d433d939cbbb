//! The use of a voucher: its certificates are redeemed for a claim, for ever.

use crate::{Config, Deposits, Error, Event, Pallet};
use frame_support::traits::Consideration;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	claim::{Claim, RedemptionId},
	traits::{Fee, Redeeming, VoucherRedemption},
	voucher::{Voucher, VoucherId, VoucherStatus},
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_redeem(
		who: &T::AccountId,
		id: VoucherId,
		units: u32,
		claim: Claim,
	) -> DispatchResult {
		let holder = Self::active_party(who)?;
		let voucher = Self::in_hand(id, holder)?;
		let (id, voucher) = match units == voucher.range.units {
			true => (id, voucher),
			false => Self::split_for_ever(who, id, voucher, units)?,
		};
		let redeeming = Self::redeeming(id, &voucher, claim, false);
		Self::redeem_whole(voucher, redeeming).map(|_| ())
	}

	/// Splits off a voucher that is redeemed at once. It stays for ever, so its price is a fee from the start.
	fn split_for_ever(
		who: &T::AccountId,
		id: VoucherId,
		parent: Voucher,
		units: u32,
	) -> Result<(VoucherId, Voucher), DispatchError> {
		let child = Self::split_front(id, parent, units)?;
		T::SplitFee::pay(who).map_err(|_| Error::<T>::CannotPayDeposit)?;
		Ok(child)
	}

	/// Redeems a whole voucher, whose holder is free to do so. The register decides whether the
	/// claim may be made.
	pub(crate) fn redeem_whole(
		voucher: Voucher,
		redeeming: VoucherRedemption,
	) -> Result<RedemptionId, DispatchError> {
		let id = redeeming.voucher;
		let redemption = T::Certificates::redeem_voucher(redeeming)?;
		Self::deposit_event(Event::Redeemed {
			voucher: id,
			redemption,
			holder: voucher.holder,
			units: voucher.range.units,
			energy: voucher.energy,
		});
		Self::end(id, voucher, VoucherStatus::Redeemed(redemption));
		Ok(redemption)
	}

	/// Gives a voucher its last status. The record stays for ever, and its deposit becomes the fee
	/// for that.
	pub(crate) fn end(id: VoucherId, voucher: Voucher, status: VoucherStatus) {
		Self::keep(id, &Voucher { status, ..voucher });
		if let Some(deposit) = Deposits::<T>::take(id) {
			deposit.ticket.burn(&deposit.account);
		}
	}

	/// What to ask of the register for redeeming this voucher. It alone judges the claim.
	pub(crate) fn redeeming(
		id: VoucherId,
		voucher: &Voucher,
		claim: Claim,
		paid: bool,
	) -> VoucherRedemption {
		let matched = voucher.consumer;
		let (range, agreed) = (voucher.range, false);
		VoucherRedemption { range, voucher: id, matched, claim, paid, agreed }
	}
}
