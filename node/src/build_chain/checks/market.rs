//! Trade classes and settlement assets.

use crate::build_chain::{
	description::{Asset, Description, Endowment, NewClass},
	findings::Findings,
	words::say_watt_hours,
};
use std::collections::{HashMap, HashSet};
use verdigrid_certificates::MAX_FACE_VALUE;
use verdigrid_runtime::{genesis::ChainKind, parameters::horizon, Balance};

/// Notes what is wrong with classes and assets.
pub fn check(chain: &Description, findings: &Findings) {
	classes(chain, findings);
	let assets = &chain.assets.entries;
	let mut symbols = HashMap::from([(chain.token.symbol.as_str(), "the token")]);
	let mut ids = HashSet::new();
	for asset in assets {
		if !ids.insert(asset.id.value) {
			let says = format!("another asset has the number {} already", asset.id.value);
			findings.refuse(&asset.id.place, says);
		}
		if let Some(other) = symbols.insert(&asset.symbol.value, "another asset") {
			let says = format!("{other} has this symbol already: take another");
			findings.refuse(&asset.symbol.place, says);
		}
		endowments(asset, findings);
	}
	if chain.assets.whole && assets.is_empty() && !chain.settle_in_token {
		findings
			.warn("there is no settlement asset: nothing can be paid until governance adds one");
	}
}

fn classes(chain: &Description, findings: &Findings) {
	let mut letters = HashSet::new();
	for class in &chain.classes.entries {
		if !letters.insert(class.letter.value.letter()) {
			findings.refuse(&class.letter.place, "another class has this letter already");
		}
		terms(class, chain.kind, findings);
	}
	if chain.classes.whole && letters.is_empty() {
		findings.warn("there is no trade class: nothing can be issued until governance adds one");
	}
}

fn terms(class: &NewClass, kind: ChainKind, findings: &Findings) {
	let face_value = class.terms.face_value;
	if face_value.is_zero() || face_value > MAX_FACE_VALUE {
		let most = say_watt_hours(MAX_FACE_VALUE.wh());
		findings.refuse(&class.face_value, format!("a certificate is of 1 Wh to {most}"));
	}
	let months = class.terms.validity_months;
	let most = longest_validity(kind);
	if months == 0 || months > most {
		let says = format!(
			"certificates of a chain of this kind are valid for 1 month to {most} months, and it says \
			 {months}"
		);
		findings.refuse(&class.validity, says);
	}
}

const fn longest_validity(kind: ChainKind) -> u16 {
	match kind {
		ChainKind::Live => horizon::LIVE.validity_months,
		ChainKind::Test | ChainKind::Development => horizon::TESTING.validity_months,
	}
}

fn endowments(asset: &Asset, findings: &Findings) {
	let currency = asset.currency();
	let mut accounts = HashSet::new();
	let mut supply = Some(Balance::default());
	for Endowment { to, amount } in &asset.endowments.entries {
		if !accounts.insert(&to.value) {
			findings
				.refuse(&to.place, "the account has this asset already: name each account once");
		}
		if amount.value < asset.least_balance {
			let least = currency.say(asset.least_balance);
			findings.refuse(&amount.place, format!("it is less than the least balance, {least}"));
		}
		supply = supply.and_then(|supply| supply.checked_add(amount.value));
	}
	if supply.is_none() {
		let most = currency.say(Balance::MAX);
		let says = format!("all endowments together are more than can be counted, which is {most}");
		findings.refuse(&asset.endowments.place, says);
	}
}
