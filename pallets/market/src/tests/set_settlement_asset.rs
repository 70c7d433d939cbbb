use super::*;

fn set(asset: AssetId, allowed: bool) -> DispatchResult {
	Market::set_settlement_asset(RuntimeOrigin::root(), asset, allowed)
}

#[test]
fn governance_allows_an_asset() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(set(USD, true));
		assert_eq!(last_event(), Event::SettlementAssetSet { asset: USD, allowed: true });
		Offering { asset: USD, ..Default::default() }.open();
	});
}

#[test]
fn governance_forbids_an_asset() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(set(CNY, false));
		assert_eq!(last_event(), Event::SettlementAssetSet { asset: CNY, allowed: false });
		assert_noop!(Offering::default().submit(), Error::<Test>::AssetNotAllowed);
	});
}

#[test]
fn saying_again_what_is_so_changes_nothing() {
	ExtBuilder::build_and_execute(|| {
		assert_ok!(set(CNY, true));
		assert_ok!(set(USD, false));
		assert!(crate::Assets::<Test>::contains_key(CNY));
		assert!(!crate::Assets::<Test>::contains_key(USD));
	});
}

#[test]
fn an_asset_that_does_not_exist_is_not_allowed() {
	ExtBuilder::build_and_execute(|| {
		let unknown = AssetId::WithId(99);
		assert_noop!(set(unknown.clone(), true), Error::<Test>::UnknownAsset);
		assert_ok!(set(unknown, false));
	});
}

#[test]
fn r37_an_asset_that_cannot_pay_small_sums_is_not_allowed() {
	ExtBuilder::build_and_execute(|| {
		let coarse = AssetId::WithId(3);
		assert_noop!(set(coarse.clone(), true), Error::<Test>::MinimumBalanceTooHigh);
		assert_ok!(set(coarse, false));
		assert_ok!(set(USD, true));
		// The chain's own token, whatever its minimum.
		const { assert!(NATIVE_MIN > 1) };
		assert_ok!(set(NATIVE, true));
	});
}

#[test]
fn assets_of_the_genesis_are_allowed() {
	ExtBuilder::build_and_execute(|| {
		let mut allowed: Vec<_> = crate::Assets::<Test>::iter_keys().collect();
		allowed.sort();
		assert_eq!(allowed, [NATIVE, CNY]);
	});
}

/// Three offers of 50 certificates at different prices, one in each asset.
fn an_offer_in_each() -> [(AssetId, OfferId, Amount); 3] {
	assert_ok!(set(USD, true));
	let mut first = 1;
	[(CNY, 100), (USD, 14), (NATIVE, 3)].map(|(asset, price)| {
		let goods = range(OFTEN, first, 50);
		first += 50;
		let id =
			Offering { range: goods, asset: asset.clone(), price, ..Default::default() }.open();
		(asset, id, price)
	})
}

/// Three demands at different prices, one in each asset.
fn a_demand_in_each() -> [(AssetId, DemandId, Amount); 3] {
	assert_ok!(set(USD, true));
	[(CNY, 100), (USD, 14), (NATIVE, 3)].map(|(asset, max_price)| {
		let id = Demanding { asset: asset.clone(), max_price, ..Default::default() }.open();
		(asset, id, max_price)
	})
}

#[test]
fn purchases_in_several_assets_move_each_its_own_money() {
	ExtBuilder::build_and_execute(|| {
		let offers = an_offer_in_each();
		for (asset, id, price) in &offers {
			assert_ok!(buy(BUYER, *id, 50, *price));
			assert_eq!(Trades::<Test>::get(id).unwrap().asset, *asset);
		}
		for (asset, _, price) in offers {
			assert_eq!(World::free(asset.clone(), SELLER), ENDOWMENT + 50 * price);
			assert_eq!(World::free(asset, BUYER), ENDOWMENT - 50 * price);
		}
		assert_eq!(World::units_of(102, OFTEN), 150);
	});
}

#[test]
fn fills_in_several_assets_are_paid_out_of_their_own_holds() {
	ExtBuilder::build_and_execute(|| {
		let demands = a_demand_in_each();
		let holds = |asset: &AssetId| held(asset.clone(), BUYER);
		for (asset, _, price) in &demands {
			assert_eq!(holds(asset), 50 * price);
		}
		let mut first = 1;
		for (asset, id, price) in &demands {
			assert_ok!(fill(SELLER, *id, range(ONCE, first, 20), price - 1));
			first += 20;
			assert_eq!(holds(asset), 30 * price);
			assert_eq!(World::total(asset.clone(), BUYER), ENDOWMENT - 20 * (price - 1));
			assert_eq!(World::total(asset.clone(), SELLER), ENDOWMENT + 20 * (price - 1));
		}
	});
}

#[test]
fn forbidding_one_asset_stops_the_trades_in_it_and_no_others() {
	ExtBuilder::build_and_execute(|| {
		let [cny, usd, native] = an_offer_in_each();
		let [_, wanted_usd, wanted_native] = a_demand_in_each();
		assert_ok!(set(USD, false));
		let buy = |(_, id, price): &(AssetId, OfferId, Amount)| buy(BUYER, *id, 10, *price);
		assert_noop!(buy(&usd), Error::<Test>::AssetNotAllowed);
		assert_noop!(
			fill(SELLER, wanted_usd.1, range(ONCE, 1, 10), 1),
			Error::<Test>::AssetNotAllowed
		);
		let again = Offering { asset: USD, ..Default::default() };
		assert_noop!(again.submit(), Error::<Test>::AssetNotAllowed);
		let again = Demanding { asset: USD, ..Default::default() };
		assert_noop!(again.submit(), Error::<Test>::AssetNotAllowed);

		assert_ok!(buy(&cny));
		assert_ok!(buy(&native));
		assert_ok!(fill(SELLER, wanted_native.1, range(ONCE, 1, 10), 1));
		assert_ok!(set(USD, true));
		assert_ok!(buy(&usd));
	});
}

#[test]
fn orders_in_a_forbidden_asset_can_be_cancelled_and_expire() {
	ExtBuilder::build_and_execute(|| {
		let offers = an_offer_in_each();
		let demands = a_demand_in_each();
		for asset in [CNY, USD, NATIVE] {
			assert_ok!(set(asset, false));
		}
		assert_ok!(Market::cancel_offer(signed(SELLER), offers[0].1));
		assert_ok!(Market::cancel_demand(signed(BUYER), demands[0].1));
		Clock::set(EXPIRY);
		assert_ok!(Market::expire(signed(THIRD), Order::Offer(offers[1].1)));
		assert_ok!(Market::expire(signed(THIRD), Order::Demand(demands[1].1)));
		use frame_support::{traits::Hooks, weights::Weight};
		Market::on_idle(System::block_number(), Weight::MAX);
		assert_eq!((Offers::<Test>::iter().count(), Demands::<Test>::iter().count()), (0, 0));
		for asset in [CNY, USD, NATIVE] {
			assert_eq!((held(asset.clone(), BUYER), World::free(asset, BUYER)), (0, ENDOWMENT));
		}
	});
}

#[test]
fn money_in_one_asset_pays_for_nothing_in_another() {
	ExtBuilder::build_and_execute(|| {
		let [_, (_, id, price), _] = an_offer_in_each();
		use frame_support::traits::{fungibles::Mutate, tokens::Preservation};
		let all_but_min = ENDOWMENT - TOKEN_MIN;
		assert_ok!(Money::transfer(USD, &BUYER, &THIRD, all_but_min, Preservation::Preserve));
		assert_noop!(buy(BUYER, id, 50, price), Error::<Test>::InsufficientFunds);
	});
}
