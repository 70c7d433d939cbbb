//! The HTTP side of the index: lists, search, histories, exports and news for everybody, and the page.
//!
//! Two listeners. The service answers `/v1/…`, and the files of the portal. The admin listener answers `/health`, `/ready` and
//! `/metrics`. Neither has TLS: both listen on the loopback interface, and the operator's reverse proxy stands before the service.

mod admin;
mod app;
mod certificate;
mod chain;
mod export;
mod extract;
mod list;
mod listen;
pub mod openapi;
mod parameters;
mod portal;
mod problem;
mod records;
mod router;
mod search;
mod stream;
mod table;
#[cfg(test)]
mod tests;

pub use app::App;
pub use portal::Portal;
pub use router::router;

use anyhow::{Context, Result};
use std::{future::Future, net::SocketAddr};
use tokio::{net::TcpListener, sync::watch};

/// Where the service listens.
#[derive(Clone, Copy, Debug)]
pub struct Addresses {
	/// For everybody.
	pub service: SocketAddr,
	/// For the operator's machines.
	pub admin: SocketAddr,
}

/// Serves both listeners until `shutdown` comes. Requests that are under way then have a few seconds to end.
///
/// Comes back with an error at once if an address cannot be used.
pub async fn serve(
	addresses: Addresses,
	app: App,
	shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
	let admin = bind(addresses.admin, "--admin").await?;
	let service = bind(addresses.service, "--listen").await?;
	let (stop, stopped) = watch::channel(false);
	tokio::spawn(async move {
		shutdown.await;
		let _ = stop.send(true);
	});
	let app = App { stopped: stopped.clone(), ..app };
	let (own, others) = (admin::router(app.clone()), router::router(app));
	futures::join!(
		listen::serve(service, others, stopped.clone()),
		listen::serve(admin, own, stopped),
	);
	Ok(())
}

async fn bind(address: SocketAddr, option: &str) -> Result<TcpListener> {
	let listener = TcpListener::bind(address).await;
	let listener = listener.with_context(|| {
		format!("{address} cannot be listened on: name another address with {option}")
	})?;
	tracing::info!("listens on http://{}", listener.local_addr()?);
	Ok(listener)
}
