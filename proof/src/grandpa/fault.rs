//! What is wrong with a proof of finality.

/// Why a block is not proved to be final.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
	/// The block does not come after the one before.
	NotAscending,
	/// The votes are for another block.
	OtherBlock,
	/// The votes are not in the order of their authorities, or one authority votes twice.
	VotesNotSorted,
	/// A vote is not by an authority of this set.
	UnknownAuthority,
	/// A signature is wrong. Also the set or the round can be another.
	BadSignature,
	/// A vote is for a block that is not shown to come after this one.
	NotDescendant,
	/// The headers below the votes are not in order, or one is not needed.
	HeadersNotNeeded,
	/// The votes have too little weight.
	TooFewVotes {
		/// The weight of the votes.
		weight: u64,
		/// The weight of all authorities.
		total: u64,
	},
	/// The block does not announce the authorities that are to follow.
	NoChange,
	/// The announced change would wait for later blocks, which this chain never does.
	DelayedChange,
	/// The authorities were changed by force. The chain of trust ends here.
	ForcedChange,
	/// What the block announces cannot be read.
	UnreadableChange,
	/// A set of authorities is empty, or names one twice, or gives one no weight.
	BadAuthorities,
}

impl core::fmt::Display for Fault {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(match self {
			Fault::NotAscending => "it does not come after the block that was proved before it",
			Fault::OtherBlock => "its votes are for another block",
			Fault::VotesNotSorted => "its votes are not in order, or an authority votes twice",
			Fault::UnknownAuthority => "a vote is by somebody who is not an authority of the set",
			Fault::BadSignature => "the signature of a vote is wrong",
			Fault::NotDescendant => "a vote is for a block that is not shown to come after it",
			Fault::HeadersNotNeeded => "it has headers that are not needed or not in order",
			Fault::TooFewVotes { weight, total } => {
				return write!(
					f,
					"its votes have a weight of {weight} of {total}, and more than two thirds are needed"
				)
			}
			Fault::NoChange => "it does not announce the authorities that follow",
			Fault::DelayedChange => {
				"it announces authorities with a delay, which this chain never does"
			}
			Fault::ForcedChange => {
				"the authorities were changed by force, which no statement of version 1 can follow"
			}
			Fault::UnreadableChange => "what it announces about authorities cannot be read",
			Fault::BadAuthorities => {
				"the authorities that it announces are none, or one is named twice or has no weight"
			}
		})
	}
}
