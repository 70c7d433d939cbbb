//! A source on the network is asked beside the work. A server that is slow, or fails, holds up nothing but its own data.

use super::{Documents, Source};
use anyhow::{anyhow, ensure, Result};
use futures::future::BoxFuture;
use std::time::Duration;
use tokio::task::JoinHandle;

/// A look waits so long for a read that is under way.
const LONGEST: Duration = Duration::from_secs(3);

/// The source comes back with what it has.
type Reading = JoinHandle<(Box<dyn Source>, Result<Documents>)>;

/// A source that is asked beside the work.
pub struct Patient {
	/// `None` while it is asked.
	source: Option<Box<dyn Source>>,
	reading: Option<Reading>,
	/// What it had last.
	last: Option<Result<Documents, String>>,
	longest: Duration,
}

impl Patient {
	/// Nothing was asked yet.
	pub fn new(source: Box<dyn Source>) -> Self {
		Patient { source: Some(source), reading: None, last: None, longest: LONGEST }
	}

	fn begin(&mut self) {
		if let Some(mut source) = self.source.take() {
			self.reading = Some(tokio::spawn(async move {
				let found = source.look().await;
				(source, found)
			}));
		}
	}

	/// Waits for the read that is under way: the first one to its end, because nothing is known before.
	async fn wait(&mut self) -> Result<()> {
		let Some(reading) = &mut self.reading else { return Ok(()) };
		let ended = match self.last {
			Some(_) => tokio::time::timeout(self.longest, reading).await.ok(),
			None => Some(reading.await),
		};
		let Some(ended) = ended else { return Ok(()) };
		self.reading = None;
		let (source, found) = ended?;
		self.source = Some(source);
		self.last = Some(found.map_err(|error| format!("{error:#}")));
		Ok(())
	}
}

impl Source for Patient {
	fn look(&mut self) -> BoxFuture<'_, Result<Documents>> {
		Box::pin(async move {
			self.begin();
			// What it said last must not stand for ever if the program failed while it asked.
			ensure!(
				self.reading.is_some(),
				"reading it has failed by a fault of this program: start the worker again, and report it"
			);
			self.wait().await?;
			match &self.last {
				Some(Ok(documents)) => Ok(documents.clone()),
				Some(Err(error)) => Err(anyhow!("{error}")),
				None => Ok(Documents::default()),
			}
		})
	}
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::*;
	use tokio::sync::mpsc::{unbounded_channel, UnboundedReceiver};

	/// Has what it is told, and is slow until then.
	struct Slow(UnboundedReceiver<Result<Documents>>);

	impl Source for Slow {
		fn look(&mut self) -> BoxFuture<'_, Result<Documents>> {
			Box::pin(async move { self.0.recv().await.unwrap() })
		}
	}

	fn documents(name: &str) -> Documents {
		Documents { whole: Vec::new(), growing: vec![name.into()] }
	}

	/// Fails as no source should.
	struct Broken;

	impl Source for Broken {
		fn look(&mut self) -> BoxFuture<'_, Result<Documents>> {
			Box::pin(async { panic!("a fault") })
		}
	}

	#[tokio::test]
	async fn a_fault_of_the_program_is_told_at_each_look() {
		let mut source = Patient::new(Box::new(Broken));
		source.last = Some(Ok(documents("a")));
		for _ in 0..3 {
			assert!(source.look().await.is_err());
		}
	}

	#[tokio::test]
	async fn a_slow_source_says_what_it_said_last_and_nobody_waits_for_it() {
		let (tell, told) = unbounded_channel();
		let mut source = Patient::new(Box::new(Slow(told)));
		source.longest = Duration::from_millis(20);
		tell.send(Ok(documents("a"))).unwrap();
		assert_eq!(source.look().await.unwrap().growing, ["a"]);
		for _ in 0..3 {
			assert_eq!(source.look().await.unwrap().growing, ["a"]);
		}
		tell.send(Err(anyhow!("it cannot be reached"))).unwrap();
		assert_eq!(source.look().await.unwrap_err().to_string(), "it cannot be reached");
		assert_eq!(source.look().await.unwrap_err().to_string(), "it cannot be reached");
		tell.send(Ok(documents("b"))).unwrap();
		assert_eq!(source.look().await.unwrap().growing, ["b"]);
	}
}
