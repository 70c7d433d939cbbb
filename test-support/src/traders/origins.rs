//! Which origins each call of a pallet accepts, when its callers are parties.

use super::{SELLER, STRANGER};
use crate::{assert_noop, world::World, AccountId};
use frame_support::{
	assert_ok,
	traits::{GetCallName, UnfilteredDispatchable},
};
use frame_system::RawOrigin;
use sp_runtime::{DispatchError, DispatchResult};
use std::collections::BTreeSet;
use verdigrid_primitives::party::PartyId;

/// Who may make a call.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Caller {
	/// An account, with or without a party.
	Account,
	/// The account of a party, active or not.
	Party(AccountId),
	/// The account of an active party.
	ActiveParty(AccountId),
	/// Governance.
	Governance,
}

/// The calls of a pallet, and where they are made.
pub struct Calls<Call> {
	/// Every call, with arguments that succeed once it is due.
	pub table: fn() -> Vec<(Caller, Call)>,
	/// A chain on which the calls can be made.
	pub chain: fn() -> sp_io::TestExternalities,
	/// Checks every invariant.
	pub check: fn(),
	/// The error of a caller without a party.
	pub no_party: DispatchError,
	/// The error of a caller whose party is not active.
	pub not_active: DispatchError,
}

impl<Call> Calls<Call>
where
	Call: Clone + GetCallName + UnfilteredDispatchable,
	Call::RuntimeOrigin: From<RawOrigin<AccountId>>,
{
	/// Every call is in the table.
	pub fn are_all_listed(&self) {
		let table = (self.chain)().execute_with(self.table);
		let listed: BTreeSet<_> = table.iter().map(|(_, call)| call.get_call_name()).collect();
		assert_eq!(listed, Call::get_call_names().iter().copied().collect());
	}

	/// Root can make only governance's calls. An unsigned origin can make no call. An account can make
	/// none of governance's calls.
	pub fn need_their_origin(&self) {
		self.each(|caller, made| {
			let wrong = match caller {
				Caller::Governance => RawOrigin::Signed(SELLER),
				_ => RawOrigin::Root,
			};
			for origin in [wrong, RawOrigin::None] {
				assert_noop!(made(origin), DispatchError::BadOrigin);
			}
		});
	}

	/// What parties call, no account without a party can call.
	pub fn need_a_party(&self) {
		self.each(|caller, made| {
			if let Caller::Party(_) | Caller::ActiveParty(_) = caller {
				assert_noop!(made(RawOrigin::Signed(STRANGER)), self.no_party);
			}
		});
	}

	/// What accounts call, an account without a party can call.
	pub fn need_no_party(&self) {
		self.each(|caller, made| {
			if caller == Caller::Account {
				let refused = made(RawOrigin::Signed(STRANGER)).err();
				assert_ne!(refused, Some(DispatchError::BadOrigin));
				assert_ne!(refused, Some(self.no_party));
			}
		});
	}

	/// What needs an active party is refused to a barred or lapsed one. The rest is not.
	pub fn need_an_active_party(&self) {
		for stop in [World::<()>::suspend, World::<()>::lapse] {
			self.each(|caller, made| match caller {
				Caller::ActiveParty(who) => {
					stop(who as PartyId + 100);
					assert_noop!(made(RawOrigin::Signed(who)), self.not_active);
				}
				Caller::Party(who) => {
					stop(who as PartyId + 100);
					assert_ok!(made(RawOrigin::Signed(who)));
				}
				_ => (),
			});
		}
	}

	/// What a party calls succeeds for it.
	pub fn succeed_for_parties(&self) {
		self.each(|caller, made| {
			if let Caller::Party(who) | Caller::ActiveParty(who) = caller {
				assert_ok!(made(RawOrigin::Signed(who)));
			}
		});
	}

	/// Runs a check for each call of the table, on a chain of its own.
	fn each(&self, check: impl Fn(Caller, &dyn Fn(RawOrigin<AccountId>) -> DispatchResult)) {
		for (caller, call) in (self.chain)().execute_with(self.table) {
			(self.chain)().execute_with(|| {
				check(caller, &|origin| {
					let made = call.clone().dispatch_bypass_filter(origin.into());
					made.map(|_| ()).map_err(|refused| refused.error)
				});
				(self.check)();
			});
		}
	}
}
