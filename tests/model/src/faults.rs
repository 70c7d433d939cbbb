//! Whether the model finds a fault in the chain's own code, and after how many sequences. `scripts/faults`
//! puts the faults in, and runs this once for each.

use std::{
	cell::RefCell,
	env,
	panic::{catch_unwind, set_hook, AssertUnwindSafe},
};

use proptest::{
	strategy::{Strategy, ValueTree},
	test_runner::TestRunner,
};

use super::{play, steps, PARTS, SEQUENCES};

thread_local! {
	/// Where the last panic was, and what it said.
	static CHECK: RefCell<String> = const { RefCell::new(String::new()) };
}

/// How many sequences are tried.
fn most() -> u32 {
	let most = env::var("VERDIGRID_SEQUENCES").ok();
	most.map_or(SEQUENCES, |most| most.parse().expect("VERDIGRID_SEQUENCES is a number"))
}

/// The sequences are the same in each run.
#[test]
#[ignore = "scripts/faults runs it"]
fn sequences_until_one_fails() {
	set_hook(Box::new(|panic| {
		let text = panic.to_string().replace(['\n', '\t'], " ");
		CHECK.with_borrow_mut(|check| *check = text);
	}));
	let mut runner = TestRunner::deterministic();
	for number in 1..=most() {
		let steps = steps::sequences(1..PARTS).new_tree(&mut runner).unwrap().current();
		if catch_unwind(AssertUnwindSafe(|| play(&steps))).is_err() {
			return println!("\nfault found\t{number}\t{}", CHECK.take());
		}
	}
	println!("\nno fault found\t{}", most());
}
