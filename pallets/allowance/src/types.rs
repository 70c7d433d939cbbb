//! What the pallet stores and answers.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::{trade::Amount, Moment, Period};

/// What a party has used of its allowance.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Usage {
	/// The natural day of the market, counted from 1970.
	pub day: u32,
	/// In the smallest unit of the chain's token.
	pub amount: Amount,
}

impl Usage {
	/// The day as a period.
	pub(crate) const fn period(&self) -> Period {
		Period::day(self.day)
	}
}

/// A party's allowance today.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AllowanceInfo {
	/// What the party does not pay for itself in a day, in the smallest unit of the chain's token. A tenth if it is not
	/// active, and nothing if no registrar has attested it yet.
	pub daily: Amount,
	/// How much of it the party has used today.
	pub used: Amount,
	/// How much of it is left today.
	pub left: Amount,
	/// When the next day begins: the first second at which all of it is there again.
	pub until: Moment,
	/// What the allowance pays for.
	pub reach: Reach,
}

/// What an allowance pays for, from the least to the most.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Encode, Decode, TypeInfo)]
pub enum Reach {
	/// Nothing: no registrar has attested the party yet.
	Nothing,
	/// Fees of calls that take back what the party has placed: it is not active.
	TakingBack,
	/// Fees of every call, and prices of records: it is active.
	Everything,
}
