//! What has to be known before a statement can be checked.
//!
//! As text it is JSON, for example:
//!
//! ```json
//! {
//!   "format": "verdigrid-trust",
//!   "version": 1,
//!   "genesis": "0x…",
//!   "authorities": [{ "key": "0x…", "weight": 1 }]
//! }
//! ```

use crate::{
	grandpa::{AuthorityId, AuthoritySet},
	hex::{self, Hex},
	Refusal, H256, MAX_TRUST,
};
use alloc::{
	string::{String, ToString},
	vec::Vec,
};
use serde::{Deserialize, Serialize};

const FORMAT: &str = "verdigrid-trust";
const VERSION: u32 = 1;

/// A chain, and the authorities that made its first blocks final. Get it from somebody you trust, once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trust {
	/// The hash of the chain's first block.
	pub genesis: H256,
	/// The first authorities.
	pub authorities: AuthoritySet,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
	format: String,
	version: u32,
	genesis: String,
	authorities: Vec<Member>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Member {
	key: String,
	weight: u64,
}

#[derive(Serialize)]
struct Written {
	format: &'static str,
	version: u32,
	genesis: Hex,
	authorities: Vec<WrittenMember>,
}

#[derive(Serialize)]
struct WrittenMember {
	key: Hex,
	weight: u64,
}

impl Trust {
	/// A trust root with these authorities, in any order.
	pub fn new(genesis: H256, authorities: Vec<(AuthorityId, u64)>) -> Result<Self, Refusal> {
		let authorities = AuthoritySet::new(authorities)
			.map_err(|_| bad("the authorities are none, or one is named twice or has no weight"))?;
		Ok(Trust { genesis, authorities })
	}

	/// Reads the text.
	pub fn from_json(text: &[u8]) -> Result<Self, Refusal> {
		if text.len() > MAX_TRUST {
			return Err(bad("it is larger than 1 MiB"));
		}
		let file: File =
			serde_json::from_slice(text).map_err(|error| Refusal::BadTrust(error.to_string()))?;
		if (file.format.as_str(), file.version) != (FORMAT, VERSION) {
			return Err(bad("it is not of the format verdigrid-trust, version 1"));
		}
		let member = |member: &Member| {
			let key = hex::parse(&member.key);
			key.map(|key| (key, member.weight)).ok_or(bad("a key is not 0x and 64 digits"))
		};
		let genesis = hex::parse(&file.genesis).ok_or(bad("genesis is not 0x and 64 digits"))?;
		Self::new(H256(genesis), file.authorities.iter().map(member).collect::<Result<_, _>>()?)
	}

	/// Writes the text.
	pub fn to_json(&self) -> String {
		let member = |(key, weight): &(AuthorityId, u64)| WrittenMember {
			key: Hex(key.to_vec()),
			weight: *weight,
		};
		let written = Written {
			format: FORMAT,
			version: VERSION,
			genesis: self.genesis.into(),
			authorities: self.authorities.members().iter().map(member).collect(),
		};
		let mut text = serde_json::to_string_pretty(&written).unwrap_or_default();
		text.push('\n');
		text
	}
}

fn bad(why: &str) -> Refusal {
	Refusal::BadTrust(why.into())
}
