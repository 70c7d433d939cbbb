//! Why calls fail.

use frame_support::pallet_macros::pallet_section;

/// Imported into the pallet.
#[pallet_section]
mod errors {
	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The signing account belongs to no party. Apply for an identity first.
		NotAParty,
		/// The party is not attested, or is suspended, revoked or expired. Ask its registrar.
		PartyNotActive,
		/// The party is suspended, revoked or being recovered. Ask its registrar.
		PartyBarred,
		/// There is no such agreement, or it has ended. Its events tell how.
		NotFound,
		/// Only the beneficiary of the agreement may do this.
		NotBeneficiary,
		/// Only the depositor of the agreement may do this.
		NotDepositor,
		/// The agreement was accepted already.
		NotOffered,
		/// The beneficiary has to accept the agreement first.
		NotAccepted,
		/// The deadline has come: nothing can be done for the agreement any more. Call `release` if all
		/// conditions held before, else `reclaim`. A new agreement needs a deadline in the future.
		DeadlinePassed,
		/// The deadline is further ahead than allowed. Choose an earlier one.
		DeadlineTooFar,
		/// The deadline is so near that an arbiter would have no time to rule. Choose a later deadline, or
		/// name no arbiter.
		NoTimeToRule,
		/// It is too late to dispute: the arbiter would have no time to rule before the deadline. What is
		/// not decided by then returns to both sides.
		TooLateToDispute,
		/// Release would have to wait until the deadline. Choose an earlier moment or a later deadline.
		NotBeforeTooLate,
		/// The last moment to wait for is less than an hour before the certificates expire, so there would
		/// be no time to release. Choose an earlier moment.
		NoTimeToRelease,
		/// The certificates expire before the deadline. Choose an earlier deadline.
		CertificatesEndFirst,
		/// The attestation of the depositor or of the beneficiary ends before or at the deadline. Ask
		/// its registrar to renew it, or agree on an earlier deadline.
		AttestationEndsFirst,
		/// The hash is not that of this agreement's terms. Read the agreement again: after a
		/// reorganisation of the chain its number can name other terms.
		TermsMismatch,
		/// The beneficiary does not exist or is not an active party. Name another, or wait until its
		/// registrar has reinstated it.
		BeneficiaryNotActive,
		/// The party that the claim names does not exist or is not active. Name another, or wait until its
		/// registrar has attested it.
		ClaimantNotActive,
		/// The beneficiary is the depositor itself. Choose another party.
		BeneficiaryIsDepositor,
		/// Two payments are among the conditions. Agree on one.
		SeveralPayments,
		/// Payment in this asset is not allowed. Choose a settlement asset of this chain.
		AssetNotAllowed,
		/// The payment is of nothing. Leave the condition out instead.
		ZeroAmount,
		/// The depositor's account cannot receive the payment: the asset does not exist, blocks the
		/// account, or the amount is below its minimum. What is decided is released once it can.
		NotReceivable,
		/// The agreement is without payment.
		NoPaymentDue,
		/// The payment was made already.
		AlreadyPaid,
		/// The payment has to be made first. No ruling stands in for it.
		NotPaid,
		/// The time for this has not come: a condition says not before a later moment, or the
		/// deadline of a voucher that can still be used is yet to come.
		TooEarly,
		/// The voucher was revoked or has expired: the agreement can only be reclaimed.
		VoucherDead,
		/// The voucher is frozen: its evidence is contested or its batch frozen. Wait until that is
		/// over. A freeze of the batch by its issuer stops only `accept`.
		VoucherFrozen,
		/// The depositor is no longer an active party: no contract with it comes about. Wait until
		/// its registrar has reinstated it.
		DepositorNotActive,
		/// The arbiter is one of the two sides. Choose a third party, or none.
		ArbiterIsSide,
		/// The arbiter does not exist or is not an active party. Choose another.
		ArbiterNotActive,
		/// Two of the conditions have the same hash. Each lock needs its own secret.
		DuplicateHashLock,
		/// More approvals are asked for than there are parties to give them, or none. Choose at
		/// least one and at most as many as there are parties.
		ThresholdOutOfReach,
		/// A condition names a party twice. Name each party once.
		DuplicateApprover,
		/// A party that is to approve does not exist or is not active. Choose another.
		ApproverNotActive,
		/// No condition of the agreement asks for this party's approval.
		NotApprover,
		/// The party has approved already. Its approval counts for every condition that names it.
		AlreadyApproved,
		/// More parties have to approve first. `releasable` says how many.
		NotApproved,
		/// No hash lock of the agreement has the SHA2-256 hash of these 32 bytes.
		WrongPreimage,
		/// This secret was revealed already.
		AlreadyRevealed,
		/// The secret of a hash lock has to be revealed first. `releasable` says of which.
		NotRevealed,
		/// Only the depositor or the beneficiary may do this.
		NotASide,
		/// The agreement names no arbiter. It ends by its conditions, or at its deadline.
		NoArbiter,
		/// One side has disputed: the arbiter decides before the deadline, or else the agreement
		/// can be reclaimed at it.
		InDispute,
		/// The agreement is decided: all conditions hold, or held before the deadline, or the arbiter
		/// has ruled release. Call `release`; `releasable` says what it waits for.
		Decided,
		/// Only the arbiter of the agreement may do this.
		NotArbiter,
		/// Neither side has disputed, or the arbiter has ruled. There is nothing to decide.
		NotDisputed,
		/// The register of certificates refuses the outcome, for example since their policy
		/// does not allow it. The agreement can be reclaimed once the certificates have expired.
		OutcomeRefused,
	}
}
