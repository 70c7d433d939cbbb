//! What calls and hooks of the SDK's pallets cost on this chain.
//!
//! `scripts/weights` measures each pallet, and writes what it measured to a file here. Where our call filters
//! make calls dearer than the SDK's benchmarks see them, what they add is measured by the benchmarks of the
//! governance pallet: see `filtered`, and the weights of governance. What transactions share is declared once: see
//! `shared`.

mod filtered;
pub mod frame_system;
pub mod frame_system_extensions;
pub mod overhead;
pub mod pallet_assets;
pub mod pallet_balances;
pub mod pallet_collator_selection;
pub mod pallet_grandpa;
pub mod pallet_migrations;
pub mod pallet_multisig;
pub mod pallet_parameters;
pub mod pallet_preimage;
pub mod pallet_proxy;
pub mod pallet_ranked_collective;
pub mod pallet_referenda;
pub mod pallet_safe_mode;
pub mod pallet_scheduler;
pub mod pallet_session;
pub mod pallet_timestamp;
pub mod pallet_transaction_payment;
pub mod pallet_tx_pause;
pub mod pallet_utility;
pub mod shared;
pub mod storage;

pub use filtered::{Multisig, Preimage, Proxy, Scheduler, Utility};

/// Implements calls as they were measured.
macro_rules! delegate {
	($measured:ty: $($call:ident($($argument:ident),*)),+) => {
		$(fn $call($($argument: u32),*) -> frame_support::weights::Weight {
			<$measured>::$call($($argument),*)
		})+
	};
}
pub(crate) use delegate;
