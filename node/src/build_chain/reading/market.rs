//! What is traded, and what it is paid with.

use super::{display_name, people::Names, symbol};
use crate::build_chain::{
	description::{Asset, Endowment, NewClass},
	findings::Stated,
	section::Section,
	words::{duration, watt_hours, Currency},
};
use verdigrid_primitives::{
	certificate::{Class, Policy, TradeClass},
	Energy, Granularity,
};

const GRANULARITIES: [(&str, Granularity); 3] =
	[("hour", Granularity::Hour), ("day", Granularity::Day), ("month", Granularity::Month)];
const POLICIES: [(&str, Policy); 3] = [
	("once", Policy::Once),
	("delivery-only", Policy::DeliveryOnly),
	("unlimited", Policy::Unlimited),
];

/// How the file calls a granularity.
pub const fn granularity_name(granularity: Granularity) -> &'static str {
	match granularity {
		Granularity::Hour => "hour",
		Granularity::Day => "day",
		Granularity::Month => "month",
	}
}

/// How the file calls a policy.
pub const fn policy_name(policy: Policy) -> &'static str {
	match policy {
		Policy::Once => "once",
		Policy::DeliveryOnly => "delivery-only",
		Policy::Unlimited => "unlimited",
	}
}

/// A trade class.
pub fn class(section: &mut Section) -> Option<NewClass> {
	let letter = section.parsed("letter", letter);
	let granularity = section.one_of("granularity", &GRANULARITIES);
	let face_value = section.parsed("face-value", watt_hours);
	let policy = section.one_of("policy", &POLICIES);
	let validity = section.parsed("validity", duration::months);
	let (face_value, validity) = (face_value?, validity?);
	Some(NewClass {
		letter: letter?,
		terms: Class {
			granularity: granularity?.value,
			face_value: Energy::from_wh(face_value.value),
			policy: policy?.value,
			validity_months: validity.value,
		},
		face_value: face_value.place,
		validity: validity.place,
	})
}

fn letter(text: &str) -> Result<TradeClass, String> {
	let class = match text.as_bytes() {
		[letter] => TradeClass::new(*letter),
		_ => None,
	};
	class.ok_or_else(|| "it must be one character, A to Z or 0 to 9".into())
}

/// How many bytes the name of an asset may have.
const ASSET_NAME: usize = 50;
/// The most decimals with which one whole unit can still be counted.
const MOST_DECIMALS: u8 = 38;

/// A settlement asset.
pub fn asset(section: &mut Section, names: &Names) -> Option<Asset> {
	let id = section.number("id");
	let owner = names.account(section, "owner");
	let name = section.parsed("name", asset_name);
	let symbol = section.parsed("symbol", symbol);
	let decimals = decimals(section);
	// Without it, amounts are still read, so that their fields are known.
	let currency = Currency {
		symbol: symbol.as_ref().map_or_else(String::new, |symbol| symbol.value.clone()),
		decimals: decimals.unwrap_or_default(),
	};
	let readable = symbol.is_some() && decimals.is_some();
	let amount = |text: &str| if readable { currency.amount(text) } else { Ok(0) };
	let least_balance = section.parsed("least-balance", |text| match amount(text)? {
		0 if readable => Err("it must be more than 0".into()),
		least => Ok(least),
	});
	let endowments = section.sections("endowments", |section| {
		let to = names.account(section, "to");
		let amount: Option<Stated<u128>> = section.parsed("amount", amount);
		Some(Endowment { to: to?, amount: amount? })
	});
	Some(Asset {
		id: id?,
		owner: owner?.value,
		name: name?.value,
		symbol: symbol?,
		decimals: decimals?,
		least_balance: least_balance?.value,
		endowments,
	})
}

fn asset_name(text: &str) -> Result<String, String> {
	if text.len() > ASSET_NAME {
		return Err(format!("it must have {ASSET_NAME} bytes at most"));
	}
	display_name(text)
}

fn decimals(section: &mut Section) -> Option<u8> {
	let decimals = section.number::<u8>("decimals")?;
	if decimals.value > MOST_DECIMALS {
		section.findings.refuse(&decimals.place, format!("it must be {MOST_DECIMALS} at most"));
		return None;
	}
	Some(decimals.value)
}
