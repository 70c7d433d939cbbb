//! `verdigrid chain parameters`: what the members may change by vote.

use crate::{
	failure::Done,
	output::{Answer, Form},
	session::{unreadable, Session},
	values::{shown_amount, word, Item},
};

/// Every parameter, with its default and its bounds.
pub async fn parameters(session: &Session) -> Done<Answer> {
	let at = session.chain.at().await?;
	let all = session.ask_at(&at, "VerdigridChainApi", "parameters", &[]).await?;
	let Item::List(all) = all else { return Err(unreadable("parameters that are no list".into())) };
	let rows = all.iter().map(|parameter| row(parameter, session)).collect();
	Ok(Answer::read(at.block_number(), Item::List(rows)))
}

fn row(parameter: &Item, session: &Session) -> Item {
	let text = |name: &str| parameter.get(name).map(word).unwrap_or_default();
	let unit = text("unit");
	let value = |name: &str| {
		let value = plain(parameter.get(name));
		match (session.form, number(&value)) {
			(Form::Table, _) => Item::Text(for_people(&value, &unit, session)),
			// As everywhere, amounts are texts.
			(Form::Json, Some(number)) if unit != "Token" => {
				i128::try_from(number).map_or(value, Item::Number)
			}
			(Form::Json, _) => value,
		}
	};
	let values = ["value", "default", "lowest", "highest"];
	let (group, name) = (text("group"), text("name"));
	let mut fields = match session.form {
		Form::Table => vec![("parameter".to_owned(), Item::Text(format!("{group}.{name}")))],
		Form::Json => vec![
			("group".to_owned(), Item::Text(group)),
			("name".to_owned(), Item::Text(name)),
			("unit".to_owned(), Item::text(&unit)),
		],
	};
	fields.extend(values.map(|name| (name.to_owned(), value(name))));
	Item::Fields(fields)
}

/// A value without the name of its kind.
fn plain(value: Option<&Item>) -> Item {
	match value {
		Some(Item::Fields(choice)) => choice.first().map_or(Item::None, |(_, inner)| inner.clone()),
		Some(other) => other.clone(),
		None => Item::None,
	}
}

fn number(value: &Item) -> Option<u128> {
	word(value).parse().ok()
}

fn for_people(value: &Item, unit: &str, session: &Session) -> String {
	match (number(value), unit) {
		(Some(number), "Token") => shown_amount(number, &session.market.token),
		(Some(number), "Seconds") => duration(number),
		(Some(number), "PartsPerMillion") => percent(number),
		(None, "Blocks") => format!("{} blocks", word(value)),
		_ => word(value),
	}
}

/// `3 d 2 h`
fn duration(seconds: u128) -> String {
	const UNITS: [(u128, &str); 4] = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")];
	let (mut rest, mut parts) = (seconds, Vec::new());
	for (size, unit) in UNITS {
		let count = rest.checked_div(size).unwrap_or_default();
		rest = rest.checked_rem(size).unwrap_or_default();
		if count > 0 {
			parts.push(format!("{count} {unit}"));
		}
	}
	if parts.is_empty() {
		return "0 s".to_owned();
	}
	parts.join(" ")
}

/// `2.5 %`
fn percent(millionths: u128) -> String {
	let digits = format!("{millionths:0>5}");
	let (whole, part) = digits.split_at(digits.len().saturating_sub(4));
	match part.trim_end_matches('0') {
		"" => format!("{whole} %"),
		part => format!("{whole}.{part} %"),
	}
}

#[cfg(test)]
mod tests {
	use super::{duration, percent};

	#[test]
	fn durations_have_their_units() {
		assert_eq!(duration(0), "0 s");
		assert_eq!(duration(3 * 86_400), "3 d");
		assert_eq!(duration(90_061), "1 d 1 h 1 min 1 s");
	}

	#[test]
	fn millionths_are_percent() {
		assert_eq!(percent(0), "0 %");
		assert_eq!(percent(1), "0.0001 %");
		assert_eq!(percent(50_000), "5 %");
		assert_eq!(percent(1_000_000), "100 %");
		assert_eq!(percent(125_500), "12.55 %");
	}
}
