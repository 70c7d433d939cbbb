//! What this pallet stores.

use crate::Config;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;
use verdigrid_primitives::{
	certificate::{
		BatchInfo, BundleState, Carried, CertificateRange, EnergySource, ExchangeId, Lock, PledgeId,
	},
	evidence::TradeRef,
	party::{MeterId, PartyId, RegionCode},
	Energy, Moment,
};

/// A generating project.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Project {
	/// Whose it is; new certificates are registered to this party.
	pub owner: PartyId,
	/// The issuer that registered it.
	pub issuer: PartyId,
	/// Its meter. It never changes; a project that was removed no longer has it.
	pub meter: MeterId,
	/// What drives the generator.
	pub source: EnergySource,
	/// Where it stands: its meter's region.
	pub region: RegionCode,
	/// The most power that it can generate, in watts.
	pub capacity_w: u64,
	/// Whether nothing more can be issued for it.
	pub retired: bool,
	/// Whether something was issued for it, if only of no certificate.
	pub issued: bool,
}

/// The certificates of one project, period and class.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Batch {
	/// What others need to know of it.
	pub info: BatchInfo,
	/// Who issued it first.
	pub issuer: PartyId,
	/// When it was issued first.
	pub issued_at: Moment,
	/// The revision of the period's readings for which it was issued last.
	pub revision: u8,
	/// The energy drawn from the readings: what was certified, less what was carried in, plus what was
	/// carried out.
	pub drawn: Energy,
	/// The remainder taken over from the batch before and the one left to the batch after.
	pub carried: Carried,
	/// How many certificates are in which state.
	pub totals: Totals,
}

/// How many certificates of a batch are in which state. The sum is always what was issued.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	Default,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Totals {
	/// Free.
	pub active: u32,
	/// Offered on the market.
	pub offered: u32,
	/// In exchange at the trading centre.
	pub in_exchange: u32,
	/// Pledged to a sale made outside the chain.
	pub pledged: u32,
	/// Behind vouchers.
	pub behind_vouchers: u32,
	/// Redeemed.
	pub redeemed: u32,
	/// Exchanged.
	pub exchanged: u32,
	/// Withdrawn.
	pub withdrawn: u32,
}

impl Totals {
	/// The total that counts certificates in this state.
	pub(crate) fn of(&mut self, state: &BundleState) -> &mut u32 {
		match state {
			BundleState::Active => &mut self.active,
			BundleState::Locked(Lock::Offer(_) | Lock::Auction(_)) => &mut self.offered,
			BundleState::Locked(Lock::Exchange(_)) => &mut self.in_exchange,
			BundleState::Locked(Lock::Pledge(_)) => &mut self.pledged,
			BundleState::Locked(Lock::Voucher(_)) => &mut self.behind_vouchers,
			BundleState::Redeemed(_) => &mut self.redeemed,
			BundleState::Exchanged(_) => &mut self.exchanged,
			BundleState::Withdrawn => &mut self.withdrawn,
		}
	}

	/// Counts certificates that go from one state to another. `None` when there are not so many.
	pub(crate) fn shift(&mut self, from: &BundleState, to: &BundleState, units: u32) -> Option<()> {
		let left = self.of(from).checked_sub(units)?;
		*self.of(from) = left;
		let reached = self.of(to).checked_add(units)?;
		*self.of(to) = reached;
		Some(())
	}
}

/// A run of certificates with one holder, one state and one history.
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
pub struct Bundle {
	/// How many.
	pub units: u32,
	/// Whose they are.
	pub holder: PartyId,
	/// Where they stand.
	pub state: BundleState,
	/// Whether they have changed hands.
	pub traded: bool,
	/// Where verification found them, once they are behind a voucher.
	pub delivery: Option<Delivery>,
}

/// How certificates were before verification put them behind a voucher, so that they can be given
/// back. Kept after redemption.
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
pub struct Delivery {
	/// Who held them.
	pub from: PartyId,
	/// Whether they had changed hands before.
	pub traded: bool,
}

/// Certificates kept for the buyer of a sale that was made outside the chain.
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
pub struct Pledge {
	/// What is still pledged; always one bundle.
	pub range: CertificateRange,
	/// Who sold.
	pub seller: PartyId,
	/// Who bought.
	pub buyer: PartyId,
	/// The settlement that is expected.
	pub trade_ref: TradeRef,
	/// First moment at which the seller may take them back.
	pub until: Moment,
}

/// A request to exchange certificates at the trading centre.
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
pub struct Exchange {
	/// Who asked.
	pub holder: PartyId,
	/// Which certificates; always one bundle.
	pub range: CertificateRange,
	/// The trading centre that is asked.
	pub centre: PartyId,
	/// How far it has come.
	pub status: ExchangeStatus,
}

/// How far an exchange has come.
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
pub enum ExchangeStatus {
	/// The trading centre has not settled it.
	Requested {
		/// First moment at which it can no longer be settled, only withdrawn.
		timeout: Moment,
	},
	/// The trading centre has settled it. Final.
	Settled {
		/// Hash of the trading centre's receipt.
		receipt: H256,
		/// Who settled it.
		by: PartyId,
		/// When.
		at: Moment,
	},
}

/// On whose authority something is corrected.
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
pub enum Authority {
	/// Governance.
	Governance,
	/// An issuer.
	Issuer(PartyId),
}

impl Authority {
	/// Whether it is governance.
	pub const fn is_governance(&self) -> bool {
		matches!(self, Authority::Governance)
	}
}

/// Why certificates are withdrawn or a batch is frozen.
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
pub enum Reason {
	/// What was metered is wrong or in doubt.
	Metering,
	/// They were issued by mistake: for the wrong project, period, class or energy.
	Issuing,
	/// Somebody objects, and the objection is being examined.
	Objection,
	/// Fraud, or the suspicion of it.
	Fraud,
	/// An authority ordered it.
	Order,
}

/// Why the trading centre refuses an exchange.
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
pub enum Rejection {
	/// Certificates like these are not exchanged there.
	NotEligible,
	/// They do not agree with the trading centre's own records.
	RecordsDiffer,
	/// They were exchanged or claimed elsewhere.
	Claimed,
	/// The holder asked for it.
	Cancelled,
}

/// Why a batch is frozen.
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
pub struct Freeze {
	/// On whose authority.
	pub by: Authority,
	/// Why.
	pub reason: Reason,
	/// When.
	pub at: Moment,
}

impl Freeze {
	/// Whether an issuer may end it.
	pub const fn is_by_issuer(&self) -> bool {
		!self.by.is_governance()
	}
}

/// Why a bundle was withdrawn.
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
pub struct Withdrawal {
	/// On whose authority.
	pub by: Authority,
	/// Why.
	pub reason: Reason,
	/// When.
	pub at: Moment,
}

/// A record for which money is held.
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
pub enum Record {
	/// A pledge.
	Pledge(PledgeId),
	/// A request for exchange.
	Exchange(ExchangeId),
}

/// A deposit and the account on which it is held, which stays the same when the party changes its
/// account.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Deposit<AccountId, Ticket> {
	/// On which account it is held.
	pub account: AccountId,
	/// What returns it.
	pub ticket: Ticket,
}

/// What is held for a bundle.
pub type BundleDepositOf<T> =
	Deposit<<T as frame_system::Config>::AccountId, <T as Config>::BundleDeposit>;

/// What is held for a record.
pub type RecordDepositOf<T> =
	Deposit<<T as frame_system::Config>::AccountId, <T as Config>::RecordDeposit>;
