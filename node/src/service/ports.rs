//! Finds out before anything starts whether the ports are free. Without this check the node says
//! nothing about a taken port. The RPC server moves to a random one, metrics are missing, and peers
//! cannot connect.

use sc_network::{multiaddr::Protocol, Multiaddr};
use sc_service::{Configuration, Error};
use std::{
	io::ErrorKind,
	net::{IpAddr, SocketAddr, TcpListener},
};

/// Fails if a port that the node is to listen on is taken, and keeps the RPC server from moving to
/// another one.
pub fn claim(config: &mut Configuration) -> Result<(), Error> {
	for endpoint in config.rpc.addr.iter_mut().flatten() {
		endpoint.retry_random_port = false;
		if !endpoint.is_optional {
			ensure_free(endpoint.listen_addr, "JSON-RPC", "--rpc-port")?;
		}
	}
	if let Some(prometheus) = &config.prometheus_config {
		ensure_free(prometheus.port, "Prometheus metrics", "--prometheus-port")?;
	}
	for address in config.network.listen_addresses.iter().filter_map(tcp_address) {
		ensure_free(address, "other nodes", "--port")?;
	}
	Ok(())
}

fn ensure_free(address: SocketAddr, purpose: &str, flag: &str) -> Result<(), Error> {
	match TcpListener::bind(address) {
		Err(error) if error.kind() == ErrorKind::AddrInUse => Err(Error::Other(format!(
			"{address}, for {purpose}, is in use: stop the program that listens there, or choose \
			 another port with `{flag}`"
		))),
		// The service itself reports other failures, such as missing IPv6.
		_ => Ok(()),
	}
}

fn tcp_address(address: &Multiaddr) -> Option<SocketAddr> {
	let mut parts = address.iter();
	let ip: IpAddr = match parts.next()? {
		Protocol::Ip4(ip) => ip.into(),
		Protocol::Ip6(ip) => ip.into(),
		_ => return None,
	};
	match parts.next()? {
		Protocol::Tcp(port) => Some(SocketAddr::new(ip, port)),
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn a_taken_port_is_named_with_the_flag_that_changes_it() {
		let taken = TcpListener::bind("127.0.0.1:0").unwrap();
		let address = taken.local_addr().unwrap();
		let error = ensure_free(address, "JSON-RPC", "--rpc-port").unwrap_err().to_string();
		assert!(error.contains(&address.to_string()) && error.contains("--rpc-port"), "{error}");
	}

	#[test]
	fn a_free_port_is_accepted_and_stays_free() {
		let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
		ensure_free(address, "JSON-RPC", "--rpc-port").unwrap();
		TcpListener::bind(address).unwrap();
	}

	#[test]
	fn only_tcp_addresses_are_probed() {
		let tcp: Multiaddr = "/ip4/127.0.0.1/tcp/30333/ws".parse().unwrap();
		let udp: Multiaddr = "/ip4/127.0.0.1/udp/30333".parse().unwrap();
		assert_eq!(tcp_address(&tcp), Some("127.0.0.1:30333".parse().unwrap()));
		assert_eq!(tcp_address(&udp), None);
	}
}
