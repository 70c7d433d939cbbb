//! The register as a whole: identity, certificates and market under random calls of many parties,
//! hostile ones included, while time passes. After each step every invariant holds, in each pallet and
//! between them; at the end everything that was placed can be taken back.

mod checks;
mod closing;
mod steps;
mod world;

use std::sync::OnceLock;

use proptest::{prelude::*, strategy::ValueTree};
use sp_io::TestExternalities;
use steps::Step;

proptest! {
	#![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

	#[test]
	fn the_register_keeps_its_invariants(steps in prop::collection::vec(any::<Step>(), 1..60)) {
		world::begin().execute_with(|| {
			let mut seen = checks::Seen::default();
			for step in &steps {
				step.play();
				checks::run(&mut seen);
			}
			closing::close_everything();
			checks::run(&mut seen);
			checks::nothing_is_placed();
		});
	}
}

/// Were every random call refused, the test above would show nothing.
#[test]
fn random_steps_reach_every_part_of_the_register() {
	let mut runner = proptest::test_runner::TestRunner::deterministic();
	let mut reached = std::collections::BTreeMap::<&'static str, u32>::new();
	for _ in 0..400 {
		let steps = prop::collection::vec(any::<Step>(), 60);
		let steps = steps.new_tree(&mut runner).unwrap().current();
		world::begin().execute_with(|| {
			for step in &steps {
				if step.play() {
					*reached.entry(step.name()).or_default() += 1;
				}
			}
		});
	}
	let never: Vec<_> = steps::NAMES.iter().filter(|name| !reached.contains_key(*name)).collect();
	assert!(never.is_empty(), "these never succeed: {never:?}; the others: {reached:?}");
}

/// A state in which every part of the register has something. It is made once.
pub(crate) fn traded() -> TestExternalities {
	static STATE: OnceLock<world::Raw> = OnceLock::new();
	world::again(STATE.get_or_init(|| {
		let mut runner = proptest::test_runner::TestRunner::deterministic();
		let steps = prop::collection::vec(any::<Step>(), 200);
		let steps = steps.new_tree(&mut runner).unwrap().current();
		let mut state = world::begin();
		state.execute_with(|| steps.iter().for_each(|step| _ = step.play()));
		world::kept(state)
	}))
}
