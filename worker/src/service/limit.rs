//! How often a token may ask.

use std::{
	collections::HashMap,
	sync::{Mutex, PoisonError},
	time::{Duration, Instant},
};

/// So many tokens are remembered. Beyond that, those that have asked nothing for a while are forgotten first.
const MOST: usize = 10_000;

/// How often each token may ask: steadily so many times a minute, and as many at once after a pause.
pub struct Limits {
	/// Between two requests of a steady caller.
	interval: Duration,
	/// By how much a caller may run ahead.
	ahead: Duration,
	/// When the requests of a token would have come if they came steadily.
	due: Mutex<HashMap<u64, Instant>>,
}

impl Limits {
	/// So many requests a minute for each token.
	pub fn per_minute(requests: u32) -> Self {
		let minute = Duration::from_secs(60);
		let interval = minute.checked_div(requests.max(1)).unwrap_or(minute);
		Limits { interval, ahead: minute.saturating_sub(interval), due: Mutex::default() }
	}

	/// Counts a request. If it comes too early, says for how many seconds to wait.
	pub fn ask(&self, token: u64, now: Instant) -> Result<(), u64> {
		let mut due = self.due.lock().unwrap_or_else(PoisonError::into_inner);
		if due.len() >= MOST && !due.contains_key(&token) {
			due.retain(|_, due| *due > now);
		}
		let steady = due.get(&token).map_or(now, |due| (*due).max(now));
		let early = steady.saturating_duration_since(now).saturating_sub(self.ahead);
		if !early.is_zero() {
			let part = u64::from(early.subsec_nanos() > 0);
			return Err(early.as_secs().saturating_add(part));
		}
		if let Some(next) = steady.checked_add(self.interval) {
			due.insert(token, next);
		}
		Ok(())
	}
}
