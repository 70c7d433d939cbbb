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
		/// There is no such agreement, or it has ended. Check its number; its events tell how it ended.
		NotFound,
		/// Only the beneficiary of the agreement may do this. Sign with the account of that party.
		NotBeneficiary,
		/// Only the depositor of the agreement may do this. Sign with the account of that party.
		NotDepositor,
		/// The agreement was accepted already. It ends by its conditions, or at its deadline: call `release`
		/// or `reclaim` then.
		NotOffered,
		/// The beneficiary has not accepted the agreement. Wait until it has; the depositor can cancel
		/// before.
		NotAccepted,
		/// The deadline has come: nothing can be done for the agreement any more. Call `release` if all
		/// conditions held before, else `reclaim`. A new agreement needs a deadline in the future.
		DeadlinePassed,
		/// The deadline is further ahead than allowed. Choose an earlier one.
		DeadlineTooFar,
		/// The deadline is so near that an arbiter would have no time to rule. Agree on a later deadline, or
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
		/// account, or the amount is below its minimum. Agree on another asset or amount; what is decided
		/// is released once the account can receive it.
		NotReceivable,
		/// The agreement is without payment. There is nothing to pay: look its conditions up.
		NoPaymentDue,
		/// The payment was made already. There is nothing more to pay; `releasable` says what is missing.
		AlreadyPaid,
		/// The payment has not been made, and no ruling stands in for it. The beneficiary has to call `pay`.
		NotPaid,
		/// The time for this has not come: a condition says not before a later moment, or the
		/// deadline of a voucher that can still be used is yet to come. Wait until then.
		TooEarly,
		/// The voucher was revoked or has expired. Call `reclaim`: the agreement can only be reclaimed.
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
		/// The hash of a lock is all zeros, and nobody knows a secret for that. Give the SHA2-256 hash of a
		/// secret of 32 bytes.
		ZeroHashLock,
		/// Two of the conditions have the same hash. Each lock needs its own secret: make another.
		DuplicateHashLock,
		/// More approvals are asked for than there are parties to give them, or none. Choose at
		/// least one and at most as many as there are parties.
		ThresholdOutOfReach,
		/// A condition names a party twice. Name each party once.
		DuplicateApprover,
		/// A party that is to approve does not exist or is not active. Choose another.
		ApproverNotActive,
		/// No condition of the agreement asks for this party's approval. Sign with the account of a party
		/// that one names.
		NotApprover,
		/// The party has approved already. Its approval counts for every condition that names it, so there
		/// is nothing to do.
		AlreadyApproved,
		/// More parties have to approve first. `releasable` says how many.
		NotApproved,
		/// No hash lock of the agreement has the SHA2-256 hash of these 32 bytes. Check the secret and the
		/// number of the agreement.
		WrongPreimage,
		/// This secret was revealed already. There is nothing to do; `releasable` says what is missing.
		AlreadyRevealed,
		/// The secret of a hash lock has to be revealed first. `releasable` says of which.
		NotRevealed,
		/// Only the depositor or the beneficiary may do this. Sign with the account of one of them.
		NotASide,
		/// The agreement names no arbiter. It ends by its conditions, or at its deadline.
		NoArbiter,
		/// One side has disputed: the arbiter decides before the deadline, or else the agreement
		/// can be reclaimed at it. Wait for the ruling.
		InDispute,
		/// The agreement is decided: all conditions hold, or held before the deadline, or the arbiter
		/// has ruled release. Call `release`; `releasable` says what it waits for.
		Decided,
		/// Only the arbiter of the agreement may do this. Sign with the account of that party.
		NotArbiter,
		/// Neither side has disputed, or the arbiter has ruled. There is nothing to decide.
		NotDisputed,
		/// The register of certificates refuses the outcome, for example since their policy
		/// does not allow it. The agreement can be reclaimed once the certificates have expired.
		OutcomeRefused,
		/// The account does not have the deposit for an agreement, or with it the price of the record of a
		/// redemption, in the chain's own token, beside the least balance of an account. Send it more of
		/// that token first.
		CannotPayDeposit,
		/// The account does not have the agreed payment in the agreed asset, beside the least balance of
		/// that asset. Send it more of that asset first.
		InsufficientFunds,
	}
}
