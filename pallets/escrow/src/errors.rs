//! Why calls fail.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The signing account belongs to no party. Apply for an identity first, or sign with the present
		/// account of the party.
		NotAParty,
		/// The party is not attested, or is suspended, revoked or expired, or its account is being
		/// recovered. Ask its registrar.
		PartyNotActive,
		/// The party is suspended or revoked, or its account is being recovered. Ask its registrar.
		PartyBarred,
		/// There is no agreement with this number, or it has ended. Check the number. The events of an
		/// agreement tell how it ended.
		UnknownAgreement,
		/// The party is not the beneficiary of the agreement. Sign with the account of the beneficiary.
		NotBeneficiary,
		/// The party is not the depositor of the agreement. Sign with the account of the depositor.
		NotDepositor,
		/// The agreement was accepted already. It ends by its conditions or at its deadline. Call `release`
		/// or `reclaim` then.
		NotOffered,
		/// The beneficiary has not accepted the agreement. Wait until it has. The depositor can cancel
		/// before.
		NotAccepted,
		/// The deadline of the agreement has come, and nothing can be done for it. Call `release` if all
		/// conditions held before, and `reclaim` otherwise.
		DeadlinePassed,
		/// The deadline is further ahead than the chain allows. Choose an earlier one.
		DeadlineTooFar,
		/// The deadline is too near: an arbiter has no time to rule. Agree on a later deadline, or name no
		/// arbiter.
		NoTimeToRule,
		/// It is too late to dispute: the arbiter has no time to rule before the deadline. At the deadline,
		/// what is not decided returns to both sides.
		TooLateToDispute,
		/// A moment to wait for is not before the deadline. Choose an earlier moment or a later deadline.
		NotBeforeTooLate,
		/// The last moment to wait for is less than an hour before the certificates expire. No time is left
		/// to release. Choose an earlier moment.
		NoTimeToRelease,
		/// The certificates expire before the deadline. Choose an earlier deadline.
		CertificatesEndFirst,
		/// The attestation of the depositor or of the beneficiary does not outlast the deadline. Ask its
		/// registrar to renew it, or agree on an earlier deadline.
		AttestationEndsFirst,
		/// The hash is not the hash of the terms of this agreement. Read the agreement again. After a
		/// reorganisation of the chain, its number can name other terms.
		TermsMismatch,
		/// The beneficiary does not exist or is not an active party. Name another party, or ask the
		/// beneficiary to see its registrar.
		BeneficiaryNotActive,
		/// The party that the claim names does not exist or is not active. Name another party, or wait
		/// until its registrar has attested it.
		ClaimantNotActive,
		/// The beneficiary is the depositor itself. Choose another party.
		BeneficiaryIsDepositor,
		/// The conditions contain two payments. Agree on one.
		SeveralPayments,
		/// The chain allows no payment in this asset. Choose a settlement asset.
		AssetNotAllowed,
		/// The amount of the payment is zero. Leave the condition out instead.
		ZeroAmount,
		/// The account of the depositor cannot receive the payment. The asset does not exist or blocks the
		/// account, or the amount is below its minimum. Agree on another asset or amount. A decided
		/// agreement can be released once the account can receive the payment.
		NotReceivable,
		/// The agreement has no payment. Look up its conditions.
		NoPaymentDue,
		/// The payment was made already. The runtime API `releasable` says what the agreement waits for.
		AlreadyPaid,
		/// The payment is not made. The beneficiary must call `pay`. No ruling replaces the payment.
		NotPaid,
		/// It is too early. For a release, a moment to wait for has not come. For a reclaim, the deadline
		/// has not come. Wait until then.
		TooEarly,
		/// The voucher was revoked or has expired. Call `reclaim`.
		VoucherDead,
		/// The voucher is frozen: its evidence is contested or its batch is frozen. Wait until that has
		/// ended. A freeze by an issuer stops only `accept`.
		VoucherFrozen,
		/// The depositor is not an active party any more, so the agreement cannot be accepted. Wait until
		/// its registrar has reinstated it.
		DepositorNotActive,
		/// The arbiter is the depositor or the beneficiary. Choose a third party, or none.
		ArbiterIsSide,
		/// The arbiter does not exist or is not an active party. Choose another.
		ArbiterNotActive,
		/// A hash lock is all zeros. Give the SHA2-256 hash of a secret of 32 bytes.
		ZeroHashLock,
		/// Two conditions have the same hash lock. Make a secret for each lock.
		DuplicateHashLock,
		/// The threshold is zero, or above the number of parties that may approve. Choose a number from one
		/// to that number.
		ThresholdOutOfRange,
		/// A condition names a party twice. Name each party once.
		DuplicateApprover,
		/// A party that is to approve does not exist or is not active. Choose another.
		ApproverNotActive,
		/// No condition of the agreement names this party. Sign with the account of a party that one names.
		NotApprover,
		/// The party has approved already. Its approval counts for every condition that names it.
		AlreadyApproved,
		/// More parties have to approve first. The runtime API `releasable` says how many.
		NotApproved,
		/// No hash lock of the agreement is the SHA2-256 hash of these 32 bytes. Check the secret and the
		/// number of the agreement.
		PreimageMismatch,
		/// This secret was revealed already. The runtime API `releasable` says what the agreement waits for.
		AlreadyRevealed,
		/// The secret of a hash lock is not revealed. The runtime API `releasable` names the lock.
		NotRevealed,
		/// The party is neither the depositor nor the beneficiary. Sign with the account of one of them.
		NotSide,
		/// The agreement names no arbiter, so it cannot be disputed. It ends by its conditions or at its
		/// deadline.
		NoArbiter,
		/// The agreement is in dispute. Wait for the ruling of the arbiter. Without a ruling, call `reclaim`
		/// at the deadline.
		InDispute,
		/// The agreement is decided: all conditions hold or held before the deadline, or the arbiter has
		/// ruled release. Call `release`. The runtime API `releasable` says what it waits for.
		Decided,
		/// The party is not the arbiter of the agreement. Sign with the account of the arbiter.
		NotArbiter,
		/// The agreement is not in dispute, or the arbiter has ruled. There is nothing to decide.
		NotDisputed,
		/// The register of certificates refuses the outcome: for example, the policy does not allow it. The
		/// agreement can be reclaimed once the certificates have expired.
		OutcomeRefused,
		/// The account cannot pay the deposit for the agreement and, for a redemption, the price of its
		/// record. Send it more of the chain's own token. It must also keep its minimum balance.
		CannotPayDeposit,
		/// The account does not have the agreed payment in the agreed asset. Send it more of that asset. It
		/// must also keep the minimum balance of the asset.
		InsufficientFunds,
		/// The deadline is not in the future of chain time. Give a later one, in seconds since 1970.
		DeadlineInPast,
	}
}
