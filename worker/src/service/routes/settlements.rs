//! Settlements of trades, and their proofs.

use super::{settlement, PageQuery, PeriodText, TradeText, TRADE_FORM};
use crate::service::{
	app::App,
	caller::Caller,
	extract::{Json as Body, Path, Query},
	leaves::{one, page, together, Settlements},
	problem::Problem,
	text::{self, hexadecimal},
	views::{shown_leaves, ProvedSettlementView, ProvedSettlements, SettlementsPage},
};
use axum::{extract::State, http::StatusCode, Json};
use codec::Encode;
use serde::Deserialize;
use utoipa::ToSchema;
use verdigrid_primitives::evidence::{ProvedSettlement, Topic};

/// Which settlements are proved.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"trades": ["0x0101010101010101010101010101010101010101010101010101010101010101"]}))]
pub struct TradeList {
	/// The references of the settlements. One that is named twice is proved once.
	#[schema(value_type = Vec<TradeText>, min_items = 1, max_items = 256)]
	trades: Vec<String>,
}

/// Lists the settlements of a period and instalment that the token may see.
///
/// A page may be short or empty and still have a `next`.
#[utoipa::path(
	get, path = "/v1/settlement/{period}/{sequence}/settlements", tag = "settlement", operation_id = "list_settlements",
	params(
		("period" = inline(PeriodText), Path, description = "The period."),
		("sequence" = u16, Path, description = "The instalment.", minimum = 0, maximum = 65535),
		PageQuery
	),
	responses((status = 200, description = "A page of settlements.", body = SettlementsPage))
)]
pub async fn list(
	State(app): State<App>,
	caller: Caller,
	Path((period, sequence)): Path<(String, String)>,
	Query(query): Query<PageQuery>,
) -> Result<Json<SettlementsPage>, Problem> {
	let (period, sequence) = settlement(&period, &sequence)?;
	let topic = Topic::Settlement(period, sequence);
	let (after, limit) = (query.after()?, query.limit()?);
	let (leaves, next) = page::<Settlements>(&app, &caller, topic, after, limit).await?;
	Ok(Json(SettlementsPage { settlements: shown_leaves(leaves), next }))
}

/// A settlement with its proof.
#[utoipa::path(
	get, path = "/v1/settlement/{period}/{sequence}/settlements/{trade_ref}", tag = "settlement", operation_id = "prove_settlement",
	params(
		("period" = inline(PeriodText), Path, description = "The period."),
		("sequence" = u16, Path, description = "The instalment.", minimum = 0, maximum = 65535),
		("trade_ref" = inline(TradeText), Path, description = "The reference of the settlement.")
	),
	responses((status = 200, description = "The settlement with its proof.", body = ProvedSettlementView))
)]
pub async fn prove(
	State(app): State<App>,
	caller: Caller,
	Path((period, sequence, trade)): Path<(String, String, String)>,
) -> Result<Json<ProvedSettlementView>, Problem> {
	let (period, sequence) = settlement(&period, &sequence)?;
	let topic = Topic::Settlement(period, sequence);
	let trade = text::trade_ref(&trade).map_err(|error| Problem::of_text(error, TRADE_FORM))?;
	let (entry, settlement, proof) = one::<Settlements>(&app, &caller, topic, trade).await?;
	let proved = ProvedSettlement { settlement, sequence, proof };
	Ok(Json(ProvedSettlementView::new(proved, entry.statement)))
}

/// Several settlements with one proof.
#[utoipa::path(
	post, path = "/v1/settlement/{period}/{sequence}/proof", tag = "settlement", operation_id = "prove_settlements",
	params(
		("period" = inline(PeriodText), Path, description = "The period."),
		("sequence" = u16, Path, description = "The instalment.", minimum = 0, maximum = 65535)
	),
	request_body(content = TradeList, description = "The settlements that are proved."),
	responses((status = 200, description = "The settlements with one proof.", body = ProvedSettlements))
)]
pub async fn prove_together(
	State(app): State<App>,
	caller: Caller,
	Path((period, sequence)): Path<(String, String)>,
	Body(list): Body<TradeList>,
) -> Result<Json<ProvedSettlements>, Problem> {
	let (period, sequence) = settlement(&period, &sequence)?;
	let topic = Topic::Settlement(period, sequence);
	let trades = list.trades.iter().map(|trade| text::trade_ref(trade)).collect::<Result<_, _>>();
	let trades = trades.map_err(|_| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, TRADE_FORM))?;
	let (entry, leaves, proof) = together::<Settlements>(&app, &caller, topic, trades).await?;
	Ok(Json(ProvedSettlements {
		period: period.into(),
		sequence,
		scale: hexadecimal((&leaves, &proof).encode()),
		settlements: shown_leaves(leaves),
		settlements_proof: (&proof).into(),
		statement: entry.statement.into(),
	}))
}
