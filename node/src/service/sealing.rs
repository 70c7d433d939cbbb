//! Who makes the blocks of a chain.

use sc_service::{ChainType, Configuration};

/// Who makes blocks. Follows from the type of the chain alone, so that the nodes of one chain
/// cannot disagree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealing {
	/// This node alone seals and finalises.
	Development,
	/// Aura authors, GRANDPA finalises.
	Network,
}

impl Sealing {
	/// The sealing of the configured chain.
	pub fn of(config: &Configuration) -> Self {
		match config.chain_spec.chain_type() {
			ChainType::Development => Self::Development,
			_ => Self::Network,
		}
	}
}
