//! What can happen next: one call or a few, by somebody, most often on something that exists.

mod auction;
mod certificates;
mod closing;
mod custody;
mod drafts;
mod hostile;
mod market;
mod meters;
mod oracles;
mod people;
mod projects;
mod stories;
mod time;
mod trades;

use std::fmt::{self, Debug, Display, Formatter};

use proptest::{collection::SizeRange, prelude::*, strategy::Union};

use super::{dice::Dice, rules::Refusal, world::World};

pub use closing::close_everything;
pub use hostile::ATTACKS;

/// Which step, and a number from which everything else follows.
#[derive(Clone)]
pub struct Step {
	pub kind: Kind,
	seed: u64,
}

/// What kind of step.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
	/// Something that somebody who takes part may do.
	Usual(usize),
	/// Something that must be refused.
	Attack(usize),
}

impl Kind {
	pub fn name(self) -> &'static str {
		match self {
			Kind::Usual(number) => USUAL[number].name,
			Kind::Attack(number) => ATTACKS[number].name,
		}
	}
}

impl Kind {
	/// The kind of this name.
	fn named(name: &str) -> Self {
		kinds()
			.find(|kind| kind.name() == name)
			.unwrap_or_else(|| panic!("there is no step {name}"))
	}
}

impl Debug for Kind {
	fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
		formatter.write_str(self.name())
	}
}

/// A step that is played; whether it did what it is named after.
type Play = fn(&mut World, &mut Dice) -> bool;

/// A kind of step, and how often it is taken beside the others.
pub struct Usual {
	pub name: &'static str,
	weight: u32,
	play: Play,
}

macro_rules! usual {
	($($weight:literal $module:ident :: $name:ident;)*) => {
		/// Every step but the hostile ones.
		pub const USUAL: &[Usual] =
			&[$(Usual { name: stringify!($name), weight: $weight, play: $module::$name }),*];
	};
}

usual! {
	12 time::wait_a_little;
	12 time::wait_until_something_is_due;
	1 time::wait_for_a_deadline;
	1 time::wait_for_the_end_of_a_pledge;
	1 time::wait_until_it_is_too_late_to_rule;
	3 time::wait_for_hours;
	2 time::wait_for_days;
	1 time::wait_for_weeks;
	1 time::wait_until_certificates_expire;
	2 time::wait_without_blocks;
	2 time::sweep_the_market;

	2 people::apply;
	2 people::apply_for;
	2 people::attest_a_party;
	1 people::reject;
	3 people::renew;
	2 people::suspend;
	4 people::reinstate;
	1 people::correct_tag;
	1 people::revoke_a_party;
	2 people::update_commitment;
	2 people::rotate;
	2 people::accept_rotation;
	1 people::recover;
	2 people::veto_recovery;
	2 people::cancel_recovery;
	2 people::finish_recovery;
	1 people::cancel_rotation;
	1 people::a_seller_moves;
	2 people::set_registrar;
	1 people::remove_registrar;

	2 meters::register_meter;
	1 meters::retire_meter;
	1 meters::a_place_changes_hands;
	1 meters::restore_meter;
	1 meters::remove_meter;

	2 projects::register_project;
	1 projects::update_project;
	1 projects::retire_project;
	3 projects::restore_project;
	1 projects::remove_project;
	1 projects::set_class;
	2 projects::check_redemption;

	6 certificates::issue;
	1 certificates::issue_the_latest;
	5 certificates::continue_a_batch;
	2 certificates::split;
	2 certificates::merge;
	3 certificates::transfer;
	3 certificates::pledge;
	3 certificates::release_pledge;
	2 certificates::request_exchange;
	2 certificates::settle_exchange;
	2 certificates::withdraw_exchange;
	1 certificates::reject_exchange;
	2 certificates::redeem;
	1 certificates::hand_over_project;
	1 certificates::withdraw;
	1 certificates::freeze;
	1 certificates::freeze_by_governance;
	3 certificates::unfreeze;

	3 market::offer;
	2 market::cancel_offer;
	4 market::buy;
	2 market::demand;
	2 market::cancel_demand;
	3 market::fill;
	2 market::expire;
	1 market::set_settlement_asset;

	2 auction::open_auction;
	4 auction::bid;
	4 auction::ask;
	1 auction::an_even_book;
	2 auction::cancel_order;
	2 auction::drop_order;
	1 auction::cancel_auction;
	2 auction::close_auction;
	2 auction::close_in_steps;
	3 auction::an_auction_sells;

	2 oracles::appoint;
	2 oracles::accept_seat;
	1 oracles::set_quorum;
	1 oracles::dismiss;
	1 oracles::resign;
	2 oracles::withdraw_bond;
	3 oracles::restore_bond;
	6 oracles::attest;
	4 oracles::attest_a_lie;
	8 oracles::committee_agrees;
	6 oracles::both_committees_agree;
	5 oracles::readings_are_revised;
	2 oracles::revise_with_a_lie;
	2 oracles::state_what_is_old;
	4 oracles::committee_lies;
	4 oracles::committee_quarrels;
	3 oracles::attest_late;
	3 oracles::poke;
	3 oracles::reopen;
	2 oracles::reap;
	1 oracles::close_an_anchor;
	4 oracles::open_an_anchor;
	2 oracles::void_an_anchor;
	6 oracles::dispute;
	3 oracles::overturn;
	2 oracles::uphold_an_anchor;
	4 oracles::settle_dispute;
	2 oracles::release_dispute;
	2 oracles::let_a_dispute_default;

	14 trades::verify;
	4 trades::verify_batch;
	6 trades::verify_together;
	3 trades::contest;
	3 trades::uphold;
	4 trades::revoke_evidence;
	4 trades::unwind;
	1 trades::correct;
	1 trades::correct_for_the_second_time;

	4 custody::split_voucher;
	3 custody::redeem_voucher;
	8 custody::open;
	2 custody::cancel;
	8 custody::accept;
	5 custody::pay;
	4 custody::approve;
	4 custody::reveal;
	6 custody::fulfil;
	6 custody::release;
	3 custody::reclaim;
	4 custody::dispute_agreement;
	4 custody::arbitrate;
	2 custody::retire_voucher;
}

/// Of so many single steps, one is hostile.
const HOSTILE_ONE_IN: u32 = 5;
/// Of so many parts of a sequence, one is a story.
const STORY_ONE_IN: u32 = 4;

impl Step {
	fn of(kind: Kind, seed: u64) -> Self {
		Self { kind, seed }
	}

	/// A step as it is written down: `name:number`.
	pub fn written(text: &str) -> Self {
		let (name, seed) = text.split_once(':').unwrap_or_else(|| panic!("{text} has no number"));
		let seed = seed.parse().unwrap_or_else(|_| panic!("{text} has a number that is none"));
		Self { kind: Kind::named(name), seed }
	}
}

impl Display for Step {
	fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
		write!(formatter, "{}:{}", self.kind.name(), self.seed)
	}
}

impl Debug for Step {
	fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
		Display::fmt(self, formatter)
	}
}

/// A step of some kind.
fn single() -> impl Strategy<Value = Vec<Step>> {
	let usual: Vec<_> =
		(0..USUAL.len()).map(|at| (USUAL[at].weight, Just(Kind::Usual(at)))).collect();
	let usual = Union::new_weighted(usual);
	let attack = (0..ATTACKS.len()).prop_map(Kind::Attack);
	let kind = prop_oneof![HOSTILE_ONE_IN - 1 => usual, 1 => attack];
	(kind, any::<u64>()).prop_map(|(kind, seed)| vec![Step::of(kind, seed)])
}

/// Steps that build on each other.
fn story() -> impl Strategy<Value = Vec<Step>> {
	let story = prop::sample::select(stories::stories().collect::<Vec<_>>());
	story.prop_flat_map(|kinds| {
		let seeds = prop::collection::vec(any::<u64>(), kinds.len());
		seeds.prop_map(move |seeds| {
			kinds.iter().zip(seeds).map(|(kind, seed)| Step::of(*kind, seed)).collect()
		})
	})
}

/// Single steps and stories, so many of them.
pub fn sequences(parts: impl Into<SizeRange>) -> impl Strategy<Value = Vec<Step>> {
	let part = prop_oneof![STORY_ONE_IN - 1 => single(), 1 => story()];
	prop::collection::vec(part, parts).prop_map(|parts| parts.concat())
}

impl Step {
	/// Plays the step on both sides. Whether it did what it is named after: succeeded, or, if it is
	/// hostile, was refused by both for the very reason for which it has to be.
	pub fn play(&self, world: &mut World) -> bool {
		let mut dice = Dice::new(self.seed);
		match self.kind {
			Kind::Usual(number) => (USUAL[number].play)(world, &mut dice),
			Kind::Attack(number) => {
				let attack = &ATTACKS[number];
				let actions = (attack.actions)(world, &mut dice);
				attack.play(world, actions)
			}
		}
	}
}

/// Every kind of step.
pub fn kinds() -> impl Iterator<Item = Kind> {
	(0..USUAL.len()).map(Kind::Usual).chain((0..ATTACKS.len()).map(Kind::Attack))
}

/// Something that must be refused, and why.
pub struct Attack {
	pub name: &'static str,
	refusal: Refusal,
	/// What the chain calls that.
	errors: &'static [&'static str],
	actions: fn(&World, &mut Dice) -> Vec<super::world::Action>,
}

impl Attack {
	/// Plays the first of these actions that is refused for the reason looked for; else one of them
	/// all the same.
	fn play(&self, world: &mut World, actions: Vec<super::world::Action>) -> bool {
		let refused = |(origin, call): &super::world::Action| {
			world.model.clone().play(origin, call) == Err(self.refusal)
		};
		let at = actions.iter().position(refused).unwrap_or_default();
		let Some(action) = actions.into_iter().nth(at) else { return false };
		let ruling = world.play(&action);
		let named = world.error.is_some_and(|error| self.errors.contains(&error));
		ruling == Err(self.refusal) && named
	}
}
