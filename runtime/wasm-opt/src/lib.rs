//! What `substrate-wasm-builder` uses of the crate `wasm-opt`. That crate compiles Binaryen, which takes longer
//! than the runtime itself; this one calls the program `wasm-opt` of the system's Binaryen.

use std::{io, path::Path, process::Command};

/// Which passes run on a module, and what is left in it.
#[derive(Clone, Debug, Default)]
pub struct OptimizationOptions {
	arguments: Vec<&'static str>,
}

/// A pass over the module.
#[derive(Clone, Copy, Debug)]
pub enum Pass {
	/// Removes the debug information of DWARF.
	StripDwarf,
	/// Replaces the instructions of sign extension. The target `wasm32v1-none` has none, and a module that has
	/// some is refused with [`mvp_features_only`](OptimizationOptions::mvp_features_only). Old versions of
	/// Binaryen do not know this pass.
	SignextLowering,
}

impl OptimizationOptions {
	/// Without any pass by default.
	pub fn new_opt_level_0() -> Self {
		Self { arguments: vec!["-O0"] }
	}

	/// Only features of WebAssembly's first version.
	pub fn mvp_features_only(&mut self) -> &mut Self {
		self.add("--mvp-features")
	}

	/// Whether names of functions stay.
	pub fn debug_info(&mut self, on: bool) -> &mut Self {
		if on {
			self.add("--debuginfo")
		} else {
			self
		}
	}

	/// One more pass, after those added before.
	pub fn add_pass(&mut self, pass: Pass) -> &mut Self {
		match pass {
			Pass::StripDwarf => self.add("--strip-dwarf"),
			Pass::SignextLowering => self,
		}
	}

	/// Reads `input`, runs the passes and writes `output`.
	///
	/// # Errors
	/// When the program `wasm-opt` is not there, or when it fails: with its own words.
	pub fn run(&self, input: impl AsRef<Path>, output: impl AsRef<Path>) -> io::Result<()> {
		let result = Command::new("wasm-opt")
			.args(&self.arguments)
			.arg(input.as_ref())
			.arg("--output")
			.arg(output.as_ref())
			.output()
			.map_err(|error| {
				io::Error::other(format!(
					"wasm-opt cannot be run: {error}; scripts/setup installs it"
				))
			})?;
		if result.status.success() {
			return Ok(());
		}
		Err(io::Error::other(format!("wasm-opt: {}", String::from_utf8_lossy(&result.stderr))))
	}

	fn add(&mut self, argument: &'static str) -> &mut Self {
		self.arguments.push(argument);
		self
	}
}
