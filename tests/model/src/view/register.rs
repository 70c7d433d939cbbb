//! Parties, meters, certificates.

use std::collections::{BTreeMap, BTreeSet};

use sp_core::H256;

use verdigrid_certificates as chain;
use verdigrid_certificates::types::{Authority, ExchangeStatus, Record};
use verdigrid_identity::{Commitments, Meters, Parties, Recoveries, Rotations};
use verdigrid_primitives::{
	certificate::{BatchId, BundleState, ExchangeId, Lock, PledgeId, ProjectCode, TradeClass},
	claim::RedemptionId,
	party::{MeterId, PartyId},
};

use crate::{
	rules::{
		Batch, Certificate, Class, Exchange, Freeze, Meter, Party, Place, Pledge, Project,
		Recovery, Redemption, Standing,
	},
	*,
};

pub fn parties() -> BTreeMap<PartyId, Party> {
	let party = |(id, record): (PartyId, verdigrid_identity::PartyRecord<Runtime>)| {
		let party = Party {
			account: record.account,
			standing: standing(record.status),
			roles: record.roles,
			commitment: record.commitment,
			pending: record.pending,
			tag: record.tag,
			expires_at: record.expires_at,
			deposit: record.deposit.map(|deposit| deposit.account),
			offered_to: Rotations::<Runtime>::get(id),
			recovery: Recoveries::<Runtime>::get(id).map(recovery),
			vetoed: record.vetoed,
		};
		(id, party)
	};
	Parties::<Runtime>::iter().map(party).collect()
}

fn standing(status: verdigrid_identity::PartyStatus) -> Standing {
	use verdigrid_identity::PartyStatus::*;
	match status {
		Applied => Standing::Applied,
		Active => Standing::Active,
		Suspended => Standing::Suspended,
		Revoked => Standing::Revoked,
		Rejected => Standing::Rejected,
	}
}

fn recovery(recovery: verdigrid_identity::Recovery<AccountId>) -> Recovery {
	let verdigrid_identity::Recovery { new_account, ready_at, by, .. } = recovery;
	Recovery { new_account, ready_at, by_governance: by.is_none() }
}

/// Every commitment that was ever attested.
pub fn commitments() -> BTreeSet<H256> {
	Commitments::<Runtime>::iter_keys().collect()
}

pub fn meters() -> BTreeMap<MeterId, Meter> {
	let meter = |(id, meter): (MeterId, verdigrid_primitives::party::Meter)| {
		let verdigrid_primitives::party::Meter {
			party,
			direction,
			granularity,
			max_power_w,
			from,
			to,
			retired_at,
			..
		} = meter;
		(id, Meter { party, direction, granularity, max_power_w, from, to, retired_at })
	};
	Meters::<Runtime>::iter().map(meter).collect()
}

pub fn classes() -> BTreeMap<TradeClass, Class> {
	let class = |(letter, class): (TradeClass, verdigrid_primitives::certificate::Class)| {
		let verdigrid_primitives::certificate::Class {
			granularity,
			face_value,
			policy,
			validity_months,
		} = class;
		(letter, Class { granularity, face_value: face_value.wh(), policy, validity_months })
	};
	chain::Classes::<Runtime>::iter().map(class).collect()
}

pub fn projects() -> BTreeMap<ProjectCode, Project> {
	let project = |(code, project): (ProjectCode, chain::types::Project)| {
		let chain::types::Project { owner, issuer, meter, source, region, capacity_w, .. } =
			project;
		(code, Project { owner, issuer, meter, source, region, capacity_w })
	};
	chain::Projects::<Runtime>::iter().map(project).collect()
}

/// Batches, certificate by certificate.
pub fn batches() -> BTreeMap<BatchId, Batch> {
	chain::Batches::<Runtime>::iter().map(|(id, record)| (id, batch(id, record))).collect()
}

fn batch(id: BatchId, record: chain::types::Batch) -> Batch {
	let chain::types::Batch { info, revision, drawn, carried, .. } = record;
	let frozen = chain::Freezes::<Runtime>::get(id).map(|freeze| match freeze.by {
		Authority::Governance => Freeze::ByGovernance,
		Authority::Issuer(issuer) => Freeze::ByIssuer(issuer),
	});
	assert_eq!(info.frozen, frozen.is_some());
	let mut bundles: Vec<_> = chain::Bundles::<Runtime>::iter_prefix(id).collect();
	bundles.sort_unstable_by_key(|(first, _)| *first);
	let deposit = |first| chain::BundleDeposits::<Runtime>::get(id, first).map(|held| held.account);
	let run = |(_, bundle): &(u32, chain::types::Bundle)| {
		vec![certificate(bundle); bundle.units as usize]
	};
	Batch {
		project: info.project,
		owner: info.owner,
		meter: info.meter,
		source: info.source,
		region: info.region,
		period: info.period,
		class: info.class,
		face_value: info.face_value.wh(),
		policy: info.policy,
		valid_until: info.valid_until,
		revision,
		drawn: drawn.wh(),
		carried_in: carried.into.wh(),
		carried_out: carried.out.wh(),
		frozen,
		certificates: bundles.iter().flat_map(run).collect(),
		bundles: bundles.iter().map(|(first, _)| (*first, deposit(*first))).collect(),
	}
}

fn certificate(bundle: &chain::types::Bundle) -> Certificate {
	let place = match bundle.state {
		BundleState::Active => Place::Free,
		BundleState::Locked(Lock::Offer(id)) => Place::Offered(id),
		BundleState::Locked(Lock::Exchange(id)) => Place::InExchange(id),
		BundleState::Locked(Lock::Pledge(id)) => Place::Pledged(id),
		BundleState::Locked(Lock::Voucher(id)) => Place::Behind(id),
		BundleState::Locked(Lock::Auction(id)) => Place::InAuction(id),
		BundleState::Redeemed(id) => Place::Redeemed(id),
		BundleState::Exchanged(id) => Place::Exchanged(id),
		BundleState::Withdrawn => Place::Withdrawn,
	};
	let found = bundle.delivery.map(|delivery| (delivery.from, delivery.traded));
	Certificate { holder: bundle.holder, place, traded: bundle.traded, found }
}

fn record_account(record: Record) -> Option<AccountId> {
	chain::RecordDeposits::<Runtime>::get(record).map(|deposit| deposit.account)
}

pub fn pledges() -> BTreeMap<PledgeId, Pledge> {
	let pledge = |(id, pledge): (PledgeId, chain::types::Pledge)| {
		let chain::types::Pledge { range, seller, buyer, trade_ref, until } = pledge;
		let account = record_account(Record::Pledge(id)).expect("its record is paid for");
		(id, Pledge { range, seller, buyer, trade_ref, until, account })
	};
	chain::Pledges::<Runtime>::iter().map(pledge).collect()
}

/// Exchanges that are open: holder, range, timeout. Of those that are settled the timeout is not kept.
pub fn exchanges() -> BTreeMap<ExchangeId, Exchange> {
	let exchange = |(id, exchange): (ExchangeId, chain::types::Exchange)| {
		let chain::types::Exchange { holder, range, centre, status } = exchange;
		let timeout = match status {
			ExchangeStatus::Requested { timeout } => timeout,
			ExchangeStatus::Settled { .. } => 0,
		};
		let account = record_account(Record::Exchange(id));
		(id, Exchange { holder, range, centre, timeout, account })
	};
	chain::Exchanges::<Runtime>::iter().map(exchange).collect()
}

pub fn redemptions() -> BTreeMap<RedemptionId, Redemption> {
	let redemption = |(id, record): (RedemptionId, verdigrid_primitives::claim::Redemption)| {
		let verdigrid_primitives::claim::Redemption { range, holder, matched, voucher, .. } =
			record;
		(id, Redemption { range, holder, matched, voucher })
	};
	chain::Redemptions::<Runtime>::iter().map(redemption).collect()
}
