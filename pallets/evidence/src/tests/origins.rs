//! Which origins each call accepts.

use super::verify_together::{anchored, singles};
use crate::{
	tests::*,
	types::{ProvedTrade, Reason, Verdict},
	Call, Error, Topics,
};
use frame_support::{
	assert_ok,
	traits::{GetCallName, UnfilteredDispatchable},
	BoundedVec,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};
use std::collections::BTreeSet;
use verdigrid_primitives::{
	evidence::Source,
	party::{PartyId, Role},
};

/// Who may make a call.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Caller {
	/// Governance.
	Governance,
	/// An account, with or without a party.
	Account,
	/// The account of a party, active or not.
	Party(AccountId),
	/// The account of an active party.
	ActiveParty(AccountId),
	/// Governance, or the account of an active party.
	GovernanceOr(AccountId),
}

impl Caller {
	/// The account that must be that of an active party.
	fn active(self) -> Option<AccountId> {
		match self {
			Self::ActiveParty(account) | Self::GovernanceOr(account) => Some(account),
			Self::Governance | Self::Account | Self::Party(_) => None,
		}
	}

	/// Origins that are never accepted.
	fn refused(self) -> Vec<RuntimeOrigin> {
		let none = RuntimeOrigin::none();
		match self {
			Self::Governance => {
				let accounts = [STRANGER, AUDITOR, BUYER.into(), 1, 11, 12];
				accounts.map(signed).into_iter().chain([none]).collect()
			}
			Self::GovernanceOr(_) => vec![none],
			Self::Account | Self::Party(_) | Self::ActiveParty(_) => vec![root(), none],
		}
	}

	/// Origins that are accepted.
	fn accepted(self) -> Vec<RuntimeOrigin> {
		match self {
			Self::Governance => vec![root()],
			Self::Account => vec![signed(STRANGER), signed(BUYER.into())],
			Self::Party(account) | Self::ActiveParty(account) => vec![signed(account)],
			Self::GovernanceOr(account) => vec![root(), signed(account)],
		}
	}
}

/// A party that audits and has no seat.
const AUDITOR: AccountId = 200;

/// Who may make a call, and what prepares the chain for it.
type Row = (Caller, fn() -> Call<Test>);

/// Every call.
const TABLE: [Row; 25] = {
	use Caller::*;
	let (buyer, neighbour) = (BUYER as AccountId, NEIGHBOUR as AccountId);
	[
		(Governance, || Call::appoint { source: Source::TradingCentre, party: 5 }),
		(ActiveParty(15), || {
			assert_ok!(Evidence::appoint(root(), Source::EnergyPlatform, 15));
			Call::accept_seat {}
		}),
		(Governance, || Call::set_quorum { source: Source::EnergyPlatform, least: 4 }),
		(ActiveParty(11), || Call::attest { topic: METERING, round: 1, statement: statement(1) }),
		(ActiveParty(neighbour), || {
			let ProvedTrade { settlement, generation, consumption } = a_trade();
			let (settlement, generation) = (Box::new(settlement), Box::new(generation));
			Call::verify { settlement, generation, consumption: Box::new(consumption) }
		}),
		(ActiveParty(neighbour), || Call::verify_batch {
			items: BoundedVec::truncate_from(vec![a_trade()]),
		}),
		(ActiveParty(neighbour), || {
			ChallengePeriod::set(&0);
			Call::verify_together { trades: Box::new(anchored(&singles(1))) }
		}),
		(Governance, || Call::dismiss { party: 11 }),
		(Party(11), || Call::resign {}),
		(Party(11), || {
			dismiss(11);
			Clock::set(NOW + UNBONDING);
			Call::withdraw_bond {}
		}),
		(Party(11), || {
			resolve(a_dispute(), Verdict::Overturned);
			Call::restore_bond {}
		}),
		(Account, || {
			attest(11, METERING, 1);
			Clock::set(NOW + TIMEOUT);
			Call::poke { topic: METERING }
		}),
		(Governance, || {
			(0..3).for_each(|_| conflict(METERING));
			Call::reopen { topic: METERING }
		}),
		(GovernanceOr(buyer), || {
			anchor(METERING, statement(1));
			let (root, reason, note) = (statement(1).root, Reason::Figures, H256::zero());
			Call::dispute { topic: METERING, root, reason, note }
		}),
		(Governance, || Call::resolve { dispute: a_dispute(), verdict: Verdict::Upheld }),
		(Account, || {
			let dispute = a_dispute();
			Clock::set(dispute_at(dispute).resolve_by);
			Call::settle_dispute { dispute }
		}),
		(Account, || {
			let dispute = a_dispute();
			let_default(dispute);
			Clock::set(Topics::<Test>::get(METERING).open_until);
			Call::release_dispute { dispute }
		}),
		(Account, || {
			AnchorLifetime::set(&0);
			a_final_anchor();
			Call::reap { topic: METERING }
		}),
		(Governance, || {
			assert_ok!(verify(a_trade()));
			Call::contest { evidence: 0, reason: Reason::Figures }
		}),
		(Governance, || {
			assert_ok!(verify(a_trade()));
			contest(0);
			Call::uphold { evidence: 0 }
		}),
		(Governance, || {
			assert_ok!(verify(a_trade()));
			Call::revoke { evidence: 0, reason: Reason::Figures }
		}),
		(Account, || {
			assert_ok!(verify(a_trade()));
			assert_ok!(Evidence::revoke(root(), 0, Reason::Figures));
			Call::unwind { voucher: 0 }
		}),
		(Governance, || Call::close { topic: METERING, root: a_final_anchor() }),
		(Governance, || Call::open { topic: METERING, root: a_closed_anchor() }),
		(Governance, || Call::void { topic: METERING, root: a_closed_anchor() }),
	]
};

/// A trade that passes, with anchors that are final at once.
fn a_trade() -> ProvedTrade {
	ChallengePeriod::set(&0);
	good_trade()
}

/// A dispute of the buyer about readings.
fn a_dispute() -> u64 {
	anchor(METERING, statement(1));
	dispute(BUYER.into(), METERING)
}

fn a_final_anchor() -> H256 {
	anchor(METERING, statement(1));
	pass_challenge();
	statement(1).root
}

fn a_closed_anchor() -> H256 {
	let stated = a_final_anchor();
	assert_ok!(Evidence::close(root(), METERING, stated));
	stated
}

fn made(call: Call<Test>, origin: RuntimeOrigin) -> DispatchResult {
	call.dispatch_bypass_filter(origin).map(|_| ()).map_err(|refused| refused.error)
}

/// Runs a check for each call of the table, on a chain that is prepared for it.
fn each(check: impl Fn(Caller, Call<Test>)) {
	for (caller, prepare) in TABLE {
		challenged(|| {
			register(AUDITOR, &[Role::Auditor]);
			check(caller, prepare());
		});
	}
}

/// Makes each call with every origin that it accepts, each on a chain of its own.
fn each_accepted(first: impl Fn(Caller)) {
	for (caller, prepare) in TABLE {
		for origin in caller.accepted() {
			challenged(|| {
				let call = prepare();
				first(caller);
				assert_ok!(made(call, origin));
			});
		}
	}
}

#[test]
fn every_call_is_in_the_table() {
	let listed = TABLE.map(|(_, prepare)| {
		let mut name = "";
		challenged(|| name = prepare().get_call_name());
		name
	});
	let calls: BTreeSet<_> = Call::<Test>::get_call_names().iter().copied().collect();
	assert_eq!(BTreeSet::from(listed), calls);
	assert_eq!(listed.len(), calls.len());
}

#[test]
fn no_call_is_made_without_its_origin() {
	each(|caller, call| {
		for origin in caller.refused() {
			assert_noop!(made(call.clone(), origin), DispatchError::BadOrigin);
		}
	});
}

#[test]
fn every_call_succeeds_for_its_caller() {
	each_accepted(|_| ());
}

#[test]
fn calls_of_parties_need_a_party() {
	each(|caller, call| {
		if matches!(caller, Caller::Party(_)) || caller.active().is_some() {
			assert_noop!(made(call, signed(STRANGER)), Error::<Test>::NotAParty);
		}
	});
}

#[test]
fn r08_calls_of_active_parties_refuse_a_party_that_is_not_active() {
	each(|caller, call| {
		if let Some(account) = caller.active() {
			World::lapse(account as PartyId);
			assert_noop!(made(call, signed(account)), Error::<Test>::PartyNotActive);
		}
	});
}

#[test]
fn calls_of_parties_of_any_status_take_a_party_that_is_not_active() {
	each_accepted(|caller| {
		if let Caller::Party(account) = caller {
			World::lapse(account as PartyId);
		}
	});
}
