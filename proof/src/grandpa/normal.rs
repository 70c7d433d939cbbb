//! The one form of a justification that a statement takes.

use super::{Fragment, Justification};
use crate::{header::Header, H256};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};

impl Fragment {
	/// The same proof in the form that a statement takes.
	pub fn normal(self) -> Self {
		Fragment { justification: self.justification.normal(), ..self }
	}
}

impl Justification {
	/// The same votes in the form that a statement takes: in the order of their authorities, one of each,
	/// with the headers that they need. An authority that voted for two blocks counts once, so nothing is
	/// lost.
	pub fn normal(mut self) -> Self {
		let known: BTreeMap<H256, Header> =
			self.votes_ancestries.drain(..).map(|header| (header.hash(), header)).collect();
		let target = self.commit.target_hash;
		self.commit
			.precommits
			.retain(|vote| path(&known, vote.precommit.target_hash, target).is_some());
		self.commit.precommits.sort_by_key(|vote| vote.id);
		self.commit.precommits.dedup_by_key(|vote| vote.id);
		let targets = self.commit.precommits.iter().map(|vote| vote.precommit.target_hash);
		let needed: BTreeSet<H256> =
			targets.filter_map(|from| path(&known, from, target)).flatten().collect();
		let needed_headers = known.into_iter().filter(|(hash, _)| needed.contains(hash));
		self.votes_ancestries = needed_headers.map(|(_, header)| header).collect();
		self
	}
}

/// The blocks from one down to another, without the last. `None` if they do not lead there.
fn path(known: &BTreeMap<H256, Header>, from: H256, to: H256) -> Option<Vec<H256>> {
	let (mut hash, mut passed) = (from, Vec::new());
	while hash != to {
		passed.push(hash);
		hash = known.get(&hash)?.parent_hash;
	}
	Some(passed)
}
