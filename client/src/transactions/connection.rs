//! A real node, over the connection of a [`crate::Chain`].

use super::{
	events::Events,
	lane::{Answer, Hash},
	node::{Account, Head, Node, Signed},
};
use crate::{block::AtBlock, compatibility, endpoints::Endpoints, ClientError};
use std::{sync::Arc, time::Duration};
use subxt::{
	config::{substrate::SubstrateConfig, DefaultExtrinsicParamsBuilder},
	events::Events as AllEvents,
	rpcs::{client::RpcSubscription, rpc_params, Error as RpcError, RpcClient, UserError},
	transactions::{Payload, ValidationDetails},
	utils::{AccountId32, H256},
	OnlineClient,
};
use subxt_signer::sr25519::Keypair;
use tokio::sync::{Mutex, Notify};

/// Without a subscription, new blocks are asked for after this.
const NEWS: Duration = Duration::from_secs(1);

/// A call that a connection can sign.
pub struct Call {
	pub key: Keypair,
	pub call: Box<dyn Encodable>,
}

/// A call of any type.
pub trait Encodable: Send + Sync {
	/// The signed transaction, encoded for the runtime of a block.
	fn sign(&self, at: &AtBlock, key: &Keypair, params: Params) -> Result<Vec<u8>, ClientError>;
}

pub type Params = <<SubstrateConfig as subxt::Config>::TransactionExtensions as subxt::config::TransactionExtensions<
	SubstrateConfig,
>>::Params;

/// A call without the check that the library makes. Ours looks into the calls that it carries.
pub struct Unchecked<'a, P>(pub &'a P);

impl<P: Payload> Payload for Unchecked<'_, P> {
	type CallData = P::CallData;

	fn pallet_name(&self) -> &str {
		self.0.pallet_name()
	}

	fn call_name(&self) -> &str {
		self.0.call_name()
	}

	fn call_data(&self) -> &Self::CallData {
		self.0.call_data()
	}

	fn validation_details(&self) -> Option<ValidationDetails<'_>> {
		None
	}
}

impl<P: Payload + Send + Sync> Encodable for P {
	fn sign(&self, at: &AtBlock, key: &Keypair, params: Params) -> Result<Vec<u8>, ClientError> {
		compatibility::check(at.metadata_ref(), self)?;
		let unchecked = Unchecked(self);
		let transactions = at.transactions();
		let mut signable = transactions
			.create_signable_offline(&unchecked, params)
			.map_err(ClientError::node_encoding)?;
		Ok(signable.sign(key).map_err(ClientError::node_encoding)?.into_encoded())
	}
}

/// A node, or several.
pub struct Connection {
	pub client: OnlineClient<SubstrateConfig>,
	rpc: RpcClient,
	endpoints: Arc<Endpoints>,
	/// For how many blocks a transaction is valid.
	mortality: u64,
	/// Final heads, as long as a connection lasts.
	heads: Mutex<Option<RpcSubscription<serde_json::Value>>>,
	/// Tells all who wait when the one that follows the heads has seen one.
	seen: Notify,
	/// The last block that was signed for.
	signing: Mutex<Option<AtBlock>>,
	/// The events of the block that was read last. Many transactions are in one block.
	last_events: Mutex<Option<(H256, AtEvents)>>,
}

/// What can be read at a block, and its events.
pub type AtEvents = (AtBlock, Arc<AllEvents<SubstrateConfig>>);

#[derive(serde::Deserialize)]
struct Header {
	number: String,
}

#[derive(serde::Deserialize)]
struct SignedBlock {
	block: Body,
}

#[derive(serde::Deserialize)]
struct Body {
	extrinsics: Vec<String>,
}

impl Connection {
	/// Transactions are valid for so many blocks.
	pub fn new(
		client: OnlineClient<SubstrateConfig>,
		rpc: RpcClient,
		endpoints: Arc<Endpoints>,
		mortality: u64,
	) -> Self {
		let (heads, seen, signing) = (Mutex::default(), Notify::new(), Mutex::default());
		let last_events = Mutex::default();
		Connection { client, rpc, endpoints, mortality, heads, seen, signing, last_events }
	}

	/// The hash of the chain's genesis block.
	pub fn genesis(&self) -> [u8; 32] {
		self.client.genesis_hash().0
	}

	/// The runtime of a block. Many transactions are signed for the same one.
	async fn signing_at(&self, head: Head) -> Result<AtBlock, ClientError> {
		let mut signing = self.signing.lock().await;
		match &*signing {
			Some(at) if at.block_hash().0 == head.hash => Ok(at.clone()),
			_ => {
				let at = self.client.at_block(H256(head.hash)).await.map_err(ClientError::node)?;
				*signing = Some(at.clone());
				Ok(at)
			}
		}
	}

	pub async fn ask<T: serde::de::DeserializeOwned>(
		&self,
		method: &str,
		params: subxt::rpcs::client::RpcParams,
	) -> Result<T, ClientError> {
		self.rpc.request(method, params).await.map_err(ClientError::node)
	}

	/// The hash of a final block.
	pub async fn block_hash(&self, number: u64) -> Result<H256, ClientError> {
		let hash: Option<H256> = self.ask("chain_getBlockHash", rpc_params![number]).await?;
		hash.ok_or_else(|| ClientError::Behind { block: number })
	}

	/// The events of a block. Fails if the node has the block, and does not have its state any more.
	pub async fn events_of(&self, number: u64, hash: H256) -> Result<AtEvents, ClientError> {
		let mut last = self.last_events.lock().await;
		if let Some((_, (at, events))) = last.as_ref().filter(|(of, _)| *of == hash) {
			return Ok((at.clone(), Arc::clone(events)));
		}
		let forgotten = |error: subxt::Error| match is_pruned(&error) {
			true => ClientError::Forgotten { block: number },
			false => ClientError::node(error),
		};
		let at = self.client.at_block(hash).await.map_err(|error| forgotten(error.into()))?;
		let events = at.events().fetch().await.map_err(|error| forgotten(error.into()))?;
		let events = Arc::new(events);
		*last = Some((hash, (at.clone(), Arc::clone(&events))));
		Ok((at, events))
	}

	/// The next final head, of a subscription that is made again when it has ended.
	async fn next_head(&self) -> Option<()> {
		let mut heads = self.heads.lock().await;
		if heads.is_none() {
			let (subscribe, end) =
				("chain_subscribeFinalizedHeads", "chain_unsubscribeFinalizedHeads");
			*heads = self.rpc.subscribe(subscribe, rpc_params![], end).await.ok();
		}
		match heads.as_mut()?.next().await {
			Some(Ok(_)) => Some(()),
			_ => {
				*heads = None;
				None
			}
		}
	}
}

impl Node for Connection {
	type Call = Call;
	type Done = Events;

	async fn head(&self) -> Result<Head, ClientError> {
		let hash: H256 = self.ask("chain_getFinalizedHead", rpc_params![]).await?;
		let header: Option<Header> = self.ask("chain_getHeader", rpc_params![hash]).await?;
		let number = header.and_then(|header| hexadecimal(&header.number));
		let number =
			number.ok_or_else(|| ClientError::Unexpected("a head has no number".into()))?;
		Ok(Head { number, hash: hash.0 })
	}

	fn generation(&self) -> u64 {
		self.endpoints.connections()
	}

	async fn changed(&self) {
		let follow = async {
			if self.next_head().await.is_none() {
				tokio::time::sleep(NEWS).await;
			}
			self.seen.notify_waiters();
		};
		let changed = async {
			tokio::select! {
				() = self.seen.notified() => {}
				() = follow => {}
			}
		};
		// A connection may be half open.
		let _ = tokio::time::timeout(NEWS, changed).await;
	}

	async fn nonce(&self, head: Head, account: Account) -> Result<u64, ClientError> {
		let argument = format!("0x{}", hex(&account));
		let params = rpc_params!["AccountNonceApi_account_nonce", argument, H256(head.hash)];
		let answer: String = self.ask("state_call", params).await?;
		let bytes = unhex(&answer).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
		let nonce = bytes.ok_or_else(|| ClientError::Unexpected(format!("a nonce {answer}")))?;
		Ok(nonce.into())
	}

	async fn pool_nonce(&self, account: Account) -> Result<u64, ClientError> {
		let account = AccountId32(account).to_string();
		self.ask("system_accountNextIndex", rpc_params![account]).await
	}

	async fn block(&self, number: u64) -> Result<(Hash, Vec<Hash>), ClientError> {
		let hash = self.block_hash(number).await?;
		let block: Option<SignedBlock> = self.ask("chain_getBlock", rpc_params![hash]).await?;
		let block = block.ok_or_else(|| ClientError::Behind { block: number })?.block;
		let hash_of = |text: &String| unhex(text).map(|it| sp_crypto_hashing::blake2_256(&it));
		let hashes: Option<Vec<Hash>> = block.extrinsics.iter().map(hash_of).collect();
		let garbled = || ClientError::Unexpected(format!("block {number} cannot be read"));
		Ok((hash.0, hashes.ok_or_else(garbled)?))
	}

	async fn outcome(
		&self,
		head: Head,
		place: u32,
	) -> Result<Result<Events, ClientError>, ClientError> {
		let hash = H256(head.hash);
		match self.events_of(head.number, hash).await {
			Ok((at, events)) => Ok(Events::of(head.number, hash, place, events, at.metadata_ref())),
			Err(ClientError::Forgotten { block }) => {
				Ok(Err(ClientError::ResultUnknown { block, place }))
			}
			Err(error) => Err(error),
		}
	}

	async fn sign(&self, call: &Call, nonce: u64, head: Head) -> Result<Signed, ClientError> {
		let at = self.signing_at(head).await?;
		let bytes = call.call.sign(&at, &call.key, params(nonce, Some(head), self.mortality))?;
		let hash = sp_crypto_hashing::blake2_256(&bytes);
		let last_block = head.number.saturating_add(self.mortality).saturating_sub(1);
		Ok(Signed { bytes, hash, last_block })
	}

	async fn submit(&self, bytes: &[u8]) -> Answer {
		let text = format!("0x{}", hex(bytes));
		let answer = self.rpc.request::<H256>("author_submitExtrinsic", rpc_params![text]).await;
		match answer {
			Ok(_) => Answer::Taken,
			Err(RpcError::User(error)) => answer_of(&error),
			Err(_) => Answer::Unknown,
		}
	}
}

/// With this nonce, and valid for so many blocks from this one on. Without a block: for ever.
pub fn params(nonce: u64, birth: Option<Head>, mortality: u64) -> Params {
	let params = DefaultExtrinsicParamsBuilder::new().nonce(nonce);
	let params = match birth {
		Some(birth) => params.mortal_from_unchecked(mortality, birth.number, H256(birth.hash)),
		None => params.immortal(),
	};
	params.build()
}

/// What the node's pool answers: codes of the SDK's interface `author`.
fn answer_of(error: &UserError) -> Answer {
	let data = error.data.as_ref().map(|data| data.get().trim_matches('"').to_owned());
	let details = data.unwrap_or_else(|| error.message.clone());
	match error.code {
		ALREADY_IMPORTED => Answer::Taken,
		TOO_LOW_PRIORITY => Answer::NonceTaken,
		BANNED | DROPPED => Answer::Later,
		INVALID if details.contains("outdated") => Answer::NonceTaken,
		INVALID if details.contains("Inability to pay") || details.contains("balance too low") => {
			Answer::Poor("its balance does not cover the fee".into())
		}
		// The server of the node is busy, or limits how much is asked.
		..=BUSY => Answer::Later,
		_ => Answer::Refused(format!("{details} ({})", error.code)),
	}
}

const BUSY: i32 = -32_000;
const INVALID: i32 = 1_010;
const BANNED: i32 = 1_012;
const ALREADY_IMPORTED: i32 = 1_013;
const TOO_LOW_PRIORITY: i32 = 1_014;
const DROPPED: i32 = 1_016;

/// Whether a node has forgotten the state of a block.
pub(crate) fn is_pruned(error: &impl std::fmt::Debug) -> bool {
	let details = format!("{error:?}");
	details.contains("State already discarded") || details.contains("UnknownBlock")
}

fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<Vec<u8>> {
	let digits = text.strip_prefix("0x")?;
	let pairs = (0..digits.len()).step_by(2);
	pairs.map(|at| u8::from_str_radix(digits.get(at..at.saturating_add(2))?, 16).ok()).collect()
}

fn hexadecimal(text: &str) -> Option<u64> {
	u64::from_str_radix(text.strip_prefix("0x")?, 16).ok()
}
