//! Reads the file into a [`Description`].

mod market;
mod parameters;
mod people;

pub use market::{granularity_name, policy_name};
pub use people::{committee_name, role_name, GOVERNANCE};

use super::{
	description::Description,
	document::Node,
	findings::{Findings, Stated},
	keys::Keys,
	rules,
	section::Section,
	words::{duration, offset_minutes, Currency},
};
use people::Names;
use sc_network::config::MultiaddrWithPeerId;
use verdigrid_primitives::MarketOffset;
use verdigrid_runtime::{
	genesis::{ChainKind, DEFAULT_SESSION},
	Balance, BlockNumber, EXISTENTIAL_DEPOSIT, SLOT_DURATION,
};

/// The decimals of the token, which deposits and fees are counted with.
pub const TOKEN_DECIMALS: u8 = 12;
/// Names of chains that the node has itself: both would store in one folder.
const OWN_IDS: [&str; 4] = ["dev", "local", "verdigrid_dev", "verdigrid_local_testnet"];
/// How long names may be.
const NAME: usize = 64;

/// Reads all that the file says, and notes what cannot be read.
pub fn read(file: &Node, findings: &Findings) -> Result<Description, sc_service::Error> {
	let mut section = Section::of_file(file, findings);
	let kinds = [("live", ChainKind::Live), ("test", ChainKind::Test)];
	let kind = section.one_of("kind", &kinds).map_or(ChainKind::Live, |kind| kind.value);
	let development_keys = development_keys(&mut section, kind);
	let keys = Keys::new(development_keys)?;
	let token = Currency {
		symbol: section.parsed("token", symbol).map_or_else(|| "VDG".into(), |token| token.value),
		decimals: TOKEN_DECIMALS,
	};

	let stated = |text: Option<Stated<String>>| text.map_or_else(String::new, |text| text.value);
	let name = stated(section.parsed("name", display_name));
	let id = stated(section.parsed("id", chain_id));
	let protocol_id = stated(section.parsed("protocol-id", identifier));
	let utc_offset = section.parsed("utc-offset", market_offset).map_or(0, |offset| offset.value);
	let session_length = section.optional("session-length", blocks).unwrap_or_else(|| Stated {
		value: DEFAULT_SESSION,
		place: section.place("session-length"),
	});
	let boot_nodes = section.texts("boot-nodes", boot_node);
	let settle_in_token = section.truth("settle-in-token");

	let governance = governance(&mut section, &token);
	let people = people::people(&mut section, &keys, &token);
	let committees = people::committees(&mut section);
	let names = Names::of(&people, &keys);
	let classes = section.sections("classes", market::class);
	let assets = section.sections("assets", |section| market::asset(section, &names));
	let rules = rules::parameters(kind, None);
	let parameters = parameters::numbers(&mut section, &rules, &token);
	let tracks = parameters::tracks(&mut section, &rules);
	section.finish();
	Ok(Description {
		name,
		id,
		kind,
		development_keys,
		protocol_id,
		token,
		utc_offset,
		session_length,
		boot_nodes: boot_nodes.into_iter().map(|node| node.value).collect(),
		settle_in_token,
		governance,
		people,
		committees,
		classes,
		assets,
		parameters,
		tracks,
	})
}

fn development_keys(section: &mut Section, kind: ChainKind) -> bool {
	let field = section.node("development-keys");
	let admitted = section.truth("development-keys");
	match field {
		Some(field) if admitted && kind == ChainKind::Live => {
			let says = "a live chain has no development keys: remove it, or write kind = \"test\"";
			section.findings.refuse(&field.place, says);
			false
		}
		_ => admitted,
	}
}

fn governance(section: &mut Section, token: &Currency) -> Option<Stated<Balance>> {
	if section.node("governance").is_none() {
		let says = "it is missing: add [governance] with the tokens that its account begins with";
		section.findings.refuse(&section.place("governance"), says);
	}
	section.section("governance", |section| section.parsed("tokens", |text| tokens(token, text)))
}

/// Tokens with which an account exists.
fn tokens(token: &Currency, text: &str) -> Result<Balance, String> {
	let amount = token.amount(text)?;
	if amount >= EXISTENTIAL_DEPOSIT {
		return Ok(amount);
	}
	let least = token.say(EXISTENTIAL_DEPOSIT);
	Err(format!("an account needs {least} to exist: give it at least that, or leave this out"))
}

/// A text that people can read aloud.
fn display_name(text: &str) -> Result<String, String> {
	let readable = !text.trim().is_empty() && !text.contains(is_unseen);
	if readable && text.trim() == text && text.len() <= NAME {
		return Ok(text.to_owned());
	}
	Err(format!("it must have 1 to {NAME} characters that can be seen, and no space at its ends"))
}

/// Whether a character is not seen, or changes the order in which others are: a name with it looks like another one, and
/// the summary like that of another chain.
fn is_unseen(character: char) -> bool {
	character.is_control()
		|| matches!(
			character,
			'\u{ad}'
				| '\u{61c}' | '\u{180e}'
				| '\u{200b}'..='\u{200f}'
				| '\u{2028}'..='\u{202e}'
				| '\u{2060}'..='\u{206f}'
				| '\u{feff}'
		)
}

/// The name of a folder, of which no other chain of this node has the same.
fn chain_id(text: &str) -> Result<String, String> {
	if OWN_IDS.contains(&text) {
		return Err(format!("{text} is a chain that the node has itself: take another id"));
	}
	identifier(text)
}

fn identifier(text: &str) -> Result<String, String> {
	let known = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
	if text.starts_with(|c: char| c.is_ascii_lowercase())
		&& text.chars().all(known)
		&& text.len() <= NAME
	{
		return Ok(text.to_owned());
	}
	Err("it must be of small letters a to z, digits, - and _, and begin with a letter".into())
}

/// The symbol of a currency.
fn symbol(text: &str) -> Result<String, String> {
	let known = text.chars().all(|c| c.is_ascii_alphanumeric());
	if known && text.starts_with(|c: char| c.is_ascii_alphabetic()) && text.len() <= 12 {
		return Ok(text.to_owned());
	}
	Err("it must be of 1 to 12 letters A to Z and digits, and begin with a letter".into())
}

fn market_offset(text: &str) -> Result<i16, String> {
	let minutes = offset_minutes(text)?;
	let within = MarketOffset::from_minutes(minutes).is_some();
	within.then_some(minutes).ok_or_else(|| "it must be -12:00 to +14:00".into())
}

/// A time that is so many blocks.
fn blocks(text: &str) -> Result<BlockNumber, String> {
	let milliseconds = duration::seconds(text)?.saturating_mul(1_000);
	if milliseconds.checked_rem(SLOT_DURATION) != Some(0) {
		let slot = duration::say(SLOT_DURATION / 1_000);
		return Err(format!("it must be a multiple of {slot}, which a block takes"));
	}
	let blocks = milliseconds.checked_div(SLOT_DURATION).unwrap_or_default();
	blocks.try_into().map_err(|_| "it is longer than the chain can count".into())
}

fn boot_node(text: &str) -> Result<MultiaddrWithPeerId, String> {
	const FORM: &str = "write it as \"/dns/node.example.org/tcp/30333/p2p/12D3KooW…\", with the \
		 node's own identity, which `key inspect-node-key` prints";
	let node: MultiaddrWithPeerId =
		text.parse().map_err(|error| format!("it is no address of a node ({error}): {FORM}"))?;
	if node.multiaddr.iter().next().is_none() {
		return Err(format!("it says who the node is, but not where: {FORM}"));
	}
	Ok(node)
}
