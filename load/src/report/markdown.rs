//! The report as Markdown.

use super::{bound, Measured, Report};
use crate::statistics::Spread;
use std::{collections::BTreeMap, fmt::Write};

const MEBIBYTE: f64 = 1_024.0 * 1_024.0;

/// Renders the report.
pub fn render(report: &Report) -> String {
	let mut text = String::from("# Load report\n\n");
	text += &about(report);
	text += "\n| kind | operations a second | certificates a second | failed | full blocks: weight, length | inclusion, s | \
		finality, s | late blocks | processors | memory, MiB | database, MiB | bounded by |\n\
		|---|---|---|---|---|---|---|---|---|---|---|---|\n";
	report.kinds.iter().for_each(|measured| text += &row(measured));
	report.kinds.iter().for_each(|measured| text += &section(measured));
	text
}

fn about(report: &Report) -> String {
	let chain = &report.chain;
	let rows = [
		("ended", report.ended.clone()),
		("command", format!("`{}`", report.command)),
		("commit", report.commit.clone().unwrap_or_else(|| "not given".to_owned())),
		("machine", report.machine.text()),
		("node", format!("{} {}", chain.node, chain.version)),
		("chain", format!("{} ({}), runtime {}", chain.chain, chain.chain_type, chain.runtime)),
		(
			"blocks",
			format!(
			"every {} ms, with room for {} ms of declared weight and {} bytes of normal transactions",
			report.slot_milliseconds, report.block_weight_milliseconds, report.block_bytes
		),
		),
		(
			"load",
			format!(
				"{} buyers with {} trades in a row, {} sellers, trees of {} leaves, {}",
				report.buyers,
				report.in_a_row,
				report.sellers,
				report.leaves,
				if report.scattered {
					"scattered"
				} else {
					"what is verified together stands side by side"
				}
			),
		),
	];
	let mut text = String::from("| | |\n|---|---|\n");
	for (name, value) in rows {
		let _ = writeln!(text, "| {name} | {value} |");
	}
	text
}

fn row(measured: &Measured) -> String {
	let window = &measured.window;
	let failed = measured.failed.values().copied().fold(0, u64::saturating_add);
	format!(
		"| {} | **{:.1}** | {:.1} | {failed} | {}, {} | {} | {} | {} | {:.2} | {} | {:.1} | {} |\n",
		measured.kind,
		window.operations_per_second,
		window.certificates_per_second,
		percent(window.declared_weight),
		percent(window.length),
		spread(measured.inclusion_seconds),
		spread(measured.finality_seconds),
		window.late_blocks,
		window.processors,
		window.memory,
		window.database_growth as f64 / MEBIBYTE,
		bound(measured.bounded_by),
	)
}

fn percent(share: f64) -> String {
	format!("{:.1} %", share * 100.0)
}

/// Median, and 95th percentile.
fn spread(spread: Option<Spread>) -> String {
	match spread {
		Some(spread) => format!("{:.1} (95 %: {:.1})", spread.median, spread.percentile_95),
		None => "–".to_owned(),
	}
}

fn section(measured: &Measured) -> String {
	let (kind, window) = (&measured.kind, &measured.window);
	let rows = [
		("operation", measured.operation.clone()),
		(
			"window",
			format!(
				"blocks {} to {}, {:.0} s, {} operations",
				window.first_block, window.last_block, window.seconds, window.operations
			),
		),
		("operations of a block", spread(window.operations_per_block)),
		("seconds between blocks", spread(window.block_seconds)),
		("full blocks, late blocks", format!("{}, {}", window.full_blocks, window.late_blocks)),
		(
			"transactions",
			format!(
				"{} submitted, {} in blocks, {} not included; the pool was full {} times",
				measured.submitted, measured.in_blocks, measured.not_included, measured.pool_full
			),
		),
		(
			"node",
			format!(
				"{:.2} processors, {} MiB of memory ({} at most) and {} MiB of mapped files, the database grew by {} KiB",
				window.processors,
				window.memory,
				window.largest_memory,
				window.mapped,
				window.database_growth / 1_024
			),
		),
		(
			"from the last attestation to the voucher, s",
			format!(
				"{}; until it is final {}",
				spread(measured.voucher_seconds),
				spread(measured.voucher_finality_seconds)
			),
		),
		(
			"preparation, signing",
			format!("{:.0} s, {:.0} s", measured.preparation_seconds, measured.signing_seconds),
		),
		("failed in blocks", listed(&measured.failed)),
		("refused by the node", listed(&measured.refused)),
	];
	let mut text = format!("\n## {kind}\n\n| | |\n|---|---|\n");
	for (name, value) in rows {
		let _ = writeln!(text, "| {name} | {value} |");
	}
	let _ = write!(
		text,
		"\n![Operations of each block]({kind}-blocks.svg)\n![Time to inclusion]({kind}-inclusion.svg)\n\
		 ![Memory]({kind}-memory.svg)\n"
	);
	text
}

fn listed(counts: &BTreeMap<String, u64>) -> String {
	if counts.is_empty() {
		return "none".to_owned();
	}
	let each: Vec<String> = counts
		.iter()
		.map(|(name, count)| format!("{count} × {}", name.replace('|', "/")))
		.collect();
	each.join("; ")
}

#[cfg(test)]
mod tests {
	use super::{super::tests::sample, render};

	#[test]
	fn the_report_says_what_was_measured_and_on_what() {
		assert_eq!(render(&sample()), include_str!("golden/report.md.txt"));
	}

	#[test]
	fn an_early_end_is_said() {
		let report = super::Report { ended: "the node has ended".into(), ..sample() };
		assert!(render(&report).contains("| ended | the node has ended |"));
	}
}
