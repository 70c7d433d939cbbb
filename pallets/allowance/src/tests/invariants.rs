//! Whatever is charged and given back, on whatever days: no party uses more than its allowance in a day.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Step {
	Pay(u32, Balance, Balance),
	Attest(u32),
	Pass(u64),
	Suspend(u32),
	Reinstate(u32),
}

fn step() -> impl Strategy<Value = Step> {
	let party = || ALICE..=BOB;
	prop_oneof![
		5 => (party(), 0..80_u128, 0..80_u128)
			.prop_map(|(party, asked, needed)| Step::Pay(party, asked, needed)),
		1 => party().prop_map(Step::Attest),
		2 => (0..50_000_u64).prop_map(Step::Pass),
		1 => party().prop_map(Step::Suspend),
		1 => party().prop_map(Step::Reinstate),
	]
}

/// Pays as a transaction does: what is asked before, and what was needed after. Returns what the allowance paid.
fn pay(party: u32, asked: Balance, needed: Balance) -> Balance {
	let Some((party, left)) = Allowance::available(&account(party), Reach::Everything) else {
		return 0;
	};
	let covered = asked.min(left);
	Allowance::charge(party, covered);
	let used = needed.min(covered);
	Allowance::give_back(party, covered - used);
	used
}

proptest! {
	#[test]
	fn no_party_uses_more_than_its_allowance_in_a_day(steps in prop::collection::vec(step(), 1..60)) {
		build_and_execute(|| {
			let mut used = BTreeMap::<(u32, u32), Balance>::new();
			let mut grants = BTreeMap::<u32, Balance>::new();
			for step in steps {
				match step {
					Step::Pay(party, asked, needed) => {
						*used.entry((party, Allowance::today())).or_default() += pay(party, asked, needed);
					}
					Step::Attest(party) => {
						Allowance::attested(party, &account(party));
						grants.extend(Granted::<Test>::get(party).map(|amount| (party, amount)));
					}
					Step::Pass(seconds) => Clock::pass(seconds),
					Step::Suspend(party) => World::suspend(party),
					Step::Reinstate(party) => World::reinstate(party),
				}
				Allowance::do_try_state().unwrap();
			}
			assert!(used.values().all(|amount| *amount <= Daily::get()), "{used:?}");
			for (party, usage) in Used::<Test>::iter() {
				assert_eq!(usage.amount, used[&(party, usage.day)]);
			}
			let spent: Balance = grants.values().sum();
			assert_eq!(Balances::free_balance(MEMBERS), FUNDS - spent);
		});
	}
}
