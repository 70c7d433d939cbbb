//! The commands that follow from the chain's metadata: one for each call, and one for each question that a runtime API
//! answers. Names, options and help come from the metadata that this program was built with.

mod groups;
mod options;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests;

pub use groups::{Action, Group, GROUPS};
pub use options::{place, Arguments, LookedUp, CERTIFICATE};

use crate::values::kebab;
use clap::Command;
use subxt::Metadata;

/// The command of an action. `None` if the metadata does not have it.
pub fn command(action: &Action, metadata: &Metadata) -> Option<Command> {
	let arguments = Arguments::of(action, metadata)?;
	let options = arguments.options(metadata.types());
	let docs = match action {
		Action::Call { pallet, call, .. } => {
			&metadata.pallet_by_name(pallet)?.call_variant_by_name(call)?.docs
		}
		Action::Question { api, method, .. } => {
			let found = metadata.runtime_api_trait_by_name(api)?.method_by_name(method)?;
			return Some(documented(action.name(), found.docs()).args(options));
		}
	};
	Some(documented(action.name(), docs).args(options))
}

/// A command with the documentation of the chain: its first paragraph in the list, and all of it in its own help.
fn documented(name: &str, docs: &[String]) -> Command {
	let lines: Vec<&str> = docs.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
	let first: Vec<&str> = lines.iter().copied().take_while(|line| !line.is_empty()).collect();
	let all = joined(&lines);
	Command::new(name.to_owned())
		.about(first.join(" "))
		.long_about(all)
		.after_long_help(OF_THE_CHAIN)
}

/// The documentation is that of the chain, whose values have no units or symbols.
const OF_THE_CHAIN: &str =
	"The description is that of the chain: it names values as the chain stores them. `expires_at` is the option \
	 --expires-at, and `capacity_w` is --capacity. A structure, such as a claim, is several options. \
	 docs/command-line.md says how values are written: with units, currencies and dates.";

/// Lines that belong together become one, so that the terminal breaks them.
fn joined(lines: &[&str]) -> String {
	let mut text = String::new();
	for line in lines {
		let begins = line.is_empty() || line.starts_with("- ") || text.ends_with("\n\n");
		match (text.is_empty() || text.ends_with("\n\n"), begins) {
			(true, _) => {}
			(false, true) => text.push('\n'),
			(false, false) => text.push(' '),
		}
		text.push_str(line.trim_start());
		if line.is_empty() && !text.ends_with("\n\n") {
			text.push('\n');
		}
	}
	text.trim().to_owned()
}

/// The name of a command for a call or a question.
fn command_name(name: &str) -> String {
	kebab(name)
}
