//! Which font draws a character, and how wide.

use crate::Refused;
use krilla::text::Font as Embedded;
use krilla::Data;
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};
use std::sync::Arc;

static REGULAR: &[u8] = include_bytes!("../fonts/regular.otf");
static BOLD: &[u8] = include_bytes!("../fonts/bold.otf");
static CODE: &[u8] = include_bytes!("../fonts/mono.otf");
static MARKS: &[u8] = include_bytes!("../fonts/marks.otf");

/// Where the built-in fonts stand among the faces. Those that were added follow.
const REGULAR_FACE: usize = 0;
const BOLD_FACE: usize = 1;
const CODE_FACE: usize = 2;
const MARKS_FACE: usize = 3;
const BUILT_IN: usize = 4;

/// No font of the world's languages is larger.
const MAX_FONT: usize = 64 << 20;

/// A font for characters that the built-in ones do not have: an OpenType or TrueType file, or one of a collection.
#[derive(Clone)]
pub struct Font {
	data: Arc<Vec<u8>>,
	index: u32,
	embedded: Embedded,
}

impl std::fmt::Debug for Font {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		f.debug_struct("Font").field("bytes", &self.data.len()).field("index", &self.index).finish()
	}
}

impl Font {
	/// Takes the contents of a file. The index says which font of a collection is meant, and is otherwise 0.
	pub fn new(data: Vec<u8>, index: u32) -> Result<Self, Refused> {
		if data.len() > MAX_FONT {
			return Err(Refused::Font("it has more than 64 MiB"));
		}
		let font =
			FontRef::from_index(&data, index).map_err(|_| {
				Refused::Font("it is no OpenType or TrueType file, or its collection has no font of this index")
			})?;
		check_tables(&font).map_err(Refused::Font)?;
		let data = Arc::new(data);
		let embedded = Embedded::new(Data::from(data.clone()), index)
			.ok_or(Refused::Font("its tables are damaged"))?;
		Ok(Self { data, index, embedded })
	}
}

/// What would fail only when the PDF is written, or would look different there.
fn check_tables(font: &FontRef<'_>) -> Result<(), &'static str> {
	const NO_EMBEDDING: u16 = 2;
	if !font.axes().is_empty() {
		return Err("it is a variable font: take a static one");
	}
	if !font.charmap().has_map() || font.outline_glyphs().format().is_none() {
		return Err("it has no outlines, or does not say which characters they draw");
	}
	match font.os2() {
		Ok(table) if table.fs_type() & 0xF == NO_EMBEDDING => Err("its licence does not allow it"),
		_ => Ok(()),
	}
}

/// How a text looks, apart from its size and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
	/// Most texts.
	Plain,
	/// Titles and what must be seen.
	Bold,
	/// What people compare letter by letter.
	Code,
}

/// One character as a font draws it. Lengths are parts of the text's size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
	/// Which of the faces draws it.
	pub face: usize,
	/// Its number there.
	pub id: u32,
	/// How far the next character is.
	pub advance: f32,
	/// How much smaller than the text it is.
	pub scale: f32,
	/// How far above the line it stands.
	pub rise: f32,
	/// Whether the face is too light for the text.
	pub light: bool,
}

struct Face<'a> {
	embedded: Embedded,
	characters: Charmap<'a>,
	metrics: GlyphMetrics<'a>,
	units: f32,
}

impl<'a> Face<'a> {
	fn new(data: &'a [u8], index: u32, embedded: Embedded) -> Result<Self, Refused> {
		let font =
			FontRef::from_index(data, index).map_err(|_| Refused::Font("it cannot be read"))?;
		let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
		Ok(Self { characters: font.charmap(), metrics, units: embedded.units_per_em(), embedded })
	}

	fn built_in(data: &'static [u8]) -> Result<Self, Refused> {
		let embedded =
			Embedded::new(data.into(), 0).ok_or(Refused::Font("a built-in font is damaged"))?;
		Self::new(data, 0, embedded)
	}

	/// The number of the glyph and its width.
	fn glyph(&self, character: char) -> Option<(u32, f32)> {
		let id = self.characters.map(character).filter(|id| id.to_u32() != 0)?;
		Some((id.to_u32(), self.metrics.advance_width(id)? / self.units))
	}
}

/// The fonts of one document.
pub struct Faces<'a>(Vec<Face<'a>>);

impl<'a> Faces<'a> {
	/// The built-in fonts, and others for what they do not have.
	pub fn new(added: &'a [Font]) -> Result<Self, Refused> {
		let built_in = [REGULAR, BOLD, CODE, MARKS].into_iter().map(Face::built_in);
		let added =
			added.iter().map(|font| Face::new(&font.data, font.index, font.embedded.clone()));
		built_in.chain(added).collect::<Result<_, _>>().map(Self)
	}

	/// The font to embed for a face.
	pub fn embedded(&self, face: usize) -> Option<&Embedded> {
		self.0.get(face).map(|face| &face.embedded)
	}

	/// How a character is drawn. The characters beside it decide how wide a quotation mark is.
	pub fn shape(
		&self,
		character: char,
		beside: [Option<char>; 2],
		weight: Weight,
	) -> Option<Shape> {
		let wide = beside.into_iter().flatten().any(is_wide);
		let found = self
			.candidates(character, weight, wide)
			.find_map(|face| self.draw(face, character, weight));
		found.or_else(|| self.small_digit(character))
	}

	/// Whether a character can be drawn. If so, it can in each weight.
	pub fn draws(&self, character: char) -> bool {
		self.shape(character, [None; 2], Weight::Plain).is_some()
	}

	/// The faces to ask, in their order.
	fn candidates(
		&self,
		character: char,
		weight: Weight,
		wide: bool,
	) -> impl Iterator<Item = usize> {
		let mark = matches!(character, '·' | '‘' | '’' | '“' | '”' | '•');
		let first = match weight {
			Weight::Code => Some(CODE_FACE),
			Weight::Bold => (!(mark && wide)).then_some(BOLD_FACE),
			Weight::Plain => None,
		};
		let marks = (mark && !wide).then_some(MARKS_FACE);
		first.into_iter().chain(marks).chain([REGULAR_FACE]).chain(BUILT_IN..self.0.len())
	}

	fn draw(&self, face: usize, character: char, weight: Weight) -> Option<Shape> {
		let (id, advance) = self.0.get(face)?.glyph(character)?;
		let light = weight == Weight::Bold && face != BOLD_FACE;
		Some(Shape { face, id, advance, scale: 1.0, rise: 0.0, light })
	}

	/// The font draws only 1, 2 and 3 above the line, and no digit below it. A small bold one is as heavy as the text.
	fn small_digit(&self, character: char) -> Option<Shape> {
		const SCALE: f32 = 0.62;
		let (zero, rise) = match character {
			'\u{2080}'..='\u{2089}' => (0x2080, -0.16),
			'\u{2070}' | '\u{2074}'..='\u{2079}' => (0x2070, 0.34),
			_ => return None,
		};
		let digit = char::from_digit(u32::from(character).checked_sub(zero)?, 10)?;
		let (id, advance) = self.0.get(BOLD_FACE)?.glyph(digit)?;
		Some(Shape {
			face: BOLD_FACE,
			id,
			advance: advance * SCALE,
			scale: SCALE,
			rise,
			light: false,
		})
	}
}

/// Whether the character is as wide as it is high: Chinese, Japanese and Korean ones, and the marks between them.
pub fn is_wide(character: char) -> bool {
	matches!(u32::from(character),
		0x2E80..=0x303E | 0x3041..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE4F
		| 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x20000..=0x3FFFF)
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used)]
mod tests {
	use super::*;

	/// Has one character, which the built-in fonts do not have.
	static RARE: &[u8] = include_bytes!("../fonts/rare.otf");

	fn shape(text: &str, place: usize, weight: Weight) -> Option<Shape> {
		let characters: Vec<char> = text.chars().collect();
		let beside = [place.checked_sub(1), Some(place + 1)]
			.map(|at| at.and_then(|at| characters.get(at).copied()));
		Faces::new(&[]).unwrap().shape(characters[place], beside, weight)
	}

	#[test]
	fn letters_and_chinese_characters_have_glyphs() {
		for character in ['A', 'é', 'Ω', '绿', '证', '龘', '²', '₂', '⁶', '。', '…', '—', '℃']
		{
			let found = shape(&character.to_string(), 0, Weight::Plain);
			assert_eq!(found.is_some(), character != '龘', "{character}");
		}
	}

	#[test]
	fn chinese_has_no_bold_face_and_is_thickened() {
		assert!(!shape("A", 0, Weight::Bold).unwrap().light);
		assert!(shape("绿", 0, Weight::Bold).unwrap().light);
		assert!(!shape("绿", 0, Weight::Plain).unwrap().light);
	}

	#[test]
	fn a_quotation_mark_is_as_wide_as_its_neighbours_ask_for() {
		for weight in [Weight::Plain, Weight::Bold] {
			assert_eq!(shape("“绿", 0, weight).unwrap().advance, 1.0);
			assert!(shape("“g", 0, weight).unwrap().advance < 0.6);
		}
	}

	#[test]
	fn digits_are_equally_wide() {
		let widths: Vec<_> =
			('0'..='9').map(|c| shape(&c.to_string(), 0, Weight::Plain).unwrap().advance).collect();
		assert!(widths.windows(2).all(|pair| pair[0] == pair[1]));
	}

	#[test]
	fn a_file_that_is_no_font_is_refused() {
		for data in [vec![], b"%PDF-1.7".to_vec(), REGULAR[..1000].to_vec()] {
			assert!(matches!(Font::new(data, 0), Err(Refused::Font(_))));
		}
		assert!(matches!(Font::new(REGULAR.to_vec(), 1), Err(Refused::Font(_))));
	}

	#[test]
	fn an_added_font_is_asked_last() {
		let added = [Font::new(BOLD.to_vec(), 0).unwrap()];
		let faces = Faces::new(&added).unwrap();
		assert_eq!(faces.shape('A', [None; 2], Weight::Plain).unwrap().face, REGULAR_FACE);
		assert!(!faces.draws('龘'));
		let added = [Font::new(RARE.to_vec(), 0).unwrap()];
		assert_eq!(
			Faces::new(&added).unwrap().shape('龘', [None; 2], Weight::Bold).unwrap().face,
			BUILT_IN
		);
	}
}
