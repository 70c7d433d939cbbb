//! What the sending of transactions needs of a node.

use super::lane::{Answer, Hash};
use crate::ClientError;
use std::future::Future;

/// A public key.
pub type Account = [u8; 32];

/// A final block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
	/// Its number.
	pub number: u64,
	/// Its hash.
	pub hash: Hash,
}

/// A signed transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
	/// Its bytes.
	pub bytes: Vec<u8>,
	/// Its hash.
	pub hash: Hash,
	/// The last block that may have it.
	pub last_block: u64,
}

/// A node, or several that stand in for each other.
pub trait Node: Send + Sync + 'static {
	/// A call that can be signed, with its key.
	type Call: Send + Sync;
	/// What a call did that succeeded.
	type Done: Send;

	/// The last final block.
	fn head(&self) -> impl Future<Output = Result<Head, ClientError>> + Send;

	/// Changes if another node may answer from now on, or the same one after a new start. It may have an empty pool.
	fn generation(&self) -> u64;

	/// Returns when a block may have become final, at the latest after a while.
	fn changed(&self) -> impl Future<Output = ()> + Send;

	/// The next nonce of an account in a block.
	fn nonce(
		&self,
		head: Head,
		account: Account,
	) -> impl Future<Output = Result<u64, ClientError>> + Send;

	/// The next nonce of an account after all that waits in the node's pool.
	fn pool_nonce(&self, account: Account)
		-> impl Future<Output = Result<u64, ClientError>> + Send;

	/// The hash of a final block, and the hashes of its transactions. Only the node that named the head knows which block of
	/// this number is final.
	fn block(
		&self,
		number: u64,
	) -> impl Future<Output = Result<(Hash, Vec<Hash>), ClientError>> + Send;

	/// What the transaction at a place of a block did. An error of the call is [`Result::Err`] inside; if the node does not
	/// answer, outside.
	fn outcome(
		&self,
		head: Head,
		place: u32,
	) -> impl Future<Output = Result<Result<Self::Done, ClientError>, ClientError>> + Send;

	/// Signs a call.
	fn sign(
		&self,
		call: &Self::Call,
		nonce: u64,
		head: Head,
	) -> impl Future<Output = Result<Signed, ClientError>> + Send;

	/// Gives a transaction to the node.
	fn submit(&self, bytes: &[u8]) -> impl Future<Output = Answer> + Send;
}
