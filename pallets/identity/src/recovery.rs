//! A party whose key is lost or stolen gets another account, unless its present account objects.

use crate::{
	pallet::{
		Appointments, Config, Error, Event, Pallet, Parties, PartyRecord, Recoveries, Registrars,
	},
	types::{Reason, Recovery},
};
use frame_support::{
	ensure,
	traits::{Defensive, Get},
};
use sp_runtime::DispatchResult;
use verdigrid_primitives::party::PartyId;

impl<T: Config> Pallet<T> {
	/// An offer of the party to move is withdrawn: the key that made it may be the stolen one.
	pub(crate) fn do_recover(
		by: Option<T::AccountId>,
		party: PartyId,
		new_account: T::AccountId,
		reason: Reason,
	) -> DispatchResult {
		Self::ensure_reason(&reason)?;
		let record = Self::decidable(by.as_ref(), party)?;
		if let Some(who) = &by {
			ensure!(*who != new_account, Error::<T>::OwnParty);
			ensure!(!record.vetoed, Error::<T>::GovernanceDecides);
			ensure!(!Self::is_recovering(party), Error::<T>::RecoveryPending);
		}
		Self::ensure_vacant(&new_account)?;

		let started_at = Self::now();
		let ready_at = started_at.saturating_add(T::RecoveryDelay::get());
		let recovery = Recovery {
			new_account: new_account.clone(),
			started_at,
			ready_at,
			by: by.clone(),
			appointment: by.as_ref().map_or(0, Appointments::<T>::get),
		};
		Self::drop_rotation(party);
		Recoveries::<T>::insert(party, recovery);
		Self::deposit_event(Event::RecoveryStarted { party, new_account, ready_at, by, reason });
		Ok(())
	}

	/// A veto is possible until the recovery is finished. Otherwise a recovery that the new account
	/// never finishes would bar the party for ever.
	pub(crate) fn do_veto_recovery(who: T::AccountId) -> DispatchResult {
		let (party, mut record) = Self::own(&who)?;
		let recovery = Recoveries::<T>::get(party).ok_or(Error::<T>::NoRecovery)?;
		ensure!(recovery.by.is_some(), Error::<T>::GovernanceDecides);

		record.vetoed = true;
		Recoveries::<T>::remove(party);
		Parties::<T>::insert(party, record);
		Self::deposit_event(Event::RecoveryVetoed { party, account: who });
		Ok(())
	}

	/// The deposit stays where it is held, because the key of the account that paid it may be stolen. So
	/// a recovery does not fail for lack of money.
	pub(crate) fn do_finish_recovery(who: T::AccountId, party: PartyId) -> DispatchResult {
		let recovery = Recoveries::<T>::get(party).ok_or(Error::<T>::NoRecovery)?;
		ensure!(recovery.new_account == who, Error::<T>::NotNewAccount);
		ensure!(Self::now() >= recovery.ready_at, Error::<T>::TooEarly);
		let mut record = Self::record(party).defensive_proof("only parties are recovered; qed")?;
		Self::ensure_stands(&recovery, &record)?;
		Self::ensure_vacant(&who)?;

		record.vetoed = false;
		Recoveries::<T>::remove(party);
		let old_account = Self::change_account(party, record, who.clone());
		Self::deposit_event(Event::Recovered { party, old_account, new_account: who });
		Ok(())
	}

	pub(crate) fn do_cancel_recovery(by: Option<T::AccountId>, party: PartyId) -> DispatchResult {
		Self::decidable(by.as_ref(), party)?;
		let recovery = Recoveries::<T>::get(party).ok_or(Error::<T>::NoRecovery)?;
		ensure!(by.is_none() || recovery.by.is_some(), Error::<T>::GovernanceDecides);
		Self::ensure_lasted(by.as_ref(), recovery.started_at)?;

		Recoveries::<T>::remove(party);
		Self::deposit_event(Event::RecoveryCancelled { party, by });
		Ok(())
	}

	/// Fails unless the registrar that started the recovery is still in charge, under the same
	/// appointment. A key that was stolen once must not finish later what it began.
	fn ensure_stands(recovery: &Recovery<T::AccountId>, record: &PartyRecord<T>) -> DispatchResult {
		let Some(by) = &recovery.by else { return Ok(()) };
		let registrar = Registrars::<T>::get(by).ok_or(Error::<T>::RegistrarRemoved)?;
		let same = Appointments::<T>::get(by) == recovery.appointment;
		ensure!(same, Error::<T>::RegistrarRemoved);
		Self::ensure_in_charge(by, &registrar, record)
	}

	/// Whether a recovery of the party is pending.
	pub(crate) fn is_recovering(party: PartyId) -> bool {
		Recoveries::<T>::contains_key(party)
	}
}
