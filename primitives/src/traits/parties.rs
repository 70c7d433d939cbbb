//! Parties.

use crate::party::{PartyId, Role, Roles, Standing};

/// Parties: their accounts, roles and standing. Implemented by the identity pallet.
pub trait Parties<AccountId> {
	/// The party that uses this account, whatever its status.
	fn party_of(account: &AccountId) -> Option<PartyId>;

	/// The account that a party uses now.
	fn account_of(party: PartyId) -> Option<AccountId>;

	/// Where the party stands now. A party that does not exist has lapsed.
	fn standing(party: PartyId) -> Standing;

	/// Whether a registrar ever attested the party, whatever became of it.
	fn was_attested(party: PartyId) -> bool;

	/// Whether the party is attested, not suspended, revoked or expired, and not being recovered:
	/// whether it may do anything new.
	fn is_active(party: PartyId) -> bool {
		Self::standing(party).is_active()
	}

	/// Whether the party is suspended, revoked or being recovered: what others decided about it, and
	/// nothing that it does by itself.
	fn is_barred(party: PartyId) -> bool {
		Self::standing(party) == Standing::Barred
	}

	/// The party's roles, whatever its status; none for a party that does not exist.
	fn roles(party: PartyId) -> Roles;

	/// Both at once.
	fn standing_and_roles(party: PartyId) -> (Standing, Roles) {
		(Self::standing(party), Self::roles(party))
	}

	/// Whether the party is active and has the role.
	fn has_role(party: PartyId, role: Role) -> bool {
		let (standing, roles) = Self::standing_and_roles(party);
		standing.is_active() && roles.has(role)
	}
}
