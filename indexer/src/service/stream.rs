//! News as server-sent events.

use super::{app::App, list::value, problem::Problem};
use crate::views::News;
use axum::{
	extract::State,
	http::HeaderMap,
	response::sse::{Event, Sse},
};
use futures::{stream, Stream};
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio::{
	sync::OwnedSemaphorePermit,
	time::{timeout_at, Instant},
};

/// So many records of a block are told.
const CHANGED: usize = 1_000;
/// Who is further behind loads everything anew.
const BEHIND: u64 = 1_000;
/// Without news, a line says so often that the connection stands.
const ALIVE: Duration = Duration::from_secs(15);
/// So long a stream lasts. Clients then ask for what comes next, by themselves.
const LIFE: Duration = Duration::from_secs(600);

/// A client, and what it has.
struct Listener {
	app: App,
	/// Number and hash of the block that it has.
	last: Option<(u64, Option<String>)>,
	/// Whether it was told what it has.
	is_told: bool,
	until: Instant,
	_place: OwnedSemaphorePermit,
	_open: crate::metrics::Open,
}

/// `/v1/stream`
pub async fn stream(
	State(app): State<App>,
	headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
	let place = Arc::clone(&app.streams).try_acquire_owned().map_err(|_| Problem::busy())?;
	let given =
		headers.get("last-event-id").map(|id| id.to_str().ok().and_then(super::chain::number));
	let last = match given {
		Some(None) => {
			return Err(Problem::malformed(
				"Last-Event-ID is the number of a block, or is left out.",
			));
		}
		Some(Some(number)) => Some((number, None)),
		None => app.heads.borrow().clone().map(|(number, hash)| (number, Some(hash))),
	};
	let open = app.metrics.stream();
	let until = Instant::now().checked_add(LIFE).unwrap_or_else(Instant::now);
	let listener = Listener { app, last, is_told: false, until, _place: place, _open: open };
	Ok(Sse::new(stream::unfold(listener, next)))
}

async fn next(mut listener: Listener) -> Option<(Result<Event, Infallible>, Listener)> {
	if !std::mem::replace(&mut listener.is_told, true) {
		// The head of the answer is sent with the first line.
		return Some((
			Ok(Event::default().comment("news of final blocks").retry(Duration::from_secs(2))),
			listener,
		));
	}
	let event = listener.news().await?;
	Some((Ok(event), listener))
}

impl Listener {
	/// What the client does not have yet. `None` ends the stream.
	async fn news(&mut self) -> Option<Event> {
		let alive = Instant::now().checked_add(ALIVE)?;
		loop {
			let head = self.app.heads.borrow_and_update().clone();
			if let Some((head, _)) = head {
				match self.last.as_ref().map(|(number, _)| *number) {
					Some(last) if last == head => {}
					Some(last) if last > head || head.saturating_sub(last) > BEHIND => {
						return self.reset().await;
					}
					last => return self.tell(last.map_or(0, |last| last.saturating_add(1))).await,
				}
			}
			if Instant::now() >= self.until || *self.app.stopped.borrow() {
				return None;
			}
			tokio::select! {
				changed = timeout_at(alive, self.app.heads.changed()) => match changed {
					Ok(changed) => changed.ok()?,
					Err(_) => return Some(Event::default().comment("no news")),
				},
				_ = self.app.stopped.changed() => return None,
			}
		}
	}

	/// Tells of a block, if it follows what the client has.
	async fn tell(&mut self, number: u64) -> Option<Event> {
		let block = self.app.reader.block(number).await.ok()??;
		let known = self.last.as_ref().and_then(|(_, hash)| hash.as_ref());
		if known.is_some_and(|hash| *hash != block.parent) {
			return self.reset().await;
		}
		let changed = self.app.reader.changed(number, CHANGED).await.ok()?;
		self.last = Some((number, Some(block.hash.clone())));
		let data = value(&News { block, changed }).to_string();
		Some(Event::default().event("block").id(number.to_string()).data(data))
	}

	/// What the client has is not a beginning of the chain, or too old.
	async fn reset(&mut self) -> Option<Event> {
		let head = self.app.reader.head().await.ok()??;
		let event = Event::default().event("reset").id(head.number.to_string());
		let event = event.data(value(&head).to_string());
		self.last = Some((head.number, Some(head.hash)));
		Some(event)
	}
}
