//! Random disputes: what seats lose, what disputers get and what is burned add up to the unit.

use crate::{tests::*, types::Verdict, Anchors, Event};
use frame_support::{assert_ok, traits::fungible::Inspect};
use proptest::prelude::*;
use sp_runtime::Permill;
use verdigrid_primitives::party::Role;

/// How many seats there are, how many of them attest a wrong anchor, who disputes it (nobody is
/// governance), and the terms.
type Loss = (u64, u64, u64, (u32, u32), (Balance, Balance));

fn loss() -> impl Strategy<Value = Loss> {
	let ratios = (0_u32..=1_000_000, 0_u32..=1_000_000);
	(1_u64..=31, 0_u64..=16, ratios, (0..ENDOWMENT / 2, 0..ENDOWMENT / 2)).prop_flat_map(
		|(seats, disputers, ratios, bonds)| {
			let least = seats * 2 / 3 + 1;
			(Just(seats), least..=seats, Just(disputers), Just(ratios), Just(bonds))
		},
	)
}

fn total_of(accounts: &[AccountId]) -> Balance {
	accounts.iter().map(Balances::total_balance).sum()
}

/// A wrong anchor is disputed and decided; what everybody has and what was burned adds up.
fn ensure_money_adds_up((seats, attesters, disputers, ratios, bonds): Loss, verdict: Verdict) {
	ChallengePeriod::set(&CHALLENGE);
	ChallengeBlocks::set(&BLOCKS);
	SeatBond::set(&bonds.0);
	DisputeBond::set(&bonds.1);
	SlashRatio::set(&Permill::from_parts(ratios.0));
	RewardRatio::set(&Permill::from_parts(ratios.1));
	let platform = platform_of(seats);
	for account in &platform[..attesters as usize] {
		let joined = Anchors::<Test>::get(METERING).map_or(1, |anchor| anchor.round);
		assert_ok!(Evidence::attest(signed(*account), METERING, joined, statement(9)));
	}
	let parties: Vec<AccountId> = (300..300 + disputers).collect();
	parties.iter().for_each(|account| register(*account, &[Role::Auditor]));
	let issuance = Balances::total_issuance();
	if disputers == 0 {
		dispute_by_governance(METERING);
	}
	parties.iter().for_each(|account| assert_eq!(dispute(*account, METERING), 0));
	resolve(0, verdict);
	let Some(Event::DisputeResolved { slashed, rewarded, .. }) = evidence_events().pop() else {
		panic!("no event tells how the dispute was decided");
	};
	assert_eq!(Balances::total_issuance(), issuance - slashed + rewarded);
	let (lost_by_seats, gained) = match verdict {
		Verdict::Overturned => (slashed, rewarded),
		Verdict::Upheld => (0, 0),
	};
	let lost_by_disputers = slashed - lost_by_seats;
	assert_eq!(total_of(&platform), Balance::from(seats) * ENDOWMENT - lost_by_seats);
	assert_eq!(
		total_of(&parties),
		Balance::from(disputers) * ENDOWMENT + gained - lost_by_disputers
	);
	let reward = Permill::from_parts(ratios.1).mul_floor(lost_by_seats);
	assert_eq!(gained, if disputers == 0 { 0 } else { reward });
	parties.iter().for_each(|account| assert_eq!(dispute_held(*account), 0));
	for (place, account) in platform.iter().enumerate() {
		let is_slashed = verdict == Verdict::Overturned && (place as u64) < attesters;
		let loss = Permill::from_parts(ratios.0).mul_floor(bonds.0) * Balance::from(is_slashed);
		assert_eq!(seat_held(*account), bonds.0 - loss);
	}
	let shares: Vec<_> = parties.iter().map(Balances::free_balance).collect();
	if let [first, others @ ..] = shares.as_slice() {
		assert!(others.iter().all(|share| *share <= *first && *first - *share < disputers.into()));
		assert!(others.windows(2).all(|pair| pair[0] == pair[1]));
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

	#[test]
	fn slashes_and_rewards_add_up_to_the_unit(loss in loss(), upheld in any::<bool>()) {
		let verdict = if upheld { Verdict::Upheld } else { Verdict::Overturned };
		with_committees(&CENTRE, &[], || ensure_money_adds_up(loss, verdict));
	}
}
