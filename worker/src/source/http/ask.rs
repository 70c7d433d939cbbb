//! One request, with patience.

use anyhow::{anyhow, Error};
use reqwest::{
	header::{HeaderMap, HeaderValue, IF_NONE_MATCH, LOCATION, RETRY_AFTER},
	Client, Response, StatusCode, Url,
};
use std::time::{Duration, SystemTime};

use super::config::{shown, Access};
use crate::source::turn::Failure;

/// What sends requests to one server.
pub struct Asker {
	/// What sends them.
	pub client: Client,
	/// Who asks.
	pub access: Access,
}

/// What a server answers.
pub enum Answer {
	/// What it answered last stands.
	Same,
	/// Headers and content.
	Page(HeaderMap, Vec<u8>),
}

/// So many times a request is sent.
const MOST_TRIES: u32 = 8;
/// The first pause. Each one is twice as long, up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);

/// Why a request failed.
struct Trouble {
	error: Error,
	/// It may go better later.
	passes: bool,
	/// The server says when.
	wait: Option<Duration>,
}

impl Trouble {
	fn lasting(error: Error) -> Self {
		Trouble { error, passes: false, wait: None }
	}
}

impl Asker {
	/// Asks, and asks again while that may help. The pauses are taken from `patience`.
	pub async fn ask(
		&self,
		url: &Url,
		known: Option<&HeaderValue>,
		most_bytes: u64,
		patience: &mut Duration,
	) -> Result<Answer, Failure> {
		let mut tries = 1_u32;
		loop {
			let Trouble { error, passes, wait } = match self.once(url, known, most_bytes).await {
				Ok(answer) => return Ok(answer),
				Err(trouble) => trouble,
			};
			let pause = wait.unwrap_or_else(|| pause(tries));
			let left = patience.checked_sub(pause).filter(|_| passes && tries < MOST_TRIES);
			let Some(left) = left else { return Err(Failure { error, wait }) };
			*patience = left;
			tokio::time::sleep(pause).await;
			tries = tries.saturating_add(1);
		}
	}

	async fn once(
		&self,
		url: &Url,
		known: Option<&HeaderValue>,
		most_bytes: u64,
	) -> Result<Answer, Trouble> {
		let mut request =
			self.access.add_to(self.client.get(url.clone())).map_err(Trouble::lasting)?;
		if let Some(tag) = known {
			request = request.header(IF_NONE_MATCH, tag);
		}
		let response = request.send().await.map_err(|error| unreachable(url, error))?;
		match response.status() {
			StatusCode::OK => {
				let headers = response.headers().clone();
				Ok(Answer::Page(headers, content(url, response, most_bytes).await?))
			}
			StatusCode::NOT_MODIFIED if known.is_some() => Ok(Answer::Same),
			_ => Err(refused(url, &response)),
		}
	}
}

/// Each pause is a little shorter by chance, so that not all workers ask at once.
fn pause(tries: u32) -> Duration {
	let mut chance = [0];
	_ = getrandom::fill(&mut chance);
	let doubled = 2_u32.saturating_pow(tries.saturating_sub(1));
	let longest = FIRST_PAUSE.saturating_mul(doubled).min(LONGEST_PAUSE);
	longest.mul_f32(0.5 + f32::from(chance[0]) / 512.0)
}

async fn content(url: &Url, mut response: Response, most_bytes: u64) -> Result<Vec<u8>, Trouble> {
	let mut content = Vec::new();
	while let Some(chunk) = response.chunk().await.map_err(|error| unreachable(url, error))? {
		content.extend_from_slice(&chunk);
		if u64::try_from(content.len()).is_ok_and(|length| length > most_bytes) {
			return Err(Trouble::lasting(anyhow!(
				"{}: the answer has more bytes than `most-bytes` allows: ask for less, or declare more",
				shown(url)
			)));
		}
	}
	Ok(content)
}

/// The request or its answer did not arrive.
fn unreachable(url: &Url, error: reqwest::Error) -> Trouble {
	let place = shown(url);
	// Its address may have a secret.
	let error = error.without_url();
	let is_trusted = !is_about_a_certificate(&error);
	let advice = match (is_trusted, error.is_timeout()) {
		(false, _) => "the certificate of the server is not trusted: declare the authority that signed it as `ca-file`, or correct `url`",
		(true, true) => "the server does not answer in time: see whether it runs, or declare a longer `timeout`",
		(true, false) => "the server cannot be reached, or stops in its answer: see whether it runs, and correct `url` if not",
	};
	let passes = is_trusted && !error.is_builder();
	Trouble { error: Error::new(error).context(format!("{place}: {advice}")), passes, wait: None }
}

/// Whether the certificate of the server is what is wrong. An error of reading names none as its source, and has it inside.
fn is_about_a_certificate(error: &(dyn std::error::Error + 'static)) -> bool {
	let mut next = Some(error);
	while let Some(error) = next {
		if let Some(rustls::Error::InvalidCertificate(_)) = error.downcast_ref() {
			return true;
		}
		next = match error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref) {
			Some(inner) => Some(inner),
			None => error.source(),
		};
	}
	false
}

/// The server answers something else.
fn refused(url: &Url, response: &Response) -> Trouble {
	let (place, status) = (shown(url), response.status());
	let advice = match status.as_u16() {
		301..=303 | 307 | 308 => match elsewhere(url, response) {
			Some(other) => {
				format!("it sends to {other}: declare that address as `url` if it is right")
			}
			None => "it sends elsewhere: correct `url`".into(),
		},
		401 | 403 => {
			"it does not let the worker read: correct the secret, or have its rights extended"
				.into()
		}
		404 | 410 => "it has nothing there: correct `url`".into(),
		429 => "it is asked too often: declare a longer `every`".into(),
		500..=599 => "it has a fault of its own: the worker asks again later".into(),
		_ => "only 200 is read: correct `url`".into(),
	};
	let passes = status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error();
	let wait = response.headers().get(RETRY_AFTER).filter(|_| passes);
	let wait = wait.and_then(|it| until(it.to_str().ok()?.trim(), SystemTime::now()));
	Trouble { error: anyhow!("{place}: the server answers {status}: {advice}"), passes, wait }
}

/// How long a server asks to be left alone: some seconds, or until a date.
fn until(text: &str, now: SystemTime) -> Option<Duration> {
	let seconds = text.parse().ok().map(Duration::from_secs);
	seconds.or_else(|| {
		let date = httpdate::parse_http_date(text).ok()?;
		Some(date.duration_since(now).unwrap_or_default())
	})
}

fn elsewhere(url: &Url, response: &Response) -> Option<String> {
	let location = response.headers().get(LOCATION)?.to_str().ok()?;
	url.join(location).ok().map(|url| shown(&url))
}

#[cfg(test)]
mod tests {
	use super::*;
	use rustls::CertificateError;
	use std::io;

	#[test]
	fn a_server_is_left_alone_for_some_seconds_or_until_a_date() {
		let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
		let date = |seconds: u64| httpdate::fmt_http_date(now + Duration::from_secs(seconds));
		assert_eq!(until("7", now), Some(Duration::from_secs(7)));
		assert_eq!(until(&date(90), now), Some(Duration::from_secs(90)));
		assert_eq!(until(&date(0), now + Duration::from_secs(5)), Some(Duration::ZERO));
		assert_eq!(until("soon", now), None);
	}

	#[test]
	fn a_wrong_certificate_is_found_in_what_is_around_it() {
		let wrong = || rustls::Error::InvalidCertificate(CertificateError::UnknownIssuer);
		assert!(is_about_a_certificate(&wrong()));
		assert!(is_about_a_certificate(&io::Error::other(io::Error::other(wrong()))));
		assert!(!is_about_a_certificate(&io::Error::other(rustls::Error::DecryptError)));
		assert!(!is_about_a_certificate(&io::Error::from(io::ErrorKind::UnexpectedEof)));
	}
}
