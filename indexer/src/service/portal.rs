//! The files of the portal: a page that runs in the browser, and asks this service and a node.

use super::problem::Problem;
use anyhow::{ensure, Context, Result};
use axum::{
	body::Bytes,
	http::{
		header::{
			HeaderMap, ACCEPT_ENCODING, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY,
			CONTENT_TYPE, REFERRER_POLICY, VARY,
		},
		HeaderName, HeaderValue,
	},
	response::{IntoResponse, Response},
};
use std::{
	collections::BTreeMap,
	fs,
	path::{Path, PathBuf},
};

/// The page itself.
const INDEX: &str = "index.html";
const HTML: &str = "text/html; charset=utf-8";
/// All files together, in bytes.
const MOST: u64 = 256 << 20;
/// What has a hash in its name never changes.
const HASHED: &str = "assets/";

/// A file, as it is and as it was compressed when the page was built.
struct File {
	media: &'static str,
	plain: Bytes,
	compressed: Vec<(&'static str, Bytes)>,
}

/// The files of the page. They are read once, so no request can name another file.
pub struct Portal {
	files: BTreeMap<String, File>,
	policy: HeaderValue,
}

impl Portal {
	/// The page in a folder, which may ask the node at this address.
	pub fn read(folder: &Path, node: Option<&str>) -> Result<Self> {
		let mut files = BTreeMap::new();
		let mut size = 0_u64;
		for path in paths(folder)? {
			let place = || path.display().to_string();
			let bytes = Bytes::from(fs::read(&path).with_context(place)?);
			size = size.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
			ensure!(
				size <= MOST,
				"{}: has more than {MOST} bytes: name the folder of the built page with --portal",
				folder.display()
			);
			let name = path.strip_prefix(folder)?.to_string_lossy().replace('\\', "/");
			files.insert(name, bytes);
		}
		ensure!(
			files.contains_key(INDEX),
			"{}: has no {INDEX}: build the portal (npm run build), and name its folder `dist` with --portal",
			folder.display()
		);
		Ok(Portal { files: with_compressed(files), policy: policy(node)? })
	}

	/// The file of an address, or the page, which knows its own addresses.
	pub fn answer(&self, path: &str, headers: &HeaderMap) -> Response {
		let name = path.trim_start_matches('/');
		let is_page = !name.rsplit('/').next().is_some_and(|last| last.contains('.'));
		let found = self.files.get_key_value(name);
		let found = found.or_else(|| self.files.get_key_value(INDEX).filter(|_| is_page));
		match found {
			Some((name, file)) => self.serve(name, file, headers),
			None => Problem::not_found("There is no such file.").into_response(),
		}
	}

	fn serve(&self, name: &str, file: &File, headers: &HeaderMap) -> Response {
		let accepted =
			headers.get(ACCEPT_ENCODING).and_then(|it| it.to_str().ok()).unwrap_or_default();
		let accepts = |encoding: &str| accepted.split(',').any(|it| it.trim() == encoding);
		let compressed = file.compressed.iter().find(|(encoding, _)| accepts(encoding));
		let bytes = compressed.map_or(&file.plain, |(_, bytes)| bytes).clone();
		let cache = match name.starts_with(HASHED) {
			true => "public, max-age=31536000, immutable",
			false => "no-cache",
		};
		let mut response = bytes.into_response();
		let own = response.headers_mut();
		let fixed = [
			(CONTENT_TYPE, file.media),
			(CACHE_CONTROL, cache),
			(REFERRER_POLICY, "no-referrer"),
			(VARY, "Accept-Encoding"),
			(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
			(HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
			(
				HeaderName::from_static("permissions-policy"),
				"camera=(), geolocation=(), microphone=(), payment=(), usb=()",
			),
			(HeaderName::from_static("x-frame-options"), "DENY"),
		];
		for (name, value) in fixed {
			own.insert(name, HeaderValue::from_static(value));
		}
		// Another page, such as the one that verifies statements, is one file, and states in itself what may run in it.
		let is_other = file.media == HTML && name != INDEX;
		let policy = match is_other {
			true => HeaderValue::from_static("frame-ancestors 'none'"),
			false => self.policy.clone(),
		};
		own.insert(CONTENT_SECURITY_POLICY, policy);
		if let Some((encoding, _)) = compressed {
			own.insert(CONTENT_ENCODING, HeaderValue::from_static(encoding));
		}
		response
	}
}

/// Scripts and styles come from here alone, and none stands in the page. Nothing else is asked but this service and the node.
fn policy(node: Option<&str>) -> Result<HeaderValue> {
	let origin = node.map(origin).transpose()?.unwrap_or_default();
	let policy = format!(
		"default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
		 connect-src 'self' {origin}; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
		 frame-ancestors 'none'; object-src 'none'"
	);
	Ok(HeaderValue::from_str(&policy)?)
}

/// Scheme, host and port of a node's address.
fn origin(node: &str) -> Result<String> {
	let wrong = "--node-public is the address of a node's WebSocket, such as wss://rpc.example";
	let (scheme, rest) = node.split_once("://").context(wrong)?;
	let host = rest.split('/').next().unwrap_or_default();
	let is_plain = |it: char| it.is_ascii_alphanumeric() || ".-:[]".contains(it);
	ensure!(
		matches!(scheme, "ws" | "wss") && !host.is_empty() && host.chars().all(is_plain),
		wrong
	);
	Ok(format!("{scheme}://{host}"))
}

/// All files in a folder.
fn paths(folder: &Path) -> Result<Vec<PathBuf>> {
	let mut found = Vec::new();
	let mut folders = vec![folder.to_owned()];
	while let Some(folder) = folders.pop() {
		let place = || {
			format!(
				"{}: cannot be read: name the folder of the built page with --portal",
				folder.display()
			)
		};
		for entry in fs::read_dir(&folder).with_context(place)? {
			let entry = entry?;
			match entry.file_type()? {
				kind if kind.is_dir() => folders.push(entry.path()),
				kind if kind.is_file() => found.push(entry.path()),
				_ => {}
			}
		}
	}
	Ok(found)
}

fn with_compressed(files: BTreeMap<String, Bytes>) -> BTreeMap<String, File> {
	let is_compressed = |name: &str| {
		let plain = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz"));
		plain.is_some_and(|plain| files.contains_key(plain))
	};
	let compressed = |name: &str, end: &str| files.get(&format!("{name}.{end}")).cloned();
	let plain = files.iter().filter(|(name, _)| !is_compressed(name));
	let file = |(name, plain): (&String, &Bytes)| {
		let forms = [("br", "br"), ("gzip", "gz")];
		let forms = forms.map(|(encoding, end)| Some((encoding, compressed(name, end)?)));
		let compressed = forms.into_iter().flatten().collect();
		(name.clone(), File { media: media(name), plain: plain.clone(), compressed })
	};
	plain.map(file).collect()
}

fn media(name: &str) -> &'static str {
	match name.rsplit('.').next().unwrap_or_default() {
		"html" => HTML,
		"js" | "mjs" => "text/javascript; charset=utf-8",
		"css" => "text/css; charset=utf-8",
		"json" | "map" => "application/json",
		"webmanifest" => "application/manifest+json",
		"wasm" => "application/wasm",
		"svg" => "image/svg+xml",
		"png" => "image/png",
		"ico" => "image/x-icon",
		"woff2" => "font/woff2",
		"txt" => "text/plain; charset=utf-8",
		_ => "application/octet-stream",
	}
}
