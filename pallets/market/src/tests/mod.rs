//! What the calls do, one behaviour each.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

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
mod origins;
mod set_settlement_asset;
mod sweep;
mod try_state;

use crate::{mock::*, *};
use codec::Decode;
use frame_support::assert_ok;
use sp_runtime::{DispatchError, DispatchResult};
use verdigrid_primitives::{
	certificate::{
		BatchId, BundleState, CertificateRange, EnergySource, Lock, ProjectCode, TradeClass,
	},
	party::PartyId,
	trade::{Amount, Criteria, DemandId, OfferId, PeriodRange, Trade, TradeId, TradeOrigin},
	traits::Parties as _,
	Granularity, MarketOffset, Moment, Period,
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

/// Criteria that the granular certificates meet.
fn any_hour() -> Criteria {
	let hour = Period::hour(9);
	Criteria { periods: PeriodRange { first: hour, last: hour }, ..any_wind() }
}

/// The last month that certificate numbers can say.
fn last_month() -> Period {
	Period::year_month(2099, 12).unwrap()
}

/// What nothing can ever match of a class: what is wrong with it, and what it is answered with. Orders
/// end at `end`; certificates must be valid for more than `least` seconds after `from`.
fn hopeless(end: Moment, from: Moment, least: u64) -> Vec<(TradeClass, Criteria, Error<Test>)> {
	let monthly = |criteria, error| (TradeClass::TRADABLE, criteria, error);
	let mut all = vec![
		(TradeClass::decode(&mut &b"t"[..]).unwrap(), any_wind(), Error::UnknownClass),
		(TradeClass::new(b'0').unwrap(), any_wind(), Error::UnknownClass),
		(TradeClass::NON_TRADABLE, any_wind(), Error::ClassNotTradable),
		(TradeClass::GRANULAR, any_wind(), Error::GranularityMismatch),
		monthly(any_hour(), Error::GranularityMismatch),
	];
	for code in ["", "cn-11", "CN 11", "CN_11", "\0"] {
		let region = Some(code.as_bytes().to_vec().try_into().unwrap());
		all.push(monthly(Criteria { region, ..any_wind() }, Error::InvalidRegion));
	}
	let mut code = *project("WINDFARM00000001").as_bytes();
	code[0] = b'X';
	let wrong = ProjectCode::decode(&mut &code[..]).unwrap();
	all.push(monthly(Criteria { project: Some(wrong), ..any_wind() }, Error::InvalidProjectCode));
	let current = Period::containing(Granularity::Month, end, MarketOffset::UTC).unwrap();
	let january = any_wind().periods.first;
	let (old, beyond) = (Period::year_month(1999, 12).unwrap(), last_month().next().unwrap());
	let of = |first, last| Criteria { periods: PeriodRange { first, last }, ..any_wind() };
	for (periods, error) in [
		(of(Period::month(2), Period::month(1)), Error::InvalidPeriods),
		(of(Period::hour(1), Period::month(2)), Error::InvalidPeriods),
		(of(old, old), Error::PeriodsOutOfRange),
		(of(january, beyond), Error::PeriodsOutOfRange),
		(of(january, Period::month(u32::MAX)), Error::PeriodsOutOfRange),
		(of(Period::month(u32::MAX), Period::month(u32::MAX)), Error::PeriodsOutOfRange),
		(of(current, current), Error::PeriodsTooLate),
		(of(current.next().unwrap(), last_month()), Error::PeriodsTooLate),
	] {
		all.push(monthly(periods, error));
	}
	let end = january.index + u32::from(VALIDITY);
	let longest = Period::month(end).end(MarketOffset::UTC).unwrap() - from;
	assert!(longest > least);
	for min_validity in [longest + 1, u64::MAX] {
		let criteria = Criteria { min_validity, ..any_wind() };
		all.push(monthly(criteria, Error::ValidityOutOfReach));
	}
	all
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
