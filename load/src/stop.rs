//! Ctrl-C, and the signal that ends a program.

use crate::error::{LoadError, Result};
use std::{future::Future, io, time::Duration};
use tokio::{
	signal::unix::{signal, Signal, SignalKind},
	sync::watch,
};

/// Signals that come so soon after the first are the same wish: a terminal sends Ctrl-C to all its programs, and a
/// script that gets it may pass it on.
const SAME_WISH: Duration = Duration::from_secs(1);

/// Whether the user has asked to stop.
pub struct Stop(watch::Receiver<bool>);

impl Stop {
	/// Listens from now on. A second signal ends the program at once.
	pub fn listen() -> Result<Self> {
		let (sender, receiver) = watch::channel(false);
		let mut first = Signals::listen().map_err(LoadError::unexpected)?;
		tokio::spawn(async move {
			first.next().await;
			sender.send_replace(true);
			eprintln!("\nstopping: the report is written. A second Ctrl-C ends at once");
			tokio::time::sleep(SAME_WISH).await;
			if let Ok(mut second) = Signals::listen() {
				second.next().await;
				std::process::exit(LoadError::Stopped.exit_code().into());
			}
		});
		Ok(Stop(receiver))
	}

	/// Waits until the user asks to stop.
	pub async fn asked(&self) {
		let mut asked = self.0.clone();
		if asked.wait_for(|asked| *asked).await.is_err() {
			std::future::pending::<()>().await;
		}
	}

	/// What the future gives, unless the user asks to stop before.
	pub async fn or<T>(&self, future: impl Future<Output = Result<T>>) -> Result<T> {
		tokio::select! {
			biased;
			() = self.asked() => Err(LoadError::Stopped),
			result = future => result,
		}
	}
}

struct Signals {
	interrupt: Signal,
	terminate: Signal,
}

impl Signals {
	fn listen() -> io::Result<Self> {
		let (interrupt, terminate) = (SignalKind::interrupt(), SignalKind::terminate());
		Ok(Signals { interrupt: signal(interrupt)?, terminate: signal(terminate)? })
	}

	async fn next(&mut self) {
		tokio::select! {
			_ = self.interrupt.recv() => {}
			_ = self.terminate.recv() => {}
		}
	}
}

#[cfg(test)]
mod tests {
	use super::{watch, LoadError, Result, Stop};

	#[tokio::test]
	async fn what_is_under_way_ends_when_the_user_asks() {
		let (sender, receiver) = watch::channel(false);
		let stop = Stop(receiver);
		assert!(matches!(stop.or(async { Ok(1) }).await, Ok(1)));
		sender.send_replace(true);
		let endless = std::future::pending::<Result<()>>();
		assert!(matches!(stop.or(endless).await, Err(LoadError::Stopped)));
		let done = stop.or(async { Ok(1) }).await;
		assert!(matches!(done, Err(LoadError::Stopped)), "nothing new is begun");
	}
}
