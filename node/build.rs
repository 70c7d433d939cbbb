//! Tells the node its version and the commit that it was built from.

use std::env;

use substrate_build_script_utils::{generate_cargo_keys, rerun_if_git_head_changed};

/// Names the commit where there is no repository; `scripts/`, which build a copy of the files, name none.
const COMMIT: &str = "SUBSTRATE_CLI_GIT_COMMIT_HASH";

fn main() {
	generate_cargo_keys();
	println!("cargo:rerun-if-env-changed={COMMIT}");
	if env::var_os(COMMIT).is_none() {
		rerun_if_git_head_changed();
	}
}
