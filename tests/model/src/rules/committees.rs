//! Seats, their bonds, and the committees that they make.
//!
//! A seat belongs to a party with the source's role. A party has at most one seat over both committees (R8).
//! A seat counts while its party is active with the role and its bond is full. A seat that resigned or was
//! dismissed does not count. A seat that was slashed counts again once its bond is restored. More than two
//! thirds of the members must agree, or more if governance says so (R9). Each change makes a new committee.
//! Open rounds keep the old one.
//!
//! A seat that ends answers with its bond for what it attested. The bond is free after the challenge and
//! resolution periods. By then everything that the seat attested must be final or overturned, and no dispute
//! about it may be open.

use verdigrid_evidence::Call;
use verdigrid_primitives::{evidence::Source, party::PartyId, Moment};

use super::{need, AnchorStatus, Asset, Model, Origin, Reason, Refusal, Ruling};
use verdigrid_runtime::{AccountId, Balance, Runtime};

/// The most seats of a committee.
const MOST_SEATS: usize = 31;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Committee {
	pub members: Vec<PartyId>,
	pub quorum: usize,
}

/// Money that answers for a seat, on the account where it was put on hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bond {
	pub account: AccountId,
	pub amount: Balance,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
	Invited,
	Live(Bond),
	Leaving(Bond, Moment),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
	pub source: Source,
	pub stage: Stage,
	/// The first committee that it is a member of, counted from 1.
	pub since: usize,
	/// What its bond has to be.
	pub full: Balance,
	/// Rounds that were anchored or expired without it.
	pub missed: u32,
}

impl Seat {
	pub fn bond(&self) -> Option<&Bond> {
		match &self.stage {
			Stage::Invited => None,
			Stage::Live(bond) | Stage::Leaving(bond, _) => Some(bond),
		}
	}

	pub fn bond_mut(&mut self) -> Option<&mut Bond> {
		match &mut self.stage {
			Stage::Invited => None,
			Stage::Live(bond) | Stage::Leaving(bond, _) => Some(bond),
		}
	}
}

/// More than two thirds of the members, or as many as governance says, but not more than there are.
fn quorum(members: usize, least: usize) -> usize {
	least.max(members * 2 / 3 + 1).min(members)
}

impl Model {
	pub fn committee(&self, source: Source) -> Option<&Committee> {
		self.committees.get(&source)?.last()
	}

	/// Whether the party may have a seat of that source.
	fn ensure_eligible(&self, source: Source, party: PartyId) -> Ruling {
		need(self.is_active(party), Refusal::OtherNotActive)?;
		need(self.has_role(party, source.role()), Refusal::RoleMissing)
	}

	/// The party's seat of that source, if it is live.
	pub fn live_seat(&self, source: Source, party: PartyId) -> Option<&Seat> {
		let live = |seat: &&Seat| seat.source == source && matches!(seat.stage, Stage::Live(_));
		self.seats.get(&party).filter(live)
	}

	/// Whether the party's seat may speak for its source now.
	pub fn ensure_seated(&self, source: Source, party: PartyId) -> Ruling {
		let seat = self.live_seat(source, party).ok_or(Refusal::NotSeated)?;
		need(is_full(seat), Refusal::BondNotFull)?;
		self.ensure_eligible(source, party)
	}

	/// The members of a committee that count now, for a round that it decides. A party that left and came back
	/// is a member of a later one.
	pub fn counting(&self, source: Source, version: usize) -> Vec<PartyId> {
		let members = self.committees[&source][version - 1].members.iter().copied();
		let counts = |party: &PartyId| {
			let since = self.live_seat(source, *party).map(|seat| seat.since);
			since.is_some_and(|since| since <= version)
				&& self.ensure_seated(source, *party).is_ok()
		};
		members.filter(counts).collect()
	}

	/// The calls about seats; `None` for the others.
	pub(super) fn rule_committees(
		&mut self,
		origin: &Origin,
		call: &Call<Runtime>,
	) -> Option<Ruling> {
		Some(match call {
			Call::appoint { source, party } => self.appoint(origin, *source, *party),
			Call::accept_seat {} => self.accept_seat(origin),
			Call::set_quorum { source, least } => self.set_quorum(origin, *source, *least as usize),
			Call::dismiss { party } => origin.governance().and_then(|()| self.leave(*party)),
			Call::resign {} => self.caller(origin).and_then(|(_, party)| self.leave(party)),
			Call::withdraw_bond {} => self.withdraw_bond(origin),
			Call::restore_bond {} => self.restore_bond(origin),
			_ => return None,
		})
	}

	fn appoint(&mut self, origin: &Origin, source: Source, party: PartyId) -> Ruling {
		origin.governance()?;
		self.ensure_eligible(source, party)?;
		need(!self.seats.contains_key(&party), Refusal::AlreadySeated)?;
		let seat = Seat { source, stage: Stage::Invited, since: 0, full: 0, missed: 0 };
		self.seats.insert(party, seat);
		Ok(())
	}

	fn accept_seat(&mut self, origin: &Origin) -> Ruling {
		let (account, party) = self.caller(origin)?;
		let seat = self.seats.get(&party).ok_or(Refusal::NotSeated)?;
		need(seat.stage == Stage::Invited, Refusal::NotSeated)?;
		let source = seat.source;
		self.ensure_eligible(source, party)?;
		let amount = self.terms.prices.seat;
		self.money.hold(&account, Asset::Native, Reason::Seat, amount)?;
		let mut members = self.committee(source).map_or(Vec::new(), |now| now.members.clone());
		members.push(party);
		let since = self.renew_committee(source, members);
		let stage = Stage::Live(Bond { account, amount });
		self.seats.insert(party, Seat { source, stage, since, full: amount, missed: 0 });
		Ok(())
	}

	fn set_quorum(&mut self, origin: &Origin, source: Source, least: usize) -> Ruling {
		origin.governance()?;
		need(least <= MOST_SEATS, Refusal::Malformed)?;
		self.least_quorum.insert(source, least);
		if let Some(committee) = self.committee(source) {
			self.renew_committee(source, committee.members.clone());
		}
		Ok(())
	}

	/// Makes a new committee, and returns its version.
	fn renew_committee(&mut self, source: Source, members: Vec<PartyId>) -> usize {
		let least = self.least_quorum.get(&source).copied().unwrap_or_default();
		let quorum = quorum(members.len(), least);
		let versions = self.committees.entry(source).or_default();
		versions.push(Committee { members, quorum });
		versions.len()
	}

	/// An offer ends at once. A seat leaves the committee at once, and its bond stays.
	fn leave(&mut self, party: PartyId) -> Ruling {
		let frees_at = self.now() + self.terms.challenge + self.terms.resolution;
		let seat = self.seats.get_mut(&party).ok_or(Refusal::NotSeated)?;
		let source = seat.source;
		match seat.stage.clone() {
			Stage::Leaving(..) => return Err(Refusal::NotSeated),
			Stage::Invited => {
				self.seats.remove(&party);
			}
			Stage::Live(bond) => {
				seat.stage = Stage::Leaving(bond, frees_at);
				let mut members = self.committee(source).unwrap().members.clone();
				members.retain(|member| *member != party);
				self.renew_committee(source, members);
			}
		}
		Ok(())
	}

	fn withdraw_bond(&mut self, origin: &Origin) -> Ruling {
		let (_, party) = self.caller(origin)?;
		let seat = self.seats.get(&party).ok_or(Refusal::NotSeated)?;
		let Stage::Leaving(bond, frees_at) = seat.stage.clone() else {
			return Err(Refusal::WrongStage);
		};
		need(self.now() >= frees_at && !self.is_liable(party), Refusal::BondNotFree)?;
		self.seats.remove(&party);
		self.money.release(&bond.account, Asset::Native, Reason::Seat, bond.amount);
		Ok(())
	}

	/// Whether something that the party attested can be disputed, or is.
	fn is_liable(&self, party: PartyId) -> bool {
		self.anchors.values().filter(|anchor| anchor.attesters.contains(&party)).any(|anchor| {
			match anchor.status {
				AnchorStatus::Disputed(_) => true,
				AnchorStatus::Open | AnchorStatus::Void | AnchorStatus::Closed => {
					!self.is_unchallengeable(anchor)
				}
			}
		})
	}

	/// All of the bond is then on the account that the party uses now.
	fn restore_bond(&mut self, origin: &Origin) -> Ruling {
		let (account, party) = self.caller(origin)?;
		let seat = self.seats.get(&party).ok_or(Refusal::NotSeated)?;
		let Stage::Live(bond) = seat.stage.clone() else { return Err(Refusal::NotSeated) };
		need(!is_full(seat), Refusal::BondFull)?;
		let amount = seat.full;
		if bond.amount > 0 {
			self.money.release(&bond.account, Asset::Native, Reason::Seat, bond.amount);
		}
		self.money.hold(&account, Asset::Native, Reason::Seat, amount)?;
		self.seats.get_mut(&party).unwrap().stage = Stage::Live(Bond { account, amount });
		Ok(())
	}
}

fn is_full(seat: &Seat) -> bool {
	seat.bond().is_some_and(|bond| bond.amount >= seat.full)
}
