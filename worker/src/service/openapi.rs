//! The description of the service, as OpenAPI has it.

use super::{
	problem,
	routes::{readings, settlements, topics},
};
use std::sync::LazyLock;
use utoipa::{
	openapi::{
		header::HeaderBuilder,
		path::{Operation, PathItem},
		schema::{ObjectBuilder, Type},
		security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
		Components, ContentBuilder, OpenApi as Document, Ref, RefOr, Response, ResponseBuilder,
	},
	Modify, OpenApi,
};

/// The name of the security scheme.
const TOKEN: &str = "token";

#[derive(OpenApi)]
#[openapi(
	info(
		title = "Verdigrid proof service",
		version = "1.0.0",
		description = "Readings and settlements that were stated to the chain, with the proofs that they stand in what was stated. \
			Fields have the names of the chain's types. Energy is in watt-hours, as text: numbers of 64 bits do not fit into those of \
			JavaScript. What a token may not see is answered as what is not there.",
		license(name = "Apache-2.0", identifier = "Apache-2.0")
	),
	servers((url = "/", description = "This service.")),
	tags(
		(name = "topics", description = "What was stated."),
		(name = "metering", description = "Readings of meters."),
		(name = "settlement", description = "Settlements of trades.")
	),
	paths(
		topics::list,
		topics::of_metering,
		topics::of_settlement,
		readings::list,
		readings::prove,
		readings::prove_together,
		settlements::list,
		settlements::prove,
		settlements::prove_together
	),
	modifiers(&Common)
)]
struct Description;

/// What all operations share: the token, and how they refuse.
struct Common;

/// Status, name and meaning of a refusal.
const REFUSALS: [(u16, &str, &str); 10] = [
	(400, "Malformed", "The address or the body is not written as it must be."),
	(401, "NoToken", "The token is missing, unknown, expired or revoked."),
	(404, "NotFound", "This is not there, or the token may not see it."),
	(405, "MethodNotAllowed", "The address does not take this method."),
	(413, "TooLarge", "The body is too large."),
	(415, "UnsupportedMediaType", "The body is not declared as application/json."),
	(422, "Unprocessable", "The body is JSON, and not what is asked for here."),
	(429, "TooManyRequests", "The token has sent too many requests."),
	(500, "Internal", "Something of the service fails."),
	(503, "Busy", "The service has too much to do."),
];
/// Only a request with a body is refused so.
const OF_BODIES: [u16; 3] = [413, 415, 422];

impl Modify for Common {
	fn modify(&self, document: &mut Document) {
		let components = document.components.get_or_insert_with(Components::new);
		let (name, schema) = problem::schema();
		components.schemas.insert(name, schema);
		let scheme = HttpBuilder::new()
			.scheme(HttpAuthScheme::Bearer)
			.bearer_format("vgt_ and 64 hexadecimal digits")
			.description(Some("A token of the operator of this service."));
		components.add_security_scheme(TOKEN, SecurityScheme::Http(scheme.build()));
		for (status, name, description) in REFUSALS {
			components.responses.insert(name.to_owned(), RefOr::T(refusal(status, description)));
		}
		for item in document.paths.paths.values_mut() {
			operations(item).for_each(share);
		}
	}
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = &mut Operation> {
	[&mut item.get, &mut item.post].into_iter().filter_map(Option::as_mut)
}

fn share(operation: &mut Operation) {
	let has_body = operation.request_body.is_some();
	for (status, name, _) in REFUSALS {
		if has_body || !OF_BODIES.contains(&status) {
			let reference = RefOr::Ref(Ref::from_response_name(name));
			operation.responses.responses.insert(status.to_string(), reference);
		}
	}
	operation.security = Some(vec![SecurityRequirement::new(TOKEN, Vec::<String>::new())]);
}

fn refusal(status: u16, description: &str) -> Response {
	let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
	let response =
		ResponseBuilder::new().description(description).content(problem::MEDIA_TYPE, content);
	let header = |name, kind, description: &str| {
		let schema = ObjectBuilder::new().schema_type(kind).build();
		(name, HeaderBuilder::new().schema(Some(schema)).description(Some(description)).build())
	};
	let header = match status {
		401 => header("WWW-Authenticate", Type::String, "Always Bearer."),
		405 => header("Allow", Type::String, "The methods that the address takes."),
		429 | 503 => header("Retry-After", Type::Integer, "Wait so many seconds."),
		_ => return response.build(),
	};
	response.header(header.0, header.1).build()
}

/// The description, in JSON. It does not change while the program runs.
pub fn text() -> &'static str {
	static TEXT: LazyLock<String> = LazyLock::new(|| {
		// All of it are texts and lists of texts.
		let json = Description::openapi().to_pretty_json().unwrap_or_default();
		// The library has its own names for formats that the registry of OpenAPI calls `uint8`, `uint16` and `uint32`.
		json.replace("\"u-int", "\"uint") + "\n"
	});
	&TEXT
}
