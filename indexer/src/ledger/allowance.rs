//! What the events of the pallet Allowance do to the records.

use super::{
	records::allowance::{Allowance, Settings, SETTINGS},
	scribe::{Done, Scribe},
	values::Money,
};
use crate::book::BookError;
use verdigrid_client::api::allowance::Event;
use verdigrid_primitives::{Granularity, MarketOffset, Period};

/// Takes in an event.
pub(super) async fn apply(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::FeeCovered { party, amount } => {
			let mut allowance = used(scribe, *party, Money(*amount)).await?;
			allowance.fees = allowance.fees.plus(Money(*amount));
			scribe.put_changed(&mut allowance)
		}
		Event::PriceCovered { party, amount } => {
			let mut allowance = used(scribe, *party, Money(*amount)).await?;
			allowance.prices = allowance.prices.plus(Money(*amount));
			scribe.put_changed(&mut allowance)
		}
		Event::Granted { party, amount, .. } => {
			let mut allowance = of(scribe, *party).await?;
			allowance.granted = Some(Money(*amount));
			scribe.put_changed(&mut allowance)
		}
		Event::FeeWaived { .. } | Event::GrantNotPaid { .. } => Ok(()),
	}
}

async fn of(scribe: &mut Scribe<'_, '_>, party: u32) -> Result<Allowance, BookError> {
	let known = scribe.get(&party.to_string()).await?;
	Ok(known.unwrap_or(Allowance {
		party,
		granted: None,
		day: None,
		used: Money::default(),
		fees: Money::default(),
		prices: Money::default(),
		created_at: scribe.at,
		changed_at: scribe.at,
	}))
}

/// The allowance after it paid something.
async fn used(
	scribe: &mut Scribe<'_, '_>,
	party: u32,
	amount: Money,
) -> Result<Allowance, BookError> {
	let settings: Settings = scribe.need(SETTINGS).await?;
	let offset = MarketOffset::from_minutes(settings.market_offset).unwrap_or_default();
	let day =
		Period::containing(Granularity::Day, scribe.at.time, offset).map_or(0, |day| day.index);
	let mut allowance = of(scribe, party).await?;
	if allowance.day != Some(day) {
		(allowance.day, allowance.used) = (Some(day), Money::default());
	}
	allowance.used = allowance.used.plus(amount);
	Ok(allowance)
}
