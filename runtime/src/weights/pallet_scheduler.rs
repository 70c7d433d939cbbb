//! Weights of `pallet_scheduler`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_scheduler::WeightInfo for Measured<T> {
	fn service_agendas_base() -> Weight {
		// Storage: `Scheduler::IncompleteSince` (r:1 w:1)
		// Proof: `Scheduler::IncompleteSince` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 6_309 ns.
		Weight::from_parts(7_331_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn service_agenda_base(s: u32) -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Measured at least: 7_602 ns.
		Weight::from_parts(8_502_000, 337879)
			.saturating_add(Weight::from_parts(643_975, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn service_task_base() -> Weight {
		// Measured at least: 3_776 ns.
		Weight::from_parts(4_407_000, 0)
	}
	fn service_task_fetched(s: u32) -> Weight {
		// Storage: `Preimage::PreimageFor` (r:1 w:1)
		// Proof: `Preimage::PreimageFor` (`max_values`: None, `max_size`: Some(4194344), added: 4196819, mode: `Measured`)
		// Storage: `Preimage::StatusFor` (r:1 w:0)
		// Proof: `Preimage::StatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Storage: `Preimage::RequestStatusFor` (r:1 w:1)
		// Proof: `Preimage::RequestStatusFor` (`max_values`: None, `max_size`: Some(91), added: 2566, mode: `MaxEncodedLen`)
		// Measured at least: 24_626 ns.
		Weight::from_parts(25_397_000, 3604)
			.saturating_add(Weight::from_parts(1_393, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(Weight::from_parts(0, 1).saturating_mul(s.into()))
	}
	fn service_task_named() -> Weight {
		// Storage: `Scheduler::Lookup` (r:0 w:1)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Measured at least: 5_418 ns.
		Weight::from_parts(8_062_000, 0).saturating_add(T::DbWeight::get().writes(1))
	}
	fn service_task_periodic() -> Weight {
		// Measured at least: 3_886 ns.
		Weight::from_parts(4_557_000, 0)
	}
	fn execute_dispatch_signed() -> Weight {
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 5_378 ns.
		Weight::from_parts(6_480_000, 1489).saturating_add(T::DbWeight::get().reads(1))
	}
	fn execute_dispatch_unsigned() -> Weight {
		// Measured at least: 2_854 ns.
		Weight::from_parts(3_365_000, 0)
	}
	fn schedule(s: u32) -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Measured at least: 23_394 ns.
		Weight::from_parts(27_100_000, 337879)
			.saturating_add(Weight::from_parts(679_365, 0).saturating_mul(s.into()))
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
		// Measured at least: 32_258 ns.
		Weight::from_parts(19_359_893, 337879)
			.saturating_add(Weight::from_parts(1_131_195, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn schedule_named(s: u32) -> Weight {
		// Storage: `Scheduler::Lookup` (r:1 w:1)
		// Proof: `Scheduler::Lookup` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Measured at least: 26_790 ns.
		Weight::from_parts(35_109_855, 337879)
			.saturating_add(Weight::from_parts(848_032, 0).saturating_mul(s.into()))
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
		// Measured at least: 34_742 ns.
		Weight::from_parts(50_763_253, 337879)
			.saturating_add(Weight::from_parts(1_178_753, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn schedule_retry(s: u32) -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:1)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 17_456 ns.
		Weight::from_parts(34_243_234, 337879)
			.saturating_add(Weight::from_parts(12_158, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn set_retry() -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:0)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 659_479 ns.
		Weight::from_parts(777_515_000, 337879)
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
		// Measured at least: 762_582 ns.
		Weight::from_parts(815_421_000, 337879)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn cancel_retry() -> Weight {
		// Storage: `Scheduler::Agenda` (r:1 w:0)
		// Proof: `Scheduler::Agenda` (`max_values`: None, `max_size`: Some(334414), added: 336889, mode: `MaxEncodedLen`)
		// Storage: `Scheduler::Retries` (r:0 w:1)
		// Proof: `Scheduler::Retries` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 774_049 ns.
		Weight::from_parts(961_338_000, 337879)
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
		// Measured at least: 694_141 ns.
		Weight::from_parts(861_920_000, 337879)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
}
