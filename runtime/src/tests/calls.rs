//! Every call there is, each with the simplest arguments.

use codec::Decode;
use frame_support::{
	storage::{with_transaction, TransactionOutcome},
	traits::GetCallMetadata,
};
use sp_runtime::{traits::TrailingZeroInput, DispatchError};

use crate::RuntimeCall;

/// One of each kind of call. Numbers are zero, lists empty, accounts all zeros, and a call within a call
/// is an empty remark.
pub(crate) fn every_call() -> Vec<RuntimeCall> {
	let numbers = || 0..=u8::MAX;
	numbers()
		.flat_map(|pallet| numbers().map(move |call| [pallet, call]))
		.filter_map(|head| RuntimeCall::decode(&mut TrailingZeroInput::new(&head)).ok())
		.collect()
}

/// A call's name: pallet and function.
pub(crate) fn name(call: &RuntimeCall) -> String {
	let names = call.get_call_metadata();
	format!("{}.{}", names.pallet_name, names.function_name)
}

/// What something returns, without a trace of it in the state.
pub(crate) fn tried<R>(act: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(act()))).unwrap()
}

#[test]
fn every_call_that_can_be_made_is_among_them() {
	let all: Vec<_> = every_call().iter().map(name).collect();
	for pallet in RuntimeCall::get_module_names() {
		for function in RuntimeCall::get_call_names(pallet) {
			let name = format!("{pallet}.{function}");
			assert!(all.contains(&name), "{name}");
		}
	}
}
