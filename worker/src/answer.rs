//! Answers of other workers.

use anyhow::{ensure, Result};
use reqwest::Response;
use serde::de::DeserializeOwned;

/// No page of leaves and no proof is longer.
const LONGEST: usize = 4 << 20;

/// What an answer says. One that is too long is refused before it fills the memory.
pub async fn read<T: DeserializeOwned>(mut answer: Response) -> Result<T> {
	let mut bytes = Vec::new();
	while let Some(chunk) = answer.chunk().await? {
		bytes.extend_from_slice(&chunk);
		ensure!(bytes.len() <= LONGEST, "the answer is longer than any page or proof");
	}
	Ok(serde_json::from_slice(&bytes)?)
}
