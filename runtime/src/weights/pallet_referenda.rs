//! Weights of `pallet_referenda`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_referenda::WeightInfo for Measured<T> {
	fn submit() -> Weight {
		// Storage: `RankedCollective::Members` (r:1 w:0)
		// Proof: `RankedCollective::Members` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Storage: `Governance::OpenPolls` (r:1 w:1)
		// Proof: `Governance::OpenPolls` (`max_values`: None, `max_size`: Some(59), added: 2534, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::ReferendumCount` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:0)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 48_242 ns.
		Weight::from_parts(50_194_000, 3795)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn place_decision_deposit_preparing() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:1 w:2)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 46_129 ns.
		Weight::from_parts(48_573_000, 3795)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn place_decision_deposit_queued() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::DecidingCount` (r:1 w:0)
		// Proof: `RankedPolls::DecidingCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::TrackQueue` (r:1 w:1)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:1 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 53_740 ns.
		Weight::from_parts(56_014_000, 4277)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn place_decision_deposit_not_queued() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::DecidingCount` (r:1 w:0)
		// Proof: `RankedPolls::DecidingCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::TrackQueue` (r:1 w:1)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:1 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 53_339 ns.
		Weight::from_parts(55_483_000, 4277)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn place_decision_deposit_passing() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::DecidingCount` (r:1 w:1)
		// Proof: `RankedPolls::DecidingCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:1 w:2)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 59_569 ns.
		Weight::from_parts(61_883_000, 3795)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn place_decision_deposit_failing() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::DecidingCount` (r:1 w:1)
		// Proof: `RankedPolls::DecidingCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:1 w:2)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 58_708 ns.
		Weight::from_parts(61_471_000, 3795)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn refund_decision_deposit() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 24_736 ns.
		Weight::from_parts(26_109_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn refund_submission_deposit() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 26_940 ns.
		Weight::from_parts(28_593_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn cancel() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:1 w:2)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 17_857 ns.
		Weight::from_parts(19_089_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn kill() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:1 w:2)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::MetadataOf` (r:1 w:1)
		// Proof: `RankedPolls::MetadataOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 71_848 ns.
		Weight::from_parts(75_763_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn one_fewer_deciding_queue_empty() -> Weight {
		// Storage: `RankedPolls::TrackQueue` (r:1 w:0)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::DecidingCount` (r:1 w:1)
		// Proof: `RankedPolls::DecidingCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Measured at least: 15_273 ns.
		Weight::from_parts(16_524_000, 4277)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn one_fewer_deciding_failing() -> Weight {
		// Storage: `RankedPolls::TrackQueue` (r:1 w:1)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:1 w:2)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 36_795 ns.
		Weight::from_parts(38_888_000, 4277)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn one_fewer_deciding_passing() -> Weight {
		// Storage: `RankedPolls::TrackQueue` (r:1 w:1)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:1 w:2)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 36_955 ns.
		Weight::from_parts(38_768_000, 4277)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn nudge_referendum_requeued_insertion() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::TrackQueue` (r:1 w:1)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Measured at least: 19_740 ns.
		Weight::from_parts(21_202_000, 4277)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn nudge_referendum_requeued_slide() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::TrackQueue` (r:1 w:1)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Measured at least: 19_669 ns.
		Weight::from_parts(20_881_000, 4277)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn nudge_referendum_queued() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::DecidingCount` (r:1 w:0)
		// Proof: `RankedPolls::DecidingCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::TrackQueue` (r:1 w:1)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Measured at least: 26_519 ns.
		Weight::from_parts(27_761_000, 4277)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn nudge_referendum_not_queued() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::TrackQueue` (r:1 w:1)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Measured at least: 19_709 ns.
		Weight::from_parts(20_741_000, 4277)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn nudge_referendum_no_deposit() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 19_990 ns.
		Weight::from_parts(21_032_000, 3795)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn nudge_referendum_preparing() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 20_000 ns.
		Weight::from_parts(21_012_000, 3795)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn nudge_referendum_timed_out() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Measured at least: 19_590 ns.
		Weight::from_parts(20_771_000, 3795)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn nudge_referendum_begin_deciding_failing() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::DecidingCount` (r:1 w:1)
		// Proof: `RankedPolls::DecidingCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 30_886 ns.
		Weight::from_parts(32_959_000, 3795)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn nudge_referendum_begin_deciding_passing() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::DecidingCount` (r:1 w:1)
		// Proof: `RankedPolls::DecidingCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 31_718 ns.
		Weight::from_parts(33_520_000, 3795)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn nudge_referendum_begin_confirming() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 26_840 ns.
		Weight::from_parts(28_172_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn nudge_referendum_end_confirming() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 28_263 ns.
		Weight::from_parts(29_454_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn nudge_referendum_continue_not_confirming() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 25_228 ns.
		Weight::from_parts(26_530_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn nudge_referendum_continue_confirming() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 23_786 ns.
		Weight::from_parts(25_157_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn nudge_referendum_approved() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Lookup` (r:1 w:1)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 417_863 ns.
		Weight::from_parts(430_543_000, 337879)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn nudge_referendum_rejected() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedCollective::MemberCount` (r:1 w:0)
		// Proof: `RankedCollective::MemberCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 27_201 ns.
		Weight::from_parts(28_432_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_some_metadata() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:0)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::MetadataOf` (r:0 w:1)
		// Proof: `RankedPolls::MetadataOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 19_319 ns.
		Weight::from_parts(20_721_000, 3795)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn clear_metadata() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::MetadataOf` (r:1 w:1)
		// Proof: `RankedPolls::MetadataOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 13_590 ns.
		Weight::from_parts(14_552_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
