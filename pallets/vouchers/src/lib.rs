//! # Vouchers
//!
//! Green power vouchers: what a client holds once its trade was settled, measured and matched.
//!
//! ## Overview
//!
//! A voucher is issued when, and only when, a trade passes every check of the evidence pallet. It
//! belongs to the buyer, rests on that evidence, and is backed by a run of certificates that is
//! locked for it and can back nothing else. It is worth exactly its certificates: units times face
//! value, never the energy settled beyond that.
//!
//! A voucher can be split, placed in the custody of an agreement, delivered out of it, and redeemed
//! for a claim of consumption. Redemption is final; the redeemed voucher stays in state for ever,
//! so that anyone can see what became of it.
//!
//! When its evidence is revoked, a voucher that is not redeemed is unwound: its certificates go back
//! to where verification found them, its energy can be allocated again, and its record stays. What
//! was redeemed before stays redeemed.
//!
//! ## Terminology
//!
//! - **Holder**: the party that a voucher belongs to, also while it is in custody.
//! - **Consumer**: the party whose metered consumption was matched. It never changes, whoever holds
//!   the voucher, and alone can be the beneficiary of an obligation or a scope 2 claim.
//! - **Frozen**: the evidence is contested or the batch is frozen. Nothing moves until that is over,
//!   but what an agreement has decided is carried out although an issuer has frozen the batch.
//! - **Revoked**, **expired**: the evidence was revoked, or the certificates are no longer valid.
//!   Such a voucher is *dead*: it can only be given back out of custody, and then be unwound, when
//!   revoked, or retired, when expired.
//! - **Unwound**: its evidence was revoked and its certificates were given back. Final, like
//!   redeemed.
//! - **Retired**: it was made by splitting, expired unused, and its record was removed.
//!
//! Frozen, revoked and expired are read from evidence, batch and time and never stored, so that a
//! voucher can be redeemed *and* rest on revoked evidence: a look-up shows both.
//!
//! ## Calls
//!
//! | call | who | what |
//! |---|---|---|
//! | [`split`](Pallet::split) | holder, active | cuts the first units off into a voucher of their own |
//! | [`redeem`](Pallet::redeem) | holder, active | retires certificates for a claim, for ever |
//! | [`retire`](Pallet::retire) | anyone | removes an expired voucher and returns its deposit |
//!
//! Vouchers are issued and unwound through [`OnEvidence`] and held in custody through
//! [`VoucherCustody`].
//!
//! ## Deposits
//!
//! A voucher made by splitting holds a deposit of the account that caused it, for as long as it can
//! still be used. When it is redeemed or unwound, what is left is a record for ever, and the deposit
//! becomes the fee for it. When it is retired, nothing is left but the certificates,
//! and the deposit is returned.
//!
//! ## What expired unused
//!
//! The certificates of a retired voucher stay locked behind its number for ever: a look-up by
//! certificate number shows that number and that they have expired. Their energy stays allocated, as
//! that of a redeemed voucher does. A voucher that evidence issued has no deposit to return and keeps
//! its record.
//!
//! [`OnEvidence`]: verdigrid_primitives::traits::OnEvidence
//! [`VoucherCustody`]: verdigrid_primitives::traits::VoucherCustody

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod custody;
mod inspect;
mod issue;
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
pub use types::{VoucherDeposit, VoucherInfo, MAX_PAGE};
pub use weights::WeightInfo;

/// See the [crate's documentation](crate).
// FRAME's macros write `expect` into what they generate here; the code by hand is elsewhere.
#[allow(clippy::expect_used)]
#[frame_support::pallet]
pub mod pallet {
	use super::{types::VoucherDeposit, WeightInfo};
	use frame_support::{
		pallet_prelude::*,
		traits::{Consideration, Footprint, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use verdigrid_primitives::{
		certificate::CertificateRange,
		claim::{Claim, RedemptionId},
		evidence::EvidenceId,
		party::PartyId,
		traits::{CertificateRegistry, EvidenceInspect, Parties},
		voucher::{AgreementId, Voucher, VoucherId},
		Energy,
	};

	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Chain time.
		type Time: UnixTime;
		/// Parties: their accounts, roles and standing.
		type Parties: Parties<Self::AccountId>;
		/// The register that holds the certificates behind vouchers.
		type Certificates: CertificateRegistry;
		/// Where evidence stands.
		type Evidence: EvidenceInspect;
		/// The overarching hold reason.
		type RuntimeHoldReason: From<HoldReason>;
		/// The deposit for a voucher made by splitting.
		type Deposit: Consideration<Self::AccountId, Footprint>;
		/// What calls weigh.
		type WeightInfo: WeightInfo;
		/// Puts the chain into the states that benchmarks start from.
		#[cfg(any(feature = "runtime-benchmarks", test))]
		type BenchmarkHelper: verdigrid_primitives::traits::Scenario<Self::AccountId>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A voucher made by splitting another.
		Split,
	}

	/// The number that the next voucher gets.
	#[pallet::storage]
	pub type NextVoucher<T: Config> = StorageValue<_, VoucherId, ValueQuery>;

	/// Every voucher ever issued, redeemed and unwound ones included, retired ones not.
	///
	/// Our counter as key, so Twox64Concat. Vouchers made by splitting are paid for, see
	/// [`Deposits`]; those that evidence issues by the fee of the verification.
	#[pallet::storage]
	pub type Vouchers<T: Config> = StorageMap<_, Twox64Concat, VoucherId, Voucher>;

	/// The vouchers of each party, redeemed and unwound ones included: mirrors the holder in
	/// [`Vouchers`].
	#[pallet::storage]
	pub type Owned<T: Config> =
		StorageDoubleMap<_, Twox64Concat, PartyId, Twox64Concat, VoucherId, ()>;

	/// The deposit behind a voucher that was made by splitting and is neither redeemed nor unwound,
	/// with the account that it is held at, whoever holds the voucher by now.
	#[pallet::storage]
	pub type Deposits<T: Config> =
		StorageMap<_, Twox64Concat, VoucherId, VoucherDeposit<T::AccountId, T::Deposit>>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A trade was verified and its buyer got a voucher.
		Issued {
			/// The voucher.
			voucher: VoucherId,
			/// The buyer.
			holder: PartyId,
			/// What it rests on.
			evidence: EvidenceId,
			/// The certificates behind it.
			range: CertificateRange,
			/// Their energy, in watt-hours.
			energy: Energy,
		},
		/// The first certificates behind a voucher became a voucher of their own.
		Split {
			/// The voucher that was split; it keeps the rest.
			voucher: VoucherId,
			/// The new voucher.
			child: VoucherId,
			/// How many certificates the new voucher has.
			units: u32,
		},
		/// A voucher was redeemed, for ever.
		Redeemed {
			/// The voucher.
			voucher: VoucherId,
			/// The redemption, in the register of certificates.
			redemption: RedemptionId,
			/// Who redeemed it.
			holder: PartyId,
			/// How many certificates were retired.
			units: u32,
			/// Their energy, in watt-hours.
			energy: Energy,
		},
		/// A voucher went into the custody of an agreement. It still belongs to its holder.
		TakenIntoCustody {
			/// The voucher.
			voucher: VoucherId,
			/// The agreement.
			agreement: AgreementId,
		},
		/// A voucher came back to its holder from custody.
		GivenBack {
			/// The voucher.
			voucher: VoucherId,
			/// The agreement.
			agreement: AgreementId,
		},
		/// A voucher went from custody to another party.
		Delivered {
			/// The voucher.
			voucher: VoucherId,
			/// The agreement.
			agreement: AgreementId,
			/// Who had it.
			from: PartyId,
			/// Who has it now.
			to: PartyId,
		},
		/// A voucher whose evidence was revoked was undone, for ever. Its certificates went back to
		/// where verification had found them, and its energy can be allocated again.
		Unwound {
			/// The voucher.
			voucher: VoucherId,
			/// The evidence that was revoked.
			evidence: EvidenceId,
			/// Who held it.
			holder: PartyId,
			/// The certificates that were given back.
			range: CertificateRange,
			/// Their energy, in watt-hours.
			energy: Energy,
		},
		/// A voucher that had expired unused was removed, and its deposit returned to the account that
		/// held it. Its certificates stay locked for ever.
		Retired {
			/// The voucher, which is no more.
			voucher: VoucherId,
			/// What it rested on.
			evidence: EvidenceId,
			/// Who held it.
			holder: PartyId,
			/// The certificates behind it.
			range: CertificateRange,
			/// Their energy, in watt-hours.
			energy: Energy,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The signing account belongs to no party. Apply for an identity first.
		NotAParty,
		/// The party is not attested, or is suspended, revoked or expired. Ask its registrar.
		PartyNotActive,
		/// There is no voucher of this number, or it expired and was retired. Look it up among the
		/// holder's vouchers.
		NotFound,
		/// The voucher belongs to another party. Only its holder may do this: sign with its account, or name
		/// a voucher of your own.
		NotHolder,
		/// The voucher is in custody, or was redeemed or unwound. Wait until custody ends, or use
		/// another.
		NotActive,
		/// The voucher is not in the custody of this agreement. Look up which one it is in.
		NotInCustody,
		/// The voucher's evidence is contested. Wait until that is decided.
		EvidenceContested,
		/// The voucher's evidence was revoked. It cannot be used any more; anyone can have it unwound,
		/// which gives its certificates back to whom they came from.
		EvidenceRevoked,
		/// The number of certificates is zero or more than the voucher has; a split must also leave
		/// some. Choose from 1 to what the voucher has.
		InvalidUnits,
		/// The energy is not that of the certificates. Give units times face value.
		EnergyMismatch,
		/// The voucher's evidence is not revoked. Only a voucher of revoked evidence is unwound: check its
		/// number.
		EvidenceNotRevoked,
		/// The voucher is in custody. Reclaim it from its agreement, which works at once when the
		/// evidence is revoked or the certificates have expired, then try again.
		StillInCustody,
		/// The voucher was redeemed, which is final. Look it up: it is marked where its evidence was
		/// revoked later.
		AlreadyRedeemed,
		/// The voucher was unwound before. Look for its certificates with the party they came from.
		AlreadyUnwound,
		/// The certificates behind the voucher are still valid. Wait until they have expired.
		NotExpired,
		/// No deposit is held for the voucher, since evidence issued it and no split. There is nothing
		/// to return: its record stays.
		NothingHeld,
		/// The account does not have the deposit for one more voucher, in the chain's own token, beside the
		/// least balance of an account. Send it more of that token first.
		CannotPayDeposit,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Cuts the first `units` certificates off a voucher into a voucher of their own, with the
		/// same holder and evidence. The old voucher keeps the rest.
		///
		/// Only the holder, being active, may do this, with a voucher that is neither in custody,
		/// redeemed, unwound, frozen, revoked nor expired, and with 0 < `units` < what it has. Holds a
		/// deposit, which becomes a fee when the new voucher is redeemed or unwound, and one in the
		/// register where a bundle of certificates is cut in two. Emits `Split`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::split())]
		pub fn split(origin: OriginFor<T>, voucher: VoucherId, units: u32) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_split(&who, voucher, units)
		}

		/// Redeems the first `units` certificates behind a voucher for a claim of consumption. This
		/// is final: exactly those certificates are retired, and the record stays for ever.
		///
		/// Only the holder, being active, may do this, with a voucher that is neither in custody,
		/// redeemed, unwound, frozen, revoked nor expired. An obligation or a scope 2 claim must name the
		/// consumer whose consumption was matched as beneficiary; a claim for another party must be
		/// allowed by the certificates' policy; and the time claimed for overlaps the period of the energy.
		/// What the register refuses, it says with its own error. Costs the register's price of a redemption; deposits
		/// held for the voucher and for its bundles become fees. Where `units` is less than the voucher
		/// has, they are first split off into a voucher of their own, at the price of its deposit.
		/// Emits `Redeemed`, and `Split` before it where the voucher was split.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::redeem())]
		pub fn redeem(
			origin: OriginFor<T>,
			voucher: VoucherId,
			units: u32,
			claim: Claim,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_redeem(&who, voucher, units, claim)
		}

		/// Removes a voucher that was made by splitting and has expired unused, and returns its deposit
		/// to the account that holds it.
		///
		/// Anyone may do this, from the end of the certificates' validity on, with a voucher that is
		/// neither in custody, redeemed nor unwound, and whose evidence is neither contested nor
		/// revoked. The certificates stay locked behind the voucher's number for ever. Emits `Retired`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::retire())]
		pub fn retire(origin: OriginFor<T>, voucher: VoucherId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_retire(voucher)
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
