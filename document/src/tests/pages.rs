//! How documents fill pages.

use super::*;
use crate::fonts::Faces;
use crate::layout::{Item, Layout, LEFT, PAGE_HEIGHT, WIDTH};
use crate::wrap::width;

fn pages(document: &Document) -> Vec<Vec<Item>> {
	let faces = Faces::new(&[]).unwrap();
	check::document(document, &faces).unwrap();
	Layout::of(document, &faces).unwrap().pages
}

/// The lines of a page.
fn texts(page: &[Item]) -> Vec<String> {
	let lines = page.iter().filter_map(|item| match item {
		Item::Text { line, .. } => Some(line.iter().map(|glyph| glyph.character).collect()),
		_ => None,
	});
	lines.collect()
}

fn count(page: &[Item], text: &str) -> usize {
	texts(page).iter().filter(|line| *line == text).count()
}

/// Nothing stands outside the page's margins or in its foot.
fn assert_inside(pages: &[Vec<Item>]) {
	for (x, y, width) in pages.iter().flatten().filter_map(|item| match item {
		Item::Text { x, baseline, line, .. } => Some((*x, *baseline, width(line))),
		Item::Fill { x, y, width, .. } => Some((*x, *y, *width)),
		Item::Code { .. } => None,
	}) {
		assert!(x >= LEFT - 0.1 && x + width <= LEFT + WIDTH + 0.1, "{x} {width}");
		assert!(y > 40.0 && y <= PAGE_HEIGHT - 28.0, "{y}");
	}
}

#[test]
fn a_table_goes_on_with_its_header_on_each_page() {
	let pages = pages(&statement(500));
	assert!(pages.len() > 10);
	assert_inside(&pages);
	let last =
		pages.iter().rposition(|page| texts(page).iter().any(|text| text.contains('–'))).unwrap();
	assert!(pages[..=last].iter().all(|page| count(page, "Numbers") == 1));
	let rows = pages.iter().flat_map(|page| texts(page)).filter(|text| text.contains('–'));
	assert_eq!(rows.count(), 500);
}

#[test]
fn each_page_has_its_number_and_the_hash() {
	let pages = pages(&statement(60));
	for (number, page) in pages.iter().enumerate() {
		assert_eq!(count(page, &format!("{} / {}", number + 1, pages.len())), 1);
		assert_eq!(count(page, &"ab".repeat(32)), 1);
	}
}

#[test]
fn each_page_but_the_first_names_the_statement() {
	let pages = pages(&statement(60));
	assert!(pages.len() > 1);
	assert!(pages.iter().all(|page| count(page, "核销声明") == 1));
}

#[test]
fn a_heading_is_followed_by_what_it_heads() {
	for rows in (1..60).step_by(3) {
		for page in pages(&statement(rows)) {
			let texts = texts(&page);
			if let Some(heading) = texts.iter().position(|text| text.starts_with("证书")) {
				assert_eq!(texts[heading + 1], "Numbers");
				assert!(texts[heading + 2..].iter().any(|text| text.contains('–')));
			}
		}
	}
}

#[test]
fn long_texts_go_on_on_the_next_page() {
	let long = "绿".repeat(2_000);
	let mut document = statement(3);
	document.blocks = vec![
		Block::Notice(Text::both(long.clone(), "x".repeat(2_000))),
		Block::Lines(vec![line("Purpose", &long), Line::code("Account", "f".repeat(2_000))]),
		Block::List(vec![Text::both(long.clone(), long.clone())]),
		Block::Table(Table {
			columns: vec![Column::left("A", 1), Column::right("B", 6)],
			rows: vec![vec![long.clone(), long]],
			total: Some(vec![String::new(), "1".into()]),
		}),
	];
	let pages = pages(&document);
	assert_inside(&pages);
	let characters =
		pages.iter().flat_map(|page| texts(page)).flat_map(|text| text.chars().collect::<Vec<_>>());
	assert_eq!(characters.filter(|c| *c == '绿').count(), 6 * 2_000);
}

#[test]
fn the_longest_labels_leave_room_for_rows() {
	let label = || Text::both("证".repeat(40), "w".repeat(40));
	let columns: Vec<_> = (0..12).map(|_| Column::left(label(), 1)).collect();
	let row = vec!["绿电 1,234.567".to_string(); 12];
	let mut document = statement(1);
	document.title = Text::both("声".repeat(120), "W".repeat(120));
	document.chain = "W".repeat(80);
	document.seal.label = label();
	document.blocks = vec![
		Block::Figures(vec![Line::new(label(), "电".repeat(40)); 4]),
		Block::Table(Table { columns, rows: vec![row; 20], total: None }),
	];
	let pages = pages(&document);
	assert_inside(&pages);
	assert!(pages.len() < 8);
}

#[test]
fn an_empty_cell_shows_a_dash() {
	let mut document = statement(1);
	let columns = vec![Column::left("A", 1), Column::left("B", 1)];
	let rows = vec![vec![String::new(), "1".into()]];
	document.blocks = vec![Block::Table(Table { columns, rows, total: None })];
	assert_eq!(count(&pages(&document)[0], "–"), 1);
}

#[test]
fn the_same_document_gives_the_same_bytes() {
	let first = write(&statement(60), &[]).unwrap();
	assert!(first == write(&statement(60), &[]).unwrap());
	assert!(first != write(&statement(61), &[]).unwrap());
}
