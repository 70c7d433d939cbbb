//! `verdigrid watch`: final blocks and what happens in them, as they come.

use crate::{
	failure::{Done, Failure},
	output::{Form, VERSION},
	session::Session,
	values::{same_name, word, Item},
};
use clap::{Arg, ArgMatches, Command};
use futures::StreamExt;
use std::io::{self, Write};
use subxt::Metadata;
use verdigrid_client::ClientError;

/// The command.
pub fn command() -> Command {
	Command::new("watch")
		.about("Prints events of final blocks as they come: each once, in order, also over lost connections")
		.arg(Arg::new("from").long("from").value_name("BLOCK").help("Begin with this block. Without it, with the next one"))
		.arg(Arg::new("until").long("until").value_name("BLOCK").help("End after this block"))
		.arg(
			Arg::new("event")
				.long("event")
				.value_name("PALLET[.EVENT]")
				.action(clap::ArgAction::Append)
				.help("Only events of this pallet, or of this kind"),
		)
}

/// Prints events until the program is ended, or up to a block.
pub async fn run(session: &Session, matches: &ArgMatches) -> Done<()> {
	let number = |name: &str| match matches.get_one::<String>(name) {
		Some(text) => text
			.parse()
			.map(Some)
			.map_err(|_| Failure::usage(format!("--{name}: {text} is not the number of a block"))),
		None => Ok(None),
	};
	let (from, until) = (number("from")?, number("until")?);
	let wanted: Vec<&String> = matches.get_many("event").map(Iterator::collect).unwrap_or_default();
	let at = session.chain.at().await?;
	if let Some(unknown) = wanted.iter().find(|it| !is_known(it, at.metadata_ref())) {
		return Err(Failure::usage(format!("--event: the chain has no pallet or event {unknown}")));
	}
	let first = from.unwrap_or(at.block_number().saturating_add(1));
	if until.is_some_and(|until| until < first) {
		return Err(Failure::usage(format!("--until: the first block would be {first}")));
	}
	let mut blocks = Box::pin(session.chain.blocks_from(first));
	while let Some(block) = blocks.next().await {
		let block = block?;
		for event in block.events.iter() {
			let event = event.map_err(ClientError::node)?;
			let names = (event.pallet_name(), event.event_name());
			let is_wanted = wanted.is_empty() || wanted.iter().any(|it| names_it(it, names));
			if is_wanted && (!wanted.is_empty() || is_of_the_market(names.0)) {
				let fields = session.event_fields(&event);
				print(session.form, block.number, names, fields)?;
			}
		}
		if until.is_some_and(|until| block.number >= until) {
			break;
		}
	}
	Ok(())
}

/// Without a choice, what the SDK's own pallets do is left out.
fn is_of_the_market(pallet: &str) -> bool {
	!matches!(
		pallet,
		"System"
			| "TransactionPayment"
			| "Balances"
			| "Assets"
			| "Session"
			| "Grandpa"
			| "CollatorSelection"
	)
}

/// Whether the chain has such events.
fn is_known(wanted: &str, metadata: &Metadata) -> bool {
	metadata.pallets().any(|pallet| {
		let events = pallet.event_variants().unwrap_or_default();
		events.iter().any(|event| names_it(wanted, (pallet.name(), &event.name)))
	})
}

fn names_it(wanted: &str, (pallet, event): (&str, &str)) -> bool {
	match wanted.split_once('.') {
		Some((of, kind)) => same_name(of, pallet) && same_name(kind, event),
		None => same_name(wanted, pallet),
	}
}

fn print(form: Form, block: u64, (pallet, event): (&str, &str), fields: Item) -> Done<()> {
	let line = match form {
		Form::Table => format!("{block}  {pallet}.{event}  {}", word(&fields)),
		Form::Json => {
			let name = Item::text(format!("{pallet}.{event}"));
			let item = Item::fields([
				("version", Item::Number(VERSION.into())),
				("block", Item::Number(block.into())),
				("event", name),
				("fields", fields),
			]);
			serde_json::to_string(&item)
				.map_err(|error| Failure::from(anyhow::Error::from(error)))?
		}
	};
	// A reader that has enough closes the pipe.
	match writeln!(io::stdout(), "{line}") {
		Ok(()) => Ok(()),
		Err(error) if error.kind() == io::ErrorKind::BrokenPipe => std::process::exit(0),
		Err(error) => Err(Failure::from(anyhow::Error::from(error))),
	}
}
