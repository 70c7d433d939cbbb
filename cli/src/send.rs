//! How a call is sent: what it is and costs is shown, the person agrees, and the result is that of the innermost call.

use crate::{
	config::Profile,
	failure::{Done, Failure, Kind},
	grammar::Action,
	keys::{self, Source},
	output::{table, Answer, Form},
	session::Session,
	values::{shown_amount, word, Given, Input, Item, Market},
};
use clap::{Arg, ArgAction, ArgMatches};
use codec::{Compact, Encode};
use std::io::{self, BufRead, IsTerminal, Write};
use subxt::{config::substrate::SubstrateConfig, events::Event, utils::AccountId32, Metadata};
use subxt_signer::sr25519::Keypair;
use verdigrid_client::{
	api, compatibility::own_metadata, encoded_call as call, ClientError, EncodedCall as Call,
	Events, Pending, Trial,
};

/// Options of all commands that send a call.
pub fn options() -> Vec<Arg> {
	let own = [
		Arg::new("for")
			.long("for")
			.value_name("ACCOUNT")
			.help("Call in the name of this account, as its proxy"),
		Arg::new("propose").long("propose").value_name("TRACK").help(
			"Put the call to the vote instead: root, registry-admin, oracle-admin or emergency",
		),
		Arg::new("dry-run")
			.long("dry-run")
			.action(ArgAction::SetTrue)
			.help("Show what the call would do and cost, and send nothing"),
		Arg::new("untried")
			.long("untried")
			.action(ArgAction::SetTrue)
			.conflicts_with("dry-run")
			.help(
				"Send without trying first: the trial is made on the final block, which may be old",
			),
		Arg::new("print-call")
			.long("print-call")
			.action(ArgAction::SetTrue)
			.help("Print the encoded call, and send nothing"),
		Arg::new("yes")
			.long("yes")
			.short('y')
			.action(ArgAction::SetTrue)
			.help("Do not ask before sending"),
	];
	keys::options().into_iter().chain(own).map(|arg| arg.help_heading("Sending")).collect()
}

/// How a call is to be sent.
#[derive(Clone)]
pub struct Manner {
	source: Source,
	real: Option<String>,
	propose: Option<String>,
	dry_run: bool,
	untried: bool,
	print_call: bool,
	yes: bool,
}

impl Manner {
	/// From the command line, and from the profile if that says nothing.
	pub fn new(matches: &ArgMatches, profile: &Profile) -> Self {
		let text = |name: &str| matches.get_one::<String>(name).cloned();
		Manner {
			source: Source::new(matches, profile),
			real: text("for"),
			propose: text("propose"),
			dry_run: matches.get_flag("dry-run"),
			untried: matches.get_flag("untried"),
			print_call: matches.get_flag("print-call"),
			yes: matches.get_flag("yes"),
		}
	}
}

/// A call that is encoded already, and written as `0x` and digits.
pub fn decoded(text: &str) -> Done<Call> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	let bytes = hex::decode(digits)
		.map_err(|_| Failure::usage(format!("{text} is not a call: write 0x and digits")))?;
	let unknown = || Failure::usage(format!("{text} is not a call of this chain"));
	let [pallet, index, arguments @ ..] = bytes.as_slice() else { return Err(unknown()) };
	let own = own_metadata()?;
	let pallet = own.pallet_by_call_index(*pallet).ok_or_else(unknown)?;
	let variant = pallet.call_variant_by_index(*index).ok_or_else(unknown)?;
	Ok(call(pallet.name(), &variant.name, arguments.to_vec()))
}

/// The bytes of a call: pallet, call and arguments.
fn bytes(call: &Call, metadata: &Metadata) -> Done<Vec<u8>> {
	let pallet = metadata.pallet_by_name(call.pallet_name());
	let variant = pallet.as_ref().and_then(|it| it.call_variant_by_name(call.call_name()));
	let (Some(pallet), Some(variant)) = (&pallet, variant) else {
		let calls = format!("{}.{}", call.pallet_name(), call.call_name());
		return Err(ClientError::OtherVersion { calls }.into());
	};
	Ok([vec![pallet.call_index(), variant.index], call.call_data().0.clone()].concat())
}

impl Session {
	/// Sends the call of a command.
	pub async fn act(
		&self,
		action: &Action,
		matches: &ArgMatches,
		manner: &Manner,
	) -> Done<Answer> {
		let Action::Call { pallet, call: name, .. } = action else {
			return Err(Failure::usage("this command asks a question"));
		};
		let arguments = self.encoded(action, matches).await?;
		self.in_its_currency(pallet, matches).await?;
		self.send(call(pallet, name, arguments), manner).await
	}

	/// An order of an auction does not say its asset: the auction does. A currency that was written must be that one.
	async fn in_its_currency(&self, pallet: &str, matches: &ArgMatches) -> Done<()> {
		let text = |name: &str| matches.try_get_one::<String>(name).ok().flatten();
		let (true, Some(auction), Some(price)) =
			(pallet == "Auction", text("auction"), text("price"))
		else {
			return Ok(());
		};
		let own = own_metadata()?;
		let input = Input::new(own.types(), &self.market);
		let (_, currency) = input.amount(Given::Text(price)).map_err(Failure::usage)?;
		let (Some(currency), Ok(auction)) = (currency, auction.parse::<u64>()) else {
			return Ok(());
		};
		let at = self.chain.at().await?;
		let shown = self.ask_at(&at, "VerdigridAuctionApi", "auction", &auction.encode()).await?;
		let asset = found(&shown, "asset").map(word);
		let written = currency_names(&self.market, currency);
		match asset {
			Some(asset) if !written.contains(&asset) => {
				Err(Failure::usage(format!("--price: the auction takes {asset}, not {price}")))
			}
			_ => Ok(()),
		}
	}

	/// Sends a call in this manner.
	pub async fn send(&self, inner: Call, manner: &Manner) -> Done<Answer> {
		self.chain.check(&inner).await?;
		match &manner.propose {
			None => self.send_as(inner, None, manner).await,
			Some(track) => {
				let own = own_metadata()?;
				let proposal = together(self.proposal(&inner, track, own)?)?;
				// The chain sees bytes. A person should see the call.
				let shown = Item::fields([
					("poll on the track", Item::text(track)),
					("about", self.shown(&bytes(&inner, own)?, own)?),
				]);
				let answer = self.send_as(proposal, Some(shown), manner).await?;
				match answer.poll {
					Some(poll) => self.begin_poll(poll, manner).await,
					None => Ok(answer),
				}
			}
		}
	}

	/// Pays for the decision on a poll, and votes for it. The poll has a number only now.
	async fn begin_poll(&self, poll: u32, manner: &Manner) -> Done<Answer> {
		let deposit = call("RankedPolls", "place_decision_deposit", poll.encode());
		let vote = call("RankedCollective", "vote", (poll, true).encode());
		let answer = self.send_as(together(vec![deposit, vote])?, None, manner).await.map_err(|failure| {
			let state = match failure.kind {
				Kind::Unresolved => "it is not known whether its deposit was paid and the vote counted",
				_ => "its deposit was not paid, and there is no vote",
			};
			let message = format!(
				"poll {poll} was submitted, but {state}: {}. `governance place-deposit --index {poll}` and `governance vote --poll \
				 {poll} --aye true` go on",
				failure.message.trim_end_matches(NOTHING_SENT).trim_end_matches('.')
			);
			Failure { message, ..failure }
		})?;
		let note = format!("poll {poll} is put to the vote: others vote with `verdigrid governance vote --poll {poll} --aye true`");
		Ok(Answer { note: Some(note), ..answer })
	}

	/// Sends a call in the name of the account that signs, or of one that it is a proxy of.
	async fn send_as(&self, inner: Call, shown: Option<Item>, manner: &Manner) -> Done<Answer> {
		let own = own_metadata()?;
		let call = match &manner.real {
			Some(real) => by_proxy(&inner, &self.account(real)?, own)?,
			None => inner,
		};
		let encoded = bytes(&call, own)?;
		if manner.print_call {
			let text = format!("0x{}", hex::encode(&encoded));
			return Ok(Answer { data: Some(Item::Text(text)), ..Answer::default() });
		}
		let call_shown = self.shown(&encoded, own)?;
		let key = manner.source.key(self.chain.is_development())?;
		self.try_and_send(&key, call, shown.unwrap_or(call_shown), manner).await
	}

	/// A call as people read it. One that the chain could not decode is refused here, before it is sent.
	fn shown(&self, encoded: &[u8], own: &Metadata) -> Done<Item> {
		let mut rest = encoded;
		let undecodable =
			|why: &str| Failure::usage(format!("this is not a call of the chain: {why}"));
		let all = own.outer_enums().call_enum_ty();
		let item = self.output(own).value(&mut rest, all).map_err(|error| undecodable(&error))?;
		match rest.is_empty() {
			true => Ok(item),
			false => Err(undecodable("it is longer than its arguments")),
		}
	}

	async fn try_and_send(
		&self,
		key: &Keypair,
		call: Call,
		shown: Item,
		manner: &Manner,
	) -> Done<Answer> {
		let signer = key.public_key().to_account_id();
		if manner.untried {
			self.agree(&shown, "not known before it is sent", &signer, manner)?;
			return self.sent(&self.wait_for(self.chain.submit(key, call)).await?);
		}
		let trial = self.chain.try_out(&signer, &call).await?;
		let fee = self.shown_fee(&trial);
		if manner.dry_run {
			return self.tried(&trial, shown, fee);
		}
		// A call that fails costs its fee too.
		trial.result.map_err(|error| {
			let failure = Failure::from(error);
			Failure {
				message: format!("{}{NOTHING_SENT}", failure.message.trim_end_matches('.')),
				..failure
			}
		})?;
		self.agree(&shown, &fee, &signer, manner)?;
		let events = self.wait_for(self.chain.submit(key, call)).await?;
		self.sent(&events)
	}

	/// Waits until a final block has the call. A person who stops waiting has not stopped the call.
	async fn wait_for(&self, pending: Pending) -> Done<Events> {
		if io::stderr().is_terminal() {
			eprintln!("sent: waiting for a final block");
		}
		tokio::select! {
			events = pending.succeeded() => Ok(events?),
			_ = tokio::signal::ctrl_c() => Err(Failure::new(
				Kind::Unresolved,
				"the call was sent, and may still be executed: look at the account, or at the events of the next blocks \
				 (`watch`), before you send it again",
			)),
		}
	}

	/// What the account would pay, and what it would not.
	fn shown_fee(&self, trial: &Trial) -> String {
		let shown = |amount| shown_amount(amount, &self.market.token);
		match trial.covered {
			0 => shown(trial.fee),
			covered => {
				format!("{}, beside {} from the daily allowance", shown(trial.fee), shown(covered))
			}
		}
	}

	/// What a dry run shows: the call, its fee, its outcome, and the events that it would have.
	fn tried(&self, trial: &Trial, call: Item, fee: String) -> Done<Answer> {
		let fee = match self.form {
			Form::Json => trial.fee.to_string(),
			Form::Table => fee,
		};
		let mut fields = vec![
			("call".to_owned(), call),
			("fee".to_owned(), Item::Text(fee)),
			("succeeds".to_owned(), Item::Bool(trial.result.is_ok())),
		];
		if self.form == Form::Json {
			fields.insert(2, ("fee_covered".to_owned(), Item::Text(trial.covered.to_string())));
		}
		let failed = match &trial.result {
			Ok(events) => {
				fields.push(("events".to_owned(), self.listed(events)?));
				None
			}
			Err(error) => {
				if let Some(name) = error.refusal() {
					fields.push(("error".to_owned(), Item::text(name)));
				}
				fields.push(("reason".to_owned(), Item::text(error.to_string())));
				Some(Failure::kind_of(error))
			}
		};
		Ok(Answer { failed, ..Answer::read(trial.block, Item::Fields(fields)) })
	}

	/// Shows the call, who signs it and for which chain, and asks, if a person can answer.
	fn agree(&self, call: &Item, fee: &str, signer: &AccountId32, manner: &Manner) -> Done<()> {
		if manner.yes || !io::stdin().is_terminal() {
			return Ok(());
		}
		if !io::stderr().is_terminal() {
			return Err(Failure::usage(
				"the question cannot be shown here: add --yes to send without it",
			));
		}
		let chain = format!("0x{}", hex::encode(self.chain.genesis()));
		eprintln!("{}\nfee: {fee}\nsigned by: {signer}\nchain: {chain}", table(call));
		eprint!("Send it? [y/N] ");
		let _ = io::stderr().flush();
		let mut line = String::new();
		let _ = io::stdin().lock().read_line(&mut line);
		match line.trim() {
			"y" | "Y" | "yes" => Ok(()),
			_ => Err(Failure::new(Kind::Other, "nothing was sent")),
		}
	}

	/// What a call did, and where it is.
	fn sent(&self, events: &Events) -> Done<Answer> {
		let note = Some(format!("done in block {}, transaction {}", events.block, events.place));
		let listed = self.listed(events)?;
		let hash = format!("0x{}", hex::encode(events.block_hash.0));
		let data = match self.form {
			Form::Table => listed,
			Form::Json => Item::fields([
				("block_hash", Item::Text(hash)),
				("place", Item::Number(events.place.into())),
				("events", listed),
			]),
		};
		let poll = events
			.find_first::<api::ranked_polls::events::Submitted>()
			.and_then(Result::ok)
			.map(|it| it.index);
		Ok(Answer { block: Some(events.block), data: Some(data), note, poll, failed: None })
	}

	/// The events of a call, without those of fees.
	fn listed(&self, events: &Events) -> Done<Item> {
		let mut all = Vec::new();
		for event in events.iter() {
			let event = event.map_err(ClientError::node)?;
			let names = (event.pallet_name(), event.event_name());
			if is_of_fees(names) {
				continue;
			}
			let (name, fields) = (format!("{}.{}", names.0, names.1), self.event_fields(&event));
			all.push(match self.form {
				Form::Table => {
					let fields = if fields == Item::Fields(vec![]) { Item::None } else { fields };
					let what = Item::text(word(&fields));
					Item::fields([("event", Item::Text(name)), ("what", what)])
				}
				Form::Json => Item::fields([("event", Item::Text(name)), ("fields", fields)]),
			});
		}
		Ok(Item::List(all))
	}

	/// The fields of an event. Those of an event that this program does not know, or knows in another form, are shown as
	/// bytes: what was done is done.
	pub fn event_fields(&self, event: &Event<'_, SubstrateConfig>) -> Item {
		let mut bytes = event.field_bytes();
		let known = own_metadata().ok().and_then(|own| {
			let pallet = own.pallet_by_name(event.pallet_name())?;
			let variant =
				pallet.event_variants()?.iter().find(|it| it.name == event.event_name())?;
			self.output(own).fields(&mut bytes, &variant.fields).ok()
		});
		let unread = format!("0x{}", hex::encode(event.field_bytes()));
		known.filter(|_| bytes.is_empty()).unwrap_or(Item::Text(unread))
	}

	/// The calls that put a call to the vote: its text, and the poll about it.
	fn proposal(&self, inner: &Call, track: &str, own: &Metadata) -> Done<Vec<Call>> {
		let encoded = bytes(inner, own)?;
		let origin = origin(track).ok_or_else(|| {
			Failure::usage(format!(
				"{track} is not a track: choose root, registry-admin, oracle-admin or emergency"
			))
		})?;
		let hash = sp_crypto_hashing::blake2_256(&encoded);
		let length =
			u32::try_from(encoded.len()).map_err(|_| Failure::usage("the call is too long"))?;
		// As small as it is, it stands in the poll itself. A larger one is noted first.
		let (noted, bounded) = match encoded.len() <= INLINE {
			true => (None, [vec![1], encoded.encode()].concat()),
			false => (
				Some(call("Preimage", "note_preimage", encoded.encode())),
				[vec![2], hash.to_vec(), length.encode()].concat(),
			),
		};
		// After the vote, at the earliest block.
		let after_no_blocks = [vec![1], 0_u32.encode()].concat();
		let submit = call("RankedPolls", "submit", [origin, bounded, after_no_blocks].concat());
		Ok(noted.into_iter().chain([submit]).collect())
	}
}

/// The first part with this name, however deep it is.
fn found<'a>(item: &'a Item, name: &str) -> Option<&'a Item> {
	match item {
		Item::Fields(fields) => {
			item.get(name).or_else(|| fields.iter().find_map(|(_, inner)| found(inner, name)))
		}
		_ => None,
	}
}

/// How an asset is called in answers, for people and for programs.
fn currency_names(market: &Market, asset: Option<u32>) -> [String; 2] {
	let symbol = market.currency(asset).map(|it| it.symbol.clone()).unwrap_or_default();
	let number = asset.map_or_else(|| symbol.clone(), |number| number.to_string());
	[symbol, number]
}

/// After the reason why a call would fail.
const NOTHING_SENT: &str = ". Nothing was sent";

/// Longer calls are not kept in a poll.
const INLINE: usize = 128;

/// The encoded origin of a track: the runtime's `OriginCaller`.
fn origin(track: &str) -> Option<Vec<u8>> {
	let own = own_metadata().ok()?;
	let submit = own.pallet_by_name("RankedPolls")?.call_variant_by_name("submit")?;
	let ty = submit.fields.first()?.ty.id;
	let named = match crate::values::same_name(track, "root") {
		true => serde_json::json!({"system": "Root"}),
		false => serde_json::json!({"Governance": track}),
	};
	let market = Market {
		token: crate::values::Currency { symbol: String::new(), decimals: 0 },
		assets: Default::default(),
		now: 0,
		is_development: false,
	};
	let mut out = Vec::new();
	let input = Input::new(own.types(), &market);
	input.value(Given::Json(&named), ty, Default::default(), &mut out).ok()?;
	Some(out)
}

/// The call of a proxy in the name of another account.
fn by_proxy(inner: &Call, real: &AccountId32, own: &Metadata) -> Done<Call> {
	let arguments = [vec![0], real.0.to_vec(), vec![0], bytes(inner, own)?].concat();
	Ok(call("Proxy", "proxy", arguments))
}

/// Calls that are executed together, or not at all.
fn together(calls: Vec<Call>) -> Done<Call> {
	let own = own_metadata()?;
	if let [one] = calls.as_slice() {
		return Ok(one.clone());
	}
	let length = u32::try_from(calls.len()).map_err(|_| Failure::usage("too many calls"))?;
	let encoded = calls.iter().map(|it| bytes(it, own)).collect::<Done<Vec<_>>>()?;
	Ok(call("Utility", "batch_all", [Compact(length).encode(), encoded.concat()].concat()))
}

/// Events that every transaction has.
fn is_of_fees((pallet, event): (&str, &str)) -> bool {
	matches!(
		(pallet, event),
		("System", "ExtrinsicSuccess")
			| ("TransactionPayment", _)
			| (
				"Balances",
				"Withdraw" | "Deposit" | "Issued" | "Rescinded" | "BurnedDebt" | "MintedCredit"
			)
	)
}
