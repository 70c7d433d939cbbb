//! The use of a voucher: its certificates are redeemed for a claim, for ever.

use crate::{Config, Deposits, Error, Event, Pallet, WeightInfo, MOST_BUNDLES};
use frame_support::{traits::Consideration, weights::Weight};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	claim::{Claim, RedemptionId},
	traits::{Fee, Redeeming, VoucherRedemption},
	voucher::{is_of_evidence, Voucher, VoucherId, VoucherStatus},
};

impl<T: Config> Pallet<T> {
	/// What the redemption of so many certificates of a voucher weighs at most: of the whole voucher or of a part. A
	/// whole voucher that a split made ends one more deposit.
	pub(crate) fn redemption_weight(voucher: VoucherId, units: u32) -> Weight {
		let bundles = units.min(MOST_BUNDLES);
		let whole = match is_of_evidence(voucher) {
			true => T::WeightInfo::redeem(bundles),
			false => T::WeightInfo::redeem_split(bundles),
		};
		whole.max(T::WeightInfo::redeem_part(bundles))
	}

	pub(crate) fn do_redeem(
		who: &T::AccountId,
		id: VoucherId,
		units: u32,
		claim: Claim,
	) -> DispatchResult {
		let holder = Self::active_party(who)?;
		let voucher = Self::in_hand(id, holder)?;
		let (used, voucher) = match units == voucher.range.units {
			true => (id, voucher),
			false => Self::split_for_ever(who, id, voucher, units)?,
		};
		let redeeming = Self::redeeming(id, &voucher, claim, false);
		Self::redeem_whole(voucher, VoucherRedemption { used, ..redeeming }).map(|_| ())
	}

	/// Splits off a voucher that is redeemed at once, out of the certificates behind its parent. It stays for ever, so
	/// its price is a fee from the start.
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
		let id = redeeming.used;
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
		VoucherRedemption { range, voucher: id, used: id, matched, claim, paid, agreed }
	}
}
