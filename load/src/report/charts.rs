//! Bar charts as SVG.

use super::{executions::Executions, Measured};
use crate::{measurement::Block, statistics::histogram};
use std::fmt::Write;

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 240.0;
const LEFT: f64 = 60.0;
const BOTTOM: f64 = 40.0;
const TOP: f64 = 30.0;
const STRONG: &str = "#2b7a3d";
const PALE: &str = "#b9d8c0";
/// Parts of the histogram.
const PARTS: usize = 40;

/// A bar.
struct Bar {
	value: f64,
	label: String,
	strong: bool,
}

/// Operations of each block.
pub fn blocks(measured: &Measured) -> String {
	by_block(measured, "operations of each block", |block| block.operations)
}

/// Memory that only the nodes had when each block arrived.
pub fn memory(measured: &Measured) -> String {
	by_block(measured, "memory of the nodes, MiB", |block| block.memory)
}

/// A bar for each block. Those outside the measured window are pale.
fn by_block(measured: &Measured, what: &str, value: fn(&Block) -> u64) -> String {
	let bar = |block: &Block| Bar {
		value: value(block) as f64,
		label: block.number.to_string(),
		strong: block.measured,
	};
	let bars: Vec<Bar> = measured.blocks.iter().map(bar).collect();
	chart(&format!("{}: {what}", measured.kind), "block", &bars)
}

/// How many transactions took how long to come into a block.
pub fn inclusion(measured: &Measured) -> String {
	let (counts, width) = histogram(&measured.inclusion_times, PARTS);
	let bars: Vec<Bar> = counts
		.iter()
		.enumerate()
		.map(|(at, count)| Bar {
			value: *count as f64,
			label: format!("{:.1}", at as f64 * width),
			strong: true,
		})
		.collect();
	chart(&format!("{}: transactions by time to inclusion", measured.kind), "seconds", &bars)
}

/// What each block took of what it declared, in percent. Blocks that took longer are strong.
pub fn executions(executions: &Executions) -> String {
	let bar = |block: &super::executions::Execution| Bar {
		value: block.share() * 100.0,
		label: block.number.to_string(),
		strong: block.measured > block.declared,
	};
	let bars: Vec<Bar> = executions.blocks.iter().map(bar).collect();
	chart(&format!("{}: time measured of time declared, percent", executions.kind), "block", &bars)
}

fn chart(title: &str, axis: &str, bars: &[Bar]) -> String {
	let largest = bars.iter().map(|bar| bar.value).fold(1.0, f64::max);
	let (plot_width, plot_height) = (WIDTH - LEFT - 20.0, HEIGHT - TOP - BOTTOM);
	let step = plot_width / bars.len().max(1) as f64;
	let base = HEIGHT - BOTTOM;
	let mut svg = format!(
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" \
		 font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n\
		 <text x=\"{LEFT}\" y=\"18\" font-weight=\"bold\">{title}</text>\n"
	);
	for part in [0.0, 0.5, 1.0] {
		let y = base - part * plot_height;
		let _ = writeln!(
			svg,
			"<line x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"#ccc\"/>\
			 <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{:.0}</text>",
			LEFT + plot_width,
			LEFT - 6.0,
			y + 4.0,
			largest * part
		);
	}
	// About eight labels have room.
	let every = bars.len().div_ceil(8).max(1);
	for (at, bar) in bars.iter().enumerate() {
		let (x, height) = (LEFT + at as f64 * step, bar.value / largest * plot_height);
		let colour = if bar.strong { STRONG } else { PALE };
		let _ = writeln!(
			svg,
			"<rect x=\"{x:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{height:.1}\" fill=\"{colour}\"/>",
			base - height,
			(step * 0.85).max(0.5)
		);
		if at.checked_rem(every) == Some(0) {
			let _ = writeln!(
				svg,
				"<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
				x + step / 2.0,
				base + 15.0,
				bar.label
			);
		}
	}
	let _ = write!(
		svg,
		"<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{axis}</text>\n</svg>\n",
		LEFT + plot_width / 2.0,
		HEIGHT - 6.0
	);
	svg
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::{super::tests::sample, blocks, executions, inclusion, memory, PALE, PARTS, STRONG};

	#[test]
	fn each_block_is_a_bar_and_those_outside_the_window_are_pale() {
		let report = sample();
		let svg = blocks(report.kinds.first().unwrap());
		assert_eq!(svg.matches(STRONG).count(), 2);
		assert_eq!(svg.matches(PALE).count(), 1);
		assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
		let svg = memory(report.kinds.first().unwrap());
		assert_eq!((svg.matches(STRONG).count(), svg.matches(PALE).count()), (2, 1));
	}

	#[test]
	fn times_are_shown_in_parts() {
		let report = sample();
		let svg = inclusion(report.kinds.first().unwrap());
		assert_eq!(svg.matches(STRONG).count(), PARTS);
	}

	#[test]
	fn blocks_that_took_longer_than_declared_are_strong() {
		let svg = executions(&super::super::executions::tests::sample());
		assert_eq!((svg.matches(STRONG).count(), svg.matches(PALE).count()), (2, 9));
	}

	#[test]
	fn nothing_measured_is_an_empty_chart() {
		assert!(blocks(&super::Measured::default()).ends_with("</svg>\n"));
	}
}
