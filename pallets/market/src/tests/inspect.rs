use super::*;
use crate::inspect::MAX_PAGE;
use verdigrid_primitives::page::{Page, MAX_LOOKED};

fn all_offers() -> OfferFilter<AssetId> {
	OfferFilter {
		class: None,
		source: None,
		region: None,
		project: None,
		periods: None,
		asset: None,
		max_price: None,
		buyer: None,
		units: None,
	}
}

fn all_demands() -> DemandFilter<AssetId> {
	DemandFilter {
		batch: None,
		class: None,
		source: None,
		region: None,
		project: None,
		period: None,
		asset: None,
		min_price: None,
		seller: None,
		units: None,
	}
}

/// Numbers of the offers on the only page.
fn offers(filter: OfferFilter<AssetId>) -> Vec<OfferId> {
	let page = Market::offers(filter, None, MAX_PAGE);
	assert_eq!(page.next, None);
	sorted(page.items.into_iter().map(|offer| offer.id))
}

/// Numbers of the demands on the only page.
fn demands(filter: DemandFilter<AssetId>) -> Vec<DemandId> {
	let page = Market::demands(filter, None, MAX_PAGE);
	assert_eq!(page.next, None);
	sorted(page.items.into_iter().map(|demand| demand.id))
}

fn sorted(ids: impl Iterator<Item = u64>) -> Vec<u64> {
	let mut ids: Vec<_> = ids.collect();
	ids.sort();
	ids
}

fn month(month: u32) -> Period {
	Period::year_month(2025, month).unwrap()
}

/// An offer of certificates of a batch of their own, which differs so from the others.
fn offer_of(number: BatchId, change: impl FnOnce(&mut BatchInfo)) -> OfferId {
	let mut info = batch(TradeClass::TRADABLE, month(1));
	change(&mut info);
	World::issue_as(number, info);
	Offering { range: range(number, 1, 50), ..Default::default() }.open()
}

fn region(name: &[u8]) -> verdigrid_primitives::party::RegionCode {
	name.to_vec().try_into().unwrap()
}

#[test]
fn offers_shows_an_offer_as_offer_info_does() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		let page = Market::offers(all_offers(), None, 10);
		assert_eq!(page.items, [Market::offer_info(id).unwrap()]);
		assert_eq!(page.next, None);
	});
}

#[test]
fn demands_shows_a_demand_as_demand_info_does() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		let page = Market::demands(all_demands(), None, 10);
		assert_eq!(page.items, [Market::demand_info(id).unwrap()]);
		assert_eq!(page.next, None);
	});
}

#[test]
fn an_empty_market_has_one_empty_page() {
	ExtBuilder::build_and_execute(|| {
		assert_eq!(offers(all_offers()), [0; 0]);
		assert_eq!(demands(all_demands()), [0; 0]);
		assert_eq!(Market::trades_page(None, 10), Page { items: vec![], next: None });
	});
}

#[test]
fn offer_info_tells_that_the_certificates_are_frozen() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		World::change_batch(ONCE, |batch| batch.frozen = true);
		assert!(Market::offer_info(id).unwrap().frozen);
	});
}

#[test]
fn offers_are_found_by_what_the_certificates_are() {
	ExtBuilder::build_and_execute(|| {
		let plain = offer_of(10, |_| ());
		let class = offer_of(11, |batch| batch.class = TradeClass::GRANULAR);
		let source = offer_of(12, |batch| batch.source = EnergySource::Solar);
		let elsewhere = offer_of(13, |batch| batch.region = region(b"CN-1"));
		let other = offer_of(14, |batch| batch.project = project("WINDFARM00000002"));
		let later = offer_of(15, |batch| batch.period = month(2));
		let without = |id| {
			[plain, class, source, elsewhere, other, later]
				.into_iter()
				.filter(|one| *one != id)
				.collect::<Vec<_>>()
		};

		let of = |class| offers(OfferFilter { class: Some(class), ..all_offers() });
		assert_eq!(of(TradeClass::GRANULAR), [class]);
		assert_eq!(of(TradeClass::TRADABLE), without(class));
		let of = |source| offers(OfferFilter { source: Some(source), ..all_offers() });
		assert_eq!(of(EnergySource::Solar), [source]);
		assert_eq!(of(EnergySource::Wind), without(source));
		let of = |name| offers(OfferFilter { region: Some(region(name)), ..all_offers() });
		assert_eq!(of(b"CN-1"), [elsewhere]);
		assert_eq!(of(b"CN-11"), without(elsewhere));
		let of = |name| offers(OfferFilter { project: Some(project(name)), ..all_offers() });
		assert_eq!(of("WINDFARM00000002"), [other]);
		assert_eq!(of("WINDFARM00000001"), without(other));
		let of = |first, last| {
			let periods = Some(PeriodRange { first, last });
			offers(OfferFilter { periods, ..all_offers() })
		};
		assert_eq!(of(month(2), month(2)), [later]);
		assert_eq!(of(month(1), month(2)).len(), 6);
		assert_eq!(of(month(3), month(9)), [0; 0]);
		assert_eq!(of(Period::hour(0), Period::hour(u32::MAX)), [0; 0]);
	});
}

#[test]
fn offers_are_found_by_price_and_asset() {
	ExtBuilder::build_and_execute(|| {
		let cheap = Offering { range: range(ONCE, 1, 50), price: 7, ..Default::default() }.open();
		let native = Offering { asset: NATIVE, ..Default::default() }.open();
		let up_to = |most| offers(OfferFilter { max_price: Some(most), ..all_offers() });
		assert_eq!(up_to(6), [0; 0]);
		assert_eq!(up_to(7), [cheap]);
		assert_eq!(up_to(PRICE - 1), [cheap]);
		assert_eq!(up_to(PRICE), [cheap, native]);
		let within = |asset| offers(OfferFilter { asset: Some(asset), ..all_offers() });
		assert_eq!(within(NATIVE), [native]);
		assert_eq!(within(CNY), [cheap]);
		assert_eq!(within(USD), [0; 0]);
	});
}

#[test]
fn offers_are_found_by_how_many_can_be_bought_at_once() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering { min_units: 30, ..Default::default() }.open();
		let shown = |units| !offers(OfferFilter { units: Some(units), ..all_offers() }).is_empty();
		assert_eq!([0, 29, 30, 50, 51].map(shown), [false, false, true, true, false]);
		assert_ok!(buy(BUYER, id, 30, PRICE));
		assert_eq!([0, 19, 20, 21].map(shown), [false, false, true, false]);
	});
}

#[test]
fn a_bilateral_offer_is_shown_to_its_addressee_only() {
	ExtBuilder::build_and_execute(|| {
		let public = Offering { range: range(ONCE, 1, 50), ..Default::default() }.open();
		let bilateral = Offering { to: Some(102), ..Default::default() }.open();
		assert_eq!(offers(all_offers()), [public]);
		let for_buyer = |party| offers(OfferFilter { buyer: Some(party), ..all_offers() });
		assert_eq!(for_buyer(102), [public, bilateral]);
		assert_eq!(for_buyer(103), [public]);
	});
}

#[test]
fn nobody_is_shown_its_own_offers_and_demands_to_take() {
	ExtBuilder::build_and_execute(|| {
		Offering::default().open();
		Demanding::default().open();
		assert_eq!(offers(OfferFilter { buyer: Some(101), ..all_offers() }), [0; 0]);
		assert_eq!(demands(DemandFilter { seller: Some(102), ..all_demands() }), [0; 0]);
		assert_eq!(demands(DemandFilter { seller: Some(101), ..all_demands() }), [0]);
	});
}

#[test]
fn offers_shows_only_what_can_be_bought_now() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		let shown = || !offers(all_offers()).is_empty();
		Clock::set(EXPIRY - 1);
		assert!(shown());
		Clock::set(EXPIRY);
		assert!(!shown());
		Clock::set(NOW);
		for stop in [World::suspend, World::lapse] {
			stop(101);
			assert!(!shown());
			World::reinstate(101);
		}
		World::change_batch(ONCE, |batch| batch.frozen = true);
		assert!(!shown());
		World::change_batch(ONCE, |batch| batch.frozen = false);
		assert_ok!(Market::set_settlement_asset(RuntimeOrigin::root(), CNY, false));
		assert!(!shown());
		assert_ok!(Market::set_settlement_asset(RuntimeOrigin::root(), CNY, true));
		assert!(shown());
		assert_ok!(Market::cancel_offer(signed(SELLER), id));
		assert!(!shown());
	});
}

#[test]
fn demands_shows_only_what_can_be_filled_now() {
	ExtBuilder::build_and_execute(|| {
		let id = Demanding::default().open();
		let shown = || !demands(all_demands()).is_empty();
		Clock::set(EXPIRY - 1);
		assert!(shown());
		Clock::set(EXPIRY);
		assert!(!shown());
		Clock::set(NOW);
		for stop in [World::suspend, World::lapse] {
			stop(102);
			assert!(!shown());
			World::reinstate(102);
		}
		assert_ok!(Market::set_settlement_asset(RuntimeOrigin::root(), CNY, false));
		assert!(!shown());
		assert_ok!(Market::set_settlement_asset(RuntimeOrigin::root(), CNY, true));
		assert!(shown());
		assert_ok!(Market::cancel_demand(signed(BUYER), id));
		assert!(!shown());
	});
}

#[test]
fn demands_are_found_by_what_they_accept() {
	ExtBuilder::build_and_execute(|| {
		let open = Demanding::default().open();
		let strict = Criteria {
			source: Some(EnergySource::Wind),
			region: Some(region(b"CN-11")),
			project: Some(project("WINDFARM00000001")),
			periods: PeriodRange { first: month(2), last: month(3) },
			min_validity: 0,
		};
		let strict = Demanding { criteria: strict, ..Default::default() }.open();
		let (class, criteria) = (TradeClass::GRANULAR, any_hour());
		let granular = Demanding { class, criteria, ..Default::default() }.open();

		let of = |class| demands(DemandFilter { class: Some(class), ..all_demands() });
		assert_eq!(of(TradeClass::TRADABLE), [open, strict]);
		assert_eq!(of(TradeClass::GRANULAR), [granular]);
		let of = |source| demands(DemandFilter { source: Some(source), ..all_demands() });
		assert_eq!(of(EnergySource::Wind), [open, strict, granular]);
		assert_eq!(of(EnergySource::Solar), [open, granular]);
		let of = |name| demands(DemandFilter { region: Some(region(name)), ..all_demands() });
		assert_eq!(of(b"CN-11"), [open, strict, granular]);
		assert_eq!(of(b"CN-1"), [open, granular]);
		let of = |name| demands(DemandFilter { project: Some(project(name)), ..all_demands() });
		assert_eq!(of("WINDFARM00000001"), [open, strict, granular]);
		assert_eq!(of("WINDFARM00000002"), [open, granular]);
		let of = |period| demands(DemandFilter { period: Some(period), ..all_demands() });
		assert_eq!(of(Period::hour(9)), [granular]);
		assert_eq!(of(month(1)), [open]);
		assert_eq!(of(month(2)), [strict]);
		assert_eq!(of(month(3)), [strict]);
		assert_eq!(of(month(4)), [0; 0]);
		assert_eq!(of(Period::day(month(1).index)), [0; 0]);
	});
}

#[test]
fn demands_are_found_by_a_batch_that_would_be_accepted_now() {
	ExtBuilder::build_and_execute(|| {
		let lasting = Criteria { min_validity: VALID_UNTIL - NOW, ..any_wind() };
		let open = Demanding::default().open();
		let lasting = Demanding { criteria: lasting, ..Default::default() }.open();
		let of = |batch| demands(DemandFilter { batch: Some(batch), ..all_demands() });
		assert_eq!(of(ONCE), [open, lasting]);
		assert_eq!(of(OFTEN), [0; 0]);
		assert_eq!(of(99), [0; 0]);
		Clock::set(NOW + 1);
		assert_eq!(of(ONCE), [open]);
	});
}

#[test]
fn demands_are_found_by_price_asset_and_number() {
	ExtBuilder::build_and_execute(|| {
		let low = Demanding { max_price: 7, ..Default::default() }.open();
		let native = Demanding { asset: NATIVE, min_units: 30, ..Default::default() }.open();
		let from = |least| demands(DemandFilter { min_price: Some(least), ..all_demands() });
		assert_eq!(from(7), [low, native]);
		assert_eq!(from(8), [native]);
		assert_eq!(from(PRICE), [native]);
		assert_eq!(from(PRICE + 1), [0; 0]);
		let within = |asset| demands(DemandFilter { asset: Some(asset), ..all_demands() });
		assert_eq!(within(NATIVE), [native]);
		assert_eq!(within(CNY), [low]);
		let of = |units| demands(DemandFilter { units: Some(units), ..all_demands() });
		assert_eq!(of(0), [0; 0]);
		assert_eq!(of(29), [low]);
		assert_eq!(of(30), [low, native]);
		assert_eq!(of(50), [low, native]);
		assert_eq!(of(51), [0; 0]);
	});
}

/// All numbers that a list gives page by page, and the number of pages.
fn walk(mut next_page: impl FnMut(Option<u64>) -> (Vec<u64>, Option<u64>)) -> (Vec<u64>, usize) {
	let (mut all, mut pages, mut after) = (Vec::new(), 0, None);
	loop {
		let (ids, next) = next_page(after);
		all.extend(ids);
		pages += 1;
		match next {
			Some(_) => after = next,
			None => return (sorted(all.into_iter()), pages),
		}
	}
}

fn many_offers(count: u32) -> Vec<OfferId> {
	let offer = |first| {
		Offering { range: range(OFTEN, first, 1), min_units: 1, ..Default::default() }.open()
	};
	(1..=count).map(offer).collect()
}

#[test]
fn pages_show_everything_once() {
	ExtBuilder::build_and_execute(|| {
		let offers = many_offers(25);
		for limit in [1, 7, 25, 26] {
			let (seen, _) = walk(|after| {
				let page = Market::offers(all_offers(), after, limit);
				assert!(page.items.len() <= limit as usize);
				(page.items.iter().map(|offer| offer.id).collect(), page.next)
			});
			assert_eq!(seen, offers);
		}
		let demands: Vec<_> =
			(0..9).map(|_| Demanding { max_price: 1, ..Default::default() }.open()).collect();
		let (seen, pages) = walk(|after| {
			let page = Market::demands(all_demands(), after, 4);
			(page.items.iter().map(|demand| demand.id).collect(), page.next)
		});
		assert_eq!((seen, pages), (demands, 3));
	});
}

#[test]
fn a_page_has_at_least_one_record_and_at_most_a_hundred() {
	ExtBuilder::build_and_execute(|| {
		many_offers(MAX_PAGE + 1);
		let sizes = [0, 1, MAX_PAGE, u32::MAX];
		let found = sizes.map(|limit| Market::offers(all_offers(), None, limit).items.len());
		assert_eq!(found, [1, 1, 100, 100]);
	});
}

#[test]
fn a_page_that_is_gone_on_from_a_record_that_ended_goes_on() {
	ExtBuilder::build_and_execute(|| {
		let offers = many_offers(5);
		let first = Market::offers(all_offers(), None, 2);
		let last = first.next.unwrap();
		assert_ok!(Market::cancel_offer(signed(SELLER), last));
		let rest = Market::offers(all_offers(), Some(last), 10);
		let seen = first.items.into_iter().chain(rest.items).map(|offer| offer.id);
		assert_eq!(sorted(seen), offers);
	});
}

#[test]
fn defect_11_a_page_looks_at_a_limited_number_of_records() {
	ExtBuilder::build().execute_with(|| {
		Offering { range: range(ONCE, 1, 50), ..Default::default() }.open();
		let template = Offers::<Test>::get(0).unwrap();
		for id in 1..MAX_LOOKED as u64 + 50 {
			Offers::<Test>::insert(id, template.clone());
		}
		let none = OfferFilter { max_price: Some(0), ..all_offers() };
		let first = Market::offers(none.clone(), None, 10);
		assert!(first.items.is_empty());
		assert!(first.next.is_some());
		let second = Market::offers(none, first.next, 10);
		assert_eq!(second, Page { items: vec![], next: None });
	});
}

#[test]
fn trades_are_shown_in_their_order() {
	ExtBuilder::build_and_execute(|| {
		let id = Offering::default().open();
		for _ in 0..5 {
			assert_ok!(buy(BUYER, id, 10, PRICE));
		}
		let ids = |after, limit| {
			let page = Market::trades_page(after, limit);
			for (id, trade) in &page.items {
				assert_eq!(Trades::<Test>::get(id).as_ref(), Some(trade));
			}
			(page.items.iter().map(|(id, _)| *id).collect::<Vec<_>>(), page.next)
		};
		assert_eq!(ids(None, 2), (vec![0, 1], Some(1)));
		assert_eq!(ids(Some(1), 2), (vec![2, 3], Some(3)));
		assert_eq!(ids(Some(3), 2), (vec![4], None));
		assert_eq!(ids(Some(4), 2), (vec![], None));
		assert_eq!(ids(None, 100), (vec![0, 1, 2, 3, 4], None));
		assert_eq!(ids(Some(TradeId::MAX), 2), (vec![], None));
	});
}
