//! The parameters behind the question mark: each is known, and given once.

use super::{list::Part, problem::Problem};
use crate::store::reading::Order;

/// The most entries of a page.
const MOST: usize = 100;
/// The entries of a page, if nothing else is asked for.
const USUAL: usize = 25;
/// The longest value, in bytes.
const LONGEST: usize = 200;

/// What was given and not taken yet.
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
	/// Each name once, and no value that is empty or too long.
	pub fn new(pairs: Vec<(String, String)>) -> Result<Self, Problem> {
		let mut names = std::collections::BTreeSet::new();
		for (name, value) in &pairs {
			if !names.insert(name.clone()) {
				return Err(Problem::malformed(format!(
					"`{}` is given twice: give it once.",
					shown(name)
				)));
			}
			if value.is_empty() || value.len() > LONGEST {
				let detail = format!("`{}` is empty, or longer than {LONGEST} bytes.", shown(name));
				return Err(Problem::malformed(detail));
			}
		}
		Ok(Parameters(pairs))
	}

	/// The value of this name, if it was given.
	pub fn take(&mut self, name: &str) -> Option<String> {
		let at = self.0.iter().position(|(given, _)| given == name)?;
		Some(self.0.swap_remove(at).1)
	}

	/// `true`, `false`, or nothing.
	pub fn take_bool(&mut self, name: &str) -> Result<Option<bool>, Problem> {
		match self.take(name).as_deref() {
			None => Ok(None),
			Some("true") => Ok(Some(true)),
			Some("false") => Ok(Some(false)),
			Some(_) => Err(Problem::malformed(format!("`{name}` is true or false."))),
		}
	}

	/// Which entries come first.
	pub fn take_order(&mut self) -> Result<Order, Problem> {
		match self.take("order").as_deref() {
			None | Some("desc") => Ok(Order::Descending),
			Some("asc") => Ok(Order::Ascending),
			Some(_) => Err(Problem::malformed("`order` is asc or desc.")),
		}
	}

	/// Which page: one entry more than was asked for, by which we know whether there is another page.
	pub fn take_part(&mut self) -> Result<Part, Problem> {
		let limit = match self.take("limit").map(|text| text.parse::<usize>()) {
			None => USUAL,
			Some(Ok(limit)) if (1..=MOST).contains(&limit) => limit,
			Some(_) => {
				return Err(Problem::malformed(format!("`limit` is a number from 1 to {MOST}.")))
			}
		};
		let after = self.take("cursor").map(|text| {
			let text = hex::decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
			let text = text.filter(|text| !text.contains('\0'));
			text.ok_or_else(|| {
				Problem::malformed("`cursor` is not the `next` of a page of this list.")
			})
		});
		let (after, order) = (after.transpose()?, self.take_order()?);
		Ok(Part { after, limit: limit.saturating_add(1), order })
	}

	/// Whatever was given and is not known is refused: a filter that was written wrongly must not give the whole list.
	pub fn end(self) -> Result<(), Problem> {
		match self.0.first() {
			None => Ok(()),
			Some((name, _)) => Err(Problem::malformed(format!(
				"`{}` is no parameter of this address. GET /v1/openapi.json describes all.",
				shown(name)
			))),
		}
	}
}

/// A name as it can be told: short.
fn shown(name: &str) -> String {
	name.chars().take(40).collect()
}

/// How the cursor of a page is written.
pub fn cursor(key: &str) -> String {
	hex::encode(key)
}
