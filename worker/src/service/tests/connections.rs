//! Connections that hold the service up.

use super::bench;
use crate::service::listen::serve;
use std::{net::SocketAddr, time::Duration};
use tokio::{
	io::{AsyncReadExt, AsyncWriteExt},
	net::{TcpListener, TcpStream},
	sync::watch,
	task::JoinHandle,
	time::{sleep, timeout, Instant},
};

/// A service on a port of its own with so many places.
async fn running(most: usize) -> (SocketAddr, watch::Sender<bool>, JoinHandle<()>) {
	let bench = bench();
	let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
	let address = listener.local_addr().unwrap();
	let (stop, stopped) = watch::channel(false);
	let router = bench.router.clone();
	let served = tokio::spawn(async move {
		let _bench = bench;
		serve(listener, router, most, stopped).await;
	});
	(address, stop, served)
}

const ASK: &[u8] = b"GET /v1/openapi.json HTTP/1.1\r\nHost: a\r\n\r\n";

async fn ask(stream: &mut TcpStream) -> String {
	stream.write_all(ASK).await.unwrap();
	let mut start = [0; 15];
	stream.read_exact(&mut start).await.unwrap();
	String::from_utf8_lossy(&start).into_owned()
}

#[tokio::test]
async fn open_connections_do_not_hold_up_the_end() {
	let (address, stop, served) = running(9).await;
	let mut idle = TcpStream::connect(address).await.unwrap();
	assert_eq!(ask(&mut idle).await, "HTTP/1.1 200 OK");
	let mut half = TcpStream::connect(address).await.unwrap();
	half.write_all(b"GET / HT").await.unwrap();
	sleep(Duration::from_millis(100)).await;
	let started = Instant::now();
	stop.send(true).unwrap();
	timeout(Duration::from_secs(7), served).await.unwrap().unwrap();
	assert!(started.elapsed() < Duration::from_secs(6));
	assert!(TcpStream::connect(address).await.is_err());
}

#[tokio::test]
async fn one_who_writes_too_slowly_is_cut_off() {
	let (address, _stop, _served) = running(9).await;
	let mut slow = TcpStream::connect(address).await.unwrap();
	let started = Instant::now();
	let cut_off = async {
		loop {
			let _ = slow.write_all(b"G").await;
			let mut byte = [0; 1];
			match timeout(Duration::from_millis(500), slow.read(&mut byte)).await {
				Ok(Ok(0) | Err(_)) => break,
				_ => continue,
			}
		}
	};
	timeout(Duration::from_secs(20), cut_off).await.unwrap();
	assert!(started.elapsed() > Duration::from_secs(5));
}

#[tokio::test]
async fn more_connections_than_places_wait() {
	let (address, _stop, _served) = running(1).await;
	let mut first = TcpStream::connect(address).await.unwrap();
	assert_eq!(ask(&mut first).await, "HTTP/1.1 200 OK");
	let mut second = TcpStream::connect(address).await.unwrap();
	assert!(timeout(Duration::from_millis(500), ask(&mut second)).await.is_err());
	drop(first);
	let mut start = [0; 15];
	timeout(Duration::from_secs(5), second.read_exact(&mut start)).await.unwrap().unwrap();
	assert_eq!(&start, b"HTTP/1.1 200 OK");
}

#[tokio::test]
async fn a_head_that_is_too_long_is_refused() {
	let (address, _stop, _served) = running(9).await;
	let mut stream = TcpStream::connect(address).await.unwrap();
	let head = format!("GET / HTTP/1.1\r\nHost: a\r\nX: {}\r\n\r\n", "a".repeat(40_000));
	let _ = stream.write_all(head.as_bytes()).await;
	let mut text = String::new();
	let _ = timeout(Duration::from_secs(5), stream.read_to_string(&mut text)).await.unwrap();
	assert!(text.starts_with("HTTP/1.1 431") || text.is_empty(), "{text}");
}
