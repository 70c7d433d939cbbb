use crate::{
	mock::*,
	tests::steps::*,
	types::{Exchange, ExchangeStatus, Reason, Rejection},
	Error, Event, Exchanges, NextExchange,
};
use frame_support::{assert_ok, dispatch::DispatchResult, hypothetically};
use sp_core::H256;
use sp_runtime::ArithmeticError;
use verdigrid_primitives::{
	certificate::{BundleState, Lock, TradeClass},
	party::{Role, Roles},
};
use verdigrid_test_support::{assert_err, assert_noop, Clock};

const T: TradeClass = TradeClass::TRADABLE;

fn request(first: u32, units: u32) -> DispatchResult {
	Certificates::request_exchange(signed(OWNER), 0, first, units, CENTRE_ID)
}

fn settle() -> DispatchResult {
	settle_exchange(signed(CENTRE), 0, receipt())
}

fn reject() -> DispatchResult {
	reject_exchange(signed(CENTRE), 0, Rejection::RecordsDiffer)
}

fn withdraw() -> DispatchResult {
	Certificates::withdraw_exchange(signed(OWNER), 0)
}

#[test]
fn request_exchange_locks_certificates_until_a_timeout() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 1));
		assert_eq!(layout(), vec![(1, 1), (2, 9)]);
		assert_eq!(bundle(1).state, BundleState::Locked(Lock::Exchange(0)));
		let status = ExchangeStatus::Requested { timeout: START + TIMEOUT };
		let (holder, centre) = (OWNER_ID, CENTRE_ID);
		let record = Exchange { holder, range: range(1, 1), centre, status };
		assert_eq!(Exchanges::<Test>::get(0), Some(record));
		let event = Event::ExchangeRequested {
			exchange: 0,
			range: range(1, 1),
			holder: OWNER_ID,
			centre: CENTRE_ID,
			timeout: START + TIMEOUT,
		};
		assert_eq!(last_event(), event.into());
	});
}

#[test]
fn request_exchange_is_for_the_holder() {
	ExtBuilder.with_ten(T, || {
		let refused = Certificates::request_exchange(signed(BUYER), 0, 1, 1, CENTRE_ID);
		assert_noop!(refused, Error::<Test>::NotHolder);
	});
}

#[test]
fn request_exchange_needs_active_certificates_in_a_bundle() {
	ExtBuilder.with_ten(T, || {
		assert_noop!(request(2, 1), Error::<Test>::UnknownBundle);
		assert_noop!(request(1, 0), Error::<Test>::NoUnits);
		assert_noop!(request(1, 11), Error::<Test>::BeyondBundle);
		assert_ok!(request(1, 1));
		assert_noop!(request(1, 1), Error::<Test>::NotActive);
	});
}

#[test]
fn request_exchange_needs_a_usable_batch() {
	ExtBuilder.with_ten(T, || {
		freeze();
		assert_noop!(request(1, 1), Error::<Test>::BatchFrozen);
		unfreeze();
		Clock::set(valid_until());
		assert_noop!(request(1, 1), Error::<Test>::BatchExpired);
	});
}

#[test]
fn settle_exchange_ends_certificates_for_ever() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		assert_ok!(settle());
		assert_eq!(bundle(1).state, BundleState::Exchanged(0));
		assert_eq!(Certificates::batch_info(0).unwrap().totals.exchanged, 4);
		let block = System::block_number() as u32;
		let status =
			ExchangeStatus::Settled { receipt: receipt(), by: CENTRE_ID, at: START, block };
		assert_eq!(Exchanges::<Test>::get(0).unwrap().status, status);
		let event = Event::ExchangeSettled {
			exchange: 0,
			range: range(1, 4),
			receipt: receipt(),
			by: CENTRE_ID,
		};
		assert_eq!(last_event(), event.into());
		assert_noop!(settle(), Error::<Test>::AlreadySettled);
		Clock::set(START + TIMEOUT);
		assert_noop!(withdraw(), Error::<Test>::AlreadySettled);
		assert_noop!(request(1, 4), Error::<Test>::NotActive);
	});
}

#[test]
fn request_exchange_names_an_active_trading_centre() {
	ExtBuilder.with_ten(T, || {
		let ask = |centre| Certificates::request_exchange(signed(OWNER), 0, 1, 1, centre);
		assert_noop!(ask(OWNER_ID), Error::<Test>::CentreRoleMissing);
		assert_noop!(ask(99), Error::<Test>::CentreNotActive);
		World::lapse(CENTRE_ID);
		assert_noop!(ask(CENTRE_ID), Error::<Test>::CentreNotActive);
	});
}

#[test]
fn r12_a_centre_names_what_it_settles_or_rejects() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		for (first, units) in [(1, 3), (1, 5), (2, 4)] {
			let settled =
				Certificates::settle_exchange(signed(CENTRE), 0, 0, first, units, receipt());
			assert_noop!(settled, Error::<Test>::ExchangeMismatch);
			let reason = Rejection::Claimed;
			let rejected =
				Certificates::reject_exchange(signed(CENTRE), 0, 0, first, units, reason);
			assert_noop!(rejected, Error::<Test>::ExchangeMismatch);
		}
	});
}

#[test]
fn only_the_centre_that_is_asked_settles_or_rejects() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		World::set_roles(BUYER_ID, Roles::of(&[Role::TradingCentre]));
		assert_noop!(settle_exchange(signed(BUYER), 0, receipt()), Error::<Test>::NotCentre);
		assert_noop!(
			reject_exchange(signed(BUYER), 0, Rejection::Claimed),
			Error::<Test>::NotCentre
		);
	});
}

#[test]
fn r39_a_freeze_by_an_issuer_does_not_stop_an_exchange_that_was_asked_for() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		assert_ok!(Certificates::freeze(signed(ISSUER), 0, Reason::Metering));
		assert_ok!(settle());
	});
}

#[test]
fn settle_exchange_refuses_unusable_certificates() {
	ExtBuilder.with_ten(T, || {
		let end = valid_until();
		Clock::set(end - 1);
		assert_ok!(request(1, 4));
		freeze();
		assert_noop!(settle(), Error::<Test>::BatchFrozen);
		unfreeze();
		Clock::set(end);
		assert_noop!(settle(), Error::<Test>::BatchExpired);
	});
}

#[test]
fn r22_an_exchange_is_settled_strictly_before_its_timeout() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		Clock::set(START + TIMEOUT);
		assert_noop!(settle(), Error::<Test>::ExchangeTimedOut);
		Clock::set(START + TIMEOUT - 1);
		assert_ok!(settle());
	});
}

#[test]
fn r22_an_exchange_is_withdrawn_at_or_after_its_timeout() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		Clock::set(START + TIMEOUT - 1);
		assert_noop!(withdraw(), Error::<Test>::ExchangePending);
		Clock::set(START + TIMEOUT);
		assert_ok!(withdraw());
		assert_eq!(bundle(1).state, BundleState::Active);
		let event = Event::ExchangeWithdrawn { exchange: 0, range: range(1, 4) };
		assert_eq!(last_event(), event.into());
		assert_noop!(withdraw(), Error::<Test>::UnknownExchange);
		assert_noop!(settle(), Error::<Test>::UnknownExchange);
	});
}

#[test]
fn withdraw_exchange_is_for_the_holder() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		Clock::set(START + TIMEOUT);
		let refused = Certificates::withdraw_exchange(signed(BUYER), 0);
		assert_noop!(refused, Error::<Test>::NotHolder);
	});
}

#[test]
fn r22_withdraw_exchange_works_for_suspended_holders_and_unusable_certificates() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		World::lapse(OWNER_ID);
		freeze();
		Clock::set(valid_until());
		assert_ok!(withdraw());
	});
}

#[test]
fn reject_exchange_gives_certificates_back() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		assert_ok!(reject());
		assert_eq!(bundle(1).state, BundleState::Active);
		assert_eq!((bundle(1).holder, bundle(1).is_traded()), (OWNER_ID, false));
		assert_eq!(Certificates::exchange_info(0), None);
		let event = Event::ExchangeRejected {
			exchange: 0,
			range: range(1, 4),
			reason: Rejection::RecordsDiffer,
			by: CENTRE_ID,
		};
		assert_eq!(last_event(), event.into());
		assert_noop!(reject(), Error::<Test>::UnknownExchange);
		assert_noop!(settle(), Error::<Test>::UnknownExchange);
		assert_ok!(request(1, 4));
	});
}

#[test]
fn reject_exchange_refuses_a_settled_one() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		assert_ok!(settle());
		assert_noop!(reject(), Error::<Test>::AlreadySettled);
		Clock::set(START + TIMEOUT);
		assert_noop!(reject(), Error::<Test>::AlreadySettled);
	});
}

#[test]
fn r22_an_exchange_is_rejected_before_at_and_after_its_timeout() {
	for moment in [START, START + TIMEOUT - 1, START + TIMEOUT, START + TIMEOUT + 1] {
		ExtBuilder.with_ten(T, || {
			assert_ok!(request(1, 4));
			Clock::set(moment);
			assert_ok!(reject());
		});
	}
}

#[test]
fn r22_reject_exchange_works_for_suspended_holders_and_unusable_certificates() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		World::lapse(OWNER_ID);
		freeze();
		Clock::set(valid_until());
		assert_ok!(reject());
		assert_eq!(bundle(1).state, BundleState::Active);
	});
}

#[test]
fn r13_an_exchange_keeps_the_timeout_that_it_was_requested_with() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 4));
		for changed in [0, 1, u64::MAX] {
			ExchangeTimeout::set(&changed);
			Clock::set(START + TIMEOUT - 1);
			assert_noop!(withdraw(), Error::<Test>::ExchangePending);
			Clock::set(START + TIMEOUT);
			assert_noop!(settle(), Error::<Test>::ExchangeTimedOut);
		}
		assert_ok!(withdraw());
	});
}

#[test]
fn the_greatest_timeout_is_the_end_of_time() {
	ExtBuilder.with_ten(T, || {
		ExchangeTimeout::set(&u64::MAX);
		assert_ok!(request(1, 4));
		let status = ExchangeStatus::Requested { timeout: u64::MAX };
		assert_eq!(Exchanges::<Test>::get(0).unwrap().status, status);
		assert_ok!(settle());
	});
}

#[test]
fn request_exchange_needs_a_batch() {
	ExtBuilder.with_ten(T, || {
		let other = Certificates::request_exchange(signed(OWNER), 1, 1, 1, CENTRE_ID);
		assert_err!(other, Error::<Test>::UnknownBatch);
	});
}

#[test]
fn settle_reject_and_withdraw_need_an_exchange() {
	ExtBuilder.with_ten(T, || {
		assert_noop!(settle(), Error::<Test>::UnknownExchange);
		assert_noop!(reject(), Error::<Test>::UnknownExchange);
		assert_noop!(withdraw(), Error::<Test>::UnknownExchange);
	});
}

#[test]
fn request_exchange_of_everything_leaves_nothing() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(request(1, 10));
		assert_eq!(layout(), vec![(1, 10)]);
		assert_eq!(held(OWNER), (0, RECORD));
	});
}

#[test]
fn settle_exchange_refuses_a_receipt_of_zeros() {
	ExtBuilder.with_ten(T, || {
		assert_ok!(Certificates::request_exchange(signed(OWNER), 0, 1, 4, CENTRE_ID));
		let settle = |receipt| settle_exchange(signed(CENTRE), 0, receipt);
		assert_noop!(settle(H256::zero()), Error::<Test>::ZeroHash);
		assert_ok!(settle(receipt()));
	});
}

#[test]
fn the_last_number_of_an_exchange_is_never_given_out_twice() {
	ExtBuilder.with_ten(T, || {
		hypothetically!({
			NextExchange::<Test>::put(u64::MAX);
			assert_noop!(request(1, 4), ArithmeticError::Overflow);
		});
	});
}
