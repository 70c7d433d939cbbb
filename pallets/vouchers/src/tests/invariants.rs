//! Whatever happens, in whatever order, the invariants hold and no watt-hour is lost.

use crate::{mock::*, Deposits};
use frame_support::{assert_ok, storage::with_storage_layer};
use proptest::prelude::*;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::{BundleState, Policy},
	claim::Purpose,
	evidence::EvidenceStatus,
	party::PartyId,
	traits::{OnEvidence, VoucherCustody},
	voucher::{Voucher, VoucherId, VoucherStatus},
	Energy,
};

#[derive(Clone, Debug)]
enum Step {
	Issue(PartyId, Policy, u32),
	/// Verifies the certificates of an unwound voucher again.
	Again(PartyId, VoucherId),
	Split(PartyId, VoucherId, u32),
	Redeem(PartyId, VoucherId, u32, PartyId, Purpose),
	Take(PartyId, VoucherId, u64),
	GiveBack(VoucherId, u64),
	Deliver(VoucherId, u64, PartyId),
	RedeemInCustody(VoucherId, u64, PartyId, bool),
	/// Contests, upholds or revokes; revoked is final.
	Evidence(u64, EvidenceStatus),
	Unwind(VoucherId),
	Retire(VoucherId),
	Freeze(u64, bool),
	Wait(u64),
	Activate(PartyId, bool),
}

fn step() -> impl Strategy<Value = Step> {
	let party = ALICE..=BOB;
	let policy =
		prop_oneof![Just(Policy::Once), Just(Policy::DeliveryOnly), Just(Policy::Unlimited)];
	let status = prop_oneof![
		2 => Just(EvidenceStatus::Live),
		1 => Just(EvidenceStatus::Contested),
		2 => Just(EvidenceStatus::Revoked),
	];
	let purpose = prop_oneof![Just(Purpose::Scope2), Just(Purpose::Voluntary)];
	let (voucher, agreement, units) = (0_u64..8, 0_u64..3, 0_u32..7);
	prop_oneof![
		3 => (party.clone(), policy, 1_u32..7).prop_map(|(p, c, n)| Step::Issue(p, c, n)),
		3 => (party.clone(), voucher.clone(), units.clone())
			.prop_map(|(p, v, n)| Step::Split(p, v, n)),
		3 => (party.clone(), voucher.clone(), units, party.clone(), purpose)
			.prop_map(|(p, v, n, b, u)| Step::Redeem(p, v, n, b, u)),
		4 => (party.clone(), voucher.clone(), agreement.clone())
			.prop_map(|(p, v, a)| Step::Take(p, v, a)),
		2 => (voucher.clone(), agreement.clone()).prop_map(|(v, a)| Step::GiveBack(v, a)),
		3 => (voucher.clone(), agreement.clone(), party.clone())
			.prop_map(|(v, a, p)| Step::Deliver(v, a, p)),
		2 => (voucher, agreement, party.clone(), any::<bool>())
			.prop_map(|(v, a, p, b)| Step::RedeemInCustody(v, a, p, b)),
		2 => (0_u64..8, status).prop_map(|(e, s)| Step::Evidence(e, s)),
		4 => (0_u64..12).prop_map(Step::Unwind),
		3 => (0_u64..12).prop_map(Step::Retire),
		2 => (party.clone(), 0_u64..12).prop_map(|(p, v)| Step::Again(p, v)),
		1 => (0_u64..8, any::<bool>()).prop_map(|(b, f)| Step::Freeze(b, f)),
		1 => prop_oneof![9 => 0_u64..400, 1 => Just(EXPIRY)].prop_map(Step::Wait),
		1 => (party, any::<bool>()).prop_map(|(p, a)| Step::Activate(p, a)),
	]
}

fn play(step: Step) -> DispatchResult {
	match step {
		Step::Issue(buyer, policy, units) => drop(issue(buyer, policy, units)),
		Step::Again(buyer, voucher) => again(buyer, voucher),
		Step::Split(party, voucher, units) => Vouchers::split(signed(party), voucher, units)?,
		Step::Redeem(party, voucher, units, beneficiary, purpose) => {
			let claim = claim_for(beneficiary, purpose);
			Vouchers::redeem(signed(party), voucher, units, claim)?
		}
		Step::Take(party, voucher, agreement) => {
			Vouchers::take(voucher, party, agreement).map(|_| ())?
		}
		Step::GiveBack(voucher, agreement) => Vouchers::give_back(voucher, agreement)?,
		Step::Deliver(voucher, agreement, to) => Vouchers::deliver(voucher, agreement, to)?,
		Step::RedeemInCustody(voucher, agreement, beneficiary, paid) => {
			let claim = claim_for(beneficiary, Purpose::Voluntary);
			<Vouchers as VoucherCustody>::redeem(voucher, agreement, claim, paid).map(drop)?
		}
		Step::Evidence(evidence, status) if is_open(evidence) => set_evidence(evidence, status),
		Step::Unwind(voucher) => Vouchers::unwind(voucher).map(drop)?,
		Step::Retire(voucher) => Vouchers::retire(RuntimeOrigin::signed(STRANGER), voucher)?,
		Step::Freeze(batch, frozen) if Batches::get().contains_key(&batch) => freeze(batch, frozen),
		Step::Evidence(..) | Step::Freeze(..) => (),
		Step::Wait(seconds) => at(Timestamp::now_seconds() + seconds),
		Step::Activate(party, active) => set_party(party, account(party), active),
	}
	Ok(())
}

/// Whether this evidence is there and not revoked.
fn is_open(evidence: u64) -> bool {
	EvidenceTable::get().get(&evidence).is_some_and(|status| *status != EvidenceStatus::Revoked)
}

fn again(buyer: PartyId, voucher: VoucherId) {
	let unwound = Vouchers::voucher(voucher).filter(is_unwound);
	let free = |voucher: &Voucher| {
		units(voucher.range).iter().all(|unit| unit.state == BundleState::Active)
	};
	if let Some(voucher) = unwound.filter(free) {
		verify(trade_of(voucher.range, buyer));
	}
}

fn is_unwound(voucher: &Voucher) -> bool {
	voucher.status == VoucherStatus::Unwound
}

trait Seconds {
	fn now_seconds() -> u64;
}

impl Seconds for Timestamp {
	fn now_seconds() -> u64 {
		Timestamp::get() / 1_000
	}
}

fn stored() -> Vec<(VoucherId, Voucher)> {
	crate::Vouchers::<Test>::iter().collect()
}

/// Terminal vouchers of `before` are still exactly what they were.
fn ensure_terminal_unchanged(before: &[(VoucherId, Voucher)]) {
	for (id, voucher) in before {
		if matches!(voucher.status, VoucherStatus::Redeemed(_) | VoucherStatus::Unwound) {
			assert_eq!(Vouchers::voucher(*id).as_ref(), Some(voucher));
		}
	}
}

fn ensure_all() {
	assert_ok!(Vouchers::do_try_state());
	assert_ok!(Registry::do_try_state());
	let backed = stored().into_iter().map(|(_, voucher)| voucher).filter(|it| !is_unwound(it));
	let energy = Energy::sum(backed.map(|voucher| voucher.energy)).unwrap();
	let all = Units::get();
	let free = all.values().filter(|unit| unit.state == BundleState::Active).count();
	assert_eq!(energy.wh(), FACE_VALUE * (all.len() - free - retired().count()) as u64);
	let held: u64 = [ALICE, BOB].into_iter().map(|party| money(account(party)).1).sum();
	assert_eq!(held, deposit() * Deposits::<Test>::iter().count() as u64);
}

/// Gives everything back and redeems, unwinds or retires it; nothing may stay on hold.
fn close() {
	for party in [ALICE, BOB] {
		set_party(party, account(party), true);
	}
	let open = EvidenceTable::get().into_keys().filter(|evidence| is_open(*evidence));
	open.for_each(|evidence| set_evidence(evidence, EvidenceStatus::Live));
	Batches::get().into_keys().for_each(|batch| freeze(batch, false));
	for (id, voucher) in stored() {
		if let VoucherStatus::InCustody(agreement) = voucher.status {
			assert_ok!(Vouchers::give_back(id, agreement));
		}
		if matches!(voucher.status, VoucherStatus::Redeemed(_) | VoucherStatus::Unwound) {
			continue;
		}
		let info = Vouchers::voucher_info(id).unwrap();
		if info.revoked {
			assert_ok!(Vouchers::unwind(id));
		} else if info.expired {
			let retire = Vouchers::retire(RuntimeOrigin::signed(STRANGER), id);
			assert_eq!(retire.is_ok(), voucher.parent.is_some());
		} else {
			let claim = claim_for(voucher.holder, Purpose::Voluntary);
			let units = voucher.range.units;
			assert_ok!(Vouchers::redeem(signed(voucher.holder), id, units, claim));
		}
	}
	for party in [ALICE, BOB] {
		assert_eq!(money(account(party)).1, 0);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn every_sequence_keeps_the_invariants(steps in prop::collection::vec(step(), 1..60)) {
		ext().execute_with(|| {
			for step in steps {
				let before = stored();
				let _ = with_storage_layer(|| play(step));
				ensure_terminal_unchanged(&before);
				ensure_all();
			}
			close();
			ensure_all();
		});
	}
}
