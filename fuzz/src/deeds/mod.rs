//! Calls that make sense: each is made of what is on the chain, so that most succeed and the chain comes into states
//! that random calls would not reach.

mod auction;
mod books;
mod certificates;
mod escrow;
mod evidence;
mod governance;
mod identity;
mod market;
mod money;
mod oracles;
mod people;
mod sdk;
mod view;
mod vouchers;

use std::collections::{BTreeMap, BTreeSet};

use sp_core::H256;
use verdigrid_primitives::{
	party::{PartyId, RegionCode},
	Moment, Period,
};
use verdigrid_runtime::{governance::Origin as Track, AccountId, OriginCaller, RuntimeCall};

pub use books::Books;
pub use sdk::agreed;
pub use view::View;

use crate::{dice::Dice, keys::Keys};

/// Something to do.
#[derive(Clone, Debug)]
pub enum Act {
	/// A call of an account.
	By(AccountId, RuntimeCall),
	/// A call that nobody signs.
	Bare(RuntimeCall),
	/// A call that members vote for, in the name of this origin.
	Vote(OriginCaller, RuntimeCall),
}

/// What is known beside the chain.
#[derive(Default)]
pub struct Secrets {
	/// Readings and settlements.
	pub books: Books,
	/// What opens hash locks.
	pub preimages: BTreeMap<H256, [u8; 32]>,
	/// Calls that a shared account, a proxy or a poll knows by their hashes.
	pub calls: BTreeMap<[u8; 32], Vec<u8>>,
	/// Parties that a registrar judges in the present block.
	pub judged: BTreeSet<PartyId>,
	/// Accounts that several others share: who, and how many of them must agree.
	pub shared: BTreeMap<AccountId, (Vec<AccountId>, u16)>,
}

/// What deeds are made of.
pub struct Scene<'a> {
	/// The chain.
	pub view: &'a View,
	/// What is known beside it.
	pub secrets: &'a mut Secrets,
	/// The dice.
	pub dice: &'a mut Dice,
	/// The keys.
	pub keys: &'a Keys,
}

/// A deed: none, where there is nothing to do of its kind.
pub type Deed = fn(&mut Scene<'_>) -> Option<Vec<Act>>;

/// Kinds of deeds, and how often each is tried.
pub type Kinds = &'static [(u64, &'static [Deed])];

/// Newcomers come, with money.
pub const OPENING: Kinds = &[(6, people::DEEDS), (1, money::DEEDS)];

/// Energy is measured, certified and sold.
pub const SECOND: Kinds = &[
	(2, people::DEEDS),
	(5, oracles::DEEDS),
	(4, certificates::DEEDS),
	(2, market::DEEDS),
	(1, money::DEEDS),
];

/// All deeds.
pub const ALL: Kinds = &[
	(5, people::DEEDS),
	(3, identity::DEEDS),
	(6, certificates::DEEDS),
	(6, market::DEEDS),
	(6, auction::DEEDS),
	(10, oracles::DEEDS),
	(4, evidence::DEEDS),
	(5, vouchers::DEEDS),
	(8, escrow::DEEDS),
	(3, governance::DEEDS),
	(2, money::DEEDS),
	(3, sdk::DEEDS),
];

/// How many deeds are tried until one has something to do.
const ATTEMPTS: usize = 12;

impl Scene<'_> {
	/// Something of these kinds that makes sense now.
	pub fn deed(&mut self, kinds: Kinds) -> Vec<Act> {
		let all: u64 = kinds.iter().map(|(weight, _)| weight).sum();
		for _ in 0..ATTEMPTS {
			let mut left = self.dice.below(all);
			for (weight, deeds) in kinds {
				if left >= *weight {
					left -= weight;
					continue;
				}
				let Some(deed) = self.dice.pick(deeds) else { break };
				if let Some(acts) = deed(self) {
					return acts;
				}
				break;
			}
		}
		Vec::new()
	}

	/// Any account whose key is known.
	fn anybody(&mut self) -> AccountId {
		let keys = self.keys;
		self.dice.pick(keys.accounts()).cloned().expect("there are keys")
	}

	/// One of these parties, or now and then any.
	fn party(&mut self, of: &[PartyId]) -> Option<PartyId> {
		if self.dice.once_in(20) {
			return self.dice.pick(&self.view.parties).map(|(id, _)| *id);
		}
		self.dice.pick(of).copied()
	}

	/// A party's account, or now and then another one.
	fn account(&mut self, party: PartyId) -> Option<AccountId> {
		if self.dice.once_in(25) {
			return Some(self.anybody());
		}
		self.view.account(party)
	}

	/// An act of a party.
	fn by(&mut self, party: PartyId, call: impl Into<RuntimeCall>) -> Option<Vec<Act>> {
		let account = self.account(party)?;
		Some(vec![Act::By(account, call.into())])
	}

	/// An act of anybody.
	fn by_anybody(&mut self, call: impl Into<RuntimeCall>) -> Option<Vec<Act>> {
		let account = self.anybody();
		Some(vec![Act::By(account, call.into())])
	}

	/// A moment to come: soon, or in months.
	fn soon(&mut self) -> Moment {
		let seconds =
			self.dice.one_of([4, 30, 600, 3_600, 7_200, 86_400, 30 * 86_400, 80 * 86_400]);
		self.view.now + seconds
	}

	/// A hash that is nowhere yet.
	fn hash(&mut self) -> H256 {
		H256(self.dice.array())
	}

	/// So many or fewer, one at least.
	fn some_of(&mut self, units: u32) -> u32 {
		match self.dice.below(4) {
			0 => units,
			1 => 1,
			2 if self.dice.once_in(6) => units.saturating_add(1),
			_ => self.dice.within(1, units.into()) as u32,
		}
	}
}

/// A poll of the registry track, or of root.
fn registry(scene: &mut Scene<'_>, call: impl Into<RuntimeCall>) -> Option<Vec<Act>> {
	vote(scene, Track::RegistryAdmin, call)
}

/// A poll of the oracle track, or of root.
fn oracle(scene: &mut Scene<'_>, call: impl Into<RuntimeCall>) -> Option<Vec<Act>> {
	vote(scene, Track::OracleAdmin, call)
}

/// A poll of this track, or of root.
fn vote(scene: &mut Scene<'_>, track: Track, call: impl Into<RuntimeCall>) -> Option<Vec<Act>> {
	let origin = match scene.dice.below(8) {
		0 => root(),
		1 => scene.dice.one_of([Track::RegistryAdmin, Track::OracleAdmin, Track::Emergency]).into(),
		_ => track.into(),
	};
	Some(vec![Act::Vote(origin, call.into())])
}

/// A poll of the root track.
fn root() -> OriginCaller {
	OriginCaller::system(frame_system::RawOrigin::Root)
}

/// A region.
fn region() -> RegionCode {
	b"CN-11".to_vec().try_into().expect("it is short")
}

/// When a period begins and ends, on the development chain.
fn bounds(period: Period) -> Option<core::ops::Range<Moment>> {
	let offset = verdigrid_primitives::MarketOffset::from_minutes(60)?;
	period.bounds(offset)
}
