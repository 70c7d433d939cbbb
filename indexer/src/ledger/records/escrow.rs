//! Records of the pallet Escrow: custody agreements.

use super::{certificates::Claim, record};
use crate::ledger::values::{padded, same_words, words, Account, Asset, At, Hash, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use verdigrid_client::api::runtime_types::verdigrid_escrow::types as chain;

words! {
	/// How far an agreement has come.
	AgreementStatus {
		/// The voucher is in custody. The beneficiary has not accepted.
		Offered,
		/// The beneficiary has accepted.
		Held,
		/// One side has disputed. The arbiter decides before the deadline. Otherwise both sides are returned then.
		Disputed,
		/// The arbiter has ruled release, which was not possible then.
		Awarded,
		/// It ended as agreed.
		Released,
		/// It ended without release.
		Refunded,
	}
	/// What an arbiter decided.
	Ruling {
		/// The agreement ends as agreed.
		Release,
		/// Both sides are returned.
		Refund,
	}
	/// Why an agreement ended without release.
	Cause {
		/// The depositor cancelled it before it was accepted.
		Cancelled,
		/// The deadline came, and the agreement was not decided.
		DeadlinePassed,
		/// The voucher was revoked or expired.
		VoucherDead,
		/// The arbiter ruled a refund.
		Ruled,
	}
	/// What release does with the voucher.
	OutcomeKind {
		/// The beneficiary gets it.
		Deliver,
		/// It is redeemed for a claim, in the name of the depositor.
		Redeem,
	}
	/// What must hold before a release.
	ConditionKind {
		/// The beneficiary has put money on hold for the depositor.
		Payment,
		/// A moment has come.
		NotBefore,
		/// A secret is revealed.
		HashLock,
		/// Parties have approved.
		Approvals,
	}
}

same_words!(chain::Ruling => Ruling { Release, Refund });
same_words!(chain::Cause => Cause { Cancelled, DeadlinePassed, VoucherDead, Ruled });

/// A custody agreement over a voucher.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Agreement {
	/// Its number.
	pub id: u64,
	/// The voucher.
	pub voucher: u64,
	/// The party that had the voucher, and is paid.
	pub depositor: u32,
	/// The party that accepts and, if that is a condition, pays.
	pub beneficiary: u32,
	/// The third party that decides when one side disputes.
	pub arbiter: Option<u32>,
	/// What release does with the voucher.
	pub outcome: OutcomeKind,
	/// The claim for which release redeems the voucher.
	pub claim: Option<Claim>,
	/// What must hold before a release.
	pub conditions: Vec<Condition>,
	/// The first moment at which nothing is done for the agreement, in seconds since 1970.
	pub deadline: u64,
	/// The hash of the terms, which calls name.
	pub terms_hash: Hash,
	/// How far it has come.
	pub status: AgreementStatus,
	/// The account on which the deposit for it is held.
	pub account: Account,
	/// The payment, while it is on hold.
	pub payment: Option<Payment>,
	/// The parties that have approved.
	pub approvals: Vec<u32>,
	/// The hash locks that are open, and their secrets.
	pub revealed: Vec<Secret>,
	/// The party that disputed it.
	pub disputed_by: Option<u32>,
	/// What the arbiter decided.
	pub ruling: Option<Ruling>,
	/// The redemption that release made.
	pub redemption: Option<u64>,
	/// Why it ended without release.
	pub cause: Option<Cause>,
	/// The payment that could not be returned, because the asset blocks its account. It stays on hold there.
	pub withheld: Option<Payment>,
	/// When it ended.
	pub ended_at: Option<At>,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Agreement, "agreements", |r| id: r.id.to_string(), order: padded(r.id), facets: {
	"voucher": r.voucher,
	"depositor": r.depositor,
	"beneficiary": r.beneficiary,
	"arbiter": r.arbiter,
	"party": r.parties(),
	"status": r.status,
});

impl Agreement {
	fn parties(&self) -> Vec<u32> {
		[self.depositor, self.beneficiary].into_iter().chain(self.arbiter).collect()
	}
}

/// What must hold before a release.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Condition {
	/// What kind of condition it is.
	pub kind: ConditionKind,
	/// The asset of a payment.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub asset: Option<Asset>,
	/// The amount of a payment.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub amount: Option<Money>,
	/// The moment that must have come, in seconds since 1970.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub moment: Option<u64>,
	/// The SHA2-256 hash of the secret.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub lock: Option<Hash>,
	/// The parties that may approve.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub parties: Option<Vec<u32>>,
	/// How many of them have to.
	#[serde(default, skip_serializing_if = "Option::is_none")]
	pub threshold: Option<u32>,
}

impl Condition {
	/// A condition of this kind, without its details.
	pub(crate) const fn of(kind: ConditionKind) -> Self {
		Condition {
			kind,
			asset: None,
			amount: None,
			moment: None,
			lock: None,
			parties: None,
			threshold: None,
		}
	}
}

/// Money that a beneficiary has put on hold.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Payment {
	/// The account on which it is held.
	pub account: Account,
	/// The asset.
	pub asset: Asset,
	/// The amount.
	pub amount: Money,
}

/// A secret that was revealed.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Secret {
	/// The SHA2-256 hash of the secret.
	pub lock: Hash,
	/// The secret.
	pub preimage: Hash,
}
