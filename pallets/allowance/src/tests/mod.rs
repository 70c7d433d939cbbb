#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used
)]

mod daily;
mod free_calls;
mod grant;
mod invariants;
mod try_state;

use crate::{
	mock::*,
	types::{Reach, Usage},
	Event, Granted, Used,
};
use verdigrid_primitives::traits::{OnAttested, OnFreeCall};
