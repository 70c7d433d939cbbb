//! Tests: a file for each call, one for what other pallets do, one for what always holds. A matter that concerns
//! many calls has a file too: origins, deposits, policies, expiry, and the defects of other systems.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

mod auction;
mod bundles;
mod check_redemption;
mod continued;
mod defects;
mod deposits;
mod effort;
mod errors;
mod exchange;
mod expiry;
mod freeze;
mod hand_over_project;
mod inspect;
mod invariants;
mod issue;
mod lots;
mod merge;
mod origins;
mod pledge;
mod policy;
mod redeem;
mod register_project;
mod registry;
mod retire_project;
mod set_class;
mod split;
mod steps;
mod transfer;
mod try_state;
mod unback_voucher;
mod update_project;
mod withdraw;
