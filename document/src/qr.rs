//! The QR code as rectangles.

use crate::Refused;
use krilla::geom::{Path, PathBuilder, Rect};
use qrcode::{Color, EcLevel, QrCode};

/// A QR code. Readers need an empty edge of four modules around it, which the page's layout gives it.
pub struct Code {
	dark: Vec<bool>,
	width: usize,
}

impl Code {
	/// Encodes bytes so that a seventh of the code may be lost.
	pub fn new(payload: &[u8]) -> Result<Self, Refused> {
		let code = QrCode::with_error_correction_level(payload, EcLevel::M)
			.map_err(|error| Refused::Writer(format!("the QR code: {error}")))?;
		Ok(Self {
			width: code.width(),
			dark: code.to_colors().into_iter().map(|c| c == Color::Dark).collect(),
		})
	}

	/// The size of one module in a code that is this wide without its empty edge.
	pub fn module(&self, size: f32) -> f32 {
		size / self.width as f32
	}

	/// The dark parts in one path, so that no seams show between them.
	pub fn path(&self, x: f32, y: f32, size: f32) -> Option<Path> {
		let module = self.module(size);
		let mut path = PathBuilder::new();
		for (row, modules) in self.dark.chunks(self.width).enumerate() {
			for (from, to) in runs(modules) {
				let (left, right) = (x + from as f32 * module, x + to as f32 * module);
				let top = y + row as f32 * module;
				path.push_rect(Rect::from_ltrb(left, top, right, top + module)?);
			}
		}
		path.finish()
	}
}

/// From where to where the modules of a row are dark.
fn runs(modules: &[bool]) -> Vec<(usize, usize)> {
	let mut found: Vec<(usize, usize)> = Vec::new();
	for (place, _) in modules.iter().enumerate().filter(|(_, dark)| **dark) {
		let next = place.saturating_add(1);
		match found.last_mut() {
			Some((_, end)) if *end == place => *end = next,
			_ => found.push((place, next)),
		}
	}
	found
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::*;

	#[test]
	fn runs_are_as_long_as_the_modules_are_dark() {
		assert_eq!(runs(&[true, true, false, true]), [(0, 2), (3, 4)]);
		assert_eq!(runs(&[false, false]), []);
	}

	#[test]
	fn a_payload_of_120_bytes_has_modules_that_paper_shows() {
		let code = Code::new(&[0xA5; 120]).unwrap();
		assert_eq!(code.width, 45);
		// In points: 0.6 mm.
		assert!(code.module(84.0) > 1.7);
	}
}
