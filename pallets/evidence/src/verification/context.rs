//! What a call reads, each thing once, however many trades rest on it. No trade changes any of it.

use crate::{readings::Rules, Config, Error, Pallet};
use alloc::collections::{btree_map::Entry, BTreeMap};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BatchId, BatchInfo},
	evidence::{Statement, Topic},
	party::{Meter, MeterId, PartyId, Role, Roles},
	traits::{CertificateBatches, Effort, Meters, Parties},
	Period,
};

/// A buyer or a seller as it stands now.
#[derive(Clone, Copy)]
pub(crate) struct Trader {
	/// Whether it may do anything new.
	pub active: bool,
	/// Its roles.
	pub roles: Roles,
}

impl Trader {
	/// Whether it is active with one of these roles.
	pub fn acts_as(&self, roles: &[Role]) -> bool {
		self.active && roles.iter().any(|role| self.roles.has(*role))
	}
}

/// A batch, and whether its certificates may settle a trade now.
#[derive(Clone)]
pub(crate) struct Batch {
	/// What is known of it.
	pub info: BatchInfo,
	/// Whether they may.
	pub may_settle: DispatchResult,
}

/// A final anchor.
#[derive(Clone, Copy)]
struct Anchored {
	statement: Statement,
	/// Whether it is known that something rests on it.
	used: bool,
}

/// What a call that verifies has read, who pays for it, and how much it may still touch.
pub(crate) struct Context<T: Config> {
	/// The party that pays for bundles that are split.
	pub payer: PartyId,
	/// What may still be touched.
	pub effort: Effort,
	anchors: BTreeMap<Topic, Anchored>,
	periods: BTreeMap<Period, Rules>,
	traders: BTreeMap<PartyId, Trader>,
	meters: BTreeMap<MeterId, Meter>,
	batches: BTreeMap<BatchId, Batch>,
	of: core::marker::PhantomData<T>,
}

impl<T: Config> Context<T> {
	/// Nothing is read yet.
	pub const fn new(payer: PartyId, effort: Effort) -> Self {
		Self {
			payer,
			effort,
			anchors: BTreeMap::new(),
			periods: BTreeMap::new(),
			traders: BTreeMap::new(),
			meters: BTreeMap::new(),
			batches: BTreeMap::new(),
			of: core::marker::PhantomData,
		}
	}

	/// What a topic's anchor states, which must be final.
	pub fn statement(&mut self, topic: Topic) -> Result<Statement, DispatchError> {
		let anchored = known(&mut self.anchors, topic, || {
			let anchor = Pallet::<T>::final_anchor(&topic)?;
			Ok(Anchored { statement: anchor.statement, used: anchor.used })
		})?;
		Ok(anchored.statement)
	}

	/// Notes that something rests on an anchor.
	pub fn mark_used(&mut self, topic: Topic) {
		let known = self.anchors.get_mut(&topic);
		let noted = known.is_some_and(|anchored| core::mem::replace(&mut anchored.used, true));
		if !noted {
			Pallet::<T>::mark_used(&topic);
		}
	}

	/// What a trade has noted of anchors is taken back with the trade.
	pub fn forget_uses(&mut self) {
		self.anchors.values_mut().for_each(|anchored| anchored.used = false);
	}

	/// What readings of a period are judged by.
	pub fn rules(&mut self, period: Period) -> Result<Rules, DispatchError> {
		known(&mut self.periods, period, || Ok(Rules::of::<T>(period)?)).copied()
	}

	/// A party as it stands now.
	pub fn trader(&mut self, party: PartyId) -> Trader {
		*self.traders.entry(party).or_insert_with(|| {
			let (standing, roles) = T::Parties::standing_and_roles(party);
			Trader { active: standing.is_active(), roles }
		})
	}

	/// A meter.
	pub fn meter(&mut self, id: &MeterId) -> Result<&Meter, DispatchError> {
		known(&mut self.meters, id.clone(), || {
			Ok(T::Meters::meter(id).ok_or(Error::<T>::UnknownMeter)?)
		})
	}

	/// A batch.
	pub fn batch(&mut self, id: BatchId) -> Result<&Batch, DispatchError> {
		known(&mut self.batches, id, || {
			let info = T::Certificates::batch(id).ok_or(Error::<T>::UnknownBatch)?;
			Ok(Batch { info, may_settle: T::Certificates::ensure_may_settle(id) })
		})
	}
}

/// What is known of a key, which is read if it is not.
fn known<K: Ord, V>(
	all: &mut BTreeMap<K, V>,
	key: K,
	read: impl FnOnce() -> Result<V, DispatchError>,
) -> Result<&V, DispatchError> {
	Ok(match all.entry(key) {
		Entry::Occupied(entry) => entry.into_mut(),
		Entry::Vacant(entry) => entry.insert(read()?),
	})
}
