//! What members read to each other before the chain starts: who is what, and how long things take.

use super::{
	checks::{issuance, say_blocks, say_parameter},
	description::{Asset, Description, Founder, Party, Validator},
	findings::Stated,
	keys::address,
	reading::{committee_name, granularity_name, policy_name, role_name, GOVERNANCE},
	rules::{as_number, as_periods, field_name, on, parameters_of},
	specification::Specification,
	words::{counted, say_offset, say_watt_hours},
};
use sp_core::storage::{well_known_keys, Storage};
use sp_io::hashing::{blake2_256, sha2_256};
use std::fmt::Write;
use verdigrid_evidence::Committees;
use verdigrid_primitives::party::{PartyKind, Role, Roles};
use verdigrid_runtime::{
	genesis::ChainKind, money::governance_account, AccountId, Balance, Runtime, VERSION,
};
use verdigrid_runtime_api::ParameterInfo;

/// Everything that the members should agree about.
pub fn summary(chain: &Description, specification: &Specification) -> String {
	let mut state = specification.state.clone();
	let mut text = Lines::default();
	head(&mut text, chain);
	people(&mut text, chain);
	committees(&mut text, chain, &mut state);
	market(&mut text, chain);
	parameters(&mut text, chain, &mut state);
	fingerprints(&mut text, specification);
	text.0
}

/// Lines of text, some under a heading.
#[derive(Default)]
struct Lines(String);

impl Lines {
	fn heading(&mut self, text: &str) {
		self.line(&format!("\n{text}"));
	}

	fn line(&mut self, text: &str) {
		// Writing to a text does not fail.
		let _ = writeln!(self.0, "{}", text.trim_end());
	}

	/// A name, and what belongs to it.
	fn entry(&mut self, name: &str, text: &str) {
		self.line(&format!("  {name:<28}  {text}"));
	}

	/// More about the entry above.
	fn more(&mut self, text: &str) {
		self.entry("", text);
	}
}

fn head(text: &mut Lines, chain: &Description) {
	let kind = match chain.kind {
		ChainKind::Live => "live: organisations rely on it",
		ChainKind::Test => "test: for trying things",
		ChainKind::Development => "development",
	};
	text.line(&format!("{} ({})", chain.name, chain.id));
	text.entry("kind", kind);
	if chain.development_keys {
		text.more("it admits keys whose secrets everybody knows");
	}
	text.entry("protocol", &chain.protocol_id);
	text.entry("token", &format!("{}, {} decimals", chain.token.symbol, chain.token.decimals));
	if let Some(all) = issuance(chain) {
		text.entry("all tokens", &chain.token.say(all));
	}
	text.entry("days and months begin at", &format!("UTC{}", say_offset(chain.utc_offset)));
	text.entry("a session takes", &say_blocks(chain.session_length.value));
	for (index, node) in chain.boot_nodes.iter().enumerate() {
		text.entry(if index == 0 { "boot nodes" } else { "" }, &node.to_string());
	}
}

fn people(text: &mut Lines, chain: &Description) {
	let people = &chain.people;
	text.heading(&counted(people.members.entries.len(), "member votes", "members vote"));
	for member in &people.members.entries {
		founder(text, chain, member);
	}
	let validators = &people.validators.entries;
	let title = counted(validators.len(), "validator makes blocks", "validators make blocks");
	// GRANDPA needs more than two thirds of them.
	let away = match validators.len().saturating_sub(1) / 3 {
		0 => "all of them there".into(),
		away => format!("no more than {away} of them away"),
	};
	text.heading(&format!("{title}; blocks become final with {away}"));
	for Validator { founder: who, aura, grandpa, proved, .. } in validators {
		founder(text, chain, who);
		text.more(&format!("Aura     {}", address(&aura.value)));
		text.more(&format!("GRANDPA  {}", address(&grandpa.value)));
		text.more(if *proved {
			"holds these keys: proved"
		} else {
			"holds these keys: not proved"
		});
	}
	text.heading(&counted(people.registrars.entries.len(), "registrar", "registrars"));
	for registrar in &people.registrars.entries {
		founder(text, chain, &registrar.founder);
		let roles = roles(registrar.roles);
		text.more(&format!("may attest up to level {}: {roles}", registrar.highest_level));
	}
	text.heading(&counted(people.parties.entries.len(), "founding party", "founding parties"));
	for entry in &people.parties.entries {
		founder(text, chain, &entry.founder);
		party(text, entry);
	}
	text.heading("other accounts");
	for account in &people.accounts.entries {
		founder(text, chain, account);
	}
	let tokens = chain.governance.as_ref().map(|tokens| tokens.value);
	account(text, GOVERNANCE, &governance_account(), &said_tokens(chain, tokens));
}

/// Tokens are said where the file says them.
fn founder(text: &mut Lines, chain: &Description, founder: &Founder) {
	let own = founder.tokens.as_ref().map(|tokens| tokens.value);
	let elsewhere = own.is_none() && chain.people.tokens_of(&founder.account.value).is_some();
	let tokens = if elsewhere { String::new() } else { said_tokens(chain, own) };
	account(text, &founder.name.value, &founder.account.value, &tokens);
}

fn said_tokens(chain: &Description, tokens: Option<Balance>) -> String {
	tokens.map_or_else(|| "no tokens".into(), |tokens| chain.token.say(tokens))
}

fn account(text: &mut Lines, name: &str, account: &AccountId, tokens: &str) {
	text.entry(name, &format!("{}  {tokens}", address(account.as_ref())));
}

fn party(text: &mut Lines, party: &Party) {
	let kind = match party.kind {
		PartyKind::Organisation => "organisation",
		PartyKind::Person => "person",
	};
	let jurisdiction = String::from_utf8_lossy(&party.jurisdiction).into_owned();
	let roles = roles(party.roles.value);
	text.more(&format!("{kind} in {jurisdiction}, level {}: {roles}", party.level));
	match &party.tag {
		Some(Stated { value, .. }) => text.more(&format!("tag {value:?}")),
		None => text.more("no tag"),
	}
}

fn roles(roles: Roles) -> String {
	if roles == Roles::ALL {
		return "all roles".into();
	}
	let named = Role::ALL.into_iter().filter(|role| roles.has(*role)).map(role_name);
	named.collect::<Vec<_>>().join(", ")
}

fn committees(text: &mut Lines, chain: &Description, state: &mut Storage) {
	text.heading("committees");
	for committee in &chain.committees {
		let first = on(state, || Committees::<Runtime>::get(committee.source, 1));
		let quorum = first.map_or(0, |committee| committee.quorum);
		let title = counted(committee.seats.len(), "seat", "seats");
		text.entry(committee_name(committee.source), &format!("{title}, of which {quorum} agree"));
		for seat in &committee.seats {
			text.more(&seat.value);
		}
	}
}

fn market(text: &mut Lines, chain: &Description) {
	text.heading("trade classes");
	for class in &chain.classes.entries {
		let terms = &class.terms;
		text.entry(
			&char::from(class.letter.value.letter()).to_string(),
			&format!(
				"{} from each {}, {}, valid for {}",
				say_watt_hours(terms.face_value.wh()),
				granularity_name(terms.granularity),
				policy_name(terms.policy),
				counted(terms.validity_months, "month", "months")
			),
		);
	}
	text.heading("settlement assets");
	if chain.settle_in_token {
		text.entry(&chain.token.symbol, "the token");
	}
	for entry in &chain.assets.entries {
		asset(text, chain, entry);
	}
}

fn asset(text: &mut Lines, chain: &Description, asset: &Asset) {
	let currency = asset.currency();
	let said = format!("number {}, {}, {} decimals", asset.id.value, asset.name, asset.decimals);
	text.entry(&currency.symbol, &said);
	text.more(&format!("owner: {}", named(chain, &asset.owner)));
	text.more(&format!("least balance: {}", currency.say(asset.least_balance)));
	for endowment in &asset.endowments.entries {
		let to = named(chain, &endowment.to.value);
		text.more(&format!("{to}: {}", currency.say(endowment.amount.value)));
	}
}

fn named(chain: &Description, account: &AccountId) -> String {
	if *account == governance_account() {
		return GOVERNANCE.into();
	}
	let founder = chain.people.founders().find(|founder| founder.account.value == *account);
	founder.map_or_else(|| address(account.as_ref()), |founder| founder.name.value.clone())
}

fn parameters(text: &mut Lines, chain: &Description, state: &mut Storage) {
	text.heading("parameters, which votes may change later; * marks what differs from the default");
	for rule in parameters_of(state) {
		let mark = if rule.value == rule.default { "" } else { "  *" };
		text.entry(&named_parameter(&rule), &format!("{}{mark}", said_parameter(chain, &rule)));
	}
}

fn named_parameter(rule: &ParameterInfo) -> String {
	let track = if as_periods(rule.value).is_some() { "track " } else { "" };
	format!("{track}{}", field_name(&rule.name))
}

fn said_parameter(chain: &Description, rule: &ParameterInfo) -> String {
	match (as_periods(rule.value), as_number(rule.value)) {
		(Some(periods), _) => format!(
			"prepare {}, decision {}, confirm {}, enactment {}",
			say_blocks(periods.prepare),
			say_blocks(periods.decision),
			say_blocks(periods.confirm),
			say_blocks(periods.enactment)
		),
		(None, number) => say_parameter(number.unwrap_or_default(), rule.unit, &chain.token),
	}
}

fn fingerprints(text: &mut Lines, specification: &Specification) {
	let Specification { plain, raw, state, genesis } = specification;
	let code = state.top.get(well_known_keys::CODE).map(Vec::as_slice).unwrap_or_default();
	text.heading("what all members must see alike");
	text.entry("runtime", &format!("version {}", VERSION.spec_version));
	text.entry("BLAKE2b-256 of the runtime", &digits(&blake2_256(code)));
	text.entry("SHA-256 of the plain file", &digits(&sha2_256(plain.as_bytes())));
	text.entry("SHA-256 of the raw file", &digits(&sha2_256(raw.as_bytes())));
	text.entry("genesis hash", &format!("{genesis:?}"));
}

fn digits(hash: &[u8; 32]) -> String {
	sp_core::bytes::to_hex(hash, false).trim_start_matches("0x").to_owned()
}
