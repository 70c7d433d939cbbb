//! Where the state has what a statement rests on.
//!
//! A key is `twox128(pallet) ‖ twox128(item)`, and for maps what the item's hasher makes of the key: the key
//! itself, or a hash of it and then the key.

use crate::domain::{Period, ProjectCode, Topic};
use alloc::vec::Vec;
use codec::Encode;
use sp_crypto_hashing::{blake2_128, twox_128, twox_64};

/// A key of the state, and the name of the item that it belongs to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Key {
	/// Pallet and item, for people.
	pub item: &'static str,
	/// The key.
	pub bytes: Vec<u8>,
}

impl Key {
	fn value(item: &'static str) -> Self {
		let (pallet, name) = item.split_once('.').unwrap_or((item, ""));
		let bytes = [twox_128(pallet.as_bytes()), twox_128(name.as_bytes())].concat();
		Key { item, bytes }
	}

	fn identity(item: &'static str, key: &impl Encode) -> Self {
		let mut of = Self::value(item);
		key.encode_to(&mut of.bytes);
		of
	}

	fn blake2_128_concat(item: &'static str, key: &impl Encode) -> Self {
		let (mut of, key) = (Self::value(item), key.encode());
		of.bytes.extend(blake2_128(&key));
		of.bytes.extend(key);
		of
	}

	fn twox_64_concat(item: &'static str, key: &impl Encode) -> Self {
		let (mut of, key) = (Self::value(item), key.encode());
		of.bytes.extend(twox_64(&key));
		of.bytes.extend(key);
		of
	}
}

/// The layout in which a pallet stores its records.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Layout {
	/// The pallet.
	pub pallet: &'static str,
	/// The version of the layout that this crate knows.
	pub version: u16,
	item: &'static str,
}

/// The layouts that this crate knows.
pub const LAYOUTS: [Layout; 4] = [
	Layout { pallet: "Certificates", version: 1, item: "Certificates.:__STORAGE_VERSION__:" },
	Layout { pallet: "Evidence", version: 1, item: "Evidence.:__STORAGE_VERSION__:" },
	Layout { pallet: "Identity", version: 1, item: "Identity.:__STORAGE_VERSION__:" },
	Layout { pallet: "Vouchers", version: 1, item: "Vouchers.:__STORAGE_VERSION__:" },
];

impl Layout {
	/// Where the chain has the version, `u16`. Absent means 0.
	pub fn key(&self) -> Key {
		Key::value(self.item)
	}
}

/// The hash of the chain's first block. It is never removed.
pub fn genesis_hash() -> Key {
	Key::twox_64_concat("System.BlockHash", &0_u32)
}

/// The time of the block, in milliseconds.
pub fn now() -> Key {
	Key::value("Timestamp.Now")
}

/// The market's distance from UTC, in minutes.
pub fn market_offset() -> Key {
	Key::value("Genesis.Offset")
}

/// The first authorities, in the state of the chain's first block.
pub fn authorities() -> Key {
	Key::value("Grandpa.Authorities")
}

/// The number of the next redemption.
pub fn next_redemption() -> Key {
	Key::value("Certificates.NextRedemption")
}

/// A redemption.
pub fn redemption(id: u64) -> Key {
	Key::identity("Certificates.Redemptions", &id)
}

/// A batch.
pub fn batch(id: u64) -> Key {
	Key::identity("Certificates.Batches", &id)
}

/// Why a batch is frozen.
pub fn freeze(batch: u64) -> Key {
	Key::identity("Certificates.Freezes", &batch)
}

/// A project.
pub fn project(code: &ProjectCode) -> Key {
	Key::blake2_128_concat("Certificates.Projects", code)
}

/// The energy carried into and out of a meter's period.
pub fn carried(meter: &[u8], period: Period) -> Key {
	Key::blake2_128_concat("Certificates.Carried", &(meter, period))
}

/// A voucher that is not what its evidence says: a redeemed one always is.
pub fn voucher(id: u64) -> Key {
	Key::identity("Vouchers.Vouchers", &id)
}

/// A verified trade.
pub fn evidence(id: u64) -> Key {
	Key::identity("Evidence.EvidenceRecords", &id)
}

/// Why evidence is contested or revoked.
pub fn doubt(evidence: u64) -> Key {
	Key::identity("Evidence.Doubts", &evidence)
}

/// What a quorum stated about a topic.
pub fn anchor(topic: &Topic) -> Key {
	Key::blake2_128_concat("Evidence.Anchors", topic)
}

/// How far a topic has come.
pub fn topic(topic: &Topic) -> Key {
	Key::blake2_128_concat("Evidence.Topics", topic)
}

/// The reading that counts for a meter and period. The period's index is taken from `u32::MAX`, big-endian.
pub fn metered(meter: u32, period: Period) -> Key {
	let backwards = (!period.index).to_be_bytes();
	Key::identity("Evidence.Metered", &(meter, period.granularity, backwards))
}

/// A party.
pub fn party(id: u32) -> Key {
	Key::identity("Identity.Parties", &id)
}

/// A meter.
pub fn meter(id: &[u8]) -> Key {
	Key::blake2_128_concat("Identity.Meters", &id)
}

/// The meter with a number.
pub fn meter_id(number: u32) -> Key {
	Key::identity("Identity.MeterIds", &number)
}
