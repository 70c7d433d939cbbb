//! States full of data, as each release wrote them. They are sound after the upgrade to this runtime, so a change of a
//! layout without its migration fails here.
//!
//! The model writes the states of the registry when a release is made, and a test here writes that of governance. They
//! are never written again: they are what a chain of that release has.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use codec::DecodeAll;
use frame_support::{
	assert_ok, migrations::MultiStepMigrator, storage::storage_prefix, traits::GetStorageVersion,
};
use frame_system::RawOrigin;
use sp_core::hexdisplay::HexDisplay;

use super::{
	golden::newest_release,
	shapes::{visit_stored, Stored, Visitor},
	*,
};

/// A migration of so little data ends within so many blocks.
const MOST_BLOCKS: u32 = 10_000;
/// For clients that ask for it (decision 4).
const ALWAYS_EMPTY: (&str, &str) = ("Identity", "SubsOf");
/// The pallets whose items the state of governance fills. The states of the model fill the others.
const GOVERNING: [&str; 2] = ["Governance", "Genesis"];

/// Keys and values.
type Entries = Vec<(Vec<u8>, Vec<u8>)>;

fn folder() -> PathBuf {
	[env!("CARGO_MANIFEST_DIR"), "src", "tests", "golden", "states"].iter().collect()
}

/// Each line has a key and a value. An empty line ends a state.
fn read(text: &str) -> Vec<Entries> {
	let hex = |text: &str| sp_core::bytes::from_hex(text).unwrap();
	let entry = |line: &str| line.split_once(' ').map(|(key, value)| (hex(key), hex(value)));
	text.split("\n\n").map(|state| state.lines().filter_map(entry).collect()).collect()
}

/// The states of every release, with the name of their file.
fn states() -> Vec<(String, Entries)> {
	let files = fs::read_dir(folder()).into_iter().flatten();
	let states_of = |path: PathBuf| {
		let name = path.file_name().unwrap().to_str().unwrap().to_owned();
		let states = read(&fs::read_to_string(&path).unwrap());
		states.into_iter().map(move |state| (name.clone(), state))
	};
	files.flat_map(|file| states_of(file.unwrap().path())).collect()
}

fn keys(prefix: &[u8]) -> Vec<Vec<u8>> {
	let next = |key: &Vec<u8>| sp_io::storage::next_key(key);
	let first =
		sp_io::storage::get(prefix).map(|_| prefix.to_vec()).or_else(|| next(&prefix.to_vec()));
	std::iter::successors(first, next).take_while(|key| key.starts_with(prefix)).collect()
}

/// Decodes every value, and notes which items have any.
#[derive(Default)]
struct Decoded {
	broken: Vec<String>,
	stored: BTreeSet<(&'static str, &'static str)>,
	empty: BTreeSet<(&'static str, &'static str)>,
}

impl Visitor for Decoded {
	fn visit<S: Stored>(&mut self, pallet: &'static str, item: &'static str) {
		let keys = keys(&storage_prefix(pallet.as_bytes(), item.as_bytes()));
		let items = if keys.is_empty() { &mut self.empty } else { &mut self.stored };
		items.insert((pallet, item));
		for key in keys {
			let value = sp_io::storage::get(&key).unwrap();
			if S::Value::decode_all(&mut &value[..]).is_err() {
				self.broken.push(format!("{pallet}.{item} at {}", HexDisplay::from(&key)));
			}
		}
	}
}

/// What an upgrade to this runtime does.
fn upgrade() {
	Executive::execute_on_runtime_upgrade();
	for _ in 0..MOST_BLOCKS {
		if !Migrations::ongoing() {
			return;
		}
		Migrations::step();
	}
	panic!("the migrations do not end: {:?}", pallet_migrations::Cursor::<Runtime>::get());
}

/// Whether the state is sound on this runtime.
fn judge() -> Result<(), String> {
	let mut decoded = Decoded::default();
	visit_stored(&mut decoded);
	if !decoded.broken.is_empty() {
		return Err(format!("these do not decode: {:?}", decoded.broken));
	}
	macro_rules! versions {
		($($pallet:ident)*) => {
			[$((
				stringify!($pallet),
				$pallet::on_chain_storage_version() == $pallet::in_code_storage_version(),
			)),*]
		};
	}
	let versions = versions!(Identity Certificates Market Auction Evidence Vouchers Escrow);
	if let Some((pallet, _)) = versions.iter().find(|(_, same)| !same) {
		return Err(format!("{pallet} has the storage version of an earlier layout"));
	}
	crate::invariants::try_state().map_err(|error| format!("{error:?}"))
}

fn chain_of(state: &Entries) -> TestExternalities {
	let mut chain = TestExternalities::default();
	chain.execute_with(|| state.iter().for_each(|(key, value)| sp_io::storage::set(key, value)));
	chain
}

#[test]
fn states_of_each_release_are_sound_after_the_upgrade() {
	for (file, state) in states() {
		chain_of(&state).execute_with(|| {
			upgrade();
			judge().unwrap_or_else(|error| panic!("{file}: {error}"));
		});
	}
}

#[test]
fn a_layout_that_was_not_migrated_is_found() {
	development().execute_with(|| {
		assert_eq!(judge(), Ok(()));
		frame_support::hypothetically!({
			let key = verdigrid_identity::NextParty::<Runtime>::hashed_key();
			sp_io::storage::set(&key, &[1]);
			assert!(judge().unwrap_err().contains("Identity.NextParty"));
		});
		frame_support::hypothetically!({
			frame_support::traits::StorageVersion::new(0).put::<Market>();
			assert!(judge().unwrap_err().contains("Market has the storage version"));
		});
	});
}

/// A chain on which members vote, and a call is paused.
fn governed() -> TestExternalities {
	let mut chain = local_testnet();
	chain.execute_with(|| {
		// Long enough to be a preimage, which is kept from the first vote on.
		let long = frame_system::Call::remark { remark: vec![7; 200] };
		block(|| {
			let poll = propose(ALICE, RawOrigin::Root, long);
			assert_ok!(aye(ALICE, poll));
			propose(BOB, crate::governance::Origin::Emergency, pause());
			assert_ok!(dispatch(RawOrigin::Root, pause()));
			let full_name = paused();
			let renew = crate::governance::Call::renew_pause { full_name };
			assert_ok!(dispatch(RawOrigin::Root, renew));
		});
	});
	chain
}

fn paused() -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
	let name = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
	(name("Market"), name("offer"))
}

fn pause() -> pallet_tx_pause::Call<Runtime> {
	pallet_tx_pause::Call::pause { full_name: paused() }
}

/// The lines of a state.
fn written() -> String {
	let line = |key: &Vec<u8>| {
		let value = sp_io::storage::get(key).unwrap();
		format!("0x{} 0x{}\n", HexDisplay::from(key), HexDisplay::from(&value.to_vec()))
	};
	keys(&[]).iter().map(line).collect()
}

#[test]
fn a_state_is_read_as_it_was_written() {
	let mut chain = governed();
	let (text, root) = chain.execute_with(|| (written(), sp_io::storage::root(Default::default())));
	let states = read(&text);
	assert_eq!(states.len(), 1);
	let again = chain_of(&states[0]).execute_with(|| sp_io::storage::root(Default::default()));
	assert_eq!(again, root);
}

/// A release has states in which every storage item has entries.
#[test]
fn a_release_keeps_states_full_of_data() {
	let text = governed().execute_with(|| {
		assert_eq!(judge(), Ok(()));
		let mut decoded = Decoded::default();
		visit_stored(&mut decoded);
		let empty = decoded.empty.iter().filter(|(pallet, _)| GOVERNING.contains(pallet));
		assert_eq!(empty.collect::<Vec<_>>(), Vec::<&(&str, &str)>::new());
		written()
	});
	let Some(release) = newest_release() else { return };
	let file = folder().join(format!("{release}-governance.txt"));
	if env::var_os("UPDATE_GOLDEN").is_some() && !file.exists() {
		fs::create_dir_all(folder()).unwrap();
		fs::write(file, text).unwrap();
	}
	// What came later is not in its states.
	if release != env!("CARGO_PKG_VERSION") {
		return;
	}
	let (mut stored, mut all) = (BTreeSet::new(), BTreeSet::new());
	for (_, state) in
		states().into_iter().filter(|(name, _)| name.starts_with(&format!("{release}-")))
	{
		chain_of(&state).execute_with(|| {
			let mut decoded = Decoded::default();
			visit_stored(&mut decoded);
			all.extend(decoded.stored.union(&decoded.empty).copied());
			stored.extend(decoded.stored);
		});
	}
	let empty: Vec<_> = all.difference(&stored).filter(|item| **item != ALWAYS_EMPTY).collect();
	assert!(
		!all.is_empty() && empty.is_empty(),
		"the states of release {release} have no entry of {empty:?}: UPDATE_GOLDEN=1 writes states that \
		 are missing (docs/releasing.md)"
	);
}
