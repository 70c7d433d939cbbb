//! What the runtime then says is what the file says.

use super::{key, planned, with};
use crate::build_chain::{
	checks::say_parameter,
	rules::{as_number, as_periods, field_name, on, parameters, parameters_of},
	words::Currency,
};
use codec::Encode;
use frame_support::traits::{
	fungible::Inspect,
	fungibles::{self, metadata::Inspect as _, roles::Inspect as _},
	Get, RankedMembers as _,
};
use sp_core::{
	crypto::{key_types, Ss58Codec},
	H256,
};
use sp_io::hashing::blake2_256;
use std::collections::BTreeMap;
use verdigrid_certificates::Classes;
use verdigrid_identity::{
	types::{PartyStatus, Registrar},
	Parties, PartyOf, Registrars,
};
use verdigrid_primitives::{
	certificate::{Class, Policy, TradeClass},
	evidence::Source,
	party::{PartyKind, Role, Roles},
	Energy, Granularity,
};
use verdigrid_runtime::{
	genesis::{kind, BlocksInSession, ChainKind, ChainOffset},
	governance::VOTING_RANK,
	money::{governance_account, NativeOrAsset},
	AccountId, Assets, Balances, Evidence, Grandpa, RankedCollective, Runtime, Session, HOURS,
	MINUTES, VDG,
};

fn account(name: &str) -> AccountId {
	AccountId::from_ss58check(&key(&format!("account of {name}"))).unwrap()
}

fn key_bytes(name: &str) -> Vec<u8> {
	AccountId::from_ss58check(&key(name)).unwrap().encode()
}

/// Looks at the state that the runtime makes of the example after these changes.
fn see<Seen>(changes: &[(&str, &str)], look: impl FnOnce() -> Seen) -> Seen {
	let (_, _, mut state) = planned(&with(changes));
	on(&mut state, look)
}

#[test]
fn kind_offset_and_sessions() {
	let seen = |changes: &[(&str, &str)]| {
		see(changes, || (kind(), ChainOffset::get().minutes(), BlocksInSession::get()))
	};
	assert_eq!(seen(&[]), (ChainKind::Live, 480, HOURS));
	let changes = [
		("kind = \"live\"", "kind = \"test\""),
		("\"+08:00\"", "\"-03:30\""),
		("session-length = \"1 h\"", "session-length = \"2 min\""),
	];
	assert_eq!(seen(&changes), (ChainKind::Test, -210, 2 * MINUTES));
	assert_eq!(seen(&[("session-length = \"1 h\"", "")]).2, HOURS);
}

#[test]
fn members_vote() {
	see(&[], || {
		for name in ["transmission company", "power trading centre", "energy agency"] {
			let account = account(&format!("the {name}"));
			assert_eq!(RankedCollective::rank_of(&account), Some(VOTING_RANK));
		}
		assert_eq!(RankedCollective::rank_of(&account("the registrar")), None);
	});
}

#[test]
fn tokens_are_where_the_file_says() {
	see(&[], || {
		for (account, tokens) in [
			(account("the energy agency"), 10_000),
			(account("the operator of node 4"), 100),
			(account("the registrar"), 1_000),
			(account("the issuer"), 1_000),
			(account("seat 3 of the energy platform"), 200),
			(account("the settlement bank"), 1_000),
			(governance_account(), 1_000_000),
		] {
			assert_eq!(<Balances as Inspect<_>>::total_balance(&account), tokens * VDG);
		}
		let all = 1_000_000 + 3 * 10_000 + 100 + 3 * 1_000 + 8 * 200;
		assert_eq!(<Balances as Inspect<AccountId>>::total_issuance(), all * VDG);
	});
	let most = "tokens = \"340 282 366 920 938 463 463 000 000.5 VDG\"";
	see(&[("tokens = \"1 000 000 VDG\"", most)], || {
		let tokens = <Balances as Inspect<_>>::total_balance(&governance_account());
		assert_eq!(tokens, 340_282_366_920_938_463_463_000_000_500_000_000_000);
	});
}

#[test]
fn validators_have_the_keys_that_they_gave() {
	let validators =
		["transmission company", "power trading centre", "energy agency", "operator of node 4"];
	see(&[], || {
		assert_eq!(Session::validators().len(), validators.len());
		assert_eq!(Grandpa::grandpa_authorities().len(), validators.len());
		for name in validators {
			let account = account(&format!("the {name}"));
			assert!(Session::validators().contains(&account), "{name}");
			for (purpose, kind) in [("Aura", key_types::AURA), ("GRANDPA", key_types::GRANDPA)] {
				let key = key_bytes(&format!("{purpose} key of the {name}"));
				assert_eq!(Session::key_owner(kind, &key), Some(account.clone()), "{name}");
			}
		}
	});
}

#[test]
fn keys_in_one_field_with_their_proof_are_the_same() {
	let of = "of the energy agency";
	let named = |what: &str| key(&format!("{what} {of}"));
	let two = format!("aura = \"{}\"\ngrandpa = \"{}\"", named("Aura key"), named("GRANDPA key"));
	let one = format!("keys = \"{}\"\nproof = \"{}\"", named("keys"), named("proof"));
	let (chain, patch, _) = planned(&with(&[(&two, &one)]));
	assert_eq!(patch, planned(&with(&[])).1);
	let proved: Vec<_> =
		chain.people.validators.entries.iter().map(|validator| validator.proved).collect();
	assert_eq!(proved, [true, true, true, false]);
}

#[test]
fn registrars_may_attest_what_the_file_says() {
	let seen = |changes: &[(&str, &str)]| {
		see(changes, || Registrars::<Runtime>::get(account("the registrar")).unwrap())
	};
	assert_eq!(seen(&[]), Registrar { roles: Roles::ALL, max_level: 3 });
	let roles = ("[\"all\"]", "[\"issuer\", \"trading-centre\", \"energy-platform\"]");
	let level = ("highest-level = 3", "highest-level = 200");
	let expected = Roles::of(&[Role::Issuer, Role::TradingCentre, Role::EnergyPlatform]);
	assert_eq!(seen(&[roles, level]), Registrar { roles: expected, max_level: 200 });
}

#[test]
fn parties_are_what_the_file_says() {
	let changes = [
		("name = \"Issuer\"", "name = \"Issuer\"\nkind = \"person\""),
		("[\"issuer\"]", "[\"issuer\", \"auditor\", \"consumer\", \"generator\", \"trader\"]"),
		("level = 3\njurisdiction = \"CN\"", "level = 2\njurisdiction = \"FR-ARA\""),
	];
	see(&changes, || {
		let party = |name: &str| {
			let number = PartyOf::<Runtime>::get(account(name)).unwrap();
			Parties::<Runtime>::get(number).unwrap()
		};
		let issuer = party("the issuer");
		let roles = [Role::Issuer, Role::Auditor, Role::Consumer, Role::Generator, Role::Trader];
		assert_eq!(issuer.kind, PartyKind::Person);
		assert_eq!(issuer.roles, Roles::of(&roles));
		assert_eq!(issuer.level, 2);
		assert_eq!(issuer.jurisdiction.to_vec(), b"FR-ARA");
		assert_eq!(issuer.tag, Some(H256(blake2_256(b"tag of the issuer"))));
		assert_eq!(issuer.status, PartyStatus::Active);
		assert_eq!(issuer.registrar, Some(account("the registrar")));
		let seat = party("seat 1 of the energy platform");
		assert_eq!((seat.kind, seat.level), (PartyKind::Organisation, 3));
		assert_eq!(Parties::<Runtime>::iter().count(), 9);
	});
}

#[test]
fn seats_are_in_the_order_of_the_file() {
	see(&[], || {
		for (source, name) in [
			(Source::TradingCentre, "the trading centre"),
			(Source::EnergyPlatform, "the energy platform"),
		] {
			let (version, committee) = Evidence::committee(source);
			let seats: Vec<_> = (1..=4)
				.map(|seat| PartyOf::<Runtime>::get(account(&format!("seat {seat} of {name}"))))
				.collect();
			let members: Vec<_> = committee.members.into_iter().map(Some).collect();
			assert_eq!((version, committee.quorum, members), (1, 3, seats));
		}
	});
}

#[test]
fn classes_have_their_terms() {
	let class = |granularity, wh, policy, validity_months| Class {
		granularity,
		face_value: Energy::from_wh(wh),
		policy,
		validity_months,
	};
	let changed =
		("letter = \"K\"\ngranularity = \"hour\"", "letter = \"7\"\ngranularity = \"day\"");
	see(&[changed, ("validity = \"24 months\"", "validity = \"5 years\"")], || {
		let seen: BTreeMap<_, _> = Classes::<Runtime>::iter().collect();
		let expected = [
			(TradeClass::TRADABLE, class(Granularity::Month, 1_000_000, Policy::Once, 60)),
			(
				TradeClass::NON_TRADABLE,
				class(Granularity::Month, 1_000_000, Policy::DeliveryOnly, 24),
			),
			(TradeClass::GRANULAR, class(Granularity::Hour, 1, Policy::Unlimited, 24)),
			(TradeClass::new(b'7').unwrap(), class(Granularity::Day, 1_000, Policy::Unlimited, 24)),
		];
		assert_eq!(seen, BTreeMap::from(expected));
	});
}

#[test]
fn assets_have_owner_names_and_holders() {
	const ID: u32 = 4_000_000_000;
	let changes = [
		("id = 1\nowner = \"Settlement bank\"", "id = 4000000000\nowner = \"governance\""),
		("decimals = 2", "decimals = 3"),
		("0.01 CNY", "0.005 CNY"),
		("\"100 000 000 CNY\" },", "\"1.234 CNY\" }, { to = \"Issuer\", amount = \"7 CNY\" },"),
	];
	see(&changes, || {
		assert_eq!(Assets::owner(ID), Some(governance_account()));
		assert_eq!(<Assets as fungibles::Inspect<AccountId>>::minimum_balance(ID), 5);
		assert_eq!(Assets::name(ID), b"CNY settlement token");
		assert_eq!(Assets::symbol(ID), b"CNY");
		assert_eq!(Assets::decimals(ID), 3);
		let balance = |who: &AccountId| <Assets as fungibles::Inspect<_>>::balance(ID, who);
		assert_eq!(balance(&account("the settlement bank")), 1_234);
		assert_eq!(balance(&account("the issuer")), 7_000);
		assert_eq!(<Assets as fungibles::Inspect<AccountId>>::total_issuance(ID), 8_234);
	});
	see(&[], || assert_eq!(Assets::owner(1), Some(account("the settlement bank"))));
}

#[test]
fn trades_are_paid_in_what_the_file_says() {
	let seen = |changes: &[(&str, &str)]| {
		see(changes, || {
			let native = NativeOrAsset::Native;
			[native, NativeOrAsset::WithId(1), NativeOrAsset::WithId(2)]
				.map(|asset| verdigrid_market::Assets::<Runtime>::contains_key(&asset))
		})
	};
	assert_eq!(seen(&[]), [false, true, false]);
	let both = ("settle-in-token = false", "settle-in-token = true");
	assert_eq!(seen(&[both]), [true, true, false]);
}

/// Each parameter at an end of its bounds, which is not its default: so none is mistaken for another.
#[test]
fn every_parameter_and_period_arrives() {
	let token = Currency { symbol: "VDG".into(), decimals: 12 };
	let rules = parameters(ChainKind::Live, None);
	let mut settings = String::from("[parameters]\n");
	for rule in &rules {
		let Some(most) = as_number(rule.highest) else { continue };
		// More members and larger bonds than the example has.
		let value = match rule.name.as_str() {
			"MinMembers" => 3,
			"SeatBond" => VDG,
			_ => most,
		};
		let said = say_parameter(value, rule.unit, &token);
		let said = match said.strip_suffix(" members").or(said.strip_suffix(" records")) {
			Some(number) => number.to_owned(),
			None => format!("\"{said}\""),
		};
		settings.push_str(&format!("{} = {said}\n", field_name(&rule.name)));
	}
	let periods = [
		("[tracks.root]", [3_600 * 3, 86_400 * 4, 3_600 * 7, 3_600 * 2]),
		("[tracks.registry-admin]", [3_600 * 4, 86_400 * 3, 3_600 * 8, 3_600 * 5]),
		("[tracks.oracle-admin]", [3_600 * 6, 86_400 * 2, 3_600 * 9, 3_600 * 10]),
		("[tracks.emergency]", [600, 86_400 * 5, 900, 1_200]),
	];
	let tracks = periods.map(|(heading, [prepare, decision, confirm, enactment])| {
		format!(
			"{heading}\nprepare = \"{prepare} s\"\ndecision = \"{decision} s\"\nconfirm = \
			 \"{confirm} s\"\nenactment = \"{enactment} s\"\n"
		)
	});
	let mut changes = vec![("[parameters]", settings.as_str())];
	let headings = periods.iter().map(|(heading, _)| *heading);
	changes.extend(headings.zip(tracks.iter().map(String::as_str)));
	let (_, _, mut state) = planned(&with(&changes));
	let mut tracks = periods.iter();
	for rule in parameters_of(&mut state) {
		if let Some(periods) = as_periods(rule.value) {
			let (_, seconds) = tracks.next().unwrap();
			let seen = [periods.prepare, periods.decision, periods.confirm, periods.enactment];
			assert_eq!(seen.map(|blocks| blocks * 3), *seconds, "{}", rule.name);
		} else {
			let expected = match rule.name.as_str() {
				"MinMembers" => 3,
				"SeatBond" => VDG,
				_ => as_number(rule.highest).unwrap(),
			};
			assert_eq!(as_number(rule.value), Some(expected), "{}", rule.name);
		}
	}
	assert!(tracks.next().is_none());
}

#[test]
fn a_period_that_is_left_out_keeps_its_default() {
	let changed = ("[tracks.root]", "[tracks.root]\ndecision = \"21 days\"");
	let (_, _, mut state) = planned(&with(&[changed]));
	let rule = parameters_of(&mut state).into_iter().next().unwrap();
	let (seen, usual) = (as_periods(rule.value).unwrap(), as_periods(rule.default).unwrap());
	assert_eq!(seen.decision, 21 * 24 * HOURS);
	assert_eq!((seen.prepare, seen.confirm), (usual.prepare, usual.confirm));
	assert_eq!(seen.enactment, usual.enactment);
}
