//! A block of the node becomes one of ours.

use super::{
	json::{hexadecimal, Writer},
	Block, Event, Extrinsic,
};
use crate::ledger;
use serde_json::Value as Json;
use subxt::{
	config::substrate::{DigestItem, SubstrateConfig, SubstrateHeader},
	events::Phase,
	ext::scale_value::{scale::decode_as_type, Composite, Value},
	utils::{AccountId32, H256},
	Metadata,
};
use verdigrid_client::{api, AtBlock, ClientError};

/// All that a node says of a block.
pub struct Raw {
	/// Its number.
	pub number: u64,
	/// Its hash.
	pub hash: H256,
	/// Its header.
	pub header: SubstrateHeader<H256>,
	/// Its extrinsics, encoded.
	pub extrinsics: Vec<Vec<u8>>,
	/// Its events, encoded.
	pub events: Vec<u8>,
	/// The validators of its session, in the order of their turns.
	pub validators: Vec<AccountId32>,
	/// The block before, or the first block itself. Its state has the runtime that executed the block: where a block changes the
	/// runtime, its own state has the next one already.
	pub runtime: AtBlock,
}

/// A block, and its events as the ledger knows them: none for one that this release does not know.
pub struct Decoded {
	/// The block.
	pub block: Block,
	/// For each event its form of this release.
	pub typed: Vec<Option<api::Event>>,
}

/// The pallets whose events the ledger must be able to read.
const OWN: [&str; 8] = [
	"Allowance",
	"Auction",
	"Certificates",
	"Escrow",
	"Evidence",
	"Identity",
	"Market",
	"Vouchers",
];

/// Decodes a block.
pub async fn decode(raw: &Raw) -> Result<Decoded, ClientError> {
	let metadata = raw.runtime.metadata_ref();
	let (number, header) = (raw.number, &raw.header);
	let mut block = Block {
		number,
		hash: hexadecimal(raw.hash),
		parent: hexadecimal(header.parent_hash),
		state_root: hexadecimal(header.state_root),
		time: 0,
		author: author(header, &raw.validators),
		spec_version: raw.runtime.spec_version(),
		extrinsics: extrinsics(raw, metadata).await?,
		events: Vec::new(),
	};
	let mut typed = Vec::new();
	let events = raw.runtime.events().from_bytes(raw.events.clone());
	for event in events.iter() {
		let (event, form) = self::event(number, event, metadata)?;
		block.events.push(event);
		typed.push(form);
	}
	block.time = time(&block.extrinsics);
	for event in &block.events {
		if let Some(at) = event.extrinsic.and_then(|at| usize::try_from(at).ok()) {
			if let Some(extrinsic) = block.extrinsics.get_mut(at) {
				settle(extrinsic, event);
			}
		}
	}
	Ok(Decoded { block, typed })
}

fn unreadable(number: u64, what: &str, error: impl std::fmt::Display) -> ClientError {
	ClientError::Unexpected(format!("block {number}: {what} cannot be read: {error}"))
}

/// The validator whose turn the slot was.
fn author(header: &SubstrateHeader<H256>, validators: &[AccountId32]) -> Option<String> {
	let slot = header.digest.logs.iter().find_map(|item| match item {
		DigestItem::PreRuntime([b'a', b'u', b'r', b'a'], slot) => {
			<[u8; 8]>::try_from(slot.as_slice()).ok().map(u64::from_le_bytes)
		}
		_ => None,
	})?;
	let turn = slot.checked_rem(u64::try_from(validators.len()).ok()?)?;
	validators.get(usize::try_from(turn).ok()?).map(AccountId32::to_string)
}

async fn extrinsics(raw: &Raw, metadata: &Metadata) -> Result<Vec<Extrinsic>, ClientError> {
	let number = raw.number;
	let encoded = raw.runtime.extrinsics().from_bytes(raw.extrinsics.clone()).await;
	let mut all = Vec::new();
	for (index, extrinsic) in (0_u32..).zip(encoded.iter()) {
		let extrinsic = extrinsic.map_err(|error| unreadable(number, "an extrinsic", error))?;
		let mut writer = Writer::new(metadata);
		let mut args = Vec::new();
		for field in extrinsic.iter_call_data_fields() {
			let value = decode_as_type(&mut field.bytes(), field.type_id(), metadata.types())
				.map_err(|error| unreadable(number, field.name(), error))?;
			args.push((field.name().to_owned(), value));
		}
		let signer = extrinsic.address_bytes().and_then(signer_of);
		let extensions = extrinsic.transaction_extensions();
		all.push(Extrinsic {
			index,
			hash: hexadecimal(extrinsic.hash()),
			pallet: extrinsic.pallet_name().to_owned(),
			call: extrinsic.call_name().to_owned(),
			args: writer.fields(&Composite::Named(args)),
			success: true,
			error: None,
			fee: None,
			tip: None,
			nonce: signer.as_ref().and(extensions.and_then(|it| it.nonce())),
			signer,
		});
	}
	Ok(all)
}

/// A `MultiAddress` of the kind `Id`. Others do not sign on this chain.
fn signer_of(address: &[u8]) -> Option<String> {
	let (kind, account) = address.split_first()?;
	let account: [u8; 32] = account.try_into().ok()?;
	(*kind == 0).then(|| AccountId32(account).to_string())
}

/// The moment that the author put into the block, in seconds.
fn time(extrinsics: &[Extrinsic]) -> u64 {
	let set = extrinsics.iter().find(|it| it.pallet == "Timestamp" && it.call == "set");
	let now = set.and_then(|set| set.args.get("now")).and_then(Json::as_u64);
	now.unwrap_or_default().checked_div(1_000).unwrap_or_default()
}

type AnyEvent<'a> = subxt::events::Event<'a, SubstrateConfig>;

fn event(
	number: u64,
	event: Result<AnyEvent<'_>, subxt::error::EventsError>,
	metadata: &Metadata,
) -> Result<(Event, Option<api::Event>), ClientError> {
	let event = event.map_err(|error| unreadable(number, "an event", error))?;
	let (pallet, name) = (event.pallet_name(), event.event_name());
	let what = format!("the event {pallet}.{name}");
	let typed = match event.decode_as::<api::Event>() {
		Ok(typed) => Some(typed),
		// The records would be wrong without it.
		Err(error) if OWN.contains(&pallet) => {
			return Err(ClientError::Unexpected(format!(
				"block {number}: this release does not know {what} as the chain has it ({error}): install the release of the chain"
			)));
		}
		Err(_) => None,
	};
	let fields: Composite<u32> =
		fields(&event, metadata).map_err(|error| unreadable(number, &what, error))?;
	let mut writer = Writer::new(metadata);
	let data = writer.fields(&fields);
	let mentions = typed.as_ref().map(ledger::mentions).unwrap_or_default();
	let accounts = writer.accounts.into_iter().map(|account| ("accounts", account));
	let mut about: Vec<(&'static str, String)> = mentions.into_iter().chain(accounts).collect();
	about.sort();
	about.dedup();
	let spans = typed.as_ref().map(ledger::spans).unwrap_or_default();
	let extrinsic = match event.phase() {
		Phase::ApplyExtrinsic(at) => Some(at),
		_ => None,
	};
	let event = Event {
		index: event.index(),
		extrinsic,
		pallet: pallet.to_owned(),
		name: name.to_owned(),
		data,
		about,
		spans: spans.into_iter().map(|span| (span.batch, span.first, span.last)).collect(),
	};
	Ok((event, typed))
}

/// The fields of an event, one after the other, as its metadata has them.
fn fields(event: &AnyEvent<'_>, metadata: &Metadata) -> Result<Composite<u32>, String> {
	let pallet =
		metadata.pallet_by_event_index(event.pallet_index()).ok_or("its pallet is unknown")?;
	let variant = pallet.event_variant_by_index(event.event_index()).ok_or("it is unknown")?;
	let bytes = &mut event.field_bytes();
	let mut values: Vec<(Option<String>, Value<u32>)> = Vec::new();
	for field in &variant.fields {
		let value = decode_as_type(bytes, field.ty.id, metadata.types());
		values.push((field.name.clone(), value.map_err(|error| error.to_string())?));
	}
	let is_named = values.iter().all(|(name, _)| name.is_some());
	Ok(match is_named {
		true => {
			let named = values.into_iter().map(|(name, value)| (name.unwrap_or_default(), value));
			Composite::Named(named.collect())
		}
		false => Composite::Unnamed(values.into_iter().map(|(_, value)| value).collect()),
	})
}

/// Writes into an extrinsic what an event says of it.
fn settle(extrinsic: &mut Extrinsic, event: &Event) {
	let text = |name: &str| event.data.get(name).and_then(Json::as_str).map(str::to_owned);
	match (event.pallet.as_str(), event.name.as_str()) {
		("System", "ExtrinsicFailed") => {
			extrinsic.success = false;
			extrinsic.error = event.data.get("dispatchError").and_then(error_in);
		}
		("TransactionPayment", "TransactionFeePaid") => {
			extrinsic.fee = text("actualFee");
			extrinsic.tip = text("tip");
		}
		_ if extrinsic.error.is_none() => extrinsic.error = inner_failure(event),
		_ => {}
	}
}

/// The failure of a call that another call carried.
fn inner_failure(event: &Event) -> Option<crate::views::CallError> {
	match (event.pallet.as_str(), event.name.as_str()) {
		("Utility", "BatchInterrupted" | "ItemFailed") => {
			event.data.get("error").and_then(error_in)
		}
		("Utility", "DispatchedAs")
		| ("Proxy", "ProxyExecuted")
		| ("Multisig", "MultisigExecuted") => event.data.get("result")?.get("err").and_then(error_in),
		_ => None,
	}
}

fn error_in(value: &Json) -> Option<crate::views::CallError> {
	serde_json::from_value(value.clone()).ok()
}
