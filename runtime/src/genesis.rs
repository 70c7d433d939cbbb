//! The state a chain starts from, as far as other pallets cannot be told: the members, the
//! parameters, the market's offset from UTC, and whether this is a development chain.

use frame_support::{pallet_prelude::*, traits::Get};

pub use pallet::*;

use verdigrid_primitives::MarketOffset;

use crate::Runtime;

/// The pallet: it acts in the genesis block only, and afterwards remembers what never changes.
#[frame_support::pallet]
// What the macro writes uses `expect`.
#[allow(unused_qualifications, clippy::expect_used)]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_system::RawOrigin;

	use crate::{
		governance::VOTING_RANK,
		parameters::{Checked, GenesisParameters},
	};

	/// What the pallet fills.
	#[pallet::config]
	pub trait Config:
		frame_system::Config
		+ pallet_ranked_collective::Config
		+ pallet_parameters::Config<RuntimeParameters = Checked>
	{
	}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Whether this is a development chain: it seals blocks on demand, may have a single member,
	/// and may call anchors final at once. It is set at genesis and never changes.
	#[pallet::storage]
	pub type Development<T: Config> = StorageValue<_, bool, ValueQuery>;

	/// Where the market's days and months begin. It is set at genesis and never changes: moving it
	/// would make periods overlap.
	#[pallet::storage]
	pub type Offset<T: Config> = StorageValue<_, MarketOffset, ValueQuery>;

	/// What a chain starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// See [`Development`].
		pub development: bool,
		/// The market's distance from UTC in minutes, east positive: -720 to 840.
		pub market_offset: i16,
		/// The members that vote.
		pub members: Vec<T::AccountId>,
		/// Parameters that differ from their defaults.
		pub parameters: GenesisParameters,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			// First: the bounds of parameters depend on it.
			Development::<T>::put(self.development);
			let offset = MarketOffset::from_minutes(self.market_offset);
			assert!(offset.is_some(), "the market's offset is -720 to 840 minutes");
			Offset::<T>::put(offset.unwrap_or_default());
			for parameter in self.parameters.to_set() {
				let set = pallet_parameters::Pallet::<T>::set_parameter(
					RawOrigin::Root.into(),
					Checked(parameter.clone()),
				);
				assert!(set.is_ok(), "a genesis parameter is outside its bounds: {parameter:?}");
			}
			for member in &self.members {
				let added = pallet_ranked_collective::Pallet::<T>::do_add_member_to_rank(
					member.clone(),
					VOTING_RANK,
					false,
				);
				assert!(added.is_ok(), "a genesis member is named twice, or there are too many");
			}
		}
	}
}

impl Config for Runtime {}

/// Reads [`Development`].
pub struct IsDevelopment;
impl Get<bool> for IsDevelopment {
	fn get() -> bool {
		Development::<Runtime>::get()
	}
}

/// Reads [`Offset`].
pub struct ChainOffset;
impl Get<MarketOffset> for ChainOffset {
	fn get() -> MarketOffset {
		Offset::<Runtime>::get()
	}
}
