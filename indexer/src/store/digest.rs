//! One number for all that is in an index, to compare two of them.

use super::{Cell, Reader, Stored};

/// What is read at once.
const PAGE: u64 = 1_000;

/// Tables in which everything is compared, with what their rows are ordered by. What the last blocks changed is left out: it is about the
/// way, and not about the place.
const COMPARED: [(&str, &str, &str); 9] = [
	("blocks", "number, hash, parent, state_root, time, author, spec_version, extrinsics, events", "number"),
	(
		"extrinsics",
		"block, idx, hash, signer, pallet, call, CAST(args AS TEXT), success, CAST(error AS TEXT), fee, tip, nonce",
		"block, idx",
	),
	("events", "block, idx, extrinsic, pallet, name, CAST(data AS TEXT), CAST(about AS TEXT)", "block, idx"),
	("mentions", "kind, id, block, idx", "kind, id, block, idx"),
	("spans", "batch, first, last, block, idx", "batch, first, last, block, idx"),
	(
		"records",
		"kind, id, ord, CAST(data AS TEXT), CAST(facets AS TEXT), created, changed",
		"kind, id",
	),
	("facets", "kind, field, value, ord, id", "kind, field, value, ord"),
	("names", "list, pallet, name, first", "list, pallet, name"),
	("counts", "kind, number", "kind"),
];

/// The content of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Content {
	/// Its name.
	pub table: &'static str,
	/// How many rows it has.
	pub rows: u64,
	/// BLAKE2b of all of them, one after the other.
	pub digest: String,
}

/// The content of each table, as it is when no indexer writes. Two indexes of one chain that end with the same block have the same.
pub async fn content(reader: &Reader) -> Stored<Vec<Content>> {
	let mut all = Vec::new();
	for (table, columns, order) in COMPARED {
		all.push(content_of(reader, table, columns, order).await?);
	}
	Ok(all)
}

async fn content_of(
	reader: &Reader,
	table: &'static str,
	columns: &str,
	order: &str,
) -> Stored<Content> {
	let (mut digest, mut rows) = ([0_u8; 32], 0_u64);
	let mut last: Option<Vec<Cell>> = None;
	loop {
		let after = last.take().unwrap_or_default();
		let page = reader.query(page(table, columns, order, &after), after).await?;
		for row in page {
			rows = rows.saturating_add(1);
			last = Some(row.first(order.split(", ").count()));
			let text = format!("{}{}", hex::encode(digest), row.rest());
			digest = sp_crypto_hashing::blake2_256(text.as_bytes());
		}
		if last.is_none() {
			return Ok(Content { table, rows, digest: format!("0x{}", hex::encode(digest)) });
		}
	}
}

/// The rows after one, by what they are ordered by. Those columns come first.
fn page(table: &str, columns: &str, order: &str, after: &[Cell]) -> String {
	// A count of nothing is the same as none.
	let mut filters = vec![if table == "counts" { "number <> 0" } else { "0 = 0" }.to_owned()];
	if !after.is_empty() {
		let values = (1..=after.len()).map(|at| format!("${at}")).collect::<Vec<_>>().join(", ");
		filters.push(format!("({order}) > ({values})"));
	}
	let filters = filters.join(" AND ");
	format!("SELECT {columns} FROM {table} WHERE {filters} ORDER BY {order} LIMIT {PAGE}")
}
