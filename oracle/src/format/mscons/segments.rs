//! Segments of a UN/EDIFACT interchange.

use std::borrow::Cow;

use crate::format::common::Wrong;

/// Signs that separate.
#[derive(Clone, Copy)]
pub struct Signs {
	component: char,
	element: char,
	/// What stands before the fraction of a number.
	pub decimal: char,
	/// Takes its meaning from the sign after it.
	release: Option<char>,
	end: char,
}

impl Default for Signs {
	fn default() -> Self {
		Signs { component: ':', element: '+', decimal: '.', release: Some('?'), end: '\'' }
	}
}

/// A segment: elements with their components. The first element is its tag.
pub struct Segment {
	/// Its number in the file, from 1.
	pub number: u32,
	elements: Vec<Vec<String>>,
}

impl Segment {
	/// Its tag.
	pub fn tag(&self) -> &str {
		self.get(0, 0)
	}

	/// A component of an element; empty if it is not there.
	pub fn get(&self, element: usize, component: usize) -> &str {
		let found = self.elements.get(element).and_then(|it| it.get(component));
		found.map(String::as_str).unwrap_or_default()
	}

	/// Something is wrong with it.
	pub fn wrong(&self, reason: impl Into<String>) -> Wrong {
		Wrong { line: self.number, reason: reason.into() }
	}
}

/// The segments of a file, in their order.
pub struct Segments<'t> {
	rest: std::iter::Peekable<std::str::Chars<'t>>,
	/// How many were read.
	number: u32,
	/// The signs of the file.
	pub signs: Signs,
}

const ADVICE: &str = "UNA";

impl<'t> Segments<'t> {
	/// Reads the signs, if the file says which they are.
	pub fn new(text: &'t str) -> Result<Self, Wrong> {
		let Some(advice) = text.strip_prefix(ADVICE) else {
			return Ok(Segments {
				rest: text.chars().peekable(),
				number: 0,
				signs: Signs::default(),
			});
		};
		let mut rest = advice.chars();
		let signs = signs(&mut rest).ok_or_else(|| Wrong {
			line: 1,
			reason: "UNA must name five different signs, and a space before the last: correct it, or leave UNA out".into(),
		})?;
		Ok(Segments { rest: rest.peekable(), number: 1, signs })
	}

	/// Reads the next segment. `None` at the end of the file.
	pub fn read(&mut self) -> Result<Option<Segment>, Wrong> {
		while self.rest.next_if(|it| matches!(it, '\r' | '\n')).is_some() {}
		if self.rest.peek().is_none() {
			return Ok(None);
		}
		self.number = self.number.saturating_add(1);
		let read = self.elements().map_err(|reason| Wrong { line: self.number, reason });
		Ok(Some(Segment { number: self.number, elements: read? }))
	}

	fn elements(&mut self) -> Result<Vec<Vec<String>>, String> {
		let (mut elements, mut components) = (Vec::new(), Vec::new());
		let mut text = String::new();
		loop {
			let sign = self.sign()?;
			if sign == self.signs.end {
				components.push(text);
				elements.push(components);
				return Ok(elements);
			} else if sign == self.signs.element {
				components.push(std::mem::take(&mut text));
				elements.push(std::mem::take(&mut components));
			} else if sign == self.signs.component {
				components.push(std::mem::take(&mut text));
			} else if Some(sign) == self.signs.release {
				text.push(self.sign()?);
			} else if sign.is_control() {
				return Err("it has a line break or another control character in it: write segments without".into());
			} else {
				text.push(sign);
			}
		}
	}

	fn sign(&mut self) -> Result<char, String> {
		self.rest.next().ok_or_else(|| {
			format!(
				"it does not end in `{}`, so the file is cut off: write it to its end",
				self.signs.end
			)
		})
	}
}

/// Component, element, decimal, release, a space, and the end of a segment.
fn signs(rest: &mut std::str::Chars<'_>) -> Option<Signs> {
	let mut next = || rest.next().filter(|it| it.is_ascii() && !it.is_ascii_alphanumeric());
	let (component, element, decimal) = (next()?, next()?, next()?);
	let (release, reserved, end) = (next()?, next()?, next()?);
	let release = Some(release).filter(|it| *it != ' ');
	let separators = [Some(component), Some(element), Some(end), release];
	let are_different = separators.iter().enumerate().all(|(at, one)| {
		one.is_none() || separators.iter().skip(at.saturating_add(1)).all(|other| other != one)
	});
	let are_signs = !separators.contains(&Some(' ')) && !separators.contains(&Some(decimal));
	let sound = are_different && are_signs && matches!(decimal, '.' | ',') && reserved == ' ';
	sound.then_some(Signs { component, element, decimal, release, end })
}

/// The text of a file, by the code that its UNB names.
pub fn text(bytes: &[u8]) -> Result<Cow<'_, str>, Wrong> {
	let after_advice = match bytes.strip_prefix(ADVICE.as_bytes()) {
		Some(rest) => rest.get(6..).unwrap_or_default(),
		None => bytes,
	};
	let start = after_advice.iter().position(|it| !matches!(it, b'\r' | b'\n')).unwrap_or(0);
	let header = after_advice.get(start..).unwrap_or_default();
	let code = header.strip_prefix(b"UNB").and_then(|it| it.get(1..5)).ok_or_else(|| {
		Wrong::file("it does not begin with UNA or UNB, so it is no interchange of UN/EDIFACT: send the whole interchange")
	})?;
	let not = |what: &str| {
		Wrong::file(format!("its UNB says that it is {what}, and it is not: correct either"))
	};
	match code {
		b"UNOA" | b"UNOB" if !bytes.is_ascii() => Err(not("of plain letters")),
		b"UNOA" | b"UNOB" | b"UNOY" => {
			std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| not("UTF-8"))
		}
		b"UNOC" => Ok(encoding_rs::mem::decode_latin1(bytes)),
		other => Err(Wrong::file(format!(
			"its code is {}, and only UNOA, UNOB, UNOC and UNOY are read: send it in one of them",
			other.escape_ascii()
		))),
	}
}
