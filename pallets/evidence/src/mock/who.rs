//! Stand-in for the identity pallet.

use super::AccountId;
use frame_support::{storage_alias, Twox64Concat};
use verdigrid_primitives::{
	party::{Direction, Meter, MeterId, PartyId, Roles, Standing},
	traits::{Meters, Parties},
	Granularity, Moment,
};

#[storage_alias]
type Registered = StorageMap<Who, Twox64Concat, PartyId, (AccountId, Roles, bool)>;
#[storage_alias]
type Accounts = StorageMap<Who, Twox64Concat, AccountId, PartyId>;
#[storage_alias]
type Metering = StorageMap<Who, Twox64Concat, MeterId, Meter>;

pub struct Who;

impl Who {
	/// Registers an active party.
	pub fn register(party: PartyId, account: AccountId, roles: Roles) {
		Registered::insert(party, (account, roles, true));
		Accounts::insert(account, party);
	}

	/// A party's key is rotated: it uses another account from now on.
	pub fn rotate(party: PartyId, account: AccountId) {
		Registered::mutate(party, |registered| {
			let registered = registered.as_mut().unwrap();
			Accounts::remove(registered.0);
			registered.0 = account;
		});
		Accounts::insert(account, party);
	}

	pub fn set_active(party: PartyId, active: bool) {
		Registered::mutate(party, |registered| registered.as_mut().unwrap().2 = active);
	}

	pub fn set_roles(party: PartyId, roles: Roles) {
		Registered::mutate(party, |registered| registered.as_mut().unwrap().1 = roles);
	}

	/// Registers a meter of `party` that was its own since `from`.
	pub fn meter_since(
		from: Moment,
		party: PartyId,
		meter: &MeterId,
		direction: Direction,
		granularity: Granularity,
	) {
		let meter_of = Meter {
			party,
			direction,
			granularity,
			max_power_w: 50_000_000,
			region: b"CN-11".to_vec().try_into().unwrap(),
			from,
			to: None,
			retired_at: None,
			takes_over: None,
			taken_over_by: None,
		};
		Metering::insert(meter, meter_of);
	}

	/// Changes a registered meter.
	pub fn change_meter(meter: &MeterId, change: impl FnOnce(&mut Meter)) {
		Metering::mutate(meter, |meter| change(meter.as_mut().unwrap()));
	}

	pub fn forget_meter(meter: &MeterId) {
		Metering::remove(meter);
	}
}

impl Parties<AccountId> for Who {
	fn party_of(account: &AccountId) -> Option<PartyId> {
		Accounts::get(account)
	}

	fn account_of(party: PartyId) -> Option<AccountId> {
		Registered::get(party).map(|(account, ..)| account)
	}

	fn standing(party: PartyId) -> Standing {
		let active = Registered::get(party).is_some_and(|(_, _, active)| active);
		if active {
			Standing::Active { until: Moment::MAX }
		} else {
			Standing::Lapsed
		}
	}

	fn roles(party: PartyId) -> Roles {
		Registered::get(party).map_or(Roles::NONE, |(_, roles, _)| roles)
	}
}

impl Meters for Who {
	fn meter(id: &MeterId) -> Option<Meter> {
		Metering::get(id)
	}
}
