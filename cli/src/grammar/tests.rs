mod printed;

use super::*;
use crate::values::{Input, Market};
use std::collections::BTreeSet;
use verdigrid_client::compatibility::own_metadata;

fn all() -> Vec<(&'static str, Action)> {
	let metadata = own_metadata().unwrap();
	GROUPS
		.iter()
		.flat_map(|group| group.actions(metadata).into_iter().map(|action| (group.name, action)))
		.collect()
}

/// All calls that are commands: pallet and call.
fn calls() -> Vec<(String, String)> {
	let call = |(_, action)| match action {
		Action::Call { pallet, call, .. } => Some((pallet, call)),
		Action::Question { .. } => None,
	};
	all().into_iter().filter_map(call).collect()
}

#[test]
fn every_action_is_in_the_metadata_and_has_a_name_of_its_own() {
	let metadata = own_metadata().unwrap();
	let mut names = BTreeSet::new();
	for (group, action) in all() {
		let command = command(&action, metadata).unwrap_or_else(|| panic!("{action:?}"));
		assert!(
			names.insert((group, command.get_name().to_owned())),
			"{group} {}",
			command.get_name()
		);
		assert!(
			command.get_about().is_some_and(|about| !about.to_string().is_empty()),
			"{action:?}"
		);
	}
}

/// Pallets whose calls are commands: all of them.
#[test]
fn each_call_of_our_pallets_is_a_command() {
	let metadata = own_metadata().unwrap();
	let commands: BTreeSet<(String, String)> = calls().into_iter().collect();
	for pallet in [
		"Identity",
		"Certificates",
		"Market",
		"Auction",
		"Evidence",
		"Vouchers",
		"Escrow",
		"Governance",
		"Parameters",
	] {
		for call in metadata.pallet_by_name(pallet).unwrap().call_variants().unwrap() {
			assert!(
				commands.contains(&(pallet.to_owned(), call.name.clone())),
				"{pallet}.{}",
				call.name
			);
		}
	}
}

/// Functions of our runtime APIs that no command asks, with the reason.
const NOT_ASKED: [(&str, &str); 4] = [
	("VerdigridChainApi", "parameters"), // `verdigrid chain parameters`
	("VerdigridChainApi", "try_call"),   // before each call
	("VerdigridIdentityApi", "discloses"), // `verdigrid credential verify`
	("VerdigridIdentityApi", "market_offset"), // part of every session
];

#[test]
fn each_question_of_our_runtime_apis_is_a_command() {
	let metadata = own_metadata().unwrap();
	let asked: BTreeSet<(String, String)> = all()
		.into_iter()
		.filter_map(|(_, action)| match action {
			Action::Question { api, method, .. } => Some((api, method)),
			Action::Call { .. } => None,
		})
		.collect();
	for api in metadata.runtime_api_traits().filter(|api| api.name().starts_with("Verdigrid")) {
		for method in api.methods() {
			let name = (api.name().to_owned(), method.name().to_owned());
			let is_left_out = NOT_ASKED.contains(&(api.name(), method.name()));
			assert_ne!(asked.contains(&name), is_left_out, "{name:?}");
		}
	}
}

fn market() -> Market {
	crate::values::market_of_tests()
}

/// The encoded arguments of a command line.
fn encoded(line: &str) -> Result<Vec<u8>, String> {
	encoded_knowing(line, &LookedUp::new())
}

/// The same, of a chain on which this was found.
fn encoded_knowing(line: &str, known: &LookedUp) -> Result<Vec<u8>, String> {
	let words: Vec<&str> = line.split(' ').collect();
	let metadata = own_metadata().unwrap();
	let (group, name) = (words[0], words[1]);
	let (_, action) =
		all().into_iter().find(|(of, action)| *of == group && action.name() == name).unwrap();
	let matches = command(&action, metadata)
		.unwrap()
		.try_get_matches_from(&words[1..])
		.map_err(|error| error.to_string())?;
	let market = market();
	let input = Input::new(metadata.types(), &market);
	Arguments::of(&action, metadata).unwrap().encode(&matches, metadata.types(), &input, known)
}

#[test]
fn options_become_the_arguments_of_a_call() {
	use codec::Encode;
	let offer =
		"market offer --batch 3 --first 1 --units 10 --price 12.50CNY --expires-at 2026-12-31";
	let rest = |asset: u32| {
		(3_u64, 1_u32, 10_u32, 1_250_u128, (1_u8, asset), None::<u32>, 1_u32, 1_798_675_200_u64)
			.encode()
	};
	assert_eq!(encoded(offer), Ok(rest(1)));
	assert_eq!(encoded(&format!("{offer} --asset CNY")), Ok(rest(1)));
	assert_eq!(encoded(&offer.replace("12.50CNY", "1250 --asset 1")), Ok(rest(1)));
	let refused = encoded(&format!("{offer} --asset VDG")).unwrap_err();
	assert!(refused.contains("different currencies"), "{refused}");
	let refused = encoded(&offer.replace("12.50CNY", "1250")).unwrap_err();
	assert!(refused.contains("--asset: name it"), "{refused}");
	let refused = encoded(&offer.replace("--units 10 ", "")).unwrap_err();
	assert!(refused.contains("--units"), "{refused}");
}

#[test]
fn certificates_are_named_by_their_number_or_by_their_place() {
	let offer = "market offer --units 10 --price 12.50CNY --expires-at 2026-12-31";
	let by_place = encoded(&format!("{offer} --batch 3 --first 7"));
	assert!(by_place.is_ok());
	let number = "WTWINDFRGES000000A201401T0000007";
	let by_number = format!("{offer} --certificate {number}");
	let known = place("3".to_owned(), "7".to_owned());
	assert_eq!(encoded_knowing(&by_number, &known), by_place);
	for wrong in
		[format!("{by_number} --batch 3"), format!("{by_number} --first 7"), offer.to_owned()]
	{
		let refused = encoded(&wrong).unwrap_err();
		assert!(refused.contains("--batch") || refused.contains("--first"), "{refused}");
	}
	// Questions take a batch alone.
	assert!(encoded("certificate batch 3 --certificate x").is_err());
}

#[test]
fn the_fields_of_a_structure_are_options() {
	let redeem = "certificate redeem --batch 3 --first 1 --units 10 --beneficiary party:7 --purpose scope2 --from 2014-01-01 --to 2014-02-01";
	let short = encoded(redeem).unwrap();
	let claim = r#"{"beneficiary":{"Party":7},"purpose":"Scope2","from":"2014-01-01","to":"2014-02-01","note":"none"}"#;
	let json: serde_json::Value = serde_json::from_str(claim).unwrap();
	assert_eq!(json["purpose"], "Scope2");
	assert!(short.len() > 60);
	let lot = "auction open --class T --source wind --periods 2014-01..2014-02 --min-validity 0 --lowest 100 --tick 1 --levels 10 \
	           --asset CNY --closes-at +1d";
	assert!(encoded(&lot.split_whitespace().collect::<Vec<_>>().join(" ")).is_ok());
}

#[test]
fn conditions_of_an_agreement_are_given_one_by_one() {
	let open = "escrow open --voucher 4 --beneficiary 9 --outcome deliver --deadline +10d \
	            --conditions payment:CNY:100.00CNY --conditions not-before:2027-01-01T00:00:00Z --conditions approvals:3,4:2";
	let words = open.split_whitespace().collect::<Vec<_>>().join(" ");
	assert!(encoded(&words).is_ok(), "{:?}", encoded(&words));
	// What is forgotten is not the same as nothing.
	let (before, _) = words.split_once(" --conditions").unwrap();
	let refused = encoded(before).unwrap_err();
	assert!(refused.contains("--conditions"), "{refused}");
	assert!(encoded(&format!("{before} --conditions []")).is_ok());
	let refused = encoded(&words.replace("payment:CNY:100.00CNY", "payment:CNY")).unwrap_err();
	assert!(refused.contains("write payment:ASSET:AMOUNT"), "{refused}");
}
