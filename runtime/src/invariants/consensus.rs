//! Aura and GRANDPA have authorities. What is kept to report validators is of the last sessions and sets.

use alloc::vec::Vec;

use codec::Encode;
use frame_support::{ensure, traits::Get};
use pallet_offences::{ConcurrentReportsIndex, Reports};
use pallet_session::historical::{HistoricalSessions, StoredRange};
use sp_consensus_grandpa::SetId;
use sp_runtime::TryRuntimeError;

use crate::{
	configs::consensus::{
		equivocations::{KeptSets, REPORTABLE_SESSIONS},
		MAX_VALIDATORS,
	},
	Grandpa, Runtime, Session,
};

pub(super) fn try_state() -> Result<(), TryRuntimeError> {
	let authors = pallet_aura::Authorities::<Runtime>::get();
	let voters = Grandpa::grandpa_authorities();
	ensure!(!authors.is_empty() && !voters.is_empty(), "there are no authorities");
	sessions()?;
	reports()
}

/// The sessions that are kept have passed lately, or are the present and the next one.
fn sessions() -> Result<(), TryRuntimeError> {
	let present = Session::current_index();
	let kept = present.saturating_sub(REPORTABLE_SESSIONS)..present.saturating_add(2);
	if let Some((first, end)) = StoredRange::<Runtime>::get() {
		ensure!(first >= kept.start && end <= kept.end, "sessions are kept that are too old");
	}
	for session in HistoricalSessions::<Runtime>::iter_keys() {
		ensure!(kept.contains(&session), "a session is kept that is too old");
	}
	Ok(())
}

/// Reports are of the last sets, and each is in the list of its set.
fn reports() -> Result<(), TryRuntimeError> {
	let present = Grandpa::current_set_id();
	let oldest = present.saturating_sub(KeptSets::get());
	let sets: Vec<_> = (oldest..=present).map(|set: SetId| set.encode()).collect();
	let mut listed = 0_usize;
	for (_, set, reports) in ConcurrentReportsIndex::<Runtime>::iter() {
		ensure!(sets.contains(&set), "a report is of a set that is too old");
		ensure!(reports.len() <= MAX_VALIDATORS as usize, "a set has too many reports");
		let known = reports.iter().all(Reports::<Runtime>::contains_key);
		ensure!(known, "a report is missing");
		listed = listed.saturating_add(reports.len());
	}
	ensure!(Reports::<Runtime>::iter_keys().count() == listed, "a report is in no list");
	Ok(())
}
