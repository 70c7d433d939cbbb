#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

mod custody;
mod errors;
mod freeze;
mod inspect;
mod invariants;
mod issue;
mod origins;
mod redeem;
mod retire;
mod split;
mod steps;
mod try_state;
mod unwind;

use crate::{mock::*, Deposits, Error, Event, Owned};
use frame_support::assert_ok;
use steps::*;
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, Lock, Policy},
	claim::Purpose,
	evidence::EvidenceStatus,
	traits::{OnEvidence, VoucherCustody},
	voucher::{Voucher, VoucherId, VoucherStatus},
	Energy,
};
use verdigrid_test_support::{
	assert_noop,
	world::{Bundle, CANNOT_PAY, CLAIM_REFUSED, EXPIRED, FROZEN, NOT_ALLOWED, NOT_CONSUMER},
};
