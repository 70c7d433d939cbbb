//! A line to a node that can be cut.

use super::node::free_port;
use anyhow::Result;
use std::{sync::Arc, time::Duration};
use tokio::{
	io::copy_bidirectional,
	net::{TcpListener, TcpStream},
	sync::broadcast,
	task::JoinHandle,
};

/// Passes connections on to a node.
pub struct Line {
	/// Where it listens.
	pub port: u16,
	cut: Arc<broadcast::Sender<()>>,
	task: JoinHandle<()>,
}

impl Line {
	/// To a node that listens at this port.
	pub async fn to(target: u16) -> Result<Self> {
		let port = free_port()?;
		let listener = TcpListener::bind(("127.0.0.1", port)).await?;
		let cut = Arc::new(broadcast::channel(1).0);
		let cuts = Arc::clone(&cut);
		let task = tokio::spawn(async move {
			while let Ok((mut incoming, _)) = listener.accept().await {
				let mut ended = cuts.subscribe();
				tokio::spawn(async move {
					let Ok(mut outgoing) = TcpStream::connect(("127.0.0.1", target)).await else {
						return;
					};
					tokio::select! {
						_ = copy_bidirectional(&mut incoming, &mut outgoing) => {}
						_ = ended.recv() => {}
					}
				});
			}
		});
		Ok(Line { port, cut, task })
	}

	/// Its address.
	pub fn url(&self) -> String {
		format!("ws://127.0.0.1:{}", self.port)
	}

	/// Ends all connections. New ones can be made.
	pub fn cut(&self) {
		let _ = self.cut.send(());
	}

	/// Cuts the line again and again, until the handle is aborted.
	pub fn cut_every(&self, time: Duration) -> JoinHandle<()> {
		let cut = Arc::clone(&self.cut);
		tokio::spawn(async move {
			loop {
				tokio::time::sleep(time).await;
				let _ = cut.send(());
			}
		})
	}

	/// Ends it for good.
	pub fn end(&self) {
		self.task.abort();
		self.cut();
	}
}

impl Drop for Line {
	fn drop(&mut self) {
		self.end();
	}
}
