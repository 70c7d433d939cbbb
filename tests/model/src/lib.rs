//! The registry beside a model of it: energy, certificates, vouchers, holds and bonds, in plain Rust. The
//! model was written from the design and its rules, not from the pallets.
//!
//! Random calls are made on a chain with all pallets, by honest and by hostile parties, while time passes.
//! The model decides for each call whether it must succeed, and what it does. After each call, chain and
//! model agree on every certificate, watt-hour, voucher, vote and anchor. They agree on every unit of money on
//! every account, free or held. Both are sound, and what is past stays as it was. At the end everybody takes
//! back what it has placed.
//!
//! | file | holds |
//! |---|---|
//! | `rules` | the model: this is the registry as it should be |
//! | `world` | both sides, and the history that every sequence begins with |
//! | `view`, `compare` | the chain in the model's words, and that both agree |
//! | `cast`, `books` | who takes part, what is metered and settled, and which lies there are |
//! | `steps` | what can happen next, attacks included |
//! | `growth` | what calls add to state and remove from it, compared with `docs/state.md` |
//! | `kept` | sequences that failed once, which are played first |
//! | `states` | states full of data, which a release keeps |
//! | `faults` | whether the model finds a fault that `scripts/faults` puts into the chain |
//!
//! A longer run: `PROPTEST_CASES=20000 scripts/cargo test -p verdigrid-model`.

#![cfg(test)]
#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

mod books;
mod cast;
mod compare;
mod dice;
mod faults;
mod growth;
mod kept;
mod rules;
mod states;
mod steps;
mod view;
mod world;

use std::collections::BTreeMap;

use frame_support::genesis_builder_helper::build_state;
use proptest::{
	prelude::*,
	strategy::ValueTree,
	test_runner::{TestError, TestRunner},
};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::Dispatchable, DispatchResult};
use verdigrid_runtime::*;

use steps::{Kind, Step};

/// Sequences in continuous integration, unless the environment says otherwise.
const SEQUENCES: u32 = 1_000;
/// The most parts of one: single steps, and stories of several.
const PARTS: usize = 24;

fn config() -> ProptestConfig {
	let default = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
	match std::env::var_os("PROPTEST_CASES") {
		Some(_) => default,
		None => ProptestConfig { cases: SEQUENCES, ..default },
	}
}

/// Plays a sequence on both sides. At the end everybody takes back what is placed.
fn play(sequence: &[Step]) {
	let (mut chain, mut world) = world::begin();
	chain.execute_with(|| {
		for step in sequence {
			step.play(&mut world);
		}
		steps::close_everything(&mut world);
	});
}

/// Sequences that failed once come first. One that fails now is made short, and kept.
#[test]
fn chain_and_model_agree() {
	kept::sequences().iter().for_each(|sequence| play(sequence));
	let played = TestRunner::new(config()).run(&steps::sequences(1..PARTS), |sequence| {
		play(&sequence);
		Ok(())
	});
	match played {
		Ok(()) => (),
		Err(TestError::Fail(reason, sequence)) => {
			kept::keep(&sequence);
			panic!("{reason}, after {sequence:?}");
		}
		Err(error) => panic!("{error}"),
	}
}

/// Sequences within which every kind of step must have happened.
const ENOUGH: usize = 400;

/// Were every random call refused, or no attack ever made, the test above would show nothing.
#[test]
fn every_kind_of_step_happens_and_every_attack_is_refused() {
	let mut runner = TestRunner::deterministic();
	let mut reached = BTreeMap::<Kind, u32>::new();
	for _ in 0..ENOUGH {
		if steps::kinds().all(|kind| reached.get(&kind).is_some_and(|times| *times > 0)) {
			return;
		}
		let steps = steps::sequences(2 * PARTS).new_tree(&mut runner).unwrap().current();
		let (mut chain, mut world) = world::begin();
		chain.execute_with(|| {
			for step in &steps {
				*reached.entry(step.kind).or_default() += u32::from(step.play(&mut world));
			}
		});
	}
	let times = |kind: &Kind| reached.get(kind).copied().unwrap_or_default();
	let never: Vec<_> = steps::kinds().filter(|kind| times(kind) == 0).collect();
	assert!(never.is_empty(), "these never happen: {never:?}; the others: {reached:?}");
}

/// A development chain, in its genesis block.
fn development() -> TestExternalities {
	let json = presets::get_preset(&"development".into()).unwrap();
	let mut state = TestExternalities::default();
	state.execute_with(|| build_state::<RuntimeGenesisConfig>(json).unwrap());
	state
}

/// What this call does in the name of an origin.
fn dispatch(origin: RuntimeOrigin, call: impl Into<RuntimeCall>) -> DispatchResult {
	call.into().dispatch(origin).map(|_| ()).map_err(|failed| failed.error)
}

/// What a signed transaction with this call does.
fn sign(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> DispatchResult {
	dispatch(RuntimeOrigin::signed(who.to_account_id()), call)
}
