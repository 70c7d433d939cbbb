//! The weights that this runtime adds to those of the governance pallets. They are for the check of
//! a proposal, for what the first vote keeps, and for the calls of its own pallet.

use frame_support::weights::Weight;

use super::{proposals::check_weight, tracks::MOST_OPEN};
use crate::{weights::delegate, Runtime};

type Db = <Runtime as frame_system::Config>::DbWeight;

/// Looks at every open poll, takes a vote out of each, and sets the alarm of each for the next block.
pub(super) fn replace_member() -> Weight {
	// An alarm reads and writes the agenda of the next block, which holds all of them.
	let poll = Db::get().reads_writes(5, 4).saturating_add(Weight::from_parts(200_000_000, 0));
	Db::get().reads_writes(16, 16).saturating_add(poll.saturating_mul(MOST_OPEN.into()))
}

pub(super) fn release_proposal() -> Weight {
	Db::get().reads_writes(4, 4).saturating_add(Weight::from_parts(30_000_000, 0))
}

pub(super) fn renew_pause() -> Weight {
	Db::get().reads_writes(1, 1).saturating_add(Weight::from_parts(20_000_000, 0))
}

/// Looks at all validators of this session and the next, and removes the keys of one.
pub(super) fn remove_keys() -> Weight {
	use pallet_session::weights::WeightInfo;
	pallet_session::weights::SubstrateWeight::<Runtime>::purge_keys()
		.saturating_add(Db::get().reads(3))
		.saturating_add(Weight::from_parts(20_000_000, 0))
}

/// The collective's weights.
pub struct Collective;
type MeasuredCollective = pallet_ranked_collective::weights::SubstrateWeight<Runtime>;

impl pallet_ranked_collective::weights::WeightInfo for Collective {
	delegate! {
		MeasuredCollective:
		add_member(), remove_member(r), promote_member(r), demote_member(r), cleanup_poll(n),
		exchange_member()
	}

	/// The first vote looks the proposal up and keeps it.
	fn vote() -> Weight {
		MeasuredCollective::vote().saturating_add(Db::get().reads_writes(4, 3))
	}
}

/// The weights of polls.
pub struct Referenda;
type MeasuredReferenda = pallet_referenda::weights::SubstrateWeight<Runtime>;

impl pallet_referenda::weights::WeightInfo for Referenda {
	delegate! {
		MeasuredReferenda:
		place_decision_deposit_preparing(), place_decision_deposit_queued(),
		place_decision_deposit_not_queued(), place_decision_deposit_passing(),
		place_decision_deposit_failing(), refund_decision_deposit(), refund_submission_deposit(),
		cancel(), kill(), one_fewer_deciding_queue_empty(), one_fewer_deciding_failing(),
		one_fewer_deciding_passing(), nudge_referendum_requeued_insertion(),
		nudge_referendum_requeued_slide(), nudge_referendum_queued(), nudge_referendum_not_queued(),
		nudge_referendum_no_deposit(), nudge_referendum_preparing(), nudge_referendum_timed_out(),
		nudge_referendum_begin_deciding_failing(), nudge_referendum_begin_deciding_passing(),
		nudge_referendum_begin_confirming(), nudge_referendum_end_confirming(),
		nudge_referendum_continue_not_confirming(), nudge_referendum_continue_confirming(),
		nudge_referendum_approved(), nudge_referendum_rejected(), set_some_metadata(),
		clear_metadata()
	}

	/// The filter checks the proposal, and the member's polls that are over are taken off its list.
	fn submit() -> Weight {
		MeasuredReferenda::submit()
			.saturating_add(check_weight())
			.saturating_add(Db::get().reads_writes(8, 6))
	}
}
