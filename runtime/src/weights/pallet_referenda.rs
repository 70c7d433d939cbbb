//! Weights of `pallet_referenda`. `scripts/weights` measures them and writes this file: do not edit it.
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
		// Measured at least: 77_668 ns.
		Weight::from_parts(88_064_000, 3795)
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
		// Measured at least: 74_625 ns.
		Weight::from_parts(83_766_000, 3795)
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
		// Measured at least: 85_249 ns.
		Weight::from_parts(95_625_000, 4277)
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
		// Measured at least: 86_078 ns.
		Weight::from_parts(99_269_000, 4277)
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
		// Measured at least: 97_212 ns.
		Weight::from_parts(116_713_000, 3795)
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
		// Measured at least: 96_305 ns.
		Weight::from_parts(123_342_000, 3795)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn refund_decision_deposit() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 63_145 ns.
		Weight::from_parts(87_742_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn refund_submission_deposit() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 47_704 ns.
		Weight::from_parts(92_453_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn cancel() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:1 w:2)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 32_911 ns.
		Weight::from_parts(44_361_000, 3795)
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
		// Measured at least: 113_865 ns.
		Weight::from_parts(137_810_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn one_fewer_deciding_queue_empty() -> Weight {
		// Storage: `RankedPolls::TrackQueue` (r:1 w:0)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::DecidingCount` (r:1 w:1)
		// Proof: `RankedPolls::DecidingCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
		// Measured at least: 25_468 ns.
		Weight::from_parts(36_271_000, 4277)
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
		// Measured at least: 61_385 ns.
		Weight::from_parts(66_875_000, 4277)
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
		// Measured at least: 62_563 ns.
		Weight::from_parts(67_358_000, 4277)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn nudge_referendum_requeued_insertion() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::TrackQueue` (r:1 w:1)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Measured at least: 33_862 ns.
		Weight::from_parts(38_325_000, 4277)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn nudge_referendum_requeued_slide() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::TrackQueue` (r:1 w:1)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Measured at least: 34_374 ns.
		Weight::from_parts(56_015_000, 4277)
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
		// Measured at least: 47_582 ns.
		Weight::from_parts(76_603_000, 4277)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn nudge_referendum_not_queued() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::TrackQueue` (r:1 w:1)
		// Proof: `RankedPolls::TrackQueue` (`max_values`: None, `max_size`: Some(812), added: 3287, mode: `MaxEncodedLen`)
		// Measured at least: 36_354 ns.
		Weight::from_parts(59_350_000, 4277)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn nudge_referendum_no_deposit() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 35_561 ns.
		Weight::from_parts(60_654_000, 3795)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn nudge_referendum_preparing() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `Governance::Alarms` (r:0 w:1)
		// Proof: `Governance::Alarms` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 34_425 ns.
		Weight::from_parts(54_732_000, 3795)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn nudge_referendum_timed_out() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:1)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Measured at least: 34_078 ns.
		Weight::from_parts(46_080_000, 3795)
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
		// Measured at least: 53_496 ns.
		Weight::from_parts(75_514_000, 3795)
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
		// Measured at least: 55_837 ns.
		Weight::from_parts(97_355_000, 3795)
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
		// Measured at least: 48_659 ns.
		Weight::from_parts(79_658_000, 3795)
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
		// Measured at least: 49_328 ns.
		Weight::from_parts(82_637_000, 3795)
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
		// Measured at least: 42_531 ns.
		Weight::from_parts(63_831_000, 3795)
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
		// Measured at least: 40_883 ns.
		Weight::from_parts(75_604_000, 3795)
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
		// Measured at least: 733_266 ns.
		Weight::from_parts(1_253_385_000, 337879)
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
		// Measured at least: 45_686 ns.
		Weight::from_parts(54_980_000, 3795)
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
		// Measured at least: 35_233 ns.
		Weight::from_parts(64_892_000, 3795)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn clear_metadata() -> Weight {
		// Storage: `RankedPolls::ReferendumInfoFor` (r:1 w:0)
		// Proof: `RankedPolls::ReferendumInfoFor` (`max_values`: None, `max_size`: Some(330), added: 2805, mode: `MaxEncodedLen`)
		// Storage: `RankedPolls::MetadataOf` (r:1 w:1)
		// Proof: `RankedPolls::MetadataOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Measured at least: 25_421 ns.
		Weight::from_parts(46_829_000, 3795)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
