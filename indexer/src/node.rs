//! What the indexer asks of a node.

use crate::block::decode::Raw;
use codec::Decode;
use std::{sync::Arc, time::Duration};
use subxt::{
	config::substrate::{SubstrateConfig, SubstrateHeader},
	rpcs::rpc_params,
	utils::{AccountId32, H256},
	OnlineClient,
};
use tokio::{sync::Mutex, time::timeout};
use verdigrid_client::{AtBlock, Chain, ClientError, Options};

/// Without news of the node, it is asked after this.
const NEWS: Duration = Duration::from_secs(2);

/// Why the node does not give what is asked.
#[derive(Debug, thiserror::Error)]
pub enum NodeError {
	/// It does not answer, or answers with an error.
	#[error("the node does not answer: {0}")]
	Silent(ClientError),
	/// It has forgotten the state of blocks.
	#[error(
		"the node has forgotten the state of block {0}, and the index needs all of them: start the node with `--state-pruning archive` \
		 (or `archive-canonical`) and an empty database, so that it keeps the state of each block, or name another node with --node"
	)]
	NoState(u64),
	/// It has forgotten blocks.
	#[error(
		"the node has forgotten block {0}, and the index needs all of them: start the node with `--blocks-pruning archive` (or \
		 `archive-canonical`) and an empty database, or name another node with --node"
	)]
	NoBlock(u64),
	/// A block does not follow the last one of the index.
	#[error("block {0} of the node does not follow the last block of the index")]
	Moved(u64),
	/// This release cannot read a block.
	#[error("{0}")]
	Unreadable(ClientError),
}

impl NodeError {
	/// Whether it passes by itself.
	pub const fn passes(&self) -> bool {
		matches!(self, NodeError::Silent(_) | NodeError::Moved(_))
	}
}

/// What a node says of itself, for those who ask the index.
#[derive(Clone, Debug)]
pub struct About {
	/// The name of the chain.
	pub chain: String,
	/// The hash of its first block.
	pub genesis: String,
	/// The prefix of its addresses.
	pub ss58_prefix: u16,
	/// The symbol of its money.
	pub symbol: String,
	/// How many decimals its money has.
	pub decimals: u8,
}

type FinalBlocks = subxt::client::Blocks<SubstrateConfig>;

/// A node, or several of one chain.
#[derive(Clone)]
pub struct Node {
	chain: Chain,
	client: OnlineClient<SubstrateConfig>,
	news: Arc<Mutex<Option<FinalBlocks>>>,
}

#[derive(serde::Deserialize)]
struct SignedBlock {
	block: Body,
}

#[derive(serde::Deserialize)]
struct Body {
	header: SubstrateHeader<H256>,
	extrinsics: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Properties {
	#[serde(default)]
	ss58_format: Option<u16>,
	#[serde(default)]
	token_symbol: Option<String>,
	#[serde(default)]
	token_decimals: Option<u8>,
}

impl Node {
	/// Connects to the first of these nodes that answers, and has the chain of this genesis.
	pub async fn connect(urls: &[String], genesis: Option<[u8; 32]>) -> Result<Self, ClientError> {
		let options = Options { genesis, ..Options::default() };
		let chain = Chain::connect_with(urls, &options).await?;
		let client = chain.at().await?.online_client();
		Ok(Node { chain, client, news: Arc::default() })
	}

	/// The connection of the SDK.
	pub const fn chain(&self) -> &Chain {
		&self.chain
	}

	/// The hash of the chain's first block.
	pub fn genesis(&self) -> String {
		format!("0x{}", hex::encode(self.chain.genesis()))
	}

	/// Whether the node says that its chain is for development.
	pub const fn is_development(&self) -> bool {
		self.chain.is_development()
	}

	async fn ask<T: serde::de::DeserializeOwned>(
		&self,
		method: &str,
		params: subxt::rpcs::client::RpcParams,
	) -> Result<T, NodeError> {
		self.chain.ask(method, params).await.map_err(NodeError::Silent)
	}

	/// What the node says of itself.
	pub async fn about(&self) -> Result<About, NodeError> {
		let chain = self.ask("system_chain", rpc_params![]).await?;
		let properties: Properties = self.ask("system_properties", rpc_params![]).await?;
		Ok(About {
			chain,
			genesis: self.genesis(),
			ss58_prefix: properties.ss58_format.unwrap_or(42),
			symbol: properties.token_symbol.unwrap_or_default(),
			decimals: properties.token_decimals.unwrap_or_default(),
		})
	}

	/// The number of the last final block.
	pub async fn final_block(&self) -> Result<u64, NodeError> {
		let hash: H256 = self.ask("chain_getFinalizedHead", rpc_params![]).await?;
		let header: Option<SubstrateHeader<H256>> =
			self.ask("chain_getHeader", rpc_params![hash]).await?;
		let gone = || {
			NodeError::Silent(ClientError::Unexpected(
				"it does not know its last final block".into(),
			))
		};
		Ok(header.ok_or_else(gone)?.number)
	}

	/// The hash of a final block.
	pub async fn hash(&self, number: u64) -> Result<String, NodeError> {
		Ok(format!("{:?}", self.hash_of(number).await?))
	}

	async fn hash_of(&self, number: u64) -> Result<H256, NodeError> {
		let hash: Option<H256> = self.ask("chain_getBlockHash", rpc_params![number]).await?;
		hash.ok_or(NodeError::Silent(ClientError::Behind { block: number }))
	}

	/// A final block.
	pub async fn block(&self, number: u64) -> Result<Raw, NodeError> {
		let hash = self.hash_of(number).await?;
		let block: Option<SignedBlock> = self.ask("chain_getBlock", rpc_params![hash]).await?;
		let Body { header, extrinsics } = block.ok_or(NodeError::NoBlock(number))?.block;
		let before = if number == 0 { hash } else { header.parent_hash };
		let (events, validators, runtime) = futures::try_join!(
			self.value("System", "Events", hash, number),
			self.value("Session", "Validators", before, number),
			self.runtime(before, number.saturating_sub(1)),
		)?;
		let extrinsics = extrinsics.iter().map(|text| unhex(text)).collect::<Option<_>>();
		let validators = match validators {
			Some(bytes) => Vec::<[u8; 32]>::decode(&mut bytes.as_slice()).ok(),
			None => Some(vec![]),
		};
		let garbled = || {
			let error = ClientError::Unexpected(format!("block {number} cannot be read"));
			NodeError::Unreadable(error)
		};
		Ok(Raw {
			number,
			hash,
			header,
			extrinsics: extrinsics.ok_or_else(garbled)?,
			events: events.unwrap_or_default(),
			validators: validators.ok_or_else(garbled)?.into_iter().map(AccountId32).collect(),
			runtime,
		})
	}

	/// What can be read at a block, which the node must have.
	pub async fn at(&self, number: u64, hash: &str) -> Result<AtBlock, NodeError> {
		let own = self.hash_of(number).await?;
		match format!("{own:?}") == hash {
			true => self.runtime(own, number).await,
			false => Err(NodeError::Moved(number)),
		}
	}

	async fn runtime(&self, hash: H256, number: u64) -> Result<AtBlock, NodeError> {
		let at = self.client.at_block_hash_and_number(hash, number).await;
		at.map_err(|error| forgotten(ClientError::node(error), number))
	}

	/// What is stored under the name of a pallet and the name of an item, at a block.
	async fn value(
		&self,
		pallet: &str,
		item: &str,
		hash: H256,
		number: u64,
	) -> Result<Option<Vec<u8>>, NodeError> {
		let key = [pallet, item].map(|name| sp_crypto_hashing::twox_128(name.as_bytes())).concat();
		let key = format!("0x{}", hex::encode(key));
		let asked =
			self.chain.ask::<Option<String>>("state_getStorage", rpc_params![key, hash]).await;
		let value = asked.map_err(|error| forgotten(error, number))?;
		Ok(value.and_then(|text| unhex(&text)))
	}

	/// Fails if the node has forgotten what the index needs next.
	pub async fn is_archive(&self, next: u64) -> Result<(), NodeError> {
		let final_block = self.final_block().await?;
		// The state of the first block is kept by all nodes.
		let next = next.max(1);
		match next <= final_block {
			true => self.block(next).await.map(|_| ()),
			false => Ok(()),
		}
	}

	/// Waits for a final block that is new, or a moment.
	pub async fn news(&self) {
		let mut news = self.news.lock().await;
		if news.is_none() {
			*news = timeout(NEWS, self.client.stream_blocks()).await.ok().and_then(Result::ok);
		}
		let Some(stream) = news.as_mut() else {
			tokio::time::sleep(NEWS).await;
			return;
		};
		if let Ok(None | Some(Err(_))) = timeout(NEWS, stream.next()).await {
			*news = None;
		}
	}
}

/// Whether the node has forgotten the state of a block, or something else is wrong.
fn forgotten(error: ClientError, number: u64) -> NodeError {
	let details = format!("{error:?}");
	match details.contains("State already discarded") || details.contains("UnknownBlock") {
		true => NodeError::NoState(number),
		false => NodeError::Silent(error),
	}
}

fn unhex(text: &str) -> Option<Vec<u8>> {
	hex::decode(text.strip_prefix("0x")?).ok()
}
