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
mod origins;
mod record;
mod redeem;
mod retire;
mod split;
mod steps;
mod try_state;
mod unwind;

use crate::{mock::*, Deposits, Error, Event, NextSplit};
use frame_support::assert_ok;
use steps::*;
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, Lock, Policy},
	claim::Purpose,
	evidence::EvidenceStatus,
	traits::{OnEvidence, VoucherCustody},
	voucher::{Voucher, VoucherId, VoucherStatus, FIRST_SPLIT},
	Energy,
};
use verdigrid_test_support::{
	assert_noop,
	world::{
		Bundle, CANNOT_PAY, CLAIM_REFUSED, EXPIRED, FIRST_VOUCHER, FROZEN, NOT_ALLOWED,
		NOT_CONSUMER,
	},
};
