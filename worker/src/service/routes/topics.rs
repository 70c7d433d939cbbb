//! What was stated.

use super::{limit, metering, settlement, PeriodText, TOPIC_FORM};
use crate::service::{
	app::App,
	caller::Caller,
	extract::{Path, Query},
	leaves::entry,
	problem::Problem,
	text,
	views::{TopicView, TopicsPage},
};
use axum::{extract::State, Json};
use serde::Deserialize;
use utoipa::IntoParams;
use verdigrid_primitives::evidence::Topic;

/// Which part of the topics.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TopicsQuery {
	/// The page begins after this topic: the `next` of the page before.
	#[param(
		pattern = "^(metering/[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]))?)?/[0-8]|settlement/[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]))?)?/(0|[1-9][0-9]{0,3}))$",
		nullable = false
	)]
	after: Option<String>,
	/// The most topics of the page. If it is not given: 100.
	#[param(value_type = Option<u32>, minimum = 1, maximum = 1000, nullable = false)]
	limit: Option<String>,
}

/// Lists what was stated.
///
/// A page may be short or empty and still have a `next`: topics that the token may not see are left out.
#[utoipa::path(get, path = "/v1/topics", tag = "topics", operation_id = "list_topics", params(TopicsQuery), responses((status = 200, description = "A page of topics.", body = TopicsPage)))]
pub async fn list(
	State(app): State<App>,
	caller: Caller,
	Query(query): Query<TopicsQuery>,
) -> Result<Json<TopicsPage>, Problem> {
	let limit = limit(query.limit.as_deref())?;
	let after = query.after.as_deref().map(text::topic).transpose();
	let after = after.map_err(|error| Problem::of_text(error, TOPIC_FORM))?;
	let entries = app.read(move |archive| archive.topics(after, limit)).await?;
	let last = entries.last().filter(|_| entries.len() >= limit);
	let next = last.map(|entry| text::shown_topic(entry.topic));
	let seen = entries.into_iter().filter(|entry| caller.scope.sees_topic(entry.topic));
	Ok(Json(TopicsPage { topics: seen.map(Into::into).collect(), next }))
}

/// What was stated about the readings of a period.
#[utoipa::path(
	get, path = "/v1/metering/{period}/{revision}", tag = "metering", operation_id = "metering",
	params(
		("period" = inline(PeriodText), Path, description = "The period."),
		("revision" = u8, Path, description = "The revision.", minimum = 0, maximum = 8)
	),
	responses((status = 200, description = "The statement.", body = TopicView))
)]
pub async fn of_metering(
	State(app): State<App>,
	caller: Caller,
	Path((period, revision)): Path<(String, String)>,
) -> Result<Json<TopicView>, Problem> {
	let (period, revision) = metering(&period, &revision)?;
	Ok(Json(entry(&app, &caller, Topic::Metering(period, revision)).await?.into()))
}

/// What was stated about the settlements of a period.
#[utoipa::path(
	get, path = "/v1/settlement/{period}/{sequence}", tag = "settlement", operation_id = "settlement",
	params(
		("period" = inline(PeriodText), Path, description = "The period."),
		("sequence" = u16, Path, description = "The instalment.", minimum = 0, maximum = 65535)
	),
	responses((status = 200, description = "The statement.", body = TopicView))
)]
pub async fn of_settlement(
	State(app): State<App>,
	caller: Caller,
	Path((period, sequence)): Path<(String, String)>,
) -> Result<Json<TopicView>, Problem> {
	let (period, sequence) = settlement(&period, &sequence)?;
	Ok(Json(entry(&app, &caller, Topic::Settlement(period, sequence)).await?.into()))
}
