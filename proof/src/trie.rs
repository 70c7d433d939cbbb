//! Nodes of the state trie, and the way through them to a key.
//!
//! The state is a radix-16 trie. A node is known by its BLAKE2b-256 hash, and the root's hash stands in the
//! block's header. A key is a path of nibbles, the high one of each byte first. So a proof that a key is
//! absent is as good as one that it has a value: the path ends where the nodes say that it ends.
//!
//! A node is a byte that says its kind and begins the length of its part of the path, in nibbles; more
//! bytes of that length; the nibbles; and then what it holds:
//!
//! | first bits | node |
//! |---|---|
//! | `01` | a leaf with a value |
//! | `10` | a branch without value |
//! | `11` | a branch with a value |
//! | `001` | a leaf with the hash of a value |
//! | `0001` | a branch with the hash of a value |
//! | `00000000` | the empty trie |

use crate::H256;
use alloc::vec::Vec;
use codec::{Compact, Decode};

/// Why the nodes do not say what a key has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TrieFault {
	/// A node or a value is missing. It has this hash.
	Missing(H256),
	/// A node cannot be read.
	Malformed,
}

/// What a node says of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value<'a> {
	/// The value.
	Inline(&'a [u8]),
	/// Its hash.
	Hashed(H256),
}

/// A node below another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Child<'a> {
	Inline(&'a [u8]),
	Hashed(H256),
}

/// A node, with its part of the path.
struct Node<'a> {
	partial: Nibbles<'a>,
	value: Option<Value<'a>>,
	children: [Option<Child<'a>>; 16],
}

/// A part of a path. Where the number of nibbles is odd, the first byte holds one.
struct Nibbles<'a> {
	bytes: &'a [u8],
	odd: bool,
}

impl Nibbles<'_> {
	fn iter(&self) -> impl Iterator<Item = u8> + '_ {
		nibbles(self.bytes).skip(usize::from(self.odd))
	}
}

fn nibbles(bytes: &[u8]) -> impl Iterator<Item = u8> + '_ {
	bytes.iter().flat_map(|byte| [byte >> 4, byte & 15])
}

/// What the trie with this root has under a key. `fetch` gives what has a hash.
pub fn look_up<'a>(
	root: H256,
	key: &[u8],
	fetch: &impl Fn(&H256) -> Option<&'a [u8]>,
) -> Result<Option<&'a [u8]>, TrieFault> {
	let get = |hash: H256| fetch(&hash).ok_or(TrieFault::Missing(hash));
	let path: Vec<u8> = nibbles(key).collect();
	let (mut rest, mut at) = (path.as_slice(), get(root)?);
	// Every turn uses up a nibble of the path.
	loop {
		let Some(node) = Node::read(at)? else { return Ok(None) };
		let partial: Vec<u8> = node.partial.iter().collect();
		let Some(below) = rest.strip_prefix(partial.as_slice()) else { return Ok(None) };
		let Some((next, after)) = below.split_first() else {
			return match node.value {
				Some(Value::Inline(value)) => Ok(Some(value)),
				Some(Value::Hashed(hash)) => get(hash).map(Some),
				None => Ok(None),
			};
		};
		at = match node.children.get(usize::from(*next)).copied().flatten() {
			Some(Child::Inline(node)) => node,
			Some(Child::Hashed(hash)) => get(hash)?,
			None => return Ok(None),
		};
		rest = after;
	}
}

/// What the first byte of a node says.
struct Kind {
	/// The bits that begin the length of the path.
	length_bits: u8,
	branch: bool,
	value: bool,
	hashed: bool,
}

impl Kind {
	fn of(first: u8) -> Option<Self> {
		let kind = |length_bits, branch, value, hashed| Kind { length_bits, branch, value, hashed };
		Some(match first {
			0b0100_0000..=0b0111_1111 => kind(6, false, true, false),
			0b1000_0000..=0b1011_1111 => kind(6, true, false, false),
			0b1100_0000.. => kind(6, true, true, false),
			0b0010_0000..=0b0011_1111 => kind(5, false, true, true),
			0b0001_0000..=0b0001_1111 => kind(4, true, true, true),
			_ => return None,
		})
	}
}

impl<'a> Node<'a> {
	/// Reads a node. `None` for the empty trie.
	fn read(bytes: &'a [u8]) -> Result<Option<Self>, TrieFault> {
		if bytes == [0] {
			return Ok(None);
		}
		let mut input = Input(bytes);
		let node = input.node().ok_or(TrieFault::Malformed)?;
		match input.0 {
			[] => Ok(Some(node)),
			_ => Err(TrieFault::Malformed),
		}
	}
}

/// What is left to read of a node.
struct Input<'a>(&'a [u8]);

impl<'a> Input<'a> {
	fn node(&mut self) -> Option<Node<'a>> {
		let first = self.byte()?;
		let kind = Kind::of(first)?;
		let partial = self.partial(first, kind.length_bits)?;
		let bitmap =
			if kind.branch { u16::from_le_bytes(self.take(2)?.try_into().ok()?) } else { 0 };
		let value = if kind.value { Some(self.value(kind.hashed)?) } else { None };
		let mut children = [None; 16];
		for (at, child) in children.iter_mut().enumerate() {
			if bitmap >> at & 1 == 1 {
				*child = Some(self.child()?);
			}
		}
		Some(Node { partial, value, children })
	}

	/// The length begins in the first byte. If all of its bits are set there, it goes on in the next bytes.
	fn partial(&mut self, first: u8, bits: u8) -> Option<Nibbles<'a>> {
		let most = (1_u8.checked_shl(bits.into())?).checked_sub(1)?;
		let mut length = usize::from(first & most);
		if first & most == most {
			loop {
				let more = self.byte()?;
				length = length.checked_add(more.into())?;
				if more < 255 {
					break;
				}
			}
		}
		let odd = length % 2 == 1;
		let bytes = self.take(length.div_ceil(2))?;
		let padded = !odd || bytes.first().is_some_and(|byte| byte >> 4 == 0);
		padded.then_some(Nibbles { bytes, odd })
	}

	fn value(&mut self, hashed: bool) -> Option<Value<'a>> {
		Some(match hashed {
			true => Value::Hashed(H256(self.take(32)?.try_into().ok()?)),
			false => Value::Inline(self.counted()?),
		})
	}

	/// A node of 32 bytes is never below another as it is, so 32 bytes are a hash.
	fn child(&mut self) -> Option<Child<'a>> {
		let bytes = self.counted()?;
		Some(match bytes.try_into() {
			Ok(hash) => Child::Hashed(H256(hash)),
			Err(_) => Child::Inline(bytes),
		})
	}

	fn counted(&mut self) -> Option<&'a [u8]> {
		let Compact(length) = Compact::<u32>::decode(&mut self.0).ok()?;
		self.take(length.try_into().ok()?)
	}

	fn byte(&mut self) -> Option<u8> {
		self.take(1)?.first().copied()
	}

	fn take(&mut self, length: usize) -> Option<&'a [u8]> {
		let (taken, rest) = self.0.split_at_checked(length)?;
		self.0 = rest;
		Some(taken)
	}
}
