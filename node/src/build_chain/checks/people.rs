//! Members, validators, registrars and founding parties.

use super::parameter;
use crate::build_chain::{
	description::{Description, Founder, Party, Validator},
	findings::{Findings, Place, Stated},
	section::Listed,
	words::counted,
};
use std::collections::{BTreeMap, HashMap};
use verdigrid_identity::types::Registrar;
use verdigrid_runtime::{
	configs::consensus::MAX_VALIDATORS, genesis::ChainKind, governance::MAX_MEMBERS, AccountId,
};

/// With so many validators, finality survives the failure of one.
const SAFE_VALIDATORS: usize = 4;

/// Notes what is wrong with people.
pub fn check(chain: &Description, findings: &Findings) {
	let people = &chain.people;
	names(chain, findings);
	once(&people.members.entries, "member", |member| member, findings);
	once(&people.validators.entries, "validator", |validator| &validator.founder, findings);
	once(&people.registrars.entries, "registrar", |registrar| &registrar.founder, findings);
	once(&people.parties.entries, "founding party", |party| &party.founder, findings);
	tokens_once(chain, findings);
	members(chain, findings);
	validators(&people.validators, findings);
	session_keys(&people.validators.entries, chain, findings);
	parties(chain, findings);
	tags(chain, findings);
	without_tokens(chain, findings);
}

/// One name stands for one account, and one account has one name. Otherwise an account was copied to the
/// wrong place.
fn names(chain: &Description, findings: &Findings) {
	let mut names: HashMap<&AccountId, &Founder> = HashMap::new();
	let mut accounts: HashMap<&str, &Founder> = HashMap::new();
	for founder in chain.people.founders() {
		let Founder { name, account, .. } = founder;
		let named = *names.entry(&account.value).or_insert(founder);
		if named.name.value != name.value {
			let says = format!(
				"line {} gives this account the name \"{}\": give it one name, or correct the account",
				named.account.place.line, named.name.value
			);
			findings.refuse(&account.place, says);
		}
		let other = *accounts.entry(&name.value).or_insert(founder);
		if other.account.value != account.value {
			let says = format!(
				"line {} gives another account the name \"{}\": give each account a name of its own",
				other.account.place.line, name.value
			);
			findings.refuse(&account.place, says);
		}
	}
}

fn once<T>(entries: &[T], role: &str, founder: impl Fn(&T) -> &Founder, findings: &Findings) {
	let mut lines: HashMap<&AccountId, usize> = HashMap::new();
	for entry in entries {
		let account = &founder(entry).account;
		if let Some(line) = lines.get(&account.value) {
			let says = format!("it is the {role} of line {line} already: name each {role} once");
			findings.refuse(&account.place, says);
		} else {
			lines.insert(&account.value, account.place.line);
		}
	}
}

fn tokens_once(chain: &Description, findings: &Findings) {
	let mut lines: HashMap<&AccountId, usize> = HashMap::new();
	for Founder { account, tokens, .. } in chain.people.founders() {
		let Some(tokens) = tokens else { continue };
		if let Some(line) = lines.get(&account.value) {
			let says = format!("line {line} gives this account its tokens already: give them once");
			findings.refuse(&tokens.place, says);
		} else {
			lines.insert(&account.value, tokens.place.line);
		}
	}
}

fn members(chain: &Description, findings: &Findings) {
	let members = &chain.people.members;
	let count = members.entries.len();
	let least = parameter(chain, "MinMembers").and_then(|least| least.try_into().ok());
	let least: usize = least.unwrap_or_default();
	if members.whole && count < least {
		let says = format!(
			"{} named, and {least} are needed: add members",
			counted(count, "member is", "members are")
		);
		findings.refuse(&members.place, says);
	}
	if count > MAX_MEMBERS as usize {
		let says =
			format!("{count} members are named, and there can be {MAX_MEMBERS}: remove some");
		findings.refuse(&members.place, says);
	}
	for member in &members.entries {
		if chain.people.whole() && chain.people.tokens_of(&member.account.value).is_none() {
			let says = "a member without tokens could pay for no poll: give it tokens";
			findings.refuse(&member.account.place, says);
		}
	}
}

fn validators(validators: &Listed<Validator>, findings: &Findings) {
	let count = validators.entries.len();
	match count {
		_ if count > MAX_VALIDATORS as usize => findings.refuse(
			&validators.place,
			format!("{count} validators are named, and there can be {MAX_VALIDATORS}: remove some"),
		),
		0 if validators.whole => findings.refuse(
			&validators.place,
			"no validator is named, and nobody could make blocks: add validators",
		),
		1..SAFE_VALIDATORS if validators.whole => findings.warn(format!(
			"only {}: with fewer than {SAFE_VALIDATORS}, no block is final while one of them is away",
			counted(count, "validator", "validators")
		)),
		_ => (),
	}
	for validator in &validators.entries {
		if !validator.proved {
			let name = &validator.founder.name.value;
			findings.warn_at(
				&validator.aura.place,
				format!(
					"nothing proves that \"{name}\" holds these keys: ask for the `proof` that \
					 `author_rotateKeysWithOwner` answers"
				),
			);
		}
	}
}

/// Each key is of one validator, and for one purpose.
fn session_keys(validators: &[Validator], chain: &Description, findings: &Findings) {
	let mut seen: HashMap<[u8; 32], (&str, usize)> = HashMap::new();
	for validator in validators {
		for (purpose, Stated { value, place }) in
			[("Aura", &validator.aura), ("GRANDPA", &validator.grandpa)]
		{
			match seen.get(value) {
				None => {
					seen.insert(*value, (purpose, place.line));
				}
				Some((other, line)) => findings.refuse(place, used_key(purpose, other, *line)),
			}
			account_as_key(value, place, chain, findings);
		}
	}
}

fn used_key(purpose: &str, other: &str, line: usize) -> String {
	if purpose == other {
		return format!(
			"it is the key for {other} of line {line} already: each validator has keys of its own"
		);
	}
	format!("it is the key for {other} of line {line}: give the key for {purpose}")
}

fn account_as_key(key: &[u8; 32], place: &Place, chain: &Description, findings: &Findings) {
	let account = AccountId::new(*key);
	let same = chain.people.founders().find(|founder| founder.account.value == account);
	if let Some(Founder { name, .. }) = same.filter(|_| !chain.development_keys) {
		let says = format!(
			"it is the key of the account of \"{}\" too, whose secret would be on a server: better \
			 make another",
			name.value
		);
		findings.warn_at(place, says);
	}
}

/// Each party is attested by a registrar other than itself.
fn parties(chain: &Description, findings: &Findings) {
	let registrars = &chain.people.registrars;
	let vouches = |party: &Party| {
		registrars.entries.iter().any(|registrar| {
			let may = Registrar { roles: registrar.roles, max_level: registrar.highest_level };
			registrar.founder.account.value != party.founder.account.value
				&& may.covers(party.roles.value, party.level)
		})
	};
	for party in &chain.people.parties.entries {
		if registrars.whole && !vouches(party) {
			let says = format!(
				"no registrar may attest \"{}\" with these roles at level {}, itself aside: change the \
				 party, or the roles and the highest level of a registrar",
				party.founder.name.value, party.level
			);
			findings.refuse(&party.roles.place, says);
		}
	}
}

/// An organisation is one party. Its tag shows when it applies a second time.
fn tags(chain: &Description, findings: &Findings) {
	let mut seen: BTreeMap<[u8; 32], (&str, usize)> = BTreeMap::new();
	for Party { founder, tag, .. } in &chain.people.parties.entries {
		let name = founder.name.value.as_str();
		match tag {
			None if chain.kind == ChainKind::Live => findings.refuse(
				&founder.account.place,
				format!(
					"\"{name}\" has no tag, and a live chain must see when an organisation applies a \
					 second time: add the `tag` that the registrars' key gives its legal entity"
				),
			),
			None => (),
			Some(Stated { value, place }) => match seen.get(&value.0) {
				None => {
					seen.insert(value.0, (name, place.line));
				}
				Some((other, line)) => findings.refuse(
					place,
					format!(
						"it is the tag of \"{other}\", line {line}: an organisation is one party, and \
						 has a seat in one committee at most"
					),
				),
			},
		}
	}
}

/// A party has a daily allowance. Others pay for every call.
fn without_tokens(chain: &Description, findings: &Findings) {
	for registrar in &chain.people.registrars.entries {
		let Founder { name, account, .. } = &registrar.founder;
		let is_party = chain
			.people
			.parties
			.entries
			.iter()
			.any(|party| party.founder.account.value == account.value);
		if !is_party && chain.people.tokens_of(&account.value).is_none() {
			let says = format!("\"{}\" has no tokens, and could pay for no call", name.value);
			findings.warn_at(&account.place, says);
		}
	}
}
