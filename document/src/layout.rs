//! Where everything stands. Lengths are points, from the top left corner of an A4 page.

use crate::fonts::{Faces, Weight};
use crate::qr::Code;
use crate::structure::{Node, Role, Structure};
use crate::wrap::{both, glyphs, wrap, Colour, Glyph, Ink};
use crate::{Block, Document, Line, Refused, Text};

/// The width of a page.
pub const PAGE_WIDTH: f32 = 595.28;
/// Its height.
pub const PAGE_HEIGHT: f32 = 841.89;
/// Where texts begin.
pub const LEFT: f32 = 62.0;
/// How far they go.
pub const WIDTH: f32 = PAGE_WIDTH - 2.0 * LEFT;
/// Where they end.
pub const RIGHT: f32 = LEFT + WIDTH;
/// Where the first page begins, and where the others do, below their running head.
pub const FIRST_TOP: f32 = 58.0;
const TOP: f32 = 82.0;
/// Where pages end, above their foot.
const BOTTOM: f32 = PAGE_HEIGHT - 82.0;
const LABELS: f32 = 132.0;

/// The one accent.
pub const GREEN: Colour = (0x17, 0x69, 0x4a);
/// Texts.
pub const BLACK: Colour = (0x1b, 0x1f, 0x1d);
/// What explains other texts.
pub const GREY: Colour = (0x5a, 0x64, 0x5f);
/// Rules between things of one kind.
pub const LIGHT: Colour = (0xd3, 0xdb, 0xd6);
const PALE: Colour = (0xf0, 0xf6, 0xf2);

const HEADING: Ink = Ink::new(Weight::Bold, 11.0, GREEN);
const SECOND_HEADING: Ink = Ink::new(Weight::Plain, 9.0, GREY);
const FIGURE: Ink = Ink::new(Weight::Bold, 17.0, BLACK);
/// What a value is.
pub const LABEL: Ink = Ink::new(Weight::Plain, 8.5, GREY);
const SECOND_LABEL: Ink = Ink::new(Weight::Plain, 7.5, GREY);
const VALUE: Ink = Ink::new(Weight::Plain, 9.5, BLACK);
const CODE: Ink = Ink::new(Weight::Code, 8.25, BLACK);
const SENTENCE: Ink = Ink::new(Weight::Plain, 9.0, BLACK);
const SECOND_SENTENCE: Ink = Ink::new(Weight::Plain, 8.25, GREY);
const NOTICE: Ink = Ink::new(Weight::Bold, 9.25, BLACK);
const BULLET: Ink = Ink::new(Weight::Plain, 9.0, GREEN);

/// Something on a page.
pub enum Item {
	/// A line of text. What belongs to no part of the document is repeated on each page or only for the eye.
	Text { x: f32, baseline: f32, line: Vec<Glyph>, node: Option<Node> },
	/// A filled rectangle.
	Fill { x: f32, y: f32, width: f32, height: f32, colour: Colour },
	/// The QR code.
	Code { x: f32, y: f32, size: f32, node: Node },
}

/// A title that leads to its page.
pub struct Entry {
	pub title: String,
	pub page: usize,
	pub y: f32,
}

/// All pages of a document.
pub struct Layout {
	pub pages: Vec<Vec<Item>>,
	pub structure: Structure,
	pub entries: Vec<Entry>,
	pub code: Code,
}

impl Layout {
	/// Places everything.
	pub fn of(document: &Document, faces: &Faces<'_>) -> Result<Self, Refused> {
		let code = Code::new(&document.seal.payload)?;
		let mut flow = Flow::new(document, faces);
		flow.head()?;
		for block in &document.blocks {
			flow.block(block)?;
		}
		flow.running_heads()?;
		flow.feet()?;
		Ok(Self { pages: flow.pages, structure: flow.structure, entries: flow.entries, code })
	}
}

/// Fills page after page.
pub struct Flow<'a> {
	pub document: &'a Document,
	pub faces: &'a Faces<'a>,
	pub structure: Structure,
	/// Where the next thing begins on the last page.
	pub y: f32,
	pub pages: Vec<Vec<Item>>,
	pub entries: Vec<Entry>,
}

impl<'a> Flow<'a> {
	fn new(document: &'a Document, faces: &'a Faces<'a>) -> Self {
		let pages = vec![Vec::new()];
		Self {
			document,
			faces,
			structure: Structure::default(),
			y: FIRST_TOP,
			pages,
			entries: Vec::new(),
		}
	}

	/// Begins a page if the height is not free on this one. Says whether it did.
	pub fn room(&mut self, height: f32) -> bool {
		let full = self.y + height > BOTTOM && self.y > TOP;
		if full {
			self.pages.push(Vec::new());
			self.y = TOP;
		}
		full
	}

	/// Adds something to the last page.
	pub fn put(&mut self, item: Item) {
		if let Some(page) = self.pages.last_mut() {
			page.push(item);
		}
	}

	/// Draws a rule or an area, which says nothing.
	pub fn fill(&mut self, x: f32, y: f32, width: f32, height: f32, colour: Colour) {
		self.put(Item::Fill { x, y, width, height, colour });
	}

	/// Draws a line of text in the middle of a height that begins at `y`.
	pub fn text(&mut self, x: f32, y: f32, height: f32, line: Vec<Glyph>, node: Option<Node>) {
		let size = line.iter().map(|glyph| glyph.ink.size).fold(0.0, f32::max);
		let baseline = y + height * 0.5 + size * 0.36;
		self.put(Item::Text { x, baseline, line, node });
	}

	/// The lines of a text in one or both languages, each language on lines of its own.
	pub fn stacked(
		&self,
		text: &Text,
		main: Ink,
		second: Ink,
		width: f32,
	) -> Result<Vec<Vec<Glyph>>, Refused> {
		let mut lines = wrap(glyphs(self.faces, &text.main, main)?, width);
		if let Some(words) = &text.second {
			let second = Ink { language: Some(self.document.languages.second()), ..second };
			lines.extend(wrap(glyphs(self.faces, words, second)?, width));
		}
		Ok(lines)
	}

	/// The lines of a text in one or both languages, one after the other.
	pub fn inline(
		&self,
		text: &Text,
		main: Ink,
		second: Ink,
		width: f32,
	) -> Result<Vec<Vec<Glyph>>, Refused> {
		Ok(wrap(both(self.faces, text, self.document.languages, main, second)?, width))
	}

	/// Draws lines under each other, and begins a page where one is full.
	pub fn lines(&mut self, x: f32, height: f32, lines: Vec<Vec<Glyph>>, node: Option<Node>) {
		for line in lines {
			self.room(height);
			self.text(x, self.y, height, line, node);
			self.y += height;
		}
	}

	fn block(&mut self, block: &Block) -> Result<(), Refused> {
		match block {
			Block::Heading(text) => self.heading(text),
			Block::Figures(figures) => self.figures(figures),
			Block::Lines(lines) => self.values(lines),
			Block::Table(table) => self.table(table),
			Block::List(items) => self.list(items),
			Block::Notice(text) => self.notice(text),
		}
	}

	fn heading(&mut self, text: &Text) -> Result<(), Refused> {
		self.y += 12.0;
		let lines = self.inline(text, HEADING, SECOND_HEADING, WIDTH)?;
		// A heading does not stand alone at the end of a page.
		self.room(16.0 * lines.len() as f32 + 64.0);
		let page = self.pages.len().saturating_sub(1);
		self.entries.push(Entry { title: text.main.clone(), page, y: self.y });
		let node = self.structure.add(Role::Heading(text.main.clone()), None);
		self.lines(LEFT, 16.0, lines, Some(node));
		self.y += 3.0;
		self.fill(LEFT, self.y, WIDTH, 0.6, LIGHT);
		self.y += 7.0;
		Ok(())
	}

	/// A row of large values, each under its label.
	fn figures(&mut self, figures: &[Line]) -> Result<(), Refused> {
		let column = WIDTH / figures.len() as f32;
		let mut set = Vec::new();
		for figure in figures {
			let label = self.inline(&figure.label, LABEL, SECOND_LABEL, column - 12.0)?;
			let value = wrap(glyphs(self.faces, &figure.value, FIGURE)?, column - 12.0);
			set.push((label, value));
		}
		let labels = 12.0 * set.iter().map(|(label, _)| label.len()).max().unwrap_or(1) as f32;
		let values = 23.0 * set.iter().map(|(_, value)| value.len()).max().unwrap_or(1) as f32;
		self.room(labels + values + 28.0);
		self.fill(LEFT, self.y, WIDTH, 0.9, GREEN);
		let top = self.y + 10.0;
		for (number, (label, value)) in set.into_iter().enumerate() {
			let x = LEFT + column * number as f32;
			let node = self.structure.add(Role::Paragraph, None);
			self.stack(x, top, 12.0, label, node);
			self.stack(x, top + labels + 2.0, 23.0, value, node);
		}
		self.y = top + labels + values + 10.0;
		self.fill(LEFT, self.y, WIDTH, 0.6, LIGHT);
		self.y += 8.0;
		Ok(())
	}

	/// Draws lines under each other from a place on.
	fn stack(&mut self, x: f32, top: f32, height: f32, lines: Vec<Vec<Glyph>>, node: Node) {
		for (number, line) in lines.into_iter().enumerate() {
			self.text(x, top + height * number as f32, height, line, Some(node));
		}
	}

	fn values(&mut self, lines: &[Line]) -> Result<(), Refused> {
		const HEIGHT: f32 = 14.0;
		for line in lines {
			let ink = if line.code { CODE } else { VALUE };
			let label = self.inline(&line.label, LABEL, SECOND_LABEL, LABELS - 12.0)?;
			let value = wrap(glyphs(self.faces, &line.value, ink)?, WIDTH - LABELS);
			let count = label.len().max(value.len());
			// What fits a third of a page is not divided.
			if count < 16 {
				self.room(HEIGHT * count as f32);
			}
			let node = self.structure.add(Role::Paragraph, None);
			let (mut label, mut value) = (label.into_iter(), value.into_iter());
			for _ in 0..count {
				self.room(HEIGHT);
				let parts = [(LEFT, label.next()), (LEFT + LABELS, value.next())];
				for (x, part) in parts.into_iter().filter_map(|(x, part)| Some((x, part?))) {
					self.text(x, self.y, HEIGHT, part, Some(node));
				}
				self.y += HEIGHT;
			}
			self.y += 3.5;
		}
		self.y += 5.0;
		Ok(())
	}

	fn list(&mut self, items: &[Text]) -> Result<(), Refused> {
		const HEIGHT: f32 = 13.0;
		let list = self.structure.add(Role::List, None);
		for item in items {
			let lines = self.stacked(item, SENTENCE, SECOND_SENTENCE, WIDTH - 12.0)?;
			if lines.len() < 16 {
				self.room(HEIGHT * lines.len() as f32);
			} else {
				self.room(HEIGHT);
			}
			let node = self.structure.add(Role::Item, Some(list));
			let bullet = self.structure.add(Role::Bullet, Some(node));
			let sentence = self.structure.add(Role::Sentence, Some(node));
			self.text(LEFT, self.y, HEIGHT, glyphs(self.faces, "•", BULLET)?, Some(bullet));
			self.lines(LEFT + 12.0, HEIGHT, lines, Some(sentence));
			self.y += 3.5;
		}
		Ok(())
	}

	/// A text on a pale ground with a bar beside it. The ground is drawn line by line, so it may go on on the next page.
	fn notice(&mut self, text: &Text) -> Result<(), Refused> {
		const HEIGHT: f32 = 14.0;
		const EDGE: f32 = 8.0;
		let lines = self.stacked(text, NOTICE, SECOND_SENTENCE, WIDTH - 32.0)?;
		self.y += 6.0;
		self.room(HEIGHT * lines.len().min(16) as f32 + 2.0 * EDGE);
		let node = self.structure.add(Role::Paragraph, None);
		self.ground(EDGE);
		for line in lines {
			self.room(HEIGHT);
			let y = self.y;
			self.ground(HEIGHT);
			self.text(LEFT + 16.0, y, HEIGHT, line, Some(node));
		}
		self.ground(EDGE);
		self.y += 12.0;
		Ok(())
	}

	fn ground(&mut self, height: f32) {
		self.fill(LEFT, self.y, WIDTH, height, PALE);
		self.fill(LEFT, self.y, 3.0, height, GREEN);
		self.y += height;
	}
}
