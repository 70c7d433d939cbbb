//! What is wrong with a file, and what its founders should know.

use std::{cell::RefCell, fmt};

/// Where something stands in the file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
	/// The line, from 1.
	pub line: usize,
	/// The name of the field, with the sections that it is in.
	pub field: String,
}

/// Something that the file states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated<T> {
	pub value: T,
	pub place: Place,
}

impl<T> Stated<T> {
	/// The same place, with what its value means.
	pub fn map<U>(self, meaning: impl FnOnce(T) -> U) -> Stated<U> {
		Stated { value: meaning(self.value), place: self.place }
	}
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
	/// Where; nowhere if it is about the file as a whole.
	pub place: Option<Place>,
	/// What, and what to do.
	pub says: String,
}

impl fmt::Display for Finding {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match &self.place {
			Some(Place { line, field }) => write!(f, "line {line}, {field}: {}", self.says),
			None => f.write_str(&self.says),
		}
	}
}

/// All that was found, while the file is read and checked to its end.
#[derive(Debug, Default)]
pub struct Findings {
	problems: RefCell<Vec<Finding>>,
	warnings: RefCell<Vec<Finding>>,
}

impl Findings {
	/// Something must change.
	pub fn refuse(&self, place: &Place, says: impl Into<String>) {
		self.add_problem(Some(place.clone()), says.into());
	}

	/// Something must change that has no place yet.
	pub fn refuse_all(&self, says: impl Into<String>) {
		self.add_problem(None, says.into());
	}

	fn add_problem(&self, place: Option<Place>, says: String) {
		self.problems.borrow_mut().push(Finding { place, says });
	}

	/// The chain can start, but something may surprise.
	pub fn warn(&self, says: impl Into<String>) {
		self.warnings.borrow_mut().push(Finding { place: None, says: says.into() });
	}

	/// The same, about a place.
	pub fn warn_at(&self, place: &Place, says: impl Into<String>) {
		let warning = Finding { place: Some(place.clone()), says: says.into() };
		self.warnings.borrow_mut().push(warning);
	}

	/// How many things must change.
	pub fn count(&self) -> usize {
		self.problems.borrow().len()
	}

	/// What must change, in the order of the file, each thing once. What has no place comes last.
	pub fn problems(&self) -> Vec<Finding> {
		in_order(&self.problems)
	}

	/// What may surprise, in the same order.
	pub fn warnings(&self) -> Vec<Finding> {
		in_order(&self.warnings)
	}
}

fn in_order(found: &RefCell<Vec<Finding>>) -> Vec<Finding> {
	let mut found = found.borrow().clone();
	found.sort_by_key(|finding| (finding.place.is_none(), finding.clone()));
	found.dedup();
	found
}
