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

/// What happens next. A voucher is named by its place among all, evidence and batches by theirs.
#[derive(Clone, Debug)]
enum Step {
	Issue(PartyId, Policy, u32),
	/// Verifies the certificates of an unwound voucher again.
	Again(PartyId, usize),
	Split(PartyId, usize, u32),
	Redeem(PartyId, usize, u32, PartyId, Purpose),
	Take(PartyId, usize, u64),
	GiveBack(usize, u64),
	Deliver(usize, u64, PartyId),
	RedeemInCustody(usize, u64, PartyId, bool),
	/// Contests, upholds or revokes; revoked is final.
	Evidence(u64, EvidenceStatus),
	Unwind(usize),
	Retire(usize),
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
	let (voucher, agreement, units) = (0_usize..12, 0_u64..3, 0_u32..7);
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
		2 => (voucher.clone(), agreement, party.clone(), any::<bool>())
			.prop_map(|(v, a, p, b)| Step::RedeemInCustody(v, a, p, b)),
		2 => (0_u64..8, status).prop_map(|(e, s)| Step::Evidence(e, s)),
		4 => voucher.clone().prop_map(Step::Unwind),
		3 => voucher.clone().prop_map(Step::Retire),
		2 => (party.clone(), voucher).prop_map(|(p, v)| Step::Again(p, v)),
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
		Step::Again(buyer, place) => again(buyer, at(place)),
		Step::Split(party, place, units) => Vouchers::split(signed(party), at(place), units)?,
		Step::Redeem(party, place, units, beneficiary, purpose) => {
			let claim = claim_for(beneficiary, purpose);
			Vouchers::redeem(signed(party), at(place), units, claim)?
		}
		Step::Take(party, place, agreement) => {
			Vouchers::take(at(place), party, agreement).map(|_| ())?
		}
		Step::GiveBack(place, agreement) => Vouchers::give_back(at(place), agreement)?,
		Step::Deliver(place, agreement, to) => Vouchers::deliver(at(place), agreement, to)?,
		Step::RedeemInCustody(place, agreement, beneficiary, paid) => {
			let claim = claim_for(beneficiary, Purpose::Voluntary);
			<Vouchers as VoucherCustody>::redeem(at(place), agreement, claim, paid).map(drop)?
		}
		Step::Evidence(place, status) if is_open(FIRST_VOUCHER + place) => {
			World::set_evidence(FIRST_VOUCHER + place, status)
		}
		Step::Unwind(place) => Vouchers::unwind(at(place)).map(drop)?,
		Step::Retire(place) => Vouchers::retire(RuntimeOrigin::signed(STRANGER), at(place))?,
		Step::Freeze(batch, true) if is_issued(batch) => World::freeze(batch),
		Step::Freeze(batch, false) if is_issued(batch) => World::unfreeze(batch),
		Step::Issue(..) | Step::Evidence(..) | Step::Freeze(..) => (),
		Step::Wait(seconds) => Clock::pass(seconds),
		Step::Activate(party, true) => World::reinstate(party),
		Step::Activate(party, false) => World::lapse(party),
	}
	Ok(())
}

/// The voucher at this place, counted again from the first if there are fewer.
fn at(place: usize) -> VoucherId {
	let all = all();
	all.get(place % all.len().max(1)).map_or(FIRST_VOUCHER, |(id, _)| *id)
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
