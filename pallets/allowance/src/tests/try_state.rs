//! Every check finds the damage that it is for.

use super::*;
use crate::FreeCallMade;
use sp_runtime::DispatchError;

fn damaged(damage: impl FnOnce(), found: &'static str) {
	ext().execute_with(|| {
		Allowance::charge(ALICE, 1);
		Allowance::attested(ALICE, &account(ALICE));
		assert_eq!(Allowance::do_try_state(), Ok(()));
		damage();
		assert_eq!(Allowance::do_try_state(), Err(DispatchError::Other(found)));
	});
}

#[test]
fn finds_what_a_party_has_that_was_never_attested() {
	damaged(
		|| Used::<Test>::insert(NEWCOMER, Usage { day: 1, amount: 1 }),
		"a party used an allowance that it does not have",
	);
	damaged(|| Granted::<Test>::insert(NEWCOMER, 1), "a party got a grant and was never attested");
}

#[test]
fn finds_a_day_that_has_not_come() {
	damaged(
		|| Used::<Test>::insert(ALICE, Usage { day: Allowance::today() + 1, amount: 1 }),
		"an allowance was used on a day that has not come",
	);
}

#[test]
fn finds_a_grant_of_nothing() {
	damaged(|| Granted::<Test>::insert(ALICE, 0), "a grant is nothing");
}

#[test]
fn finds_a_call_that_is_still_watched() {
	damaged(|| FreeCallMade::<Test>::put(false), "a call is watched that is over");
}
