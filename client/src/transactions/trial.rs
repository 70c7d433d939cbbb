//! What a call would cost and do, without sending it.

use super::{
	connection::{params, Call, Connection},
	events::refused,
	node::{Account, Head, Node},
};
use crate::{api::runtime_types::sp_runtime::DispatchError, ClientError};
use codec::{Compact, Decode, Encode};
use subxt::{
	ext::{scale_decode::DecodeAsType, scale_value::Value},
	utils::{AccountId32, H256},
	Metadata,
};

/// What a call would cost and do in the next block, if nothing else came before it.
#[derive(Debug)]
pub struct Trial {
	/// The final block on which it was tried.
	pub block: u64,
	/// The fee without a tip, in the smallest unit of the chain's token.
	pub fee: u128,
	/// How many bytes the transaction has.
	pub length: usize,
	/// Whether the call itself would succeed. A call that it carries, such as the call of a proxy, may still fail.
	pub result: Result<(), ClientError>,
}

/// The node gets a signed transaction, and could pass it on. So it is valid for the fewest blocks that there can be.
const SHORTEST: u64 = 4;

/// What the chain answers to a transaction.
type Applied = Result<Result<(), DispatchError>, Value<()>>;

impl Connection {
	/// Signs a call and executes it on a copy of the state.
	pub async fn try_out(&self, account: Account, call: &Call) -> Result<Trial, ClientError> {
		let head = self.head().await?;
		let nonce = self.nonce(head, account).await?;
		let at = self.client.at_block(H256(head.hash)).await.map_err(ClientError::node)?;
		// A block does not know its own hash, only those before it.
		let birth = match head.number.checked_sub(1) {
			Some(number) => Some(Head { number, hash: self.block_hash(number).await?.0 }),
			None => None,
		};
		let bytes = call.call.sign(&at, &call.key, params(nonce, birth, SHORTEST))?;
		let ask = |function: &'static str, arguments: Vec<u8>| {
			let at = at.clone();
			async move {
				let answer = at.runtime_apis().call_raw(function, Some(&arguments)).await;
				answer.map_err(ClientError::node)
			}
		};
		let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
		let info = [bytes.clone(), length.encode()].concat();
		let fee = fee(&ask("TransactionPaymentApi_query_info", info).await?)?;
		let applied = ask("BlockBuilder_apply_extrinsic", bytes.clone()).await?;
		let metadata = at.metadata_ref();
		let result = match applied_as(&applied, metadata)? {
			Ok(Ok(())) => Ok(()),
			Ok(Err(error)) => Err(refused(&error, metadata)),
			Err(invalid) => Err(not_taken(&invalid.to_string(), account)),
		};
		Ok(Trial { block: head.number, fee, length: bytes.len(), result })
	}
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

/// The fee, behind weight and class.
fn fee(answer: &[u8]) -> Result<u128, ClientError> {
	let info = <((Compact<u64>, Compact<u64>), u8, u128)>::decode(&mut &*answer);
	info.map(|(_, _, fee)| fee).map_err(ClientError::node_encoding)
}

fn applied_as(answer: &[u8], metadata: &Metadata) -> Result<Applied, ClientError> {
	let missing = || ClientError::Unexpected("the chain cannot try transactions".into());
	let api = metadata.runtime_api_trait_by_name("BlockBuilder").ok_or_else(missing)?;
	let ty = api.method_by_name("apply_extrinsic").ok_or_else(missing)?.output_ty();
	Applied::decode_as_type(&mut &*answer, ty, metadata.types()).map_err(ClientError::node_encoding)
}
