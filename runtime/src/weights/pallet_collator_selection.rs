//! Weights of `pallet_collator_selection`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
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
		// Measured at least: 10_225 ns.
		Weight::from_parts(8_884_849, 1157)
			.saturating_add(Weight::from_parts(3_142_977, 0).saturating_mul(b.into()))
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
		// Measured at least: 18_378 ns.
		Weight::from_parts(19_850_030, 4329)
			.saturating_add(Weight::from_parts(11_770, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(Weight::from_parts(0, 32).saturating_mul(b.into()))
	}
	fn remove_invulnerable(b: u32) -> Weight {
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:1)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Measured at least: 9_084 ns.
		Weight::from_parts(9_747_238, 2510)
			.saturating_add(Weight::from_parts(33_658, 0).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_desired_candidates() -> Weight {
		// Storage: `CollatorSelection::DesiredCandidates` (r:0 w:1)
		// Proof: `CollatorSelection::DesiredCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 4_728 ns.
		Weight::from_parts(5_138_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_candidacy_bond(c: u32, k: u32) -> Weight {
		// Storage: `CollatorSelection::CandidacyBond` (r:1 w:1)
		// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 8_383 ns.
		Weight::from_parts(9_063_861, 1501)
			.saturating_add(Weight::from_parts(18_293, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(25_590, 0).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn register_as_candidate(_c: u32) -> Weight {
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 4_086 ns.
		Weight::from_parts(4_582_849, 1486).saturating_add(T::DbWeight::get().reads(1))
	}
	fn leave_intent(c: u32) -> Weight {
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Measured at least: 6_850 ns.
		Weight::from_parts(7_521_352, 2510)
			.saturating_add(Weight::from_parts(53_095, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	fn update_bond(_c: u32) -> Weight {
		// Storage: `CollatorSelection::CandidacyBond` (r:1 w:0)
		// Proof: `CollatorSelection::CandidacyBond` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::CandidateList` (r:1 w:0)
		// Proof: `CollatorSelection::CandidateList` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Measured at least: 5_879 ns.
		Weight::from_parts(6_458_007, 1501).saturating_add(T::DbWeight::get().reads(2))
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
		// Measured at least: 16_424 ns.
		Weight::from_parts(17_716_134, 5355).saturating_add(T::DbWeight::get().reads(4))
	}
	fn note_author() -> Weight {
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `CollatorSelection::LastAuthoredBlock` (r:0 w:1)
		// Proof: `CollatorSelection::LastAuthoredBlock` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Measured at least: 42_444 ns.
		Weight::from_parts(44_196_000, 6196)
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
		// Measured at least: 12_638 ns.
		Weight::from_parts(13_348_193, 2510)
			.saturating_add(Weight::from_parts(598_148, 0).saturating_mul(r.into()))
			.saturating_add(Weight::from_parts(595_320, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(4))
	}
}
