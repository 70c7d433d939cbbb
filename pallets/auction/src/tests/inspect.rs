use super::*;

#[test]
fn there_is_nothing_to_show_of_an_auction_that_never_was() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(Auction::auction_info(0), None);
		assert_eq!(Auction::auction_levels(0, None, 10), vec![]);
		assert_eq!(Auction::auction_bids(0, 102), vec![]);
		assert_eq!(Auction::auction_asks(0, 101, None, 10), vec![]);
	});
}

#[test]
fn r20_an_auction_becomes_due_by_time_alone() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		let status = || Auction::auction_info(id).unwrap().status;
		Clock::set(CLOSING - 1);
		assert_eq!(status(), AuctionStatus::Open);
		Clock::set(CLOSING);
		assert_eq!(status(), AuctionStatus::Due);
	});
}

#[test]
fn auction_info_shows_terms_sums_and_result() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 10, 150));
		assert_ok!(ask(id, 1, 20, 150));
		let Opening { lot, asset, grid, closes_at, .. } = Opening::default();
		let totals = Totals { bids: 10, asks: 20 };
		let info = AuctionInfo {
			centre: 104,
			lot,
			asset,
			grid,
			closes_at,
			status: AuctionStatus::Open,
			totals,
			price: None,
			units: 0,
		};
		assert_eq!(Auction::auction_info(id), Some(info.clone()));
		Clock::set(CLOSING);
		let steps = |steps| Auction::do_close(id, steps).unwrap();
		steps(1);
		let counting = AuctionInfo { status: AuctionStatus::Counting, ..info.clone() };
		assert_eq!(Auction::auction_info(id), Some(counting));
		steps(2);
		let price = Some(150);
		let settling = AuctionInfo { status: AuctionStatus::Settling, price, ..info.clone() };
		assert_eq!(Auction::auction_info(id), Some(settling));
		steps(MAX_STEPS);
		let closed = AuctionInfo { status: AuctionStatus::Closed, price, units: 10, ..info };
		assert_eq!(Auction::auction_info(id), Some(closed));
	});
}

#[test]
fn the_book_is_shown_in_pages_from_the_lowest_price_up() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		for (units, price) in [(10, 290), (20, 100), (30, 150)] {
			assert_ok!(bid(BUYER, id, units, price));
		}
		assert_ok!(ask(id, 1, 5, 150));
		let info =
			|level, price, bids, asks| LevelInfo { level, price, totals: Totals { bids, asks } };
		let all = [info(0, 100, 20, 0), info(5, 150, 30, 5), info(19, 290, 10, 0)];
		assert_eq!(Auction::auction_levels(id, None, u32::MAX), all);
		assert_eq!(Auction::auction_levels(id, None, 2), all[..2]);
		assert_eq!(Auction::auction_levels(id, Some(5), 2), all[2..]);
		assert_eq!(Auction::auction_levels(id, Some(19), 2), []);
		assert_eq!(Auction::auction_levels(id, Some(u32::MAX), 2), []);
		assert_eq!(Auction::auction_levels(id, None, 0), []);
	});
}

#[test]
fn a_party_sees_its_bids() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		assert_ok!(bid(BUYER, id, 10, 150));
		assert_ok!(bid(BUYER, id, 20, 100));
		assert_ok!(bid(THIRD, id, 30, 150));
		let info = |price, units| BidInfo {
			price,
			units,
			bought: 0,
			account: BUYER,
			held: price * Amount::from(units),
		};
		assert_eq!(Auction::auction_bids(id, 102), vec![info(100, 20), info(150, 10)]);
		assert_eq!(Auction::auction_bids(id, 101), vec![]);
	});
}

#[test]
fn a_party_sees_its_asks_in_pages() {
	ExtBuilder::build_and_execute(|| {
		let id = open_auction();
		for (first, price) in [(1, 150), (101, 160), (201, 170)] {
			assert_ok!(ask(id, first, 10, price));
		}
		let all = Auction::auction_asks(id, 101, None, u32::MAX);
		let mut sorted = all.clone();
		sorted.sort_by_key(|ask| ask.key);
		let info = |first, price| AskInfo {
			key: (ONCE, first),
			price,
			range: range(ONCE, first, 10),
			sold: 0,
		};
		assert_eq!(sorted, vec![info(1, 150), info(101, 160), info(201, 170)]);
		assert_eq!(Auction::auction_asks(id, 101, None, 2), all[..2]);
		assert_eq!(Auction::auction_asks(id, 101, Some(all[1].key), 2), all[2..]);
		assert_eq!(Auction::auction_asks(id, 101, Some(all[2].key), 2), vec![]);
		assert_eq!(Auction::auction_asks(id, 102, None, 2), vec![]);
	});
}

#[test]
fn a_page_of_asks_has_at_most_a_hundred() {
	ExtBuilder::build_and_execute(|| {
		join(6, 106);
		issue_to(106, 3, &[1; 102]);
		let id = open_auction();
		for first in 1..=102 {
			assert_ok!(Auction::ask(signed(6), id, 3, first, 1, 150));
		}
		let page = Auction::auction_asks(id, 106, None, u32::MAX);
		assert_eq!(page.len(), 100);
		assert_eq!(Auction::auction_asks(id, 106, Some(page[99].key), u32::MAX).len(), 2);
	});
}
