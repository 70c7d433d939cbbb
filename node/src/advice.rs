//! What to do about errors of the SDK that do not say it.

/// A part of the text of an error, and what to do.
const ADVICE: [(&str, &str); 5] = [
	(
		"without network key",
		"If this node had a network key before, do not make another one: correct `--base-path`, or run the node as the \
		 user whose files are there",
	),
	(
		"Permission denied",
		"The user of this program must be able to write all that is below `--base-path`, and to read its keys: give the \
		 files to that user, or run the program as the user whose files they are",
	),
	(
		"Database file is in use",
		"Another node runs with this `--base-path`: stop it, or give each node a base path and keys of its own",
	),
	("No space left on device", "Make room on the disk, and start again"),
	(
		"Ed25519 secret key",
		"The file of the network key is empty or damaged: bring it back from its backup",
	),
];

/// The text of an error, and what to do if that is known.
pub fn with(text: &str) -> String {
	match ADVICE.iter().find(|(mark, _)| text.contains(mark)) {
		Some((_, advice)) => format!("{}\n{advice}", text.trim_end()),
		None => text.to_owned(),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn an_error_of_the_system_says_what_to_do() {
		let denied = with("Backend error: IO Error: Permission denied (os error 13)");
		assert!(
			denied.starts_with("Backend error: ") && denied.contains("--base-path"),
			"{denied}"
		);
		assert!(with("No space left on device (os error 28)").contains("Make room"));
	}

	#[test]
	fn another_error_stays_as_it_is() {
		assert_eq!(with("Essential task failed."), "Essential task failed.");
	}
}
