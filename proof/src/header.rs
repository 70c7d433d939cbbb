//! Block headers.

use crate::{blake2, H256};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};

/// The header of a block.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct Header {
	/// The hash of the block before.
	pub parent_hash: H256,
	/// The number of the block.
	#[codec(compact)]
	pub number: u32,
	/// The root of the state after the block.
	pub state_root: H256,
	/// The root of the transactions.
	pub extrinsics_root: H256,
	/// What consensus adds.
	pub digest: Vec<DigestItem>,
}

impl Header {
	/// The hash of the block.
	pub fn hash(&self) -> H256 {
		blake2(&[&self.encode()])
	}
}

/// One item of a digest.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub enum DigestItem {
	/// Something else.
	#[codec(index = 0)]
	Other(Vec<u8>),
	/// From the runtime to a consensus engine.
	#[codec(index = 4)]
	Consensus([u8; 4], Vec<u8>),
	/// The signature of the author.
	#[codec(index = 5)]
	Seal([u8; 4], Vec<u8>),
	/// From a consensus engine to the runtime.
	#[codec(index = 6)]
	PreRuntime([u8; 4], Vec<u8>),
	/// The runtime was changed.
	#[codec(index = 8)]
	RuntimeEnvironmentUpdated,
}
