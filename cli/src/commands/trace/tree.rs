//! What a thing rests on, as a tree of boxes: each has a title, a lane and lines.

use crate::values::{word, Item};
use std::fmt;

/// Where a box belongs: lanes of the picture, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lane {
	/// Meters and readings.
	Metering,
	/// Certificates.
	Certificates,
	/// Settlement and evidence.
	Trade,
	/// Voucher, custody, redemption.
	Voucher,
}

impl Lane {
	/// All lanes, with their headings.
	pub const ALL: [(Lane, &'static str); 4] = [
		(Lane::Metering, "Metering"),
		(Lane::Certificates, "Certificates"),
		(Lane::Trade, "Trade"),
		(Lane::Voucher, "Voucher"),
	];
}

/// A part of the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
	/// Where it belongs.
	pub lane: Lane,
	/// What it is.
	pub title: String,
	/// What is known of it.
	pub lines: Vec<String>,
	/// What it rests on: places in the list of all parts.
	pub rests_on: Vec<usize>,
}

/// All parts: each rests on earlier ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
	/// What was asked for.
	pub title: String,
	/// The parts. The last one is what came last.
	pub parts: Vec<Part>,
	/// What the state does not tell.
	pub missing: Vec<String>,
}

/// Looks up a path of names.
fn at<'a>(item: &'a Item, path: &[&str]) -> Option<&'a Item> {
	path.iter().try_fold(item, |item, name| item.get(name)).filter(|it| **it != Item::None)
}

/// A line of a part, if there is something to say.
fn line(name: &str, item: Option<&Item>) -> Option<String> {
	item.map(|item| format!("{name}: {}", word(item)))
}

impl Tree {
	/// From what was read of the chain.
	pub fn of(title: &str, data: &Item) -> Self {
		let missing = match data.get("missing") {
			Some(Item::List(all)) => all.iter().map(word).collect(),
			_ => vec![],
		};
		let mut tree = Tree { title: title.to_owned(), parts: vec![], missing };
		let provenance = data.get("provenance");
		let batch = provenance.and_then(|it| it.get("batch")).or(data.get("batch"));
		let generation = tree.readings(provenance, batch, "generation");
		let certificates = batch.map(|batch| tree.certificates(batch, data, generation));
		if let Some(provenance) = provenance {
			tree.trade(provenance, data, certificates, generation);
		}
		tree
	}

	fn add(
		&mut self,
		lane: Lane,
		title: impl Into<String>,
		lines: Vec<Option<String>>,
		rests_on: Vec<Option<usize>>,
	) -> usize {
		let lines = lines.into_iter().flatten().collect();
		self.parts.push(Part {
			lane,
			title: title.into(),
			lines,
			rests_on: rests_on.into_iter().flatten().collect(),
		});
		self.parts.len().saturating_sub(1)
	}

	/// A meter, and what it measured in the period.
	fn readings(
		&mut self,
		provenance: Option<&Item>,
		batch: Option<&Item>,
		side: &str,
	) -> Option<usize> {
		let evidence = provenance.and_then(|it| it.get("evidence"));
		let meter = match (evidence, side) {
			(Some(evidence), _) => evidence.get(&format!("{side}_meter")),
			(None, "generation") => batch.and_then(|it| at(it, &["info", "meter"])),
			(None, _) => None,
		}?;
		let period = evidence
			.and_then(|it| it.get("period"))
			.or(batch.and_then(|it| at(it, &["info", "period"])));
		let metered = provenance.and_then(|it| it.get(side));
		let lines = vec![
			line("meter", Some(meter)),
			line("period", period),
			line("measured", metered.and_then(|it| it.get("energy"))),
			line("allocated", metered.and_then(|it| it.get("allocated"))),
			line("revision", metered.and_then(|it| it.get("revision"))),
		];
		let anchor = self.anchor(
			provenance.and_then(|it| it.get("metering")),
			"Readings attested",
			Lane::Metering,
		);
		Some(self.add(Lane::Metering, format!("Reading of {side}"), lines, vec![anchor]))
	}

	/// What the seats of a committee attested. Both readings are in the same one.
	fn anchor(&mut self, anchor: Option<&Item>, title: &str, lane: Lane) -> Option<usize> {
		let anchor = anchor.filter(|it| **it != Item::None)?;
		if let Some(place) = self.parts.iter().position(|part| part.title == title) {
			return Some(place);
		}
		let lines = vec![
			line("root", at(anchor, &["statement", "root"])),
			line("leaves", at(anchor, &["statement", "leaves"])),
			line("attested by parties", anchor.get("attesters")),
			line("anchored", anchor.get("anchored_at")),
			line("final", anchor.get("final_at")),
			line("status", anchor.get("status")),
		];
		Some(self.add(lane, title, lines, vec![]))
	}

	fn certificates(&mut self, batch: &Item, data: &Item, generation: Option<usize>) -> usize {
		let issue = vec![
			line("project", at(batch, &["info", "project"])),
			line("source", at(batch, &["info", "source"])),
			line("region", at(batch, &["info", "region"])),
			line("period", at(batch, &["info", "period"])),
			line("issued", at(batch, &["info", "issued"])),
			line("issuer", batch.get("issuer")),
			line("block", batch.get("issued_block")),
		];
		let issued = self.add(Lane::Certificates, "Batch issued", issue, vec![generation]);
		let provenance = data.get("provenance");
		let one = data.get("certificate").and_then(|it| it.get("certificate"));
		let lines = vec![
			line("first", provenance.and_then(|it| it.get("first"))),
			line("last", provenance.and_then(|it| it.get("last"))),
			line("range", one.and_then(|it| it.get("bundle"))),
			line("holder", one.and_then(|it| it.get("holder"))),
			line("state", one.and_then(|it| it.get("state"))),
			line("frozen", one.and_then(|it| it.get("frozen"))),
			line("valid until", at(batch, &["info", "valid_until"])),
		];
		self.add(Lane::Certificates, "Certificates", lines, vec![Some(issued)])
	}

	fn trade(
		&mut self,
		provenance: &Item,
		data: &Item,
		certificates: Option<usize>,
		generation: Option<usize>,
	) {
		let consumption = self.readings(Some(provenance), None, "consumption");
		let settled = self.anchor(provenance.get("settlement"), "Settlement attested", Lane::Trade);
		let Some(evidence) = provenance.get("evidence") else { return };
		let lines = vec![
			line("trade", evidence.get("trade_ref")),
			line("seller", evidence.get("seller")),
			line("buyer", evidence.get("buyer")),
			line("energy", evidence.get("energy")),
			line("certificates", evidence.get("range")),
			line("status", evidence.get("status")),
			line("doubt", evidence.get("doubt").filter(|it| **it != Item::None)),
			line("supersedes", at(evidence, &["supersedes"])),
			line("superseded by", at(evidence, &["superseded_by"])),
			line("block", evidence.get("block")),
		];
		let verified = self.add(
			Lane::Trade,
			"Evidence",
			lines,
			vec![settled, certificates, generation, consumption],
		);
		let voucher = provenance.get("voucher");
		let inner = voucher.and_then(|it| it.get("voucher"));
		let title = format!("Voucher {}", data.get("voucher").map(word).unwrap_or_default());
		let lines = vec![
			line("holder", inner.and_then(|it| it.get("holder"))),
			line("energy", inner.and_then(|it| it.get("energy"))),
			line("certificates", inner.and_then(|it| it.get("range"))),
			line("status", inner.and_then(|it| it.get("status"))),
			line("split from", inner.and_then(|it| at(it, &["parent"]))),
			line("frozen", voucher.and_then(|it| it.get("frozen"))),
			line("revoked", voucher.and_then(|it| it.get("revoked"))),
			line("expired", voucher.and_then(|it| it.get("expired"))),
		];
		let mut last = self.add(Lane::Voucher, title, lines, vec![Some(verified)]);
		if let Some(agreement) = data.get("agreement").filter(|it| **it != Item::None) {
			let lines = vec![
				line("deposited by", agreement.get("depositor")),
				line("for", at(agreement, &["terms", "beneficiary"])),
				line("conditions", at(agreement, &["terms", "conditions"])),
				line("deadline", at(agreement, &["terms", "deadline"])),
				line("status", agreement.get("status")),
			];
			last = self.add(Lane::Voucher, "In escrow", lines, vec![Some(last)]);
		}
		if let Some(redemption) = at(provenance, &["redemption"]) {
			let lines = vec![
				line("by", redemption.get("holder")),
				line("beneficiary", at(redemption, &["claim", "beneficiary"])),
				line("purpose", at(redemption, &["claim", "purpose"])),
				line("for", at(redemption, &["claim", "from"])),
				line("until", at(redemption, &["claim", "to"])),
				line("energy", redemption.get("energy")),
				line("block", redemption.get("block")),
			];
			self.add(Lane::Voucher, "Redeemed", lines, vec![Some(last)]);
		}
	}
}

impl fmt::Display for Tree {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		writeln!(f, "{}", self.title)?;
		if let Some(last) = self.parts.len().checked_sub(1) {
			self.branch(f, last, "", true, &mut vec![])?;
		}
		for missing in &self.missing {
			writeln!(f, "not in the state: {missing}")?;
		}
		Ok(())
	}
}

impl Tree {
	/// A part, and below it what it rests on. What was written already is only named.
	fn branch(
		&self,
		f: &mut fmt::Formatter<'_>,
		place: usize,
		before: &str,
		is_last: bool,
		written: &mut Vec<usize>,
	) -> fmt::Result {
		let Some(part) = self.parts.get(place) else { return Ok(()) };
		let (mark, below) = if is_last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
		if written.contains(&place) {
			return writeln!(f, "{before}{mark}{} (above)", part.title);
		}
		written.push(place);
		writeln!(f, "{before}{mark}{}", part.title)?;
		let inner = format!("{before}{below}");
		let bar = if part.rests_on.is_empty() { " " } else { "│" };
		for line in &part.lines {
			writeln!(f, "{inner}{bar}  {line}")?;
		}
		for (at, next) in part.rests_on.iter().enumerate() {
			let is_last = at.saturating_add(1) == part.rests_on.len();
			self.branch(f, *next, &inner, is_last, written)?;
		}
		Ok(())
	}
}
