//! Bytes as text: `0x` and two lower-case hexadecimal digits for each byte. There is one way to write each.

use alloc::{string::String, vec::Vec};
use serde::{Serialize, Serializer};

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Writes the digits, without `0x`.
pub fn digits(bytes: &[u8]) -> String {
	let mut text = String::with_capacity(bytes.len().saturating_mul(2));
	for byte in bytes {
		for digit in [byte >> 4, byte & 15] {
			text.push(DIGITS.get(usize::from(digit)).copied().map_or('?', char::from));
		}
	}
	text
}

/// Reads lower-case digits, without `0x`. `None` if a character is wrong, or their number is odd.
pub fn from_digits(text: &[u8]) -> Option<Vec<u8>> {
	if !text.len().is_multiple_of(2) {
		return None;
	}
	let pair = |pair: &[u8]| match pair {
		[high, low] => Some(value(*high)? << 4 | value(*low)?),
		_ => None,
	};
	text.chunks(2).map(pair).collect()
}

/// Reads `0x` and exactly so many bytes.
pub fn parse<const N: usize>(text: &str) -> Option<[u8; N]> {
	from_digits(text.strip_prefix("0x")?.as_bytes())?.try_into().ok()
}

/// Whether this is a lower-case digit.
pub const fn is_digit(character: u8) -> bool {
	value(character).is_some()
}

const fn value(character: u8) -> Option<u8> {
	match character {
		b'0'..=b'9' => Some(character.wrapping_sub(b'0')),
		b'a'..=b'f' => Some(character.wrapping_sub(b'a').wrapping_add(10)),
		_ => None,
	}
}

/// Bytes that are written with `0x`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Hex(pub Vec<u8>);

impl From<primitive_types::H256> for Hex {
	fn from(hash: primitive_types::H256) -> Self {
		Hex(hash.0.to_vec())
	}
}

impl core::fmt::Display for Hex {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "0x{}", digits(&self.0))
	}
}

impl Serialize for Hex {
	fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
		serializer.collect_str(self)
	}
}
