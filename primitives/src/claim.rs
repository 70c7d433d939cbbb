//! What a redemption claims, and for whom.

pub use crate::numbers::RedemptionId;

use crate::{
	certificate::CertificateRange, numbers::VoucherId, party::PartyId, text::is_readable,
	BlockNumber, Energy, Moment,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::ops::Range;
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// For whom consumption of green power is claimed.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Beneficiary {
	/// A party of this chain.
	Party(PartyId),
	/// Somebody else, by name: 1 to 128 bytes of [readable](is_readable) text, 42 Chinese characters. Public for ever; no
	/// natural persons.
	Name(BoundedVec<u8, ConstU32<128>>),
	/// Somebody who is named elsewhere: a salted hash of who, not zero.
	Commitment(H256),
}

impl Beneficiary {
	/// Fails unless a beneficiary is named. Whether a party exists is another question.
	pub fn check(&self) -> Result<(), ClaimError> {
		match self {
			Beneficiary::Party(_) => Ok(()),
			Beneficiary::Name(name) if is_readable(name) => Ok(()),
			Beneficiary::Name(_) => Err(ClaimError::NameMalformed),
			Beneficiary::Commitment(hash) if hash.is_zero() => Err(ClaimError::ZeroCommitment),
			Beneficiary::Commitment(_) => Ok(()),
		}
	}
}

/// Why a claim is not possible.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ClaimError {
	/// The time claimed for is empty.
	TimeEmpty,
	/// Nothing was generated in the time claimed for.
	TimeMismatch,
	/// The beneficiary's name is no readable text.
	NameMalformed,
	/// The commitment to the beneficiary is zero.
	ZeroCommitment,
}

/// What the claim is for.
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
pub enum Purpose {
	/// A renewable portfolio obligation.
	Obligation,
	/// Market-based scope 2 reporting (GHG Protocol).
	Scope2,
	/// The footprint of a product.
	ProductFootprint,
	/// An event.
	Event,
	/// A voluntary claim.
	Voluntary,
}

impl Purpose {
	/// Whether only the consumer whose consumption was matched may be the beneficiary.
	pub const fn needs_matched_consumer(self) -> bool {
		matches!(self, Purpose::Obligation | Purpose::Scope2)
	}
}

/// A claim of consumption.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Claim {
	/// For whom.
	pub beneficiary: Beneficiary,
	/// What for.
	pub purpose: Purpose,
	/// First second of the time claimed for.
	pub from: Moment,
	/// First second after the time claimed for.
	pub to: Moment,
	/// Hash of a note kept elsewhere; zero for none.
	pub note: H256,
}

impl Claim {
	/// Fails unless the claim can be made for energy that was generated within `produced`. The time
	/// claimed for shares a second with it, and the claim names a beneficiary. This is the one
	/// check of what a claim says. Every path to a redemption uses it.
	pub fn check(&self, produced: &Range<Moment>) -> Result<(), ClaimError> {
		if self.from >= self.to {
			return Err(ClaimError::TimeEmpty);
		}
		if self.to <= produced.start || produced.end <= self.from {
			return Err(ClaimError::TimeMismatch);
		}
		self.beneficiary.check()
	}
}

/// A redemption: certificates retired for a claim. Final, and kept in state for ever.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Redemption {
	/// The certificates retired.
	pub range: CertificateRange,
	/// Their energy.
	pub energy: Energy,
	/// Who redeemed them.
	pub holder: PartyId,
	/// What is claimed.
	pub claim: Claim,
	/// The consumer whose metered consumption was matched, or `None`: unmatched.
	pub matched: Option<PartyId>,
	/// The voucher redeemed, or `None` for a claim made directly.
	pub voucher: Option<VoucherId>,
	/// When.
	pub at: Moment,
	/// In which block.
	pub block: BlockNumber,
}
