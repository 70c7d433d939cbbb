//! The commands that give tokens out and take them back.

use super::{
	scope::{Grants, LeafKind, Scope},
	text,
	tokens::{Token, Tokens},
	unix_now,
};
use anyhow::{ensure, Context, Result};
use clap::{Args, Subcommand};
use std::path::Path;
use verdigrid_primitives::{party::PartyId, Granularity};

/// What is done with tokens.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
	/// Adds a token, and shows its secret once.
	Add(AddToken),
	/// Lists all tokens.
	List,
	/// Revokes a token. A running service refuses it at once.
	Revoke {
		/// The number of the token, as `token list` shows it.
		id: u64,
	},
}

/// A new token.
#[derive(Debug, Args)]
pub struct AddToken {
	/// How people call it: whose it is, and what for.
	#[arg(long)]
	name: String,
	/// It sees what concerns this party: its settlements, and the readings of its meters.
	#[arg(long, required_unless_present = "auditor", conflicts_with = "auditor")]
	party: Option<PartyId>,
	/// It sees everything, or what the other options leave of it.
	#[arg(long)]
	auditor: bool,
	/// It sees this meter: its readings, and settlements that name it. Can be given several times.
	#[arg(long, conflicts_with = "party")]
	meter: Vec<String>,
	/// It sees no period with an earlier day: 2014-01-01.
	#[arg(long, conflicts_with = "party")]
	from: Option<String>,
	/// It sees no period with a later day: 2014-12-31.
	#[arg(long, conflicts_with = "party")]
	to: Option<String>,
	/// It sees readings alone.
	#[arg(long, conflicts_with_all = ["party", "settlements"])]
	readings: bool,
	/// It sees settlements alone.
	#[arg(long, conflicts_with = "party")]
	settlements: bool,
	/// For how long it is valid: 90d or 12h, at most 400d.
	#[arg(long)]
	expires: String,
}

impl TokenCommand {
	/// Does it with the tokens in a folder. Gives what is to be printed.
	pub fn run(&self, folder: &Path) -> Result<String> {
		let (tokens, now) = (Tokens::open(folder)?, unix_now());
		match self {
			TokenCommand::Add(token) => token.add(&tokens, now),
			TokenCommand::List => list(&tokens, now),
			TokenCommand::Revoke { id } => {
				ensure!(tokens.revoke(*id, now)?, "there is no token {id}: `token list` shows all");
				Ok(format!("the token {id} is revoked\n"))
			}
		}
	}
}

impl AddToken {
	fn add(&self, tokens: &Tokens, now: u64) -> Result<String> {
		let expires = now.saturating_add(seconds(&self.expires)?);
		let (id, secret) = tokens.add(&self.name, &self.scope()?, now, expires)?;
		Ok(format!(
			"{secret}\nThis is the token {id}. It is shown only now: keep it like a password.\n"
		))
	}

	fn scope(&self) -> Result<Scope> {
		if let Some(party) = self.party {
			return Ok(Scope::Party(party));
		}
		for meter in &self.meter {
			let wrong = "is no meter: write it as the chain does, for example WT-1";
			text::meter(meter).ok().with_context(|| format!("`{meter}` {wrong}"))?;
		}
		let (from, to) = (day(self.from.as_deref())?, day(self.to.as_deref())?);
		let is_ordered = from.zip(to).is_none_or(|(from, to)| from <= to);
		ensure!(is_ordered, "`--to` is before `--from`: no period lies between them");
		let kind = match (self.readings, self.settlements) {
			(true, _) => Some(LeafKind::Readings),
			(false, true) => Some(LeafKind::Settlements),
			(false, false) => None,
		};
		Ok(Scope::Auditor(Grants { meters: self.meter.iter().cloned().collect(), from, to, kind }))
	}
}

/// A day, counted from 1970.
fn day(text: Option<&str>) -> Result<Option<u32>> {
	let Some(text) = text else { return Ok(None) };
	let period = text::period(text).ok().filter(|it| it.granularity == Granularity::Day);
	let period = period.with_context(|| format!("`{text}` is no day: write it as 2014-01-31"))?;
	Ok(Some(period.index))
}

/// `90d` or `12h` in seconds.
fn seconds(text: &str) -> Result<u64> {
	let units = [('d', 86_400), ('h', 3_600)];
	let split = units.iter().find_map(|(unit, length)| Some((text.strip_suffix(*unit)?, length)));
	let seconds = split.and_then(|(count, length)| {
		u64::from(text::number(count)?).checked_mul(*length).filter(|it| *it > 0)
	});
	seconds.with_context(|| format!("`{text}` is no time: write 90d for days, or 12h for hours"))
}

fn list(tokens: &Tokens, now: u64) -> Result<String> {
	let all = tokens.list()?;
	if all.is_empty() {
		return Ok("there is no token: `token add` makes one\n".into());
	}
	Ok(all.iter().map(|token| shown(token, now)).collect())
}

fn shown(token: &Token, now: u64) -> String {
	let state = match (token.revoked, token.is_valid(now)) {
		(Some(moment), _) => format!("revoked {}", shown_day(moment)),
		(None, true) => format!("valid until {}", shown_day(token.expires)),
		(None, false) => format!("expired {}", shown_day(token.expires)),
	};
	let used = token
		.last_used
		.map_or("never used".into(), |moment| format!("last used {}", shown_day(moment)));
	format!("{}  {}  {}  {state}  {used}\n", token.id, token.name, shown_scope(&token.scope))
}

fn shown_day(moment: u64) -> String {
	let day = moment.checked_div(86_400).and_then(|day| u32::try_from(day).ok());
	day.and_then(text::shown_day).unwrap_or_else(|| moment.to_string())
}

fn shown_scope(scope: &Scope) -> String {
	let grants = match scope {
		Scope::Party(party) => return format!("party {party}"),
		Scope::Auditor(grants) => grants,
	};
	let mut shown = vec!["auditor".to_owned()];
	match grants.kind {
		Some(LeafKind::Readings) => shown.push("readings".into()),
		Some(LeafKind::Settlements) => shown.push("settlements".into()),
		None => {}
	}
	let day = |word: &str, day: Option<u32>| {
		Some(format!("{word} {}", text::shown_day(day?).unwrap_or_default()))
	};
	shown.extend(day("from", grants.from));
	shown.extend(day("to", grants.to));
	shown.extend(grants.meters.iter().cloned());
	shown.join(" ")
}
