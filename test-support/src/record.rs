//! Errors on their way from the tests that produce them to the one that counts them: a file with a
//! line for each, `<index of the pallet> <index of the error>`.

use frame_support::dispatch::DispatchErrorWithPostInfo;
use sp_runtime::{DispatchError, ModuleError};
use std::{
	collections::BTreeSet,
	env,
	fs::{self, OpenOptions},
	io::{self, Write},
	path::Path,
};

/// Names the file in which errors are written down; without it none are.
pub(crate) const FILE: &str = "VERDIGRID_PRODUCED_ERRORS";

/// An error of a pallet: the pallet's index in the runtime, and the error's in the pallet.
pub(crate) type Produced = (u8, u8);

/// Counts an error as produced by the running test.
///
/// Takes whatever calls and functions of pallets fail with. Errors that are of no pallet are not
/// counted.
pub fn produced(error: impl Into<DispatchErrorWithPostInfo>) {
	let DispatchErrorWithPostInfo { error, .. } = error.into();
	let DispatchError::Module(ModuleError { index, error: [error, ..], .. }) = error else {
		return;
	};
	let Some(file) = env::var_os(FILE) else { return };
	if let Err(reason) = append(file.as_ref(), (index, error)) {
		panic!("{} cannot be written: {reason}", file.display());
	}
}

/// Tests run at the same time, so each line is one write at the end of the file.
pub(crate) fn append(file: &Path, (pallet, error): Produced) -> io::Result<()> {
	let line = format!("{pallet} {error}\n");
	OpenOptions::new().append(true).open(file)?.write_all(line.as_bytes())
}

/// What was written down. Fails with the first line that cannot be understood.
pub(crate) fn read(file: &Path) -> Result<BTreeSet<Produced>, String> {
	let text = fs::read_to_string(file).map_err(|reason| reason.to_string())?;
	text.lines().map(|line| parse(line).ok_or(format!("`{line}` is no error"))).collect()
}

fn parse(line: &str) -> Option<Produced> {
	let (pallet, error) = line.split_once(' ')?;
	Some((pallet.parse().ok()?, error.parse().ok()?))
}
