//! What stands around the contents: the first page's head, and the head and foot of the others.

use crate::fonts::Weight;
use crate::layout::{
	Entry, Flow, Item, BLACK, FIRST_TOP, GREEN, GREY, LABEL, LEFT, LIGHT, PAGE_HEIGHT, RIGHT, WIDTH,
};
use crate::structure::Role;
use crate::wrap::{both, glyphs, width, wrap, Glyph, Ink};
use crate::Refused;

const CODE_SIZE: f32 = 84.0;
const TITLE: Ink = Ink::new(Weight::Bold, 22.0, BLACK);
const SECOND_TITLE: Ink = Ink::new(Weight::Plain, 12.5, GREY);
const CHAIN: Ink = Ink::new(Weight::Bold, 9.0, GREEN);
const SMALL: Ink = Ink::new(Weight::Plain, 7.0, GREY);
const SMALL_CODE: Ink = Ink::new(Weight::Code, 6.75, GREY);

impl Flow<'_> {
	/// The first page's head: the chain, the title and the time at the left, the QR code at the right.
	pub fn head(&mut self) -> Result<(), Refused> {
		let document = self.document;
		self.fill(LEFT, self.y, 26.0, 3.0, GREEN);
		let end = self.code()?;
		let beside = WIDTH - CODE_SIZE - 36.0;
		self.y += 14.0;
		let chain = wrap(glyphs(self.faces, &document.chain, CHAIN)?, beside);
		let paragraph = self.structure.add(Role::Paragraph, None);
		self.lines(LEFT, 13.0, chain, Some(paragraph));
		self.y += 7.0;
		self.title(beside)?;
		self.y += 5.0;
		let time = Ink { size: 9.0, ..LABEL };
		let mut as_of =
			both(self.faces, &document.languages.as_of(), document.languages, time, time)?;
		as_of.extend(glyphs(self.faces, &format!(" {}", document.as_of), time)?);
		let paragraph = self.structure.add(Role::Paragraph, None);
		self.lines(LEFT, 14.0, wrap(as_of, beside), Some(paragraph));
		self.y = self.y.max(end) + 20.0;
		Ok(())
	}

	fn title(&mut self, width: f32) -> Result<(), Refused> {
		let title = &self.document.title;
		self.entries.push(Entry { title: title.main.clone(), page: 0, y: self.y });
		let node = self.structure.add(Role::Title(title.main.clone()), None);
		self.lines(LEFT, 28.0, wrap(glyphs(self.faces, &title.main, TITLE)?, width), Some(node));
		if let Some(words) = &title.second {
			let second = Ink { language: Some(self.document.languages.second()), ..SECOND_TITLE };
			self.lines(LEFT, 18.0, wrap(glyphs(self.faces, words, second)?, width), Some(node));
		}
		Ok(())
	}

	/// Draws the QR code with its caption, and says where they end.
	fn code(&mut self) -> Result<f32, Refused> {
		let languages = self.document.languages;
		let node = self.structure.add(Role::Picture(languages.code()), None);
		self.put(Item::Code { x: RIGHT - CODE_SIZE, y: FIRST_TOP, size: CODE_SIZE, node });
		let mut caption = both(self.faces, &languages.check(), languages, SMALL, SMALL)?;
		caption.extend(glyphs(self.faces, "  ", SMALL)?);
		caption.extend(glyphs(
			self.faces,
			languages.command(),
			Ink { colour: BLACK, ..SMALL_CODE },
		)?);
		let y = FIRST_TOP + CODE_SIZE + 9.0;
		let node = self.structure.add(Role::Paragraph, None);
		self.text(RIGHT - width(&caption), y, 10.0, caption, Some(node));
		Ok(y + 10.0)
	}

	/// All pages but the first say what they are part of.
	pub fn running_heads(&mut self) -> Result<(), Refused> {
		let time = glyphs(self.faces, &self.document.as_of.to_string(), SMALL)?;
		let title = glyphs(self.faces, &self.document.title.main, SMALL)?;
		let title = wrap(title, WIDTH - width(&time) - 20.0).into_iter().next().unwrap_or_default();
		for page in self.pages.iter_mut().skip(1) {
			page.push(Item::Text { x: LEFT, baseline: 58.0, line: title.clone(), node: None });
			page.push(Item::Text {
				x: RIGHT - width(&time),
				baseline: 58.0,
				line: time.clone(),
				node: None,
			});
			page.push(Item::Fill { x: LEFT, y: 65.0, width: WIDTH, height: 0.6, colour: LIGHT });
		}
		Ok(())
	}

	/// Each page has the statement's hash and its own number, so that pages of two statements cannot be mixed unseen.
	pub fn feet(&mut self) -> Result<(), Refused> {
		let labels = self.foot_labels()?;
		let hash: String =
			self.document.seal.hash.iter().map(|byte| format!("{byte:02x}")).collect();
		let hash = glyphs(self.faces, &hash, Ink { colour: BLACK, ..SMALL_CODE })?;
		let node = self.structure.add(Role::Paragraph, None);
		let (faces, count) = (self.faces, self.pages.len());
		for (number, page) in (1usize..).zip(&mut self.pages) {
			let place = glyphs(faces, &format!("{number} / {count}"), SMALL)?;
			let y = PAGE_HEIGHT - 62.0;
			// It is read aloud once.
			let node = (number == 1).then_some(node);
			page.push(Item::Fill { x: LEFT, y, width: WIDTH, height: 0.6, colour: LIGHT });
			let mut baseline = y + 14.0;
			page.push(Item::Text { x: RIGHT - width(&place), baseline, line: place, node: None });
			for line in labels.iter().chain([&hash]).cloned() {
				page.push(Item::Text { x: LEFT, baseline, line, node });
				baseline += 10.0;
			}
		}
		Ok(())
	}

	/// What the hash is: in one line, or with each language on its own where that is too long.
	fn foot_labels(&self) -> Result<Vec<Vec<Glyph>>, Refused> {
		let (label, width) = (&self.document.seal.label, WIDTH - 50.0);
		let line = self.inline(label, SMALL, SMALL, width)?;
		if line.len() == 1 {
			return Ok(line);
		}
		self.stacked(label, SMALL, SMALL, width)
	}
}
