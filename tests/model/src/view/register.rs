//! Parties, meters, certificates.

use std::collections::{BTreeMap, BTreeSet};

use sp_core::H256;

use verdigrid_certificates as chain;
use verdigrid_certificates::types::{Authority, ExchangeStatus, PaidRecord};
use verdigrid_identity::{
	Appointments, Commitments, Deadlines, MeterIds, Meters, Parties, Recoveries, Registrars,
	Rotations,
};
use verdigrid_primitives::{
	certificate::{BatchId, BundleState, ExchangeId, Lock, PledgeId, ProjectCode, TradeClass},
	claim::RedemptionId,
	party::{MeterId, MeterNumber, PartyId},
	Moment,
};

use crate::{
	rules::{
		Batch, Certificate, Class, Exchange, Freeze, Meter, Model, Party, Place, Pledge, Project,
		Recovery, Redemption, Registrar, Standing,
	},
	*,
};

pub fn parties() -> BTreeMap<PartyId, Party> {
	let party = |(id, record): (PartyId, verdigrid_identity::PartyRecord<Runtime>)| {
		let party = Party {
			account: record.account,
			standing: standing(record.status),
			roles: record.roles,
			level: record.level,
			registrar: record.registrar,
			commitment: record.commitment,
			pending: record.pending,
			tag: record.tag,
			expires_at: record.expires_at,
			sponsored: record.deposit.as_ref().is_some_and(|deposit| deposit.sponsored),
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
	let verdigrid_identity::Recovery { new_account, ready_at, by, appointment, .. } = recovery;
	Recovery { new_account, ready_at, by, appointment }
}

pub fn registrars() -> BTreeMap<AccountId, Registrar> {
	let registrar = |(account, registrar): (AccountId, verdigrid_identity::Registrar)| {
		let verdigrid_identity::Registrar { roles, max_level } = registrar;
		(account, Registrar { roles, max_level })
	};
	Registrars::<Runtime>::iter().map(registrar).collect()
}

/// How often each account was made a registrar.
pub fn appointments() -> BTreeMap<AccountId, u32> {
	Appointments::<Runtime>::iter().collect()
}

/// The latest deadline with which each account let a registrar apply for it.
pub fn deadlines() -> BTreeMap<AccountId, Moment> {
	Deadlines::<Runtime>::iter().collect()
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
			region,
			from,
			to,
			retired_at,
			takes_over,
			..
		} = meter;
		let meter = Meter {
			party,
			direction,
			granularity,
			max_power_w,
			region,
			from,
			to,
			retired_at,
			takes_over,
		};
		(id, meter)
	};
	Meters::<Runtime>::iter().map(meter).collect()
}

/// The name of the meter with a number.
pub fn meter_name(number: MeterNumber) -> MeterId {
	MeterIds::<Runtime>::get(number).unwrap()
}

/// The meters whose place was taken over, and by which.
pub fn successors() -> BTreeMap<MeterId, MeterId> {
	let successor = |(id, meter): (MeterId, verdigrid_primitives::party::Meter)| {
		meter.taken_over_by.map(|successor| (id, successor))
	};
	Meters::<Runtime>::iter().filter_map(successor).collect()
}

/// The same in the model.
pub fn successors_of(model: &Model) -> BTreeMap<MeterId, MeterId> {
	let successor = |id: &MeterId| Some((id.clone(), model.successor(id)?.clone()));
	model.meters.keys().filter_map(successor).collect()
}

pub fn classes() -> BTreeMap<TradeClass, Class> {
	chain::Classes::<Runtime>::iter().map(|(letter, class)| (letter, (&class).into())).collect()
}

pub fn projects() -> BTreeMap<ProjectCode, Project> {
	let project = |(code, project): (ProjectCode, chain::types::Project)| {
		let working = chain::ProjectOf::<Runtime>::get(&project.meter) == Some(code);
		let chain::types::Project {
			owner, issuer, meter, source, region, capacity_w, retired, ..
		} = project;
		let project =
			Project { owner, issuer, meter, source, region, capacity_w, retired, working };
		(code, project)
	};
	chain::Projects::<Runtime>::iter().map(project).collect()
}

/// The projects for which something was issued.
pub fn issued_projects() -> BTreeSet<ProjectCode> {
	let projects = chain::Projects::<Runtime>::iter();
	projects.filter(|(_, project)| project.issued).map(|(code, _)| code).collect()
}

/// The same in the model.
pub fn issued_projects_of(model: &Model) -> BTreeSet<ProjectCode> {
	model.projects.keys().copied().filter(|code| model.has_issued(*code)).collect()
}

/// Batches, certificate by certificate.
pub fn batches() -> BTreeMap<BatchId, Batch> {
	chain::Batches::<Runtime>::iter().map(|(id, record)| (id, batch(id, record))).collect()
}

fn batch(id: BatchId, record: chain::types::Batch) -> Batch {
	let chain::types::Batch { info, issued_block, revision, drawn, carried, .. } = record;
	let frozen = chain::Freezes::<Runtime>::get(id).map(|freeze| match freeze.by {
		Authority::Governance => Freeze::ByGovernance,
		Authority::Issuer(issuer) => Freeze::ByIssuer(issuer),
	});
	assert_eq!(info.frozen, frozen.is_some());
	let mut bundles: Vec<_> = Certificates::bundles_of(id).collect();
	bundles.sort_unstable_by_key(|(first, _)| *first);
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
		issued_block,
		revision,
		drawn: drawn.wh(),
		carried_in: carried.into.wh(),
		carried_out: carried.out.wh(),
		frozen,
		certificates: bundles.iter().flat_map(run).collect(),
		bundles: bundles.iter().map(|(first, bundle)| (*first, deposit_account(bundle))).collect(),
	}
}

/// On which account the deposit for a bundle is held.
fn deposit_account(bundle: &chain::types::Bundle) -> Option<AccountId> {
	let lot = chain::DepositLots::<Runtime>::get(bundle.lot?).expect("it is kept for the bundle");
	Some(lot.deposit.account)
}

fn certificate(bundle: &chain::types::Bundle) -> Certificate {
	let found = bundle.delivery().map(|delivery| (delivery.from, delivery.traded));
	let place = place(bundle.state);
	Certificate { holder: bundle.holder, place, traded: bundle.is_traded(), found }
}

pub fn place(state: BundleState) -> Place {
	match state {
		BundleState::Active => Place::Free,
		BundleState::Locked(Lock::Offer(id)) => Place::Offered(id),
		BundleState::Locked(Lock::Exchange(id)) => Place::InExchange(id),
		BundleState::Locked(Lock::Pledge(id)) => Place::Pledged(id),
		BundleState::Locked(Lock::Voucher(id)) => Place::Behind(id),
		BundleState::Locked(Lock::Auction(id)) => Place::InAuction(id),
		BundleState::Redeemed(id) => Place::Redeemed(id),
		BundleState::Exchanged(id) => Place::Exchanged(id),
		BundleState::Withdrawn => Place::Withdrawn,
	}
}

fn record_account(record: PaidRecord) -> Option<AccountId> {
	chain::RecordDeposits::<Runtime>::get(record).map(|deposit| deposit.account)
}

pub fn pledges() -> BTreeMap<PledgeId, Pledge> {
	let pledge = |(id, pledge): (PledgeId, chain::types::Pledge)| {
		let chain::types::Pledge { range, seller, buyer, trade_ref, until } = pledge;
		let account = record_account(PaidRecord::Pledge(id)).expect("its record is paid for");
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
		let account = record_account(PaidRecord::Exchange(id));
		(id, Exchange { holder, range, centre, timeout, account })
	};
	chain::Exchanges::<Runtime>::iter().map(exchange).collect()
}

pub fn redemptions() -> BTreeMap<RedemptionId, Redemption> {
	let redemption = |(id, record): (RedemptionId, verdigrid_primitives::claim::Redemption)| {
		let verdigrid_primitives::claim::Redemption {
			range, holder, matched, voucher, block, ..
		} = record;
		(id, Redemption { range, holder, matched, voucher, block })
	};
	chain::Redemptions::<Runtime>::iter().map(redemption).collect()
}
