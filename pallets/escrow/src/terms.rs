//! The checks of `open`: the terms can be met before the deadline.

use crate::{
	types::{are_distinct, RELEASE_TIME},
	Config, Error, Outcome, Pallet, TermsOf,
};
use frame_support::{
	ensure,
	traits::{Contains, Defensive, Get},
};
use sp_runtime::{traits::Zero, DispatchResult};
use verdigrid_primitives::{
	claim::Beneficiary,
	party::PartyId,
	traits::{CertificateBatches, Parties, VoucherCustody},
	voucher::VoucherId,
	Moment,
};

impl<T: Config> Pallet<T> {
	/// Fails unless these terms could be met for some voucher.
	pub(crate) fn ensure_terms(
		who: &T::AccountId,
		depositor: PartyId,
		terms: &TermsOf<T>,
	) -> DispatchResult {
		Self::ensure_beneficiary(depositor, terms.beneficiary)?;
		Self::ensure_arbiter(depositor, terms)?;
		Self::ensure_deadline(terms)?;
		Self::ensure_payment(who, terms)?;
		Self::ensure_hash_locks(terms)?;
		Self::ensure_approvals(terms)
	}

	/// Fails unless these terms could be met for this voucher in custody.
	pub(crate) fn ensure_achievable(voucher: VoucherId, terms: &TermsOf<T>) -> DispatchResult {
		Self::ensure_valid_throughout(voucher, terms)?;
		Self::ensure_room(voucher, terms)?;
		Self::ensure_outcome(voucher, terms)?;
		Self::ensure_claimant(terms)
	}

	fn ensure_beneficiary(depositor: PartyId, beneficiary: PartyId) -> DispatchResult {
		ensure!(beneficiary != depositor, Error::<T>::BeneficiaryIsDepositor);
		ensure!(T::Parties::is_active(beneficiary), Error::<T>::BeneficiaryNotActive);
		Ok(())
	}

	fn ensure_arbiter(depositor: PartyId, terms: &TermsOf<T>) -> DispatchResult {
		let Some(arbiter) = terms.arbiter else { return Ok(()) };
		let is_side = [depositor, terms.beneficiary].contains(&arbiter);
		ensure!(!is_side, Error::<T>::ArbiterIsSide);
		ensure!(T::Parties::is_active(arbiter), Error::<T>::ArbiterNotActive);
		Ok(())
	}

	fn ensure_deadline(terms: &TermsOf<T>) -> DispatchResult {
		let now = Self::now();
		ensure!(terms.deadline > now, Error::<T>::DeadlineInPast);
		let latest = now.saturating_add(T::MaxDuration::get());
		ensure!(terms.deadline <= latest, Error::<T>::DeadlineTooFar);
		ensure!(terms.not_before() < terms.deadline, Error::<T>::NotBeforeTooLate);
		let ruled_by = now.saturating_add(T::RulingTime::get());
		let time_to_rule = terms.arbiter.is_none() || ruled_by < terms.deadline;
		ensure!(time_to_rule, Error::<T>::NoTimeToRule);
		Ok(())
	}

	fn ensure_payment(who: &T::AccountId, terms: &TermsOf<T>) -> DispatchResult {
		ensure!(terms.payments() <= 1, Error::<T>::SeveralPayments);
		let Some((asset, amount)) = terms.payment() else { return Ok(()) };
		ensure!(T::PaymentAssets::contains(&asset), Error::<T>::AssetNotAllowed);
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		ensure!(Self::can_receive(who, asset, amount), Error::<T>::NotReceivable);
		Ok(())
	}

	fn ensure_hash_locks(terms: &TermsOf<T>) -> DispatchResult {
		ensure!(terms.hash_locks().all(|hash| !hash.is_zero()), Error::<T>::ZeroHashLock);
		ensure!(are_distinct(terms.hash_locks()), Error::<T>::DuplicateHashLock);
		Ok(())
	}

	fn ensure_approvals(terms: &TermsOf<T>) -> DispatchResult {
		for (parties, threshold) in terms.approvals() {
			let meetable = 1..=parties.len() as u32;
			ensure!(meetable.contains(&threshold), Error::<T>::ThresholdOutOfRange);
			ensure!(are_distinct(parties.iter()), Error::<T>::DuplicateApprover);
			let active = parties.iter().all(|party| T::Parties::is_active(*party));
			ensure!(active, Error::<T>::ApproverNotActive);
		}
		Ok(())
	}

	/// Fails unless the certificates are valid until the deadline. Otherwise one side could wait until they
	/// expire.
	pub(crate) fn ensure_valid_throughout(
		voucher: VoucherId,
		terms: &TermsOf<T>,
	) -> DispatchResult {
		let valid_until = Self::valid_until(voucher);
		ensure!(terms.deadline <= valid_until, Error::<T>::CertificatesEndFirst);
		Ok(())
	}

	/// Fails unless there is time to release between the last moment to wait for and the end of the
	/// certificates.
	fn ensure_room(voucher: VoucherId, terms: &TermsOf<T>) -> DispatchResult {
		let released_by = terms.not_before().saturating_add(RELEASE_TIME);
		ensure!(released_by <= Self::valid_until(voucher), Error::<T>::NoTimeToRelease);
		Ok(())
	}

	/// Fails unless the party that a claim names is active. An applicant may not exist any more at the time of
	/// release, and no other party could take its place. An attested party exists for ever.
	fn ensure_claimant(terms: &TermsOf<T>) -> DispatchResult {
		let Outcome::RedeemFor(claim) = &terms.outcome else { return Ok(()) };
		let Beneficiary::Party(party) = claim.beneficiary else { return Ok(()) };
		ensure!(T::Parties::is_active(party), Error::<T>::ClaimantNotActive);
		Ok(())
	}

	/// The end of the validity of the certificates behind a voucher.
	pub(crate) fn valid_until(voucher: VoucherId) -> Moment {
		T::Vouchers::voucher(voucher)
			.and_then(|voucher| T::Certificates::batch(voucher.range.batch))
			.map(|batch| batch.valid_until)
			.defensive_proof("a voucher in custody exists, and so does its batch; qed")
			.unwrap_or(0)
	}

	pub(crate) fn ensure_outcome(voucher: VoucherId, terms: &TermsOf<T>) -> DispatchResult {
		match &terms.outcome {
			Outcome::Deliver => T::Vouchers::ensure_deliverable(voucher),
			Outcome::RedeemFor(claim) => {
				let paid = terms.payment().is_some();
				T::Vouchers::ensure_redeemable(voucher, claim, paid)
			}
		}
	}
}
