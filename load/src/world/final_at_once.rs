//! On a chain that was made to be measured, the members vote the challenge period away.
//!
//! Only a chain of kind `development` may call an anchor final at once. The node seals such a chain as fast as
//! transactions come, unless its genesis says another kind. So the load begins on a test network, which is sealed by
//! slot, and changes its kind by a poll of the root track.

use super::Setup;
use crate::{
	calls::Call,
	error::{LoadError, Result},
};
use sp_crypto_hashing::{blake2_256, twox_128};
use std::time::Duration;
use subxt::dynamic::{tx, Value};

/// The members of the preset `local_testnet`. Three of four are enough on the root track.
const MEMBERS: [&str; 3] = ["//Alice", "//Bob", "//Charlie"];
/// How `Genesis.Kind` states a development chain.
const DEVELOPMENT: u8 = 2;
/// A poll that has not been carried out within so many slots never will be.
const PATIENCE_SLOTS: u64 = 60;

impl Setup<'_> {
	/// Votes the challenge period away, if the command line asks for it and there is one.
	pub async fn vote_the_challenge_period_away(&mut self) -> Result<()> {
		if !self.arguments.final_at_once || self.is_development().await? {
			return Ok(());
		}
		self.say("the members vote the challenge period away");
		let members = MEMBERS.iter().map(|uri| self.wallet.add(uri)).collect::<Result<Vec<_>>>()?;
		let hash = self.chain.best_hash().await?;
		let poll: u32 =
			self.chain.value(hash, "RankedPolls", "ReferendumCount").await?.unwrap_or_default();
		let Some((proposer, others)) = members.split_first() else { return Ok(()) };
		let proposal = self.proposal()?;
		let submit = vec![
			(
				*proposer,
				self.dynamic("Preimage", "note_preimage", vec![Value::from_bytes(&proposal)])?,
			),
			(*proposer, self.submit(&proposal)?),
			(*proposer, self.number("RankedPolls", "place_decision_deposit", poll)?),
			(*proposer, self.vote(poll)?),
		];
		self.send(submit).await?;
		let votes = others.iter().map(|member| Ok((*member, self.vote(poll)?)));
		self.send(votes.collect::<Result<_>>()?).await?;
		self.wait_for_development().await
	}

	async fn is_development(&self) -> Result<bool> {
		let hash = self.chain.best_hash().await?;
		let kind: Option<u8> = self.chain.value(hash, "Genesis", "Kind").await?;
		Ok(kind == Some(DEVELOPMENT))
	}

	async fn wait_for_development(&self) -> Result<()> {
		let slot = Duration::from_millis(self.chain.limits.slot);
		for _ in 0..PATIENCE_SLOTS {
			if self.is_development().await? {
				return Ok(());
			}
			tokio::time::sleep(slot).await;
		}
		Err(LoadError::unexpected(
			"the poll that ends the challenge period did not pass: start a chain with `scripts/bench load`",
		))
	}

	/// The call that the poll decides about, encoded.
	fn proposal(&self) -> Result<Vec<u8>> {
		let kind = [twox_128(b"Genesis"), twox_128(b"Kind")].concat();
		let item = [Value::from_bytes(&kind), Value::from_bytes([DEVELOPMENT])];
		let items = Value::unnamed_composite([Value::unnamed_composite(item)]);
		let kind = Value::named_variant("set_storage", [("items", items)]);
		let none = Value::unnamed_composite([]);
		let zero = Value::unnamed_variant("Some", [Value::u128(0)]);
		let period = Value::unnamed_variant("ChallengePeriod", [none, zero]);
		let period = Value::unnamed_variant("Evidence", [period]);
		let period = Value::named_variant("set_parameter", [("key_value", period)]);
		let calls = Value::unnamed_composite([
			Value::unnamed_variant("System", [kind]),
			Value::unnamed_variant("Parameters", [period]),
		]);
		let call = tx("Utility", "batch_all", vec![calls]);
		self.chain.signing().transactions().call_data(&call).map_err(LoadError::unexpected)
	}

	fn submit(&self, proposal: &[u8]) -> Result<Call> {
		let root = Value::unnamed_variant("Root", []);
		let origin = Value::unnamed_variant("system", [root]);
		let length = Value::u128(proposal.len() as u128);
		let hash = Value::from_bytes(blake2_256(proposal));
		let proposal = Value::named_variant("Lookup", [("hash", hash), ("len", length)]);
		let at_once = Value::unnamed_variant("After", [Value::u128(0)]);
		self.dynamic("RankedPolls", "submit", vec![origin, proposal, at_once])
	}

	fn vote(&self, poll: u32) -> Result<Call> {
		let arguments = vec![Value::u128(poll.into()), Value::bool(true)];
		self.dynamic("RankedCollective", "vote", arguments)
	}

	fn number(&self, pallet: &str, call: &str, number: u32) -> Result<Call> {
		self.dynamic(pallet, call, vec![Value::u128(number.into())])
	}

	fn dynamic(&self, pallet: &str, call: &str, arguments: Vec<Value>) -> Result<Call> {
		self.chain.encode(&tx(pallet, call, arguments))
	}
}
