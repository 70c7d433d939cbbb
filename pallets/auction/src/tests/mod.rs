//! What the calls do, one behaviour each.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

mod ask;
mod bid;
mod bound;
mod cancel;
mod cancel_ask;
mod cancel_bid;
mod clearing;
mod close;
mod drop_ask;
mod drop_bid;
mod errors;
mod fees;
mod inspect;
mod invariants;
mod lapses;
mod open;
mod origins;
mod properties;
mod steps;
mod try_state;

use crate::{mock::*, *};
use frame_support::{assert_ok, traits::fungibles::Mutate};
use sp_runtime::{DispatchError, DispatchResult};
use steps::*;
use verdigrid_primitives::{
	certificate::{
		AuctionId, BatchId, BatchInfo, BundleState, CertificateRange, EnergySource, Lock, Policy,
		TradeClass,
	},
	party::{PartyId, Roles},
	trade::{Amount, Criteria, Trade, TradeOrigin},
	traits::{Parties as _, Tradable as _},
	Moment, Period,
};
use verdigrid_test_support::{
	assert_err, assert_noop, found, storage_root,
	world::{
		CANNOT_PAY, FROZEN, NOT_ALLOWED, NOT_FREE, NOT_HELD, NOT_IN_BUNDLE, NO_BUNDLE,
		VALIDITY_MONTHS, VAULT,
	},
};
