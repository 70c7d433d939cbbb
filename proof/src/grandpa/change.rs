//! What headers announce about the authorities that follow.

use super::{AuthorityId, AuthoritySet, Fault};
use crate::header::{DigestItem, Header};
use alloc::vec::Vec;
use codec::{Decode, DecodeAll, Encode};

/// The name of GRANDPA in digests.
pub const ENGINE: [u8; 4] = *b"FRNK";

/// Authorities that are to follow.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct ScheduledChange {
	/// Their keys and weights.
	pub next_authorities: Vec<(AuthorityId, u64)>,
	/// For how many blocks the change waits.
	pub delay: u32,
}

/// What the runtime tells GRANDPA in a digest.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub enum ConsensusLog {
	/// The authorities change after this block.
	#[codec(index = 1)]
	ScheduledChange(ScheduledChange),
	/// The authorities change by force.
	#[codec(index = 2)]
	ForcedChange(u32, ScheduledChange),
	/// An authority is disabled.
	#[codec(index = 3)]
	OnDisabled(u64),
	/// The authorities stop after a delay.
	#[codec(index = 4)]
	Pause(u32),
	/// The authorities start again after a delay.
	#[codec(index = 5)]
	Resume(u32),
}

/// The authorities that a header announces. `None` if it announces none. Of several announcements the first
/// counts, as on the chain. A forced change would count more than all others, and ends the chain of trust.
pub fn announced(header: &Header) -> Result<Option<AuthoritySet>, Fault> {
	let mut first = None;
	for item in &header.digest {
		let DigestItem::Consensus(ENGINE, log) = item else { continue };
		match ConsensusLog::decode_all(&mut log.as_slice()) {
			Ok(ConsensusLog::ScheduledChange(change)) => first = first.or(Some(change)),
			Ok(ConsensusLog::ForcedChange(..)) => return Err(Fault::ForcedChange),
			Ok(_) => (),
			Err(_) => return Err(Fault::UnreadableChange),
		}
	}
	match first {
		Some(ScheduledChange { delay: 1.., .. }) => Err(Fault::DelayedChange),
		Some(change) => AuthoritySet::new(change.next_authorities).map(Some),
		None => Ok(None),
	}
}
