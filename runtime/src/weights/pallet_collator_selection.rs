//! Weights of `pallet_collator_selection`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on Intel(R) Xeon(R) Processor: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
// A pallet whose calls touch only what each block declares does not need it.
#[allow(unused_imports)]
use frame_support::traits::Get;
use frame_support::weights::Weight;

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_collator_selection::WeightInfo for Measured<T> {
	fn set_invulnerables(b: u32) -> Weight {
		// Storage: `Session::NextKeys` (r:32 w:0)
		// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `CollatorSelection::Invulnerables` (r:0 w:1)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Measured at least: 19_952 ns.
		Weight::from_parts(32_753_902, 1157)
			.saturating_add(Weight::from_parts(7_404_136, 0).saturating_mul(b.into()))
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
		// Measured at least: 38_005 ns.
		Weight::from_parts(73_309_489, 4329)
			.saturating_add(Weight::from_parts(91_798, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(b.into()))
	}
	fn remove_invulnerable(b: u32) -> Weight {
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:1)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Measured at least: 27_587 ns.
		Weight::from_parts(42_011_042, 2510)
			.saturating_add(Weight::from_parts(185_430, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_desired_candidates() -> Weight {
		// Storage: `CollatorSelection::DesiredCandidates` (r:0 w:1)
		// Proof: `CollatorSelection::DesiredCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 15_355 ns.
		Weight::from_parts(25_609_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_candidacy_bond(c: u32, k: u32) -> Weight {
		// Storage: `CollatorSelection::CandidacyBond` (r:1 w:1)
		// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 23_666 ns.
		Weight::from_parts(36_593_591, 1501)
			.saturating_add(Weight::from_parts(138_443, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(1_094_284, 0).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn register_as_candidate(c: u32) -> Weight {
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 13_326 ns.
		Weight::from_parts(22_321_351, 1486)
			.saturating_add(Weight::from_parts(889_781, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn leave_intent(c: u32) -> Weight {
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Measured at least: 20_927 ns.
		Weight::from_parts(32_096_122, 2510)
			.saturating_add(Weight::from_parts(19_044, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	fn update_bond(c: u32) -> Weight {
		// Storage: `CollatorSelection::CandidacyBond` (r:1 w:0)
		// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 16_921 ns.
		Weight::from_parts(27_010_577, 1501)
			.saturating_add(Weight::from_parts(350_788, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	fn take_candidate_slot(_c: u32) -> Weight {
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::CandidacyBond` (r:1 w:0)
		// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
		// Storage: `Session::NextKeys` (r:1 w:0)
		// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 30_831 ns.
		Weight::from_parts(40_519_844, 5355).saturating_add(T::DbWeight::get().reads(4))
	}
	fn note_author() -> Weight {
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:1)
		// Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Measured at least: 64_679 ns.
		Weight::from_parts(102_509_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn new_session(r: u32, c: u32) -> Weight {
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Genesis::SessionLength` (r:1 w:0)
		// Proof: `Genesis::SessionLength` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::DesiredCandidates` (r:1 w:0)
		// Proof: `CollatorSelection::DesiredCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Measured at least: 23_202 ns.
		Weight::from_parts(42_110_158, 2510)
			.saturating_add(Weight::from_parts(6_415_536, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(4_427_380, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(4))
	}
}
