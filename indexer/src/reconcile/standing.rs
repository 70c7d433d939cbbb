//! Parties, registrars and meters, and allowances.

use super::{has, is, told, Comparison, Derived, Expected, Map};
use crate::{
	book::BookError,
	ledger::{
		records::{
			allowance::Allowance,
			identity::{Direction, Meter, Party, PartyKind, PartyStatus, Registrar},
		},
		state::entries,
		values::{account, hash, meter as name, region, roles, Granularity, Money},
	},
};
use serde_json::{json, Value};
use verdigrid_client::api;

/// Compares them.
pub(super) async fn compare(on: &mut Comparison<'_>) -> Result<(), BookError> {
	parties(on).await?;
	accounts(on).await?;
	registrars(on).await?;
	meters(on).await?;
	allowances(on).await
}

fn is_known(record: &Value) -> bool {
	!is(record, "status", "removed")
}

async fn parties(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), party) in entries(on.at, api::storage().identity().parties(), on.most()).await? {
		let fields = json!({
			"account": account(&party.account),
			"kind": PartyKind::from(&party.kind.0),
			"roles": roles(party.roles.0),
			"level": party.level,
			"commitment": party.commitment.as_ref().map(hash),
			"pending": party.pending.as_ref().map(hash),
			"tag": party.tag.as_ref().map(hash),
			"jurisdiction": region(&party.jurisdiction),
			"status": PartyStatus::from(&party.status),
			"registrar": party.registrar.as_ref().map(account),
			"expiresAt": Some(party.expires_at).filter(|moment| *moment < u64::MAX),
			"suspendedAt": party.suspended_at,
			"vetoed": party.vetoed,
		});
		expected.insert(id.to_string(), fields);
	}
	on.map(Map::of::<Party>("Identity.Parties", expected, is_known)).await?;
	let mut expected = Expected::new();
	for ((id,), to) in entries(on.at, api::storage().identity().rotations(), on.most()).await? {
		expected.insert(id.to_string(), json!({ "rotation": account(&to) }));
	}
	on.map(Map::of::<Party>("Identity.Rotations", expected, |party| has(party, "rotation")))
		.await?;
	let mut expected = Expected::new();
	for ((id,), its) in entries(on.at, api::storage().identity().recoveries(), on.most()).await? {
		let fields = json!({
			"newAccount": account(&its.new_account),
			"startedAt": its.started_at,
			"readyAt": its.ready_at,
			"by": its.by.as_ref().map(account),
			"appointment": its.appointment,
		});
		expected.insert(id.to_string(), json!({ "recovery": fields }));
	}
	on.map(Map::of::<Party>("Identity.Recoveries", expected, |party| has(party, "recovery"))).await
}

async fn accounts(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((who,), id) in entries(on.at, api::storage().identity().party_of(), on.most()).await? {
		expected.insert(id.to_string(), json!({ "account": account(&who) }));
	}
	on.map(Map::of::<Party>("Identity.PartyOf", expected, is_known)).await?;
	let mut expected = Expected::new();
	for ((tag,), id) in entries(on.at, api::storage().identity().tags(), on.most()).await? {
		expected.insert(id.to_string(), json!({ "tag": hash(&tag) }));
	}
	let holds = |party: &Value| has(party, "tag");
	on.map(Map::of::<Party>("Identity.Tags", expected, holds)).await
}

async fn registrars(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((who,), its) in entries(on.at, api::storage().identity().registrars(), on.most()).await? {
		let fields =
			json!({ "roles": roles(its.roles.0), "maxLevel": its.max_level, "removed": false });
		expected.insert(account(&who).0, fields);
	}
	let holds =
		|registrar: &Value| !super::field(registrar, "removed").as_bool().unwrap_or_default();
	on.map(Map::of::<Registrar>("Identity.Registrars", expected, holds)).await?;
	let mut expected = Expected::new();
	for ((who,), times) in
		entries(on.at, api::storage().identity().appointments(), on.most()).await?
	{
		expected.insert(account(&who).0, json!({ "appointments": times }));
	}
	on.map(Map::of::<Registrar>("Identity.Appointments", expected, |_| true)).await
}

async fn meters(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), meter) in entries(on.at, api::storage().identity().meters(), on.most()).await? {
		let fields = json!({
			"number": meter.number,
			"party": meter.party,
			"direction": Direction::from(&meter.direction.0),
			"granularity": Granularity::from(&meter.granularity.0),
			"maxPowerW": meter.max_power_w,
			"region": region(&meter.region),
			"from": meter.from,
			"to": meter.to,
			"retiredAt": meter.retired_at,
			"takesOver": meter.takes_over.as_ref().map(name),
			"takenOverBy": meter.taken_over_by.as_ref().map(name),
			"status": if meter.to.is_some() { "retired" } else { "existing" },
		});
		expected.insert(name(&id).0, fields);
	}
	on.map(Map::of::<Meter>("Identity.Meters", expected, is_known)).await?;
	let mut expected = Expected::new();
	for ((number,), id) in entries(on.at, api::storage().identity().meter_ids(), on.most()).await? {
		expected.insert(name(&id).0, json!({ "number": number }));
	}
	on.map(Map::of::<Meter>("Identity.MeterIds", expected, is_known)).await?;
	let mut expected = Expected::new();
	for (_, id) in entries(on.at, api::storage().identity().bare_meter_ids(), on.most()).await? {
		expected.insert(name(&id).0, true.into());
	}
	let says = |meter: &Value| match is_known(meter) {
		true => vec![(told(meter, "id"), true.into())],
		false => vec![],
	};
	on.derived(Derived::of::<Meter>("Identity.BareMeterIds", expected, says)).await
}

async fn allowances(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((party,), used) in entries(on.at, api::storage().allowance().used(), on.most()).await? {
		// What was charged and given back leaves an entry of nothing, and no event.
		let fields = match used.amount {
			0 => Value::Null,
			amount => json!({ "day": used.day, "used": Money(amount) }),
		};
		expected.insert(party.to_string(), fields);
	}
	on.map(Map::of::<Allowance>("Allowance.Used", expected, |its| has(its, "day"))).await?;
	let mut expected = Expected::new();
	for ((party,), amount) in
		entries(on.at, api::storage().allowance().granted(), on.most()).await?
	{
		expected.insert(party.to_string(), json!({ "granted": Money(amount) }));
	}
	on.map(Map::of::<Allowance>("Allowance.Granted", expected, |its| has(its, "granted"))).await
}
