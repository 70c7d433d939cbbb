//! One connection to a chain that has several nodes. If a node does not answer, the next one is asked.

use crate::ClientError;
use serde_json::value::{to_raw_value, RawValue};
use std::{
	sync::{
		atomic::{AtomicU64, Ordering},
		Arc,
	},
	time::{Duration, Instant},
};
use subxt::{
	ext::jsonrpsee::core::client::Client,
	rpcs::{
		client::{jsonrpsee_client, RawRpcFuture, RawRpcSubscription, RpcClientT},
		Error as RpcError,
	},
};
use tokio::sync::Mutex;

/// How long all nodes together may be silent before a question has no answer.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long one node may take to answer.
const ANSWER: Duration = Duration::from_secs(30);
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);
/// Between two rounds through all nodes.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// What hands something over begins like this. It is never repeated here: the first attempt may have arrived.
const HANDED_OVER: &str = "author_";

/// Nodes of one chain.
pub struct Endpoints {
	urls: Vec<String>,
	state: Mutex<State>,
	connections: AtomicU64,
}

#[derive(Default)]
struct State {
	/// The node that is asked, by its place in the list.
	place: usize,
	/// The connection to it.
	client: Option<Arc<Client>>,
	/// The number of the connection.
	number: u64,
	/// The genesis hash of the chain.
	genesis: Option<String>,
	/// Why the last connection was not made or ended.
	reason: String,
}

/// A connection, with its number.
type Numbered = (u64, Arc<Client>);

impl Endpoints {
	/// Connects to the first of these nodes that answers and has the chain of this genesis block. Without one, the first
	/// that answers decides which chain it is.
	pub async fn connect(urls: &[String], genesis: Option<[u8; 32]>) -> Result<Self, ClientError> {
		let genesis = genesis.map(|hash| format!("0x{}", crate::error::hex(&hash)));
		let endpoints = Endpoints {
			urls: urls.to_vec(),
			state: Mutex::new(State { genesis, ..State::default() }),
			connections: AtomicU64::new(0),
		};
		let mut state = endpoints.state.lock().await;
		let connected = endpoints.connect_to_any(&mut state).await;
		drop(state);
		match connected {
			Ok(()) => Ok(endpoints),
			Err(reason) => Err(ClientError::NoNode { url: urls.join(", "), reason }),
		}
	}

	/// How many connections were made. A node may have started anew behind each.
	pub fn connections(&self) -> u64 {
		self.connections.load(Ordering::Relaxed)
	}

	/// The connection, made again if it has ended.
	async fn connection(&self, until: Instant) -> Result<Numbered, RpcError> {
		let mut pause = FIRST_PAUSE;
		loop {
			let mut state = self.state.lock().await;
			if let Some(client) = state.client.clone().filter(|client| client.is_connected()) {
				return Ok((state.number, client));
			}
			if Instant::now() >= until {
				return Err(silent(state.reason.clone()));
			}
			if self.connect_to_any(&mut state).await.is_ok() {
				continue;
			}
			drop(state);
			tokio::time::sleep(pause).await;
			pause = pause.saturating_mul(2).min(LONGEST_PAUSE);
		}
	}

	/// Tries all nodes once, beginning with the one after the last.
	async fn connect_to_any(&self, state: &mut State) -> Result<(), String> {
		let count = self.urls.len().max(1);
		for step in 0..count {
			let place = state.place.saturating_add(step).checked_rem(count).unwrap_or_default();
			let Some(url) = self.urls.get(place) else { break };
			match open(url, state.genesis.as_deref()).await {
				Ok((client, genesis)) => {
					state.place = place;
					state.client = Some(Arc::new(client));
					state.number = state.number.saturating_add(1);
					self.connections.store(state.number, Ordering::Relaxed);
					state.genesis = Some(genesis);
					return Ok(());
				}
				Err(reason) => state.reason = format!("{url}: {reason}"),
			}
		}
		Err(state.reason.clone())
	}

	/// Leaves a connection that did not answer, unless that has been done.
	async fn leave(&self, number: u64) {
		let mut state = self.state.lock().await;
		if state.number == number {
			state.client = None;
			state.number = state.number.saturating_add(1);
			state.place = state.place.saturating_add(1);
		}
	}

	async fn ask(
		&self,
		method: &str,
		params: Option<Box<RawValue>>,
	) -> Result<Box<RawValue>, RpcError> {
		let until = deadline();
		loop {
			let (number, client) = self.connection(until).await?;
			let error = match answer(client.request_raw(method, params.clone())).await {
				Err(error @ RpcError::Client(_)) => error,
				answer => return answer,
			};
			self.leave(number).await;
			if method.starts_with(HANDED_OVER) || Instant::now() >= until {
				return Err(error);
			}
		}
	}

	async fn follow(
		&self,
		subscribe: &str,
		params: Option<Box<RawValue>>,
		unsubscribe: &str,
	) -> Result<RawRpcSubscription, RpcError> {
		let until = deadline();
		loop {
			let (number, client) = self.connection(until).await?;
			let subscription = client.subscribe_raw(subscribe, params.clone(), unsubscribe);
			let error = match answer(subscription).await {
				Err(error @ RpcError::Client(_)) => error,
				answer => return answer,
			};
			self.leave(number).await;
			if Instant::now() >= until {
				return Err(error);
			}
		}
	}
}

fn deadline() -> Instant {
	Instant::now().checked_add(PATIENCE).unwrap_or_else(Instant::now)
}

fn silent(reason: impl Into<String>) -> RpcError {
	RpcError::Client(reason.into().into())
}

/// The answer of a node, or an error if it takes too long.
async fn answer<T>(question: RawRpcFuture<'_, T>) -> Result<T, RpcError> {
	let answered = tokio::time::timeout(ANSWER, question).await;
	answered
		.unwrap_or_else(|_| Err(silent(format!("no answer within {} seconds", ANSWER.as_secs()))))
}

/// Connects to a node, and asks for its chain's genesis hash, which must be the given one.
async fn open(url: &str, genesis: Option<&str>) -> Result<(Client, String), String> {
	let connected = tokio::time::timeout(CONNECT, jsonrpsee_client(url)).await;
	let client = connected
		.map_err(|_| format!("no connection within {} seconds", CONNECT.as_secs()))?
		.map_err(|error| error.to_string())?;
	let params = to_raw_value(&[0_u32]).map_err(|error| error.to_string())?;
	let answered = answer(client.request_raw("chain_getBlockHash", Some(params))).await;
	let text = answered.map_err(|error| error.to_string())?;
	let found: String = serde_json::from_str(text.get()).map_err(|error| error.to_string())?;
	match genesis {
		Some(genesis) if genesis != found => {
			Err(format!("it has another chain, of genesis {found}"))
		}
		_ => Ok((client, found)),
	}
}

impl RpcClientT for Endpoints {
	fn request_raw<'a>(
		&'a self,
		method: &'a str,
		params: Option<Box<RawValue>>,
	) -> RawRpcFuture<'a, Box<RawValue>> {
		Box::pin(self.ask(method, params))
	}

	fn subscribe_raw<'a>(
		&'a self,
		subscribe: &'a str,
		params: Option<Box<RawValue>>,
		unsubscribe: &'a str,
	) -> RawRpcFuture<'a, RawRpcSubscription> {
		Box::pin(self.follow(subscribe, params, unsubscribe))
	}
}
