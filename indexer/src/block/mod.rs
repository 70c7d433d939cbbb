//! What a final block holds, decoded for the database: the same whatever runtime made it.

pub mod decode;
mod json;
#[cfg(test)]
mod tests;

pub use decode::decode;

use crate::views::CallError;
use serde_json::Value;

/// A final block.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
	/// Its number.
	pub number: u64,
	/// Its hash.
	pub hash: String,
	/// The hash of the block before.
	pub parent: String,
	/// The root of the state after it.
	pub state_root: String,
	/// Its moment, in seconds since 1970. 0 for the first block, which has none.
	pub time: u64,
	/// The account of the validator that made it. None for the first block.
	pub author: Option<String>,
	/// The version of the runtime that executed it.
	pub spec_version: u32,
	/// Its extrinsics, in order.
	pub extrinsics: Vec<Extrinsic>,
	/// Its events, in order.
	pub events: Vec<Event>,
}

/// An extrinsic.
#[derive(Clone, Debug, PartialEq)]
pub struct Extrinsic {
	/// Its place in the block, from 0.
	pub index: u32,
	/// Its hash.
	pub hash: String,
	/// The account that signed it.
	pub signer: Option<String>,
	/// The pallet of its call.
	pub pallet: String,
	/// The name of its call.
	pub call: String,
	/// The arguments of its call.
	pub args: Value,
	/// Whether it succeeded.
	pub success: bool,
	/// Why it, or a call in it, did not.
	pub error: Option<CallError>,
	/// What it cost, in the smallest unit.
	pub fee: Option<String>,
	/// What of that was a tip.
	pub tip: Option<String>,
	/// The nonce of the signer.
	pub nonce: Option<u64>,
}

/// An event.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
	/// Its place in the block, from 0.
	pub index: u32,
	/// The place of the extrinsic that brought it about.
	pub extrinsic: Option<u32>,
	/// The pallet.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Its fields.
	pub data: Value,
	/// What it is about: kind and identification of records, and `accounts`. Each once.
	pub about: Vec<(&'static str, String)>,
	/// The certificates that it is about: batch, first and last.
	pub spans: Vec<(u64, u32, u32)>,
}
