//! Writes a redemption statement as PDF, and finds the statement inside such a PDF.
//!
//! A statement is what a company shows its auditor: it says who redeemed how much, for which period and purpose, and
//! it carries its proof. This crate sets it on A4 pages, in English, in Chinese, or in both. It knows nothing of the
//! chain: the caller says what stands on the page, in a [`Document`].
//!
//! - [`write()`] makes the PDF. The same document gives the same bytes. The file is PDF/A-3a and PDF/UA-1: it embeds its
//!   fonts, and programs that read aloud find headings, tables and lists in it. It holds the statement as JSON, as an
//!   associated file.
//! - [`open()`] finds the statement in a file, whatever it comes in. It needs no `std` and none of what writes pages: without the
//!   feature `write`, which is on by default, the crate has nothing else. So a web page finds it as the command line does.
//! - [`attachment()`] gives the JSON of a PDF back. It reads only what [`write()`] wrote, takes time that grows with the number of
//!   the file's objects, and copies nothing.
//!
//! The page is not proof. Whoever checks a statement checks the JSON, and the QR code lets them see that it is the
//! JSON of this page.
//!
//! # Fonts
//!
//! The crate has a part of Noto Sans CJK: Latin and Greek letters, and about 7,000 Chinese characters. [`Font`] adds
//! others. A character that no font has is refused by name, as is everything that could make a page show something
//! other than the text says: control characters, invisible ones, and scripts that run from right to left or whose
//! letters change with their neighbours.

#![cfg_attr(not(feature = "write"), no_std)]

extern crate alloc;

mod attachment;
mod container;

#[cfg(feature = "write")]
mod check;
#[cfg(feature = "write")]
mod document;
#[cfg(feature = "write")]
mod draw;
#[cfg(feature = "write")]
mod fonts;
#[cfg(feature = "write")]
mod frame;
#[cfg(feature = "write")]
mod layout;
#[cfg(feature = "write")]
mod qr;
#[cfg(feature = "write")]
mod refused;
#[cfg(feature = "write")]
mod structure;
#[cfg(feature = "write")]
mod table;
#[cfg(feature = "write")]
mod words;
#[cfg(feature = "write")]
mod wrap;

#[cfg(all(test, feature = "write"))]
mod tests;

pub use attachment::{attachment, Unreadable, MAX_FILE};
pub use container::{open, Container};
#[cfg(feature = "write")]
pub use document::{
	Align, Attachment, Block, Column, Date, Document, Languages, Line, Seal, Table, Text,
};
#[cfg(feature = "write")]
pub use fonts::Font;
#[cfg(feature = "write")]
pub use refused::Refused;

/// Writes a document as PDF.
///
/// The fonts are asked, in their order, for what the built-in ones do not have. The same document and fonts give the
/// same bytes: neither a clock nor chance goes into them.
#[cfg(feature = "write")]
pub fn write(document: &Document, fonts: &[Font]) -> Result<Vec<u8>, Refused> {
	let faces = fonts::Faces::new(fonts)?;
	check::document(document, &faces)?;
	let layout = layout::Layout::of(document, &faces)?;
	draw::draw(document, &faces, layout)
}
