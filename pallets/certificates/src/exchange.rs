//! Exchange of certificates at a trading centre.

use crate::{
	types::{Exchange, ExchangeStatus, PaidRecord, Rejection},
	Config, Error, Event, Exchanges, NextExchange, Pallet,
};
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, ExchangeId, Lock},
	party::PartyId,
	Moment,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_exchange(
		holder: PartyId,
		range: CertificateRange,
		centre: PartyId,
	) -> DispatchResult {
		Self::ensure_centre(centre)?;
		let id = NextExchange::<T>::get();
		NextExchange::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Self::lock_part(range, holder, Lock::Exchange(id))?;
		Self::charge_record(PaidRecord::Exchange(id), holder)?;
		let timeout = Self::now().saturating_add(T::ExchangeTimeout::get());
		let status = ExchangeStatus::Requested { timeout };
		Exchanges::<T>::insert(id, Exchange { holder, range, centre, status });
		Self::deposit_event(Event::ExchangeRequested {
			exchange: id,
			range,
			holder,
			centre,
			timeout,
		});
		Ok(())
	}

	/// The holder is bound from its request to the timeout, so only a freeze by governance stops the centre.
	pub(crate) fn do_settle_exchange(
		by: PartyId,
		id: ExchangeId,
		range: CertificateRange,
		receipt: H256,
	) -> DispatchResult {
		ensure!(!receipt.is_zero(), Error::<T>::ZeroHash);
		let (exchange, timeout) = Self::asked_of(by, id, range)?;
		let at = Self::now();
		ensure!(at < timeout, Error::<T>::ExchangeTimedOut);
		let batch = Self::existing(range.batch)?;
		Self::ensure_not_stopped(range.batch, &batch)?;
		let part = Self::locked_part(range, Lock::Exchange(id))?;
		// It is exactly one bundle, so there is no part that anybody could pay for.
		Self::end(range.batch, batch, &[part], None, BundleState::Exchanged(id))?;
		let status = ExchangeStatus::Settled { receipt, by, at, block: Self::block() };
		Exchanges::<T>::insert(id, Exchange { status, ..exchange });
		Self::spend_record(PaidRecord::Exchange(id));
		Self::deposit_event(Event::ExchangeSettled { exchange: id, range, receipt, by });
		Ok(())
	}

	pub(crate) fn do_withdraw_exchange(holder: PartyId, id: ExchangeId) -> DispatchResult {
		let (exchange, timeout) = Self::requested(id)?;
		ensure!(exchange.holder == holder, Error::<T>::NotHolder);
		ensure!(Self::now() >= timeout, Error::<T>::ExchangePending);
		Self::undo_exchange(id, &exchange)?;
		Self::deposit_event(Event::ExchangeWithdrawn { exchange: id, range: exchange.range });
		Ok(())
	}

	pub(crate) fn do_reject_exchange(
		by: PartyId,
		id: ExchangeId,
		range: CertificateRange,
		reason: Rejection,
	) -> DispatchResult {
		let (exchange, _) = Self::asked_of(by, id, range)?;
		Self::undo_exchange(id, &exchange)?;
		Self::deposit_event(Event::ExchangeRejected { exchange: id, range, reason, by });
		Ok(())
	}

	/// Gives certificates and deposit back, even if the certificates are frozen or expired.
	fn undo_exchange(id: ExchangeId, exchange: &Exchange) -> DispatchResult {
		Self::unlock_part(exchange.range, Lock::Exchange(id))?;
		Exchanges::<T>::remove(id);
		Self::refund_record(PaidRecord::Exchange(id))
	}

	/// An exchange of exactly these certificates at this centre. After a reorganisation of the chain, a number
	/// alone could name another exchange (R12).
	fn asked_of(
		centre: PartyId,
		id: ExchangeId,
		range: CertificateRange,
	) -> Result<(Exchange, Moment), Error<T>> {
		let (exchange, timeout) = Self::requested(id)?;
		ensure!(exchange.centre == centre, Error::<T>::NotCentre);
		ensure!(exchange.range == range, Error::<T>::ExchangeMismatch);
		Ok((exchange, timeout))
	}

	/// An exchange that is requested and not settled, with its timeout.
	fn requested(id: ExchangeId) -> Result<(Exchange, Moment), Error<T>> {
		let exchange = Exchanges::<T>::get(id).ok_or(Error::<T>::UnknownExchange)?;
		match exchange.status {
			ExchangeStatus::Requested { timeout } => Ok((exchange, timeout)),
			ExchangeStatus::Settled { .. } => Err(Error::<T>::AlreadySettled),
		}
	}
}
