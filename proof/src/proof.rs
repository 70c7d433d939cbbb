//! What a statement proves itself with.

use crate::{
	ascends,
	credential::CredentialProof,
	encodes_to,
	grandpa::{self, Fragment},
	header::Header,
	leaves::{InTree, MeterReading, Settlement},
	Refusal, Trust, H256, MAX_DISCLOSURES, MAX_REDEMPTIONS,
};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemLimit, DecodeWithMemTracking, Encode};

/// The version of the encoding.
pub const VERSION: u8 = 1;

/// The memory that reading a proof may take, beside four times its length. Bytes that were made for it could
/// take much more, such as a list of millions of empty lists.
const MEMORY: usize = 1024 * 1024;

/// The proof of a statement. All that the statement says is derived from it.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct Proof {
	/// [`VERSION`].
	pub version: u8,
	/// The hash of the chain's first block.
	pub genesis: H256,
	/// How the block is known to be final.
	pub finality: Finality,
	/// Nodes and values of the state after the block, in the order of their hashes.
	pub nodes: Vec<Vec<u8>>,
	/// The redemptions, in the order of their numbers.
	pub redemptions: Vec<RedemptionProof>,
	/// Attributes of parties that the redemptions name, in the order of parties and keys.
	pub disclosures: Vec<Disclosure>,
}

/// How the block whose state is proved is known to be final.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub enum Finality {
	/// It is not. Development chains have no finality.
	#[codec(index = 0)]
	None(Header),
	/// The first authorities lead to it. It is the block of the last fragment.
	#[codec(index = 1)]
	Grandpa(Vec<Fragment>),
}

/// What beside the state proves a redemption.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct RedemptionProof {
	/// The number of the redemption.
	pub id: u64,
	/// The reading of the meter of the project.
	pub generation: Option<InTree<MeterReading>>,
	/// What consumption was matched by.
	pub matched: Option<Proved>,
}

/// What proves that consumption was matched.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct Proved {
	/// The settlement of the trade.
	pub settlement: Option<InTree<Settlement>>,
	/// The reading of the meter of the consumer.
	pub consumption: Option<InTree<MeterReading>>,
}

/// An attribute of a party's credential.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking)]
pub struct Disclosure {
	/// The party.
	pub party: u32,
	/// What the attribute is called.
	pub key: Vec<u8>,
	/// What it says.
	pub value: Vec<u8>,
	/// Its salt.
	pub salt: [u8; 16],
	/// That it stands in the party's credential.
	pub proof: CredentialProof,
}

impl Proof {
	/// Reads a proof. Fails unless this is its one spelling.
	pub fn from_bytes(bytes: &[u8]) -> Result<Self, Refusal> {
		match bytes.first() {
			Some(&VERSION) | None => (),
			Some(other) => return Err(Refusal::ProofVersion(*other)),
		}
		let most = bytes.len().saturating_mul(4).saturating_add(MEMORY);
		let proof = Self::decode_with_mem_limit(&mut &*bytes, most);
		let proof = proof.map_err(|_| Refusal::ProofMalformed)?;
		if !encodes_to(&proof, bytes) {
			return Err(Refusal::ProofMalformed);
		}
		proof.ensure_ordered()?;
		Ok(proof)
	}

	/// The header of the block whose state is proved.
	pub fn header(&self) -> Result<&Header, Refusal> {
		match &self.finality {
			Finality::None(header) => Ok(header),
			Finality::Grandpa(fragments) => {
				fragments.last().map(|last| &last.header).ok_or(Refusal::NoBlock)
			}
		}
	}

	/// Fails unless the block is final on the chain of this trust root. Returns whether it is proved: `false`
	/// where the chain has no finality.
	pub fn ensure_final(&self, trust: &Trust) -> Result<bool, Refusal> {
		match &self.finality {
			Finality::None(_) => Ok(false),
			Finality::Grandpa(fragments) => {
				grandpa::verify(fragments, &trust.authorities).map(|()| true)
			}
		}
	}

	/// Fails unless redemptions and attributes are in order, and no more than there can be.
	pub(crate) fn ensure_ordered(&self) -> Result<(), Refusal> {
		let Proof { redemptions, disclosures, .. } = self;
		match redemptions.len() {
			0 => return Err(Refusal::NoRedemption),
			1..=MAX_REDEMPTIONS => (),
			_ => return Err(Refusal::TooManyRedemptions),
		}
		if disclosures.len() > MAX_DISCLOSURES {
			return Err(Refusal::TooManyAttributes);
		}
		let ordered = ascends(redemptions.iter().map(|proved| proved.id))
			&& ascends(disclosures.iter().map(|shown| (shown.party, &shown.key)));
		if ordered {
			Ok(())
		} else {
			Err(Refusal::NotSorted)
		}
	}
}
