//! What the runtime says of parameters: their names, units, defaults and bounds. The runtime that is compiled
//! into this program answers, on a state that says what the chain is for.

use sp_core::storage::Storage;
use sp_state_machine::BasicExternalities;
use verdigrid_runtime::{
	genesis::{ChainKind, Kind},
	parameters::{GenesisParameters, TrackPeriods},
	AccountId, Balance, Block, Runtime,
};
use verdigrid_runtime_api::{
	runtime_decl_for_verdigrid_chain_api::VerdigridChainApiV2, ParameterInfo, ParameterValue,
};

/// The parameter that must be at least as long as the longest poll of the oracle track.
pub const RESOLUTION: &str = "ResolutionPeriod";
/// The track that disputes are decided on.
pub const ORACLE_TRACK: &str = "OracleAdmin";

/// Every parameter of a chain of this kind, whose oracle track has these periods. They are within their bounds.
pub fn parameters(kind: ChainKind, oracle: Option<TrackPeriods>) -> Vec<ParameterInfo> {
	let longest = |rules: Vec<ParameterInfo>| {
		let rule = rules.into_iter().find(|rule| rule.name == RESOLUTION)?;
		as_number(rule.highest)?.try_into().ok()
	};
	// So the relation to the resolution period holds, whatever the periods are.
	let resolution_period = oracle.and_then(|_| longest(parameters(kind, None)));
	let changed = GenesisParameters {
		oracle_admin_periods: oracle,
		resolution_period,
		..GenesisParameters::default()
	};
	on(&mut Storage::default(), || {
		Kind::<Runtime>::put(kind);
		changed.build();
		all()
	})
}

/// Every parameter, on the state of a chain.
pub fn parameters_of(state: &mut Storage) -> Vec<ParameterInfo> {
	on(state, all)
}

fn all() -> Vec<ParameterInfo> {
	<Runtime as VerdigridChainApiV2<Block, AccountId, Balance>>::parameters()
}

/// Looks at a state as the runtime does.
pub fn on<Seen>(state: &mut Storage, see: impl FnOnce() -> Seen) -> Seen {
	BasicExternalities::execute_with_storage(state, see)
}

/// Whether a parameter is the periods of a track.
pub fn is_track(rule: &ParameterInfo) -> bool {
	as_periods(rule.default).is_some()
}

/// The number that a parameter is.
pub const fn as_number(value: ParameterValue) -> Option<u128> {
	match value {
		ParameterValue::Number(number) => Some(number),
		ParameterValue::Periods { .. } => None,
	}
}

/// The periods that a parameter is.
pub const fn as_periods(value: ParameterValue) -> Option<TrackPeriods> {
	match value {
		ParameterValue::Periods { prepare, decision, confirm, enactment } => {
			Some(TrackPeriods { prepare, decision, confirm, enactment })
		}
		ParameterValue::Number(_) => None,
	}
}

/// The chain's name for a parameter, as the file writes it: `SlashRatio` is `slash-ratio`.
pub fn field_name(name: &str) -> String {
	let mut field = String::new();
	for letter in name.chars() {
		if letter.is_uppercase() && !field.is_empty() {
			field.push('-');
		}
		field.extend(letter.to_lowercase());
	}
	field
}

/// The chain's name for a parameter, as its genesis writes it: `SlashRatio` is `slashRatio`.
pub fn genesis_name(rule: &ParameterInfo) -> String {
	let mut letters = rule.name.chars();
	let first = letters.next().map(|letter| letter.to_lowercase().to_string());
	let periods = if is_track(rule) { "Periods" } else { "" };
	[first.as_deref().unwrap_or_default(), letters.as_str(), periods].concat()
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use serde_json::{json, Value};
	use std::collections::BTreeSet;
	use verdigrid_runtime_api::Unit;

	fn resolution(rules: Vec<ParameterInfo>) -> ParameterInfo {
		rules.into_iter().find(|rule| rule.name == RESOLUTION).unwrap()
	}

	#[test]
	fn the_genesis_knows_every_parameter_by_this_name() {
		let rules = parameters(ChainKind::Live, None);
		let value = |rule: &ParameterInfo| match as_periods(rule.highest) {
			Some(periods) => json!(periods),
			None => json!(as_number(rule.highest).unwrap()),
		};
		let all: serde_json::Map<String, Value> =
			rules.iter().map(|rule| (genesis_name(rule), value(rule))).collect();
		let read: GenesisParameters = serde_json::from_value(Value::Object(all.clone())).unwrap();
		assert_eq!(serde_json::to_value(read).unwrap(), Value::Object(all));
	}

	#[test]
	fn fields_have_names_of_their_own() {
		let rules = parameters(ChainKind::Live, None);
		let names: BTreeSet<_> = rules.iter().map(|rule| field_name(&rule.name)).collect();
		assert_eq!(names.len(), rules.len());
		for name in ["slash-ratio", "capacity-margin-ppm", "root", "registry-admin"] {
			assert!(names.contains(name), "{name}");
		}
	}

	#[test]
	fn only_tracks_are_counted_in_blocks() {
		for rule in parameters(ChainKind::Test, None) {
			assert_eq!(is_track(&rule), rule.unit == Unit::Blocks, "{}", rule.name);
			assert_eq!(is_track(&rule), rule.group == "Governance", "{}", rule.name);
		}
	}

	#[test]
	fn bounds_depend_on_the_kind_and_on_the_oracle_track() {
		let lowest = |kind, oracle| as_number(resolution(parameters(kind, oracle)).lowest).unwrap();
		let rules = parameters(ChainKind::Live, None);
		let longest = rules.iter().find(|rule| rule.name == ORACLE_TRACK).unwrap();
		let longest = as_periods(longest.highest).unwrap();
		let most = lowest(ChainKind::Live, Some(longest));
		assert!(most > lowest(ChainKind::Live, None));
		assert_eq!(most, u128::from(longest.seconds()));
		let root = |kind| as_periods(parameters(kind, None).first().unwrap().lowest).unwrap();
		assert!(root(ChainKind::Live).decision > root(ChainKind::Test).decision);
	}
}
