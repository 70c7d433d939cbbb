//! The description of the service, as OpenAPI 3.1 has it. The lists of records follow from the ledger's kinds.

use super::{list::KEY, problem};
use crate::ledger::{kinds, Kind};
use crate::views;
use serde_json::{json, Map, Value};
use std::{collections::BTreeMap, sync::LazyLock};
use utoipa::{
	openapi::{RefOr, Schema},
	PartialSchema, ToSchema,
};

type Schemas = BTreeMap<String, Value>;

/// Status, name and meaning of a refusal.
const REFUSALS: [(u16, &str, &str); 5] = [
	(400, "Malformed", "The address is not written as it must be. `detail` says how."),
	(404, "NotFound", "This is not in the index."),
	(405, "MethodNotAllowed", "The address only takes GET and HEAD."),
	(500, "Internal", "Something of the service fails. Its log says why."),
	(503, "Busy", "The service has too much to do, or the question takes too long."),
];

const ABOUT: &str = "What a Verdigrid chain did, block by block, and what it has: parties, meters, certificates, trades and all else, \
	each with its history. Only final blocks are told of. Keys are in camelCase. Numbers are numbers; amounts of money are texts of \
	digits, in the smallest unit, because they do not fit into the numbers of JavaScript. Energy is in watt-hours, power in watts, moments \
	are in seconds since 1970. Hashes and bytes begin with 0x. Accounts are addresses of the chain's prefix. In `args` and `data`, a choice \
	without content is its name (`\"native\"`), and one with content an object of that name (`{\"withId\": 1}`). Everyone may read \
	everything: nothing personal is on the chain or here. Answers have an ETag: ask again with If-None-Match.";

/// The description, in JSON. It does not change while the program runs.
pub fn text() -> &'static str {
	static TEXT: LazyLock<String> = LazyLock::new(|| {
		// All of it are texts, numbers and lists of them.
		let text = serde_json::to_string_pretty(&document(&kinds())).unwrap_or_default();
		// The library has its own names for formats that the registry of OpenAPI calls `uint8`, `uint16` and `uint32`.
		text.replace("\"u-int", "\"uint") + "\n"
	});
	&TEXT
}

fn document(kinds: &[Kind]) -> Value {
	let mut schemas = own_schemas();
	let mut paths = fixed_paths();
	for kind in kinds {
		add_schemas(&mut schemas, kind);
		add_paths(&mut paths, kind);
	}
	json!({
		"openapi": "3.1.0",
		"info": {
			"title": "Verdigrid index",
			"version": "1.0.0",
			"description": ABOUT,
			"license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}
		},
		"servers": [{"url": "/", "description": "This service."}],
		"tags": [
			{"name": "index", "description": "The index itself, and search."},
			{"name": "chain", "description": "Blocks, extrinsics, events and accounts."},
			{"name": "certificates", "description": "Single certificates."},
			{"name": "records", "description": "What the chain has, by kind."}
		],
		"paths": paths,
		"components": {"schemas": schemas, "responses": refusals()}
	})
}

/// The names that two different schemas have.
#[cfg(test)]
pub fn conflicts(kinds: &[Kind]) -> Vec<String> {
	let mut schemas = own_schemas();
	let mut twice = Vec::new();
	for kind in kinds {
		let own = (kind.schema_name.to_string(), kind.schema.clone());
		for (name, schema) in kind.parts.iter().cloned().chain([own]) {
			let schema = value(&schema);
			if schemas.insert(name.clone(), schema.clone()).is_some_and(|before| before != schema) {
				twice.push(name);
			}
		}
	}
	twice
}

fn own_schemas() -> Schemas {
	let mut schemas = Schemas::new();
	add::<views::Head>(&mut schemas);
	add::<views::Token>(&mut schemas);
	add::<views::RuntimeSince>(&mut schemas);
	add::<views::Status>(&mut schemas);
	add::<views::Block>(&mut schemas);
	add::<views::CallError>(&mut schemas);
	add::<views::Extrinsic>(&mut schemas);
	add::<views::Event>(&mut schemas);
	add::<views::Named>(&mut schemas);
	add::<views::AccountOverview>(&mut schemas);
	add::<views::Step>(&mut schemas);
	add::<views::Certificate>(&mut schemas);
	add::<views::Hit>(&mut schemas);
	add::<views::SearchResult>(&mut schemas);
	add::<views::PortalConfig>(&mut schemas);
	add::<views::Mention>(&mut schemas);
	add::<views::News>(&mut schemas);
	schemas.insert("Problem".to_owned(), value(&problem::schema()));
	schemas
}

fn add<S: ToSchema>(schemas: &mut Schemas) {
	schemas.insert(S::name().into_owned(), value(&<S as PartialSchema>::schema()));
}

fn value(schema: &RefOr<Schema>) -> Value {
	serde_json::to_value(schema).unwrap_or_default()
}

fn add_schemas(schemas: &mut Schemas, kind: &Kind) {
	for (name, part) in &kind.parts {
		schemas.insert(name.clone(), value(part));
	}
	let mut own = value(&kind.schema);
	if let Some(properties) = own.pointer_mut("/properties").and_then(Value::as_object_mut) {
		let about = "The identification as it stands in addresses.";
		properties.insert(KEY.to_owned(), json!({"type": "string", "description": about}));
	}
	if let Some(required) = own.pointer_mut("/required").and_then(Value::as_array_mut) {
		required.push(KEY.into());
	}
	schemas.insert(kind.schema_name.to_string(), own);
}

fn refusals() -> Value {
	let refusal = |(_, name, description): (u16, &str, &str)| {
		let mut refusal = json!({
			"description": description,
			"content": {problem::MEDIA_TYPE: {"schema": reference("Problem")}}
		});
		let header = match name {
			"MethodNotAllowed" => Some(("Allow", "The methods that the address takes.", "string")),
			"Busy" => Some(("Retry-After", "Wait so many seconds.", "integer")),
			_ => None,
		};
		if let (Some((header, description, kind)), Some(refusal)) =
			(header, refusal.as_object_mut())
		{
			let header = json!({header: {"description": description, "schema": {"type": kind}}});
			refusal.insert("headers".to_owned(), header);
		}
		(name.to_owned(), refusal)
	};
	Value::Object(REFUSALS.into_iter().map(refusal).collect())
}

fn reference(name: &str) -> Value {
	json!({"$ref": format!("#/components/schemas/{name}")})
}

/// A page of a list.
fn page(name: &str) -> Value {
	json!({
		"type": "object",
		"required": ["items", "next"],
		"properties": {
			"items": {"type": "array", "items": reference(name)},
			"next": {
				"type": ["string", "null"],
				"description": "The `cursor` of the next page. Null if this is the last one."
			}
		}
	})
}

/// How an operation answers.
enum Answer<'a> {
	One(&'a str),
	Page(&'a str),
	Csv,
	Lines(&'a str),
	Stream,
}

impl Answer<'_> {
	fn response(&self) -> Value {
		match self {
			Answer::One(name) => content("What was asked for.", "application/json", reference(name)),
			Answer::Page(name) => content("A page of the list.", "application/json", page(name)),
			Answer::Csv => content(
				"Comma-separated values, as RFC 4180 has them: a line of names, a line for each entry, and a last line that begins with \
				 `total` and says how many entries there are. Lists and objects are JSON. A text that a spreadsheet would take for a \
				 formula has an apostrophe before it.",
				"text/csv",
				json!({"type": "string"}),
			),
			Answer::Lines(name) => content(
				&format!("A line of JSON for each entry (`{name}`), and a last one: `{{\"total\": {{\"entries\": 17, \"block\": 1234}}}}`."),
				"application/x-ndjson",
				json!({"type": "string"}),
			),
			Answer::Stream => content(
				"Server-sent events. `block` comes with each block (`News`); its `id` is the block's number. `reset`: what comes does not \
				 follow what the client has; load everything anew.",
				"text/event-stream",
				json!({"type": "string"}),
			),
		}
	}
}

fn content(description: &str, media: &str, schema: Value) -> Value {
	json!({"description": description, "content": {media: {"schema": schema}}})
}

fn operation(
	tag: &str,
	id: &str,
	summary: &str,
	parameters: Vec<Value>,
	answer: Answer<'_>,
) -> Value {
	let mut responses = Map::new();
	responses.insert("200".to_owned(), answer.response());
	responses.insert("304".to_owned(), json!({"description": "The client has it already."}));
	for (status, name, _) in REFUSALS {
		let reference = json!({"$ref": format!("#/components/responses/{name}")});
		responses.insert(status.to_string(), reference);
	}
	json!({"get": {
		"tags": [tag], "operationId": id, "summary": summary, "parameters": parameters, "responses": responses
	}})
}

fn parameter(place: &str, name: &str, description: &str, schema: Value) -> Value {
	let required = place == "path";
	json!({"name": name, "in": place, "description": description, "required": required, "schema": schema})
}

fn filter(name: &str, description: &str, schema: Value) -> Value {
	parameter("query", name, description, schema)
}

fn text_filter(name: &str, description: &str) -> Value {
	filter(name, description, json!({"type": "string", "minLength": 1, "maxLength": 200}))
}

fn order() -> Value {
	filter(
		"order",
		"`desc`: the newest first, which is usual. `asc`: the oldest first.",
		json!({"type": "string", "enum": ["asc", "desc"], "default": "desc"}),
	)
}

/// What all lists take.
fn paging() -> Vec<Value> {
	vec![
		filter(
			"limit",
			"The most entries of the page.",
			json!({"type": "integer", "minimum": 1, "maximum": 100, "default": 25}),
		),
		text_filter("cursor", "The `next` of the page before."),
		order(),
	]
}

fn with_paging(mut filters: Vec<Value>) -> Vec<Value> {
	filters.extend(paging());
	filters
}

fn with_order(mut filters: Vec<Value>) -> Vec<Value> {
	filters.push(order());
	filters
}

fn number_or_hash() -> Value {
	let pattern = "^([0-9]{1,15}|0x[0-9a-fA-F]{64})$";
	parameter(
		"path",
		"block",
		"Number or hash of the block.",
		json!({"type": "string", "pattern": pattern}),
	)
}

fn address() -> Value {
	let schema = json!({"type": "string", "minLength": 1, "maxLength": 66});
	parameter("path", "address", "The address, or 0x and the 64 digits of its bytes.", schema)
}

fn extrinsic_filters() -> Vec<Value> {
	vec![
		text_filter("signer", "Those that this account signed: its address."),
		text_filter("pallet", "Those of this pallet, as the metadata names it."),
		text_filter("call", "Those of this call. It needs `pallet`."),
		filter("success", "Those that succeeded, or failed.", json!({"type": "boolean"})),
	]
}

fn event_filters() -> Vec<Value> {
	vec![
		text_filter("pallet", "Those of this pallet, as the metadata names it."),
		text_filter("name", "Those of this name. It needs `pallet`."),
	]
}

fn fixed_paths() -> Map<String, Value> {
	let mut paths = Map::new();
	let mut add = |path: &str, operation: Value| {
		paths.insert(path.to_owned(), operation);
	};
	add(
		"/v1/status",
		operation(
			"index",
			"status",
			"Which chain is indexed, and how far.",
			vec![],
			Answer::One("Status"),
		),
	);
	add(
		"/v1/search",
		operation(
			"index",
			"search",
			"What has this number, hash, address, name or code.",
			vec![parameter_required("q", "What is looked for. Large and small letters are different, but in hexadecimal digits.")],
			Answer::One("SearchResult"),
		),
	);
	add(
		"/v1/stream",
		operation(
			"index",
			"stream",
			"Each new block, when it is taken in, with the records that it changed.",
			vec![json!({
				"name": "Last-Event-ID", "in": "header", "required": false,
				"description": "The number of the block that the client has: what came since is told first.",
				"schema": {"type": "string", "maxLength": 20}
			})],
			Answer::Stream,
		),
	);
	for (list, name, filters) in [
		("blocks", "Block", vec![]),
		("extrinsics", "Extrinsic", extrinsic_filters()),
		("events", "Event", event_filters()),
	] {
		add_list(&mut add, "chain", list, name, filters);
	}
	add(
		"/v1/blocks/{block}",
		operation("chain", "block", "A block.", vec![number_or_hash()], Answer::One("Block")),
	);
	add(
		"/v1/blocks/{block}/extrinsics",
		operation(
			"chain",
			"block_extrinsics",
			"The extrinsics of a block.",
			with_paging(vec![number_or_hash()]),
			Answer::Page("Extrinsic"),
		),
	);
	add(
		"/v1/blocks/{block}/events",
		operation(
			"chain",
			"block_events",
			"The events of a block.",
			with_paging(vec![number_or_hash()]),
			Answer::Page("Event"),
		),
	);
	let extrinsic = || {
		let schema =
			json!({"type": "string", "pattern": "^([0-9]{1,15}-[0-9]{1,9}|0x[0-9a-fA-F]{64})$"});
		parameter(
			"path",
			"extrinsic",
			"Block and place, as 12-1, or the hash. Of several with this hash, the last.",
			schema,
		)
	};
	add(
		"/v1/extrinsics/{extrinsic}",
		operation(
			"chain",
			"extrinsic",
			"An extrinsic.",
			vec![extrinsic()],
			Answer::One("Extrinsic"),
		),
	);
	add(
		"/v1/extrinsics/{extrinsic}/events",
		operation(
			"chain",
			"extrinsic_events",
			"The events of an extrinsic.",
			with_paging(vec![extrinsic()]),
			Answer::Page("Event"),
		),
	);
	let event = parameter(
		"path",
		"event",
		"Block and place, as 12-4.",
		json!({"type": "string", "pattern": "^[0-9]{1,15}-[0-9]{1,9}$"}),
	);
	add(
		"/v1/events/{event}",
		operation("chain", "event", "An event.", vec![event], Answer::One("Event")),
	);
	add(
		"/v1/accounts/{address}",
		operation(
			"chain",
			"account",
			"What the index knows of an account.",
			vec![address()],
			Answer::One("AccountOverview"),
		),
	);
	add(
		"/v1/accounts/{address}/extrinsics",
		operation(
			"chain",
			"account_extrinsics",
			"What an account signed.",
			with_paging(vec![address()]),
			Answer::Page("Extrinsic"),
		),
	);
	add(
		"/v1/accounts/{address}/events",
		operation(
			"chain",
			"account_events",
			"The events that name an account.",
			with_paging(vec![address()]),
			Answer::Page("Event"),
		),
	);
	let certificate = parameter(
		"path",
		"number",
		"The number of a certificate: its 32 characters, the 64 hexadecimal digits of them, or batch and place, as 3-17.",
		json!({"type": "string", "minLength": 3, "maxLength": 66}),
	);
	add(
		"/v1/certificates/{number}",
		operation(
			"certificates",
			"certificate",
			"Where a certificate is, what happened to it, and where it comes from.",
			vec![certificate],
			Answer::One("Certificate"),
		),
	);
	paths
}

fn parameter_required(name: &str, description: &str) -> Value {
	json!({
		"name": name, "in": "query", "description": description, "required": true,
		"schema": {"type": "string", "minLength": 1, "maxLength": 200}
	})
}

/// A list with its exports.
fn add_list(
	add: &mut impl FnMut(&str, Value),
	tag: &str,
	list: &str,
	name: &str,
	filters: Vec<Value>,
) {
	let id = list.replace('-', "_");
	add(
		&format!("/v1/{list}"),
		operation(
			tag,
			&format!("list_{id}"),
			&format!("The {list}, page by page."),
			with_paging(filters.clone()),
			Answer::Page(name),
		),
	);
	add(
		&format!("/v1/{list}.csv"),
		operation(
			tag,
			&format!("export_{id}_csv"),
			&format!("The {list}, as a table."),
			with_order(filters.clone()),
			Answer::Csv,
		),
	);
	add(
		&format!("/v1/{list}.ndjson"),
		operation(
			tag,
			&format!("export_{id}_ndjson"),
			&format!("The {list}, as lines of JSON."),
			with_order(filters),
			Answer::Lines(name),
		),
	);
}

fn add_paths(paths: &mut Map<String, Value>, kind: &Kind) {
	let mut add = |path: &str, operation: Value| {
		paths.insert(path.to_owned(), operation);
	};
	let (list, name) = (kind.name, kind.schema_name.as_ref());
	let filters =
		kind.facets.iter().map(|facet| text_filter(facet, &format!("Those with this `{facet}`.")));
	add_list(&mut add, "records", list, name, filters.collect());
	let id = || {
		let schema = json!({"type": "string", "minLength": 1, "maxLength": 200});
		parameter("path", "id", "The identification.", schema)
	};
	let of = list.replace('-', "_");
	add(
		&format!("/v1/{list}/{{id}}"),
		operation(
			"records",
			&format!("get_{of}"),
			&format!("One of the {list}."),
			vec![id()],
			Answer::One(name),
		),
	);
	add(
		&format!("/v1/{list}/{{id}}/events"),
		operation(
			"records",
			&format!("events_of_{of}"),
			&format!("The events that are about one of the {list}."),
			with_paging(vec![id()]),
			Answer::Page("Event"),
		),
	);
}
