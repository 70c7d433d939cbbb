//! What fits into a QR code: which statement it is, and where it belongs.
//!
//! As bytes it is the version (1), the hash of the chain's first block (32), the first redemption (8), how
//! many there are (4), the block (4) and the hash of the statement (32). Numbers are little-endian. As text
//! it is `VERDIGRID:` and the bytes in upper-case hexadecimal, 172 characters. A QR code keeps such
//! characters in five and a half bits each, and every scanner gives them back as they are.

use crate::{check::Report, content::Content, hex, H256};
use alloc::{string::String, vec::Vec};
use codec::{Decode, DecodeAll, Encode};

const PREFIX: &str = "VERDIGRID:";
const VERSION: u8 = 1;

/// Which statement a QR code stands for.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode)]
pub struct Compact {
	version: u8,
	/// The hash of the chain's first block.
	pub genesis: H256,
	/// The first redemption.
	pub first: u64,
	/// How many redemptions.
	pub count: u32,
	/// The block up to which the statement is true.
	pub block: u32,
	/// The hash of the statement.
	pub statement: H256,
}

impl Compact {
	/// The code of a statement. `None` if it is about no redemption.
	pub fn of(content: &Content, statement: H256) -> Option<Self> {
		Some(Compact {
			version: VERSION,
			genesis: H256(content.chain.genesis.0.as_slice().try_into().ok()?),
			first: content.redemptions.first()?.redemption,
			count: u32::try_from(content.redemptions.len()).ok()?,
			block: content.up_to.block,
			statement,
		})
	}

	/// The text for the QR code.
	pub fn to_text(&self) -> String {
		let mut text = String::from(PREFIX);
		text.push_str(&hex::digits(&self.encode()).to_ascii_uppercase());
		text
	}

	/// Reads the text. `None` if it is not exactly that of a code.
	pub fn from_text(text: &str) -> Option<Self> {
		let digits = text.strip_prefix(PREFIX)?;
		if digits.bytes().any(|digit| digit.is_ascii_lowercase()) {
			return None;
		}
		let bytes: Vec<u8> = hex::from_digits(digits.to_ascii_lowercase().as_bytes())?;
		let code = Compact::decode_all(&mut bytes.as_slice()).ok()?;
		Some(code).filter(|code| code.version == VERSION && code.count > 0)
	}

	/// Whether this is the code of a checked statement.
	pub fn is_of(&self, report: &Report) -> bool {
		let statement = report.statement_hash.0.as_slice().try_into().ok().map(H256);
		let same = statement.and_then(|hash| Self::of(&report.content, hash));
		same.as_ref() == Some(self)
	}
}
