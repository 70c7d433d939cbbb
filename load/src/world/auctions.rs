//! Call auctions: a trading centre opens them, parties place orders, and any account closes them in steps.
//!
//! Of three orders of each side, two meet. No order stands at the price of the auction, so none is matched in part.

use super::{Certificates, People, Setup, CNY};
use crate::{
	calls::Call,
	error::{LoadError, Result},
	signing::{Counting, Planned},
	wallet::Signer,
};
use std::ops::Range;
use verdigrid_client::api::{
	self,
	runtime_types::{
		frame_support::traits::tokens::fungible::union_of::NativeOrWithId,
		verdigrid_auction::{book::Grid, pallet::Call as Auction, types::Lot},
		verdigrid_primitives::trade::{Criteria, PeriodRange},
		verdigrid_runtime::RuntimeCall,
	},
	Static,
};
use verdigrid_primitives::{
	certificate::{AuctionId, CertificateRange, TradeClass},
	Moment, Period,
};

/// Certificates of each order.
pub const UNITS: u32 = 10;
/// The prices, in fen of a certificate. One step of a closing counts them all.
const LOWEST: u128 = 100;
const TICK: u128 = 1;
const LEVELS: u32 = 8;
/// Where every third order stands, beginning with the first: the last of three does not meet another.
const BIDS_AT: [u32; 3] = [5, 6, 2];
const ASKS_AT: [u32; 3] = [2, 1, 5];
/// Steps of a closing beside those that work off orders: one counts the prices, one sees that no order is left.
const OTHER_STEPS: u32 = 2;
/// Steps of one transaction.
const STEPS_AT_ONCE: u32 = 32;

/// A match of two orders is counted. Both have the same number of certificates.
const MATCHED: Counting =
	Counting::Events { done: ("Market", "Traded"), failed: ("Auction", "MatchLapsed") };

/// How many orders of each side an auction gets: one bid of each buyer.
pub fn orders_of_a_side(people: &People) -> u32 {
	u32::try_from(people.buyers.len()).unwrap_or(u32::MAX)
}

/// How many of so many orders of each side meet.
pub const fn matches(orders: u32) -> u32 {
	orders.saturating_sub(orders / 3)
}

impl Setup<'_> {
	/// Opens so many auctions of certificates of a month, which take orders until then.
	pub async fn open_auctions(
		&mut self,
		period: Period,
		count: u64,
		closes_at: Moment,
	) -> Result<Vec<AuctionId>> {
		let centre = self.seats()?.trading_centre.first().copied();
		let centre = centre.ok_or_else(|| LoadError::unexpected("there is no trading centre"))?;
		let opening = || {
			RuntimeCall::Auction(Auction::open {
				lot: lot(period),
				asset: NativeOrWithId::WithId(CNY),
				grid: Grid { lowest: LOWEST, tick: TICK, levels: LEVELS },
				closes_at,
			})
		};
		let calls = (0..count).map(|_| opening()).collect();
		let blocks = self.send_in_batches(centre, calls).await?;
		let opened = self.events::<api::auction::events::AuctionOpened>(&blocks).await?;
		Ok(opened.into_iter().map(|event| event.auction).collect())
	}

	/// The orders of an auction: each buyer bids once, and some sellers ask in turns.
	pub fn orders(
		&self,
		people: &People,
		sellers: &Range<usize>,
		certificates: &mut Certificates,
		auction: AuctionId,
	) -> Result<Vec<Planned>> {
		let mut planned = Vec::new();
		for (number, buyer) in people.buyers.iter().enumerate() {
			let bid = api::transactions().auction().bid(auction, UNITS, price(BIDS_AT, number)?);
			planned.push(Planned::one(buyer.signer, self.encode(&bid)?, 0));
			let seller = number.checked_rem(sellers.len());
			let seller = seller.ok_or_else(|| LoadError::unexpected("no party sells"))?;
			let seller = sellers.start.saturating_add(seller);
			let range = certificates.take(seller, UNITS)?;
			let call = self.ask(auction, range, price(ASKS_AT, number)?)?;
			planned
				.extend(people.generators.get(seller).map(|it| Planned::one(it.signer, call, 0)));
		}
		Ok(planned)
	}

	fn ask(&self, auction: AuctionId, range: CertificateRange, price: u128) -> Result<Call> {
		let CertificateRange { batch, first, units } = range;
		self.encode(&api::transactions().auction().ask(auction, batch, first, units, price))
	}

	/// Steps of closing an auction.
	pub fn close(&self, signer: Signer, auction: AuctionId, steps: u32) -> Result<Planned> {
		let call = self.encode(&api::transactions().auction().close(auction, steps))?;
		Ok(Planned { signer, call, counting: MATCHED, certificates: UNITS })
	}

	/// The transactions that close an auction with all its orders. Buyers take turns, beginning with one of them.
	pub fn closing(
		&self,
		people: &People,
		auction: AuctionId,
		begin: usize,
	) -> Result<Vec<Planned>> {
		let signers = people.buyers.iter().map(|buyer| buyer.signer).cycle().skip(begin);
		let steps = parts(orders_of_a_side(people).saturating_add(OTHER_STEPS), STEPS_AT_ONCE);
		let one = |(steps, signer): (u32, Signer)| self.close(signer, auction, steps);
		steps.into_iter().zip(signers).map(one).collect()
	}
}

fn lot(period: Period) -> Lot {
	let periods = PeriodRange { first: Static(period), last: Static(period) };
	let criteria = Criteria { source: None, region: None, project: None, periods, min_validity: 0 };
	Lot { class: Static(TradeClass::TRADABLE), criteria }
}

/// The price of an order by its number.
fn price(levels: [u32; 3], number: usize) -> Result<u128> {
	let level = levels.into_iter().cycle().nth(number % 3);
	let level = level.ok_or_else(|| LoadError::unexpected("an order has no price"))?;
	Ok(LOWEST.saturating_add(TICK.saturating_mul(level.into())))
}

/// A number in parts of at most so much each.
fn parts(whole: u32, most: u32) -> Vec<u32> {
	let mut left = whole;
	let mut parts = Vec::new();
	while left > 0 {
		let part = left.min(most.max(1));
		parts.push(part);
		left = left.saturating_sub(part);
	}
	parts
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
	use super::*;

	/// What is wanted at a level or above, and offered at the level or below.
	fn book(orders: u32, level: u32) -> (usize, usize) {
		let at = |levels: [u32; 3]| (0..orders).map(move |number| levels[number as usize % 3]);
		let wanted = at(BIDS_AT).filter(|bid| *bid >= level).count();
		(wanted, at(ASKS_AT).filter(|ask| *ask <= level).count())
	}

	#[test]
	fn what_is_wanted_and_offered_at_the_price_is_the_same_and_the_most() {
		for orders in [4_u32, 5, 6, 150] {
			let expected = matches(orders) as usize;
			assert_eq!(book(orders, 3), (expected, expected));
			assert_eq!(book(orders, 4), (expected, expected));
			let most = (0..LEVELS).map(|level| book(orders, level)).map(|(b, a)| b.min(a)).max();
			assert_eq!(most, Some(expected));
		}
	}

	#[test]
	fn no_order_stands_between_those_that_meet_and_those_that_do_not() {
		let all = || BIDS_AT.into_iter().chain(ASKS_AT);
		assert!(all().all(|level| level < LEVELS && ![3, 4].contains(&level)));
		assert_eq!(price(BIDS_AT, 4).unwrap(), LOWEST + 6);
	}

	#[test]
	fn parts_add_up() {
		assert_eq!(parts(70, 32), [32, 32, 6]);
		assert_eq!(parts(64, 32), [32, 32]);
		assert!(parts(0, 32).is_empty());
	}
}
