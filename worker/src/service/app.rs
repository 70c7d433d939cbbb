//! What handlers share.

use super::{limit::Limits, problem::Problem, Archive, Metrics, ServiceConfig, Tokens};
use anyhow::{Context, Result};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// So many reads of the archive happen at once. One that nobody waits for any more still counts.
const MOST_READS: usize = 16;

/// What handlers share.
#[derive(Clone)]
pub struct App {
	pub archive: Arc<dyn Archive>,
	pub tokens: Arc<Tokens>,
	pub limits: Arc<Limits>,
	pub metrics: Arc<Metrics>,
	reads: Arc<Semaphore>,
}

impl App {
	pub fn new(
		config: &ServiceConfig,
		archive: Arc<dyn Archive>,
		tokens: Arc<Tokens>,
		metrics: Arc<Metrics>,
	) -> Self {
		let limits = Arc::new(Limits::per_minute(config.requests_per_minute));
		App { archive, tokens, limits, metrics, reads: Arc::new(Semaphore::new(MOST_READS)) }
	}

	/// Reads from the archive, away from the threads that serve.
	pub async fn read<T: Send + 'static>(
		&self,
		read: impl FnOnce(&dyn Archive) -> Result<T> + Send + 'static,
	) -> Result<T, Problem> {
		let permit = Arc::clone(&self.reads).acquire_owned().await.map_err(|_| Problem::busy())?;
		let archive = Arc::clone(&self.archive);
		blocking(move || {
			let _permit = permit;
			read(&*archive)
		})
		.await
	}
}

/// Does something that may block.
pub async fn blocking<T: Send + 'static>(
	work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T, Problem> {
	let result = tokio::task::spawn_blocking(work).await.context("it has panicked");
	result.and_then(|result| result).map_err(|error| Problem::internal(&error))
}
