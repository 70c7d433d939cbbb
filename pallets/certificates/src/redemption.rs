//! Redemption: certificates end for ever, for a claim of consumption.

use crate::{
	bundles::Part, types::Batch, Config, Error, Event, NextRedemption, Pallet, Redemptions,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{Defensive, Get},
};
use sp_runtime::{ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, Move, Policy},
	claim::{Beneficiary, Claim, ClaimError, Redemption, RedemptionId},
	party::PartyId,
	traits::{Parties, VoucherRedemption},
	voucher::VoucherId,
};

/// Certificates that have passed every check for a redemption.
pub(crate) struct Redeemable {
	batch: Batch,
	parts: Vec<Part>,
	range: CertificateRange,
	holder: PartyId,
	/// Whether the redemption carries out an agreement.
	agreed: bool,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_redeem(
		holder: PartyId,
		range: CertificateRange,
		claim: Claim,
	) -> DispatchResult {
		let batch = Self::existing(range.batch)?;
		let part = Self::active_part(range, holder)?;
		ensure!(batch.info.policy != Policy::DeliveryOnly, Error::<T>::VoucherRequired);
		let redeemable =
			Redeemable { batch, parts: alloc::vec![part], range, holder, agreed: false };
		Self::ensure_claimable(&redeemable, None, false, &claim)?;
		Self::pay_for_redemption(holder)?;
		Self::retire(redeemable, None, claim).map(|_| ())
	}

	/// The certificates behind a voucher, which must be redeemable for this claim now.
	pub(crate) fn redeemable(redeeming: &VoucherRedemption) -> Result<Redeemable, Error<T>> {
		let VoucherRedemption { range, voucher, matched, claim, paid, agreed, .. } = redeeming;
		let batch = Self::existing(range.batch)?;
		let parts = Self::voucher_parts(*range, *voucher)?;
		let holder = parts
			.first()
			.defensive_proof("a range of certificates has a part; qed")
			.ok_or(Error::<T>::NoUnits)?
			.bundle
			.holder;
		let (range, agreed) = (*range, *agreed);
		let redeemable = Redeemable { batch, parts, range, holder, agreed };
		Self::ensure_claimable(&redeemable, Some(*matched), *paid, claim)?;
		Ok(redeemable)
	}

	pub(crate) fn redeem_behind_voucher(
		redeeming: VoucherRedemption,
	) -> Result<RedemptionId, DispatchError> {
		let redeemable = Self::redeemable(&redeeming)?;
		let VoucherRedemption { used, matched, claim, .. } = redeeming;
		if !redeemable.agreed {
			Self::pay_for_redemption(redeemable.holder)?;
		}
		Self::retire(redeemable, Some((used, matched)), claim)
	}

	fn ensure_claimable(
		redeemable: &Redeemable,
		matched: Option<PartyId>,
		paid: bool,
		claim: &Claim,
	) -> Result<(), Error<T>> {
		let Redeemable { batch, parts, holder, .. } = redeemable;
		Self::ensure_claim(batch, claim)?;
		let for_matched = matched.is_some_and(|consumer| names(claim, consumer));
		ensure!(
			!claim.purpose.needs_matched_consumer() || for_matched,
			Error::<T>::MatchedConsumerRequired
		);
		Self::ensure_unfrozen(redeemable)?;
		if !names(claim, *holder) {
			let movement = Move::RedemptionForOther { paid };
			parts.iter().try_for_each(|part| Self::ensure_policy(batch, &part.bundle, movement))?;
		}
		Ok(())
	}

	fn ensure_unfrozen(redeemable: &Redeemable) -> Result<(), Error<T>> {
		let Redeemable { batch, range, agreed, .. } = redeemable;
		match agreed {
			true => Self::ensure_not_stopped(range.batch, batch),
			false => Self::ensure_batch_usable(batch),
		}
	}

	fn ensure_claim(batch: &Batch, claim: &Claim) -> Result<(), Error<T>> {
		let produced = batch
			.info
			.period
			.bounds(T::MarketOffset::get())
			.defensive_proof("the period of a batch has bounds; qed")
			.ok_or(Error::<T>::PeriodOutOfRange)?;
		claim.check(&produced)?;
		if let Beneficiary::Party(party) = claim.beneficiary {
			let exists = T::Parties::account_of(party).is_some();
			ensure!(exists, Error::<T>::UnknownBeneficiary);
		}
		Ok(())
	}

	/// Ends certificates for ever. The record is paid for.
	fn retire(
		redeemable: Redeemable,
		behind: Option<(VoucherId, PartyId)>,
		claim: Claim,
	) -> Result<RedemptionId, DispatchError> {
		let (voucher, matched) = behind.unzip();
		let Redeemable { batch, parts, range, holder, .. } = redeemable;
		let energy =
			batch.info.face_value.checked_mul(range.units).ok_or(ArithmeticError::Overflow)?;
		let id = NextRedemption::<T>::get();
		NextRedemption::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Self::end(range.batch, batch, &parts, Some(holder), BundleState::Redeemed(id))?;
		let (at, block) = (Self::now(), Self::block());
		let redemption = Redemption { range, energy, holder, claim, matched, voucher, at, block };
		Redemptions::<T>::insert(id, &redemption);
		Self::deposit_event(Event::Redeemed {
			redemption: id,
			range,
			energy,
			holder,
			matched,
			voucher,
			claim: redemption.claim,
		});
		Ok(id)
	}
}

impl<T> From<ClaimError> for Error<T> {
	fn from(error: ClaimError) -> Self {
		match error {
			ClaimError::TimeEmpty => Error::InvalidClaimTime,
			ClaimError::TimeMismatch => Error::ClaimTimeMismatch,
			ClaimError::NameMalformed => Error::InvalidBeneficiaryName,
			ClaimError::ZeroCommitment => Error::ZeroHash,
		}
	}
}

/// Whether the party is the beneficiary of the claim.
fn names(claim: &Claim, party: PartyId) -> bool {
	claim.beneficiary == Beneficiary::Party(party)
}
