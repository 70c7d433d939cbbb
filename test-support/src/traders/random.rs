//! What random sequences of calls have in common: who calls, what happens around the calls, and what must
//! hold whatever happens.

use super::{BUYER, ENDOWMENT, FOURTH, OFTEN, ONCE, SELLER, STRANGER, THIRD, TREASURY};
use crate::{
	storage_root,
	world::{Chain, World, VAULT},
	AccountId, AssetId, Balance, Clock, CNY, NATIVE, USD,
};
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use sp_runtime::{traits::IdentityLookup, DispatchResult};
use verdigrid_primitives::{
	certificate::{BatchId, BundleState},
	party::PartyId,
	trade::{Amount, Trade},
	traits::Parties,
};

/// The accounts that parties start with, and those that they may change to.
pub const ACCOUNTS: [AccountId; 6] = [SELLER, BUYER, THIRD, FOURTH, 5, STRANGER];
/// No party's number.
pub const NOBODY: PartyId = 999;
/// What may be paid with.
pub const ASSETS: [AssetId; 3] = [CNY, USD, NATIVE];
/// The numbers of all parties.
const ALL: std::ops::RangeInclusive<PartyId> = 101..=104;

/// What happens around the calls.
#[derive(Clone, Debug)]
pub enum Surroundings {
	/// Time passes.
	Wait {
		/// How much.
		seconds: u64,
	},
	/// Others bar a party, or let it in again.
	Suspend {
		/// The party.
		party: PartyId,
		/// Whether it is barred.
		suspended: bool,
	},
	/// A party's attestation ends.
	Lapse {
		/// The party.
		party: PartyId,
	},
	/// A batch is frozen, or free again.
	Freeze {
		/// The batch.
		batch: BatchId,
		/// Whether it is frozen.
		frozen: bool,
		/// Whether its issuer froze it.
		by_issuer: bool,
	},
	/// Every account can use the token again.
	Unblock,
	/// A party changes its account, unless the other one has a party.
	Rotate {
		/// The party.
		party: PartyId,
		/// The other account.
		to: AccountId,
	},
}

/// A party.
pub fn party() -> impl Strategy<Value = PartyId> {
	ALL
}

/// Who calls: mostly a party, by whatever account it then uses.
pub fn caller() -> impl Strategy<Value = PartyId> {
	prop_oneof![12 => party(), 1 => Just(NOBODY)]
}

/// A caller that is likely to hold certificates.
pub fn holder() -> impl Strategy<Value = PartyId> {
	prop_oneof![2 => Just(101), 1 => caller()]
}

/// A caller that is likely to want certificates.
pub fn wanting() -> impl Strategy<Value = PartyId> {
	prop_oneof![2 => 102_u32..=104, 1 => caller()]
}

/// Mostly an asset that is allowed at first.
pub fn asset() -> impl Strategy<Value = AssetId> {
	prop_oneof![8 => Just(CNY), 1 => Just(USD), 4 => Just(NATIVE)]
}

/// What happens around the calls.
pub fn surroundings() -> impl Strategy<Value = Surroundings> {
	let account = proptest::sample::select(ACCOUNTS.to_vec());
	let seldom = || proptest::bool::weighted(0.3);
	prop_oneof![
		2 => (0_u64..300).prop_map(|seconds| Surroundings::Wait { seconds }),
		1 => (party(), seldom())
			.prop_map(|(party, suspended)| Surroundings::Suspend { party, suspended }),
		1 => party().prop_map(|party| Surroundings::Lapse { party }),
		1 => (ONCE..=OFTEN, seldom(), any::<bool>())
			.prop_map(|(batch, frozen, by_issuer)| Surroundings::Freeze { batch, frozen, by_issuer }),
		1 => Just(Surroundings::Unblock),
		1 => (party(), account).prop_map(|(party, to)| Surroundings::Rotate { party, to }),
	]
}

/// One of the open records, or a number that may be none.
pub fn choose(open: impl Iterator<Item = u64>, pick: u64) -> u64 {
	let mut open: Vec<_> = open.collect();
	open.sort();
	let count = open.len() as u64;
	match pick % 10 {
		0 => pick,
		_ => open.get((pick / 10 % count.max(1)) as usize).copied().unwrap_or(pick),
	}
}

/// So many values, always the same.
pub fn samples<S: Strategy>(values: S, count: usize) -> Vec<S::Value> {
	let mut runner = TestRunner::deterministic();
	let mut sample = || values.new_tree(&mut runner).expect("there are values").current();
	(0..count).map(|_| sample()).collect()
}

impl<T: Chain> World<T> {
	/// The present account of a party; one without a party for [`NOBODY`].
	pub fn present_account(party: PartyId) -> AccountId {
		Self::account_of(party).unwrap_or(77)
	}

	/// The first certificate of some free bundle of the party, or the first of all.
	pub fn first_free(party: PartyId, batch: BatchId, pick: usize) -> u32 {
		let mut free = Self::free_bundles(party, batch);
		free.sort();
		free.get(pick % (free.len() + 1)).map_or(1, |(first, _)| *first)
	}

	/// Plays steps, and brings everything to an end. A step that fails changes nothing. Money and
	/// certificates are conserved, and `check` passes, after each step.
	pub fn play<Step>(
		steps: Vec<Step>,
		play: impl Fn(Step) -> DispatchResult,
		check: impl Fn(),
		end: impl FnOnce(),
	) {
		let at_first = Self::wealth();
		let conserved = || {
			check();
			assert_eq!(Self::wealth(), at_first);
		};
		for step in steps {
			let before = storage_root();
			if play(step).is_err() {
				assert_eq!(storage_root(), before, "a call that failed changed something");
			}
			conserved();
		}
		end();
		conserved();
		let locked = |state| matches!(state, BundleState::Locked(_));
		assert!(!Self::all_units().iter().any(|unit| locked(unit.state)));
	}

	/// What all accounts have of each asset, and how many certificates all parties have of each batch.
	fn wealth() -> (Vec<Balance>, Vec<u32>) {
		let all = [&ACCOUNTS[..], &[TREASURY, VAULT]].concat();
		let money = |asset: &AssetId| all.iter().map(|who| Self::total(asset.clone(), *who)).sum();
		let units = |batch| ALL.map(|party| Self::units_of(party, batch)).sum();
		(ASSETS.iter().map(money).collect(), [ONCE, OFTEN].map(units).to_vec())
	}

	/// These trades, and nothing else, moved money: each exactly its price.
	pub fn check_money_moved(trades: &[Trade<AssetId>]) {
		for asset in ASSETS {
			for party in ALL {
				let sum = |side: fn(&Trade<AssetId>) -> PartyId| -> Amount {
					let mine =
						|trade: &&Trade<AssetId>| trade.asset == asset && side(trade) == party;
					let paid =
						|trade: &Trade<AssetId>| trade.price * Amount::from(trade.range.units);
					trades.iter().filter(mine).map(paid).sum()
				};
				let (sold, bought) = (sum(|trade| trade.seller), sum(|trade| trade.buyer));
				let now = Self::total(asset.clone(), AccountId::from(party) - 100);
				assert_eq!(now + bought, ENDOWMENT + sold);
			}
		}
	}
}

impl<T> World<T>
where
	T: pallet_assets::Config<AssetIdParameter = u32>
		+ frame_system::Config<AccountId = AccountId, Lookup = IdentityLookup<AccountId>>,
{
	/// Makes it happen.
	pub fn happen(it: Surroundings) {
		match it {
			Surroundings::Wait { seconds } => Clock::pass(seconds),
			Surroundings::Suspend { party, suspended: true } => Self::suspend(party),
			Surroundings::Suspend { party, .. } => Self::reinstate(party),
			Surroundings::Lapse { party } => Self::lapse(party),
			Surroundings::Freeze { batch, frozen: true, by_issuer: true } => {
				Self::freeze_by_issuer(batch)
			}
			Surroundings::Freeze { batch, frozen: true, .. } => Self::freeze(batch),
			Surroundings::Freeze { batch, .. } => Self::unfreeze(batch),
			Surroundings::Unblock => ACCOUNTS.into_iter().for_each(|who| {
				let _ = Self::unblock(who);
			}),
			Surroundings::Rotate { party, to } if Self::party_of(&to).is_none() => {
				Self::rotate(party, to)
			}
			Surroundings::Rotate { .. } => (),
		}
	}
}
