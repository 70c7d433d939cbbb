//! Scheduled calls run while a block is prepared. There, a call that overflows the stack or the
//! heap is not refused like a transaction: it halts the chain. So these tests run the runtime's
//! WebAssembly, as nodes do.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::arithmetic_side_effects)]

use codec::Encode;
use frame_support::{
	genesis_builder_helper::build_state,
	traits::{
		schedule::{v3::Anon, DispatchTime},
		Bounded, StorePreimage,
	},
};
use sc_executor::WasmExecutor;
use sp_consensus_aura::AURA_ENGINE_ID;
use sp_core::{
	traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
	H256,
};
use sp_io::{SubstrateHostFunctions, TestExternalities};
use sp_runtime::{
	traits::{BlakeTwo256, Hash, Header as _},
	Digest, DigestItem,
};
use verdigrid_runtime::{
	presets, Header, OriginCaller, Preimage, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin,
	Scheduler, System, WASM_BINARY,
};

/// An encoded `System.remark` without a text.
const REMARK: [u8; 3] = [0, 0, 0];
/// The head of an encoded `Utility.batch`: pallet and call.
const BATCH: [u8; 2] = [16, 0];

/// A remark within so many batches.
fn nested(levels: usize) -> Vec<u8> {
	let one_call = 4;
	let mut bytes = [BATCH[0], BATCH[1], one_call].repeat(levels);
	bytes.extend(REMARK);
	bytes
}

/// So many remarks in one batch.
fn batch(calls: u32) -> Vec<u8> {
	let mut bytes = BATCH.to_vec();
	codec::Compact(calls).encode_to(&mut bytes);
	bytes.extend(REMARK.repeat(calls as usize));
	bytes
}

/// A call of the runtime, as a node makes it.
fn call(state: &mut TestExternalities, function: &str, data: &[u8]) -> Result<Vec<u8>, String> {
	let wasm = WASM_BINARY.expect("this test needs the WebAssembly: build without SKIP_WASM_BUILD");
	let code_fetcher = &WrappedRuntimeCode(wasm.into());
	let hash = BlakeTwo256::hash(wasm).encode();
	let code = RuntimeCode { code_fetcher, heap_pages: None, hash };
	let executor = WasmExecutor::<SubstrateHostFunctions>::builder().build();
	let context = CallContext::Onchain { import: false };
	let (result, _) = executor.call(&mut state.ext(), &code, function, data, context);
	result.map_err(|error| error.to_string())
}

/// Makes block 1 of a chain on which root has scheduled this proposal. Returns the name of the
/// scheduler's event about it. Fails if the block cannot be made: the chain has halted.
fn scheduled(proposal: &[u8], len: Option<u32>) -> Result<String, String> {
	let mut state = TestExternalities::default();
	state.execute_with(|| {
		let preset = presets::get_preset(&"development".into()).unwrap();
		build_state::<RuntimeGenesisConfig>(preset).unwrap();
		let root: OriginCaller = RuntimeOrigin::root().caller;
		let when = DispatchTime::At(1);
		let stated = len.unwrap_or(proposal.len() as u32);
		let hash = Preimage::note(proposal.into()).unwrap();
		let bounded = Bounded::Lookup { hash, len: stated };
		<Scheduler as Anon<_, RuntimeCall, _>>::schedule(when, None, 0, root, bounded).unwrap();
	});
	let logs = vec![DigestItem::PreRuntime(AURA_ENGINE_ID, 1_u64.encode())];
	let none = H256::zero();
	let header = Header::new(1, none, none, none, Digest { logs });
	call(&mut state, "Core_initialize_block", &header.encode())?;
	Ok(state.execute_with(|| {
		let events: Vec<_> =
			System::events().iter().map(|record| format!("{:?}", record.event)).collect();
		let names = ["CallUnavailable", "PermanentlyOverweight", "Dispatched"];
		let found = names.into_iter().find(|name| events.iter().any(|event| event.contains(name)));
		found.unwrap_or("nothing").into()
	}))
}

#[test]
fn r41_a_call_at_the_limit_of_depth_is_dispatched() {
	assert_eq!(scheduled(&nested(16), None).as_deref(), Ok("Dispatched"));
}

#[test]
fn r41_a_deeper_call_is_dropped_and_the_chain_goes_on() {
	for levels in [17, 64, 256, 1_000, 10_000, 100_000] {
		let became = scheduled(&nested(levels), None);
		assert_eq!(became.as_deref(), Ok("CallUnavailable"), "{levels} levels");
	}
}

#[test]
fn r41_calls_that_take_too_much_memory_are_dropped_and_the_chain_goes_on() {
	assert_eq!(scheduled(&batch(1_000), None).as_deref(), Ok("Dispatched"));
	for calls in [200_000, 1_200_000] {
		let became = scheduled(&batch(calls), None);
		assert_eq!(became.as_deref(), Ok("CallUnavailable"), "{calls} calls");
	}
}

#[test]
fn r41_a_wrong_length_is_dropped_and_the_chain_goes_on() {
	for len in [0, 5, 4 * 1_024 * 1_024] {
		let became = scheduled(&nested(1), Some(len));
		assert_eq!(became.as_deref(), Ok("CallUnavailable"), "{len} bytes");
	}
}
