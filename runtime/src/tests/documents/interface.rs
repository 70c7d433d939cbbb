//! The documentation of calls, errors and events, which wallets show.

use super::{
	assert_none,
	prose::{faults, sentences},
};
use crate::tests::shapes::{Shapes, Variant};

/// What the documentation of a call says, in this order.
const LABELS: [&str; 4] = ["Caller", "Needs", "Cost", "Event"];

fn lines(docs: &[String]) -> Vec<&str> {
	docs.iter().map(|line| line.trim()).collect()
}

/// The label of an item, as `Caller` in `- Caller: an active party.`, and what follows it.
fn item(line: &str) -> Option<(&str, &str)> {
	line.strip_prefix("- ")?.split_once(':')
}

/// What is not in the form of a call's documentation.
fn form_faults(docs: &[&str]) -> Vec<String> {
	let mut faults = Vec::new();
	let summary: Vec<&str> = docs.iter().copied().take_while(|line| !line.is_empty()).collect();
	if !(1..=2).contains(&sentences(summary).len())
		|| docs.first().is_some_and(|line| line.starts_with("- "))
	{
		faults.push("does not begin with one or two sentences, followed by an empty line".into());
	}
	let items: Vec<(&str, &str)> = docs.iter().filter_map(|line| item(line)).collect();
	let labels: Vec<&str> = items.iter().map(|(label, _)| *label).collect();
	if labels != LABELS {
		faults.push(format!("has the items {labels:?}, not {LABELS:?}"));
	}
	let empty = items.iter().filter(|(_, text)| text.trim().is_empty());
	faults.extend(empty.map(|(label, _)| format!("says nothing after {label}")));
	faults
}

fn documented(what: &str, docs: &[String]) -> Vec<String> {
	let lines = lines(docs);
	let mut found = faults(lines.iter().copied());
	if lines.iter().all(|line| line.is_empty()) {
		found.push("has no documentation".into());
	}
	found.into_iter().map(|fault| format!("  {what}: {fault}")).collect()
}

fn call_faults(call: &Variant) -> Vec<String> {
	let mut found = documented(&call.name, &call.docs);
	let form = form_faults(&lines(&call.docs));
	found.extend(form.into_iter().map(|fault| format!("  {}: {fault}", call.name)));
	found
}

fn event_faults(event: &Variant) -> Vec<String> {
	let mut found = documented(&event.name, &event.docs);
	for field in &event.fields {
		let name = field.name.as_deref().unwrap_or("field without a name");
		found.extend(documented(&format!("{}.{name}", event.name), &field.docs));
	}
	found
}

#[test]
fn calls_errors_and_events_are_documented_in_plain_english() {
	let shapes = Shapes::of_the_runtime();
	let mut all = Vec::new();
	for pallet in shapes.own_pallets() {
		let mut found = Vec::new();
		found.extend(shapes.calls(pallet).iter().flat_map(call_faults));
		found.extend(shapes.events(pallet).iter().flat_map(event_faults));
		let errors = shapes.errors(pallet);
		found.extend(errors.iter().flat_map(|error| documented(&error.name, &error.docs)));
		if !found.is_empty() {
			all.push(format!("{}:\n{}", pallet.name, found.join("\n")));
		}
	}
	assert_none(all);
}

#[test]
fn a_call_has_one_form() {
	let good = [
		"Offers certificates.",
		"",
		"- Caller: a party, which",
		"holds them.",
		"- Needs: nothing.",
		"- Cost: the fee.",
		"- Event: `Offered`.",
	];
	assert_eq!(form_faults(&good), Vec::<String>::new());
	assert_eq!(form_faults(&good[..6]).len(), 1);
	let of = |summary| [summary, "", good[2], good[4], good[5], good[6]];
	assert_eq!(form_faults(&of("Offers. Sells.")), Vec::<String>::new());
	assert_eq!(form_faults(&of("Offers. Sells. Ends.")).len(), 1);
	let empty = [good[0], "", good[2], good[4], "- Cost:", good[6]];
	assert_eq!(form_faults(&empty).len(), 1);
}
