//! Weights of `pallet_proxy`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> pallet_proxy::WeightInfo for Measured<T> {
	fn proxy(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:0)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 17_797 ns.
		Weight::from_parts(19_226_159, 4706)
			.saturating_add(Weight::from_parts(103_783, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2))
	}
	fn proxy_announced(a: u32, p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:0)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
		// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
		// Measured at least: 47_731 ns.
		Weight::from_parts(54_352_279, 5698)
			.saturating_add(Weight::from_parts(273_847, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(82_200, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn remove_announcement(a: u32, p: u32) -> Weight {
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 29_043 ns.
		Weight::from_parts(32_205_657, 5698)
			.saturating_add(Weight::from_parts(267_486, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(8_882, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn reject_announcement(a: u32, p: u32) -> Weight {
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 29_123 ns.
		Weight::from_parts(31_352_873, 5698)
			.saturating_add(Weight::from_parts(278_957, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(7_223, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn announce(_a: u32, p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:0)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 39_368 ns.
		Weight::from_parts(58_690_891, 5698)
			.saturating_add(Weight::from_parts(34_710, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn add_proxy(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 28_001 ns.
		Weight::from_parts(29_427_827, 4706)
			.saturating_add(Weight::from_parts(98_256, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_proxy(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 27_711 ns.
		Weight::from_parts(31_393_782, 4706)
			.saturating_add(Weight::from_parts(90_528, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_proxies(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 27_742 ns.
		Weight::from_parts(28_120_757, 4706)
			.saturating_add(Weight::from_parts(2_301_103, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn create_pure(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 31_307 ns.
		Weight::from_parts(33_272_645, 4706)
			.saturating_add(Weight::from_parts(76_962, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn kill_pure(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 29_184 ns.
		Weight::from_parts(30_705_098, 4706)
			.saturating_add(Weight::from_parts(67_650, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn poke_deposit() -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Measured at least: 50_235 ns.
		Weight::from_parts(52_708_000, 5698)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
