//! What votes may change later.

use super::blocks;
use crate::build_chain::{
	description::{Parameter, Track},
	findings::{Place, Stated},
	rules::{as_periods, field_name, is_track},
	section::{read_number, read_text, Section},
	words::{duration, parts_per_million, Currency},
};
use verdigrid_runtime::{parameters::TrackPeriods, BlockNumber};
use verdigrid_runtime_api::{ParameterInfo, Unit};

/// The parameters that the file sets, except the periods of tracks.
pub fn numbers(section: &mut Section, rules: &[ParameterInfo], token: &Currency) -> Vec<Parameter> {
	let read = |section: &mut Section| {
		let numbers = rules.iter().filter(|rule| !is_track(rule));
		Some(numbers.filter_map(|rule| number(section, rule, token)).collect())
	};
	section.section("parameters", read).unwrap_or_default()
}

fn number(section: &mut Section, rule: &ParameterInfo, token: &Currency) -> Option<Parameter> {
	let node = section.node(&field_name(&rule.name))?;
	let findings = section.findings;
	let value = match rule.unit {
		Unit::Token => read_text(&node, findings, |text| token.amount(text)),
		Unit::Seconds => read_text(&node, findings, |text| duration::seconds(text).map(u128::from)),
		Unit::Blocks => read_text(&node, findings, |text| blocks(text).map(u128::from)),
		Unit::PartsPerMillion => read_text(&node, findings, parts_per_million),
		Unit::Members | Unit::Records => {
			read_number::<u32>(&node, findings).map(|number| number.map(u128::from))
		}
	};
	Some(Parameter { name: rule.name.clone(), value: value? })
}

/// The tracks whose periods the file sets. A period that it leaves out keeps its default.
pub fn tracks(section: &mut Section, rules: &[ParameterInfo]) -> Vec<Track> {
	let read = |section: &mut Section| {
		let tracks = rules.iter().filter_map(|rule| {
			let usual = as_periods(rule.default)?;
			section.section(&field_name(&rule.name), |section| {
				Some(track(section, rule.name.clone(), usual))
			})
		});
		Some(tracks.collect())
	};
	section.section("tracks", read).unwrap_or_default()
}

fn track(section: &mut Section, name: String, usual: TrackPeriods) -> Track {
	let mut period = |name: &str, usual: BlockNumber| -> (BlockNumber, Place) {
		let place = section.place(name);
		match section.optional(name, blocks) {
			Some(Stated { value, place }) => (value, place),
			None => (usual, place),
		}
	};
	let (prepare, first) = period("prepare", usual.prepare);
	let (decision, second) = period("decision", usual.decision);
	let (confirm, third) = period("confirm", usual.confirm);
	let (enactment, fourth) = period("enactment", usual.enactment);
	Track {
		name,
		periods: TrackPeriods { prepare, decision, confirm, enactment },
		places: [first, second, third, fourth],
	}
}
