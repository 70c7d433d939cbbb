//! The types as a chain stores them: with its accounts, its money and its block numbers.

use super::{Anchor, Bond, Dispute, Round, Seat};
use crate::Config;
use frame_support::traits::fungible::Inspect;
use frame_system::pallet_prelude::BlockNumberFor;

type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// An amount of native money.
pub type BalanceOf<T> = <<T as Config>::Currency as Inspect<AccountIdOf<T>>>::Balance;

/// A seat as stored.
pub type SeatOf<T> = Seat<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;

/// A bond as stored.
pub type BondOf<T> = Bond<AccountIdOf<T>, BalanceOf<T>>;

/// A dispute as stored.
pub type DisputeOf<T> = Dispute<AccountIdOf<T>, BalanceOf<T>, BlockNumberFor<T>>;

/// A round as stored.
pub type RoundOf<T> = Round<BlockNumberFor<T>>;

/// An anchor as stored.
pub type AnchorOf<T> = Anchor<BlockNumberFor<T>>;
