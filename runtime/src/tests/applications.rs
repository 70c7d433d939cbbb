//! A registrar applies for an account that signs, with every kind of key.

use frame_support::{assert_noop, assert_ok};
use sp_core::{ecdsa, ed25519, sr25519, Pair};
use sp_runtime::{traits::IdentifyAccount, MultiSigner};
use verdigrid_identity::{Call, Error};
use verdigrid_primitives::party::{PartyKind, RegionCode};

use super::*;

const KIND: PartyKind = PartyKind::Person;
const COMMITMENT: Hash = Hash::repeat_byte(7);
const DEADLINE: u64 = 1_000;

fn region() -> RegionCode {
	b"CN-11".to_vec().try_into().unwrap()
}

fn message(account: &AccountId, registrar: Sr25519Keyring) -> Vec<u8> {
	let stated = (account, KIND, COMMITMENT, region(), DEADLINE);
	(b"verdigrid/application/v1", System::block_hash(0), registrar.to_account_id(), stated).encode()
}

fn apply_for(account: &AccountId, signature: Signature) -> DispatchResult {
	let (account, jurisdiction) = (account.clone(), region());
	let (kind, commitment, deadline) = (KIND, COMMITMENT, DEADLINE);
	sign(BOB, Call::apply_for { account, kind, commitment, jurisdiction, deadline, signature })
}

/// A key: its account, and what it signs with.
fn key<P: Pair>(seed: [u8; 32]) -> (AccountId, impl Fn(&[u8]) -> Signature)
where
	P::Public: Into<MultiSigner>,
	P::Signature: Into<Signature>,
{
	let pair = P::from_seed_slice(&seed).unwrap();
	let signer: MultiSigner = pair.public().into();
	(signer.into_account(), move |message: &[u8]| pair.sign(message).into())
}

fn signs<P: Pair>()
where
	P::Public: Into<MultiSigner>,
	P::Signature: Into<Signature>,
{
	development().execute_with(|| {
		block(|| {
			for (seed, wrap) in [(1, false), (2, true)] {
				let (account, sign) = key::<P>([seed; 32]);
				let other = message(&account, CHARLIE);
				let refused = apply_for(&account, sign(&other));
				assert_noop!(refused, Error::<Runtime>::InvalidSignature);
				let own = message(&account, BOB);
				let wrapped = [b"<Bytes>", &own[..], b"</Bytes>"].concat();
				let signature = sign(if wrap { &wrapped } else { &own });
				// The signature says whose it is. It is not that of another account.
				let (stranger, _) = key::<P>([9; 32]);
				let refused = apply_for(&stranger, signature.clone());
				assert_noop!(refused, Error::<Runtime>::InvalidSignature);
				assert_ok!(apply_for(&account, signature));
			}
		});
		crate::invariants::try_state().unwrap();
	});
}

#[test]
fn every_kind_of_key_signs_an_application() {
	signs::<sr25519::Pair>();
	signs::<ed25519::Pair>();
	signs::<ecdsa::Pair>();
}
