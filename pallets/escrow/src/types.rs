//! What an agreement says.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedBTreeSet, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use verdigrid_primitives::{
	certificate::CertificateRange, claim::Claim, party::PartyId, voucher::VoucherId, Moment,
};

/// The most conditions of one agreement.
pub const MAX_CONDITIONS: u32 = 8;

/// The most parties of one condition of approvals.
pub const MAX_APPROVERS: u32 = 8;

/// The most parties that all conditions of one agreement name.
pub const MAX_NAMED: u32 = MAX_CONDITIONS.saturating_mul(MAX_APPROVERS);

/// The least time between the last moment to wait for and the end of the certificates' validity, in seconds. In
/// this hour any account can release.
pub const RELEASE_TIME: Moment = 3_600;

/// What a hash lock asks for.
pub type Preimage = [u8; 32];

/// Parties that may approve.
pub type Approvers = BoundedVec<PartyId, ConstU32<MAX_APPROVERS>>;

/// Parties that have approved an agreement.
pub type Approved = BoundedBTreeSet<PartyId, ConstU32<MAX_NAMED>>;

/// Hash locks of an agreement that are open, in the order in which they were opened.
pub type Hashes = BoundedVec<H256, ConstU32<MAX_CONDITIONS>>;

/// What must hold before a voucher is released. Further kinds are added at the end.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Condition<Asset, Balance> {
	/// The beneficiary has put this much money on hold for the depositor.
	Payment {
		/// The asset.
		asset: Asset,
		/// The amount, in the smallest unit of the asset.
		amount: Balance,
	},
	/// This moment has come.
	NotBefore(Moment),
	/// A secret of 32 bytes is revealed, of which this is the SHA2-256 hash.
	///
	/// Most other chains have this lock. So a voucher can be swapped for what another chain locks with the
	/// same hash. A secret has exactly 32 bytes, and the other chain must also demand 32. Otherwise the maker
	/// of the secret could choose a size that only one of the two chains can hash.
	HashLock(H256),
	/// This many of these parties have approved.
	Approvals {
		/// The parties that may approve: at most [`MAX_APPROVERS`], each once.
		parties: Approvers,
		/// How many of them have to approve: at least one, at most all.
		threshold: u32,
	},
}

impl<Asset, Balance> Condition<Asset, Balance> {
	/// In which order conditions are looked at. A moment to wait for comes last.
	pub(crate) const fn rank(&self) -> u8 {
		match self {
			Self::Payment { .. } => 0,
			Self::HashLock(_) => 1,
			Self::Approvals { .. } => 2,
			Self::NotBefore(_) => 3,
		}
	}
}

/// The conditions of an agreement. All must hold.
pub type Conditions<Asset, Balance> =
	BoundedVec<Condition<Asset, Balance>, ConstU32<MAX_CONDITIONS>>;

/// What release does with the voucher.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Outcome {
	/// The beneficiary gets the voucher.
	Deliver,
	/// The voucher is redeemed for this claim, in the name of the depositor.
	RedeemFor(Claim),
}

/// What a depositor proposes.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Terms<Asset, Balance> {
	/// The party that accepts and, if that is a condition, pays.
	pub beneficiary: PartyId,
	/// The third party that decides when one side disputes. `None`: neither side can dispute.
	pub arbiter: Option<PartyId>,
	/// What release does with the voucher.
	pub outcome: Outcome,
	/// What must hold before a release: at most [`MAX_CONDITIONS`], at most one of them a payment.
	pub conditions: Conditions<Asset, Balance>,
	/// The first moment at which nothing is done for the agreement. If it is decided by then, it is released.
	/// Otherwise both sides are returned.
	pub deadline: Moment,
}

impl<Asset: Clone, Balance: Copy> Terms<Asset, Balance> {
	/// The payment that is a condition, if there is one: asset and amount.
	pub fn payment(&self) -> Option<(Asset, Balance)> {
		self.conditions.iter().find_map(|condition| match condition {
			Condition::Payment { asset, amount } => Some((asset.clone(), *amount)),
			_ => None,
		})
	}

	/// How many payments are among the conditions.
	pub(crate) fn payments(&self) -> usize {
		let payment = |condition: &&_| matches!(condition, Condition::Payment { .. });
		self.conditions.iter().filter(payment).count()
	}

	/// The moment before which the conditions do not hold: the latest of them, or zero if there is none.
	pub fn not_before(&self) -> Moment {
		let moments = self.conditions.iter().filter_map(|condition| match condition {
			Condition::NotBefore(moment) => Some(*moment),
			_ => None,
		});
		moments.max().unwrap_or_default()
	}

	/// The hashes of the secrets that have to be revealed.
	pub fn hash_locks(&self) -> impl Iterator<Item = H256> + Clone + '_ {
		self.conditions.iter().filter_map(|condition| match condition {
			Condition::HashLock(hash) => Some(*hash),
			_ => None,
		})
	}

	/// The parties that may approve and how many of them have to, for each condition of approvals.
	pub fn approvals(&self) -> impl Iterator<Item = (&Approvers, u32)> + Clone + '_ {
		self.conditions.iter().filter_map(|condition| match condition {
			Condition::Approvals { parties, threshold } => Some((parties, *threshold)),
			_ => None,
		})
	}

	/// Whether a condition asks for this party's approval.
	pub fn names(&self, party: PartyId) -> bool {
		self.approvals().any(|(parties, _)| parties.contains(&party))
	}

	/// How many parties the conditions name, each as often as it is named.
	pub(crate) fn named(&self) -> u32 {
		let parties = self.approvals().map(|(parties, _)| parties.len() as u32);
		parties.fold(0, u32::saturating_add)
	}
}

impl<Asset: Encode, Balance: Encode> Terms<Asset, Balance> {
	/// The BLAKE2b-256 hash of the SCALE encoding of voucher, certificates behind it, depositor and terms. Calls
	/// that cannot be taken back name it beside the number of the agreement. After a reorganisation of the
	/// chain, a number can name other terms or other certificates. The hash cannot.
	pub fn hash(&self, voucher: VoucherId, range: CertificateRange, depositor: PartyId) -> H256 {
		H256(blake2_256(&(voucher, range, depositor, self).encode()))
	}
}

/// Whether no item is in a short list twice.
pub(crate) fn are_distinct<I: PartialEq>(items: impl Iterator<Item = I> + Clone) -> bool {
	let mut rest = items;
	while let Some(item) = rest.next() {
		if rest.clone().any(|other| other == item) {
			return false;
		}
	}
	true
}

/// How far an agreement has come. Agreements that have ended are not stored.
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
	/// The voucher is in custody. The beneficiary has not accepted.
	Offered,
	/// The beneficiary has accepted.
	Held,
	/// One side has disputed. The arbiter decides before the deadline. Otherwise both sides are returned then.
	Disputed,
	/// The arbiter has ruled release, which was not possible then. `release` ends the agreement later.
	Awarded,
}

/// What an arbiter decides.
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
pub enum Ruling {
	/// The agreement ends as agreed, even if conditions are open. The payment must be made.
	Release,
	/// Both sides are returned.
	Refund,
}

/// A custody agreement over a voucher.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Agreement<AccountId, Asset, Balance, Ticket, Price, BlockNumber> {
	/// The voucher in custody.
	pub voucher: VoucherId,
	/// The party that holds it, and is paid.
	pub depositor: PartyId,
	/// What was agreed.
	pub terms: Terms<Asset, Balance>,
	/// The hash of the terms, which calls name: see [`Terms::hash`].
	pub terms_hash: H256,
	/// The first moment at which it is too late to dispute.
	pub dispute_by: Moment,
	/// The block that must also be reached before the deadline has come.
	pub deadline_block: BlockNumber,
	/// Its status.
	pub status: Status,
	/// The account on which the deposit for this record is held. The payment goes there if the present account
	/// of the depositor cannot take it.
	pub account: AccountId,
	/// The deposit for this record.
	pub ticket: Ticket,
	/// The price of the record of a redemption, if that is the outcome. It is held on the same account.
	pub price: Option<Price>,
}

/// A custody agreement with all that was done for it so far.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AgreementInfo<AccountId, Asset, Balance, BlockNumber> {
	/// The voucher in custody.
	pub voucher: VoucherId,
	/// The party that holds it, and is paid.
	pub depositor: PartyId,
	/// What was agreed.
	pub terms: Terms<Asset, Balance>,
	/// The hash of the terms. The calls `accept`, `pay`, `approve` and `arbitrate` name it.
	pub terms_hash: H256,
	/// The first moment at which it is too late to dispute. The arbiter needs the rest of the time.
	pub dispute_by: Moment,
	/// The block that must also be reached before the deadline has come. So nothing ends while the chain is
	/// down.
	pub deadline_block: BlockNumber,
	/// Its status.
	pub status: Status,
	/// The account on which the deposit for the record is held.
	pub account: AccountId,
	/// The payment, if it is on hold.
	pub payment: Option<Payment<AccountId, Asset, Balance>>,
	/// The parties that have approved.
	pub approvals: Vec<PartyId>,
	/// The hash locks whose secrets were revealed.
	pub revealed: Vec<H256>,
}

/// Money that a beneficiary has put on hold.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Payment<AccountId, Asset, Balance> {
	/// The account on which it is held. Its party may use another account by now.
	pub account: AccountId,
	/// The asset.
	pub asset: Asset,
	/// The amount, in the smallest unit of the asset.
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
	/// The depositor cancelled it before it was accepted.
	Cancelled,
	/// The deadline came, and the agreement was not decided.
	DeadlinePassed,
	/// The voucher was revoked or expired.
	VoucherDead,
	/// The arbiter ruled a refund.
	Ruled,
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
	UnknownAgreement,
	/// The beneficiary has not accepted.
	NotAccepted,
	/// The deadline came before all conditions held. Only `reclaim` is possible.
	DeadlinePassed,
	/// The voucher was revoked or has expired. Only `reclaim` is possible.
	VoucherDead,
	/// The payment is not made.
	NotPaid,
	/// This moment has not come.
	TooEarly(Moment),
	/// The voucher is frozen: its evidence is contested, or governance has frozen its batch.
	VoucherFrozen,
	/// One side has disputed. Only the arbiter can release, before the deadline.
	Disputed,
	/// The secret with this hash is not revealed.
	NotRevealed(H256),
	/// Too few of the parties that one condition names have approved.
	NotApproved {
		/// How many have approved.
		have: u32,
		/// How many have to approve.
		need: u32,
	},
	/// The depositor's accounts cannot receive the payment: the asset blocks them.
	NotReceivable,
	/// The register of certificates refuses the outcome.
	OutcomeRefused,
}
