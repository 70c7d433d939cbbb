//! What a transaction did, from the events of its block.

use crate::{
	api::runtime_types::sp_runtime::{DispatchError, TokenError},
	ClientError,
};
use std::sync::Arc;
use subxt::{
	config::substrate::SubstrateConfig,
	error::EventsError,
	events::{self, DecodeAsEvent, Event, Phase},
	ext::scale_decode::{DecodeAsFields, DecodeAsType},
	utils::H256,
	Metadata,
};

/// The events of a transaction that succeeded in a final block.
#[derive(Debug)]
pub struct Events {
	/// The number of the block.
	pub block: u64,
	/// The hash of the block.
	pub block_hash: H256,
	/// The place of the transaction in the block.
	pub place: u32,
	all: Arc<events::Events<SubstrateConfig>>,
}

/// Pallets whose calls carry others. Their events say what became of those.
const WRAPPERS: [&str; 4] = ["System", "Proxy", "Multisig", "Utility"];

/// An event with the result of a call.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct WithResult {
	result: Result<(), DispatchError>,
}

/// An event with the error of a call.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct WithError {
	error: DispatchError,
}

/// The event of a transaction that failed.
#[derive(DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Failed {
	dispatch_error: DispatchError,
}

impl Events {
	/// The events of the transaction at a place of a block, unless it or a call that it carries failed.
	pub(super) fn of(
		block: u64,
		block_hash: H256,
		place: u32,
		all: Arc<events::Events<SubstrateConfig>>,
		metadata: &Metadata,
	) -> Result<Self, ClientError> {
		let events = Events { block, block_hash, place, all };
		let unknown = || ClientError::ResultUnknown { block, place };
		let mut succeeded = false;
		for event in events.iter() {
			// An event that cannot be read may be the one that says that the call failed.
			let event = event.map_err(|_| unknown())?;
			if let Some(error) = failure(&event).map_err(|_| unknown())? {
				return Err(refused(&error, metadata));
			}
			let name = (event.pallet_name(), event.event_name());
			succeeded |= name == ("System", "ExtrinsicSuccess");
		}
		match succeeded {
			true => Ok(events),
			false => Err(unknown()),
		}
	}

	/// All events of the transaction, in order.
	pub fn iter(&self) -> impl Iterator<Item = Result<Event<'_, SubstrateConfig>, EventsError>> {
		let own = Phase::ApplyExtrinsic(self.place);
		self.all.iter().filter(move |event| match event {
			Ok(event) => event.phase() == own,
			Err(_) => true,
		})
	}

	/// The events of a kind, in order.
	pub fn find<E: DecodeAsEvent>(
		&self,
	) -> impl Iterator<Item = Result<E, EventsError>> + use<'_, E> {
		self.iter().filter_map(Result::ok).filter_map(|event| event.decode_fields_as::<E>())
	}

	/// The first event of a kind.
	pub fn find_first<E: DecodeAsEvent>(&self) -> Option<Result<E, EventsError>> {
		self.find::<E>().next()
	}

	/// The first event of a kind, without which the call cannot succeed.
	pub fn expect<E: DecodeAsEvent>(&self) -> Result<E, ClientError> {
		match self.find_first::<E>() {
			Some(Ok(event)) => Ok(event),
			Some(Err(error)) => Err(ClientError::Unexpected(error.to_string())),
			None => {
				let name = std::any::type_name::<E>();
				Err(ClientError::Unexpected(format!("the event {name} is missing")))
			}
		}
	}
}

/// An event has another form than this client knows.
struct Unreadable;

/// The error of a call, if the event has one. A call that is carried by another one may fail while that one succeeds.
fn failure(event: &Event<'_, SubstrateConfig>) -> Result<Option<DispatchError>, Unreadable> {
	if !WRAPPERS.contains(&event.pallet_name()) {
		return Ok(None);
	}
	match event.event_name() {
		"ExtrinsicFailed" => Ok(Some(fields::<Failed>(event)?.dispatch_error)),
		"ProxyExecuted" | "MultisigExecuted" | "DispatchedAs" => {
			Ok(fields::<WithResult>(event)?.result.err())
		}
		"BatchInterrupted" | "ItemFailed" => Ok(Some(fields::<WithError>(event)?.error)),
		_ => Ok(None),
	}
}

fn fields<F: DecodeAsFields>(event: &Event<'_, SubstrateConfig>) -> Result<F, Unreadable> {
	event.decode_fields_unchecked_as::<F>().map_err(|_| Unreadable)
}

/// A refusal, with what the chain's metadata says that it means.
pub fn refused(error: &DispatchError, metadata: &Metadata) -> ClientError {
	if let DispatchError::Module(module) = error {
		let [number, ..] = module.error;
		let pallet = metadata.pallet_by_error_index(module.index);
		let variant = pallet.as_ref().and_then(|pallet| pallet.error_variant_by_index(number));
		if let (Some(pallet), Some(variant)) = (&pallet, variant) {
			return ClientError::Refused {
				name: format!("{}::{}", pallet.name(), variant.name),
				meaning: variant.docs.join(" ").trim().to_owned(),
			};
		}
	}
	let (name, meaning) = in_words(error);
	ClientError::Refused { name: name.to_owned(), meaning: meaning.to_owned() }
}

/// Errors that no pallet declares.
fn in_words(error: &DispatchError) -> (&'static str, &'static str) {
	match error {
		DispatchError::BadOrigin => {
			("BadOrigin", "this account may not make this call: another role or a vote is needed")
		}
		DispatchError::Token(TokenError::FundsUnavailable | TokenError::BelowMinimum) => {
			("FundsUnavailable", "the account does not have that much")
		}
		DispatchError::Token(TokenError::NotExpendable) => {
			("NotExpendable", "the account would have less than it must keep")
		}
		DispatchError::Token(TokenError::Frozen) => ("Frozen", "the balance is frozen"),
		DispatchError::Token(TokenError::UnknownAsset) => {
			("UnknownAsset", "there is no asset of this number")
		}
		DispatchError::Token(_) => ("Token", "the balance does not allow it"),
		DispatchError::Arithmetic(_) => ("Arithmetic", "a number is too large or too small"),
		DispatchError::CannotLookup => ("CannotLookup", "there is no such account"),
		DispatchError::ConsumerRemaining => {
			("ConsumerRemaining", "something still depends on the account")
		}
		DispatchError::NoProviders => {
			("NoProviders", "the account does not exist yet: send it money first")
		}
		DispatchError::TooManyConsumers => {
			("TooManyConsumers", "too many things depend on the account")
		}
		DispatchError::Exhausted => ("Exhausted", "the block had no room: send it again"),
		DispatchError::RootNotAllowed => {
			("RootNotAllowed", "a vote of the members may not make this call")
		}
		DispatchError::Transactional(_) => ("Transactional", "calls are nested too deeply"),
		DispatchError::Corruption => ("Corruption", "the state is corrupt: tell the operators"),
		DispatchError::Unavailable => ("Unavailable", "something that the call needs is not there"),
		_ => ("Other", "the chain does not say why"),
	}
}
