//! Weights of `pallet_proxy`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_proxy::WeightInfo for Measured<T> {
	fn proxy(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:0)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 22_370 ns.
		Weight::from_parts(27_978_463, 4706)
			.saturating_add(Weight::from_parts(92_752, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn proxy_announced(a: u32, p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:0)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 59_358 ns.
		Weight::from_parts(71_960_425, 5698)
			.saturating_add(Weight::from_parts(186_166, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(128_593, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn remove_announcement(a: u32, p: u32) -> Weight {
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 40_326 ns.
		Weight::from_parts(69_919_006, 5698)
			.saturating_add(Weight::from_parts(262_570, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(99_957, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn reject_announcement(a: u32, p: u32) -> Weight {
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 37_659 ns.
		Weight::from_parts(44_216_203, 5698)
			.saturating_add(Weight::from_parts(223_250, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(20_652, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn announce(a: u32, _p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:0)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 49_368 ns.
		Weight::from_parts(65_580_870, 5698)
			.saturating_add(Weight::from_parts(288_924, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn add_proxy(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 35_668 ns.
		Weight::from_parts(39_686_405, 4706)
			.saturating_add(Weight::from_parts(39_396, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_proxy(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 35_497 ns.
		Weight::from_parts(38_110_454, 4706)
			.saturating_add(Weight::from_parts(66_686, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_proxies(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 36_832 ns.
		Weight::from_parts(49_334_260, 4706)
			.saturating_add(Weight::from_parts(2_044_417, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn create_pure(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 40_442 ns.
		Weight::from_parts(53_293_265, 4706)
			.saturating_add(Weight::from_parts(203_047, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn kill_pure(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 38_158 ns.
		Weight::from_parts(57_456_533, 4706)
			.saturating_add(Weight::from_parts(95_471, 0).saturating_mul(p.into()))
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
		// Measured at least: 64_698 ns.
		Weight::from_parts(122_813_000, 5698)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
