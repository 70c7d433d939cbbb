//! How a call is sent: what it is and costs is shown, the person agrees, and the result is that of the innermost call.

use crate::{
	failure::{Done, Failure, Kind},
	grammar::Action,
	keys::Source,
	output::{Answer, Form},
	session::{unreadable, Session},
	values::{shown_amount, Item},
};
use clap::{Arg, ArgAction, ArgMatches};
use codec::{Compact, Encode};
use std::io::{self, BufRead, IsTerminal, Write};
use subxt::{
	ext::{
		scale_encode::{EncodeAsFields, Error, FieldIter},
		scale_type_resolver::TypeResolver,
	},
	transactions::StaticPayload,
	utils::AccountId32,
	Metadata,
};
use subxt_signer::sr25519::Keypair;
use verdigrid_client::{api, compatibility::own_metadata, ClientError, Events};

/// Arguments of a call that are encoded already.
#[derive(Clone, Debug)]
pub struct Encoded(pub Vec<u8>);

impl EncodeAsFields for Encoded {
	fn encode_as_fields_to<R: TypeResolver>(
		&self,
		_: &mut dyn FieldIter<'_, R::TypeId>,
		_: &R,
		out: &mut Vec<u8>,
	) -> Result<(), Error> {
		out.extend_from_slice(&self.0);
		Ok(())
	}
}

/// A call that can be sent.
pub type Call = StaticPayload<Encoded>;

/// Options of all commands that send a call.
pub fn options() -> [Arg; 8] {
	let heading = "Sending";
	[
		Arg::new("key")
			.long("key")
			.value_name("//NAME")
			.help("Sign with a development account, such as //Alice"),
		Arg::new("key-file")
			.long("key-file")
			.value_name("FILE")
			.help("Sign with the key in this file of Polkadot.js"),
		Arg::new("ask-key")
			.long("ask-key")
			.action(ArgAction::SetTrue)
			.help("Ask for the secret URI or the seed phrase"),
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
		Arg::new("print-call")
			.long("print-call")
			.action(ArgAction::SetTrue)
			.help("Print the encoded call, and send nothing"),
		Arg::new("yes")
			.long("yes")
			.short('y')
			.action(ArgAction::SetTrue)
			.help("Do not ask before sending"),
	]
	.map(|arg| arg.help_heading(heading).global(false))
}

/// How a call is to be sent.
#[derive(Clone)]
pub struct Manner {
	source: Source,
	real: Option<AccountId32>,
	propose: Option<String>,
	dry_run: bool,
	print_call: bool,
	yes: bool,
}

impl Manner {
	/// From the command line, and from the profile if that says nothing.
	pub fn new(matches: &ArgMatches, profile: &crate::config::Profile) -> Done<Self> {
		let text = |name: &str| matches.get_one::<String>(name).cloned();
		let real = match text("for") {
			Some(account) => Some(address(&account)?),
			None => None,
		};
		let (named, ask) = (text("key"), matches.get_flag("ask-key"));
		let file = text("key-file").map(Into::into).or_else(|| profile.key_file.clone());
		// What stands on the command line, and what is set for this program, comes before the profile.
		let explicit =
			matches.contains_id("key-file") || std::env::var_os(crate::keys::KEY).is_none();
		let file = file.filter(|_| explicit);
		Ok(Manner {
			source: Source { named, file, ask },
			real,
			propose: text("propose"),
			dry_run: matches.get_flag("dry-run"),
			print_call: matches.get_flag("print-call"),
			yes: matches.get_flag("yes"),
		})
	}
}

/// Reads the address of an account.
pub fn address(text: &str) -> Done<AccountId32> {
	use std::str::FromStr;
	if text.starts_with("//") {
		return Ok(verdigrid_client::keys::from_uri(text)?.public_key().to_account_id());
	}
	AccountId32::from_str(text)
		.map_err(|_| Failure::usage(format!("{text} is not the address of an account")))
}

/// A call of these encoded arguments.
pub fn call(pallet: &str, name: &str, arguments: Vec<u8>) -> Call {
	StaticPayload::new(pallet, name, Encoded(arguments))
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
		let arguments = self.encoded(action, matches)?;
		self.send(call(pallet, name, arguments), manner).await
	}

	/// Sends a call in this manner.
	pub async fn send(&self, inner: Call, manner: &Manner) -> Done<Answer> {
		self.chain.check(&inner).await?;
		match &manner.propose {
			None => self.send_as(inner, manner).await,
			Some(track) => {
				let proposal = together(self.proposal(&inner, track, own_metadata()?)?)?;
				let answer = self.send_as(proposal, manner).await?;
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
		let answer = self
			.send_as(together(vec![deposit, vote])?, &Manner { yes: true, ..manner.clone() })
			.await
			.map_err(|failure| Failure {
				message: format!(
					"poll {poll} was submitted, but its deposit and the vote were not sent: {}",
					failure.message
				),
				..failure
			})?;
		let note = format!("poll {poll} is put to the vote: others vote with `verdigrid governance vote --poll {poll} --aye true`");
		Ok(Answer { note: Some(note), ..answer })
	}

	/// Sends a call in the name of the account that signs, or of one that it is a proxy of.
	async fn send_as(&self, inner: Call, manner: &Manner) -> Done<Answer> {
		let own = own_metadata()?;
		let call = match &manner.real {
			Some(real) => by_proxy(&inner, real, own)?,
			None => inner,
		};
		let encoded = bytes(&call, own)?;
		if manner.print_call {
			let text = format!("0x{}", hex::encode(&encoded));
			return Ok(Answer { data: Some(Item::Text(text)), ..Answer::default() });
		}
		self.decodes(&encoded, own)?;
		let key = manner.source.key(self.chain.is_development())?;
		self.try_and_send(&key, call, &encoded, manner).await
	}

	/// A call that the chain could not decode is refused before it is sent.
	fn decodes(&self, encoded: &[u8], own: &Metadata) -> Done<()> {
		let mut rest = encoded;
		let all = own.outer_enums().call_enum_ty();
		self.output(own).value(&mut rest, all).map_err(unreadable)?;
		match rest.is_empty() {
			true => Ok(()),
			false => Err(unreadable("the call is longer than its arguments".into())),
		}
	}

	async fn try_and_send(
		&self,
		key: &Keypair,
		call: Call,
		encoded: &[u8],
		manner: &Manner,
	) -> Done<Answer> {
		let trial = self.chain.try_out(key, call.clone()).await?;
		let own = own_metadata()?;
		let shown = self.output(own).value(&mut &*encoded, own.outer_enums().call_enum_ty());
		let shown = shown.map_err(unreadable)?;
		let fee = shown_amount(trial.fee, &self.market.token);
		if manner.dry_run {
			let outcome = match &trial.result {
				Ok(()) => Item::text("it would succeed"),
				Err(error) => Item::text(format!("it would fail: {error}")),
			};
			let fee = match self.form {
				Form::Json => Item::text(trial.fee.to_string()),
				Form::Table => Item::text(fee),
			};
			let data = Item::fields([("call", shown), ("fee", fee), ("outcome", outcome)]);
			return Ok(Answer::read(trial.block, data));
		}
		// A call that fails costs its fee too.
		trial.result.map_err(|error| {
			let failure = Failure::from(error);
			Failure {
				message: format!("{}. Nothing was sent", failure.message.trim_end_matches('.')),
				..failure
			}
		})?;
		self.agree(&shown, &fee, manner)?;
		let events = self.chain.send(key, call).await?;
		self.sent(&events)
	}

	/// Shows the call and asks, if a person can answer.
	fn agree(&self, call: &Item, fee: &str, manner: &Manner) -> Done<()> {
		if manner.yes
			|| self.form == Form::Json
			|| !io::stdin().is_terminal()
			|| !io::stderr().is_terminal()
		{
			return Ok(());
		}
		eprintln!("{}\nfee: {fee}", crate::output::table(call));
		eprint!("Send it? [y/N] ");
		let _ = io::stderr().flush();
		let mut line = String::new();
		let _ = io::stdin().lock().read_line(&mut line);
		match line.trim() {
			"y" | "Y" | "yes" => Ok(()),
			_ => Err(Failure::new(Kind::Other, "nothing was sent")),
		}
	}

	/// What a call did: its events, without those of fees.
	fn sent(&self, events: &Events) -> Done<Answer> {
		let mut all = Vec::new();
		for event in events.iter() {
			let event = event.map_err(ClientError::node)?;
			let names = (event.pallet_name(), event.event_name());
			if !is_of_fees(names) {
				let fields = self.event_fields(&event)?;
				all.push((format!("{}.{}", names.0, names.1), fields));
			}
		}
		let hash = format!("0x{}", hex::encode(events.block_hash.0));
		let note = Some(format!("done in block {}, transaction {}", events.block, events.place));
		let data = match self.form {
			Form::Table => Item::List(
				all.into_iter()
					.map(|(name, fields)| {
						let words =
							if fields == Item::Fields(vec![]) { Item::None } else { fields };
						Item::fields([
							("event", Item::Text(name)),
							("what", Item::text(crate::values::word(&words))),
						])
					})
					.collect(),
			),
			Form::Json => {
				let event = |(name, fields)| {
					Item::fields([("event", Item::Text(name)), ("fields", fields)])
				};
				Item::fields([
					("block_hash", Item::Text(hash)),
					("place", Item::Number(events.place.into())),
					("events", Item::List(all.into_iter().map(event).collect())),
				])
			}
		};
		let poll = events
			.find_first::<api::ranked_polls::events::Submitted>()
			.and_then(Result::ok)
			.map(|it| it.index);
		Ok(Answer { block: Some(events.block), data: Some(data), note, poll })
	}

	/// The fields of an event.
	pub fn event_fields(
		&self,
		event: &subxt::events::Event<'_, subxt::config::substrate::SubstrateConfig>,
	) -> Done<Item> {
		let own = own_metadata()?;
		let found = own
			.pallet_by_name(event.pallet_name())
			.and_then(|it| it.event_variants())
			.and_then(|all| all.iter().find(|it| it.name == event.event_name()));
		let variant =
			found.ok_or_else(|| unreadable(format!("the event {}", event.event_name())))?;
		self.output(own).fields(&mut event.field_bytes(), &variant.fields).map_err(unreadable)
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
	let market = crate::values::Market {
		token: crate::values::Currency { symbol: String::new(), decimals: 0 },
		assets: Default::default(),
		now: 0,
	};
	let mut out = Vec::new();
	let input = crate::values::Input::new(own.types(), &market);
	input.value(crate::values::Given::Json(&named), ty, Default::default(), &mut out).ok()?;
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
