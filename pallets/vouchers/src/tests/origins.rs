//! Each call refuses every origin that it is not for.

use super::*;
use crate::Call;
use frame_support::traits::{GetCallName, UnfilteredDispatchable};
use sp_runtime::{DispatchError, DispatchResult};

/// Whom a call is for.
#[derive(Clone, Copy, PartialEq)]
enum For {
	/// Any account.
	Accounts,
	/// An account with an active party.
	ActiveParties,
}

/// Each call, and whom it is for.
fn calls(voucher: VoucherId) -> [(Call<Test>, For); 3] {
	let claim = claim_for(ALICE, Purpose::Voluntary);
	[
		(Call::split { voucher, units: 3 }, For::ActiveParties),
		(Call::redeem { voucher, units: 10, claim }, For::ActiveParties),
		(Call::retire { voucher }, For::Accounts),
	]
}

fn dispatch(call: &Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	let result = call.clone().dispatch_bypass_filter(origin);
	result.map(|_| ()).map_err(|failed| failed.error)
}

#[test]
fn every_call_refuses_origins_that_it_is_not_for() {
	build_and_execute(|| {
		let id = issue(ALICE, Policy::Once, 10);
		for (call, whom) in calls(id) {
			for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
				assert_noop!(dispatch(&call, origin), DispatchError::BadOrigin);
			}
			if whom == For::ActiveParties {
				let stranger = RuntimeOrigin::signed(STRANGER);
				assert_noop!(dispatch(&call, stranger), Error::<Test>::NotAParty);
				World::lapse(ALICE);
				assert_noop!(dispatch(&call, signed(ALICE)), Error::<Test>::PartyNotActive);
				World::reinstate(ALICE);
			}
		}
	});
}

#[test]
fn every_call_is_in_the_table_of_origins() {
	let mut listed = calls(0).map(|(call, _)| call.get_call_name());
	let mut known = Call::<Test>::get_call_names().to_vec();
	listed.sort_unstable();
	known.sort_unstable();
	assert_eq!(listed.to_vec(), known);
}
