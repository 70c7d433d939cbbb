//! The lists that there are. Pages and exports read them in the same way.

use super::{app::App, parameters::Parameters, problem::Problem};
use crate::store::{
	reading::{Cut, EventFilter, ExtrinsicFilter, Order, Position},
	Reader,
};
use serde::Serialize;
use serde_json::Value;
use std::str::FromStr;

/// The field of a record that has its identification as in addresses.
pub const KEY: &str = "key";

/// A list, with its filters.
pub enum List {
	/// All blocks.
	Blocks,
	/// Extrinsics.
	Extrinsics(ExtrinsicFilter),
	/// Events.
	Events(EventFilter),
	/// Records of a kind.
	Records(&'static str, Vec<(String, String)>),
}

/// An entry, with the key that pages are cut by.
pub type Entry = (String, Value);

/// Which part of a list, with a key as it is written in cursors.
pub struct Part {
	/// It begins after this key.
	pub after: Option<String>,
	/// The most entries.
	pub limit: usize,
	/// Which come first.
	pub order: Order,
}

impl Part {
	fn cut<K: FromStr>(&self) -> Result<Cut<K>, Problem> {
		let wrong = |_| Problem::malformed("`cursor` is not the `next` of a page of this list.");
		let after = self.after.as_ref().map(|after| after.parse().map_err(wrong)).transpose()?;
		Ok(Cut { after, limit: self.limit, order: self.order })
	}
}

impl List {
	/// The list of this name, with the filters that were given. Also the name of the schema of its entries.
	pub fn take(app: &App, name: &str, given: &mut Parameters) -> Result<(List, String), Problem> {
		Ok(match name {
			"blocks" => (List::Blocks, "Block".to_owned()),
			"extrinsics" => {
				let mut filter = ExtrinsicFilter {
					signer: given.take("signer"),
					success: given.take_bool("success")?,
					..ExtrinsicFilter::default()
				};
				(filter.pallet, filter.call) = pallet_and(given, "call")?;
				(List::Extrinsics(filter), "Extrinsic".to_owned())
			}
			"events" => {
				let filter = match pallet_and(given, "name")? {
					(Some(pallet), Some(name)) => EventFilter::Name(pallet, name),
					(Some(pallet), None) => EventFilter::Pallet(pallet),
					_ => EventFilter::All,
				};
				(List::Events(filter), "Event".to_owned())
			}
			kind => {
				let kind = app.kind(kind)?;
				let facet = |facet: &&str| Some(((*facet).to_owned(), given.take(facet)?));
				let facets = kind.facets.iter().filter_map(facet).collect();
				(List::Records(kind.name, facets), kind.schema_name.to_string())
			}
		})
	}

	/// A part of the list.
	pub async fn read(&self, reader: &Reader, part: &Part) -> Result<Vec<Entry>, Problem> {
		Ok(match self {
			List::Blocks => {
				let blocks = reader.blocks(&part.cut()?).await?;
				blocks.iter().map(|block| (block.number.to_string(), value(block))).collect()
			}
			List::Extrinsics(filter) => {
				let extrinsics = reader.extrinsics(filter, &part.cut::<Position>()?).await?;
				extrinsics.iter().map(|it| (it.id.clone(), value(it))).collect()
			}
			List::Events(filter) => {
				let events = reader.events(filter, &part.cut::<Position>()?).await?;
				events.iter().map(|it| (it.id.clone(), value(it))).collect()
			}
			List::Records(kind, facets) => {
				let records = reader.records(kind, facets, &part.cut()?).await?;
				records.into_iter().map(|(order, id, record)| (order, keyed(&id, record))).collect()
			}
		})
	}
}

fn pallet_and(
	given: &mut Parameters,
	name: &str,
) -> Result<(Option<String>, Option<String>), Problem> {
	match (given.take("pallet"), given.take(name)) {
		(None, Some(_)) => Err(Problem::malformed(format!("`{name}` needs `pallet`: name both."))),
		both => Ok(both),
	}
}

/// A record with its identification as it stands in addresses. Its own fields may name the thing in parts.
pub fn keyed(id: &str, mut record: Value) -> Value {
	if let Some(fields) = record.as_object_mut() {
		fields.insert(KEY.to_owned(), id.into());
	}
	record
}

/// All that is answered are texts, numbers and lists of them.
pub fn value(entry: &impl Serialize) -> Value {
	serde_json::to_value(entry).unwrap_or_default()
}
