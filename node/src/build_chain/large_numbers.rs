//! Numbers that tools in JavaScript would change. They keep numbers as floating point, with 53 binary digits.

use serde_json::Value;

/// A number that would be another one if such a tool saved the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Changed {
	/// Where it stands.
	pub path: String,
	/// As it is.
	pub number: String,
	/// As it would be.
	pub becomes: String,
}

/// All such numbers, in the order of the file.
pub fn find(value: &Value) -> Vec<Changed> {
	let mut found = Vec::new();
	collect(value, String::new(), &mut found);
	found
}

fn collect(value: &Value, path: String, found: &mut Vec<Changed>) {
	match value {
		Value::Number(number) => {
			let number = number.to_string();
			if let Some(becomes) = changed(&number) {
				found.push(Changed { path, number, becomes });
			}
		}
		Value::Array(values) => {
			for (index, value) in values.iter().enumerate() {
				collect(value, format!("{path}[{index}]"), found);
			}
		}
		Value::Object(fields) => {
			for (name, value) in fields {
				let dot = if path.is_empty() { "" } else { "." };
				collect(value, format!("{path}{dot}{name}"), found);
			}
		}
		Value::Null | Value::Bool(_) | Value::String(_) => (),
	}
}

/// What a number becomes, if that is another text. From 10²¹ on JavaScript writes a power of ten, which the
/// runtime does not read.
fn changed(number: &str) -> Option<String> {
	let float: f64 = number.parse().ok()?;
	let becomes =
		if float < 1e21 { float.to_string() } else { format!("{float:e}").replace('e', "e+") };
	(becomes != number).then_some(becomes)
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn a_number_is_named_if_it_would_be_another_one() {
		// What Node.js prints for these.
		for (number, becomes) in [
			("9007199254740991", None),
			("9007199254740992", None),
			("9007199254740993", Some("9007199254740992")),
			("1000000000000000000", None),
			("1234567890123456789", Some("1234567890123456800")),
			("12345678901234567891", Some("12345678901234567000")),
			("1000000000000000000000", Some("1e+21")),
			("1234567890123456789012", Some("1.2345678901234568e+21")),
			("340282366920938463463374607431768211455", Some("3.402823669209385e+38")),
			("0", None),
		] {
			assert_eq!(changed(number).as_deref(), becomes, "{number}");
		}
	}

	#[test]
	fn it_is_named_by_its_place() {
		let patch = json!({
			"balances": { "balances": [["5F", 1], ["5G", 9_007_199_254_740_993_u64]] },
			"genesis": { "kind": "live" },
		});
		let [found] = find(&patch).try_into().unwrap_or_else(|_| unreachable!());
		assert_eq!(found.path, "balances.balances[1][1]");
		assert_eq!(found.number, "9007199254740993");
	}
}
