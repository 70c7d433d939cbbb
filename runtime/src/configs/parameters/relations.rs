//! Bounds between parameters (R42): what must hold whichever of them changes.
//!
//! What follows from the bounds of each parameter alone needs no entry here: see
//! [`horizon`](super::horizon) for validity, topic age and anchor lifetime.

use alloc::vec::Vec;

use frame_support::{
	storage::with_transaction,
	traits::{dynamic_params::AggregatedKeyValue, Get},
};
use pallet_ranked_collective::MemberCount;
use sp_runtime::{DispatchError, TransactionOutcome};

use super::{
	dynamic_params::{evidence, governance},
	keeps_bounds, stored, MinMembers, OracleAdminPeriods, RuntimeParameters, TrackPeriods,
};
use crate::{governance::VOTING_RANK, Runtime, SLOT_DURATION};

/// What must hold between parameters.
pub struct Relation {
	/// In words.
	pub says: &'static str,
	/// Whether a change of this parameter can break it.
	concerns: fn(&RuntimeParameters) -> bool,
	/// Whether it holds between what is set.
	holds: fn() -> bool,
}

/// All relations.
pub const RELATIONS: &[Relation] = &[
	Relation {
		says: "a dispute waits for its resolution as long as the longest poll of the oracle track",
		concerns: |parameter| {
			matches!(
				parameter,
				RuntimeParameters::Evidence(evidence::Parameters::ResolutionPeriod(..))
					| RuntimeParameters::Governance(governance::Parameters::OracleAdmin(..))
			)
		},
		holds: || evidence::ResolutionPeriod::get() >= OracleAdminPeriods::get().seconds(),
	},
	Relation {
		says: "there are as many voting members as no vote makes them fewer than",
		concerns: |parameter| matches!(parameter, RuntimeParameters::Members(_)),
		// At genesis the members come after the parameters, and are counted then.
		holds: || {
			let members = MemberCount::<Runtime>::get(VOTING_RANK);
			members == 0 || members >= MinMembers::get()
		},
	},
];

impl TrackPeriods {
	/// The seconds from the submission of the slowest poll to its dispatch, a block in each slot.
	pub fn seconds(&self) -> u64 {
		let blocks = [self.prepare, self.decision, self.confirm, self.enactment];
		let blocks = blocks.into_iter().map(u64::from).fold(0, u64::saturating_add);
		blocks.saturating_mul(SLOT_DURATION).div_ceil(1_000)
	}
}

/// Whether a parameter may be set to this, or to its default: that keeps its own bounds, and every
/// relation to others.
pub fn may_be_set(change: &RuntimeParameters) -> bool {
	let concerned: Vec<_> =
		RELATIONS.iter().filter(|relation| (relation.concerns)(change)).collect();
	after(change, || keeps_bounds(change) && concerned.iter().all(|relation| (relation.holds)()))
}

/// Stops a chain from starting with parameters that are outside their bounds, or contradict.
pub fn start_with(parameters: &[RuntimeParameters]) {
	parameters.iter().for_each(store);
	for parameter in parameters {
		let kept = keeps_bounds(parameter);
		assert!(kept, "a genesis parameter is outside its bounds: {parameter:?}");
	}
	for relation in RELATIONS {
		assert!((relation.holds)(), "the genesis parameters must obey: {}", relation.says);
	}
}

/// What is seen after a change that is then undone.
fn after(change: &RuntimeParameters, see: impl FnOnce() -> bool) -> bool {
	// What cannot be checked is refused.
	undone(|| {
		store(change);
		see()
	})
	.unwrap_or(false)
}

/// What is seen while no parameter is set.
pub(super) fn without_any<Seen>(see: impl FnOnce() -> Seen) -> Option<Seen> {
	undone(|| {
		let _ = stored::Parameters::clear(u32::MAX, None);
		see()
	})
}

/// What is seen by something whose changes are then undone. `None` if there are too many transactions within each other.
fn undone<Seen>(see: impl FnOnce() -> Seen) -> Option<Seen> {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(see()))).ok()
}

fn store(parameter: &RuntimeParameters) {
	match parameter.clone().into_parts() {
		(key, Some(value)) => stored::Parameters::insert(key, value),
		(key, None) => stored::Parameters::remove(key),
	}
}
