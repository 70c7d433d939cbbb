//! What a call would cost and do. Nothing is signed or sent.

use super::{
	connection::{Connection, Unchecked},
	events::Events,
	node::{Account, Node},
};
use crate::{
	api::{self, runtime_types::sp_runtime::DispatchError},
	compatibility, ClientError,
};
use codec::{Compact, CompactLen, Encode};
use std::sync::Arc;
use subxt::{
	ext::{scale_decode::DecodeAsType, scale_value::Value},
	transactions::Payload,
	utils::{AccountId32, H256},
	Metadata,
};

/// What a call would cost and do in the next block, if nothing else came before it.
#[derive(Debug)]
pub struct Trial {
	/// The final block on which it was tried.
	pub block: u64,
	/// What the account would pay, without a tip, in the smallest unit of the chain's token. If no block would take the
	/// transaction: what it would have to have.
	pub fee: u128,
	/// What the daily allowance of a party would pay of the fee, beside that, in the same unit. 0 if the call would fail: then
	/// there are no events that say so.
	pub covered: u128,
	/// How many bytes the transaction would have.
	pub length: usize,
	/// What the transaction would do. It fails if the call fails, or a call that it carries, such as the call of a proxy.
	pub result: Result<Events, ClientError>,
}

const API: &str = "VerdigridChainApi";
const METHOD: &str = "try_call";

/// What the chain answers: nothing, if the call is none.
type Answer = Option<Tried>;

#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Tried {
	result: Result<Result<(), DispatchError>, Value<()>>,
	fee: u128,
	events: Vec<u8>,
}

impl Connection {
	/// Executes a call of an account on a copy of the state.
	pub async fn try_out<C: Payload>(
		&self,
		account: Account,
		call: &C,
	) -> Result<Trial, ClientError> {
		let head = self.head().await?;
		let at = self.client.at_block(H256(head.hash)).await.map_err(ClientError::node)?;
		let metadata = at.metadata_ref();
		compatibility::check(metadata, call)?;
		let bytes = at.transactions().call_data(&Unchecked(call));
		let bytes = bytes.map_err(ClientError::node_encoding)?;
		let length = length(&bytes, self.nonce(head, account).await?);
		let arguments = (account, bytes, u32::try_from(length).unwrap_or(u32::MAX)).encode();
		let answer = at.runtime_apis().call_raw(&format!("{API}_{METHOD}"), Some(&arguments)).await;
		let tried = decoded(&answer.map_err(ClientError::node)?, metadata)?;
		let result = match tried.result {
			Ok(_) => {
				let events = Arc::new(at.events().from_bytes(tried.events));
				Events::of(head.number, H256(head.hash), 0, events, metadata)
			}
			Err(invalid) => Err(not_taken(&invalid.to_string(), account)),
		};
		let covered = covered(&result);
		Ok(Trial { block: head.number, fee: tried.fee, covered, length, result })
	}
}

/// What an allowance pays, as the events say.
fn covered(result: &Result<Events, ClientError>) -> u128 {
	let events = result.as_ref().ok();
	let covered = events.and_then(Events::find_first::<api::allowance::events::FeeCovered>);
	covered.and_then(Result::ok).map_or(0, |event| event.amount)
}

/// The bytes of a signed transaction with this call, and with the bytes that say how many it has.
fn length(call: &[u8], nonce: u64) -> usize {
	const VERSION: usize = 1;
	const ADDRESS: usize = 33;
	const SIGNATURE: usize = 65;
	// The last blocks of its life, its tip, and whether it signs the hash of the metadata.
	const EXTENSIONS: usize = 2 + 1 + 1;
	let parts = [VERSION, ADDRESS, SIGNATURE, EXTENSIONS, Compact::compact_len(&nonce), call.len()];
	let all = parts.iter().sum::<usize>();
	let prefix = Compact::compact_len(&u32::try_from(all).unwrap_or(u32::MAX));
	all.saturating_add(prefix)
}

/// Why a block would not take the transaction.
fn not_taken(invalid: &str, account: Account) -> ClientError {
	match invalid.contains("Payment") {
		true => ClientError::NoFunds {
			account: AccountId32(account),
			reason: "its balance does not cover the fee".into(),
		},
		false => ClientError::NotTaken(invalid.to_owned()),
	}
}

fn decoded(answer: &[u8], metadata: &Metadata) -> Result<Tried, ClientError> {
	let missing = || ClientError::OtherVersion { calls: format!("{API}.{METHOD}") };
	let api = metadata.runtime_api_trait_by_name(API).ok_or_else(missing)?;
	let ty = api.method_by_name(METHOD).ok_or_else(missing)?.output_ty();
	let tried = Answer::decode_as_type(&mut &*answer, ty, metadata.types());
	tried.map_err(ClientError::node_encoding)?.ok_or(ClientError::Undecodable)
}
