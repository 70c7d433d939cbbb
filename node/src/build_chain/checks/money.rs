//! The token.

use crate::build_chain::{description::Description, findings::Findings};
use verdigrid_runtime::Balance;

/// Notes an issuance that cannot be counted.
pub fn check(chain: &Description, findings: &Findings) {
	if issuance(chain).is_none() {
		findings.refuse_all(format!(
			"all tokens together are more than the chain can count, which is {}: give less",
			chain.token.say(Balance::MAX)
		));
	}
}

/// All tokens that the chain begins with. `None` if they cannot be counted.
pub fn issuance(chain: &Description) -> Option<Balance> {
	let governance = chain.governance.as_ref().map(|tokens| tokens.value);
	let mut all = chain.people.tokens().map(|(_, tokens)| tokens).chain(governance);
	all.try_fold(Balance::default(), Balance::checked_add)
}
