//! Whatever happens, in whatever order, the invariants hold and no watt-hour is lost.

use super::*;
use frame_support::storage::with_storage_layer;
use proptest::prelude::*;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::BatchId,
	party::PartyId,
	traits::{CertificateBatches, EvidenceInspect},
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
		Step::Issue(buyer, policy, units) if Clock::seconds() < EXPIRY => {
			issue(buyer, policy, units);
		}
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
		Step::Evidence(evidence, status) if is_open(evidence) => {
			World::set_evidence(evidence, status)
		}
		Step::Unwind(voucher) => Vouchers::unwind(voucher).map(drop)?,
		Step::Retire(voucher) => Vouchers::retire(RuntimeOrigin::signed(STRANGER), voucher)?,
		Step::Freeze(batch, true) if is_issued(batch) => World::freeze(batch),
		Step::Freeze(batch, false) if is_issued(batch) => World::unfreeze(batch),
		Step::Issue(..) | Step::Evidence(..) | Step::Freeze(..) => (),
		Step::Wait(seconds) => Clock::pass(seconds),
		Step::Activate(party, true) => World::reinstate(party),
		Step::Activate(party, false) => World::lapse(party),
	}
	Ok(())
}

/// Whether this evidence is there and not revoked.
fn is_open(evidence: u64) -> bool {
	World::status(evidence).is_some_and(|status| status != EvidenceStatus::Revoked)
}

fn is_issued(batch: BatchId) -> bool {
	World::batch(batch).is_some()
}

fn again(buyer: PartyId, voucher: VoucherId) {
	let unwound = Vouchers::voucher(voucher).filter(is_unwound);
	let free = |voucher: &Voucher| {
		let usable = <World as CertificateBatches>::ensure_usable(voucher.range.batch).is_ok();
		let is_active = |unit: &Bundle| unit.state == BundleState::Active;
		usable && World::units(voucher.range).iter().all(is_active)
	};
	if let Some(voucher) = unwound.filter(free) {
		World::verify(voucher.range, SELLER, buyer);
	}
}

fn is_unwound(voucher: &Voucher) -> bool {
	voucher.status == VoucherStatus::Unwound
}

fn all() -> Vec<(VoucherId, Voucher)> {
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
	check();
	let backed = all().into_iter().map(|(_, voucher)| voucher).filter(|it| !is_unwound(it));
	let energy = Energy::sum(backed.map(|voucher| voucher.energy)).unwrap();
	let used = World::all_units().len() - free() - retired();
	assert_eq!(energy.wh(), FACE_VALUE * used as u64);
	let held: Balance = [ALICE, BOB].into_iter().map(|party| money(account(party)).1).sum();
	assert_eq!(held, deposit() * Deposits::<Test>::iter().count() as Balance);
}

/// Gives everything back and redeems, unwinds or retires it; nothing may stay on hold.
fn close() {
	for party in [ALICE, BOB] {
		World::reinstate(party);
	}
	let open = all().into_iter().map(|(_, voucher)| voucher.evidence);
	let open = open.filter(|evidence| is_open(*evidence));
	open.for_each(|evidence| World::set_evidence(evidence, EvidenceStatus::Live));
	(0..World::next_batch()).for_each(World::unfreeze);
	for (id, voucher) in all() {
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
				let before = all();
				let _ = with_storage_layer(|| play(step));
				ensure_terminal_unchanged(&before);
				ensure_all();
			}
			close();
			ensure_all();
		});
	}
}
