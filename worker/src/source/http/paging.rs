//! How an answer goes on in the next page.

use anyhow::{bail, ensure, Context, Result};
use reqwest::{
	header::{HeaderMap, LINK},
	Url,
};
use serde::Deserialize;
use verdigrid_oracle::json::{self, Path, Value};

use super::config::shown;

/// How an answer goes on: exactly one of four ways.
///
/// ```toml
/// paging = { next = "links.next" }                             # the answer has the address of the next page
/// paging = { cursor = "meta.cursor", parameter = "cursor" }    # the answer has what the next request says
/// paging = { parameter = "page", first = 1, rows = "data" }    # numbers, until a page has no rows
/// paging = { link-header = true }                              # a header `Link` as in RFC 8288
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct Paging {
	/// Where the answer has the address of the next page.
	pub next: Option<Path>,
	/// Where the answer has what the next request says.
	pub cursor: Option<Path>,
	/// The parameter of the address with the cursor, or the number of the page.
	pub parameter: Option<String>,
	/// The number of the first page; 1 without it.
	pub first: Option<u32>,
	/// Where a page has its list of rows. A page without any is the end.
	pub rows: Option<Path>,
	/// The next page is in a header.
	pub link_header: bool,
}

/// How an answer goes on.
pub enum Pages {
	/// There is one.
	One,
	/// Where it has the address of the next page.
	Next(Path),
	/// Where it has a cursor, and its parameter.
	Cursor(Path, String),
	/// Numbers.
	Numbers {
		/// The parameter with the number.
		parameter: String,
		/// The first one.
		first: u32,
		/// Where the rows are.
		rows: Path,
	},
	/// A header has the address of the next page.
	Link,
}

/// What follows a page.
#[derive(Debug, PartialEq, Eq)]
pub enum After {
	/// Another one.
	Page(Url),
	/// Nothing.
	Nothing,
	/// Nothing, and it says nothing itself.
	Empty,
}

impl Pages {
	/// From the configuration.
	pub fn new(paging: Option<&Paging>, url: &Url) -> Result<Self> {
		let Some(paging) = paging.cloned() else { return Ok(Pages::One) };
		let Paging { next, cursor, parameter, first, rows, link_header } = paging;
		let is_there = |parameter: &str| url.query_pairs().any(|(name, _)| name == parameter);
		if let Some(parameter) = parameter.as_deref().filter(|it| is_there(it)) {
			bail!("`url` has the parameter `{parameter}` of `paging` already: remove it there");
		}
		Ok(match (next, cursor, parameter, first, rows, link_header) {
			(Some(next), None, None, None, None, false) => Pages::Next(next),
			(None, Some(cursor), Some(parameter), None, None, false) => {
				Pages::Cursor(cursor, parameter)
			}
			(None, None, Some(parameter), first, Some(rows), false) => {
				Pages::Numbers { parameter, first: first.unwrap_or(1), rows }
			}
			(None, None, None, None, None, true) => Pages::Link,
			_ => bail!(
				"`paging` is {{ next = … }}, or {{ cursor = …, parameter = … }}, or {{ parameter = …, first = …, rows = … }}, or \
				 {{ link-header = true }}: declare one of them"
			),
		})
	}

	/// Whether there can be several.
	pub const fn are_many(&self) -> bool {
		!matches!(self, Pages::One)
	}

	/// The address of the first page.
	pub fn first(&self, url: &Url) -> Url {
		match self {
			Pages::Numbers { parameter, first, .. } => with(url, parameter, &first.to_string()),
			_ => url.clone(),
		}
	}

	/// What follows a page: the `count`th, from this address.
	pub fn after(
		&self,
		start: &Url,
		url: &Url,
		count: usize,
		headers: &HeaderMap,
		bytes: &[u8],
	) -> Result<After> {
		let next = match self {
			Pages::One => None,
			Pages::Next(path) => text_at(bytes, path)?.map(|it| joined(url, &it)).transpose()?,
			Pages::Cursor(path, parameter) => {
				text_at(bytes, path)?.map(|cursor| with(start, parameter, &cursor))
			}
			Pages::Numbers { parameter, first, rows } => {
				if is_empty(bytes, rows)? {
					return Ok(After::Empty);
				}
				let number = u64::try_from(count)?.saturating_add((*first).into());
				Some(with(start, parameter, &number.to_string()))
			}
			Pages::Link => next_link(headers)?.map(|it| joined(url, &it)).transpose()?,
		};
		Ok(next.map_or(After::Nothing, After::Page))
	}
}

/// The address with one more parameter.
fn with(url: &Url, parameter: &str, value: &str) -> Url {
	let mut url = url.clone();
	url.query_pairs_mut().append_pair(parameter, value);
	url
}

/// The address of the next page. The secret of one server is not for another one.
fn joined(url: &Url, next: &str) -> Result<Url> {
	let mut next = url.join(next).with_context(|| {
		format!("{}: the address of the next page cannot be read: correct `paging`", shown(url))
	})?;
	ensure!(
		next.origin() == url.origin() && next.username().is_empty() && next.password().is_none(),
		"{}: the next page is at {}, on another server or for another user: it is not asked for. Ask the operator of the server to name its \
		 own address",
		shown(url),
		shown(&next)
	);
	next.set_fragment(None);
	Ok(next)
}

fn text(bytes: &[u8]) -> Result<&str> {
	let text = std::str::from_utf8(bytes)
		.context("the page is not UTF-8, so `paging` cannot be read in it")?;
	Ok(text.trim_start_matches('\u{feff}'))
}

/// What stands at a path. Nothing, null or an empty text is the end.
fn text_at(bytes: &[u8], path: &Path) -> Result<Option<String>> {
	let found = json::find(text(bytes)?, path).and_then(|it| it.map(Value::new).transpose());
	Ok(match found.map_err(anyhow::Error::msg).context("`paging`")? {
		None | Some(Value::Null) => None,
		Some(Value::Text(text)) => Some(text).filter(|it| !it.is_empty()),
		Some(Value::Number(number)) => Some(number.to_owned()),
		Some(other) => bail!(
			"`paging`: `{path}` is {}, and no address or cursor: correct the path",
			other.kind()
		),
	})
}

fn is_empty(bytes: &[u8], rows: &Path) -> Result<bool> {
	let found = json::find(text(bytes)?, rows).map_err(anyhow::Error::msg).context("`paging`")?;
	match found.map(Value::new) {
		Some(Ok(Value::List(list))) => {
			let mut is_empty = true;
			json::elements(list, |_| is_empty = false).map_err(anyhow::Error::msg)?;
			Ok(is_empty)
		}
		_ => bail!("`paging`: `{rows}` is no list of rows: correct `rows`"),
	}
}

/// The target of the relation `next`, as RFC 8288 has it.
fn next_link(headers: &HeaderMap) -> Result<Option<String>> {
	let wrong = "the header `Link` cannot be read: correct `paging`";
	for header in headers.get_all(LINK) {
		let mut rest = header.to_str().context(wrong)?.trim_start_matches([' ', '\t', ',']);
		while !rest.is_empty() {
			let link = rest.strip_prefix('<').and_then(|it| it.split_once('>'));
			let (target, after) = link.context(wrong)?;
			let (parameters, following) = cut(after, ',');
			if is_next(parameters) {
				return Ok(Some(target.trim().to_owned()));
			}
			rest = following.trim_start_matches([' ', '\t', ',']);
		}
	}
	Ok(None)
}

/// Whether parameters have the relation `next`. Only the first `rel` counts.
fn is_next(mut parameters: &str) -> bool {
	while !parameters.is_empty() {
		let (parameter, rest) = cut(parameters, ';');
		if let Some((name, value)) = parameter.split_once('=') {
			if name.trim().eq_ignore_ascii_case("rel") {
				let mut kinds = value.trim().trim_matches('"').split_ascii_whitespace();
				return kinds.any(|it| it.eq_ignore_ascii_case("next"));
			}
		}
		parameters = rest;
	}
	false
}

/// What stands before and behind the first such sign that is not in quotes.
fn cut(text: &str, sign: char) -> (&str, &str) {
	let (mut quoted, mut escaped) = (false, false);
	for (at, it) in text.char_indices() {
		match it {
			_ if escaped => escaped = false,
			'\\' if quoted => escaped = true,
			'"' => quoted = !quoted,
			_ if it == sign && !quoted => {
				let (before, after) = text.split_at(at);
				return (before, after.strip_prefix(sign).unwrap_or(after));
			}
			_ => {}
		}
	}
	(text, "")
}
