//! How the pallets see each other. Every pallet takes what it needs as associated types of its
//! `Config`; the runtime binds them together.
//!
//! All functions that write leave state as it was when they fail only inside a storage layer: call
//! them from a dispatchable, or from within `with_storage_layer`.

use crate::{
	certificate::{
		BatchId, BatchInfo, Carried, CertificateRange, Class, Lock, RoundId, TradeClass,
	},
	claim::{Claim, RedemptionId},
	evidence::{EvidenceId, EvidenceStatus, MeterReading, ProvedReading, TradeRef},
	party::{Direction, Meter, MeterId, PartyId, Role, Roles, Standing},
	voucher::{AgreementId, Voucher, VoucherId},
	Energy, Moment, Period,
};
use codec::{FullCodec, MaxEncodedLen};
use core::fmt::Debug;
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

/// Parties: their accounts, roles and standing. Implemented by the identity pallet.
pub trait Parties<AccountId> {
	/// The party that uses this account, whatever its status.
	fn party_of(account: &AccountId) -> Option<PartyId>;

	/// The account that a party uses now.
	fn account_of(party: PartyId) -> Option<AccountId>;

	/// Where the party stands now. A party that does not exist has lapsed.
	fn standing(party: PartyId) -> Standing;

	/// Whether the party is attested, not suspended, revoked or expired, and not being recovered:
	/// whether it may do anything new.
	fn is_active(party: PartyId) -> bool {
		Self::standing(party).is_active()
	}

	/// Whether the party is suspended, revoked or being recovered: what others decided about it, and
	/// nothing that it does by itself.
	fn is_barred(party: PartyId) -> bool {
		Self::standing(party) == Standing::Barred
	}

	/// The party's roles, whatever its status; none for a party that does not exist.
	fn roles(party: PartyId) -> Roles;

	/// Whether the party is active and has the role.
	fn has_role(party: PartyId, role: Role) -> bool {
		Self::is_active(party) && Self::roles(party).has(role)
	}
}

/// Metering points. Implemented by the identity pallet.
pub trait Meters {
	/// A metering point, retired ones included.
	fn meter(id: &MeterId) -> Option<Meter>;
}

/// What rests on meters. Implemented by the runtime, from what the evidence and certificates pallets know.
pub trait MeterUse {
	/// The end of the latest period of which a reading of this meter was used; `None` where none was.
	fn used_until(meter: &MeterId) -> Option<Moment>;

	/// Whether a project has the meter.
	fn has_project(meter: &MeterId) -> bool;
}

/// What meters measured. Implemented by the evidence pallet.
pub trait Readings {
	/// Proves a reading against the final anchor of its period's latest revision, fixes it as the reading
	/// of that meter and period, and returns its energy. Refuses more than the meter can measure.
	fn prove(proved: &ProvedReading) -> Result<Energy, DispatchError>;
}

/// The register of certificates. Implemented by the certificates pallet.
///
/// A range starts where a bundle starts and may be shorter than it: what is left becomes a bundle of
/// its own. Ranges behind a voucher may cover up to eight adjacent bundles, all others lie in one.
pub trait CertificateRegistry {
	/// What certificates of a trade class are like when they are issued now. `None` where there is no
	/// such class.
	fn class(class: TradeClass) -> Option<Class>;

	/// What is known of a batch.
	fn batch(batch: BatchId) -> Option<BatchInfo>;

	/// Fails unless the batch exists, is not frozen and not expired.
	fn ensure_usable(batch: BatchId) -> DispatchResult;

	/// Fails unless what parties are bound to is carried out with certificates of this batch: it exists,
	/// governance has not frozen it, and it has not expired. A freeze by an issuer does not stop it
	/// (R37, R38).
	fn ensure_may_settle(batch: BatchId) -> DispatchResult;

	/// Energy that a meter's projects carried into and out of a period, over all classes.
	fn carried(meter: &MeterId, period: Period) -> Carried;

	/// Locks active certificates of `holder` in a usable batch.
	fn lock(range: CertificateRange, holder: PartyId, lock: Lock) -> DispatchResult;

	/// Gives locked certificates back to their holder, active. Works for frozen and expired ones.
	fn release(range: CertificateRange, lock: Lock) -> DispatchResult;

	/// Fails unless `holder` could sell these active certificates now: they are its own, in a usable
	/// batch, and may change hands.
	fn ensure_tradable(range: CertificateRange, holder: PartyId) -> DispatchResult;

	/// Sells certificates that are on offer: they become `to`'s, active, and have changed hands.
	/// `payer`'s account pays the deposit for a bundle that has to be split. Certificates of an auction
	/// are sold by [`AuctionSales`].
	fn sell_locked(
		range: CertificateRange,
		lock: Lock,
		to: PartyId,
		payer: PartyId,
	) -> DispatchResult;

	/// Sells active certificates of `from`: they become `to`'s, active, and have changed hands.
	fn sell(range: CertificateRange, from: PartyId, to: PartyId) -> DispatchResult;

	/// Puts the certificates of a verified trade behind a voucher and makes them the buyer's. The
	/// range may cover up to eight adjacent bundles, each held by the buyer and active, or pledged by
	/// the seller to this trade reference and buyer, or held by the seller, active and deliverable.
	/// `seller_may_deliver` says whether the last is allowed.
	fn back_voucher(backing: Backing) -> DispatchResult;

	/// Gives certificates behind a voucher back to where verification found them: active, to the
	/// party they came from, and as often traded as they were then. The range may cover several
	/// bundles. Works for frozen and expired ones.
	fn unback_voucher(range: CertificateRange, voucher: VoucherId) -> DispatchResult;

	/// Passes certificates behind one voucher to another, when it is split. The range may cover
	/// several bundles.
	fn relabel(range: CertificateRange, from: VoucherId, to: VoucherId) -> DispatchResult;

	/// Fails unless the certificates behind a voucher may go to another party now. A freeze by an issuer
	/// does not stop this, since only an agreement hands vouchers over.
	fn ensure_movable(range: CertificateRange, voucher: VoucherId) -> DispatchResult;

	/// Makes the certificates behind a voucher another party's; they stay behind it. Counts as
	/// changing hands. A freeze by an issuer does not stop this.
	fn hand_over(range: CertificateRange, voucher: VoucherId, to: PartyId) -> DispatchResult;

	/// Fails unless [`redeem_voucher`](Self::redeem_voucher) would work.
	fn ensure_redeemable(redeeming: &VoucherRedemption) -> DispatchResult;

	/// Redeems certificates behind a voucher, for ever.
	fn redeem_voucher(redeeming: VoucherRedemption) -> Result<RedemptionId, DispatchError>;
}

/// What the call auction needs beyond the register: a sale that its parties are bound to (R37), and
/// the deposit for the bundle that it may split. Implemented by the certificates pallet.
pub trait AuctionSales<AccountId> {
	/// A deposit for a bundle that may be split off later.
	type SplitDeposit: FullCodec + MaxEncodedLen + TypeInfo + Clone + Eq + Debug;

	/// Holds the deposit on this account.
	fn hold_split(account: &AccountId) -> Result<Self::SplitDeposit, DispatchError>;

	/// Gives the deposit back to its account.
	fn return_split(deposit: Self::SplitDeposit) -> DispatchResult;

	/// Sells certificates that are locked for a round: they become `to`'s, active, and have changed
	/// hands. A freeze by an issuer does not stop this; one by governance does. If a bundle has to be
	/// split, takes `deposit` for it.
	fn sell_asked(
		range: CertificateRange,
		round: RoundId,
		to: PartyId,
		deposit: &mut Option<Self::SplitDeposit>,
	) -> DispatchResult;
}

/// The certificates of a verified trade.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Backing {
	/// Which.
	pub range: CertificateRange,
	/// Who sold them.
	pub seller: PartyId,
	/// Who bought them.
	pub buyer: PartyId,
	/// The settlement.
	pub trade_ref: TradeRef,
	/// The voucher that they are to back.
	pub voucher: VoucherId,
	/// Whether unpledged certificates of the seller may be moved.
	pub seller_may_deliver: bool,
	/// Whose account pays the deposit for a bundle that has to be split.
	pub payer: PartyId,
}

/// A redemption of certificates behind a voucher.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VoucherRedemption {
	/// Which certificates.
	pub range: CertificateRange,
	/// The voucher that they back.
	pub voucher: VoucherId,
	/// The consumer whose consumption was matched.
	pub matched: PartyId,
	/// What is claimed.
	pub claim: Claim,
	/// Whether the holder is paid by the beneficiary in the same step.
	pub paid: bool,
	/// Whether an agreement is carried out by it. Then a freeze by an issuer does not stop it, and the
	/// record that stays is paid for already. Else the holder pays for the record.
	pub agreed: bool,
}

/// Evidence. Implemented by the evidence pallet.
pub trait EvidenceInspect {
	/// Whether what rests on this evidence can be used; `None` where there is none.
	fn status(evidence: EvidenceId) -> Option<EvidenceStatus>;
}

/// A trade that passed every check.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VerifiedTrade {
	/// Its evidence.
	pub evidence: EvidenceId,
	/// Who bought, and whose consumption was matched.
	pub buyer: PartyId,
	/// The certificates.
	pub range: CertificateRange,
	/// Their energy.
	pub energy: Energy,
	/// When.
	pub period: Period,
}

/// A voucher of revoked evidence that was undone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnwoundVoucher {
	/// The evidence it rested on.
	pub evidence: EvidenceId,
	/// The certificates that were given back.
	pub range: CertificateRange,
	/// Their energy, which is free to be allocated again.
	pub energy: Energy,
}

/// What happens when a trade is verified, and when its evidence was revoked. Implemented by the
/// vouchers pallet.
pub trait OnEvidence {
	/// Issues the buyer's voucher. The caller puts the certificates behind it.
	fn verified(trade: VerifiedTrade) -> Result<VoucherId, DispatchError>;

	/// Ends a voucher whose evidence was revoked, and gives its certificates back to where
	/// verification found them. The voucher must be neither redeemed nor in custody. The caller
	/// gives the energy back.
	fn unwind(voucher: VoucherId) -> Result<UnwoundVoucher, DispatchError>;
}

/// Custody of vouchers. Implemented by the vouchers pallet.
pub trait VoucherCustody {
	/// A voucher.
	fn voucher(voucher: VoucherId) -> Option<Voucher>;

	/// Fails unless the voucher can be used now: its evidence is live, its batch neither frozen nor
	/// expired.
	fn ensure_usable(voucher: VoucherId) -> DispatchResult;

	/// Fails unless a decided agreement about this voucher can be carried out: its evidence is live, its
	/// batch neither frozen by governance nor expired. A freeze by an issuer does not stop it (R38).
	fn ensure_may_settle(voucher: VoucherId) -> DispatchResult;

	/// Whether the voucher can never be used again: its evidence is revoked or its batch expired.
	fn is_dead(voucher: VoucherId) -> bool;

	/// Fails unless an agreement may deliver the voucher to another party now.
	fn ensure_deliverable(voucher: VoucherId) -> DispatchResult;

	/// Fails unless an agreement may redeem the voucher for this claim now.
	fn ensure_redeemable(voucher: VoucherId, claim: &Claim, paid: bool) -> DispatchResult;

	/// Takes an active, usable voucher of `depositor` into the custody of an agreement. Returns the
	/// certificates behind it, which stay the same while it is in custody.
	fn take(
		voucher: VoucherId,
		depositor: PartyId,
		agreement: AgreementId,
	) -> Result<CertificateRange, DispatchError>;

	/// Gives a voucher back to its holder. Works for frozen, revoked and expired ones.
	fn give_back(voucher: VoucherId, agreement: AgreementId) -> DispatchResult;

	/// Makes a voucher in custody `to`'s, active.
	fn deliver(voucher: VoucherId, agreement: AgreementId, to: PartyId) -> DispatchResult;

	/// Redeems a voucher in custody, for ever. The agreement has paid for the record that stays.
	fn redeem(
		voucher: VoucherId,
		agreement: AgreementId,
		claim: Claim,
		paid: bool,
	) -> Result<RedemptionId, DispatchError>;
}

/// Puts a chain into a state that a benchmark or test of one pallet needs from the others.
/// Implemented by the mocks and, for measuring weights, by the runtime.
pub trait Scenario<AccountId> {
	/// Makes `account` an active party with these roles, endowed with money, and returns its number.
	fn party(account: &AccountId, roles: Roles) -> PartyId;

	/// Registers a meter of `party` for the given granularity, owned since 1970.
	fn meter(party: PartyId, meter: &MeterId, direction: Direction, period: Period);

	/// Anchors these readings of one period, final, and returns the proof of each. At most 8.
	fn readings(readings: &[MeterReading]) -> alloc::vec::Vec<ProvedReading>;

	/// Issues `units` certificates of this class and period to `owner`, for generation at `meter`,
	/// and returns them.
	fn certificates(
		owner: PartyId,
		meter: &MeterId,
		class: TradeClass,
		period: Period,
		units: u32,
	) -> CertificateRange;

	/// Gives `holder` an active voucher of `units` certificates of this class.
	fn voucher(holder: PartyId, class: TradeClass, units: u32) -> VoucherId;

	/// Ends every period before this one, by moving chain time to `moment`.
	fn set_time(moment: Moment);
}
