//! Whatever happens, in whatever order, the invariants hold, no money is made or lost, and every
//! agreement can be ended.

use crate::{mock::*, Agreements, Condition, HoldReason, Outcome, Paid, TermsOf};
use frame_support::{assert_ok, storage::with_storage_layer, traits::fungibles::InspectHold};
use proptest::prelude::*;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::Policy,
	party::PartyId,
	voucher::{AgreementId, VoucherId, VoucherStatus},
	Moment,
};

const PARTIES: [PartyId; 3] = [ALICE, BOB, CAROL];
const ASSETS: [Asset; 3] = [Asset::Native, CNY, OTHER];

#[derive(Clone, Debug)]
enum Step {
	Issue(PartyId, Policy),
	Open(PartyId, VoucherId, TermsOf<Test>),
	Accept(PartyId, AgreementId),
	Pay(PartyId, AgreementId),
	Release(AgreementId),
	Reclaim(AgreementId),
	Cancel(PartyId, AgreementId),
	Mark(VoucherId, bool, bool),
	Wait(Moment),
	Activate(PartyId, bool),
}

fn party() -> impl Strategy<Value = PartyId> {
	ALICE..=CAROL
}

fn condition() -> impl Strategy<Value = Condition<Asset, u64>> {
	let asset = prop_oneof![3 => Just(CNY), 2 => Just(Asset::Native), 1 => Just(OTHER)];
	let amount = prop_oneof![8 => 1_u64..500, 1 => Just(0), 1 => Just(ENDOWMENT)];
	prop_oneof![
		(asset, amount).prop_map(|(asset, amount)| Condition::Payment { asset, amount }),
		(START - 10..DEADLINE).prop_map(Condition::NotBefore),
	]
}

fn any_terms() -> impl Strategy<Value = TermsOf<Test>> {
	let conditions = prop::collection::vec(condition(), 0..3);
	let outcome = prop_oneof![
		Just(Outcome::Deliver),
		party().prop_map(|party| Outcome::RedeemFor(claim_for(party)))
	];
	(party(), outcome, conditions, START..DEADLINE + 600).prop_map(
		|(beneficiary, outcome, conditions, deadline)| TermsOf::<Test> {
			beneficiary,
			outcome,
			conditions: conditions.try_into().unwrap(),
			deadline,
		},
	)
}

fn step() -> impl Strategy<Value = Step> {
	let policy = prop_oneof![3 => Just(Policy::Unlimited), 1 => Just(Policy::Once)];
	let (voucher, agreement) = (0_u64..6, 0_u64..8);
	prop_oneof![
		3 => (party(), policy).prop_map(|(party, policy)| Step::Issue(party, policy)),
		8 => (party(), voucher.clone(), any_terms()).prop_map(|(p, v, t)| Step::Open(p, v, t)),
		8 => (party(), agreement.clone()).prop_map(|(p, a)| Step::Accept(p, a)),
		8 => (party(), agreement.clone()).prop_map(|(p, a)| Step::Pay(p, a)),
		4 => agreement.clone().prop_map(Step::Release),
		3 => agreement.clone().prop_map(Step::Reclaim),
		1 => (party(), agreement).prop_map(|(p, a)| Step::Cancel(p, a)),
		2 => (voucher, any::<bool>(), any::<bool>()).prop_map(|(v, f, r)| Step::Mark(v, f, r)),
		2 => (0_u64..200).prop_map(Step::Wait),
		2 => (party(), prop::bool::weighted(0.7)).prop_map(|(p, a)| Step::Activate(p, a)),
	]
}

fn now() -> Moment {
	Timestamp::get() / 1_000
}

fn play(step: Step) -> DispatchResult {
	match step {
		Step::Issue(party, policy) => {
			let voucher = issue(party);
			change(voucher, |entry| entry.policy = policy);
			Ok(())
		}
		Step::Open(party, voucher, terms) => Escrow::open(signed(party), voucher, terms),
		Step::Accept(party, agreement) => Escrow::accept(signed(party), agreement),
		Step::Pay(party, agreement) => Escrow::pay(signed(party), agreement),
		Step::Release(agreement) => Escrow::release(anyone(), agreement),
		Step::Reclaim(agreement) => Escrow::reclaim(anyone(), agreement),
		Step::Cancel(party, agreement) => Escrow::cancel(signed(party), agreement),
		Step::Mark(voucher, frozen, revoked) => {
			if VoucherTable::get().contains_key(&voucher) {
				change(voucher, |entry| (entry.frozen, entry.revoked) = (frozen, revoked));
			}
			Ok(())
		}
		Step::Wait(seconds) => {
			at(now() + seconds);
			Ok(())
		}
		Step::Activate(party, active) => {
			set_party(party, account(party), active);
			Ok(())
		}
	}
}

fn held(asset: &Asset, reason: HoldReason) -> u64 {
	let reason = reason.into();
	let at = |party| HeldMoney::balance_on_hold(asset.clone(), &reason, &account(party));
	PARTIES.into_iter().map(at).sum()
}

/// No money is made or lost, and what is on hold is exactly what the records say.
fn ensure_money() {
	for asset in ASSETS {
		let total = |party| {
			let (free, held) = money(asset.clone(), account(party));
			free + held
		};
		let all: u64 = PARTIES.into_iter().map(total).sum();
		assert_eq!(all, ENDOWMENT * PARTIES.len() as u64);
		let paid = Paid::<Test>::iter_values().filter(|paid| paid.asset == asset);
		assert_eq!(held(&asset, HoldReason::Payment), paid.map(|paid| paid.amount).sum::<u64>());
	}
	let agreements = Agreements::<Test>::iter_keys().count() as u64;
	assert_eq!(held(&Asset::Native, HoldReason::Agreement), deposit() * agreements);
}

fn ensure_all() {
	assert_ok!(Escrow::do_try_state());
	ensure_custody();
	ensure_money();
}

/// Never both, whatever the state.
fn ensure_release_excludes_reclaim() {
	for agreement in Agreements::<Test>::iter_keys().collect::<Vec<_>>() {
		let reclaimable = frame_support::hypothetically!(Escrow::reclaim(anyone(), agreement));
		let releasable = frame_support::hypothetically!(Escrow::release(anyone(), agreement));
		assert!(reclaimable.is_err() || releasable.is_err());
		assert_eq!(Escrow::releasable(agreement).is_ok(), releasable.is_ok());
	}
}

/// However bad things stand, anyone can end every agreement once the deadlines have come.
fn close() {
	PARTIES.into_iter().for_each(suspend);
	at(now() + MaxDuration::get());
	for agreement in Agreements::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(Escrow::reclaim(anyone(), agreement));
	}
	for party in PARTIES {
		ASSETS.into_iter().for_each(|asset| assert_eq!(money(asset, account(party)).1, 0));
	}
	let in_custody = |status| matches!(status, VoucherStatus::InCustody(_));
	assert!(!VoucherTable::get().into_values().any(|entry| in_custody(entry.voucher.status)));
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn every_sequence_keeps_the_invariants(steps in prop::collection::vec(step(), 1..80)) {
		ext().execute_with(|| {
			for step in steps {
				let _ = with_storage_layer(|| play(step));
				ensure_all();
				ensure_release_excludes_reclaim();
			}
			close();
			ensure_all();
		});
	}
}
