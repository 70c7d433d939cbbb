//! The connection to a node: what is asked of it. Everything is read from its metadata, so that it may be
//! any Substrate node.

use crate::{
	calls::{call_of, Call, Limits},
	error::{LoadError, Result},
	money::Unit,
};
use codec::{Decode, Encode};
use serde_json::Value;
use sp_crypto_hashing::{blake2_128, twox_128};
use std::sync::Arc;
use subxt::{
	backend::LegacyBackend,
	config::substrate::SubstrateConfig,
	rpcs::{client::RpcSubscription, rpc_params, RpcClient},
	transactions::Payload,
	utils::{AccountId32, H256},
	Metadata, OnlineClient, OnlineClientAtBlock,
};
use verdigrid_client::api::METADATA;

/// What is read at one block.
pub type AtBlock = OnlineClientAtBlock<SubstrateConfig>;

/// Blocks as they become the best.
pub type BestBlocks = subxt::client::Blocks<SubstrateConfig>;

/// A node and its chain.
pub struct Chain {
	url: String,
	client: OnlineClient<SubstrateConfig>,
	rpc: RpcClient,
	at: AtBlock,
	/// What a block has room for.
	pub limits: Limits,
	/// What the node says it is: chain, program and version.
	pub description: Description,
	/// The unit of its money.
	pub unit: Unit,
}

/// What the node says it is.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Description {
	/// The name of the chain.
	pub chain: String,
	/// Its type: development blocks are sealed as fast as transactions come.
	pub chain_type: String,
	/// The program.
	pub node: String,
	/// Its version.
	pub version: String,
	/// The name and version of the runtime.
	pub runtime: String,
}

/// A weight, as metadata and state have it.
#[derive(Decode, Default)]
struct Weight {
	#[codec(compact)]
	time: u64,
	#[codec(compact)]
	_proof: u64,
}

#[derive(Decode)]
struct ClassWeights {
	base: Weight,
	_largest: Option<Weight>,
	total: Option<Weight>,
	_reserved: Option<Weight>,
}

#[derive(Decode)]
struct BlockWeights {
	_base: Weight,
	largest: Weight,
	normal: ClassWeights,
}

/// What the state says of an account, as far as it matters here.
#[derive(Decode)]
struct StoredAccount {
	_nonce: u32,
	_references: [u32; 3],
	free: u128,
}

/// Anything that the connection says.
fn gone(error: impl std::fmt::Display) -> LoadError {
	LoadError::NodeGone(error.to_string())
}

impl Chain {
	/// Connects to the node, and reads what its blocks have room for.
	pub async fn connect(url: &str) -> Result<Self> {
		let no_node = |reason: String| LoadError::NoNode { url: url.to_owned(), reason };
		let rpc = RpcClient::from_insecure_url(url).await.map_err(|e| no_node(e.to_string()))?;
		let backend = LegacyBackend::builder().build(rpc.clone());
		let client = OnlineClient::from_backend(Arc::new(backend))
			.await
			.map_err(|error| no_node(error.to_string()))?;
		let at = client.at_current_block().await.map_err(|error| no_node(error.to_string()))?;
		let slot = slot_duration(&at).await;
		let limits = limits(&at, slot)?;
		let description = describe(&rpc).await?;
		let properties: Value =
			rpc.request("system_properties", rpc_params![]).await.map_err(gone)?;
		let unit = Unit::of(&properties);
		Ok(Chain { url: url.to_owned(), client, rpc, at, limits, description, unit })
	}

	/// Connections that only submit transactions.
	pub async fn connections(&self, count: u32) -> Result<Vec<RpcClient>> {
		let mut connections = Vec::new();
		for _ in 0..count {
			connections.push(RpcClient::from_insecure_url(&self.url).await.map_err(gone)?);
		}
		Ok(connections)
	}

	/// The block whose metadata, versions and genesis transactions are signed for.
	pub const fn signing(&self) -> &AtBlock {
		&self.at
	}

	/// Whether blocks are made as fast as transactions come.
	pub fn is_development(&self) -> bool {
		self.description.chain_type == "Development"
	}

	/// Fails unless the chain has the call.
	pub fn needs(&self, pallet: &str, call: &str) -> Result<()> {
		has_call(self.at.metadata_ref(), pallet, call)
	}

	/// Encodes a call.
	pub fn encode<C: Payload>(&self, call: &C) -> Result<Call> {
		let (pallet, name) = (call.pallet_name(), call.call_name());
		self.needs(pallet, name)?;
		let transactions = self.at.transactions();
		transactions.validate(call).map_err(|_| {
			LoadError::WrongChain(format!("call {pallet}.{name} as this program was built for"))
		})?;
		let encoded = transactions.call_data(call).map_err(LoadError::unexpected)?;
		Ok(call_of(pallet, name, &encoded))
	}

	/// Fails unless the call is the one that this program was built for.
	pub fn needs_as_built(&self, pallet: &str, call: &str) -> Result<()> {
		self.needs(pallet, call)?;
		let built = Metadata::decode_from(METADATA).map_err(LoadError::unexpected)?;
		let hash = |metadata: &Metadata| metadata.pallet_by_name(pallet)?.call_hash(call);
		if hash(self.at.metadata_ref()) == hash(&built) {
			return Ok(());
		}
		Err(LoadError::WrongChain(format!("call {pallet}.{call} as this program was built for")))
	}

	/// The hash of the best block now.
	pub async fn best_hash(&self) -> Result<H256> {
		self.ask("chain_getBlockHash", rpc_params![]).await
	}

	/// The best block now.
	pub async fn best(&self) -> Result<AtBlock> {
		self.block(self.best_hash().await?).await
	}

	/// What is read at a block.
	pub async fn block(&self, hash: H256) -> Result<AtBlock> {
		self.client.at_block(hash).await.map_err(gone)
	}

	/// Calls a runtime API at the best block.
	pub async fn read<P: subxt::runtime_apis::Payload>(&self, payload: P) -> Result<P::ReturnType> {
		self.best().await?.runtime_apis().call(payload).await.map_err(LoadError::unexpected)
	}

	/// A constant of the metadata.
	pub fn constant<T: Decode>(&self, pallet: &str, name: &str) -> Option<T> {
		constant(&self.at, pallet, name)
	}

	/// A plain value of the state at a block.
	pub async fn value<T: Decode>(
		&self,
		hash: H256,
		pallet: &str,
		item: &str,
	) -> Result<Option<T>> {
		let key = [twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat();
		let key = format!("0x{}", hex::encode(key));
		let value: Option<String> = self.ask("state_getStorage", rpc_params![key, hash]).await?;
		Ok(value.and_then(|text| T::decode(&mut unhex(&text)?.as_slice()).ok()))
	}

	/// Chain time in Unix seconds, at the best block.
	pub async fn now(&self) -> Result<u64> {
		let hash = self.best_hash().await?;
		Ok(self.value::<u64>(hash, "Timestamp", "Now").await?.unwrap_or_default() / 1_000)
	}

	/// The next nonce of an account, transactions in the pool included.
	pub async fn next_nonce(&self, account: &AccountId32) -> Result<u64> {
		self.ask("system_accountNextIndex", rpc_params![account.to_string()]).await
	}

	/// What an account can spend.
	pub async fn free_balance(&self, account: &AccountId32) -> Result<u128> {
		let prefix = [twox_128(b"System"), twox_128(b"Account")].concat();
		let key = [prefix.as_slice(), &blake2_128(&account.0), &account.0].concat();
		let key = format!("0x{}", hex::encode(key));
		let stored: Option<String> = self.ask("state_getStorage", rpc_params![key]).await?;
		let Some(bytes) = stored.and_then(|text| unhex(&text)) else { return Ok(0) };
		let stored = StoredAccount::decode(&mut bytes.as_slice());
		stored
			.map(|stored| stored.free)
			.map_err(|_| LoadError::WrongChain("balance in System.Account".into()))
	}

	/// The declared weight of a signed transaction, without what every transaction has.
	pub async fn weight(&self, transaction: &[u8]) -> Result<u64> {
		let length = u32::try_from(transaction.len()).unwrap_or(u32::MAX);
		let arguments = [transaction, &length.encode()].concat();
		let best = self.best().await?;
		let answer = best
			.runtime_apis()
			.call_raw("TransactionPaymentApi_query_info", Some(&arguments))
			.await
			.map_err(LoadError::unexpected)?;
		Ok(Weight::decode(&mut answer.as_slice()).map_err(LoadError::unexpected)?.time)
	}

	/// The best blocks from now on.
	pub async fn best_blocks(&self) -> Result<BestBlocks> {
		self.client.stream_best_blocks().await.map_err(gone)
	}

	/// The heads that become final from now on.
	pub async fn final_heads(&self) -> Result<RpcSubscription<Value>> {
		let (subscribe, end) = ("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads");
		self.rpc.subscribe(subscribe, rpc_params![], end).await.map_err(gone)
	}

	/// The parent and the transactions of a block.
	pub async fn body(&self, hash: H256) -> Result<(H256, Vec<Vec<u8>>)> {
		let block: Option<SignedBlock> = self.ask("chain_getBlock", rpc_params![hash]).await?;
		let block =
			block.ok_or_else(|| gone(format!("it does not know its block {hash:?}")))?.block;
		let transactions = block.extrinsics.iter().filter_map(|text| unhex(text)).collect();
		Ok((block.header.parent_hash, transactions))
	}

	/// The normal weight that a block declared.
	pub async fn block_weight(&self, hash: H256) -> Result<Option<u64>> {
		let weight: Option<Weight> = self.value(hash, "System", "BlockWeight").await?;
		Ok(weight.map(|weight| weight.time))
	}

	async fn ask<T: serde::de::DeserializeOwned>(
		&self,
		method: &str,
		params: subxt::rpcs::client::RpcParams,
	) -> Result<T> {
		self.rpc.request(method, params).await.map_err(gone)
	}
}

fn has_call(metadata: &Metadata, pallet: &str, call: &str) -> Result<()> {
	let Some(found) = metadata.pallet_by_name(pallet) else {
		return Err(LoadError::WrongChain(format!("pallet {pallet}")));
	};
	match found.call_variant_by_name(call) {
		Some(_) => Ok(()),
		None => Err(LoadError::WrongChain(format!("call {pallet}.{call}"))),
	}
}

#[derive(serde::Deserialize)]
struct SignedBlock {
	block: Body,
}

#[derive(serde::Deserialize)]
struct Body {
	header: Header,
	extrinsics: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Header {
	parent_hash: H256,
}

/// Bytes from `0x` and digits.
fn unhex(text: &str) -> Option<Vec<u8>> {
	hex::decode(text.strip_prefix("0x")?).ok()
}

fn constant<T: Decode>(at: &AtBlock, pallet: &str, name: &str) -> Option<T> {
	let address = subxt::dynamic::constant::<subxt::dynamic::Value>(pallet, name);
	let bytes = at.constants().entry_bytes(address).ok()?;
	T::decode(&mut bytes.as_slice()).ok()
}

/// Milliseconds between blocks; 6 seconds where the chain does not say it.
async fn slot_duration(at: &AtBlock) -> u64 {
	let answer = at.runtime_apis().call_raw("AuraApi_slot_duration", None).await;
	let slot = answer.ok().and_then(|bytes| u64::decode(&mut bytes.as_slice()).ok());
	slot.unwrap_or(6_000)
}

fn limits(at: &AtBlock, slot: u64) -> Result<Limits> {
	let missing = |name: &str| LoadError::WrongChain(format!("constant System.{name}"));
	let weights: BlockWeights =
		constant(at, "System", "BlockWeights").ok_or_else(|| missing("BlockWeights"))?;
	// The first of the maxima by class is that of normal transactions.
	let length: u32 =
		constant(at, "System", "BlockLength").ok_or_else(|| missing("BlockLength"))?;
	let weight = weights.normal.total.unwrap_or(weights.largest).time;
	Ok(Limits { slot, weight, base: weights.normal.base.time, length: length.into() })
}

async fn describe(rpc: &RpcClient) -> Result<Description> {
	let text = |method: &'static str| async move {
		rpc.request::<String>(method, rpc_params![]).await.map_err(gone)
	};
	let chain_type: Value = rpc.request("system_chainType", rpc_params![]).await.map_err(gone)?;
	let runtime: Value =
		rpc.request("state_getRuntimeVersion", rpc_params![]).await.map_err(gone)?;
	let part = |name: &str| runtime.get(name).map(ToString::to_string).unwrap_or_default();
	Ok(Description {
		chain: text("system_chain").await?,
		chain_type: chain_type.as_str().map_or_else(|| chain_type.to_string(), str::to_owned),
		node: text("system_name").await?,
		version: text("system_version").await?,
		runtime: format!("{} {}", part("specName").replace('"', ""), part("specVersion")),
	})
}

/// The compact number that a head in JSON has.
pub fn number_of(head: &Value) -> Option<u64> {
	let text = head.get("number")?.as_str()?;
	u64::from_str_radix(text.strip_prefix("0x")?, 16).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::{has_call, number_of, unhex, BlockWeights, Metadata, METADATA};
	use crate::error::LoadError;
	use codec::{Compact, Decode, Encode};

	#[test]
	fn a_chain_without_the_pallet_or_the_call_is_the_wrong_one() {
		let metadata = Metadata::decode_from(METADATA).unwrap();
		let lacks = |pallet: &str, call: &str| match has_call(&metadata, pallet, call) {
			Err(LoadError::WrongChain(what)) => Some(what),
			_ => None,
		};
		assert_eq!(lacks("Certificates", "issue"), None);
		assert_eq!(lacks("Certificates", "melt").as_deref(), Some("call Certificates.melt"));
		assert_eq!(lacks("Contracts", "call").as_deref(), Some("pallet Contracts"));
	}

	#[test]
	fn heads_have_hexadecimal_numbers() {
		assert_eq!(number_of(&serde_json::json!({ "number": "0x1f" })), Some(31));
		assert_eq!(number_of(&serde_json::json!({ "number": 31 })), None);
		assert_eq!(unhex("0x0102"), Some(vec![1, 2]));
		assert_eq!(unhex("0102"), None);
	}

	#[test]
	fn weights_of_normal_transactions_come_first() {
		let weight = |time: u64| (Compact(time), Compact(0_u64));
		let none: Option<(Compact<u64>, Compact<u64>)> = None;
		let normal = (weight(1), Some(weight(2)), Some(weight(3)), none);
		let bytes = (weight(9), weight(8), normal).encode();
		let decoded = BlockWeights::decode(&mut bytes.as_slice()).unwrap();
		assert_eq!(decoded.normal.total.unwrap().time, 3);
		assert_eq!((decoded.normal.base.time, decoded.largest.time), (1, 8));
	}
}
