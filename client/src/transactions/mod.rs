//! How transactions are sent: nonces, mortality, results.
//!
//! Each account has a `lane::Lane`, which decides what is signed with which nonce. `sender::Sender` gives transactions
//! to a node and searches final blocks for them. `connection` asks a real node.
//!
//! Each call ends in a result or an error that says what became of it:
//!
//! | what happens | how the call ends |
//! |---|---|
//! | a final block has it | with its `Events`, or `Refused` |
//! | another program used its nonce | it is signed again, and executed at most once |
//! | the node drops it, restarts, or loses the connection | it is given to a node again, until its last block |
//! | no block has it until its last block is final | `Expired` |
//! | the account cannot pay | `NoFunds`: at once, or after the last block if it could pay before. On a development chain with one node, within seconds |
//! | it waits behind one that ended so, on a development chain with one node | `Unresolved` after eight blocks |
//! | no block becomes final for three minutes | `Unresolved`, or `NotSent` if it was not signed yet |

mod connection;
mod events;
mod lane;
mod node;
mod past;
mod sender;
#[cfg(test)]
mod simulation;
mod trial;

pub(crate) use connection::{is_pruned, Call, Connection};
pub use events::refused;
pub use events::Events;
pub(crate) use node::Node;
pub(crate) use past::see_through;
pub(crate) use sender::{Order, Pace, Sender};
pub use trial::Trial;

use crate::ClientError;
use tokio::sync::oneshot;

/// A transaction as it was signed, so that a program that starts again can ask what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
	/// The public key of the account that signed it.
	pub account: [u8; 32],
	/// Its bytes.
	pub bytes: Vec<u8>,
	/// Its hash.
	pub hash: [u8; 32],
	/// The nonce of the account that it uses.
	pub nonce: u64,
	/// The last final block when it was signed. Only later ones can have it.
	pub signed_at: u64,
	/// The last block that can have it.
	pub last_block: u64,
}

/// Takes note of each form in which a call is signed, before a node gets it. If it fails, the call is not sent.
pub type Note = Box<dyn FnMut(&Noted) -> Result<(), String> + Send>;

/// A call on its way into a final block.
#[derive(Debug)]
pub struct Pending {
	pub(crate) result: oneshot::Receiver<Result<Events, ClientError>>,
}

impl Pending {
	/// Waits until the call has succeeded in a final block.
	pub async fn succeeded(self) -> Result<Events, ClientError> {
		self.result.await.unwrap_or_else(|_| {
			Err(ClientError::Unexpected("the program that sends transactions has ended".into()))
		})
	}
}
