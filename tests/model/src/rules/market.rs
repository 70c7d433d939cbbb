//! Offers and demands. Certificates are locked while they are for sale, and money is held while it is offered.
//! Each sale swaps both in one step. A party can always take back what it placed. After the end of an order,
//! anybody can have it taken back.

use verdigrid_market::{Call, Order};
use verdigrid_primitives::{
	certificate::{BatchId, CertificateRange, Policy, TradeClass},
	party::PartyId,
	trade::Criteria,
	Moment, Period,
};

use super::{
	certificates::Place, need, take, Asset, Model, Origin, Reason, Refusal, Ruling, Sale, SoldBy,
};
use verdigrid_runtime::{AccountId, Balance, Runtime};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
	pub seller: PartyId,
	/// What is still for sale.
	pub range: CertificateRange,
	pub price: Balance,
	pub asset: Asset,
	pub to: Option<PartyId>,
	pub min_units: u32,
	pub expires_at: Moment,
	/// Where the deposit is held.
	pub account: AccountId,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
	pub buyer: PartyId,
	pub class: TradeClass,
	pub criteria: Criteria,
	/// How many are still wanted.
	pub units: u32,
	pub min_units: u32,
	pub max_price: Balance,
	pub asset: Asset,
	pub expires_at: Moment,
	/// Where the deposit is held, and the money for what is wanted.
	pub account: AccountId,
}

impl Demand {
	/// What is on hold for what is still wanted.
	pub fn held(&self) -> Balance {
		self.max_price * Balance::from(self.units)
	}
}

/// What offers and demands have in common.
struct Placed {
	units: u32,
	min_units: u32,
	price: Balance,
	asset: Asset,
	expires_at: Moment,
}

impl Model {
	pub(super) fn rule_market(&mut self, origin: &Origin, call: &Call<Runtime>) -> Ruling {
		match call {
			Call::offer { batch, first, units, price, asset, to, min_units, expires_at } => {
				let range = CertificateRange { batch: *batch, first: *first, units: *units };
				let (price, asset) = (*price, asset.into());
				let (min_units, expires_at) = (*min_units, *expires_at);
				let placed = Placed { units: *units, min_units, price, asset, expires_at };
				self.offer(origin, range, placed, *to)
			}
			Call::cancel_offer { offer } => self.cancel_offer(origin, *offer),
			Call::buy { offer, batch, units, asset, max_price } => {
				let same = |offer: &Offer| {
					offer.range.batch == *batch && offer.asset == Asset::from(asset)
				};
				need(self.offers.get(offer).is_none_or(same), Refusal::OtherTerms)
					.and_then(|()| self.buy(origin, *offer, *units, *max_price))
			}
			Call::demand { class, criteria, units, min_units, max_price, asset, expires_at } => {
				let (units, min_units, price) = (*units, *min_units, *max_price);
				let (asset, expires_at) = (asset.into(), *expires_at);
				let placed = Placed { units, min_units, price, asset, expires_at };
				self.demand(origin, *class, criteria, placed)
			}
			Call::cancel_demand { demand } => self.cancel_demand(origin, *demand),
			Call::fill { demand, batch, first, units, asset, price } => {
				let range = CertificateRange { batch: *batch, first: *first, units: *units };
				let same = |demand: &Demand| demand.asset == Asset::from(asset);
				need(self.demands.get(demand).is_none_or(same), Refusal::OtherTerms)
					.and_then(|()| self.fill(origin, *demand, range, *price))
			}
			Call::expire { order } => self.expire(origin, *order),
			Call::set_settlement_asset { asset, allowed } => {
				origin.governance()?;
				// Both assets of the model can be paid in any sum, or are the chain's own.
				match allowed {
					true => self.settlement_assets.insert(asset.into()),
					false => self.settlement_assets.remove(&asset.into()),
				};
				Ok(())
			}
			_ => unreachable!("no such call"),
		}
	}

	fn ensure_placeable(&self, placed: &Placed) -> Ruling {
		let Placed { units, min_units, price, asset, expires_at } = *placed;
		need((1..=units).contains(&min_units) && price > 0, Refusal::Malformed)?;
		need(self.settlement_assets.contains(&asset), Refusal::NotMoney)?;
		let latest = self.now() + self.terms.longest_order;
		need(expires_at > self.now() && expires_at <= latest, Refusal::WrongTime)
	}

	/// A part of an order: at least its minimum or the whole remainder (R23), while it is open.
	fn ensure_part(
		&self,
		units: u32,
		(min_units, remaining): (u32, u32),
		(asset, expires_at): (Asset, Moment),
	) -> Ruling {
		need(self.now() < expires_at, Refusal::WrongTime)?;
		need(self.settlement_assets.contains(&asset), Refusal::NotMoney)?;
		let enough = units >= min_units || units == remaining;
		need(enough && units <= remaining, Refusal::Malformed)
	}

	fn offer(
		&mut self,
		origin: &Origin,
		range: CertificateRange,
		placed: Placed,
		to: Option<PartyId>,
	) -> Ruling {
		let (account, seller) = self.active_caller(origin)?;
		self.ensure_placeable(&placed)?;
		need(to != Some(seller), Refusal::WithItself)?;
		need(to.is_none_or(|to| self.parties.contains_key(&to)), Refusal::NotFound)?;
		self.tradable(range, seller)?;
		let id = take(&mut self.next.offer);
		self.lock(range, seller, Place::Offered(id))?;
		let price = self.terms.prices.offer;
		self.money.hold(&account, Asset::Native, Reason::Offer, price)?;
		let Placed { min_units, price, asset, expires_at, .. } = placed;
		let offer = Offer { seller, range, price, asset, to, min_units, expires_at, account };
		self.offers.insert(id, offer);
		Ok(())
	}

	fn cancel_offer(&mut self, origin: &Origin, id: u64) -> Ruling {
		let (_, seller) = self.caller(origin)?;
		let offer = self.offers.get(&id).ok_or(Refusal::NotFound)?;
		need(offer.seller == seller, Refusal::NotYours)?;
		self.return_offer(id)
	}

	fn return_offer(&mut self, id: u64) -> Ruling {
		let range = self.offers[&id].range;
		self.end_offer(id);
		self.unlock(range)
	}

	fn end_offer(&mut self, id: u64) {
		let offer = self.offers.remove(&id).unwrap();
		let price = self.terms.prices.offer;
		self.money.release(&offer.account, Asset::Native, Reason::Offer, price);
	}

	fn buy(&mut self, origin: &Origin, id: u64, units: u32, max_price: Balance) -> Ruling {
		let (account, buyer) = self.active_caller(origin)?;
		let offer = self.offers.get(&id).ok_or(Refusal::NotFound)?.clone();
		need(buyer != offer.seller, Refusal::WithItself)?;
		need(offer.to.is_none_or(|to| to == buyer), Refusal::NotYours)?;
		need(offer.price <= max_price, Refusal::Malformed)?;
		let remaining = offer.range.units;
		self.ensure_part(units, (offer.min_units, remaining), (offer.asset, offer.expires_at))?;
		self.ensure_usable(offer.range.batch)?;
		need(self.is_active(offer.seller), Refusal::OtherNotActive)?;
		let total = offer.price * Balance::from(units);
		self.money.pay(&account, &self.account_of(offer.seller), offer.asset, total)?;
		let range = CertificateRange { units, ..offer.range };
		self.sell(range, buyer, buyer)?;
		let Offer { seller, price, asset, .. } = offer;
		let (by, at) = (SoldBy::Offer(id), self.now());
		self.note_sale(Sale { by, seller, buyer, range, price, asset, at });
		if units == remaining {
			self.end_offer(id);
		} else {
			let range = &mut self.offers.get_mut(&id).unwrap().range;
			(range.first, range.units) = (range.first + units, remaining - units);
		}
		Ok(())
	}

	fn demand(
		&mut self,
		origin: &Origin,
		class: TradeClass,
		criteria: &Criteria,
		placed: Placed,
	) -> Ruling {
		let (account, buyer) = self.active_caller(origin)?;
		self.ensure_placeable(&placed)?;
		let Placed { units, min_units, price, asset, expires_at } = placed;
		self.ensure_possible(
			class,
			criteria,
			expires_at,
			self.now() + criteria.min_validity.max(1),
		)?;
		let demand = Demand {
			buyer,
			class,
			criteria: criteria.clone(),
			units,
			min_units,
			max_price: price,
			asset,
			expires_at,
			account: account.clone(),
		};
		let deposit = self.terms.prices.demand;
		self.money.hold(&account, Asset::Native, Reason::Demand, deposit)?;
		self.money.hold(&account, asset, Reason::Wanted, demand.held())?;
		self.demands.insert(take(&mut self.next.demand), demand);
		Ok(())
	}

	fn cancel_demand(&mut self, origin: &Origin, id: u64) -> Ruling {
		let (_, buyer) = self.caller(origin)?;
		let demand = self.demands.get(&id).ok_or(Refusal::NotFound)?;
		need(demand.buyer == buyer, Refusal::NotYours)?;
		self.return_demand(id);
		Ok(())
	}

	/// Ends a demand; what is still held for it returns.
	fn return_demand(&mut self, id: u64) {
		let demand = self.demands.remove(&id).unwrap();
		let (account, deposit) = (&demand.account, self.terms.prices.demand);
		if demand.held() > 0 {
			self.money.release(account, demand.asset, Reason::Wanted, demand.held());
		}
		self.money.release(account, Asset::Native, Reason::Demand, deposit);
	}

	fn fill(
		&mut self,
		origin: &Origin,
		id: u64,
		range: CertificateRange,
		price: Balance,
	) -> Ruling {
		let (account, seller) = self.active_caller(origin)?;
		let demand = self.demands.get(&id).ok_or(Refusal::NotFound)?.clone();
		need(seller != demand.buyer, Refusal::WithItself)?;
		need(price > 0 && price <= demand.max_price, Refusal::Malformed)?;
		let (minimum, open) = ((demand.min_units, demand.units), (demand.asset, demand.expires_at));
		self.ensure_part(range.units, minimum, open)?;
		self.ensure_meets(demand.class, &demand.criteria, range.batch, self.now())?;
		need(self.is_active(demand.buyer), Refusal::OtherNotActive)?;
		self.tradable(range, seller)?;
		self.sell(range, demand.buyer, seller)?;
		self.pay_for_fill(id, &account, range.units, price);
		let Demand { buyer, asset, .. } = demand;
		let (by, at) = (SoldBy::Demand(id), self.now());
		self.note_sale(Sale { by, seller, buyer, range, price, asset, at });
		Ok(())
	}

	/// What was held for the certificates of a fill is paid at the price, and returned beyond it.
	fn pay_for_fill(&mut self, id: u64, seller: &AccountId, units: u32, price: Balance) {
		let demand = self.demands.get_mut(&id).unwrap();
		demand.units -= units;
		let (asset, units) = (demand.asset, Balance::from(units));
		let (paid, spare) = (price * units, (demand.max_price - price) * units);
		self.money.pay_held(&demand.account, Reason::Wanted, seller, asset, paid);
		if spare > 0 {
			self.money.release(&demand.account, asset, Reason::Wanted, spare);
		}
		if demand.units == 0 {
			self.return_demand(id);
		}
	}

	/// Whether some certificate could be what is wanted: of a class that may be sold, of a period that has
	/// ended when the order ends, and valid for so long.
	pub(super) fn ensure_possible(
		&self,
		class: TradeClass,
		criteria: &Criteria,
		end: Moment,
		valid_until: Moment,
	) -> Ruling {
		let terms = self.classes.get(&class).ok_or(Refusal::Hopeless)?;
		let (offset, periods) = (self.terms.offset, &criteria.periods);
		let granularity = terms.granularity;
		let of_class = [periods.first, periods.last].iter().all(|p| p.granularity == granularity);
		let sold = of_class && terms.policy != Policy::DeliveryOnly;
		need(sold && periods.first <= periods.last, Refusal::Hopeless)?;
		need(periods.first.end(offset).unwrap() < end, Refusal::Hopeless)?;
		let last = periods.last.min(Period::containing(granularity, end, offset).unwrap());
		let longest = self.valid_until(last, terms.validity_months);
		need(longest >= valid_until, Refusal::Hopeless)
	}

	/// Whether certificates of a batch are of this class and meet the criteria, their validity measured
	/// from a moment.
	pub(super) fn ensure_meets(
		&self,
		class: TradeClass,
		criteria: &Criteria,
		batch: BatchId,
		at: Moment,
	) -> Ruling {
		let batch = self.batch(batch)?;
		let Criteria { source, region, project, periods, min_validity } = criteria;
		let wanted = batch.class == class
			&& source.is_none_or(|source| source == batch.source)
			&& region.as_ref().is_none_or(|region| *region == batch.region)
			&& project.is_none_or(|project| project == batch.project)
			&& (periods.first..=periods.last).contains(&batch.period)
			&& batch.valid_until.saturating_sub(at) >= *min_validity;
		need(wanted, Refusal::WrongBatch)
	}

	fn expire(&mut self, origin: &Origin, order: Order) -> Ruling {
		origin.signer()?;
		match order {
			Order::Offer(id) => {
				let expires_at = self.offers.get(&id).ok_or(Refusal::NotFound)?.expires_at;
				need(self.now() >= expires_at, Refusal::WrongTime)?;
				self.return_offer(id)
			}
			Order::Demand(id) => {
				let expires_at = self.demands.get(&id).ok_or(Refusal::NotFound)?.expires_at;
				need(self.now() >= expires_at, Refusal::WrongTime)?;
				self.return_demand(id);
				Ok(())
			}
		}
	}

	/// The sweep at the end of a block: it ends what is over.
	pub fn sweep(&mut self) {
		let now = self.now();
		let over = |expires_at: Moment| now >= expires_at;
		let offers: Vec<u64> =
			self.offers.iter().filter(|(_, o)| over(o.expires_at)).map(|(id, _)| *id).collect();
		let demands: Vec<u64> =
			self.demands.iter().filter(|(_, d)| over(d.expires_at)).map(|(id, _)| *id).collect();
		for id in offers {
			self.return_offer(id).expect("it costs nothing");
		}
		for id in demands {
			self.return_demand(id);
		}
	}
}
