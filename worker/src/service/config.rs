//! The table `[service]` of the configuration.
//!
//! ```toml
//! [service]
//! listen = "127.0.0.1:8300"     # the proof service; without it, there is none
//! admin = "127.0.0.1:9300"      # health and metrics
//! behind-proxy = false          # true: other addresses than those of this machine are allowed
//! requests-per-minute = 600     # of each token
//! ready-within = 300            # seconds: after so long without a good turn or a new final block, `/ready` says no
//! ```
//!
//! Nothing here has TLS. A reverse proxy of the operator stands before the service, and only it should reach these addresses.

use anyhow::{ensure, Result};
use serde::Deserialize;
use std::net::{Ipv4Addr, SocketAddr};

/// Where the service listens.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct ServiceConfig {
	/// The address of the proof service. `None`: there is no such service.
	pub listen: Option<SocketAddr>,
	/// The address of health and metrics.
	pub admin: SocketAddr,
	/// Whether a reverse proxy stands before both, so that other machines may reach them.
	pub behind_proxy: bool,
	/// So many requests a minute for each token, and as many at once after a pause.
	pub requests_per_minute: u32,
	/// The worker is ready while a turn succeeded, and a new final block was seen, within so many seconds.
	pub ready_within: u64,
}

impl Default for ServiceConfig {
	fn default() -> Self {
		ServiceConfig {
			listen: None,
			admin: SocketAddr::from((Ipv4Addr::LOCALHOST, 9_300)),
			behind_proxy: false,
			requests_per_minute: 600,
			ready_within: 300,
		}
	}
}

impl ServiceConfig {
	/// Whether this can be served.
	pub fn check(&self) -> Result<()> {
		for (key, address) in
			self.listen.map(|it| ("listen", it)).into_iter().chain([("admin", self.admin)])
		{
			ensure!(
				self.behind_proxy || address.ip().is_loopback(),
				"`{key}` under [service] is {address}, which other machines can reach, and there is no TLS: listen on 127.0.0.1, or put a \
				 reverse proxy with TLS before it and write `behind-proxy = true`"
			);
		}
		ensure!(
			self.listen.is_none_or(|listen| listen != self.admin || listen.port() == 0),
			"`listen` and `admin` under [service] are the same address: give each its own port"
		);
		ensure!(
			(1..=1_000_000).contains(&self.requests_per_minute),
			"`requests-per-minute` under [service] is {}: write a number from 1 to 1000000",
			self.requests_per_minute
		);
		ensure!(
			(10..=86_400).contains(&self.ready_within),
			"`ready-within` under [service] is {}: write a number of seconds from 10 to 86400",
			self.ready_within
		);
		Ok(())
	}
}
