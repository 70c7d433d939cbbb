//! A transaction counts once, on one chain, for one runtime, and for a limited time.

use frame_support::{assert_ok, weights::Weight};
use sp_runtime::{
	generic::Era,
	traits::TransactionExtension,
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	MultiAddress,
};
use verdigrid_identity::Call as Identity;

use super::*;
use crate::presets::CNY;

type Implicit = <TxExtension as TransactionExtension<RuntimeCall>>::Implicit;
pub(super) type Refused = Result<(), TransactionValidityError>;

pub(super) fn extension(nonce: Nonce, era: Era) -> TxExtension {
	with_tip(nonce, era, 0)
}

fn with_tip(nonce: Nonce, era: Era, tip: Balance) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(era),
		frame_system::CheckNonce::from(nonce.into()),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(tip),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// A development chain after its first block, which knows its genesis block's hash.
pub(super) fn chain() -> TestExternalities {
	let mut state = development();
	state.execute_with(|| block(|| ()));
	state
}

/// A transaction as a wallet makes it, which knows of the chain what `known` leaves.
fn signed_knowing(
	who: Sr25519Keyring,
	call: impl Into<RuntimeCall>,
	extension: TxExtension,
	known: impl FnOnce(&mut Implicit),
) -> UncheckedExtrinsic {
	let call = call.into();
	let mut implicit = extension.implicit().unwrap();
	known(&mut implicit);
	let payload = SignedPayload::from_raw(call.clone(), extension.clone(), implicit);
	let signature = payload.using_encoded(|bytes| who.sign(bytes));
	let account = MultiAddress::Id(who.to_account_id());
	UncheckedExtrinsic::new_signed(call, account, signature.into(), extension)
}

pub(super) fn signed(
	who: Sr25519Keyring,
	call: impl Into<RuntimeCall>,
	nonce: Nonce,
) -> UncheckedExtrinsic {
	signed_knowing(who, call, extension(nonce, Era::Immortal), |_| ())
}

/// The next transaction of an account.
pub(super) fn next(
	who: Sr25519Keyring,
	call: impl Into<RuntimeCall>,
	tip: Balance,
) -> UncheckedExtrinsic {
	let nonce = *System::account_nonce(who.to_account_id());
	signed_knowing(who, call, with_tip(nonce, Era::Immortal, tip), |_| ())
}

/// The first transaction of an account, as wallets sign it: for 64 blocks from the parent of the present one on.
pub(super) fn mortal(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let parent = u64::from(System::block_number() - 1);
	signed_knowing(who, call, extension(0, Era::mortal(64, parent)), |_| ())
}

/// The first transaction of an account, with a tip.
pub(super) fn tipped(
	who: Sr25519Keyring,
	call: impl Into<RuntimeCall>,
	tip: Balance,
) -> UncheckedExtrinsic {
	signed_knowing(who, call, with_tip(0, Era::Immortal, tip), |_| ())
}

/// Puts a transaction into the block that is being made.
pub(super) fn apply(transaction: &UncheckedExtrinsic) -> Refused {
	Executive::apply_extrinsic(transaction.clone()).map(|result| result.unwrap())
}

/// Offers a transaction to the pool, which asks about the next block.
pub(super) fn validate(transaction: &UncheckedExtrinsic) -> Refused {
	let source = TransactionSource::External;
	let parent = System::parent_hash();
	Executive::validate_transaction(source, transaction.clone(), parent).map(|_| ())
}

fn assert_refused(transaction: &UncheckedExtrinsic, reason: InvalidTransaction) {
	let refused = Err(TransactionValidityError::Invalid(reason));
	block(|| assert_eq!(apply(transaction), refused));
	assert_eq!(validate(transaction), refused);
}

#[test]
fn a_transaction_counts_once() {
	chain().execute_with(|| {
		let transaction = signed(ALICE, transfer(BOB), 0);
		assert_eq!(block(|| apply(&transaction)), Ok(()));
		assert_refused(&transaction, InvalidTransaction::Stale);
	});
}

#[test]
fn a_transaction_for_another_chain_or_another_runtime_is_refused() {
	let others: [fn(&mut Implicit); 3] = [
		|known| (known.4, known.5) = (Hash::repeat_byte(1), Hash::repeat_byte(1)),
		|known| known.2 += 1,
		|known| known.3 += 1,
	];
	for other in others {
		chain().execute_with(|| {
			let extension = || extension(0, Era::Immortal);
			let foreign = signed_knowing(ALICE, transfer(BOB), extension(), other);
			assert_refused(&foreign, InvalidTransaction::BadProof);
			let own = signed_knowing(ALICE, transfer(BOB), extension(), |_| ());
			assert_eq!(block(|| apply(&own)), Ok(()));
		});
	}
}

#[test]
fn a_mortal_transaction_counts_until_its_era_ends() {
	let applied_in = |last: BlockNumber| {
		chain().execute_with(|| {
			(2..5).for_each(|_| block(|| ()));
			// For the blocks 4 to 7.
			let era = Era::mortal(4, 4);
			let mortal = block(|| signed_knowing(ALICE, transfer(BOB), extension(0, era), |_| ()));
			(6..last).for_each(|_| block(|| ()));
			block(|| apply(&mortal))
		})
	};
	assert_eq!(applied_in(7), Ok(()));
	assert_eq!(applied_in(8), Err(InvalidTransaction::AncientBirthBlock.into()));
}

/// Pays for some transactions of an account that has none or little money.
fn endow(who: Sr25519Keyring) {
	assert_ok!(Balances::force_set_balance(RuntimeOrigin::root(), who.to_account_id().into(), VDG));
}

/// Gives all money of an account away, tokens and yuan: to the last unit, if the account may be reaped.
pub(super) fn empty(who: Sr25519Keyring) {
	let origin = || RuntimeOrigin::signed(who.to_account_id());
	let dest = || FERDIE.to_account_id().into();
	assert_ok!(Assets::transfer_all(origin(), CNY.into(), dest(), false));
	assert_ok!(Balances::transfer_all(origin(), dest(), false));
}

/// The account sends a transaction and loses all its money; later it has some again. What becomes of the
/// old transaction?
fn sent_again_after_reaping(who: Sr25519Keyring) -> Refused {
	endow(who);
	let nonce = *System::account_nonce(who.to_account_id());
	let transaction = signed(who, frame_system::Call::remark { remark: vec![] }, nonce);
	assert_ok!(block(|| apply(&transaction)));
	empty(who);
	endow(who);
	block(|| apply(&transaction))
}

const STALE: Refused = Err(TransactionValidityError::Invalid(InvalidTransaction::Stale));

/// An account that was never there, and one that was reaped, begin with the number of the block.
#[test]
fn an_account_that_begins_again_has_other_nonces() {
	chain().execute_with(|| {
		let two = Sr25519Keyring::Two;
		assert_eq!(sent_again_after_reaping(two), STALE);
		(0..5).for_each(|_| block(|| ()));
		assert_eq!(*System::account_nonce(AccountId::new([9; 32])), System::block_number());
		// What it has begun with stays.
		assert!(*System::account_nonce(two.to_account_id()) < System::block_number());
	});
}

/// Why there is a reference on accounts with a record, and why wallets sign mortal transactions.
#[test]
fn an_account_that_was_faster_than_the_blocks_can_begin_again_with_old_nonces() {
	chain().execute_with(|| {
		let who = Sr25519Keyring::Two;
		endow(who);
		let first = *System::account_nonce(who.to_account_id());
		let transaction = |nonce| signed(who, frame_system::Call::remark { remark: vec![] }, nonce);
		let sent: Vec<_> = (first..first + 4).map(transaction).collect();
		block(|| sent.iter().for_each(|it| assert_eq!(apply(it), Ok(()))));
		empty(who);
		endow(who);
		let again = *System::account_nonce(who.to_account_id());
		let nth = |nonce: Nonce| sent.get((nonce - first) as usize).unwrap();
		assert_eq!(block(|| apply(nth(again - 1))), STALE);
		assert_eq!(block(|| apply(nth(again))), Ok(()));
	});
}

#[test]
fn r44_the_accounts_of_parties_seats_and_registrars_never_start_again() {
	chain().execute_with(|| {
		// The registrar, a founding party, and one that has a seat as well.
		for who in [BOB, CHARLIE, Sr25519Keyring::Dave] {
			assert_eq!(sent_again_after_reaping(who), STALE, "{who:?}");
		}
	});
}

#[test]
fn r44_a_validators_account_never_starts_again() {
	chain().execute_with(|| {
		assert_eq!(sent_again_after_reaping(ALICE), STALE);
	});
}

#[test]
fn r44_the_account_of_a_recovered_party_never_starts_again() {
	chain().execute_with(|| {
		let new = Sr25519Keyring::Two;
		block(|| {
			let reason = b"lost".to_vec().try_into().unwrap();
			let recover = Identity::recover { party: 0, new_account: new.to_account_id(), reason };
			assert_ok!(sign(BOB, recover));
		});
		(0..10).for_each(|_| block(|| ()));
		assert_ok!(sign(new, Identity::finish_recovery { party: 0 }));
		assert_eq!(sent_again_after_reaping(new), STALE);
	});
}

/// Whatever takes a deposit keeps its account, if it has a party or not.
#[test]
fn r44_an_account_with_a_deposit_never_starts_again() {
	let other: AccountId = FERDIE.to_account_id();
	let deposits: [RuntimeCall; 4] = [
		pallet_preimage::Call::note_preimage { bytes: vec![1] }.into(),
		pallet_proxy::Call::add_proxy {
			delegate: other.clone().into(),
			proxy_type: Default::default(),
			delay: 0,
		}
		.into(),
		pallet_multisig::Call::approve_as_multi {
			threshold: 2,
			other_signatories: vec![other.clone()],
			maybe_timepoint: None,
			call_hash: [1; 32],
			max_weight: Weight::zero(),
		}
		.into(),
		Identity::apply {
			kind: verdigrid_primitives::party::PartyKind::Organisation,
			commitment: Hash::repeat_byte(1),
			jurisdiction: b"CN".to_vec().try_into().unwrap(),
		}
		.into(),
	];
	for deposit in deposits {
		chain().execute_with(|| {
			let who = Sr25519Keyring::Two;
			assert_ok!(Balances::force_set_balance(
				RuntimeOrigin::root(),
				who.to_account_id().into(),
				9 * VDG
			));
			block(|| {
				assert_ok!(sign(who, deposit.clone()));
			});
			assert_eq!(sent_again_after_reaping(who), STALE, "{deposit:?}");
		});
	}
}
