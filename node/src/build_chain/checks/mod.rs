//! What a chain must not begin with, and what its founders should know before it begins.

mod committees;
mod market;
mod money;
mod parameters;
mod people;

pub use money::issuance;
pub use parameters::say as say_parameter;

use super::{
	description::Description,
	findings::Findings,
	rules,
	words::{counted, duration},
};
use verdigrid_runtime::{BlockNumber, SLOT_DURATION};

/// Notes all that is wrong.
pub fn check(chain: &Description, findings: &Findings) {
	sessions(chain, findings);
	people::check(chain, findings);
	committees::check(chain, findings);
	money::check(chain, findings);
	market::check(chain, findings);
	parameters::check(chain, findings);
	boot_nodes(chain, findings);
}

fn sessions(chain: &Description, findings: &Findings) {
	let (length, bounds) = (&chain.session_length, chain.kind.session_lengths());
	if !bounds.contains(&length.value) {
		let says = format!(
			"it is {}, and a session of a chain of this kind takes {} to {}",
			say_blocks(length.value),
			say_blocks(*bounds.start()),
			say_blocks(*bounds.end())
		);
		findings.refuse(&length.place, says);
	}
}

fn boot_nodes(chain: &Description, findings: &Findings) {
	let count = chain.boot_nodes.len();
	if count < 2 {
		let nodes = counted(count, "node", "nodes");
		findings.warn(format!(
			"boot-nodes names {nodes}: with fewer than two, newcomers find nobody while that one is away"
		));
	}
}

/// What a parameter begins with: what the file says, or else the default within the bounds.
fn parameter(chain: &Description, name: &str) -> Option<u128> {
	let stated = chain.parameters.iter().find(|parameter| parameter.name == name);
	let usual = || {
		let mut rules = rules::parameters(chain.kind, None).into_iter();
		rules::as_number(rules.find(|rule| rule.name == name)?.value)
	};
	stated.map(|parameter| parameter.value.value).or_else(usual)
}

/// A number of blocks as the time that they take.
pub fn say_blocks(blocks: BlockNumber) -> String {
	let milliseconds = u64::from(blocks).saturating_mul(SLOT_DURATION);
	duration::say(milliseconds.checked_div(1_000).unwrap_or_default())
}
