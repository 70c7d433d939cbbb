//! A connection to a chain.

use crate::{api, ClientError};
use codec::{Decode, DecodeAll, Encode};
use std::{
	collections::HashMap,
	fmt::{Debug, Display},
	sync::Arc,
};
use subxt::{
	backend::LegacyBackend,
	config::{substrate::SubstrateConfig, DefaultExtrinsicParamsBuilder},
	error::{DispatchError, TransactionEventsError, TransactionFinalizedSuccessError},
	events::DecodeAsEvent,
	extrinsics::ExtrinsicEvents,
	rpcs::{rpc_params, RpcClient},
	transactions::{Payload, TransactionProgress},
	utils::AccountId32,
	Metadata, OnlineClient, OnlineClientAtBlock,
};
use subxt_signer::sr25519::Keypair;
use tokio::sync::Mutex;

/// The number of blocks for which a transaction is valid. A development chain seals on demand and
/// can make them within minutes. On a network they take 102 minutes.
const MORTALITY: u64 = 2_048;

/// What is read at one block.
pub type AtBlock = OnlineClientAtBlock<SubstrateConfig>;

/// The events of a transaction that succeeded.
pub type Events = ExtrinsicEvents<SubstrateConfig>;

/// A transaction that the node has accepted and that is not yet in a final block.
pub struct Pending {
	progress: TransactionProgress<SubstrateConfig, AtBlockClient>,
	account: AccountId32,
}

type AtBlockClient = subxt::client::OnlineClientAtBlockImpl<SubstrateConfig>;

/// A Verdigrid chain.
pub struct Chain {
	client: OnlineClient<SubstrateConfig>,
	rpc: RpcClient,
	/// The next nonce of each account that signed through this connection, so that an account can
	/// send several transactions at once.
	nonces: Mutex<HashMap<[u8; 32], u64>>,
}

impl Chain {
	/// Connects, and checks that it is a Verdigrid chain with the runtime this client was built for.
	pub async fn connect(url: &str) -> Result<Self, ClientError> {
		let no_node = |reason: String| ClientError::NoNode { url: url.to_owned(), reason };
		let rpc =
			RpcClient::from_insecure_url(url).await.map_err(|error| no_node(error.to_string()))?;
		// One answer for each request. The newer interface sends two messages for each read. The
		// node's sockets hold back the second until the first is acknowledged, which takes forty
		// milliseconds.
		let backend = LegacyBackend::builder().build(rpc.clone());
		let client = OnlineClient::from_backend(Arc::new(backend))
			.await
			.map_err(|error| no_node(error.to_string()))?;
		let chain = Chain { client, rpc, nonces: Mutex::default() };
		let at = chain.at().await.map_err(|error| no_node(error.to_string()))?;
		let metadata = at.metadata_ref();
		if metadata.pallet_by_name("Certificates").is_none() {
			return Err(ClientError::WrongChain { url: url.to_owned(), missing: "Certificates" });
		}
		if fingerprint(metadata) != fingerprint(&own_metadata()?) {
			return Err(ClientError::OtherVersion { url: url.to_owned() });
		}
		Ok(chain)
	}

	/// Whether the node says that its chain is for development.
	pub async fn is_development(&self) -> Result<bool, ClientError> {
		let kind: serde_json::Value =
			self.rpc.request("system_chainType", rpc_params![]).await.map_err(ClientError::node)?;
		Ok(kind == "Development")
	}

	/// The latest final block.
	pub async fn at(&self) -> Result<AtBlock, ClientError> {
		self.client.at_current_block().await.map_err(ClientError::node)
	}

	/// Chain time in unix seconds.
	pub async fn now(&self) -> Result<u64, ClientError> {
		let milliseconds = self
			.at()
			.await?
			.storage()
			.fetch(api::storage().timestamp().now(), ())
			.await
			.map_err(ClientError::node)?
			.decode()
			.map_err(ClientError::node)?;
		Ok(milliseconds / 1_000)
	}

	/// Calls a runtime API at the latest final block.
	pub async fn read<P>(&self, payload: P) -> Result<P::ReturnType, ClientError>
	where
		P: subxt::runtime_apis::Payload,
	{
		self.at().await?.runtime_apis().call(payload).await.map_err(ClientError::node)
	}

	/// Calls a runtime API at the latest final block by the name of its function. This client knows
	/// the types of arguments and answer by itself, not from the metadata.
	pub async fn read_by_name<A: Encode, R: Decode>(
		&self,
		function: &str,
		arguments: A,
	) -> Result<R, ClientError> {
		let at = self.at().await?;
		let answer = at.runtime_apis().call_raw(function, Some(&arguments.encode())).await;
		R::decode_all(&mut &*answer.map_err(ClientError::node)?)
			.map_err(|error| ClientError::Unexpected(format!("{function}: {error}")))
	}

	/// Signs a call and hands it to the node, without waiting for a block.
	pub async fn submit<C: Payload>(
		&self,
		key: &Keypair,
		call: &C,
	) -> Result<Pending, ClientError> {
		self.submit_at(&self.at().await?, key, call).await
	}

	async fn submit_at<C: Payload>(
		&self,
		at: &AtBlock,
		key: &Keypair,
		call: &C,
	) -> Result<Pending, ClientError> {
		let mut nonces = self.nonces.lock().await;
		let account = key.public_key().0;
		let mut transactions = at.transactions();
		let nonce = match nonces.get(&account) {
			Some(nonce) => *nonce,
			None => transactions
				.account_nonce(&AccountId32(account))
				.await
				.map_err(ClientError::node)?,
		};
		let params = DefaultExtrinsicParamsBuilder::new().nonce(nonce).mortal(MORTALITY).build();
		let progress = transactions.sign_and_submit_then_watch(call, key, params).await;
		match progress {
			Ok(progress) => {
				nonces.insert(account, nonce.saturating_add(1));
				Ok(Pending { progress, account: AccountId32(account) })
			}
			Err(error) => {
				nonces.remove(&account);
				Err(not_taken(&AccountId32(account), &error))
			}
		}
	}

	/// Signs a call, and waits until it has succeeded in a final block.
	pub async fn send<C: Payload>(&self, key: &Keypair, call: &C) -> Result<Events, ClientError> {
		self.submit(key, call).await?.succeeded().await
	}

	/// Hands many calls to the node at once, and waits until all have succeeded in final blocks.
	pub async fn send_all<C: Payload>(
		&self,
		calls: impl IntoIterator<Item = (&Keypair, C)>,
	) -> Result<Vec<Events>, ClientError> {
		let at = self.at().await?;
		let mut pending = Vec::new();
		for (key, call) in calls {
			pending.push(self.submit_at(&at, key, &call).await?);
		}
		futures::future::try_join_all(pending.into_iter().map(Pending::succeeded)).await
	}
}

impl Pending {
	/// Waits until the call has succeeded in a final block.
	pub async fn succeeded(self) -> Result<Events, ClientError> {
		let account = self.account;
		self.progress.wait_for_finalized_success().await.map_err(|error| match error {
			TransactionFinalizedSuccessError::SuccessError(
				TransactionEventsError::ExtrinsicFailed(error),
			) => refused(&error),
			TransactionFinalizedSuccessError::FinalizationError(error) => {
				not_taken(&account, &error)
			}
			other => ClientError::node(other),
		})
	}
}

/// The pallets whose calls, storage and events must be those that this client was built for. Other
/// pallets have constants that governance can change, such as the periods of polls.
const PALLETS: [&str; 7] =
	["Identity", "Certificates", "Market", "Auction", "Evidence", "Vouchers", "Escrow"];

/// A hash that differs if the [`PALLETS`] of two runtimes differ.
fn fingerprint(metadata: &Metadata) -> [u8; 32] {
	metadata.hasher().only_these_pallets(&PALLETS).hash()
}

/// The metadata that this client was built from.
fn own_metadata() -> Result<Metadata, ClientError> {
	Metadata::decode_from(api::METADATA).map_err(|error| ClientError::Unexpected(error.to_string()))
}

/// The first event of a kind. The call cannot succeed without it.
pub fn expect_event<E: DecodeAsEvent>(events: &Events) -> Result<E, ClientError> {
	match events.find_first::<E>() {
		Some(Ok(event)) => Ok(event),
		Some(Err(error)) => Err(ClientError::Unexpected(error.to_string())),
		None => {
			let name = std::any::type_name::<E>();
			Err(ClientError::Unexpected(format!("the event {name} is missing")))
		}
	}
}

/// A refusal, with what the metadata says that it means.
pub fn refused(error: &DispatchError) -> ClientError {
	let (name, meaning) = match error {
		DispatchError::Module(module) => (
			module.details_string(),
			module.details().map(|details| details.variant.docs.join(" ")).unwrap_or_default(),
		),
		other => ("Refused".to_owned(), other.to_string()),
	};
	ClientError::Refused { name, meaning: meaning.trim().to_owned() }
}

/// If the account cannot pay, only the details of the node's error say so.
fn not_taken(account: &AccountId32, error: &(impl Debug + Display)) -> ClientError {
	let details = format!("{error:?}");
	if details.contains("Inability to pay") || details.contains("balance too low") {
		let (account, reason) = (*account, "its balance does not cover the fee".into());
		return ClientError::NoFunds { account, reason };
	}
	ClientError::NotTaken(error.to_string())
}
