//! The ledger: the events of a chain, in their order, make the records of everything that is on it.
//!
//! It is a function of nothing but events and the book. The one exception is the start: what a chain starts with has
//! no events, so [`begin`] reads it from the state of block 0.
//!
//! * [`values`]: what records are written with: moments, ranges, money;
//! * [`records`]: the kinds of records, one file for each pallet;
//! * one file for each pallet: what its events do to the records.

mod allowance;
mod auction;
mod begin;
mod bundles;
mod certificates;
mod escrow;
mod evidence;
mod governance;
mod identity;
mod market;
mod mentions;
mod parameters;
pub mod records;
mod scribe;
pub(crate) mod state;
#[cfg(test)]
mod tests;
pub mod values;
mod vouchers;

use crate::book::{Book, BookError, Record};
pub(crate) use escrow::condition;
use scribe::Scribe;
use std::borrow::Cow;
use utoipa::openapi::{RefOr, Schema};
use values::{account, At};
use verdigrid_client::{api, AtBlock};

/// When and by whom an event was brought about.
#[derive(Clone, Debug)]
pub struct Context {
	/// The number of the block.
	pub block: u64,
	/// The moment that the chain knew, in seconds since 1970. That is the moment of the block, but not for what happens
	/// before the first extrinsic, which sets it. Then it is the moment of the block before. So what governance decided,
	/// which the scheduler carries out at the beginning of a block, has the moment that the chain notes for it.
	pub time: u64,
	/// The place of the extrinsic in the block. None if the chain itself acted, before or after all extrinsics.
	pub extrinsic: Option<u32>,
	/// The account that signed the extrinsic, if one did.
	pub signer: Option<subxt::utils::AccountId32>,
}

/// A kind of records, for the store and for OpenAPI.
pub struct Kind {
	/// Its name, as in addresses: `trades`.
	pub name: &'static str,
	/// By what its list can be filtered.
	pub facets: &'static [&'static str],
	/// The name of its schema.
	pub schema_name: Cow<'static, str>,
	/// Its schema.
	pub schema: RefOr<Schema>,
	/// The schemas that its schema refers to, by name.
	pub parts: Vec<(String, RefOr<Schema>)>,
}

/// A run of certificates of one batch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
	/// The batch.
	pub batch: u64,
	/// The first certificate, from 1.
	pub first: u32,
	/// The last certificate.
	pub last: u32,
}

/// Writes the records of what the chain starts with, from the state at block 0.
pub async fn begin(book: &mut Book<'_>, at: &AtBlock) -> Result<(), BookError> {
	begin::begin(&mut Scribe::of(book, At::default(), None), at).await
}

/// The moment that the chain knows at a block, in seconds since 1970. It is what [`Context::time`] is for the events of
/// the next block that happen before its first extrinsic.
pub async fn moment_at(at: &AtBlock) -> Result<u64, BookError> {
	let milliseconds = state::value(at, api::storage().timestamp().now()).await?;
	Ok(milliseconds.unwrap_or_default().checked_div(1_000).unwrap_or_default())
}

/// Takes in one event. Events that no record tells of change nothing.
pub async fn apply(
	book: &mut Book<'_>,
	context: &Context,
	event: &api::Event,
) -> Result<(), BookError> {
	use api::Event;
	let at = At { block: context.block, time: context.time };
	let mut scribe = Scribe::of(book, at, context.signer.as_ref().map(account));
	match event {
		Event::Identity(event) => identity::apply(&mut scribe, event).await,
		Event::Certificates(event) => certificates::apply(&mut scribe, event).await,
		Event::Market(event) => market::apply(&mut scribe, event).await,
		Event::Auction(event) => auction::apply(&mut scribe, event).await,
		Event::Escrow(event) => escrow::apply(&mut scribe, event).await,
		Event::Evidence(event) => evidence::apply(&mut scribe, event).await,
		Event::Vouchers(event) => vouchers::apply(&mut scribe, event).await,
		Event::Allowance(event) => allowance::apply(&mut scribe, event).await,
		other => governance::apply(&mut scribe, other).await,
	}
}

/// The bundle that holds a certificate, as the present block has it so far.
pub async fn bundle_with(
	book: &mut Book<'_>,
	batch: u64,
	number: u32,
) -> Result<Option<records::certificates::Bundle>, BookError> {
	Scribe::of(book, At::default(), None).bundle_with(batch, number).await
}

/// The name and the value of a parameter, as it is stored.
pub(crate) fn parameter_of(
	stored: &subxt::ext::scale_value::Value,
) -> Option<(String, serde_json::Value)> {
	Some((parameters::name_of(stored)?, parameters::value_of(stored)?))
}

/// Every kind of records.
pub fn kinds() -> Vec<Kind> {
	use records::*;
	vec![
		kind::<identity::Party>(),
		kind::<identity::Registrar>(),
		kind::<identity::Meter>(),
		kind::<certificates::Class>(),
		kind::<certificates::Project>(),
		kind::<certificates::Batch>(),
		kind::<certificates::Bundle>(),
		kind::<certificates::Pledge>(),
		kind::<certificates::Exchange>(),
		kind::<certificates::Redemption>(),
		kind::<certificates::Withdrawal>(),
		kind::<market::Offer>(),
		kind::<market::Demand>(),
		kind::<market::Trade>(),
		kind::<market::SettlementAsset>(),
		kind::<auction::Auction>(),
		kind::<auction::Bid>(),
		kind::<auction::Ask>(),
		kind::<evidence::Oracle>(),
		kind::<evidence::Committee>(),
		kind::<evidence::Seat>(),
		kind::<evidence::TopicRecord>(),
		kind::<evidence::Round>(),
		kind::<evidence::Anchor>(),
		kind::<evidence::Dispute>(),
		kind::<evidence::MeteredPeriod>(),
		kind::<evidence::Reading>(),
		kind::<evidence::Evidence>(),
		kind::<vouchers::Voucher>(),
		kind::<escrow::Agreement>(),
		kind::<allowance::Allowance>(),
		kind::<allowance::Settings>(),
		kind::<governance::Poll>(),
		kind::<governance::Enactment>(),
		kind::<governance::Member>(),
		kind::<governance::Parameter>(),
		kind::<governance::Pause>(),
		kind::<governance::Operation>(),
	]
}

fn kind<R: Record>() -> Kind {
	let mut parts = Vec::new();
	R::schemas(&mut parts);
	Kind { name: R::KIND, facets: R::FACETS, schema_name: R::name(), schema: R::schema(), parts }
}

/// The records that an event is about, by kind and identification. Accounts are not among them: the decoded event
/// has them.
pub fn mentions(event: &api::Event) -> Vec<(&'static str, String)> {
	mentions::mentions(event)
}

/// The certificates that an event is about.
pub fn spans(event: &api::Event) -> Vec<Span> {
	mentions::spans(event)
}
