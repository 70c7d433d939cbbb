//! What is stored is what the metadata says, and not longer than the pallets say.

use std::{collections::BTreeMap, sync::OnceLock};

use frame_support::traits::StorageInfoTrait;
use verdigrid_runtime::AllPalletsWithSystem;

use crate::{
	chain::Key,
	failure::{ensure, Checked, Failure},
	shapes::{Pool, Shapes},
};

/// How long the beginning of a key is, which names pallet and item.
const PREFIX: usize = 32;

/// The greatest length of an entry, key and value together, by the beginning of its key.
fn most_of(key: &[u8]) -> Option<u32> {
	static MOST: OnceLock<BTreeMap<Vec<u8>, u32>> = OnceLock::new();
	let most = MOST.get_or_init(|| {
		let known = AllPalletsWithSystem::storage_info();
		known.into_iter().filter_map(|info| Some((info.prefix, info.max_size?))).collect()
	});
	most.get(key.get(..PREFIX)?).copied()
}

/// Checks what a block has written, and learns the values.
pub fn are_sound(shapes: &Shapes, pool: &mut Pool, changes: &[(Key, Option<Vec<u8>>)]) -> Checked {
	for (key, value) in changes {
		let (Some(entry), Some(value)) = (shapes.entry(key), value) else { continue };
		let name = format!("{}.{}", entry.pallet, entry.item);
		shapes.learn(entry.value, value, pool).map_err(|_| {
			let kind = format!("a value of {name} is not what the metadata says");
			Failure::new(kind, hex::encode(value))
		})?;
		if let Some(most) = most_of(key) {
			let kind = format!("an entry of {name} is longer than its greatest length");
			let length = key.len().saturating_sub(PREFIX) + value.len();
			ensure(length <= most as usize, &kind, || format!("{length} bytes, at most {most}"))?;
		}
		learn_key(shapes, entry, key, pool);
	}
	Ok(())
}

/// Keys that are not hashed away are values too.
fn learn_key(shapes: &Shapes, entry: &crate::shapes::Entry, key: &[u8], pool: &mut Pool) {
	use frame_metadata::v15::StorageHasher::{Blake2_128Concat, Identity, Twox64Concat};
	let mut rest = key.get(PREFIX..).unwrap_or_default();
	for (hasher, id) in &entry.keys {
		let hashed = match hasher {
			Blake2_128Concat => 16,
			Twox64Concat => 8,
			Identity => 0,
			_ => return,
		};
		let Some((_, part)) = rest.split_at_checked(hashed) else { return };
		rest = part;
		let taken = shapes.walk(*id, Default::default(), &mut rest, &mut |part| {
			if let Some((id, hint, bytes)) = shapes.plain(part) {
				pool.add(id, hint, &bytes);
			}
		});
		if taken.is_err() {
			return;
		}
	}
}
