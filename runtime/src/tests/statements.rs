//! The crate that checks statements reads the state as the pallets wrote it.

use codec::{Decode, DecodeAll, Encode};
use frame_support::{assert_ok, storage::storage_prefix};
use verdigrid_certificates::{types::Reason as FreezeReason, Redemptions};
use verdigrid_evidence::types::Reason;
use verdigrid_proof::{
	domain::{Meter, Redemption, Voucher},
	facts::Facts,
	keys::Key,
	records::{
		Anchor, Batch, Carried, DoubtRecord, EvidenceRecord, Freeze, MeteredEnergy, Party, Project,
		TopicState,
	},
	state::State,
	Refusal,
};

use super::{traded::traded, *};

/// The state of the test.
struct Stored;

impl State for Stored {
	fn value(&self, key: &Key) -> Result<Option<Vec<u8>>, Refusal> {
		Ok(sp_io::storage::get(&key.bytes).map(|value| value.to_vec()))
	}
}

/// All values of an item are read, and written again with the same bytes.
#[track_caller]
fn mirrored<T: Encode + Decode>(pallet: &str, item: &str) {
	let prefix = storage_prefix(pallet.as_bytes(), item.as_bytes());
	let (mut key, mut count) = (prefix.to_vec(), 0);
	while let Some(next) = sp_io::storage::next_key(&key).filter(|it| it.starts_with(&prefix)) {
		let value = sp_io::storage::get(&next).unwrap();
		let read = T::decode_all(&mut &*value);
		assert_eq!(read.map(|it| it.encode()), Ok(value.to_vec()), "{pallet}.{item}");
		(key, count) = (next, count + 1);
	}
	assert!(count > 0, "{pallet}.{item} has nothing");
}

#[test]
fn the_records_of_the_pallets_are_mirrored() {
	traded().execute_with(|| {
		let evidence = verdigrid_evidence::EvidenceRecords::<Runtime>::iter_keys().next().unwrap();
		let contest = verdigrid_evidence::Call::contest { evidence, reason: Reason::Figures };
		assert_ok!(dispatch(RuntimeOrigin::root(), contest));
		let batch = verdigrid_certificates::Batches::<Runtime>::iter_keys().next().unwrap();
		let reason = FreezeReason::Objection;
		let freeze = verdigrid_certificates::Call::freeze { batch, reason };
		assert_ok!(dispatch(RuntimeOrigin::root(), freeze));
		mirrored::<Batch>("Certificates", "Batches");
		mirrored::<Carried>("Certificates", "Carried");
		mirrored::<Freeze>("Certificates", "Freezes");
		mirrored::<Project>("Certificates", "Projects");
		mirrored::<Redemption>("Certificates", "Redemptions");
		mirrored::<Anchor>("Evidence", "Anchors");
		mirrored::<DoubtRecord>("Evidence", "Doubts");
		mirrored::<EvidenceRecord>("Evidence", "EvidenceRecords");
		mirrored::<MeteredEnergy>("Evidence", "Metered");
		mirrored::<TopicState>("Evidence", "Topics");
		mirrored::<Vec<u8>>("Identity", "MeterIds");
		mirrored::<Meter>("Identity", "Meters");
		mirrored::<Party>("Identity", "Parties");
		mirrored::<Voucher>("Vouchers", "Vouchers");
	});
}

#[test]
fn all_that_a_statement_rests_on_is_found_and_agrees() {
	traded().execute_with(|| {
		let offset = genesis::Offset::<Runtime>::get().minutes();
		let (mut matched, mut unmatched) = (0, 0);
		for (id, redemption) in Redemptions::<Runtime>::iter() {
			let facts = Facts::read(&Stored, id, offset).unwrap_or_else(|it| panic!("{id}: {it}"));
			assert_eq!(facts.redemption.encode(), redemption.encode());
			match facts.matched {
				Some(_) => matched += 1,
				None => unmatched += 1,
			}
		}
		assert!(matched > 0 && unmatched > 0);
	});
}
