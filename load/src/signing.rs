//! Transactions are signed in advance, on all processors.

use crate::{
	calls::Call,
	chain::Chain,
	error::{LoadError, Result},
	wallet::{Signer, Wallet},
};
use sp_crypto_hashing::blake2_256;
use std::collections::{BTreeMap, BTreeSet};
use subxt::config::DefaultExtrinsicParamsBuilder;

/// How many operations a transaction that comes into a block has done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
	/// So many, if it succeeds.
	Whole(u32),
	/// One for each event of a kind. Kinds of events are named by pallet and event.
	Events {
		/// What says that one was done.
		done: (&'static str, &'static str),
		/// What says that one failed.
		failed: (&'static str, &'static str),
	},
}

/// A transaction to sign.
#[derive(Clone, Debug)]
pub struct Planned {
	/// Who signs it.
	pub signer: Signer,
	/// What it does.
	pub call: Call,
	/// How it is counted.
	pub counting: Counting,
	/// How many certificates one operation is about.
	pub certificates: u32,
}

impl Planned {
	/// A call that is one operation.
	pub const fn one(signer: Signer, call: Call, certificates: u32) -> Self {
		Planned { signer, call, counting: Counting::Whole(1), certificates }
	}
}

/// A signed transaction.
#[derive(Clone, Debug)]
pub struct Signed {
	/// Who signed it.
	pub signer: Signer,
	/// Its bytes.
	pub bytes: Vec<u8>,
	/// Its hash.
	pub hash: [u8; 32],
	/// How it is counted.
	pub counting: Counting,
	/// How many certificates one operation is about.
	pub certificates: u32,
}

/// The hash by which a transaction is known.
pub fn hash_of(transaction: &[u8]) -> [u8; 32] {
	blake2_256(transaction)
}

/// Signs the plan in its order: each account has ascending nonces.
pub async fn sign_all(chain: &Chain, wallet: &Wallet, plan: &[Planned]) -> Result<Vec<Signed>> {
	let signers: BTreeSet<Signer> = plan.iter().map(|planned| planned.signer).collect();
	let signers: Vec<Signer> = signers.into_iter().collect();
	let nonces = number(plan, wallet.nonces(chain, &signers).await?);
	let work: Vec<(&Planned, u64)> = plan.iter().zip(nonces).collect();
	let threads = std::thread::available_parallelism().map_or(1, usize::from);
	let share = work.len().div_ceil(threads).max(1);
	std::thread::scope(|scope| {
		let parts: Vec<_> = work
			.chunks(share)
			.map(|part| scope.spawn(move || sign_part(chain, wallet, part)))
			.collect();
		let mut signed = Vec::with_capacity(plan.len());
		for part in parts {
			let part =
				part.join().map_err(|_| LoadError::unexpected("a thread that signs ended"))?;
			signed.extend(part?);
		}
		Ok(signed)
	})
}

/// The nonce of each transaction of the plan.
fn number(plan: &[Planned], next: Vec<(Signer, u64)>) -> Vec<u64> {
	let mut next: BTreeMap<Signer, u64> = next.into_iter().collect();
	let mut take = |signer| {
		let nonce = next.entry(signer).or_default();
		let taken = *nonce;
		*nonce = nonce.saturating_add(1);
		taken
	};
	plan.iter().map(|planned| take(planned.signer)).collect()
}

fn sign_part(chain: &Chain, wallet: &Wallet, part: &[(&Planned, u64)]) -> Result<Vec<Signed>> {
	part.iter().map(|(planned, nonce)| sign(chain, wallet, planned, *nonce)).collect()
}

/// Signs one transaction, which never expires.
pub fn sign(chain: &Chain, wallet: &Wallet, planned: &Planned, nonce: u64) -> Result<Signed> {
	let key = wallet.key(planned.signer).ok_or(LoadError::BadKey)?;
	let params = DefaultExtrinsicParamsBuilder::new().nonce(nonce).immortal().build();
	let transactions = chain.signing().transactions();
	let mut signable = transactions
		.create_signable_offline(&planned.call, params)
		.map_err(LoadError::unexpected)?;
	let bytes = signable.sign(key).map_err(LoadError::unexpected)?.into_encoded();
	Ok(Signed {
		signer: planned.signer,
		hash: hash_of(&bytes),
		bytes,
		counting: planned.counting,
		certificates: planned.certificates,
	})
}

#[cfg(test)]
mod tests {
	use super::{number, Planned};
	use crate::{calls::call_of, wallet::Signer};

	#[test]
	fn each_account_counts_for_itself() {
		let by = |signer| Planned::one(Signer(signer), call_of("System", "remark", &[]), 0);
		let plan = [by(0), by(1), by(0), by(1), by(1)];
		let nonces = number(&plan, vec![(Signer(0), 7), (Signer(1), 0)]);
		assert_eq!(nonces, [7, 0, 8, 1, 2]);
	}
}
