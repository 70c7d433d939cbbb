//! Values that exist on the chain: what was stored and what events said, by their types and meanings.

use std::collections::HashMap;

use super::Hint;
use crate::dice::Dice;

/// How many values of a meaning are kept.
const MOST: usize = 48;
/// Longer values are not kept.
const LONGEST: usize = 4_096;

/// The last different values, in the order in which they came.
#[derive(Default)]
struct Ring {
	values: Vec<Vec<u8>>,
	next: usize,
}

impl Ring {
	fn add(&mut self, value: &[u8]) {
		if self.values.iter().any(|known| known == value) {
			return;
		}
		if self.values.len() < MOST {
			return self.values.push(value.to_vec());
		}
		self.values[self.next] = value.to_vec();
		self.next = (self.next + 1) % MOST;
	}
}

/// Values by type and meaning.
#[derive(Default)]
pub struct Pool(HashMap<(u32, String), Ring>);

impl Pool {
	/// Keeps a value: under the name of its field, and under the name that its type has in the source.
	pub fn add(&mut self, id: u32, hint: Hint<'_>, value: &[u8]) {
		if value.is_empty() || value.len() > LONGEST {
			return;
		}
		for meaning in meanings(hint) {
			// Most meanings are known: no text is copied for them.
			let key = (id, meaning.to_owned());
			self.0.entry(key).or_default().add(value);
		}
	}

	/// A value of this type and meaning, if there is one.
	pub fn pick<'a>(&'a self, dice: &mut Dice, id: u32, hint: Hint<'_>) -> Option<&'a [u8]> {
		let meanings: Vec<&str> = meanings(hint).collect();
		let meaning = dice.pick(&meanings)?;
		let ring = self.0.get(&(id, (*meaning).to_owned()))?;
		dice.pick(&ring.values).map(Vec::as_slice)
	}
}

/// Names of types that say nothing of a meaning.
const MEANINGLESS: [&str; 9] = ["", "u8", "u16", "u32", "u64", "u128", "bool", "T", "Vec<u8>"];

/// The meanings of a value: its type alone, its type's name in the source, and its field's name.
fn meanings(hint: Hint<'_>) -> impl Iterator<Item = &str> {
	let named = |name: &&str| !MEANINGLESS.contains(name);
	let names = [Some(hint.kind).filter(named), Some(hint.name).filter(named)];
	let alone = names.iter().all(Option::is_none).then_some("");
	names.into_iter().flatten().chain(alone)
}
