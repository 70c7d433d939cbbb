//! The state of the chain at a block, read from outside: for what a chain starts with, and to check the records.

use crate::book::BookError;
use subxt::storage::{Address, PrefixOf};
use verdigrid_client::AtBlock;

/// The entries of a map: at most so many, in the order of the state.
pub(crate) async fn entries<A>(
	at: &AtBlock,
	address: A,
	most: usize,
) -> Result<Vec<(A::KeyParts, A::Value)>, BookError>
where
	A: Address,
	(): PrefixOf<A::KeyParts>,
{
	let name = format!("{}.{}", address.pallet_name(), address.entry_name());
	let failed = |error: &dyn std::fmt::Display| unread(&name, error);
	let mut found = at.storage().iter(address, ()).await.map_err(|error| failed(&error))?;
	let mut entries = Vec::new();
	while entries.len() < most {
		let Some(entry) = found.next().await else { break };
		let entry = entry.map_err(|error| failed(&error))?;
		let key = entry.key().map_err(|error| failed(&error))?;
		let key = key.decode().map_err(|error| failed(&error))?;
		let value = entry.value().decode().map_err(|error| failed(&error))?;
		entries.push((key, value));
	}
	Ok(entries)
}

/// The values of a map whose keys cannot be read back.
pub(crate) async fn values<A>(
	at: &AtBlock,
	address: A,
	most: usize,
) -> Result<Vec<A::Value>, BookError>
where
	A: Address,
	(): PrefixOf<A::KeyParts>,
{
	let name = format!("{}.{}", address.pallet_name(), address.entry_name());
	let failed = |error: &dyn std::fmt::Display| unread(&name, error);
	let mut found = at.storage().iter(address, ()).await.map_err(|error| failed(&error))?;
	let mut values = Vec::new();
	while values.len() < most {
		let Some(entry) = found.next().await else { break };
		let entry = entry.map_err(|error| failed(&error))?;
		values.push(entry.value().decode().map_err(|error| failed(&error))?);
	}
	Ok(values)
}

/// A value that is not in a map, if it is set.
pub(crate) async fn value<A>(at: &AtBlock, address: A) -> Result<Option<A::Value>, BookError>
where
	A: Address<KeyParts = ()>,
{
	let name = format!("{}.{}", address.pallet_name(), address.entry_name());
	let failed = |error: &dyn std::fmt::Display| unread(&name, error);
	let found = at.storage().try_fetch(address, ()).await.map_err(|error| failed(&error))?;
	found.map(|value| value.decode().map_err(|error| failed(&error))).transpose()
}

fn unread(name: &str, error: &dyn std::fmt::Display) -> BookError {
	BookError::State(format!("{name}: {error}"))
}
