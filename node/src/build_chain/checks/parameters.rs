//! The bounds of parameters, and how they depend on one another. The runtime says what they are.

use super::say_blocks;
use crate::build_chain::{
	description::{Description, Parameter, Track},
	findings::{Findings, Place},
	rules::{self, as_number, as_periods, field_name},
	words::{counted, duration, say_parts_per_million, Currency},
};
use verdigrid_runtime::{parameters::TrackPeriods, BlockNumber};
use verdigrid_runtime_api::{ParameterInfo, Unit};

/// Notes each parameter that is outside its bounds.
pub fn check(chain: &Description, findings: &Findings) {
	let rules = rules::parameters(chain.kind, None);
	for track in &chain.tracks {
		if let Some(rule) = rule(&rules, &track.name) {
			periods(track, rule, findings);
		}
	}
	let oracle = oracle_periods(chain, &rules);
	let narrowed = rules::parameters(chain.kind, oracle);
	for Parameter { name, value } in &chain.parameters {
		if let Some((usual, rule)) = rule(&rules, name).zip(rule(&narrowed, name)) {
			number(value.value, &value.place, (usual, rule), chain, findings);
		}
	}
	resolution(chain, &rules, &narrowed, findings);
}

fn rule<'a>(rules: &'a [ParameterInfo], name: &str) -> Option<&'a ParameterInfo> {
	rules.iter().find(|rule| rule.name == name)
}

fn periods(track: &Track, rule: &ParameterInfo, findings: &Findings) {
	let bounds = as_periods(rule.lowest).zip(as_periods(rule.highest));
	let Some((lowest, highest)) = bounds.map(|(low, high)| (each(&low), each(&high))) else {
		return;
	};
	let stated = each(&track.periods).into_iter().zip(&track.places);
	for ((period, place), (low, high)) in stated.zip(lowest.into_iter().zip(highest)) {
		if !(low..=high).contains(&period) {
			let (period, low, high) = (say_blocks(period), say_blocks(low), say_blocks(high));
			let says = format!("it is {period}, and a chain of this kind takes {low} to {high}");
			findings.refuse(place, says);
		}
	}
}

const fn each(periods: &TrackPeriods) -> [BlockNumber; 4] {
	[periods.prepare, periods.decision, periods.confirm, periods.enactment]
}

/// The periods of the oracle track, if the file sets them within their bounds.
fn oracle_periods(chain: &Description, rules: &[ParameterInfo]) -> Option<TrackPeriods> {
	let track = chain.tracks.iter().find(|track| track.name == rules::ORACLE_TRACK)?;
	let rule = rule(rules, &track.name)?;
	let (lowest, highest) = (as_periods(rule.lowest)?, as_periods(rule.highest)?);
	let mut bounds = each(&lowest).into_iter().zip(each(&highest));
	let within = each(&track.periods)
		.into_iter()
		.all(|period| bounds.next().is_some_and(|(low, high)| (low..=high).contains(&period)));
	within.then_some(track.periods)
}

fn number(
	value: u128,
	place: &Place,
	(usual, rule): (&ParameterInfo, &ParameterInfo),
	chain: &Description,
	findings: &Findings,
) {
	let bounds = as_number(rule.lowest).zip(as_number(rule.highest));
	let Some((lowest, highest)) = bounds else { return };
	if (lowest..=highest).contains(&value) {
		return;
	}
	let say = |value| say(value, rule.unit, &chain.token);
	let because = if usual.lowest == rule.lowest { String::new() } else { because_of_polls() };
	findings.refuse(
		place,
		format!("it is {}, and must be {} to {}{because}", say(value), say(lowest), say(highest)),
	);
}

fn because_of_polls() -> String {
	format!(": a dispute is decided by a poll, and tracks.{} lets it take so long", oracle_field())
}

fn oracle_field() -> String {
	field_name(rules::ORACLE_TRACK)
}

/// The resolution period may be left out only if its default is long enough for the polls that decide disputes.
fn resolution(
	chain: &Description,
	rules: &[ParameterInfo],
	narrowed: &[ParameterInfo],
	findings: &Findings,
) {
	let name = rules::RESOLUTION;
	let stated = chain.parameters.iter().any(|parameter| parameter.name == name);
	let track = chain.tracks.iter().find(|track| track.name == rules::ORACLE_TRACK);
	let Some((usual, rule)) = rule(rules, name).zip(rule(narrowed, name)) else { return };
	let Some((default, least)) = as_number(usual.default).zip(as_number(rule.lowest)) else {
		return;
	};
	if let (Some(track), false, true) = (track, stated, default < least) {
		let [_, decision, ..] = &track.places;
		let says = format!(
			"polls of this track may take {}, and disputes are to be resolved in {}: shorten the \
			 periods, or set parameters.{}",
			duration::say(track.periods.seconds()),
			say(default, rule.unit, &chain.token),
			field_name(name)
		);
		findings.refuse(decision, says);
	}
}

/// A parameter's number in words.
pub fn say(value: u128, unit: Unit, token: &Currency) -> String {
	let small = u64::try_from(value).unwrap_or(u64::MAX);
	match unit {
		Unit::Token => token.say(value),
		Unit::Seconds => duration::say(small),
		Unit::Blocks => say_blocks(small.try_into().unwrap_or(BlockNumber::MAX)),
		Unit::PartsPerMillion => say_parts_per_million(value),
		Unit::Members => counted(value, "member", "members"),
		Unit::Records => counted(value, "record", "records"),
	}
}
