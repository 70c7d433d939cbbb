//! Whatever is done in whatever order, bundles cover their batches and energy is conserved.

use crate::{mock::*, Batches, Bundles, Carry, Exchanges, Pledges};
use frame_support::assert_ok;
use proptest::prelude::*;
use sp_runtime::DispatchResult;
use verdigrid_primitives::{
	certificate::{BundleState, CertificateRange, Lock, TradeClass},
	claim::{Beneficiary, Purpose},
	party::PartyId,
	traits::{CertificateRegistry, Scenario, VoucherRedemption},
	Energy, Period,
};

const CLASSES: [u8; 3] = [b'T', b'N', b'U'];
const PARTIES: [(u64, PartyId); 3] = [(OWNER, OWNER_ID), (BUYER, BUYER_ID), (OTHER, OTHER_ID)];

#[derive(Clone, Debug)]
enum Action {
	Issue { class: usize, months: u32, energy: u64, reserve: u64 },
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
	BackVoucher { buyer: usize, extra: u32, id: u64 },
	Relabel { to: u64 },
	HandOver { to: usize },
	RedeemVoucher { beneficiary: usize, paid: bool },
	Pass { seconds: u64 },
	Freeze { frozen: bool },
}

fn action() -> impl Strategy<Value = Action> {
	use Action::*;
	let party = || 0..PARTIES.len();
	prop_oneof![
		3 => (0..CLASSES.len(), 0..3_u32, 0..9 * MWH, 0..MWH)
			.prop_map(|(class, months, energy, reserve)| Issue { class, months, energy, reserve }),
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
		4 => (party(), 0..6_u32, 0..5_u64)
			.prop_map(|(buyer, extra, id)| BackVoucher { buyer, extra, id }),
		1 => (5..9_u64).prop_map(|to| Relabel { to }),
		1 => party().prop_map(|to| HandOver { to }),
		2 => (party(), any::<bool>())
			.prop_map(|(beneficiary, paid)| RedeemVoucher { beneficiary, paid }),
		1 => (0..400_000_u64).prop_map(|seconds| Pass { seconds }),
		1 => (0..4_u8).prop_map(|n| Freeze { frozen: n == 0 }),
	]
}

/// Some bundle, and how much of it.
fn some_range(which: usize, units: u32) -> Option<(CertificateRange, crate::types::Bundle)> {
	let mut all: Vec<_> = Bundles::<Test>::iter().collect();
	all.sort_by_key(|(batch, first, _)| (*batch, *first));
	let (batch, first, bundle) = all.get(which % all.len().max(1))?;
	let units = units % bundle.units + 1;
	Some((CertificateRange { batch: *batch, first: *first, units }, *bundle))
}

fn account_of(party: PartyId) -> u64 {
	PARTIES.iter().find(|(_, id)| *id == party).unwrap().0
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

fn on_range(
	action: &Action,
	range: CertificateRange,
	bundle: crate::types::Bundle,
) -> DispatchResult {
	let CertificateRange { batch, first, units } = range;
	let holder = bundle.holder;
	let origin = signed(account_of(holder));
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
			BundleState::Locked(lock) => Certificates::sell_locked(range, lock, PARTIES[to].1),
			_ => Certificates::sell_locked(range, Lock::Offer(0), PARTIES[to].1),
		},
		Action::Sell { to } => Certificates::sell(range, holder, PARTIES[to].1),
		Action::Pledge { buyer, seconds } => {
			let buyer = PARTIES[buyer].1;
			Certificates::pledge(origin, batch, first, units, buyer, trade_ref(), now + seconds)
		}
		Action::RequestExchange => Certificates::request_exchange(origin, batch, first, units),
		Action::Redeem { beneficiary } => {
			let claim = own_claim(PARTIES[beneficiary].1);
			Certificates::redeem(origin, batch, first, units, claim)
		}
		Action::BackVoucher { buyer, extra, id } => {
			let range = CertificateRange { units: units + extra, ..range };
			Certificates::back_voucher(backing(range, holder, PARTIES[buyer].1, id))
		}
		Action::Relabel { to } => Certificates::relabel(range, voucher, to),
		Action::HandOver { to } => Certificates::hand_over(range, voucher, PARTIES[to].1),
		Action::RedeemVoucher { beneficiary, paid } => {
			let beneficiary = Beneficiary::Party(PARTIES[beneficiary].1);
			let claim = claim_for(beneficiary, Purpose::Event);
			let redeeming = VoucherRedemption { range, voucher, matched: holder, claim, paid };
			Certificates::redeem_voucher(redeeming).map(|_| ())
		}
		Action::Freeze { frozen } => {
			change_batch(batch, |batch| batch.info.frozen = frozen);
			Ok(())
		}
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
			Some(Certificates::settle_exchange(signed(CENTRE), id, Default::default()))
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
		Action::Pass { seconds } => {
			World::set_time(Certificates::now() + seconds);
			Ok(())
		}
		_ => on_records(action, which).unwrap_or_else(|| match some_range(which, units) {
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
fn ended() -> Vec<(u64, u32, crate::types::Bundle)> {
	Bundles::<Test>::iter().filter(|(_, _, bundle)| bundle.state.is_terminal()).collect()
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

	#[test]
	fn bundles_cover_their_batches_and_energy_is_conserved(
		actions in proptest::collection::vec((action(), any::<usize>(), any::<u32>()), 1..80),
	) {
		ExtBuilder.build().execute_with(|| {
			register_project();
			assert_ok!(issue_of(TradeClass::TRADABLE, january(), 7 * MWH + 1));
			for (action, which, units) in &actions {
				let before = ended();
				perform(action, *which, *units);
				assert_ok!(Certificates::do_try_state());
				energy_is_conserved();
				for (batch, first, bundle) in before {
					assert_eq!(Bundles::<Test>::get(batch, first), Some(bundle));
				}
			}
		});
	}
}
