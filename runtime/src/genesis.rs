//! The part of a chain's first state that other pallets cannot be given. It is the members, the
//! parameters, the market's offset from UTC, the length of sessions, and what the chain is for.

pub mod migrations;

use alloc::{format, string::String, vec::Vec};
use core::ops::RangeInclusive;

use frame_support::{genesis_builder_helper::build_state, pallet_prelude::*, traits::Get};
use sp_runtime::serde::{Deserialize, Serialize};
use verdigrid_identity::{types::Party, Parties};
use verdigrid_primitives::MarketOffset;

pub use pallet::*;

use crate::{
	governance::VOTING_RANK, parameters::MinMembers, Balances, BlockNumber, Identity, Runtime,
	RuntimeGenesisConfig, DAYS, HOURS, MINUTES,
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

const SHORTEST_LIVE_SESSION: BlockNumber = 5 * MINUTES;

impl ChainKind {
	/// How many blocks a session may have.
	///
	/// The block that begins a session takes no transactions. A live chain gives up one block in a hundred for
	/// that at most, and a test network one in twenty. Both leave GRANDPA time to finalise a change of
	/// validators before the next one. After a day at most a session ends: so a validator that
	/// governance removes is gone two days later at the latest.
	pub const fn session_lengths(self) -> RangeInclusive<BlockNumber> {
		match self {
			Self::Live => SHORTEST_LIVE_SESSION..=DAYS,
			Self::Test | Self::Development => MINUTES..=DAYS,
		}
	}
}

/// Blocks in a session, unless the genesis says otherwise.
pub const DEFAULT_SESSION: BlockNumber = HOURS;

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
	#[pallet::storage_version(migrations::STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the chain is for. It is set at genesis and never changes.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Kind<T: Config> = StorageValue<_, ChainKind, ValueQuery>;

	/// Where the market's days and months begin. It is set at genesis and never changes: moving it
	/// would make periods overlap.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type Offset<T: Config> = StorageValue<_, MarketOffset, ValueQuery>;

	/// How many blocks a session has. It is set at genesis and never changes.
	#[pallet::storage]
	pub type SessionLength<T: Config> =
		StorageValue<_, BlockNumber, ValueQuery, ConstU32<DEFAULT_SESSION>>;

	/// What a chain starts with.
	#[pallet::genesis_config]
	pub struct GenesisConfig<T: Config> {
		/// What the chain is for: `live`, `test` or `development`.
		pub kind: ChainKind,
		/// The market's distance from UTC in minutes, east positive: -720 to 840.
		pub market_offset: i16,
		/// How many blocks a session has: 1,200, an hour, unless said otherwise. A live chain takes
		/// 100 to 28,800, any other 20 to 28,800.
		pub session_length: BlockNumber,
		/// The members that vote.
		pub members: Vec<T::AccountId>,
		/// Parameters that differ from their defaults.
		pub parameters: GenesisParameters,
	}

	impl<T: Config> Default for GenesisConfig<T> {
		fn default() -> Self {
			Self {
				kind: ChainKind::default(),
				market_offset: 0,
				session_length: DEFAULT_SESSION,
				members: Vec::new(),
				parameters: GenesisParameters::default(),
			}
		}
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
			SessionLength::<T>::put(self.session_length);
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
/// that can govern, or without validators that can make blocks, is refused. So is a chain with
/// sessions that are too short or too long.
pub fn build(description: Vec<u8>) -> Result<(), String> {
	build_state::<RuntimeGenesisConfig>(description)?;
	session_within_bounds()?;
	enough_members()?;
	members_with_tokens()?;
	no_safe_mode()?;
	founders_with_tags()?;
	some_validators()
}

fn session_within_bounds() -> Result<(), String> {
	let (blocks, bounds) = (SessionLength::<Runtime>::get(), kind().session_lengths());
	if bounds.contains(&blocks) {
		return Ok(());
	}
	Err(format!(
		"the genesis has sessions of {blocks} blocks, and a chain of this kind has {} to {}: change \
		 `genesis.sessionLength`",
		bounds.start(),
		bounds.end()
	))
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

/// On a live chain, the chain must see when a founder applies a second time (R27).
fn founders_with_tags() -> Result<(), String> {
	let untagged = |party: &Party<_, _>| party.tag == Some(Identity::founding_tag(&party.account));
	match Parties::<Runtime>::iter_values().find(untagged) {
		Some(party) if kind() == ChainKind::Live => Err(format!(
			"the founding party {:?} has no tag of its legal entity: give `tag` to each of `identity.parties`",
			party.account
		)),
		_ => Ok(()),
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

/// Reads [`SessionLength`].
pub struct BlocksInSession;
impl Get<BlockNumber> for BlocksInSession {
	fn get() -> BlockNumber {
		SessionLength::<Runtime>::get()
	}
}
