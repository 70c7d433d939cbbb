//! Weights of `verdigrid_evidence`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on AMD EPYC: 10 steps, 10 times each, without the database,
//! whose accesses are counted beside.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What the calls and hooks weigh.
pub trait WeightInfo {
	/// `appoint`.
	fn appoint() -> Weight;
	/// `accept_seat`.
	fn accept_seat() -> Weight;
	/// `set_quorum`.
	fn set_quorum() -> Weight;
	/// `attest`.
	fn attest() -> Weight;
	/// `verify_one`.
	fn verify_one() -> Weight;
	/// `verify_batch`, for `n` from 1 to 100.
	fn verify_batch(n: u32) -> Weight;
	/// `verify_together`, for `n` from 1 to 256.
	fn verify_together(n: u32) -> Weight;
	/// `readings`, for `n` from 1 to 256.
	fn readings(n: u32) -> Weight;
	/// `parties`, for `n` from 1 to 512.
	fn parties(n: u32) -> Weight;
	/// `bundles`, for `n` from 1 to 256.
	fn bundles(n: u32) -> Weight;
	/// `batches`, for `n` from 1 to 256.
	fn batches(n: u32) -> Weight;
	/// `pledges`, for `n` from 1 to 256.
	fn pledges(n: u32) -> Weight;
	/// `splits`, for `n` from 1 to 256.
	fn splits(n: u32) -> Weight;
	/// `corrections`, for `n` from 1 to 256.
	fn corrections(n: u32) -> Weight;
	/// `prove`, for `s` from 0 to 6144.
	fn prove(s: u32) -> Weight;
	/// `dismiss`.
	fn dismiss() -> Weight;
	/// `resign`.
	fn resign() -> Weight;
	/// `withdraw_bond`.
	fn withdraw_bond() -> Weight;
	/// `restore_bond`.
	fn restore_bond() -> Weight;
	/// `poke`.
	fn poke() -> Weight;
	/// `reopen`.
	fn reopen() -> Weight;
	/// `dispute`.
	fn dispute() -> Weight;
	/// `resolve`.
	fn resolve() -> Weight;
	/// `settle_dispute`.
	fn settle_dispute() -> Weight;
	/// `release_dispute`.
	fn release_dispute() -> Weight;
	/// `reap`.
	fn reap() -> Weight;
	/// `close`.
	fn close() -> Weight;
	/// `open`.
	fn open() -> Weight;
	/// `void`.
	fn void() -> Weight;
	/// `contest`.
	fn contest() -> Weight;
	/// `uphold`.
	fn uphold() -> Weight;
	/// `revoke`.
	fn revoke() -> Weight;
	/// `unwind`.
	fn unwind() -> Weight;
}

/// As measured, with the runtime's weights of the database.
pub struct Measured<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for Measured<T> {
	fn appoint() -> Weight {
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SeatCount` (r:1 w:1)
		// Proof: `Evidence::SeatCount` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 33_680 ns.
		Weight::from_parts(36_124_000, 3721)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn accept_seat() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Evidence::CurrentVersion` (r:1 w:1)
		// Proof: `Evidence::CurrentVersion` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:1)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(150), added: 2625, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SetQuorum` (r:1 w:0)
		// Proof: `Evidence::SetQuorum` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 142_481 ns.
		Weight::from_parts(152_676_000, 3802)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn set_quorum() -> Weight {
		// Storage: `Evidence::CurrentVersion` (r:1 w:1)
		// Proof: `Evidence::CurrentVersion` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:1)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(150), added: 2625, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SetQuorum` (r:0 w:1)
		// Proof: `Evidence::SetQuorum` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 38_597 ns.
		Weight::from_parts(44_626_000, 3615)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn attest() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:31 w:31)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:31 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:31 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Offset` (r:1 w:0)
		// Proof: `Genesis::Offset` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Rounds` (r:1 w:1)
		// Proof: `Evidence::Rounds` (`max_values`: None, `max_size`: Some(1545), added: 4020, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:0)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(150), added: 2625, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:1)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::OpenRounds` (r:1 w:1)
		// Proof: `Evidence::OpenRounds` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Disputes` (r:1 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1471), added: 3946, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:16 w:16)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:17 w:17)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 1_808_390 ns.
		Weight::from_parts(1_883_330_000, 85651)
			.saturating_add(T::DbWeight::get().reads(140))
			.saturating_add(T::DbWeight::get().writes(70))
	}
	fn verify_one() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:3 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:3 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:2 w:2)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:0)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:2 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
		// Storage: `Evidence::TradeRefs` (r:1 w:1)
		// Proof: `Evidence::TradeRefs` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:1)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Offset` (r:1 w:0)
		// Proof: `Genesis::Offset` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:2 w:1)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(95), added: 2570, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Carried` (r:1 w:0)
		// Proof: `Certificates::Carried` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Allocated` (r:2 w:2)
		// Proof: `Evidence::Allocated` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LastUse` (r:1 w:1)
		// Proof: `Evidence::LastUse` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
		// Storage: `Evidence::NextEvidence` (r:1 w:1)
		// Proof: `Evidence::NextEvidence` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::NextVoucher` (r:1 w:1)
		// Proof: `Vouchers::NextVoucher` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:1 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:9)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Pledges` (r:8 w:8)
		// Proof: `Certificates::Pledges` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
		// Storage: `Certificates::RecordDeposits` (r:7 w:7)
		// Proof: `Certificates::RecordDeposits` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:0 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Owned` (r:0 w:1)
		// Proof: `Vouchers::Owned` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:17)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:1)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 786_345 ns.
		Weight::from_parts(806_045_000, 21430)
			.saturating_add(T::DbWeight::get().reads(58))
			.saturating_add(T::DbWeight::get().writes(60))
	}
	fn verify_batch(n: u32) -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:201 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:201 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:2 w:2)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:0)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:200 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
		// Storage: `Evidence::TradeRefs` (r:100 w:100)
		// Proof: `Evidence::TradeRefs` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:100 w:100)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:100 w:100)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Offset` (r:1 w:0)
		// Proof: `Genesis::Offset` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:100 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:200 w:100)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(95), added: 2570, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Carried` (r:100 w:0)
		// Proof: `Certificates::Carried` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Allocated` (r:200 w:200)
		// Proof: `Evidence::Allocated` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LastUse` (r:100 w:100)
		// Proof: `Evidence::LastUse` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
		// Storage: `Evidence::NextEvidence` (r:1 w:1)
		// Proof: `Evidence::NextEvidence` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::NextVoucher` (r:1 w:1)
		// Proof: `Vouchers::NextVoucher` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:100 w:100)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:800 w:900)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Pledges` (r:800 w:800)
		// Proof: `Certificates::Pledges` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
		// Storage: `Certificates::RecordDeposits` (r:700 w:700)
		// Proof: `Certificates::RecordDeposits` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:101 w:101)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:101 w:101)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:0 w:100)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Owned` (r:0 w:100)
		// Proof: `Vouchers::Owned` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1700)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:100)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 811_693 ns.
		Weight::from_parts(813_916_000, 8523)
			.saturating_add(Weight::from_parts(896_834_016, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().reads((42_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes((54_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 20440).saturating_mul(n.into()))
	}
	fn verify_together(n: u32) -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:201 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:201 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:2 w:2)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:0)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:200 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(166), added: 2641, mode: `MaxEncodedLen`)
		// Storage: `Evidence::TradeRefs` (r:100 w:100)
		// Proof: `Evidence::TradeRefs` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:100 w:100)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:100 w:100)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Offset` (r:1 w:0)
		// Proof: `Genesis::Offset` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:100 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(30), added: 2505, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:200 w:100)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(95), added: 2570, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Carried` (r:100 w:0)
		// Proof: `Certificates::Carried` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Allocated` (r:200 w:200)
		// Proof: `Evidence::Allocated` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LastUse` (r:100 w:100)
		// Proof: `Evidence::LastUse` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
		// Storage: `Evidence::NextEvidence` (r:1 w:1)
		// Proof: `Evidence::NextEvidence` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::NextVoucher` (r:1 w:1)
		// Proof: `Vouchers::NextVoucher` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:100 w:100)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:800 w:900)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Pledges` (r:800 w:800)
		// Proof: `Certificates::Pledges` (`max_values`: None, `max_size`: Some(80), added: 2555, mode: `MaxEncodedLen`)
		// Storage: `Certificates::RecordDeposits` (r:700 w:700)
		// Proof: `Certificates::RecordDeposits` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:101 w:101)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:101 w:101)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Vouchers` (r:0 w:100)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Owned` (r:0 w:100)
		// Proof: `Vouchers::Owned` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:1700)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Storage: `Certificates::BundleDeposits` (r:0 w:100)
		// Proof: `Certificates::BundleDeposits` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
		// Measured at least: 825_062 ns.
		Weight::from_parts(826_134_000, 8523)
			.saturating_add(Weight::from_parts(837_370_580, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(16))
			.saturating_add(T::DbWeight::get().reads((42_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(6))
			.saturating_add(T::DbWeight::get().writes((54_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 20440).saturating_mul(n.into()))
	}
	fn readings(n: u32) -> Weight {
		// Not measured. An eighth of a trade of `verify_together`, which was measured with eight pledged bundles.
		Weight::from_parts(104_671_322, 2555)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_mul(n.into())
	}
	fn parties(n: u32) -> Weight {
		// Not measured. An eighth of a trade of `verify_together`, which was measured with eight pledged bundles.
		Weight::from_parts(104_671_322, 2555)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_mul(n.into())
	}
	fn bundles(n: u32) -> Weight {
		// Not measured. An eighth of a trade of `verify_together`, which was measured with eight pledged bundles.
		Weight::from_parts(104_671_322, 2555)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_mul(n.into())
	}
	fn batches(n: u32) -> Weight {
		// Not measured. A quarter of a trade of `verify_together`, which was measured with eight pledged bundles.
		Weight::from_parts(209_342_644, 5110)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(14))
			.saturating_mul(n.into())
	}
	fn pledges(n: u32) -> Weight {
		// Not measured. A quarter of a trade of `verify_together`, which was measured with eight pledged bundles.
		Weight::from_parts(209_342_644, 5110)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(14))
			.saturating_mul(n.into())
	}
	fn splits(n: u32) -> Weight {
		// Not measured. A quarter of a trade of `verify_together`, which was measured with eight pledged bundles.
		Weight::from_parts(209_342_644, 5110)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(14))
			.saturating_mul(n.into())
	}
	fn corrections(n: u32) -> Weight {
		// Not measured. An eighth of a trade of `verify_together`, which was measured with eight pledged bundles.
		Weight::from_parts(104_671_322, 2555)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_mul(n.into())
	}
	fn prove(s: u32) -> Weight {
		// Measured at least: 16_895 ns.
		Weight::from_parts(17_888_132, 0)
			.saturating_add(Weight::from_parts(363_900, 0).saturating_mul(s.into()))
	}
	fn dismiss() -> Weight {
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::CurrentVersion` (r:1 w:1)
		// Proof: `Evidence::CurrentVersion` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:1)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(150), added: 2625, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SetQuorum` (r:1 w:0)
		// Proof: `Evidence::SetQuorum` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SeatCount` (r:1 w:1)
		// Proof: `Evidence::SeatCount` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 81_261 ns.
		Weight::from_parts(89_623_000, 8523)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn resign() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::CurrentVersion` (r:1 w:1)
		// Proof: `Evidence::CurrentVersion` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:1)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(150), added: 2625, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SetQuorum` (r:1 w:0)
		// Proof: `Evidence::SetQuorum` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SeatCount` (r:1 w:1)
		// Proof: `Evidence::SeatCount` (`max_values`: None, `max_size`: Some(13), added: 2488, mode: `MaxEncodedLen`)
		// Measured at least: 90_474 ns.
		Weight::from_parts(100_239_000, 8523)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn withdraw_bond() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 93_299 ns.
		Weight::from_parts(101_039_000, 3802)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn restore_bond() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 141_459 ns.
		Weight::from_parts(149_041_000, 6614)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn poke() -> Weight {
		// Storage: `Evidence::Rounds` (r:1 w:1)
		// Proof: `Evidence::Rounds` (`max_values`: None, `max_size`: Some(1545), added: 4020, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:0)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(150), added: 2625, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:31 w:31)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:31 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:31 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Offset` (r:1 w:0)
		// Proof: `Genesis::Offset` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:1)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::OpenRounds` (r:1 w:1)
		// Proof: `Evidence::OpenRounds` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Disputes` (r:1 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1471), added: 3946, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:16 w:16)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:17 w:17)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 2_059_822 ns.
		Weight::from_parts(2_111_439_000, 85651)
			.saturating_add(T::DbWeight::get().reads(139))
			.saturating_add(T::DbWeight::get().writes(70))
	}
	fn reopen() -> Weight {
		// Storage: `Evidence::Rounds` (r:1 w:0)
		// Proof: `Evidence::Rounds` (`max_values`: None, `max_size`: Some(1545), added: 4020, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:0)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Measured at least: 34_582 ns.
		Weight::from_parts(37_175_000, 5010)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn dispute() -> Weight {
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(256), added: 2731, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(97), added: 2572, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:32 w:31)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
		// Storage: `Evidence::NextDispute` (r:1 w:1)
		// Proof: `Evidence::NextDispute` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Disputes` (r:0 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1471), added: 3946, mode: `MaxEncodedLen`)
		// Measured at least: 319_563 ns.
		Weight::from_parts(347_265_000, 83710)
			.saturating_add(T::DbWeight::get().reads(44))
			.saturating_add(T::DbWeight::get().writes(36))
	}
	fn resolve() -> Weight {
		// Storage: `Evidence::Disputes` (r:1 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1471), added: 3946, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:31 w:31)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:1)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:3 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:48 w:48)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:47 w:47)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 3_601_175 ns.
		Weight::from_parts(3_704_348_000, 133154)
			.saturating_add(T::DbWeight::get().reads(135))
			.saturating_add(T::DbWeight::get().writes(130))
	}
	fn settle_dispute() -> Weight {
		// Storage: `Evidence::Disputes` (r:1 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1471), added: 3946, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:31 w:31)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(110), added: 2585, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:1)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Measured at least: 224_183 ns.
		Weight::from_parts(235_910_000, 81125)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(35))
	}
	fn release_dispute() -> Weight {
		// Storage: `Evidence::Disputes` (r:1 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1471), added: 3946, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:16 w:16)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:16 w:16)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 771_784 ns.
		Weight::from_parts(1_233_498_000, 45982)
			.saturating_add(T::DbWeight::get().reads(35))
			.saturating_add(T::DbWeight::get().writes(34))
	}
	fn reap() -> Weight {
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Rounds` (r:1 w:0)
		// Proof: `Evidence::Rounds` (`max_values`: None, `max_size`: Some(1545), added: 4020, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Offset` (r:1 w:0)
		// Proof: `Genesis::Offset` (`max_values`: Some(1), `max_size`: Some(2), added: 497, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Corrections` (r:1 w:0)
		// Proof: `Evidence::Corrections` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
		// Measured at least: 69_914 ns.
		Weight::from_parts(78_195_000, 5010)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn close() -> Weight {
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Measured at least: 33_319 ns.
		Weight::from_parts(37_937_000, 3839)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn open() -> Weight {
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Measured at least: 26_690 ns.
		Weight::from_parts(32_678_000, 3839)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn void() -> Weight {
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:1)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:9 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Measured at least: 90_364 ns.
		Weight::from_parts(100_458_000, 23715)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn contest() -> Weight {
		// Storage: `Evidence::EvidenceRecords` (r:1 w:1)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:0 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Measured at least: 28_572 ns.
		Weight::from_parts(34_371_000, 3643)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn uphold() -> Weight {
		// Storage: `Evidence::EvidenceRecords` (r:1 w:1)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:0 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Measured at least: 24_836 ns.
		Weight::from_parts(30_465_000, 3643)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn revoke() -> Weight {
		// Storage: `Evidence::EvidenceRecords` (r:1 w:1)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
		// Storage: `Timestamp::Now` (r:1 w:0)
		// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Parameters::Parameters` (r:1 w:0)
		// Proof: `Parameters::Parameters` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
		// Storage: `Genesis::Kind` (r:1 w:0)
		// Proof: `Genesis::Kind` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Corrections` (r:1 w:1)
		// Proof: `Evidence::Corrections` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:0 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Measured at least: 57_936 ns.
		Weight::from_parts(71_777_000, 3646)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn unwind() -> Weight {
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(178), added: 2653, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(181), added: 2656, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:8)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Deposits` (r:1 w:0)
		// Proof: `Vouchers::Deposits` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:1 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Allocated` (r:2 w:2)
		// Proof: `Evidence::Allocated` (`max_values`: None, `max_size`: Some(78), added: 2553, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:0 w:16)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(32), added: 2507, mode: `MaxEncodedLen`)
		// Measured at least: 185_445 ns.
		Weight::from_parts(194_918_000, 21214)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(29))
	}
}
