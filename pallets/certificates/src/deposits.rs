//! Money held for state: for each extra bundle, for each record.

use crate::{
	types::{Bundle, Deposit, Exchange, Pledge, Record},
	BundleDeposits, Config, Error, Pallet, RecordDeposits,
};
use frame_support::traits::{Consideration, Footprint};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::BatchId, claim::Redemption, party::PartyId, traits::Parties,
};

/// Who pays the deposit for the bundle that a split adds.
#[derive(Clone, Copy)]
pub(crate) enum Payer {
	/// Whoever holds the bundle that is split.
	Holder,
	/// This party.
	Party(PartyId),
	/// Nobody: governance has no account.
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
	/// Holds a deposit for a bundle of a holder that a split has just added.
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

	/// Returns what is held for a bundle that is no more.
	pub(crate) fn refund_bundle(batch: BatchId, first: u32) -> DispatchResult {
		BundleDeposits::<T>::take(batch, first).map_or(Ok(()), Deposit::give_back)
	}

	/// Makes what is held for a bundle a fee: it stays for ever.
	pub(crate) fn spend_bundle(batch: BatchId, first: u32) {
		if let Some(deposit) = BundleDeposits::<T>::take(batch, first) {
			deposit.spend();
		}
	}

	/// Holds a deposit for a record.
	pub(crate) fn charge_record(record: Record, payer: PartyId) -> DispatchResult {
		let footprint = match record {
			Record::Pledge(_) => Footprint::from_mel::<Pledge>(),
			Record::Exchange(_) => Footprint::from_mel::<Exchange>(),
		};
		let deposit = Self::hold(payer, footprint)?;
		RecordDeposits::<T>::insert(record, deposit);
		Ok(())
	}

	/// Returns what is held for a record that is no more.
	pub(crate) fn refund_record(record: Record) -> DispatchResult {
		RecordDeposits::<T>::take(record).map_or(Ok(()), Deposit::give_back)
	}

	/// Makes what is held for a record a fee: it stays for ever.
	pub(crate) fn spend_record(record: Record) {
		if let Some(deposit) = RecordDeposits::<T>::take(record) {
			deposit.spend();
		}
	}

	/// Takes the price of a redemption, whose record stays for ever.
	pub(crate) fn charge_redemption(payer: PartyId) -> DispatchResult {
		let price: Deposit<_, T::RecordDeposit> =
			Self::hold(payer, Footprint::from_mel::<Redemption>())?;
		price.spend();
		Ok(())
	}

	/// On the account that the party uses now.
	fn hold<Ticket: Consideration<T::AccountId, Footprint>>(
		payer: PartyId,
		footprint: Footprint,
	) -> Result<Deposit<T::AccountId, Ticket>, DispatchError> {
		let account = T::Parties::account_of(payer).ok_or(Error::<T>::PayerNotFound)?;
		Ok(Deposit::hold(account, footprint).ok_or(Error::<T>::CannotPayDeposit)?)
	}
}
