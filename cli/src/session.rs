//! A chain that is connected, and what this program knows of it.

use crate::{
	failure::{Done, Failure, Kind},
	grammar::{Action, Arguments},
	output::{Answer, Form},
	values::{Currency, Input, Item, Market, Output, Style},
};
use clap::ArgMatches;
use std::collections::BTreeMap;
use subxt::{ext::scale_value::Value, rpcs::rpc_params, Metadata};
use verdigrid_client::{api, compatibility::own_metadata, AtBlock, Chain, ClientError};

/// A connected chain.
pub struct Session {
	/// The chain.
	pub chain: Chain,
	/// What it says about its values.
	pub market: Market,
	/// For whom answers are written.
	pub form: Form,
}

impl Session {
	/// Connects to the first of these nodes that answers.
	pub async fn connect(urls: &[String], form: Form) -> Done<Self> {
		let chain = Chain::connect_to_any(urls).await?;
		let market = market(&chain).await?;
		Ok(Session { chain, market, form })
	}

	/// How values are written.
	pub const fn style(&self) -> Style {
		match self.form {
			Form::Table => Style::People,
			Form::Json => Style::Programs,
		}
	}

	/// Reads values of the chain's types.
	pub fn output<'a>(&'a self, metadata: &'a Metadata) -> Output<'a> {
		Output::new(metadata.types(), &self.market, self.style())
	}

	/// A value that the chain stores, at a block.
	pub async fn stored(
		&self,
		at: &AtBlock,
		pallet: &str,
		entry: &str,
		keys: Vec<Value>,
	) -> Done<Option<Item>> {
		let address = subxt::dynamic::storage::<Vec<Value>, Value>(pallet, entry);
		let found = at.storage().try_fetch(address, keys).await.map_err(ClientError::node)?;
		let Some(found) = found else { return Ok(None) };
		let item = self.output(at.metadata_ref()).value(&mut found.bytes(), found.type_id());
		item.map(Some).map_err(unreadable)
	}

	/// Asks a runtime API with encoded arguments, at a block.
	pub async fn ask_at(
		&self,
		at: &AtBlock,
		api: &str,
		method: &str,
		arguments: &[u8],
	) -> Done<Item> {
		let metadata = at.metadata_ref();
		let question =
			metadata.runtime_api_trait_by_name(api).and_then(|it| it.method_by_name(method));
		let question = question.ok_or_else(|| changed(&format!("{api}.{method}")))?;
		let function = format!("{api}_{method}");
		let answer = at.runtime_apis().call_raw(&function, Some(arguments)).await;
		let answer = answer.map_err(ClientError::node)?;
		self.output(metadata)
			.value(&mut answer.as_slice(), question.output_ty())
			.map_err(unreadable)
	}

	/// Answers the question that a command asks.
	pub async fn question(&self, action: &Action, matches: &ArgMatches) -> Done<Answer> {
		let Action::Question { api, method, .. } = action else {
			return Err(Failure::usage("this command sends a call"));
		};
		let own = own_metadata()?;
		let at = self.chain.at().await?;
		let name = || format!("{api}.{method}");
		let hash = |metadata: &Metadata| {
			metadata.runtime_api_trait_by_name(api)?.method_by_name(method).map(|it| it.hash())
		};
		if hash(own).is_none() || hash(own) != hash(at.metadata_ref()) {
			return Err(changed(&name()));
		}
		let arguments = self.encoded(action, matches)?;
		let data = self.ask_at(&at, api, method, &arguments).await?;
		let block = at.block_number();
		match error_in(&data) {
			Some(error) => Err(Failure {
				kind: Kind::NotFound,
				name: Some(error.clone()),
				message: format!("{}: {error}", given(matches)),
			}),
			None if data == Item::None => Err(Failure::new(
				Kind::NotFound,
				format!("{}: there is no such thing on the chain at block {block}", given(matches)),
			)),
			None => Ok(Answer::read(block, data)),
		}
	}

	/// The encoded arguments of an action.
	pub fn encoded(&self, action: &Action, matches: &ArgMatches) -> Done<Vec<u8>> {
		let own = own_metadata()?;
		let arguments = Arguments::of(action, own).ok_or_else(|| changed(action.name()))?;
		let input = Input::new(own.types(), &self.market);
		arguments.encode(matches, own.types(), &input).map_err(Failure::usage)
	}
}

/// What was asked for, for a message.
fn given(matches: &ArgMatches) -> String {
	let ids = matches.ids().map(|id| id.as_str().to_owned());
	let values = ids
		.filter_map(|id| matches.get_raw(&id)?.next().map(|it| it.to_string_lossy().into_owned()));
	values.take(1).next().unwrap_or_else(|| "the answer".to_owned())
}

/// An answer can be an error, such as `{"Err": "UnknownCertificate"}`. A good one is inside `Ok`.
fn error_in(data: &Item) -> Option<String> {
	data.get("Err").map(crate::values::word)
}

fn changed(calls: &str) -> Failure {
	ClientError::OtherVersion { calls: calls.to_owned() }.into()
}

/// The chain's answer has a form that this program does not know.
pub fn unreadable(error: String) -> Failure {
	ClientError::Unexpected(error).into()
}

async fn market(chain: &Chain) -> Done<Market> {
	let at = chain.at().await?;
	let now = chain.now().await?;
	let properties: serde_json::Value = chain.ask("system_properties", rpc_params![]).await?;
	let token = Currency {
		symbol: properties
			.get("tokenSymbol")
			.and_then(|it| it.as_str())
			.unwrap_or("VDG")
			.to_owned(),
		decimals: properties
			.get("tokenDecimals")
			.and_then(|it| it.as_u64())
			.and_then(|it| u32::try_from(it).ok())
			.unwrap_or(12),
	};
	Ok(Market { token, assets: assets(&at).await?, now })
}

/// The most assets that are looked at. A chain has a few.
const MOST_ASSETS: usize = 100;

/// The assets that have a symbol.
async fn assets(at: &AtBlock) -> Done<BTreeMap<u32, Currency>> {
	let mut assets = BTreeMap::new();
	let storage = at.storage();
	let mut all =
		storage.iter(api::storage().assets().metadata(), ()).await.map_err(ClientError::node)?;
	while let Some(entry) = all.next().await {
		let entry = entry.map_err(ClientError::node)?;
		let (number,) =
			entry.key().map_err(ClientError::node)?.decode().map_err(ClientError::node)?;
		let metadata = entry.value().decode().map_err(ClientError::node)?;
		let symbol = String::from_utf8_lossy(&metadata.symbol.0).into_owned();
		if !symbol.is_empty() && symbol.chars().all(|it| it.is_ascii_alphanumeric()) {
			assets.insert(number, Currency { symbol, decimals: metadata.decimals.into() });
		}
		if assets.len() >= MOST_ASSETS {
			break;
		}
	}
	Ok(assets)
}
