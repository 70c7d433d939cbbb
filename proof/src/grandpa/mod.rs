//! Finality: from the first authorities to a block that later ones made final.
//!
//! A [`Fragment`] is a header and the votes that made it final. Every header but the last announces the next
//! authorities. So each set of authorities vouches for the one that follows, and the last for the block
//! whose state is proved. These are the fragments of a warp-sync proof, as a node serves them.

mod authorities;
mod change;
mod commit;
mod fault;
mod normal;

pub use authorities::{AuthorityId, AuthoritySet};
pub use change::{announced, ConsensusLog, ScheduledChange, ENGINE};
pub use commit::{signed_message, Commit, Justification, Precommit, Signature, SignedPrecommit};
pub use fault::Fault;

use crate::{header::Header, Refusal};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};

/// A header, and the votes that made its block final.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct Fragment {
	/// The header.
	pub header: Header,
	/// The votes.
	pub justification: Justification,
}

/// A warp-sync proof as a node encodes it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct WarpProof {
	/// The fragments, the first that of the first change of authorities.
	pub fragments: Vec<Fragment>,
	/// Whether the last fragment is the latest that the node has.
	pub is_finished: bool,
}

/// Fails unless the first authorities lead to the last block, and each block was made final by the
/// authorities that were in charge of it.
pub fn verify(fragments: &[Fragment], first: &AuthoritySet) -> Result<(), Refusal> {
	let (mut authorities, mut set, mut before) = (first.clone(), 0_u64, None);
	let Some(last) = fragments.len().checked_sub(1) else { return Err(Refusal::NoBlock) };
	for (at, Fragment { header, justification }) in fragments.iter().enumerate() {
		let number = header.number;
		let refuse = |fault| Refusal::Finality { block: number, set, fault };
		if before >= Some(number) {
			return Err(refuse(Fault::NotAscending));
		}
		commit::verify(header, justification, &authorities, set).map_err(refuse)?;
		match change::announced(header).map_err(refuse)? {
			Some(next) => authorities = next,
			None if at == last => (),
			None => return Err(refuse(Fault::NoChange)),
		}
		(set, before) = (set.saturating_add(1), Some(number));
	}
	Ok(())
}
