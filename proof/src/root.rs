//! The root of a state, from all of its entries. `docs/statement.md` has the form of the nodes.

use crate::{blake2, H256};
use alloc::{collections::BTreeMap, vec, vec::Vec};
use codec::{Compact, Encode};

/// A longer value stands in its node by its hash.
const LONGEST_VALUE: usize = 32;
/// A longer node stands in its parent by its hash. So does one of this length.
const HASH: usize = 32;
/// The nibbles of the byte.
const BRANCHES: u8 = 16;

/// The path of a key in nibbles, and its value.
type Entry<'a> = (Vec<u8>, &'a [u8]);

/// The root of the state that has these entries and no others.
///
/// The stack that it needs grows with the length of the keys.
pub fn root(entries: &BTreeMap<Vec<u8>, Vec<u8>>) -> H256 {
	let nibbles = |key: &[u8]| key.iter().flat_map(|byte| [byte >> 4, byte & 15]).collect();
	let entries: Vec<Entry<'_>> =
		entries.iter().map(|(key, value)| (nibbles(key), value.as_slice())).collect();
	blake2(&[&node(&entries, 0)])
}

/// The node under which all of these entries stand. Their paths are ascending, and the same up to `depth`.
fn node(entries: &[Entry<'_>], depth: usize) -> Vec<u8> {
	let (Some((first, value)), Some((last, _))) = (entries.first(), entries.last()) else {
		return vec![0];
	};
	let own = first.iter().zip(last).skip(depth).take_while(|(one, other)| one == other).count();
	let end = depth.saturating_add(own);
	let part = first.get(depth..end).unwrap_or_default();
	let (value, below) = match first.len() == end {
		true => (Some(*value), entries.get(1..).unwrap_or_default()),
		false => (None, entries),
	};
	let mut bytes = beginning(value, below.is_empty(), own);
	bytes.extend(packed(part));
	if !below.is_empty() {
		bytes.extend(children_map(below, end).to_le_bytes());
	}
	bytes.extend(value.map(stored).unwrap_or_default());
	for nibble in 0..BRANCHES {
		let child = with_nibble(below, end, nibble);
		if !child.is_empty() {
			bytes.extend(reference(&node(child, end.saturating_add(1))));
		}
	}
	bytes
}

/// What kind of node it is, and how many nibbles it has.
fn beginning(value: Option<&[u8]>, is_leaf: bool, nibbles: usize) -> Vec<u8> {
	let is_hashed = value.is_some_and(|value| value.len() > LONGEST_VALUE);
	let (kind, most): (u8, usize) = match (value.is_some(), is_leaf, is_hashed) {
		(_, true, false) => (0b0100_0000, 0b11_1111),
		(false, false, _) => (0b1000_0000, 0b11_1111),
		(true, false, false) => (0b1100_0000, 0b11_1111),
		(_, true, true) => (0b0010_0000, 0b1_1111),
		(true, false, true) => (0b0001_0000, 0b1111),
	};
	let byte = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
	let mut bytes = vec![kind | byte(nibbles.min(most))];
	let mut rest = nibbles.checked_sub(most);
	while let Some(number) = rest {
		bytes.push(byte(number));
		rest = number.checked_sub(usize::from(u8::MAX));
	}
	bytes
}

/// Two nibbles a byte. An odd one comes first, alone.
fn packed(nibbles: &[u8]) -> Vec<u8> {
	nibbles
		.rchunks(2)
		.rev()
		.map(|pair| pair.iter().fold(0, |byte: u8, nibble| byte << 4 | nibble))
		.collect()
}

fn children_map(entries: &[Entry<'_>], place: usize) -> u16 {
	let bit = |(path, _): &Entry<'_>| path.get(place).map_or(0, |nibble| 1_u16 << (nibble & 15));
	entries.iter().map(bit).fold(0, |map, bit| map | bit)
}

/// The entries whose paths go on with this nibble.
fn with_nibble<'e, 'v>(entries: &'e [Entry<'v>], place: usize, nibble: u8) -> &'e [Entry<'v>] {
	let before = |it: u8| {
		entries.partition_point(|(path, _)| path.get(place).is_some_and(|found| *found < it))
	};
	entries.get(before(nibble)..before(nibble.saturating_add(1))).unwrap_or_default()
}

fn stored(value: &[u8]) -> Vec<u8> {
	match value.len() > LONGEST_VALUE {
		true => blake2(&[value]).0.to_vec(),
		false => value.encode(),
	}
}

/// How a node's parent names it.
fn reference(node: &[u8]) -> Vec<u8> {
	match node.len() < HASH {
		true => node.encode(),
		false => [Compact(HASH as u32).encode(), blake2(&[node]).0.to_vec()].concat(),
	}
}
