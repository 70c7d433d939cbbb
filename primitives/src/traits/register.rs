//! The register of certificates, as each of its users needs it.

use super::Effort;
use crate::{
	certificate::{
		AuctionId, BatchId, BatchInfo, Carried, CertificateRange, Class, Lock, TradeClass,
	},
	claim::{Claim, RedemptionId},
	evidence::TradeRef,
	party::{MeterId, PartyId},
	voucher::VoucherId,
	Period,
};
use codec::{FullCodec, MaxEncodedLen};
use core::fmt::Debug;
use scale_info::TypeInfo;
use sp_runtime::{DispatchError, DispatchResult};

/// Batches of certificates: what is known of them, and whether they can be used. Implemented by the
/// certificates pallet.
pub trait CertificateBatches {
	/// What certificates of a trade class are like when they are issued now. `None` where there is no
	/// such class.
	fn class(class: TradeClass) -> Option<Class>;

	/// What is known of a batch.
	fn batch(batch: BatchId) -> Option<BatchInfo>;

	/// Fails unless the batch exists, is not frozen and not expired.
	fn ensure_usable(batch: BatchId) -> DispatchResult;

	/// Fails unless certificates of this batch may settle what parties are bound to. The batch
	/// exists, governance has not frozen it, and it has not expired. A freeze by an issuer does not
	/// stop it (R37, R38).
	fn ensure_may_settle(batch: BatchId) -> DispatchResult;
}

/// Energy that moved between the periods of a meter. Implemented by the certificates pallet.
pub trait EnergyCarried {
	/// Energy that a meter's projects carried into and out of a period, over all classes.
	fn carried(meter: &MeterId, period: Period) -> Carried;
}

/// Certificates as goods: locking and selling them. Implemented by the certificates pallet.
///
/// A range starts where a bundle starts and may be shorter than the bundle. The rest becomes a bundle
/// of its own. A range lies in one bundle.
pub trait Tradable {
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
}

/// What the call auction needs beyond the register. It needs a sale that its parties are bound to
/// (R37), and the deposit for the bundle that it may split. Implemented by the certificates pallet.
pub trait AuctionSales<AccountId> {
	/// A deposit for a bundle that may be split off later.
	type SplitDeposit: FullCodec + MaxEncodedLen + TypeInfo + Clone + Eq + Debug;

	/// Holds the deposit on this account.
	fn hold_split(account: &AccountId) -> Result<Self::SplitDeposit, DispatchError>;

	/// Gives the deposit back to its account.
	fn return_split(deposit: Self::SplitDeposit) -> DispatchResult;

	/// Sells certificates that are locked for an auction: they become `to`'s, active, and have changed
	/// hands. A freeze by an issuer does not stop this; one by governance does. If a bundle has to be
	/// split, takes `deposit` for it.
	fn sell_asked(
		range: CertificateRange,
		auction: AuctionId,
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

/// Certificates behind vouchers. Implemented by the certificates pallet.
///
/// A range starts where a bundle starts and may be shorter than the bundle. The rest becomes a bundle
/// of its own. A range may cover up to eight adjacent bundles.
pub trait VoucherBacking {
	/// Puts the certificates of a verified trade behind a voucher and makes them the buyer's. The
	/// range may cover up to eight adjacent bundles. Each bundle is in one of three states. The
	/// buyer holds it, and it is active. Or the seller pledged it to this trade reference and
	/// buyer. Or the seller holds it, and it is active and deliverable. `seller_may_deliver` says
	/// whether the last is allowed. Takes what it touches from `effort`, and fails where none is left.
	///
	/// The deposits for bundles that it splits off are owed until [`pay_deposits`](Self::pay_deposits). It fails
	/// where the payer could not pay them.
	fn back_voucher(backing: Backing, effort: &mut Effort) -> DispatchResult;

	/// Holds the deposits that a call owes. Whoever calls [`back_voucher`](Self::back_voucher) calls this when
	/// all trades are done.
	fn pay_deposits(effort: &Effort) -> DispatchResult;

	/// Gives certificates behind a voucher back to where verification found them. They are active,
	/// belong to the party they came from, and have changed hands only if they had then. If that
	/// party itself handed the voucher over, they belong to the party that got it, and have changed
	/// hands. The range may cover several bundles. This works for frozen and expired certificates
	/// too.
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

	/// Where the bundles of all batches start in which a party has some, and the voucher of the party that each is
	/// behind, if any. They have the order of storage, and follow the bundle that starts at `after`. Each is read
	/// when it is asked for.
	fn bundles_of_party(
		party: PartyId,
		after: Option<(BatchId, u32)>,
	) -> impl Iterator<Item = ((BatchId, u32), Option<VoucherId>)>;
}

/// A redemption of certificates behind a voucher.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VoucherRedemption {
	/// Which certificates.
	pub range: CertificateRange,
	/// The voucher that they back.
	pub voucher: VoucherId,
	/// The voucher that is used up: that one, or another one that is split off it for this redemption.
	pub used: VoucherId,
	/// The consumer whose consumption was matched.
	pub matched: PartyId,
	/// What is claimed.
	pub claim: Claim,
	/// Whether the holder is paid by the beneficiary in the same step.
	pub paid: bool,
	/// Whether an agreement is carried out by it. Then a freeze by an issuer does not stop it, and
	/// the record that stays is paid for already. Otherwise the holder pays for the record.
	pub agreed: bool,
}

/// Redemption of certificates behind vouchers. Implemented by the certificates pallet.
///
/// A range starts where a bundle starts and may be shorter than the bundle. The rest becomes a bundle
/// of its own. A range may cover up to eight adjacent bundles.
pub trait Redeeming {
	/// Fails unless [`redeem_voucher`](Self::redeem_voucher) would work.
	fn ensure_redeemable(redeeming: &VoucherRedemption) -> DispatchResult;

	/// Redeems certificates behind a voucher, for ever.
	fn redeem_voucher(redeeming: VoucherRedemption) -> Result<RedemptionId, DispatchError>;
}
