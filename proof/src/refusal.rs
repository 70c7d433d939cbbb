//! Why a statement is refused.

use crate::{grandpa::Fault, hex::Hex, H256};
use alloc::string::String;

/// Why a statement is refused, in words that say what is wrong and what to do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
	/// The statement has more bytes than are read.
	TooLarge(usize),
	/// It does not begin as a statement does.
	NotAStatement,
	/// It has a version that this program does not know.
	Version(String),
	/// It does not end with its proof.
	NoProof,
	/// Its text is not what its proof says.
	TextDiffers {
		/// The first line that differs, from 1.
		line: usize,
	},
	/// The proof has a version that this program does not know.
	ProofVersion(u8),
	/// The proof cannot be read.
	ProofMalformed,
	/// The statement is about no redemption.
	NoRedemption,
	/// The statement is about too many redemptions.
	TooManyRedemptions,
	/// The statement discloses too many attributes.
	TooManyAttributes,
	/// Redemptions or attributes are not in order, or one is there twice.
	NotSorted,
	/// The trust root cannot be read.
	BadTrust(String),
	/// The specification of the chain cannot be used.
	BadSpecification(String),
	/// The statement is about another chain.
	OtherChain {
		/// The chain of the statement.
		stated: H256,
		/// The chain that is trusted.
		trusted: H256,
	},
	/// The proved state is that of another chain.
	StateOfOtherChain,
	/// There is no block whose state could be proved.
	NoBlock,
	/// A block is not proved to be final.
	Finality {
		/// The block.
		block: u32,
		/// The number of the set of authorities that was in charge.
		set: u64,
		/// What is wrong.
		fault: Fault,
	},
	/// The block is later than now.
	Future {
		/// The time of the block.
		block: u64,
		/// The time of the check.
		now: u64,
	},
	/// The nodes of the state are not in order, or one is there twice.
	NodesNotSorted,
	/// The proof has nodes of the state that are not needed.
	NodesNotNeeded,
	/// The proof lacks a node of the state.
	NodeMissing(&'static str),
	/// A node of the state cannot be read.
	NodeMalformed,
	/// The state has a record that this program does not know.
	UnknownRecord(&'static str),
	/// The state has no such record.
	NoRecord(&'static str),
	/// A pallet stores its records in a layout that this program does not know.
	OtherLayout {
		/// The pallet.
		pallet: &'static str,
		/// The version of the layout.
		stored: u16,
	},
	/// Redemptions of the statement share certificates, or have more than their batch counts as redeemed.
	CountedTwice {
		/// The batch.
		batch: u64,
	},
	/// The evidence of a redemption was revoked.
	Revoked {
		/// The redemption.
		redemption: u64,
		/// The evidence.
		evidence: u64,
	},
	/// Records of a redemption contradict each other.
	Contradiction {
		/// The redemption.
		redemption: u64,
		/// What must hold and does not.
		rule: &'static str,
	},
	/// An attribute of a party is not in its credential.
	NotDisclosed {
		/// The party.
		party: u32,
	},
	/// An attribute is shown of a party that no redemption names.
	StrangerDisclosed {
		/// The party.
		party: u32,
	},
}

const AS_GIVEN: &str =
	"Use the file exactly as it was given: editors and mail programs may change files";

impl core::fmt::Display for Refusal {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		if let Some(text) = self.plain() {
			return f.write_str(text);
		}
		match self {
			Refusal::TooLarge(bytes) => {
				write!(f, "The file has {bytes} bytes. A statement has at most 64 MiB.")
			},
			Refusal::Version(version) => write!(
				f,
				"The statement has version {version}, and this program knows version 1. Get a newer program."
			),
			Refusal::NotAStatement => write!(
				f,
				"The file does not begin as a statement of Verdigrid does. {AS_GIVEN}."
			),
			Refusal::NoProof => write!(
				f,
				"The file does not end with a proof as a statement of Verdigrid does: it was cut off or changed. {AS_GIVEN}."
			),
			Refusal::TextDiffers { line } => write!(
				f,
				"Line {line} is not what the proof of the statement says: the text was changed. Do not rely on it."
			),
			Refusal::ProofVersion(version) => write!(
				f,
				"The proof has version {version}, and this program knows version 1. Get a newer program."
			),
			Refusal::BadTrust(why) => {
				write!(f, "The trust root cannot be used: {why}. Get it again from its source.")
			},
			Refusal::BadSpecification(why) => write!(
				f,
				"The chain specification cannot be used: {why}. Get it again from its source."
			),
			Refusal::OtherChain { stated, trusted } => write!(
				f,
				"The statement is about the chain {}, and the trust root is of the chain {}. Use the trust root of that chain if you trust it.",
				Hex::from(*stated),
				Hex::from(*trusted)
			),
			Refusal::Finality { block, set, fault } => {
				let advice = match fault {
					Fault::ForcedChange => "Ask the operators of the chain",
					_ => "Ask for a new statement",
				};
				write!(
					f,
					"Block {block} is not proved to be final by authority set {set}: {fault}. {advice}."
				)
			},
			Refusal::Future { block, now } => write!(
				f,
				"The block of the statement has the time {}, and now is {}. Check your clock.",
				crate::time::text(*block),
				crate::time::text(*now)
			),
			Refusal::NodeMissing(item) => write!(
				f,
				"The proof does not lead to what the chain has under {item}. Ask for a new statement."
			),
			Refusal::UnknownRecord(item) => write!(
				f,
				"The chain's record under {item} has a form that this program does not know. Get a newer program."
			),
			Refusal::NoRecord(item) => write!(
				f,
				"The chain has no such record under {item}: what the statement is about does not exist."
			),
			Refusal::OtherLayout { pallet, stored } => write!(
				f,
				"The chain stores the records of {pallet} in the layout {stored}, which this program does not know. Get a newer program."
			),
			Refusal::CountedTwice { batch } => write!(
				f,
				"Redemptions of the statement share certificates of batch {batch}, or have more than were redeemed. Do not rely on it."
			),
			Refusal::Revoked { redemption, evidence } => write!(
				f,
				"The evidence {evidence} behind redemption {redemption} was revoked. Do not rely on the claim; ask its holder for a corrected one."
			),
			Refusal::Contradiction { redemption, rule } => {
				write!(f, "Redemption {redemption} is not proved: {rule} does not hold.")
			},
			Refusal::NotDisclosed { party } => write!(
				f,
				"An attribute of party {party} is not in the credential that the chain has for it now. Ask for a new statement."
			),
			Refusal::StrangerDisclosed { party } => write!(
				f,
				"The statement shows an attribute of party {party}, which no redemption names. Ask for a new statement."
			),
			_ => Ok(()),
		}
	}
}

impl Refusal {
	/// Texts without figures.
	const fn plain(&self) -> Option<&'static str> {
		Some(match self {
			Refusal::ProofMalformed => {
				"The proof of the statement cannot be read: it was changed or cut off. Ask for a new statement."
			},
			Refusal::NoRedemption => "The statement is about no redemption.",
			Refusal::TooManyRedemptions => {
				"The statement is about more than 1,000 redemptions. Ask for several statements."
			},
			Refusal::TooManyAttributes => {
				"The statement shows more than 256 attributes. Ask for several statements."
			},
			Refusal::NotSorted => {
				"Redemptions or attributes are not in order, or one is there twice. Ask for a new statement."
			},
			Refusal::StateOfOtherChain => {
				"The state that the statement proves belongs to another chain. Do not rely on it."
			},
			Refusal::NoBlock => "The proof of finality is empty. Ask for a new statement.",
			Refusal::NodesNotSorted => {
				"The parts of the state proof are not in order. Ask for a new statement."
			},
			Refusal::NodesNotNeeded => {
				"The state proof has parts that are not needed. Ask for a new statement."
			},
			Refusal::NodeMalformed => {
				"A part of the state proof cannot be read. Ask for a new statement."
			},
			_ => return None,
		})
	}
}

impl core::error::Error for Refusal {}
