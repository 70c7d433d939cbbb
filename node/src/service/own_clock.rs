//! Finds out whether this machine's clock is wrong, by the slots of the blocks that others make. Peers refuse blocks from
//! the future, but only they know why.

use super::types::Client;
use futures::{Future, StreamExt};
use sc_client_api::BlockchainEvents;
use sc_service::Error;
use sp_consensus::BlockOrigin;
use sp_consensus_aura::{sr25519::AuthoritySignature, Slot, SlotDuration};
use sp_timestamp::Timestamp;
use std::sync::Arc;
use verdigrid_runtime::opaque::Block;

/// So many blocks of others agree before the clock is called wrong.
const BLOCKS: u32 = 10;

/// Warns, for ever, each time that many blocks in a row came when their slots were over, or had not begun.
pub fn watch(client: Arc<Client>) -> Result<impl Future<Output = ()>, Error> {
	let slot_duration = sc_consensus_aura::slot_duration(&*client)?;
	Ok(compare(client, slot_duration))
}

async fn compare(client: Arc<Client>, slot_duration: SlotDuration) {
	let mut imported = client.import_notification_stream();
	let mut judged = Judgement::default();
	while let Some(block) = imported.next().await {
		// Blocks that are fetched later say nothing of the time now.
		if block.origin != BlockOrigin::NetworkBroadcast {
			continue;
		}
		let slot = sc_consensus_aura::find_pre_digest::<Block, AuthoritySignature>(&block.header);
		let Ok(slot) = slot else { continue };
		let now = Slot::from_timestamp(Timestamp::current(), slot_duration);
		if let Some(slots) = judged.note(now, slot) {
			let seconds = slots.unsigned_abs().saturating_mul(slot_duration.as_millis()) / 1_000;
			let side = if slots > 0 { "ahead" } else { "behind" };
			log::warn!(
				"⏰ this machine's clock seems to be about {seconds} s {side}: so far were the last {BLOCKS} blocks of others from \
				 their slots. Others refuse blocks of a validator whose clock is ahead. Compare `timedatectl` with another machine"
			);
		}
	}
}

/// What the last blocks of others say of the clock.
#[derive(Default)]
struct Judgement {
	blocks: u32,
	/// The least distance of all, in slots. Above zero where the clock is ahead.
	least: i64,
}

impl Judgement {
	/// Takes a block in. By how many slots the clock is wrong, where enough blocks say so.
	fn note(&mut self, now: Slot, block: Slot) -> Option<i64> {
		let distance = i64::try_from(i128::from(*now).saturating_sub(i128::from(*block))).ok()?;
		if distance == 0 || (self.blocks > 0 && distance.signum() != self.least.signum()) {
			*self = Self::default();
		}
		if distance == 0 {
			return None;
		}
		self.least = match self.blocks {
			0 => distance,
			_ if distance.unsigned_abs() < self.least.unsigned_abs() => distance,
			_ => self.least,
		};
		self.blocks = self.blocks.saturating_add(1);
		if self.blocks < BLOCKS {
			return None;
		}
		Some(std::mem::take(self).least)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::arithmetic_side_effects)]

	use super::*;

	/// What is said of a clock at slot 1,000, while blocks come that are so many slots older.
	fn said(distances: impl IntoIterator<Item = i64>) -> Vec<i64> {
		let mut judged = Judgement::default();
		let slot = |distance: i64| Slot::from(1_000_u64.saturating_add_signed(-distance));
		distances.into_iter().filter_map(|it| judged.note(1_000.into(), slot(it))).collect()
	}

	#[test]
	fn a_clock_that_all_blocks_disagree_with_is_wrong() {
		assert_eq!(said([2; 10]), [2]);
		assert_eq!(said([-1; 10]), [-1]);
		assert_eq!(said([1; 20]), [1, 1]);
	}

	#[test]
	fn the_block_that_is_nearest_counts() {
		assert_eq!(said((0..10).map(|number| 5 - number % 3)), [3]);
		assert_eq!(said((0..10).map(|number| number % 3 - 5)), [-3]);
	}

	#[test]
	fn one_block_in_its_slot_is_enough_for_a_right_clock() {
		assert!(said((0..60).map(|number| i64::from(number % 10 != 7))).is_empty());
		assert!(said([1; 9]).is_empty());
	}

	#[test]
	fn blocks_that_are_late_and_early_say_nothing() {
		assert!(said((0..60).map(|number| if number % 8 == 0 { -1 } else { 1 })).is_empty());
	}
}
