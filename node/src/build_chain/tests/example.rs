//! The example is what founders begin with.

use super::{example, planned, problems, warnings, EXAMPLE};
use crate::build_chain::{
	document::{parse, Content, Node},
	rules::{field_name, is_track, parameters},
};
use std::collections::BTreeSet;
use verdigrid_runtime::genesis::ChainKind;

#[test]
fn with_keys_it_is_valid_and_only_proofs_are_missing() {
	assert_eq!(problems(&example()), Vec::<String>::new());
	let others: Vec<_> =
		warnings(&example()).into_iter().filter(|says| !says.contains("nothing proves")).collect();
	assert_eq!(others, Vec::<String>::new());
	planned(&example());
}

#[test]
fn without_keys_nothing_but_keys_is_wrong() {
	let keys = ["account", "aura", "grandpa", "keys", "proof", "tag", "boot-nodes"];
	let found = problems(EXAMPLE);
	for problem in &found {
		assert!(keys.iter().any(|key| problem.contains(&format!("{key}: "))), "{problem}");
	}
	let placeholders = EXAMPLE.matches('<').count();
	assert_eq!(found.len(), placeholders, "each is named, once: {found:#?}");
}

/// The example with the defaults that it shows in comments.
fn uncommented() -> String {
	let (before, after) = EXAMPLE.split_once("[parameters]").unwrap();
	let lines = after.lines().map(|line| match line.strip_prefix("# ") {
		Some(setting) if setting.contains(" = ") => setting,
		_ => line,
	});
	[before, "[parameters]", &lines.collect::<Vec<_>>().join("\n")].concat()
}

#[test]
fn the_defaults_that_it_shows_are_those_of_the_runtime() {
	let text = super::filled(&uncommented());
	let (chain, _, mut state) = planned(&text);
	for rule in crate::build_chain::rules::parameters_of(&mut state) {
		assert_eq!(rule.value, rule.default, "{}", rule.name);
	}
	let rules = parameters(ChainKind::Live, None);
	let (tracks, numbers): (Vec<_>, Vec<_>) = rules.iter().partition(|rule| is_track(rule));
	let names = |shown: Vec<&String>| shown.into_iter().cloned().collect::<BTreeSet<_>>();
	let numbers: Vec<_> = numbers.into_iter().map(|rule| &rule.name).collect();
	let tracks: Vec<_> = tracks.into_iter().map(|rule| &rule.name).collect();
	assert_eq!(
		names(chain.parameters.iter().map(|parameter| &parameter.name).collect()),
		names(numbers)
	);
	assert_eq!(names(chain.tracks.iter().map(|track| &track.name).collect()), names(tracks));
}

#[test]
fn it_shows_each_period_of_each_track() {
	let file = parse(&uncommented()).unwrap();
	let field = |node: &Node, name: &str| {
		let Content::Table(fields) = &node.content else { panic!("{name} is in no section") };
		fields.iter().find(|field| field.name == name).unwrap().node.clone()
	};
	let tracks = field(&file, "tracks");
	for rule in parameters(ChainKind::Live, None).iter().filter(|rule| is_track(rule)) {
		let track = field(&tracks, &field_name(&rule.name));
		for period in ["prepare", "decision", "confirm", "enactment"] {
			field(&track, period);
		}
	}
}
