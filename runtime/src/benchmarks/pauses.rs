//! What the calls of TxPause cost. The SDK's benchmarks pause a call that no chain has, and this chain refuses that.

#![allow(clippy::expect_used)]

use core::marker::PhantomData;

use frame_benchmarking::v2::*;
use frame_support::traits::GetCallMetadata;
use frame_system::RawOrigin;
use pallet_tx_pause::{Call, Pallet as TxPause, PausedCalls, RuntimeCallNameOf};

use crate::{configs::safety::is_unstoppable, Runtime, RuntimeCall};

/// Has the benchmarks of TxPause.
pub struct Pallet<T>(PhantomData<T>);

/// A runtime whose calls can be paused.
pub trait Config: pallet_tx_pause::Config {}

impl Config for Runtime {}

/// The call with the longest name of those that can be paused.
fn longest_name<T: Config>() -> RuntimeCallNameOf<T> {
	let calls = RuntimeCall::get_module_names().iter().flat_map(|pallet| {
		RuntimeCall::get_call_names(pallet).iter().map(move |call| (*pallet, *call))
	});
	let stoppable = calls.filter(|(pallet, call)| !is_unstoppable(pallet, call));
	let (pallet, call) = stoppable
		.max_by_key(|(pallet, call)| pallet.len().saturating_add(call.len()))
		.expect("not all calls are unstoppable");
	let bounded =
		|name: &str| name.as_bytes().to_vec().try_into().expect("names are shorter than the limit");
	(bounded(pallet), bounded(call))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn pause() {
		let name = longest_name::<T>();

		#[extrinsic_call]
		_(RawOrigin::Root, name.clone());

		assert!(PausedCalls::<T>::contains_key(name));
	}

	#[benchmark]
	fn unpause() {
		let name = longest_name::<T>();
		TxPause::<T>::pause(RawOrigin::Root.into(), name.clone()).expect("the call is not paused");

		#[extrinsic_call]
		_(RawOrigin::Root, name.clone());

		assert!(!PausedCalls::<T>::contains_key(name));
	}

	impl_benchmark_test_suite! { Pallet, crate::tests::development(), crate::Runtime }
}
