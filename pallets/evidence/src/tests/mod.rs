//! One file per call, and the rules of the design by name.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::arithmetic_side_effects
)]

mod accept_seat;
mod appoint;
mod attest;
mod byzantine;
mod closing;
mod contest;
mod dismiss;
mod dispute;
mod errors;
mod finality;
mod genesis;
mod inspect;
mod invariants;
mod origins;
mod poke;
mod proofs;
mod readings;
mod reap;
mod release_dispute;
mod reopen;
mod replay;
mod resign;
mod resolve;
mod restore_bond;
mod revisions;
mod revoke;
mod set_quorum;
mod settle_dispute;
mod start;
mod steps;
mod supersede;
mod topics;
mod trading;
mod try_state;
mod try_state_evidence;
mod unwind;
mod uphold;
mod verify;
mod verify_batch;
mod verify_together;
mod windows;
mod withdraw_bond;

use crate::mock::*;
use start::*;
use steps::*;
use trading::*;
use verdigrid_test_support::{
	assert_noop,
	world::{
		BEYOND_EFFORT, CANNOT_PAY, FROZEN, NOT_DELIVERABLE, NOT_UNWINDABLE, NO_BUNDLE,
		TOO_MANY_BUNDLES, UNKNOWN_VOUCHER, VAULT,
	},
	Clock,
};
