//! What proves that a block is final.

use super::StatementError;
use crate::{Chain, ClientError};
use codec::Decode;
use serde::Deserialize;
use subxt::{rpcs::rpc_params, utils::H256};
use verdigrid_proof::{
	grandpa::WarpProof,
	header::{DigestItem, Header},
	issue::finality_of,
	Finality,
};

/// No chain has changed its authorities so often that its proof has more parts.
const MOST_PARTS: usize = 1_000;

/// A header as a node shows it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
	parent_hash: H256,
	number: String,
	state_root: H256,
	extrinsics_root: H256,
	digest: Logs,
}

#[derive(Deserialize)]
struct Logs {
	logs: Vec<String>,
}

/// The proof of the last block that is known to be final.
pub async fn of(chain: &Chain) -> Result<Finality, StatementError> {
	let (mut parts, mut start) = (Vec::new(), H256(chain.genesis()));
	while parts.len() < MOST_PARTS {
		let part: Option<String> = chain.ask("verdigrid_finality", rpc_params![start]).await?;
		let Some(part) = part else { return Ok(Finality::None(last(chain).await?)) };
		let bytes = bytes(&part)?;
		let proof =
			WarpProof::decode(&mut &*bytes).map_err(|_| unreadable("the proof of finality"))?;
		let end = proof.fragments.last().map(|it| H256(it.header.hash().0));
		parts.push(bytes);
		match end {
			Some(end) if !proof.is_finished => start = end,
			_ => break,
		}
	}
	finality_of(&parts).map_err(StatementError::BadProof)
}

/// The last block of a chain without finality.
async fn last(chain: &Chain) -> Result<Header, ClientError> {
	let hash: H256 = chain.ask("chain_getFinalizedHead", rpc_params![]).await?;
	let shown: Option<Shown> = chain.ask("chain_getHeader", rpc_params![hash]).await?;
	let header = shown.and_then(header).filter(|header| header.hash().0 == hash.0);
	header.ok_or_else(|| unreadable("the header of the last block"))
}

fn header(shown: Shown) -> Option<Header> {
	let hash = |hash: H256| verdigrid_proof::H256(hash.0);
	let item = |log: &String| DigestItem::decode(&mut &*bytes(log).ok()?).ok();
	Some(Header {
		parent_hash: hash(shown.parent_hash),
		number: u32::from_str_radix(shown.number.strip_prefix("0x")?, 16).ok()?,
		state_root: hash(shown.state_root),
		extrinsics_root: hash(shown.extrinsics_root),
		digest: shown.digest.logs.iter().map(item).collect::<Option<_>>()?,
	})
}

/// What a node writes as `0x` and digits.
pub fn bytes(text: &str) -> Result<Vec<u8>, ClientError> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	hex::decode(digits).map_err(|_| unreadable("an answer"))
}

/// What a node says cannot be read.
pub fn unreadable(what: &str) -> ClientError {
	ClientError::Unexpected(format!("{what} cannot be read: use a client of the node's release"))
}
