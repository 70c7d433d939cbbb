#![doc = include_str!("../README.md")]
// Also with `std`: what the WebAssembly would not have must not compile natively either.
#![cfg_attr(not(test), no_std)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod callers;
mod custody;
mod errors;
mod events;
mod inspect;
pub mod migrations;
mod record;
mod redeem;
mod retire;
mod split;
#[cfg(any(feature = "try-runtime", feature = "std"))]
mod try_state;
mod types;
mod unwind;
pub mod weights;

#[cfg(any(feature = "runtime-benchmarks", test))]
mod benchmarking;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;

pub use pallet::*;
pub use types::{VoucherDeposit, VoucherInfo, MAX_PAGE, MOST_BUNDLES};
pub use weights::WeightInfo;

use frame_support::pallet_macros::import_section;

/// See the [crate's documentation](crate).
// FRAME's macros write `expect` into what they generate here; the code by hand is elsewhere.
#[import_section(events::events)]
#[import_section(errors::errors)]
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::{migrations::STORAGE_VERSION, types::VoucherDeposit, WeightInfo};
	use frame_support::{
		pallet_prelude::*,
		traits::{Consideration, ConstU64, Footprint, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use verdigrid_primitives::{
		certificate::CertificateRange,
		claim::{Claim, RedemptionId},
		evidence::EvidenceId,
		party::PartyId,
		traits::{CertificateBatches, EvidenceInspect, Fee, Parties, Redeeming, VoucherBacking},
		voucher::{AgreementId, Voucher, VoucherId, FIRST_SPLIT},
		Energy,
	};

	/// What the pallet needs.
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Chain time.
		type Time: UnixTime;
		/// Parties: their accounts, roles and standing.
		type Parties: Parties<Self::AccountId>;
		/// The register that holds the certificates behind vouchers.
		type Certificates: CertificateBatches + VoucherBacking + Redeeming;
		/// Evidence: what was verified, and where it stands.
		type Evidence: EvidenceInspect;
		/// The reasons for holds of the whole runtime.
		type RuntimeHoldReason: From<HoldReason>;
		/// The deposit for a voucher made by splitting.
		type Deposit: Consideration<Self::AccountId, Footprint>;
		/// The price of a voucher that is split off and redeemed at once.
		type SplitFee: Fee<Self::AccountId>;
		/// What calls weigh.
		type WeightInfo: WeightInfo;
		/// Puts the chain into the states that benchmarks start from.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::benchmarking::Scenario<Self::AccountId>;
	}

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A voucher made by splitting another.
		Split,
	}

	/// The number that the next voucher gets that a split makes. The first is 2^52. A voucher that evidence
	/// gives its buyer has the number of the evidence.
	#[pallet::storage]
	#[pallet::whitelist_storage]
	pub type NextSplit<T: Config> = StorageValue<_, VoucherId, ValueQuery, ConstU64<FIRST_SPLIT>>;

	/// The vouchers that are not what their evidence says: in custody, split, delivered, redeemed or unwound.
	/// Vouchers that splits made are here too, until they are retired. Read other vouchers through the
	/// runtime API `voucher`.
	///
	/// The key is a counter of the chain, so it is stored as it is. A deposit pays for a voucher made by
	/// splitting. The fee of the call that adds the entry pays for any other.
	#[pallet::storage]
	pub type Vouchers<T: Config> = StorageMap<_, Identity, VoucherId, Voucher>;

	/// The deposit for a voucher that was made by splitting and is neither redeemed nor unwound. It is
	/// stored with the account on which it is held. Another party may hold the voucher now.
	#[pallet::storage]
	pub type Deposits<T: Config> =
		StorageMap<_, Identity, VoucherId, VoucherDeposit<T::AccountId, T::Deposit>>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Splits a voucher in two.
		///
		/// The first `units` certificates become a voucher of their own, with the same holder and the
		/// same evidence. The old voucher keeps the rest.
		///
		/// - Caller: an active party that holds the voucher.
		/// - Needs: `units` is at least 1 and less than the voucher has. The voucher is not in custody,
		///   redeemed or unwound. Its evidence is neither contested nor revoked. Its batch is neither
		///   frozen nor expired.
		/// - Cost: a deposit for the new voucher, returned when it is retired. When it is redeemed or
		///   unwound, the deposit becomes a fee. If a bundle of certificates is cut in two, the
		///   register also takes a deposit for the new bundle.
		/// - Event: `Split`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::split())]
		pub fn split(origin: OriginFor<T>, voucher: VoucherId, units: u32) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_split(&who, voucher, units)
		}

		/// Redeems the first `units` certificates of a voucher for a claim of consumption.
		///
		/// This is final: the certificates can never be used again, and the record stays for ever. If
		/// `units` is less than the voucher has, these certificates are first split off into a voucher
		/// of their own.
		///
		/// - Caller: an active party that holds the voucher.
		/// - Needs: `units` is at least 1 and at most what the voucher has. The voucher is not in
		///   custody, redeemed or unwound. Its evidence is neither contested nor revoked. Its batch is
		///   neither frozen nor expired. An obligation or a scope 2 claim names as beneficiary the
		///   consumer whose consumption was matched. The policy of the certificates allows a claim for
		///   another party. The time of the claim overlaps the period of the energy. The register of
		///   certificates refuses other claims with its own errors.
		/// - Cost: the fee, which grows with `units` up to eight. The price of a redemption in the register.
		///   The deposits for the voucher and its bundles become fees. For a part, also the price of a new
		///   voucher, and the price of a bundle if a bundle of certificates is cut in two.
		/// - Event: `Redeemed`, and `Split` before it if the voucher is split.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::redemption_weight(*voucher, *units))]
		pub fn redeem(
			origin: OriginFor<T>,
			voucher: VoucherId,
			units: u32,
			claim: Claim,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_redeem(&who, voucher, units, claim)
		}

		/// Removes a voucher that a split made and that has expired unused.
		///
		/// Its deposit is returned to the account on which it is held. Its certificates stay locked
		/// behind its number for ever.
		///
		/// - Caller: any account.
		/// - Needs: the certificates have expired. The voucher is not in custody, redeemed or unwound.
		///   Its evidence is neither contested nor revoked.
		/// - Cost: the fee of the call.
		/// - Event: `Retired`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::retire())]
		pub fn retire(origin: OriginFor<T>, voucher: VoucherId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_retire(voucher)
		}
	}
}
