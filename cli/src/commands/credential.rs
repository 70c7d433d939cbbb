//! `verdigrid credential`: committing to a credential, showing attributes, and checking what is shown.

use crate::failure::{Done, Failure, Kind};
use anyhow::{bail, ensure, Context, Result};
use clap::Subcommand;
use sp_core::H256;
use std::{
	fs::{self, File, OpenOptions},
	io::{self, ErrorKind, Write},
	path::{Path, PathBuf},
};
use verdigrid_client::{
	credential::{disclosures_from_json, disclosures_to_json, Disclosure, HeldCredential},
	Chain,
};
use verdigrid_primitives::party::PartyId;

/// What to do with a credential.
#[derive(Subcommand)]
pub enum CredentialCommand {
	/// Salts a credential, keeps the salts in a file of yours, and prints the commitment.
	Commit {
		/// The credential: a JSON object of strings, numbers, booleans, and objects of these.
		file: PathBuf,
		/// The file for attributes and salts. Without it, the file has the credential's name and
		/// the ending .private.json. An existing file is not overwritten.
		#[arg(long, value_name = "FILE")]
		out: Option<PathBuf>,
	},
	/// Prints a disclosure of these attributes and of no others.
	Disclose {
		/// The file that `commit` wrote.
		file: PathBuf,
		/// The names of the attributes. Names of nested attributes have dots, as in address.city.
		#[arg(required = true, value_name = "ATTRIBUTE")]
		attributes: Vec<String>,
	},
	/// Checks what was disclosed: against a commitment, without a chain, or against a party on chain.
	Verify {
		/// The output of `disclose`, or - for the standard input.
		file: PathBuf,
		/// The commitment: 0x and 64 digits.
		#[arg(long, value_parser = commitment, conflicts_with = "party", required_unless_present = "party")]
		commitment: Option<H256>,
		/// The number of the party.
		#[arg(long)]
		party: Option<PartyId>,
	},
}

/// Reads a commitment.
fn commitment(text: &str) -> Result<H256, &'static str> {
	let digits = text.strip_prefix("0x").ok_or("write a commitment as 0x and 64 digits")?;
	digits.parse().map_err(|_| "write a commitment as 0x and 64 digits")
}

/// Runs the command. Only a check against a party needs the chain.
pub async fn run(command: CredentialCommand, urls: &[String]) -> Done<()> {
	match command {
		CredentialCommand::Commit { file, out } => {
			let out = out.unwrap_or_else(|| file.with_extension("private.json"));
			println!("{:?}", of_files(commit(&file, &out))?);
			eprintln!(
				"kept in {}: any person who has this file can show every attribute",
				out.display()
			);
			Ok(())
		}
		CredentialCommand::Disclose { file, attributes } => {
			println!("{}", of_files(disclose(&file, &attributes))?);
			Ok(())
		}
		CredentialCommand::Verify { file, commitment: Some(commitment), .. } => {
			let shown = of_files(disclosures(&file))?.into_iter();
			Ok(report(shown.map(|shown| (shown.holds(&commitment), shown)).collect())?)
		}
		CredentialCommand::Verify { file, party, .. } => {
			let party = party.context("name a commitment or a party")?;
			let disclosures = of_files(disclosures(&file))?;
			let chain = Chain::connect_to_any(urls).await?;
			if chain.state().await?.identity().party(party).await?.is_none() {
				return Err(Failure::new(Kind::NotFound, format!("there is no party {party}")));
			}
			let mut checked = Vec::new();
			for shown in disclosures {
				checked.push((shown.holds_for(&chain, party).await?, shown));
			}
			Ok(report(checked)?)
		}
	}
}

/// A file is wrong, missing, or in the way.
fn of_files<T>(result: Result<T>) -> Done<T> {
	result.map_err(|error| Failure::new(Kind::File, format!("{error:#}")))
}

fn commit(file: &Path, out: &Path) -> Result<H256> {
	let held = HeldCredential::new(&text(file)?).with_context(|| name(file))?;
	keep(out, &held.to_json()?)?;
	Ok(held.commitment())
}

fn disclose(file: &Path, attributes: &[String]) -> Result<String> {
	let held = HeldCredential::from_json(&text(file)?).with_context(|| name(file))?;
	let shown = attributes.iter().map(|key| held.disclose(key));
	let shown: Vec<_> = shown.collect::<Result<_, _>>().with_context(|| name(file))?;
	Ok(disclosures_to_json(&shown)?)
}

/// Reads what was disclosed; - is the standard input.
fn disclosures(file: &Path) -> Result<Vec<Disclosure>> {
	let text = if file == Path::new("-") { io::read_to_string(io::stdin())? } else { text(file)? };
	let disclosures = disclosures_from_json(&text).with_context(|| name(file))?;
	ensure!(!disclosures.is_empty(), "{}: nothing is disclosed", name(file));
	Ok(disclosures)
}

/// Says which disclosures hold, and fails unless all do. Disclosures come from others: they are
/// printed in quotation marks, without control characters for the terminal.
fn report(checked: Vec<(bool, Disclosure)>) -> Result<()> {
	for (holds, shown) in &checked {
		let verdict = if *holds { "holds" } else { "does not hold" };
		println!("{:?} = {:?}: {verdict}", shown.key, shown.value);
	}
	let wrong = checked.iter().filter(|(holds, _)| !holds).count();
	if wrong > 0 {
		bail!("{wrong} of {} attributes are not proved to belong to the credential", checked.len());
	}
	Ok(())
}

/// Writes a file that only its owner can read, and never overwrites one.
fn keep(path: &Path, text: &str) -> Result<()> {
	let mut options = OpenOptions::new();
	options.write(true).create_new(true);
	#[cfg(unix)]
	std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
	let file = options.open(path).map_err(|error| match error.kind() {
		ErrorKind::AlreadyExists => anyhow::anyhow!(
			"{} exists and is not overwritten: the salts in it cannot be made again. Choose \
			 another file with --out",
			path.display()
		),
		_ => anyhow::anyhow!("{} cannot be written: {error}", path.display()),
	})?;
	let written = write(file, text);
	if written.is_err() {
		// A file that is only half written has no use, and the next attempt would fail because it
		// exists.
		let _ = fs::remove_file(path);
	}
	written.with_context(|| format!("{} cannot be written", path.display()))
}

fn write(mut file: File, text: &str) -> io::Result<()> {
	file.write_all(text.as_bytes())?;
	file.write_all(b"\n")?;
	file.sync_all()
}

fn text(file: &Path) -> Result<String> {
	fs::read_to_string(file).with_context(|| format!("{} cannot be read", name(file)))
}

fn name(file: &Path) -> String {
	file.display().to_string()
}

#[cfg(test)]
mod tests;
