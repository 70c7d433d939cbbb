#![doc = include_str!("../README.md")]
// Also with `std`: what the WebAssembly would not have must not compile natively either.
#![cfg_attr(not(test), no_std)]

#[cfg(feature = "std")]
extern crate std;

mod daily;
mod events;
mod grant;
pub mod migrations;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
pub mod types;

#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;

use frame_support::pallet_macros::import_section;

/// See the [crate's documentation](crate).
// FRAME's macros write `expect` into what they generate here; the code by hand is elsewhere.
#[import_section(events::events)]
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::{migrations::STORAGE_VERSION, types::Usage};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use verdigrid_primitives::{party::PartyId, trade::Amount, traits::Parties, MarketOffset};

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Chain time.
		type Time: UnixTime;
		/// The market's offset from UTC, which says when a day begins. Constant for the life of a chain.
		type MarketOffset: Get<MarketOffset>;
		/// Parties: their accounts and standing.
		type Parties: Parties<Self::AccountId>;
		/// The chain's own token.
		type Currency: fungible::Mutate<Self::AccountId, Balance = Amount>;
		/// The account that gives starting grants.
		type Grantor: Get<Self::AccountId>;
		/// What a party does not pay for itself in a day.
		type DailyAllowance: Get<Amount>;
		/// What a party gets when it is attested for the first time.
		type StartingGrant: Get<Amount>;
	}

	/// How much of its allowance each party has used, on the last day on which it used some.
	#[pallet::storage]
	pub type Used<T: Config> = StorageMap<_, Identity, PartyId, Usage>;

	/// What each party got as its starting grant. Entries are never removed, so each party gets one.
	#[pallet::storage]
	pub type Granted<T: Config> = StorageMap<_, Identity, PartyId, Amount>;

	/// Whether a call that takes no fee was made within the call that is watched. No value while no call is
	/// watched, so there is none between transactions.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type FreeCallMade<T: Config> = StorageValue<_, bool>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
