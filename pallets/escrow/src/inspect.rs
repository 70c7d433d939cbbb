//! Who calls, and what an agreement waits for.

use crate::{
	AgreementInfo, AgreementInfoOf, AgreementOf, Agreements, Approvals, AssetOf, BalanceOf,
	Blocked, Config, Error, Paid, Pallet, Revealed, Status, TermsOf,
};
use frame_support::{
	ensure,
	traits::{
		fungibles::Inspect,
		tokens::{DepositConsequence, Provenance},
		UnixTime,
	},
};
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	party::PartyId,
	traits::{Parties, VoucherCustody},
	voucher::AgreementId,
	Moment,
};

impl<T: Config> Pallet<T> {
	/// An agreement that has not ended, with all that was done for it so far.
	pub fn agreement(id: AgreementId) -> Option<AgreementInfoOf<T>> {
		let agreement = Agreements::<T>::get(id)?;
		Some(AgreementInfo {
			voucher: agreement.voucher,
			depositor: agreement.depositor,
			terms: agreement.terms,
			status: agreement.status,
			account: agreement.account,
			payment: Paid::<T>::get(id),
			approvals: Approvals::<T>::get(id).into_iter().collect(),
			revealed: Revealed::<T>::get(id).into_inner(),
		})
	}

	/// Whether [`release`](Self::release) would end this agreement now, and if not, what it waits
	/// for first. Where the beneficiary is no longer active, release returns both sides.
	pub fn releasable(id: AgreementId) -> Result<(), Blocked> {
		let agreement = Agreements::<T>::get(id).ok_or(Blocked::NotFound)?;
		Self::ensure_releasable(id, &agreement)
	}

	pub(crate) fn ensure_releasable(
		id: AgreementId,
		agreement: &AgreementOf<T>,
	) -> Result<(), Blocked> {
		Self::ensure_running(agreement)?;
		Self::ensure_conditions(id, &agreement.terms)?;
		Self::ensure_exchange(agreement)
	}

	/// Fails from the moment on at which reclaiming is possible: so there is none at which both are.
	pub(crate) fn ensure_alive(agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		ensure!(Self::now() < agreement.terms.deadline, Blocked::DeadlinePassed);
		ensure!(!T::Vouchers::is_dead(agreement.voucher), Blocked::VoucherDead);
		Ok(())
	}

	/// Fails unless an agreement was accepted, can still be released, and is not disputed.
	pub(crate) fn ensure_running(agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		ensure!(agreement.status != Status::Offered, Blocked::NotAccepted);
		Self::ensure_alive(agreement)?;
		ensure!(agreement.status != Status::Disputed, Blocked::Disputed);
		Ok(())
	}

	/// Fails unless conditions can be met now. Nobody is bound further to a voucher that cannot
	/// move, and no secret is drawn out for one.
	pub(crate) fn ensure_in_progress(agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		Self::ensure_running(agreement)?;
		Self::ensure_thawed(agreement)
	}

	pub(crate) fn ensure_thawed(agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		let usable = T::Vouchers::ensure_usable(agreement.voucher).is_ok();
		ensure!(usable, Blocked::VoucherFrozen);
		Ok(())
	}

	/// Fails unless voucher and money could change sides. Where the beneficiary is no longer active
	/// they do not: nothing stands in the way of a refund.
	pub(crate) fn ensure_exchange(agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		if !T::Parties::is_active(agreement.terms.beneficiary) {
			return Ok(());
		}
		Self::ensure_thawed(agreement)?;
		let Some((asset, amount)) = agreement.terms.payment() else { return Ok(()) };
		let payee = T::Parties::account_of(agreement.depositor).ok_or(Blocked::NotReceivable)?;
		ensure!(Self::can_receive(&payee, asset, amount), Blocked::NotReceivable);
		Ok(())
	}

	/// Fails with the first condition that does not hold yet; with what only time can bring last.
	pub(crate) fn ensure_conditions(id: AgreementId, terms: &TermsOf<T>) -> Result<(), Blocked> {
		Self::ensure_paid(id, terms)?;
		Self::ensure_revealed(id, terms)?;
		Self::ensure_approved(id, terms)?;
		let not_before = terms.not_before();
		ensure!(Self::now() >= not_before, Blocked::TooEarly(not_before));
		Ok(())
	}

	pub(crate) fn ensure_paid(id: AgreementId, terms: &TermsOf<T>) -> Result<(), Blocked> {
		let paid = terms.payment().is_none() || Paid::<T>::contains_key(id);
		ensure!(paid, Blocked::NotPaid);
		Ok(())
	}

	fn ensure_revealed(id: AgreementId, terms: &TermsOf<T>) -> Result<(), Blocked> {
		let revealed = Revealed::<T>::get(id);
		match terms.hash_locks().find(|lock| !revealed.contains(lock)) {
			Some(locked) => Err(Blocked::NotRevealed(locked)),
			None => Ok(()),
		}
	}

	fn ensure_approved(id: AgreementId, terms: &TermsOf<T>) -> Result<(), Blocked> {
		let approved = Approvals::<T>::get(id);
		for (parties, need) in terms.approvals() {
			let have = parties.iter().filter(|party| approved.contains(party)).count() as u32;
			ensure!(have >= need, Blocked::NotApproved { have, need });
		}
		Ok(())
	}

	/// Whether money that is already in circulation could arrive at an account.
	pub(crate) fn can_receive(
		account: &T::AccountId,
		asset: AssetOf<T>,
		amount: BalanceOf<T>,
	) -> bool {
		let receipt = T::HeldMoney::can_deposit(asset, account, amount, Provenance::Extant);
		receipt == DepositConsequence::Success
	}

	pub(crate) fn now() -> Moment {
		T::Time::now().as_secs()
	}

	/// An agreement that has not ended.
	pub(crate) fn existing(id: AgreementId) -> Result<AgreementOf<T>, DispatchError> {
		Agreements::<T>::get(id).ok_or_else(|| Error::<T>::NotFound.into())
	}

	/// The party that signs, whatever its status.
	pub(crate) fn party(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		T::Parties::party_of(who).ok_or_else(|| Error::<T>::NotAParty.into())
	}

	/// The party that signs, being active.
	pub(crate) fn active_party(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		let party = Self::party(who)?;
		ensure!(T::Parties::is_active(party), Error::<T>::PartyNotActive);
		Ok(party)
	}
}

impl<T: Config> From<Blocked> for Error<T> {
	fn from(blocked: Blocked) -> Self {
		match blocked {
			Blocked::NotFound => Error::NotFound,
			Blocked::NotAccepted => Error::NotAccepted,
			Blocked::DeadlinePassed => Error::DeadlinePassed,
			Blocked::VoucherDead => Error::VoucherDead,
			Blocked::NotPaid => Error::NotPaid,
			Blocked::TooEarly(_) => Error::TooEarly,
			Blocked::VoucherFrozen => Error::VoucherFrozen,
			Blocked::Disputed => Error::InDispute,
			Blocked::NotRevealed(_) => Error::NotRevealed,
			Blocked::NotApproved { .. } => Error::NotApproved,
			Blocked::NotReceivable => Error::NotReceivable,
		}
	}
}
