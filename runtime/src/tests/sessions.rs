//! Validators change as governance and their keys say, and GRANDPA begins a new set for a change alone.

use codec::Encode;
use frame_support::{assert_ok, traits::Hooks, BoundedVec};
use pallet_collator_selection::Invulnerables;
use pallet_grandpa::SetIdSession;
use pallet_session::NextKeys;
use proptest::prelude::*;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};

use super::*;

const DAVE: Sr25519Keyring = Sr25519Keyring::Dave;
const EVE: Sr25519Keyring = Sr25519Keyring::Eve;

/// Validators in their order, with the keys that they use.
type Keyed = Vec<(AccountId, SessionKeys)>;

/// A network of four validators that makes keys.
pub(crate) fn network() -> TestExternalities {
	let mut state = local_testnet();
	state.register_extension(KeystoreExt::new(MemoryKeystore::new()));
	state
}

/// Makes blocks until another session has begun.
pub(crate) fn next_session() {
	let next = Session::current_index() + 1;
	while Session::current_index() < next {
		block(|| ());
	}
}

/// An account registers keys that follow from a seed.
pub(crate) fn set_keys(who: Sr25519Keyring, seed: &str) {
	let made = SessionKeys::generate(&who.to_account_id().encode(), Some(seed.into()));
	let set = pallet_session::Call::set_keys { keys: made.keys, proof: made.proof.encode() };
	assert_ok!(sign(who, set));
}

/// Governance names the validators.
pub(crate) fn name(validators: &[Sr25519Keyring]) {
	let new = validators.iter().map(|who| who.to_account_id()).collect();
	let set = pallet_collator_selection::Call::set_invulnerables { new };
	assert_ok!(dispatch(RuntimeOrigin::root(), set));
}

/// Names the validators in just this order.
pub(crate) fn put_named(validators: Vec<AccountId>) {
	Invulnerables::<Runtime>::put(BoundedVec::truncate_from(validators));
}

/// The keys of an account vanish, which no account can bring about.
fn lose_keys(who: Sr25519Keyring) {
	assert_ok!(Session::purge_keys(RuntimeOrigin::signed(who.to_account_id())));
}

/// The named validators that have keys.
fn named() -> Keyed {
	let named = Invulnerables::<Runtime>::get().into_iter();
	named.filter_map(|who| NextKeys::<Runtime>::get(&who).map(|keys| (who, keys))).collect()
}

/// Those who validate now. Session, Aura and GRANDPA agree about them.
fn validating() -> Keyed {
	let (validators, voters) = (Session::validators(), Grandpa::grandpa_authorities());
	let authors = pallet_aura::Authorities::<Runtime>::get();
	assert_eq!([authors.len(), voters.len()], [validators.len(); 2]);
	let keys = authors.into_iter().zip(voters);
	let keys = keys.map(|(aura, (grandpa, _))| SessionKeys { aura, grandpa });
	validators.into_iter().zip(keys).collect()
}

/// Makes a change within a session, which says who validates after it. The change comes into force two
/// sessions later with one new set, and no other set follows.
fn comes_into_force(change: impl FnOnce() -> Keyed) {
	let (before, set) = (validating(), Grandpa::current_set_id());
	let after = block(change);
	assert_ne!(before, after);
	next_session();
	assert_eq!((validating(), Grandpa::current_set_id()), (before, set));
	for _ in 0..4 {
		next_session();
		assert_eq!((validating(), Grandpa::current_set_id()), (after.clone(), set + 1));
	}
}

/// Makes a change within a session after which everything stays as it is.
fn changes_nothing(change: impl FnOnce()) {
	let (before, set) = (validating(), Grandpa::current_set_id());
	block(change);
	for _ in 0..4 {
		next_session();
		assert_eq!((validating(), Grandpa::current_set_id()), (before.clone(), set));
	}
}

#[test]
fn sessions_that_change_nothing_make_no_new_set() {
	network().execute_with(|| {
		let begin = validating();
		assert_eq!(begin, named());
		for session in 1..=30 {
			next_session();
			assert_eq!(validating(), begin);
			assert_eq!(Grandpa::current_set_id(), 0);
			assert_eq!(SetIdSession::<Runtime>::iter().collect::<Vec<_>>(), [(0, session)]);
			assert!(!pallet_session::QueuedChanged::<Runtime>::get());
			assert!(Historical::historical_root(session).is_some());
		}
	});
}

#[test]
fn a_block_says_that_voters_change_if_they_do() {
	let announced = || {
		let logs = System::digest().logs;
		logs.iter().any(|log| {
			matches!(log, DigestItem::Consensus(engine, _)
				if *engine == sp_consensus_grandpa::GRANDPA_ENGINE_ID)
		})
	};
	network().execute_with(|| {
		block(|| name(&[ALICE, BOB, CHARLIE]));
		for session in 1..6 {
			next_session();
			assert_eq!(announced(), session == 2, "{session}");
		}
	});
}

#[test]
fn a_validator_is_added() {
	network().execute_with(|| {
		comes_into_force(|| {
			set_keys(EVE, "//Eve");
			name(&[ALICE, BOB, CHARLIE, DAVE, EVE]);
			assert_eq!(named().len(), 5);
			named()
		});
	});
}

#[test]
fn a_validator_is_removed() {
	network().execute_with(|| {
		comes_into_force(|| {
			name(&[ALICE, CHARLIE, DAVE]);
			assert_eq!(named().len(), 3);
			named()
		});
	});
}

#[test]
fn a_validator_takes_the_place_of_another() {
	network().execute_with(|| {
		comes_into_force(|| {
			set_keys(EVE, "//Eve");
			name(&[ALICE, BOB, CHARLIE, EVE]);
			named()
		});
	});
}

#[test]
fn another_order_is_a_change() {
	network().execute_with(|| {
		comes_into_force(|| {
			let mut order = Invulnerables::<Runtime>::get().into_inner();
			order.reverse();
			put_named(order);
			named()
		});
	});
}

#[test]
fn other_keys_of_the_same_validators_are_a_change() {
	network().execute_with(|| {
		comes_into_force(|| {
			set_keys(BOB, "//other");
			named()
		});
	});
}

#[test]
fn keys_that_are_set_and_set_back_within_a_session_are_none() {
	network().execute_with(|| {
		changes_nothing(|| {
			set_keys(BOB, "//other");
			set_keys(BOB, "//Bob");
		});
	});
}

#[test]
fn naming_the_same_validators_is_none() {
	network().execute_with(|| {
		changes_nothing(|| name(&[DAVE, CHARLIE, BOB, ALICE]));
	});
}

#[test]
fn keys_of_an_account_that_is_not_named_are_none() {
	network().execute_with(|| changes_nothing(|| set_keys(EVE, "//Eve")));
}

#[test]
fn changes_in_sessions_that_follow_each_other_have_a_set_each() {
	network().execute_with(|| {
		let begin = validating();
		block(|| name(&[ALICE, BOB, CHARLIE]));
		let three = named();
		next_session();
		block(|| set_keys(ALICE, "//other"));
		let other = named();
		next_session();
		block(|| set_keys(ALICE, "//Alice"));
		assert_eq!((validating(), Grandpa::current_set_id()), (three.clone(), 1));
		next_session();
		block(|| name(&[ALICE, BOB, CHARLIE, DAVE]));
		assert_eq!((validating(), Grandpa::current_set_id()), (other, 2));
		next_session();
		assert_eq!((validating(), Grandpa::current_set_id()), (three, 3));
		for _ in 0..4 {
			next_session();
			assert_eq!((validating(), Grandpa::current_set_id()), (begin.clone(), 4));
		}
	});
}

#[test]
fn validators_whose_keys_vanish_drop_out() {
	network().execute_with(|| {
		for lost in [BOB, DAVE] {
			comes_into_force(|| {
				lose_keys(lost);
				named()
			});
		}
		comes_into_force(|| {
			set_keys(BOB, "//Bob");
			named()
		});
		assert_eq!(validating().len(), 3);
	});
}

#[test]
fn if_none_that_is_named_has_keys_the_present_validators_go_on() {
	network().execute_with(|| {
		changes_nothing(|| put_named(vec![]));
		changes_nothing(|| put_named(vec![EVE.to_account_id()]));
		let without_bob = |mut present: Keyed| {
			present.retain(|(who, _)| *who != BOB.to_account_id());
			present
		};
		comes_into_force(|| {
			lose_keys(BOB);
			without_bob(validating())
		});
		comes_into_force(|| {
			set_keys(EVE, "//Eve");
			named()
		});
	});
}

#[test]
fn a_chain_whose_validators_lost_all_keys_goes_on() {
	network().execute_with(|| {
		let authors = pallet_aura::Authorities::<Runtime>::get();
		let voters = Grandpa::grandpa_authorities();
		block(|| [ALICE, BOB, CHARLIE, DAVE].into_iter().for_each(lose_keys));
		for _ in 0..4 {
			next_session();
			assert_eq!(pallet_aura::Authorities::<Runtime>::get(), authors);
			assert_eq!(Grandpa::grandpa_authorities(), voters);
			assert_eq!(Grandpa::current_set_id(), 0);
		}
		block(|| set_keys(ALICE, "//other"));
		let recovered = named();
		next_session();
		next_session();
		assert_eq!((validating(), Grandpa::current_set_id()), (recovered, 1));
	});
}

#[test]
fn a_change_that_comes_while_a_forced_one_is_pending_is_not_lost() {
	network().execute_with(|| {
		let begin = Grandpa::grandpa_authorities();
		block(|| {
			let stalled =
				pallet_grandpa::Call::note_stalled { delay: 30, best_finalized_block_number: 0 };
			assert_ok!(dispatch(RuntimeOrigin::root(), stalled));
			name(&[ALICE, BOB, CHARLIE]);
		});
		let three = named();
		next_session();
		assert_eq!(Grandpa::current_set_id(), 1);
		// The change comes into force, and GRANDPA refuses it.
		next_session();
		assert_eq!(Session::validators().len(), 3);
		assert_eq!(Grandpa::grandpa_authorities(), begin);
		next_session();
		assert_eq!((Grandpa::grandpa_authorities(), Grandpa::current_set_id()), (begin, 1));
		for _ in 0..4 {
			next_session();
			assert_eq!((validating(), Grandpa::current_set_id()), (three.clone(), 2));
		}
	});
}

#[test]
fn a_forced_change_by_itself_makes_one_new_set() {
	network().execute_with(|| {
		let begin = validating();
		block(|| {
			let stalled =
				pallet_grandpa::Call::note_stalled { delay: 50, best_finalized_block_number: 0 };
			assert_ok!(dispatch(RuntimeOrigin::root(), stalled));
		});
		for _ in 0..6 {
			next_session();
			assert_eq!((validating(), Grandpa::current_set_id()), (begin.clone(), 1));
		}
	});
}

#[test]
fn validators_without_keys_are_left_out_of_the_genesis() {
	let preset = crate::presets::get_preset(&"local_testnet".into()).unwrap();
	let mut genesis: serde_json::Value = serde_json::from_slice(&preset).unwrap();
	genesis["session"]["keys"].as_array_mut().unwrap().pop();
	TestExternalities::default().execute_with(|| {
		let built = crate::genesis::build(serde_json::to_vec(&genesis).unwrap());
		assert_eq!(built, Ok(()));
		let begin = validating();
		assert_eq!((begin.len(), begin.clone()), (3, named()));
		changes_nothing(|| assert_eq!(validating(), begin));
	});
}

/// What happens within a session.
#[derive(Clone, Debug)]
enum Change {
	/// Validators are named, in this order. The first account always is.
	Name(Vec<u8>),
	/// An account registers keys.
	Keys(u8, u8),
	/// The keys of an account vanish.
	Lose(u8),
}

/// How many accounts there are to name.
const ACCOUNTS: u8 = 6;

fn account(number: u8) -> AccountId {
	AccountId::from([number; 32])
}

fn keys(number: u8, version: u8) -> SessionKeys {
	let (aura, grandpa) = ([number, version, 1], [number, version, 2]);
	let bytes = |of: [u8; 3]| -> [u8; 32] { of.repeat(11)[..32].try_into().unwrap() };
	SessionKeys {
		aura: sp_core::sr25519::Public::from_raw(bytes(aura)).into(),
		grandpa: sp_core::ed25519::Public::from_raw(bytes(grandpa)).into(),
	}
}

fn change() -> impl Strategy<Value = Change> {
	let others: Vec<u8> = (1..ACCOUNTS).collect();
	let some = proptest::sample::subsequence(others, 0..ACCOUNTS as usize).prop_shuffle();
	prop_oneof![
		some.prop_map(Change::Name),
		(0..ACCOUNTS, 0..3_u8).prop_map(|(who, version)| Change::Keys(who, version)),
		(1..ACCOUNTS).prop_map(Change::Lose),
	]
}

fn make(change: Change) {
	match change {
		Change::Name(others) => {
			put_named([0].into_iter().chain(others).map(account).collect());
		}
		Change::Keys(who, version) => {
			NextKeys::<Runtime>::insert(account(who), keys(who, version));
		}
		Change::Lose(who) => NextKeys::<Runtime>::remove(account(who)),
	}
}

/// Ends a session, in a block of its own.
pub(crate) fn rotate() {
	System::set_block_number(System::block_number() + 1);
	Session::rotate_session();
	Grandpa::on_finalize(System::block_number());
}

proptest! {
	/// Validators come into force as if every session named new ones, and there is a set for each that differs.
	#[test]
	fn validators_are_those_that_were_named_two_sessions_ago(
		sessions in proptest::collection::vec(proptest::collection::vec(change(), 0..4), 1..12)
	) {
		local_testnet().execute_with(|| {
			let (mut queued, mut active, mut set) = (validating(), validating(), 0);
			make(Change::Keys(0, 0));
			for changes in sessions {
				changes.into_iter().for_each(make);
				rotate();
				set += u64::from(active != queued);
				(active, queued) = (queued, named());
				assert_eq!(validating(), active);
				assert_eq!(Grandpa::current_set_id(), set);
				assert_eq!(pallet_session::QueuedKeys::<Runtime>::get(), queued);
				crate::invariants::between_pallets().unwrap();
			}
		});
	}
}
