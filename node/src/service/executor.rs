//! Executes the runtime. What clients ask for by RPC waits for its turn, so that blocks do not wait for clients.
//!
//! A client may call every function of the runtime, with arguments of its own. A block of 1 MiB takes most of a second.
//! Without turns, the calls of one client take all instances of the runtime, and the next block waits for one.
//! How long a call takes is bounded by the length of its arguments. So long calls wait for each other, and short
//! ones do not wait for them.

use futures::executor::block_on;
use sc_executor::{error::Error, RuntimeVersion, RuntimeVersionOf, WasmExecutor};
use sp_core::traits::{CallContext, CodeExecutor, Externalities, ReadRuntimeVersion, RuntimeCode};
use std::{
	sync::Arc,
	thread::{self, available_parallelism},
};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Threads for calls of clients. With 4 subscriptions, a client that does not read holds 64 of them for each connection.
pub const RPC_THREADS: u32 = 1_024;
/// The name of the threads that answer RPC, and no others.
const RPC_THREAD: &str = "rpc";
/// RPC methods call these in the threads that must never wait. They are short, whatever their arguments.
const NEVER_WAIT: [&str; 3] = [
	"AccountNonceApi_account_nonce",
	"TransactionPaymentApi_query_fee_details",
	"TransactionPaymentApi_query_info",
];
/// From so many bytes of arguments on, a call is long.
const LONG: usize = 4_096;
/// How many calls of each lane may wait. Each holds one of [`RPC_THREADS`].
const PLACES: usize = 256;
/// The most calls of clients at once. The executor has 64 instances, also for blocks and transactions.
const MOST: usize = 32;

type Wasm = WasmExecutor<sp_io::SubstrateHostFunctions>;

/// An executor of WebAssembly with turns for clients.
#[derive(Clone)]
pub struct Executor {
	wasm: Wasm,
	long: Arc<Lane>,
	short: Arc<Lane>,
}

impl Executor {
	/// Half of the processors for long calls.
	pub fn new(wasm: Wasm) -> Self {
		let processors = available_parallelism().map_or(1, |number| number.get());
		let long = Lane::new((processors / 2).clamp(1, MOST / 2), PLACES);
		let short = Lane::new(processors.saturating_mul(4).min(MOST / 2), PLACES);
		Self { wasm, long: Arc::new(long), short: Arc::new(short) }
	}

	/// In which lane a call waits, if it does.
	fn lane(&self, method: &str, arguments: &[u8]) -> Option<&Lane> {
		let of_client = thread::current().name() == Some(RPC_THREAD);
		if !of_client || NEVER_WAIT.contains(&method) {
			return None;
		}
		Some(if arguments.len() < LONG { &self.short } else { &self.long })
	}
}

impl CodeExecutor for Executor {
	type Error = Error;

	fn call(
		&self,
		ext: &mut dyn Externalities,
		code: &RuntimeCode,
		method: &str,
		arguments: &[u8],
		context: CallContext,
	) -> (Result<Vec<u8>, Error>, bool) {
		let turn = self.lane(method, arguments).map(Lane::enter).transpose();
		match turn {
			Ok(_turn) => self.wasm.call(ext, code, method, arguments, context),
			Err(busy) => (Err(busy), false),
		}
	}
}

impl RuntimeVersionOf for Executor {
	fn runtime_version(
		&self,
		ext: &mut dyn Externalities,
		code: &RuntimeCode,
	) -> Result<RuntimeVersion, Error> {
		self.wasm.runtime_version(ext, code)
	}
}

impl ReadRuntimeVersion for Executor {
	fn read_runtime_version(
		&self,
		code: &[u8],
		ext: &mut dyn Externalities,
	) -> Result<Vec<u8>, String> {
		self.wasm.read_runtime_version(code, ext)
	}
}

/// Calls that take turns.
struct Lane {
	turns: Semaphore,
	places: Semaphore,
}

impl Lane {
	fn new(turns: usize, places: usize) -> Self {
		Self { turns: Semaphore::new(turns), places: Semaphore::new(places) }
	}

	/// Waits for a turn, in the order of arrival. Fails at once if too many wait already.
	fn enter(&self) -> Result<SemaphorePermit<'_>, Error> {
		let _place = self.places.try_acquire().map_err(|_| busy())?;
		block_on(self.turns.acquire()).map_err(|_| busy())
	}
}

fn busy() -> Error {
	Error::Other("too many calls wait for the runtime: try again later".into())
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;
	use std::{thread::Builder, time::Duration};

	fn executor() -> Executor {
		Executor::new(Wasm::builder().build())
	}

	#[test]
	fn only_clients_wait_for_their_turn() {
		assert!(executor().lane("Core_version", &[]).is_none());
	}

	#[test]
	fn long_calls_of_clients_wait_for_each_other() {
		let in_rpc = || {
			let executor = executor();
			let lane = |length| executor.lane("Core_execute_block", &vec![0; length]).unwrap();
			assert!(std::ptr::eq(lane(LONG - 1), &*executor.short));
			assert!(std::ptr::eq(lane(LONG), &*executor.long));
			assert!(executor.lane("TransactionPaymentApi_query_info", &[0; LONG]).is_none());
		};
		Builder::new().name(RPC_THREAD.into()).spawn(in_rpc).unwrap().join().unwrap();
	}

	#[test]
	fn a_call_begins_when_another_one_ends() {
		let lane = Lane::new(1, 1);
		let first = lane.enter().unwrap();
		thread::scope(|scope| {
			let second = scope.spawn(|| drop(lane.enter().unwrap()));
			while lane.places.available_permits() > 0 {
				thread::sleep(Duration::from_millis(1));
			}
			assert!(lane.enter().is_err(), "one waits already");
			drop(first);
			second.join().unwrap();
		});
		assert!(lane.enter().is_ok());
	}
}
