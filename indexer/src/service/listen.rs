//! Takes connections and ends them in time.
//!
//! `axum::serve` bounds neither the number of connections nor the time that a caller takes for the head of a request, so hyper is
//! called directly.

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
	rt::{TokioIo, TokioTimer},
	service::TowerToHyperService,
};
use std::{pin::pin, sync::Arc, time::Duration};
use tokio::{
	net::{TcpListener, TcpStream},
	sync::{watch, OwnedSemaphorePermit, Semaphore},
	task::JoinSet,
	time::{sleep, timeout},
};

/// So many connections are open at once. Others wait to be taken.
const MOST_CONNECTIONS: usize = 512;
/// So long a caller may take for the head of a request, and so long a connection may rest.
const HEAD: Duration = Duration::from_secs(10);
/// So long a connection takes new requests. Streams of news end before.
const LIFE: Duration = Duration::from_secs(660);
/// So long its last answer may take then: a large export.
const LAST: Duration = Duration::from_secs(600);
/// So long requests that are under way may take at the end.
const END: Duration = Duration::from_secs(5);
/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 16 * 1024;
/// After a connection that cannot be taken. Mostly the process has too many open files.
const PAUSE: Duration = Duration::from_millis(200);

/// Serves until `stopped` is true, then ends what is under way in a few seconds.
pub async fn serve(listener: TcpListener, router: Router, mut stopped: watch::Receiver<bool>) {
	let (places, mut connections) = (Arc::new(Semaphore::new(MOST_CONNECTIONS)), JoinSet::new());
	loop {
		let taken = tokio::select! {
			_ = stopped.wait_for(|it| *it) => break,
			taken = take(&listener, &places) => taken,
		};
		let Some((stream, place)) = taken else { continue };
		connections.spawn(connection(stream, router.clone(), stopped.clone(), place));
		while connections.try_join_next().is_some() {}
	}
	drop(listener);
	let all = async { while connections.join_next().await.is_some() {} };
	if timeout(END, all).await.is_err() {
		tracing::warn!("ends connections that took too long");
	}
}

/// A connection, as soon as there is a place for one.
async fn take(
	listener: &TcpListener,
	places: &Arc<Semaphore>,
) -> Option<(TcpStream, OwnedSemaphorePermit)> {
	let place = Arc::clone(places).acquire_owned().await.ok()?;
	match listener.accept().await {
		Ok((stream, _)) => Some((stream, place)),
		Err(error) => {
			tracing::warn!("a connection cannot be taken: {error}");
			sleep(PAUSE).await;
			None
		}
	}
}

/// Serves one connection. It holds its place until it ends.
async fn connection(
	stream: TcpStream,
	router: Router,
	mut stopped: watch::Receiver<bool>,
	_place: OwnedSemaphorePermit,
) {
	let mut builder = http1::Builder::new();
	builder.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(LONGEST_HEAD);
	let service = TowerToHyperService::new(router);
	let mut served = pin!(builder.serve_connection(TokioIo::new(stream), service));
	tokio::select! {
		result = served.as_mut() => return tell(Some(result)),
		_ = stopped.wait_for(|it| *it) => {}
		() = sleep(LIFE) => {}
	}
	served.as_mut().graceful_shutdown();
	tell(timeout(LAST, served).await.ok());
}

/// A caller that goes away is nothing to worry about.
fn tell(result: Option<hyper::Result<()>>) {
	match result {
		Some(Ok(())) => {}
		Some(Err(error)) => tracing::debug!("a connection ends: {error}"),
		None => tracing::debug!("a connection ends: its caller reads too slowly"),
	}
}
