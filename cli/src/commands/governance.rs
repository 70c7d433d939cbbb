//! `verdigrid governance`: polls and members. Calls are put to the vote by their own commands, with `--propose`.

use crate::{
	failure::{Done, Failure, Kind},
	output::Answer,
	session::{unreadable, Session},
	values::{word, Item},
};
use clap::{Arg, ArgMatches, Command};
use codec::Encode;
use futures::StreamExt;
use subxt::ext::scale_value::Value;
use verdigrid_client::{AtBlock, ClientError};

/// The commands.
pub fn commands() -> [Command; 4] {
	let poll = || Arg::new("poll").value_name("POLL").required(true).help("The number of the poll");
	[
		Command::new("polls").about("Lists polls that are not over"),
		Command::new("show").about("Shows a poll, and the votes in it").arg(poll()),
		Command::new("follow")
			.about("Follows a poll until it is decided and carried out")
			.arg(poll()),
		Command::new("members").about("Lists the member organisations"),
	]
}

fn poll(matches: &ArgMatches) -> Done<u32> {
	let text = matches.get_one::<String>("poll").map_or("", String::as_str);
	text.parse().map_err(|_| Failure::usage(format!("{text} is not the number of a poll")))
}

/// Entries of a map, each with its last key.
async fn entries(
	session: &Session,
	at: &AtBlock,
	pallet: &str,
	entry: &str,
) -> Done<Vec<(Item, Item)>> {
	let metadata = at.metadata_ref();
	let storage = at.storage();
	let address = subxt::dynamic::storage::<Vec<Value>, Value>(pallet, entry);
	let mut all = storage.iter(address, Vec::<Value>::new()).await.map_err(ClientError::node)?;
	let output = session.output(metadata);
	let key_type = metadata
		.pallet_by_name(pallet)
		.and_then(|it| it.storage())
		.and_then(|it| it.entry_by_name(entry))
		.and_then(|it| it.keys().last().map(|key| key.key_id))
		.ok_or_else(|| unreadable(format!("{pallet}.{entry}")))?;
	let mut found = Vec::new();
	while let Some(next) = all.next().await {
		let next = next.map_err(ClientError::node)?;
		let key = next.key().map_err(ClientError::node)?;
		let parts = key.parts();
		let last = parts.last().ok_or_else(|| unreadable("a key without parts".into()))?;
		let key = output.value(&mut last.value_bytes(), key_type).map_err(unreadable)?;
		let value = next.value();
		let value = output.value(&mut value.bytes(), value.type_id()).map_err(unreadable)?;
		found.push((key, value));
	}
	Ok(found)
}

/// Polls that are not over.
pub async fn polls(session: &Session) -> Done<Answer> {
	let at = session.chain.at().await?;
	let all = entries(session, &at, "RankedPolls", "ReferendumInfoFor").await?;
	let mut open: Vec<Item> = Vec::new();
	for (number, info) in all {
		if let Some(ongoing) = info.get("Ongoing") {
			open.push(summary(number, ongoing));
		}
	}
	Ok(Answer::read(at.block_number(), Item::List(open)))
}

fn summary(number: Item, ongoing: &Item) -> Item {
	let part = |name: &str| ongoing.get(name).cloned().unwrap_or(Item::None);
	Item::fields([
		("poll", number),
		("origin", part("origin")),
		("submitted", part("submitted")),
		("tally", part("tally")),
		("deciding", part("deciding")),
	])
}

/// A poll with its proposal and its votes.
pub async fn show(session: &Session, matches: &ArgMatches) -> Done<Answer> {
	show_at(session, &session.chain.at().await?, poll(matches)?).await
}

async fn show_at(session: &Session, at: &AtBlock, poll: u32) -> Done<Answer> {
	let keys = || vec![Value::u128(poll.into())];
	let info = session.stored(at, "RankedPolls", "ReferendumInfoFor", keys()).await?;
	let info =
		info.ok_or_else(|| Failure::new(Kind::NotFound, format!("there is no poll {poll}")))?;
	let mut fields =
		vec![("poll".to_owned(), Item::Number(poll.into())), ("state".to_owned(), info)];
	if let Some(proposal) = proposal(session, at, poll).await? {
		fields.push(("proposal".to_owned(), proposal));
	}
	Ok(Answer::read(at.block_number(), Item::Fields(fields)))
}

/// The call that a poll is about, if the chain still has it.
async fn proposal(session: &Session, at: &AtBlock, poll: u32) -> Done<Option<Item>> {
	use verdigrid_client::api::{
		self,
		runtime_types::{
			frame_support::traits::preimages::Bounded, pallet_referenda::types::ReferendumInfo,
		},
	};
	let storage = at.storage();
	let info =
		storage.try_fetch(api::storage().ranked_polls().referendum_info_for(), (poll,)).await;
	let Some(info) = info.map_err(ClientError::node)? else { return Ok(None) };
	let ReferendumInfo::Ongoing(status) = info.decode().map_err(ClientError::node)? else {
		return Ok(None);
	};
	let encoded = match status.proposal {
		Bounded::Inline(bytes) => bytes.0,
		Bounded::Lookup { hash, len } => {
			let address = api::storage().preimage().preimage_for();
			let found =
				storage.try_fetch(address, ((hash, len),)).await.map_err(ClientError::node)?;
			let Some(found) = found else { return Ok(None) };
			let bytes = found.decode().map_err(ClientError::node)?.0;
			if sp_crypto_hashing::blake2_256(&bytes) != hash.0 {
				return Err(unreadable(format!(
					"the proposal of poll {poll} has another hash than the poll names"
				)));
			}
			bytes
		}
		_ => return Ok(None),
	};
	let metadata = at.metadata_ref();
	let all = metadata.outer_enums().call_enum_ty();
	let mut rest = encoded.as_slice();
	let call = session.output(metadata).value(&mut rest, all).ok().filter(|_| rest.is_empty());
	// The chain cannot carry it out either.
	Ok(Some(call.unwrap_or_else(|| Item::text(format!("not a call: {}", hexadecimal(&encoded))))))
}

/// The member organisations.
pub async fn members(session: &Session) -> Done<Answer> {
	let at = session.chain.at().await?;
	let all = entries(session, &at, "RankedCollective", "Members").await?;
	let members = all.into_iter().map(|(account, member)| {
		let rank = member.get("rank").cloned().unwrap_or(member);
		Item::fields([("account", account), ("rank", rank)])
	});
	Ok(Answer::read(at.block_number(), Item::List(members.collect())))
}

/// Prints what happens to a poll, until it is over.
pub async fn follow(session: &Session, matches: &ArgMatches) -> Done<Answer> {
	let poll = poll(matches)?;
	let at = session.chain.at().await?;
	let answer = show_at(session, &at, poll).await?;
	let state = answer.data.as_ref().and_then(|data| data.get("state"));
	let is_ongoing = state.is_some_and(|state| state.get("Ongoing").is_some());
	if !is_ongoing && !is_scheduled(session, &at, poll).await? {
		return Ok(answer);
	}
	let first = answer.block.unwrap_or_default().saturating_add(1);
	let mut blocks = Box::pin(session.chain.blocks_from(first));
	while let Some(block) = blocks.next().await {
		let block = block?;
		for event in block.events.iter() {
			let event = event.map_err(ClientError::node)?;
			let names = (event.pallet_name(), event.event_name());
			let fields = session.event_fields(&event);
			let (field, own) = match names.0 {
				"RankedPolls" => ("index", Item::Number(poll.into())),
				"RankedCollective" => ("poll", Item::Number(poll.into())),
				"Scheduler" => ("id", Item::text(hexadecimal(&task(poll)))),
				_ => continue,
			};
			if fields.get(field) != Some(&own) {
				continue;
			}
			eprintln!("{}  {}.{}  {}", block.number, names.0, names.1, word(&fields));
			if is_the_end(names) {
				let outcome = fields.get("result").and_then(|result| result.get("Err")).cloned();
				return ended(show(session, matches).await?, outcome);
			}
		}
	}
	Ok(answer)
}

/// The poll at its end. A call that failed when it was carried out is a failure.
fn ended(answer: Answer, error: Option<Item>) -> Done<Answer> {
	let Some(error) = error else { return Ok(answer) };
	let mut fields = match answer.data {
		Some(Item::Fields(fields)) => fields,
		_ => vec![],
	};
	fields
		.push(("carried out".to_owned(), Item::text(format!("the call failed: {}", word(&error)))));
	Ok(Answer { data: Some(Item::Fields(fields)), failed: Some(Kind::Refused), ..answer })
}

/// Whether what a poll has decided waits to be carried out.
async fn is_scheduled(session: &Session, at: &AtBlock, poll: u32) -> Done<bool> {
	let key = vec![Value::from_bytes(task(poll))];
	Ok(session.stored(at, "Scheduler", "Lookup", key).await?.is_some())
}

/// The name under which the chain schedules what a poll has decided.
fn task(poll: u32) -> [u8; 32] {
	sp_crypto_hashing::blake2_256(&(*b"assembly", "enactment", poll).encode())
}

fn hexadecimal(bytes: &[u8]) -> String {
	format!("0x{}", hex::encode(bytes))
}

/// After these events, nothing more happens to a poll.
fn is_the_end(names: (&str, &str)) -> bool {
	matches!(
		names,
		("RankedPolls", "Rejected" | "TimedOut" | "Cancelled" | "Killed")
			| ("Scheduler", "Dispatched" | "CallUnavailable" | "PermanentlyOverweight")
	)
}
