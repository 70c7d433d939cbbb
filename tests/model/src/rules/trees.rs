//! What stands in a tree.
//!
//! Two nodes beside each other make the one above them. The last node of an odd row moves up unchanged. Leaves
//! stand at their places if exactly the nodes beside their ways up lead to the root (R3).

use std::collections::BTreeMap;

use sp_core::H256;
use sp_io::hashing::blake2_256;
use verdigrid_primitives::{evidence::Statement, merkle::Leaf};

use super::{need, Model, Refusal, Ruling};

fn join(left: H256, right: H256) -> H256 {
	H256(blake2_256(&[left.0, right.0].concat()))
}

/// The root of a tree over these leaves.
pub fn root(leaves: &[H256]) -> H256 {
	let mut row = leaves.to_vec();
	while row.len() > 1 {
		row = row.chunks(2).map(|pair| pair.iter().copied().reduce(join).unwrap()).collect();
	}
	row[0]
}

/// The node where the ways up from these places meet, in a tree of so many leaves. `None` if there are too
/// few or too many nodes beside them.
fn top(leaves: u32, known: &[(u32, H256)], beside: &[H256]) -> Option<H256> {
	let ascending = known.windows(2).all(|pair| pair[0].0 < pair[1].0);
	let inside = known.iter().all(|(place, _)| *place < leaves);
	if known.is_empty() || !ascending || !inside {
		return None;
	}
	let mut row: BTreeMap<u32, H256> = known.iter().copied().collect();
	let (mut width, mut beside) = (leaves, beside.iter());
	while width > 1 {
		let mut above = BTreeMap::new();
		for (place, node) in &row {
			if place % 2 == 1 && row.contains_key(&(place - 1)) {
				continue;
			}
			let node = if place % 2 == 1 {
				join(*beside.next()?, *node)
			} else if place + 1 == width {
				*node
			} else {
				let right = row.get(&(place + 1)).or_else(|| beside.next());
				join(*node, *right?)
			};
			above.insert(place / 2, node);
		}
		(row, width) = (above, width.div_ceil(2));
	}
	beside.next().is_none().then(|| row[&0])
}

impl Model {
	/// Refuses unless the leaves stand in the stated tree, at their places.
	pub fn ensure_in_tree<'a, L: Leaf + 'a>(
		&self,
		statement: &Statement,
		leaves: impl IntoIterator<Item = (u32, &'a L)>,
		beside: &[H256],
	) -> Ruling {
		let known: Vec<_> = leaves.into_iter().map(|(at, leaf)| (at, leaf.hash())).collect();
		let top = top(statement.leaves, &known, beside);
		need(top == Some(statement.root), Refusal::NotProved)
	}
}
