//! Runtime APIs of Verdigrid: what clients read. One trait for each pallet; called by name from
//! Polkadot.js Apps (Developer, Runtime calls), `@polkadot/api`, `polkadot-api` and `subxt`.
//!
//! Lists come in pages. A call takes the key after which to go on, and the most entries to return. Lists that look
//! at many entries to find a few say where to go on (`Page`), and their last page does not. Of the others, an empty page is
//! the last.

// Also with `std`: what the WebAssembly would not have must not compile natively either.
#![cfg_attr(not(test), no_std)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

use alloc::{string::String, vec::Vec};
use codec::{Codec, Decode, Encode};
use scale_info::TypeInfo;
use sp_runtime::ApplyExtrinsicResult;
use verdigrid_allowance::types::AllowanceInfo;
use verdigrid_auction::{AskInfo, AskKey, AuctionInfo, BidInfo, Level, LevelInfo};
use verdigrid_certificates::{
	inspect::{CertificateStatus, Drawn, Holding, StatusError},
	types::{Batch, Exchange, Pledge, Project},
};
use verdigrid_escrow::{AgreementInfo, Blocked};
use verdigrid_evidence::types::{
	Anchor, Committee, Dispute, DisputeId, EvidenceInfo, MeteredEnergy, Remaining, Seat, TopicInfo,
};
use verdigrid_identity::types::{PartyInfo, Registrar};
use verdigrid_market::{DemandFilter, DemandInfo, OfferFilter, OfferInfo};
use verdigrid_primitives::{
	certificate::{AuctionId, BatchId, ExchangeId, PledgeId, ProjectCode, TradeClass},
	claim::{Redemption, RedemptionId},
	credential::{AttributeKey, AttributeValue, CredentialProof, Salt},
	evidence::{EvidenceId, EvidenceStatus, Source, Topic, TradeRef},
	page::Page,
	party::{Meter, MeterId, PartyId},
	trade::{DemandId, OfferId, Trade, TradeId},
	voucher::{AgreementId, VoucherId},
	Energy, MarketOffset, Period,
};
use verdigrid_vouchers::VoucherInfo;

/// All that happened to one certificate.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct CertificateReport {
	/// Where it stands in the register.
	pub certificate: CertificateStatus,
	/// The voucher that it backs, or backed when it was redeemed.
	pub voucher: Option<VoucherId>,
	/// The evidence of the voucher's trade.
	pub evidence: Option<EvidenceId>,
	/// Whether that evidence stands. What was redeemed stays redeemed when it is revoked.
	pub evidence_status: Option<EvidenceStatus>,
	/// Its redemption.
	pub redemption: Option<Redemption>,
}

/// Everything that a voucher rests on.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Provenance<BlockNumber> {
	/// The voucher, and whether it is frozen, revoked or expired.
	pub voucher: VoucherInfo,
	/// The evidence of its trade.
	pub evidence: EvidenceInfo,
	/// What the trading centre's committee stated: the root in which the settlement stands. `None`
	/// once the anchor was removed for its age.
	pub settlement: Option<Anchor<BlockNumber>>,
	/// What the energy platform's committee stated: the root in which both readings stand.
	pub metering: Option<Anchor<BlockNumber>>,
	/// What the generation meter measured.
	pub generation: Option<MeteredEnergy>,
	/// What the consumption meter measured.
	pub consumption: Option<MeteredEnergy>,
	/// The batch of its certificates.
	pub batch: Batch,
	/// Number of the first certificate, 32 ASCII characters.
	pub first: [u8; 32],
	/// Number of the last certificate.
	pub last: [u8; 32],
	/// What became of it, if it was redeemed.
	pub redemption: Option<Redemption>,
}

/// A value that a vote may change, and its bounds.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct ParameterInfo {
	/// The group that it is in, as `Parameters.set_parameter` names it.
	pub group: String,
	/// Its name in the group, as `Parameters.set_parameter` names it.
	pub name: String,
	/// What its numbers count.
	pub unit: Unit,
	/// What holds now.
	pub value: ParameterValue,
	/// What holds if it was never set, or was reset. A reset is refused if that is outside the bounds.
	pub default: ParameterValue,
	/// No vote sets it lower.
	pub lowest: ParameterValue,
	/// No vote sets it higher.
	pub highest: ParameterValue,
}

/// What the numbers of a parameter count.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum Unit {
	/// The smallest unit of the chain's own token.
	Token,
	/// Seconds.
	Seconds,
	/// Blocks.
	Blocks,
	/// Millionths of a whole.
	PartsPerMillion,
	/// Members.
	Members,
	/// Records.
	Records,
}

/// A parameter's value.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub enum ParameterValue {
	/// A number.
	Number(u128),
	/// How long the polls of a track take.
	Periods {
		/// From the submission to the earliest decision.
		prepare: u32,
		/// The longest that a decision may take.
		decision: u32,
		/// How long a majority must last.
		confirm: u32,
		/// From the decision to the earliest dispatch.
		enactment: u32,
	},
}

/// What a transaction would do.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Trial<Balance> {
	/// Whether a block would take the transaction, and whether its call would succeed.
	pub result: ApplyExtrinsicResult,
	/// What the account would pay, without a tip. If no block would take the transaction: what it would have to have.
	pub fee: Balance,
	/// Its events, as `System.Events` stores them. They say what would become of calls that the call carries.
	pub events: Vec<u8>,
}

sp_api::decl_runtime_apis! {
	/// The chain as a whole.
	#[api_version(2)]
	pub trait VerdigridChainApi<AccountId, Balance> where AccountId: Codec, Balance: Codec {
		/// Every parameter that a vote may change: what it is, its default and its bounds.
		fn parameters() -> Vec<ParameterInfo>;
		/// What a call of an account would do in the next block, if nothing else came before it. Nothing is signed or kept.
		///
		/// `call` is the encoded call, and `length` the bytes of the whole transaction, for which the fee is paid. `None`
		/// if the bytes are not a call, or are more than that. Numbers that a block gives, and what it does before its
		/// transactions, can differ.
		fn try_call(account: AccountId, call: Vec<u8>, length: u32) -> Option<Trial<Balance>>;
	}

	/// Parties and metering points.
	pub trait VerdigridIdentityApi<AccountId> where AccountId: Codec {
		/// A party by its number.
		fn party(party: PartyId) -> Option<PartyInfo<AccountId>>;
		/// The number of the party that uses an account.
		fn party_of(account: AccountId) -> Option<PartyId>;
		/// What a registrar may attest; `None` for an account that is not one.
		fn registrar(account: AccountId) -> Option<Registrar>;
		/// Whether a party's attested credential says this; see `verdigrid_primitives::credential`.
		fn discloses(
			party: PartyId,
			key: AttributeKey,
			value: AttributeValue,
			salt: Salt,
			proof: CredentialProof,
		) -> bool;
		/// A metering point, retired ones included.
		fn meter(meter: MeterId) -> Option<Meter>;
		/// The chain's distance from UTC, in minutes: where its days and months begin.
		fn market_offset() -> MarketOffset;
	}

	/// What parties do not pay for themselves.
	pub trait VerdigridAllowanceApi {
		/// A party's daily allowance: what is left of it today, until when, and what it pays for.
		fn allowance(party: PartyId) -> Option<AllowanceInfo>;
	}

	/// The register of certificates.
	pub trait VerdigridCertificatesApi {
		/// What happened to the certificate with this number (32 ASCII characters).
		fn status(number: [u8; 32]) -> Result<CertificateReport, StatusError>;
		/// A party's bundles, after the one of this batch and first certificate.
		///
		/// A page has at most 1,000 bundles, and looks at no more than 1,000 bundles of the batches in which the
		/// party has some. So a page can be short, or empty, and not be the last. Give `null` as `after` for the
		/// first page, and then `next` of each page, until `next` is `null`.
		fn holdings(party: PartyId, after: Option<(BatchId, u32)>, limit: u32) -> Page<Holding, (BatchId, u32)>;
		/// A batch with its totals.
		fn batch(batch: BatchId) -> Option<Batch>;
		/// The batch of a project, period and class.
		fn batch_of(project: ProjectCode, period: Period, trade_class: TradeClass) -> Option<BatchId>;
		/// A project, retired ones included.
		fn project(code: ProjectCode) -> Option<Project>;
		/// The energy of a project and class that waits for its next period.
		fn carry(project: ProjectCode, trade_class: TradeClass) -> Energy;
		/// What was issued for a meter and period, over all classes.
		fn drawn(meter: MeterId, period: Period) -> Drawn;
		/// An exchange, requested or settled.
		fn exchange(exchange: ExchangeId) -> Option<Exchange>;
		/// An open pledge.
		fn pledge(pledge: PledgeId) -> Option<Pledge>;
		/// A redemption.
		fn redemption(redemption: RedemptionId) -> Option<Redemption>;
	}

	/// The market.
	pub trait VerdigridMarketApi<AccountId, AssetId> where AccountId: Codec, AssetId: Codec {
		/// Offers that can be bought from now, as far as the filter accepts them.
		fn offers(
			filter: OfferFilter<AssetId>,
			after: Option<OfferId>,
			limit: u32,
		) -> Page<OfferInfo<AssetId>, OfferId>;
		/// Demands that can be filled now, as far as the filter accepts them.
		fn demands(
			filter: DemandFilter<AssetId>,
			after: Option<DemandId>,
			limit: u32,
		) -> Page<DemandInfo<AccountId, AssetId>, DemandId>;
		/// Trades in the order in which they took place.
		fn trades(after: Option<TradeId>, limit: u32) -> Page<(TradeId, Trade<AssetId>), TradeId>;
		/// An open offer.
		fn offer(offer: OfferId) -> Option<OfferInfo<AssetId>>;
		/// An open demand.
		fn demand(demand: DemandId) -> Option<DemandInfo<AccountId, AssetId>>;
	}

	/// Call auctions, their books and their orders.
	pub trait VerdigridAuctionApi<AccountId, AssetId> where AccountId: Codec, AssetId: Codec {
		/// An auction: what it trades, how far it is, and its result.
		fn auction(auction: AuctionId) -> Option<AuctionInfo<AssetId>>;
		/// The book of an auction that takes orders, from the lowest price up.
		fn levels(auction: AuctionId, after: Option<Level>, limit: u32) -> Vec<LevelInfo>;
		/// The bids of a party in an auction.
		fn bids(auction: AuctionId, party: PartyId) -> Vec<BidInfo<AccountId>>;
		/// The asks of a party in an auction.
		fn asks(
			auction: AuctionId,
			party: PartyId,
			after: Option<AskKey>,
			limit: u32,
		) -> Vec<AskInfo>;
	}

	/// Anchors and evidence.
	pub trait VerdigridEvidenceApi<AccountId, Balance, BlockNumber>
	where
		AccountId: Codec,
		Balance: Codec,
		BlockNumber: Codec,
	{
		/// Where a topic stands: its anchor, its open round, or that it is stalled.
		fn topic(topic: Topic) -> TopicInfo<BlockNumber>;
		/// The revision of a period's readings that proves them: what `issue` and `verify` have to name.
		/// `None` where none stands.
		fn latest_revision(period: Period) -> Option<u8>;
		/// What a meter measured in a period, and what of it is not allocated yet. `None` while no
		/// reading of it has been proved.
		fn remaining(meter: MeterId, period: Period) -> Option<Remaining>;
		/// The evidence of a number.
		fn evidence(evidence: EvidenceId) -> Option<EvidenceInfo>;
		/// The evidence of a trade reference, the latest where it was corrected.
		fn evidence_of(trade_ref: TradeRef) -> Option<EvidenceId>;
		/// A party's seat in a committee, offered, live or leaving.
		fn seat(party: PartyId) -> Option<Seat<AccountId, Balance, BlockNumber>>;
		/// A source's committee as it is now, and its version.
		fn committee(source: Source) -> (u32, Committee);
		/// A dispute that is not decided, or whose bonds are still held.
		fn dispute(dispute: DisputeId) -> Option<Dispute<AccountId, Balance, BlockNumber>>;
	}

	/// Vouchers.
	pub trait VerdigridVouchersApi<BlockNumber> where BlockNumber: Codec {
		/// A voucher, and whether it is frozen, revoked or expired. What a verified trade gave its buyer has the
		/// number of the evidence; what a split made has a number from 2^52 on.
		fn voucher(voucher: VoucherId) -> Option<VoucherInfo>;
		/// A voucher with everything that it rests on: evidence, anchors, readings, certificates.
		fn provenance(voucher: VoucherId) -> Option<Provenance<BlockNumber>>;
		/// A party's vouchers that are active or in custody. Redeemed and unwound ones are not listed.
		///
		/// A page has at most 256 vouchers, and looks at no more than 1,000 bundles of the batches in which the
		/// party has some. So a page can be short, or empty, and not be the last. Give `null` as `after` for the
		/// first page, and then `next` of each page, until `next` is `null`.
		fn owned(party: PartyId, after: Option<(BatchId, u32)>, limit: u32) -> Page<VoucherId, (BatchId, u32)>;
	}

	/// Custody.
	pub trait VerdigridEscrowApi<AccountId, AssetId, Balance, BlockNumber>
	where
		AccountId: Codec,
		AssetId: Codec,
		Balance: Codec,
		BlockNumber: Codec,
	{
		/// An agreement that has not ended, with what was done for it so far.
		fn agreement(
			agreement: AgreementId,
		) -> Option<AgreementInfo<AccountId, AssetId, Balance, BlockNumber>>;
		/// Whether an agreement can be released now, and if not why.
		fn releasable(agreement: AgreementId) -> Result<(), Blocked>;
	}
}
