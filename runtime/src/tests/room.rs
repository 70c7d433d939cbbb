//! However many trades wait for a block, attestations, disputes and votes get into one.

use frame_support::dispatch::DispatchClass;
use sp_core::H256;
use sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidityError,
};
use verdigrid_evidence::{
	types::{Reason, Verdict},
	Call as Evidence,
};
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	Energy, Period,
};

use super::{
	replay::{apply, chain, tipped},
	*,
};

/// Uses what ordinary transactions may use of a block.
fn fill() {
	let weights = <Runtime as frame_system::Config>::BlockWeights::get();
	let most = weights.get(DispatchClass::Normal).max_total.unwrap();
	System::register_extra_weight_unchecked(most, DispatchClass::Normal);
}

/// What disputes, attestations and decisions are about.
const TOPIC: Topic = Topic::Settlement(Period::hour(385_704), 0);

fn of_oracles() -> [RuntimeCall; 3] {
	let root = H256::repeat_byte(1);
	let statement = Statement { root, leaves: 1, total: Energy::from_wh(1) };
	let (reason, note) = (Reason::Figures, H256::zero());
	[
		Evidence::attest { topic: TOPIC, round: 0, statement }.into(),
		Evidence::dispute { topic: TOPIC, root, reason, note }.into(),
		Evidence::resolve { dispute: 0, verdict: Verdict::Upheld }.into(),
	]
}

#[test]
fn r43_attestations_and_disputes_have_room_in_a_block_full_of_others() {
	for call in of_oracles() {
		chain().execute_with(|| {
			block(|| {
				fill();
				let exhausted = InvalidTransaction::ExhaustsResources;
				let refused = Err(TransactionValidityError::Invalid(exhausted));
				assert_eq!(apply(&tipped(BOB, transfer(ALICE), VDG)), refused);
				assert!(Executive::apply_extrinsic(tipped(ALICE, call, 0)).is_ok());
			});
		});
	}
}

/// How early the pool offers a transaction to a block.
fn priority(transaction: UncheckedExtrinsic) -> TransactionPriority {
	let (source, parent) = (TransactionSource::External, System::parent_hash());
	Executive::validate_transaction(source, transaction, parent).unwrap().priority
}

/// A wallet can give any transaction a tip. A block takes those first whose tip is highest for the room that they need. A
/// vote needs up to four times the room of a transfer. So with four times the tip of what waits, it comes first.
#[test]
fn a_vote_with_a_tip_comes_before_all_trades_without() {
	chain().execute_with(|| {
		let vote = || pallet_ranked_collective::Call::vote { poll: 0, aye: true };
		let waiting = priority(tipped(BOB, transfer(ALICE), 0));
		assert!(priority(tipped(ALICE, vote(), MILLI_VDG)) > waiting);
		let also_tipped = priority(tipped(BOB, transfer(ALICE), MILLI_VDG));
		assert!(priority(tipped(ALICE, vote(), 4 * MILLI_VDG)) > also_tipped);
	});
}
