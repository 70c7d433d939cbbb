//! Weights of the calls.

use core::marker::PhantomData;
use frame_support::{pallet_prelude::Weight, traits::Get};

/// What each call costs at most.
pub trait WeightInfo {
	/// Weight of `apply`.
	fn apply() -> Weight;
	/// Weight of `attest`.
	fn attest() -> Weight;
	/// Weight of `register_meter`.
	fn register_meter() -> Weight;
	/// Weight of `set_registrar`.
	fn set_registrar() -> Weight;
}

/// Weights set by hand until they are measured: generous times and proof sizes, and the reads and
/// writes of the longest path. No argument grows beyond a few dozen bytes, so none counts.
pub struct ByHand<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for ByHand<T> {
	// Reads and writes include the account and its holds.
	fn apply() -> Weight {
		Weight::from_parts(80_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(6, 6))
	}

	fn attest() -> Weight {
		Weight::from_parts(60_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(5, 2))
	}

	fn register_meter() -> Weight {
		Weight::from_parts(50_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(5, 1))
	}

	fn set_registrar() -> Weight {
		Weight::from_parts(20_000_000, 4_000).saturating_add(T::DbWeight::get().reads_writes(0, 1))
	}
}
