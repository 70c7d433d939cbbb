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

/// The least time, in seconds, between the last moment to wait for and the end of the certificates'
/// validity: an hour in which anybody can release.
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
		/// In which asset.
		asset: Asset,
		/// How much, in the asset's smallest unit.
		amount: Balance,
	},
	/// This moment has come.
	NotBefore(Moment),
	/// Somebody has revealed 32 bytes of which this is the SHA2-256 hash.
	///
	/// That is the lock that most other chains know, so that a voucher can be swapped for what is
	/// locked with the same hash elsewhere. A secret has exactly 32 bytes, and the other side has
	/// to ask for the same: if any size would do, whoever makes the secret could choose one that
	/// this chain takes and the other cannot hash.
	HashLock(H256),
	/// This many of these parties have approved.
	Approvals {
		/// Who may approve: at most [`MAX_APPROVERS`], each once.
		parties: Approvers,
		/// How many of them have to: at least one, at most all.
		threshold: u32,
	},
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
	/// Who decides when one side disputes: neither of the two. `None`: nobody, and neither side can
	/// dispute.
	pub arbiter: Option<PartyId>,
	/// What release does.
	pub outcome: Outcome,
	/// What must hold before: at most [`MAX_CONDITIONS`], at most one of them a payment.
	pub conditions: Conditions<Asset, Balance>,
	/// The first moment at which nothing can be done for the agreement any more. What is decided by
	/// then is released; else both sides are returned.
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

	/// The moment before which release is impossible: the latest of the conditions, or zero.
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

	/// Who may approve, and how many of them have to; for each condition of approvals.
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
	/// What calls name beside the agreement's number, where they cannot be taken back: the BLAKE2b-256
	/// hash of the SCALE encoding of voucher, certificates behind it, depositor and terms. A number can
	/// come to mean other terms, or other certificates, when the chain is reorganised; the hash cannot.
	pub fn hash(&self, voucher: VoucherId, range: CertificateRange, depositor: PartyId) -> H256 {
		H256(blake2_256(&(voucher, range, depositor, self).encode()))
	}
}

/// Whether nothing is in a short list twice.
pub(crate) fn are_distinct<I: PartialEq>(items: impl Iterator<Item = I> + Clone) -> bool {
	let mut rest = items;
	while let Some(item) = rest.next() {
		if rest.clone().any(|other| other == item) {
			return false;
		}
	}
	true
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
	/// One side has disputed: the arbiter decides before the deadline, or both sides are returned at
	/// it.
	Disputed,
	/// The arbiter has ruled release, which was not possible then: it follows as soon as it is.
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
	/// The agreement ends as agreed, whatever conditions are open; but never without the payment.
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
	/// Whose it is, and who is paid.
	pub depositor: PartyId,
	/// What was agreed.
	pub terms: Terms<Asset, Balance>,
	/// The hash of the terms, which calls name: see [`Terms::hash`].
	pub terms_hash: H256,
	/// The first moment at which it is too late to dispute.
	pub dispute_by: Moment,
	/// The block that must be reached too before the deadline has come.
	pub deadline_block: BlockNumber,
	/// Where it stands.
	pub status: Status,
	/// Where the deposit for this record is held. The payment goes there if the depositor's present
	/// account cannot take it.
	pub account: AccountId,
	/// The deposit for this record.
	pub ticket: Ticket,
	/// The price of the record that a redemption leaves, where that is the outcome. Held there too.
	pub price: Option<Price>,
}

/// A custody agreement with all that was done for it so far.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct AgreementInfo<AccountId, Asset, Balance, BlockNumber> {
	/// The voucher in custody.
	pub voucher: VoucherId,
	/// Whose it is, and who is paid.
	pub depositor: PartyId,
	/// What was agreed.
	pub terms: Terms<Asset, Balance>,
	/// What `accept`, `pay`, `approve` and `arbitrate` have to name.
	pub terms_hash: H256,
	/// The first moment at which it is too late to dispute: the arbiter needs the rest of the time.
	pub dispute_by: Moment,
	/// The block that must be reached too before the deadline has come: nothing ends while the chain
	/// is down.
	pub deadline_block: BlockNumber,
	/// Where it stands.
	pub status: Status,
	/// Where the deposit for the record is held.
	pub account: AccountId,
	/// The payment on hold, if it was made.
	pub payment: Option<Payment<AccountId, Asset, Balance>>,
	/// Who has approved.
	pub approvals: Vec<PartyId>,
	/// The hash locks whose secrets were revealed.
	pub revealed: Vec<H256>,
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
	/// The deadline came, and it was not decided.
	DeadlinePassed,
	/// The voucher was revoked or expired.
	VoucherDead,
	/// The arbiter ruled so.
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
	NotFound,
	/// The beneficiary has not accepted yet.
	NotAccepted,
	/// The deadline came before all conditions held: only reclaiming is possible.
	DeadlinePassed,
	/// The voucher was revoked or has expired: only reclaiming is possible.
	VoucherDead,
	/// The payment has not been made yet.
	NotPaid,
	/// Not before this moment.
	TooEarly(Moment),
	/// The voucher is frozen: its evidence is contested, or governance has frozen its batch.
	VoucherFrozen,
	/// One side has disputed: only the arbiter can release, before the deadline.
	Disputed,
	/// The secret with this hash has not been revealed yet.
	NotRevealed(H256),
	/// Not enough of the parties that one condition names have approved yet.
	NotApproved {
		/// How many have.
		have: u32,
		/// How many have to.
		need: u32,
	},
	/// The depositor's accounts cannot receive the payment: the asset blocks them.
	NotReceivable,
	/// The register of certificates refuses the outcome.
	OutcomeRefused,
}
