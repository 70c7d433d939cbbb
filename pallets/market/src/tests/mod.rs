//! What the calls do, one behaviour each.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

mod buy;
mod cancel_demand;
mod cancel_offer;
mod defects;
mod demand;
mod errors;
mod expire;
mod fill;
mod inspect;
mod invariants;
mod offer;
mod origins;
mod set_settlement_asset;
mod steps;
mod sweep;
mod try_state;

use crate::{
	mock::{Assets, *},
	*,
};
use frame_support::assert_ok;
use sp_runtime::{DispatchError, DispatchResult};
use steps::*;
use verdigrid_primitives::{
	certificate::{
		BatchId, BatchInfo, BundleState, CertificateRange, EnergySource, Lock, TradeClass,
	},
	party::PartyId,
	trade::{Amount, Criteria, DemandId, OfferId, PeriodRange, Trade, TradeId, TradeOrigin},
	traits::Parties as _,
	Granularity, Moment, Period,
};
use verdigrid_test_support::{
	assert_err, assert_noop, found, storage_root,
	world::{
		CANNOT_PAY, EXPIRED, FROZEN, NOT_ALLOWED, NOT_FREE, NOT_HELD, NOT_IN_BUNDLE, NO_BUNDLE,
		VALIDITY_MONTHS,
	},
};
