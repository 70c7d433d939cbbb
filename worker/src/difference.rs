//! Where two workers of a source differ.

use crate::{
	answer::read,
	archive::Archive,
	service::{shown_readings, shown_settlements, shown_topic},
	source::{Access, HttpConfig},
};
use anyhow::{bail, ensure, Context, Result};
use serde_json::Value;
use std::path::Path;
use verdigrid_primitives::evidence::Topic;

/// So many leaves are compared at a time.
const PAGE: usize = 500;

/// Leaves of a worker, page by page, by the text of their keys.
enum Leaves<'a> {
	Own(&'a Archive),
	Other { client: reqwest::Client, url: &'a str, access: Access },
}

impl Leaves<'_> {
	/// The page after a place: the last place, and key and leaf of each.
	async fn page(
		&self,
		topic: Topic,
		after: Option<u32>,
	) -> Result<(Option<u32>, Vec<(String, Value)>)> {
		match self {
			Leaves::Own(archive) => {
				let (last, leaves) = match topic {
					Topic::Metering(..) => shown_readings(archive.readings(topic, after, PAGE)?),
					Topic::Settlement(..) => {
						shown_settlements(archive.settlements(topic, after, PAGE)?)
					}
				};
				Ok((last, leaves.into_iter().map(|leaf| (key(topic, &leaf), leaf)).collect()))
			}
			Leaves::Other { client, url, access } => {
				let list = match topic {
					Topic::Metering(..) => "readings",
					Topic::Settlement(..) => "settlements",
				};
				let after = after.map_or(String::new(), |after| format!("&after={after}"));
				let url = format!(
					"{}/v1/{}/{list}?limit={PAGE}{after}",
					url.trim_end_matches('/'),
					shown_topic(topic)
				);
				let answer = access.add_to(client.get(&url))?.send().await;
				let answer = answer.with_context(|| format!("{url} does not answer"))?;
				let status = answer.status();
				let page: Value =
					read(answer).await.with_context(|| format!("{url} answers {status}"))?;
				ensure!(
					status.is_success(),
					"{url} answers {status}: {}",
					page.get("detail").and_then(Value::as_str).unwrap_or_default()
				);
				let leaves = page
					.get(list)
					.and_then(Value::as_array)
					.into_iter()
					.flatten()
					.filter_map(|it| it.get(1).cloned());
				let next = page
					.get("next")
					.and_then(Value::as_u64)
					.and_then(|next| u32::try_from(next).ok());
				Ok((next, leaves.map(|leaf| (key(topic, &leaf), leaf)).collect()))
			}
		}
	}

	/// All leaves. Two workers of a topic of any size are compared in the memory of one page each.
	fn walk(&self, topic: Topic) -> Walk<'_> {
		Walk { leaves: self, topic, after: None, page: Vec::new().into_iter(), is_over: false }
	}
}

/// Goes through leaves in their order.
struct Walk<'a> {
	leaves: &'a Leaves<'a>,
	topic: Topic,
	after: Option<u32>,
	page: std::vec::IntoIter<(String, Value)>,
	is_over: bool,
}

impl Walk<'_> {
	async fn next(&mut self) -> Result<Option<(String, Value)>> {
		loop {
			if let Some(leaf) = self.page.next() {
				return Ok(Some(leaf));
			}
			if self.is_over {
				return Ok(None);
			}
			let (next, page) = self.leaves.page(self.topic, self.after).await?;
			ensure!(
				next.is_none() || next > self.after,
				"the other worker sends the same leaves again and again"
			);
			(self.is_over, self.after) = (next.is_none(), next);
			self.page = page.into_iter();
		}
	}
}

fn key(topic: Topic, leaf: &Value) -> String {
	let name = match topic {
		Topic::Metering(..) => "meter",
		Topic::Settlement(..) => "trade_ref",
	};
	leaf.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Says in what another worker's leaves of a topic differ from the own ones first. `None` if they are the same. The other one is the
/// address of its proof service, or its folder.
pub async fn first_difference(
	archive: &Archive,
	topic: Topic,
	other: &str,
	token: Option<&Path>,
) -> Result<Option<String>> {
	ensure!(
		archive.statement(topic).is_some(),
		"this worker has stated nothing of {}",
		shown_topic(topic)
	);
	let other_archive;
	let other = if other.starts_with("http://") || other.starts_with("https://") {
		let token = token.context("the proof service of the other worker asks for a token: name its file with --token-file")?;
		let config = HttpConfig::with_token(other, token);
		let address = config.address()?;
		Leaves::Other { client: config.client(&address)?, url: other, access: config.access()? }
	} else {
		ensure!(Path::new(other).join("leaves").is_dir(), "{other} is not the folder of a worker: name what it has as `state`, or the address of its proof service");
		other_archive = Archive::open(Path::new(other))?;
		ensure!(
			other_archive.statement(topic).is_some(),
			"the other worker has stated nothing of {}",
			shown_topic(topic)
		);
		Leaves::Own(&other_archive)
	};
	let own = Leaves::Own(archive);
	let (mut own, mut other) = (own.walk(topic), other.walk(topic));
	let (mut here, mut there) = (own.next().await?, other.next().await?);
	loop {
		match (&here, &there) {
			(None, None) => return Ok(None),
			(Some((one, _)), Some((two, _))) if one == two => {
				if let Some(told) = differs(&here, &there) {
					return Ok(Some(told));
				}
				(here, there) = (own.next().await?, other.next().await?);
			}
			(Some((key, _)), None) => return Ok(Some(only_here(key, &other))),
			(None, Some((key, _))) => return Ok(Some(format!("{key} is only there"))),
			(Some((one, _)), Some((two, _))) if one < two => {
				return Ok(Some(only_here(one, &other)))
			}
			(Some(_), Some((two, _))) => return Ok(Some(format!("{two} is only there"))),
		}
	}
}

fn only_here(key: &str, other: &Walk<'_>) -> String {
	match other.leaves {
		Leaves::Own(_) => format!("{key} is only here"),
		Leaves::Other { .. } => format!("{key} is only here, or the token may not see it there: use one of an auditor without limits"),
	}
}

/// What differs between two leaves of one key.
fn differs(here: &Option<(String, Value)>, there: &Option<(String, Value)>) -> Option<String> {
	let (Some((key, here)), Some((_, there))) = (here, there) else { return None };
	let names = here.as_object()?.keys();
	let mut other = names.filter(|name| here.get(*name) != there.get(*name));
	let name = other.next()?;
	// Salts differ alone where the shared secret does.
	let told = match name.as_str() {
		"salt" if other.next().is_none() => {
			"the shared secret (`salt-file`) is another one".to_owned()
		}
		_ => format!("{name} is {} here, and {} there", here.get(name)?, there.get(name)?),
	};
	Some(format!("{key}: {told}"))
}

/// The topic that a command names.
pub fn topic_of(subject: crate::subject::Subject, revision: Option<u8>) -> Result<Topic> {
	let topic = subject.topic(revision.unwrap_or(0));
	if revision.is_some() && matches!(topic, Topic::Settlement(..)) {
		bail!("settlements have instalments, and no revisions: leave --revision out");
	}
	Ok(topic)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
	use super::*;
	use crate::archive::tests::{keep, topic};

	#[tokio::test]
	async fn the_first_difference_between_two_workers_is_named() {
		let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
		let (own, other) = (Archive::open(one.path()).unwrap(), Archive::open(two.path()).unwrap());
		let many: Vec<u64> = (0..1_200).collect();
		keep(&own, topic(0), &many, 1);
		let mut changed = many.clone();
		changed[1_100] = 7;
		for (energies, salt, said) in [
			(&many[..], 1, None),
			(&changed[..], 1, Some("M-1101: energy is \"1100\" here, and \"7\" there")),
			(&many[..1_199], 1, Some("M-1200 is only here")),
			(&many[..], 2, Some("M-0001: the shared secret (`salt-file`) is another one")),
		] {
			keep(&other, topic(0), energies, salt);
			let folder = two.path().to_str().unwrap();
			let found = first_difference(&own, topic(0), folder, None).await.unwrap();
			assert_eq!(found.as_deref(), said);
		}
		for (topic, other, said) in [
			(topic(1), two.path().to_str().unwrap(), "has stated nothing of metering/2014-01/1"),
			(topic(0), "/nowhere", "is not the folder of a worker"),
			(topic(0), "https://host.example", "name its file with --token-file"),
		] {
			let error = first_difference(&own, topic, other, None).await.unwrap_err();
			assert!(error.to_string().contains(said), "{error}");
		}
	}
}
