//! Builds the runtime that measures itself: as WebAssembly, with its benchmarks.

use std::{env, path::Path};

fn main() {
	let here = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
	substrate_wasm_builder::WasmBuilder::new()
		.with_project(Path::new(&here).with_file_name("runtime").join("Cargo.toml"))
		.expect("the runtime is beside this crate")
		.enable_feature("runtime-benchmarks")
		.export_heap_base()
		.import_memory()
		.build();
}
