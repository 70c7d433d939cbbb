//! What is refused before anything is sent.

use crate::{
	arguments::Arguments,
	chain::Description,
	error::{LoadError, Result},
	kind_name::KindName,
};

/// The name that `scripts/bench` gives to its chain.
const MADE_TO_BE_MEASURED: &str = "Verdigrid Load";

/// Fails if the arguments contradict each other.
pub fn arguments(arguments: &Arguments) -> Result<()> {
	let kinds = &arguments.kinds;
	let twice =
		kinds.iter().enumerate().find(|(at, kind)| kinds.iter().take(*at).any(|it| it == *kind));
	if let Some((_, kind)) = twice {
		return Err(LoadError::KindTwice(kind.text()));
	}
	if arguments.to_voucher > 0 && !kinds.contains(&KindName::VerifyTogether) {
		return Err(LoadError::NoVouchers(KindName::VerifyTogether.text()));
	}
	Ok(())
}

/// Fails if the chain must not get this load.
pub fn chain(chain: &Description, arguments: &Arguments) -> Result<()> {
	if chain.chain_type == "Live" && !arguments.spend_on_live_chain {
		let accounts = u64::from(arguments.buyers).saturating_add(arguments.sellers.into());
		return Err(LoadError::LiveChain { chain: chain.chain.clone(), accounts });
	}
	if arguments.final_at_once && chain.chain != MADE_TO_BE_MEASURED {
		let (chain, needed) = (chain.chain.clone(), MADE_TO_BE_MEASURED);
		return Err(LoadError::NotMadeToBeMeasured { chain, needed });
	}
	Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
	use super::*;
	use clap::Parser;

	fn given(options: &[&str]) -> Arguments {
		let words = ["verdigrid-load", "--kind", "redeem"].into_iter();
		let words = words.chain(options.iter().copied());
		Arguments::try_parse_from(words).unwrap()
	}

	fn described(name: &str, chain_type: &str) -> Description {
		Description {
			chain: name.into(),
			chain_type: chain_type.into(),
			node: "a node".into(),
			version: "0.1.0".into(),
			runtime: "verdigrid 100".into(),
		}
	}

	#[test]
	fn real_money_is_spent_only_if_the_user_says_so() {
		let live = described("Pilot", "Live");
		let refused = chain(&live, &given(&["--buyers", "20", "--sellers", "10"]));
		assert!(matches!(refused, Err(LoadError::LiveChain { accounts: 30, .. })), "{refused:?}");
		assert!(chain(&live, &given(&["--spend-on-live-chain"])).is_ok());
		for other in ["Local", "Development"] {
			assert!(chain(&described("Pilot", other), &given(&[])).is_ok());
		}
	}

	#[test]
	fn only_a_chain_that_was_made_to_be_measured_loses_its_challenge_period() {
		let at_once = given(&["--final-at-once", "--spend-on-live-chain"]);
		assert!(chain(&described(MADE_TO_BE_MEASURED, "Local"), &at_once).is_ok());
		for (name, chain_type) in [("Pilot", "Local"), ("Dev", "Development"), ("Pilot", "Live")] {
			let refused = chain(&described(name, chain_type), &at_once);
			assert!(matches!(refused, Err(LoadError::NotMadeToBeMeasured { .. })), "{refused:?}");
		}
	}

	#[test]
	fn the_script_gives_its_chain_the_name_that_is_asked_for() {
		let script = include_str!("../../scripts/bench");
		assert!(script.contains(&format!("name=\"{MADE_TO_BE_MEASURED}\"")));
	}

	#[test]
	fn a_kind_is_measured_once() {
		let twice = given(&["--kind", "buy", "--kind", "redeem"]);
		assert!(matches!(arguments(&twice), Err(LoadError::KindTwice(kind)) if kind == "redeem"));
		assert!(arguments(&given(&["--kind", "buy"])).is_ok());
	}

	#[test]
	fn only_a_kind_that_makes_vouchers_measures_the_wait_for_them() {
		let none = given(&["--to-voucher", "1"]);
		assert!(matches!(arguments(&none), Err(LoadError::NoVouchers(_))));
		assert!(arguments(&given(&["--to-voucher", "1", "--kind", "verify-together"])).is_ok());
	}
}
