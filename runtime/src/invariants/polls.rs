//! Every open poll is looked at again.

use frame_support::ensure;
use pallet_referenda::{ReferendumInfo, ReferendumInfoFor};
use sp_runtime::TryRuntimeError;

use crate::{
	governance::{
		alarms::{Alarm, Due},
		Alarms,
	},
	Runtime,
};

pub(super) fn try_state() -> Result<(), TryRuntimeError> {
	for (poll, info) in ReferendumInfoFor::<Runtime>::iter() {
		if let ReferendumInfo::Ongoing(status) = info {
			// It waits for its turn, because members left while their polls were open.
			if status.in_queue {
				continue;
			}
			let (_, (block, number)) = status.alarm.ok_or("an open poll has no alarm")?;
			let alarm = Alarms::<Runtime>::get(Due::new(block, number));
			let alarm = alarm.ok_or("the alarm of an open poll is not set")?;
			ensure!(alarm == Alarm::Poll(poll), "the alarm of an open poll is for something else");
		}
	}
	Ok(())
}
