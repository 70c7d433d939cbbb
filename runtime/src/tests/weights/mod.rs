//! What calls and hooks are said to cost.

mod lengths;
pub(crate) mod measured;
mod shared;
mod together;

use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{OnIdle, OnInitialize},
	weights::Weight,
};

use super::{
	calls::{every_call, name},
	*,
};
use crate::{configs::system::RuntimeBlockWeights, governance::pauses::SWEEP_INTERVAL};
pub(crate) use lengths::plain;
use measured::sources;

/// Root states the weight of the call that it makes by this, so that of the simplest arguments is zero.
const STATED: &str = "Utility.with_weight";

/// The hooks of our own pallets that do something in a block, by the file that they are in.
const OWN_HOOKS: [(&str, &str); 2] =
	[("pallets/market/src/lib.rs", "on_idle"), ("runtime/src/governance/mod.rs", "on_initialize")];

fn weight(call: &RuntimeCall) -> Weight {
	call.get_dispatch_info().call_weight
}

#[test]
fn r43_no_call_weighs_nothing() {
	development().execute_with(|| {
		let calls = every_call();
		let weightless = calls.iter().filter(|call| weight(call).ref_time() == 0);
		assert_eq!(weightless.map(name).collect::<Vec<_>>(), [STATED]);
	});
}

#[test]
fn r43_an_approval_by_hash_declares_what_the_pallet_says_in_the_end() {
	use crate::weights::Multisig;
	use pallet_multisig::WeightInfo;
	for others in 0..100 {
		let created = Multisig::approve_as_multi_create(others);
		assert!(created.all_gte(Multisig::as_multi_create(others, 0)));
		let approved = Multisig::approve_as_multi_approve(others);
		assert!(approved.all_gte(Multisig::as_multi_approve(others, 0)));
	}
}

#[test]
fn r43_a_hook_that_works_weighs_something() {
	development().execute_with(|| {
		let room = RuntimeBlockWeights::get().max_block;
		for used in [
			Governance::on_initialize(SWEEP_INTERVAL),
			Market::on_idle(1, room),
			SafeMode::on_initialize(1),
			Scheduler::on_initialize(1),
			Timestamp::on_initialize(1),
		] {
			assert!(used.ref_time() > 0);
		}
	});
}

#[test]
fn every_hook_of_ours_is_among_those_that_weigh_something() {
	let hooks = ["on_initialize", "on_idle", "on_poll", "on_finalize"];
	let mut found = Vec::new();
	for (file, text) in sources() {
		let has = |hook: &&str| {
			text.contains(&format!("fn {hook}(")) && text.contains("impl<T: Config> Hooks<")
		};
		found.extend(hooks.iter().filter(|hook| has(hook)).map(|hook| (file.clone(), *hook)));
	}
	found.sort();
	let listed = OWN_HOOKS.map(|(file, hook)| (file.to_owned(), hook));
	assert_eq!(found, listed);
}
