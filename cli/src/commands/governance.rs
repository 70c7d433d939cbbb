//! `verdigrid governance`: polls and members. Calls are put to the vote by their own commands, with `--propose`.

use crate::{
	failure::{Done, Failure, Kind},
	output::Answer,
	session::{unreadable, Session},
	values::Item,
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
	let poll = poll(matches)?;
	let at = session.chain.at().await?;
	let keys = || vec![Value::u128(poll.into())];
	let info = session.stored(&at, "RankedPolls", "ReferendumInfoFor", keys()).await?;
	let info =
		info.ok_or_else(|| Failure::new(Kind::NotFound, format!("there is no poll {poll}")))?;
	let mut fields =
		vec![("poll".to_owned(), Item::Number(poll.into())), ("state".to_owned(), info)];
	if let Some(proposal) = proposal(session, &at, poll).await? {
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
			match found {
				Some(found) => found.decode().map_err(ClientError::node)?.0,
				None => return Ok(None),
			}
		}
		_ => return Ok(None),
	};
	let metadata = at.metadata_ref();
	let all = metadata.outer_enums().call_enum_ty();
	Ok(session.output(metadata).value(&mut encoded.as_slice(), all).ok())
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
	let answer = show(session, matches).await?;
	let state = answer.data.as_ref().and_then(|data| data.get("state"));
	if state.is_some_and(|state| state.get("Ongoing").is_none()) {
		return Ok(answer);
	}
	let first = answer.block.unwrap_or_default().saturating_add(1);
	let mut blocks = Box::pin(session.chain.blocks_from(first));
	while let Some(block) = blocks.next().await {
		let block = block?;
		for event in block.events.iter() {
			let event = event.map_err(ClientError::node)?;
			let names = (event.pallet_name(), event.event_name());
			if !matches!(names.0, "RankedPolls" | "RankedCollective" | "Scheduler") {
				continue;
			}
			let fields = session.event_fields(&event)?;
			let of = fields.get("index").or(fields.get("poll")).or(fields.get("id")).cloned();
			if of != Some(Item::Number(poll.into())) && of != Some(task(poll)) {
				continue;
			}
			eprintln!(
				"{}  {}.{}  {}",
				block.number,
				names.0,
				names.1,
				crate::values::word(&fields)
			);
			if is_the_end(names) {
				return show(session, matches).await;
			}
		}
	}
	Ok(answer)
}

/// The name under which the chain schedules what a poll has decided.
fn task(poll: u32) -> Item {
	let name = (*b"assembly", "enactment", poll).encode();
	Item::text(format!("0x{}", hex::encode(sp_crypto_hashing::blake2_256(&name))))
}

/// After these events, nothing more happens to a poll.
fn is_the_end(names: (&str, &str)) -> bool {
	matches!(
		names,
		("RankedPolls", "Rejected" | "TimedOut" | "Cancelled" | "Killed")
			| ("Scheduler", "Dispatched" | "CallUnavailable" | "PermanentlyOverweight")
	)
}
