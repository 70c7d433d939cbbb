//! A chain as its founders describe it. Where a field could not be read, a value stands in that is never used:
//! the reason was noted.

use super::{
	findings::{Place, Stated},
	section::Listed,
	words::Currency,
};
use sc_network::config::MultiaddrWithPeerId;
use sp_core::H256;
use verdigrid_primitives::{
	certificate::{Class, TradeClass},
	evidence::Source,
	party::{Level, PartyKind, RegionCode, Roles},
};
use verdigrid_runtime::{
	genesis::ChainKind, money::AssetId, parameters::TrackPeriods, AccountId, Balance, BlockNumber,
	SessionKeys,
};

/// All that the file says.
#[derive(Debug)]
pub struct Description {
	pub name: String,
	pub id: String,
	pub kind: ChainKind,
	/// Whether keys that everybody knows are admitted.
	pub development_keys: bool,
	pub protocol_id: String,
	pub token: Currency,
	/// Minutes east of UTC.
	pub utc_offset: i16,
	pub session_length: Stated<BlockNumber>,
	pub boot_nodes: Vec<MultiaddrWithPeerId>,
	/// Whether trades may be paid in the token, too.
	pub settle_in_token: bool,
	/// What the governance account begins with.
	pub governance: Option<Stated<Balance>>,
	pub people: People,
	pub committees: Vec<Committee>,
	pub classes: Listed<NewClass>,
	pub assets: Listed<Asset>,
	pub parameters: Vec<Parameter>,
	pub tracks: Vec<Track>,
}

/// All that have an account.
#[derive(Debug)]
pub struct People {
	pub members: Listed<Founder>,
	pub validators: Listed<Validator>,
	pub registrars: Listed<Registrar>,
	pub parties: Listed<Party>,
	/// Accounts that only have tokens.
	pub accounts: Listed<Founder>,
}

/// Who takes part, as people call it, and its account.
#[derive(Clone, Debug)]
pub struct Founder {
	pub name: Stated<String>,
	pub account: Stated<AccountId>,
	pub tokens: Option<Stated<Balance>>,
}

#[derive(Debug)]
pub struct Validator {
	pub founder: Founder,
	pub keys: SessionKeys,
	pub aura: Stated<[u8; 32]>,
	pub grandpa: Stated<[u8; 32]>,
	/// Whether it is proved that the owner of the account holds the keys.
	pub proved: bool,
}

#[derive(Debug)]
pub struct Registrar {
	pub founder: Founder,
	pub roles: Roles,
	pub highest_level: Level,
}

#[derive(Debug)]
pub struct Party {
	pub founder: Founder,
	pub kind: PartyKind,
	pub roles: Stated<Roles>,
	pub level: Level,
	pub jurisdiction: RegionCode,
	pub tag: Option<Stated<H256>>,
}

/// The seats of a source, by the names of their parties.
#[derive(Debug)]
pub struct Committee {
	pub source: Source,
	pub seats: Vec<Stated<String>>,
	pub place: Place,
}

#[derive(Debug)]
pub struct NewClass {
	pub letter: Stated<TradeClass>,
	pub terms: Class,
	pub face_value: Place,
	pub validity: Place,
}

#[derive(Debug)]
pub struct Asset {
	pub id: Stated<AssetId>,
	pub owner: AccountId,
	pub name: String,
	pub symbol: Stated<String>,
	pub decimals: u8,
	/// More than nothing.
	pub least_balance: Balance,
	pub endowments: Listed<Endowment>,
}

impl Asset {
	/// What its amounts are counted in.
	pub fn currency(&self) -> Currency {
		Currency { symbol: self.symbol.value.clone(), decimals: self.decimals }
	}
}

#[derive(Debug)]
pub struct Endowment {
	pub to: Stated<AccountId>,
	pub amount: Stated<Balance>,
}

/// A parameter that is a number, by the chain's name for it.
#[derive(Debug)]
pub struct Parameter {
	pub name: String,
	pub value: Stated<u128>,
}

/// The periods of a track, by the chain's name for it.
#[derive(Debug)]
pub struct Track {
	pub name: String,
	pub periods: TrackPeriods,
	/// Where each period stands, or would stand: preparation, decision, confirmation, enactment.
	pub places: [Place; 4],
}

impl People {
	/// All of them, in the order of the file.
	pub fn founders(&self) -> impl Iterator<Item = &Founder> {
		let validators = self.validators.entries.iter().map(|validator| &validator.founder);
		let registrars = self.registrars.entries.iter().map(|registrar| &registrar.founder);
		let parties = self.parties.entries.iter().map(|party| &party.founder);
		let members = self.members.entries.iter();
		members.chain(validators).chain(registrars).chain(parties).chain(&self.accounts.entries)
	}

	/// Each account that begins with tokens.
	pub fn tokens(&self) -> impl Iterator<Item = (&AccountId, Balance)> {
		let tokens = |founder: &Founder| founder.tokens.as_ref().map(|tokens| tokens.value);
		self.founders().filter_map(move |founder| Some((&founder.account.value, tokens(founder)?)))
	}

	/// The tokens that an account begins with.
	pub fn tokens_of(&self, account: &AccountId) -> Option<Balance> {
		self.tokens().find(|(other, _)| *other == account).map(|(_, tokens)| tokens)
	}

	/// The founding party of this name.
	pub fn party(&self, name: &str) -> Option<&Party> {
		self.parties.entries.iter().find(|party| party.founder.name.value == name)
	}

	/// Whether all could be read.
	pub fn whole(&self) -> bool {
		let accounts = self.members.whole && self.accounts.whole;
		accounts && self.validators.whole && self.registrars.whole && self.parties.whole
	}
}
