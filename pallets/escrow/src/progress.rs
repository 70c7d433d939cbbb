//! How far an agreement has come, and what it waits for.

use crate::{
	types::Approvers, AgreementOf, Agreements, Approvals, AssetOf, BalanceOf, Blocked, Condition,
	Config, Error, Paid, Pallet, Revealed, Status, TermsOf,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	traits::{
		fungibles::Inspect,
		tokens::{DepositConsequence, Provenance},
	},
};
use sp_core::H256;
use sp_runtime::DispatchError;
use verdigrid_primitives::{
	traits::{Parties, VoucherCustody},
	voucher::AgreementId,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn ensure_releasable(
		id: AgreementId,
		agreement: &AgreementOf<T>,
	) -> Result<(), Blocked> {
		Self::ensure_alive(id, agreement)?;
		Self::ensure_decided(id, agreement)?;
		Self::ensure_exchange(agreement)
	}

	/// Fails as soon as the agreement can be reclaimed. So it can never be both released and reclaimed.
	pub(crate) fn ensure_alive(id: AgreementId, agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		let is_over = Self::is_overdue(agreement) && !Self::is_decided(id, agreement);
		ensure!(!is_over, Blocked::DeadlinePassed);
		ensure!(!T::Vouchers::is_dead(agreement.voucher), Blocked::VoucherDead);
		Ok(())
	}

	pub(crate) fn is_decided(id: AgreementId, agreement: &AgreementOf<T>) -> bool {
		Self::ensure_decided(id, agreement).is_ok()
	}

	/// Fails unless an agreement is decided: it is undisputed and its conditions hold, or its arbiter has ruled
	/// release. It stays decided, because nothing that was done for it is taken back, and it cannot be
	/// disputed any more.
	fn ensure_decided(id: AgreementId, agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		match agreement.status {
			Status::Offered => Err(Blocked::NotAccepted),
			Status::Held => Self::ensure_conditions(id, &agreement.terms),
			Status::Disputed => Err(Blocked::Disputed),
			Status::Awarded => Ok(()),
		}
	}

	/// Whether the deadline has come: its moment and its block.
	pub(crate) fn is_overdue(agreement: &AgreementOf<T>) -> bool {
		let block = frame_system::Pallet::<T>::block_number();
		Self::now() >= agreement.terms.deadline && block >= agreement.deadline_block
	}

	/// Fails from the deadline on, or once the voucher is dead. Nothing is done for an agreement then.
	pub(crate) fn ensure_before_deadline(agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		ensure!(!Self::is_overdue(agreement), Blocked::DeadlinePassed);
		ensure!(!T::Vouchers::is_dead(agreement.voucher), Blocked::VoucherDead);
		Ok(())
	}

	/// Fails unless what is done for an agreement counts.
	pub(crate) fn ensure_accepted(agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		ensure!(agreement.status != Status::Offered, Blocked::NotAccepted);
		Self::ensure_before_deadline(agreement)
	}

	/// The same, and fails during a dispute. A frozen voucher does not matter. Otherwise a freeze could make a
	/// side miss the deadline.
	pub(crate) fn ensure_running(agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		Self::ensure_accepted(agreement)?;
		ensure!(agreement.status != Status::Disputed, Blocked::Disputed);
		Ok(())
	}

	/// Fails while the voucher is frozen, on any authority.
	pub(crate) fn ensure_thawed(agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		let usable = T::Vouchers::ensure_usable(agreement.voucher).is_ok();
		ensure!(usable, Blocked::VoucherFrozen);
		Ok(())
	}

	/// The same, but a freeze by an issuer does not count. An issuer may be a side, and could step back by it.
	fn ensure_not_stopped(agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		let may_settle = T::Vouchers::ensure_may_settle(agreement.voucher).is_ok();
		ensure!(may_settle, Blocked::VoucherFrozen);
		Ok(())
	}

	/// Fails unless voucher and money can change sides now.
	fn ensure_exchange(agreement: &AgreementOf<T>) -> Result<(), Blocked> {
		Self::ensure_not_stopped(agreement)?;
		let outcome = Self::ensure_outcome(agreement.voucher, &agreement.terms);
		ensure!(outcome.is_ok(), Blocked::OutcomeRefused);
		let Some((asset, amount)) = agreement.terms.payment() else { return Ok(()) };
		let payee = Self::payee(agreement, &asset, amount);
		ensure!(payee.is_some(), Blocked::NotReceivable);
		Ok(())
	}

	/// The account to which the payment goes. It is the present account of the depositor. If that cannot take the
	/// money, it is the account that opened the agreement.
	pub(crate) fn payee(
		agreement: &AgreementOf<T>,
		asset: &AssetOf<T>,
		amount: BalanceOf<T>,
	) -> Option<T::AccountId> {
		let present = T::Parties::account_of(agreement.depositor).into_iter();
		let mut accounts = present.chain(core::iter::once(agreement.account.clone()));
		accounts.find(|account| Self::can_receive(account, asset.clone(), amount))
	}

	/// Fails with the first condition that does not hold, in the order of [`Condition::rank`].
	fn ensure_conditions(id: AgreementId, terms: &TermsOf<T>) -> Result<(), Blocked> {
		let mut conditions: Vec<_> = terms.conditions.iter().collect();
		conditions.sort_by_key(|condition| condition.rank());
		conditions.into_iter().try_for_each(|condition| match condition {
			Condition::Payment { .. } => Self::ensure_paid(id, terms),
			Condition::HashLock(lock) => Self::ensure_revealed(id, *lock),
			Condition::Approvals { parties, threshold } => {
				Self::ensure_approved(id, parties, *threshold)
			}
			Condition::NotBefore(_) => Self::ensure_waited(terms),
		})
	}

	/// From the deadline on, time is judged at the last second before it. So it does not matter whether a block
	/// came in that second.
	fn ensure_waited(terms: &TermsOf<T>) -> Result<(), Blocked> {
		let not_before = terms.not_before();
		let judged_at = Self::now().min(terms.deadline.saturating_sub(1));
		ensure!(judged_at >= not_before, Blocked::TooEarly(not_before));
		Ok(())
	}

	pub(crate) fn ensure_paid(id: AgreementId, terms: &TermsOf<T>) -> Result<(), Blocked> {
		let paid = terms.payment().is_none() || Paid::<T>::contains_key(id);
		ensure!(paid, Blocked::NotPaid);
		Ok(())
	}

	fn ensure_revealed(id: AgreementId, lock: H256) -> Result<(), Blocked> {
		ensure!(Revealed::<T>::get(id).contains(&lock), Blocked::NotRevealed(lock));
		Ok(())
	}

	fn ensure_approved(id: AgreementId, parties: &Approvers, need: u32) -> Result<(), Blocked> {
		let approved = Approvals::<T>::get(id);
		let have = parties.iter().filter(|party| approved.contains(party)).count() as u32;
		ensure!(have >= need, Blocked::NotApproved { have, need });
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

	/// An agreement that has not ended.
	pub(crate) fn existing(id: AgreementId) -> Result<AgreementOf<T>, DispatchError> {
		Agreements::<T>::get(id).ok_or_else(|| Error::<T>::UnknownAgreement.into())
	}
}

impl<T: Config> From<Blocked> for Error<T> {
	fn from(blocked: Blocked) -> Self {
		match blocked {
			Blocked::UnknownAgreement => Error::UnknownAgreement,
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
			Blocked::OutcomeRefused => Error::OutcomeRefused,
		}
	}
}
