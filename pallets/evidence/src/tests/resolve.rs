use crate::{
	tests::*,
	types::{AnchorStatus, DisputeId, Verdict},
	Disputes, Error, Event,
};
use frame_support::{assert_ok, traits::fungible::Inspect};
use sp_runtime::{DispatchError, Permill};
use verdigrid_primitives::{evidence::Topic, party::Role};

fn refused(dispute: DisputeId, error: Error<Test>) {
	let error = DispatchError::from(error);
	for verdict in [Verdict::Upheld, Verdict::Overturned] {
		assert_noop!(Evidence::resolve(root(), dispute, verdict), error);
	}
}

#[test]
fn resolve_upheld_lets_the_anchor_stand_and_burns_the_bonds() {
	disputed(|id| {
		dispute(TRADER.into(), METERING);
		let (issuance, before) = (Balances::total_issuance(), anchor_at(METERING));
		assert_ok!(Evidence::resolve(root(), id, Verdict::Upheld));
		let (status, upheld) = (AnchorStatus::Open, true);
		assert_eq!(anchor_at(METERING), crate::AnchorOf::<Test> { status, upheld, ..before });
		assert!(!Disputes::<Test>::contains_key(id));
		for party in [BUYER, TRADER] {
			assert_eq!(dispute_held(party.into()), 0);
			assert_eq!(free(party.into()), ENDOWMENT - STAKE);
		}
		assert_eq!(Balances::total_issuance(), issuance - 2 * STAKE);
		assert_eq!(PLATFORM.map(seat_held), [BOND; 4]);
		assert_eq!(PLATFORM.map(|member| seat(member).disputes), [0; 4]);
		let resolved = Event::DisputeResolved {
			dispute: id,
			topic: METERING,
			verdict: Verdict::Upheld,
			slashed: 2 * STAKE,
			rewarded: 0,
		};
		assert_eq!(last_event(), resolved.into());
	});
}

#[test]
fn resolve_upheld_keeps_the_moment_of_finality() {
	disputed(|id| {
		resolve(id, Verdict::Upheld);
		assert!(!Evidence::topic_state(METERING).is_final);
		pass_challenge();
		assert!(Evidence::topic_state(METERING).is_final);
	});
	disputed(|id| {
		pass_challenge();
		assert!(!Evidence::topic_state(METERING).is_final);
		resolve(id, Verdict::Upheld);
		assert!(Evidence::topic_state(METERING).is_final);
	});
}

#[test]
fn resolve_overturned_voids_the_anchor_slashes_and_rewards() {
	disputed(|id| {
		let issuance = Balances::total_issuance();
		assert_ok!(Evidence::resolve(root(), id, Verdict::Overturned));
		assert_eq!(anchor_at(METERING).status, AnchorStatus::Void);
		assert!(!anchor_at(METERING).upheld);
		assert!(!Disputes::<Test>::contains_key(id));
		assert_eq!(PLATFORM.map(seat_held), [500, 500, 500, 1_000]);
		assert_eq!(PLATFORM.map(|member| seat(member).disputes), [0; 4]);
		assert_eq!(dispute_held(BUYER.into()), 0);
		assert_eq!(free(BUYER.into()), ENDOWMENT + 750);
		assert_eq!(Balances::total_issuance(), issuance - 750);
		let slashed = |party| Event::SeatSlashed { party, dispute: id, amount: 500 };
		let resolved = Event::DisputeResolved {
			dispute: id,
			topic: METERING,
			verdict: Verdict::Overturned,
			slashed: 1_500,
			rewarded: 750,
		};
		let events = evidence_events();
		assert_eq!(events[events.len() - 4..], [slashed(11), slashed(12), slashed(13), resolved]);
	});
}

#[test]
fn resolve_divides_the_reward_equally_and_gives_the_rest_to_the_first() {
	disputed(|id| {
		for account in [u64::from(TRADER), GENERATOR.into(), NEIGHBOUR.into()] {
			dispute(account, METERING);
		}
		resolve(id, Verdict::Overturned);
		// Of 750, four get 187 each, and the first the other 2.
		assert_eq!(free(BUYER.into()), ENDOWMENT + 189);
		for party in [TRADER, GENERATOR, NEIGHBOUR] {
			assert_eq!(free(party.into()), ENDOWMENT + 187);
		}
	});
}

#[test]
fn resolve_divides_the_reward_among_sixteen() {
	disputed(|id| {
		for account in 300..315 {
			register(account, &[Role::Auditor]);
			dispute(account, METERING);
		}
		resolve(id, Verdict::Overturned);
		// Of 750, sixteen get 46 each, and the first the other 14.
		assert_eq!(free(BUYER.into()), ENDOWMENT + 60);
		(300..315).for_each(|account| assert_eq!(free(account), ENDOWMENT + 46));
	});
}

#[test]
fn resolve_burns_all_that_seats_lose_when_governance_disputed() {
	challenged(|| {
		anchor(METERING, statement(1));
		let id = dispute_by_governance(METERING);
		let issuance = Balances::total_issuance();
		resolve(id, Verdict::Overturned);
		assert_eq!(Balances::total_issuance(), issuance - 1_500);
		let last = evidence_events().pop().unwrap();
		assert!(matches!(last, Event::DisputeResolved { slashed: 1_500, rewarded: 0, .. }));
	});
}

#[test]
fn resolve_upheld_burns_nothing_when_governance_disputed() {
	challenged(|| {
		anchor(METERING, statement(1));
		let id = dispute_by_governance(METERING);
		let issuance = Balances::total_issuance();
		resolve(id, Verdict::Upheld);
		assert_eq!(Balances::total_issuance(), issuance);
		assert!(anchor_at(METERING).upheld);
	});
}

#[test]
fn resolve_slashes_nothing_at_a_ratio_of_zero() {
	disputed(|id| {
		SlashRatio::set(&Permill::zero());
		resolve(id, Verdict::Overturned);
		assert_eq!(PLATFORM.map(seat_held), [BOND; 4]);
		assert_eq!(free(BUYER.into()), ENDOWMENT);
		assert!(seat(11).is_bonded());
		anchor(METERING, statement(2));
	});
}

#[test]
fn resolve_slashes_all_at_a_ratio_of_one() {
	disputed(|id| {
		SlashRatio::set(&Permill::one());
		resolve(id, Verdict::Overturned);
		assert_eq!(PLATFORM.map(seat_held), [0, 0, 0, BOND]);
		assert_eq!(free(BUYER.into()), ENDOWMENT + 1_500);
		assert!(seat(11).is_live());
	});
}

#[test]
fn resolve_rewards_nothing_at_a_ratio_of_zero() {
	disputed(|id| {
		RewardRatio::set(&Permill::zero());
		let issuance = Balances::total_issuance();
		resolve(id, Verdict::Overturned);
		assert_eq!(free(BUYER.into()), ENDOWMENT);
		assert_eq!(Balances::total_issuance(), issuance - 1_500);
	});
}

#[test]
fn resolve_burns_nothing_at_a_reward_ratio_of_one() {
	disputed(|id| {
		RewardRatio::set(&Permill::one());
		let issuance = Balances::total_issuance();
		resolve(id, Verdict::Overturned);
		assert_eq!(free(BUYER.into()), ENDOWMENT + 1_500);
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn resolve_gives_all_of_a_reward_too_small_to_divide_to_the_first() {
	disputed(|id| {
		dispute(TRADER.into(), METERING);
		SlashRatio::set(&Permill::from_parts(1_000));
		resolve(id, Verdict::Overturned);
		// Of 3, one is paid.
		assert_eq!((free(BUYER.into()), free(TRADER.into())), (ENDOWMENT + 1, ENDOWMENT));
	});
}

#[test]
fn resolve_pays_nothing_to_an_attester_that_disputed_itself() {
	challenged(|| {
		anchor(METERING, statement(1));
		let id = dispute(11, METERING);
		resolve(id, Verdict::Overturned);
		assert_eq!((seat_held(11), dispute_held(11)), (500, 0));
		assert_eq!(free(11), ENDOWMENT - BOND);
		let lost: Balance =
			3 * ENDOWMENT - [11, 12, 13].iter().map(Balances::total_balance).sum::<Balance>();
		assert_eq!(lost, 1_500);
	});
}

#[test]
fn resolve_gives_attesters_that_join_a_dispute_nothing_of_the_others_reward() {
	disputed(|id| {
		for member in [11, 12, 13] {
			dispute(member, METERING);
		}
		resolve(id, Verdict::Overturned);
		assert_eq!(free(BUYER.into()), ENDOWMENT + 750);
		assert_eq!([11, 12, 13].map(free), [ENDOWMENT - BOND; 3]);
	});
}

#[test]
fn resolve_pays_an_account_that_was_empty() {
	challenged(|| {
		DisputeBond::set(&0);
		anchor(METERING, statement(1));
		let id = dispute(BUYER.into(), METERING);
		assert_ok!(Balances::transfer_all(signed(BUYER.into()), STRANGER, false));
		assert!(!System::account_exists(&BUYER.into()));
		resolve(id, Verdict::Overturned);
		assert_eq!(free(BUYER.into()), 750);
	});
}

#[test]
fn r14_an_account_with_a_bond_cannot_be_emptied() {
	disputed(|id| {
		assert_ok!(Balances::transfer_all(signed(BUYER.into()), STRANGER, false));
		assert_eq!((free(BUYER.into()), dispute_held(BUYER.into())), (1, STAKE));
		resolve(id, Verdict::Overturned);
		assert_eq!(free(BUYER.into()), 1 + STAKE + 750);
	});
}

#[test]
fn r24_resolve_pays_the_account_on_which_the_bond_is_held() {
	for (verdict, paid) in [(Verdict::Upheld, 0), (Verdict::Overturned, STAKE + 750)] {
		disputed(|id| {
			World::rotate(BUYER, STRANGER);
			resolve(id, verdict);
			assert_eq!(free(BUYER.into()), ENDOWMENT - STAKE + paid);
			assert_eq!(free(STRANGER), ENDOWMENT);
		});
	}
}

#[test]
fn r24_resolve_slashes_the_account_on_which_the_bond_is_held() {
	disputed(|id| {
		World::rotate(11, STRANGER);
		resolve(id, Verdict::Overturned);
		assert_eq!((seat_held(11), seat_held(STRANGER)), (500, 0));
	});
}

#[test]
fn resolve_slashes_a_seat_that_joined_the_anchor_late() {
	challenged(|| {
		anchor(METERING, statement(1));
		assert_ok!(Evidence::attest(signed(14), METERING, 1, statement(1)));
		let id = dispute(BUYER.into(), METERING);
		assert_eq!(seat(14).disputes, 1);
		resolve(id, Verdict::Overturned);
		assert_eq!(PLATFORM.map(seat_held), [500; 4]);
	});
}

#[test]
fn resolve_slashes_a_seat_that_is_leaving() {
	disputed(|id| {
		dismiss(11);
		assert_ok!(Evidence::resign(signed(12)));
		resolve(id, Verdict::Overturned);
		assert_eq!(PLATFORM.map(seat_held), [500, 500, 500, 1_000]);
		assert_eq!(seat(11).bond().unwrap().amount, 500);
		assert!(!seat(11).is_live());
	});
}

#[test]
fn resolve_spares_those_who_stated_something_else() {
	challenged(|| {
		for (member, tag) in PLATFORM.into_iter().zip([9, 1, 1, 1]) {
			attest(member, METERING, tag);
		}
		resolve(dispute(BUYER.into(), METERING), Verdict::Overturned);
		assert_eq!(PLATFORM.map(seat_held), [1_000, 500, 500, 500]);
	});
}

#[test]
fn resolve_slashes_what_an_earlier_slash_left() {
	challenged(|| {
		anchor(METERING, statement(1));
		let other = Topic::Metering(DECEMBER, 0);
		anchor(other, statement(1));
		let both = [METERING, other].map(|topic| dispute(BUYER.into(), topic));
		both.into_iter().for_each(|id| resolve(id, Verdict::Overturned));
		assert_eq!(PLATFORM.map(seat_held), [250, 250, 250, 1_000]);
		assert_eq!(seat(11).required, BOND);
	});
}

#[test]
fn r13_resolve_is_possible_until_the_moment_that_the_dispute_says() {
	for verdict in [Verdict::Upheld, Verdict::Overturned] {
		disputed(|id| {
			Clock::set(NOW + RESOLUTION);
			refused(id, Error::ResolutionOver);
			Clock::set(NOW + RESOLUTION - 1);
			resolve(id, verdict);
		});
	}
}

#[test]
fn r12_resolve_decides_only_the_dispute_that_it_names() {
	disputed(|first| {
		anchor(instalment(0), statement(2));
		let second = dispute(BUYER.into(), instalment(0));
		resolve(second, Verdict::Overturned);
		assert_eq!(anchor_at(METERING).status, AnchorStatus::Disputed(first));
		assert_eq!(seat(11).disputes, 1);
		assert_eq!(dispute_held(BUYER.into()), STAKE);
	});
}

#[test]
fn resolve_refuses_a_dispute_that_does_not_exist() {
	disputed(|id| {
		refused(id + 1, Error::UnknownDispute);
		refused(DisputeId::MAX, Error::UnknownDispute);
	});
}

#[test]
fn resolve_refuses_a_dispute_that_was_decided() {
	for verdict in [Verdict::Upheld, Verdict::Overturned] {
		disputed(|id| {
			resolve(id, verdict);
			refused(id, Error::UnknownDispute);
		});
	}
}

#[test]
fn resolve_refuses_a_dispute_that_defaulted() {
	disputed(|id| {
		let_default(id);
		refused(id, Error::UnknownDispute);
	});
}
