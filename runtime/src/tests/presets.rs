use frame_support::traits::{fungible, fungibles::Inspect, Get};

use super::*;
use crate::{
	genesis::{kind, BlocksInSession, ChainKind},
	governance::VOTING_RANK,
	money::{governance_account, Money, NativeOrAsset},
	presets::{get_preset, preset_names, CNY},
};

fn voters() -> u32 {
	pallet_ranked_collective::MemberCount::<Runtime>::get(VOTING_RANK)
}

#[test]
fn every_named_preset_builds_and_no_other_exists() {
	for name in preset_names() {
		genesis_of(name.as_ref());
	}
	assert_eq!(get_preset(&"mainnet".into()), None);
}

#[test]
fn development_has_one_validator_and_one_member() {
	development().execute_with(|| {
		assert_eq!(kind(), ChainKind::Development);
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 1);
		assert_eq!(Grandpa::grandpa_authorities().len(), 1);
		assert_eq!(voters(), 1);
	});
}

#[test]
fn local_testnet_has_four_validators_and_four_members() {
	local_testnet().execute_with(|| {
		assert_eq!(kind(), ChainKind::Test);
		assert_eq!(pallet_aura::Authorities::<Runtime>::get().len(), 4);
		assert_eq!(Grandpa::grandpa_authorities().len(), 4);
		assert_eq!(voters(), 4);
	});
}

/// What becomes of the local network's genesis, changed in one place.
fn build_with(pointer: &str, value: serde_json::Value) -> Result<(), String> {
	let preset = get_preset(&"local_testnet".into()).unwrap();
	let mut genesis: serde_json::Value = serde_json::from_slice(&preset).unwrap();
	*genesis.pointer_mut(pointer).unwrap() = value;
	let json = serde_json::to_vec(&genesis).unwrap();
	TestExternalities::default().execute_with(|| crate::genesis::build(json))
}

#[test]
fn r41_a_genesis_without_enough_members_is_refused() {
	let founders = |count| {
		let members = Sr25519Keyring::iter().take(count).map(|key| key.to_account_id());
		serde_json::to_value(members.collect::<Vec<_>>()).unwrap()
	};
	for count in 0..3 {
		let error = build_with("/genesis/members", founders(count)).unwrap_err();
		let text = format!("the genesis names {count} members and needs at least 3");
		assert!(error.contains(&text), "{error}");
	}
	assert_eq!(build_with("/genesis/members", founders(3)), Ok(()));
}

#[test]
fn r41_a_genesis_needs_as_many_members_as_its_parameters_say() {
	let five = serde_json::json!({ "minMembers": 5 });
	let error = build_with("/genesis/parameters", five).unwrap_err();
	assert!(error.contains("names 4 members and needs at least 5"), "{error}");
	let four = serde_json::json!({ "minMembers": 4 });
	assert_eq!(build_with("/genesis/parameters", four), Ok(()));
}

#[test]
fn a_genesis_without_validators_is_refused() {
	for pointer in ["/session/keys", "/collatorSelection/invulnerables"] {
		let error = build_with(pointer, serde_json::json!([])).unwrap_err();
		assert!(error.contains("no validator"), "{error}");
	}
}

#[test]
fn r41_a_genesis_member_has_tokens() {
	let mut members: Vec<_> =
		[ALICE, BOB, CHARLIE].iter().map(|member| member.to_account_id()).collect();
	let built = |members: &Vec<AccountId>| {
		build_with("/genesis/members", serde_json::to_value(members).unwrap())
	};
	assert_eq!(built(&members), Ok(()));
	members.push(AccountId::new([7; 32]));
	let error = built(&members).unwrap_err();
	assert!(error.contains("has no tokens"), "{error}");
}

#[test]
fn r30_a_genesis_does_not_enter_safe_mode() {
	let error = build_with("/safeMode", serde_json::json!({ "enteredUntil": 4_000_000_000_u32 }));
	let error = error.unwrap_err();
	assert!(error.contains("safe mode"), "{error}");
}

#[test]
fn every_preset_builds_as_nodes_build_it() {
	for name in preset_names() {
		let json = get_preset(&name).unwrap();
		let built = TestExternalities::default().execute_with(|| crate::genesis::build(json));
		assert_eq!(built, Ok(()));
	}
}

#[test]
fn r42_a_live_genesis_has_classes_and_polls_of_a_live_chain() {
	let refusal = |pointer: &str, value| {
		let (pointer, value) = (pointer.to_string(), value);
		std::panic::catch_unwind(move || build_with(&pointer, value)).is_err()
	};
	// The local network's classes are valid for forty years, and its polls pass in seconds.
	assert!(refusal("/genesis/kind", serde_json::json!("live")));
	assert!(!refusal("/genesis/kind", serde_json::json!("test")));
}

#[test]
fn r27_founders_of_a_live_chain_have_tags_of_their_entities() {
	let preset = get_preset(&"local_testnet".into()).unwrap();
	let mut genesis: serde_json::Value = serde_json::from_slice(&preset).unwrap();
	// Neither classes nor polls of the local network are those of a live chain, and sessions are not.
	genesis["genesis"]["kind"] = "live".into();
	genesis["genesis"]["sessionLength"] = HOURS.into();
	genesis["genesis"]["parameters"] = serde_json::json!({});
	genesis["certificates"]["classes"] = serde_json::json!([]);
	let build = |genesis: &serde_json::Value| {
		let json = serde_json::to_vec(genesis).unwrap();
		TestExternalities::default().execute_with(|| crate::genesis::build(json))
	};
	let error = build(&genesis).unwrap_err();
	assert!(error.contains("has no tag") && error.contains("identity.parties"), "{error}");
	for (number, party) in (1_u8..).zip(genesis["identity"]["parties"].as_array_mut().unwrap()) {
		party["tag"] = serde_json::to_value(sp_core::H256([number; 32])).unwrap();
	}
	assert_eq!(build(&genesis), Ok(()));
}

#[test]
fn a_session_takes_an_hour_and_a_minute_on_the_local_network() {
	assert_eq!(development().execute_with(BlocksInSession::get), HOURS);
	assert_eq!(local_testnet().execute_with(BlocksInSession::get), 20);
	assert_eq!(TestExternalities::default().execute_with(BlocksInSession::get), HOURS);
}

#[test]
fn a_genesis_with_sessions_out_of_bounds_is_refused() {
	let built = |blocks: u32| build_with("/genesis/sessionLength", serde_json::json!(blocks));
	for blocks in [0, 1, 19, DAYS + 1, u32::MAX] {
		let error = built(blocks).unwrap_err();
		let text = format!("sessions of {blocks} blocks, and a chain of this kind has 20 to 28800");
		assert!(error.contains(&text) && error.contains("genesis.sessionLength"), "{error}");
	}
	for blocks in [20, HOURS, DAYS] {
		assert_eq!(built(blocks), Ok(()));
	}
}

#[test]
fn a_live_chain_has_longer_sessions() {
	let live = ChainKind::Live.session_lengths();
	assert_eq!((*live.start(), *live.end()), (5 * MINUTES, DAYS));
	assert!(live.contains(&crate::genesis::DEFAULT_SESSION));
	for other in [ChainKind::Test, ChainKind::Development] {
		let lengths = other.session_lengths();
		assert_eq!((*lengths.start(), *lengths.end()), (20, DAYS));
	}
}

#[test]
fn a_session_ends_after_as_many_blocks_as_the_genesis_says() {
	local_testnet().execute_with(|| {
		for _ in 0..19 {
			block(|| assert_eq!(Session::current_index(), 0));
		}
		for _ in 20..40 {
			block(|| assert_eq!(Session::current_index(), 1));
		}
		block(|| assert_eq!(Session::current_index(), 2));
	});
	development().execute_with(|| {
		System::set_block_number(HOURS - 2);
		block(|| assert_eq!(Session::current_index(), 0));
		block(|| assert_eq!(Session::current_index(), 1));
	});
}

#[test]
fn development_accounts_have_tokens_and_yuan() {
	development().execute_with(|| {
		let bob = BOB.to_account_id();
		assert!(Money::balance(NativeOrAsset::Native, &bob) >= 1_000 * VDG);
		assert!(Money::balance(NativeOrAsset::WithId(CNY), &bob) >= 100_000_000);
		assert!(<Balances as fungible::Inspect<_>>::balance(&governance_account()) >= VDG);
	});
}

#[test]
fn a_development_chain_makes_blocks_in_one_slot_and_others_do_not() {
	assert!(development()
		.execute_with(<Runtime as pallet_aura::Config>::AllowMultipleBlocksPerSlot::get));
	assert!(!local_testnet()
		.execute_with(<Runtime as pallet_aura::Config>::AllowMultipleBlocksPerSlot::get));
}
