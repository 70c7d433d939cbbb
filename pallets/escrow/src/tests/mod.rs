#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

mod accept;
mod approve;
mod arbitrate;
mod cancel;
mod dispute;
mod errors;
mod inspect;
mod invariants;
mod open;
mod origins;
mod pay;
mod reclaim;
mod release;
mod reveal;
mod steps;
mod try_state;

use crate::{
	mock::*, AgreementOf, Agreements, Approvals, Blocked, Cause, Condition, Error, Event,
	HoldReason, NextAgreement, Outcome, Paid, Payment, Preimage, Revealed, Ruling, Status, Terms,
	TermsOf, Withheld, MAX_CONDITIONS,
};
use frame_support::{assert_ok, hypothetically};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};
use steps::*;
use verdigrid_primitives::{
	certificate::{CertificateRange, Policy},
	claim::{Beneficiary, Claim, Purpose},
	party::{PartyId, Roles},
	voucher::{AgreementId, Voucher, VoucherId, VoucherStatus},
	Moment,
};
use verdigrid_test_support::{
	assert_noop,
	world::{
		Redeemed, CLAIM_REFUSED, FIRST_VOUCHER, FROZEN, NOT_ALLOWED, NOT_CONSUMER, NOT_FREE,
		NOT_HELD, NOT_LIVE, UNKNOWN_VOUCHER,
	},
};
