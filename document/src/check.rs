//! What a document may hold.

use crate::fonts::Faces;
use crate::{Block, Date, Document, Line, Refused, Table, Text};

/// A value or a sentence of more characters belongs into the JSON.
const TEXT: usize = 2_000;
const TITLE: usize = 120;
const LABEL: usize = 80;
/// What stands in large type, above a column, or in one line at the foot of a page.
const SHORT: usize = 40;
/// A document's pages are set in less than a second up to here.
const CHARACTERS: usize = 300_000;
const BLOCKS: usize = 64;
const LINES: usize = 200;
const FIGURES: usize = 4;
const COLUMNS: usize = 12;
const ROWS: usize = 500;
/// A larger QR code is hard to read from paper.
const PAYLOAD: usize = 180;
/// A column that is narrower than this part of its table shows no words.
const NARROWEST: u16 = 25;
const JSON: usize = 16 << 20;

/// Refuses what cannot be shown well. The caller's texts are not trusted: whoever registers a project chooses its name.
pub fn document(document: &Document, faces: &Faces<'_>) -> Result<(), Refused> {
	time(document.as_of)?;
	attachment_name(&document.attachment.name)?;
	counts(document)?;
	document.blocks.iter().try_for_each(block)?;
	let mut characters = 0usize;
	for (place, allowed, text) in texts(document) {
		characters = characters.saturating_add(text.chars().count());
		check_text(place, allowed, text, faces)?;
	}
	limit("characters", characters, CHARACTERS)
}

fn counts(document: &Document) -> Result<(), Refused> {
	limit("parts", document.blocks.len(), BLOCKS)?;
	limit("bytes in its QR code", document.seal.payload.len(), PAYLOAD)?;
	limit("bytes of JSON", document.attachment.json.len(), JSON)?;
	filled("the QR code", document.seal.payload.is_empty())?;
	filled("the attachment", document.attachment.json.is_empty())
}

fn block(block: &Block) -> Result<(), Refused> {
	match block {
		Block::Heading(_) | Block::Notice(_) => Ok(()),
		Block::Figures(figures) => some("large values", figures.len(), FIGURES),
		Block::Lines(lines) => some("lines in one part", lines.len(), LINES),
		Block::List(items) => some("sentences in one part", items.len(), LINES),
		Block::Table(content) => table(content),
	}
}

fn table(table: &Table) -> Result<(), Refused> {
	some("columns in one table", table.columns.len(), COLUMNS)?;
	some("rows in one table", table.rows.len(), ROWS)?;
	let shares: u16 = table.columns.iter().map(|column| u16::from(column.share)).sum();
	if let Some(column) =
		table.columns.iter().find(|column| u16::from(column.share) < shares.div_ceil(NARROWEST))
	{
		return Err(Refused::Narrow(
			column.label.main.chars().filter(|c| is_shown(*c)).take(LABEL).collect(),
		));
	}
	let columns = table.columns.len();
	match table.rows.iter().chain(&table.total).enumerate().find(|(_, row)| row.len() != columns) {
		Some((row, cells)) => {
			Err(Refused::Cells { row: row.saturating_add(1), cells: cells.len(), columns })
		}
		None => Ok(()),
	}
}

fn some(what: &'static str, count: usize, allowed: usize) -> Result<(), Refused> {
	filled(what, count == 0)?;
	limit(what, count, allowed)
}

fn limit(what: &'static str, count: usize, limit: usize) -> Result<(), Refused> {
	if count > limit {
		return Err(Refused::TooMany { what, count, limit });
	}
	Ok(())
}

fn filled(what: &str, empty: bool) -> Result<(), Refused> {
	if empty {
		return Err(Refused::Empty(what.into()));
	}
	Ok(())
}

fn time(date: Date) -> Result<(), Refused> {
	let leap = date.year.is_multiple_of(4)
		&& (!date.year.is_multiple_of(100) || date.year.is_multiple_of(400));
	let days = match date.month {
		2 if leap => 29,
		2 => 28,
		4 | 6 | 9 | 11 => 30,
		1..=12 => 31,
		_ => 0,
	};
	let day = (1970..=9999).contains(&date.year) && (1..=days).contains(&date.day);
	if day && date.hour < 24 && date.minute < 60 && date.second < 60 {
		return Ok(());
	}
	Err(Refused::NoSuchTime(date))
}

fn attachment_name(name: &str) -> Result<(), Refused> {
	let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
	if (1..=64).contains(&name.len()) && name.chars().all(plain) && !name.starts_with('.') {
		return Ok(());
	}
	Err(Refused::AttachmentName(name.chars().filter(|c| is_shown(*c)).take(80).collect()))
}

/// A text, how many characters it may have, and the words that name it.
type Found<'a> = (String, usize, &'a str);

fn texts(document: &Document) -> Vec<Found<'_>> {
	let mut found = vec![("the chain's name".into(), LABEL, document.chain.as_str())];
	both(&mut found, "the title", TITLE, &document.title);
	both(&mut found, "the label of the hash", SHORT, &document.seal.label);
	for content in &document.blocks {
		match content {
			Block::Heading(text) => both(&mut found, "a heading", TITLE, text),
			Block::Notice(text) => both(&mut found, "the notice", TEXT, text),
			Block::List(items) => {
				items.iter().for_each(|item| both(&mut found, "a sentence of a list", TEXT, item))
			}
			Block::Figures(lines) => {
				lines.iter().for_each(|line| line_texts(&mut found, SHORT, line))
			}
			Block::Lines(lines) => lines.iter().for_each(|line| line_texts(&mut found, TEXT, line)),
			Block::Table(table) => table_texts(&mut found, table),
		}
	}
	found
}

fn both<'a>(found: &mut Vec<Found<'a>>, place: &str, limit: usize, text: &'a Text) {
	found.push((place.into(), limit, &text.main));
	found.extend(text.second.as_deref().map(|second| (place.into(), limit, second)));
}

fn line_texts<'a>(found: &mut Vec<Found<'a>>, limit: usize, line: &'a Line) {
	both(found, "a label", LABEL.min(limit), &line.label);
	found.push((format!("the value of `{}`", line.label.main), limit, &line.value));
}

fn table_texts<'a>(found: &mut Vec<Found<'a>>, table: &'a Table) {
	for column in &table.columns {
		both(found, "a column's label", SHORT, &column.label);
	}
	for (number, row) in (1..).zip(table.rows.iter().chain(&table.total)) {
		for (column, cell) in table.columns.iter().zip(row) {
			// An empty cell says that there is nothing to say.
			if !cell.is_empty() {
				found.push((format!("row {number:?}, column `{}`", column.label.main), TEXT, cell));
			}
		}
	}
}

fn check_text(place: String, limit: usize, text: &str, faces: &Faces<'_>) -> Result<(), Refused> {
	let length = text.chars().count();
	if length > limit {
		return Err(Refused::TooLong { place, length, limit });
	}
	if let Some(character) = text.chars().find(|c| is_invisible(*c)) {
		return Err(Refused::Invisible { place, character });
	}
	if let Some(character) = text.chars().find(|c| is_complex(*c)) {
		return Err(Refused::Script { place, character });
	}
	if let Some(character) = text.chars().find(|c| !faces.draws(*c)) {
		return Err(Refused::NoGlyph { place, character });
	}
	filled(&place, text.trim().is_empty())
}

/// Whether the character can stand in a message.
pub fn is_shown(character: char) -> bool {
	!is_invisible(character) && !is_complex(character)
}

/// Controls, what sets the direction of others, what joins or divides unseen, private use and what is no character.
fn is_invisible(character: char) -> bool {
	character.is_control()
		|| matches!(u32::from(character),
			0xAD | 0x34F | 0x61C | 0x115F..=0x1160 | 0x17B4..=0x17B5 | 0x180B..=0x180F
			| 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0x2800 | 0x3164
			| 0xE000..=0xF8FF | 0xFE00..=0xFE0F | 0xFEFF | 0xFFA0 | 0xFFF0..=0xFFFF
			| 0x1BCA0..=0x1BCA3 | 0x1D173..=0x1D17A | 0xE0000..=0x10FFFF)
}

/// Marks that stand over others, scripts from right to left, and scripts whose letters change with their neighbours.
/// Set one by one, as this crate does, they would say something else.
fn is_complex(character: char) -> bool {
	matches!(u32::from(character),
		0x300..=0x36F | 0x483..=0x489 | 0x590..=0x109F | 0x1100..=0x11FF | 0x1700..=0x18AF
		| 0x1900..=0x1CFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0x302A..=0x302F | 0x3099..=0x309A
		| 0xA800..=0xABFF | 0xD7B0..=0xD7FF | 0xFB1D..=0xFDFF | 0xFE20..=0xFE2F | 0xFE70..=0xFEFE
		| 0x10800..=0x11FFF | 0x16A00..=0x16FFF | 0x1E000..=0x1EFFF)
}
