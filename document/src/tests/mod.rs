//! What the parts do together.

#![allow(clippy::arithmetic_side_effects, clippy::indexing_slicing, clippy::unwrap_used)]

mod attachment;
mod pages;
mod refusals;

use crate::*;

/// A statement of so many rows.
pub fn statement(rows: usize) -> Document {
	let row = |number: usize| {
		vec![format!("{number}–{}", number + 999), "2026-09".into(), "绿电 project".into()]
	};
	let columns =
		vec![Column::left("Numbers", 3), Column::right("Period", 2), Column::left("Project", 3)];
	Document {
		languages: Languages::Both,
		title: Text::both("核销声明", "Redemption statement"),
		chain: "Test network".into(),
		as_of: Date { year: 2026, month: 11, day: 30, hour: 8, minute: 15, second: 6 },
		blocks: vec![
			Block::Figures(vec![Line::new("Energy", "12 MWh")]),
			Block::Heading(Text::both("证书", "Certificates")),
			Block::Table(Table { columns, rows: (0..rows).map(row).collect(), total: None }),
			Block::List(vec![Text::both("依据", "Grounds")]),
			Block::Notice(Text::both("本链没有最终性", "This chain has no finality")),
			Block::Lines(vec![
				line("Beneficiary", "Example Steel"),
				Line::code("Account", "5GrwvaEF5zXb26Fz"),
			]),
		],
		seal: Seal { payload: vec![7; 120], label: "BLAKE2b-256".into(), hash: [0xAB; 32] },
		attachment: Attachment {
			name: "statement.json".into(),
			json: br#"{"version":1}"#.to_vec(),
		},
	}
}

/// A value that people read.
pub fn line(label: &str, value: &str) -> Line {
	Line::new(label, value)
}

/// A statement that says one thing.
pub fn saying(value: &str) -> Document {
	Document { blocks: vec![Block::Lines(vec![line("Purpose", value)])], ..statement(1) }
}
