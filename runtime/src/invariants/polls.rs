//! Every open poll is looked at again.

use frame_support::{ensure, traits::QueryPreimage};
use pallet_referenda::{Call, ReferendumInfo, ReferendumInfoFor};
use sp_runtime::TryRuntimeError;

use crate::{
	governance::{alarms::Due, Alarms, BoundedPreimages},
	Runtime, RuntimeCall,
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
			let (call, _) = BoundedPreimages::peek::<RuntimeCall>(&alarm)?;
			let own = RuntimeCall::from(Call::nudge_referendum { index: poll });
			ensure!(call == own, "the alarm of an open poll is for something else");
		}
	}
	Ok(())
}
