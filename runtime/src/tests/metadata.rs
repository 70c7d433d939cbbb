//! The metadata that the Rust client is generated from is that of this runtime.

use std::{fs, path::PathBuf};

use crate::Runtime;

/// The newest version of the metadata's format that clients read.
const FORMAT: u32 = 16;

#[test]
fn the_client_is_generated_from_this_runtime() {
	// Tracks are a constant to clients, and read the parameters: an empty state has the defaults.
	let current = sp_io::TestExternalities::default()
		.execute_with(|| Runtime::metadata_at_version(FORMAT).unwrap().to_vec());
	let file: PathBuf =
		[env!("CARGO_MANIFEST_DIR"), "..", "client", "api", "metadata.scale"].iter().collect();
	if std::env::var_os("UPDATE_METADATA").is_some() {
		fs::write(&file, &current).unwrap();
	}
	let kept = fs::read(&file).unwrap_or_default();
	assert!(
		kept == current,
		"client/api/metadata.scale is not this runtime's: run `UPDATE_METADATA=1 scripts/cargo test -p verdigrid-runtime` \
		 and commit what it writes"
	);
}
