//! Exchange of certificates at the trading centre.

use crate::{
	deposits::Payer,
	types::{Bundle, Exchange, ExchangeStatus, Record, Rejection},
	Config, Error, Event, Exchanges, NextExchange, Pallet,
};
use frame_support::{ensure, traits::Get};
use sp_core::H256;
use sp_runtime::{ArithmeticError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, ExchangeId, Lock},
	party::{PartyId, Role},
	traits::Parties,
	Moment,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_request_exchange(
		holder: PartyId,
		range: CertificateRange,
		centre: PartyId,
	) -> DispatchResult {
		ensure!(T::Parties::has_role(centre, Role::TradingCentre), Error::<T>::NotTradingCentre);
		let id = NextExchange::<T>::get();
		NextExchange::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		Self::do_lock(range, holder, Lock::Exchange(id))?;
		Self::charge_record(Record::Exchange(id), holder)?;
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

	/// The holder is bound from its request to the timeout: only governance stops the centre.
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
		Self::change(range.batch, batch, &[part], Payer::Holder, |bundle| Bundle {
			state: BundleState::Exchanged(id),
			..bundle
		})?;
		let status = ExchangeStatus::Settled { receipt, by, at };
		Exchanges::<T>::insert(id, Exchange { status, ..exchange });
		Self::spend_record(Record::Exchange(id));
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

	/// Gives certificates and deposit back, whether frozen, expired or not, and forgets the request.
	fn undo_exchange(id: ExchangeId, exchange: &Exchange) -> DispatchResult {
		Self::do_release(exchange.range, Lock::Exchange(id))?;
		Exchanges::<T>::remove(id);
		Self::refund_record(Record::Exchange(id))
	}

	/// An exchange that this centre is asked for, of just these certificates: a number alone may mean
	/// others after the chain was reorganised (R12).
	fn asked_of(
		centre: PartyId,
		id: ExchangeId,
		range: CertificateRange,
	) -> Result<(Exchange, Moment), Error<T>> {
		let (exchange, timeout) = Self::requested(id)?;
		ensure!(exchange.centre == centre, Error::<T>::OtherCentre);
		ensure!(exchange.range == range, Error::<T>::ExchangeMismatch);
		Ok((exchange, timeout))
	}

	/// An exchange that is not settled, and its timeout.
	fn requested(id: ExchangeId) -> Result<(Exchange, Moment), Error<T>> {
		let exchange = Exchanges::<T>::get(id).ok_or(Error::<T>::ExchangeNotFound)?;
		match exchange.status {
			ExchangeStatus::Requested { timeout } => Ok((exchange, timeout)),
			ExchangeStatus::Settled { .. } => Err(Error::<T>::AlreadySettled),
		}
	}
}
