//! The text of a statement. There is exactly one text for a proof.
//!
//! It is JSON: what [`Content`] says, and then the proof in hexadecimal. It is not read as JSON, because all
//! of it follows from the proof. So no parser can be confused by it, and no byte of it can differ.

use crate::{blake2, hex, proof::Proof, Content, Refusal, H256, MAX_STATEMENT};
use alloc::{string::String, vec::Vec};
use codec::Encode;

/// What the format is called.
pub const FORMAT: &str = "verdigrid-statement";
/// The version of the format.
pub const VERSION: u32 = 1;

const BEGINNING: &str = "{\n  \"format\": \"verdigrid-statement\",\n  \"version\": ";
const BEFORE_PROOF: &str = ",\n  \"proof\": \"0x";
const AFTER_PROOF: &str = "\"\n}\n";

/// The text of a statement, in two parts.
pub struct Parts<'a> {
	/// What comes before the proof.
	pub content: &'a [u8],
	/// The proof.
	pub proof: Vec<u8>,
}

/// Writes a statement.
pub fn write(content: &Content, proof: &Proof) -> String {
	let mut text = write_content(content);
	text.push_str(BEFORE_PROOF);
	text.push_str(&hex::digits(&proof.encode()));
	text.push_str(AFTER_PROOF);
	text
}

/// What a statement is known by: the BLAKE2b-256 hash of its text.
pub fn hash(text: &[u8]) -> H256 {
	blake2(&[text])
}

/// Separates a statement from its proof.
pub fn split(text: &[u8]) -> Result<Parts<'_>, Refusal> {
	if text.len() > MAX_STATEMENT {
		return Err(Refusal::TooLarge(text.len()));
	}
	let rest = text.strip_prefix(BEGINNING.as_bytes()).ok_or(Refusal::NotAStatement)?;
	ensure_version(rest)?;
	let rest = text.strip_suffix(AFTER_PROOF.as_bytes()).ok_or(Refusal::NoProof)?;
	let digits = rest.iter().rev().take_while(|digit| hex::is_digit(**digit)).count();
	// The x of 0x is no digit, and its 0 stands before it.
	let at = rest.len().saturating_sub(digits);
	let (before, proof) = rest.split_at_checked(at).ok_or(Refusal::NoProof)?;
	let content = before.strip_suffix(BEFORE_PROOF.as_bytes()).ok_or(Refusal::NoProof)?;
	let proof = hex::from_digits(proof).ok_or(Refusal::NoProof)?;
	Ok(Parts { content, proof })
}

fn ensure_version(rest: &[u8]) -> Result<(), Refusal> {
	let digits = rest.iter().take_while(|digit| digit.is_ascii_digit()).take(10);
	let version: String = digits.copied().map(char::from).collect();
	match version.as_str() {
		"1" => Ok(()),
		"" => Err(Refusal::NotAStatement),
		_ => Err(Refusal::Version(version)),
	}
}

/// Fails unless the text is what the proof says.
pub fn ensure_says(text: &[u8], content: &Content) -> Result<(), Refusal> {
	let expected = write_content(content);
	if expected.as_bytes() == text {
		return Ok(());
	}
	let same = expected.bytes().zip(text).take_while(|(one, other)| one == *other);
	let breaks = same.filter(|(one, _)| *one == b'\n').count();
	Err(Refusal::TextDiffers { line: breaks.saturating_add(1) })
}

/// The content without the brace that ends it.
fn write_content(content: &Content) -> String {
	// Writing what has only texts, numbers and lists into memory cannot fail.
	let mut text = serde_json::to_string_pretty(content).unwrap_or_default();
	text.truncate(text.len().saturating_sub(2));
	escaped(&text)
}

/// The same JSON, with those characters as escapes that could make a terminal or a page show something else.
/// All of them can only be in strings.
fn escaped(text: &str) -> String {
	let mut safe = String::with_capacity(text.len());
	for character in text.chars() {
		match character {
			'\u{7f}'..='\u{9f}'
			| '\u{61c}'
			| '\u{200e}'..='\u{200f}'
			| '\u{2028}'..='\u{202e}'
			| '\u{2066}'..='\u{2069}'
			| '\u{feff}' => {
				safe.push_str("\\u");
				safe.push_str(&hex::digits(&(u32::from(character) as u16).to_be_bytes()));
			}
			_ => safe.push(character),
		}
	}
	safe
}
