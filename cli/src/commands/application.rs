//! `verdigrid identity sign-application`: an account that has nothing lets a registrar apply for it.

use crate::{
	failure::{Done, Failure},
	keys::{self, Source},
	output::Answer,
	session::Session,
	values::{Given, Hint, Input, Item},
};
use clap::{Arg, ArgMatches, Command};
use codec::{Decode, DecodeAll};
use subxt::utils::MultiSignature;
use verdigrid_client::{compatibility::own_metadata, Application};

/// The command.
pub fn command() -> Command {
	let option = |name: &'static str, form: &'static str, help: &'static str| {
		Arg::new(name).long(name).value_name(form).required(true).help(help)
	};
	Command::new("sign-application")
		.about("Signs an application with which a registrar can apply for an account that has nothing")
		.long_about(
			"Signs an application with which a registrar can apply for an account that has nothing. The account signs, and sends \
			 nothing. The registrar pays the fee and the deposit.\n\nThe command prints the command for the registrar: `identity \
			 apply-for`.",
		)
		.args([
			option("registrar", "ACCOUNT", "The registrar. No other can use the signature"),
			option("kind", "person|organisation", "What kind of entity the applicant is"),
			option("commitment", "HASH", "The commitment to the credential: `credential commit` prints it"),
			option("jurisdiction", "REGION", "Where the applicant is established, such as CN-11"),
			option("deadline", "TIME", "Until when the signature counts: 30 days ahead at most, such as +7d"),
		])
		.args(keys::options())
}

/// Signs.
pub fn sign(session: &Session, matches: &ArgMatches, source: &Source) -> Done<Answer> {
	let text = |name: &str| matches.get_one::<String>(name).map_or("", String::as_str);
	let application = Application {
		registrar: session.account(text("registrar"))?,
		kind: argument(session, "kind", text("kind"))?,
		commitment: argument(session, "commitment", text("commitment"))?,
		jurisdiction: argument(session, "jurisdiction", text("jurisdiction"))?,
		deadline: argument(session, "deadline", text("deadline"))?,
	};
	let key = source.key(session.chain.is_development())?;
	let account = key.public_key().to_account_id().to_string();
	let signature = match application.sign(session.chain.genesis(), &key) {
		MultiSignature::Sr25519(bytes) => format!("sr25519:0x{}", hex::encode(bytes)),
		_ => return Err(Failure::usage("this key signs in another way than sr25519")),
	};
	let fields = [
		("account", account),
		("kind", text("kind").to_owned()),
		("commitment", text("commitment").to_owned()),
		("jurisdiction", text("jurisdiction").to_owned()),
		("deadline", application.deadline.to_string()),
		("signature", signature),
	];
	let words = fields.iter().map(|(name, value)| format!(" --{name} {value}"));
	let note =
		format!("for the registrar: verdigrid identity apply-for{}", words.collect::<String>());
	let data = fields.map(|(name, value)| (name.to_owned(), Item::Text(value)));
	Ok(Answer { data: Some(Item::Fields(data.into())), note: Some(note), ..Answer::default() })
}

/// A value as the call `identity.apply_for` takes it.
fn argument<T: Decode>(session: &Session, name: &str, text: &str) -> Done<T> {
	let wrong = |error: String| Failure::usage(format!("--{name}: {error}"));
	let own = own_metadata()?;
	let call = own.pallet_by_name("Identity").and_then(|it| it.call_variant_by_name("apply_for"));
	let field = call.and_then(|it| it.fields.iter().find(|it| it.name.as_deref() == Some(name)));
	let field = field.ok_or_else(|| wrong("the call has no such argument".into()))?;
	let mut encoded = Vec::new();
	let input = Input::new(own.types(), &session.market);
	input.value(Given::Text(text), field.ty.id, Hint::of(field), &mut encoded).map_err(wrong)?;
	T::decode_all(&mut encoded.as_slice()).map_err(|error| wrong(error.to_string()))
}
