//! The words that the crate adds to a page.

use crate::{Languages, Text};

/// How to check the statement.
const COMMAND: &str = "verdigrid verify statement.pdf";

impl Languages {
	/// The language of the file, as the standards for languages write it.
	pub(crate) fn main(self) -> &'static str {
		match self {
			Self::English => "en",
			Self::Chinese | Self::Both => "zh-CN",
		}
	}

	/// The language of second texts.
	pub(crate) fn second(self) -> &'static str {
		match self {
			Self::English => "zh-CN",
			Self::Chinese | Self::Both => "en",
		}
	}

	fn text(self, chinese: &str, english: &str) -> Text {
		match self {
			Self::English => english.into(),
			Self::Chinese => chinese.into(),
			Self::Both => Text::both(chinese, english),
		}
	}

	/// Before the time of the block.
	pub(crate) fn as_of(self) -> Text {
		self.text("截至", "As of")
	}

	/// Under the QR code, before the command.
	pub(crate) fn check(self) -> Text {
		match self {
			Self::English => "Check:".into(),
			Self::Chinese => "核验：".into(),
			Self::Both => Text::both("核验", "Check:"),
		}
	}

	/// The command that checks.
	pub(crate) fn command(self) -> &'static str {
		COMMAND
	}

	/// What the QR code is, for those who do not see it.
	pub(crate) fn code(self) -> &'static str {
		match self {
			Self::English => "QR code that names this statement",
			Self::Chinese | Self::Both => "指明本声明的二维码",
		}
	}

	/// What the attachment is.
	pub(crate) fn attachment(self) -> &'static str {
		match self {
			Self::English => "The statement and its proof",
			Self::Chinese => "声明及其证明",
			Self::Both => "声明及其证明 The statement and its proof",
		}
	}
}
