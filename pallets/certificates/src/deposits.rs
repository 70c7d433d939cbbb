//! Money that is held for state: for each extra bundle and each open record.

use crate::{
	types::{Bundle, Deposit, Exchange, PaidRecord, Pledge},
	BundleDeposits, Config, Error, Pallet, RecordDeposits,
};
use frame_support::traits::{Consideration, Defensive, Footprint};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::BatchId, claim::Redemption, party::PartyId, traits::Parties,
};

/// Who pays the deposit for the bundle that a split adds.
#[derive(Clone, Copy)]
pub(crate) enum Payer {
	/// The party that holds the bundle.
	Holder,
	/// This party.
	Party(PartyId),
	/// No party. Governance has no account, and the auction has taken the deposit before.
	Nobody,
}

impl<AccountId, Ticket: Consideration<AccountId, Footprint>> Deposit<AccountId, Ticket> {
	/// `None` when the account does not have the money.
	pub(crate) fn hold(account: AccountId, footprint: Footprint) -> Option<Self> {
		let ticket = Ticket::new(&account, footprint).ok()?;
		Some(Deposit { account, ticket })
	}

	/// Returns it to the account on which it was held.
	pub(crate) fn give_back(self) -> DispatchResult {
		self.ticket.drop(&self.account)
	}

	/// Makes it a fee.
	fn spend(self) {
		self.ticket.burn(&self.account);
	}
}

impl<T: Config> Pallet<T> {
	/// Holds a deposit for a new bundle.
	pub(crate) fn charge_bundle(
		batch: BatchId,
		first: u32,
		holder: PartyId,
		payer: Payer,
	) -> DispatchResult {
		let payer = match payer {
			Payer::Holder => holder,
			Payer::Party(party) => party,
			Payer::Nobody => return Ok(()),
		};
		let deposit = Self::hold(payer, Footprint::from_mel::<Bundle>())?;
		BundleDeposits::<T>::insert(batch, first, deposit);
		Ok(())
	}

	/// Returns the deposit for a bundle that was joined with another.
	pub(crate) fn refund_bundle(batch: BatchId, first: u32) -> DispatchResult {
		BundleDeposits::<T>::take(batch, first).map_or(Ok(()), Deposit::give_back)
	}

	/// Makes the deposit for a bundle a fee, because the bundle stays in state for ever.
	pub(crate) fn spend_bundle(batch: BatchId, first: u32) {
		if let Some(deposit) = BundleDeposits::<T>::take(batch, first) {
			deposit.spend();
		}
	}

	/// Holds a deposit for a record.
	pub(crate) fn charge_record(record: PaidRecord, payer: PartyId) -> DispatchResult {
		let footprint = match record {
			PaidRecord::Pledge(_) => Footprint::from_mel::<Pledge>(),
			PaidRecord::Exchange(_) => Footprint::from_mel::<Exchange>(),
		};
		let deposit = Self::hold(payer, footprint)?;
		RecordDeposits::<T>::insert(record, deposit);
		Ok(())
	}

	/// Returns the deposit for a record that is removed.
	pub(crate) fn refund_record(record: PaidRecord) -> DispatchResult {
		RecordDeposits::<T>::take(record)
			.defensive_proof("an open record has a deposit; qed")
			.map_or(Ok(()), Deposit::give_back)
	}

	/// Makes the deposit for a record a fee, because the record stays in state for ever.
	pub(crate) fn spend_record(record: PaidRecord) {
		let deposit = RecordDeposits::<T>::take(record);
		if let Some(deposit) = deposit.defensive_proof("an open record has a deposit; qed") {
			deposit.spend();
		}
	}

	/// Takes the price of a redemption as a fee, because its record stays in state for ever.
	pub(crate) fn charge_redemption(payer: PartyId) -> DispatchResult {
		let price: Deposit<_, T::RecordDeposit> =
			Self::hold(payer, Footprint::from_mel::<Redemption>())?;
		price.spend();
		Ok(())
	}

	/// Holds a deposit on the present account of the party.
	fn hold<Ticket: Consideration<T::AccountId, Footprint>>(
		payer: PartyId,
		footprint: Footprint,
	) -> Result<Deposit<T::AccountId, Ticket>, DispatchError> {
		let account = T::Parties::account_of(payer).ok_or(Error::<T>::UnknownPayer)?;
		Ok(Deposit::hold(account, footprint).ok_or(Error::<T>::CannotPayDeposit)?)
	}
}
