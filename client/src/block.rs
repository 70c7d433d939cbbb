//! A block at which the chain is read.

use subxt::{config::substrate::SubstrateConfig, OnlineClientAtBlock};

/// What is read at one block.
pub type AtBlock = OnlineClientAtBlock<SubstrateConfig>;
