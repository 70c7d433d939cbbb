//! Records of the pallet Allowance.

use super::record;
use crate::ledger::values::{padded, At, Money};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a party does not pay for itself.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Allowance {
	/// The party.
	pub party: u32,
	/// Its starting grant. None: it got none.
	pub granted: Option<Money>,
	/// The natural day of the market on which the allowance paid something last, counted from 1970.
	pub day: Option<u32>,
	/// What it paid on that day.
	pub used: Money,
	/// What it ever paid of fees.
	pub fees: Money,
	/// What it ever paid of prices of records that stay.
	pub prices: Money,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Allowance, "allowances", |r| id: r.party.to_string(), order: padded(r.party), facets: {
	"party": r.party,
});

/// What the chain was started with for ever.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Settings {
	/// The market's distance from UTC in minutes, east positive.
	pub market_offset: i16,
	/// When the record was made.
	pub created_at: At,
	/// When it was changed last.
	pub changed_at: At,
}

record!(Settings, "settings", |r| id: SETTINGS.to_owned(), order: SETTINGS.to_owned(), facets: {});

/// The identification of the one record of settings.
pub(crate) const SETTINGS: &str = "chain";
