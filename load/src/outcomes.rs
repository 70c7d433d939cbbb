//! What the transactions in a block did, from the events of the block.

use crate::{
	blocks::Seen,
	chain::Chain,
	error::{LoadError, Result},
	signing::{Counting, Signed},
};
use std::collections::{BTreeMap, HashMap};
use subxt::{
	config::substrate::SubstrateConfig,
	events::{Event, Phase},
	ext::scale_value::Composite,
};

type ChainEvent<'e> = Event<'e, SubstrateConfig>;

/// What the load did in a block.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
	/// The block's time in Unix milliseconds; zero if it does not say it.
	pub time: u64,
	/// The weight that its normal transactions declared, in picoseconds.
	pub weight: u64,
	/// Operations that succeeded.
	pub operations: u64,
	/// Certificates that they were about.
	pub certificates: u64,
	/// Operations that failed, by error.
	pub failed: BTreeMap<String, u64>,
}

/// The events of one transaction, as far as they count.
#[derive(Default)]
struct Counted {
	done: u64,
	failures: Vec<String>,
	error: Option<String>,
}

/// Reads what the load did in a block.
pub async fn outcome(chain: &Chain, block: &Seen, signed: &[Signed]) -> Result<Outcome> {
	let time = chain.value(block.hash, "Timestamp", "Now").await?.unwrap_or_default();
	let weight = chain.block_weight(block.hash).await?.unwrap_or_default();
	let mut outcome = Outcome { time, weight, ..Default::default() };
	if block.own.is_empty() {
		return Ok(outcome);
	}
	let mut counted = count(chain, block, signed).await?;
	for (at, place) in &block.own {
		if let Some(signed) = signed.get(*at) {
			add(&mut outcome, signed, counted.remove(place).unwrap_or_default());
		}
	}
	Ok(outcome)
}

/// The events of the load's transactions, by their places.
async fn count(chain: &Chain, block: &Seen, signed: &[Signed]) -> Result<HashMap<u32, Counted>> {
	let own: HashMap<u32, &Signed> =
		block.own.iter().filter_map(|(at, place)| Some((*place, signed.get(*at)?))).collect();
	let at = chain.block(block.hash).await?;
	let events = at.events().fetch().await.map_err(LoadError::unexpected)?;
	let mut counted: HashMap<u32, Counted> = HashMap::new();
	for event in events.iter() {
		let event = event.map_err(LoadError::unexpected)?;
		let Phase::ApplyExtrinsic(place) = event.phase() else { continue };
		if let Some(signed) = own.get(&place) {
			note(counted.entry(place).or_default(), signed.counting, &event, at.metadata_ref());
		}
	}
	Ok(counted)
}

fn note(
	counted: &mut Counted,
	counting: Counting,
	event: &ChainEvent<'_>,
	metadata: &subxt::Metadata,
) {
	let name = (event.pallet_name(), event.event_name());
	if name == ("System", "ExtrinsicFailed") {
		counted.error = Some(error_in(event, metadata));
	}
	let Counting::Events { done, failed } = counting else { return };
	if name == done {
		counted.done = counted.done.saturating_add(1);
	} else if name == failed {
		counted.failures.push(error_in(event, metadata));
	}
}

/// The error that an event carries, as `Pallet.Error`.
fn error_in(event: &ChainEvent<'_>, metadata: &subxt::Metadata) -> String {
	let fields = event.decode_fields_unchecked_as::<Composite<()>>();
	let Ok(fields) = fields else { return "an error that cannot be read".to_owned() };
	let text = fields.to_string();
	module_error(&text, metadata).unwrap_or(text)
}

/// Finds `Module { index: 43, error: (5, 0, 0, 0) }` in the text of an event.
fn module_error(text: &str, metadata: &subxt::Metadata) -> Option<String> {
	let (pallet, error) = module_numbers(text)?;
	let pallet = metadata.pallet_by_error_index(pallet)?;
	let error = pallet.error_variant_by_index(error)?;
	Some(format!("{}.{}", pallet.name(), error.name))
}

/// The number of the pallet, and the number of its error.
fn module_numbers(text: &str) -> Option<(u8, u8)> {
	let number = |text: &str| {
		let digits = text.trim_start_matches(|c: char| !c.is_ascii_digit());
		let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
		digits.get(..end)?.parse::<u8>().ok()
	};
	let (_, rest) = text.split_once("Module")?;
	let (_, index) = rest.split_once("index")?;
	let (_, error) = rest.split_once("error")?;
	Some((number(index)?, number(error)?))
}

fn add(outcome: &mut Outcome, signed: &Signed, counted: Counted) {
	let mut fail = |error: String, count: u64| {
		let failed = outcome.failed.entry(error).or_default();
		*failed = failed.saturating_add(count);
	};
	let done = match (counted.error, signed.counting) {
		(Some(error), Counting::Whole(operations)) => {
			fail(error, operations.into());
			0
		}
		(Some(error), Counting::Events { .. }) => {
			fail(error, 1);
			0
		}
		(None, Counting::Whole(operations)) => operations.into(),
		(None, Counting::Events { .. }) => {
			counted.failures.into_iter().for_each(|error| fail(error, 1));
			counted.done
		}
	};
	outcome.operations = outcome.operations.saturating_add(done);
	let certificates = done.saturating_mul(signed.certificates.into());
	outcome.certificates = outcome.certificates.saturating_add(certificates);
}

#[cfg(test)]
mod tests {
	use super::{add, module_numbers, Counted, Outcome};
	use crate::{
		signing::{Counting, Signed},
		wallet::Signer,
	};

	fn signed(counting: Counting) -> Signed {
		Signed { signer: Signer(0), bytes: vec![], hash: [0; 32], counting, certificates: 2 }
	}

	const EVENTS: Counting = Counting::Events {
		done: ("Evidence", "Verified"),
		failed: ("Evidence", "VerificationFailed"),
	};

	#[test]
	fn an_error_is_found_in_the_text_of_an_event() {
		let text = "((Module { index: 43, error: (5, 0, 0, 0) }), {})";
		assert_eq!(module_numbers(text), Some((43, 5)));
		assert_eq!(module_numbers("Token (FundsUnavailable ())"), None);
	}

	#[test]
	fn a_transaction_counts_whole_or_not_at_all() {
		let mut outcome = Outcome::default();
		add(&mut outcome, &signed(Counting::Whole(3)), Counted::default());
		let error = Some("Balances.X".to_owned());
		add(&mut outcome, &signed(Counting::Whole(3)), Counted { error, ..Default::default() });
		assert_eq!((outcome.operations, outcome.certificates), (3, 6));
		assert_eq!(outcome.failed.get("Balances.X"), Some(&3));
	}

	#[test]
	fn each_trade_of_a_batch_counts_alone() {
		let mut outcome = Outcome::default();
		let counted = Counted { done: 98, failures: vec!["E.A".into(), "E.A".into()], error: None };
		add(&mut outcome, &signed(EVENTS), counted);
		assert_eq!((outcome.operations, outcome.certificates), (98, 196));
		assert_eq!(outcome.failed.get("E.A"), Some(&2));
	}
}
