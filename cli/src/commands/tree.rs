//! `verdigrid tree`: trees of readings and of settlements. Seats attest them, and proofs come from them.
//!
//! A program for each seat is planned. These commands are for people who try it, or who mend by hand.

use crate::{
	failure::{Done, Failure, Kind},
	keys::only_for_its_owner,
	output::{Answer, Form},
	send::{self, Manner},
	session::{unreadable, Session},
	values::{Given, Input, Item, Market, Output, Style},
};
use clap::{Arg, ArgMatches, Command};
use codec::{Decode, DecodeAll, Encode};
use serde_json::{Map, Value as Json};
use sp_core::H256;
use std::{
	fs::{self, OpenOptions},
	io::Write,
	path::Path,
};
use verdigrid_client::{compatibility::own_metadata, encoded_call, Verification};
use verdigrid_oracle::{salt::price_commitment, SourceSecret, Tree};
use verdigrid_primitives::{
	evidence::{MeterReading, Settlement, Statement, Topic},
	merkle::Leaf,
	party::MeterId,
};

/// The commands.
pub fn command() -> Command {
	let tree = || {
		Arg::new("tree").value_name("TREE").required(true).help("A file that `tree build` wrote")
	};
	Command::new("tree")
		.about("Trees of readings and of settlements: seats attest them, and proofs come from them")
		.subcommand_required(true)
		.subcommand(
			Command::new("secret")
				.about("Writes a new secret. The seats of one source share it, so that they build the same tree")
				.arg(Arg::new("file").value_name("FILE").required(true)),
		)
		.subcommand(
			Command::new("build")
				.about("Builds the tree of a topic from its leaves")
				.long_about(
					"Builds the tree of a topic from its leaves, and prints what seats attest.\n\nLeaves are a JSON list. A reading has \
					 meter and energy. A settlement has trade_ref, seller, buyer, generation_meter, consumption_meter, energy, batch, \
					 first, units and price, and supersedes if it corrects another one. Salts come from the secret.",
				)
				.arg(Arg::new("topic").value_name("TOPIC").required(true).help("Such as metering:2014-01:0 or settlement:2014-01:0"))
				.arg(Arg::new("leaves").value_name("LEAVES").required(true).help("The file with the leaves"))
				.arg(Arg::new("secret").long("secret").value_name("FILE").required(true))
				.arg(Arg::new("out").long("out").value_name("FILE").required(true).help("The file for the tree. It has the salts")),
		)
		.subcommand(Command::new("attest").about("Attests a tree, in the round that is open").arg(tree()).args(send::options()))
		.subcommand(
			Command::new("prove")
				.about("Prints the proof of a leaf, for --reading, --settlement, --generation or --consumption")
				.arg(tree())
				.arg(Arg::new("key").value_name("LEAF").required(true).help("The meter, or the trade reference")),
		)
		.subcommand(
			Command::new("verify")
				.about("Verifies a settled trade: the buyer gets a voucher")
				.arg(Arg::new("trade").value_name("TRADE").required(true).help("The trade reference: 0x and 64 digits"))
				.arg(Arg::new("settlements").long("settlements").value_name("TREE").required(true))
				.arg(Arg::new("readings").long("readings").value_name("TREE").required(true))
				.args(send::options()),
		)
}

/// Runs a command that needs no chain. `None` if it needs one.
pub fn run_alone(matches: &ArgMatches, form: Form) -> Done<Option<Answer>> {
	let text = |matches: &ArgMatches, name: &str| {
		matches.get_one::<String>(name).cloned().unwrap_or_default()
	};
	match matches.subcommand() {
		Some(("secret", inner)) => new_secret(Path::new(&text(inner, "file"))).map(Some),
		Some(("prove", inner)) => {
			prove(Path::new(&text(inner, "tree")), &text(inner, "key"), form).map(Some)
		}
		_ => Ok(None),
	}
}

/// Runs a command on a chain.
pub async fn run(
	session: &Session,
	matches: &ArgMatches,
	profile: &crate::config::Profile,
) -> Done<Answer> {
	let text = |matches: &ArgMatches, name: &str| {
		matches.get_one::<String>(name).cloned().unwrap_or_default()
	};
	match matches.subcommand() {
		Some(("build", inner)) => build(
			&session.market,
			&text(inner, "topic"),
			Path::new(&text(inner, "leaves")),
			Path::new(&text(inner, "secret")),
			Path::new(&text(inner, "out")),
		),
		Some(("attest", inner)) => {
			let manner = Manner::new(inner, profile);
			attest(session, Path::new(&text(inner, "tree")), &manner).await
		}
		Some((_, inner)) => {
			let manner = Manner::new(inner, profile);
			let (settlements, readings) = (text(inner, "settlements"), text(inner, "readings"));
			verify(
				session,
				&text(inner, "trade"),
				Path::new(&settlements),
				Path::new(&readings),
				&manner,
			)
			.await
		}
		None => Err(Failure::usage("name a command")),
	}
}

fn file_failure(path: &Path, error: impl std::fmt::Display) -> Failure {
	Failure::new(Kind::File, format!("{}: {error}", path.display()))
}

/// Writes a file that only its owner can read, and never overwrites one.
fn keep(path: &Path, text: &str) -> Done<()> {
	let mut options = OpenOptions::new();
	options.write(true).create_new(true);
	#[cfg(unix)]
	std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
	let mut file = options.open(path).map_err(|error| file_failure(path, error))?;
	file.write_all(text.as_bytes()).map_err(|error| file_failure(path, error))
}

fn new_secret(path: &Path) -> Done<Answer> {
	let mut secret = [0; 32];
	getrandom::fill(&mut secret).map_err(|error| Failure::new(Kind::Other, error.to_string()))?;
	keep(path, &format!("0x{}\n", hex::encode(secret)))?;
	let note =
		format!("{}: give it to the seats of this source, and to nobody else", path.display());
	Ok(Answer { note: Some(note), ..Answer::default() })
}

fn secret(path: &Path) -> Done<SourceSecret> {
	only_for_its_owner(path, Kind::File)?;
	let text = fs::read_to_string(path).map_err(|error| file_failure(path, error))?;
	let digits = text.trim().strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
	let bytes = digits.and_then(|bytes| bytes.try_into().ok());
	bytes
		.map(SourceSecret::new)
		.ok_or_else(|| file_failure(path, "a secret is 0x and 64 digits: `tree secret` writes one"))
}

/// A value of one of our types as JSON, and back: as the chain's metadata describes it.
struct Typed<'a> {
	market: &'a Market,
}

impl Typed<'_> {
	fn id(name: &str) -> Done<u32> {
		let types = &own_metadata()?.types().types;
		let found = types.iter().find(|ty| {
			let path = &ty.ty.path.segments;
			path.first().is_some_and(|it| it == "verdigrid_primitives")
				&& path.last().is_some_and(|it| it == name)
		});
		found.map(|ty| ty.id).ok_or_else(|| unreadable(format!("the type {name}")))
	}

	fn read<T: Decode>(&self, given: Given<'_>, name: &str) -> Result<T, String> {
		let own = own_metadata().map_err(|error| error.to_string())?;
		let id = Self::id(name).map_err(|failure| failure.message)?;
		let mut encoded = Vec::new();
		Input::new(own.types(), self.market).value(given, id, Default::default(), &mut encoded)?;
		T::decode_all(&mut encoded.as_slice()).map_err(|error| error.to_string())
	}

	fn shown(&self, value: &impl Encode, name: &str) -> Done<Item> {
		let own = own_metadata()?;
		let output = Output::new(own.types(), self.market, Style::Programs);
		output.value(&mut value.encode().as_slice(), Self::id(name)?).map_err(unreadable)
	}
}

/// A chain is not needed to read what does not depend on one.
fn no_market() -> Market {
	let token = crate::values::Currency { symbol: "VDG".into(), decimals: 12 };
	Market { token, assets: Default::default(), now: 0, is_development: false }
}

/// A tree of one of the two kinds.
enum Any {
	/// Of this revision.
	Readings(Topic, u8, Tree<MeterReading>),
	/// Of this instalment.
	Settlements(Topic, u16, Tree<Settlement>),
}

impl Any {
	fn topic(&self) -> &Topic {
		match self {
			Any::Readings(topic, ..) | Any::Settlements(topic, ..) => topic,
		}
	}

	fn statement(&self) -> Done<Statement> {
		let statement = match self {
			Any::Readings(.., tree) => tree.statement(),
			Any::Settlements(.., tree) => tree.statement(),
		};
		statement.map_err(|error| Failure::new(Kind::File, error.to_string()))
	}
}

/// The leaves of a file, completed: each gets the period of the topic, its salt, and its price as a commitment.
fn build(
	market: &Market,
	topic: &str,
	leaves: &Path,
	secret_file: &Path,
	out: &Path,
) -> Done<Answer> {
	let typed = Typed { market };
	let parsed: Topic = typed
		.read(Given::Text(topic), "Topic")
		.map_err(|error| Failure::usage(format!("TOPIC: {error}")))?;
	let secret = secret(secret_file)?;
	let text = fs::read_to_string(leaves).map_err(|error| file_failure(leaves, error))?;
	let list: Vec<Map<String, Json>> = serde_json::from_str(&text).map_err(|error| {
		file_failure(leaves, format!("expected a JSON list of objects: {error}"))
	})?;
	let period = crate::values::shown_period(&parsed.period());
	let mut complete = Vec::new();
	for (at, mut leaf) in list.into_iter().enumerate() {
		let place =
			|error: String| file_failure(leaves, format!("leaf {}: {error}", at.saturating_add(1)));
		leaf.entry("period").or_insert_with(|| Json::String(period.clone()));
		complete_leaf(&typed, &parsed, &secret, &mut leaf).map_err(place)?;
		complete.push(Json::Object(leaf));
	}
	let file = serde_json::json!({"topic": topic, "leaves": complete});
	let tree = tree_of(&typed, &file).map_err(|error| file_failure(leaves, error))?;
	let statement = tree.statement()?;
	keep(out, &serde_json::to_string_pretty(&file).map_err(|error| file_failure(out, error))?)?;
	let data = Item::fields([
		("topic", Item::text(topic)),
		("statement", typed.shown(&statement, "Statement")?),
		("tree", Item::text(out.display().to_string())),
	]);
	Ok(Answer { data: Some(data), ..Answer::default() })
}

fn complete_leaf(
	typed: &Typed<'_>,
	topic: &Topic,
	secret: &SourceSecret,
	leaf: &mut Map<String, Json>,
) -> Result<(), String> {
	let field = |leaf: &Map<String, Json>, name: &str| match leaf.get(name) {
		Some(Json::String(text)) => Ok(text.clone()),
		Some(other) => Err(format!("{name}: {other} is not a text")),
		None => Err(format!("the field {name} is missing")),
	};
	let salt = match topic {
		Topic::Metering(..) => {
			let meter: MeterId =
				typed.read(Given::Json(&Json::String(field(leaf, "meter")?)), "MeterId")?;
			secret.leaf_salt(topic, &meter)
		}
		Topic::Settlement(..) => {
			let key = hash(&field(leaf, "trade_ref")?)?;
			if let Some(price) = leaf.remove("price") {
				let price = Input::new(
					own_metadata().map_err(|error| error.to_string())?.types(),
					typed.market,
				)
				.amount(match &price {
					Json::String(text) => Given::Text(text),
					other => Given::Json(other),
				})?
				.0;
				let commitment = price_commitment(price, secret.price_salt(topic, &key));
				leaf.insert("price_commitment".into(), Json::String(format!("{commitment:?}")));
			}
			secret.leaf_salt(topic, &key)
		}
	};
	leaf.entry("salt").or_insert_with(|| Json::String(format!("0x{}", hex::encode(salt))));
	Ok(())
}

fn hash(text: &str) -> Result<H256, String> {
	let bytes = text.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
	let bytes: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
	bytes
		.map(H256)
		.ok_or_else(|| format!("{text} is not a trade reference: write 0x and 64 digits"))
}

/// Reads a tree from its JSON.
fn tree_of(typed: &Typed<'_>, file: &Json) -> Result<Any, String> {
	let topic = file.get("topic").and_then(Json::as_str).ok_or("it has no topic")?;
	// Whoever wrote the file does not name another one.
	if topic.starts_with(['@', '{', '[']) {
		return Err(format!("{topic} is not a topic"));
	}
	let topic: Topic = typed.read(Given::Text(topic), "Topic")?;
	let leaves = file.get("leaves").and_then(Json::as_array).ok_or("it has no leaves")?;
	let period = topic.period();
	Ok(match topic {
		Topic::Metering(_, revision) => {
			let fault = |it: &MeterReading| fault(it.period == period, [&it.meter]);
			Any::Readings(topic, revision, tree(typed, leaves, "MeterReading", fault)?)
		}
		Topic::Settlement(_, sequence) => {
			let fault = |it: &Settlement| {
				fault(it.period == period, [&it.generation_meter, &it.consumption_meter])
			};
			Any::Settlements(topic, sequence, tree(typed, leaves, "Settlement", fault)?)
		}
	})
}

/// Why the chain could never use a leaf.
fn fault<const N: usize>(is_of_the_period: bool, meters: [&MeterId; N]) -> Option<String> {
	if !is_of_the_period {
		return Some("its period is not that of the topic".to_owned());
	}
	let wrong = meters.into_iter().find(|meter| !meter.is_valid())?;
	Some(format!(
		"{wrong} is not the identification of a meter: it has 1 to 32 characters 0-9 and A-Z, in groups joined by single hyphens"
	))
}

fn tree<L: Leaf + Decode>(
	typed: &Typed<'_>,
	leaves: &[Json],
	name: &str,
	fault: impl Fn(&L) -> Option<String>,
) -> Result<Tree<L>, String> {
	let leaf = |(at, leaf): (usize, &Json)| {
		let place = |error: String| format!("leaf {}: {error}", at.saturating_add(1));
		let read: L = typed.read(Given::Json(leaf), name).map_err(place)?;
		match fault(&read) {
			Some(fault) => Err(place(fault)),
			None => Ok(read),
		}
	};
	let leaves = leaves.iter().enumerate().map(leaf).collect::<Result<Vec<L>, _>>()?;
	Tree::new(leaves).map_err(|error| error.to_string())
}

/// Reads a tree from the file that `tree build` wrote.
fn load(path: &Path) -> Done<Any> {
	let text = fs::read_to_string(path).map_err(|error| file_failure(path, error))?;
	let json: Json = serde_json::from_str(&text).map_err(|error| file_failure(path, error))?;
	tree_of(&Typed { market: &no_market() }, &json)
		.map_err(|error| file_failure(path, format!("{error}. `tree build` writes trees")))
}

fn not_in(path: &Path, key: &str) -> Failure {
	Failure::new(Kind::NotFound, format!("{}: there is no leaf {key}", path.display()))
}

/// For people too it is JSON: it goes into a file.
fn prove(path: &Path, key: &str, form: Form) -> Done<Answer> {
	let market = no_market();
	let typed = Typed { market: &market };
	let shown = match load(path)? {
		Any::Readings(_, revision, tree) => {
			let meter = typed.read(Given::Text(key), "MeterId").map_err(Failure::usage)?;
			let proved = tree.proved(&meter, revision).ok_or_else(|| not_in(path, key))?;
			typed.shown(&proved, "ProvedReading")?
		}
		Any::Settlements(_, sequence, tree) => {
			let trade = hash(key).map_err(Failure::usage)?;
			let proved = tree.proved(&trade, sequence).ok_or_else(|| not_in(path, key))?;
			typed.shown(&proved, "ProvedSettlement")?
		}
	};
	if form == Form::Json {
		return Ok(Answer { data: Some(shown), ..Answer::default() });
	}
	let text = serde_json::to_string_pretty(&shown).map_err(|error| file_failure(path, error))?;
	Ok(Answer { note: Some(text), ..Answer::default() })
}

async fn attest(session: &Session, path: &Path, manner: &Manner) -> Done<Answer> {
	let tree = load(path)?;
	let topic = tree.topic();
	let at = session.chain.at().await?;
	let state = session.ask_at(&at, "VerdigridEvidenceApi", "topic", &topic.encode()).await?;
	let round = match state.get("round") {
		Some(Item::Number(round)) => {
			u32::try_from(*round).map_err(|error| unreadable(error.to_string()))?
		}
		_ => return Err(unreadable("a topic without a round".into())),
	};
	let arguments = (topic, round, tree.statement()?).encode();
	session.send(encoded_call("Evidence", "attest", arguments), manner).await
}

async fn verify(
	session: &Session,
	trade: &str,
	settlements: &Path,
	readings: &Path,
	manner: &Manner,
) -> Done<Answer> {
	let key = hash(trade).map_err(Failure::usage)?;
	let (Any::Settlements(_, sequence, settled), Any::Readings(_, revision, metered)) =
		(load(settlements)?, load(readings)?)
	else {
		return Err(Failure::usage(
			"--settlements needs a tree of settlements, and --readings one of readings",
		));
	};
	let proved = Verification::prove(&key, (&settled, sequence), (&metered, revision));
	let proved = proved.map_err(|error| Failure::new(Kind::NotFound, error.to_string()))?;
	let arguments = (proved.settlement, proved.generation, proved.consumption).encode();
	session.send(encoded_call("Evidence", "verify", arguments), manner).await
}
