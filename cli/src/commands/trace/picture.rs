//! The tree as a picture: four lanes, boxes in the order in which things happened, and a line from each box to what it
//! rests on.

use super::tree::{Lane, Part, Tree};
use std::fmt::Write;

const WIDTH: u32 = 290;
const GAP: u32 = 50;
const MARGIN: u32 = 24;
const HEADING: u32 = 84;
const LINE: u32 = 17;
const TITLE: u32 = 30;
/// Longer lines are cut: the text form has all.
const LETTERS: usize = 40;

/// A part with its place in the picture.
struct Box<'a> {
	part: &'a Part,
	x: u32,
	y: u32,
	height: u32,
}

/// Draws the tree, as it is at a block.
pub fn draw(tree: &Tree, block: u64) -> String {
	let boxes = places(tree);
	let lanes = u32::try_from(Lane::ALL.len()).unwrap_or(4);
	let width = MARGIN
		.saturating_mul(2)
		.saturating_add(WIDTH.saturating_mul(lanes))
		.saturating_add(GAP.saturating_mul(lanes.saturating_sub(1)));
	let bottom = boxes.iter().map(|it| it.y.saturating_add(it.height)).max().unwrap_or(HEADING);
	let notes = u32::try_from(tree.missing.len()).unwrap_or(0).saturating_mul(LINE);
	let height = bottom.saturating_add(MARGIN.saturating_mul(2)).saturating_add(notes);
	let mut svg = String::new();
	let _ = write!(
		svg,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
		 font-family=\"system-ui, sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"Provenance of {title}\">\
		 <title>Provenance of {title}</title><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\
		 <text x=\"{MARGIN}\" y=\"32\" font-size=\"18\" font-weight=\"600\">{title}</text>",
		title = escaped(&tree.title)
	);
	let _ =
		write!(svg, "<text x=\"{MARGIN}\" y=\"50\" fill=\"#555\">state at block {block}</text>");
	for (lane, name) in Lane::ALL {
		let _ = write!(
			svg,
			"<text x=\"{}\" y=\"{}\" font-weight=\"600\" fill=\"#0b6b3a\">{name}</text>",
			left(lane),
			HEADING.saturating_sub(8)
		);
	}
	for drawn in &boxes {
		for from in drawn.part.rests_on.iter().filter_map(|place| boxes.get(*place)) {
			connect(&mut svg, from, drawn);
		}
	}
	for drawn in &boxes {
		write_box(&mut svg, drawn);
	}
	for (at, missing) in tree.missing.iter().enumerate() {
		let down = u32::try_from(at).unwrap_or(0).saturating_mul(LINE);
		let y = bottom.saturating_add(MARGIN).saturating_add(down);
		let _ = write!(
			svg,
			"<text x=\"{MARGIN}\" y=\"{y}\" fill=\"#555\">not in the state: {}</text>",
			escaped(missing)
		);
	}
	svg.push_str("</svg>\n");
	svg
}

fn left(lane: Lane) -> u32 {
	let at = Lane::ALL.iter().position(|(it, _)| *it == lane).unwrap_or(0);
	let step = WIDTH.saturating_add(GAP);
	MARGIN.saturating_add(step.saturating_mul(u32::try_from(at).unwrap_or(0)))
}

/// Each lane is filled from above. What rests on something in another lane does not begin above it.
fn places(tree: &Tree) -> Vec<Box<'_>> {
	let mut boxes: Vec<Box<'_>> = Vec::new();
	for part in &tree.parts {
		let x = left(part.lane);
		let lines = u32::try_from(part.lines.len()).unwrap_or(0);
		let height = TITLE.saturating_add(lines.saturating_mul(LINE)).saturating_add(8);
		let below = boxes
			.iter()
			.filter(|it| it.x == x)
			.map(|it| it.y.saturating_add(it.height).saturating_add(20))
			.max();
		boxes.push(Box { part, x, y: below.unwrap_or(HEADING), height });
	}
	boxes
}

fn connect(svg: &mut String, from: &Box<'_>, to: &Box<'_>) {
	if from.x == to.x {
		let x = from.x.saturating_add(WIDTH / 2);
		let _ = write!(
			svg,
			"<path d=\"M{x} {} V{}\" stroke=\"#0b6b3a\" fill=\"none\"/>",
			from.y.saturating_add(from.height),
			to.y
		);
		return;
	}
	let start = (from.x.saturating_add(WIDTH), from.y.saturating_add(TITLE / 2));
	let end = (to.x, to.y.saturating_add(TITLE / 2));
	let middle = end.0.saturating_sub(GAP / 2);
	let _ = write!(
		svg,
		"<path d=\"M{} {} H{middle} V{} H{}\" stroke=\"#0b6b3a\" fill=\"none\"/><circle cx=\"{}\" cy=\"{}\" r=\"3\" fill=\"#0b6b3a\"/>",
		start.0, start.1, end.1, end.0, end.0, end.1
	);
}

fn write_box(svg: &mut String, drawn: &Box<'_>) {
	let Box { part, x, y, height } = drawn;
	let _ = write!(
		svg,
		"<g><rect x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{height}\" rx=\"6\" fill=\"#f3faf5\" stroke=\"#0b6b3a\"/>\
		 <text x=\"{}\" y=\"{}\" font-weight=\"600\">{}</text>",
		x.saturating_add(12),
		y.saturating_add(20),
		escaped(&part.title)
	);
	for (at, line) in part.lines.iter().enumerate() {
		let down = TITLE
			.saturating_add(u32::try_from(at).unwrap_or(0).saturating_mul(LINE))
			.saturating_add(8);
		let _ = write!(
			svg,
			"<text x=\"{}\" y=\"{}\"><title>{}</title>{}</text>",
			x.saturating_add(12),
			y.saturating_add(down),
			escaped(line),
			escaped(&cut(line))
		);
	}
	svg.push_str("</g>");
}

fn cut(line: &str) -> String {
	match line.chars().count() > LETTERS {
		true => line.chars().take(LETTERS.saturating_sub(1)).chain(['…']).collect(),
		false => line.to_owned(),
	}
}

/// Text comes from others: it must not become markup.
fn escaped(text: &str) -> String {
	text.chars()
		.filter(|it| !it.is_control())
		.map(|it| match it {
			'&' => "&amp;".to_owned(),
			'<' => "&lt;".to_owned(),
			'>' => "&gt;".to_owned(),
			'"' => "&quot;".to_owned(),
			other => other.to_string(),
		})
		.collect()
}
