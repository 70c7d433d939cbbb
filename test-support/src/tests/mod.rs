//! A pallet with three errors: one that tests produce, one that they find in an event, and one that
//! has no test.

#![allow(clippy::unwrap_used)]

mod assertions;
mod counting;
mod pallets;
mod state_table;

use frame_support::{derive_impl, dispatch::DispatchResultWithPostInfo};

#[frame_support::pallet(dev_mode)]
pub mod failing {
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::storage]
	pub type Value<T> = StorageValue<_, u32>;

	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// Has a test.
		Tested,
		/// Has a test, which sees it without a call.
		Seen,
		/// Has none.
		Untested,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Fails as it is told to, or does not fail.
		pub fn fail(origin: OriginFor<T>, error: u8) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			match error {
				0 => Err(Error::<T>::Tested.into()),
				1 => Err(Error::<T>::Seen.into()),
				2 => Err(Error::<T>::Untested.into()),
				_ => Ok(().into()),
			}
		}
	}
}

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeTask,
		RuntimeHoldReason,
		RuntimeFreezeReason
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(7)]
	pub type Failing = failing;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlock<Test>;
}

impl failing::Config for Test {}

type Error = failing::Error<Test>;

fn fail(error: u8) -> DispatchResultWithPostInfo {
	Failing::fail(RuntimeOrigin::signed(1), error)
}

/// Leaves a trace in storage, as a call never does but a function may.
fn fail_late() -> DispatchResultWithPostInfo {
	failing::Value::<Test>::put(1);
	fail(0)
}

fn test(test: impl FnOnce()) {
	sp_io::TestExternalities::default().execute_with(test);
}
