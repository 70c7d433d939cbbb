//! The part of a chain's first state that other pallets cannot be given. It is the members, the
//! parameters, the market's offset from UTC, and what the chain is for.

use alloc::{format, string::String, vec::Vec};

use frame_support::{genesis_builder_helper::build_state, pallet_prelude::*, traits::Get};
use sp_runtime::serde::{Deserialize, Serialize};
use verdigrid_primitives::MarketOffset;

pub use pallet::*;

use crate::{
	governance::VOTING_RANK, parameters::MinMembers, Balances, Runtime, RuntimeGenesisConfig,
};

/// What a chain is for. It decides how narrow the bounds of parameters and trade classes are.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(crate = "sp_runtime::serde", rename_all = "camelCase")]
pub enum ChainKind {
	/// Organisations rely on it: people have the time that they need.
	#[default]
	#[codec(index = 0)]
	Live,
	/// A network to try things on: polls may pass within seconds, and data may be decades old.
	#[codec(index = 1)]
	Test,
	/// As a test network, and one node seals blocks on demand, one member may decide alone, and
	/// anchors may be final at once.
	#[codec(index = 2)]
	Development,
}

/// The pallet: it acts in the genesis block only, and afterwards remembers what never changes.
#[frame_support::pallet]
// What the macro writes uses `expect`.
#[allow(unused_qualifications, clippy::expect_used)]
pub mod pallet {
	use super::*;
	use crate::parameters::GenesisParameters;

	/// What the pallet fills.
	#[pallet::config]
	pub trait Config: frame_system::Config + pallet_ranked_collective::Config {}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What the chain is for. It is set at genesis and never changes.
	#[pallet::storage]
	pub type Kind<T: Config> = StorageValue<_, ChainKind, ValueQuery>;

	/// Where the market's days and months begin. It is set at genesis and never changes: moving it
	/// would make periods overlap.
	#[pallet::storage]
	pub type Offset<T: Config> = StorageValue<_, MarketOffset, ValueQuery>;

	/// What a chain starts with.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// What the chain is for: `live`, `test` or `development`.
		pub kind: ChainKind,
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
			Kind::<T>::put(self.kind);
			let Some(offset) = MarketOffset::from_minutes(self.market_offset) else {
				panic!("the market's offset is -720 to 840 minutes")
			};
			Offset::<T>::put(offset);
			self.parameters.build();
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

/// Builds the state of a chain's first block from its description in JSON. A chain without members
/// that can govern, or without validators that can make blocks, is refused.
pub fn build(description: Vec<u8>) -> Result<(), String> {
	build_state::<RuntimeGenesisConfig>(description)?;
	enough_members()?;
	members_with_tokens()?;
	no_safe_mode()?;
	some_validators()
}

fn enough_members() -> Result<(), String> {
	let members = pallet_ranked_collective::MemberCount::<Runtime>::get(VOTING_RANK);
	let least = MinMembers::get();
	if members < least {
		return Err(format!(
			"the genesis names {members} members and needs at least {least}: add accounts to \
			 `genesis.members`"
		));
	}
	Ok(())
}

fn members_with_tokens() -> Result<(), String> {
	let poor = pallet_ranked_collective::Members::<Runtime>::iter_keys()
		.find(|member| Balances::free_balance(member) == 0);
	match poor {
		None => Ok(()),
		Some(member) => Err(format!(
			"the member {member:?} has no tokens, and could pay for no poll: add its account to \
			 `balances.balances`"
		)),
	}
}

fn no_safe_mode() -> Result<(), String> {
	match pallet_safe_mode::EnteredUntil::<Runtime>::get() {
		None => Ok(()),
		Some(_) => Err("the genesis enters safe mode: remove `safeMode.enteredUntil`".into()),
	}
}

fn some_validators() -> Result<(), String> {
	let none = pallet_aura::Authorities::<Runtime>::get().is_empty()
		|| pallet_grandpa::Pallet::<Runtime>::grandpa_authorities().is_empty();
	if none {
		return Err("the genesis names no validator with session keys: add accounts to \
			 `collatorSelection.invulnerables` and their keys to `session.keys`"
			.into());
	}
	Ok(())
}

/// Reads [`Kind`].
pub fn kind() -> ChainKind {
	Kind::<Runtime>::get()
}

/// Whether the chain is of kind [`ChainKind::Development`].
pub struct IsDevelopment;
impl Get<bool> for IsDevelopment {
	fn get() -> bool {
		kind() == ChainKind::Development
	}
}

/// Reads [`Offset`].
pub struct ChainOffset;
impl Get<MarketOffset> for ChainOffset {
	fn get() -> MarketOffset {
		Offset::<Runtime>::get()
	}
}
