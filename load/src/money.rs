//! Amounts of the chain's money, as people read them.

use serde_json::Value;

/// More decimals than an amount has digits cannot be meant.
const MOST_DECIMALS: u64 = 38;

/// The unit that wallets show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
	symbol: String,
	decimals: u32,
}

impl Unit {
	/// From the properties that a node states. A chain that states none has its smallest unit.
	pub fn of(properties: &Value) -> Self {
		let symbol = first(properties.get("tokenSymbol")).and_then(Value::as_str);
		let decimals = first(properties.get("tokenDecimals")).and_then(Value::as_u64);
		match (symbol, decimals) {
			(Some(symbol), Some(decimals @ ..=MOST_DECIMALS)) => {
				Unit { symbol: symbol.to_owned(), decimals: decimals as u32 }
			}
			_ => Unit::default(),
		}
	}

	/// An amount of the smallest unit, in words.
	pub fn text(&self, amount: u128) -> String {
		let Unit { symbol, decimals } = self;
		if symbol.is_empty() {
			return format!("{amount} of the smallest unit");
		}
		let one = 10_u128.saturating_pow(*decimals);
		let whole = amount.checked_div(one).unwrap_or_default();
		let rest = amount.checked_rem(one).unwrap_or_default();
		let digits = format!("{rest:0width$}", width = *decimals as usize);
		match digits.trim_end_matches('0') {
			"" => format!("{whole} {symbol}"),
			digits => format!("{whole}.{digits} {symbol}"),
		}
	}
}

/// A chain with several kinds of money states lists. The first is that of fees.
fn first(value: Option<&Value>) -> Option<&Value> {
	let value = value?;
	value.as_array().map_or(Some(value), |list| list.first())
}

#[cfg(test)]
mod tests {
	use super::Unit;
	use serde_json::json;

	#[test]
	fn an_amount_has_the_decimals_of_the_chain() {
		let unit = Unit::of(&json!({ "tokenSymbol": "VDG", "tokenDecimals": 12 }));
		assert_eq!(unit.text(2_000_000_000_000_000), "2000 VDG");
		assert_eq!(unit.text(1_050_000_000_000), "1.05 VDG");
		assert_eq!(unit.text(7), "0.000000000007 VDG");
		assert_eq!(unit.text(0), "0 VDG");
		let whole = Unit::of(&json!({ "tokenSymbol": "X", "tokenDecimals": 0 }));
		assert_eq!(whole.text(70), "70 X");
	}

	#[test]
	fn lists_begin_with_the_money_of_fees() {
		let unit = Unit::of(&json!({ "tokenSymbol": ["A", "B"], "tokenDecimals": [1, 2] }));
		assert_eq!(unit.text(15), "1.5 A");
	}

	#[test]
	fn a_chain_without_a_unit_counts_in_its_smallest() {
		let unlikely = json!({ "tokenSymbol": "X", "tokenDecimals": 99 });
		for nothing in [json!({}), json!(null), unlikely] {
			assert_eq!(Unit::of(&nothing).text(7), "7 of the smallest unit");
		}
	}
}
