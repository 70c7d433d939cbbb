//! What a call reads, each thing once, however many trades rest on it. No trade changes any of it.

use crate::{Config, Error, Pallet};
use alloc::collections::{btree_map::Entry, BTreeMap};
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BatchId, BatchInfo},
	evidence::{Statement, Topic},
	party::{Meter, MeterId, PartyId, Role, Roles},
	traits::{CertificateBatches, Effort, Meters, Parties},
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

/// What a call that verifies has read, who pays for it, and how much it may still touch.
pub(crate) struct Context<T: Config> {
	/// The party that pays for bundles that are split.
	pub payer: PartyId,
	/// What may still be touched.
	pub effort: Effort,
	anchors: BTreeMap<Topic, Statement>,
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
			traders: BTreeMap::new(),
			meters: BTreeMap::new(),
			batches: BTreeMap::new(),
			of: core::marker::PhantomData,
		}
	}

	/// What a topic's anchor states, which must be final.
	pub fn statement(&mut self, topic: Topic) -> Result<Statement, DispatchError> {
		known(&mut self.anchors, topic, || Ok(Pallet::<T>::final_anchor(&topic)?.statement))
			.copied()
	}

	/// A party as it stands now.
	pub fn trader(&mut self, party: PartyId) -> Trader {
		*self.traders.entry(party).or_insert_with(|| Trader {
			active: T::Parties::is_active(party),
			roles: T::Parties::roles(party),
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
