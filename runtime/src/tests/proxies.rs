//! What each type of proxy admits, found by walking through every call, plainly and nested.

use std::collections::BTreeSet;

use frame_support::{assert_ok, traits::InstanceFilter, weights::Weight};
use pallet_multisig::Timepoint;
use sp_core::H256;
use sp_runtime::DispatchError;
use verdigrid_identity::Call as Identity;
use verdigrid_primitives::party::PartyKind;

use super::{
	calls::{every_call, name, tried},
	*,
};
use crate::configs::proxy::ProxyType;

/// What the types other than `Any` admit: this and nothing else.
const ADMITTED: [(ProxyType, &[&str]); 3] = [
	(
		ProxyType::Cancel,
		&[
			"Auction.cancel_ask",
			"Auction.cancel_bid",
			"Certificates.merge",
			"Certificates.release_pledge",
			"Certificates.withdraw_exchange",
			"Escrow.cancel",
			"Evidence.withdraw_bond",
			"Identity.cancel_rotation",
			"Market.cancel_demand",
			"Market.cancel_offer",
			"Proxy.reject_announcement",
			"Utility.batch",
			"Utility.batch_all",
			"Utility.force_batch",
		],
	),
	(
		ProxyType::Governance,
		&["RankedCollective.vote", "Utility.batch", "Utility.batch_all", "Utility.force_batch"],
	),
	(ProxyType::Oracle, &["Evidence.attest"]),
];

/// The account that appoints proxies.
const PRINCIPAL: Sr25519Keyring = ALICE;
/// Its proxy, of every type.
const KEY: Sr25519Keyring = BOB;

fn appoint(principal: Sr25519Keyring, key: Sr25519Keyring, proxy_type: ProxyType) {
	let delegate = key.to_account_id().into();
	let add = pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 };
	assert_ok!(sign(principal, add));
}

/// A development chain on which the principal has a proxy of every type.
fn with_proxies(test: impl FnOnce()) {
	development().execute_with(|| {
		System::set_block_number(1);
		for proxy_type in ProxyType::ALL {
			appoint(PRINCIPAL, KEY, proxy_type);
		}
		test();
	});
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

/// A call in the name of an account that has a proxy.
fn in_name_of(
	real: Sr25519Keyring,
	force_proxy_type: Option<ProxyType>,
	call: RuntimeCall,
) -> RuntimeCall {
	let real = real.to_account_id().into();
	pallet_proxy::Call::proxy { real, force_proxy_type, call: Box::new(call) }.into()
}

/// Whether a filter stopped a call, or one inside it, as the events say.
fn was_refused() -> bool {
	use pallet_proxy::Event::ProxyExecuted;
	use pallet_utility::Event::{BatchInterrupted, ItemFailed};
	System::events().into_iter().any(|record| match record.event {
		RuntimeEvent::Proxy(ProxyExecuted { result: Err(error) })
		| RuntimeEvent::Utility(BatchInterrupted { error, .. } | ItemFailed { error }) => {
			error == filtered()
		}
		_ => false,
	})
}

/// Whether the key may make the call in the principal's name as a proxy of this type.
fn may(proxy_type: ProxyType, call: &RuntimeCall) -> bool {
	tried(|| {
		System::reset_events();
		assert_ok!(sign(KEY, in_name_of(PRINCIPAL, Some(proxy_type), call.clone())));
		!was_refused()
	})
}

#[test]
fn r44_each_type_admits_its_list_and_nothing_else() {
	with_proxies(|| {
		let calls = every_call();
		for (proxy_type, expected) in ADMITTED {
			let admitted: BTreeSet<_> =
				calls.iter().filter(|call| may(proxy_type, call)).map(name).collect();
			assert!(admitted.iter().eq(expected), "{proxy_type:?} admits {admitted:?}");
		}
	});
}

/// The ways in which one call makes another.
fn nested(call: &RuntimeCall) -> Vec<RuntimeCall> {
	let one = || Box::new(call.clone());
	let calls = || vec![call.clone()];
	let principal = || PRINCIPAL.to_account_id();
	let signed = || Box::new(frame_system::RawOrigin::Signed(principal()).into());
	let remark: RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
	let max_weight = Weight::MAX;
	let others = || vec![CHARLIE.to_account_id()];
	vec![
		pallet_utility::Call::batch { calls: calls() }.into(),
		pallet_utility::Call::batch_all { calls: calls() }.into(),
		pallet_utility::Call::force_batch { calls: calls() }.into(),
		pallet_utility::Call::as_derivative { index: 0, call: one() }.into(),
		pallet_utility::Call::if_else { main: one(), fallback: Box::new(remark) }.into(),
		pallet_utility::Call::dispatch_as { as_origin: signed(), call: one() }.into(),
		pallet_utility::Call::dispatch_as_fallible { as_origin: signed(), call: one() }.into(),
		pallet_utility::Call::with_weight { call: one(), weight: max_weight }.into(),
		pallet_multisig::Call::as_multi_threshold_1 { other_signatories: others(), call: one() }
			.into(),
		pallet_multisig::Call::as_multi {
			threshold: 2,
			other_signatories: others(),
			maybe_timepoint: None,
			call: one(),
			max_weight,
		}
		.into(),
		in_name_of(FERDIE, None, call.clone()),
		pallet_proxy::Call::proxy_announced {
			delegate: principal().into(),
			real: FERDIE.to_account_id().into(),
			force_proxy_type: None,
			call: one(),
		}
		.into(),
		pallet_utility::Call::batch {
			calls: vec![pallet_utility::Call::batch { calls: calls() }.into()],
		}
		.into(),
	]
}

#[test]
fn r44_nesting_admits_no_more() {
	with_proxies(|| {
		appoint(FERDIE, PRINCIPAL, ProxyType::Any);
		for call in every_call() {
			for (proxy_type, expected) in ADMITTED {
				let plainly = expected.contains(&name(&call).as_str());
				for wrapped in nested(&call) {
					let may = may(proxy_type, &wrapped);
					assert!(plainly || !may, "{proxy_type:?}: {} in {wrapped:?}", name(&call));
				}
			}
		}
	});
}

#[test]
fn batches_of_what_is_admitted_are_admitted() {
	with_proxies(|| {
		let vote: RuntimeCall = pallet_ranked_collective::Call::vote { poll: 0, aye: true }.into();
		let [batch, batch_all, force_batch, ..] = &nested(&vote)[..] else { unreachable!() };
		for batch in [batch, batch_all, force_batch] {
			assert!(may(ProxyType::Governance, batch));
		}
	});
}

#[test]
fn a_type_includes_another_if_it_admits_all_that_the_other_does() {
	let calls = every_call();
	for one in ProxyType::ALL {
		for other in ProxyType::ALL {
			let admits_all = calls.iter().all(|call| one.filter(call) || !other.filter(call));
			assert_eq!(one.is_superset(&other), admits_all, "{one:?} and {other:?}");
		}
	}
}

#[test]
fn the_types_keep_their_numbers() {
	let numbers = ProxyType::ALL.map(|proxy_type| proxy_type.encode());
	assert_eq!(numbers, [[0], [1], [2], [3]]);
}

fn vote_on_a_root_poll() -> RuntimeCall {
	let call = frame_system::Call::remark { remark: vec![] };
	let poll = propose(PRINCIPAL, frame_system::RawOrigin::Root, call);
	pallet_ranked_collective::Call::vote { poll, aye: true }.into()
}

#[test]
fn r44_a_key_that_cancels_neither_binds_its_principal_nor_benches_it() {
	with_proxies(|| {
		let commitment = H256::repeat_byte(1);
		let calls: Vec<RuntimeCall> = vec![
			Identity::apply {
				kind: PartyKind::Organisation,
				commitment,
				jurisdiction: b"CN".to_vec().try_into().unwrap(),
			}
			.into(),
			Identity::update_commitment { commitment }.into(),
			Identity::rotate { new_account: KEY.to_account_id() }.into(),
			Identity::accept_rotation { party: 0 }.into(),
			Identity::veto_recovery {}.into(),
			verdigrid_evidence::Call::accept_seat {}.into(),
			verdigrid_evidence::Call::resign {}.into(),
			vote_on_a_root_poll(),
			pallet_preimage::Call::note_preimage { bytes: vec![0; 1_000] }.into(),
			pallet_proxy::Call::add_proxy {
				delegate: FERDIE.to_account_id().into(),
				proxy_type: ProxyType::Cancel,
				delay: 0,
			}
			.into(),
			transfer(KEY),
		];
		for call in calls {
			assert!(may(ProxyType::Any, &call), "{}", name(&call));
			assert!(!may(ProxyType::Cancel, &call), "{}", name(&call));
		}
	});
}

#[test]
fn r44_a_key_that_votes_does_and_proposes_nothing() {
	with_proxies(|| {
		let vote = vote_on_a_root_poll();
		assert_ok!(sign(KEY, in_name_of(PRINCIPAL, Some(ProxyType::Governance), vote)));
		assert!(!was_refused());
		let voter = PRINCIPAL.to_account_id();
		assert!(pallet_ranked_collective::Voting::<Runtime>::contains_key(0, voter));
		let place = pallet_referenda::Call::place_decision_deposit { index: 0 }.into();
		assert!(!may(ProxyType::Governance, &place));
	});
}

/// What the account of Charlie and the principal has, of which each alone disposes, or both.
fn shared(threshold: u16) -> AccountId {
	let mut both = vec![PRINCIPAL.to_account_id(), CHARLIE.to_account_id()];
	both.sort();
	pallet_multisig::Pallet::<Runtime>::multi_account_id(&both, threshold)
}

#[test]
fn r44_money_of_shared_accounts_is_out_of_reach() {
	with_proxies(|| {
		let call = transfer(KEY);
		for account in [shared(1), shared(2)] {
			assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), account.into(), 9 * VDG));
		}
		assert_ok!(sign(
			CHARLIE,
			pallet_multisig::Call::as_multi {
				threshold: 2,
				other_signatories: vec![PRINCIPAL.to_account_id()],
				maybe_timepoint: None,
				call: Box::new(call.clone()),
				max_weight: Weight::zero(),
			}
		));
		let other_signatories = vec![CHARLIE.to_account_id()];
		let last = pallet_multisig::Call::as_multi {
			threshold: 2,
			other_signatories: other_signatories.clone(),
			maybe_timepoint: Some(Timepoint { height: 1, index: 0 }),
			call: Box::new(call.clone()),
			max_weight: Weight::from_parts(1_000_000_000, 100_000),
		};
		let alone = pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories,
			call: Box::new(call.clone()),
		};
		appoint(FERDIE, PRINCIPAL, ProxyType::Any);
		for call in [last.into(), alone.into(), in_name_of(FERDIE, None, call)] {
			assert_eq!(gained(ProxyType::Any, &call), VDG);
			for (proxy_type, _) in ADMITTED {
				assert_eq!(gained(proxy_type, &call), 0);
			}
		}
	});
}

/// What the key has more after making the call in the principal's name.
fn gained(proxy_type: ProxyType, call: &RuntimeCall) -> Balance {
	tried(|| {
		let before = Balances::free_balance(KEY.to_account_id());
		assert_ok!(sign(KEY, in_name_of(PRINCIPAL, Some(proxy_type), call.clone())));
		Balances::free_balance(KEY.to_account_id()) - before
	})
}
