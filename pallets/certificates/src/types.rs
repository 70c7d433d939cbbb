//! What the pallet stores.

use crate::history::{Delivery, History};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;
use verdigrid_primitives::{
	certificate::{
		BatchInfo, BundleState, Carried, CertificateRange, EnergySource, ExchangeId, Lock, LotId,
		PledgeId,
	},
	evidence::TradeRef,
	party::{MeterId, PartyId, RegionCode},
	BlockNumber, Energy, Moment,
};

/// A generating project.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Project {
	/// The party that owns it. New certificates are issued to this party.
	pub owner: PartyId,
	/// The issuer that is in charge of it.
	pub issuer: PartyId,
	/// Its meter, which never changes. The meter of a project that was removed can serve another.
	pub meter: MeterId,
	/// What drives the generator.
	pub source: EnergySource,
	/// Where it stands: the region of its meter.
	pub region: RegionCode,
	/// The most power that it can generate, in watts.
	pub capacity_w: u64,
	/// Whether nothing more can be issued for it.
	pub retired: bool,
	/// Whether something was issued for it, even if it filled no certificate.
	pub issued: bool,
}

/// The certificates of one project, period and class.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Batch {
	/// What other pallets read.
	pub info: BatchInfo,
	/// The party that issued it first.
	pub issuer: PartyId,
	/// When it was issued first.
	pub issued_at: Moment,
	/// The block in which it was issued first.
	pub issued_block: BlockNumber,
	/// The revision of the period's readings for which it was issued last.
	pub revision: u8,
	/// The energy drawn from the readings. It is what was certified, less what was carried in, plus what was
	/// carried out.
	pub drawn: Energy,
	/// The energy carried into the batch, and out of it.
	pub carried: Carried,
	/// How many certificates are in each state.
	pub totals: Totals,
}

/// How many certificates of a batch are in each state. The sum is always what was issued.
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
	/// Offered on the market or in an auction.
	pub offered: u32,
	/// In exchange at a trading centre.
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

	/// Counts certificates that go from one state to another. `None` if there are fewer.
	pub(crate) fn shift(&mut self, from: &BundleState, to: &BundleState, units: u32) -> Option<()> {
		let left = self.of(from).checked_sub(units)?;
		*self.of(from) = left;
		let reached = self.of(to).checked_add(units)?;
		*self.of(to) = reached;
		Some(())
	}
}

/// A run of certificates with one holder, one state and one history. Encoded it has at most 32 bytes, because
/// the trie keeps so much in the node itself.
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
	/// How many certificates.
	pub units: u32,
	/// The party that holds them.
	pub holder: PartyId,
	/// Their state.
	pub state: BundleState,
	/// Whether they have changed hands. Once they are behind a voucher, also how verification found them.
	pub history: History,
	/// The lot of the deposit that is held for the bundle. `None` where none is held.
	pub lot: Option<LotId>,
}

impl Bundle {
	/// Whether they have changed hands.
	pub const fn is_traded(&self) -> bool {
		self.history.is_traded()
	}

	/// How verification found them.
	pub const fn delivery(&self) -> Option<Delivery> {
		self.history.delivery()
	}
}

/// Certificates that are kept for the buyer of a sale made outside the chain.
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
	/// What is still pledged: always one bundle.
	pub range: CertificateRange,
	/// The party that sold.
	pub seller: PartyId,
	/// The party that bought.
	pub buyer: PartyId,
	/// The reference of the settlement that is expected.
	pub trade_ref: TradeRef,
	/// The first moment at which the seller can release them.
	pub until: Moment,
}

/// A request to exchange certificates at a trading centre.
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
	/// The party that holds them.
	pub holder: PartyId,
	/// The certificates: always one bundle.
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
		/// The first moment at which it can be withdrawn and not settled.
		timeout: Moment,
	},
	/// The trading centre has settled it. This is final.
	Settled {
		/// The hash of the receipt of the trading centre.
		receipt: H256,
		/// The trading centre.
		by: PartyId,
		/// When.
		at: Moment,
		/// In which block.
		block: BlockNumber,
	},
}

/// The authority that corrects something.
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
	/// The certificates were issued by mistake: for the wrong project, period, class or energy.
	Issuing,
	/// A party objects, and the objection is being examined.
	Objection,
	/// Fraud, or the suspicion of it.
	Fraud,
	/// An authority ordered it.
	Order,
}

/// Why a trading centre rejects an exchange.
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
	/// The trading centre does not exchange certificates like these.
	NotEligible,
	/// The certificates do not agree with the records of the trading centre.
	RecordsDiffer,
	/// The certificates were exchanged or claimed elsewhere.
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
	/// The authority.
	pub by: Authority,
	/// Why.
	pub reason: Reason,
	/// When.
	pub at: Moment,
}

impl Freeze {
	/// Whether an issuer froze the batch, and can unfreeze it.
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
	/// The authority.
	pub by: Authority,
	/// Why.
	pub reason: Reason,
	/// When.
	pub at: Moment,
	/// In which block.
	pub block: BlockNumber,
}

/// A record for which a deposit is held.
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
pub enum PaidRecord {
	/// A pledge.
	Pledge(PledgeId),
	/// A request for exchange.
	Exchange(ExchangeId),
}

/// A deposit, and the account on which it is held. The deposit stays there when the party changes its account.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Deposit<AccountId, Ticket> {
	/// The account on which it is held.
	pub account: AccountId,
	/// The ticket that returns it.
	pub ticket: Ticket,
}

/// Deposits for the bundles that one call added, all held on one account. It stands for as many equal tickets as
/// there are bundles left.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DepositLot<AccountId, Ticket> {
	/// The deposit for one bundle, at the price at which it was taken.
	pub deposit: Deposit<AccountId, Ticket>,
	/// How many bundles still have such a deposit.
	pub left: u32,
}
