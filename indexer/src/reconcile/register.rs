//! The register of certificates, and vouchers.

use super::{field, has, is, told, Comparison, Derived, Expected, Map};
use crate::{
	book::BookError,
	ledger::{
		records::{
			certificates::{
				bundle_id, status_of, Batch, Bundle, Class, Exchange, Found, Pledge, Policy,
				Project, Reason, Redemption, Totals, Withdrawal,
			},
			evidence::{reading_id, Reading},
			identity::Meter,
			vouchers::Voucher,
		},
		state::entries,
		values::{
			account, class as letter, code, hash, meter as name, region, EnergySource, Granularity,
			Period, Range,
		},
	},
};
use serde_json::{json, Value};
use std::collections::BTreeMap;
use verdigrid_client::api::{
	self,
	runtime_types::verdigrid_certificates::{
		history::History,
		types::{Authority, ExchangeStatus, PaidRecord},
	},
};
use verdigrid_primitives::voucher::VoucherStatus;

/// Compares them.
pub(super) async fn compare(on: &mut Comparison<'_>) -> Result<(), BookError> {
	projects(on).await?;
	batches(on).await?;
	bundles(on).await?;
	drawn(on).await?;
	carry(on).await?;
	locks(on).await?;
	ended(on).await?;
	vouchers(on).await
}

async fn projects(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((class,), terms) in
		entries(on.at, api::storage().certificates().classes(), on.most()).await?
	{
		let fields = json!({
			"granularity": Granularity::from(&terms.granularity.0),
			"faceValue": terms.face_value.0.wh(),
			"policy": Policy::from(&terms.policy),
			"validityMonths": terms.validity_months,
		});
		expected.insert(letter(&class).0, fields);
	}
	on.map(Map::of::<Class>("Certificates.Classes", expected, |_| true)).await?;
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().certificates().projects(), on.most()).await? {
		let fields = json!({
			"owner": its.owner,
			"issuer": its.issuer,
			"meter": name(&its.meter),
			"source": EnergySource::from(&its.source.0),
			"region": region(&its.region),
			"capacityW": its.capacity_w,
			"retired": its.retired,
			"issued": its.issued,
		});
		expected.insert(code(&id).0, fields);
	}
	let holds = |project: &Value| {
		let issued = field(project, "issued").as_bool().unwrap_or_default();
		!has(project, "setAside") && (issued || !is(project, "status", "removed"))
	};
	on.map(Map::of::<Project>("Certificates.Projects", expected, holds)).await?;
	let mut expected = Expected::new();
	for ((meter,), id) in
		entries(on.at, api::storage().certificates().project_of(), on.most()).await?
	{
		expected.insert(name(&meter).0, json!({ "project": code(&id) }));
	}
	let holds = |meter: &Value| has(meter, "project");
	on.map(Map::of::<Meter>("Certificates.ProjectOf", expected, holds)).await
}

async fn batches(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().certificates().batches(), on.most()).await? {
		let (info, totals) = (its.info, its.totals);
		let totals = Totals {
			active: totals.active,
			offered: totals.offered,
			in_exchange: totals.in_exchange,
			pledged: totals.pledged,
			behind_vouchers: totals.behind_vouchers,
			redeemed: totals.redeemed,
			exchanged: totals.exchanged,
			withdrawn: totals.withdrawn,
		};
		let fields = json!({
			"project": code(&info.project),
			"owner": info.owner,
			"issuer": its.issuer,
			"meter": name(&info.meter),
			"source": EnergySource::from(&info.source.0),
			"region": region(&info.region),
			"period": Period::from(&info.period.0),
			"class": letter(&info.class),
			"faceValue": info.face_value.0.wh(),
			"policy": Policy::from(&info.policy),
			"validUntil": info.valid_until,
			"issued": info.issued,
			"revision": its.revision,
			"drawn": its.drawn.0.wh(),
			"carriedIn": its.carried.into.0.wh(),
			"carriedOut": its.carried.out.0.wh(),
			"totals": totals,
			"createdAt": { "block": its.issued_block, "time": its.issued_at },
		});
		expected.insert(id.to_string(), fields);
	}
	on.map(Map::of::<Batch>("Certificates.Batches", expected, |_| true)).await?;
	let mut expected = Expected::new();
	for (((project, period, class),), id) in
		entries(on.at, api::storage().certificates().batch_of(), on.most()).await?
	{
		let (project, period, class) = (code(&project), Period::from(&period.0), letter(&class));
		let fields = json!({ "project": project, "period": period, "class": class });
		expected.insert(id.to_string(), fields);
	}
	on.map(Map::of::<Batch>("Certificates.BatchOf", expected, |_| true)).await?;
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().certificates().freezes(), on.most()).await? {
		let by = by(&its.by);
		let freeze =
			json!({ "by": by, "reason": Reason::from(&its.reason), "at": { "time": its.at } });
		expected.insert(id.to_string(), json!({ "freeze": freeze }));
	}
	on.map(Map::of::<Batch>("Certificates.Freezes", expected, |batch| has(batch, "freeze"))).await
}

fn by(by: &Authority) -> Option<u32> {
	match by {
		Authority::Governance => None,
		Authority::Issuer(party) => Some(*party),
	}
}

async fn bundles(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	let all = entries(on.at, api::storage().certificates().bundles(), on.most()).await?;
	for ((batch, key), its) in all {
		let first = u32::MAX.saturating_sub(u32::from_be_bytes(key.0));
		let (status, reference) = status_of(&its.state.0);
		let (traded, found) = history(&its.history);
		let fields = json!({
			"range": Range { batch, first, units: its.units },
			"holder": its.holder,
			"status": status,
			"reference": reference,
			"traded": traded,
			"found": found,
		});
		expected.insert(bundle_id(batch, first), fields);
	}
	on.map(Map::of::<Bundle>("Certificates.Bundles", expected, |_| true)).await?;
	let mut expected = Expected::new();
	for ((holder, batch), bundles) in
		entries(on.at, api::storage().certificates().holdings(), on.most()).await?
	{
		expected.insert(format!("{holder}/{batch}"), bundles.into());
	}
	let says = |bundle: &Value| {
		let batch = field(field(bundle, "range"), "batch").to_string();
		vec![(format!("{}/{batch}", told(bundle, "holder")), 1.into())]
	};
	on.derived(Derived::of::<Bundle>("Certificates.Holdings", expected, says)).await
}

fn history(history: &History) -> (bool, Option<Found>) {
	let found = |from: &u32, traded| Some(Found { from: *from, traded });
	match history {
		History::Untraded => (false, None),
		History::Traded => (true, None),
		History::FoundUntraded { from } => (false, found(from, false)),
		History::TradedSince { from } => (true, found(from, false)),
		History::TradedBefore { from } => (true, found(from, true)),
	}
}

/// The numbers of meters by their identification.
pub(super) async fn numbers(on: &Comparison<'_>) -> Result<BTreeMap<String, u32>, BookError> {
	let all = entries(on.at, api::storage().identity().meters(), usize::MAX).await?;
	Ok(all.into_iter().map(|((id,), meter)| (name(&id).0, meter.number)).collect())
}

async fn drawn(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let numbers = numbers(on).await?;
	let id = |meter: &str, period: Period| {
		let number = numbers.get(meter);
		number.map_or_else(|| format!("{meter}-{period}"), |number| reading_id(*number, period))
	};
	let mut expected = Expected::new();
	for (((meter, period),), energy) in
		entries(on.at, api::storage().certificates().issued(), on.most()).await?
	{
		let id = id(&name(&meter).0, (&period.0).into());
		expected.insert(id, json!({ "drawn": energy.0.wh() }));
	}
	let holds = |reading: &Value| field(reading, "drawn").as_u64() > Some(0);
	on.map(Map::of::<Reading>("Certificates.Issued", expected, holds)).await?;
	let mut expected = Expected::new();
	for (((meter, period),), carried) in
		entries(on.at, api::storage().certificates().carried(), on.most()).await?
	{
		let id = id(&name(&meter).0, (&period.0).into());
		let fields = json!({ "carriedIn": carried.into.0.wh(), "carriedOut": carried.out.0.wh() });
		expected.insert(id, fields);
	}
	let holds = |reading: &Value| {
		field(reading, "carriedIn").as_u64() > Some(0)
			|| field(reading, "carriedOut").as_u64() > Some(0)
	};
	on.map(Map::of::<Reading>("Certificates.Carried", expected, holds)).await
}

async fn carry(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for (((project, class),), period) in
		entries(on.at, api::storage().certificates().last_issued(), on.most()).await?
	{
		let key = format!("{}/{}", code(&project), letter(&class));
		expected.insert(key, json!(Period::from(&period.0)));
	}
	let says = |project: &Value| by_class(project, "lastIssued");
	on.derived(Derived::of::<Project>("Certificates.LastIssued", expected, says)).await?;
	let mut expected = Expected::new();
	for (((project, class),), energy) in
		entries(on.at, api::storage().certificates().carry(), on.most()).await?
	{
		if energy.0.wh() > 0 {
			expected.insert(format!("{}/{}", code(&project), letter(&class)), energy.0.wh().into());
		}
	}
	let says = |project: &Value| {
		let mut all = by_class(project, "carry");
		all.retain(|(_, energy)| energy.as_u64() > Some(0));
		all
	};
	on.derived(Derived::of::<Project>("Certificates.Carry", expected, says)).await
}

fn by_class(project: &Value, name: &str) -> Vec<(String, Value)> {
	let id = told(project, "id");
	let classes = field(project, name).as_object().into_iter().flatten();
	classes.map(|(class, value)| (format!("{id}/{class}"), value.clone())).collect()
}

async fn locks(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().certificates().pledges(), on.most()).await? {
		let fields = json!({
			"range": Range::from(&its.range),
			"seller": its.seller,
			"buyer": its.buyer,
			"tradeRef": hash(&its.trade_ref),
			"until": its.until,
			"status": "open",
		});
		expected.insert(id.to_string(), fields);
	}
	let holds = |pledge: &Value| is(pledge, "status", "open");
	on.map(Map::of::<Pledge>("Certificates.Pledges", expected, holds)).await?;
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().certificates().exchanges(), on.most()).await?
	{
		let mut fields = json!({
			"range": Range::from(&its.range),
			"holder": its.holder,
			"centre": its.centre,
		});
		let status = match &its.status {
			ExchangeStatus::Requested { timeout } => {
				json!({ "status": "requested", "timeout": timeout })
			}
			ExchangeStatus::Settled { receipt, at, block, .. } => json!({
				"status": "settled",
				"receipt": hash(receipt),
				"endedAt": { "block": block, "time": at },
			}),
		};
		join(&mut fields, status);
		expected.insert(id.to_string(), fields);
	}
	let holds =
		|exchange: &Value| is(exchange, "status", "requested") || is(exchange, "status", "settled");
	on.map(Map::of::<Exchange>("Certificates.Exchanges", expected, holds)).await?;
	deposits(on).await
}

/// Adds fields to fields.
fn join(fields: &mut Value, more: Value) {
	if let (Some(fields), Value::Object(more)) = (fields.as_object_mut(), more) {
		fields.extend(more);
	}
}

async fn deposits(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let (mut pledges, mut exchanges) = (Expected::new(), Expected::new());
	for ((record,), deposit) in
		entries(on.at, api::storage().certificates().record_deposits(), on.most()).await?
	{
		let fields = json!({ "depositor": account(&deposit.account) });
		match record {
			PaidRecord::Pledge(id) => pledges.insert(id.to_string(), fields),
			PaidRecord::Exchange(id) => exchanges.insert(id.to_string(), fields),
		};
	}
	let (name, holds) = ("Certificates.RecordDeposits", |record: &Value| has(record, "depositor"));
	on.map(Map::of::<Pledge>(name, pledges, holds)).await?;
	on.map(Map::of::<Exchange>(name, exchanges, holds)).await
}

async fn ended(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), its) in
		entries(on.at, api::storage().certificates().redemptions(), on.most()).await?
	{
		let its = its.0;
		let range = its.range;
		let fields = json!({
			"range": Range { batch: range.batch, first: range.first, units: range.units },
			"energy": its.energy.wh(),
			"holder": its.holder,
			"claim": crate::ledger::records::certificates::Claim::from(&its.claim),
			"matched": its.matched,
			"voucher": its.voucher,
			"createdAt": { "block": its.block, "time": its.at },
		});
		expected.insert(id.to_string(), fields);
	}
	on.map(Map::of::<Redemption>("Certificates.Redemptions", expected, |_| true)).await?;
	let mut expected = Expected::new();
	for ((batch, first), its) in
		entries(on.at, api::storage().certificates().withdrawals(), on.most()).await?
	{
		let fields = json!({
			"by": by(&its.by),
			"reason": Reason::from(&its.reason),
			"createdAt": { "block": its.block, "time": its.at },
		});
		expected.insert(bundle_id(batch, first), fields);
	}
	on.map(Map::of::<Withdrawal>("Certificates.Withdrawals", expected, |_| true)).await
}

/// A voucher that is not stored is as its evidence says.
async fn vouchers(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	if on.most.is_none() {
		for ((id,), its) in
			entries(on.at, api::storage().evidence().evidence_records(), on.most()).await?
		{
			let fields = json!({
				"holder": its.buyer,
				"evidence": id,
				"range": Range::from(&its.range),
				"consumer": its.buyer,
				"status": "active",
				"agreement": null,
				"redemption": null,
				"parent": null,
			});
			expected.insert(id.to_string(), fields);
		}
	}
	for ((id,), its) in entries(on.at, api::storage().vouchers().vouchers(), on.most()).await? {
		let its = its.0;
		let (status, agreement, redemption) = match its.status {
			VoucherStatus::Active => ("active", None, None),
			VoucherStatus::InCustody(agreement) => ("inCustody", Some(agreement), None),
			VoucherStatus::Redeemed(redemption) => ("redeemed", None, Some(redemption)),
			VoucherStatus::Unwound => ("unwound", None, None),
		};
		let fields = json!({
			"holder": its.holder,
			"evidence": its.evidence,
			"range": Range { batch: its.range.batch, first: its.range.first, units: its.range.units },
			"energy": its.energy.wh(),
			"period": Period::from(&its.period),
			"consumer": its.consumer,
			"status": status,
			"agreement": agreement,
			"redemption": redemption,
			"parent": its.parent,
		});
		expected.insert(id.to_string(), fields);
	}
	let holds = |voucher: &Value| !is(voucher, "status", "retired");
	on.map(Map::of::<Voucher>("Vouchers.Vouchers", expected, holds)).await?;
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().vouchers().deposits(), on.most()).await? {
		expected.insert(id.to_string(), json!({ "depositor": account(&its.account) }));
	}
	let holds = |voucher: &Value| has(voucher, "depositor");
	on.map(Map::of::<Voucher>("Vouchers.Deposits", expected, holds)).await
}
