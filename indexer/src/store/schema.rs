//! The tables, for both engines.

/// The layout of the tables and of the records in them. One that was written with another number is deleted and built again: raise it
/// with every change of a table, of a record, or of what the ledger makes of an event.
pub const LAYOUT: u32 = 1;

/// So many blocks are in a partition of PostgreSQL: those of 30 days, with slots of 3 seconds. Bounds are numbers of blocks, and not the
/// turn of a month, because pages are cut by block: the newest are then in the newest partition, and no bound ever has to be moved.
pub const PARTITION: u64 = 864_000;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
	/// A whole number.
	Integer,
	/// A truth value.
	Boolean,
	/// A text, which is ordered byte by byte.
	Text,
	/// JSON. In PostgreSQL it has the type `json`, not `jsonb`, which refuses the character U+0000.
	Json,
}

/// A column.
#[derive(Debug)]
pub struct Column {
	/// Its name.
	pub name: &'static str,
	/// What it holds.
	pub kind: Type,
	/// Whether it may hold nothing.
	pub is_optional: bool,
}

/// A table.
#[derive(Debug)]
pub struct Table {
	/// Its name.
	pub name: &'static str,
	/// Its columns.
	pub columns: &'static [Column],
	/// The columns of its primary key.
	pub key: &'static [&'static str],
	/// Other indexes: a name, and what follows the table's name.
	pub indexes: &'static [(&'static str, &'static str)],
	/// Whether it has partitions in PostgreSQL, by its column `block`.
	pub is_partitioned: bool,
	/// Whether an entry takes the place of one with the same key.
	pub replaces: bool,
}

const fn integer(name: &'static str) -> Column {
	Column { name, kind: Type::Integer, is_optional: false }
}

const fn boolean(name: &'static str) -> Column {
	Column { name, kind: Type::Boolean, is_optional: false }
}

const fn text(name: &'static str) -> Column {
	Column { name, kind: Type::Text, is_optional: false }
}

const fn json(name: &'static str) -> Column {
	Column { name, kind: Type::Json, is_optional: false }
}

const fn optional(column: Column) -> Column {
	Column { is_optional: true, ..column }
}

const fn table(
	name: &'static str,
	columns: &'static [Column],
	key: &'static [&'static str],
	indexes: &'static [(&'static str, &'static str)],
) -> Table {
	Table { name, columns, key, indexes, is_partitioned: false, replaces: false }
}

const fn partitioned(table: Table) -> Table {
	Table { is_partitioned: true, ..table }
}

const fn replacing(table: Table) -> Table {
	Table { replaces: true, ..table }
}

/// What the database is of: `genesis` and `layout`.
pub static META: Table = table("meta", &[text("key"), text("value")], &["key"], &[]);

/// The blocks that were taken in. The last one is where to go on.
pub static BLOCKS: Table = table(
	"blocks",
	&[
		integer("number"),
		text("hash"),
		text("parent"),
		text("state_root"),
		integer("time"),
		optional(text("author")),
		integer("spec_version"),
		integer("extrinsics"),
		integer("events"),
	],
	&["number"],
	&[("blocks_hash", "(hash)")],
);

/// Extrinsics.
pub static EXTRINSICS: Table = partitioned(table(
	"extrinsics",
	&[
		integer("block"),
		integer("idx"),
		text("hash"),
		optional(text("signer")),
		text("pallet"),
		text("call"),
		json("args"),
		boolean("success"),
		optional(json("error")),
		optional(text("fee")),
		optional(text("tip")),
		optional(integer("nonce")),
	],
	&["block", "idx"],
	&[
		("extrinsics_hash", "(hash)"),
		("extrinsics_signer", "(signer, block, idx)"),
		("extrinsics_call", "(pallet, call, block, idx)"),
		("extrinsics_failed", "(block, idx) WHERE NOT success"),
	],
));

/// Events. `about` is what they are about, as in `mentions`.
pub static EVENTS: Table = partitioned(table(
	"events",
	&[
		integer("block"),
		integer("idx"),
		optional(integer("extrinsic")),
		text("pallet"),
		text("name"),
		json("data"),
		json("about"),
	],
	&["block", "idx"],
	&[("events_name", "(pallet, name, block, idx)")],
));

/// Events by what they are about: records, and accounts.
pub static MENTIONS: Table = partitioned(table(
	"mentions",
	&[text("kind"), text("id"), integer("block"), integer("idx")],
	&["kind", "id", "block", "idx"],
	&[],
));

/// Events by the certificates that they are about.
pub static SPANS: Table = partitioned(table(
	"spans",
	&[integer("batch"), integer("first"), integer("last"), integer("block"), integer("idx")],
	&["batch", "first", "last", "block", "idx"],
	&[("spans_block", "(block)")],
));

/// What the chain has. `facets` is what stands in the table of this name.
pub static RECORDS: Table = replacing(table(
	"records",
	&[
		text("kind"),
		text("id"),
		text("ord"),
		json("data"),
		json("facets"),
		integer("created"),
		integer("changed"),
	],
	&["kind", "id"],
	&[("records_ord", "(kind, ord)")],
));

/// Records by what lists are filtered by.
pub static FACETS: Table = table(
	"facets",
	&[text("kind"), text("field"), text("value"), text("ord"), text("id")],
	&["kind", "field", "value", "ord"],
	&[],
);

/// What the last blocks changed, and what was there before: nothing for a new record.
pub static CHANGES: Table = table(
	"changes",
	&[integer("block"), text("kind"), text("id"), optional(json("before"))],
	&["block", "kind", "id"],
	&[],
);

/// The calls, events and versions of the runtime that there are, and the block that had each first.
pub static NAMES: Table = table(
	"names",
	&[text("list"), text("pallet"), text("name"), integer("first")],
	&["list", "pallet", "name"],
	&[],
);

/// How many entries there are of each kind.
pub static COUNTS: Table =
	replacing(table("counts", &[text("kind"), integer("number")], &["kind"], &[]));

/// All tables.
pub static TABLES: [&Table; 11] = [
	&META,
	&BLOCKS,
	&EXTRINSICS,
	&EVENTS,
	&MENTIONS,
	&SPANS,
	&RECORDS,
	&FACETS,
	&CHANGES,
	&NAMES,
	&COUNTS,
];

impl Table {
	/// What comes after `INSERT INTO … (…) …`, where an entry takes the place of another.
	pub fn replacement(&self) -> String {
		if !self.replaces {
			return String::new();
		}
		let others = self.columns.iter().filter(|column| !self.key.contains(&column.name));
		let set = others.map(|column| format!("{0} = excluded.{0}", column.name));
		let set = set.collect::<Vec<_>>().join(", ");
		format!(" ON CONFLICT ({}) DO UPDATE SET {set}", self.key.join(", "))
	}

	/// The names of its columns.
	pub fn names(&self) -> String {
		self.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
	}

	fn definition(&self, type_of: fn(Type) -> &'static str) -> String {
		let column = |column: &Column| {
			let optional = if column.is_optional { "" } else { " NOT NULL" };
			format!("{} {}{optional}", column.name, type_of(column.kind))
		};
		let columns = self.columns.iter().map(column).collect::<Vec<_>>().join(", ");
		format!("CREATE TABLE {} ({columns}, PRIMARY KEY ({}))", self.name, self.key.join(", "))
	}

	fn index_definitions(&self) -> String {
		let index =
			|(name, what): &(&str, &str)| format!("CREATE INDEX {name} ON {} {what};\n", self.name);
		self.indexes.iter().map(index).collect()
	}

	/// What makes it in SQLite.
	pub fn in_sqlite(&self) -> String {
		let type_of = |kind| match kind {
			Type::Integer | Type::Boolean => "INTEGER",
			Type::Text | Type::Json => "TEXT",
		};
		format!("{} WITHOUT ROWID, STRICT;\n{}", self.definition(type_of), self.index_definitions())
	}

	/// What makes it in PostgreSQL.
	pub fn in_postgres(&self) -> String {
		let type_of = |kind| match kind {
			Type::Integer => "bigint",
			Type::Boolean => "boolean",
			Type::Text => "text COLLATE \"C\"",
			Type::Json => "json",
		};
		let partitions = if self.is_partitioned { " PARTITION BY RANGE (block)" } else { "" };
		format!("{}{partitions};\n{}", self.definition(type_of), self.index_definitions())
	}

	/// What makes the partition of a block in PostgreSQL.
	pub fn partition(&self, block: u64) -> String {
		let number = block.checked_div(PARTITION).unwrap_or_default();
		let first = number.saturating_mul(PARTITION);
		let end = first.saturating_add(PARTITION);
		format!(
			"CREATE TABLE IF NOT EXISTS {0}_{number:04} PARTITION OF {0} FOR VALUES FROM ({first}) TO ({end});\n",
			self.name
		)
	}
}
