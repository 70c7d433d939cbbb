//! What the calls do, one behaviour each.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

mod auction;
mod buy;
mod cancel_demand;
mod cancel_offer;
mod defects;
mod demand;
mod errors;
mod expire;
mod fill;
mod inspect;
mod invariants;
mod offer;
mod set_settlement_asset;
mod sweep;
mod try_state;

use crate::{mock::*, *};
use codec::Decode;
use frame_support::assert_ok;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{BundleState, EnergySource, Lock, ProjectCode},
	traits::Parties as _,
	Period,
};
use verdigrid_test_support::{assert_err, assert_noop};

const PRICE: Amount = 100;
const EXPIRY: Moment = NOW + 100;

fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

fn range(batch: BatchId, first: u32, units: u32) -> CertificateRange {
	CertificateRange { batch, first, units }
}

/// An offer with everything that may be varied.
#[derive(Clone)]
struct Offering {
	who: AccountId,
	range: CertificateRange,
	price: Amount,
	asset: AssetId,
	to: Option<PartyId>,
	min_units: u32,
	expires_at: Moment,
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
	fn submit(self) -> DispatchResult {
		let Offering { who, range, price, asset, to, min_units, expires_at } = self;
		let CertificateRange { batch, first, units } = range;
		let origin = signed(who);
		Market::offer(origin, batch, first, units, price, asset, to, min_units, expires_at)
	}

	/// Makes the offer and returns its number.
	fn open(self) -> OfferId {
		let id = NextOffer::<Test>::get();
		assert_ok!(self.submit());
		id
	}
}

fn any_wind() -> Criteria {
	let month = Period::year_month(2025, 1).unwrap();
	Criteria {
		source: None,
		region: None,
		project: None,
		periods: PeriodRange { first: month, last: month },
		min_validity: 0,
	}
}

/// A demand with everything that may be varied.
#[derive(Clone)]
struct Demanding {
	who: AccountId,
	class: TradeClass,
	criteria: Criteria,
	units: u32,
	min_units: u32,
	max_price: Amount,
	asset: AssetId,
	expires_at: Moment,
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
	fn submit(self) -> DispatchResult {
		let Demanding { who, class, criteria, units, min_units, max_price, asset, expires_at } =
			self;
		let origin = signed(who);
		Market::demand(origin, class, criteria, units, min_units, max_price, asset, expires_at)
	}

	/// States the demand and returns its number.
	fn open(self) -> DemandId {
		let id = NextDemand::<Test>::get();
		assert_ok!(self.submit());
		id
	}
}

fn fill(
	who: AccountId,
	demand: DemandId,
	range: CertificateRange,
	price: Amount,
) -> DispatchResult {
	let CertificateRange { batch, first, units } = range;
	let asset = Demands::<Test>::get(demand).map_or(CNY, |demand| demand.asset);
	Market::fill(signed(who), demand, batch, first, units, asset, price)
}

/// Buys from an offer as it is.
fn buy(who: AccountId, offer: OfferId, units: u32, max_price: Amount) -> DispatchResult {
	let (batch, asset) =
		Offers::<Test>::get(offer).map_or((ONCE, CNY), |offer| (offer.range.batch, offer.asset));
	Market::buy(signed(who), offer, batch, units, asset, max_price)
}

/// The last event of the market.
fn last_event() -> Event<Test> {
	market_events().pop().unwrap()
}

/// A digest of the whole state.
fn storage_root() -> Vec<u8> {
	sp_io::storage::root(sp_runtime::StateVersion::V1)
}
