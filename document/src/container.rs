//! What a statement comes in.

use crate::{attachment, Unreadable};
use alloc::{borrow::Cow, string::String};
use serde::{Deserialize, Serialize};

/// What a statement comes in. Only the statement is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Container {
	/// It is the whole file.
	#[serde(rename = "json")]
	None,
	/// It is attached to pages.
	Pdf,
	/// A W3C credential.
	Credential,
}

#[derive(Deserialize)]
struct Credential {
	evidence: Evidence,
}

#[derive(Deserialize)]
struct Evidence {
	statement: String,
}

/// Finds the statement in a file: a PDF, a W3C credential, or the statement itself.
///
/// What is found is as trustworthy as any file: it still has to be checked.
pub fn open(file: &[u8]) -> Result<(Container, Cow<'_, [u8]>), Unreadable> {
	if file.starts_with(b"%PDF") {
		return attachment(file).map(|json| (Container::Pdf, Cow::Borrowed(json)));
	}
	Ok(match serde_json::from_slice::<Credential>(file) {
		Ok(it) => (Container::Credential, Cow::Owned(it.evidence.statement.into_bytes())),
		Err(_) => (Container::None, Cow::Borrowed(file)),
	})
}
