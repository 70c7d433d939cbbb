//! What an agreement says.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use verdigrid_primitives::{claim::Claim, party::PartyId, voucher::VoucherId, Moment};

/// The most conditions of one agreement.
pub const MAX_CONDITIONS: u32 = 8;

/// What must hold before a voucher is released. Further kinds are added at the end.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Condition<Asset, Balance> {
	/// The beneficiary has put this much money on hold for the depositor.
	Payment {
		/// In which asset.
		asset: Asset,
		/// How much, in the asset's smallest unit.
		amount: Balance,
	},
	/// This moment has come.
	NotBefore(Moment),
}

/// The conditions of an agreement; all must hold.
pub type Conditions<Asset, Balance> =
	BoundedVec<Condition<Asset, Balance>, ConstU32<MAX_CONDITIONS>>;

/// What release does with the voucher.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Outcome {
	/// It becomes the beneficiary's.
	Deliver,
	/// The depositor redeems it for this claim.
	RedeemFor(Claim),
}

/// What a depositor proposes.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Terms<Asset, Balance> {
	/// Who agrees and, where that is a condition, pays.
	pub beneficiary: PartyId,
	/// What release does.
	pub outcome: Outcome,
	/// What must hold before: at most [`MAX_CONDITIONS`], at most one of them a payment.
	pub conditions: Conditions<Asset, Balance>,
	/// The first moment at which release is no longer possible and reclaiming is.
	pub deadline: Moment,
}

impl<Asset: Clone, Balance: Copy> Terms<Asset, Balance> {
	/// The payment that is a condition, if there is one: asset and amount.
	pub fn payment(&self) -> Option<(Asset, Balance)> {
		self.conditions.iter().find_map(|condition| match condition {
			Condition::Payment { asset, amount } => Some((asset.clone(), *amount)),
			Condition::NotBefore(_) => None,
		})
	}

	/// How many payments are among the conditions.
	pub(crate) fn payments(&self) -> usize {
		let payment = |condition: &&_| matches!(condition, Condition::Payment { .. });
		self.conditions.iter().filter(payment).count()
	}

	/// The moment before which release is impossible: the latest of the conditions, or zero.
	pub fn not_before(&self) -> Moment {
		let moments = self.conditions.iter().filter_map(|condition| match condition {
			Condition::NotBefore(moment) => Some(*moment),
			Condition::Payment { .. } => None,
		});
		moments.max().unwrap_or_default()
	}
}

/// Where an agreement stands. Agreements that have ended are not stored.
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
pub enum Status {
	/// The voucher is in custody; the beneficiary has not agreed yet.
	Offered,
	/// The beneficiary has agreed.
	Held,
}

/// A custody agreement over a voucher.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Agreement<AccountId, Asset, Balance, Ticket> {
	/// The voucher in custody.
	pub voucher: VoucherId,
	/// Whose it is, and who is paid.
	pub depositor: PartyId,
	/// What was agreed.
	pub terms: Terms<Asset, Balance>,
	/// Where it stands.
	pub status: Status,
	/// Where the deposit for this record is held.
	pub account: AccountId,
	/// The deposit for this record.
	pub ticket: Ticket,
}

/// Money that a beneficiary has put on hold.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Payment<AccountId, Asset, Balance> {
	/// The account that it is held at, whoever uses that account by now.
	pub account: AccountId,
	/// In which asset.
	pub asset: Asset,
	/// How much, in the asset's smallest unit.
	pub amount: Balance,
}

/// Why an agreement ended without release.
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
pub enum Cause {
	/// The depositor took back its offer.
	Cancelled,
	/// The deadline came.
	DeadlinePassed,
	/// The voucher was revoked or expired.
	VoucherDead,
	/// All conditions held, but the beneficiary was no longer an active party.
	BeneficiaryNotActive,
}

/// Why an agreement cannot be released now.
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
pub enum Blocked {
	/// There is no such agreement, or it has ended.
	NotFound,
	/// The beneficiary has not accepted yet.
	NotAccepted,
	/// The deadline has come: only reclaiming is possible.
	DeadlinePassed,
	/// The voucher was revoked or has expired: only reclaiming is possible.
	VoucherDead,
	/// The payment has not been made yet.
	NotPaid,
	/// Not before this moment.
	TooEarly(Moment),
	/// The voucher is frozen: its evidence is contested or its batch frozen.
	VoucherFrozen,
}
