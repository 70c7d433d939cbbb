//! Weights of `pallet_collator_selection`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_collator_selection::WeightInfo for Measured<T> {
	fn set_invulnerables(b: u32) -> Weight {
		// Storage: `Session::NextKeys` (r:32 w:0)
		// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `CollatorSelection::Invulnerables` (r:0 w:1)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Measured at least: 12_989 ns.
		Weight::from_parts(11_097_207, 1155)
			.saturating_add(Weight::from_parts(4_187_523, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(b.into())))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(0, 2588).saturating_mul(b.into()))
	}
	fn add_invulnerable(b: u32, _c: u32) -> Weight {
		// Storage: `Session::NextKeys` (r:1 w:0)
		// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:1)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 23_415 ns.
		Weight::from_parts(26_096_595, 4328)
			.saturating_add(Weight::from_parts(35_760, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(b.into()))
	}
	fn remove_invulnerable(b: u32) -> Weight {
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:1)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Measured at least: 11_938 ns.
		Weight::from_parts(13_188_015, 2510)
			.saturating_add(Weight::from_parts(56_466, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_desired_candidates() -> Weight {
		// Storage: `CollatorSelection::DesiredCandidates` (r:0 w:1)
		// Proof: `CollatorSelection::DesiredCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 5_969 ns.
		Weight::from_parts(6_650_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_candidacy_bond(c: u32, k: u32) -> Weight {
		// Storage: `CollatorSelection::CandidacyBond` (r:1 w:1)
		// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 10_185 ns.
		Weight::from_parts(12_202_681, 1501)
			.saturating_add(Weight::from_parts(593_833, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(543_305, 0).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn register_as_candidate(_c: u32) -> Weight {
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 5_488 ns.
		Weight::from_parts(6_894_569, 1486).saturating_add(T::DbWeight::get().reads(1))
	}
	fn leave_intent(c: u32) -> Weight {
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Measured at least: 8_993 ns.
		Weight::from_parts(11_500_834, 2510)
			.saturating_add(Weight::from_parts(60_998, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	fn update_bond(c: u32) -> Weight {
		// Storage: `CollatorSelection::CandidacyBond` (r:1 w:0)
		// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 7_471 ns.
		Weight::from_parts(8_619_768, 1501)
			.saturating_add(Weight::from_parts(14_217, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	fn take_candidate_slot(c: u32) -> Weight {
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::CandidacyBond` (r:1 w:0)
		// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
		// Storage: `Session::NextKeys` (r:1 w:0)
		// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 20_470 ns.
		Weight::from_parts(22_411_883, 5354)
			.saturating_add(Weight::from_parts(129_656, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(4))
	}
	fn note_author() -> Weight {
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:1)
		// Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Measured at least: 56_264 ns.
		Weight::from_parts(58_707_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn new_session(r: u32, c: u32) -> Weight {
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::DesiredCandidates` (r:1 w:0)
		// Proof: `CollatorSelection::DesiredCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Measured at least: 16_024 ns.
		Weight::from_parts(17_857_244, 2510)
			.saturating_add(Weight::from_parts(1_171_703, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(982_673, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(3))
	}
}
