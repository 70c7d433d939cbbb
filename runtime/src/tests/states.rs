//! States full of data, as each release wrote them. They are sound after the upgrade to this runtime, so a change of a
//! layout without its migration fails here.
//!
//! The model writes the states of the registry when a release is made, and a test here writes that of governance. They
//! are never written again: they are what a chain of that release has.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use codec::DecodeAll;
use frame_support::{assert_ok, migrations::MultiStepMigrator, storage::storage_prefix};
use frame_system::RawOrigin;
use sp_core::hexdisplay::HexDisplay;

use super::{
	golden::{changed_since_the_release, described::Described, newest_release, types_of, versions},
	shapes::{visit_stored, Shapes, Stored, Visitor},
	*,
};
use crate::configs::proxy::ProxyType;

/// A migration of so little data ends within so many blocks.
const MOST_BLOCKS: u32 = 10_000;
/// For clients that ask for it (decision 4).
const ALWAYS_EMPTY: (&str, &str) = ("Identity", "SubsOf");
/// The pallets whose items the state of governance fills. The states of the model fill the others.
const GOVERNING: [&str; 2] = ["Governance", "Genesis"];
/// Items of the SDK's pallets that could store types of ours, and of which the state of governance has no entry. Nothing
/// is ever frozen. Holds of assets have the type of `Balances.Holds`.
const NOT_GOVERNING: [&str; 2] = ["Balances.Freezes", "AssetsHolder.Holds"];

thread_local! {
	static DESCRIBED: Described = Described::by_the_runtime();
}

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

/// Decodes every value of our pallets as the type that it has, and notes which items have any.
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

/// The entries of all pallets that are not what the metadata describes.
fn misfits(described: &Described) -> Vec<String> {
	let mut found = vec![];
	for (pallet, item) in described.items() {
		let prefix = storage_prefix(pallet.as_bytes(), item.name.as_bytes());
		for key in keys(&prefix) {
			let value = sp_io::storage::get(&key).unwrap();
			if !described.fits(item, &key[prefix.len()..], &value) {
				found.push(format!("{pallet}.{} at {}", item.name, HexDisplay::from(&key)));
			}
		}
	}
	found
}

/// What an upgrade to this runtime does. As every block, it begins without the events of the last one.
fn upgrade() {
	System::reset_events();
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
	let misfits = DESCRIBED.with(misfits);
	if !misfits.is_empty() {
		return Err(format!("these are not what the metadata describes: {misfits:?}"));
	}
	let in_code = versions::in_code();
	let mut on_chain = versions::on_chain().into_iter();
	if let Some((pallet, _)) = on_chain.find(|(pallet, version)| in_code[pallet] != *version) {
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

#[test]
fn a_layout_of_the_sdk_that_was_not_migrated_is_found() {
	development().execute_with(|| {
		frame_support::hypothetically!({
			let key = pallet_referenda::ReferendumCount::<Runtime>::hashed_key();
			sp_io::storage::set(&key, &[1]);
			assert!(judge().unwrap_err().contains("RankedPolls.ReferendumCount"));
		});
		frame_support::hypothetically!({
			let key = [&storage_prefix(b"Proxy", b"Proxies")[..], &[7; 40]].concat();
			sp_io::storage::set(&key, &[0; 17]);
			assert!(judge().unwrap_err().contains("Proxy.Proxies"));
		});
		frame_support::hypothetically!({
			frame_support::traits::StorageVersion::new(0).put::<RankedPolls>();
			assert!(judge().unwrap_err().contains("RankedPolls has the storage version"));
		});
	});
}

/// Entries of other pallets that have types of ours: a proxy's type, the reason of a hold, the origin of a task.
fn fill_other_pallets() {
	let (delegate, proxy_type) = (BOB.to_account_id().into(), ProxyType::ALL[0]);
	let add = pallet_proxy::Call::<Runtime>::add_proxy { delegate, proxy_type, delay: 0 };
	assert_ok!(sign(ALICE, add));
	assert_ok!(sign(ALICE, pallet_preimage::Call::<Runtime>::note_preimage { bytes: vec![7] }));
	let (when, maybe_periodic, priority) = (System::block_number() + DAYS, None, 0);
	let call = Box::new(transfer(BOB));
	let later =
		pallet_scheduler::Call::<Runtime>::schedule { when, maybe_periodic, priority, call };
	assert_ok!(dispatch(RawOrigin::Root, later));
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
			fill_other_pallets();
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

/// Whether an item has types of ours. Their names are in the descriptions of its types.
fn has_types_of_ours(shapes: &Shapes, types: Vec<u32>) -> bool {
	shapes.definitions(types, &[]).contains("verdigrid_")
}

#[test]
fn the_state_of_governance_has_what_other_pallets_store_of_ours() {
	let shapes = Shapes::of_the_runtime();
	let empty = governed().execute_with(|| {
		let items = shapes.pallets.iter().flat_map(|pallet| {
			let items = shapes.storage(pallet).iter();
			items.map(move |item| (pallet.name.as_str(), item))
		});
		let own: BTreeSet<_> = shapes.own_pallets().map(|pallet| pallet.name.as_str()).collect();
		let others = items.filter(|(pallet, _)| !own.contains(pallet));
		let ours = others.filter(|(_, item)| has_types_of_ours(&shapes, types_of(item)));
		let has_none = |pallet: &str, item: &str| {
			keys(&storage_prefix(pallet.as_bytes(), item.as_bytes())).is_empty()
		};
		let empty = ours.filter(|(pallet, item)| has_none(pallet, &item.name));
		empty.map(|(pallet, item)| format!("{pallet}.{}", item.name)).collect::<Vec<_>>()
	});
	assert_eq!(empty, NOT_GOVERNING);
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
	if changed_since_the_release() {
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
