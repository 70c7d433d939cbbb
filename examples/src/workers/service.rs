//! Proofs, from the service of a worker.

use crate::play::*;
use codec::DecodeAll;
use serde_json::{json, Value};
use std::time::{Duration, Instant};
use verdigrid_primitives::merkle::MultiProof;

/// So long a worker may need to look at what others have anchored.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(200);

/// The proof service of a worker.
pub struct Service {
	url: String,
	token: String,
	client: reqwest::Client,
}

impl Service {
	pub fn new(url: String) -> Self {
		// Another part of the program may have chosen the same one.
		_ = rustls::crypto::ring::default_provider().install_default();
		Service { url, token: String::new(), client: reqwest::Client::new() }
	}

	pub fn url(&self) -> &str {
		&self.url
	}

	pub fn token(&self) -> &str {
		&self.token
	}

	pub fn use_token(&mut self, token: String) {
		self.token = token;
	}

	/// The reading of a meter with its proof.
	pub async fn reading(
		&self,
		period: &str,
		revision: u8,
		meter: &MeterId,
	) -> Result<ProvedReading> {
		let path = format!("v1/metering/{period}/{revision}/readings/{meter}");
		decoded(&self.answer(self.client.get(format!("{}/{path}", self.url))).await?)
	}

	/// The readings of these meters.
	pub async fn readings(
		&self,
		period: &str,
		revision: u8,
		meters: &[&MeterId],
	) -> Result<Vec<MeterReading>> {
		let meters: Vec<String> = meters.iter().map(ToString::to_string).collect();
		let path = format!("{}/v1/metering/{period}/{revision}/proof", self.url);
		let answer = self.answer(self.client.post(path).json(&json!({ "meters": meters }))).await?;
		let (leaves, _): (Vec<(u32, MeterReading)>, MultiProof) = decoded(&answer)?;
		Ok(leaves.into_iter().map(|(_, leaf)| leaf).collect())
	}

	/// A settlement with its proof.
	pub async fn settlement(
		&self,
		period: &str,
		sequence: u16,
		trade: H256,
	) -> Result<ProvedSettlement> {
		let path = format!("v1/settlement/{period}/{sequence}/settlements/{trade:?}");
		decoded(&self.answer(self.client.get(format!("{}/{path}", self.url))).await?)
	}

	/// An answer of the service. Other workers can have anchored a topic before this one has looked at it: it is asked again.
	async fn answer(&self, request: reqwest::RequestBuilder) -> Result<Value> {
		let started = Instant::now();
		loop {
			let request = request.try_clone().context("the request cannot be repeated")?;
			let response = request.bearer_auth(&self.token).send().await?;
			let (status, url) = (response.status(), response.url().clone());
			if status == reqwest::StatusCode::NOT_FOUND && started.elapsed() < PATIENCE {
				tokio::time::sleep(PAUSE).await;
				continue;
			}
			let answer: Value =
				response.json().await.with_context(|| format!("{url} answers {status}"))?;
			ensure!(status.is_success(), "{url} answers {status}: {answer}");
			return Ok(answer);
		}
	}
}

/// What stands in `scale`, as the chain's calls take it.
fn decoded<T: DecodeAll>(answer: &Value) -> Result<T> {
	let text = answer.get("scale").and_then(Value::as_str).context("the answer has no `scale`")?;
	let bytes = hex::decode(text.trim_start_matches("0x"))?;
	T::decode_all(&mut &*bytes).map_err(|error| anyhow!("the answer cannot be read: {error}"))
}
