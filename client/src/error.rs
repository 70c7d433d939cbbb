//! What can go wrong between a client and the chain. Each message says what to do.

use subxt::utils::AccountId32;

/// Why something did not work.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
	/// Nothing answers at the address.
	#[error("no node answers at {url} ({reason}): start one with `scripts/run`, or name another with --url")]
	NoNode {
		/// The address tried.
		url: String,
		/// What the connection said.
		reason: String,
	},
	/// What answers is no Verdigrid chain.
	#[error("the node at {url} runs another chain: it has no pallet {missing}. Name a Verdigrid node with --url")]
	WrongChain {
		/// Its address.
		url: String,
		/// What a Verdigrid chain has.
		missing: &'static str,
	},
	/// Calls of the chain are not those that this client was built for.
	#[error("the chain has changed since this client was built: {calls}. Use the client of the chain's release")]
	OtherVersion {
		/// The calls, such as `Market.offer`.
		calls: String,
	},
	/// A key cannot be read. The message does not repeat it: it may be a secret with a typing
	/// mistake.
	#[error(
		"what was given is not a key: write a secret URI such as //Alice, a seed phrase or 0x and 64 \
		 digits"
	)]
	BadKey,
	/// The account cannot pay.
	#[error("the account {account} cannot pay ({reason}): send it some VDG first, or sign with another key")]
	NoFunds {
		/// Whose account.
		account: AccountId32,
		/// What is missing.
		reason: String,
	},
	/// The chain executed the call and refused it. Nothing changed, but the fee was paid. If a call that a batch carries failed, what
	/// came before it in the batch stays.
	#[error("{name}: {meaning}")]
	Refused {
		/// Pallet and error, such as `Evidence::InvalidProof`.
		name: String,
		/// What the error means.
		meaning: String,
	},
	/// The chain cannot decode the call.
	#[error(
		"the chain cannot decode the call, so it was not sent: a value in it is longer than the chain takes, or calls are nested \
		 too deeply"
	)]
	Undecodable,
	/// The node did not take the transaction.
	#[error("the node did not take the transaction, and nothing was done: {0}")]
	NotTaken(String),
	/// The transaction is in no block, and none can have it any more. Nothing was done.
	#[error("no block up to {last_block} has the transaction 0x{}: send it again", hex(hash))]
	Expired {
		/// Its hash.
		hash: [u8; 32],
		/// The last block that could have had it.
		last_block: u64,
	},
	/// The transaction was sent, and it is not known what became of it.
	#[error(
		"it is not known whether the transaction 0x{} was executed ({reason}): look for it in the blocks up to {last_block} \
		 before you send it again",
		hex(hash)
	)]
	Unresolved {
		/// Its hash.
		hash: [u8; 32],
		/// The last block that may have it.
		last_block: u64,
		/// Why.
		reason: String,
	},
	/// A final block has the transaction, and the node does not know any more what it did.
	#[error("the transaction is in block {block}, at place {place}, and what it did cannot be read from this node: ask an archive node")]
	ResultUnknown {
		/// The number of the block.
		block: u64,
		/// The place of the transaction in it.
		place: u32,
	},
	/// The node has forgotten what a block did.
	#[error("the node has forgotten the state of block {block}: ask an archive node")]
	Forgotten {
		/// The number of the block.
		block: u64,
	},
	/// The transaction was not sent.
	#[error("the transaction was not sent ({reason}): look at the node, and send it again")]
	NotSent {
		/// Why.
		reason: String,
	},
	/// Other programs use the same account faster than this one.
	#[error("other programs use the account {account} at the same time, again and again: give each program an account of its own")]
	Contested {
		/// Whose account.
		account: AccountId32,
	},
	/// The node does not have a block yet that another one has.
	#[error(
		"the node does not have block {block}: wait until it has caught up, or name another one"
	)]
	Behind {
		/// The number of the block.
		block: u64,
	},
	/// Something else between client and node.
	#[error(transparent)]
	Node(#[from] Box<subxt::Error>),
	/// The chain did something that this client does not expect.
	#[error("the chain gave an answer that this client does not expect: {0}")]
	Unexpected(String),
}

impl ClientError {
	/// From any error of the client library.
	pub fn node(error: impl Into<subxt::Error>) -> Self {
		ClientError::Node(Box::new(error.into()))
	}

	/// From an error of the encoder.
	pub(crate) fn node_encoding(error: impl std::fmt::Display) -> Self {
		ClientError::Unexpected(error.to_string())
	}

	/// Whether the connection or the node is to blame, and not the call.
	pub const fn is_of_the_connection(&self) -> bool {
		matches!(
			self,
			ClientError::Node(_) | ClientError::NoNode { .. } | ClientError::Behind { .. }
		)
	}

	/// Pallet and error, if the chain refused a call.
	pub fn refusal(&self) -> Option<&str> {
		match self {
			ClientError::Refused { name, .. } => Some(name),
			_ => None,
		}
	}
}

pub(crate) fn hex(bytes: &[u8]) -> String {
	bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
