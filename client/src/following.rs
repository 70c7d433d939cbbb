//! Final blocks and their events, by number: none is missed, and none comes twice.

use crate::{
	block::AtBlock,
	transactions::{Connection, Node},
	ClientError,
};
use futures::{stream, Stream};
use std::{sync::Arc, time::Duration};
use subxt::{
	config::substrate::SubstrateConfig,
	events::{DecodeAsEvent, Events as AllEvents},
	utils::H256,
};

/// A node that does not answer is asked again after this.
const PAUSE: Duration = Duration::from_secs(1);

/// A final block with its events.
#[derive(Debug)]
pub struct Block {
	/// Its number.
	pub number: u64,
	/// Its hash.
	pub hash: H256,
	/// The events of all its transactions and hooks.
	pub events: Arc<AllEvents<SubstrateConfig>>,
	/// What can be read at it.
	pub at: AtBlock,
}

impl Block {
	/// The events of a kind, in order.
	pub fn find<E: DecodeAsEvent>(
		&self,
	) -> impl Iterator<Item = Result<E, ClientError>> + use<'_, E> {
		self.events.find::<E>().map(|event| event.map_err(ClientError::node))
	}
}

/// What is left to do.
struct Following {
	connection: Arc<Connection>,
	/// The next block. `None` after an error that waiting does not mend.
	next: Option<u64>,
	/// The last final block that is known, and who named it.
	head: u64,
	generation: u64,
}

/// Final blocks from this number on, for ever. If no node answers, it waits. It ends with an error if a node has forgotten
/// what the next block did.
pub(crate) fn blocks_from(
	connection: Arc<Connection>,
	first: u64,
) -> impl Stream<Item = Result<Block, ClientError>> + Send {
	let begin = Following { connection, next: Some(first), head: 0, generation: 0 };
	stream::unfold(begin, |mut following| async move {
		let number = following.next?;
		let block = following.block(number).await;
		following.next = block.as_ref().ok().map(|block| block.number.saturating_add(1));
		Some((block, following))
	})
}

impl Following {
	async fn block(&mut self, number: u64) -> Result<Block, ClientError> {
		loop {
			match self.try_block(number).await {
				Ok(Some(block)) => return Ok(block),
				Ok(None) => self.connection.changed().await,
				Err(error) if error.is_of_the_connection() => tokio::time::sleep(PAUSE).await,
				Err(error) => return Err(error),
			}
		}
	}

	/// `None` while there is no such block.
	async fn try_block(&mut self, number: u64) -> Result<Option<Block>, ClientError> {
		// Only the node that named the head knows which block of a number is final.
		let generation = self.connection.generation();
		if self.head < number || self.generation != generation {
			self.head = self.connection.head().await?.number;
			self.generation = generation;
		}
		if self.head < number {
			return Ok(None);
		}
		let hash = self.connection.block_hash(number).await?;
		if self.connection.generation() != generation {
			return Err(ClientError::Behind { block: number });
		}
		let (at, events) = self.connection.events_of(number, hash).await?;
		Ok(Some(Block { number, hash, events, at }))
	}
}
