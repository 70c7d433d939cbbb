//! Text that stays on the chain for people to read.

/// Whether these bytes are text that people can read: UTF-8, not blank, without control characters, and
/// without white space at either end.
pub fn is_readable(bytes: &[u8]) -> bool {
	core::str::from_utf8(bytes).is_ok_and(|text| {
		text.trim() == text && text.chars().any(is_visible) && !text.chars().any(char::is_control)
	})
}

/// Whether a character shows: it is neither white space nor one of those without width, which only join
/// or direct others.
fn is_visible(character: char) -> bool {
	let without_width = matches!(
		character,
		'\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'
	);
	!character.is_whitespace() && !without_width
}
