//! Texts as lines that fit a width.

use crate::fonts::{is_wide, Faces, Shape, Weight};
use crate::{Languages, Refused, Text};

/// A colour: red, green and blue.
pub type Colour = (u8, u8, u8);

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
	/// Its weight.
	pub weight: Weight,
	/// Its size in points.
	pub size: f32,
	/// Its colour.
	pub colour: Colour,
	/// Its language, where that is not the file's.
	pub language: Option<&'static str>,
}

impl Ink {
	/// A text of the file's language.
	pub const fn new(weight: Weight, size: f32, colour: Colour) -> Self {
		Self { weight, size, colour, language: None }
	}
}

/// One character, ready to be placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
	/// The character.
	pub character: char,
	/// How its font draws it.
	pub shape: Shape,
	/// How its text looks.
	pub ink: Ink,
}

impl Glyph {
	/// How far the next character is, in points.
	pub fn advance(&self) -> f32 {
		self.shape.advance * self.ink.size
	}
}

/// Finds the glyphs of a text.
pub fn glyphs(faces: &Faces<'_>, text: &str, ink: Ink) -> Result<Vec<Glyph>, Refused> {
	let mut before = None;
	let mut rest = text.chars().peekable();
	let mut found = Vec::new();
	while let Some(character) = rest.next() {
		let beside = [before, rest.peek().copied()];
		let shape = faces
			.shape(character, beside, ink.weight)
			.ok_or_else(|| Refused::NoGlyph { place: "a text".into(), character })?;
		found.push(Glyph { character, shape, ink });
		before = Some(character);
	}
	Ok(found)
}

/// Finds the glyphs of a text and, after a space, of what it says in the second language.
pub fn both(
	faces: &Faces<'_>,
	text: &Text,
	languages: Languages,
	main: Ink,
	second: Ink,
) -> Result<Vec<Glyph>, Refused> {
	let mut found = glyphs(faces, &text.main, main)?;
	if let Some(words) = &text.second {
		found.extend(glyphs(faces, "  ", main)?);
		found.extend(glyphs(faces, words, Ink { language: Some(languages.second()), ..second })?);
	}
	Ok(found)
}

/// How wide a line is. Spaces at its end do not count.
pub fn width(line: &[Glyph]) -> f32 {
	let end = line
		.iter()
		.rposition(|glyph| glyph.character != ' ')
		.map_or(0, |last| last.saturating_add(1));
	line.iter().take(end).map(Glyph::advance).sum()
}

/// Breaks a text into lines that are no wider than asked: at a space, between Chinese characters, and if there is neither,
/// anywhere. A line has at least one character.
pub fn wrap(mut text: Vec<Glyph>, width: f32) -> Vec<Vec<Glyph>> {
	let mut lines = Vec::new();
	loop {
		let end = line_end(&text, width);
		if end >= text.len() {
			lines.push(text);
			return lines;
		}
		let rest = text.split_off(end);
		lines.push(std::mem::replace(&mut text, rest));
	}
}

/// How many characters the first line has.
fn line_end(text: &[Glyph], width: f32) -> usize {
	let mut used = 0.0;
	let mut good = None;
	let mut before: Option<char> = None;
	for (place, glyph) in text.iter().enumerate() {
		if before.is_some_and(|before| may_break(before, glyph.character)) {
			good = Some(place);
		}
		used += glyph.advance();
		// A space may stand outside the line: nobody sees it. Lengths are rounded, so a hair's breadth is allowed.
		if used > width + 0.01 && glyph.character != ' ' {
			return good.unwrap_or(place).max(1);
		}
		before = Some(glyph.character);
	}
	text.len()
}

/// Whether a line may end between two characters.
fn may_break(before: char, after: char) -> bool {
	if after == ' ' || starts_no_line(after) || ends_no_line(before) {
		return false;
	}
	before == ' ' || is_wide(before) || is_wide(after)
}

/// What belongs to the character before it.
fn starts_no_line(character: char) -> bool {
	matches!(
		character,
		'、' | '。'
			| '，' | '．'
			| '：' | '；'
			| '！' | '？'
			| '％' | '…'
			| '—' | '·'
			| '’' | '”'
	) || matches!(
		character,
		'）' | '］' | '｝' | '〉' | '》' | '」' | '』' | '】' | '〕' | '〗' | '℃' | '～'
	) || matches!(character, ',' | '.' | ':' | ';' | '!' | '?' | '%' | ')' | ']' | '}')
}

/// What belongs to the character after it.
fn ends_no_line(character: char) -> bool {
	matches!(
		character,
		'（' | '［' | '｛' | '〈' | '《' | '「' | '『' | '【' | '〔' | '〖' | '‘' | '“' | '￥'
	) || matches!(character, '(' | '[' | '{' | '¥' | '€' | '$' | '№')
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
	use super::*;

	const INK: Ink = Ink::new(Weight::Plain, 10.0, (0, 0, 0));

	fn lines(text: &str, width: f32) -> Vec<String> {
		let glyphs = glyphs(&Faces::new(&[]).unwrap(), text, INK).unwrap();
		wrap(glyphs, width)
			.iter()
			.map(|line| line.iter().map(|glyph| glyph.character).collect())
			.collect()
	}

	#[test]
	fn a_text_that_fits_is_one_line() {
		assert_eq!(lines("Green power", 200.0), ["Green power"]);
		assert_eq!(lines("", 200.0), [""]);
	}

	#[test]
	fn a_line_ends_at_a_space_that_it_keeps() {
		assert_eq!(lines("one two three", 40.0), ["one two ", "three"]);
	}

	#[test]
	fn chinese_breaks_between_characters_but_not_before_a_full_stop() {
		assert_eq!(lines("绿色电力证书", 40.0), ["绿色电力", "证书"]);
		assert_eq!(lines("绿色电力。证书", 40.0), ["绿色电", "力。证书"]);
		assert_eq!(lines("绿色电（证书）", 40.0), ["绿色电", "（证书）"]);
	}

	#[test]
	fn a_word_that_fits_no_line_breaks_anywhere() {
		let broken = lines(&format!("hash {}", "f".repeat(64)), 60.0);
		assert_eq!(broken[0], "hash ");
		assert_eq!(broken[1..].concat(), "f".repeat(64));
	}

	#[test]
	fn no_line_is_wider_than_asked_and_no_character_is_lost() {
		let faces = Faces::new(&[]).unwrap();
		let text =
			"项目 Gansu Wind 47 号：2026-09 期间共 12,345.678 MWh，用于“绿色工厂”声明。".repeat(20);
		for asked in [12.0, 35.0, 90.0, 400.0] {
			let wrapped = wrap(glyphs(&faces, &text, INK).unwrap(), asked);
			assert!(wrapped.iter().all(|line| width(line) <= asked + 0.02));
			assert_eq!(
				wrapped.concat().iter().map(|glyph| glyph.character).collect::<String>(),
				text
			);
		}
	}

	#[test]
	fn a_line_narrower_than_a_character_has_one() {
		assert_eq!(lines("绿电", 1.0), ["绿", "电"]);
	}
}
