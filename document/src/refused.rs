//! Why a document is not written.

/// Why a document is not written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
	/// The character would not be seen, or changes how others are seen.
	#[error("{place}: {} is not allowed on a page: remove it", named(*character))]
	Invisible {
		/// The text that it stands in.
		place: String,
		/// The character.
		character: char,
	},
	/// The character is of a script that cannot be set letter by letter.
	#[error("{place}: {} is of a script that a statement cannot show: write the text in another one", named(*character))]
	Script {
		/// The text that it stands in.
		place: String,
		/// The character.
		character: char,
	},
	/// No font has the character.
	#[error("{place}: no font has a glyph for {}: add a font that has one, with --font", named(*character))]
	NoGlyph {
		/// The text that it stands in.
		place: String,
		/// The character.
		character: char,
	},
	/// The text is longer than a page should hold.
	#[error("{place} has {length} characters, and {limit} are allowed")]
	TooLong {
		/// The text.
		place: String,
		/// How many characters it has.
		length: usize,
		/// How many it may have.
		limit: usize,
	},
	/// There is more of something than a statement should hold.
	#[error("the statement has {count} {what}, and {limit} are allowed")]
	TooMany {
		/// What there is too much of.
		what: &'static str,
		/// How many there are.
		count: usize,
		/// How many there may be.
		limit: usize,
	},
	/// Something that must be there is missing.
	#[error("{0} is empty")]
	Empty(String),
	/// A row does not fit its table.
	#[error("row {row} of a table has {cells} cells, and the table has {columns} columns")]
	Cells {
		/// The row, counted from 1.
		row: usize,
		/// How many cells it has.
		cells: usize,
		/// How many columns the table has.
		columns: usize,
	},
	/// A column leaves no room for words.
	#[error("the column `{0}` is too narrow: give it a larger share of the width")]
	Narrow(String),
	/// The day does not exist, or is before 1970.
	#[error("there is no time {0}")]
	NoSuchTime(crate::Date),
	/// The name of the attachment could be taken for something else.
	#[error(
		"`{0}` is no name for an attachment: use at most 64 letters, digits, `-`, `_` and `.`"
	)]
	AttachmentName(String),
	/// The file is no font that can be embedded.
	#[error("this is no font that can be embedded: {0}")]
	Font(&'static str),
	/// The PDF would not be what it says it is. Only a font that was added can be the cause.
	#[error("the PDF cannot be written: {0}")]
	Writer(String),
}

/// A character as a person can find it: itself where that is safe, its number, and its name if it is known for mischief.
fn named(character: char) -> String {
	let number = u32::from(character);
	match name(character) {
		Some(name) => format!("U+{number:04X} {name}"),
		None if crate::check::is_shown(character) => format!("`{character}` (U+{number:04X})"),
		None => format!("U+{number:04X}"),
	}
}

fn name(character: char) -> Option<&'static str> {
	Some(match character {
		'\0' => "NULL",
		'\t' => "TAB",
		'\n' => "LINE FEED",
		'\r' => "CARRIAGE RETURN",
		'\u{1b}' => "ESCAPE",
		'\u{ad}' => "SOFT HYPHEN",
		'\u{61c}' => "ARABIC LETTER MARK",
		'\u{200b}' => "ZERO WIDTH SPACE",
		'\u{200c}' => "ZERO WIDTH NON-JOINER",
		'\u{200d}' => "ZERO WIDTH JOINER",
		'\u{200e}' => "LEFT-TO-RIGHT MARK",
		'\u{200f}' => "RIGHT-TO-LEFT MARK",
		'\u{2028}' => "LINE SEPARATOR",
		'\u{2029}' => "PARAGRAPH SEPARATOR",
		'\u{202a}' => "LEFT-TO-RIGHT EMBEDDING",
		'\u{202b}' => "RIGHT-TO-LEFT EMBEDDING",
		'\u{202c}' => "POP DIRECTIONAL FORMATTING",
		'\u{202d}' => "LEFT-TO-RIGHT OVERRIDE",
		'\u{202e}' => "RIGHT-TO-LEFT OVERRIDE",
		'\u{2060}' => "WORD JOINER",
		'\u{2066}' => "LEFT-TO-RIGHT ISOLATE",
		'\u{2067}' => "RIGHT-TO-LEFT ISOLATE",
		'\u{2068}' => "FIRST STRONG ISOLATE",
		'\u{2069}' => "POP DIRECTIONAL ISOLATE",
		'\u{feff}' => "ZERO WIDTH NO-BREAK SPACE",
		_ => return None,
	})
}
