//! What a check says that does not hold.

use std::fmt;

/// A failure. Two failures of one kind have one cause, as far as a program can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
	/// Which check failed, about what.
	pub kind: String,
	/// What it saw.
	pub text: String,
}

impl Failure {
	/// A failure of this kind.
	pub fn new(kind: impl Into<String>, text: impl Into<String>) -> Self {
		Failure { kind: kind.into(), text: text.into() }
	}
}

impl fmt::Display for Failure {
	fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(to, "{}: {}", self.kind, self.text)
	}
}

/// What a check returns.
pub type Checked<T = ()> = Result<T, Failure>;

/// Fails unless the condition holds.
pub fn ensure(holds: bool, kind: &str, text: impl FnOnce() -> String) -> Checked {
	if holds {
		return Ok(());
	}
	Err(Failure::new(kind, text()))
}
