//! A chain that is connected, and what this program knows of it.

use crate::{
	failure::{Done, Failure, Kind},
	grammar::{place, Action, Arguments, LookedUp, CERTIFICATE},
	output::{Answer, Form},
	values::{account, word, Currency, Input, Item, Market, Output, Style},
};
use clap::ArgMatches;
use std::collections::BTreeMap;
use subxt::{ext::scale_value::Value, rpcs::rpc_params, utils::AccountId32, Metadata};
use verdigrid_client::{api, compatibility::own_metadata, AtBlock, Chain, ClientError, Options};
use verdigrid_primitives::certificate::CertificateNumber;

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
	/// Connects to the first of these nodes that answers, and that has the chain of this genesis block if one is named.
	pub async fn connect(urls: &[String], genesis: Option<[u8; 32]>, form: Form) -> Done<Self> {
		// A person agrees to each call once.
		let chain = Chain::connect_with(urls, &Options { genesis, attempts: 1 }).await?;
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
		let arguments = self.encoded(action, matches).await?;
		let data = self.ask_at(&at, api, method, &arguments).await.map_err(too_long)?;
		let block = at.block_number();
		let missing = |why: String| {
			Failure::new(Kind::NotFound, format!("{}: {why}", given(action, matches)))
		};
		match result_in(&data) {
			// That something cannot be done yet is an answer.
			Some(Err(reason)) if method == "releasable" && word(reason) != "UnknownAgreement" => {
				let fields = [("releasable", Item::Bool(false)), ("reason", reason.clone())];
				Ok(Answer::read(block, Item::fields(fields)))
			}
			Some(Ok(_)) if method == "releasable" => {
				Ok(Answer::read(block, Item::fields([("releasable", Item::Bool(true))])))
			}
			Some(Err(error)) => {
				let name = Some(word(error));
				Err(Failure { name, ..missing(word(error)) })
			}
			Some(Ok(inner)) => Ok(Answer::read(block, inner.clone())),
			None if data == Item::None => {
				Err(missing(format!("there is no such thing on the chain at block {block}")))
			}
			None => Ok(Answer::read(block, data)),
		}
	}

	/// Reads the address of an account.
	pub fn account(&self, text: &str) -> Done<AccountId32> {
		account(text, &self.market).map_err(Failure::usage)
	}

	/// The encoded arguments of an action.
	pub async fn encoded(&self, action: &Action, matches: &ArgMatches) -> Done<Vec<u8>> {
		let known = match matches.try_get_one::<String>(CERTIFICATE).ok().flatten() {
			Some(number) => self.place_of(number).await?,
			None => LookedUp::new(),
		};
		let own = own_metadata()?;
		let arguments = Arguments::of(action, own).ok_or_else(|| changed(action.name()))?;
		let input = Input::new(own.types(), &self.market);
		arguments.encode(matches, own.types(), &input, &known).map_err(Failure::usage)
	}

	/// The batch of a certificate, and its place in it, which the number says. The place that a node says must be the same.
	async fn place_of(&self, text: &str) -> Done<LookedUp> {
		let number = CertificateNumber::parse(text.as_bytes())
			.map_err(|error| Failure::usage(format!("--certificate: {text}: {error}")))?;
		let at = self.chain.at().await?;
		let status =
			self.ask_at(&at, "VerdigridCertificatesApi", "status", text.as_bytes()).await?;
		let report = match result_in(&status) {
			Some(Ok(report)) => report,
			_ => {
				let block = at.block_number();
				let why = format!("there is no certificate {text} on the chain at block {block}");
				return Err(Failure::new(Kind::NotFound, why));
			}
		};
		let certificate = report.get("certificate");
		let part = |name: &str| certificate.and_then(|it| it.get(name)).map(word);
		let (batch, unit) = (part("batch"), part("unit"));
		let first = number.sequence.to_string();
		match batch.filter(|_| unit.as_ref() == Some(&first)) {
			Some(batch) => Ok(place(batch, first)),
			None => Err(changed("VerdigridCertificatesApi.status")),
		}
	}
}

/// What was asked for, for a message.
fn given(action: &Action, matches: &ArgMatches) -> String {
	let own = own_metadata().ok();
	let options = own.and_then(|own| Some(Arguments::of(action, own)?.options(own.types())));
	let values = options.unwrap_or_default().into_iter().filter_map(|option| {
		let value = matches.get_raw(option.get_id().as_str())?.next()?;
		Some(value.to_string_lossy().into_owned())
	});
	values.collect::<Vec<_>>().join(" ")
}

/// An answer can be a result, such as `{"Err": "UnknownCertificate"}`.
fn result_in(data: &Item) -> Option<Result<&Item, &Item>> {
	match data {
		Item::Fields(choice) => match choice.as_slice() {
			[(name, inner)] if name == "Ok" => Some(Ok(inner)),
			[(name, inner)] if name == "Err" => Some(Err(inner)),
			_ => None,
		},
		_ => None,
	}
}

/// The chain does not read what is longer than its bounds, and answers with a fault of its own.
fn too_long(failure: Failure) -> Failure {
	match failure.message.contains("Bad input data provided to") {
		true => Failure::usage("a value is longer than the chain takes"),
		false => failure,
	}
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
	let token = token(&properties)?;
	let (assets, is_development) = (assets(&at).await?, chain.is_development());
	Ok(Market { token, assets, now, is_development })
}

/// The token of every chain of this runtime. A node that says something else would change what amounts mean.
fn token(properties: &serde_json::Value) -> Done<Currency> {
	let differs = |name: &str, known: serde_json::Value| {
		properties.get(name).is_some_and(|it| !it.is_null() && *it != known)
	};
	match differs("tokenSymbol", SYMBOL.into()) || differs("tokenDecimals", DECIMALS.into()) {
		true => Err(Failure::new(
			Kind::Node,
			format!(
				"the node says that its token is not {SYMBOL} with {DECIMALS} decimals, as this program knows it: amounts would be \
				 wrong. Use another node, or mend `properties` in its chain specification"
			),
		)),
		false => Ok(Currency { symbol: SYMBOL.to_owned(), decimals: DECIMALS }),
	}
}

/// The chain's own token.
const SYMBOL: &str = "VDG";
/// How many digits of it stand after the point.
const DECIMALS: u32 = 12;

/// The most assets that are looked at. A chain has a few.
const MOST_ASSETS: usize = 100;
/// The most digits that an asset has after the point.
const MOST_DECIMALS: u8 = 30;

/// The assets that have a symbol.
async fn assets(at: &AtBlock) -> Done<BTreeMap<u32, Currency>> {
	let mut assets = BTreeMap::new();
	let storage = at.storage();
	let mut all =
		storage.iter(api::storage().assets().metadata(), ()).await.map_err(ClientError::node)?;
	for _ in 0..MOST_ASSETS {
		let Some(entry) = all.next().await else { break };
		let entry = entry.map_err(ClientError::node)?;
		let (number,) =
			entry.key().map_err(ClientError::node)?.decode().map_err(ClientError::node)?;
		let metadata = entry.value().decode().map_err(ClientError::node)?;
		let symbol = String::from_utf8_lossy(&metadata.symbol.0).into_owned();
		// The symbol of the token means the token.
		let is_symbol = !symbol.is_empty()
			&& symbol.chars().all(|it| it.is_ascii_alphanumeric())
			&& !symbol.eq_ignore_ascii_case(SYMBOL);
		if is_symbol && metadata.decimals <= MOST_DECIMALS {
			assets.insert(number, Currency { symbol, decimals: metadata.decimals.into() });
		}
	}
	Ok(assets)
}
