//! What people write and read, and what the chain stores: one text form for each kind of value.
//!
//! The chain's metadata says of what types a call and an answer consist. [`Kind`] says what a type means: a moment, an
//! energy, an amount. `input` turns text or JSON into the chain's encoding, and `output` turns that into text or JSON.
//! Both use the same forms, so what one command prints can be given to another.

mod forms;
mod input;
mod item;
mod kind;
mod output;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

pub use forms::{account, same_name, shown_amount, shown_moment, shown_period};
pub use input::{Given, Input};
pub use item::{printable, range, word, Item};
pub use kind::{
	form_of, is_choice, is_list, is_optional, is_word, kebab, kind_of, list_of, structure, Hint,
	Kind,
};
pub use output::{Output, Style};

#[cfg(test)]
pub use tests::market as market_of_tests;

use std::collections::BTreeMap;

/// A currency: the chain's token, or an asset.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
	/// What it is called, such as `CNY`.
	pub symbol: String,
	/// How many digits stand after the point.
	pub decimals: u32,
}

/// What a chain says about its values.
#[derive(Clone, Debug)]
pub struct Market {
	/// The chain's token.
	pub token: Currency,
	/// The assets that have a symbol, by number.
	pub assets: BTreeMap<u32, Currency>,
	/// Chain time, in unix seconds.
	pub now: u64,
	/// Whether it is a chain for development. On others, nobody uses accounts whose keys all people know.
	pub is_development: bool,
}

impl Market {
	/// The currency of an asset; `None` is the chain's token.
	pub fn currency(&self, asset: Option<u32>) -> Option<&Currency> {
		match asset {
			None => Some(&self.token),
			Some(number) => self.assets.get(&number),
		}
	}

	/// The asset with this symbol or number. The inner `None` is the chain's token.
	pub fn asset(&self, text: &str) -> Option<Option<u32>> {
		if text.eq_ignore_ascii_case(&self.token.symbol) || text.eq_ignore_ascii_case("native") {
			return Some(None);
		}
		if let Ok(number) = text.parse() {
			return Some(Some(number));
		}
		let named = self.assets.iter().find(|(_, it)| it.symbol.eq_ignore_ascii_case(text));
		named.map(|(number, _)| Some(*number))
	}
}
