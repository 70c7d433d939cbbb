//! What a transaction would do, tried on a state that is then thrown away. Nobody has to sign it.

use alloc::vec::Vec;
use codec::{DecodeLimit, Encode};
use frame_support::{
	dispatch::{DispatchClass, DispatchResult, GetDispatchInfo},
	MAX_EXTRINSIC_DEPTH,
};
use sp_runtime::{
	generic::{CheckedExtrinsic, Digest, Era, ExtrinsicFormat},
	traits::{Applyable, SaturatedConversion},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
};
use verdigrid_runtime_api::Trial;

use crate::{
	AccountId, Balance, Hash, Runtime, RuntimeCall, RuntimeEvent, System, TransactionPayment,
	TxExtension, SLOT_DURATION,
};

/// A call of an account in the next block, as its first transaction. `None` if the bytes are not a call.
pub fn try_call(account: AccountId, call: &[u8], length: u32) -> Option<Trial<Balance>> {
	// A transaction is longer than its call.
	if u32::try_from(call.len()).map_or(true, |bytes| bytes > length) {
		return None;
	}
	let call = RuntimeCall::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &*call).ok()?;
	begin_next_block();
	let extension = extension(&account);
	let transaction: CheckedExtrinsic<AccountId, RuntimeCall, TxExtension> =
		CheckedExtrinsic { format: ExtrinsicFormat::Signed(account, extension), function: call };
	let info = transaction.get_dispatch_info();
	let asked = TransactionPayment::compute_fee(length, &info, 0);
	match transaction.apply::<Runtime>(&info, length.saturated_into()) {
		Err(error) => Some(refused(error, asked)),
		// What a block has to contain must not fail.
		Ok(Err(_)) if info.class == DispatchClass::Mandatory => {
			Some(refused(InvalidTransaction::BadMandatory.into(), asked))
		}
		Ok(result) => {
			System::note_applied_extrinsic(&result, info);
			Some(included(result.map(|_| ()).map_err(|error| error.error)))
		}
	}
}

/// No block would take the transaction.
fn refused(error: TransactionValidityError, fee: Balance) -> Trial<Balance> {
	Trial { result: Err(error), fee, events: Vec::<RuntimeEvent>::new().encode() }
}

/// A block would take the transaction, with the events that are there now.
fn included(result: DispatchResult) -> Trial<Balance> {
	let events: Vec<_> = System::read_events_no_consensus().map(|event| *event).collect();
	let fee = paid(events.iter().map(|record| &record.event));
	Trial { result: Ok(result), fee, events: events.encode() }
}

/// Events of a transaction are those of a block that has begun. What the block would do before its transactions is left out.
fn begin_next_block() {
	System::reset_events();
	let number = System::block_number().saturating_add(1);
	System::initialize(&number, &Hash::default(), &Digest::default());
	System::note_finished_initialize();
	pallet_timestamp::Now::<Runtime>::mutate(|now| *now = now.saturating_add(SLOT_DURATION));
}

/// For how many blocks wallets let a transaction live. It costs more than one that is valid for ever.
const LIFE: u64 = 64;

/// As wallets sign it: valid for some blocks, with the account's next nonce, without a tip.
fn extension(account: &AccountId) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::mortal(
			LIFE,
			System::block_number().saturating_sub(1).into(),
		)),
		frame_system::CheckNonce::from(System::account_nonce(account)),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// The part of the fee that the account paid, as the events say.
fn paid<'a>(events: impl Iterator<Item = &'a RuntimeEvent>) -> Balance {
	use pallet_transaction_payment::Event::TransactionFeePaid;
	use verdigrid_allowance::Event::{FeeCovered, FeeWaived};
	let (mut whole, mut not_paid): (Balance, Balance) = (0, 0);
	for event in events {
		match event {
			RuntimeEvent::TransactionPayment(TransactionFeePaid { actual_fee, .. }) => {
				whole = *actual_fee;
			}
			RuntimeEvent::Allowance(FeeCovered { amount, .. } | FeeWaived { amount, .. }) => {
				not_paid = not_paid.saturating_add(*amount);
			}
			_ => (),
		}
	}
	whole.saturating_sub(not_paid)
}
