//! Weights of `pallet_scheduler`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_scheduler::WeightInfo for Measured<T> {
	fn service_agendas_base() -> Weight {
		// Storage: `Scheduler::IncompleteSince` (r:1 w:1)
		// Proof: `Scheduler::IncompleteSince` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 5_448 ns.
		Weight::from_parts(5_838_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn service_agenda_base(s: u32) -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Measured at least: 4_196 ns.
		Weight::from_parts(4_376_000, 337879)
			.saturating_add(Weight::from_parts(278_018, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn service_task_base() -> Weight {
		// Measured at least: 3_124 ns.
		Weight::from_parts(3_515_000, 0)
	}
	fn service_task_fetched(s: u32) -> Weight {
		// Storage: `Preimage::PreimageFor` (r:1 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `Measured`)
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 18_137 ns.
		Weight::from_parts(18_367_000, 3604)
			.saturating_add(Weight::from_parts(612, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(s.into()))
	}
	fn service_task_named() -> Weight {
		// Storage: `Scheduler::Lookup` (r:0 w:1)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Measured at least: 4_387 ns.
		Weight::from_parts(4_667_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn service_task_periodic() -> Weight {
		// Measured at least: 3_105 ns.
		Weight::from_parts(3_516_000, 0)
	}
	fn execute_dispatch_signed() -> Weight {
		// Measured at least: 3_134 ns.
		Weight::from_parts(3_455_000, 0)
	}
	fn execute_dispatch_unsigned() -> Weight {
		// Measured at least: 2_394 ns.
		Weight::from_parts(2_775_000, 0)
	}
	fn schedule(s: u32) -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Measured at least: 9_494 ns.
		Weight::from_parts(11_236_280, 337879)
			.saturating_add(Weight::from_parts(284_814, 0).saturating_mul(s.into()))
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
		// Measured at least: 14_472 ns.
		Weight::from_parts(4_898_838, 337879)
			.saturating_add(Weight::from_parts(477_074, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn schedule_named(s: u32) -> Weight {
		// Storage: `Scheduler::Lookup` (r:1 w:1)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Measured at least: 12_299 ns.
		Weight::from_parts(3_904_075, 337879)
			.saturating_add(Weight::from_parts(316_588, 0).saturating_mul(s.into()))
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
		// Measured at least: 16_394 ns.
		Weight::from_parts(12_874_857, 337879)
			.saturating_add(Weight::from_parts(490_922, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn schedule_retry(s: u32) -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 9_054 ns.
		Weight::from_parts(12_375_273, 337879)
			.saturating_add(Weight::from_parts(9_021, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_retry() -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:0)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 401_989 ns.
		Weight::from_parts(428_679_000, 337879)
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
		// Measured at least: 375_520 ns.
		Weight::from_parts(407_818_000, 337879)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel_retry() -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:0)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 342_301 ns.
		Weight::from_parts(379_436_000, 337879)
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
		// Measured at least: 348_049 ns.
		Weight::from_parts(374_339_000, 337879)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
