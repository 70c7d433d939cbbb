//! The time of a block. Several blocks may fall into one millisecond, and the machine's clock may
//! be set back. Chain time still has to grow with every block.

use crate::service::types::Backend;
use codec::Decode;
use sc_client_api::{StorageKey, StorageProvider};
use sp_io::hashing::twox_128;
use sp_runtime::traits::Block as BlockT;
use sp_timestamp::Timestamp;
use verdigrid_runtime::opaque::Block;

/// The least that the runtime's timestamp pallet demands between two blocks, in milliseconds.
const MINIMUM_PERIOD: u64 = 1;

/// Why the time of the parent is not known.
type Unknown = Box<dyn std::error::Error + Send + Sync>;

/// The time of a block whose parent is `parent`.
pub fn next<C>(client: &C, parent: <Block as BlockT>::Hash) -> Result<Timestamp, Unknown>
where
	C: StorageProvider<Block, Backend>,
{
	let stored = client.storage(parent, &now_key())?;
	let parent = match stored {
		Some(encoded) => u64::decode(&mut encoded.0.as_slice())?,
		None => 0,
	};
	Ok(after(parent, Timestamp::current().as_millis()).into())
}

/// `now`, or the earliest time that is allowed after the parent, whichever is later. In
/// milliseconds.
fn after(parent: u64, now: u64) -> u64 {
	now.max(parent.saturating_add(MINIMUM_PERIOD))
}

/// The key of the timestamp pallet's value `Now`.
fn now_key() -> StorageKey {
	StorageKey([twox_128(b"Timestamp"), twox_128(b"Now")].concat())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn time_is_the_clocks_when_it_has_moved_on() {
		assert_eq!(after(1_000, 4_000), 4_000);
		assert_eq!(after(0, 4_000), 4_000);
	}

	#[test]
	fn blocks_within_one_millisecond_are_one_millisecond_apart() {
		assert_eq!(after(4_000, 4_000), 4_001);
		assert_eq!(after(4_001, 4_000), 4_002);
	}

	#[test]
	fn time_never_goes_back_with_the_clock() {
		assert_eq!(after(9_000, 4_000), 9_001);
	}

	#[test]
	fn the_storage_key_is_that_of_timestamp_now() {
		let expected = [
			0xf0, 0xc3, 0x65, 0xc3, 0xcf, 0x59, 0xd6, 0x71, 0xeb, 0x72, 0xda, 0x0e, 0x7a, 0x41,
			0x13, 0xc4, 0x9f, 0x1f, 0x05, 0x15, 0xf4, 0x62, 0xcd, 0xcf, 0x84, 0xe0, 0xf1, 0xd6,
			0x04, 0x5d, 0xfc, 0xbb,
		];
		assert_eq!(now_key().0, expected);
	}
}
