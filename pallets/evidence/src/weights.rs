//! Weights of `verdigrid_evidence`. `scripts/weights` measures them and writes this file: do not edit it.
//!
//! Measured 2026-11-29 on Intel(R) Xeon(R) Processor: 10 steps, 10 times each, without the database,
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
		// Measured at least: 31_941 ns.
		Weight::from_parts(34_999_000, 3713)
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
		// Measured at least: 147_703 ns.
		Weight::from_parts(157_708_000, 3802)
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
		// Measured at least: 42_437 ns.
		Weight::from_parts(47_142_000, 3599)
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
		// Measured at least: 1_569_053 ns.
		Weight::from_parts(1_629_087_000, 85403)
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
		// Measured at least: 215_612 ns.
		Weight::from_parts(227_820_000, 9159)
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
		// Measured at least: 230_441 ns.
		Weight::from_parts(236_260_000, 3713)
			.saturating_add(Weight::from_parts(189_515_121, 0).saturating_mul(n.into()))
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
		// Measured at least: 237_745 ns.
		Weight::from_parts(244_890_000, 9159)
			.saturating_add(Weight::from_parts(49_252_918, 0).saturating_mul(n.into()))
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
		// Measured at least: 53_803 ns.
		Weight::from_parts(23_963_050, 990)
			.saturating_add(Weight::from_parts(15_846_607, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2645).saturating_mul(n.into()))
	}
	fn parties(n: u32) -> Weight {
		// Storage: `Identity::Parties` (r:512 w:0)
		// Proof: `Identity::Parties` (`max_values`: None, `max_size`: Some(248), added: 2723, mode: `MaxEncodedLen`)
		// Storage: `Identity::Recoveries` (r:512 w:0)
		// Proof: `Identity::Recoveries` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
		// Measured at least: 10_127 ns.
		Weight::from_parts(10_402_000, 990)
			.saturating_add(Weight::from_parts(7_702_561, 0).saturating_mul(n.into()))
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
		// Measured at least: 42_800 ns.
		Weight::from_parts(67_002_581, 5972)
			.saturating_add(Weight::from_parts(13_640_454, 0).saturating_mul(n.into()))
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
		// Measured at least: 45_675 ns.
		Weight::from_parts(47_125_000, 990)
			.saturating_add(Weight::from_parts(35_931_793, 0).saturating_mul(n.into()))
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
		// Measured at least: 41_176 ns.
		Weight::from_parts(43_672_000, 3638)
			.saturating_add(Weight::from_parts(20_695_702, 0).saturating_mul(n.into()))
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
		// Measured at least: 123_111 ns.
		Weight::from_parts(980_782_334, 990)
			.saturating_add(Weight::from_parts(102_163_609, 0).saturating_mul(n.into()))
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
		// Measured at least: 140_097 ns.
		Weight::from_parts(143_966_906, 3802)
			.saturating_add(Weight::from_parts(13_693_676, 0).saturating_mul(n.into()))
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
		// Measured at least: 24_265 ns.
		Weight::from_parts(313_482_865, 990)
			.saturating_add(Weight::from_parts(13_938_318, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2608).saturating_mul(n.into()))
	}
	fn prove(s: u32) -> Weight {
		// Measured at least: 17_131 ns.
		Weight::from_parts(9_369_557, 0)
			.saturating_add(Weight::from_parts(379_336, 0).saturating_mul(s.into()))
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
		// Measured at least: 74_944 ns.
		Weight::from_parts(81_608_000, 3599)
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
		// Measured at least: 85_868 ns.
		Weight::from_parts(92_052_000, 3599)
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
		// Measured at least: 100_959 ns.
		Weight::from_parts(109_497_000, 3802)
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
		// Measured at least: 159_949 ns.
		Weight::from_parts(171_433_000, 6614)
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
		// Measured at least: 1_718_131 ns.
		Weight::from_parts(1_884_490_000, 85403)
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
		// Measured at least: 32_231 ns.
		Weight::from_parts(39_897_000, 5010)
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
		// Measured at least: 304_724 ns.
		Weight::from_parts(321_955_000, 83454)
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
		// Measured at least: 3_631_808 ns.
		Weight::from_parts(3_745_591_000, 133154)
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
		// Measured at least: 219_525 ns.
		Weight::from_parts(227_511_000, 80877)
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
		// Measured at least: 798_686 ns.
		Weight::from_parts(854_032_000, 45982)
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
		// Measured at least: 60_037 ns.
		Weight::from_parts(64_509_000, 5010)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn close() -> Weight {
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Measured at least: 32_596 ns.
		Weight::from_parts(38_652_000, 3839)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	fn open() -> Weight {
		// Storage: `Evidence::Anchors` (r:1 w:1)
		// Proof: `Evidence::Anchors` (`max_values`: None, `max_size`: Some(374), added: 2849, mode: `MaxEncodedLen`)
		// Measured at least: 30_094 ns.
		Weight::from_parts(36_397_000, 3839)
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
		// Measured at least: 86_418 ns.
		Weight::from_parts(93_504_000, 23715)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	fn contest() -> Weight {
		// Storage: `Evidence::EvidenceRecords` (r:1 w:1)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:0 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
		// Measured at least: 22_616 ns.
		Weight::from_parts(27_186_000, 3598)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(2))
	}
	fn uphold() -> Weight {
		// Storage: `Evidence::EvidenceRecords` (r:1 w:1)
		// Proof: `Evidence::EvidenceRecords` (`max_values`: None, `max_size`: Some(133), added: 2608, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:0 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
		// Measured at least: 20_804 ns.
		Weight::from_parts(24_526_000, 3598)
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
		// Measured at least: 44_985 ns.
		Weight::from_parts(50_665_000, 3638)
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
		// Storage: `Certificates::Bundles` (r:1 w:1)
		// Proof: `Certificates::Bundles` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
		// Storage: `Certificates::Holdings` (r:2 w:2)
		// Proof: `Certificates::Holdings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
		// Storage: `Vouchers::Deposits` (r:1 w:0)
		// Proof: `Vouchers::Deposits` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Doubts` (r:1 w:1)
		// Proof: `Evidence::Doubts` (`max_values`: None, `max_size`: Some(34), added: 2509, mode: `MaxEncodedLen`)
		// Storage: `Identity::Meters` (r:1 w:0)
		// Proof: `Identity::Meters` (`max_values`: None, `max_size`: Some(170), added: 2645, mode: `MaxEncodedLen`)
		// Storage: `Evidence::Metered` (r:2 w:2)
		// Proof: `Evidence::Metered` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
		// Measured at least: 96_625 ns.
		Weight::from_parts(104_383_000, 6016)
			.saturating_add(T::DbWeight::get().reads(11))
			.saturating_add(T::DbWeight::get().writes(8))
	}
}
