//! Each thing that is refused, by itself and with what to change.

use super::{example, key, planned, problems, with};
use crate::build_chain::genesis::rehearse;
use serde_json::{json, Value};

/// One thing is wrong with the example after these changes, and this is said about it.
fn refuses(changes: &[(&str, &str)], place: &str, says: &str) {
	let found = problems(&with(changes));
	let [problem] = found.as_slice() else { panic!("{changes:?}: {found:#?}") };
	assert!(problem.contains(&format!("{place}: ")), "{place} is not in: {problem}");
	assert!(problem.contains(says), "{says} is not in: {problem}");
}

/// The example without a section, from its heading to the next one.
fn without(heading: &str, mark: &str) -> String {
	let text = example();
	let start = text.match_indices(heading).map(|(at, _)| at).find(|at| {
		let section = text.split_at(*at).1;
		let end = section.get(1..).unwrap().find("\n[").unwrap();
		section.get(..end).unwrap().contains(mark)
	});
	let (before, section) = text.split_at(start.unwrap());
	let end = section.get(1..).unwrap().find("\n[").unwrap();
	[before, section.get(end + 1..).unwrap()].concat()
}

#[test]
fn what_is_not_toml() {
	let found = problems("name = \n");
	assert!(found.concat().contains("line 1"), "{found:#?}");
}

#[test]
fn an_empty_file_lacks_everything_at_once() {
	let found = problems("").join("\n");
	for field in [
		"kind",
		"token",
		"name",
		"id",
		"protocol-id",
		"utc-offset",
		"governance",
		"members",
		"validators",
		"committees",
	] {
		assert!(found.contains(&format!(" {field}: ")), "{field} is not in: {found}");
	}
}

#[test]
fn unknown_fields_by_name_and_line() {
	let line = example().lines().position(|line| line.starts_with("roles")).unwrap() + 1;
	let place = format!("line {line}, registrars.role");
	refuses(
		&[("roles = [\"all\"]", "role = [\"all\"]\nroles = [\"all\"]")],
		&place,
		"there is no such field",
	);
	for (changes, place) in [
		(("settle-in-token", "decimals = 6\nsettle-in-token"), "decimals"),
		(("[parameters]", "[parameters]\nroot = \"1 h\""), "parameters.root"),
		(("[tracks.root]", "[tracks.root]\nvote = \"1 h\""), "tracks.root.vote"),
		(("[tracks.root]", "[tracks.other]\n[tracks.root]"), "tracks.other"),
		(("{ to = \"Set", "{ note = 1, to = \"Set"), "assets.endowments.note"),
	] {
		refuses(&[changes], place, "there is no such field");
	}
}

#[test]
fn names_and_words_that_are_not_well_formed() {
	for (from, to, place, says) in [
		("\"Example Power Market\"", "\" \"", "name", "characters"),
		("\"Example Power Market\"", "\"Market \u{202e}rewoP\"", "name", "can be seen"),
		("\"example_power_market\"", "\"Example\"", "id", "small letters"),
		("\"example_power_market\"", "\"verdigrid_dev\"", "id", "has itself"),
		("kind = \"live\"", "kind = \"lively\"", "kind", "\"live\" or \"test\""),
		("\"example-power\"", "\"\"", "protocol-id", "small letters"),
		("\"+08:00\"", "\"+8\"", "utc-offset", "+08:00"),
		("\"+08:00\"", "\"+14:01\"", "utc-offset", "-12:00 to +14:00"),
		("settle-in-token = false", "settle-in-token = 0", "settle-in-token", "true or false"),
		("name = \"Issuer\"", "name = \"governance\"", "parties.name", "no person owns"),
		("name = \"Issuer\"", "name = \"Issuer\u{200b}\"", "parties.name", "can be seen"),
		("[\"issuer\"]", "[\"issuers\"]", "parties.roles", "\"issuer\" or \"trading-centre\""),
		("[\"issuer\"]", "[]", "parties.roles", "at least one role"),
		("highest-level = 3", "highest-level = \"3\"", "registrars.highest-level", "whole number"),
		("level = 3\njur", "level = 0\njur", "parties.level", "1 or more"),
		("level = 3\njur", "level = 256\njur", "parties.level", "less or more"),
		("\"CN-11\"", "\"cn-11\"", "parties.jurisdiction", "A to Z"),
		("\"CN-11\"", "\"CN-111111\"", "parties.jurisdiction", "1 to 8 characters"),
		("letter = \"T\"", "letter = \"t\"", "classes.letter", "A to Z or 0 to 9"),
		("granularity = \"month\"", "granularity = \"year\"", "classes.granularity", "\"hour\""),
		("face-value = \"1 MWh\"", "face-value = \"1 MJ\"", "classes.face-value", "MWh"),
		("policy = \"once\"", "policy = \"twice\"", "classes.policy", "\"delivery-only\""),
		("\"24 months\"", "\"24\"", "classes.validity", "24 months"),
		("symbol = \"CNY\"", "symbol = \"¥\"", "assets.symbol", "letters A to Z"),
		("decimals = 2", "decimals = 39", "assets.decimals", "38 at most"),
	] {
		refuses(&[(from, to)], place, says);
	}
}

#[test]
fn a_token_with_an_unreadable_symbol() {
	let found = problems(&with(&[("token = \"VDG\"", "token = \"\"")]));
	assert!(found.concat().contains(", token: it must be of 1 to 12 letters"), "{found:#?}");
}

#[test]
fn every_known_key() {
	let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	let account = key("account of the energy agency");
	let aura = key("Aura key of the energy agency");
	let grandpa = key("GRANDPA key of the energy agency");
	let says = "//Alice (sr25519), whose secret everybody knows";
	refuses(&[(&account, alice)], "members.account", says);
	refuses(&[(&aura, alice)], "validators.aura", says);
	let known = "0x88dc3417d5058ec4b4503e0c12ea1a0a89be200fe98922423d4334014fa6b0ee";
	refuses(&[(&grandpa, known)], "validators.grandpa", "//Alice (ed25519)");
	refuses(
		&[("owner = \"Settlement bank\"", &format!("owner = \"{alice}\""))],
		"assets.owner",
		says,
	);
	let test = ("kind = \"live\"", "kind = \"test\"");
	refuses(&[test, (&aura, alice)], "validators.aura", says);
	let admitted = ("# development-keys", "development-keys");
	assert_eq!(problems(&with(&[test, admitted, (&aura, alice)])), Vec::<String>::new());
	refuses(&[admitted], "development-keys", "a live chain has no development keys");
}

#[test]
fn keys_that_are_none() {
	let account = key("account of the energy agency");
	let aura = key("Aura key of the energy agency");
	let grandpa = key("GRANDPA key of the energy agency");
	refuses(&[(&account, "0x12")], "members.account", "64 digits");
	refuses(&[(&account, "5abc")], "members.account", "no address");
	refuses(&[(&account, "a b c")], "members.account", "secret");
	refuses(&[(&aura, "5abc")], "validators.aura", "no address");
	refuses(&[(&aura, &key("Aura key of the operator of node 4"))], "validators.aura", "already");
	refuses(&[(&grandpa, &aura)], "validators.grandpa", "Aura");
	let tag = key("tag of the issuer");
	refuses(&[(&tag, "0x00")], "parties.tag", "64 digits");
	refuses(&[(&tag, &format!("0x{}", "0".repeat(64)))], "parties.tag", "64 digits");
}

#[test]
fn both_forms_of_keys_and_a_wrong_proof() {
	let aura = format!("aura = \"{}\"", key("Aura key of the energy agency"));
	let more = format!("{aura}\nproof = \"0x00\"");
	refuses(&[(&aura, &more)], "validators.proof", "does not prove");
	let more = format!("{aura}\nproof = \"none\"");
	refuses(&[(&aura, &more)], "validators.proof", "hexadecimal");
	// No two proofs are alike, though they are of the same keys.
	let example = example();
	let proofs: Vec<_> = example.lines().filter(|line| line.starts_with("proof")).collect();
	let found = problems(&example.replace(proofs.first().unwrap(), proofs.last().unwrap()));
	assert_eq!(found.len(), 1, "{found:#?}");
	assert!(found.concat().contains("validators.proof: it does not prove"), "{found:#?}");
	let more = format!("{aura}\nkeys = \"0x00\"");
	let found = problems(&with(&[(&aura, &more)]));
	assert_eq!(found.len(), 3, "{found:#?}");
	assert!(found.concat().contains("remove one of them"), "{found:#?}");
	assert!(found.concat().contains("128 digits"), "{found:#?}");
}

#[test]
fn too_few_members_and_members_without_tokens() {
	let found = problems(&without("[[members]]", "Energy agency"));
	assert_eq!(found.len(), 1, "{found:#?}");
	assert!(
		found.concat().contains("members: 2 members are named, and 3 are needed"),
		"{found:#?}"
	);
	refuses(
		&[("[parameters]", "[parameters]\nmin-members = 4")],
		"members",
		"3 members are named, and 4 are needed",
	);
	refuses(&[("tokens = \"10 000 VDG\"", "")], "members.account", "could pay for no poll");
}

#[test]
fn no_validator() {
	let (before, rest) = {
		let text = example();
		let (before, rest) = text.split_once("[[validators]]").unwrap();
		let (_, rest) = rest.split_once("[[registrars]]").unwrap();
		(before.to_owned(), rest.to_owned())
	};
	let found = problems(&[&before, "[[registrars]]", &rest].concat());
	assert_eq!(found.len(), 1, "{found:#?}");
	assert!(found.concat().contains("no validator is named"), "{found:#?}");
}

#[test]
fn one_account_twice_in_a_list() {
	let again = |section: &str| {
		let text = example();
		let (before, rest) = text.split_once(section).unwrap();
		let entry = rest.split("\n\n").next().unwrap();
		let entry = entry.lines().filter(|line| !line.starts_with("tokens"));
		let entry = entry.collect::<Vec<_>>().join("\n");
		problems(&[before, section, &entry, "\n\n", section, rest].concat()).join("\n")
	};
	for (section, says) in [
		("[[members]]", "it is the member of line"),
		("[[validators]]", "it is the validator of line"),
		("[[registrars]]", "it is the registrar of line"),
		("[[parties]]", "it is the founding party of line"),
	] {
		let found = again(section);
		assert!(found.contains(says), "{found}");
	}
}

#[test]
fn a_name_with_two_accounts_and_an_account_with_two_names() {
	let issuer = key("account of the issuer");
	let seat = key("account of seat 1 of the trading centre");
	let found = problems(&with(&[(&seat, &issuer)])).join("\n");
	assert!(found.contains("gives this account the name \"Issuer\""), "{found}");
	refuses(
		&[
			("name = \"Settlement bank\"", "name = \"Issuer\""),
			("owner = \"Settlement bank\"", "owner = \"Issuer\""),
			("to = \"Settlement bank\"", "to = \"Issuer\""),
		],
		"accounts.account",
		"gives another account the name \"Issuer\"",
	);
}

#[test]
fn tokens_that_are_stated_twice_or_too_few() {
	let aura = format!("aura = \"{}\"", key("Aura key of the energy agency"));
	let more = format!("{aura}\ntokens = \"1 VDG\"");
	refuses(&[(&aura, &more)], "validators.tokens", "gives this account its tokens already");
	for (amount, says) in [
		("0.0009 VDG", "needs 0.001 VDG to exist"),
		("100", "end with VDG"),
		("1,5 VDG", "comma"),
		("0.0000000000001 VDG", "12 decimals"),
		("340282366920938463463374608 VDG", "more than the chain can count"),
	] {
		let amount = format!("tokens = \"{amount}\"");
		refuses(&[("tokens = \"100 VDG\"", &amount)], "validators.tokens", says);
		refuses(&[("tokens = \"1 000 000 VDG\"", &amount)], "governance.tokens", says);
	}
}

#[test]
fn an_issuance_that_cannot_be_counted() {
	let most = "tokens = \"340 282 366 920 938 463 463 374 607 VDG\"";
	let found = problems(&with(&[("tokens = \"1 000 000 VDG\"", most)]));
	assert_eq!(found.len(), 1, "{found:#?}");
	assert!(found.concat().contains("all tokens together are more"), "{found:#?}");
}

#[test]
fn a_party_that_no_registrar_may_attest() {
	refuses(
		&[("[\"all\"]", "[\"trading-centre\", \"energy-platform\"]")],
		"parties.roles",
		"no registrar may attest \"Issuer\"",
	);
	refuses(&[("level = 3\njur", "level = 4\njur")], "parties.roles", "at level 4");
	let registrar = key("account of the registrar");
	let issuer = key("account of the issuer");
	let found = problems(&with(&[
		("name = \"Registrar\"", "name = \"Issuer\""),
		(&registrar, &issuer),
		("tokens = \"1 000 VDG\"\nroles = [\"all\"]", "roles = [\"all\"]"),
	]));
	assert_eq!(found.len(), 1, "{found:#?}");
	assert!(found.concat().contains("itself aside"), "{found:#?}");
}

#[test]
fn an_organisation_that_is_two_parties_or_has_no_tag() {
	let (one, other) =
		(key("tag of seat 1 of the trading centre"), key("tag of seat 1 of the energy platform"));
	refuses(&[(&other, &one)], "parties.tag", "an organisation is one party");
	let line = format!("tag = \"{one}\"");
	refuses(&[(&line, "")], "parties.account", "add the `tag`");
	let test = ("kind = \"live\"", "kind = \"test\"");
	assert_eq!(problems(&with(&[test, (&line, "")])), Vec::<String>::new());
}

#[test]
fn seats_that_do_not_fit() {
	let seats = "[\"Trading centre, seat 1\", \"Trading centre, seat 2\", \"Trading centre, seat 3\", \"Trading centre, seat 4\"]";
	for (changed, says) in [
		("[]", "it has no seat"),
		("[\"Nobody\"]", "no founding party has the name \"Nobody\""),
		("[\"Trading centre, seat 1\", \"Trading centre, seat 1\"]", "one seat at most"),
		("[\"Issuer\"]", "does not have the role \"trading-centre\""),
	] {
		refuses(&[(seats, changed)], "committees.trading-centre", says);
	}
	let found = problems(&with(&[(seats, "[\"Energy platform, seat 1\"]")])).join("\n");
	assert!(found.contains("one seat at most") && found.contains("does not have"), "{found}");
	let seats = format!("trading-centre = {seats}");
	refuses(&[(&seats, "")], "committees.trading-centre", "it has no seat");
}

#[test]
fn a_seat_whose_party_cannot_pay_the_bond() {
	refuses(
		&[("tokens = \"200 VDG\"", "tokens = \"100 VDG\"")],
		"committees.trading-centre",
		"has 100 VDG, and a seat needs 100.001 VDG",
	);
	let found = problems(&with(&[("[parameters]", "[parameters]\nseat-bond = \"200 VDG\"")]));
	assert_eq!(found.len(), 8, "{found:#?}");
	let enough = with(&[("tokens = \"200 VDG\"", "tokens = \"100.001 VDG\"")]);
	assert_eq!(problems(&enough), Vec::<String>::new());
}

#[test]
fn more_than_there_can_be() {
	let seats = |count: usize| {
		let names: Vec<_> = (0..count).map(|at| format!("\"seat {at}\"")).collect();
		let mut text = example();
		for at in 0..count {
			text.push_str(&format!(
				"\n[[parties]]\nname = \"seat {at}\"\naccount = \"{}\"\ntokens = \"200 VDG\"\n\
				 roles = [\"energy-platform\"]\nlevel = 1\njurisdiction = \"CN\"\ntag = \"{}\"\n",
				key(&format!("account of seat {at}")),
				key(&format!("tag of seat {at}")),
			));
		}
		let all = "[\"Energy platform, seat 1\", \"Energy platform, seat 2\", \"Energy platform, seat 3\", \"Energy platform, seat 4\"]";
		problems(&text.replace(all, &format!("[{}]", names.join(", "))))
	};
	assert_eq!(seats(31), Vec::<String>::new());
	assert!(seats(32).concat().contains("it has 32 seats, and there can be 31"));

	let more = |section: &str, keys: bool, count: usize| {
		let mut text = example();
		for at in 0..count {
			let account = key(&format!("account of {section} {at}"));
			text.push_str(&format!("\n[[{section}]]\nname = \"{section} {at}\"\n"));
			text.push_str(&format!("account = \"{account}\"\ntokens = \"1 VDG\"\n"));
			if keys {
				let aura = key(&format!("Aura key of {at}"));
				let grandpa = key(&format!("GRANDPA key of {at}"));
				text.push_str(&format!("aura = \"{aura}\"\ngrandpa = \"{grandpa}\"\n"));
			}
		}
		problems(&text)
	};
	assert_eq!(more("members", false, 97), Vec::<String>::new());
	assert!(more("members", false, 98).concat().contains("101 members are named"));
	assert_eq!(more("validators", true, 28), Vec::<String>::new());
	assert!(more("validators", true, 29).concat().contains("33 validators are named"));
}

#[test]
fn classes_that_do_not_fit() {
	refuses(&[("letter = \"N\"", "letter = \"T\"")], "classes.letter", "another class");
	for value in ["0 MWh", "1.000000001 GWh"] {
		let value = format!("face-value = \"{value}\"");
		refuses(&[("face-value = \"1 MWh\"", &value)], "classes.face-value", "1 Wh to 1 GWh");
	}
	let says = "1 month to 60 months, and it says 61";
	refuses(&[("\"24 months\"", "\"61 months\"")], "classes.validity", says);
	refuses(&[("\"24 months\"", "\"0 months\"")], "classes.validity", "1 month to 60 months");
	let test = ("kind = \"live\"", "kind = \"test\"");
	assert_eq!(problems(&with(&[test, ("\"24 months\"", "\"40 years\"")])), Vec::<String>::new());
}

#[test]
fn assets_that_do_not_fit() {
	refuses(&[("owner = \"Settlement bank\"\n", "")], "assets.owner", "it is missing");
	refuses(&[("owner = \"Settlement bank\"", "owner = \"Nobody\"")], "assets.owner", "no founder");
	refuses(
		&[
			("symbol = \"CNY\"", "symbol = \"VDG\""),
			("0.01 CNY", "0.01 VDG"),
			("000 CNY", "000 VDG"),
		],
		"assets.symbol",
		"the token has",
	);
	refuses(&[("0.01 CNY", "0 CNY")], "assets.least-balance", "more than 0");
	refuses(&[("0.01 CNY", "0.001 CNY")], "assets.least-balance", "2 decimals");
	refuses(&[("0.01 CNY", "0.01 VDG")], "assets.least-balance", "end with CNY");
	refuses(&[("\"100 000 000 CNY\"", "\"0 CNY\"")], "assets.endowments.amount", "0.01 CNY");
	let name = format!("name = \"{}\"", "x".repeat(51));
	refuses(&[("name = \"CNY settlement token\"", &name)], "assets.name", "50 bytes");
	let twice = "{ to = \"Settlement bank\", amount = \"1 CNY\" }, { to = \"Settlement bank\", amount = \"1 CNY\" }";
	let once = "{ to = \"Settlement bank\", amount = \"100 000 000 CNY\" }";
	refuses(&[(once, twice)], "assets.endowments.to", "already");
	let most = "3402823669209384634633746074317682114.55 CNY";
	let most = format!(
		"{{ to = \"Issuer\", amount = \"{most}\" }}, {{ to = \"Registrar\", amount = \"1 CNY\" }}"
	);
	refuses(&[(once, &most)], "assets.endowments", "more than can be counted");
	let asset = "[[assets]]\nid = 1\nowner = \"governance\"\nname = \"Other\"\nsymbol = \"EUR\"\n\
		 decimals = 2\nleast-balance = \"0.01 EUR\"\n\n[parameters]";
	refuses(&[("[parameters]", asset)], "assets.id", "the number 1 already");
}

#[test]
fn boot_nodes_without_address_or_identity() {
	let node = format!("/dns/node-1.example.org/tcp/30333/p2p/{}", key("identity of node 1"));
	let identity = format!("/p2p/{}", key("identity of node 1"));
	for (changed, says) in [
		("node-1.example.org:30333", "no address of a node"),
		("/dns/node-1.example.org/tcp/30333", "no address of a node"),
		("/dns/node-1.example.org/tcp/30333/p2p/abc", "no address of a node"),
		(identity.as_str(), "not where"),
	] {
		refuses(&[(&node, changed)], "boot-nodes", says);
	}
}

#[test]
fn sessions_outside_their_bounds() {
	let session = "session-length = \"1 h\"";
	for (length, says) in [
		("4 min 57 s", "5 min to 1 day"),
		("1 day 3 s", "5 min to 1 day"),
		("301 s", "a multiple of 3 s"),
		("1", "no time"),
	] {
		refuses(&[(session, &format!("session-length = \"{length}\""))], "session-length", says);
	}
	let test = ("kind = \"live\"", "kind = \"test\"");
	let short = (session, "session-length = \"1 min\"");
	assert_eq!(problems(&with(&[test, short])), Vec::<String>::new());
}

#[test]
fn parameters_outside_their_bounds() {
	for (setting, says) in [
		("apply-deposit = \"0 VDG\"", "must be 0.001 VDG to 1 000 VDG"),
		("challenge-period = \"59 min\"", "must be 1 h to 30 days"),
		("max-topic-age = \"3 years\"", "must be 31 days to 2 years"),
		("anchor-lifetime = \"8 years\"", "must be"),
		("slash-ratio = \"5 %\"", "must be 10 % to 100 %"),
		("reward-ratio = \"51 %\"", "must be 0 % to 50 %"),
		("grant-records = 1001", "must be 0 records to 1000 records"),
		("seat-bond = \"0.5 VDG\"", "must be 1 VDG to"),
		("recovery-delay = \"1 h\"", "must be 1 day to 30 days"),
		("round-timeout = \"soon\"", "no time"),
		("tolerance = 5", "write a text"),
	] {
		let field = setting.split(' ').next().unwrap();
		let changed = format!("[parameters]\n{setting}");
		refuses(&[("[parameters]", &changed)], &format!("parameters.{field}"), says);
	}
	let found = problems(&with(&[("[parameters]", "[parameters]\nmin-members = 2")]));
	assert!(found.concat().contains("it is 2 members, and must be 3 members to 50"), "{found:#?}");
}

#[test]
fn periods_outside_their_bounds() {
	for (heading, period, says) in [
		("[tracks.root]", "decision = \"1 day\"", "takes 3 days to 60 days"),
		("[tracks.registry-admin]", "prepare = \"8 days\"", "takes 10 min to 7 days"),
		("[tracks.oracle-admin]", "confirm = \"1 min\"", "takes 10 min to 14 days"),
		("[tracks.emergency]", "enactment = \"2 h\"", "takes 3 s to 1 h"),
		("[tracks.root]", "decision = \"100 s\"", "a multiple of 3 s"),
	] {
		let track = heading.trim_matches(['[', ']']);
		let field = period.split(' ').next().unwrap();
		let changed = format!("{heading}\n{period}");
		refuses(&[(heading, &changed)], &format!("{track}.{field}"), says);
	}
}

#[test]
fn a_resolution_period_that_is_shorter_than_a_poll_of_the_oracle_track() {
	let long = ("[tracks.oracle-admin]", "[tracks.oracle-admin]\ndecision = \"10 days\"");
	refuses(
		&[long],
		"tracks.oracle-admin.decision",
		"disputes are to be resolved in 7 days: shorten the periods, or set parameters.resolution-period",
	);
	let short = ("[parameters]", "[parameters]\nresolution-period = \"9 days\"");
	refuses(
		&[long, short],
		"parameters.resolution-period",
		"and tracks.oracle-admin lets it take so long",
	);
	let enough = ("[parameters]", "[parameters]\nresolution-period = \"11 days\"");
	assert_eq!(problems(&with(&[long, enough])), Vec::<String>::new());
}

#[test]
fn all_of_it_at_once_in_the_order_of_the_file() {
	let found = problems(&with(&[
		("kind = \"live\"", "kind = \"live\"\ncolour = \"green\""),
		("tokens = \"10 000 VDG\"", "tokens = \"10 000 CNY\""),
		("letter = \"N\"", "letter = \"T\""),
		("[tracks.root]", "[tracks.root]\ndecision = \"1 day\""),
	]));
	let order = ["colour", "members.tokens", "classes.letter", "tracks.root.decision"];
	assert_eq!(found.len(), order.len(), "{found:#?}");
	for (problem, field) in found.iter().zip(order) {
		assert!(problem.contains(field), "{field} is not in: {problem}");
	}
}

/// The checks find all this first. What they would miss, the runtime refuses, also where it panics.
#[test]
fn what_only_the_runtime_finds_is_said_in_its_words() {
	let (_, patch, _) = planned(&example());
	for (path, value, says) in [
		("/identity/registrars", json!([]), "the genesis of Identity does not fit"),
		("/genesis/members", json!([]), "the genesis names 0 members"),
		("/genesis/parameters", json!({ "minMembers": 1 }), "outside its bounds"),
		("/genesis/sessionLength", json!(1), "sessions of 1 blocks"),
		("/genesis/kind", json!("other"), "unknown variant"),
	] {
		let mut changed: Value = patch.clone();
		*changed.pointer_mut(path).unwrap() = value;
		let error = rehearse(&changed).err().unwrap();
		assert!(error.contains(says), "{path}: {error}");
	}
}
