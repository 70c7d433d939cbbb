//! The command line `verdigrid`: what a person does with a chain.

mod commands;
mod config;
mod failure;
mod grammar;
mod keys;
mod output;
mod send;
mod session;
mod values;

use clap::{
	parser::ValueSource, value_parser, Arg, ArgMatches, Command, FromArgMatches, Subcommand,
};
use commands::{
	account, application, chain, credential, governance, manual, parameters, statement, trace,
	tree, watch,
};
use config::Profile;
use failure::{Done, Failure};
use grammar::{Action, Group, GROUPS};
use keys::Source;
use output::{Answer, Form};
use send::Manner;
use session::Session;
use std::{path::PathBuf, process::ExitCode};
use values::Item;
use verdigrid_client::compatibility::own_metadata;
use verdigrid_primitives::certificate::ProjectCode;

/// The program with all its commands.
fn program() -> Done<Command> {
	own_metadata()?;
	let mut program = Command::new("verdigrid")
		.version(env!("CARGO_PKG_VERSION"))
		.about("Works with a Verdigrid chain")
		.after_help(failure::codes())
		.propagate_version(true)
		.subcommand_required(true)
		.arg_required_else_help(true)
		.args(common());
	for group in GROUPS {
		let mut command = Command::new(group.name).about(group.about).subcommand_required(true);
		for (action, inner) in actions(group) {
			let inner = match action {
				Action::Call { .. } => inner.args(send::options()),
				Action::Question { .. } => inner,
			};
			command = command.subcommand(inner);
		}
		command = match group.name {
			"account" => {
				let [key, show, transfer] = account::commands();
				command.subcommands([key, show, transfer.args(send::options())])
			}
			"certificate" => command.subcommand(code()),
			"identity" => command.subcommand(application::command()),
			"governance" => command.subcommands(governance::commands()),
			_ => command,
		};
		program = program.subcommand(command);
	}
	let chain = Command::new("chain")
		.about("The chain itself")
		.subcommand_required(true)
		.subcommands(chain::commands());
	let credential = Command::new("credential")
		.about("Commits to a credential, shows attributes of it, and checks what others show");
	Ok(program
		.subcommand(chain)
		.subcommand(encoded())
		.subcommand(tree::command())
		.subcommand(trace::command())
		.subcommands(statement::commands())
		.subcommand(watch::command())
		.subcommand(
			credential::CredentialCommand::augment_subcommands(credential)
				.subcommand_required(true),
		)
		.subcommand(manual::command()))
}

/// Calls that no other command makes.
fn encoded() -> Command {
	Command::new("call")
		.about("Sends a call that is encoded already: any call of the chain, such as one that --print-call or Polkadot.js printed")
		.arg(Arg::new("call").value_name("0x…").required(true).help("The encoded call"))
		.args(send::options())
}

/// The last character of a project's code checks the others.
fn code() -> Command {
	Command::new("code").about("Completes the code of a project with its check character").arg(
		Arg::new("body")
			.value_name("CODE")
			.required(true)
			.help("The first 16 characters: digits and capital letters"),
	)
}

fn completed_code(matches: &ArgMatches) -> Done<Answer> {
	let body = matches.get_one::<String>("body").map_or("", String::as_str);
	let code = ProjectCode::with_check(body)
		.map_err(|error| Failure::usage(format!("{body}: {error}")))?;
	let text = String::from_utf8_lossy(code.as_bytes()).into_owned();
	Ok(Answer { data: Some(Item::Text(text)), ..Answer::default() })
}

/// The actions of a group with their commands.
fn actions(group: &Group) -> Vec<(Action, Command)> {
	let Ok(metadata) = own_metadata() else { return vec![] };
	let all = group.actions(metadata).into_iter();
	all.filter_map(|action| Some((action.clone(), grammar::command(&action, metadata)?))).collect()
}

/// Options of all commands.
fn common() -> [Arg; 4] {
	let heading = "Common";
	[
		Arg::new("url")
			.long("url")
			.env("VERDIGRID_URL")
			.value_name("WS")
			.action(clap::ArgAction::Append)
			.help(format!("The node. May be given several times: the next one is asked if one does not answer (default {})", config::LOCAL)),
		Arg::new("profile").long("profile").env("VERDIGRID_PROFILE").value_name("NAME").help("The profile of the configuration file"),
		Arg::new("config")
			.long("config")
			.env("VERDIGRID_CONFIG")
			.value_name("FILE")
			.value_parser(value_parser!(PathBuf))
			.help("The configuration file (default verdigrid/config.toml in the folder for configurations)"),
		Arg::new("output")
			.long("output")
			.value_name("FORM")
			.value_parser(value_parser!(Form))
			.help("table for people, json for programs"),
	]
	.map(|arg| arg.global(true).help_heading(heading))
}

/// Calls carry calls, and reading them goes as deep. The chain takes 256 levels. What is longer is refused, and must not end
/// the program before that. Memory that is not used is not taken.
const STACK: usize = 256 * 1024 * 1024;

fn main() -> ExitCode {
	let begun = std::thread::Builder::new().stack_size(STACK).spawn(begin);
	let ended = begun.map_err(|error| error.to_string()).and_then(|it| {
		it.join().map_err(|_| "this is a fault of the program: please report it".to_owned())
	});
	let code = ended.unwrap_or_else(|message| Err(Failure::new(failure::Kind::Other, message)));
	code.unwrap_or_else(|failure| failed(Form::Table, "", &failure))
}

#[tokio::main]
async fn begin() -> Done<ExitCode> {
	Ok(command().await)
}

async fn command() -> ExitCode {
	let program = match program() {
		Ok(program) => program,
		Err(failure) => return failed(Form::Table, "", &failure),
	};
	let matches = match program.clone().try_get_matches() {
		Ok(matches) => matches,
		Err(error) => return not_understood(&error),
	};
	let command = words(&matches).join(" ");
	let settings = match Settings::new(&matches) {
		Ok(settings) => settings,
		Err(failure) => {
			let form = matches.get_one::<Form>("output").copied();
			return failed(form.unwrap_or_default(), &command, &failure);
		}
	};
	match run(program, &matches, &settings).await {
		Ok(Some(answer)) => {
			output::print(settings.form, &command, &answer);
			ExitCode::from(answer.failed.map_or(0, failure::Kind::code))
		}
		Ok(None) => ExitCode::SUCCESS,
		Err(failure) => failed(settings.form, &command, &failure),
	}
}

/// Help goes to a person as it is. A program that asked for JSON gets a document about a wrong command line.
fn not_understood(error: &clap::Error) -> ExitCode {
	let words = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
	let words: Vec<String> = words.collect();
	let json = words.windows(2).any(|pair| pair == ["--output", "json"])
		|| words.iter().any(|word| word == "--output=json");
	if !json || !error.use_stderr() {
		error.exit();
	}
	let message = error.render().to_string();
	let message = message.trim().trim_start_matches("error: ");
	failed(Form::Json, "", &Failure::usage(message))
}

fn failed(form: Form, command: &str, failure: &Failure) -> ExitCode {
	output::print_failure(form, command, failure);
	ExitCode::from(failure.kind.code())
}

/// The words that name a command.
fn words(matches: &ArgMatches) -> Vec<String> {
	match matches.subcommand() {
		Some((name, inner)) => [vec![name.to_owned()], words(inner)].concat(),
		None => vec![],
	}
}

/// What is said on the command line, before what the profile says.
struct Settings {
	/// The nodes, the preferred one first.
	urls: Vec<String>,
	profile: Profile,
	form: Form,
}

impl Settings {
	fn new(matches: &ArgMatches) -> Done<Self> {
		let file = matches.get_one::<PathBuf>("config").map(PathBuf::as_path);
		let profile =
			config::profile(file, matches.get_one::<String>("profile").map(String::as_str))?;
		// A profile that is named on the command line comes before a variable.
		let says = |id: &str, source| matches.value_source(id) == Some(source);
		let is_left_over = says("profile", ValueSource::CommandLine)
			&& says("url", ValueSource::EnvVariable)
			&& !profile.urls.is_empty();
		let named: Vec<String> = match is_left_over {
			true => vec![],
			false => matches.get_many("url").map(|all| all.cloned().collect()).unwrap_or_default(),
		};
		let urls = [named, profile.urls.clone(), vec![config::LOCAL.to_owned()]];
		let urls = urls.into_iter().find(|urls| !urls.is_empty()).unwrap_or_default();
		let form = matches.get_one::<Form>("output").copied();
		let form = form.or(profile.output.map(Form::from)).unwrap_or_default();
		Ok(Settings { urls, profile, form })
	}

	async fn connect(&self) -> Done<Session> {
		let genesis = self.profile.genesis.map(|genesis| genesis.0);
		Session::connect(&self.urls, genesis, self.form).await
	}
}

/// Runs the command. Some print by themselves.
async fn run(program: Command, matches: &ArgMatches, settings: &Settings) -> Done<Option<Answer>> {
	let Some((name, inner)) = matches.subcommand() else {
		return Err(Failure::usage("name a command"));
	};
	let prints_text = matches!(name, "manual" | "credential");
	if prints_text && matches.get_one::<Form>("output") == Some(&Form::Json) {
		return Err(Failure::usage(format!("{name} has no JSON document: leave --output out")));
	}
	let answer = match name {
		"manual" => return manual::run(inner, program).map(|()| None),
		"credential" => {
			let command = credential::CredentialCommand::from_arg_matches(inner);
			let command = command.map_err(|error| Failure::usage(error.to_string()))?;
			credential::run(command, &settings.urls).await?;
			return Ok(None);
		}
		"watch" => {
			watch::run(&settings.connect().await?, inner).await?;
			return Ok(None);
		}
		"tree" => match tree::run_alone(inner, settings.form)? {
			Some(answer) => answer,
			None => tree::run(&settings.connect().await?, inner, &settings.profile).await?,
		},
		"statement" => statement::make(&settings.connect().await?, inner).await?,
		"verify" => statement::verify(settings, inner).await?,
		"trust" => statement::trust(inner)?,
		"trace" => trace::run(&settings.connect().await?, inner).await?,
		"chain" => of_the_chain(&settings.connect().await?, inner).await?,
		"call" => {
			let text = inner.get_one::<String>("call").map_or("", String::as_str);
			let manner = Manner::new(inner, &settings.profile);
			settings.connect().await?.send(send::decoded(text)?, &manner).await?
		}
		group => in_a_group(group, settings, inner).await?,
	};
	Ok(Some(answer))
}

async fn of_the_chain(session: &Session, matches: &ArgMatches) -> Done<Answer> {
	match matches.subcommand() {
		Some(("head", _)) => chain::head(session).await,
		Some(("versions", _)) => chain::versions(session).await,
		_ => parameters::parameters(session).await,
	}
}

/// A command of a group: one that follows from the metadata, or one of our own.
async fn in_a_group(group: &str, settings: &Settings, matches: &ArgMatches) -> Done<Answer> {
	let (Some(found), Some((name, inner))) =
		(GROUPS.iter().find(|it| it.name == group), matches.subcommand())
	else {
		return Err(Failure::usage(format!("there is no command {group}")));
	};
	if (group, name) == ("certificate", "code") {
		return completed_code(inner);
	}
	let session = settings.connect().await?;
	match (group, name) {
		("identity", "sign-application") => {
			return application::sign(&session, inner, &Source::new(inner, &settings.profile))
		}
		("account", "key") => {
			return account::key(&session, &Source::new(inner, &settings.profile))
		}
		("account", "show") => return account::show(&session, inner).await,
		("account", "transfer") => {
			let manner = Manner::new(inner, &settings.profile);
			return account::transfer(&session, inner, &manner).await;
		}
		("governance", "polls") => return governance::polls(&session).await,
		("governance", "show") => return governance::show(&session, inner).await,
		("governance", "follow") => return governance::follow(&session, inner).await,
		("governance", "members") => return governance::members(&session).await,
		_ => {}
	}
	let action = found.actions(own_metadata()?).into_iter().find(|it| it.name() == name);
	let action =
		action.ok_or_else(|| Failure::usage(format!("there is no command {group} {name}")))?;
	match &action {
		Action::Call { .. } => {
			session.act(&action, inner, &Manner::new(inner, &settings.profile)).await
		}
		Action::Question { .. } => session.question(&action, inner).await,
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::*;

	#[test]
	fn the_command_line_is_well_formed() {
		program().unwrap().debug_assert();
	}

	fn page() -> String {
		std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/command-line.md"))
			.unwrap()
	}

	/// The cells of a row.
	fn row(line: &str) -> Vec<&str> {
		line.trim_matches('|').split('|').map(str::trim).collect()
	}

	#[test]
	fn the_page_lists_the_commands_and_the_exit_codes() {
		let page = page();
		let rows: Vec<Vec<&str>> =
			page.lines().filter(|line| line.starts_with('|')).map(row).collect();
		for command in program().unwrap().get_subcommands() {
			let name = format!("`{}`", command.get_name());
			assert!(rows.iter().any(|row| row.first() == Some(&name.as_str())), "{name}");
		}
		for (_, code, name, meaning) in failure::KINDS {
			assert!(
				rows.contains(&vec![code.to_string().as_str(), name, meaning]),
				"{code} {name}: {meaning}"
			);
		}
	}

	#[test]
	fn a_disclosure_is_checked_against_one_thing() {
		let commitment = format!("0x{}", "1f".repeat(32));
		let (party, commitment) = (["--party", "7"], ["--commitment", commitment.as_str()]);
		let parse = |against: &[&str]| {
			let verify = ["verdigrid", "credential", "verify", "shown.json"];
			program().unwrap().try_get_matches_from([verify.as_slice(), against].concat())
		};
		assert!(parse(&party).is_ok());
		assert!(parse(&commitment).is_ok());
		assert!(parse(&[]).is_err());
		assert!(parse(&[party, commitment].concat()).is_err());
	}
}
