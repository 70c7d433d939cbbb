//! The configuration of a worker: one TOML file.
//!
//! ```toml
//! state = "state"                          # a folder of its own; it has what was stated
//!
//! [chain]
//! urls = ["wss://node.example:443"]
//! genesis = "0x..."                        # nodes of other chains are refused
//!
//! [seat]
//! account = "5F..."                        # the account of the seat
//! key-file = "seat.key"                    # the secret of that account, or of its proxy for oracles
//! salt-file = "salt"                       # the secret that all seats of the source share
//!
//! [topics]
//! granularities = ["month"]
//! since = "2014-01-01"                     # no period before this day is stated
//! deadline = "6h"                          # so long after its end, a period is stated though readings are missing
//! time-zones = "2026f"                     # the database of time zones; workers with another one state other readings
//!
//! [[data]]                                 # the energy platform's; the trading centre has [[settlements]]
//! name = "turbines"
//! mapping = "wind-scada.toml"
//! folder = "data"                          # or a table `http` or `postgres`: see [`crate::source`]
//! files = "scada-*.csv"
//! ```
//!
//! `[service]` says where proofs and metrics are served, and `[verification]` has a worker of the trading centre verify trades.
//!
//! A path begins where the file is. Secrets stand in files of their own, that nobody else can read.

use crate::{
	service::ServiceConfig,
	source::{Folder, Http, HttpConfig, Patient, Postgres, PostgresConfig, Source as DataSource},
};
use anyhow::{bail, ensure, Context, Result};
use serde::Deserialize;
use std::{
	collections::BTreeSet,
	fs,
	path::{Path, PathBuf},
	str::FromStr,
};
use subxt::utils::AccountId32;
use verdigrid_oracle::{
	mapping::Seconds,
	zone::{database_version, Zone},
};
use verdigrid_primitives::{evidence::Source, Granularity};

/// The configuration of a worker.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
	/// The folder of what the worker keeps.
	pub state: PathBuf,
	/// The chain.
	pub chain: ChainConfig,
	/// The seat.
	pub seat: SeatConfig,
	/// What is stated, and when.
	pub topics: Topics,
	/// Where measured data comes from: a worker of the energy platform.
	#[serde(default)]
	pub data: Vec<DataConfig>,
	/// Where settlements come from: a worker of the trading centre.
	#[serde(default)]
	pub settlements: Vec<DataConfig>,
	/// Where proofs, health and metrics are served.
	pub service: Option<ServiceConfig>,
	/// Who verifies trades when both sides of them are final.
	pub verification: Option<VerificationConfig>,
}

/// Who verifies trades, and where the proofs of readings come from.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct VerificationConfig {
	/// The file of the key that signs and pays. Its account has an active party.
	pub key_file: PathBuf,
	/// The proof service of a worker of the energy platform.
	pub readings: HttpConfig,
}

/// Which chain, and its nodes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ChainConfig {
	/// The nodes, the preferred one first.
	pub urls: Vec<String>,
	/// The hash of the genesis block, as `0x` and 64 digits.
	pub genesis: String,
}

/// Who states.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct SeatConfig {
	/// The account of the seat.
	pub account: String,
	/// A file with a secret URI, a seed phrase, or a seed of 32 bytes in hexadecimal digits.
	pub key_file: PathBuf,
	/// A file with 32 bytes in hexadecimal digits, the same for all seats of the source.
	pub salt_file: PathBuf,
}

/// What is stated, and when.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Topics {
	/// The lengths of periods whose readings are stated.
	pub granularities: Vec<Length>,
	/// No period that begins before this day, by the market's clock, is stated.
	pub since: String,
	/// So long after the end of a period, it is stated although readings are missing or in doubt.
	pub deadline: Seconds,
	/// The version of the time zone database.
	pub time_zones: String,
}

/// The length of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Length {
	/// An hour.
	Hour,
	/// A day.
	Day,
	/// A month.
	Month,
}

impl From<Length> for Granularity {
	fn from(length: Length) -> Self {
		match length {
			Length::Hour => Granularity::Hour,
			Length::Day => Granularity::Day,
			Length::Month => Granularity::Month,
		}
	}
}

/// Where data comes from, and what it means: `folder` with `files`, or `http`, or `postgres`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DataConfig {
	/// How messages call it.
	pub name: String,
	/// The file of its mapping.
	pub mapping: PathBuf,
	/// The folder of its files.
	pub folder: Option<PathBuf>,
	/// Which files: a name in which `*` stands for any letters.
	pub files: Option<String>,
	/// A server that answers requests.
	pub http: Option<HttpConfig>,
	/// A table or view of a database.
	pub postgres: Option<PostgresConfig>,
}

impl DataConfig {
	/// Where it comes from.
	pub fn source(&self) -> Result<Box<dyn DataSource>> {
		Ok(match (&self.folder, &self.files, &self.http, &self.postgres) {
			(Some(folder), Some(files), None, None) => Box::new(Folder::new(folder, files)),
			(None, None, Some(http), None) => Box::new(Patient::new(Box::new(Http::new(http)?))),
			(None, None, None, Some(postgres)) => {
				Box::new(Patient::new(Box::new(Postgres::new(&self.name, postgres)?)))
			}
			_ => bail!("`{}` says not, or more than once, where it comes from: declare `folder` and `files`, or `http`, or `postgres`", self.name),
		})
	}

	/// Its paths begin in this folder.
	fn begin_in(&mut self, folder: &Path) {
		let http = self.http.iter_mut().flat_map(HttpConfig::paths);
		let postgres = self.postgres.iter_mut().flat_map(PostgresConfig::paths);
		for path in
			[&mut self.mapping].into_iter().chain(&mut self.folder).chain(http).chain(postgres)
		{
			*path = folder.join(&*path);
		}
	}
}

impl Config {
	/// Reads the configuration, and the paths in it as they begin where the file is.
	pub fn read(path: &Path) -> Result<Self> {
		let text = fs::read_to_string(path)
			.with_context(|| format!("{}: cannot be read", path.display()))?;
		let mut config: Config =
			toml::from_str(&text).with_context(|| path.display().to_string())?;
		// What was read is remembered by its path, so that must not depend on how this file was named.
		let path = &fs::canonicalize(path).with_context(|| path.display().to_string())?;
		let folder = path.parent().unwrap_or(Path::new(""));
		let Config { state, seat, data, settlements, verification, .. } = &mut config;
		let verification = verification
			.iter_mut()
			.flat_map(|it| it.readings.paths().into_iter().chain([&mut it.key_file]));
		for place in
			[state, &mut seat.key_file, &mut seat.salt_file].into_iter().chain(verification)
		{
			*place = folder.join(&*place);
		}
		data.iter_mut().chain(settlements).for_each(|data| data.begin_in(folder));
		config.check().with_context(|| path.display().to_string())?;
		Ok(config)
	}

	fn check(&self) -> Result<()> {
		ensure!(!self.chain.urls.is_empty(), "[chain] names no node in `urls`");
		self.genesis()?;
		self.account()?;
		self.since()?;
		ensure!(
			!self.topics.granularities.is_empty(),
			"[topics] names no `granularities`: month, day or hour"
		);
		let known = database_version();
		ensure!(
			self.topics.time_zones == known,
			"[topics] declares the time zone database {}, and this program carries {known}: use the release that all workers of the \
			 source use, or declare its database in all of them",
			self.topics.time_zones
		);
		if let Some(service) = &self.service {
			service.check()?;
		}
		self.source()?;
		let mut names = BTreeSet::new();
		for data in self.data.iter().chain(&self.settlements) {
			ensure!(
				!data.name.is_empty() && names.insert(&data.name),
				"the name `{}` of data is there twice, or empty",
				data.name
			);
			if let Some(files) = &data.files {
				ensure!(files.matches('*').count() <= 1, "`{files}` has more than one `*`");
			}
			data.source()?;
		}
		Ok(())
	}

	/// Of which source it is, by what it states.
	pub fn source(&self) -> Result<Source> {
		let source = match (self.data.is_empty(), self.settlements.is_empty()) {
			(false, true) => Source::EnergyPlatform,
			(true, false) => Source::TradingCentre,
			(true, true) => bail!("no data is declared: name it under [[data]], or settlements under [[settlements]]"),
			(false, false) => bail!("both [[data]] and [[settlements]] are declared: a seat is of one source, so give each a worker of its own"),
		};
		ensure!(
			self.verification.is_none() || source == Source::TradingCentre,
			"[verification] belongs to a worker of the trading centre, which knows the settlements: leave it out here"
		);
		Ok(source)
	}

	/// The lengths of periods whose topics are stated.
	pub fn granularities(&self) -> Vec<Granularity> {
		self.topics.granularities.iter().map(|length| (*length).into()).collect()
	}

	/// The hash of the genesis block.
	pub fn genesis(&self) -> Result<[u8; 32]> {
		let bytes =
			self.chain.genesis.strip_prefix("0x").and_then(|digits| hex::decode(digits).ok());
		let hash = bytes.and_then(|bytes| bytes.try_into().ok());
		hash.context("`genesis` is not the hash of a block: write 0x and 64 digits. `verdigrid chain versions` shows it")
	}

	/// The account of the seat.
	pub fn account(&self) -> Result<AccountId32> {
		let account = AccountId32::from_str(&self.seat.account).ok();
		account.context("`account` under [seat] is not an address: write it as wallets show it")
	}

	/// The first moment of which periods are stated.
	pub fn since(&self) -> Result<u64> {
		let wrong =
			|| format!("`since` is `{}`, and no day: write it as 2014-01-01", self.topics.since);
		let day = Zone::parse("UTC").ok().and_then(|zone| zone.day(&self.topics.since));
		day.and_then(|moment| u64::try_from(moment).ok()).with_context(wrong)
	}
}

/// The text of the mapping of data, and what it declares.
pub fn mapping<M>(
	data: &DataConfig,
	read: impl Fn(&str) -> Result<M, String>,
) -> Result<(String, M)> {
	let place = || data.mapping.display().to_string();
	let text = fs::read_to_string(&data.mapping)
		.with_context(|| format!("{}: cannot be read", place()))?;
	let mapping = read(&text).map_err(anyhow::Error::msg).with_context(place)?;
	Ok((text, mapping))
}
