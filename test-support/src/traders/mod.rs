//! Parties that trade certificates for money, and what they start with: for the market and the call auction.

mod criteria;
pub mod origins;
pub mod random;

pub use criteria::{
	any_hour, any_wind, hopeless, in_periods, in_region, last_month, of_project, project,
};

use crate::{
	world::{Chain, World, VAULT},
	AccountId, AssetId, Balance, Clock, ExistentialDeposit, CNY, NATIVE,
};
use frame_support::{
	parameter_types,
	traits::{fungible::HoldConsideration, fungibles::Inspect, ConstU128, ConstantStoragePrice},
};
use frame_system::RawOrigin;
use sp_runtime::{traits::IdentityLookup, DispatchResult};
use verdigrid_primitives::{
	certificate::{BatchId, BatchInfo, CertificateRange, TradeClass},
	party::{MeterId, PartyId, Roles},
	MarketOffset, Moment, Period,
};

/// The account that has certificates at first. The party of account `n` is `n + 100` until one of them
/// changes its account.
pub const SELLER: AccountId = 1;
/// An account of another party.
pub const BUYER: AccountId = 2;
/// An account of a third party.
pub const THIRD: AccountId = 3;
/// An account of a fourth party.
pub const FOURTH: AccountId = 4;
/// The accounts of all parties.
pub const PARTIES: [AccountId; 4] = [SELLER, BUYER, THIRD, FOURTH];
/// An account with money and without a party.
pub const STRANGER: AccountId = 9;
/// Who receives fees.
pub const TREASURY: AccountId = 90;
/// The accounts that have money at first.
pub const ENDOWED: [AccountId; 7] = [SELLER, BUYER, THIRD, FOURTH, STRANGER, TREASURY, VAULT];
/// What each of them has of native money and of the first two tokens.
pub const ENDOWMENT: Balance = 1_000_000;
/// The least of the settlement token that an account can have.
pub const TOKEN_MIN: Balance = 1;
/// The least native money that an account can have.
pub const NATIVE_MIN: Balance = 20;

/// Chain time at the start.
pub const NOW: Moment = 1_750_000_000;
/// The longest duration at first, in seconds.
pub const MAX_DURATION: u64 = 1_000;
/// The first moment at which certificates are no longer valid: so late that whatever begins at the start
/// can be settled for a day.
pub const VALID_UNTIL: Moment = NOW + 2 * MAX_DURATION + 86_400;

/// The seller's certificates that may change hands once, in bundles that start at 1, 101, 201 and 501.
pub const ONCE: BatchId = 1;
/// The seller's certificates that may change hands often, in one bundle.
pub const OFTEN: BatchId = 2;
/// How many certificates each of these batches has.
pub const ISSUED: u32 = 1_000;

parameter_types! {
	/// Native money.
	pub const Native: AssetId = NATIVE;
	/// The settlement token.
	pub const Token: AssetId = CNY;
	/// The market's clock.
	pub const Offset: MarketOffset = MarketOffset::UTC;
	/// The longest duration.
	pub storage MaxDuration: u64 = MAX_DURATION;
}

/// A deposit of this amount.
pub type Deposit<Balances, Reason, const AMOUNT: Balance> = HoldConsideration<
	AccountId,
	Balances,
	Reason,
	ConstantStoragePrice<ConstU128<AMOUNT>, Balance>,
>;

/// A range of certificates.
pub fn range(batch: BatchId, first: u32, units: u32) -> CertificateRange {
	CertificateRange { batch, first, units }
}

/// The class and the period of each of the two batches.
pub fn goods(batch: BatchId) -> (TradeClass, Period) {
	match batch {
		ONCE => (TradeClass::TRADABLE, any_wind().periods.first),
		_ => (TradeClass::GRANULAR, any_hour().periods.first),
	}
}

/// A batch of the seller's.
pub fn batch(class: TradeClass, period: Period) -> BatchInfo {
	let meter = MeterId::new("M-1").expect("the name is well formed");
	let info = World::<()>::batch_of(SELLER as PartyId + 100, &meter, class, period, ISSUED);
	BatchInfo { valid_until: VALID_UNTIL, ..info }
}

impl<T: Chain> World<T> {
	/// Begins: four parties, and two batches of the seller's.
	pub fn begin() {
		ExistentialDeposit::set(&NATIVE_MIN);
		Clock::set(NOW);
		for who in PARTIES {
			Self::join(who, who as PartyId + 100, Roles::ALL);
		}
		for (id, bundles) in [(ONCE, &[100, 100, 300, 500][..]), (OFTEN, &[ISSUED])] {
			let (class, period) = goods(id);
			Self::issue_bundles(id, batch(class, period), bundles);
		}
	}

	/// Issues a batch under this number, in bundles of so many.
	pub fn issue_bundles(id: BatchId, info: BatchInfo, bundles: &[u32]) {
		Self::issue_as(id, BatchInfo { issued: bundles.iter().sum(), ..info });
		let mut next = 1;
		for units in bundles {
			next += units;
			Self::cut(id, next);
		}
	}

	/// What an account can use of an asset.
	pub fn free(asset: AssetId, who: AccountId) -> Balance {
		T::Money::balance(asset, &who)
	}

	/// What an account can use and what is held on it.
	pub fn total(asset: AssetId, who: AccountId) -> Balance {
		T::Money::total_balance(asset, &who)
	}
}

impl<T> World<T>
where
	T: pallet_assets::Config<AssetIdParameter = u32>
		+ frame_system::Config<AccountId = AccountId, Lookup = IdentityLookup<AccountId>>,
{
	/// The settlement token refuses what an account sends and receives.
	pub fn block(who: AccountId) -> DispatchResult {
		pallet_assets::Pallet::<T>::block(RawOrigin::Signed(SELLER).into(), 1, who)
	}

	/// The account can use the token again.
	pub fn unblock(who: AccountId) -> DispatchResult {
		pallet_assets::Pallet::<T>::thaw(RawOrigin::Signed(SELLER).into(), 1, who)
	}
}
