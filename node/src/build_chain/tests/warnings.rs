//! What the founders of a valid chain should know.

use super::{example, key, problems, warnings, with};

fn warns(text: &str, says: &str) {
	assert_eq!(problems(text), Vec::<String>::new());
	let found = warnings(text);
	assert!(found.iter().any(|warning| warning.contains(says)), "{says} is not in: {found:#?}");
}

#[test]
fn fewer_than_four_validators() {
	let text = example();
	let (before, rest) = text.split_once("[[validators]]\nname = \"Operator of node 4\"").unwrap();
	let (_, rest) = rest.split_once("\n\n").unwrap();
	warns(&[before, rest].concat(), "only 3 validators");
	assert!(!warnings(&text).concat().contains("validators: with fewer"));
}

#[test]
fn fewer_than_four_seats() {
	let text = with(&[(", \"Trading centre, seat 4\"]", "]")]);
	warns(&text, "the committee trading-centre has 3 seats");
}

#[test]
fn fewer_than_two_boot_nodes() {
	let node =
		format!("\t\"/dns/node-2.example.org/tcp/30333/p2p/{}\",\n", key("identity of node 2"));
	warns(&with(&[(&node, "")]), "boot-nodes names 1 node");
}

#[test]
fn keys_without_proof_or_on_two_places() {
	warns(&example(), "nothing proves that \"Energy agency\" holds these keys");
	let aura = key("Aura key of the energy agency");
	let account = key("account of the energy agency");
	warns(&with(&[(&aura, &account)]), "whose secret would be on a server");
}

#[test]
fn a_registrar_that_cannot_pay() {
	let tokens = "tokens = \"1 000 VDG\"\nroles = [\"all\"]";
	warns(&with(&[(tokens, "roles = [\"all\"]")]), "\"Registrar\" has no tokens");
}

#[test]
fn a_market_without_classes_or_assets() {
	let text = example();
	let (before, rest) = text.split_once("[[classes]]").unwrap();
	let (_, parameters) = rest.split_once("[parameters]").unwrap();
	let bare = [before, "[parameters]", parameters].concat();
	warns(&bare, "there is no trade class");
	warns(&bare, "there is no settlement asset");
}
