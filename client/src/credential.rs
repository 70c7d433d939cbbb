//! Credentials: what a party commits to on chain, keeps to itself, and shows attribute by attribute.
//!
//! A holder writes its credential as JSON and commits to it with [`HeldCredential::new`]. The
//! commitment goes on chain, with `apply` or `update_commitment` of the identity pallet. What
//! [`HeldCredential::to_json`] writes has the salts, and stays with the holder. Without it nothing
//! can be shown any more. Any person who has it can show everything. A [`Disclosure`] shows one
//! attribute. Of the others it shows only how many there are.
//!
//! # From JSON to attributes
//!
//! The credential is a JSON object of strings, numbers and booleans, or of objects of these. The member
//! `city` of the member `address` is the attribute `address.city`. The value of an attribute is text:
//!
//! | JSON | text |
//! |---|---|
//! | a string | its characters, in UTF-8, as they are: no case or accent is changed |
//! | `true`, `false` | `true`, `false` |
//! | a number | its decimal digits, exactly: no `+`, no leading zeros, no zeros at the end of a fraction, `0` for `-0`: `1.50` is `1.5`, `2.0` is `2` |
//!
//! These are refused, each with the attribute's name:
//!
//! * `null` and arrays; objects without members; members without a name;
//! * names longer than 64 bytes, and texts longer than 256;
//! * two attributes of one name, even if one is nested and the other has a dot in its name;
//! * numbers with an exponent, or with more digits than can be kept exactly (28 always can).

mod attributes;
#[cfg(test)]
mod tests;

use crate::{Chain, ClientError};
use serde::{Deserialize, Serialize};
use sp_core::H256;
use verdigrid_primitives::{
	credential::{
		self, Attribute, AttributeKey, AttributeValue, Credential, CredentialProof, Salt,
	},
	party::PartyId,
};

/// Why a credential cannot be committed to, or an attribute not be shown.
#[derive(Debug, thiserror::Error)]
pub enum CredentialError {
	/// The text is not JSON of the kind expected.
	#[error("not {expected}: {reason}")]
	NotJson {
		/// What it should be.
		expected: &'static str,
		/// What is wrong, and where.
		reason: serde_json::Error,
	},
	/// One attribute cannot be part of a credential.
	#[error("the attribute {key:?} {problem}")]
	Attribute {
		/// Which.
		key: String,
		/// Why, and what to do.
		problem: &'static str,
	},
	/// The credential has no attributes.
	#[error("there are no attributes: a credential has at least one")]
	Empty,
	/// The credential has no such attribute.
	#[error("there is no attribute {key:?}. The credential has: {known}")]
	NoSuchAttribute {
		/// What was asked for.
		key: String,
		/// What there is.
		known: String,
	},
	/// What the holder keeps does not belong to its commitment.
	#[error("the attributes or salts do not belong to the commitment: the file was changed. Use it as `verdigrid credential commit` wrote it")]
	Altered,
	/// The operating system gives no random numbers.
	#[error("the operating system gives no random salt: {0}")]
	NoRandomness(getrandom::Error),
}

impl CredentialError {
	fn attribute(key: &str, problem: &'static str) -> Self {
		CredentialError::Attribute { key: key.to_owned(), problem }
	}
}

/// A credential with its salts, as its holder keeps it.
///
/// Does not implement `Debug`, so that no salt gets into a log by mistake.
pub struct HeldCredential {
	credential: Credential,
	commitment: H256,
}

impl HeldCredential {
	/// Reads a credential from JSON, and salts it from the operating system's source of randomness.
	pub fn new(json: &str) -> Result<Self, CredentialError> {
		Self::with_salts(json, |_| {
			let mut salt = Salt::default();
			getrandom::fill(&mut salt).map_err(CredentialError::NoRandomness)?;
			Ok(salt)
		})
	}

	/// Reads a credential from JSON, with the salts that `salt` gives for each attribute's name. A
	/// salt must be impossible to guess, and different for each attribute.
	pub fn with_salts(
		json: &str,
		mut salt: impl FnMut(&str) -> Result<Salt, CredentialError>,
	) -> Result<Self, CredentialError> {
		let attributes = attributes::read(json)?
			.into_iter()
			.map(|(key, value)| bounded(&key, &value, salt(&key)?))
			.collect::<Result<_, _>>()?;
		Self::of(attributes)
	}

	/// A credential that was read from JSON has attributes, each once.
	fn of(attributes: Vec<Attribute>) -> Result<Self, CredentialError> {
		let credential = Credential::new(attributes).ok_or(CredentialError::Altered)?;
		let commitment = credential.commitment().ok_or(CredentialError::Altered)?;
		Ok(HeldCredential { credential, commitment })
	}

	/// What goes on chain.
	pub fn commitment(&self) -> H256 {
		self.commitment
	}

	/// What shows the attribute of this name to others.
	pub fn disclose(&self, key: &str) -> Result<Disclosure, CredentialError> {
		let disclosed = AttributeKey::try_from(key.as_bytes().to_vec())
			.ok()
			.and_then(|key| self.credential.disclose(&key));
		let Some((attribute, proof)) = disclosed else {
			let known: Vec<_> = self.kept().map(|kept| format!("{:?}", kept.key)).collect();
			let known = known.join(", ");
			return Err(CredentialError::NoSuchAttribute { key: key.to_owned(), known });
		};
		let KeptAttribute { key, value, salt } = KeptAttribute::of(attribute);
		Ok(Disclosure { key, value, salt, proof })
	}

	/// What the holder keeps, salts included.
	pub fn to_json(&self) -> Result<String, CredentialError> {
		let kept = Kept { commitment: self.commitment, attributes: self.kept().collect() };
		to_json(&kept)
	}

	/// Reads what [`to_json`](Self::to_json) wrote.
	pub fn from_json(json: &str) -> Result<Self, CredentialError> {
		let kept: Kept =
			from_json(json, "a credential as `verdigrid credential commit` writes it")?;
		let attributes = kept
			.attributes
			.iter()
			.map(|kept| bounded(&kept.key, &kept.value, kept.salt))
			.collect::<Result<_, _>>()?;
		let held = Self::of(attributes)?;
		if held.commitment != kept.commitment {
			return Err(CredentialError::Altered);
		}
		Ok(held)
	}

	fn kept(&self) -> impl Iterator<Item = KeptAttribute> + '_ {
		self.credential.attributes().iter().map(KeptAttribute::of)
	}
}

/// What shows one attribute of a credential to others.
///
/// As JSON: `{"key", "value", "salt", "proof": {"root", "leaves", "proof": {"index", "siblings"}}}`, with
/// salt and hashes in hexadecimal after `0x`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Disclosure {
	/// What the attribute is called.
	pub key: String,
	/// What it says.
	pub value: String,
	/// Its salt.
	#[serde(with = "hexadecimal")]
	pub salt: Salt,
	/// The proof that it is one of the credential's.
	pub proof: CredentialProof,
}

impl Disclosure {
	/// The same as a part of a statement about a party.
	pub fn for_statement(self, party: PartyId) -> Option<verdigrid_proof::Disclosure> {
		let Disclosure { key, value, salt, proof } = self;
		// Both crates write proofs in the same way.
		let proof = codec::Decode::decode(&mut &*codec::Encode::encode(&proof)).ok()?;
		Some(verdigrid_proof::Disclosure {
			party,
			key: key.into_bytes(),
			value: value.into_bytes(),
			salt,
			proof,
		})
	}

	/// Whether the credential with this commitment says so.
	pub fn holds(&self, commitment: &H256) -> bool {
		let Ok(Attribute { key, value, salt }) = bounded(&self.key, &self.value, self.salt) else {
			return false;
		};
		credential::discloses(commitment, &key, &value, &salt, &self.proof)
	}

	/// Whether the credential of a party says so, by the runtime API `discloses`. Also `false` if
	/// there is no such party, or if no registrar has attested its commitment.
	pub async fn holds_for(&self, chain: &Chain, party: PartyId) -> Result<bool, ClientError> {
		let Ok(Attribute { key, value, salt }) = bounded(&self.key, &self.value, self.salt) else {
			return Ok(false);
		};
		let arguments = (party, key, value, salt, &self.proof);
		chain.read_by_name("VerdigridIdentityApi_discloses", arguments).await
	}
}

/// Writes disclosures as a JSON array.
pub fn disclosures_to_json(disclosures: &[Disclosure]) -> Result<String, CredentialError> {
	to_json(disclosures)
}

/// Reads a JSON array of disclosures.
pub fn disclosures_from_json(json: &str) -> Result<Vec<Disclosure>, CredentialError> {
	from_json(json, "disclosures as `verdigrid credential disclose` prints them")
}

/// The JSON form of what the holder keeps.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
	commitment: H256,
	attributes: Vec<KeptAttribute>,
}

/// The JSON form of one attribute of it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptAttribute {
	key: String,
	value: String,
	#[serde(with = "hexadecimal")]
	salt: Salt,
}

impl KeptAttribute {
	/// Names and texts were JSON strings, so they are UTF-8.
	fn of(attribute: &Attribute) -> Self {
		let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
		let Attribute { key, value, salt } = attribute;
		KeptAttribute { key: text(key), value: text(value), salt: *salt }
	}
}

fn bounded(key: &str, value: &str, salt: Salt) -> Result<Attribute, CredentialError> {
	Ok(Attribute {
		key: AttributeKey::try_from(key.as_bytes().to_vec())
			.map_err(|_| CredentialError::attribute(key, NAME_TOO_LONG))?,
		value: AttributeValue::try_from(value.as_bytes().to_vec())
			.map_err(|_| CredentialError::attribute(key, TEXT_TOO_LONG))?,
		salt,
	})
}

const TWICE: &str = "is there twice: remove one of them";
const NAME_TOO_LONG: &str = "has a name of more than 64 bytes: choose a shorter one";
const TEXT_TOO_LONG: &str = "is longer than 256 bytes: shorten it, or divide it into several";

fn to_json(what: &(impl Serialize + ?Sized)) -> Result<String, CredentialError> {
	let not_json = |reason| CredentialError::NotJson { expected: "to be written as JSON", reason };
	serde_json::to_string_pretty(what).map_err(not_json)
}

fn from_json<'a, T: Deserialize<'a>>(
	json: &'a str,
	expected: &'static str,
) -> Result<T, CredentialError> {
	serde_json::from_str(json).map_err(|reason| CredentialError::NotJson { expected, reason })
}

/// Salts as `0x` and 32 digits.
mod hexadecimal {
	use super::Salt;
	use serde::{Deserializer, Serializer};
	use sp_core::bytes::{self, ExpectedLen};

	pub fn serialize<S: Serializer>(salt: &Salt, to: S) -> Result<S::Ok, S::Error> {
		bytes::serialize(salt, to)
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Salt, D::Error> {
		let mut salt = Salt::default();
		bytes::deserialize_check_len(from, ExpectedLen::Exact(&mut salt))?;
		Ok(salt)
	}
}
