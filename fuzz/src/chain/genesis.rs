//! How a chain begins: as the development chain, with some terms changed so that more happens in few blocks.

use serde::{Deserialize, Serialize};
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring;
use sp_runtime::Digest;
use verdigrid_runtime::{presets, Hash, Header, VDG};

use super::no_transactions;
use crate::{dice::Dice, keys::Keys};

/// What differs from the development chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
	/// Blocks in a session.
	pub session_length: u32,
	/// Seconds in which an anchor can be disputed.
	pub challenge_period: u64,
	/// Seconds after which an anchor may be removed.
	pub anchor_lifetime: u64,
	/// Seconds within which a dispute is to be resolved, which is as long as the longest poll of the oracle track at least.
	pub resolution_period: u64,
	/// By how many parts per million more may be allocated than was measured.
	pub tolerance: u32,
	/// Months for which certificates are valid.
	pub validity_months: u16,
	/// How many members vote.
	pub members: u8,
	/// How many of the newcomers have money.
	pub rich: u8,
}

/// The oracle track decides within a minute, so that a dispute can be left undecided.
const ORACLE_PERIODS: [(&str, u32); 4] =
	[("prepare", 1), ("decision", 17), ("confirm", 1), ("enactment", 1)];
/// What a rich newcomer has.
const RICH: u128 = 10_000 * VDG;

impl Variant {
	/// One of the variants.
	pub fn any(dice: &mut Dice) -> Self {
		Variant {
			session_length: dice.one_of([20, 20, 60, 1_200]),
			challenge_period: dice.one_of([0, 0, 15, 60, 3_600]),
			anchor_lifetime: dice.one_of([10, 86_400, 20 * 86_400, 3_000_000_000]),
			resolution_period: dice.one_of([60, 600, 7 * 86_400]),
			tolerance: dice.one_of([0, 0, 20_000]),
			validity_months: dice.one_of([1, 2, 24, 480]),
			members: dice.one_of([1, 1, 3]),
			rich: dice.within(12, 16) as u8,
		}
	}

	/// The genesis as the runtime reads it: JSON.
	pub fn description(&self) -> Vec<u8> {
		let preset = presets::get_preset(&"development".into()).unwrap_or_default();
		let mut all: Value = serde_json::from_slice(&preset).expect("the preset is JSON");
		self.change(&mut all);
		serde_json::to_vec(&all).expect("JSON can be written")
	}

	fn change(&self, all: &mut Value) {
		let genesis = &mut all["genesis"];
		genesis["sessionLength"] = json!(self.session_length);
		let members: Vec<_> = Sr25519Keyring::iter()
			.take(self.members.into())
			.map(|key| json!(key.to_account_id()))
			.collect();
		genesis["members"] = json!(members);
		let parameters = &mut genesis["parameters"];
		parameters["challengePeriod"] = json!(self.challenge_period);
		parameters["anchorLifetime"] = json!(self.anchor_lifetime);
		parameters["resolutionPeriod"] = json!(self.resolution_period);
		parameters["tolerance"] = json!(self.tolerance);
		for (name, blocks) in ORACLE_PERIODS {
			parameters["oracleAdminPeriods"][name] = json!(blocks);
		}
		for class in all["certificates"]["classes"].as_array_mut().into_iter().flatten() {
			class[1]["validityMonths"] = json!(self.validity_months);
		}
		let newcomers = Keys::all().newcomers().to_vec();
		if let Some(balances) = all["balances"]["balances"].as_array_mut() {
			let rich = newcomers.into_iter().take(self.rich.into());
			balances.extend(rich.map(|account| json!((account, RICH))));
		}
	}
}

/// The header of a genesis block.
pub fn header(state_root: Hash) -> Header {
	Header {
		parent_hash: Hash::default(),
		number: 0,
		state_root,
		extrinsics_root: no_transactions(),
		digest: Digest::default(),
	}
}
