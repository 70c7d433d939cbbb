//! One random call, by somebody, on something that exists more often than not.

use frame_support::traits::OnIdle;
use proptest::{arbitrary::Arbitrary, prelude::*};
use sp_core::H256;
use verdigrid_certificates::{
	types::{Batch, Reason, Rejection},
	Batches, Bundles, Exchanges, Holdings, Pledges,
};
use verdigrid_identity::{Parties, PartyOf};
use verdigrid_market::{Criteria, Demands, Grid, NextRound, Offers, Order, PeriodRange};
use verdigrid_primitives::{
	certificate::{
		BatchId, CertificateNumber, CertificateRange, Class, EnergySource, ProjectCode, RoundId,
		TradeClass,
	},
	claim::{Beneficiary, Claim, Purpose},
	party::{Direction, MeterId, PartyId, PartyKind, Role, Roles},
};

use super::{super::*, world::*};
use crate::money::NativeOrAsset;

/// Which call, by whom, and numbers from which everything else follows.
#[derive(Clone, Debug)]
pub struct Step {
	kind: usize,
	actor: u8,
	a: u8,
	b: u8,
	c: u8,
	n: u16,
}

impl Arbitrary for Step {
	type Parameters = ();
	type Strategy = BoxedStrategy<Self>;

	fn arbitrary_with((): ()) -> Self::Strategy {
		// Time passes often, and there is more to trade than to decide.
		let trading = NAMES.iter().position(|name| *name == "issue").unwrap();
		let kind = prop_oneof![
			1 => 0..2_usize,
			5 => 2..NAMES.len(),
			5 => trading..NAMES.len(),
		];
		(kind, 0..ACTORS, any::<u8>(), any::<u8>(), any::<u8>(), any::<u16>())
			.prop_map(|(kind, actor, a, b, c, n)| Step { kind, actor, a, b, c, n })
			.boxed()
	}
}

type Play = fn(&Step) -> bool;

macro_rules! steps {
	($($name:ident),* $(,)?) => {
		/// Every step there is.
		pub const NAMES: &[&str] = &[$(stringify!($name)),*];
		const PLAYS: &[Play] = &[$(Step::$name),*];
	};
}

steps! {
	wait, idle,
	apply, attest, reject, renew, suspend, reinstate, revoke, update_commitment, rotate,
	cancel_rotation, accept_rotation, recover, cancel_recovery, veto_recovery, finish_recovery,
	register_meter, retire_meter, set_registrar, remove_registrar,
	issue, split, merge, transfer, pledge, release_pledge, request_exchange, settle_exchange,
	reject_exchange, withdraw_exchange, redeem, withdraw, freeze, unfreeze,
	check_redemption, set_class, register_project, update_project, retire_project,
	set_settlement_asset, offer, cancel_offer, buy, demand, cancel_demand, fill, expire,
	open_round, bid, ask, cancel_bid, cancel_ask, close_round, cancel_round,
}

/// The issue of certificates of the period of this number for the project of this number.
pub fn issue(number: u8, index: u8, class: TradeClass) -> RuntimeCall {
	let period = period(number, index);
	let reading = proved(number, period);
	let energy = reading.reading.energy;
	verdigrid_certificates::Call::issue { project: project(number), period, class, energy, reading }
		.into()
}

fn any_of<Item>(items: impl Iterator<Item = Item>, number: impl Into<usize>) -> Option<Item> {
	let items: Vec<Item> = items.collect();
	let length = items.len();
	(length > 0).then(|| items.into_iter().nth(number.into() % length)).flatten()
}

fn text() -> verdigrid_identity::types::Reason {
	b"a reason".to_vec().try_into().unwrap()
}

impl Step {
	pub fn name(&self) -> &'static str {
		NAMES[self.kind]
	}

	/// Plays the step; whether the call succeeded. Like a transaction, a call that fails leaves
	/// nothing behind.
	pub fn play(&self) -> bool {
		PLAYS[self.kind](self)
	}

	fn signed(&self, call: impl Into<RuntimeCall>) -> bool {
		dispatch(RuntimeOrigin::signed(actor(self.actor)), call).is_ok()
	}

	fn signed_by(who: AccountId, call: impl Into<RuntimeCall>) -> bool {
		dispatch(RuntimeOrigin::signed(who), call).is_ok()
	}

	fn by_registrar(&self, call: impl Into<RuntimeCall>) -> bool {
		sign(REGISTRARS[usize::from(self.c % 2)], call).is_ok()
	}

	fn by_governance(call: impl Into<RuntimeCall>) -> bool {
		dispatch(RuntimeOrigin::root(), call).is_ok()
	}

	/// By governance now and then, else by a registrar.
	fn by_authority(&self, call: impl Into<RuntimeCall>) -> bool {
		if self.n.is_multiple_of(4) {
			Self::by_governance(call)
		} else {
			self.by_registrar(call)
		}
	}

	fn a_party(&self) -> Option<PartyId> {
		party(self.a % PARTIES).or_else(|| any_of(Parties::<Runtime>::iter_keys(), self.a))
	}

	fn a_soon(&self) -> u64 {
		now() + 1 + u64::from(self.n % 1_000) * 60
	}

	/// A bundle of the actor's, or of somebody else's, and how many of its certificates.
	fn a_bundle(&self) -> Option<(AccountId, BatchId, u32, u32)> {
		let holder = party(self.actor)
			.filter(|party| Holdings::<Runtime>::iter_key_prefix(party).next().is_some())
			.or_else(|| {
				any_of(Bundles::<Runtime>::iter_values().map(|bundle| bundle.holder), self.a)
			})?;
		let mut own: Vec<_> = Holdings::<Runtime>::iter_key_prefix(holder).collect();
		own.sort_unstable();
		let (batch, first) = any_of(own.into_iter(), self.b)?;
		let bundle = Bundles::<Runtime>::get(batch, first)?;
		let units = match self.c % 4 {
			0 => bundle.units,
			1 => bundle.units.saturating_add(1),
			_ => 1 + u32::from(self.n) % bundle.units,
		};
		let account = Parties::<Runtime>::get(holder)?.account;
		Some((account, batch, first, units))
	}

	fn an_asset(&self) -> NativeOrAsset {
		if self.c.is_multiple_of(8) {
			NativeOrAsset::Native
		} else {
			YUAN
		}
	}

	fn a_price(&self) -> u128 {
		1 + u128::from(self.n % 50)
	}

	// Time.

	fn wait(&self) -> bool {
		let seconds = match self.a % 8 {
			0 => MONTH,
			1 | 2 => 4 * 86_400,
			_ => u64::from(self.n),
		};
		set_time(now() + seconds);
		System::set_block_number(System::block_number() + 1);
		true
	}

	fn idle(&self) -> bool {
		let weight = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
		let used = Market::on_idle(System::block_number(), weight);
		assert!(used.all_lte(weight));
		true
	}

	// Identity.

	fn apply(&self) -> bool {
		self.signed(verdigrid_identity::Call::apply {
			kind: PartyKind::Person,
			commitment: commitment((self.actor, self.n)),
			jurisdiction: b"CN-31".to_vec().try_into().unwrap(),
		})
	}

	fn waiting(&self) -> Option<(PartyId, AccountId, H256)> {
		let (party, record) = any_of(
			Parties::<Runtime>::iter()
				.filter(|(_, record)| self.n.is_multiple_of(4) || record.pending.is_some()),
			self.a,
		)?;
		Some((party, record.account, record.pending.or(record.commitment)?))
	}

	fn attest(&self) -> bool {
		let Some((party, account, commitment)) = self.waiting() else { return false };
		let known = Parties::<Runtime>::get(party).and_then(|record| record.tag);
		let roles = [Role::Consumer, Role::Trader, Role::Generator][usize::from(self.b % 3)];
		self.by_registrar(verdigrid_identity::Call::attest {
			party,
			account,
			commitment,
			tag: known.unwrap_or_else(|| tag(self.b)),
			roles: Roles::of(&[roles]),
			level: 1,
			expires_at: now() + MONTH * u64::from(self.b),
		})
	}

	fn reject(&self) -> bool {
		let Some((party, account, commitment)) = self.waiting() else { return false };
		self.by_registrar(verdigrid_identity::Call::reject {
			party,
			account,
			commitment,
			reason: text(),
		})
	}

	fn renew(&self) -> bool {
		let Some(party) = self.a_party() else { return false };
		let Some(record) = Parties::<Runtime>::get(party) else { return false };
		self.by_registrar(verdigrid_identity::Call::renew {
			party,
			account: record.account,
			commitment: record.commitment.unwrap_or_default(),
			expires_at: now() + MONTH * u64::from(self.b),
		})
	}

	/// What bars a party or a batch is tried seldom: with everybody barred nothing more happens.
	fn seldom(&self) -> bool {
		self.b.is_multiple_of(3)
	}

	fn suspend(&self) -> bool {
		let Some(party) = self.a_party().filter(|_| self.seldom()) else { return false };
		self.by_registrar(verdigrid_identity::Call::suspend { party, reason: text() })
	}

	fn reinstate(&self) -> bool {
		let barred = Parties::<Runtime>::iter().filter(|(_, record)| record.is_barred());
		let Some((party, _)) = any_of(barred, self.a) else { return false };
		self.by_authority(verdigrid_identity::Call::reinstate { party })
	}

	fn revoke(&self) -> bool {
		let Some(party) = self.a_party().filter(|_| self.seldom()) else { return false };
		self.by_authority(verdigrid_identity::Call::revoke { party, reason: text() })
	}

	fn update_commitment(&self) -> bool {
		self.seldom()
			&& self.signed(verdigrid_identity::Call::update_commitment {
				commitment: commitment((self.actor, self.n)),
			})
	}

	fn rotate(&self) -> bool {
		self.signed(verdigrid_identity::Call::rotate { new_account: actor(self.a) })
	}

	fn cancel_rotation(&self) -> bool {
		let offered = any_of(verdigrid_identity::Rotations::<Runtime>::iter_keys(), self.a);
		let Some(record) = offered.and_then(Parties::<Runtime>::get) else { return false };
		Self::signed_by(record.account, verdigrid_identity::Call::cancel_rotation {})
	}

	fn accept_rotation(&self) -> bool {
		let rotations = verdigrid_identity::Rotations::<Runtime>::iter();
		let Some((party, new_account)) = any_of(rotations, self.a) else { return false };
		Self::signed_by(new_account, verdigrid_identity::Call::accept_rotation { party })
	}

	fn recover(&self) -> bool {
		let Some(party) = self.a_party() else { return false };
		self.by_authority(verdigrid_identity::Call::recover {
			party,
			new_account: actor(self.b),
			reason: text(),
		})
	}

	fn recovering(&self) -> Option<PartyId> {
		any_of(verdigrid_identity::Recoveries::<Runtime>::iter_keys(), self.a)
	}

	fn cancel_recovery(&self) -> bool {
		let Some(party) = self.recovering() else { return false };
		self.by_authority(verdigrid_identity::Call::cancel_recovery { party })
	}

	fn veto_recovery(&self) -> bool {
		let Some(record) = self.recovering().and_then(Parties::<Runtime>::get) else {
			return false;
		};
		Self::signed_by(record.account, verdigrid_identity::Call::veto_recovery {})
	}

	fn finish_recovery(&self) -> bool {
		let recoveries = verdigrid_identity::Recoveries::<Runtime>::iter();
		let Some((party, recovery)) = any_of(recoveries, self.a) else { return false };
		let call = verdigrid_identity::Call::finish_recovery { party };
		Self::signed_by(recovery.new_account, call)
	}

	fn a_new_meter(&self) -> MeterId {
		MeterId::new(&format!("METER-NEW-{}", self.n % 4)).unwrap()
	}

	fn register_meter(&self) -> bool {
		let Some(party) = self.a_party() else { return false };
		self.by_registrar(verdigrid_identity::Call::register_meter {
			party,
			meter: self.a_new_meter(),
			direction: Direction::Generation,
			granularity: period(self.b, 0).granularity,
			max_power_w: 1 + u64::from(self.n),
			region: b"CN-11".to_vec().try_into().unwrap(),
			from: now(),
			takes_over: self.n.is_multiple_of(3).then(|| meter(self.c)),
		})
	}

	fn retire_meter(&self) -> bool {
		// Seldom: without meters nothing more is issued.
		self.n.is_multiple_of(8)
			&& self.by_registrar(verdigrid_identity::Call::retire_meter {
				meter: meter(self.a),
				to: self.b.is_multiple_of(2).then(|| now() - MONTH * u64::from(self.c)),
			})
	}

	fn set_registrar(&self) -> bool {
		Self::by_governance(verdigrid_identity::Call::set_registrar {
			account: REGISTRARS[usize::from(self.c % 2)].to_account_id(),
			roles: Roles::ALL,
			max_level: 3,
		})
	}

	fn remove_registrar(&self) -> bool {
		self.n.is_multiple_of(4)
			&& Self::by_governance(verdigrid_identity::Call::remove_registrar {
				account: REGISTRARS[usize::from(self.c % 2)].to_account_id(),
			})
	}

	// Certificates.

	fn issue(&self) -> bool {
		let class = match self.a % 3 {
			2 => TradeClass::GRANULAR,
			_ => [TradeClass::TRADABLE, TradeClass::NON_TRADABLE, TradeClass::new(FREE).unwrap()]
				[usize::from(self.c % 3)],
		};
		sign(ISSUER, issue(self.a, self.b, class)).is_ok()
	}

	fn split(&self) -> bool {
		let Some((account, batch, first, units)) = self.a_bundle() else { return false };
		Self::signed_by(account, verdigrid_certificates::Call::split { batch, first, units })
	}

	fn merge(&self) -> bool {
		let Some((account, batch, first, _)) = self.a_bundle() else { return false };
		Self::signed_by(account, verdigrid_certificates::Call::merge { batch, first })
	}

	fn transfer(&self) -> bool {
		let Some((account, batch, first, units)) = self.a_bundle() else { return false };
		let Some(to) = self.a_party() else { return false };
		Self::signed_by(account, verdigrid_certificates::Call::transfer { batch, first, units, to })
	}

	fn pledge(&self) -> bool {
		let Some((account, batch, first, units)) = self.a_bundle() else { return false };
		let Some(buyer) = self.a_party() else { return false };
		let (trade_ref, until) = (commitment(("trade", self.n)), self.a_soon());
		let pledge =
			verdigrid_certificates::Call::pledge { batch, first, units, buyer, trade_ref, until };
		Self::signed_by(account, pledge)
	}

	fn release_pledge(&self) -> bool {
		let Some((id, pledge)) = any_of(Pledges::<Runtime>::iter(), self.a) else { return false };
		let Some(seller) = Parties::<Runtime>::get(pledge.seller) else { return false };
		Self::signed_by(seller.account, verdigrid_certificates::Call::release_pledge { pledge: id })
	}

	fn request_exchange(&self) -> bool {
		let Some((account, batch, first, units)) = self.a_bundle() else { return false };
		let centre = PartyOf::<Runtime>::get(CENTRE.to_account_id()).unwrap();
		Self::signed_by(
			account,
			verdigrid_certificates::Call::request_exchange { batch, first, units, centre },
		)
	}

	fn settle_exchange(&self) -> bool {
		let Some((exchange, asked)) = any_of(Exchanges::<Runtime>::iter(), self.a) else {
			return false;
		};
		let CertificateRange { batch, first, units } = asked.range;
		let receipt = commitment(("receipt", self.n));
		let settle = verdigrid_certificates::Call::settle_exchange {
			exchange,
			batch,
			first,
			units,
			receipt,
		};
		sign(CENTRE, settle).is_ok()
	}

	fn reject_exchange(&self) -> bool {
		let Some((exchange, asked)) = any_of(Exchanges::<Runtime>::iter(), self.a) else {
			return false;
		};
		let CertificateRange { batch, first, units } = asked.range;
		let reason = Rejection::RecordsDiffer;
		let reject =
			verdigrid_certificates::Call::reject_exchange { exchange, batch, first, units, reason };
		sign(CENTRE, reject).is_ok()
	}

	fn withdraw_exchange(&self) -> bool {
		let Some((id, exchange)) = any_of(Exchanges::<Runtime>::iter(), self.a) else {
			return false;
		};
		let Some(holder) = Parties::<Runtime>::get(exchange.holder) else { return false };
		Self::signed_by(
			holder.account,
			verdigrid_certificates::Call::withdraw_exchange { exchange: id },
		)
	}

	fn redeem(&self) -> bool {
		let Some((account, batch, first, units)) = self.a_bundle() else { return false };
		let Some(beneficiary) = self.a_party() else { return false };
		let claim = Claim {
			beneficiary: Beneficiary::Party(beneficiary),
			purpose: Purpose::Voluntary,
			from: 0,
			to: START + MONTH,
			note: H256::zero(),
		};
		Self::signed_by(
			account,
			verdigrid_certificates::Call::redeem { batch, first, units, claim },
		)
	}

	fn withdraw(&self) -> bool {
		let bundle = self.a_bundle().filter(|_| self.seldom());
		let Some((_, batch, first, units)) = bundle else { return false };
		let reason = Reason::Metering;
		let call = verdigrid_certificates::Call::withdraw { batch, first, units, reason };
		if self.n.is_multiple_of(3) {
			Self::by_governance(call)
		} else {
			sign(ISSUER, call).is_ok()
		}
	}

	fn freeze(&self) -> bool {
		let batch = any_of(Batches::<Runtime>::iter_keys(), self.a).filter(|_| self.seldom());
		let Some(batch) = batch else { return false };
		let call = verdigrid_certificates::Call::freeze { batch, reason: Reason::Objection };
		if self.n.is_multiple_of(2) {
			Self::by_governance(call)
		} else {
			sign(ISSUER, call).is_ok()
		}
	}

	fn unfreeze(&self) -> bool {
		let Some(batch) = any_of(Batches::<Runtime>::iter_keys(), self.a) else { return false };
		Self::by_governance(verdigrid_certificates::Call::unfreeze { batch })
	}

	fn check_redemption(&self) -> bool {
		let Some((batch, first, bundle)) = any_of(Bundles::<Runtime>::iter(), self.a) else {
			return false;
		};
		let Some(Batch { info, .. }) = Batches::<Runtime>::get(batch) else { return false };
		let number = CertificateNumber {
			project: info.project,
			class: info.class,
			source: info.source,
			period: info.period,
			sequence: first + u32::from(self.n) % bundle.units,
		};
		let number = number.format().unwrap();
		let expected = bundle.state;
		self.signed(verdigrid_certificates::Call::check_redemption { number, first, expected })
	}

	fn set_class(&self) -> bool {
		let class = TradeClass::new(FREE).unwrap();
		let validity_months = 24 + u16::from(self.b % 4);
		Self::by_governance(verdigrid_certificates::Call::set_class {
			class,
			terms: Class { validity_months, ..free_class() },
		})
	}

	fn register_project(&self) -> bool {
		let code = ProjectCode::with_check(&format!("NEW0000000{:06}", self.n % 4)).unwrap();
		let meter = self.a_new_meter();
		let Some(owner) = verdigrid_identity::Meters::<Runtime>::get(&meter) else { return false };
		let project = verdigrid_certificates::Call::register_project {
			code,
			owner: owner.party,
			meter,
			source: EnergySource::Solar,
			capacity_w: 1 + u64::from(self.n),
		};
		sign(ISSUER, project).is_ok()
	}

	fn retire_project(&self) -> bool {
		let code = project(self.a);
		self.n.is_multiple_of(8)
			&& sign(ISSUER, verdigrid_certificates::Call::retire_project { code }).is_ok()
	}

	fn update_project(&self) -> bool {
		let capacity_w = 50_000_000 + u64::from(self.n);
		let code = project(self.a);
		sign(ISSUER, verdigrid_certificates::Call::update_project { code, capacity_w }).is_ok()
	}

	// Market.

	fn set_settlement_asset(&self) -> bool {
		Self::by_governance(verdigrid_market::Call::set_settlement_asset {
			asset: self.an_asset(),
			allowed: !self.b.is_multiple_of(4),
		})
	}

	fn offer(&self) -> bool {
		let Some((account, batch, first, units)) = self.a_bundle() else { return false };
		Self::signed_by(
			account,
			verdigrid_market::Call::offer {
				batch,
				first,
				units,
				price: self.a_price(),
				asset: self.an_asset(),
				to: self.a_party().filter(|_| self.c.is_multiple_of(4)),
				min_units: 1 + u32::from(self.b % 3),
				expires_at: self.a_soon(),
			},
		)
	}

	fn cancel_offer(&self) -> bool {
		let Some((id, offer)) = any_of(Offers::<Runtime>::iter(), self.a) else { return false };
		let Some(seller) = Parties::<Runtime>::get(offer.seller) else { return false };
		Self::signed_by(seller.account, verdigrid_market::Call::cancel_offer { offer: id })
	}

	fn buy(&self) -> bool {
		let Some((id, offer)) = any_of(Offers::<Runtime>::iter(), self.a) else { return false };
		let units = 1 + u32::from(self.n) % offer.range.units;
		self.signed(verdigrid_market::Call::buy {
			offer: id,
			batch: offer.range.batch,
			units,
			asset: offer.asset,
			max_price: offer.price,
		})
	}

	fn a_lot(&self) -> (TradeClass, Criteria) {
		let class = if self.b.is_multiple_of(3) {
			TradeClass::GRANULAR
		} else {
			TradeClass::new(FREE).unwrap()
		};
		let any = |project| PeriodRange { first: period(project, 0), last: period(project, 3) };
		let periods = any(if class == TradeClass::GRANULAR { 2 } else { 0 });
		let criteria =
			Criteria { source: None, region: None, project: None, periods, min_validity: 0 };
		(class, criteria)
	}

	fn demand(&self) -> bool {
		let (class, criteria) = self.a_lot();
		self.signed(verdigrid_market::Call::demand {
			class,
			criteria,
			units: 1 + u32::from(self.n % 30),
			min_units: 1,
			max_price: 10 + self.a_price(),
			asset: self.an_asset(),
			expires_at: self.a_soon(),
		})
	}

	fn cancel_demand(&self) -> bool {
		let Some((id, demand)) = any_of(Demands::<Runtime>::iter(), self.a) else { return false };
		let Some(buyer) = Parties::<Runtime>::get(demand.buyer) else { return false };
		Self::signed_by(buyer.account, verdigrid_market::Call::cancel_demand { demand: id })
	}

	fn fill(&self) -> bool {
		let Some((account, batch, first, units)) = self.a_bundle() else { return false };
		let Some((id, demand)) = any_of(Demands::<Runtime>::iter(), self.a) else { return false };
		Self::signed_by(
			account,
			verdigrid_market::Call::fill {
				demand: id,
				batch,
				first,
				units: units.min(demand.units),
				asset: demand.asset,
				price: demand.max_price - u128::from(self.n % 10),
			},
		)
	}

	fn expire(&self) -> bool {
		let offers = Offers::<Runtime>::iter_keys().map(Order::Offer);
		let orders = offers.chain(Demands::<Runtime>::iter_keys().map(Order::Demand));
		let Some(order) = any_of(orders, self.a) else { return false };
		self.signed(verdigrid_market::Call::expire { order })
	}

	// The call auction.

	fn a_round(&self) -> Option<RoundId> {
		let next = NextRound::<Runtime>::get();
		(next > 0).then(|| next - 1 - u64::from(self.a) % next.min(2))
	}

	fn a_level_price(&self) -> u128 {
		10 + 2 * u128::from(self.n % 10)
	}

	fn open_round(&self) -> bool {
		let (class, criteria) = self.a_lot();
		sign(
			CENTRE,
			verdigrid_market::Call::open_round {
				lot: verdigrid_market::Lot { class, criteria },
				asset: self.an_asset(),
				grid: Grid { lowest: 10, tick: 2, levels: 10 },
				closes_at: self.a_soon(),
			},
		)
		.is_ok()
	}

	fn bid(&self) -> bool {
		let Some(round) = self.a_round() else { return false };
		self.signed(verdigrid_market::Call::bid {
			round,
			units: 1 + u32::from(self.b % 20),
			price: self.a_level_price(),
		})
	}

	fn ask(&self) -> bool {
		let Some(round) = self.a_round() else { return false };
		let Some((account, batch, first, units)) = self.a_bundle() else { return false };
		Self::signed_by(
			account,
			verdigrid_market::Call::ask { round, batch, first, units, price: self.a_level_price() },
		)
	}

	fn cancel_bid(&self) -> bool {
		let Some((owner, round, price)) = super::checks::any_bid(self.a) else { return false };
		Self::signed_by(owner, verdigrid_market::Call::cancel_bid { round, price })
	}

	fn cancel_ask(&self) -> bool {
		let Some((owner, round, batch, first)) = super::checks::any_ask(self.a) else {
			return false;
		};
		Self::signed_by(owner, verdigrid_market::Call::cancel_ask { round, batch, first })
	}

	fn close_round(&self) -> bool {
		let Some(round) = self.a_round() else { return false };
		self.signed(verdigrid_market::Call::close_round {
			round,
			steps: 1 + u32::from(self.n % 30),
		})
	}

	fn cancel_round(&self) -> bool {
		let Some(round) = self.a_round() else { return false };
		self.n.is_multiple_of(4)
			&& sign(CENTRE, verdigrid_market::Call::cancel_round { round }).is_ok()
	}
}
