//! Who takes part.

use super::{display_name, tokens};
use crate::build_chain::{
	description::{Committee, Founder, Party, People, Registrar, Validator},
	findings::{Findings, Place, Stated},
	keys::{self, Keys},
	section::{choose, Section},
	words::Currency,
};
use codec::Encode;
use sp_core::H256;
use sp_runtime::traits::OpaqueKeys;
use std::collections::HashMap;
use verdigrid_primitives::{
	evidence::Source,
	party::{is_region, Level, PartyKind, RegionCode, Role, Roles},
};
use verdigrid_runtime::{money::governance_account, AccountId};

/// How the file calls the account of governance.
pub const GOVERNANCE: &str = "governance";

const ROLES: [(&str, Role); 7] = [
	("consumer", Role::Consumer),
	("generator", Role::Generator),
	("trader", Role::Trader),
	("issuer", Role::Issuer),
	("trading-centre", Role::TradingCentre),
	("energy-platform", Role::EnergyPlatform),
	("auditor", Role::Auditor),
];

/// How the file calls a role.
pub fn role_name(role: Role) -> &'static str {
	let found = ROLES.iter().find(|(_, other)| *other == role);
	found.map_or("?", |(name, _)| name)
}

/// How the file calls the committee of a source.
pub const fn committee_name(source: Source) -> &'static str {
	match source {
		Source::TradingCentre => "trading-centre",
		Source::EnergyPlatform => "energy-platform",
	}
}

/// Reads all that have an account.
pub fn people(section: &mut Section, keys: &Keys, token: &Currency) -> People {
	let context = Context { keys, token };
	People {
		members: section.sections("members", |section| context.founder(section)),
		validators: section.sections("validators", |section| context.validator(section)),
		registrars: section.sections("registrars", |section| context.registrar(section)),
		parties: section.sections("parties", |section| context.party(section)),
		accounts: section.sections("accounts", |section| context.founder(section)),
	}
}

/// A public key.
type Key = Stated<[u8; 32]>;

/// What is needed to read who takes part.
struct Context<'a> {
	keys: &'a Keys,
	token: &'a Currency,
}

impl Context<'_> {
	/// A name, its account, and perhaps its tokens.
	fn founder(&self, section: &mut Section) -> Option<Founder> {
		let name = section.parsed("name", founder_name);
		let account = section.parsed("account", |text| self.keys.account(text));
		let tokens = section.optional("tokens", |text| tokens(self.token, text));
		Some(Founder { name: name?, account: account?, tokens })
	}

	fn validator(&self, section: &mut Section) -> Option<Validator> {
		let founder = self.founder(section);
		let halves = self.session_keys(section);
		let proof = section.optional("proof", |text| {
			keys::bytes(text).ok_or_else(|| "it must be 0x and hexadecimal digits".into())
		});
		let (founder, (aura, grandpa)) = (founder?, halves?);
		let keys = keys::both(&aura.value, &grandpa.value)?;
		let proved = proof.is_some();
		if let Some(Stated { value: proof, place }) = proof {
			let owner = founder.account.value.encode();
			if !keys.ownership_proof_is_valid(&owner, &proof) {
				section.findings.refuse(&place, PROOF);
			}
		}
		Some(Validator { founder, keys, aura, grandpa, proved })
	}

	/// The keys for Aura and for GRANDPA, in one field or in two.
	fn session_keys(&self, section: &mut Section) -> Option<(Key, Key)> {
		if section.node("keys").is_none() {
			let aura = section.parsed("aura", |text| self.keys.aura(text));
			let grandpa = section.parsed("grandpa", |text| self.keys.grandpa(text));
			return aura.zip(grandpa);
		}
		for half in ["aura", "grandpa"] {
			if let Some(field) = section.node(half) {
				let says = "`keys` says the same already: remove one of them";
				section.findings.refuse(&field.place, says);
			}
		}
		let both = section.parsed("keys", |text| self.keys.session_keys(text))?;
		let half = |value| Stated { value, place: both.place.clone() };
		Some((half(both.value.0), half(both.value.1)))
	}

	/// A registrar.
	fn registrar(&self, section: &mut Section) -> Option<Registrar> {
		let founder = self.founder(section);
		let roles = roles(section);
		let highest_level = level(section, "highest-level");
		Some(Registrar { founder: founder?, roles: roles?.value, highest_level: highest_level? })
	}

	/// A founding party.
	fn party(&self, section: &mut Section) -> Option<Party> {
		let founder = self.founder(section);
		let kinds = [("organisation", PartyKind::Organisation), ("person", PartyKind::Person)];
		let kind = section.optional("kind", |text| choose(text, &kinds));
		let roles = roles(section);
		let level = level(section, "level");
		let jurisdiction = section.parsed("jurisdiction", jurisdiction);
		let tag = match section.node("tag") {
			Some(_) => Some(section.parsed("tag", tag)?),
			None => None,
		};
		Some(Party {
			founder: founder?,
			kind: kind.map_or(PartyKind::Organisation, |kind| kind.value),
			roles: roles?,
			level: level?,
			jurisdiction: jurisdiction?.value,
			tag,
		})
	}
}

const PROOF: &str = "it does not prove that the owner of this account holds these keys: call \
	 `author_rotateKeysWithOwner` with this account, and give both values of its answer";

fn founder_name(text: &str) -> Result<String, String> {
	if text == GOVERNANCE {
		return Err(
			"governance has an account of its own, which no person owns: take another name".into(),
		);
	}
	display_name(text)
}

fn roles(section: &mut Section) -> Option<Stated<Roles>> {
	let place = section.place("roles");
	let before = section.findings.count();
	let named = section.texts("roles", |text| match text {
		"all" => Ok(Role::ALL.to_vec()),
		role => choose(role, &ROLES).map(|role| vec![role]),
	});
	if section.findings.count() > before {
		return None;
	}
	let all: Vec<Role> = named.iter().flat_map(|role| role.value.clone()).collect();
	let Some(first) = named.first() else {
		section.findings.refuse(&place, "it is missing: name at least one role");
		return None;
	};
	Some(Stated { value: Roles::of(&all), place: first.place.clone() })
}

fn level(section: &mut Section, name: &str) -> Option<Level> {
	let level = section.number::<Level>(name)?;
	if level.value == 0 {
		let says = "0 is the level of a party that nobody has checked: write 1 or more";
		section.findings.refuse(&level.place, says);
		return None;
	}
	Some(level.value)
}

fn jurisdiction(text: &str) -> Result<RegionCode, String> {
	let code = RegionCode::try_from(text.as_bytes().to_vec()).ok().filter(is_region);
	code.ok_or_else(|| {
		"it must be 1 to 8 characters A to Z, 0 to 9 and -: write it as \"CN\" or \"CN-11\"".into()
	})
}

fn tag(text: &str) -> Result<H256, String> {
	let tag = keys::hex::<32>(text).map(H256).filter(|tag| !tag.is_zero());
	tag.ok_or_else(|| {
		"it must be 0x and 64 digits, which the registrars' key gives a legal entity".into()
	})
}

/// The seats of both sources.
pub fn committees(section: &mut Section) -> Vec<Committee> {
	if section.node("committees").is_none() {
		let says = "it is missing: add [committees] with the seats of both sources";
		section.findings.refuse(&section.place("committees"), says);
	}
	let read = |section: &mut Section| {
		Some(Source::ALL.into_iter().map(|source| committee(section, source)).collect())
	};
	section.section("committees", read).unwrap_or_default()
}

fn committee(section: &mut Section, source: Source) -> Committee {
	let name = committee_name(source);
	let seats = section.texts(name, |text| Ok(text.to_owned()));
	Committee { source, seats, place: section.place(name) }
}

/// Accounts by the names that founders have.
pub struct Names<'a> {
	keys: &'a Keys,
	accounts: HashMap<String, AccountId>,
	/// Whether all founders could be read.
	whole: bool,
}

impl<'a> Names<'a> {
	/// The names of all founders, and of governance.
	pub fn of(people: &People, keys: &'a Keys) -> Self {
		let named = |founder: &Founder| (founder.name.value.clone(), founder.account.value.clone());
		let governance = (GOVERNANCE.to_owned(), governance_account());
		let accounts = people.founders().map(named).chain([governance]).collect();
		Self { keys, accounts, whole: people.whole() }
	}

	/// The account that a text means: a name, or an address.
	pub fn account(&self, section: &mut Section, name: &str) -> Option<Stated<AccountId>> {
		let Stated { value: text, place } = section.text(name)?;
		let value = match self.accounts.get(&text) {
			Some(account) => Some(account.clone()),
			None => self.address(&text, &place, section.findings),
		};
		value.map(|value| Stated { value, place })
	}

	fn address(&self, text: &str, place: &Place, findings: &Findings) -> Option<AccountId> {
		match self.keys.account(text) {
			Ok(account) => return Some(account),
			Err(says) if keys::is_like_an_address(text) => findings.refuse(place, says),
			Err(_) if self.whole => {
				let says =
					"no founder has this name: correct it, or add the account to [[accounts]]";
				findings.refuse(place, says);
			}
			// It may be the name of a founder that could not be read.
			Err(_) => (),
		}
		None
	}
}
