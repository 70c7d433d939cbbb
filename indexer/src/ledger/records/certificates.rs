//! Records of the pallet Certificates: classes, projects, batches, bundles, and what became of certificates.

use super::{name_of, record, Reused};
use crate::ledger::values::{
	padded, same_words, words, Account, At, ClassLetter, Code, EnergySource, Granularity, Hash,
	MeterName, Period, Range, Region,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use verdigrid_client::api::runtime_types::{
	verdigrid_certificates::types as chain,
	verdigrid_primitives::certificate::Policy as ChainPolicy,
};
use verdigrid_primitives::{certificate::BundleState, claim as primitives};

words! {
	/// How often certificates may change hands.
	Policy {
		/// Once.
		Once,
		/// Once, to the user, and by verification only.
		DeliveryOnly,
		/// As often as their holders like.
		Unlimited,
	}
	/// Whether certificates can be issued for a project.
	ProjectStatus {
		/// They can.
		Registered,
		/// It is retired. Nothing more is issued for it.
		Retired,
		/// Governance removed it. Its meter can serve another project.
		Removed,
	}
	/// Where the certificates of a bundle stand.
	BundleStatus {
		/// Free.
		Active,
		/// Locked for an offer.
		Offered,
		/// Locked for an ask in an auction.
		InAuction,
		/// Locked for a request for exchange.
		InExchange,
		/// Pledged to a sale made outside the chain.
		Pledged,
		/// Behind a voucher.
		BehindVoucher,
		/// Redeemed, for ever.
		Redeemed,
		/// Exchanged at a trading centre, for ever.
		Exchanged,
		/// Withdrawn, for ever.
		Withdrawn,
	}
	/// How far a pledge has come.
	PledgeStatus {
		/// Something is still pledged.
		Open,
		/// Everything became the buyer's.
		Used,
		/// The seller took back what was left.
		Released,
	}
	/// How far a request for exchange has come.
	ExchangeStatus {
		/// The trading centre has not settled it.
		Requested,
		/// The trading centre exchanged the certificates. This is final.
		Settled,
		/// The holder took the certificates back, because the time was over.
		Withdrawn,
		/// The trading centre rejected it.
		Rejected,
	}
	/// Why a trading centre rejects an exchange.
	Rejection {
		/// It does not exchange certificates like these.
		NotEligible,
		/// The certificates do not agree with its records.
		RecordsDiffer,
		/// The certificates were exchanged or claimed elsewhere.
		Claimed,
		/// The holder asked for it.
		Cancelled,
	}
	/// Why certificates are withdrawn or a batch is frozen.
	Reason {
		/// What was metered is wrong or in doubt.
		Metering,
		/// The certificates were issued by mistake.
		Issuing,
		/// A party objects, and the objection is being examined.
		Objection,
		/// Fraud, or the suspicion of it.
		Fraud,
		/// An authority ordered it.
		Order,
	}
	/// What a claim is for.
	Purpose {
		/// A renewable portfolio obligation.
		Obligation,
		/// Market-based scope 2 reporting.
		Scope2,
		/// The footprint of a product.
		ProductFootprint,
		/// An event.
		Event,
		/// A voluntary claim.
		Voluntary,
	}
}

same_words!(ChainPolicy => Policy { Once, DeliveryOnly, Unlimited });
same_words!(chain::Rejection => Rejection { NotEligible, RecordsDiffer, Claimed, Cancelled });
same_words!(chain::Reason => Reason { Metering, Issuing, Objection, Fraud, Order });
same_words!(primitives::Purpose => Purpose { Obligation, Scope2, ProductFootprint, Event, Voluntary });

/// A trade class: what its certificates are like.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Class {
	/// Its character.
	pub id: ClassLetter,
	/// The granularity of the periods of its certificates.
	pub granularity: Granularity,
	/// The energy of one certificate, in watt-hours.
	pub face_value: u64,
	/// How often they may change hands.
	pub policy: Policy,
	/// Natural months after that of production during which they are valid.
	pub validity_months: u16,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Class, "classes", |r| id: r.id.to_string(), order: r.id.to_string(), facets: {});

/// A generating project.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Project {
	/// Its code.
	pub id: Code,
	/// The party that owns it.
	pub owner: u32,
	/// The issuer that is in charge of it.
	pub issuer: u32,
	/// Its meter.
	pub meter: MeterName,
	/// What drives the generator.
	pub source: EnergySource,
	/// Where it stands.
	pub region: Region,
	/// The most power that it can generate, in watts.
	pub capacity_w: u64,
	/// Whether certificates can be issued for it.
	pub status: ProjectStatus,
	/// Whether it is retired. A removed project was retired, or nothing was issued for it.
	pub retired: bool,
	/// Whether something was issued for it, even if it filled no certificate.
	pub issued: bool,
	/// The latest period for which something was issued, by class.
	pub last_issued: BTreeMap<String, Period>,
	/// Energy that has not filled a certificate yet, in watt-hours, by class.
	pub carry: BTreeMap<String, u64>,
	/// How many projects had this code before, and were removed before anything was issued.
	pub earlier: u32,
	/// Which of the removed projects with this code it is, from 1. None: it is the last one.
	pub set_aside: Option<u32>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Project, "projects", |r| id: name_of(&r.id, r.set_aside), order: name_of(&r.id, r.set_aside), facets: {
	"code": &r.id,
	"owner": r.owner,
	"issuer": r.issuer,
	"meter": &r.meter,
	"source": r.source,
	"region": &r.region,
	"status": r.status,
});

impl Reused for Project {
	fn earlier(&self) -> u32 {
		self.earlier
	}

	fn set_aside(&mut self) {
		self.set_aside = Some(self.earlier.saturating_add(1));
	}
}

/// The certificates of one project, period and class.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Batch {
	/// Its number.
	pub id: u64,
	/// The project that generated.
	pub project: Code,
	/// The owner of the project, to which the certificates were issued.
	pub owner: u32,
	/// The party that issued it first.
	pub issuer: u32,
	/// The meter of the project.
	pub meter: MeterName,
	/// What drives the generator.
	pub source: EnergySource,
	/// Where it stands.
	pub region: Region,
	/// When the energy was generated.
	pub period: Period,
	/// The trade class.
	pub class: ClassLetter,
	/// The energy of one certificate, in watt-hours.
	pub face_value: u64,
	/// How often they may change hands.
	pub policy: Policy,
	/// The first moment at which they are no longer valid, in seconds since 1970.
	pub valid_until: u64,
	/// How many were issued.
	pub issued: u32,
	/// The revision of the readings for which it was issued last.
	pub revision: u8,
	/// The energy drawn from the readings, in watt-hours.
	pub drawn: u64,
	/// The energy taken over from the period before, in watt-hours.
	pub carried_in: u64,
	/// The energy left to the period after, in watt-hours.
	pub carried_out: u64,
	/// How many certificates are in each state.
	pub totals: Totals,
	/// Why it is frozen. None: it is not.
	pub freeze: Option<Freeze>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Batch, "batches", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"project": &r.project,
	"owner": r.owner,
	"issuer": r.issuer,
	"meter": &r.meter,
	"source": r.source,
	"region": &r.region,
	"period": r.period,
	"class": &r.class,
	"frozen": r.freeze.is_some(),
});

/// How many certificates of a batch are in each state. The sum is what was issued.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
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
	/// The number that counts certificates of this status.
	pub(crate) fn of(&mut self, status: BundleStatus) -> &mut u32 {
		match status {
			BundleStatus::Active => &mut self.active,
			BundleStatus::Offered | BundleStatus::InAuction => &mut self.offered,
			BundleStatus::InExchange => &mut self.in_exchange,
			BundleStatus::Pledged => &mut self.pledged,
			BundleStatus::BehindVoucher => &mut self.behind_vouchers,
			BundleStatus::Redeemed => &mut self.redeemed,
			BundleStatus::Exchanged => &mut self.exchanged,
			BundleStatus::Withdrawn => &mut self.withdrawn,
		}
	}
}

/// Why a batch is frozen.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Freeze {
	/// The issuer that froze it. None: governance did.
	pub by: Option<u32>,
	/// The reason.
	pub reason: Reason,
	/// When.
	pub at: At,
}

/// A run of certificates with one holder, one state and one history.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Bundle {
	/// The certificates.
	pub range: Range,
	/// The party that holds them.
	pub holder: u32,
	/// Where they stand.
	pub status: BundleStatus,
	/// The number of what they are locked for or ended by: the offer, auction, exchange, pledge, voucher or redemption.
	/// None if they are free or withdrawn.
	pub reference: Option<u64>,
	/// Whether they have changed hands.
	pub traded: bool,
	/// How verification found them, once they are behind a voucher.
	pub found: Option<Found>,
	/// The project that generated.
	pub project: Code,
	/// The trade class.
	pub class: ClassLetter,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

/// How verification found certificates.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Found {
	/// The party that gets them back if their voucher is unwound.
	pub from: u32,
	/// Whether they had changed hands before.
	pub traded: bool,
}

record!(Bundle, "bundles", |r| id: bundle_id(r.range.batch, r.range.first), order: bundle_order(r.range.batch, r.range.first), facets: {
	"batch": r.range.batch,
	"holder": r.holder,
	"status": r.status,
	"voucher": r.of_status(BundleStatus::BehindVoucher),
	"offer": r.of_status(BundleStatus::Offered),
	"auction": r.of_status(BundleStatus::InAuction),
	"project": &r.project,
	"class": &r.class,
});

impl Bundle {
	fn of_status(&self, status: BundleStatus) -> Option<u64> {
		self.reference.filter(|_| self.status == status)
	}
}

/// The identification of a bundle: its batch and its first certificate.
pub(crate) fn bundle_id(batch: u64, first: u32) -> String {
	format!("{batch}-{first}")
}

/// The order of a bundle.
pub(crate) fn bundle_order(batch: u64, first: u32) -> String {
	format!("{batch:020}-{first:010}")
}

/// What a state of the chain is in a record.
pub(crate) fn status_of(state: &BundleState) -> (BundleStatus, Option<u64>) {
	use verdigrid_primitives::certificate::Lock;
	match state {
		BundleState::Active => (BundleStatus::Active, None),
		BundleState::Locked(Lock::Offer(id)) => (BundleStatus::Offered, Some(*id)),
		BundleState::Locked(Lock::Auction(id)) => (BundleStatus::InAuction, Some(*id)),
		BundleState::Locked(Lock::Exchange(id)) => (BundleStatus::InExchange, Some(*id)),
		BundleState::Locked(Lock::Pledge(id)) => (BundleStatus::Pledged, Some(*id)),
		BundleState::Locked(Lock::Voucher(id)) => (BundleStatus::BehindVoucher, Some(*id)),
		BundleState::Redeemed(id) => (BundleStatus::Redeemed, Some(*id)),
		BundleState::Exchanged(id) => (BundleStatus::Exchanged, Some(*id)),
		BundleState::Withdrawn => (BundleStatus::Withdrawn, None),
	}
}

/// Certificates that are kept for the buyer of a sale made outside the chain.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pledge {
	/// Its number.
	pub id: u64,
	/// What was pledged.
	pub pledged: Range,
	/// What is still pledged. Without units when nothing is.
	pub range: Range,
	/// How many became the buyer's.
	pub used: u32,
	/// The party that sold.
	pub seller: u32,
	/// The party that bought.
	pub buyer: u32,
	/// The reference of the settlement that is expected.
	pub trade_ref: Hash,
	/// The first moment at which the seller can release them, in seconds since 1970.
	pub until: u64,
	/// The account on which the deposit for the record is held. None when it was returned.
	pub depositor: Option<Account>,
	/// How far it has come.
	pub status: PledgeStatus,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Pledge, "pledges", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"seller": r.seller,
	"buyer": r.buyer,
	"tradeRef": &r.trade_ref,
	"batch": r.pledged.batch,
	"status": r.status,
});

/// A request to exchange certificates at a trading centre.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
	/// Its number.
	pub id: u64,
	/// The certificates.
	pub range: Range,
	/// The party that holds them.
	pub holder: u32,
	/// The trading centre that is asked.
	pub centre: u32,
	/// The first moment at which it can be withdrawn and not settled, in seconds since 1970.
	pub timeout: u64,
	/// The account on which the deposit for the record is held. None when it was returned or taken.
	pub depositor: Option<Account>,
	/// How far it has come.
	pub status: ExchangeStatus,
	/// The hash of the receipt, once settled.
	pub receipt: Option<Hash>,
	/// Why it was rejected.
	pub rejection: Option<Rejection>,
	/// When it was settled, withdrawn or rejected.
	pub ended_at: Option<At>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Exchange, "exchanges", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"holder": r.holder,
	"centre": r.centre,
	"batch": r.range.batch,
	"status": r.status,
});

/// Certificates that were redeemed. This is final.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Redemption {
	/// Its number.
	pub id: u64,
	/// The certificates.
	pub range: Range,
	/// Their energy, in watt-hours.
	pub energy: u64,
	/// The party that redeemed them.
	pub holder: u32,
	/// The claim that was made.
	pub claim: Claim,
	/// The consumer whose consumption was matched.
	pub matched: Option<u32>,
	/// The voucher.
	pub voucher: Option<u64>,
	/// The project that generated.
	pub project: Code,
	/// The trade class.
	pub class: ClassLetter,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Redemption, "redemptions", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"holder": r.holder,
	"beneficiary": r.claim.beneficiary,
	"purpose": r.claim.purpose,
	"matched": r.matched,
	"voucher": r.voucher,
	"batch": r.range.batch,
	"project": &r.project,
	"class": &r.class,
});

/// A claim of consumption. One of `beneficiary`, `beneficiaryName` and `beneficiaryCommitment` is there.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Claim {
	/// The party for which consumption is claimed.
	pub beneficiary: Option<u32>,
	/// The name for which it is claimed.
	pub beneficiary_name: Option<String>,
	/// The salted hash of somebody who is named elsewhere.
	pub beneficiary_commitment: Option<Hash>,
	/// What for.
	pub purpose: Purpose,
	/// The first second of the time claimed for.
	pub from: u64,
	/// The first second after it.
	pub to: u64,
	/// The hash of a note kept elsewhere. None: there is none.
	pub note: Option<Hash>,
}

impl From<&primitives::Claim> for Claim {
	fn from(claim: &primitives::Claim) -> Self {
		use crate::ledger::values::{bytes_as_hash, text};
		use primitives::Beneficiary;
		let primitives::Claim { beneficiary, purpose, from, to, note } = claim;
		let (mut party, mut name, mut commitment) = (None, None, None);
		match beneficiary {
			Beneficiary::Party(number) => party = Some(*number),
			Beneficiary::Name(bytes) => name = Some(text(bytes)),
			Beneficiary::Commitment(hash) => commitment = Some(bytes_as_hash(&hash.0)),
		}
		Claim {
			beneficiary: party,
			beneficiary_name: name,
			beneficiary_commitment: commitment,
			purpose: purpose.into(),
			from: *from,
			to: *to,
			note: Some(note).filter(|note| !note.is_zero()).map(|note| bytes_as_hash(&note.0)),
		}
	}
}

/// Certificates that were withdrawn. This is final.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Withdrawal {
	/// The certificates.
	pub range: Range,
	/// The party that held them.
	pub holder: u32,
	/// The reason.
	pub reason: Reason,
	/// The issuer that withdrew them. None: governance did.
	pub by: Option<u32>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Withdrawal, "withdrawals", |r| id: bundle_id(r.range.batch, r.range.first), order: bundle_order(r.range.batch, r.range.first), facets: {
	"batch": r.range.batch,
	"holder": r.holder,
	"reason": r.reason,
});
