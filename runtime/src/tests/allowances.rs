//! What parties do not pay for themselves: fees and prices that a daily allowance pays, and the starting grant.

use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	traits::{
		fungible::{Inspect, Mutate},
		Consideration, Footprint, Get,
	},
};
use sp_runtime::transaction_validity::{InvalidTransaction, TransactionValidityError};
use verdigrid_allowance::{Granted, Used};
use verdigrid_evidence::Call as Evidence;
use verdigrid_identity::{Call as Identity, PartyOf};
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	party::PartyId,
	traits::Fee,
	Energy, Period,
};

use super::{
	replay::{chain, empty, next, validate},
	traded::{begin, must, CONSUMER, GENERATOR, START},
	*,
};
use crate::{
	configs::{
		deposits::{Deposit, PaidFee},
		parameters::{
			bounds::{DailyAllowance, GrantRecords},
			dynamic_params::allowance,
			RuntimeParameters,
		},
		proxy::ProxyType,
		verdigrid::{ForBundle, StartingGrant},
	},
	money::governance_account,
	parameters::{ApplyDeposit, BundleDeposit, Checked, VoucherDeposit},
};

type Included = Result<DispatchResult, TransactionValidityError>;

const PAYMENT: TransactionValidityError =
	TransactionValidityError::Invalid(InvalidTransaction::Payment);
/// A seat, whose party is a founder.
const SEAT: Sr25519Keyring = Sr25519Keyring::AliceStash;
/// An account without a party.
const KEY: Sr25519Keyring = ALICE;

/// A proxy that was appointed, and the blocks that its calls wait.
type Appointed = Option<(ProxyType, BlockNumber)>;

/// A chain on which a customer has no money beyond its deposit and the least balance of an account.
fn with_customer(test: impl FnOnce()) {
	chain().execute_with(|| {
		begin();
		empty(CONSUMER);
		test();
		crate::invariants::try_state().unwrap();
	});
}

fn party(who: Sr25519Keyring) -> PartyId {
	PartyOf::<Runtime>::get(who.to_account_id()).unwrap()
}

fn balance(who: Sr25519Keyring) -> Balance {
	Balances::balance(&who.to_account_id())
}

fn give(who: Sr25519Keyring, amount: Balance) {
	Balances::mint_into(&who.to_account_id(), amount).unwrap();
}

fn used(who: Sr25519Keyring) -> Balance {
	Allowance::allowance(party(who)).unwrap().used
}

/// Leaves so much of a party's allowance.
fn leave(who: Sr25519Keyring, amount: Balance) {
	let left = Allowance::allowance(party(who)).unwrap().left;
	Allowance::charge(party(who), left - amount);
}

/// Puts the account's next transaction into a block of its own.
fn include(who: Sr25519Keyring, call: impl Into<RuntimeCall>, tip: Balance) -> Included {
	let transaction = next(who, call, tip);
	let valid = validate(&transaction);
	let included = block(|| Executive::apply_extrinsic(transaction));
	assert_eq!(valid.err(), included.as_ref().err().copied(), "the pool says what the block does");
	included
}

/// The whole fee of the transaction in the last block.
fn fee() -> Balance {
	let mut fees = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::TransactionPayment(
			pallet_transaction_payment::Event::TransactionFeePaid { actual_fee, .. },
		) => Some(actual_fee),
		_ => None,
	});
	fees.next_back().unwrap()
}

fn told(event: verdigrid_allowance::Event<Runtime>) {
	System::assert_has_event(event.into());
}

fn remark(bytes: usize) -> RuntimeCall {
	frame_system::Call::remark { remark: vec![0; bytes] }.into()
}

/// A call that needs less than it declares.
fn refunded() -> RuntimeCall {
	let (main, fallback) = (Box::new(remark(0)), Box::new(transfer(BOB)));
	pallet_utility::Call::if_else { main, fallback }.into()
}

fn by_proxy(real: Sr25519Keyring, kind: Option<ProxyType>, call: RuntimeCall) -> RuntimeCall {
	let real = real.to_account_id().into();
	pallet_proxy::Call::proxy { real, force_proxy_type: kind, call: Box::new(call) }.into()
}

fn appoint(real: Sr25519Keyring, proxy_type: ProxyType, delay: BlockNumber) {
	let delegate = KEY.to_account_id().into();
	must(real, pallet_proxy::Call::add_proxy { delegate, proxy_type, delay });
}

fn suspend(who: Sr25519Keyring) {
	let reason = b"unpaid".to_vec().try_into().unwrap();
	must(BOB, Identity::suspend { party: party(who), reason });
}

#[test]
fn a_customer_without_money_pays_no_fee() {
	with_customer(|| {
		assert_eq!(balance(CONSUMER), EXISTENTIAL_DEPOSIT);
		let issued = Balances::total_issuance();
		assert_ok!(include(CONSUMER, refunded(), 0).unwrap());
		assert_eq!((balance(CONSUMER), used(CONSUMER)), (EXISTENTIAL_DEPOSIT, fee()));
		assert_eq!(Balances::total_issuance(), issued);
		let (party, amount) = (party(CONSUMER), fee());
		assert!(amount > 0);
		told(verdigrid_allowance::Event::FeeCovered { party, amount });
	});
}

/// What the allowance does not reach for, and the tip, are the account's. What was not needed goes back to the account
/// first.
#[test]
fn the_account_pays_the_tip_and_the_rest() {
	for tip in [0, 7 * MICRO_VDG] {
		for left in [0, 1, 100 * MICRO_VDG, 400 * MICRO_VDG, 2 * MILLI_VDG, VDG] {
			with_customer(|| {
				give(CONSUMER, VDG);
				leave(CONSUMER, left);
				let (before, members) =
					(balance(CONSUMER), Balances::balance(&governance_account()));
				assert_ok!(include(CONSUMER, refunded(), tip).unwrap());
				let inclusion = fee() - tip;
				let paid = inclusion.saturating_sub(left) + tip;
				assert_eq!(before - balance(CONSUMER), paid, "left {left}, tip {tip}");
				assert_eq!(used(CONSUMER), DailyAllowance::get() - left + inclusion.min(left));
				let got = Balances::balance(&governance_account()) - members;
				assert_eq!(got, paid);
			});
		}
	}
}

#[test]
fn an_account_that_can_pay_neither_rest_nor_tip_is_refused() {
	with_customer(|| {
		assert_eq!(include(CONSUMER, remark(0), 1), Err(PAYMENT));
		leave(CONSUMER, 1);
		assert_eq!(include(CONSUMER, remark(0), 0), Err(PAYMENT));
		assert_eq!(Allowance::allowance(party(CONSUMER)).unwrap().left, 1);
		// The next day.
		pallet_timestamp::Now::<Runtime>::put((START + 86_400) * 1_000);
		assert_ok!(include(CONSUMER, remark(0), 0).unwrap());
	});
}

/// A party that is not active gets back what it has placed, and defends its account. It does nothing else for free.
#[test]
fn a_party_that_is_not_active_only_takes_back_for_free() {
	let taking_back: [RuntimeCall; 8] = [
		verdigrid_market::Call::cancel_offer { offer: 9 }.into(),
		verdigrid_market::Call::expire { order: verdigrid_market::Order::Offer(9) }.into(),
		verdigrid_escrow::Call::cancel { agreement: 9 }.into(),
		verdigrid_escrow::Call::reclaim { agreement: 9 }.into(),
		verdigrid_vouchers::Call::retire { voucher: 9 }.into(),
		Evidence::release_dispute { dispute: 9 }.into(),
		Evidence::withdraw_bond {}.into(),
		Identity::veto_recovery {}.into(),
	];
	with_customer(|| {
		suspend(CONSUMER);
		for call in taking_back {
			assert!(include(CONSUMER, call.clone(), 0).is_ok(), "{call:?}");
		}
		assert_eq!(balance(CONSUMER), EXISTENTIAL_DEPOSIT);
		for call in [remark(0), verdigrid_escrow::Call::release { agreement: 9 }.into()] {
			assert_eq!(include(CONSUMER, call, 0), Err(PAYMENT));
		}
	});
}

#[test]
fn a_party_that_was_never_attested_has_no_allowance() {
	with_customer(|| {
		let apply = Identity::apply {
			kind: verdigrid_primitives::party::PartyKind::Person,
			commitment: Hash::repeat_byte(9),
			jurisdiction: b"CN".to_vec().try_into().unwrap(),
		};
		must(KEY, apply);
		let before = balance(KEY);
		let cancel = verdigrid_market::Call::cancel_offer { offer: 9 };
		let _ = include(KEY, cancel, 0).unwrap();
		assert_eq!((before - balance(KEY), used(KEY)), (fee(), 0));
	});
}

#[test]
fn a_proxy_uses_the_allowance_of_the_account_that_it_acts_for() {
	with_customer(|| {
		give(CONSUMER, VDG);
		appoint(CONSUMER, ProxyType::Any, 0);
		let before = balance(KEY);
		assert_ok!(include(KEY, by_proxy(CONSUMER, None, remark(0)), 0).unwrap());
		assert_eq!((balance(KEY), used(CONSUMER)), (before, fee()));
		// Also one that is not active any more.
		suspend(CONSUMER);
		let veto: RuntimeCall = Identity::veto_recovery {}.into();
		assert_ok!(include(KEY, by_proxy(CONSUMER, None, veto), 0).unwrap());
		assert_eq!(balance(KEY), before);
		assert_ok!(include(KEY, by_proxy(CONSUMER, None, remark(0)), 0).unwrap());
		assert_eq!(balance(KEY), before - fee());
	});
}

/// A key that may not do everything could send calls that fail until nothing is left to defend the party with.
#[test]
fn a_weak_proxy_leaves_a_tenth_to_its_party() {
	let cancel = verdigrid_market::Call::cancel_offer { offer: 9 };
	let wrapped = pallet_utility::Call::batch { calls: vec![remark(1_000)] };
	for call in [cancel.into(), wrapped.into()] {
		with_customer(|| {
			give(CONSUMER, VDG);
			appoint(CONSUMER, ProxyType::Cancel, 0);
			empty(CONSUMER);
			let tenth = DailyAllowance::get() / 10;
			leave(CONSUMER, tenth + 1);
			let before = balance(KEY);
			let _ = include(KEY, by_proxy(CONSUMER, None, call), 0).unwrap();
			assert_eq!(before - balance(KEY), fee() - 1);
			assert_eq!(used(CONSUMER), DailyAllowance::get() - tenth);
			assert_ok!(include(CONSUMER, remark(0), 0).unwrap());
		});
	}
}

/// Who could not make the call uses up nobody's allowance but its own.
#[test]
fn a_stranger_uses_up_no_allowance() {
	let cancel = |offer| verdigrid_market::Call::cancel_offer { offer };
	let refused: [(Appointed, Option<ProxyType>, RuntimeCall); 5] = [
		(None, None, remark(0)),
		(Some((ProxyType::Any, 5)), None, remark(0)),
		(Some((ProxyType::Cancel, 0)), None, remark(0)),
		(Some((ProxyType::Cancel, 0)), Some(ProxyType::Any), cancel(9).into()),
		(Some((ProxyType::Oracle, 0)), None, cancel(9).into()),
	];
	for (appointed, kind, call) in refused {
		with_customer(|| {
			give(CONSUMER, VDG);
			if let Some((proxy_type, delay)) = appointed {
				appoint(CONSUMER, proxy_type, delay);
			}
			let before = balance(KEY);
			let _ = include(KEY, by_proxy(CONSUMER, kind, call.clone()), 0).unwrap();
			assert_eq!((before - balance(KEY), used(CONSUMER)), (fee(), 0), "{call:?}");
			// A party that signs uses its own.
			let _ = include(GENERATOR, by_proxy(CONSUMER, kind, call), 0).unwrap();
			assert_eq!((used(CONSUMER), used(GENERATOR)), (0, fee()));
		});
	}
}

fn attest(round: u32) -> RuntimeCall {
	let statement = Statement { root: Hash::repeat_byte(1), leaves: 1, total: Energy::from_wh(1) };
	let topic = Topic::Metering(Period::year_month(2024, 4).unwrap(), 0);
	Evidence::attest { topic, round, statement }.into()
}

#[test]
fn an_attestation_by_a_proxy_is_free_if_it_succeeds() {
	for tip in [0, MICRO_VDG] {
		with_customer(|| {
			appoint(SEAT, ProxyType::Oracle, 0);
			let (key, seat) = (balance(KEY), balance(SEAT));
			assert_ok!(include(KEY, by_proxy(SEAT, None, attest(1)), tip).unwrap());
			assert_eq!((balance(KEY), balance(SEAT)), (key - tip, seat));
			assert_eq!(used(SEAT), 0);
			let (account, amount) = (KEY.to_account_id(), fee() - tip);
			told(verdigrid_allowance::Event::FeeWaived { account, amount });
			// It has voted already.
			assert_ok!(include(KEY, by_proxy(SEAT, None, attest(1)), 0).unwrap());
			assert_eq!((balance(KEY), used(SEAT)), (key - tip, fee()));
			leave(SEAT, 0);
			assert_ok!(include(KEY, by_proxy(SEAT, None, attest(1)), 0).unwrap());
			assert_eq!(balance(KEY), key - tip - fee());
		});
	}
}

/// An attestation that is made beside makes no other call free.
#[test]
fn only_the_attestation_itself_is_free() {
	with_customer(|| {
		appoint(SEAT, ProxyType::Any, 0);
		leave(SEAT, 0);
		let batch = pallet_utility::Call::batch { calls: vec![attest(1), remark(1_000)] };
		let before = balance(KEY);
		assert_ok!(include(KEY, by_proxy(SEAT, None, batch.into()), 0).unwrap());
		assert_eq!(balance(KEY), before - fee());
	});
}

#[test]
fn prices_of_records_are_covered_and_deposits_come_back() {
	type Price = PaidFee<VoucherDeposit>;
	type Held = Deposit<ForBundle, BundleDeposit>;
	with_customer(|| {
		let account = CONSUMER.to_account_id();
		give(CONSUMER, VDG);
		let before = balance(CONSUMER);
		let price = VoucherDeposit::get();
		assert_ok!(Price::pay(&account));
		assert_eq!((balance(CONSUMER), used(CONSUMER)), (before, price));
		let (party, amount) = (party(CONSUMER), price);
		told(verdigrid_allowance::Event::PriceCovered { party, amount });

		let deposit = Held::new(&account, Footprint::default()).unwrap();
		deposit.burn(&account);
		assert_eq!(balance(CONSUMER), before);
		assert_eq!(used(CONSUMER), price + BundleDeposit::get());

		// The rest is the account's.
		leave(CONSUMER, 1);
		let members = Balances::balance(&governance_account());
		Held::new(&account, Footprint::default()).unwrap().burn(&account);
		assert_eq!(before - balance(CONSUMER), BundleDeposit::get() - 1);
		assert_ok!(Price::pay(&account));
		let paid = BundleDeposit::get() - 1 + price;
		assert_eq!(before - balance(CONSUMER), paid);
		assert_eq!(Balances::balance(&governance_account()) - members, paid);
	});
}

#[test]
fn r26_a_price_that_cannot_be_paid_takes_nothing() {
	type Price = PaidFee<VoucherDeposit>;
	with_customer(|| {
		leave(CONSUMER, VoucherDeposit::get() - 1);
		assert!(Price::pay(&CONSUMER.to_account_id()).is_err());
		assert_eq!(used(CONSUMER), DailyAllowance::get() - VoucherDeposit::get() + 1);
		assert_eq!(balance(CONSUMER), EXISTENTIAL_DEPOSIT);
	});
}

fn set(records: u32) {
	let parameter = RuntimeParameters::Allowance(allowance::Parameters::GrantRecords(
		allowance::GrantRecords,
		Some(records),
	));
	let key_value = Checked(parameter);
	assert_ok!(dispatch(
		RuntimeOrigin::root(),
		pallet_parameters::Call::set_parameter { key_value }
	));
}

#[test]
fn the_starting_grant_is_enough_for_so_many_of_the_dearest_records() {
	with_customer(|| {
		assert_eq!(GrantRecords::get(), 10);
		assert_eq!(StartingGrant::get(), EXISTENTIAL_DEPOSIT + 10 * (VDG / 10));
		assert_eq!(Granted::<Runtime>::get(party(CONSUMER)), Some(StartingGrant::get()));
		set(3);
		assert_eq!(StartingGrant::get(), EXISTENTIAL_DEPOSIT + 3 * (VDG / 10));
		set(0);
		assert_eq!(StartingGrant::get(), 0);
		// Who invents parties gains nothing.
		set(11);
		assert_eq!(StartingGrant::get(), EXISTENTIAL_DEPOSIT + ApplyDeposit::get());
	});
}

/// A founder was never judged. It gets its grant when its attestation is renewed.
#[test]
fn one_entity_gets_one_grant() {
	with_customer(|| {
		let (issued, members) =
			(Balances::total_issuance(), Balances::balance(&governance_account()));
		let renew = |who: Sr25519Keyring| {
			let record = verdigrid_identity::Parties::<Runtime>::get(party(who)).unwrap();
			let (party, account) = (party(who), who.to_account_id());
			let (commitment, expires_at) = (record.commitment.unwrap(), START + 9_000);
			must(BOB, Identity::renew { party, account, commitment, expires_at });
		};
		let before = balance(CONSUMER);
		renew(CONSUMER);
		assert_eq!(balance(CONSUMER), before);
		let before = balance(CHARLIE);
		renew(CHARLIE);
		renew(CHARLIE);
		assert_eq!(balance(CHARLIE) - before, StartingGrant::get());
		assert_eq!(Balances::total_issuance(), issued);
		assert_eq!(members - Balances::balance(&governance_account()), StartingGrant::get());
	});
}

/// How much of the blocks a party takes that sends as much as it can, and pays nothing.
#[test]
fn what_one_party_can_do_for_free_is_counted() {
	with_customer(|| {
		// The dearest calls and the cheapest ones: what is free is an amount of fees, so it does not matter.
		let mut executed = 0_u32;
		let mut weight = frame_support::weights::Weight::zero();
		block(|| loop {
			let transaction = next(CONSUMER, remark(0), 0);
			weight = weight.saturating_add(transaction.get_dispatch_info().total_weight());
			match Executive::apply_extrinsic(transaction) {
				Ok(_) => executed += 1,
				Err(refused) => {
					assert_eq!(refused, PAYMENT);
					break;
				}
			}
		});
		let left = Allowance::allowance(party(CONSUMER)).unwrap().left;
		assert!(left < fee(), "{left} is left");
		assert_eq!(u128::from(executed), DailyAllowance::get() / fee());
		// A fifth of a second of a day of blocks.
		assert!(weight.ref_time() < 220_000_000_000, "{weight:?}");
		// Each transaction passes alone, so the pool takes them, whatever their number is.
		assert_eq!(Used::<Runtime>::get(party(CONSUMER)).unwrap().amount + left, VDG);
	});
}
