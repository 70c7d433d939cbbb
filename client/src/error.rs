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
	/// The chain's runtime is not the one that this client was made for.
	#[error("the runtime of the node at {url} is not the one that this client was built for: build both from the same commit")]
	OtherVersion {
		/// Its address.
		url: String,
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
	/// The chain executed the call and refused it. Nothing changed, but the fee was paid.
	#[error("{name}: {meaning}")]
	Refused {
		/// Pallet and error, such as `Evidence::InvalidProof`.
		name: String,
		/// What the error means.
		meaning: String,
	},
	/// The node did not take the transaction.
	#[error("the node did not take the transaction: {0}")]
	NotTaken(String),
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

	/// Pallet and error, if the chain refused a call.
	pub fn refusal(&self) -> Option<&str> {
		match self {
			ClientError::Refused { name, .. } => Some(name),
			_ => None,
		}
	}
}
