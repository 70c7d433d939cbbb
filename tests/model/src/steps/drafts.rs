//! What the trading centre settles next: trades of what is there, honest or not.

use sp_core::H256;
use verdigrid_primitives::{
	certificate::CertificateRange,
	evidence::{EvidenceId, EvidenceStatus, Settlement, Topic},
	party::{MeterId, PartyId},
	Energy, Period,
};

use super::{
	super::{
		cast::commitment,
		dice::Dice,
		rules::{Bundle, Certificate, Place},
		world::{consumption_meters, World},
	},
	certificates::anybody,
};

/// Makes sure that the topic's source has something to say.
pub fn prepare(world: &mut World, dice: &mut Dice, topic: Topic) {
	if !world.books.has(&topic) {
		let trades = draft(world, dice, topic.period());
		world.books.settle(topic, trades);
	}
}

/// A few trades of a period. Some correct trades that were revoked, where there are any: the same trade, or another one.
fn draft(world: &World, dice: &mut Dice, period: Period) -> Vec<Settlement> {
	let mut trades: Vec<Settlement> =
		(0..dice.within(2, 4)).map(|_| a_trade(world, dice, period)).collect();
	if dice.once_in(4) {
		trades.extend(a_row(world, dice, period));
	}
	let evidence = world.model.evidence.iter();
	for (earlier, record) in evidence.filter(|(_, record)| record.settlement.period == period) {
		if may_be_corrected(world, *earlier) && !dice.once_in(3) {
			trades.push(a_correction(dice, *earlier, &record.settlement));
		} else if world.model.status_of(*earlier) == Some(EvidenceStatus::Revoked) {
			let (trade_ref, supersedes) = (record.settlement.trade_ref, Some(*earlier));
			trades.push(Settlement { trade_ref, supersedes, ..a_trade(world, dice, period) });
		}
	}
	if let Some((id, used)) = dice.pick(&world.model.evidence).filter(|_| dice.once_in(2)) {
		let trade_ref = used.settlement.trade_ref;
		let trade = a_trade(world, dice, period);
		let supersedes = if dice.once_in(2) { Some(*id) } else { trade.supersedes };
		trades.push(Settlement { trade_ref, supersedes, ..trade });
	}
	trades
}

/// Trades of one certificate each, of one bundle. Each goes on where the one before it ends, and a rest stays. None,
/// where no bundle is large enough.
fn a_row(world: &World, dice: &mut Dice, period: Period) -> Vec<Settlement> {
	let of_period = world.model.batches.iter().filter(|(_, batch)| batch.period == period);
	let bundles: Vec<(u64, Bundle)> = of_period
		.flat_map(|(id, batch)| batch.all_bundles().into_iter().map(|bundle| (*id, bundle)))
		.filter(|(_, bundle)| bundle.like.place == Place::Free && bundle.units > 2)
		.collect();
	let Some((batch, bundle)) = dice.pick(bundles) else { return Vec::new() };
	let range = |first| CertificateRange { batch, first, units: 1 };
	let firsts = bundle.first..bundle.first + bundle.units.min(4) - 1;
	let trades: Vec<_> =
		firsts.map(|first| settle(world, dice, period, range(first), &bundle.like)).collect();
	// A tree is sorted by reference, and trades are verified in the order of the tree.
	let mut references: Vec<H256> = trades.iter().map(|trade| trade.trade_ref).collect();
	references.sort();
	let in_order = trades.into_iter().zip(references);
	in_order.map(|(trade, trade_ref)| Settlement { trade_ref, ..trade }).collect()
}

pub fn may_be_corrected(world: &World, evidence: EvidenceId) -> bool {
	world.model.status_of(evidence) == Some(EvidenceStatus::Revoked)
		&& world.model.corrected_by(evidence).is_none()
}

/// The same trade, settled anew, of fewer certificates where there is more than one.
pub fn a_correction(dice: &mut Dice, earlier: EvidenceId, wrong: &Settlement) -> Settlement {
	let units = dice.within(1, wrong.units.into()) as u32;
	Settlement { units, supersedes: Some(earlier), salt: salt(dice), ..wrong.clone() }
}

fn salt(dice: &mut Dice) -> [u8; 16] {
	let bytes = dice.bytes();
	core::array::from_fn(|at| bytes[at])
}

/// A trade of a bundle that somebody could deliver or has already, or of any.
fn a_trade(world: &World, dice: &mut Dice, period: Period) -> Settlement {
	let sellable = |place| matches!(place, Place::Free | Place::Pledged(_));
	let any_period = dice.once_in(16);
	let of_period =
		world.model.batches.iter().filter(|(_, batch)| any_period || batch.period == period);
	let bundles: Vec<(u64, Bundle)> = of_period
		.flat_map(|(id, batch)| batch.all_bundles().into_iter().map(|bundle| (*id, bundle)))
		.filter(|(_, bundle)| sellable(bundle.like.place) || dice.once_in(20))
		.collect();
	let (batch, bundle) = dice.pick(bundles).unwrap_or((0, NOTHING));
	// Now and then beyond the bundle, into the one that follows.
	let beyond = u64::from(dice.once_in(6));
	let units = dice.within(1, u64::from(bundle.units) + beyond) as u32;
	let range = CertificateRange { batch, first: bundle.first, units };
	settle(world, dice, period, range, &bundle.like)
}

/// Where nothing was issued.
const NOTHING: Bundle = Bundle {
	first: 1,
	units: 1,
	like: Certificate { holder: 0, place: Place::Free, traded: false, found: None },
};

fn settle(
	world: &World,
	dice: &mut Dice,
	period: Period,
	range: CertificateRange,
	like: &Certificate,
) -> Settlement {
	let CertificateRange { batch, first, units } = range;
	let record = world.model.batches.get(&batch);
	let face_value = record.map_or(1, |record| record.face_value);
	let generator = record.map_or(world.party(0), |record| record.owner);
	let (seller, buyer, trade_ref) = sides(world, dice, period, like, generator);
	let (own, others): (Vec<_>, Vec<_>) = consumption_meters(&world.model, period)
		.into_iter()
		.partition(|(party, _)| *party == buyer);
	let anothers = dice.pick(others.clone()).filter(|_| dice.once_in(8));
	let meter = anothers.or(own.first().cloned()).or(others.first().cloned());
	let worth = face_value * u64::from(units);
	let energy = if dice.once_in(12) { worth - 1 } else { worth + dice.below(face_value) };
	Settlement {
		trade_ref,
		seller,
		buyer,
		generation_meter: generation_meter(world, dice, batch),
		consumption_meter: meter.map(|(_, meter)| meter).unwrap(),
		period,
		energy: Energy::from_wh(energy),
		batch,
		first,
		units,
		price_commitment: H256(dice.bytes()),
		supersedes: dice.once_in(30).then_some(0),
		salt: salt(dice),
	}
}

/// Seller, buyer, reference: as pledged; or a consumer's own, which it bought from the generator; or a
/// holder's, who delivers to a consumer of such periods.
fn sides(
	world: &World,
	dice: &mut Dice,
	period: Period,
	like: &Certificate,
	generator: PartyId,
) -> (PartyId, PartyId, H256) {
	if let Place::Pledged(id) = like.place {
		let pledge = &world.model.pledges[&id];
		let buyer = if dice.once_in(3) { anybody(world, dice) } else { pledge.buyer };
		return (pledge.seller, buyer, pledge.trade_ref);
	}
	let trade_ref = commitment(dice.bytes());
	let consumers = consumption_meters(&world.model, period);
	if consumers.iter().any(|(party, _)| *party == like.holder) {
		return (generator, like.holder, trade_ref);
	}
	let buyer = dice.pick(consumers).map_or(like.holder, |(party, _)| party);
	(like.holder, buyer, trade_ref)
}

/// Most often the project's.
fn generation_meter(world: &World, dice: &mut Dice, batch: u64) -> MeterId {
	let right = world.model.batches.get(&batch).map(|batch| batch.meter.clone());
	let wrong = || MeterId::new("GEN-SUN").unwrap();
	right.filter(|_| !dice.once_in(20)).unwrap_or_else(wrong)
}
