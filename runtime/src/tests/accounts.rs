//! An account serves one party, and the seat whose bond it holds (R24).

use frame_support::{assert_noop, assert_ok};
use sp_core::H256;
use verdigrid_identity::{Call as Identity, Error};
use verdigrid_primitives::party::{PartyId, PartyKind};

use super::*;

/// A member of the trading centre's committee.
const SEATED: Sr25519Keyring = Sr25519Keyring::Dave;
/// Has neither party nor money in the beginning.
const FRESH: Sr25519Keyring = Sr25519Keyring::One;

fn party(who: Sr25519Keyring) -> PartyId {
	verdigrid_identity::PartyOf::<Runtime>::get(who.to_account_id()).unwrap()
}

fn rotate(who: Sr25519Keyring, new: Sr25519Keyring) -> DispatchResult {
	sign(who, Identity::rotate { new_account: new.to_account_id() })
}

#[test]
fn r24_no_party_comes_to_an_account_with_the_bond_of_a_seat() {
	development().execute_with(|| {
		block(|| {
			let seated = party(SEATED);
			assert_ok!(rotate(SEATED, FRESH));
			assert_ok!(sign(FRESH, Identity::accept_rotation { party: seated }));

			let reserved = || Error::<Runtime>::AccountReserved;
			assert_noop!(rotate(CHARLIE, SEATED), reserved());
			let apply = Identity::apply {
				kind: PartyKind::Person,
				commitment: H256::repeat_byte(1),
				jurisdiction: b"CN-11".to_vec().try_into().unwrap(),
			};
			assert_noop!(sign(SEATED, apply), reserved());
			let recover = Identity::recover {
				party: party(CHARLIE),
				new_account: SEATED.to_account_id(),
				reason: b"lost".to_vec().try_into().unwrap(),
			};
			assert_noop!(sign(BOB, recover), reserved());
		});
	});
}
