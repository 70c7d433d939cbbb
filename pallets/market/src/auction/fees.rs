//! Closing a round is paid for in advance (R37): each order pays for the step that works it off, and
//! whoever opens a round for the steps that work off none. So closing is free for whoever does it.

use crate::{Amount, Config, Error, Pallet, WeightInfo};
use frame_support::{
	dispatch::DispatchClass,
	pallet_prelude::*,
	weights::{Weight, WeightToFee},
};

impl<T: Config> Pallet<T> {
	/// The price of one step: the fee of a call of `close_round` that does just this step.
	pub fn step_fee() -> Amount {
		let blocks = T::BlockWeights::get();
		let overhead: Weight = blocks.get(DispatchClass::Normal).base_extrinsic;
		T::WeightToFee::weight_to_fee(&T::WeightInfo::close_round(1).saturating_add(overhead))
	}

	/// Takes the price of so many steps, for good.
	pub(crate) fn charge_steps(who: &T::AccountId, steps: u32) -> DispatchResult {
		let fee = Self::step_fee().saturating_mul(steps.into());
		let asset = T::FeeAsset::get();
		ensure!(Self::spendable(&asset, who) >= fee, Error::<T>::CannotPayDeposit);
		Self::pay(&asset, who, &T::FeeReceiver::get(), fee)
	}
}
