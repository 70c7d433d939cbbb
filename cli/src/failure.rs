//! Why a command failed, and with which exit code.

use verdigrid_client::ClientError;

/// Kinds of failures. Each has an exit code of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// Anything else.
	Other,
	/// The command line is wrong.
	Usage,
	/// No node answers, or it has another chain.
	Node,
	/// The chain refused the call.
	Refused,
	/// The account cannot pay.
	NoFunds,
	/// The chain has another form of the call.
	OtherVersion,
	/// It is not known what became of a transaction.
	Unresolved,
	/// There is no such thing on the chain.
	NotFound,
	/// The key cannot be used.
	Key,
	/// A file or the configuration is wrong.
	File,
	/// The transaction was not executed, and never will be.
	NotDone,
	/// A statement does not prove what it says.
	Unproved,
}

/// Kinds with exit codes, names and meanings, for documents.
pub const KINDS: [(Kind, u8, &str, &str); 12] = [
	(Kind::Other, 1, "other", "anything else"),
	(Kind::Usage, 2, "usage", "the command line is wrong, or a value in it"),
	(Kind::Node, 3, "node", "no node answers, or the node has another chain"),
	(Kind::Refused, 4, "refused", "the chain refuses the call. If it was sent, the fee was paid"),
	(Kind::NoFunds, 5, "no-funds", "the account cannot pay"),
	(
		Kind::OtherVersion,
		6,
		"other-version",
		"the chain has changed. Use the program of its release",
	),
	(Kind::Unresolved, 7, "unresolved", "it is not known what became of the transaction"),
	(Kind::NotFound, 8, "not-found", "there is no such thing on the chain"),
	(Kind::Key, 9, "key", "the key cannot be used"),
	(Kind::File, 10, "file", "a file or the configuration is wrong"),
	(
		Kind::NotDone,
		11,
		"not-done",
		"no block has the transaction, and none will. It can be sent again",
	),
	(Kind::Unproved, 12, "unproved", "a statement does not prove what it says"),
];

/// The exit codes, for the help.
pub fn codes() -> String {
	let lines = KINDS.map(|(_, code, name, meaning)| format!("  {code:>2}  {name}: {meaning}"));
	format!("Exit codes:\n   0  done\n{}", lines.join("\n"))
}

impl Kind {
	/// The exit code.
	pub fn code(self) -> u8 {
		KINDS.iter().find(|it| it.0 == self).map_or(1, |it| it.1)
	}

	/// The name in documents.
	pub fn name(self) -> &'static str {
		KINDS.iter().find(|it| it.0 == self).map_or("other", |it| it.2)
	}
}

/// A failure, with a message that says what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
	/// Its kind.
	pub kind: Kind,
	/// The chain's name of it, such as `Market::UnknownOffer`.
	pub name: Option<String>,
	/// What happened, and what to do.
	pub message: String,
}

impl Failure {
	/// A failure of this kind.
	pub fn new(kind: Kind, message: impl Into<String>) -> Self {
		Failure { kind, name: None, message: message.into() }
	}

	/// A wrong command line.
	pub fn usage(message: impl Into<String>) -> Self {
		Failure::new(Kind::Usage, message)
	}
}

/// What a command returns.
pub type Done<T> = Result<T, Failure>;

/// The kind of an error of the SDK.
const fn kind_of(error: &ClientError) -> Kind {
	match error {
		ClientError::NoNode { .. }
		| ClientError::WrongChain { .. }
		| ClientError::Behind { .. }
		| ClientError::Forgotten { .. }
		| ClientError::Node(_) => Kind::Node,
		ClientError::Refused { .. } => Kind::Refused,
		ClientError::NoFunds { .. } => Kind::NoFunds,
		ClientError::OtherVersion { .. } => Kind::OtherVersion,
		ClientError::Unresolved { .. } | ClientError::ResultUnknown { .. } => Kind::Unresolved,
		ClientError::BadKey => Kind::Key,
		ClientError::Undecodable => Kind::Usage,
		ClientError::Expired { .. }
		| ClientError::NotSent { .. }
		| ClientError::NotTaken(_)
		| ClientError::Contested { .. } => Kind::NotDone,
		_ => Kind::Other,
	}
}

impl Failure {
	/// The kind of an error of the SDK.
	pub const fn kind_of(error: &ClientError) -> Kind {
		kind_of(error)
	}
}

impl From<ClientError> for Failure {
	fn from(error: ClientError) -> Self {
		let name = error.refusal().map(str::to_owned);
		Failure { kind: kind_of(&error), name, message: error.to_string() }
	}
}

impl From<anyhow::Error> for Failure {
	fn from(error: anyhow::Error) -> Self {
		let cause = error.chain().find_map(|cause| cause.downcast_ref::<ClientError>());
		let name = cause.and_then(ClientError::refusal).map(str::to_owned);
		let of_a_file = || error.chain().any(|cause| cause.is::<std::io::Error>());
		let other = if of_a_file() { Kind::File } else { Kind::Other };
		Failure { kind: cause.map_or(other, kind_of), name, message: format!("{error:#}") }
	}
}
