//! Weights of `pallet_ranked_collective`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_ranked_collective::WeightInfo for Measured<T> {
	fn add_member() -> Weight {
		// Storage: `RankedCollective::Members` (r:1 w:1)
		// Proof: `RankedCollective::Members` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:1)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::IndexToId` (r:0 w:1)
		// Proof: `RankedCollective::IndexToId` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::IdToIndex` (r:0 w:1)
		// Proof: `RankedCollective::IdToIndex` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
		// Measured at least: 24_376 ns.
		Weight::from_parts(27_501_000, 3507)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn remove_member(_r: u32) -> Weight {
		// Measured at least: 3_345 ns.
		Weight::from_parts(4_407_744, 0)
	}
	fn promote_member(r: u32) -> Weight {
		// Storage: `RankedCollective::Members` (r:1 w:1)
		// Proof: `RankedCollective::Members` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:1)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::IndexToId` (r:0 w:1)
		// Proof: `RankedCollective::IndexToId` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::IdToIndex` (r:0 w:1)
		// Proof: `RankedCollective::IdToIndex` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
		// Measured at least: 25_488 ns.
		Weight::from_parts(30_764_566, 3507)
			.saturating_add(Weight::from_parts(1_103_833, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn demote_member(r: u32) -> Weight {
		// Measured at least: 4_196 ns.
		Weight::from_parts(5_646_577, 0)
			.saturating_add(Weight::from_parts(614_922, 0).saturating_mul(r.into()))
	}
	fn vote() -> Weight {
		// Storage: `RankedCollective::Members` (r:1 w:0)
		// Proof: `RankedCollective::Members` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::Voting` (r:1 w:1)
		// Proof: `RankedCollective::Voting` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:1 w:2)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `Governance::KeptProposals` (r:1 w:0)
		// Proof: `Governance::KeptProposals` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Measured at least: 42_423 ns.
		Weight::from_parts(46_370_000, 3795)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn cleanup_poll(n: u32) -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::VotingCleanup` (r:1 w:0)
		// Proof: `RankedCollective::VotingCleanup` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::Voting` (r:100 w:100)
		// Proof: `RankedCollective::Voting` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Measured at least: 19_299 ns.
		Weight::from_parts(21_740_600, 3795)
			.saturating_add(Weight::from_parts(980_860, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2540).saturating_mul(n.into()))
	}
	fn exchange_member() -> Weight {
		// Measured at least: 3_045 ns.
		Weight::from_parts(4_186_000, 0)
	}
}
