//! The specification, built with the runtime's WebAssembly.

use super::{planned, with};
use crate::{
	build_chain::{
		keys::address,
		large_numbers,
		specification::{describe, Specification},
		summary::summary,
		words::Currency,
	},
	chain_spec::ChainSpec,
};
use sp_core::storage::well_known_keys;
use verdigrid_runtime::money::governance_account;

/// More than 64 binary digits can count.
const MUCH: &str = "123 456 789 012 345.678901234567 VDG";

/// Building a state takes a while, so one is looked at from all sides.
#[test]
fn the_raw_form_and_the_summary_follow_from_the_file() {
	let (chain, patch, rehearsed) = planned(&with(&[
		("tokens = \"1 000 000 VDG\"", &format!("tokens = \"{MUCH}\"")),
		("[tracks.root]", "[tracks.root]\ndecision = \"21 days\""),
		("[parameters]", "[parameters]\nseat-bond = \"50 VDG\""),
	]));
	let built = Specification::build(&chain, patch).unwrap();

	let read = ChainSpec::from_json_bytes(built.plain.clone().into_bytes()).unwrap();
	assert_eq!(read.as_json(false).unwrap(), built.plain);
	// The state is built a second time: the same description gives the same bytes.
	assert_eq!(read.as_json(true).unwrap(), built.raw);

	// Natively it is built in the same way.
	let mut state = built.state.clone();
	state.top.remove(well_known_keys::CODE);
	assert_eq!(state.top, rehearsed.top);

	says_who_is_what(&summary(&chain, &built), &built);
}

#[test]
fn large_amounts_are_written_in_full_and_named() {
	let text = with(&[("tokens = \"1 000 000 VDG\"", &format!("tokens = \"{MUCH}\""))]);
	let (_, patch, _) = planned(&text);
	let amount = Currency { symbol: "VDG".into(), decimals: 12 }.amount(MUCH).unwrap();
	assert!(amount > u64::MAX.into());
	let found = large_numbers::find(&patch);
	assert_eq!(found.len(), 1, "{found:?}");
	let found = found.first().unwrap();
	assert_eq!(found.number, amount.to_string());
	assert!(found.path.starts_with("balances.balances["), "{}", found.path);
	assert!(patch.to_string().contains(&amount.to_string()));
}

#[test]
fn the_specification_says_what_the_file_says() {
	let test = [
		("kind = \"live\"", "kind = \"test\""),
		("token = \"VDG\"", "token = \"VDG\"\ndevelopment-keys = true"),
	];
	for (changes, chain_type) in [
		(&test[..0], r#""chainType": "Live""#),
		(&test[..1], "\"chainType\": {\n    \"Custom\": \"Test\"\n  }"),
		(&test[..], r#""chainType": "Local""#),
	] {
		let (chain, patch, _) = planned(&with(changes));
		let plain = describe(&chain, patch).unwrap().as_json(false).unwrap();
		for part in [
			chain_type,
			r#""name": "Example Power Market""#,
			r#""id": "example_power_market""#,
			r#""protocolId": "example-power""#,
			r#""tokenSymbol": "VDG""#,
			r#""tokenDecimals": 12"#,
			"/dns/node-2.example.org/tcp/30333/p2p/",
		] {
			assert!(plain.contains(part), "{part}");
		}
	}
}

fn says_who_is_what(said: &str, built: &Specification) {
	let words = said.split_whitespace().collect::<Vec<_>>().join(" ");
	let account = super::key("account of the energy agency");
	for part in [
		"Example Power Market (example_power_market) kind live",
		"days and months begin at UTC+08:00",
		"a session takes 1 h",
		&format!("governance {} {MUCH}", address(governance_account().as_ref())),
		"3 members vote",
		&format!("Energy agency {account} 10 000 VDG"),
		"4 validators make blocks; blocks become final with no more than 1 of them away",
		&format!("GRANDPA {}", super::key("GRANDPA key of the energy agency")),
		"may attest up to level 3: all roles",
		"organisation in CN-44, level 3: energy-platform",
		&format!("tag {}", super::key("tag of the issuer")),
		"trading-centre 4 seats, of which 3 agree",
		"T 1 MWh from each month, once, valid for 24 months",
		"K 1 kWh from each hour, unlimited, valid for 24 months",
		"CNY number 1, CNY settlement token, 2 decimals",
		"owner: Settlement bank least balance: 0.01 CNY Settlement bank: 100 000 000 CNY",
		"track root prepare 2 h, decision 21 days, confirm 1 day, enactment 1 day *",
		"seat-bond 50 VDG *",
		"resolution-period 7 days round-timeout 1 day",
		&format!("genesis hash {:?}", built.genesis),
	] {
		assert!(words.contains(part), "{part} is not in: {said}");
	}
}
