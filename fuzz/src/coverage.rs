//! What was reached: calls, errors, and why transactions were refused.

use std::collections::BTreeMap;

use sp_runtime::{transaction_validity::TransactionValidityError, DispatchError};

use crate::shapes::Shapes;

/// What became of the calls of one name.
#[derive(Clone, Debug, Default)]
struct Fate {
	succeeded: u64,
	failed: BTreeMap<String, u64>,
}

/// Counts what happens.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
	calls: BTreeMap<String, Fate>,
	refused: BTreeMap<String, u64>,
	/// Blocks that were made.
	pub blocks: u64,
	/// Blocks that were imported, by WebAssembly or native code.
	pub imported: u64,
	/// Transactions that blocks took.
	pub included: u64,
	/// Transactions whose call succeeded.
	pub succeeded: u64,
	/// Chains that were begun.
	pub chains: u64,
	/// How often all invariants were checked.
	pub checked: u64,
	/// Transactions that were none, and were refused as such.
	pub undecodable: u64,
}

impl Coverage {
	/// That of a chain that begins.
	pub fn of_a_chain() -> Self {
		Coverage { chains: 1, ..Default::default() }
	}

	/// Counts a call, made by a transaction or carried by another call.
	pub fn call(&mut self, shapes: &Shapes, name: &str, result: &Result<(), DispatchError>) {
		let fate = self.calls.entry(name.to_owned()).or_default();
		match result {
			Ok(()) => fate.succeeded += 1,
			Err(error) => *fate.failed.entry(shapes.error_name(error)).or_default() += 1,
		}
	}

	/// Both together.
	pub fn with(&self, other: &Coverage) -> Coverage {
		let mut sum = self.clone();
		for (name, fate) in &other.calls {
			let own = sum.calls.entry(name.clone()).or_default();
			own.succeeded += fate.succeeded;
			for (error, times) in &fate.failed {
				*own.failed.entry(error.clone()).or_default() += times;
			}
		}
		for (error, times) in &other.refused {
			*sum.refused.entry(error.clone()).or_default() += times;
		}
		sum.blocks += other.blocks;
		sum.imported += other.imported;
		sum.included += other.included;
		sum.succeeded += other.succeeded;
		sum.chains += other.chains;
		sum.checked += other.checked;
		sum.undecodable += other.undecodable;
		sum
	}

	/// Counts a transaction that no block takes.
	pub fn refused(&mut self, error: &TransactionValidityError) {
		*self.refused.entry(format!("{error:?}")).or_default() += 1;
	}

	/// How many of all calls succeeded, and how many there are.
	pub fn calls_reached(&self, shapes: &Shapes) -> (usize, usize) {
		let succeeded = |name: &String| self.calls.get(name).is_some_and(|fate| fate.succeeded > 0);
		let all = shapes.calls.iter().map(|call| call.name());
		(all.clone().filter(succeeded).count(), all.count())
	}

	/// How many of all errors were seen, and how many there are.
	pub fn errors_reached(&self, shapes: &Shapes) -> (usize, usize) {
		let all = shapes.errors();
		let seen = self.errors();
		let found =
			all.iter().filter(|(pallet, name)| seen.contains_key(&format!("{pallet}.{name}")));
		(found.count(), all.len())
	}

	fn errors(&self) -> BTreeMap<String, u64> {
		let mut all = BTreeMap::new();
		for (error, times) in self.calls.values().flat_map(|fate| &fate.failed) {
			*all.entry(error.clone()).or_default() += times;
		}
		all
	}

	/// All of it, as Markdown.
	pub fn report(&self, shapes: &Shapes) -> String {
		let (calls, all_calls) = self.calls_reached(shapes);
		let (errors, all_errors) = self.errors_reached(shapes);
		let sums = format!(
			"{} chains, {} blocks, {} imports, all invariants checked {} times; {} transactions, {} of them succeeded; \
			 {} refused as no transaction.\n\nCalls that succeeded: {calls} of {all_calls}. Errors that were seen: {errors} of \
			 {all_errors}.\n",
			self.chains,
			self.blocks,
			self.imported,
			self.checked,
			self.included,
			self.succeeded,
			self.undecodable,
		);
		[
			sums,
			self.pallets(shapes),
			self.every_call(shapes),
			format!("Never succeeded: {}\n", self.calls_missed(shapes).join(", ")),
			format!("Errors never seen: {}\n", self.errors_missed(shapes).join(", ")),
			self.refusals(),
		]
		.join("\n")
	}

	fn calls_missed(&self, shapes: &Shapes) -> Vec<String> {
		let missed = |name: &String| self.calls.get(name).is_none_or(|fate| fate.succeeded == 0);
		shapes.calls.iter().map(|call| call.name()).filter(missed).collect()
	}

	fn errors_missed(&self, shapes: &Shapes) -> Vec<String> {
		let seen = self.errors();
		let names = shapes.errors().into_iter().map(|(pallet, name)| format!("{pallet}.{name}"));
		names.filter(|name| !seen.contains_key(name)).collect()
	}

	fn pallets(&self, shapes: &Shapes) -> String {
		let mut rows: BTreeMap<String, [usize; 4]> = BTreeMap::new();
		for call in &shapes.calls {
			let row = rows.entry(call.pallet.clone()).or_default();
			row[1] += 1;
			let fate = self.calls.get(&call.name());
			row[0] += usize::from(fate.is_some_and(|fate| fate.succeeded > 0));
		}
		let seen = self.errors();
		for (pallet, name) in shapes.errors() {
			let row = rows.entry(pallet.clone()).or_default();
			row[3] += 1;
			row[2] += usize::from(seen.contains_key(&format!("{pallet}.{name}")));
		}
		let mut table = Table::new(&["pallet", "calls succeeded", "of", "errors seen", "of"]);
		for (pallet, counts) in rows {
			let counts = counts.map(|count| count.to_string());
			table.add(&[&[pallet][..], &counts].concat());
		}
		table.text()
	}

	fn every_call(&self, shapes: &Shapes) -> String {
		let mut table = Table::new(&["call", "succeeded", "failed", "how it failed"]);
		let none = Fate::default();
		for call in &shapes.calls {
			let fate = self.calls.get(&call.name()).unwrap_or(&none);
			let failed: u64 = fate.failed.values().sum();
			table.add(&[
				call.name(),
				fate.succeeded.to_string(),
				failed.to_string(),
				reasons(&call.pallet, &fate.failed),
			]);
		}
		table.text()
	}

	fn refusals(&self) -> String {
		let mut table = Table::new(&["no block took", "times"]);
		for (error, times) in &self.refused {
			table.add(&[error.clone(), times.to_string()]);
		}
		table.text()
	}
}

/// Errors of the call's own pallet without the pallet's name, the most frequent first.
fn reasons(pallet: &str, failed: &BTreeMap<String, u64>) -> String {
	let mut all: Vec<_> = failed.iter().collect();
	all.sort_by_key(|(name, times)| (std::cmp::Reverse(**times), *name));
	let own = format!("{pallet}.");
	let shown = all
		.into_iter()
		.map(|(name, times)| format!("{} {times}", name.strip_prefix(&own).unwrap_or(name)));
	shown.collect::<Vec<_>>().join(", ")
}

/// The lines of a table in Markdown. Columns are not padded: the reasons of a call can be long.
struct Table(Vec<String>);

impl Table {
	fn new(head: &[&str]) -> Self {
		let mut table = Table(Vec::new());
		table.add(head);
		let ruler: Vec<&str> = head.iter().map(|_| "---").collect();
		table.add(&ruler);
		table
	}

	fn add(&mut self, cells: &[impl AsRef<str>]) {
		let cells: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
		self.0.push(format!("| {} |", cells.join(" | ")));
	}

	fn text(&self) -> String {
		format!("{}\n", self.0.join("\n"))
	}
}
