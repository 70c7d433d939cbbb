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
	/// Weight of `reject`.
	fn reject() -> Weight;
	/// Weight of `renew`.
	fn renew() -> Weight;
	/// Weight of `suspend`.
	fn suspend() -> Weight;
	/// Weight of `reinstate`.
	fn reinstate() -> Weight;
	/// Weight of `revoke`.
	fn revoke() -> Weight;
	/// Weight of `update_commitment`.
	fn update_commitment() -> Weight;
	/// Weight of `rotate`.
	fn rotate() -> Weight;
	/// Weight of `cancel_rotation`.
	fn cancel_rotation() -> Weight;
	/// Weight of `accept_rotation`.
	fn accept_rotation() -> Weight;
	/// Weight of `recover`.
	fn recover() -> Weight;
	/// Weight of `veto_recovery`.
	fn veto_recovery() -> Weight;
	/// Weight of `finish_recovery`.
	fn finish_recovery() -> Weight;
	/// Weight of `retire_meter`.
	fn retire_meter() -> Weight;
	/// Weight of `restore_meter`.
	fn restore_meter() -> Weight;
	/// Weight of `remove_meter`.
	fn remove_meter() -> Weight;
	/// Weight of `remove_registrar`.
	fn remove_registrar() -> Weight;
	/// Weight of `cancel_recovery`.
	fn cancel_recovery() -> Weight;
	/// Weight of `correct_tag`.
	fn correct_tag() -> Weight;
}

/// Weights set by hand until they are measured: generous times and proof sizes, and the reads and
/// writes of the longest path. No argument grows beyond a few dozen bytes, so none counts.
pub struct ByHand<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for ByHand<T> {
	// Reads and writes include accounts and their holds where a deposit moves.
	fn apply() -> Weight {
		Weight::from_parts(80_000_000, 16_000).saturating_add(T::DbWeight::get().reads_writes(7, 5))
	}

	fn attest() -> Weight {
		Weight::from_parts(70_000_000, 16_000).saturating_add(T::DbWeight::get().reads_writes(7, 3))
	}

	fn register_meter() -> Weight {
		Weight::from_parts(60_000_000, 16_000).saturating_add(T::DbWeight::get().reads_writes(8, 3))
	}

	fn set_registrar() -> Weight {
		Weight::from_parts(30_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}

	fn reject() -> Weight {
		Weight::from_parts(60_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(7, 6))
	}

	fn renew() -> Weight {
		Weight::from_parts(50_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(5, 1))
	}

	fn suspend() -> Weight {
		Weight::from_parts(40_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}

	fn reinstate() -> Weight {
		Weight::from_parts(50_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(5, 1))
	}

	fn revoke() -> Weight {
		Weight::from_parts(40_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}

	fn update_commitment() -> Weight {
		Weight::from_parts(50_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(4, 1))
	}

	fn rotate() -> Weight {
		Weight::from_parts(50_000_000, 16_000).saturating_add(T::DbWeight::get().reads_writes(5, 1))
	}

	fn cancel_rotation() -> Weight {
		Weight::from_parts(30_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(3, 1))
	}

	fn accept_rotation() -> Weight {
		Weight::from_parts(130_000_000, 24_000)
			.saturating_add(T::DbWeight::get().reads_writes(11, 9))
	}

	fn recover() -> Weight {
		Weight::from_parts(70_000_000, 20_000)
			.saturating_add(T::DbWeight::get().reads_writes(11, 2))
	}

	fn veto_recovery() -> Weight {
		Weight::from_parts(50_000_000, 16_000).saturating_add(T::DbWeight::get().reads_writes(4, 2))
	}

	fn finish_recovery() -> Weight {
		Weight::from_parts(80_000_000, 24_000).saturating_add(T::DbWeight::get().reads_writes(9, 6))
	}

	fn restore_meter() -> Weight {
		Weight::from_parts(30_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}

	fn remove_meter() -> Weight {
		Weight::from_parts(50_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(5, 3))
	}

	fn retire_meter() -> Weight {
		Weight::from_parts(50_000_000, 20_000).saturating_add(T::DbWeight::get().reads_writes(7, 1))
	}

	fn remove_registrar() -> Weight {
		Weight::from_parts(30_000_000, 8_000).saturating_add(T::DbWeight::get().reads_writes(2, 2))
	}

	fn cancel_recovery() -> Weight {
		Weight::from_parts(40_000_000, 16_000).saturating_add(T::DbWeight::get().reads_writes(5, 1))
	}

	fn correct_tag() -> Weight {
		Weight::from_parts(40_000_000, 12_000).saturating_add(T::DbWeight::get().reads_writes(3, 3))
	}
}
