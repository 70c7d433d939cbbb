//! Vouchers are split, redeemed, and placed in the custody of agreements.

use sp_core::H256;
use sp_io::hashing::sha2_256;
use verdigrid_escrow::{Call, Condition, Outcome, Ruling};
use verdigrid_primitives::{party::PartyId, voucher::VoucherId};

use super::{
	super::{
		cast::HOUR,
		dice::Dice,
		rules::{Agreement, AgreementStage, AgreementTerms, Voucher, VoucherStatus},
		world::{signed, Action, World},
	},
	certificates::{a_party_account, anybody, claim},
	market::an_asset,
};
use verdigrid_runtime::{money::NativeOrAsset, Balance, Runtime};

/// Vouchers that are neither redeemed nor unwound.
fn open_vouchers(world: &World) -> Vec<(VoucherId, Voucher)> {
	let ended = |voucher: &Voucher| {
		matches!(voucher.status, VoucherStatus::Redeemed(_) | VoucherStatus::Unwound)
	};
	let vouchers = world.model.vouchers.iter().filter(|(_, voucher)| !ended(voucher));
	vouchers.map(|(id, voucher)| (*id, voucher.clone())).collect()
}

pub fn split_voucher(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for (voucher, record) in open_vouchers(world) {
		let units = dice.below(u64::from(record.range.units) + 1) as u32;
		let split = verdigrid_vouchers::Call::split { voucher, units };
		actions.push(signed(world.account_of(record.holder), split));
	}
	world.play_one(dice, actions)
}

/// Redemptions of all or part of a voucher, most often for the consumer.
pub fn redemptions(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (voucher, record) in open_vouchers(world) {
		let whole = record.range.units;
		let units = if dice.once_in(2) { whole } else { dice.within(1, whole.into()) as u32 };
		let claim = claim(world, dice, record.consumer);
		let redeem = verdigrid_vouchers::Call::redeem { voucher, units, claim };
		actions.push(signed(world.account_of(record.holder), redeem));
	}
	actions
}

pub fn redeem_voucher(world: &mut World, dice: &mut Dice) -> bool {
	let actions = redemptions(world, dice);
	world.play_one(dice, actions)
}

/// Vouchers that are there, by anybody.
fn retirements(world: &World, dice: &mut Dice) -> Vec<Action> {
	let account = a_party_account(world, dice);
	let vouchers = world.model.vouchers.keys();
	let retire = |voucher: &u64| verdigrid_vouchers::Call::retire { voucher: *voucher };
	vouchers.map(|voucher| signed(account.clone(), retire(voucher))).collect()
}

pub fn retire_voucher(world: &mut World, dice: &mut Dice) -> bool {
	let actions = retirements(world, dice);
	world.play_one(dice, actions)
}

/// One of few secrets.
fn a_secret(dice: &mut Dice) -> [u8; 32] {
	[dice.below(2) as u8; 32]
}

fn a_condition(world: &World, dice: &mut Dice) -> Condition<NativeOrAsset, Balance> {
	match dice.below(5) {
		0 | 1 => Condition::Payment { asset: an_asset(dice), amount: dice.below(90).into() },
		2 => Condition::NotBefore(world.now() + dice.below(HOUR)),
		3 => Condition::HashLock(H256(sha2_256(&a_secret(dice)))),
		_ => {
			let named: Vec<PartyId> =
				(0..dice.within(1, 3)).map(|_| anybody(world, dice)).collect();
			let threshold = dice.within(1, named.len() as u64) as u32;
			let mut parties = named;
			parties.dedup();
			Condition::Approvals { parties: parties.try_into().unwrap(), threshold }
		}
	}
}

fn terms(world: &World, dice: &mut Dice, voucher: &Voucher) -> AgreementTerms {
	let beneficiary = anybody(world, dice);
	let outcome = match dice.below(2) {
		0 => Outcome::Deliver,
		_ => Outcome::RedeemFor(claim(world, dice, voucher.consumer)),
	};
	let conditions: Vec<_> = (0..dice.below(4)).map(|_| a_condition(world, dice)).collect();
	AgreementTerms {
		beneficiary,
		arbiter: dice.once_in(2).then(|| anybody(world, dice)),
		outcome,
		conditions: conditions.try_into().unwrap(),
		deadline: world.now() + dice.below(2 * HOUR),
	}
}

/// A few terms for each voucher.
pub fn openings(world: &World, dice: &mut Dice) -> Vec<Action> {
	let mut actions = Vec::new();
	for (voucher, record) in open_vouchers(world) {
		for _ in 0..3 {
			let terms = terms(world, dice, &record);
			let open = Call::open { voucher, terms };
			actions.push(signed(world.account_of(record.holder), open));
		}
	}
	actions
}

pub fn open(world: &mut World, dice: &mut Dice) -> bool {
	let actions = openings(world, dice);
	world.play_one(dice, actions)
}

/// An action of each agreement, by a party that it depends on.
pub fn for_each(
	world: &World,
	action: impl Fn(u64, &Agreement) -> Option<(PartyId, Call<Runtime>)>,
) -> Vec<Action> {
	let actions = world.model.agreements.iter().filter_map(|(id, agreement)| {
		let (party, call) = action(*id, agreement)?;
		Some(signed(world.account_of(party), call))
	});
	actions.collect()
}

pub fn cancel(world: &mut World, dice: &mut Dice) -> bool {
	let actions =
		for_each(world, |agreement, record| Some((record.depositor, Call::cancel { agreement })));
	world.play_one(dice, actions)
}

pub fn accept(world: &mut World, dice: &mut Dice) -> bool {
	let actions = for_each(world, |agreement, record| {
		let terms_hash = record.hash();
		Some((record.terms.beneficiary, Call::accept { agreement, terms_hash }))
	});
	world.play_one(dice, actions)
}

pub fn pay(world: &mut World, dice: &mut Dice) -> bool {
	let actions = for_each(world, |agreement, record| {
		let terms_hash = record.hash();
		Some((record.terms.beneficiary, Call::pay { agreement, terms_hash }))
	});
	world.play_one(dice, actions)
}

pub fn approve(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for number in 0..6 {
		let party = world.party(number);
		actions.extend(for_each(world, |agreement, record| {
			let terms_hash = record.hash();
			Some((party, Call::approve { agreement, terms_hash }))
		}));
	}
	world.play_one(dice, actions)
}

pub fn reveal(world: &mut World, dice: &mut Dice) -> bool {
	let (party, preimage) = (anybody(world, dice), a_secret(dice));
	let actions =
		for_each(world, |agreement, _| Some((party, Call::reveal { agreement, preimage })));
	world.play_one(dice, actions)
}

/// Everybody does what an agreement asks for. Whether it has been released by that, or can be now.
pub fn fulfil(world: &mut World, dice: &mut Dice) -> bool {
	let agreements = world.model.agreements.iter();
	let accepted = agreements.filter(|(_, record)| record.stage == AgreementStage::Held);
	let Some((id, record)) = dice.pick(accepted.map(|(id, record)| (*id, record.clone()))) else {
		return false;
	};
	let terms_hash = record.hash();
	let pay = Call::pay { agreement: id, terms_hash };
	let mut actions = vec![(record.terms.beneficiary, pay)];
	for condition in &record.terms.conditions {
		match condition {
			Condition::NotBefore(moment) => {
				world.pass(moment.saturating_sub(world.now()), 1);
			}
			Condition::HashLock(_) => actions.extend([0, 1].map(|byte| {
				(record.depositor, Call::reveal { agreement: id, preimage: [byte; 32] })
			})),
			Condition::Approvals { parties, .. } => actions.extend(
				parties.iter().map(|party| (*party, Call::approve { agreement: id, terms_hash })),
			),
			Condition::Payment { .. } => (),
		}
	}
	for (party, call) in actions {
		let _ = world.play(&signed(world.account_of(party), call));
	}
	let release = signed(world.account_of(record.depositor), Call::release { agreement: id });
	!world.model.agreements.contains_key(&id) || world.would(&release)
}

fn by_anybody(world: &World, dice: &mut Dice, call: impl Fn(u64) -> Call<Runtime>) -> Vec<Action> {
	let account = a_party_account(world, dice);
	let agreements = world.model.agreements.keys();
	agreements.map(|agreement| signed(account.clone(), call(*agreement))).collect()
}

pub fn release(world: &mut World, dice: &mut Dice) -> bool {
	let actions = by_anybody(world, dice, |agreement| Call::release { agreement });
	world.play_one(dice, actions)
}

pub fn reclaim(world: &mut World, dice: &mut Dice) -> bool {
	let actions = by_anybody(world, dice, |agreement| Call::reclaim { agreement });
	world.play_one(dice, actions)
}

pub fn dispute_agreement(world: &mut World, dice: &mut Dice) -> bool {
	let by_depositor = dice.once_in(2);
	let actions = for_each(world, |agreement, record| {
		let party = if by_depositor { record.depositor } else { record.terms.beneficiary };
		Some((party, Call::dispute { agreement }))
	});
	world.play_one(dice, actions)
}

pub fn arbitrate(world: &mut World, dice: &mut Dice) -> bool {
	let ruling = dice.pick([Ruling::Release, Ruling::Refund]).unwrap();
	let actions = for_each(world, |agreement, record| {
		let terms_hash = record.hash();
		Some((record.terms.arbiter?, Call::arbitrate { agreement, terms_hash, ruling }))
	});
	world.play_one(dice, actions)
}
