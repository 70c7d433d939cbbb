//! Weights of `verdigrid_escrow`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the calls and hooks weigh.
pub trait WeightInfo {
	/// `open`, for `n` from 0 to 64.
	fn open(n: u32) -> Weight;
	/// `accept`.
	fn accept() -> Weight;
	/// `accept_redeeming`.
	fn accept_redeeming() -> Weight;
	/// `pay`.
	fn pay() -> Weight;
	/// `pay_redeeming`.
	fn pay_redeeming() -> Weight;
	/// `release`.
	fn release() -> Weight;
	/// `release_redeeming`.
	fn release_redeeming() -> Weight;
	/// `reclaim`.
	fn reclaim() -> Weight;
	/// `cancel`.
	fn cancel() -> Weight;
	/// `approve`.
	fn approve() -> Weight;
	/// `approve_redeeming`.
	fn approve_redeeming() -> Weight;
	/// `reveal`.
	fn reveal() -> Weight;
	/// `reveal_redeeming`.
	fn reveal_redeeming() -> Weight;
	/// `dispute`.
	fn dispute() -> Weight;
	/// `arbitrate`.
	fn arbitrate() -> Weight;
	/// `arbitrate_redeeming`.
	fn arbitrate_redeeming() -> Weight;
}

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
	fn open(n: u32) -> Weight {
		// Estimated, until it is measured: the price of a redemption is held too, and the claimant is read.
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:67 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:67 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:0)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Agreements` (r:0 w:1)
		// Proof: `Escrow::Agreements` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
		// Measured at least: 135_832 ns.
		Weight::from_parts(174_648_026, 21142)
			.saturating_add(Weight::from_parts(3_944_772, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(27))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(Weight::from_parts(0, 2723).saturating_mul(n.into()))
	}
	fn accept() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:2 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Agreements` (r:1 w:1)
		// Proof: `Escrow::Agreements` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:8)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Paid` (r:1 w:0)
		// Proof: `Escrow::Paid` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Approvals` (r:0 w:1)
		// Proof: `Escrow::Approvals` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Revealed` (r:0 w:1)
		// Proof: `Escrow::Revealed` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
		// Measured at least: 200_429 ns.
		Weight::from_parts(205_767_000, 21142)
			.saturating_add(T::DbWeight::get().reads(23))
			.saturating_add(T::DbWeight::get().writes(16))
	}
	fn accept_redeeming() -> Weight {
		// Estimated, until it is measured: as without a redemption, and all of `Vouchers.redeem_split(8)`.
		Weight::from_parts(677_458_994, 21142)
			.saturating_add(T::DbWeight::get().reads(67))
			.saturating_add(T::DbWeight::get().writes(57))
	}
	fn pay() -> Weight {
		// Estimated, until it is measured: the money is an asset, and the depositor has moved.
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Agreements` (r:1 w:1)
		// Proof: `Escrow::Agreements` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Paid` (r:1 w:1)
		// Proof: `Escrow::Paid` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Revealed` (r:1 w:1)
		// Proof: `Escrow::Revealed` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Approvals` (r:1 w:1)
		// Proof: `Escrow::Approvals` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:8)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Measured at least: 296_212 ns.
		Weight::from_parts(334_975_000, 21142)
			.saturating_add(T::DbWeight::get().reads(32))
			.saturating_add(T::DbWeight::get().writes(25))
	}
	fn pay_redeeming() -> Weight {
		// Estimated, until it is measured: as without a redemption, and all of `Vouchers.redeem_split(8)`.
		Weight::from_parts(806_666_994, 21142)
			.saturating_add(T::DbWeight::get().reads(75))
			.saturating_add(T::DbWeight::get().writes(65))
	}
	fn release() -> Weight {
		// Estimated, until it is measured: the money is an asset, and the depositor has moved.
		// Storage: `Escrow::Agreements` (r:1 w:1)
		// Proof: `Escrow::Agreements` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Paid` (r:1 w:1)
		// Proof: `Escrow::Paid` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Revealed` (r:1 w:1)
		// Proof: `Escrow::Revealed` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Approvals` (r:1 w:1)
		// Proof: `Escrow::Approvals` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:8)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Measured at least: 229_482 ns.
		Weight::from_parts(272_191_000, 21142)
			.saturating_add(T::DbWeight::get().reads(29))
			.saturating_add(T::DbWeight::get().writes(25))
	}
	fn release_redeeming() -> Weight {
		// Estimated, until it is measured: as without a redemption, and all of `Vouchers.redeem_split(8)`.
		Weight::from_parts(743_882_994, 21142)
			.saturating_add(T::DbWeight::get().reads(72))
			.saturating_add(T::DbWeight::get().writes(65))
	}
	fn reclaim() -> Weight {
		// Estimated, until it is measured: the money is an asset, with four more entries.
		// Storage: `Escrow::Withheld` (r:1 w:0)
		// Proof: `Escrow::Withheld` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Agreements` (r:1 w:1)
		// Proof: `Escrow::Agreements` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Paid` (r:1 w:1)
		// Proof: `Escrow::Paid` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Revealed` (r:1 w:1)
		// Proof: `Escrow::Revealed` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Approvals` (r:1 w:1)
		// Proof: `Escrow::Approvals` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 144_586 ns.
		Weight::from_parts(182_167_000, 6614)
			.saturating_add(T::DbWeight::get().reads(17))
			.saturating_add(T::DbWeight::get().writes(14))
	}
	fn cancel() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Agreements` (r:1 w:1)
		// Proof: `Escrow::Agreements` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Paid` (r:1 w:0)
		// Proof: `Escrow::Paid` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Approvals` (r:0 w:1)
		// Proof: `Escrow::Approvals` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Revealed` (r:0 w:1)
		// Proof: `Escrow::Revealed` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
		// Measured at least: 80_510 ns.
		Weight::from_parts(89_353_000, 4034)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	fn approve() -> Weight {
		// Estimated, until it is measured: the money is an asset, and the depositor has moved.
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Agreements` (r:1 w:1)
		// Proof: `Escrow::Agreements` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Approvals` (r:1 w:1)
		// Proof: `Escrow::Approvals` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Paid` (r:1 w:1)
		// Proof: `Escrow::Paid` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:8)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Revealed` (r:0 w:1)
		// Proof: `Escrow::Revealed` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
		// Measured at least: 284_644 ns.
		Weight::from_parts(337_148_000, 21142)
			.saturating_add(T::DbWeight::get().reads(31))
			.saturating_add(T::DbWeight::get().writes(25))
	}
	fn approve_redeeming() -> Weight {
		// Estimated, until it is measured: as without a redemption, and all of `Vouchers.redeem_split(8)`.
		Weight::from_parts(808_839_994, 21142)
			.saturating_add(T::DbWeight::get().reads(74))
			.saturating_add(T::DbWeight::get().writes(65))
	}
	fn reveal() -> Weight {
		// Estimated, until it is measured: the money is an asset, and the depositor has moved.
		// Storage: `Escrow::Agreements` (r:1 w:1)
		// Proof: `Escrow::Agreements` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Revealed` (r:1 w:1)
		// Proof: `Escrow::Revealed` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Paid` (r:1 w:1)
		// Proof: `Escrow::Paid` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:8)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Approvals` (r:0 w:1)
		// Proof: `Escrow::Approvals` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Measured at least: 252_267 ns.
		Weight::from_parts(293_624_000, 21142)
			.saturating_add(T::DbWeight::get().reads(28))
			.saturating_add(T::DbWeight::get().writes(25))
	}
	fn reveal_redeeming() -> Weight {
		// Estimated, until it is measured: as without a redemption, and all of `Vouchers.redeem_split(8)`.
		Weight::from_parts(765_315_994, 21142)
			.saturating_add(T::DbWeight::get().reads(71))
			.saturating_add(T::DbWeight::get().writes(65))
	}
	fn dispute() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Agreements` (r:1 w:1)
		// Proof: `Escrow::Agreements` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:0)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Paid` (r:1 w:0)
		// Proof: `Escrow::Paid` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Revealed` (r:1 w:0)
		// Proof: `Escrow::Revealed` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Approvals` (r:1 w:0)
		// Proof: `Escrow::Approvals` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Measured at least: 58_387 ns.
		Weight::from_parts(61_031_000, 4034)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn arbitrate() -> Weight {
		// Estimated, until it is measured: the money is an asset, and the depositor has moved.
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:2 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Agreements` (r:1 w:1)
		// Proof: `Escrow::Agreements` (`max_values`: None, `max_size`: Some(569), added: 3044, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Paid` (r:1 w:1)
		// Proof: `Escrow::Paid` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:8)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Approvals` (r:0 w:1)
		// Proof: `Escrow::Approvals` (`max_values`: None, `max_size`: Some(266), added: 2741, mode: `MaxEncodedLen`)
		// Storage: `Escrow::Revealed` (r:0 w:1)
		// Proof: `Escrow::Revealed` (`max_values`: None, `max_size`: Some(265), added: 2740, mode: `MaxEncodedLen`)
		// Measured at least: 246_698 ns.
		Weight::from_parts(283_488_000, 21142)
			.saturating_add(T::DbWeight::get().reads(30))
			.saturating_add(T::DbWeight::get().writes(25))
	}
	fn arbitrate_redeeming() -> Weight {
		// Estimated, until it is measured: as without a redemption, and all of `Vouchers.redeem_split(8)`.
		Weight::from_parts(755_179_994, 21142)
			.saturating_add(T::DbWeight::get().reads(73))
			.saturating_add(T::DbWeight::get().writes(65))
	}
}
