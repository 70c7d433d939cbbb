//! Chain and model agree on everything, and each is sound by itself.

use std::{collections::BTreeMap, fmt::Debug};

use frame_support::traits::{fungible::Inspect, fungibles};
use verdigrid_primitives::{
	evidence::Topic,
	party::{MeterId, PartyId},
	voucher::{AgreementId, VoucherId},
	Energy, Period,
};

use super::{
	rules::{Asset, Exchange, Model, Origin, VoucherStatus},
	view,
	world::signed,
	*,
};
use verdigrid_runtime::presets::CNY;

/// After every step.
pub fn everything(model: &Model) {
	register(model);
	orders(model);
	evidence(model);
	custody(model);
	money(model);
	model.ensure_sound();
	every_pallet_is_sound();
}

/// Fails with what differs.
fn same<Key, Value>(what: &str, chain: &BTreeMap<Key, Value>, model: &BTreeMap<Key, Value>)
where
	Key: Ord + Debug,
	Value: PartialEq + Debug,
{
	if chain == model {
		return;
	}
	for key in chain.keys().chain(model.keys()) {
		let (chain, model) = (chain.get(key), model.get(key));
		assert!(chain == model, "{what} {key:?}\n on chain: {chain:?}\n in the model: {model:?}");
	}
}

fn register(model: &Model) {
	same("party", &view::parties(), &model.parties);
	assert_eq!(view::commitments(), model.commitments, "attested commitments");
	same("registrar", &view::registrars(), &model.registrars);
	same("appointments of", &view::appointments(), &model.appointments);
	same("allowance used by", &view::used(), &model.used);
	same("grant of", &view::granted(), &model.granted);
	same("deadline of", &view::deadlines(), &model.deadlines);
	same("meter", &view::meters(), &model.meters);
	same("successor of", &view::successors(), &view::successors_of(model));
	same("class", &view::classes(), &model.classes);
	same("project", &view::projects(), &model.projects);
	let issued = view::issued_projects_of(model);
	assert_eq!(view::issued_projects(), issued, "projects that were issued for");
	same("batch", &view::batches(), &model.batches);
	same("pledge", &view::pledges(), &model.pledges);
	let exchange = |(id, exchange): (&u64, &Exchange)| {
		let timeout = if exchange.account.is_some() { exchange.timeout } else { 0 };
		(*id, Exchange { timeout, ..exchange.clone() })
	};
	same("exchange", &view::exchanges(), &model.exchanges.iter().map(exchange).collect());
	same("redemption", &view::redemptions(), &model.redemptions);
	for ((meter, period), energy) in verdigrid_certificates::Issued::<Runtime>::iter() {
		assert_eq!(energy.wh(), model.drawn(&meter, period), "drawn from {meter} in {period:?}");
	}
	for ((meter, period), carried) in verdigrid_certificates::Carried::<Runtime>::iter() {
		let chain = (carried.into.wh(), carried.out.wh());
		assert_eq!(chain, model.carried(&meter, period), "carried at {meter} in {period:?}");
	}
	for ((project, class), energy) in verdigrid_certificates::Carry::<Runtime>::iter() {
		assert_eq!(energy.wh(), model.carry(project, class), "waits for the next period");
	}
}

fn orders(model: &Model) {
	same("offer", &view::offers(), &model.offers);
	same("demand", &view::demands(), &model.demands);
	same("auction", &view::auctions(), &model.auctions);
	same("sale", &view::sales(), &model.sales);
	assert_eq!(verdigrid_market::NextTrade::<Runtime>::get(), model.next.trade);
}

fn evidence(model: &Model) {
	same("seat", &view::seats(), &model.seats);
	same("committees", &view::committees(), &model.committees);
	same("round", &view::rounds(), &model.rounds);
	same("rounds opened by", &view::opened(), &model.opened);
	same("topic", &view::topics(), &model.topics);
	same("corrections of", &view::corrections(), &model.corrections);
	same("anchor", &view::anchors(), &model.anchors);
	same("latest of", &view::latest_revisions(), &view::latest_revisions_of(model));
	same("dispute", &view::disputes(), &model.disputes);
	same("reading", &view::readings(), &model.readings);
	same("last use of", &view::last_uses(), &view::last_uses_of(model));
	same("trade", &view::trades(), &view::trades_of(model));
	model.topics.keys().for_each(|topic| topic_shown(model, topic));
	model.readings.keys().for_each(|(meter, period)| remainder_shown(model, meter, *period));
}

/// What clients are told of a topic is what the next attestation meets.
fn topic_shown(model: &Model, topic: &Topic) {
	let shown = Evidence::topic_state(*topic);
	assert_eq!(shown.round, model.round_to_vote_in(topic), "the round of {topic:?}");
	let is_final = model.anchors.get(topic).is_some_and(|anchor| model.is_final(anchor));
	assert_eq!(shown.is_final, is_final, "whether {topic:?} is final");
	let open_until = model.may_be_restated_until(topic);
	let shown_until = shown.open_until.max(shown.corrections_until);
	assert_eq!(shown_until, open_until, "until when {topic:?} is open");
	assert_eq!(shown.reaped, model.topic(topic).is_reaped(), "whether {topic:?} is reaped");
	let latest = model.latest_revision(topic.period());
	assert_eq!(Evidence::latest_revision(topic.period()), latest, "latest of {topic:?}");
}

/// What clients are told is left of a meter's energy is what trades get.
fn remainder_shown(model: &Model, meter: &MeterId, period: Period) {
	let shown = Evidence::remaining(meter.clone(), period).unwrap();
	assert_eq!(shown.allocated.wh(), model.allocated(meter, period));
	let left = model.left_to_generation(meter, period).max(0);
	assert_eq!(i128::from(shown.remaining.wh()), left, "left at {meter} in {period:?}");
}

fn custody(model: &Model) {
	same("voucher", &view::vouchers(), &model.vouchers);
	same("agreement", &view::agreements(), &model.agreements);
	model.vouchers.keys().for_each(|voucher| voucher_shown(model, *voucher));
	model.parties.keys().for_each(|party| vouchers_listed(model, *party));
	model.agreements.keys().for_each(|agreement| release_shown(model, *agreement));
}

/// Frozen, revoked and expired follow from evidence, batch and time; energy from the certificates.
fn voucher_shown(model: &Model, id: VoucherId) {
	let shown = Vouchers::voucher_info(id).unwrap();
	let voucher = &model.vouchers[&id];
	assert_eq!(shown.voucher.energy, Energy::from_wh(model.energy_of(voucher)));
	assert_eq!(shown.frozen, model.is_frozen(voucher), "whether voucher {id} is frozen");
	assert_eq!(shown.revoked, model.is_revoked(voucher), "whether voucher {id} is revoked");
	assert_eq!(shown.expired, model.is_expired(voucher), "whether voucher {id} is expired");
}

/// A party's vouchers are listed until they end.
fn vouchers_listed(model: &Model, party: PartyId) {
	let ended = |status| matches!(status, VoucherStatus::Redeemed(_) | VoucherStatus::Unwound);
	let open =
		model.vouchers.iter().filter(|(_, each)| each.holder == party && !ended(each.status));
	let expected: Vec<VoucherId> = open.map(|(id, _)| *id).collect();
	assert_eq!(view::listed(party), expected, "the vouchers of party {party}");
}

/// What clients are told of an agreement is what releasing it would come to.
fn release_shown(model: &Model, agreement: AgreementId) {
	let anybody = AccountId::from([0; 32]);
	let (_, release) = signed(anybody.clone(), verdigrid_escrow::Call::release { agreement });
	let ruling = model.clone().play(&Origin::Signed(anybody), &release);
	assert_eq!(Escrow::releasable(agreement).is_ok(), ruling.is_ok(), "release of {agreement}");
}

/// Every account has the same on both sides, to the last unit, and no money was made.
fn money(model: &Model) {
	let mut free = model.money.free.clone();
	free.retain(|_, amount| *amount > 0);
	same("free money of", &view::free(), &free);
	same("money held on", &view::held(), &model.money.held);
	assert_eq!(<Balances as Inspect<_>>::total_issuance(), model.money.total(Asset::Native));
	assert_eq!(
		<Assets as fungibles::Inspect<_>>::total_issuance(CNY),
		model.money.total(Asset::Yuan)
	);
}

fn every_pallet_is_sound() {
	verdigrid_runtime::invariants::try_state().unwrap();
}
