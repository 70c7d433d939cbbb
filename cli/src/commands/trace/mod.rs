//! `verdigrid trace`: everything that a certificate, a voucher or a trade rests on, and what came of it.
//!
//! It reads the state at the latest final block. What only a search of all blocks could tell is named as missing.

mod picture;
mod tree;

use crate::{
	failure::{Done, Failure, Kind},
	output::{Answer, Form},
	session::Session,
	values::{word, Item},
};
use clap::{Arg, ArgAction, ArgMatches, Command};
use codec::Encode;
use std::{
	fs::OpenOptions,
	io::{ErrorKind, Write},
	path::Path,
};
use tree::Tree;
use verdigrid_client::AtBlock;
use verdigrid_primitives::certificate::CertificateNumber;

/// The command.
pub fn command() -> Command {
	Command::new("trace")
		.about("Shows everything that a certificate, a voucher or a trade rests on, and what came of it")
		.long_about(
			"Shows everything that a certificate, a voucher or a trade rests on, and what came of it: meters, readings, who attested \
			 them, the certificates, the trade, the evidence, the voucher, its custody and the redemption.\n\nIt reads the latest final \
			 block. What only a search of all blocks could tell is named as missing.",
		)
		.arg(
			Arg::new("thing")
				.value_name("NUMBER")
				.required(true)
				.help("A certificate number (32 characters), a voucher number, or a trade reference (0x and 64 digits)"),
		)
		.arg(Arg::new("svg").long("svg").value_name("FILE").help("Draw it into this file"))
		.arg(
			Arg::new("force")
				.long("force")
				.action(ArgAction::SetTrue)
				.requires("svg")
				.help("Overwrite the file"),
		)
}

/// What is traced.
enum Thing {
	Certificate([u8; 32]),
	Voucher(u64),
	Trade([u8; 32]),
}

impl Thing {
	fn read(text: &str) -> Done<Self> {
		let usage = |why: &str| {
			Failure::usage(format!(
				"{text}: {why}. Name a certificate number (32 characters), a voucher number, or a trade reference (0x and 64 digits)"
			))
		};
		if let Some(digits) = text.strip_prefix("0x") {
			let bytes = hex::decode(digits).ok().and_then(|it| it.try_into().ok());
			return bytes
				.map(Thing::Trade)
				.ok_or_else(|| usage("a trade reference has 64 digits after 0x"));
		}
		if let Ok(voucher) = text.parse() {
			return Ok(Thing::Voucher(voucher));
		}
		CertificateNumber::parse(text.as_bytes()).map_err(|error| usage(&error.to_string()))?;
		let bytes = text
			.as_bytes()
			.try_into()
			.map_err(|_| usage("a certificate number has 32 characters"))?;
		Ok(Thing::Certificate(bytes))
	}
}

const CERTIFICATES: &str = "VerdigridCertificatesApi";
const EVIDENCE: &str = "VerdigridEvidenceApi";
const VOUCHERS: &str = "VerdigridVouchersApi";

/// Reads the state at one block.
struct Reader<'a> {
	session: &'a Session,
	at: AtBlock,
}

impl Reader<'_> {
	async fn ask(&self, api: &str, method: &str, arguments: impl Encode) -> Done<Item> {
		self.session.ask_at(&self.at, api, method, &arguments.encode()).await
	}
}

/// Traces it.
pub async fn run(session: &Session, matches: &ArgMatches) -> Done<Answer> {
	let text = matches.get_one::<String>("thing").map_or("", String::as_str);
	let thing = Thing::read(text)?;
	let reader = Reader { session, at: session.chain.at().await? };
	let block = reader.at.block_number();
	let missing = |what: String| Failure::new(Kind::NotFound, format!("{what} at block {block}"));
	let (certificate, voucher) = match thing {
		Thing::Certificate(number) => {
			let status = reader.ask(CERTIFICATES, "status", number).await?;
			let report = status
				.get("Ok")
				.cloned()
				.ok_or_else(|| missing(format!("{text}: {}", word(&status))))?;
			let voucher = number_of(report.get("voucher"));
			(Some(report), voucher)
		}
		Thing::Voucher(voucher) => (None, Some(voucher)),
		Thing::Trade(reference) => {
			let evidence = number_of(Some(&reader.ask(EVIDENCE, "evidence_of", reference).await?));
			// What a verified trade gave its buyer has the number of the evidence.
			(
				None,
				Some(evidence.ok_or_else(|| {
					missing(format!("{text}: no verified trade has this reference"))
				})?),
			)
		}
	};
	let provenance = match voucher {
		Some(voucher) => {
			let found = reader.ask(VOUCHERS, "provenance", voucher).await?;
			// A voucher that expired and was retired is gone. Its certificates are not.
			if found == Item::None && certificate.is_none() {
				return Err(missing(format!("there is no voucher {voucher}")));
			}
			(found != Item::None).then_some(found)
		}
		None => None,
	};
	let split_off = provenance.as_ref().and_then(split_off);
	let retired = (voucher.is_some() && provenance.is_none())
		.then(|| "the voucher: it expired, and was retired".to_owned());
	let batch = batch_of(&reader, certificate.as_ref()).await?;
	let agreement = custody(&reader, provenance.as_ref()).await?;
	let data = Item::Fields(
		[
			("certificate", certificate),
			("batch", batch),
			("voucher", voucher.map(|it| Item::Number(it.into()))),
			("provenance", provenance),
			("agreement", agreement),
			("missing", Some(not_in_the_state(split_off.into_iter().chain(retired)))),
		]
		.into_iter()
		.filter_map(|(name, item)| Some((name.to_owned(), item?)))
		.collect(),
	);
	let tree = Tree::of(text, &data);
	if let Some(file) = matches.get_one::<String>("svg") {
		write(Path::new(file), &picture::draw(&tree, block), matches.get_flag("force"))?;
	}
	match session.form {
		Form::Json => Ok(Answer::read(block, data)),
		Form::Table => Ok(Answer {
			block: Some(block),
			note: Some(format!("{tree}\nat block {block}")),
			..Answer::default()
		}),
	}
}

/// The batch of a certificate that has no voucher. With one, the provenance has it.
async fn batch_of(reader: &Reader<'_>, certificate: Option<&Item>) -> Done<Option<Item>> {
	let batch =
		certificate.and_then(|it| it.get("certificate")).and_then(|it| number_of(it.get("batch")));
	match batch {
		Some(batch) => Ok(Some(reader.ask(CERTIFICATES, "batch", batch).await?)),
		None => Ok(None),
	}
}

/// The agreement that holds a voucher.
async fn custody(reader: &Reader<'_>, provenance: Option<&Item>) -> Done<Option<Item>> {
	let voucher = provenance.and_then(|it| it.get("voucher")).and_then(|it| it.get("voucher"));
	let agreement =
		voucher.and_then(|it| it.get("status")).and_then(|it| number_of(it.get("InCustody")));
	match agreement {
		Some(agreement) => {
			Ok(Some(reader.ask("VerdigridEscrowApi", "agreement", agreement).await?))
		}
		None => Ok(None),
	}
}

/// What the state does not keep, or does not find from here.
fn not_in_the_state(more: impl Iterator<Item = String>) -> Item {
	let always = [
		"earlier holders of the certificates: transfers and sales on the market",
		"earlier agreements in escrow",
	];
	Item::List(more.map(Item::Text).chain(always.map(Item::text)).collect())
}

/// The certificates of the trade that are not behind the voucher any more.
fn split_off(provenance: &Item) -> Option<String> {
	let units = |part: &Item| number_of(part.get("range")?.get("units"));
	let now = units(provenance.get("voucher")?.get("voucher")?)?;
	let traded = units(provenance.get("evidence")?)?;
	let elsewhere = traded.checked_sub(now).filter(|it| *it > 0)?;
	Some(format!("{elsewhere} of the trade's {traded} certificates: they are behind vouchers that were split from one another"))
}

fn number_of(item: Option<&Item>) -> Option<u64> {
	match item {
		Some(Item::Number(number)) => u64::try_from(*number).ok(),
		_ => None,
	}
}

fn write(path: &Path, text: &str, force: bool) -> Done<()> {
	let failure = |error: String| Failure::new(Kind::File, format!("{}: {error}", path.display()));
	let mut options = OpenOptions::new();
	match force {
		true => options.write(true).create(true).truncate(true),
		false => options.write(true).create_new(true),
	};
	let mut file = options.open(path).map_err(|error| match error.kind() {
		ErrorKind::AlreadyExists => {
			failure("this file exists. Name another one, or overwrite it with --force".into())
		}
		_ => failure(error.to_string()),
	})?;
	file.write_all(text.as_bytes()).map_err(|error| failure(error.to_string()))
}
