//! Members, parameters, paused calls, and polls.

use super::{field, Comparison, Expected, Map};
use crate::{
	book::BookError,
	ledger::{
		parameter_of,
		records::governance::{Member, Parameter, Pause, Poll},
		state::{entries, values},
		values::{account, text},
	},
};
use serde_json::{json, Value};
use subxt::{dynamic, ext::scale_value};
use verdigrid_client::api::{self, runtime_types::pallet_referenda::types::ReferendumInfo};

/// Compares them.
pub(super) async fn compare(on: &mut Comparison<'_>) -> Result<(), BookError> {
	members(on).await?;
	parameters(on).await?;
	pauses(on).await?;
	polls(on).await
}

async fn members(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((who,), its) in
		entries(on.at, api::storage().ranked_collective().members(), on.most()).await?
	{
		expected.insert(account(&who).0, json!({ "rank": its.rank, "removed": false }));
	}
	let holds = |member: &Value| !field(member, "removed").as_bool().unwrap_or_default();
	on.map(Map::of::<Member>("RankedCollective.Members", expected, holds)).await
}

async fn parameters(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	let address =
		dynamic::storage::<(scale_value::Value,), scale_value::Value>("Parameters", "Parameters");
	for stored in values(on.at, address, on.most()).await? {
		if let Some((id, value)) = parameter_of(&stored) {
			expected.insert(id, json!({ "value": value }));
		}
	}
	let holds = |parameter: &Value| !field(parameter, "value").is_null();
	on.map(Map::of::<Parameter>("Parameters.Parameters", expected, holds)).await
}

async fn pauses(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for (((pallet, call),), ()) in
		entries(on.at, api::storage().tx_pause().paused_calls(), on.most()).await?
	{
		let id = format!("{}.{}", text(&pallet.0), text(&call.0));
		expected.insert(id, json!({ "paused": true }));
	}
	let holds = |pause: &Value| field(pause, "paused").as_bool().unwrap_or_default();
	on.map(Map::of::<Pause>("TxPause.PausedCalls", expected, holds)).await
}

async fn polls(on: &mut Comparison<'_>) -> Result<(), BookError> {
	let mut expected = Expected::new();
	for ((id,), its) in
		entries(on.at, api::storage().ranked_polls().referendum_info_for(), on.most()).await?
	{
		let fields = match its {
			ReferendumInfo::Ongoing(its) => {
				let status = match &its.deciding {
					None => "preparing",
					Some(deciding) if deciding.confirming.is_some() => "confirming",
					Some(_) => "deciding",
				};
				json!({ "status": status, "track": its.track })
			}
			ReferendumInfo::Approved(..) => json!({ "status": "approved" }),
			ReferendumInfo::Rejected(..) => json!({ "status": "rejected" }),
			ReferendumInfo::Cancelled(..) => json!({ "status": "cancelled" }),
			ReferendumInfo::TimedOut(..) => json!({ "status": "timedOut" }),
			ReferendumInfo::Killed(..) => json!({ "status": "killed" }),
		};
		expected.insert(id.to_string(), fields);
	}
	on.map(Map::of::<Poll>("RankedPolls.ReferendumInfoFor", expected, |_| true)).await
}
