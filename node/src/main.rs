//! The Verdigrid node: one binary for a development chain, for the validators of a network and for
//! the nodes that only follow one.

// The SDK's error types are large and are made once, when a start fails.
#![allow(clippy::result_large_err)]

mod advice;
mod build_chain;
mod chain_spec;
mod cli;
mod command;
mod execute_blocks;
mod service;

use sc_cli::Error;
use std::process::ExitCode;
use tikv_jemallocator::Jemalloc;

/// The allocator of the C library is slow with the many small entries of a state that changes fast, and gives little back.
#[global_allocator]
static ALLOCATOR: Jemalloc = Jemalloc;

fn main() -> ExitCode {
	match command::run() {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("Error: {}", message(error));
			ExitCode::FAILURE
		}
	}
}

/// What went wrong, as a sentence.
fn message(error: Error) -> String {
	match error {
		Error::Input(message) | Error::Service(sc_service::Error::Other(message)) => message,
		other => advice::with(&other.to_string()),
	}
}
