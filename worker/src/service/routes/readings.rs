//! Readings of meters, and their proofs.

use super::{metering, MeterText, PageQuery, PeriodText, METER_FORM};
use crate::service::{
	app::App,
	caller::Caller,
	extract::{Json as Body, Path, Query},
	leaves::{one, page, together, Readings},
	problem::Problem,
	text::{self, hexadecimal},
	views::{shown_leaves, ProvedReadingView, ProvedReadings, ReadingsPage},
};
use axum::{extract::State, http::StatusCode, Json};
use codec::Encode;
use serde::Deserialize;
use utoipa::ToSchema;
use verdigrid_primitives::evidence::{ProvedReading, Topic};

/// Which readings are proved.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"meters": ["WT-1"]}))]
pub struct MeterList {
	/// The meters. One that is named twice is proved once.
	#[schema(value_type = Vec<MeterText>, min_items = 1, max_items = 256)]
	meters: Vec<String>,
}

/// Lists the readings of a period that the token may see.
///
/// A page may be short or empty and still have a `next`.
#[utoipa::path(
	get, path = "/v1/metering/{period}/{revision}/readings", tag = "metering", operation_id = "list_readings",
	params(
		("period" = inline(PeriodText), Path, description = "The period."),
		("revision" = u8, Path, description = "The revision.", minimum = 0, maximum = 8),
		PageQuery
	),
	responses((status = 200, description = "A page of readings.", body = ReadingsPage))
)]
pub async fn list(
	State(app): State<App>,
	caller: Caller,
	Path((period, revision)): Path<(String, String)>,
	Query(query): Query<PageQuery>,
) -> Result<Json<ReadingsPage>, Problem> {
	let (period, revision) = metering(&period, &revision)?;
	let topic = Topic::Metering(period, revision);
	let (after, limit) = (query.after()?, query.limit()?);
	let (leaves, next) = page::<Readings>(&app, &caller, topic, after, limit).await?;
	Ok(Json(ReadingsPage { readings: shown_leaves(leaves), next }))
}

/// The reading of a meter with its proof.
#[utoipa::path(
	get, path = "/v1/metering/{period}/{revision}/readings/{meter}", tag = "metering", operation_id = "prove_reading",
	params(
		("period" = inline(PeriodText), Path, description = "The period."),
		("revision" = u8, Path, description = "The revision.", minimum = 0, maximum = 8),
		("meter" = inline(MeterText), Path, description = "The meter.")
	),
	responses((status = 200, description = "The reading with its proof.", body = ProvedReadingView))
)]
pub async fn prove(
	State(app): State<App>,
	caller: Caller,
	Path((period, revision, meter)): Path<(String, String, String)>,
) -> Result<Json<ProvedReadingView>, Problem> {
	let (period, revision) = metering(&period, &revision)?;
	let topic = Topic::Metering(period, revision);
	let meter = text::meter(&meter).map_err(|error| Problem::of_text(error, METER_FORM))?;
	let (entry, reading, proof) = one::<Readings>(&app, &caller, topic, meter).await?;
	let proved = ProvedReading { reading, revision, proof };
	Ok(Json(ProvedReadingView::new(proved, entry.statement)))
}

/// Several readings with one proof.
#[utoipa::path(
	post, path = "/v1/metering/{period}/{revision}/proof", tag = "metering", operation_id = "prove_readings",
	params(
		("period" = inline(PeriodText), Path, description = "The period."),
		("revision" = u8, Path, description = "The revision.", minimum = 0, maximum = 8)
	),
	request_body(content = MeterList, description = "The meters whose readings are proved."),
	responses((status = 200, description = "The readings with one proof.", body = ProvedReadings))
)]
pub async fn prove_together(
	State(app): State<App>,
	caller: Caller,
	Path((period, revision)): Path<(String, String)>,
	Body(list): Body<MeterList>,
) -> Result<Json<ProvedReadings>, Problem> {
	let (period, revision) = metering(&period, &revision)?;
	let topic = Topic::Metering(period, revision);
	let meters = list.meters.iter().map(|meter| text::meter(meter)).collect::<Result<_, _>>();
	let meters = meters.map_err(|_| Problem::new(StatusCode::UNPROCESSABLE_ENTITY, METER_FORM))?;
	let (entry, leaves, proof) = together::<Readings>(&app, &caller, topic, meters).await?;
	Ok(Json(ProvedReadings {
		period: period.into(),
		revision,
		scale: hexadecimal((&leaves, &proof).encode()),
		readings: shown_leaves(leaves),
		readings_proof: (&proof).into(),
		statement: entry.statement.into(),
	}))
}
