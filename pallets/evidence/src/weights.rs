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
	/// `holdings`, for `n` from 1 to 256.
	fn holdings(n: u32) -> Weight;
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
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SeatCount` (r:1 w:1)
		// Proof: `Evidence::SeatCount` (`max_values`: None, `max_size`: Some(5), added: 2480, mode: `MaxEncodedLen`)
		// Measured at least: 17_647 ns.
		Weight::from_parts(18_638_000, 3713)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn accept_seat() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Evidence::CurrentVersion` (r:1 w:1)
		// Proof: `Evidence::CurrentVersion` (`max_values`: None, `max_size`: Some(5), added: 2480, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:1)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SetQuorum` (r:1 w:0)
		// Proof: `Evidence::SetQuorum` (`max_values`: None, `max_size`: Some(5), added: 2480, mode: `MaxEncodedLen`)
		// Measured at least: 89_213 ns.
		Weight::from_parts(92_098_000, 3802)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn set_quorum() -> Weight {
		// Storage: `Evidence::CurrentVersion` (r:1 w:1)
		// Proof: `Evidence::CurrentVersion` (`max_values`: None, `max_size`: Some(5), added: 2480, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:1)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SetQuorum` (r:0 w:1)
		// Proof: `Evidence::SetQuorum` (`max_values`: None, `max_size`: Some(5), added: 2480, mode: `MaxEncodedLen`)
		// Measured at least: 22_504 ns.
		Weight::from_parts(23_595_000, 3599)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn attest() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:31 w:31)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:31 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:31 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Rounds` (r:1 w:1)
		// Proof: `Evidence::Rounds` (`max_values`: None, `max_size`: Some(1545), added: 4020, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:0)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:1)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::OpenRounds` (r:1 w:1)
		// Proof: `Evidence::OpenRounds` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Disputes` (r:1 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1463), added: 3938, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:16 w:16)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:16 w:16)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 1_076_536 ns.
		Weight::from_parts(1_112_900_000, 85403)
			.saturating_add(T::DbWeight::get().reads(133))
			.saturating_add(T::DbWeight::get().writes(69))
	}
	fn verify_one() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:3 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:3 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:2 w:2)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:0)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:2 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `Evidence::TradeRefs` (r:1 w:1)
		// Proof: `Evidence::TradeRefs` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:2 w:2)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Carried` (r:1 w:0)
		// Proof: `Certificates::Carried` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:0 w:1)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Measured at least: 139_929 ns.
		Weight::from_parts(146_098_000, 9159)
			.saturating_add(T::DbWeight::get().reads(21))
			.saturating_add(T::DbWeight::get().writes(10))
	}
	fn verify_batch(n: u32) -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:201 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:201 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:200 w:200)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:100 w:0)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:200 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `Evidence::TradeRefs` (r:100 w:100)
		// Proof: `Evidence::TradeRefs` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:100 w:100)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:100 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:200 w:200)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Carried` (r:100 w:0)
		// Proof: `Certificates::Carried` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:100 w:100)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:200 w:200)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:0 w:100)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Measured at least: 149_523 ns.
		Weight::from_parts(151_576_000, 3713)
			.saturating_add(Weight::from_parts(129_595_725, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((18_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((10_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5698).saturating_mul(n.into()))
	}
	fn verify_together(n: u32) -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:3 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:3 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:2 w:2)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:0)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:2 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `Evidence::TradeRefs` (r:256 w:256)
		// Proof: `Evidence::TradeRefs` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:2 w:2)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Carried` (r:1 w:0)
		// Proof: `Certificates::Carried` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:256 w:256)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:0 w:256)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Measured at least: 151_756 ns.
		Weight::from_parts(101_501_735, 9159)
			.saturating_add(Weight::from_parts(30_695_380, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(7))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2519).saturating_mul(n.into()))
	}
	fn readings(n: u32) -> Weight {
		// Storage: `Identity::Meters` (r:256 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:256 w:256)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Carried` (r:256 w:0)
		// Proof: `Certificates::Carried` (`max_values`: None, `max_size`: Some(70), added: 2545, mode: `MaxEncodedLen`)
		// Measured at least: 15_684 ns.
		Weight::from_parts(1_558_693, 990)
			.saturating_add(Weight::from_parts(10_373_016, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2645).saturating_mul(n.into()))
	}
	fn parties(n: u32) -> Weight {
		// Storage: `Identity::Parties` (r:512 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:512 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Measured at least: 5_568 ns.
		Weight::from_parts(5_858_000, 990)
			.saturating_add(Weight::from_parts(4_664_263, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2723).saturating_mul(n.into()))
	}
	fn bundles(n: u32) -> Weight {
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:256 w:256)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Measured at least: 23_375 ns.
		Weight::from_parts(6_778_533, 5972)
			.saturating_add(Weight::from_parts(8_950_151, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2519).saturating_mul(n.into()))
	}
	fn batches(n: u32) -> Weight {
		// Storage: `Certificates::Batches` (r:256 w:256)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:256 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:256 w:256)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:512 w:512)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Measured at least: 27_211 ns.
		Weight::from_parts(27_581_000, 990)
			.saturating_add(Weight::from_parts(21_862_159, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 4982).saturating_mul(n.into()))
	}
	fn holdings(n: u32) -> Weight {
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:256 w:256)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:257 w:257)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Measured at least: 24_637 ns.
		Weight::from_parts(4_060_138, 3638)
			.saturating_add(Weight::from_parts(10_184_143, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2519).saturating_mul(n.into()))
	}
	fn pledges(n: u32) -> Weight {
		// Storage: `Certificates::Batches` (r:256 w:256)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:256 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:256 w:256)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Pledges` (r:256 w:256)
		// Proof: `Certificates::Pledges` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
		// Storage: `Certificates::RecordDeposits` (r:256 w:256)
		// Proof: `Certificates::RecordDeposits` (`max_values`: None, `max_size`: Some(57), added: 2532, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:256 w:256)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:256 w:256)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:512 w:512)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Measured at least: 68_392 ns.
		Weight::from_parts(69_033_000, 990)
			.saturating_add(Weight::from_parts(69_798_814, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((9_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((8_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 4982).saturating_mul(n.into()))
	}
	fn splits(n: u32) -> Weight {
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Freezes` (r:1 w:0)
		// Proof: `Certificates::Freezes` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:256 w:512)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:1 w:1)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Certificates::DepositLots` (r:0 w:1)
		// Proof: `Certificates::DepositLots` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
		// Measured at least: 86_239 ns.
		Weight::from_parts(73_888_591, 3802)
			.saturating_add(Weight::from_parts(9_512_727, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2519).saturating_mul(n.into()))
	}
	fn corrections(n: u32) -> Weight {
		// Storage: `Evidence::TradeRefs` (r:256 w:0)
		// Proof: `Evidence::TradeRefs` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:256 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:256 w:256)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
		// Measured at least: 14_010 ns.
		Weight::from_parts(5_924_323, 990)
			.saturating_add(Weight::from_parts(9_185_843, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2608).saturating_mul(n.into()))
	}
	fn prove(s: u32) -> Weight {
		// Measured at least: 14_322 ns.
		Weight::from_parts(9_198_133, 0)
			.saturating_add(Weight::from_parts(333_697, 0).saturating_mul(s.into()))
	}
	fn dismiss() -> Weight {
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
		// Storage: `Evidence::CurrentVersion` (r:1 w:1)
		// Proof: `Evidence::CurrentVersion` (`max_values`: None, `max_size`: Some(5), added: 2480, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:1)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SetQuorum` (r:1 w:0)
		// Proof: `Evidence::SetQuorum` (`max_values`: None, `max_size`: Some(5), added: 2480, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SeatCount` (r:1 w:1)
		// Proof: `Evidence::SeatCount` (`max_values`: None, `max_size`: Some(5), added: 2480, mode: `MaxEncodedLen`)
		// Measured at least: 41_942 ns.
		Weight::from_parts(46_440_000, 3599)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn resign() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
		// Storage: `Evidence::CurrentVersion` (r:1 w:1)
		// Proof: `Evidence::CurrentVersion` (`max_values`: None, `max_size`: Some(5), added: 2480, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:1)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SetQuorum` (r:1 w:0)
		// Proof: `Evidence::SetQuorum` (`max_values`: None, `max_size`: Some(5), added: 2480, mode: `MaxEncodedLen`)
		// Storage: `Evidence::SeatCount` (r:1 w:1)
		// Proof: `Evidence::SeatCount` (`max_values`: None, `max_size`: Some(5), added: 2480, mode: `MaxEncodedLen`)
		// Measured at least: 47_622 ns.
		Weight::from_parts(51_757_000, 3599)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	fn withdraw_bond() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 61_732 ns.
		Weight::from_parts(67_191_000, 3802)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn restore_bond() -> Weight {
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:1 w:1)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:2 w:2)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:2 w:2)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 104_756 ns.
		Weight::from_parts(111_095_000, 6614)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	fn poke() -> Weight {
		// Storage: `Evidence::Rounds` (r:1 w:1)
		// Proof: `Evidence::Rounds` (`max_values`: None, `max_size`: Some(1545), added: 4020, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Committees` (r:1 w:0)
		// Proof: `Evidence::Committees` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:31 w:31)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:31 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:31 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:1)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::OpenRounds` (r:1 w:1)
		// Proof: `Evidence::OpenRounds` (`max_values`: None, `max_size`: Some(69), added: 2544, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Disputes` (r:1 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1463), added: 3938, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:16 w:16)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:16 w:16)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Measured at least: 1_228_703 ns.
		Weight::from_parts(1_267_961_000, 85403)
			.saturating_add(T::DbWeight::get().reads(132))
			.saturating_add(T::DbWeight::get().writes(69))
	}
	fn reopen() -> Weight {
		// Storage: `Evidence::Rounds` (r:1 w:0)
		// Proof: `Evidence::Rounds` (`max_values`: None, `max_size`: Some(1545), added: 4020, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:0)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Measured at least: 19_559 ns.
		Weight::from_parts(20_630_000, 5010)
			.saturating_add(T::DbWeight::get().reads(3))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn dispute() -> Weight {
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:32 w:31)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Disputes` (r:0 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1463), added: 3938, mode: `MaxEncodedLen`)
		// Measured at least: 196_714 ns.
		Weight::from_parts(205_096_000, 83454)
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().writes(35))
	}
	fn resolve() -> Weight {
		// Storage: `Evidence::Disputes` (r:1 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1463), added: 3938, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:31 w:31)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:1)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:47 w:47)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:47 w:47)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 2_638_255 ns.
		Weight::from_parts(2_712_065_000, 133154)
			.saturating_add(T::DbWeight::get().reads(129))
			.saturating_add(T::DbWeight::get().writes(129))
	}
	fn settle_dispute() -> Weight {
		// Storage: `Evidence::Disputes` (r:1 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1463), added: 3938, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Seats` (r:31 w:31)
		// Proof: `Evidence::Seats` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:1)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Measured at least: 140_941 ns.
		Weight::from_parts(150_545_000, 80877)
			.saturating_add(T::DbWeight::get().reads(35))
			.saturating_add(T::DbWeight::get().writes(35))
	}
	fn release_dispute() -> Weight {
		// Storage: `Evidence::Disputes` (r:1 w:1)
		// Proof: `Evidence::Disputes` (`max_values`: None, `max_size`: Some(1463), added: 3938, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:16 w:16)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:16 w:16)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Measured at least: 592_264 ns.
		Weight::from_parts(617_031_000, 45982)
			.saturating_add(T::DbWeight::get().reads(34))
			.saturating_add(T::DbWeight::get().writes(34))
	}
	fn reap() -> Weight {
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Rounds` (r:1 w:0)
		// Proof: `Evidence::Rounds` (`max_values`: None, `max_size`: Some(1545), added: 4020, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:1 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Corrections` (r:1 w:0)
		// Proof: `Evidence::Corrections` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
		// Measured at least: 33_660 ns.
		Weight::from_parts(39_529_000, 5010)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn close() -> Weight {
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Measured at least: 16_444 ns.
		Weight::from_parts(20_601_000, 3839)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn open() -> Weight {
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Measured at least: 14_401 ns.
		Weight::from_parts(17_046_000, 3839)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn void() -> Weight {
		// Storage: `Evidence::Anchors` (r:9 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Storage: `Evidence::LatestRevision` (r:1 w:1)
		// Proof: `Evidence::LatestRevision` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Topics` (r:9 w:1)
		// Proof: `Evidence::Topics` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 87_731 ns.
		Weight::from_parts(92_280_148, 26631)
			.saturating_add(T::DbWeight::get().reads(19))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn contest() -> Weight {
		// Storage: `Evidence::EvidenceRecords` (r:1 w:1)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:0 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
		// Measured at least: 12_508 ns.
		Weight::from_parts(13_731_000, 3598)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn uphold() -> Weight {
		// Storage: `Evidence::EvidenceRecords` (r:1 w:1)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:0 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
		// Measured at least: 11_317 ns.
		Weight::from_parts(12_669_000, 3598)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn revoke() -> Weight {
		// Storage: `Evidence::EvidenceRecords` (r:1 w:1)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:0)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Identity::MeterIds` (r:1 w:0)
		// Proof: `Identity::MeterIds` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Corrections` (r:1 w:1)
		// Proof: `Evidence::Corrections` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:0 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
		// Measured at least: 26_659 ns.
		Weight::from_parts(28_612_000, 3638)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn unwind() -> Weight {
		// Storage: `Vouchers::Vouchers` (r:1 w:1)
		// Proof: `Vouchers::Vouchers` (`max_values`: None, `max_size`: Some(71), added: 2546, mode: `MaxEncodedLen`)
		// Storage: `Evidence::EvidenceRecords` (r:1 w:0)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Batches` (r:1 w:1)
		// Proof: `Certificates::Batches` (`max_values`: None, `max_size`: Some(173), added: 2648, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Bundles` (r:8 w:8)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Deposits` (r:1 w:1)
		// Proof: `Vouchers::Deposits` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
		// Storage: `Identity::PartyOf` (r:1 w:0)
		// Proof: `Identity::PartyOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
		// Storage: `Identity::Parties` (r:1 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(249), added: 2724, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:1 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Storage: `Allowance::Used` (r:1 w:1)
		// Proof: `Allowance::Used` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
		// Storage: `System::Account` (r:1 w:1)
		// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
		// Storage: `Balances::Holds` (r:1 w:1)
		// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(337), added: 2812, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:1 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:1 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:2 w:2)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
		// On another machine, and divided by 1.36: see docs/performance.md.
		// Measured at least: 199_284 ns.
		Weight::from_parts(213_902_206, 21142)
			.saturating_add(T::DbWeight::get().reads(24))
			.saturating_add(T::DbWeight::get().writes(19))
	}
}
