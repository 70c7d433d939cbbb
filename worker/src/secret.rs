//! Files with secrets.

use anyhow::{bail, Context, Result};
use std::{
	fs::{self, OpenOptions},
	io::{self, Write},
	os::unix::fs::{OpenOptionsExt, PermissionsExt},
	path::Path,
};

/// Writes a file that nobody else can read, in place of an earlier one.
pub fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
	let new = path.with_added_extension("new");
	match fs::remove_file(&new) {
		Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
		_ => {}
	}
	let mut file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(&new)?;
	file.write_all(bytes)?;
	fs::rename(&new, path)
}

/// Others must not read, write or run it. A group may read what systemd hands over: its access lists show as rights of the group.
fn others(path: &Path) -> u32 {
	let handed = std::env::var_os("CREDENTIALS_DIRECTORY");
	match handed.is_some_and(|folder| path.starts_with(folder)) {
		true => 0o007,
		false => 0o077,
	}
}

/// Reads a file of secrets. One that others can read is not used.
pub fn secret(path: &Path) -> Result<String> {
	let place = || path.display().to_string();
	let metadata = fs::metadata(path).with_context(place)?;
	if metadata.permissions().mode() & others(path) != 0 {
		bail!("{0} can be read by others: chmod 600 {0}", path.display());
	}
	Ok(fs::read_to_string(path).with_context(place)?.trim().to_owned())
}
