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
//! [[data]]
//! name = "turbines"
//! mapping = "wind-scada.toml"
//! folder = "data"
//! files = "scada-*.csv"
//! ```
//!
//! A path begins where the file is. Secrets stand in files of their own, that nobody else can read.

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
	Mapping,
};
use verdigrid_primitives::Granularity;

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
	/// Where data comes from.
	pub data: Vec<DataConfig>,
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

/// Where data comes from, and what it means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct DataConfig {
	/// How messages call it.
	pub name: String,
	/// The file of its mapping.
	pub mapping: PathBuf,
	/// The folder of its files.
	pub folder: PathBuf,
	/// Which files: a name in which `*` stands for any letters.
	pub files: String,
}

impl Config {
	/// Reads the configuration, and the paths in it as they begin where the file is.
	pub fn read(path: &Path) -> Result<Self> {
		let text = fs::read_to_string(path)
			.with_context(|| format!("{}: cannot be read", path.display()))?;
		let mut config: Config =
			toml::from_str(&text).with_context(|| path.display().to_string())?;
		let folder = path.parent().unwrap_or(Path::new(""));
		let Config { state, seat, data, .. } = &mut config;
		let paths = [state, &mut seat.key_file, &mut seat.salt_file];
		let of_data = data.iter_mut().flat_map(|data| [&mut data.mapping, &mut data.folder]);
		for place in paths.into_iter().chain(of_data) {
			*place = folder.join(&*place);
		}
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
		ensure!(!self.data.is_empty(), "no data is declared: name it under [[data]]");
		let mut names = BTreeSet::new();
		for data in &self.data {
			ensure!(
				!data.name.is_empty() && names.insert(&data.name),
				"the name `{}` of data is there twice, or empty",
				data.name
			);
			ensure!(data.files.matches('*').count() <= 1, "`{}` has more than one `*`", data.files);
		}
		Ok(())
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

	/// The mapping of data, with the name of its file in errors.
	pub fn mapping(data: &DataConfig) -> Result<(String, Mapping)> {
		let place = || data.mapping.display().to_string();
		let text = fs::read_to_string(&data.mapping)
			.with_context(|| format!("{}: cannot be read", place()))?;
		let mapping = Mapping::from_toml(&text).map_err(anyhow::Error::msg).with_context(place)?;
		Ok((text, mapping))
	}
}

/// Reads a file of secrets. One that others can read is not used.
pub fn secret(path: &Path) -> Result<String> {
	use std::os::unix::fs::PermissionsExt;
	let place = || path.display().to_string();
	let metadata = fs::metadata(path).with_context(place)?;
	if metadata.permissions().mode() & 0o077 != 0 {
		bail!("{0} can be read by others: chmod 600 {0}", path.display());
	}
	Ok(fs::read_to_string(path).with_context(place)?.trim().to_owned())
}
