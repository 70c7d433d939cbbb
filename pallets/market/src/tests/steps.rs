//! Steps that the tests take.

use super::*;
use frame_support::traits::fungibles::InspectHold;

pub const PRICE: Amount = 100;
pub const EXPIRY: Moment = NOW + 100;

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

/// An offer with everything that may be varied.
#[derive(Clone)]
pub struct Offering {
	pub who: AccountId,
	pub range: CertificateRange,
	pub price: Amount,
	pub asset: AssetId,
	pub to: Option<PartyId>,
	pub min_units: u32,
	pub expires_at: Moment,
}

impl Default for Offering {
	fn default() -> Self {
		Offering {
			who: SELLER,
			range: range(ONCE, 101, 50),
			price: PRICE,
			asset: CNY,
			to: None,
			min_units: 10,
			expires_at: EXPIRY,
		}
	}
}

impl Offering {
	pub fn submit(self) -> DispatchResult {
		let Offering { who, range, price, asset, to, min_units, expires_at } = self;
		let CertificateRange { batch, first, units } = range;
		let origin = signed(who);
		Market::offer(origin, batch, first, units, price, asset, to, min_units, expires_at)
	}

	/// Makes the offer and returns its number.
	pub fn open(self) -> OfferId {
		let id = NextOffer::<Test>::get();
		assert_ok!(self.submit());
		id
	}
}

/// A demand with everything that may be varied.
#[derive(Clone)]
pub struct Demanding {
	pub who: AccountId,
	pub class: TradeClass,
	pub criteria: Criteria,
	pub units: u32,
	pub min_units: u32,
	pub max_price: Amount,
	pub asset: AssetId,
	pub expires_at: Moment,
}

impl Default for Demanding {
	fn default() -> Self {
		Demanding {
			who: BUYER,
			class: TradeClass::TRADABLE,
			criteria: any_wind(),
			units: 50,
			min_units: 10,
			max_price: PRICE,
			asset: CNY,
			expires_at: EXPIRY,
		}
	}
}

impl Demanding {
	pub fn submit(self) -> DispatchResult {
		let Demanding { who, class, criteria, units, min_units, max_price, asset, expires_at } =
			self;
		let origin = signed(who);
		Market::demand(origin, class, criteria, units, min_units, max_price, asset, expires_at)
	}

	/// States the demand and returns its number.
	pub fn open(self) -> DemandId {
		let id = NextDemand::<Test>::get();
		assert_ok!(self.submit());
		id
	}
}

pub fn fill(
	who: AccountId,
	demand: DemandId,
	range: CertificateRange,
	price: Amount,
) -> DispatchResult {
	let CertificateRange { batch, first, units } = range;
	let asset = Demands::<Test>::get(demand).map_or(CNY, |demand| demand.asset);
	Market::fill(signed(who), demand, batch, first, units, price, asset)
}

/// Buys from an offer as it is.
pub fn buy(who: AccountId, offer: OfferId, units: u32, max_price: Amount) -> DispatchResult {
	let (batch, asset) =
		Offers::<Test>::get(offer).map_or((ONCE, CNY), |offer| (offer.range.batch, offer.asset));
	let result = Market::buy(signed(who), offer, batch, units, max_price, asset);
	result.map(|_| ()).map_err(|error| error.error)
}

/// The events of the pallet, in order.
pub fn events() -> Vec<Event<Test>> {
	System::read_events_for_pallet()
}

/// The last of them.
pub fn last_event() -> Event<Test> {
	events().pop().unwrap()
}

/// Money that an account's demands hold.
pub fn held(asset: AssetId, who: AccountId) -> Balance {
	HeldMoney::balance_on_hold(asset, &HoldReason::Demand.into(), &who)
}

/// The deposits of an account's orders.
pub fn deposits(who: AccountId) -> Balance {
	let deposit = |reason| HeldMoney::balance_on_hold(NATIVE, &reason, &who);
	deposit(ForOffer::get()) + deposit(ForDemand::get())
}
