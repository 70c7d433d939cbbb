//! Tables over several pages.

use crate::fonts::Weight;
use crate::layout::{Flow, BLACK, GREEN, GREY, LEFT, LIGHT, WIDTH};
use crate::structure::{Node, Role};
use crate::wrap::{glyphs, width, wrap, Glyph, Ink};
use crate::{Align, Refused, Table};

const HEADER: Ink = Ink::new(Weight::Bold, 7.75, BLACK);
const SECOND_HEADER: Ink = Ink::new(Weight::Plain, 7.0, GREY);
const CELL: Ink = Ink::new(Weight::Plain, 8.25, BLACK);
const TOTAL: Ink = Ink::new(Weight::Bold, 8.25, BLACK);
const HEIGHT: f32 = 11.5;
const EDGE: f32 = 4.0;
const GAP: f32 = 16.0;
/// A row of more lines may be divided between pages.
const UNDIVIDED: usize = 20;

/// Where a column stands.
#[derive(Clone, Copy)]
struct Place {
	x: f32,
	width: f32,
	align: Align,
}

/// The lines of each cell of a row.
type Row = Vec<Vec<Vec<Glyph>>>;

impl Flow<'_> {
	/// Draws a table. Each page on which it goes on begins with its header.
	pub fn table(&mut self, table: &Table) -> Result<(), Refused> {
		let places = places(table);
		let header = self.header_row(table, &places)?;
		let node = self.structure.add(Role::Table, None);
		self.room(row_height(&header) + 3.0 * (HEIGHT + 2.0 * EDGE));
		self.header(&header, &places, Some(node));
		for cells in &table.rows {
			let row = self.cells(cells, &places, CELL)?;
			self.row(row, &header, &places, node);
			self.fill(LEFT, self.y, WIDTH, 0.5, LIGHT);
		}
		if let Some(cells) = &table.total {
			let row = self.cells(cells, &places, TOTAL)?;
			self.fill(LEFT, self.y, WIDTH, 0.9, GREEN);
			self.row(row, &header, &places, node);
		}
		self.y += 8.0;
		Ok(())
	}

	fn header_row(&self, table: &Table, places: &[Place]) -> Result<Row, Refused> {
		let labels = table.columns.iter().zip(places);
		labels
			.map(|(column, place)| self.stacked(&column.label, HEADER, SECOND_HEADER, place.width))
			.collect()
	}

	fn cells(&self, cells: &[String], places: &[Place], ink: Ink) -> Result<Row, Refused> {
		let lines = cells.iter().zip(places).map(|(cell, place)| {
			let shown = if cell.is_empty() { "–" } else { cell };
			Ok(wrap(glyphs(self.faces, shown, ink)?, place.width))
		});
		lines.collect()
	}

	/// Draws the header. Only the first one belongs to the table: the others repeat it for the eye.
	fn header(&mut self, header: &Row, places: &[Place], table: Option<Node>) {
		let row = table.map(|table| self.structure.add(Role::Row, Some(table)));
		let nodes: Vec<_> = places
			.iter()
			.map(|_| row.map(|row| self.structure.add(Role::ColumnHeader, Some(row))))
			.collect();
		self.y += EDGE;
		for number in 0..longest(header) {
			for ((cell, place), node) in header.iter().zip(places).zip(&nodes) {
				self.cell_line(cell.get(number), *place, *node);
			}
			self.y += HEIGHT;
		}
		self.y += EDGE;
		self.fill(LEFT, self.y, WIDTH, 0.9, GREEN);
		self.y += 0.9;
	}

	fn row(&mut self, row: Row, header: &Row, places: &[Place], table: Node) {
		let node = self.structure.add(Role::Row, Some(table));
		let nodes: Vec<_> =
			places.iter().map(|_| self.structure.add(Role::Cell, Some(node))).collect();
		let count = longest(&row);
		self.room_below(header, places, row_height(&row).min(UNDIVIDED as f32 * HEIGHT));
		self.y += EDGE;
		for number in 0..count {
			self.room_below(header, places, HEIGHT);
			for ((cell, place), node) in row.iter().zip(places).zip(&nodes) {
				self.cell_line(cell.get(number), *place, Some(*node));
			}
			self.y += HEIGHT;
		}
		self.y += EDGE;
	}

	/// Begins a page with the header if the height is not free on this one.
	fn room_below(&mut self, header: &Row, places: &[Place], height: f32) {
		if self.room(height) {
			self.header(header, places, None);
		}
	}

	fn cell_line(&mut self, line: Option<&Vec<Glyph>>, place: Place, node: Option<Node>) {
		if let Some(line) = line {
			let x = match place.align {
				Align::Left => place.x,
				Align::Right => place.x + place.width - width(line),
			};
			self.text(x, self.y, HEIGHT, line.clone(), node);
		}
	}
}

fn longest(row: &Row) -> usize {
	row.iter().map(Vec::len).max().unwrap_or_default()
}

fn row_height(row: &Row) -> f32 {
	longest(row) as f32 * HEIGHT + 2.0 * EDGE
}

/// Divides the width among the columns.
fn places(table: &Table) -> Vec<Place> {
	let shares: f32 = table.columns.iter().map(|column| f32::from(column.share)).sum();
	let free = WIDTH - GAP * table.columns.len().saturating_sub(1) as f32;
	let mut x = LEFT;
	let columns = table.columns.iter().map(|column| {
		let place =
			Place { x, width: free * f32::from(column.share) / shares, align: column.align };
		x += place.width + GAP;
		place
	});
	columns.collect()
}
