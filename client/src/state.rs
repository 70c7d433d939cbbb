//! What the chain says at one block.

use crate::{block::AtBlock, Chain, ClientError};

/// The state of the chain at a final block: each question is answered from the same one.
pub struct State {
	at: AtBlock,
}

impl Chain {
	/// The state at the latest final block.
	pub async fn state(&self) -> Result<State, ClientError> {
		Ok(State { at: self.at().await? })
	}
}

impl State {
	/// The number of the block.
	pub fn block(&self) -> u64 {
		self.at.block_number()
	}

	/// Asks a runtime API.
	pub async fn ask<P>(&self, question: P) -> Result<P::ReturnType, ClientError>
	where
		P: subxt::runtime_apis::Payload,
	{
		self.at.runtime_apis().call(question).await.map_err(ClientError::node)
	}
}

/// A function for each question of our runtime APIs, as the metadata describes them.
pub mod questions {
	use crate::{api, ClientError};

	include!(concat!(env!("OUT_DIR"), "/questions.rs"));
}
