//! A connection to a chain.

use crate::{
	api::{self, runtime_types::sp_runtime::DispatchError},
	block::AtBlock,
	compatibility,
	endpoints::Endpoints,
	following::{blocks_from, Block},
	transactions::{
		refused, see_through, Call, Connection, Events, Note, Noted, Order, Pace, Pending, Sender,
		Trial,
	},
	ClientError,
};
use codec::{Decode, DecodeAll, Encode};
use std::sync::{Arc, Mutex};
use subxt::{
	backend::LegacyBackend,
	config::substrate::SubstrateConfig,
	rpcs::{rpc_params, RpcClient},
	transactions::Payload,
	utils::AccountId32,
	OnlineClient,
};
use subxt_signer::sr25519::Keypair;
use tokio::sync::{mpsc, oneshot};

/// The number of blocks for which a transaction is valid. On a network that is three minutes.
const MORTALITY: u64 = 64;
/// The same on a development chain. It seals on demand, and can make many blocks within a minute. The chain keeps the
/// hashes of 2,400 blocks.
const DEVELOPMENT_MORTALITY: u64 = 2_048;

/// How far nodes are trusted.
#[derive(Clone, Debug)]
pub struct Options {
	/// The hash of the chain's genesis block. Nodes of other chains are left out. Without it, the first node that answers
	/// decides which chain it is.
	pub genesis: Option<[u8; 32]>,
	/// A call is signed with so many nonces at most. It is signed again if a transaction of another program had its nonce. A
	/// node that lies about that could have all of them executed: where a person agrees to each call, 1.
	pub attempts: u32,
}

impl Default for Options {
	/// For programs that share accounts, on nodes that they trust.
	fn default() -> Self {
		Options { genesis: None, attempts: Pace::default().attempts }
	}
}

/// A Verdigrid chain.
#[derive(Clone)]
pub struct Chain {
	connection: Arc<Connection>,
	orders: mpsc::UnboundedSender<Order<Connection>>,
	is_development: bool,
}

impl Chain {
	/// Connects to a node, and checks that it has a Verdigrid chain.
	pub async fn connect(url: &str) -> Result<Self, ClientError> {
		Chain::connect_to_any(&[url.to_owned()]).await
	}

	/// Connects to a chain that has several nodes. The first that answers decides which chain it is. If a node does not
	/// answer later, the next one is asked.
	pub async fn connect_to_any(urls: &[String]) -> Result<Self, ClientError> {
		Chain::connect_with(urls, &Options::default()).await
	}

	/// Connects to a chain that has several nodes, with these options.
	pub async fn connect_with(urls: &[String], options: &Options) -> Result<Self, ClientError> {
		let endpoints = Arc::new(Endpoints::connect(urls, options.genesis).await?);
		let rpc = RpcClient::new(Arc::clone(&endpoints));
		let no_node = |reason: String| ClientError::NoNode { url: urls.join(", "), reason };
		// One answer for each request. The newer interface sends two messages for each read. The
		// node's sockets hold back the second until the first is acknowledged, which takes forty
		// milliseconds.
		let backend = LegacyBackend::builder().build(rpc.clone());
		let client: OnlineClient<SubstrateConfig> = OnlineClient::from_backend(Arc::new(backend))
			.await
			.map_err(|error| no_node(error.to_string()))?;
		let at = client.at_current_block().await.map_err(|error| no_node(error.to_string()))?;
		if at.metadata_ref().pallet_by_name(OWN_PALLET).is_none() {
			return Err(ClientError::WrongChain { url: urls.join(", "), missing: OWN_PALLET });
		}
		let kind: serde_json::Value =
			rpc.request("system_chainType", rpc_params![]).await.map_err(ClientError::node)?;
		let is_development = kind == "Development";
		let mortality = if is_development { DEVELOPMENT_MORTALITY } else { MORTALITY };
		let connection = Arc::new(Connection::new(client, rpc, endpoints, mortality));
		let (orders, incoming) = mpsc::unbounded_channel();
		let attempts = options.attempts;
		// A node of a development chain has no peers. Of several nodes, each could say that it is one.
		let alone = is_development && urls.len() == 1;
		let pace = Pace { attempts, alone, ..Pace::default() };
		tokio::spawn(Sender::new(Arc::clone(&connection), pace).run(incoming));
		Ok(Chain { connection, orders, is_development })
	}

	/// The hash of the chain's genesis block.
	pub fn genesis(&self) -> [u8; 32] {
		self.connection.genesis()
	}

	/// Whether the node says that its chain is for development.
	pub const fn is_development(&self) -> bool {
		self.is_development
	}

	/// The latest final block.
	pub async fn at(&self) -> Result<AtBlock, ClientError> {
		self.connection.client.at_current_block().await.map_err(ClientError::node)
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

	/// Final blocks with their events from this number on, each once and in order, for ever. If no node answers, it
	/// waits for one.
	pub fn blocks_from(
		&self,
		first: u64,
	) -> impl futures::Stream<Item = Result<Block, ClientError>> + Send + use<> {
		blocks_from(Arc::clone(&self.connection), first)
	}

	/// Hands a call over to be signed and sent, also if nobody waits for the result. Calls of one account are executed in the
	/// order in which they are handed over, unless another program uses the same account. If one of them ends without a
	/// block, the next one that is handed over takes its nonce, and can come before others that are on their way.
	pub fn submit<C>(&self, key: &Keypair, call: C) -> Pending
	where
		C: Payload + Send + Sync + 'static,
	{
		self.order(key, call, None)
	}

	/// The same, and takes note of each form in which the call is signed, before a node gets it. If the note cannot be taken,
	/// the call ends as [`ClientError::NotSent`]. After a new start, [`Chain::see_through`] says what became of it.
	pub fn submit_noted<C>(&self, key: &Keypair, call: C, note: Note) -> Pending
	where
		C: Payload + Send + Sync + 'static,
	{
		self.order(key, call, Some(Mutex::new(note)))
	}

	fn order<C>(&self, key: &Keypair, call: C, note: Option<Mutex<Note>>) -> Pending
	where
		C: Payload + Send + Sync + 'static,
	{
		let (sender, result) = oneshot::channel();
		let call = Call { key: key.clone(), call: Box::new(call) };
		let order = Order { account: key.public_key().0, call, note, result: sender };
		// If nobody takes it, its end of the result is gone, and whoever waits is told.
		let _ = self.orders.send(order);
		Pending { result }
	}

	/// Sees a transaction through that was signed earlier, perhaps by a program that has ended since: gives it to the node again, and
	/// waits until a final block has it, or none can have it any more. Then it ends as [`ClientError::Expired`], and the call can
	/// be signed anew.
	pub async fn see_through(&self, noted: &Noted) -> Result<Events, ClientError> {
		see_through(&*self.connection, noted).await
	}

	/// Signs a call, and waits until it has succeeded in a final block.
	pub async fn send<C>(&self, key: &Keypair, call: C) -> Result<Events, ClientError>
	where
		C: Payload + Send + Sync + 'static,
	{
		self.submit(key, call).succeeded().await
	}

	/// What a call of an account would cost and do. Nothing is signed or sent.
	pub async fn try_out<C: Payload>(
		&self,
		account: &AccountId32,
		call: &C,
	) -> Result<Trial, ClientError> {
		self.connection.try_out(account.0, call).await
	}

	/// Asks a node by a method of its interface.
	pub async fn ask<T: serde::de::DeserializeOwned>(
		&self,
		method: &str,
		params: subxt::rpcs::client::RpcParams,
	) -> Result<T, ClientError> {
		self.connection.ask(method, params).await
	}

	/// Hands many calls over at once, and waits until all have succeeded in final blocks. Fails with the first error. The other
	/// calls go on: see [`Chain::submit`] for the result of each.
	pub async fn send_all<'k, C>(
		&self,
		calls: impl IntoIterator<Item = (&'k Keypair, C)>,
	) -> Result<Vec<Events>, ClientError>
	where
		C: Payload + Send + Sync + 'static,
	{
		let pending: Vec<Pending> =
			calls.into_iter().map(|(key, call)| self.submit(key, call)).collect();
		futures::future::try_join_all(pending.into_iter().map(Pending::succeeded)).await
	}

	/// What the error of an event means, such as that of a trade in a batch.
	pub async fn meaning(&self, error: &DispatchError) -> Result<ClientError, ClientError> {
		Ok(refused(error, self.at().await?.metadata_ref()))
	}

	/// Fails with the names of calls that have another form on this chain than this client was built for.
	pub async fn check<C: Payload>(&self, call: &C) -> Result<(), ClientError> {
		compatibility::check(self.at().await?.metadata_ref(), call)
	}
}

/// A chain without this pallet is another one.
const OWN_PALLET: &str = "Certificates";
