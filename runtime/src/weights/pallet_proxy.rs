//! Weights of `pallet_proxy`. `scripts/weights` measures them and writes this file: do not edit it.
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

impl<T: frame_system::Config> pallet_proxy::WeightInfo for Measured<T> {
	fn proxy(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:0)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 11_727 ns.
		Weight::from_parts(12_372_337, 4706)
			.saturating_add(Weight::from_parts(27_833, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
	}
	fn proxy_announced(a: u32, p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:0)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 34_141 ns.
		Weight::from_parts(34_701_907, 5698)
			.saturating_add(Weight::from_parts(194_334, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(25_539, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn remove_announcement(a: u32, _p: u32) -> Weight {
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 21_942 ns.
		Weight::from_parts(23_018_317, 5698)
			.saturating_add(Weight::from_parts(185_106, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn reject_announcement(a: u32, _p: u32) -> Weight {
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 21_952 ns.
		Weight::from_parts(23_150_928, 5698)
			.saturating_add(Weight::from_parts(183_816, 0).saturating_mul(a.into()))
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn announce(a: u32, p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:0)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Storage: `Proxy::Announcements` (r:1 w:1)
		// Proof: `Proxy::Announcements` (`max_values`: None, `max_size`: Some(2233), added: 4708, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 28_612 ns.
		Weight::from_parts(30_916_349, 5698)
			.saturating_add(Weight::from_parts(194_543, 0).saturating_mul(a.into()))
			.saturating_add(Weight::from_parts(29_910, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn add_proxy(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 21_351 ns.
		Weight::from_parts(22_199_071, 4706)
			.saturating_add(Weight::from_parts(33_979, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_proxy(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 20_831 ns.
		Weight::from_parts(21_690_696, 4706)
			.saturating_add(Weight::from_parts(34_544, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_proxies(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 20_931 ns.
		Weight::from_parts(20_372_019, 4706)
			.saturating_add(Weight::from_parts(1_681_184, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn create_pure(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 24_056 ns.
		Weight::from_parts(25_266_810, 4706)
			.saturating_add(Weight::from_parts(13_547, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn kill_pure(p: u32) -> Weight {
		// Storage: `Proxy::Proxies` (r:1 w:1)
		// Proof: `Proxy::Proxies` (`max_values`: None, `max_size`: Some(1241), added: 3716, mode: `MaxEncodedLen`)
		// Measured at least: 21_992 ns.
		Weight::from_parts(22_907_876, 4706)
			.saturating_add(Weight::from_parts(29_802, 0).saturating_mul(p.into()))
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
		// Measured at least: 37_265 ns.
		Weight::from_parts(39_759_000, 5698)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(3))
	}
}
