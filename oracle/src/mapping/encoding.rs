//! Bytes to text.

use encoding_rs::{Encoding, GBK, UTF_16BE, UTF_16LE, UTF_8};
use serde::Deserialize;
use std::borrow::Cow;

/// How a source writes text.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextEncoding {
	/// UTF-8, with or without a byte order mark.
	#[default]
	#[serde(rename = "utf-8")]
	Utf8,
	/// UTF-16 with a byte order mark.
	#[serde(rename = "utf-16")]
	Utf16,
	/// GBK, and GB2312 which it contains.
	Gbk,
}

const BYTE_ORDER_MARK: char = '\u{feff}';

impl TextEncoding {
	/// The text of a file without its byte order mark.
	pub fn decode(self, bytes: &[u8]) -> Result<Cow<'_, str>, String> {
		let marked = Encoding::for_bom(bytes);
		let encoding = match (self, marked) {
			(TextEncoding::Utf8, None) => UTF_8,
			(TextEncoding::Gbk, None) => GBK,
			(TextEncoding::Utf8, Some((marked, _))) if marked == UTF_8 => UTF_8,
			(TextEncoding::Utf16, Some((marked, _)))
				if marked == UTF_16LE || marked == UTF_16BE =>
			{
				marked
			}
			(TextEncoding::Utf16, None) => {
				return Err(
					"it has no byte order mark, so it is not UTF-16: declare its `encoding`".into(),
				)
			}
			(_, Some((marked, _))) => {
				return Err(format!(
					"its byte order mark says that it is {}: declare this `encoding`",
					marked.name()
				))
			}
		};
		let (text, _, garbled) = encoding.decode(bytes);
		if garbled {
			return Err(format!(
				"it is not {}: declare its `encoding`, or write the file again",
				encoding.name()
			));
		}
		match text.contains(BYTE_ORDER_MARK) {
			true => Err("it has a byte order mark in its middle, as files have that were joined: remove the mark".into()),
			false => Ok(text),
		}
	}
}
