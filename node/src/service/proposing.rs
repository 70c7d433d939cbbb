//! How blocks are filled. The runtime says when a block is full, by weight and by length.

use super::sealing::Sealing;
use sc_basic_authorship::ProposerFactory;
use sp_runtime::Percent;
use verdigrid_runtime::configs::system::{RuntimeBlockLength, MAX_BLOCK_BYTES};

/// Leaves it to the runtime when a block is full, and what to do then to [`soft_deadline`].
pub fn limit<A, C>(factory: &mut ProposerFactory<A, C>, sealing: Sealing) {
	factory.set_default_block_size_limit(block_size_limit());
	factory.set_soft_deadline(soft_deadline(sealing));
}

/// The most bytes of a block: as many as the runtime lets transactions and header have. The SDK's own limit is 4 MiB,
/// which is less.
fn block_size_limit() -> usize {
	MAX_BLOCK_BYTES.saturating_add(RuntimeBlockLength::get().max_header_size()) as usize
}

/// The part of the time for a block in which transactions are tried that have no room. It is 0.18 seconds on every
/// chain. Of the time for a block, the SDK uses nine tenths: 1.8 seconds on a network, nine on a development chain.
/// Eight transactions without room are tried in any case. After both, the next one without room ends the block.
///
/// To fill a block takes longer than that, so a full block is done at once. Some blocks seem full sooner. With a
/// high tip, a few transactions of great weight come before all others. If they have no room, they cost their
/// senders nothing. Without that time, they would keep all others out.
fn soft_deadline(sealing: Sealing) -> Percent {
	match sealing {
		Sealing::Network => Percent::from_percent(10),
		Sealing::Development => Percent::from_percent(2),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use frame_support::dispatch::DispatchClass;

	#[test]
	fn the_runtime_bounds_the_length_of_a_block() {
		let length = RuntimeBlockLength::get();
		for class in DispatchClass::all() {
			let most = length.max.get(*class).saturating_add(length.max_header_size());
			assert!(block_size_limit() >= most as usize);
		}
		assert!(block_size_limit() > sc_basic_authorship::DEFAULT_BLOCK_SIZE_LIMIT);
	}

	#[test]
	fn a_full_block_is_soon_done() {
		for (sealing, seconds) in [(Sealing::Network, 2), (Sealing::Development, 10)] {
			let tried: u32 = soft_deadline(sealing).mul_floor(seconds * 900);
			assert_eq!(tried, 180, "{sealing:?}");
		}
	}
}
