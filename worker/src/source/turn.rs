//! When a source on the network is asked again.

use anyhow::{bail, Result};
use std::time::{Duration, Instant};
use verdigrid_oracle::mapping::Seconds;

/// What failed is tried again after this time, or earlier.
const AGAIN: Duration = Duration::from_secs(60);
/// An answer is confirmed after this time.
const SOON: Duration = Duration::from_secs(1);
/// No server may ask for more patience.
const LONGEST_WAIT: Duration = Duration::from_secs(3_600);

/// When a source is asked again, and why its last answer is none.
pub struct Turn {
	every: Duration,
	next: Option<Instant>,
	error: Option<String>,
}

/// Why a source has no answer.
#[derive(Debug)]
pub struct Failure {
	/// The reason, and what to do.
	pub error: anyhow::Error,
	/// How long it asks to be left alone.
	pub wait: Option<Duration>,
}

impl From<anyhow::Error> for Failure {
	fn from(error: anyhow::Error) -> Self {
		Failure { error, wait: None }
	}
}

impl Turn {
	/// It is asked this often.
	pub const fn new(every: Seconds) -> Self {
		Turn { every: duration(every), next: None, error: None }
	}

	/// Whether it is asked now.
	pub fn is_due(&self) -> bool {
		self.next.is_none_or(|next| next <= Instant::now())
	}

	/// It was asked.
	pub fn ended(&mut self, result: Result<(), Failure>) {
		let wait = match &result {
			Ok(()) => self.every,
			Err(failure) => {
				failure.wait.map_or(self.every.min(AGAIN), |wait| wait.min(LONGEST_WAIT))
			}
		};
		self.next = Instant::now().checked_add(wait);
		self.error = result.err().map(|failure| format!("{:#}", failure.error));
	}

	/// It is asked again in a second.
	pub fn soon(&mut self) {
		self.next = Instant::now().checked_add(SOON);
	}

	/// Why the last answer is none, until there is another.
	pub fn check(&self) -> Result<()> {
		match &self.error {
			Some(error) => bail!("{error}"),
			None => Ok(()),
		}
	}

	/// It is asked at once.
	#[cfg(test)]
	pub fn skip(&mut self) {
		self.next = None;
	}
}

/// A time of a configuration.
pub const fn duration(seconds: Seconds) -> Duration {
	Duration::from_secs(seconds.0 as u64)
}
