//! Weights of the calls, set by hand until they are measured: deliberately too high rather than too
//! low.

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// What each call may cost.
pub trait WeightInfo {
	/// Splits a voucher.
	fn split() -> Weight;
	/// Redeems a part of a voucher.
	fn redeem() -> Weight;
	/// Retires an expired voucher.
	fn retire() -> Weight;
}

/// Weights set by hand, not measured. They count the storage accesses of the worst case. There the
/// certificates lie in eight bundles, and the deposit for each is held on another account.
///
/// | part | reads | writes |
/// |---|---|---|
/// | caller | account's party, party, its recovery, clock | |
/// | voucher | voucher, evidence, batch | |
/// | split | number, 8 bundles, 2 deposits | number, batch, 9 bundles, holding, list, 2 vouchers, 2 deposits |
/// | retirement | 1 deposit | voucher, list, 1 deposit |
/// | redemption | number, beneficiary, the market's offset, 10 deposits | number, record, 8 bundles, 10 deposits |
///
/// A deposit taken, returned or kept counts as up to five reads and four writes: who pays, its
/// price, account, holds and the deposit itself. A fee also counts the account that gets it.
pub struct ByHand<T>(PhantomData<T>);

/// The most bundles behind one voucher.
const BUNDLES: u64 = 8;
const CALLER_READS: u64 = 4;
const VOUCHER_READS: u64 = 3;
const DEPOSIT_READS: u64 = 5;
const DEPOSIT_WRITES: u64 = 4;
const SPLIT_READS: u64 = 1 + BUNDLES + 2 * DEPOSIT_READS;
const SPLIT_WRITES: u64 = 6 + (BUNDLES + 1) + 2 * DEPOSIT_WRITES;
/// The register's price for the record, what is held for each bundle, and for the voucher.
const ENDED_DEPOSITS: u64 = BUNDLES + 2;
const REDEMPTION_READS: u64 = 3 + ENDED_DEPOSITS * DEPOSIT_READS;
const REDEMPTION_WRITES: u64 = 2 + BUNDLES + ENDED_DEPOSITS * DEPOSIT_WRITES;
const CLOCK_READS: u64 = 1;
const RETIREMENT_WRITES: u64 = 2 + DEPOSIT_WRITES;

impl<T: frame_system::Config> ByHand<T> {
	/// A call that computes for `micros` microseconds beside its storage accesses; four KiB of proof
	/// for each item read.
	fn call(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros.saturating_mul(1_000_000), reads.saturating_mul(4_096))
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}

impl<T: frame_system::Config> WeightInfo for ByHand<T> {
	fn split() -> Weight {
		Self::call(150, CALLER_READS + VOUCHER_READS + SPLIT_READS, SPLIT_WRITES)
	}

	fn redeem() -> Weight {
		let reads = CALLER_READS + VOUCHER_READS + SPLIT_READS + REDEMPTION_READS;
		Self::call(400, reads, SPLIT_WRITES + REDEMPTION_WRITES)
	}

	fn retire() -> Weight {
		Self::call(100, CLOCK_READS + VOUCHER_READS + DEPOSIT_READS, RETIREMENT_WRITES)
	}
}
