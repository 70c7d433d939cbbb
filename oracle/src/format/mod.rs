//! The formats that sources write, one module each.
//!
//! A format turns the bytes of a file into intervals. Another one is a module with a [`Format`], and a name in [`FormatName`].

mod cim;
mod common;
mod csv;
mod espi;
mod json;
mod mscons;
mod xml;

use crate::{
	mapping::{FormatName, Mapping},
	sheet::Sheet,
};

/// A format of files.
pub trait Format {
	/// Whether a mapping declares what the format needs, and nothing that it says itself.
	fn check(&self, mapping: &Mapping) -> Result<(), String>;

	/// Reads a file. What cannot be taken is refused by its line.
	fn read(&self, bytes: &[u8], sheet: &mut Sheet<'_>);
}

impl FormatName {
	fn format(self) -> &'static dyn Format {
		match self {
			FormatName::Csv => &csv::Csv,
			FormatName::Cim => &cim::Cim,
			FormatName::Espi => &espi::Espi,
			FormatName::Mscons => &mscons::Mscons,
			FormatName::Json => &json::Json,
		}
	}

	/// Reads a file.
	pub(crate) fn read(self, bytes: &[u8], sheet: &mut Sheet<'_>) {
		self.format().read(bytes, sheet);
	}
}

impl Mapping {
	/// Reads a mapping, written as TOML.
	pub fn from_toml(text: &str) -> Result<Self, String> {
		let mapping: Mapping = toml::from_str(text).map_err(|error| error.to_string())?;
		mapping.check_itself()?;
		mapping.format.format().check(&mapping)?;
		Ok(mapping)
	}
}
