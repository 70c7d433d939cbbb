//! A redemption statement: what was redeemed, with everything that proves it to a stranger.
//!
//! The node proves that a block is final, and what the state of that block is. The leaves and their paths come from the transactions that
//! the chain verified. No worker is asked. `verdigrid_proof` derives the text from the proof. Signatures are checked by whoever checks the
//! statement.

mod finality;
mod leaves;
mod search;
mod state;

pub use search::Span;

use self::{leaves::Leaves, state::Known};
use crate::{transactions::is_pruned, Chain, ClientError};
use codec::DecodeAll;
use std::collections::BTreeSet;
use subxt::{rpcs::rpc_params, utils::H256};
use verdigrid_proof::{
	assemble, facts::Facts, keys, records::Batch, Disclosure, Proof, Proved, RedemptionProof,
	Refusal,
};

/// Why there is no statement.
#[derive(Debug, thiserror::Error)]
pub enum StatementError {
	/// The chain does not answer, or not as it should.
	#[error(transparent)]
	Chain(#[from] ClientError),
	/// What the chain has cannot be stated.
	#[error("{0}")]
	Refused(Refusal),
	/// The redemption is younger than what is final.
	#[error("redemption {redemption} is not in the last block that is known to be final, which is block {block}: wait, and try again")]
	NotFinal {
		/// The number of the redemption.
		redemption: u64,
		/// The block.
		block: u32,
	},
	/// The statement would be refused. This is a fault of the program, or of the node.
	#[error("the node gave a proof that does not hold: {0}")]
	BadProof(Refusal),
}

impl Chain {
	/// Makes the statement of redemptions, with attributes of the parties that they name. It is the text of a file.
	pub async fn statement(
		&self,
		redemptions: &BTreeSet<u64>,
		disclosures: Vec<Disclosure>,
	) -> Result<String, StatementError> {
		let finality = finality::of(self).await?;
		let genesis = verdigrid_proof::H256(self.genesis());
		let mut proof = Proof {
			version: verdigrid_proof::proof::VERSION,
			genesis,
			finality,
			nodes: Vec::new(),
			redemptions: Vec::new(),
			disclosures,
		};
		let header = proof.header().map_err(StatementError::BadProof)?.clone();
		let at = H256(header.hash().0);
		let ids: Vec<u64> = redemptions.iter().copied().collect();
		let parties: Vec<u32> = proof.disclosures.iter().map(|shown| shown.party).collect();
		let known = Known::read(self, at, genesis, &ids, &parties).await;
		let known = known.map_err(|error| too_early(error, &ids, header.number))?;
		let nodes = known.prove(self, at).await?;
		let mut leaves = Leaves::new(self);
		for id in ids {
			let facts = known.facts(id)?;
			proof.redemptions.push(redemption(self, &mut leaves, &facts, header.number).await?);
		}
		let proof = proof.with_nodes(nodes).map_err(StatementError::BadProof)?;
		assemble(&proof).map_err(StatementError::BadProof)
	}
}

/// A redemption that the block does not have yet.
fn too_early(error: StatementError, ids: &[u64], block: u32) -> StatementError {
	match (error, ids) {
		(StatementError::Refused(Refusal::NoRecord("Certificates.Redemptions")), [redemption]) => {
			StatementError::NotFinal { redemption: *redemption, block }
		}
		(error, _) => error,
	}
}

/// The leaves of a redemption. One whose tree was removed for its age proves nothing any more.
async fn redemption(
	chain: &Chain,
	leaves: &mut Leaves<'_>,
	facts: &Facts,
	last: u32,
) -> Result<RedemptionProof, ClientError> {
	let id = facts.id;
	let Some(matched) = &facts.matched else {
		let mut generation = leaves.reading(facts.batch.issued_block, &facts.generation).await?;
		if generation.is_none() && facts.generation.anchor.is_some() {
			if let Some(block) = continued(chain, facts, last).await? {
				generation = leaves.reading(block, &facts.generation).await?;
			}
		}
		return Ok(RedemptionProof { id, generation, matched: None });
	};
	let block = matched.evidence.block;
	let generation = leaves.reading(block, &facts.generation).await?;
	let consumption = leaves.reading(block, &matched.consumption).await?;
	let settlement = leaves.settlement(block, matched).await?;
	Ok(RedemptionProof { id, generation, matched: Some(Proved { settlement, consumption }) })
}

/// The block in which a batch was continued last: the first one whose state has the revision that the batch has now. `None` if the node
/// has forgotten the states of that time.
async fn continued(chain: &Chain, facts: &Facts, last: u32) -> Result<Option<u32>, ClientError> {
	let (mut before, mut since) = (facts.batch.issued_block, last);
	while before.saturating_add(1) < since {
		let middle = u32::midpoint(before, since);
		match revision_at(chain, facts.redemption.range.batch, middle).await? {
			None => return Ok(None),
			Some(revision) if revision == facts.batch.revision => since = middle,
			Some(_) => before = middle,
		}
	}
	Ok(Some(since))
}

/// For which revision of the readings a batch was issued last, as of a block.
async fn revision_at(chain: &Chain, batch: u64, block: u32) -> Result<Option<u8>, ClientError> {
	let hash: H256 = chain.ask("chain_getBlockHash", rpc_params![block]).await?;
	let key = keys::batch(batch);
	match state::read(chain, hash, std::slice::from_ref(&key)).await {
		Ok(found) => {
			let value = found.get(&key).and_then(Option::as_deref);
			let read = |value: &[u8]| Batch::decode_all(&mut &*value).ok();
			Ok(value.and_then(read).map(|batch| batch.revision))
		}
		Err(error) if is_pruned(&error) => Ok(None),
		Err(error) => Err(error),
	}
}
