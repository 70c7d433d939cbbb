//! Measures the weights of the Verdigrid runtime: what `scripts/weights` runs.
//!
//! `pallet` measures calls, transaction extensions and hooks, `overhead` an empty block and an empty
//! transaction, `storage` the database.

mod progress;
mod state;

use clap::Parser;
use frame_benchmarking_cli::{OpaqueBlock, OverheadCmd, PalletCmd};
use sc_cli::{Error, Result};
use sp_runtime::traits::BlakeTwo256;

/// What is measured.
#[derive(Debug, Parser)]
#[command(about = "Measures the weights of the Verdigrid runtime.")]
// Parsed once per process: the size of a variant does not matter.
#[allow(clippy::large_enum_variant)]
enum Command {
	/// Calls, transaction extensions and hooks.
	Pallet(PalletCmd),
	/// An empty block, and a transaction that does nothing.
	Overhead(OverheadCmd),
	/// A read and a write of the database, with a large state.
	Storage(state::StorageCommand),
	/// The path of the runtime that this program was built with.
	Runtime,
}

/// The runtime needs no host functions but Substrate's.
type NoOthers = ();

fn main() -> Result<()> {
	env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("info")).init();
	match Command::parse() {
		Command::Pallet(pallet) => pallet.run_with_spec::<BlakeTwo256, NoOthers>(None),
		Command::Overhead(overhead) => {
			overhead.run_with_default_builder_and_spec::<OpaqueBlock, NoOthers>(None)
		}
		Command::Storage(storage) => storage.run(),
		Command::Runtime => {
			println!("{}", runtime_path().ok_or(Error::Input("built without a runtime".into()))?);
			Ok(())
		}
	}
}

/// What the build script writes.
mod built {
	#![allow(dead_code, missing_docs)]
	include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));
}

/// Where the runtime's WebAssembly is.
fn runtime_path() -> Option<&'static str> {
	built::WASM_BINARY_PATH
}
