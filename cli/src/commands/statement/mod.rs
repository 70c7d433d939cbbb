//! `verdigrid statement`, `verify` and `trust`: statements of redemptions that anyone can check.

mod paper;
mod trust;
mod verify;
mod w3c;

pub use trust::trust;

use crate::{
	failure::{Done, Failure, Kind},
	keys::only_for_its_owner,
	output::Answer,
	session::Session,
	Settings,
};
use clap::{value_parser, Arg, ArgAction, ArgMatches, Command};
use std::{
	collections::BTreeSet,
	fs,
	path::{Path, PathBuf},
	time::{SystemTime, UNIX_EPOCH},
};
use verdigrid_client::{
	credential::disclosures_from_json,
	statement::{Span, StatementError},
};
use verdigrid_document::Font;
use verdigrid_primitives::MarketOffset;
use verdigrid_proof::{content::Beneficiary, statement::hash, Content, Proof};

/// The languages of a PDF.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Tongue {
	/// English.
	#[value(name = "en")]
	English,
	/// Chinese.
	#[value(name = "zh")]
	Chinese,
	/// Both.
	#[value(name = "both")]
	Both,
}

/// The commands.
pub fn commands() -> [Command; 3] {
	let path = || value_parser!(PathBuf);
	let statement = Command::new("statement")
		.about("Makes the statement of redemptions, with everything that proves it")
		.long_about(
			"Makes the statement of redemptions, with everything that proves it to a stranger.\n\nThe statement says who redeemed what, for \
			 whom, for which period and purpose. It is true up to the last block that is final. Whoever has it checks it with \
			 `verdigrid verify`, without a node. Name the redemptions, or the party and the time claimed for.",
		)
		.arg(
			Arg::new("redemption")
				.value_name("REDEMPTION")
				.value_parser(value_parser!(u64))
				.num_args(1..)
				.required_unless_present("party")
				.help("The numbers of the redemptions"),
		)
		.arg(
			Arg::new("party")
				.long("party")
				.value_name("PARTY")
				.value_parser(value_parser!(u32))
				.conflicts_with("redemption")
				.requires("from")
				.requires("to")
				.help("All redemptions whose beneficiary is this party"),
		)
		.arg(Arg::new("from").long("from").value_name("DAY").help("The first day claimed for, such as 2014-01-01"))
		.arg(Arg::new("to").long("to").value_name("DAY").help("The day after the last one"))
		.arg(Arg::new("json").long("json").value_name("FILE").value_parser(path()).help("Writes the statement to this file"))
		.arg(Arg::new("pdf").long("pdf").value_name("FILE").value_parser(path()).help("Writes it as PDF, with the statement inside"))
		.arg(
			Arg::new("language")
				.long("language")
				.value_parser(value_parser!(Tongue))
				.default_value("both")
				.help("The language of the PDF"),
		)
		.arg(
			Arg::new("font")
				.long("font")
				.value_name("FILE")
				.value_parser(path())
				.action(ArgAction::Append)
				.help("A font for characters that the built-in one does not have. May be given several times"),
		)
		.arg(
			Arg::new("credential")
				.long("credential")
				.value_name("FILE")
				.value_parser(path())
				.requires("credential-key")
				.help("Writes it as a W3C Verifiable Credential, which its exporter signs"),
		)
		.arg(
			Arg::new("credential-key")
				.long("credential-key")
				.value_name("FILE")
				.value_parser(path())
				.help("The exporter's Ed25519 seed: a file with 64 digits, such as `openssl rand -hex 32` prints"),
		)
		.arg(
			Arg::new("disclose")
				.long("disclose")
				.value_name("FILE")
				.value_parser(path())
				.help("Attributes of the beneficiary to show: the output of `credential disclose`"),
		);
	[statement, verify::command(), trust::command()]
}

/// Checks a statement, and asks a node about what came after it if that is wanted.
pub async fn verify(settings: &Settings, matches: &ArgMatches) -> Done<Answer> {
	let (mut answer, report) = verify::verify(matches, settings.form)?;
	if matches.get_flag("node") {
		let file = matches.get_one::<PathBuf>("file").cloned().unwrap_or_default();
		let since = verify::since(&settings.connect().await?, &file, &report).await?;
		if let Some(note) = &mut answer.note {
			note.push('\n');
			note.push_str(&since);
		}
	}
	Ok(answer)
}

/// Makes a statement.
pub async fn make(session: &Session, matches: &ArgMatches) -> Done<Answer> {
	let file = |name: &str| matches.get_one::<PathBuf>(name);
	let (json, pdf, credential) = (file("json"), file("pdf"), file("credential"));
	if [json, pdf, credential].iter().all(Option::is_none) {
		return Err(Failure::usage(
			"name a file for the statement: --json FILE, --pdf FILE or --credential FILE",
		));
	}
	let redemptions = redemptions(session, matches).await?;
	let shown = match file("disclose") {
		Some(path) => disclosed(session, path, &redemptions).await?,
		None => Vec::new(),
	};
	let text = session.chain.statement(&redemptions, shown).await.map_err(failure)?;
	let content = content(&text)?;
	if let Some(path) = json {
		write(path, text.as_bytes())?;
	}
	if let (Some(path), Some(key)) = (credential, file("credential-key")) {
		write(path, w3c::credential(&text, &seed(key)?, now())?.as_bytes())?;
	}
	if let Some(path) = pdf {
		let tongue = matches.get_one("language").copied().unwrap_or(Tongue::Both);
		let name: String = session.chain.ask("system_chain", subxt::rpcs::rpc_params![]).await?;
		let document = paper::document(&content, &text, hash(text.as_bytes()).0, &name, tongue);
		let fonts = matches.get_many::<PathBuf>("font").into_iter().flatten();
		let fonts = fonts.map(|path| font(path)).collect::<Done<Vec<_>>>()?;
		let pages = verdigrid_document::write(&document, &fonts);
		write(path, &pages.map_err(|refused| Failure::new(Kind::File, refused.to_string()))?)?;
	}
	Ok(Answer { note: Some(told(&content)), ..Answer::default() })
}

/// The redemptions that are named, or those of a party and a time.
async fn redemptions(session: &Session, matches: &ArgMatches) -> Done<BTreeSet<u64>> {
	let Some(party) = matches.get_one::<u32>("party").copied() else {
		return Ok(matches.get_many("redemption").into_iter().flatten().copied().collect());
	};
	let offset = session.chain.state().await?.identity().market_offset().await?.0;
	let day = |name: &str| {
		let text = matches.get_one::<String>(name).map_or("", String::as_str);
		day(text, offset)
			.ok_or_else(|| Failure::usage(format!("--{name} {text}: write a day as 2014-01-31")))
	};
	let span = Span { from: day("from")?, to: day("to")? };
	let told = |at: u64, of: u64| eprintln!("looks at redemption {at} of {of}");
	let found = session.chain.redemptions_of(party, span, told).await.map_err(failure)?;
	match found.is_empty() {
		false => Ok(found),
		true => Err(Failure::new(
			Kind::NotFound,
			format!("no redemption for that time has party {party} as beneficiary"),
		)),
	}
}

/// The first second of a day of the market.
fn day(text: &str, offset: MarketOffset) -> Option<u64> {
	let midnight =
		chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?.and_hms_opt(0, 0, 0)?;
	let away = i64::from(offset.minutes()).checked_mul(60)?;
	u64::try_from(midnight.and_utc().timestamp().checked_sub(away)?).ok()
}

/// What a credential shows of the one party that all redemptions are for.
async fn disclosed(
	session: &Session,
	path: &Path,
	redemptions: &BTreeSet<u64>,
) -> Done<Vec<verdigrid_proof::Disclosure>> {
	let text = fs::read_to_string(path).map_err(|error| of_file(path, error))?;
	let shown = disclosures_from_json(&text).map_err(|error| of_file(path, error))?;
	let plain = content(&session.chain.statement(redemptions, Vec::new()).await.map_err(failure)?)?;
	let parties: BTreeSet<u32> = plain
		.redemptions
		.iter()
		.filter_map(|it| match &it.beneficiary {
			Beneficiary::Party(party) => Some(*party),
			_ => None,
		})
		.collect();
	let [party] = parties.into_iter().collect::<Vec<_>>()[..] else {
		return Err(Failure::usage(
			"attributes are shown of one beneficiary that is a party: leave out other redemptions",
		));
	};
	Ok(shown.into_iter().filter_map(|it| it.for_statement(party)).collect())
}

/// What a statement says.
fn content(text: &str) -> Done<Content> {
	let wrong = |refusal: verdigrid_proof::Refusal| Failure::new(Kind::Other, refusal.to_string());
	let parts = verdigrid_proof::statement::split(text.as_bytes()).map_err(wrong)?;
	Proof::from_bytes(&parts.proof).and_then(|proof| proof.content()).map_err(wrong)
}

/// What was stated, in a line.
fn told(content: &Content) -> String {
	let count = content.redemptions.len();
	let what = if count == 1 { "1 redemption".to_owned() } else { format!("{count} redemptions") };
	let up_to = &content.up_to;
	match content.chain.finality {
		"none" => format!(
			"{what}, true up to block {}. This chain has no finality: a stranger cannot check it",
			up_to.block
		),
		_ => format!(
			"{what}, true up to block {} ({}). `verdigrid verify` checks it, and that this block is final",
			up_to.block, up_to.time
		),
	}
}

/// The seed of the exporter's key.
fn seed(path: &Path) -> Done<[u8; 32]> {
	only_for_its_owner(path, Kind::Key)?;
	let text = fs::read_to_string(path).map_err(|error| of_file(path, error))?;
	let digits = text.trim().strip_prefix("0x").unwrap_or(text.trim());
	let bytes = hex::decode(digits).ok().and_then(|bytes| bytes.try_into().ok());
	let wrong =
		|| Failure::new(Kind::Key, format!("{}: it is no seed: write 64 digits", path.display()));
	bytes.ok_or_else(wrong)
}

/// Unix seconds.
fn now() -> u64 {
	SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs())
}

fn font(path: &Path) -> Done<Font> {
	let bytes = fs::read(path).map_err(|error| of_file(path, error))?;
	// A collection has several fonts: the first one counts.
	Font::new(bytes, 0).map_err(|error| of_file(path, error))
}

fn write(path: &Path, bytes: &[u8]) -> Done<()> {
	fs::write(path, bytes).map_err(|error| of_file(path, error))
}

fn of_file(path: &Path, error: impl std::fmt::Display) -> Failure {
	Failure::new(Kind::File, format!("{}: {error}", path.display()))
}

fn failure(error: StatementError) -> Failure {
	let kind = match &error {
		StatementError::Chain(_) => Kind::Node,
		StatementError::NotFinal { .. } => Kind::NotFound,
		_ => Kind::Refused,
	};
	Failure::new(kind, error.to_string())
}
