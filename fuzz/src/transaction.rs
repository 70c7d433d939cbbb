//! Transactions: what is planned, and its bytes.

use codec::{Compact, Encode};
use serde::{Deserialize, Serialize};
use sp_runtime::generic::Era;
use verdigrid_runtime::{Hash, TxExtension, VERSION};

use crate::keys::{Keys, Signer};

/// A transaction to be made. Its nonce is the account's next one when it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Planned {
	/// Who signs it; without one it is not signed.
	pub signer: Option<Signer>,
	/// Its call.
	#[serde(with = "as_hex")]
	pub call: Vec<u8>,
	/// Its tip.
	#[serde(default)]
	pub tip: u64,
	/// For how many blocks it is valid; without a number, for ever.
	#[serde(default)]
	pub life: Option<u16>,
	/// How far its nonce is from the right one.
	#[serde(default)]
	pub ahead: i32,
	/// Whether its signature is spoilt.
	#[serde(default)]
	pub forged: bool,
	/// Whether `call` is the whole transaction, without its length: bytes that may be no transaction at all.
	#[serde(default)]
	pub raw: bool,
}

/// Bytes in a file.
mod as_hex {
	use serde::{de::Error, Deserialize, Deserializer, Serializer};

	pub fn serialize<S: Serializer>(bytes: &[u8], to: S) -> Result<S::Ok, S::Error> {
		to.serialize_str(&hex::encode(bytes))
	}

	pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<u8>, D::Error> {
		let text = String::deserialize(from)?;
		hex::decode(&text).map_err(D::Error::custom)
	}
}

impl Planned {
	/// A call of an account, signed as wallets sign it.
	pub fn new(signer: Signer, call: Vec<u8>) -> Self {
		Planned {
			signer: Some(signer),
			call,
			tip: 0,
			life: None,
			ahead: 0,
			forged: false,
			raw: false,
		}
	}

	/// Bytes that are sent as they are.
	pub fn raw(bytes: Vec<u8>) -> Self {
		Planned { signer: None, raw: true, ..Planned::new(0, bytes) }
	}

	/// Whether a wallet could have made it.
	pub fn is_sound(&self) -> bool {
		self.signer.is_some() && self.ahead == 0 && !self.forged && !self.raw
	}
}

/// What a wallet knows of the chain.
pub struct Known<'a> {
	/// The hash of each block.
	pub hashes: &'a [Hash],
	/// The next nonce of the account that signs.
	pub nonce: u32,
}

/// An unsigned transaction, and one that is signed.
const BARE: u8 = 4;
const SIGNED: u8 = 0x84;
/// Where a longer payload is signed by its hash.
const LONGEST_PAYLOAD: usize = 256;

/// The bytes of a transaction, with their length before them.
pub fn bytes(planned: &Planned, keys: &Keys, known: &Known<'_>) -> Vec<u8> {
	if planned.raw {
		return with_length(&planned.call);
	}
	let Some(signer) = planned.signer else {
		return with_length(&[&[BARE][..], &planned.call].concat());
	};
	let (extension, implicit) = extension(planned, known);
	let payload = [&planned.call[..], &extension, &implicit].concat();
	let mut signature = match payload.len() > LONGEST_PAYLOAD {
		true => keys.sign(signer, &sp_crypto_hashing::blake2_256(&payload)),
		false => keys.sign(signer, &payload),
	}
	.encode();
	if planned.forged {
		signature.iter_mut().skip(9).take(1).for_each(|byte| *byte ^= 1);
	}
	let mut body = vec![SIGNED, 0];
	body.extend(keys.account(signer).encode());
	body.extend(signature);
	body.extend(extension);
	body.extend(&planned.call);
	with_length(&body)
}

/// Bytes as they stand in a block.
pub fn with_length(body: &[u8]) -> Vec<u8> {
	let mut bytes = Compact(body.len() as u32).encode();
	bytes.extend(body);
	bytes
}

/// What the transaction carries beside its call, and what is signed beside both.
fn extension(planned: &Planned, known: &Known<'_>) -> (Vec<u8>, Vec<u8>) {
	// The last block of which the next one knows the hash.
	let current = known.hashes.len().saturating_sub(1) as u64;
	let era = match planned.life {
		Some(life) => Era::mortal(life.into(), current),
		None => Era::Immortal,
	};
	let birth = era.birth(current) as usize;
	let nonce = known.nonce.saturating_add_signed(planned.ahead);
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(era),
		frame_system::CheckNonce::from(nonce.into()),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(u128::from(planned.tip)),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let hash = |number: usize| known.hashes.get(number).copied().unwrap_or_default();
	let implicit =
		(VERSION.spec_version, VERSION.transaction_version, hash(0), hash(birth), None::<[u8; 32]>);
	(extension.encode(), implicit.encode())
}
