//! Transactions that were signed earlier, perhaps by a program that has ended since.

use super::{
	node::{Head, Node},
	Noted,
};
use crate::ClientError;
use std::time::Duration;

/// A node that does not answer is asked again after this.
const PAUSE: Duration = Duration::from_secs(1);

/// Gives a transaction to the node again, and waits until a final block has it, or none can have it any more. The same bytes are
/// executed once at most, however often they are given.
pub async fn see_through<N: Node>(node: &N, noted: &Noted) -> Result<N::Done, ClientError> {
	let mut next = noted.signed_at.saturating_add(1);
	let mut given_to = None;
	loop {
		let generation = node.generation();
		// A node that starts again has forgotten it. What it answers does not matter: blocks decide.
		if given_to.replace(generation) != Some(generation) {
			node.submit(&noted.bytes).await;
		}
		match search(node, noted, &mut next, generation).await {
			Ok(Some(done)) => return done,
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
	let head = node.head().await?;
	while *next <= head.number.min(noted.last_block) {
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
	// Another transaction has its nonce, or its life is over.
	let is_over =
		head.number >= noted.last_block || node.nonce(head, noted.account).await? > noted.nonce;
	if is_over && node.generation() == generation && *next > head.number.min(noted.last_block) {
		let Noted { hash, last_block, .. } = *noted;
		return Ok(Some(Err(ClientError::Expired { hash, last_block })));
	}
	Ok(None)
}
