//! Weights of `verdigrid_certificates`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the calls and hooks weigh.
pub trait WeightInfo {
	/// `set_class`.
	fn set_class() -> Weight;
	/// `register_project`.
	fn register_project() -> Weight;
	/// `issue`.
	fn issue() -> Weight;
	/// `transfer`.
	fn transfer() -> Weight;
	/// `pledge`.
	fn pledge() -> Weight;
	/// `release_pledge`.
	fn release_pledge() -> Weight;
	/// `request_exchange`.
	fn request_exchange() -> Weight;
	/// `settle_exchange`.
	fn settle_exchange() -> Weight;
	/// `withdraw_exchange`.
	fn withdraw_exchange() -> Weight;
	/// `redeem`.
	fn redeem() -> Weight;
	/// `check_redemption`.
	fn check_redemption() -> Weight;
	/// `split`.
	fn split() -> Weight;
	/// `merge`.
	fn merge() -> Weight;
	/// `update_project`.
	fn update_project() -> Weight;
	/// `retire_project`.
	fn retire_project() -> Weight;
	/// `restore_project`.
	fn restore_project() -> Weight;
	/// `hand_over_project`.
	fn hand_over_project() -> Weight;
	/// `remove_project`.
	fn remove_project() -> Weight;
	/// `reject_exchange`.
	fn reject_exchange() -> Weight;
	/// `withdraw`.
	fn withdraw() -> Weight;
	/// `freeze`.
	fn freeze() -> Weight;
	/// `unfreeze`.
	fn unfreeze() -> Weight;
}

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
	fn set_class() -> Weight {
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Classes` (r:1 w:1)
		// Proof: `Certificates::Classes` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Measured at least: 16_815 ns.
		Weight::from_parts(18_478_000, 3486)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn register_project() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Projects` (r:1 w:1)
		// Proof: `Certificates::Projects` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:1 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
		// Storage: `Certificates::ProjectOf` (r:1 w:1)
		// Proof: `Certificates::ProjectOf` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Classes` (r:13 w:0)
		// Proof: `Certificates::Classes` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Measured at least: 96_794 ns.
		Weight::from_parts(109_923_000, 33438)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn issue() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Classes` (r:1 w:0)
		// Proof: `Certificates::Classes` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Projects` (r:1 w:0)
		// Proof: `Certificates::Projects` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:1 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Offset` (r:1 w:0)
		// Proof: `Genesis::Offset` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:2 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BatchOf` (r:1 w:1)
		// Proof: `Certificates::BatchOf` (`max_values`: None, `max_size`: Some(47), added: 2522, mode: `MaxEncodedLen`)
		// Storage: `Certificates::LastIssued` (r:1 w:1)
		// Proof: `Certificates::LastIssued` (`max_values`: None, `max_size`: Some(39), added: 2514, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:0)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:1 w:1)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(95), added: 2570, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LastUse` (r:1 w:1)
		// Proof: `Evidence::LastUse` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Issued` (r:1 w:1)
		// Proof: `Certificates::Issued` (`max_values`: None, `max_size`: Some(62), added: 2537, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Carry` (r:1 w:1)
		// Proof: `Certificates::Carry` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Carried` (r:1 w:1)
		// Proof: `Certificates::Carried` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Certificates::NextBatch` (r:1 w:1)
		// Proof: `Certificates::NextBatch` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:0 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:0 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Measured at least: 166_267 ns.
		Weight::from_parts(180_698_000, 6012)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	fn transfer() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:2 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:3)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 135_831 ns.
		Weight::from_parts(141_900_000, 6452)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	fn pledge() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:2 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::NextPledge` (r:1 w:1)
		// Proof: `Certificates::NextPledge` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:2 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Pledges` (r:0 w:1)
		// Proof: `Certificates::Pledges` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
		// Storage: `Certificates::RecordDeposits` (r:0 w:1)
		// Proof: `Certificates::RecordDeposits` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 192_455 ns.
		Weight::from_parts(198_935_000, 6452)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn release_pledge() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Pledges` (r:1 w:1)
		// Proof: `Certificates::Pledges` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::RecordDeposits` (r:1 w:1)
		// Proof: `Certificates::RecordDeposits` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 97_505 ns.
		Weight::from_parts(101_991_000, 3802)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn request_exchange() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::NextExchange` (r:1 w:1)
		// Proof: `Certificates::NextExchange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Exchanges` (r:0 w:1)
		// Proof: `Certificates::Exchanges` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
		// Storage: `Certificates::RecordDeposits` (r:0 w:1)
		// Proof: `Certificates::RecordDeposits` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 190_933 ns.
		Weight::from_parts(242_689_000, 8523)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn settle_exchange() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Exchanges` (r:1 w:1)
		// Proof: `Certificates::Exchanges` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:1 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Certificates::RecordDeposits` (r:1 w:1)
		// Proof: `Certificates::RecordDeposits` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Measured at least: 152_145 ns.
		Weight::from_parts(159_396_000, 6196)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	fn withdraw_exchange() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Exchanges` (r:1 w:1)
		// Proof: `Certificates::Exchanges` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::RecordDeposits` (r:1 w:1)
		// Proof: `Certificates::RecordDeposits` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 96_913 ns.
		Weight::from_parts(101_641_000, 3802)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn redeem() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Offset` (r:1 w:0)
		// Proof: `Genesis::Offset` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:2 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::NextRedemption` (r:1 w:1)
		// Proof: `Certificates::NextRedemption` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:1 w:2)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Redemptions` (r:0 w:1)
		// Proof: `Certificates::Redemptions` (`max_values`: None, `max_size`: Some(186), added: 2661, mode: `MaxEncodedLen`)
		// Measured at least: 265_183 ns.
		Weight::from_parts(324_510_000, 6452)
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	fn check_redemption() -> Weight {
		// Storage: `Certificates::BatchOf` (r:1 w:0)
		// Proof: `Certificates::BatchOf` (`max_values`: None, `max_size`: Some(47), added: 2522, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:0)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Measured at least: 27_481 ns.
		Weight::from_parts(31_857_000, 3646).saturating_add(T::DbWeight::get().reads(3))
	}
	fn split() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 127_348 ns.
		Weight::from_parts(147_939_000, 3802)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	fn merge() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:2 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:1 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Measured at least: 95_171 ns.
		Weight::from_parts(117_464_000, 6046)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn update_project() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Projects` (r:1 w:1)
		// Proof: `Certificates::Projects` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:1 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Classes` (r:13 w:0)
		// Proof: `Certificates::Classes` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
		// Measured at least: 90_734 ns.
		Weight::from_parts(102_742_000, 33438)
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn retire_project() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Projects` (r:1 w:1)
		// Proof: `Certificates::Projects` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
		// Measured at least: 37_466 ns.
		Weight::from_parts(44_316_000, 3721)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn restore_project() -> Weight {
		// Storage: `Certificates::Projects` (r:1 w:1)
		// Proof: `Certificates::Projects` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
		// Storage: `Certificates::ProjectOf` (r:1 w:0)
		// Proof: `Certificates::ProjectOf` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
		// Measured at least: 19_328 ns.
		Weight::from_parts(23_955_000, 3559)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn hand_over_project() -> Weight {
		// Storage: `Certificates::Projects` (r:1 w:1)
		// Proof: `Certificates::Projects` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Measured at least: 29_924 ns.
		Weight::from_parts(35_443_000, 3721)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn remove_project() -> Weight {
		// Storage: `Certificates::Projects` (r:1 w:1)
		// Proof: `Certificates::Projects` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
		// Storage: `Certificates::ProjectOf` (r:1 w:1)
		// Proof: `Certificates::ProjectOf` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
		// Measured at least: 21_052 ns.
		Weight::from_parts(24_867_000, 3559)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn reject_exchange() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Exchanges` (r:1 w:1)
		// Proof: `Certificates::Exchanges` (`max_values`: None, `max_size`: Some(85), added: 2560, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::RecordDeposits` (r:1 w:1)
		// Proof: `Certificates::RecordDeposits` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 108_711 ns.
		Weight::from_parts(118_145_000, 3802)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn withdraw() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Projects` (r:1 w:0)
		// Proof: `Certificates::Projects` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:2)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:1 w:2)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Withdrawals` (r:0 w:1)
		// Proof: `Certificates::Withdrawals` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Measured at least: 180_978 ns.
		Weight::from_parts(195_069_000, 6196)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn freeze() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Projects` (r:1 w:0)
		// Proof: `Certificates::Projects` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:1)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 51_096 ns.
		Weight::from_parts(58_336_000, 3721)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn unfreeze() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Projects` (r:1 w:0)
		// Proof: `Certificates::Projects` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:1)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Measured at least: 50_875 ns.
		Weight::from_parts(57_875_000, 3721)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(2))
	}
}
