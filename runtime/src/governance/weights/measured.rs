//! Weights of `verdigrid_governance`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the calls and hooks weigh.
pub trait WeightInfo {
	/// `replace_member`.
	fn replace_member() -> Weight;
	/// `replace_member_after_polls`.
	fn replace_member_after_polls() -> Weight;
	/// `release_proposal`.
	fn release_proposal() -> Weight;
	/// `renew_pause`.
	fn renew_pause() -> Weight;
	/// `remove_keys`.
	fn remove_keys() -> Weight;
	/// `end_pauses`, for `p` from 0 to 73, `g` from 0 to 73.
	fn end_pauses(p: u32, g: u32) -> Weight;
	/// `ring_alarms`, for `n` from 0 to 50.
	fn ring_alarms(n: u32) -> Weight;
	/// `keep_proposal`.
	fn keep_proposal() -> Weight;
	/// `prune_polls`.
	fn prune_polls() -> Weight;
	/// `check_proposal`, for `l` from 129 to 131072.
	fn check_proposal(l: u32) -> Weight;
	/// `check_preimage`, for `s` from 0 to 4194304.
	fn check_preimage(s: u32) -> Weight;
	/// `filter_call`.
	fn filter_call() -> Weight;
}

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
	fn replace_member() -> Weight {
		// Storage: `RankedCollective::Members` (r:2 w:2)
		// Proof: `RankedCollective::Members` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Storage: `Governance::OpenPolls` (r:405 w:404)
		// Proof: `Governance::OpenPolls` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::ReferendumInfoFor` (r:800 w:800)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::Voting` (r:800 w:800)
		// Proof: `RankedCollective::Voting` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:800 w:1600)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:2 w:2)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::IdToIndex` (r:2 w:4)
		// Proof: `RankedCollective::IdToIndex` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::IndexToId` (r:0 w:2)
		// Proof: `RankedCollective::IndexToId` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
		// Measured at least: 19_338_894 ns.
		Weight::from_parts(19_572_703_000, 2244990)
			.saturating_add(T::DbWeight::get().reads(2811))
			.saturating_add(T::DbWeight::get().writes(3614))
	}
	fn replace_member_after_polls() -> Weight {
		// Storage: `RankedCollective::Members` (r:2 w:2)
		// Proof: `RankedCollective::Members` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Storage: `Governance::OpenPolls` (r:401 w:400)
		// Proof: `Governance::OpenPolls` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::ReferendumInfoFor` (r:800 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `Governance::KeptProposals` (r:800 w:800)
		// Proof: `Governance::KeptProposals` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:800 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:800 w:800)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:2 w:2)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::IdToIndex` (r:2 w:4)
		// Proof: `RankedCollective::IdToIndex` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::IndexToId` (r:0 w:2)
		// Proof: `RankedCollective::IndexToId` (`max_values`: None, `max_size`: Some(54), added: 2529, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:800)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		// Measured at least: 18_545_330 ns.
		Weight::from_parts(19_452_523_000, 2244990)
			.saturating_add(T::DbWeight::get().reads(3607))
			.saturating_add(T::DbWeight::get().writes(2810))
	}
	fn release_proposal() -> Weight {
		// Storage: `Governance::KeptProposals` (r:1 w:1)
		// Proof: `Governance::KeptProposals` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		// Measured at least: 31_327 ns.
		Weight::from_parts(33_210_000, 3795)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn renew_pause() -> Weight {
		// Storage: `TxPause::PausedCalls` (r:1 w:0)
		// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
		// Storage: `Governance::PausedUntil` (r:0 w:1)
		// Proof: `Governance::PausedUntil` (`max_values`: None, `max_size`: Some(536), added: 3011, mode: `MaxEncodedLen`)
		// Measured at least: 16_725 ns.
		Weight::from_parts(17_666_000, 3997)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_keys() -> Weight {
		// Storage: `CollatorSelection::Invulnerables` (r:1 w:0)
		// Proof: `CollatorSelection::Invulnerables` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
		// Storage: `Session::Validators` (r:1 w:0)
		// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `Session::QueuedKeys` (r:1 w:0)
		// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
		// Storage: `Session::NextKeys` (r:1 w:1)
		// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Session::ExternallySetKeys` (r:1 w:0)
		// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Storage: `Session::KeyOwner` (r:0 w:2)
		// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
		// Measured at least: 68_863 ns.
		Weight::from_parts(71_967_000, 8859)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn end_pauses(p: u32, g: u32) -> Weight {
		// Storage: `Governance::PausedUntil` (r:147 w:146)
		// Proof: `Governance::PausedUntil` (`max_values`: None, `max_size`: Some(536), added: 3011, mode: `MaxEncodedLen`)
		// Storage: `TxPause::PausedCalls` (r:147 w:73)
		// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
		// Measured at least: 308_610 ns.
		Weight::from_parts(311_485_000, 4001)
			.saturating_add(Weight::from_parts(15_506_153, 0).saturating_mul(p.into()))
			.saturating_add(Weight::from_parts(2_099_484, 0).saturating_mul(g.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(g.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(g.into())))
			.saturating_add(Weight::from_parts(0, 3011).saturating_mul(g.into()))
			.saturating_add(Weight::from_parts(0, 3011).saturating_mul(p.into()))
	}
	fn ring_alarms(n: u32) -> Weight {
		// Storage: `Governance::Alarms` (r:51 w:50)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::ReferendumInfoFor` (r:50 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Measured at least: 2_564 ns.
		Weight::from_parts(3_975_718, 3478)
			.saturating_add(Weight::from_parts(6_935_083, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2805).saturating_mul(n.into()))
	}
	fn keep_proposal() -> Weight {
		// Storage: `Governance::KeptProposals` (r:1 w:1)
		// Proof: `Governance::KeptProposals` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 15_954 ns.
		Weight::from_parts(16_995_000, 3556)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn prune_polls() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:2 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `Governance::KeptProposals` (r:2 w:2)
		// Proof: `Governance::KeptProposals` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:2 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:2 w:2)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:0 w:2)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		// Measured at least: 40_981 ns.
		Weight::from_parts(42_954_000, 6600)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn check_proposal(l: u32) -> Weight {
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:0)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::PreimageFor` (r:1 w:0)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `MaxEncodedLen`)
		// Measured at least: 15_082 ns.
		Weight::from_parts(15_233_000, 4197809)
			.saturating_add(Weight::from_parts(54_677, 0).saturating_mul(l.into()))
			.saturating_add(T::DbWeight::get().reads(3))
	}
	fn check_preimage(s: u32) -> Weight {
		// Measured at least: 5_008 ns.
		Weight::from_parts(7_701_003, 0)
			.saturating_add(Weight::from_parts(1_217, 0).saturating_mul(s.into()))
	}
	fn filter_call() -> Weight {
		// Storage: `TxPause::PausedCalls` (r:1 w:0)
		// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
		// Measured at least: 3_135 ns.
		Weight::from_parts(3_535_000, 3997).saturating_add(T::DbWeight::get().reads(1))
	}
}
