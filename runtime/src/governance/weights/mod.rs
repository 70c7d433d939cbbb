//! What governance weighs: its own pallet as measured, and the SDK's pallets with what it adds to them.
//!
//! The benchmarks of the polls and of the collective make their calls past the call filter, and vote on proposals
//! that are kept already. What they leave out is measured by the benchmarks of the governance pallet, and added
//! here.

mod measured;

pub use measured::{Measured, WeightInfo};

use frame_support::weights::Weight;

use super::proposals::MAX_LENGTH;
use crate::{weights::delegate, Runtime};

type OfGovernance = Measured<Runtime>;

/// The collective's weights.
pub struct Collective;
type OfCollective = crate::weights::pallet_ranked_collective::Measured<Runtime>;

impl pallet_ranked_collective::WeightInfo for Collective {
	delegate! {
		OfCollective:
		add_member(), remove_member(r), promote_member(r), demote_member(r), cleanup_poll(n),
		exchange_member()
	}

	/// The first vote keeps the proposal.
	fn vote() -> Weight {
		OfCollective::vote().saturating_add(OfGovernance::keep_proposal())
	}
}

/// The weights of polls.
pub struct Referenda;
type OfReferenda = crate::weights::pallet_referenda::Measured<Runtime>;

impl pallet_referenda::WeightInfo for Referenda {
	delegate! {
		OfReferenda:
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

	/// The call filter checks the proposal, and the member's polls that are over are taken off its list.
	fn submit() -> Weight {
		OfReferenda::submit()
			.saturating_add(OfGovernance::check_proposal(MAX_LENGTH))
			.saturating_add(OfGovernance::prune_polls())
	}
}
