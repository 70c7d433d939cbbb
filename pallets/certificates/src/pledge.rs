//! Pledges: certificates that are kept for the buyer of a sale made outside the chain.

use crate::{
	bundles::Part,
	types::{PaidRecord, Pledge},
	Config, Error, Event, NextPledge, Pallet, Pledges,
};
use frame_support::{ensure, traits::Defensive};
use sp_runtime::{ArithmeticError, DispatchResult};
use verdigrid_primitives::{
	certificate::{CertificateRange, Lock, Move, PledgeId},
	evidence::TradeRef,
	party::PartyId,
	traits::Backing,
	Moment,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_pledge(
		seller: PartyId,
		range: CertificateRange,
		buyer: PartyId,
		trade_ref: TradeRef,
		until: Moment,
	) -> DispatchResult {
		Self::ensure_recipient(buyer, seller)?;
		ensure!(!trade_ref.is_zero(), Error::<T>::ZeroHash);
		ensure!(Self::now() < until, Error::<T>::ExpiryInPast);
		let batch = Self::existing(range.batch)?;
		let part = Self::active_part(range, seller)?;
		Self::ensure_may_move(&batch, &part.bundle, Move::Delivery)?;
		ensure!(until <= batch.info.valid_until, Error::<T>::ExpiryTooFar);

		let id = NextPledge::<T>::get();
		NextPledge::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Self::lock_part(range, seller, Lock::Pledge(id))?;
		Self::charge_record(PaidRecord::Pledge(id), seller)?;
		Pledges::<T>::insert(id, Pledge { range, seller, buyer, trade_ref, until });
		Self::deposit_event(Event::Pledged { pledge: id, range, seller, buyer, trade_ref, until });
		Ok(())
	}

	pub(crate) fn do_release_pledge(seller: PartyId, id: PledgeId) -> DispatchResult {
		let pledge = Pledges::<T>::take(id).ok_or(Error::<T>::UnknownPledge)?;
		ensure!(pledge.seller == seller, Error::<T>::NotHolder);
		// Expired certificates cannot be delivered, so the pledge has no use then.
		let valid_until = Self::existing(pledge.range.batch)?.info.valid_until;
		ensure!(Self::now() >= pledge.until.min(valid_until), Error::<T>::PledgeHolds);
		Self::unlock_part(pledge.range, Lock::Pledge(id))?;
		Self::refund_record(PaidRecord::Pledge(id))?;
		Self::deposit_event(Event::PledgeReleased { pledge: id, range: pledge.range });
		Ok(())
	}

	/// Fails unless the pledge was made for this trade.
	pub(crate) fn ensure_pledged(id: PledgeId, backing: &Backing) -> Result<(), Error<T>> {
		let pledge = Pledges::<T>::get(id)
			.defensive_proof("a pledged bundle has its pledge; qed")
			.ok_or(Error::<T>::UnknownPledge)?;
		let matches = pledge.trade_ref == backing.trade_ref
			&& pledge.seller == backing.seller
			&& pledge.buyer == backing.buyer;
		ensure!(matches, Error::<T>::PledgeMismatch);
		Ok(())
	}

	/// Takes the part, which is the front of the pledge, out of the pledge.
	pub(crate) fn consume_pledge(id: PledgeId, part: &Part) -> DispatchResult {
		let pledge = Pledges::<T>::take(id)
			.defensive_proof("a pledged bundle has its pledge; qed")
			.ok_or(Error::<T>::UnknownPledge)?;
		ensure!(pledge.range.first == part.range.first, Error::<T>::PledgeMismatch);
		match pledge.range.split_at(part.range.units) {
			Some((_, range)) => Pledges::<T>::insert(id, Pledge { range, ..pledge }),
			None => Self::refund_record(PaidRecord::Pledge(id))?,
		}
		Self::deposit_event(Event::PledgeUsed { pledge: id, range: part.range });
		Ok(())
	}
}
