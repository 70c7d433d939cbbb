//! Weights of `pallet_scheduler`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_scheduler::WeightInfo for Measured<T> {
	fn service_agendas_base() -> Weight {
		// Storage: `Scheduler::IncompleteSince` (r:1 w:1)
		// Proof: `Scheduler::IncompleteSince` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 9_730 ns.
		Weight::from_parts(11_176_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn service_agenda_base(s: u32) -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Measured at least: 7_083 ns.
		Weight::from_parts(27_142_736, 337879)
			.saturating_add(Weight::from_parts(545_026, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn service_task_base() -> Weight {
		// Measured at least: 5_952 ns.
		Weight::from_parts(6_972_000, 0)
	}
	fn service_task_fetched(s: u32) -> Weight {
		// Storage: `Preimage::PreimageFor` (r:1 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `Measured`)
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 31_480 ns.
		Weight::from_parts(32_342_000, 3604)
			.saturating_add(Weight::from_parts(1_898, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(s.into()))
	}
	fn service_task_named() -> Weight {
		// Storage: `Scheduler::Lookup` (r:0 w:1)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Measured at least: 8_185 ns.
		Weight::from_parts(10_267_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn service_task_periodic() -> Weight {
		// Measured at least: 5_940 ns.
		Weight::from_parts(7_212_000, 0)
	}
	fn execute_dispatch_signed() -> Weight {
		// Measured at least: 5_689 ns.
		Weight::from_parts(6_740_000, 0)
	}
	fn execute_dispatch_unsigned() -> Weight {
		// Measured at least: 4_805 ns.
		Weight::from_parts(7_918_000, 0)
	}
	fn schedule(s: u32) -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Measured at least: 28_505 ns.
		Weight::from_parts(81_945_186, 337879)
			.saturating_add(Weight::from_parts(528_865, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel(s: u32) -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Lookup` (r:0 w:1)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Measured at least: 25_320 ns.
		Weight::from_parts(62_738_806, 337879)
			.saturating_add(Weight::from_parts(875_971, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn schedule_named(s: u32) -> Weight {
		// Storage: `Scheduler::Lookup` (r:1 w:1)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Measured at least: 24_061 ns.
		Weight::from_parts(27_006_000, 337879)
			.saturating_add(Weight::from_parts(773_396, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn cancel_named(s: u32) -> Weight {
		// Storage: `Scheduler::Lookup` (r:1 w:1)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 28_867 ns.
		Weight::from_parts(65_193_071, 337879)
			.saturating_add(Weight::from_parts(946_148, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn schedule_retry(s: u32) -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 16_443 ns.
		Weight::from_parts(27_200_594, 337879)
			.saturating_add(Weight::from_parts(11_734, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_retry() -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:0)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 654_221 ns.
		Weight::from_parts(697_924_000, 337879)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn set_retry_named() -> Weight {
		// Storage: `Scheduler::Lookup` (r:1 w:0)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Agenda` (r:1 w:0)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 642_784 ns.
		Weight::from_parts(700_914_000, 337879)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel_retry() -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:0)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 614_760 ns.
		Weight::from_parts(654_450_000, 337879)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel_retry_named() -> Weight {
		// Storage: `Scheduler::Lookup` (r:1 w:0)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Agenda` (r:1 w:0)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 636_450 ns.
		Weight::from_parts(693_119_000, 337879)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
