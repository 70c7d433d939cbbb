//! The leaves of the two sources.

use crate::{blake2, domain::Period, merkle::LeafProof, H256};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};

const PREFIX: &[u8] = b"verdigrid/leaf/v1";

/// What stands in a tree of a source.
pub trait Leaf: Encode {
	/// Tells one sort of leaf from every other.
	const KIND: u8;

	/// What it is known by.
	fn hash(&self) -> H256 {
		blake2(&[PREFIX, &[Self::KIND], &self.encode()])
	}
}

/// What a meter measured in a period.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct MeterReading {
	/// The meter.
	pub meter: Vec<u8>,
	/// The period.
	pub period: Period,
	/// The energy in watt-hours.
	pub energy: u64,
	/// Random bytes, so that a root reveals nothing.
	pub salt: [u8; 16],
}

impl Leaf for MeterReading {
	const KIND: u8 = 1;
}

/// What the trading centre settled for one trade in one period.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct Settlement {
	/// The reference of the settlement.
	pub trade_ref: H256,
	/// The seller.
	pub seller: u32,
	/// The buyer.
	pub buyer: u32,
	/// Where the energy was generated.
	pub generation_meter: Vec<u8>,
	/// Where it was used.
	pub consumption_meter: Vec<u8>,
	/// When.
	pub period: Period,
	/// How much energy was settled, in watt-hours.
	pub energy: u64,
	/// The batch of the certificates sold with it.
	pub batch: u64,
	/// The first of them.
	pub first: u32,
	/// How many.
	pub units: u32,
	/// Salted hash of the price.
	pub price_commitment: H256,
	/// The revoked evidence that this settlement corrects.
	pub supersedes: Option<u64>,
	/// Random bytes, so that a root reveals nothing.
	pub salt: [u8; 16],
}

impl Leaf for Settlement {
	const KIND: u8 = 2;
}

/// A leaf, and the proof that it stands in the tree of its topic.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct InTree<L> {
	/// The leaf.
	pub leaf: L,
	/// Its proof.
	pub proof: LeafProof,
}
