//! How a server is asked.

use anyhow::{bail, ensure, Context, Result};
use reqwest::{
	header::{HeaderName, HeaderValue},
	Certificate, Client, RequestBuilder, Url,
};
use serde::Deserialize;
use std::{
	fs,
	path::{Path, PathBuf},
	time::Duration,
};
use verdigrid_oracle::mapping::Seconds;

use super::paging::Paging;
use crate::{secret::secret, source::turn::duration};

/// A server that is asked over HTTP.
///
/// ```toml
/// [data.http]
/// url = "https://meters.example/v1/readings?site=7"
/// token-file = "meters.token"
/// paging = { next = "links.next" }
/// ```
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct HttpConfig {
	/// What is asked for. Secrets do not belong here.
	pub url: String,
	/// How often.
	#[serde(default = "a_minute")]
	pub every: Seconds,
	/// How long an answer may take.
	#[serde(default = "half_a_minute")]
	pub timeout: Seconds,
	/// Whether the answers may be read and changed on their way: `http` to another machine.
	#[serde(default)]
	pub plain_http: bool,
	/// The file of a bearer token.
	pub token_file: Option<PathBuf>,
	/// A user, with `password-file`.
	pub user: Option<String>,
	/// The file of its password.
	pub password_file: Option<PathBuf>,
	/// The name of a header with a key, with `header-file`.
	pub header: Option<String>,
	/// The file of what stands in it.
	pub header_file: Option<PathBuf>,
	/// The file of the authorities that certify the server, as PEM. Without it, those of the system do.
	pub ca_file: Option<PathBuf>,
	/// How an answer goes on, if it has pages.
	pub paging: Option<Paging>,
	/// How many bytes all pages may have together.
	#[serde(default = "a_quarter_of_a_gibibyte")]
	pub most_bytes: u64,
	/// Whether an answer counts only when the next one is equal. `false` takes each answer at once.
	#[serde(default = "yes")]
	pub read_twice: bool,
}

const fn a_minute() -> Seconds {
	Seconds(60)
}

const fn half_a_minute() -> Seconds {
	Seconds(30)
}

const fn a_quarter_of_a_gibibyte() -> u64 {
	256 << 20
}

const fn yes() -> bool {
	true
}

/// How the server knows who asks. Secrets are read for each request, so that they can be replaced.
pub enum Access {
	/// It does not ask.
	Open,
	/// A bearer token.
	Token(PathBuf),
	/// A user and a password.
	Basic(String, PathBuf),
	/// A key in a header.
	Header(HeaderName, PathBuf),
}

impl HttpConfig {
	/// A server at this address that asks for a token.
	pub fn with_token(url: &str, token_file: &Path) -> Self {
		HttpConfig {
			url: url.to_owned(),
			every: a_minute(),
			timeout: half_a_minute(),
			plain_http: false,
			token_file: Some(token_file.to_owned()),
			user: None,
			password_file: None,
			header: None,
			header_file: None,
			ca_file: None,
			paging: None,
			most_bytes: a_quarter_of_a_gibibyte(),
			read_twice: true,
		}
	}

	/// Its paths.
	pub fn paths(&mut self) -> Vec<&mut PathBuf> {
		let files = [
			&mut self.token_file,
			&mut self.password_file,
			&mut self.header_file,
			&mut self.ca_file,
		];
		files.into_iter().flatten().collect()
	}

	/// What is asked for.
	pub fn address(&self) -> Result<Url> {
		let url = Url::parse(&self.url)
			.with_context(|| format!("`url` is `{}`: write it as https://host/path", self.url))?;
		ensure!(
			url.username().is_empty() && url.password().is_none(),
			"`url` has a user or a password: remove them, and declare `user` and `password-file`"
		);
		ensure!(
			url.fragment().is_none(),
			"`url` has a `#`, and servers never see what follows it: remove it"
		);
		match url.scheme() {
			"https" => {
				ensure!(!self.plain_http, "`plain-http` is for http, and `url` is https: remove it")
			}
			"http" => {
				ensure!(
					self.plain_http || is_this_machine(&url),
					"{}: anyone on the way can read and change what http brings: write https, or declare plain-http = true if the network \
					 is yours alone",
					shown(&url)
				);
				ensure!(
					self.ca_file.is_none(),
					"`ca-file` is for https, and `url` is http: remove it"
				);
			}
			other => bail!("`url` begins with `{other}`: write https"),
		}
		Ok(url)
	}

	/// How the server knows who asks.
	pub fn access(&self) -> Result<Access> {
		let basic = (&self.user, &self.password_file);
		Ok(match (&self.token_file, basic, (&self.header, &self.header_file)) {
			(None, (None, None), (None, None)) => Access::Open,
			(Some(token), (None, None), (None, None)) => Access::Token(token.clone()),
			(None, (Some(user), Some(password)), (None, None)) => {
				ensure!(!user.contains(':'), "`user` has a colon, and cannot be sent: correct it");
				Access::Basic(user.clone(), password.clone())
			}
			(None, (None, None), (Some(header), Some(file))) => {
				let name = header.parse().ok().with_context(|| format!("`header` is `{header}`, and no name of a header: correct it"))?;
				Access::Header(name, file.clone())
			}
			_ => bail!("it says in part, or more than once, how the server knows who asks: declare `token-file`, or `user` and `password-file`, \
			            or `header` and `header-file`"),
		})
	}

	/// What sends requests.
	pub fn client(&self, url: &Url) -> Result<Client> {
		const LONGEST_CONNECT: Duration = Duration::from_secs(10);
		// Another part of the program may have chosen the same one.
		_ = rustls::crypto::ring::default_provider().install_default();
		let timeout = duration(self.timeout);
		let mut builder = Client::builder()
			.tls_backend_rustls()
			// Another server must not get the secret.
			.redirect(reqwest::redirect::Policy::none())
			.referer(false)
			.user_agent(concat!("verdigrid-worker/", env!("CARGO_PKG_VERSION")))
			.timeout(timeout)
			.connect_timeout(timeout.min(LONGEST_CONNECT));
		if is_this_machine(url) {
			builder = builder.no_proxy();
		}
		if let Some(file) = &self.ca_file {
			builder = builder.tls_certs_only(authorities(file)?);
		}
		builder.build().context("no request can be sent: install the system's certificates (ca-certificates), or declare `ca-file`")
	}
}

fn authorities(file: &Path) -> Result<Vec<Certificate>> {
	let place =
		|| format!("{}: has no certificates as PEM: write those of the authority", file.display());
	let text = fs::read(file).with_context(|| format!("{}: cannot be read", file.display()))?;
	let found = Certificate::from_pem_bundle(&text).with_context(place)?;
	ensure!(!found.is_empty(), place());
	Ok(found)
}

fn is_this_machine(url: &Url) -> bool {
	let host = url.host_str().unwrap_or_default();
	let address = host.trim_start_matches('[').trim_end_matches(']').parse::<std::net::IpAddr>();
	host == "localhost" || address.is_ok_and(|it| it.is_loopback())
}

/// An address without what may be secret.
pub fn shown(url: &Url) -> String {
	let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
	format!("{}://{}{port}{}", url.scheme(), url.host_str().unwrap_or_default(), url.path())
}

impl Access {
	/// Says who asks.
	pub fn add_to(&self, request: RequestBuilder) -> Result<RequestBuilder> {
		Ok(match self {
			Access::Open => request,
			Access::Token(file) => request.header(
				reqwest::header::AUTHORIZATION,
				value(&format!("Bearer {}", secret(file)?), file)?,
			),
			Access::Basic(user, file) => request.basic_auth(user, Some(secret(file)?)),
			Access::Header(name, file) => request.header(name, value(&secret(file)?, file)?),
		})
	}
}

fn value(text: &str, file: &Path) -> Result<HeaderValue> {
	let mut value = HeaderValue::from_str(text).with_context(|| {
		format!("{}: cannot stand in a header: write one line without other signs", file.display())
	})?;
	value.set_sensitive(true);
	Ok(value)
}
