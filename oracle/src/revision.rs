//! What a later revision of a period's readings changes (R31).

use std::collections::BTreeSet;
use verdigrid_primitives::{evidence::MeterReading, party::MeterId, Energy};

use crate::Tree;

/// A reading that differs between two revisions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
	/// Which meter's.
	pub meter: MeterId,
	/// What the earlier revision says; `None` where it has no reading of the meter.
	pub before: Option<Energy>,
	/// What the later revision says; `None` where it has no reading of the meter.
	pub after: Option<Energy>,
}

impl Tree<MeterReading> {
	/// The readings that differ from those of an earlier revision, in the order of their meters. If
	/// there is none, the revision changes nothing: do not attest it. The roots differ in any case,
	/// since each revision has its own salts.
	pub fn changes_since(&self, earlier: &Self) -> Vec<Change> {
		let leaves = earlier.leaves().iter().chain(self.leaves());
		let meters: BTreeSet<&MeterId> = leaves.map(|leaf| &leaf.meter).collect();
		let change = |meter: &MeterId| {
			let (before, after) = (earlier.energy_of(meter), self.energy_of(meter));
			let differs = before != after;
			differs.then(|| Change { meter: meter.clone(), before, after })
		};
		meters.into_iter().filter_map(change).collect()
	}

	fn energy_of(&self, meter: &MeterId) -> Option<Energy> {
		Some(self.leaf(meter)?.energy)
	}
}
