//! What answers are made of.

use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A block, by what names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Head {
	/// Its number.
	pub number: u64,
	/// Its hash.
	#[schema(pattern = "^0x[0-9a-f]{64}$")]
	pub hash: String,
	/// Its moment, in seconds since 1970. 0 for the first block, which has none.
	pub time: u64,
}

/// The money of the chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Token {
	/// Its symbol.
	pub symbol: String,
	/// How many decimals it has: amounts are in the smallest unit.
	pub decimals: u8,
}

/// From which block on a runtime makes the blocks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RuntimeSince {
	/// The version.
	pub spec_version: u32,
	/// The first block that has it.
	pub first_block: u64,
}

/// Which chain is indexed, and how far.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Status {
	/// The name of the chain.
	pub chain: String,
	/// The hash of its first block.
	#[schema(pattern = "^0x[0-9a-f]{64}$")]
	pub genesis: String,
	/// The prefix of its addresses.
	pub ss58_prefix: u16,
	/// Its money.
	pub token: Token,
	/// The version of the runtime at the block that was taken in last.
	pub spec_version: u32,
	/// The block that was taken in last. Null before the first one.
	pub indexed: Option<Head>,
	/// The number of the last final block that the node named. Null if the node has not answered yet.
	pub final_block: Option<u64>,
	/// How many final blocks are not taken in yet.
	pub lag_blocks: u64,
	/// How old the block is that was taken in last, in seconds. On a development chain blocks come only with transactions.
	pub lag_seconds: u64,
	/// Whether the node answers.
	pub node_answers: bool,
	/// The runtimes, the oldest first.
	pub runtimes: Vec<RuntimeSince>,
	/// How many entries there are: of `blocks`, `extrinsics`, `events`, and of each kind of record.
	pub counts: BTreeMap<String, u64>,
	/// The release of the indexer.
	pub version: String,
}

/// A final block.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Block {
	/// Its number.
	pub number: u64,
	/// Its hash.
	#[schema(pattern = "^0x[0-9a-f]{64}$")]
	pub hash: String,
	/// The hash of the block before.
	#[schema(pattern = "^0x[0-9a-f]{64}$")]
	pub parent: String,
	/// The root of the state after it.
	#[schema(pattern = "^0x[0-9a-f]{64}$")]
	pub state_root: String,
	/// Its moment, in seconds since 1970. 0 for the first block, which has none.
	pub time: u64,
	/// The account of the validator that made it. Null for the first block.
	pub author: Option<String>,
	/// The version of the runtime that executed it.
	pub spec_version: u32,
	/// How many extrinsics it has.
	pub extrinsics: u32,
	/// How many events it has.
	pub events: u32,
}

/// An extrinsic: a transaction, or what the author of the block put into it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Extrinsic {
	/// Block and place, as in its address: `12-1`.
	#[schema(example = "12-1")]
	pub id: String,
	/// The number of its block.
	pub block: u64,
	/// Its place in the block, from 0.
	pub index: u32,
	/// The moment of the block, in seconds since 1970.
	pub time: u64,
	/// Its hash. Two extrinsics can have the same.
	#[schema(pattern = "^0x[0-9a-f]{64}$")]
	pub hash: String,
	/// The account that signed it. Null if nobody did.
	pub signer: Option<String>,
	/// The pallet of its call, as the metadata names it: `Market`.
	pub pallet: String,
	/// Its call, as the metadata names it: `buy`.
	pub call: String,
	/// The arguments, by name. A call among them is `{"pallet", "call", "args"}`.
	#[schema(value_type = Object)]
	pub args: Value,
	/// Whether it did what it was to do.
	pub success: bool,
	/// Why it did not. It can be there with `success`, where a call inside failed and the others stand.
	pub error: Option<CallError>,
	/// What it cost, in the smallest unit of the chain's money.
	#[schema(pattern = "^[0-9]+$")]
	pub fee: Option<String>,
	/// What of that was a tip.
	#[schema(pattern = "^[0-9]+$")]
	pub tip: Option<String>,
	/// The nonce of the signer.
	pub nonce: Option<u64>,
}

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, serde::Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CallError {
	/// Pallet and error, as the metadata names them: `Market::NotForSale`. Without a pallet, an error that no pallet declares.
	pub name: String,
	/// What it means, in the words of the metadata.
	pub meaning: String,
}

/// An event.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Event {
	/// Block and place, as in its address: `12-4`.
	#[schema(example = "12-4")]
	pub id: String,
	/// The number of its block.
	pub block: u64,
	/// Its place in the block, from 0.
	pub index: u32,
	/// The moment of the block, in seconds since 1970.
	pub time: u64,
	/// The place of the extrinsic that brought it about. Null if the chain itself did.
	pub extrinsic: Option<u32>,
	/// The pallet, as the metadata names it.
	pub pallet: String,
	/// The event, as the metadata names it.
	pub name: String,
	/// Its fields, by name.
	#[schema(value_type = Object)]
	pub data: Value,
	/// What it is about: records, and `accounts`.
	pub about: Vec<Mention>,
}

/// What an event is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Mention {
	/// The kind, as in addresses.
	pub kind: String,
	/// The identification, as in addresses.
	pub id: String,
}

/// What the index knows of an account. Balances and holds are the node's to tell.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AccountOverview {
	/// Its address.
	pub address: String,
	/// The same as 32 bytes.
	#[schema(pattern = "^0x[0-9a-f]{64}$")]
	pub public_key: String,
	/// The records that name the account, by kind: its party, its seat, and so on. At most 100.
	pub records: Vec<Named>,
	/// The moment of the last event that names it. Null if there is none.
	pub last_event_at: Option<u64>,
}

/// A record with what names it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Named {
	/// The kind, as in addresses: `parties`.
	pub kind: String,
	/// The identification, as in addresses.
	pub id: String,
	/// The record.
	#[schema(value_type = Object)]
	pub record: Value,
}

/// A certificate: where it is, and where it comes from.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Certificate {
	/// Its number: 32 characters. Null if the index cannot say it.
	pub number: Option<String>,
	/// The batch.
	pub batch: u64,
	/// Its place in the batch, from 1.
	pub sequence: u32,
	/// The bundle that it lies in now. Null if it lies in none any more.
	pub bundle: Option<Named>,
	/// Everything that the events of this certificate are about, the oldest first: meter, anchor, batch, trade, evidence, voucher,
	/// redemption, and so on. At most 200.
	pub provenance: Vec<Step>,
	/// The events of this certificate, the oldest first. At most 200.
	pub history: Vec<Event>,
}

/// A thing in the life of a certificate.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Step {
	/// The kind, as in addresses.
	pub kind: String,
	/// The identification, as in addresses.
	pub id: String,
	/// The event of this certificate that named it first.
	pub event: String,
	/// The moment of that event, in seconds since 1970.
	pub time: u64,
	/// The record as it is now. Null if there is none any more.
	#[schema(value_type = Option<Object>)]
	pub record: Option<Value>,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Hit {
	/// What it is: `blocks`, `extrinsics`, `accounts`, `certificates`, or a kind of record.
	pub kind: String,
	/// Its identification, as in addresses: the answer is at `/v1/{kind}/{id}`.
	pub id: String,
	/// By what it was found: `id`, `hash`, `number`, `address`, or a facet.
	pub by: String,
}

/// What was found.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SearchResult {
	/// At most 50.
	pub hits: Vec<Hit>,
}

/// What the page needs to know of its surroundings.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PortalConfig {
	/// The hash of the chain's first block.
	#[schema(pattern = "^0x[0-9a-f]{64}$")]
	pub genesis: String,
	/// The address of a node that the page can ask. Null if none was named.
	pub node: Option<String>,
	/// Where the answers of this service begin.
	pub api: String,
}

/// What the stream tells of a block: the data of its event `block`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct News {
	/// The block.
	pub block: Block,
	/// The records that it changed. At most 1000.
	pub changed: Vec<Mention>,
}
