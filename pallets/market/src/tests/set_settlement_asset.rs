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
		assert!(Assets::<Test>::contains_key(CNY));
		assert!(!Assets::<Test>::contains_key(USD));
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
fn only_governance_says_what_money_is() {
	ExtBuilder::build_and_execute(|| {
		for origin in [signed(SELLER), RuntimeOrigin::none()] {
			assert_noop!(Market::set_settlement_asset(origin, USD, true), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn assets_of_the_genesis_are_allowed() {
	ExtBuilder::build_and_execute(|| {
		let mut allowed: Vec<_> = Assets::<Test>::iter_keys().collect();
		allowed.sort();
		assert_eq!(allowed, [NATIVE, CNY]);
	});
}
