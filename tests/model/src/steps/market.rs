//! Certificates are offered and wanted.

use verdigrid_market::{Call, Order};
use verdigrid_primitives::{
	certificate::CertificateRange,
	trade::{Criteria, PeriodRange},
	Period,
};

use super::{
	super::{
		cast::HOUR,
		dice::Dice,
		rules::{Asset, Demand, Offer},
		world::{governed, named, signed, Action, World},
	},
	certificates::{a_party_account, anybody, free_runs},
};
use verdigrid_runtime::{money::NativeOrAsset, AccountId, Balance};

pub fn an_asset(dice: &mut Dice) -> NativeOrAsset {
	named(if dice.once_in(4) { Asset::Native } else { Asset::Yuan })
}

fn a_price(dice: &mut Dice) -> Balance {
	dice.below(40).into()
}

pub fn soon(world: &World, dice: &mut Dice) -> u64 {
	world.now() + dice.below(2 * HOUR)
}

pub fn offer(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for (holder, CertificateRange { batch, first, units }) in free_runs(world, dice) {
		let offer = Call::offer {
			batch,
			first,
			units,
			price: a_price(dice),
			asset: an_asset(dice),
			to: dice.once_in(4).then(|| anybody(world, dice)),
			min_units: dice.within(1, 2) as u32,
			expires_at: soon(world, dice),
		};
		actions.push(signed(world.account_of(holder), offer));
	}
	world.play_one(dice, actions)
}

pub fn cancel_offer(world: &mut World, dice: &mut Dice) -> bool {
	let cancel = |(offer, record): (&u64, &Offer)| {
		signed(world.account_of(record.seller), Call::cancel_offer { offer: *offer })
	};
	let actions = world.model.offers.iter().map(cancel).collect();
	world.play_one(dice, actions)
}

pub fn buy(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for (offer, record) in &world.model.offers {
		for _ in 0..2 {
			let units = dice.within(1, record.range.units.into()) as u32;
			let (batch, asset) = (record.range.batch, named(record.asset));
			let buy = Call::buy { offer: *offer, batch, units, asset, max_price: record.price };
			actions.push(signed(a_party_account(world, dice), buy));
		}
	}
	world.play_one(dice, actions)
}

/// Certificates like those of some batch.
pub fn demand(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	for batch in world.model.batches.values() {
		let Period { granularity, index } = batch.period;
		let last = Period { granularity, index: index + dice.below(2) as u32 };
		let criteria = Criteria {
			source: dice.once_in(3).then_some(batch.source),
			region: dice.once_in(3).then(|| batch.region.clone()),
			project: dice.once_in(3).then_some(batch.project),
			periods: PeriodRange { first: batch.period, last },
			min_validity: dice.below(2) * 20 * 24 * HOUR,
		};
		let demand = Call::demand {
			class: batch.class,
			criteria,
			units: dice.within(1, 9) as u32,
			min_units: dice.within(1, 2) as u32,
			max_price: a_price(dice),
			asset: an_asset(dice),
			expires_at: soon(world, dice),
		};
		actions.push(signed(a_party_account(world, dice), demand));
	}
	world.play_one(dice, actions)
}

pub fn cancel_demand(world: &mut World, dice: &mut Dice) -> bool {
	let cancel = |(demand, record): (&u64, &Demand)| {
		signed(world.account_of(record.buyer), Call::cancel_demand { demand: *demand })
	};
	let actions = world.model.demands.iter().map(cancel).collect();
	world.play_one(dice, actions)
}

pub fn fill(world: &mut World, dice: &mut Dice) -> bool {
	let mut actions = Vec::new();
	let runs = free_runs(world, dice);
	for (demand, record) in &world.model.demands {
		for (holder, range) in &runs {
			let CertificateRange { batch, first, units } = *range;
			let units = units.min(record.units);
			let price = record.max_price - Balance::from(dice.below(2)).min(record.max_price);
			let asset = named(record.asset);
			let fill = Call::fill { demand: *demand, batch, first, units, asset, price };
			actions.push(signed(world.account_of(*holder), fill));
		}
	}
	world.play_one(dice, actions)
}

pub fn expire(world: &mut World, dice: &mut Dice) -> bool {
	let offers = world.model.offers.keys().map(|offer| Order::Offer(*offer));
	let demands = world.model.demands.keys().map(|demand| Order::Demand(*demand));
	let stranger = AccountId::from([99; 32]);
	let expire = |order| signed(stranger.clone(), Call::expire { order });
	let actions: Vec<Action> = offers.chain(demands).map(expire).collect();
	world.play_one(dice, actions)
}

pub fn set_settlement_asset(world: &mut World, dice: &mut Dice) -> bool {
	let allowed = !dice.once_in(3);
	let actions = vec![governed(Call::set_settlement_asset { asset: an_asset(dice), allowed })];
	world.play_one(dice, actions)
}
