//! A call that failed changed nothing but what its fee changes.

use codec::Decode;
use frame_system::AccountInfo;
use pallet_balances::AccountData;
use sp_crypto_hashing::twox_128;
use verdigrid_runtime::{money::governance_account, AccountId, Balance, Runtime};

use crate::{
	chain::{Included, Key},
	failure::{ensure, Checked, Failure},
	shapes::Shapes,
};

// As `Nonce` is encoded, without a default that native code could take.
type Info = AccountInfo<u32, AccountData<Balance>>;

/// Items that say what happens in a block, or count it.
const OF_THE_BLOCK: [(&str, &[&str]); 3] = [
	(
		"System",
		&[
			"Events",
			"EventCount",
			"ExtrinsicCount",
			"ExtrinsicData",
			"AllExtrinsicsLen",
			"BlockWeight",
			"BlockSize",
			"ExecutionPhase",
			"ExtrinsicWeightReclaimed",
			"InherentsApplied",
		],
	),
	("TransactionPayment", &["TxPaymentCredit"]),
	// The allowance of a party pays its fees first.
	("Allowance", &["Used", "FreeCallMade"]),
];

fn prefix(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

fn is_of_the_block(key: &[u8]) -> bool {
	// Keys that begin so are the host's, such as `:extrinsic_index`.
	key.starts_with(b":")
		|| OF_THE_BLOCK
			.iter()
			.any(|(pallet, items)| items.iter().any(|item| key.starts_with(&prefix(pallet, item))))
}

/// Fails where a transaction whose call failed changed something else than fees and nonces.
pub fn of_failed(shapes: &Shapes, included: &Included, signer: Option<&AccountId>) -> Checked {
	if included.result.is_ok() {
		return Ok(());
	}
	for (key, after) in &included.after {
		let before = included.touched.written.get(key).cloned().flatten();
		if before == *after || is_of_the_block(key) {
			continue;
		}
		let account = account_of(key);
		ensure(account.is_some(), "a call that failed changed state", || changed(shapes, key))?;
		of_account(account, signer, before, after.as_deref())?;
	}
	Ok(())
}

fn changed(shapes: &Shapes, key: &Key) -> String {
	match shapes.entry(key) {
		Some(entry) => format!("{}.{}", entry.pallet, entry.item),
		None => hex::encode(key),
	}
}

/// Whose entry of `System.Account` it is.
fn account_of(key: &[u8]) -> Option<AccountId> {
	let rest = key.strip_prefix(&prefix("System", "Account")[..])?;
	AccountId::decode(&mut rest.get(16..)?).ok()
}

/// The account that signed has a higher nonce and less money, and the governance account has more.
fn of_account(
	account: Option<AccountId>,
	signer: Option<&AccountId>,
	before: Option<Vec<u8>>,
	after: Option<&[u8]>,
) -> Checked {
	let read = |bytes: &[u8]| Info::decode(&mut &*bytes).ok();
	let before = before.as_deref().and_then(read).unwrap_or_default();
	let after = after.and_then(read).unwrap_or_default();
	let said = || format!("{account:?}: {before:?}, then {after:?}");
	let governs = account == Some(governance_account());
	let signs = account.as_ref() == signer && signer.is_some();
	ensure(signs || governs, "a call that failed changed another account", said)?;
	let same = before.data.reserved == after.data.reserved
		&& before.data.frozen == after.data.frozen
		&& before.consumers == after.consumers
		&& before.sufficients == after.sufficients;
	// An account that cannot keep the least balance after its fee is reaped.
	let reaped = after.providers == 0 && after.data.free == 0;
	ensure(same || reaped, "a call that failed changed more than a fee", said)?;
	if signs && !reaped {
		ensure(
			after.nonce == before.nonce + 1,
			"a call that failed changed the nonce wrongly",
			said,
		)?;
	}
	let pays = match governs {
		true => after.data.free >= before.data.free,
		false => after.data.free <= before.data.free,
	};
	ensure(pays, "a call that failed moved money wrongly", said)
}

/// Entries that a block declares for all its transactions.
fn is_shared(key: &[u8]) -> bool {
	let shared = [
		prefix("Timestamp", "Now"),
		prefix("SafeMode", "EnteredUntil"),
		prefix("Parameters", "Parameters"),
		frame_system::Account::<Runtime>::hashed_key_for(governance_account()),
	];
	is_of_the_block(key) || shared.iter().any(|known| key.starts_with(known)) || is_marked(key)
}

/// Entries that benchmarks do not count.
fn is_marked(key: &[u8]) -> bool {
	use frame_support::traits::WhitelistedStorageKeys;
	use std::sync::OnceLock;
	static MARKED: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
	let marked = MARKED.get_or_init(|| {
		let all = verdigrid_runtime::AllPalletsWithSystem::whitelisted_storage_keys();
		all.into_iter().map(|entry| entry.key).collect()
	});
	marked.iter().any(|known| key.starts_with(known))
}

/// How many entries a transaction read and wrote that it has to declare itself.
pub fn entries(included: &Included) -> (u64, u64) {
	let read = included.touched.read.iter().filter(|key| !is_shared(key)).count();
	let written = included.after.iter().filter(|(key, after)| {
		!is_shared(key) && included.touched.written.get(key).is_some_and(|before| before != after)
	});
	(read as u64, written.count() as u64)
}

/// Fails where the weight that a transaction had in the end is less than the entries of state cost that it touched.
pub fn weight_covers(
	included: &Included,
	name: &str,
	weight: frame_support::weights::Weight,
) -> Checked {
	let (read, written) = entries(included);
	let cost = <Runtime as frame_system::Config>::DbWeight::get().reads_writes(read, written);
	if weight.ref_time() >= cost.ref_time() {
		return Ok(());
	}
	let text = format!(
		"{read} entries read and {written} written cost {} ps, and the weight is {weight:?}",
		cost.ref_time()
	);
	Err(Failure::new(format!("the weight of {name} is less than its entries of state cost"), text))
}
