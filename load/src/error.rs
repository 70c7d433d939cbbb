//! What can go wrong. Each message says what to do.

use std::path::PathBuf;
use verdigrid_client::ClientError;

/// Why a measurement ended.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
	/// Nothing answers at the address.
	#[error("no node answers at {url} ({reason}): start one, or name another with --url")]
	NoNode {
		/// The address tried.
		url: String,
		/// What the connection said.
		reason: String,
	},
	/// The node does not answer any more.
	#[error("the node does not answer any more ({0}): look at its log, and start it again")]
	NodeGone(String),
	/// The node makes no blocks.
	#[error(
		"the node has made no block for {0} seconds: look at its log, or offer less with --rate"
	)]
	NoBlocks(u64),
	/// What was submitted does not come into blocks.
	#[error("{0} transactions did not come into a block for {1} seconds: offer less with --rate or --window")]
	NotIncluded(usize, u64),
	/// The chain lacks something.
	#[error("the chain has no {0}: this kind cannot be measured on it")]
	WrongChain(String),
	/// An anchor is not final soon enough.
	#[error(
		"an anchor of this chain is final after {0} seconds, which is too long for a load. Start a chain for measurements \
		 with `scripts/bench load`. That turns its chain into a development chain for ever (--final-at-once): anchors are \
		 final at once, and cannot be disputed"
	)]
	NotFinal(u64),
	/// The money of the chain is real.
	#[error(
		"the chain {chain} is of type Live, so its money is real. This program would move up to half of the money of the \
		 paying account to {accounts} accounts that it derives from the same key. They spend it on fees and deposits, and \
		 give nothing back. Name a test chain with --url, or confirm with --spend-on-live-chain"
	)]
	LiveChain {
		/// The name of the chain.
		chain: String,
		/// How many accounts would get money.
		accounts: u64,
	},
	/// The chain was not made to be measured.
	#[error(
		"--final-at-once turns a chain into a development chain for ever, on which anchors cannot be disputed. It works only \
		 on a chain that is named \"{needed}\", and this one is named \"{chain}\": start one with `scripts/bench load`"
	)]
	NotMadeToBeMeasured {
		/// The name of the chain.
		chain: String,
		/// The name that it needs.
		needed: &'static str,
	},
	/// The folder has the report of another run.
	#[error("{0} has a report already: name another folder with --report")]
	ReportExists(PathBuf),
	/// A kind would be measured twice.
	#[error("--kind {0} is given twice, and the report has one chart of each kind: measure it again with another --report")]
	KindTwice(String),
	/// No kind makes the vouchers that buyers would wait for.
	#[error("--to-voucher needs --kind {0}: no other kind measures how long a buyer waits")]
	NoVouchers(String),
	/// Kinds were played to their ends, and nothing is known of them.
	#[error("nothing was measured: {}", .0.join("; "))]
	NothingMeasured(Vec<String>),
	/// Ctrl-C, or the signal that ends a program.
	#[error("stopped by the user")]
	Stopped,
	/// The paying account has too little.
	#[error("the account {account} has {has} and needs {needs} (in the smallest unit): give it more, or name another with --key")]
	NoFunds {
		/// Whose account.
		account: String,
		/// What it has.
		has: u128,
		/// What it needs.
		needs: u128,
	},
	/// A key cannot be read.
	#[error("what was given with --key is not a key: write a secret URI such as //Alice, or a seed phrase")]
	BadKey,
	/// A transaction of the preparation failed.
	#[error("the preparation failed: {what} was refused with {reason}. Use a fresh chain that was made from the project's presets")]
	Preparation {
		/// The call.
		what: String,
		/// The error.
		reason: String,
	},
	/// What a node printed about executed blocks is not that.
	#[error("{path} is not what `verdigrid-node execute-blocks` prints: {reason}")]
	Unreadable {
		/// The file.
		path: PathBuf,
		/// Why.
		reason: String,
	},
	/// The report cannot be written.
	#[error("cannot write {path}: {reason}")]
	Report {
		/// The file or folder.
		path: PathBuf,
		/// Why.
		reason: std::io::Error,
	},
	/// Anything else.
	#[error("something was not expected: {0}")]
	Unexpected(String),
}

impl LoadError {
	/// From anything that has a message.
	pub fn unexpected(error: impl std::fmt::Display) -> Self {
		LoadError::Unexpected(error.to_string())
	}

	/// The exit code of the program.
	pub const fn exit_code(&self) -> u8 {
		match self {
			LoadError::NoNode { .. }
			| LoadError::NodeGone(_)
			| LoadError::NoBlocks(_)
			| LoadError::NotIncluded(..) => 3,
			LoadError::WrongChain(_)
			| LoadError::NotFinal(_)
			| LoadError::LiveChain { .. }
			| LoadError::NotMadeToBeMeasured { .. } => 4,
			LoadError::NoFunds { .. } => 5,
			LoadError::BadKey
			| LoadError::Unreadable { .. }
			| LoadError::ReportExists(_)
			| LoadError::KindTwice(_)
			| LoadError::NoVouchers(_) => 2,
			LoadError::Stopped => 130,
			LoadError::NothingMeasured(_)
			| LoadError::Preparation { .. }
			| LoadError::Report { .. }
			| LoadError::Unexpected(_) => 1,
		}
	}
}

impl From<ClientError> for LoadError {
	fn from(error: ClientError) -> Self {
		match error {
			ClientError::BadKey => LoadError::BadKey,
			other => LoadError::unexpected(other),
		}
	}
}

/// What most functions here return.
pub type Result<T, E = LoadError> = std::result::Result<T, E>;

#[cfg(test)]
mod tests {
	use super::LoadError;

	#[test]
	fn each_way_to_end_has_its_exit_code() {
		assert_eq!(LoadError::NoBlocks(30).exit_code(), 3);
		assert_eq!(LoadError::WrongChain("pallet Market".into()).exit_code(), 4);
		let poor = LoadError::NoFunds { account: "x".into(), has: 1, needs: 2 };
		assert_eq!(poor.exit_code(), 5);
		assert_eq!(LoadError::BadKey.exit_code(), 2);
		assert_eq!(LoadError::unexpected("x").exit_code(), 1);
		assert_eq!(LoadError::NothingMeasured(vec![]).exit_code(), 1);
		assert_eq!(LoadError::LiveChain { chain: "x".into(), accounts: 1 }.exit_code(), 4);
		assert_eq!(LoadError::ReportExists("x".into()).exit_code(), 2);
		assert_eq!(LoadError::Stopped.exit_code(), 130);
	}

	#[test]
	fn each_kind_of_which_nothing_was_measured_is_named() {
		let error = LoadError::NothingMeasured(vec!["redeem: a".into(), "buy: b".into()]);
		assert_eq!(error.to_string(), "nothing was measured: redeem: a; buy: b");
	}

	#[test]
	fn what_cannot_be_undone_is_said() {
		let live = LoadError::LiveChain { chain: "Pilot".into(), accounts: 200 }.to_string();
		assert!(live.contains("200 accounts") && live.contains("give nothing back"), "{live}");
		let error = LoadError::NotFinal(3_600).to_string();
		assert!(error.contains("for ever") && error.contains("cannot be disputed"), "{error}");
	}
}
