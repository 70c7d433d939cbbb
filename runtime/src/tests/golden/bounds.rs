//! How long the lists in a call may be. The metadata does not say, so the decoder is asked.

use std::collections::BTreeMap;

use codec::{Compact, Decode, Encode};

use super::{
	super::shapes::{Dice, Shapes, Variant},
	described::Described,
};
use crate::RuntimeCall;

/// How many times a call is drawn: so often that each of its lists occurs in some call that decodes.
const DRAWS: u64 = 1_000;
/// What the decoder says of a list that is too long.
const TOO_LONG: &str = "exceeds its limit";

/// The most entries of each list in a call that has a bound.
pub fn of_call(
	shapes: &Shapes,
	described: &Described,
	pallet: u8,
	call: &Variant,
) -> BTreeMap<String, u32> {
	let mut most = BTreeMap::new();
	if !shapes.have_list(&call.fields) {
		return most;
	}
	for seed in 0..DRAWS {
		let drawn = shapes.sample_variant(pallet, call, &mut Dice::new(seed));
		if RuntimeCall::decode(&mut &drawn[..]).is_err() {
			continue;
		}
		for (list, at) in described.lists_in(&drawn).unwrap() {
			most.entry(list).or_insert_with(|| most_behind(&drawn[..at]));
		}
	}
	assert!(!most.is_empty(), "no list of {} was drawn: draw more often", call.name);
	most.retain(|_, most| *most < u32::MAX);
	most
}

/// The most entries that the decoder takes for a list behind these bytes.
fn most_behind(before: &[u8]) -> u32 {
	// It refuses a length before it misses the entries.
	let refuses = |length: u32| {
		let bytes = [before, &Compact(length).encode()].concat();
		RuntimeCall::decode(&mut &bytes[..])
			.is_err_and(|error| error.to_string().contains(TOO_LONG))
	};
	let (mut most, mut too_many) = (0, u32::MAX);
	if !refuses(too_many) {
		return too_many;
	}
	while too_many - most > 1 {
		let middle = most + (too_many - most) / 2;
		if refuses(middle) {
			too_many = middle;
		} else {
			most = middle;
		}
	}
	most
}

#[test]
fn the_decoder_says_how_long_lists_may_be() {
	let (shapes, described) = (Shapes::of_the_runtime(), Described::by_the_runtime());
	let bounds_of = |pallet: &str, call: &str| {
		let pallet = shapes.pallets.iter().find(|known| known.name == pallet).unwrap();
		let call = shapes.calls(pallet).into_iter().find(|known| known.name == call).unwrap();
		of_call(&shapes, &described, pallet.index, &call)
	};
	let names = BTreeMap::from(["full_name.0", "full_name.1"].map(|name| (name.to_owned(), 256)));
	assert_eq!(bounds_of("Governance", "renew_pause"), names);
	assert_eq!(bounds_of("System", "remark"), BTreeMap::new());
}
