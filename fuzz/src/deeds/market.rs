//! Offers and demands.

use verdigrid_market::{Call, Order};
use verdigrid_primitives::{
	certificate::{CertificateRange, EnergySource},
	party::PartyId,
	trade::{Amount, Criteria, PeriodRange},
	Period,
};
use verdigrid_runtime::{money::NativeOrAsset, presets::CNY};

use super::{certificates::free, region, registry, Act, Deed, Scene};

pub(super) const DEEDS: &[Deed] = &[
	offer,
	offer,
	buy,
	buy,
	cancel_offer,
	demand,
	demand,
	fill,
	fill,
	cancel_demand,
	expire,
	set_settlement_asset,
];

/// A price of one certificate, in cents or in the native token.
pub(super) fn price(scene: &mut Scene<'_>) -> Amount {
	match scene.dice.below(40) {
		0 => scene.dice.number(16),
		1 => 0,
		2 => Amount::MAX,
		_ => scene.dice.within(1, 60).into(),
	}
}

/// What is paid with: most often what the market takes.
pub(super) fn asset(scene: &mut Scene<'_>) -> NativeOrAsset {
	let taken = &scene.view.assets;
	match scene.dice.once_in(25) {
		true => scene.dice.one_of([
			NativeOrAsset::Native,
			NativeOrAsset::WithId(1),
			NativeOrAsset::WithId(2),
			NativeOrAsset::WithId(3),
		]),
		false => scene.dice.pick(taken).cloned().unwrap_or(NativeOrAsset::WithId(CNY)),
	}
}

pub(super) fn buyer(scene: &mut Scene<'_>) -> Option<PartyId> {
	let active = scene.view.active();
	scene.party(&active)
}

fn offer(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (CertificateRange { batch, first, units }, holder) = free(scene)?;
	let to = match scene.dice.once_in(3) {
		true => Some(buyer(scene)?),
		false => None,
	};
	let call = Call::offer {
		batch,
		first,
		units,
		price: price(scene),
		asset: asset(scene),
		to,
		min_units: scene.some_of(units.min(3)),
		expires_at: scene.soon(),
	};
	scene.by(holder, call)
}

fn buy(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (offer, record) = scene.dice.pick(&scene.view.offers).cloned()?;
	let buyer = match record.to {
		Some(to) if !scene.dice.once_in(8) => to,
		_ => buyer(scene)?,
	};
	let call = Call::buy {
		offer,
		batch: record.range.batch,
		units: scene.some_of(record.range.units),
		max_price: if scene.dice.once_in(8) { price(scene) } else { record.price },
		asset: if scene.dice.once_in(12) { asset(scene) } else { record.asset },
	};
	scene.by(buyer, call)
}

fn cancel_offer(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (offer, record) = scene.dice.pick(&scene.view.offers).cloned()?;
	scene.by(record.seller, Call::cancel_offer { offer })
}

/// What some batch has, or what no batch will have.
pub(super) fn wanted(
	scene: &mut Scene<'_>,
) -> Option<(verdigrid_primitives::certificate::TradeClass, Criteria)> {
	let (_, batch) = scene.dice.pick(&scene.view.batches).cloned()?;
	let info = batch.info;
	let last = Period { index: info.period.index + scene.dice.below(2) as u32, ..info.period };
	let mut criteria = Criteria {
		source: scene.dice.once_in(3).then_some(info.source),
		region: scene.dice.once_in(3).then(region),
		project: scene.dice.once_in(3).then_some(info.project),
		periods: PeriodRange { first: info.period, last },
		min_validity: scene.dice.one_of([0, 0, 0, 0, 86_400, 100 * 365 * 86_400]),
	};
	match scene.dice.below(20) {
		0 => criteria.source = Some(EnergySource::Ocean),
		1 => criteria.periods.first = Period::hour(scene.dice.next() as u32),
		2 => criteria.periods.last.index = u32::MAX,
		_ => {}
	}
	Some((info.class, criteria))
}

fn demand(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let buyer = buyer(scene)?;
	let (class, criteria) = wanted(scene)?;
	let units = scene.dice.within(1, 30) as u32;
	let call = Call::demand {
		class,
		criteria,
		units,
		min_units: scene.some_of(units.min(3)),
		max_price: price(scene),
		asset: asset(scene),
		expires_at: scene.soon(),
	};
	scene.by(buyer, call)
}

fn fill(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (demand, record) = scene.dice.pick(&scene.view.demands).cloned()?;
	let class = |batch| scene.view.batch(batch).map(|batch| batch.info.class);
	let fitting: Vec<_> = scene
		.view
		.free_bundles()
		.into_iter()
		.filter(|(range, holder)| {
			class(range.batch) == Some(record.class) && *holder != record.buyer
		})
		.collect();
	let (range, holder) = match scene.dice.once_in(10) {
		true => free(scene)?,
		false => scene.dice.pick(&fitting).copied()?,
	};
	let most = range.units.min(record.units);
	let call = Call::fill {
		demand,
		batch: range.batch,
		first: range.first,
		units: scene.some_of(most),
		price: if scene.dice.once_in(6) { price(scene) } else { record.max_price },
		asset: if scene.dice.once_in(12) { asset(scene) } else { record.asset },
	};
	scene.by(holder, call)
}

fn cancel_demand(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let (demand, record) = scene.dice.pick(&scene.view.demands).cloned()?;
	scene.by(record.buyer, Call::cancel_demand { demand })
}

fn expire(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let offers = scene.view.offers.iter().map(|(offer, _)| Order::Offer(*offer));
	let demands = scene.view.demands.iter().map(|(demand, _)| Order::Demand(*demand));
	let all: Vec<Order> = offers.chain(demands).collect();
	let order = *scene.dice.pick(&all)?;
	scene.by_anybody(Call::expire { order })
}

fn set_settlement_asset(scene: &mut Scene<'_>) -> Option<Vec<Act>> {
	let asset = asset(scene);
	let allowed = !scene.dice.once_in(4);
	registry(scene, Call::set_settlement_asset { asset, allowed })
}
