//! The kinds of records, one file for each pallet.

pub mod allowance;
pub mod auction;
pub mod certificates;
pub mod escrow;
pub mod evidence;
pub mod governance;
pub mod identity;
pub mod market;
pub mod vouchers;

use super::values::At;

/// A record that says when it was changed last.
pub(super) trait Dated {
	/// Notes when it was changed.
	fn changed(&mut self, at: At);
}

/// A record whose identification can be given again, when the thing that had it no longer exists.
pub(super) trait Reused {
	/// How many things had this identification before.
	fn earlier(&self) -> u32;
	/// Makes it the record of an earlier thing: its identification gets a `~` and the number.
	fn set_aside(&mut self);
}

/// Says how a kind of records is named, ordered and filtered.
macro_rules! record {
	($type:ty, $kind:literal, |$r:ident| id: $id:expr, order: $order:expr, facets: { $($name:literal: $value:expr),* $(,)? }) => {
		impl $crate::book::Record for $type {
			const KIND: &'static str = $kind;
			const FACETS: &'static [&'static str] = &[$($name),*];

			#[allow(unused_variables)]
			fn id(&self) -> String {
				let $r = self;
				$id
			}

			#[allow(unused_variables)]
			fn order(&self) -> String {
				let $r = self;
				$order
			}

			fn facets(&self) -> Vec<(&'static str, String)> {
				#[allow(unused_imports)]
				use $crate::ledger::values::FacetValues;
				#[allow(unused_variables)]
				let $r = self;
				#[allow(unused_mut)]
				let mut facets = Vec::new();
				$(facets.extend(($value).values().into_iter().map(|value| ($name, value)));)*
				facets
			}
		}

		impl $crate::ledger::records::Dated for $type {
			fn changed(&mut self, at: $crate::ledger::values::At) {
				self.changed_at = at;
			}
		}
	};
}
pub(super) use record;

/// The identification of a thing whose name can be given again.
pub(super) fn name_of(name: &dyn std::fmt::Display, ended_as: Option<u32>) -> String {
	match ended_as {
		None => name.to_string(),
		Some(number) => format!("{name}~{number}"),
	}
}
