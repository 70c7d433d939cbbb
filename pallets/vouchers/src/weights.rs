//! Weights of `verdigrid_vouchers`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the calls and hooks weigh.
pub trait WeightInfo {
	/// `split`.
	fn split() -> Weight;
	/// `redeem`, for `n` from 1 to 8.
	fn redeem(n: u32) -> Weight;
	/// `retire`.
	fn retire() -> Weight;
}

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
	fn split() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:2)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::NextVoucher` (r:1 w:1)
		// Proof: `Vouchers::NextVoucher` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:9)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:2 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Deposits` (r:0 w:1)
		// Proof: `Vouchers::Deposits` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Owned` (r:0 w:1)
		// Proof: `Vouchers::Owned` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 247_357 ns.
		Weight::from_parts(259_505_000, 21214)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(18))
	}
	fn redeem(n: u32) -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:2)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::NextVoucher` (r:1 w:1)
		// Proof: `Vouchers::NextVoucher` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:9)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Offset` (r:1 w:0)
		// Proof: `Genesis::Offset` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Certificates::NextRedemption` (r:1 w:1)
		// Proof: `Certificates::NextRedemption` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:8 w:8)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Deposits` (r:0 w:1)
		// Proof: `Vouchers::Deposits` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Owned` (r:0 w:1)
		// Proof: `Vouchers::Owned` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Redemptions` (r:0 w:1)
		// Proof: `Certificates::Redemptions` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
		// Measured at least: 704_705 ns.
		Weight::from_parts(743_933_000, 21398)
			.saturating_add(T::DbWeight::get().reads(34))
			.saturating_add(T::DbWeight::get().writes(30))
			// By the number of bundles this is not measured: from 9 to 16 parts of 16 of what eight bundles need.
			.saturating_mul(n.saturating_add(8).into())
			.saturating_div(16)
	}
	fn retire() -> Weight {
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Deposits` (r:1 w:1)
		// Proof: `Vouchers::Deposits` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Owned` (r:0 w:1)
		// Proof: `Vouchers::Owned` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Measured at least: 88_982 ns.
		Weight::from_parts(96_593_000, 3802)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
}
