//! Transactions that were signed earlier, perhaps by a program that has ended since.

use super::{
	node::{Head, Node},
	Noted,
};
use crate::ClientError;
use std::time::Duration;

/// A node that does not answer is asked again after this.
const PAUSE: Duration = Duration::from_secs(1);

/// What became of a transaction, when a final block has it, or none can have it any more.
pub async fn outcome_of<N: Node>(node: &N, noted: &Noted) -> Result<N::Done, ClientError> {
	let mut next = noted.signed_at.saturating_add(1);
	loop {
		let generation = node.generation();
		match search(node, noted, &mut next, generation).await {
			Ok(Some(done)) => return done,
			Ok(None) if next > noted.last_block => {
				return Err(ClientError::Expired { hash: noted.hash, last_block: noted.last_block })
			}
			Ok(None) => node.changed().await,
			Err(error) if error.is_of_the_connection() => tokio::time::sleep(PAUSE).await,
			Err(error) => return Err(error),
		}
	}
}

/// Searches the final blocks from the next one on. What a node says counts only as long as it was that node that named the head.
async fn search<N: Node>(
	node: &N,
	noted: &Noted,
	next: &mut u64,
	generation: u64,
) -> Result<Option<Result<N::Done, ClientError>>, ClientError> {
	let last = node.head().await?.number.min(noted.last_block);
	while *next <= last {
		let number = *next;
		let (hash, transactions) = node.block(number).await?;
		if node.generation() != generation {
			return Err(ClientError::Behind { block: number });
		}
		let place = (0_u32..).zip(transactions).find(|(_, it)| *it == noted.hash);
		if let Some((place, _)) = place {
			return Ok(Some(node.outcome(Head { number, hash }, place).await?));
		}
		*next = number.saturating_add(1);
	}
	Ok(None)
}
