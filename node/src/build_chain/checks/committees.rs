//! The seats of both sources.

use super::parameter;
use crate::build_chain::{
	description::{Committee, Description, Party},
	findings::{Findings, Stated},
	reading::{committee_name, role_name},
	words::counted,
};
use std::collections::HashMap;
use verdigrid_evidence::types::MAX_SEATS;
use verdigrid_runtime::{Balance, EXISTENTIAL_DEPOSIT};

/// With so many seats, one may be away.
const SAFE_SEATS: usize = 4;

/// Notes what is wrong with the committees.
pub fn check(chain: &Description, findings: &Findings) {
	let bond = parameter(chain, "SeatBond").unwrap_or_default();
	let mut lines: HashMap<&str, usize> = HashMap::new();
	for committee in &chain.committees {
		size(committee, findings);
		for seat in &committee.seats {
			match lines.get(seat.value.as_str()) {
				Some(line) => findings.refuse(
					&seat.place,
					format!(
						"\"{}\" has the seat of line {line} already: a party has one seat at most",
						seat.value
					),
				),
				None => {
					lines.insert(&seat.value, seat.place.line);
				}
			}
			if let Some(party) = of_a_party(seat, committee, chain, findings) {
				bonded(seat, party, bond, chain, findings);
			}
		}
	}
}

fn size(committee: &Committee, findings: &Findings) {
	let count = committee.seats.len();
	let name = committee_name(committee.source);
	match count {
		0 => findings.refuse(
			&committee.place,
			"it has no seat, and nothing could be attested: name a founding party",
		),
		_ if count > MAX_SEATS as usize => findings.refuse(
			&committee.place,
			format!("it has {count} seats, and there can be {MAX_SEATS}: remove some"),
		),
		1..SAFE_SEATS => findings.warn(format!(
			"the committee {name} has {}: with fewer than {SAFE_SEATS}, nothing is attested while one \
			 of them is away",
			counted(count, "seat", "seats")
		)),
		_ => (),
	}
}

/// The party, which must have the role of the source.
fn of_a_party<'a>(
	seat: &Stated<String>,
	committee: &Committee,
	chain: &'a Description,
	findings: &Findings,
) -> Option<&'a Party> {
	let party = chain.people.party(&seat.value);
	if party.is_none() && chain.people.parties.whole {
		let says = format!(
			"no founding party has the name \"{}\": correct it, or add it to [[parties]]",
			seat.value
		);
		findings.refuse(&seat.place, says);
	}
	let role = committee.source.role();
	if let Some(party) = party.filter(|party| !party.roles.value.has(role)) {
		let says = format!(
			"\"{}\" does not have the role \"{}\": add it to the roles of line {}",
			seat.value,
			role_name(role),
			party.roles.place.line
		);
		findings.refuse(&seat.place, says);
	}
	party
}

/// The bond of a seat is held, and the account must go on to exist.
fn bonded(
	seat: &Stated<String>,
	party: &Party,
	bond: Balance,
	chain: &Description,
	findings: &Findings,
) {
	let needed = bond.saturating_add(EXISTENTIAL_DEPOSIT);
	let tokens = chain.people.tokens_of(&party.founder.account.value);
	if chain.people.whole() && tokens.unwrap_or_default() < needed {
		let says = format!(
			"\"{}\" has {}, and a seat needs {} for its bond and to exist: give it more tokens",
			seat.value,
			chain.token.say(tokens.unwrap_or_default()),
			chain.token.say(needed)
		);
		findings.refuse(&seat.place, says);
	}
}
