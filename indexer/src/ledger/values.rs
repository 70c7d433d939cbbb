//! What records are written with: moments, money, ranges of certificates, and the words of the chain.

use serde::{Deserialize, Serialize};
use std::fmt::Display;
use subxt::utils::{AccountId32, Static, H256};
use utoipa::ToSchema;
use verdigrid_client::api::runtime_types::{
	bounded_collections::bounded_vec::BoundedVec,
	frame_support::traits::tokens::fungible::union_of::NativeOrWithId,
};
use verdigrid_primitives as primitives;

/// The texts under which a value is found in a list.
pub(super) trait FacetValues {
	/// One text for each value.
	fn values(&self) -> Vec<String>;
}

impl<V: FacetValues> FacetValues for Option<V> {
	fn values(&self) -> Vec<String> {
		self.iter().flat_map(V::values).collect()
	}
}

impl<V: FacetValues> FacetValues for Vec<V> {
	fn values(&self) -> Vec<String> {
		self.iter().flat_map(V::values).collect()
	}
}

impl<V: FacetValues + ?Sized> FacetValues for &V {
	fn values(&self) -> Vec<String> {
		(*self).values()
	}
}

/// Values whose text is their only one.
macro_rules! one_value {
	($($type:ty),*) => {
		$(impl FacetValues for $type {
			fn values(&self) -> Vec<String> {
				vec![self.to_string()]
			}
		})*
	};
}

one_value!(u16, u32, u64, bool, String);

/// A text that the chain writes in its own form.
macro_rules! texts {
	($($(#[$meta:meta])* $name:ident),* $(,)?) => {
		$($(#[$meta])*
		#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, ToSchema)]
		#[serde(transparent)]
		#[schema(value_type = String)]
		pub struct $name(pub String);

		impl Display for $name {
			fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
				f.write_str(&self.0)
			}
		}

		one_value!($name);)*
	};
}

texts! {
	/// An account, in the SS58 form of the chain.
	Account,
	/// A hash: `0x` and 64 hexadecimal digits.
	Hash,
	/// An asset that is paid in: `native`, or the number of the asset.
	Asset,
	/// The identification of a meter.
	MeterName,
	/// The code of a project: 17 characters.
	Code,
	/// A trade class: one character.
	ClassLetter,
	/// A region.
	Region,
}

/// An amount of money in the smallest unit of its asset, as a decimal text.
#[derive(
	Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize, ToSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schema(value_type = String, example = "1000000000000")]
pub struct Money(pub u128);

impl From<Money> for String {
	fn from(money: Money) -> Self {
		money.0.to_string()
	}
}

impl TryFrom<String> for Money {
	type Error = std::num::ParseIntError;

	fn try_from(text: String) -> Result<Self, Self::Error> {
		text.parse().map(Money)
	}
}

impl Money {
	/// The price of so many certificates.
	pub(super) fn times(self, units: u32) -> Self {
		Money(self.0.saturating_mul(units.into()))
	}

	/// What is left after a part was taken.
	pub(super) fn less(self, part: Self) -> Self {
		Money(self.0.saturating_sub(part.0))
	}

	/// Both together.
	pub(super) fn plus(self, other: Self) -> Self {
		Money(self.0.saturating_add(other.0))
	}
}

/// When something happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct At {
	/// The number of the block. 0 for what the chain started with.
	pub block: u64,
	/// The moment of the block, in seconds since 1970. 0 for what the chain started with.
	pub time: u64,
}

/// A run of certificates of one batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct Range {
	/// The batch.
	pub batch: u64,
	/// The first certificate, from 1.
	pub first: u32,
	/// How many.
	pub units: u32,
}

impl Range {
	/// The first certificate after the run.
	pub(super) fn end(&self) -> u32 {
		self.first.saturating_add(self.units)
	}

	/// What is left when so many are taken from the front.
	pub(super) fn without_front(&self, units: u32) -> Self {
		Range {
			first: self.first.saturating_add(units),
			units: self.units.saturating_sub(units),
			..*self
		}
	}
}

impl From<&Static<primitives::certificate::CertificateRange>> for Range {
	fn from(range: &Static<primitives::certificate::CertificateRange>) -> Self {
		let primitives::certificate::CertificateRange { batch, first, units } = range.0;
		Range { batch, first, units }
	}
}

/// Defines enums that are written as one word.
macro_rules! words {
	($($(#[$meta:meta])* $name:ident { $($(#[$word_meta:meta])* $word:ident),* $(,)? })*) => {
		$($(#[$meta])*
		#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
		#[serde(rename_all = "camelCase")]
		pub enum $name {
			$($(#[$word_meta])* $word,)*
		}

		impl $crate::ledger::values::FacetValues for $name {
			fn values(&self) -> Vec<String> {
				let word = match self {
					$($name::$word => stringify!($word),)*
				};
				let mut letters = word.chars();
				let first = letters.next().map(|first| first.to_ascii_lowercase());
				vec![first.into_iter().chain(letters).collect()]
			}
		})*
	};
}
pub(super) use words;

/// Turns an enum of the chain into one of ours with the same names.
macro_rules! same_words {
	($from:ty => $to:ident { $($word:ident),* $(,)? }) => {
		impl From<&$from> for $to {
			fn from(value: &$from) -> Self {
				type Chain = $from;
				match value {
					$(Chain::$word { .. } => $to::$word,)*
				}
			}
		}
	};
}
pub(super) use same_words;

words! {
	/// How long a period is.
	Granularity {
		/// An hour of UTC.
		Hour,
		/// A natural day of the market.
		Day,
		/// A natural month of the market.
		Month,
	}
	/// What drives a generator.
	EnergySource {
		/// Wind.
		Wind,
		/// Sun.
		Solar,
		/// Water.
		Hydro,
		/// Biomass.
		Biomass,
		/// Heat of the earth.
		Geothermal,
		/// Tides and waves.
		Ocean,
	}
}

same_words!(primitives::Granularity => Granularity { Hour, Day, Month });
same_words!(primitives::certificate::EnergySource => EnergySource { Wind, Solar, Hydro, Biomass, Geothermal, Ocean });

/// A period of time, as the market counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize, ToSchema)]
pub struct Period {
	/// How long.
	pub granularity: Granularity,
	/// Which one, counted from 1970.
	pub index: u32,
}

impl From<&primitives::Period> for Period {
	fn from(period: &primitives::Period) -> Self {
		Period { granularity: (&period.granularity).into(), index: period.index }
	}
}

impl Display for Period {
	/// As it stands in identifications: `h486121`, `d20255`, `m665`.
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		let letter = match self.granularity {
			Granularity::Hour => 'h',
			Granularity::Day => 'd',
			Granularity::Month => 'm',
		};
		write!(f, "{letter}{}", self.index)
	}
}

impl Period {
	/// So that the order of the texts is that of the periods.
	pub(super) fn order(&self) -> String {
		let letter = match self.granularity {
			Granularity::Hour => 0,
			Granularity::Day => 1,
			Granularity::Month => 2,
		};
		format!("{letter}{:010}", self.index)
	}
}

one_value!(Period);

/// A number of up to 64 bits, so that the order of the texts is that of the numbers.
pub(crate) fn padded(number: impl Into<u64>) -> String {
	format!("{:020}", number.into())
}

/// The price in an order of texts.
pub(crate) fn padded_money(money: Money) -> String {
	format!("{:039}", money.0)
}

/// An account as it is written.
pub(crate) fn account(account: &AccountId32) -> Account {
	Account(account.to_string())
}

/// A hash as it is written.
pub(crate) fn hash(hash: &H256) -> Hash {
	bytes_as_hash(&hash.0)
}

/// Bytes as they are written.
pub(crate) fn bytes_as_hash(bytes: &[u8]) -> Hash {
	Hash(format!("0x{}", hex::encode(bytes)))
}

/// An asset as it is written.
pub(crate) fn asset(asset: &NativeOrWithId<u32>) -> Asset {
	match asset {
		NativeOrWithId::Native => Asset("native".to_owned()),
		NativeOrWithId::WithId(number) => Asset(number.to_string()),
	}
}

/// A text of the chain. What is not UTF-8 is replaced.
pub(crate) fn text(bytes: &[u8]) -> String {
	String::from_utf8_lossy(bytes).into_owned()
}

/// A region as it is written.
pub(crate) fn region(code: &BoundedVec<u8>) -> Region {
	Region(text(&code.0))
}

/// A meter as it is written.
pub(crate) fn meter(id: &Static<primitives::party::MeterId>) -> MeterName {
	MeterName(id.0.to_string())
}

/// A project as it is written.
pub(crate) fn code(code: &Static<primitives::certificate::ProjectCode>) -> Code {
	Code(text(code.0.as_bytes()))
}

/// A trade class as it is written.
pub(crate) fn class(class: &Static<primitives::certificate::TradeClass>) -> ClassLetter {
	ClassLetter(char::from(class.0.letter()).to_string())
}

/// The names of the roles in a set.
pub(crate) fn roles(roles: primitives::party::Roles) -> Vec<Role> {
	use primitives::party::Role as Chain;
	let all = Chain::ALL.into_iter().filter(|role| roles.has(*role));
	all.map(|role| (&role).into()).collect()
}

words! {
	/// What a party may do.
	Role {
		/// Uses power, buys certificates, holds vouchers.
		Consumer,
		/// Generates power and owns projects.
		Generator,
		/// Buys and sells certificates without using power.
		Trader,
		/// Registers projects and issues certificates.
		Issuer,
		/// Settles trades and exchanges certificates.
		TradingCentre,
		/// Measures energy.
		EnergyPlatform,
		/// Reads and checks.
		Auditor,
	}
}

same_words!(primitives::party::Role => Role {
	Consumer, Generator, Trader, Issuer, TradingCentre, EnergyPlatform, Auditor,
});
