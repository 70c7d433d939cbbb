//! An account that has nothing lets a registrar apply for it: it signs, and sends no transaction.

use codec::Encode;
use sp_core::H256;
use subxt::utils::{AccountId32, MultiSignature};
use subxt_signer::sr25519::Keypair;
use verdigrid_primitives::{
	party::{PartyKind, RegionCode},
	Moment,
};

/// What a signature is for.
const PURPOSE: &[u8; 24] = b"verdigrid/application/v1";

/// What an account states, and the registrar that may apply with it (`identity.apply_for`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
	/// The registrar. No other can use the signature.
	pub registrar: AccountId32,
	/// What kind of entity the applicant is.
	pub kind: PartyKind,
	/// The commitment to its credential.
	pub commitment: H256,
	/// Where it is established.
	pub jurisdiction: RegionCode,
	/// Until when the signature counts, in seconds since 1970: at most 30 days ahead, and later than that of each signature
	/// of the account that was used before.
	pub deadline: Moment,
}

impl Application {
	/// What an account signs, for the chain with this genesis block. Wallets may put it between `<Bytes>` and `</Bytes>`.
	pub fn message(&self, genesis: [u8; 32], account: &AccountId32) -> Vec<u8> {
		let Application { registrar, kind, commitment, jurisdiction, deadline } = self;
		let stated = (account.0, kind, commitment, jurisdiction, deadline);
		(PURPOSE, genesis, registrar.0, stated).encode()
	}

	/// The signature of an account, for the chain with this genesis block.
	pub fn sign(&self, genesis: [u8; 32], key: &Keypair) -> MultiSignature {
		let account = key.public_key().to_account_id();
		MultiSignature::Sr25519(key.sign(&self.message(genesis, &account)).0)
	}
}
