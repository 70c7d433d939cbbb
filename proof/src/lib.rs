//! Checks redemption statements of Verdigrid.
//!
//! A statement says who redeemed which certificates, for whom, for what, and which energy stands behind them.
//! It holds its own proof. This crate checks it with nothing but a [`Trust`] root: the hash of the chain's
//! first block, and the authorities that made its first blocks final. It asks no node and no service.
//!
//! ```
//! # fn demo(json: &[u8], trust: &[u8]) -> Result<(), verdigrid_proof::Refusal> {
//! let trust = verdigrid_proof::Trust::from_json(trust)?;
//! let report = verdigrid_proof::check(json, &trust, None)?;
//! assert_eq!(report.verdict, verdigrid_proof::Verdict::Accepted);
//! # Ok(())
//! # }
//! ```
//!
//! The check follows one chain of proofs, and every link has its module:
//!
//! | link | module |
//! |---|---|
//! | the text is the only spelling of its proof | [`statement`] |
//! | the first authorities made later ones, and these made a block final | [`grandpa`] |
//! | the block has this state | [`trie`] |
//! | the state has these records, and they agree | [`facts`], [`keys`], [`records`] |
//! | the leaves stand in the trees that the records name | [`merkle`], [`leaves`] |
//! | the party has these attributes | [`credential`] |
//!
//! `docs/statement.md` describes the format byte by byte.
//!
//! The types of the chain are mirrored in [`domain`] and [`records`]. The chain's own crates hash through
//! host functions, which would be imports of a WebAssembly module. Tests compare the mirrors with the
//! originals.

#![cfg_attr(not(test), no_std)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod content;
pub mod credential;
pub mod domain;
pub mod facts;
pub mod grandpa;
pub mod header;
pub mod hex;
pub mod issue;
pub mod keys;
pub mod leaves;
pub mod merkle;
pub mod proof;
pub mod qr;
pub mod records;
pub mod refusal;
pub mod root;
pub mod state;
pub mod statement;
pub mod time;
pub mod trie;
pub mod trust;

mod check;
mod describe;
mod published;
mod specification;

pub use check::{check, Report, Verdict};
pub use content::Content;
pub use issue::assemble;
pub use primitive_types::H256;
pub use proof::{Disclosure, Finality, Proof, Proved, RedemptionProof};
pub use refusal::Refusal;
pub use trust::Trust;

use alloc::vec::Vec;
use codec::Encode;

/// The largest statement that is read, in bytes: 64 MiB.
pub const MAX_STATEMENT: usize = 64 * 1024 * 1024;
/// The most redemptions of one statement.
pub const MAX_REDEMPTIONS: usize = 1_000;
/// The most attributes that one statement discloses.
pub const MAX_DISCLOSURES: usize = 256;
/// The largest trust root that is read, in bytes: 1 MiB.
pub const MAX_TRUST: usize = 1024 * 1024;

/// BLAKE2b with 256 bits of output, of parts that follow each other.
pub(crate) fn blake2(parts: &[&[u8]]) -> H256 {
	match parts {
		[one] => H256(sp_crypto_hashing::blake2_256(one)),
		parts => H256(sp_crypto_hashing::blake2_256(&parts.concat())),
	}
}

/// Whether encoding a value gives exactly these bytes.
pub(crate) fn encodes_to(value: &impl Encode, bytes: &[u8]) -> bool {
	let mut compared = Compared { rest: bytes, equal: true };
	value.encode_to(&mut compared);
	compared.equal && compared.rest.is_empty()
}

/// Takes bytes and compares them, so that a large encoding needs no memory.
struct Compared<'a> {
	rest: &'a [u8],
	equal: bool,
}

impl codec::Output for Compared<'_> {
	fn write(&mut self, bytes: &[u8]) {
		match self.rest.strip_prefix(bytes) {
			Some(rest) => self.rest = rest,
			None => self.equal = false,
		}
	}
}

/// Whether each item is greater than the one before.
pub(crate) fn ascends<T: Ord>(items: impl IntoIterator<Item = T>) -> bool {
	items.into_iter().collect::<Vec<_>>().is_sorted_by(|one, next| one < next)
}
