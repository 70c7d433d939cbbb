//! Random calls in random order by random parties. Bundles always cover their batches, and energy is
//! conserved. Money is held for what there is. When everything is closed, all of it is returned or is a fee.

use crate::{
	mock::*,
	tests::steps::*,
	types::{Bundle, ExchangeStatus, Reason, Rejection},
	Batches, Bundles, Carry, DepositLots, Exchanges, Freezes, Pledges, RecordDeposits, Redemptions,
};
use frame_support::assert_ok;
use proptest::prelude::*;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, Lock, TradeClass},
	claim::{Beneficiary, Claim, Purpose},
	party::PartyId,
	traits::{Backing, Redeeming, Tradable, VoucherBacking, VoucherRedemption},
	Energy, Period,
};
use verdigrid_test_support::Clock;

const CLASSES: [u8; 3] = [b'T', b'N', b'U'];
const PARTIES: [(u64, PartyId); 3] = [(OWNER, OWNER_ID), (BUYER, BUYER_ID), (OTHER, OTHER_ID)];

#[derive(Clone, Debug)]
enum Action {
	Issue { class: usize, months: u32, energy: u64, reserve: u64 },
	Continue { class: usize, months: u32, energy: u64, revision: u8 },
	Transfer { to: usize },
	Offer { id: u64 },
	Release,
	SellLocked { to: usize },
	Sell { to: usize },
	Pledge { buyer: usize, seconds: u64 },
	ReleasePledge,
	RequestExchange,
	SettleExchange,
	WithdrawExchange,
	Redeem { beneficiary: usize },
	BackVoucher { buyer: usize, extra: u32, id: u64, payer: usize },
	UnbackVoucher { extra: u32 },
	Relabel { to: u64 },
	HandOver { to: usize },
	RedeemVoucher { beneficiary: usize, paid: bool },
	Pass { seconds: u64 },
	Split,
	Merge,
	RejectExchange,
	Withdraw { governance: bool },
	Freeze { governance: bool },
	Unfreeze { governance: bool },
	UpdateProject { megawatts: u64 },
	RetireProject,
}

fn action() -> impl Strategy<Value = Action> {
	use Action::*;
	let party = || 0..PARTIES.len();
	prop_oneof![
		3 => (0..CLASSES.len(), 0..3_u32, 0..9 * MWH, 0..MWH)
			.prop_map(|(class, months, energy, reserve)| Issue { class, months, energy, reserve }),
		2 => (0..3_usize, 0..4_u32, 0..2_500_000_u64, 0..4_u8)
			.prop_map(|(class, months, energy, revision)| Continue { class, months, energy, revision }),
		2 => party().prop_map(|to| Transfer { to }),
		2 => (0..4_u64).prop_map(|id| Offer { id }),
		1 => Just(Release),
		2 => party().prop_map(|to| SellLocked { to }),
		1 => party().prop_map(|to| Sell { to }),
		2 => (party(), 1..200_000_u64).prop_map(|(buyer, seconds)| Pledge { buyer, seconds }),
		1 => Just(ReleasePledge),
		2 => Just(RequestExchange),
		1 => Just(SettleExchange),
		1 => Just(WithdrawExchange),
		1 => party().prop_map(|beneficiary| Redeem { beneficiary }),
		4 => (party(), 0..6_u32, 0..5_u64, party())
			.prop_map(|(buyer, extra, id, payer)| BackVoucher { buyer, extra, id, payer }),
		2 => (0..6_u32).prop_map(|extra| UnbackVoucher { extra }),
		1 => (5..9_u64).prop_map(|to| Relabel { to }),
		1 => party().prop_map(|to| HandOver { to }),
		2 => (party(), any::<bool>())
			.prop_map(|(beneficiary, paid)| RedeemVoucher { beneficiary, paid }),
		1 => (0..400_000_u64).prop_map(|seconds| Pass { seconds }),
		3 => Just(Split),
		3 => Just(Merge),
		1 => Just(RejectExchange),
		1 => any::<bool>().prop_map(|governance| Withdraw { governance }),
		1 => any::<bool>().prop_map(|governance| Freeze { governance }),
		2 => any::<bool>().prop_map(|governance| Unfreeze { governance }),
		1 => (0..9_u64).prop_map(|megawatts| UpdateProject { megawatts }),
		1 => (0..16_u8).prop_map(|n| if n == 0 { RetireProject } else { Merge }),
	]
}

/// Whether such a bundle is what the action is for.
fn suits(action: &Action, batch: u64, bundle: &Bundle) -> bool {
	let state = bundle.state;
	match action {
		Action::Release | Action::SellLocked { .. } => {
			matches!(state, BundleState::Locked(Lock::Offer(_)))
		}
		Action::Relabel { .. }
		| Action::HandOver { .. }
		| Action::RedeemVoucher { .. }
		| Action::UnbackVoucher { .. } => {
			matches!(state, BundleState::Locked(Lock::Voucher(_)))
		}
		Action::Unfreeze { .. } => Freezes::<Test>::contains_key(batch),
		Action::Freeze { .. } => true,
		Action::BackVoucher { .. } => !state.is_terminal(),
		_ => state == BundleState::Active && !Freezes::<Test>::contains_key(batch),
	}
}

/// Some bundle and how much of it; nearly always one for the action, if there is any.
fn some_range(action: &Action, which: usize, units: u32) -> Option<(CertificateRange, Bundle)> {
	let all = sorted();
	let any = units % 11 == 10;
	let suitable = all.iter().filter(|(batch, _, bundle)| any || suits(action, *batch, bundle));
	let suitable: Vec<_> = suitable.collect();
	let chosen = suitable.get(which % suitable.len().max(1)).copied();
	let (batch, first, bundle) = chosen.or_else(|| all.get(which % all.len().max(1)))?;
	let units = units % bundle.units + 1;
	Some((CertificateRange { batch: *batch, first: *first, units }, *bundle))
}

fn account_of(party: PartyId) -> u64 {
	PARTIES.iter().find(|(_, id)| *id == party).unwrap().0
}

/// Governance, or the issuer.
fn authority(governance: bool) -> RuntimeOrigin {
	match governance {
		true => RuntimeOrigin::root(),
		false => signed(ISSUER),
	}
}

fn issue(class: usize, months: u32, energy: u64, reserve: u64) -> DispatchResult {
	let class = TradeClass::new(CLASSES[class]).unwrap();
	let last = crate::LastIssued::<Test>::get((project(), class));
	let period = Period::month(last.map_or(january().index, |last| last.index + 1) + months);
	// One meter serves all classes: what another has drawn is measured too.
	let drawn = crate::Issued::<Test>::get((meter(), period)).wh();
	let reading = anchored_reading(&meter(), period, wh(drawn + energy + reserve));
	Certificates::issue(signed(ISSUER), project(), period, class, wh(energy), reading)
}

/// Issues for a period that was issued, as a later revision has it.
fn go_on(class: usize, months: u32, energy: u64, revision: u8) -> DispatchResult {
	let class = TradeClass::new(CLASSES[class]).unwrap();
	let period = Period::month(january().index + months);
	let drawn = crate::Issued::<Test>::get((meter(), period)).wh();
	// Now and then less was measured after all.
	let measured = (drawn + energy).saturating_sub(u64::from(revision) * 100_000);
	let reading = revised_reading(&meter(), period, revision, wh(measured));
	Certificates::issue(signed(ISSUER), project(), period, class, wh(energy), reading)
}

fn on_range(action: &Action, range: CertificateRange, bundle: Bundle) -> DispatchResult {
	let CertificateRange { batch, first, units } = range;
	let holder = bundle.holder;
	// Now and then somebody else tries.
	let caller = if units % 7 == 6 { OTHER_ID } else { holder };
	let origin = signed(account_of(caller));
	let now = Certificates::now();
	let voucher = match bundle.state {
		BundleState::Locked(Lock::Voucher(id)) => id,
		_ => 0,
	};
	match *action {
		Action::Transfer { to } => {
			Certificates::transfer(origin, batch, first, units, PARTIES[to].1)
		}
		Action::Offer { id } => Certificates::lock(range, holder, Lock::Offer(id)),
		Action::Release => match bundle.state {
			BundleState::Locked(lock) => Certificates::release(range, lock),
			_ => Certificates::release(range, Lock::Offer(0)),
		},
		Action::SellLocked { to } => match bundle.state {
			BundleState::Locked(lock) => {
				Certificates::sell_locked(range, lock, PARTIES[to].1, PARTIES[to].1)
			}
			_ => Certificates::sell_locked(range, Lock::Offer(0), PARTIES[to].1, PARTIES[to].1),
		},
		Action::Sell { to } => Certificates::sell(range, holder, PARTIES[to].1),
		Action::Pledge { buyer, seconds } => {
			let buyer = PARTIES[buyer].1;
			Certificates::pledge(origin, batch, first, units, buyer, trade_ref(), now + seconds)
		}
		Action::RequestExchange => {
			Certificates::request_exchange(origin, batch, first, units, CENTRE_ID)
		}
		Action::Redeem { beneficiary } => {
			let claim = claim_then(range.batch, own_claim(PARTIES[beneficiary].1));
			Certificates::redeem(origin, batch, first, units, claim)
		}
		Action::BackVoucher { buyer, extra, id, payer } => {
			let range = CertificateRange { units: units + extra, ..range };
			let payer = PARTIES[payer].1;
			let backing = Backing { payer, ..backing(range, holder, PARTIES[buyer].1, id) };
			back_voucher(backing)
		}
		Action::UnbackVoucher { extra } => {
			let range = CertificateRange { units: units + extra, ..range };
			Certificates::unback_voucher(range, voucher)
		}
		Action::Relabel { to } => Certificates::relabel(range, voucher, to),
		Action::HandOver { to } => Certificates::hand_over(range, voucher, PARTIES[to].1),
		Action::RedeemVoucher { beneficiary, paid } => {
			let beneficiary = Beneficiary::Party(PARTIES[beneficiary].1);
			let claim = claim_then(range.batch, claim_for(beneficiary, Purpose::Event));
			let redeeming = VoucherRedemption { claim, paid, ..redeeming(range, voucher, holder) };
			Certificates::redeem_voucher(redeeming).map(|_| ())
		}
		Action::Split => Certificates::split(origin, batch, first, units),
		Action::Merge => Certificates::merge(origin, batch, first),
		// Only whole bundles. A part that governance withdraws is not paid for, and the sum of all money would not tell.
		Action::Withdraw { governance: true } => {
			let origin = RuntimeOrigin::root();
			Certificates::withdraw(origin, batch, first, bundle.units, Reason::Order)
		}
		Action::Withdraw { governance: false } => {
			Certificates::withdraw(signed(ISSUER), batch, first, units, Reason::Issuing)
		}
		Action::Freeze { governance } => {
			Certificates::freeze(authority(governance), batch, Reason::Objection)
		}
		Action::Unfreeze { governance } => Certificates::unfreeze(authority(governance), batch),
		_ => Ok(()),
	}
}

fn on_records(action: &Action, which: usize) -> Option<DispatchResult> {
	let exchange = || {
		let all = Exchanges::<Test>::iter_keys().count().max(1);
		Exchanges::<Test>::iter().nth(which % all)
	};
	match action {
		Action::ReleasePledge => {
			let all = Pledges::<Test>::iter_keys().count().max(1);
			let (id, pledge) = Pledges::<Test>::iter().nth(which % all)?;
			Some(Certificates::release_pledge(signed(account_of(pledge.seller)), id))
		}
		Action::SettleExchange => {
			let (id, _) = exchange()?;
			Some(settle_exchange(signed(CENTRE), id, receipt()))
		}
		Action::RejectExchange => {
			let (id, _) = exchange()?;
			Some(reject_exchange(signed(CENTRE), id, Rejection::NotEligible))
		}
		Action::WithdrawExchange => {
			let (id, exchange) = exchange()?;
			Some(Certificates::withdraw_exchange(signed(account_of(exchange.holder)), id))
		}
		_ => None,
	}
}

/// Does it or leaves everything as it was, as a dispatchable would.
fn perform(action: &Action, which: usize, units: u32) -> bool {
	let done = frame_support::storage::with_storage_layer(|| match *action {
		Action::Issue { class, months, energy, reserve } => issue(class, months, energy, reserve),
		Action::Continue { class, months, energy, revision } => {
			go_on(class, months, energy, revision)
		}
		Action::Pass { seconds } => {
			Clock::set(Certificates::now() + seconds);
			Ok(())
		}
		Action::UpdateProject { megawatts } => {
			Certificates::update_project(signed(ISSUER), project(), megawatts * 1_000_000)
		}
		Action::RetireProject => Certificates::retire_project(signed(ISSUER), project()),
		_ => on_records(action, which).unwrap_or_else(|| match some_range(action, which, units) {
			Some((range, bundle)) => on_range(action, range, bundle),
			None => Ok(()),
		}),
	});
	done.is_ok()
}

/// Everything drawn from meters is in certificates or in the carry, to the watt-hour.
fn energy_is_conserved() {
	let sum = |energy: Vec<Energy>| Energy::sum(energy).unwrap();
	let drawn = sum(crate::Issued::<Test>::iter_values().collect());
	let carry = sum(Carry::<Test>::iter_values().collect());
	let certified = Bundles::<Test>::iter()
		.map(|(batch, _, bundle)| {
			let face_value = Batches::<Test>::get(batch).unwrap().info.face_value;
			face_value.checked_mul(bundle.units).unwrap()
		})
		.collect();
	assert_eq!(drawn, sum(certified).checked_add(carry).unwrap());
}

/// Bundles that have ended, as they have ended.
fn ended() -> Vec<(u64, u32, Bundle)> {
	sorted().into_iter().filter(|(_, _, bundle)| bundle.state.is_terminal()).collect()
}

/// All money is there, except for fees. A fee is the price of a record for every redemption and settled
/// exchange, and the deposit for every bundle that has ended.
fn money_is_conserved(at_first: Balance) {
	let settled = Exchanges::<Test>::iter_values()
		.filter(|exchange| matches!(exchange.status, ExchangeStatus::Settled { .. }))
		.count();
	let records = (Redemptions::<Test>::iter_keys().count() + settled) as Balance;
	let free_at_first = sorted().iter().filter(|(_, first, _)| *first == 1).count();
	let bundles = (ended().len() + free().len() - free_at_first) as Balance;
	assert_eq!(Balances::total_issuance(), at_first - RECORD * records - BUNDLE * bundles);
}

/// Bundles that have not ended.
fn open() -> Vec<(u64, u32, Bundle)> {
	sorted().into_iter().filter(|(_, _, bundle)| !bundle.state.is_terminal()).collect()
}

/// Bundles that have not ended and have no deposit.
fn free() -> Vec<(u64, u32, Bundle)> {
	open().into_iter().filter(|(_, _, bundle)| bundle.lot.is_none()).collect()
}

/// Every bundle that has not ended is paid for, except one of each batch: the bundle that it began with, or the rest of
/// that.
fn bundles_are_paid_for() {
	let held: u32 = DepositLots::<Test>::iter_values().map(|lot| lot.left).sum();
	assert_eq!(held as usize, open().len() - free().len());
	for (batch, first, _) in free() {
		assert!(open().iter().all(|(other, at, _)| *other != batch || *at >= first));
	}
}

fn sorted() -> Vec<(u64, u32, Bundle)> {
	let mut all: Vec<_> =
		Bundles::<Test>::iter().map(|(batch, key, bundle)| (batch, key.first(), bundle)).collect();
	all.sort_by_key(|(batch, first, _)| (*batch, *first));
	all
}

/// A claim for when the certificates of a batch were generated.
fn claim_then(batch: u64, claim: Claim) -> Claim {
	let batch = crate::Batches::<Test>::get(batch);
	let from = batch.and_then(|batch| batch.info.period.start(Offset::get())).unwrap_or_default();
	Claim { from, to: from + 1, ..claim }
}

/// Opens every lock, in the way that each has.
fn take_everything_back() {
	for batch in Freezes::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(Certificates::unfreeze(RuntimeOrigin::root(), batch));
	}
	Clock::set(Certificates::now() + TIMEOUT);
	for (id, pledge) in Pledges::<Test>::iter().collect::<Vec<_>>() {
		assert_ok!(Certificates::release_pledge(signed(account_of(pledge.seller)), id));
	}
	for (id, exchange) in Exchanges::<Test>::iter().collect::<Vec<_>>() {
		if matches!(exchange.status, ExchangeStatus::Requested { .. }) {
			assert_ok!(Certificates::withdraw_exchange(signed(account_of(exchange.holder)), id));
		}
	}
	for (batch, first, bundle) in sorted() {
		let range = CertificateRange { batch, first, units: bundle.units };
		match bundle.state {
			BundleState::Locked(Lock::Voucher(voucher)) if first % 2 == 0 => {
				assert_ok!(Certificates::unback_voucher(range, voucher));
			}
			BundleState::Locked(Lock::Voucher(voucher)) => {
				let claim = claim_then(batch, own_claim(bundle.holder));
				let redeeming = redeeming(range, voucher, bundle.holder);
				let redeeming = VoucherRedemption { claim, ..redeeming };
				assert_ok!(Certificates::redeem_voucher(redeeming));
			}
			BundleState::Locked(lock) => done(Certificates::release(range, lock)),
			_ => {}
		}
	}
}

/// Joins what can be joined, and withdraws the rest: then nothing is open.
fn end_everything() {
	for (batch, first, bundle) in sorted().into_iter().rev() {
		let _ = Certificates::merge(signed(account_of(bundle.holder)), batch, first);
	}
	bundles_are_paid_for();
	for (batch, first, bundle) in sorted() {
		if bundle.state == BundleState::Active {
			let (origin, units) = (RuntimeOrigin::root(), bundle.units);
			assert_ok!(Certificates::withdraw(origin, batch, first, units, Reason::Order));
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

	#[test]
	fn what_always_holds_holds_whatever_is_done(
		actions in proptest::collection::vec((action(), any::<usize>(), any::<u32>()), 1..80),
	) {
		ExtBuilder.build().execute_with(|| {
			register_project();
			assert_ok!(issue_of(TradeClass::TRADABLE, january(), 7 * MWH + 1));
			// Too little for much.
			impoverish(OTHER, 3 * RECORD);
			let money = Balances::total_issuance();
			for (action, which, units) in &actions {
				let before = ended();
				perform(action, *which, *units);
				check();
				energy_is_conserved();
				money_is_conserved(money);
				bundles_are_paid_for();
				for (batch, first, bundle) in before {
					assert_eq!(Certificates::bundle(batch, first), Some(bundle));
				}
			}
			let poor = wealth(OTHER);
			impoverish(OTHER, ENDOWMENT);
			let money = money + wealth(OTHER) - poor;
			take_everything_back();
			end_everything();
			check();
			energy_is_conserved();
			money_is_conserved(money);
			for (account, _) in PARTIES.into_iter().chain([(ISSUER, ISSUER_ID)]) {
				assert_eq!(held(account), (0, 0), "held on {account}");
			}
			assert_eq!(DepositLots::<Test>::iter().count(), 0);
			assert_eq!(RecordDeposits::<Test>::iter().count(), 0);
		});
	}
}
