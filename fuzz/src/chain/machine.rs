//! The compiled runtime and how it is called: as WebAssembly, as in a node, and as native code, which checks itself
//! more thoroughly.

use std::borrow::Cow;

use anyhow::{Context, Result};
use sc_executor::WasmExecutor;
use sp_core::traits::{
	CallContext, CodeExecutor, Externalities, ReadRuntimeVersionExt, RuntimeCode,
	WrappedRuntimeCode,
};
use sp_externalities::set_and_run_with_externalities;
use verdigrid_runtime::{apis::api, WASM_BINARY};

use crate::notes;

/// Why a call into the runtime did not return.
#[derive(Clone, Debug)]
pub struct Trap(pub String);

/// What the runtime says of arguments that it cannot decode.
const UNDECODABLE: &str = "Bad input data provided to";
/// What the executor says of a stack that is full: of the runtime's own, and of the machine's.
const EXHAUSTED: [&str; 2] = ["out of bounds memory access", "call stack exhausted"];

impl Trap {
	/// The first line, without what differs from run to run.
	pub fn reason(&self) -> String {
		self.0.lines().next().unwrap_or_default().to_owned()
	}

	/// Whether the runtime refused arguments that it could not decode.
	pub fn is_undecodable(&self) -> bool {
		self.0.contains(UNDECODABLE)
	}

	/// Whether the runtime had no stack left.
	pub fn is_exhausted(&self) -> bool {
		EXHAUSTED.iter().any(|text| self.0.contains(text))
	}
}

/// The runtime as WebAssembly, ready to be called.
pub struct Machine {
	executor: WasmExecutor,
	code: Vec<u8>,
	hash: Vec<u8>,
}

impl Machine {
	/// The runtime that this program was built with.
	pub fn new() -> Result<Self> {
		let code =
			WASM_BINARY.context("this program was built without the runtime's WebAssembly")?;
		let hash = sp_crypto_hashing::blake2_256(code).to_vec();
		// As in a node: compiled, with pooled instances.
		let executor = WasmExecutor::builder().build();
		Ok(Machine { executor, code: code.to_vec(), hash })
	}

	/// The WebAssembly.
	pub fn code(&self) -> &[u8] {
		&self.code
	}

	/// What lets the runtime look at another runtime's version.
	pub fn version_reader(&self) -> ReadRuntimeVersionExt {
		ReadRuntimeVersionExt::new(self.executor.clone())
	}

	/// Calls a function of the WebAssembly.
	pub fn call(
		&self,
		state: &mut dyn Externalities,
		function: &str,
		arguments: &[u8],
	) -> Result<Vec<u8>, Trap> {
		let fetcher = WrappedRuntimeCode(Cow::Borrowed(&self.code));
		let code =
			RuntimeCode { code_fetcher: &fetcher, heap_pages: None, hash: self.hash.clone() };
		let context = CallContext::Onchain { import: false };
		let (answer, _) = self.executor.call(state, &code, function, arguments, context);
		// The runtime logs why it panics, and then stops.
		answer.map_err(|error| Trap([notes::errors(), vec![error.to_string()]].concat().join("\n")))
	}
}

/// Calls a function of the native runtime.
pub fn call_natively(
	state: &mut dyn Externalities,
	function: &str,
	arguments: &[u8],
) -> Result<Vec<u8>, Trap> {
	let act = || set_and_run_with_externalities(state, || api::dispatch(function, arguments));
	let answer = notes::caught(act).map_err(Trap)?;
	answer.ok_or_else(|| Trap(format!("the runtime has no function {function}")))
}
