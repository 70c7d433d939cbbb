//! What is refused, and in which words.

use super::*;

fn refusal(document: &Document) -> String {
	write(document, &[]).unwrap_err().to_string()
}

#[test]
fn controls_are_refused_by_name() {
	for (character, name) in [
		('\n', "U+000A LINE FEED"),
		('\u{202e}', "U+202E RIGHT-TO-LEFT OVERRIDE"),
		('\u{2066}', "U+2066 LEFT-TO-RIGHT ISOLATE"),
		('\u{200b}', "U+200B ZERO WIDTH SPACE"),
		('\u{7}', "U+0007"),
		('\u{e0041}', "U+E0041"),
		('\u{e000}', "U+E000"),
	] {
		let words = format!("the value of `Purpose`: {name} is not allowed on a page: remove it");
		assert_eq!(refusal(&saying(&format!("green{character}power"))), words);
	}
}

#[test]
fn scripts_that_need_more_than_placing_are_refused() {
	for character in ['ש', 'ع', 'क', '\u{301}', 'ᠠ'] {
		assert!(
			matches!(write(&saying(&character.to_string()), &[]), Err(Refused::Script { .. })),
			"{character}"
		);
	}
}

#[test]
fn a_character_without_a_glyph_is_refused_by_name() {
	let words = "the value of `Purpose`: no font has a glyph for `龘` (U+9F98): add a font that has one, with --font";
	assert_eq!(refusal(&saying("姓龘")), words);
}

#[test]
fn an_added_font_draws_what_the_others_do_not() {
	let fonts = [Font::new(include_bytes!("../../fonts/rare.otf").to_vec(), 0).unwrap()];
	assert!(write(&saying("姓龘"), &fonts).is_ok());
}

#[test]
fn every_text_is_checked() {
	let bad = || "a\u{202e}b".to_string();
	let mut changed = Vec::new();
	for change in [
		(|document, bad| document.chain = bad) as fn(&mut Document, String),
		|document, bad| document.title.main = bad,
		|document, bad| document.title.second = Some(bad),
		|document, bad| document.seal.label = bad.into(),
		|document, bad| document.blocks = vec![Block::Heading(bad.into())],
		|document, bad| document.blocks = vec![Block::Notice(Text::both("ok", bad))],
		|document, bad| document.blocks = vec![Block::List(vec![bad.into()])],
		|document, bad| document.blocks = vec![Block::Figures(vec![Line::new(bad, "1")])],
		|document, bad| document.blocks = vec![Block::Lines(vec![Line::code("Account", bad)])],
		|document, bad| document.blocks = vec![table(bad, "1", None)],
		|document, bad| document.blocks = vec![table("A", bad, None)],
		|document, bad| document.blocks = vec![table("A", "1", Some(vec![bad]))],
	] {
		let mut document = statement(1);
		change(&mut document, bad());
		changed.push(document);
	}
	assert!(changed
		.iter()
		.all(|document| matches!(write(document, &[]), Err(Refused::Invisible { .. }))));
}

fn table(label: impl Into<Text>, cell: impl Into<String>, total: Option<Vec<String>>) -> Block {
	Block::Table(Table {
		columns: vec![Column::left(label, 1)],
		rows: vec![vec![cell.into()]],
		total,
	})
}

#[test]
fn a_text_that_is_too_long_or_empty_is_refused() {
	let words = "the value of `Purpose` has 10000 characters, and 2000 are allowed";
	assert_eq!(refusal(&saying(&"x".repeat(10_000))), words);
	assert_eq!(refusal(&saying("  ")), "the value of `Purpose` is empty");
}

#[test]
fn markup_is_shown_as_it_is() {
	let text = r#"<b>&lt;</b> \(x) %s {{1+1}} ${x} [link](http://example.com)"#;
	let document = Document { title: text.into(), ..saying(text) };
	assert!(write(&document, &[]).is_ok());
}

#[test]
fn more_rows_than_a_statement_should_have_are_refused() {
	assert_eq!(
		refusal(&statement(501)),
		"the statement has 501 rows in one table, and 500 are allowed"
	);
	assert_eq!(refusal(&statement(0)), "rows in one table is empty");
}

#[test]
fn more_text_than_a_statement_should_have_is_refused() {
	let mut document = statement(1);
	document.blocks = vec![Block::Lines(vec![line("Purpose", &"x".repeat(2_000)); 151])];
	assert!(matches!(write(&document, &[]), Err(Refused::TooMany { what: "characters", .. })));
}

#[test]
fn a_row_that_does_not_fit_its_table_is_refused() {
	let mut document = statement(1);
	let columns = vec![Column::left("A", 1), Column::left("B", 1)];
	document.blocks =
		vec![Block::Table(Table { columns, rows: vec![vec!["1".into()]], total: None })];
	assert_eq!(refusal(&document), "row 1 of a table has 1 cells, and the table has 2 columns");
}

#[test]
fn a_column_without_room_is_refused() {
	let mut document = statement(1);
	let columns = vec![Column::left("A", 200), Column::left("B", 1)];
	let rows = vec![vec!["1".into(), "2".into()]];
	document.blocks = vec![Block::Table(Table { columns, rows, total: None })];
	assert_eq!(
		refusal(&document),
		"the column `B` is too narrow: give it a larger share of the width"
	);
}

#[test]
fn a_time_that_does_not_exist_is_refused() {
	for (year, month, day, hour) in
		[(2026, 2, 29, 0), (2026, 13, 1, 0), (1969, 1, 1, 0), (2026, 1, 1, 24), (2026, 0, 1, 0)]
	{
		let as_of = Date { year, month, day, hour, minute: 0, second: 0 };
		assert_eq!(
			write(&Document { as_of, ..statement(1) }, &[]),
			Err(Refused::NoSuchTime(as_of))
		);
	}
	let as_of = Date { year: 2028, month: 2, day: 29, hour: 23, minute: 59, second: 59 };
	assert!(write(&Document { as_of, ..statement(1) }, &[]).is_ok());
}

#[test]
fn an_attachment_needs_a_plain_name_and_contents() {
	for name in ["", "../statement.json", "a b.json", "a)b.json", ".json", &"x".repeat(65)] {
		let attachment = Attachment { name: name.into(), json: vec![1] };
		assert!(matches!(
			write(&Document { attachment, ..statement(1) }, &[]),
			Err(Refused::AttachmentName(_))
		));
	}
	let attachment = Attachment { name: "statement.json".into(), json: Vec::new() };
	assert_eq!(refusal(&Document { attachment, ..statement(1) }), "the attachment is empty");
}

#[test]
fn a_qr_code_that_paper_cannot_hold_is_refused() {
	let mut document = statement(1);
	document.seal.payload = vec![1; 181];
	assert_eq!(
		refusal(&document),
		"the statement has 181 bytes in its QR code, and 180 are allowed"
	);
	document.seal.payload.clear();
	assert_eq!(refusal(&document), "the QR code is empty");
}
