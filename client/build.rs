//! Writes the verbs of the SDK from the chain's metadata: for each pallet a handle, with a function for each call. And for
//! each runtime API of ours a handle, with a function for each question. The documentation comes with them.

use std::{env, error::Error, fmt::Write, fs, path::Path};
use subxt_metadata::{Metadata, PalletMetadata, RuntimeApiMetadata};

const METADATA: &str = "api/metadata.scale";
/// Calls that can succeed without the event that their documentation names first.
const UNSURE: [(&str, &str); 4] = [
	("Auction", "close"),
	("Evidence", "dismiss"),
	("Evidence", "dispute"),
	("Evidence", "resign"),
];

fn main() -> Result<(), Box<dyn Error>> {
	println!("cargo:rerun-if-changed={METADATA}");
	let metadata = Metadata::decode_from(&fs::read(METADATA)?)?;
	let mut code = String::new();
	for pallet in metadata.pallets().filter(|pallet| pallet.call_variants().is_some()) {
		write_pallet(&mut code, &pallet)?;
	}
	let out = env::var_os("OUT_DIR").ok_or("cargo names no folder")?;
	fs::write(Path::new(&out).join("verbs.rs"), code)?;
	let mut code = String::new();
	for api in metadata.runtime_api_traits() {
		if let Some(name) = own_name(api.name()) {
			write_questions(&mut code, name, &api)?;
		}
	}
	fs::write(Path::new(&out).join("questions.rs"), code)?;
	Ok(())
}

/// `VerdigridMarketApi` is `Market`.
fn own_name(api: &str) -> Option<&str> {
	api.strip_prefix("Verdigrid")?.strip_suffix("Api")
}

fn write_questions(
	code: &mut String,
	name: &str,
	api: &RuntimeApiMetadata<'_>,
) -> std::fmt::Result {
	let (handle, module) = (snake_case(name), snake_case(api.name()));
	let documentation = paragraphs(api.docs());
	writeln!(code, "#[doc = {documentation:?}]")?;
	writeln!(code, "pub struct {name}<'a> {{ state: &'a crate::State }}")?;
	writeln!(code, "impl crate::State {{")?;
	writeln!(code, "#[doc = {documentation:?}]")?;
	writeln!(code, "pub fn {handle}(&self) -> {name}<'_> {{ {name} {{ state: self }} }}\n}}")?;
	writeln!(code, "impl {name}<'_> {{")?;
	for method in api.methods() {
		let (question, types) =
			(method.name(), format!("api::runtime_apis::{module}::{}", method.name()));
		let documentation = paragraphs(method.docs());
		let names: Vec<&str> = method.inputs().map(|input| &*input.name).collect();
		let parameters =
			names.iter().map(|name| format!(", {name}: {types}::{}", camel_case(name)));
		writeln!(code, "#[doc = {documentation:?}]")?;
		writeln!(
			code,
			"pub async fn {question}(&self{}) -> Result<{types}::output::Output, ClientError> {{",
			parameters.collect::<String>()
		)?;
		writeln!(
			code,
			"self.state.ask(api::runtime_apis().{module}().{question}({})).await\n}}",
			names.join(", ")
		)?;
	}
	writeln!(code, "}}")
}

fn write_pallet(code: &mut String, pallet: &PalletMetadata<'_>) -> std::fmt::Result {
	let name = pallet.name();
	let module = snake_case(name);
	writeln!(code, "/// Calls of the pallet {name}, in the name of an account. Arguments are in [`api::{module}::calls`].")?;
	writeln!(code, "pub struct {name}<'a> {{ account: Account<'a> }}")?;
	writeln!(code, "impl crate::Chain {{")?;
	writeln!(code, "/// Calls of the pallet {name} that this key signs.")?;
	writeln!(code, "pub fn {module}<'a>(&'a self, key: &'a Keypair) -> {name}<'a> {{")?;
	writeln!(code, "{name} {{ account: Account {{ chain: self, key }} }}\n}}\n}}")?;
	writeln!(code, "impl {name}<'_> {{")?;
	for call in pallet.call_variants().unwrap_or_default() {
		let documentation = paragraphs(&call.docs);
		writeln!(code, "#[doc = {documentation:?}]")?;
		let structure = camel_case(&call.name);
		let path = format!("api::{module}::calls::{structure}");
		let (parameter, value) = match call.fields.is_empty() {
			true => (String::new(), format!("{path} {{}}")),
			false => (format!(", call: {path}"), "call".to_owned()),
		};
		let event = event_of(&call.name, &call.docs, pallet);
		let event =
			event.map_or("()".to_owned(), |event| format!("api::{module}::events::{event}"));
		let end = if event == "()" { "send" } else { "done" };
		let result = if event == "()" { "Events".to_owned() } else { format!("Done<{event}>") };
		writeln!(
			code,
			"pub async fn {}(&self{parameter}) -> Result<{result}, ClientError> {{",
			call.name
		)?;
		writeln!(code, "self.account.{end}({name:?}, {:?}, {value}).await\n}}", call.name)?;
	}
	writeln!(code, "}}")
}

/// What the metadata has in lines of its own.
fn paragraphs(lines: &[String]) -> String {
	lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect::<Vec<_>>().join("\n")
}

/// The event that a call always has, if it succeeds: the first one that its documentation names.
fn event_of(call: &str, lines: &[String], pallet: &PalletMetadata<'_>) -> Option<String> {
	if UNSURE.contains(&(pallet.name(), call)) {
		return None;
	}
	let (_, after) = lines.iter().find_map(|line| line.split_once("- Event: `"))?;
	let name = after.split('`').next()?;
	let events = pallet.event_variants()?;
	events.iter().any(|event| event.name == name).then(|| name.to_owned())
}

fn camel_case(name: &str) -> String {
	name.split('_').map(capitalised).collect()
}

fn capitalised(word: &str) -> String {
	let mut letters = word.chars();
	letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// `RankedPolls` is `ranked_polls`.
fn snake_case(name: &str) -> String {
	let mut text = String::new();
	for (at, letter) in name.chars().enumerate() {
		if letter.is_ascii_uppercase() && at > 0 {
			text.push('_');
		}
		text.push(letter.to_ascii_lowercase());
	}
	text
}
