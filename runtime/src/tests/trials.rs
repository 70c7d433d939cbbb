//! Calls that clients try before they send them.

use frame_support::{assert_ok, hypothetically};
use sp_runtime::{
	traits::Zero,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};
use verdigrid_runtime_api::Trial;

use super::{
	replay::{apply, chain, mortal},
	*,
};
use crate::{configs::proxy::ProxyType, trial::try_call};

/// A call of an account, tried. Nothing of it stays.
fn tried(who: impl Into<AccountId>, call: &RuntimeCall, length: u32) -> Trial<Balance> {
	let who = who.into();
	hypothetically!(try_call(who, &call.encode(), length)).unwrap()
}

fn events_of(trial: &Trial<Balance>) -> Vec<RuntimeEvent> {
	type Records = Vec<frame_system::EventRecord<RuntimeEvent, Hash>>;
	let records: Records = codec::DecodeAll::decode_all(&mut &trial.events[..]).unwrap();
	let own = |record: &frame_system::EventRecord<RuntimeEvent, Hash>| {
		record.phase == frame_system::Phase::ApplyExtrinsic(0)
	};
	assert!(records.iter().all(own));
	records.into_iter().map(|record| record.event).collect()
}

#[test]
fn a_trial_costs_and_does_what_the_transaction_does() {
	chain().execute_with(|| {
		let transaction = block(|| mortal(ALICE, transfer(BOB)));
		let trial = tried(ALICE.to_account_id(), &transfer(BOB), transaction.encoded_size() as u32);
		assert_eq!(trial.result, Ok(Ok(())));
		let events = events_of(&trial);
		assert!(matches!(
			events.last(),
			Some(RuntimeEvent::System(frame_system::Event::ExtrinsicSuccess { .. }))
		));
		let paid = || {
			let before = Balances::free_balance(ALICE.to_account_id());
			assert_ok!(block(|| apply(&transaction)));
			before - Balances::free_balance(ALICE.to_account_id()) - VDG
		};
		assert_eq!(paid(), trial.fee);
	});
}

#[test]
fn a_trial_says_what_a_block_would_refuse() {
	chain().execute_with(|| {
		let stranger = AccountId::from([9; 32]);
		let trial = tried(stranger, &transfer(BOB), 150);
		// An account that does not exist has no nonce that counts.
		let payment = TransactionValidityError::Invalid(InvalidTransaction::Payment);
		assert_eq!(trial.result, Err(payment));
		assert!(!trial.fee.is_zero());
		assert!(events_of(&trial).is_empty());
	});
}

#[test]
fn no_block_takes_a_call_that_blocks_must_contain() {
	chain().execute_with(|| {
		let set: RuntimeCall = pallet_timestamp::Call::set { now: 0 }.into();
		let trial = tried(ALICE.to_account_id(), &set, 150);
		let bad = TransactionValidityError::Invalid(InvalidTransaction::BadMandatory);
		assert_eq!(trial.result, Err(bad));
		assert_eq!(events_of(&trial), []);
	});
}

#[test]
fn a_trial_shows_the_failure_of_a_call_that_the_call_carries() {
	chain().execute_with(|| {
		let add = pallet_proxy::Call::<Runtime>::add_proxy {
			delegate: BOB.to_account_id().into(),
			proxy_type: ProxyType::Oracle,
			delay: 0,
		};
		assert_ok!(sign(ALICE, add));
		let by_proxy = pallet_proxy::Call::<Runtime>::proxy {
			real: ALICE.to_account_id().into(),
			force_proxy_type: None,
			call: Box::new(transfer(BOB)),
		};
		let trial = tried(BOB.to_account_id(), &by_proxy.into(), 200);
		assert_eq!(trial.result, Ok(Ok(())));
		assert!(events_of(&trial).iter().any(|event| matches!(
			event,
			RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result: Err(_) })
		)));
	});
}

#[test]
fn what_is_no_call_is_not_tried() {
	chain().execute_with(|| {
		let call = transfer(BOB).encode();
		let longer = [&call[..], &[0]].concat();
		for bytes in [&[][..], &[255, 255], &call[..call.len() - 1], &longer] {
			assert_eq!(hypothetically!(try_call(ALICE.to_account_id(), bytes, 100)), None);
		}
	});
}
