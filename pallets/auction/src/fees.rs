//! Closing an auction is paid for in advance (R37). Each order pays for the step that works it off.
//! The trading centre pays for the steps that work off no order. So closing is free for the caller.

use crate::{Config, Pallet, WeightInfo};
use frame_support::{
	dispatch::DispatchClass,
	pallet_prelude::*,
	weights::{Weight, WeightToFee},
};
use verdigrid_primitives::trade::Amount;

impl<T: Config> Pallet<T> {
	/// What so many steps weigh at most. Where all asks have the price of the auction, each step splits a bundle. Where each has
	/// a price of its own, each step passes levels without asks.
	pub(crate) fn close_weight(steps: u32) -> Weight {
		T::WeightInfo::close(steps).max(T::WeightInfo::close_apart(steps))
	}

	/// The price of one step: the fee of a call of `close` that does just this step.
	pub fn step_fee() -> Amount {
		let blocks = T::BlockWeights::get();
		let overhead: Weight = blocks.get(DispatchClass::Normal).base_extrinsic;
		T::WeightToFee::weight_to_fee(&Self::close_weight(1).saturating_add(overhead))
	}

	/// Takes the price of so many steps, for good.
	pub(crate) fn charge_steps(who: &T::AccountId, steps: u32) -> DispatchResult {
		Self::pay_fee(who, Self::step_fee().saturating_mul(steps.into()))
	}
}
