//! Project codes with an ISO 7064 MOD 37,36 check character.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Characters before the check character.
const BODY: usize = 16;

/// Code of a project: 16 characters `[0-9A-Z]` and their check character.
///
/// The check character follows ISO 7064 MOD 37,36, which finds every single wrong character.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Debug,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct ProjectCode([u8; 17]);

/// Why a text is no project code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProjectCodeError {
	/// It does not have 17 characters (16 for [`ProjectCode::with_check`]).
	Length,
	/// It has a character other than `[0-9A-Z]`.
	Character,
	/// The check character is wrong.
	Check,
}

impl core::fmt::Display for ProjectCodeError {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(match self {
			Self::Length => "a project code has 16 characters and a check character",
			Self::Character => "a project code has only the characters 0-9 and A-Z",
			Self::Check => "the check character of the project code is wrong",
		})
	}
}

impl ProjectCode {
	/// Adds the check character to 16 characters `[0-9A-Z]`.
	pub fn with_check(body: &str) -> Result<Self, ProjectCodeError> {
		let body: [u8; BODY] = body.as_bytes().try_into().map_err(|_| ProjectCodeError::Length)?;
		let check = check_character(&body)?;
		let mut code = [check; 17];
		for (to, from) in code.iter_mut().zip(body) {
			*to = from;
		}
		Ok(ProjectCode(code))
	}

	/// Reads 17 characters.
	pub fn parse(code: &str) -> Result<Self, ProjectCodeError> {
		let code: [u8; 17] = code.as_bytes().try_into().map_err(|_| ProjectCodeError::Length)?;
		let code = ProjectCode(code);
		code.check()?;
		Ok(code)
	}

	/// Whether the characters and the check character are right. Decoding does not check this.
	pub fn check(&self) -> Result<(), ProjectCodeError> {
		let (check, body) = self.0.split_last().ok_or(ProjectCodeError::Length)?;
		if check_character(body)? == *check {
			Ok(())
		} else {
			Err(ProjectCodeError::Check)
		}
	}

	/// The 17 characters.
	pub const fn as_bytes(&self) -> &[u8; 17] {
		&self.0
	}
}

impl core::fmt::Display for ProjectCode {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(core::str::from_utf8(&self.0).unwrap_or("?"))
	}
}

/// The check character of ISO 7064 MOD 37,36 for `body`.
fn check_character(body: &[u8]) -> Result<u8, ProjectCodeError> {
	let product = body.iter().try_fold(36_u32, |product, character| {
		let value = digit_value(*character).ok_or(ProjectCodeError::Character)?;
		let sum = match product.saturating_add(value) % 36 {
			0 => 36,
			sum => sum,
		};
		Ok(sum.saturating_mul(2) % 37)
	})?;
	digit(37_u32.saturating_sub(product) % 36).ok_or(ProjectCodeError::Check)
}

/// The value of a base-36 digit: `0`-`9`, then `A`-`Z`.
pub(super) fn digit_value(character: u8) -> Option<u32> {
	match character {
		b'0'..=b'9' | b'A'..=b'Z' => char::from(character).to_digit(36),
		_ => None,
	}
}

/// The base-36 digit of a value.
pub(super) fn digit(value: u32) -> Option<u8> {
	char::from_digit(value, 36)?.to_ascii_uppercase().try_into().ok()
}
