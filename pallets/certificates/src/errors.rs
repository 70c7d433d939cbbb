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
		/// The party does not have the role that the call needs: Issuer, or TradingCentre for exchanges.
		/// Ask its registrar to attest the role, or sign with the account of a party that has it.
		RoleMissing,
		/// The party that is to get certificates does not exist or is not active. Check its number. If the
		/// number is right, the party must ask its registrar.
		RecipientNotActive,
		/// Both parties of the call are the same party. Name another one.
		SameParty,
		/// The trade class is not one character 0-9 or A-Z. Correct the letter.
		InvalidClass,
		/// The energy of a certificate is not between 1 Wh and 1 GWh. Correct the face value. It is in
		/// watt-hours.
		FaceValueOutOfRange,
		/// The months of validity are zero, or more than the chain allows. Correct the months.
		ValidityOutOfRange,
		/// There is no trade class with this letter. Choose one that governance has set.
		UnknownClass,
		/// The project code has a wrong character or a wrong check character. Compare it with the original.
		InvalidProjectCode,
		/// A project has this code already. Give the new project another code.
		ProjectExists,
		/// There is no project with this code. Check the code, or register the project first.
		UnknownProject,
		/// The project is retired, and nothing more is issued for it. Propose to governance to restore it.
		ProjectRetired,
		/// A trade class keeps its granularity, face value and policy, because orders name only the class.
		/// Choose a letter that is not used.
		ClassTermsFixed,
		/// The project is not retired, so it cannot be restored. Check the code.
		ProjectNotRetired,
		/// Something was issued for the project. Retire it before it is removed.
		ProjectIssued,
		/// The project was removed, and its meter is free for another project. Register a project with a
		/// code of its own.
		ProjectRemoved,
		/// Another issuer is in charge of this project and its certificates. Ask that issuer, or propose
		/// to governance to hand the project over.
		NotIssuer,
		/// The party that is to take the project over does not exist or is not active. Name an active
		/// issuer.
		NewIssuerNotActive,
		/// The owner of the project is suspended or revoked, or its account is being recovered. Issue when
		/// that has ended.
		OwnerBarred,
		/// The capacity of a project is not between 1 W and 100 GW. Give the most power that the project
		/// can generate, in watts.
		CapacityOutOfRange,
		/// No trade class of the meter's granularity can hold a full period at this capacity. A batch has
		/// at most 99,999,999 certificates: an hour of 100 MW or more needs a class of 1,000 Wh. Correct
		/// the capacity, or propose such a class to governance.
		NoClassFits,
		/// The party that is to own the project does not have the role Generator. Ask the party to see its
		/// registrar.
		OwnerRoleMissing,
		/// There is no meter with this number. Ask a registrar to register it.
		UnknownMeter,
		/// The meter does not belong to the owner of the project. Name a meter of the owner.
		MeterNotOwned,
		/// The meter counts consumption. Name one that counts generation.
		MeterNotForGeneration,
		/// The meter is retired. Name one that is in use.
		MeterRetired,
		/// The meter serves another project, even if that project is retired. Name another meter.
		MeterUsed,
		/// The reading is not of the project's meter. Prove a reading of that meter.
		MeterMismatch,
		/// The reading is not of the period that is to be issued. Prove a reading of that period.
		PeriodMismatch,
		/// Class, meter and period do not have the same granularity. Choose a class and a period of the
		/// meter's granularity.
		GranularityMismatch,
		/// This project, period and class was issued for this revision of the readings already. Draw the
		/// rest of the reading in another class, or wait until the readings are revised.
		AlreadyIssued,
		/// A later period of this project and class was issued already. Draw the reading in another class.
		PeriodNotAscending,
		/// A certificate number cannot name this period. Choose a month from 2000 to 2099, or a day or an
		/// hour up to index 1,679,615.
		PeriodOutOfRange,
		/// The reading is more than the project's capacity could generate while its meter existed. If the
		/// capacity is wrong, correct it with `update_project`. Otherwise the reading is in doubt.
		AboveCapacity,
		/// All classes together would draw more energy than the meter measured. Draw less.
		AboveReading,
		/// A batch has at most 99,999,999 certificates. Use a class with more energy for each certificate.
		BatchTooLarge,
		/// There is no batch with this number. The runtime API `holdings` lists the certificates of a party.
		UnknownBatch,
		/// The batch is frozen. Until it is unfrozen, its certificates can only be given back. The runtime
		/// API `status` says who froze it and why.
		BatchFrozen,
		/// The certificates are not valid any more. They can only be given back, split and merged.
		BatchExpired,
		/// The batch is frozen already, on this authority or a higher one. The runtime API `status` says
		/// who froze it and why.
		AlreadyFrozen,
		/// The batch is not frozen. Check its number.
		NotFrozen,
		/// Governance froze the batch, and only governance can unfreeze it. Propose it to governance.
		FrozenByGovernance,
		/// An issuer withdraws only certificates that never changed hands and that the owner of the
		/// project still holds. Governance can withdraw other certificates: propose it to governance.
		WithdrawalNotAllowed,
		/// No bundle starts at this certificate. Name a range that starts where a bundle starts. The
		/// runtime API `holdings` lists the bundles of a party.
		UnknownBundle,
		/// The number of certificates is zero. Give a larger number in `units`.
		NoUnits,
		/// The bundle that starts there does not contain all of the certificates named. The runtime API
		/// `holdings` lists the bundles of a party.
		BeyondBundle,
		/// A split leaves at least one certificate in each of the two bundles. Name fewer certificates.
		NothingToSplit,
		/// One bundle has changed hands and the other has not, so they cannot be joined. Leave them apart.
		HistoryDiffers,
		/// The range spans more than eight bundles. Merge some of them first, or name fewer certificates.
		TooManyBundles,
		/// The certificates, the pledge or the exchange belong to another party. Sign with the account of
		/// that party, or name your own.
		NotHolder,
		/// The certificates are locked, redeemed, exchanged or withdrawn. Take them back from what locks
		/// them, or use others.
		NotActive,
		/// The certificates are not locked for this. The runtime API `status` says what they are locked
		/// for.
		LockMismatch,
		/// The policy of these certificates does not allow this: they change hands once, or only by
		/// verification. Use others, or redeem them for their holder.
		MoveNotAllowed,
		/// There is no pledge with this number, or it was released or used up. Check the number. The
		/// runtime API `status` says where the certificates are.
		UnknownPledge,
		/// The certificates are pledged to another trade. Settle others, or wait until the pledge is
		/// released.
		PledgeMismatch,
		/// The end of the pledge is not in the future of chain time. Give a later one, in seconds since
		/// 1970.
		ExpiryInPast,
		/// The pledge would end after the certificates expire. Give an earlier end, in seconds since 1970.
		/// The runtime API `batch` says how long the certificates are valid.
		ExpiryTooFar,
		/// The pledge has not ended, so it cannot be released. Wait until then.
		PledgeHolds,
		/// The party that is asked for the exchange does not have the role TradingCentre. Name a trading
		/// centre.
		CentreRoleMissing,
		/// The request names another trading centre. Sign with the account of that trading centre.
		NotCentre,
		/// The exchange is of other certificates than those named. Read the request again.
		ExchangeMismatch,
		/// There is no exchange with this number, or it was withdrawn or rejected. Check the number, or
		/// request another exchange.
		UnknownExchange,
		/// The exchange is settled, which is final. Look up its receipt.
		AlreadySettled,
		/// The timeout of the exchange has come, so it cannot be settled. The holder can withdraw it and
		/// request another.
		ExchangeTimedOut,
		/// The timeout of the exchange has not come, so it cannot be withdrawn. Wait, or ask the trading
		/// centre to reject it.
		ExchangePending,
		/// Certificates of this class are redeemed only through a voucher. Have their trade verified, then
		/// redeem the voucher.
		VoucherRequired,
		/// The purposes Obligation and Scope2 need a voucher, and as beneficiary the consumer whose
		/// consumption was matched. Redeem a voucher for that consumer, or choose another purpose.
		MatchedConsumerRequired,
		/// The time of the claim is empty. Give an end after the start, in seconds since 1970.
		InvalidClaimTime,
		/// The energy was not generated in the time of the claim. Claim a time that overlaps the period of
		/// the certificates, in seconds since 1970, or redeem other certificates.
		ClaimTimeMismatch,
		/// The name of the beneficiary is not 1 to 64 bytes of UTF-8, or is blank. Or it has control
		/// characters, or white space at an end. Correct the name.
		InvalidBeneficiaryName,
		/// A hash is all zeros: the commitment to a beneficiary, the trade reference of a pledge, or the
		/// receipt of an exchange. Give the hash itself.
		ZeroHash,
		/// The beneficiary of the claim is a party that does not exist. Check its number, or give a name.
		UnknownBeneficiary,
		/// The account cannot pay the deposit or the price for another bundle or record. Send it more of
		/// the chain's own token. It must also keep its minimum balance.
		CannotPayDeposit,
		/// The party that is to pay a deposit does not exist. Name one that does.
		UnknownPayer,
		/// This is no certificate number. A number has 32 characters, and the 17th is a check character.
		/// Compare it with the original.
		InvalidCertificateNumber,
		/// No certificate has this number. Compare it with the original.
		UnknownCertificate,
		/// The meter was not the owner's in any part of this period: it was registered later, or retired
		/// before. Issue a period in which it existed.
		MeterNotOwnedThen,
		/// The party that is to own the project does not exist or is not active. Name an active generator.
		OwnerNotActive,
		/// The party that is to take the project over does not have the role Issuer. Name an active issuer.
		NewIssuerRoleMissing,
		/// The party that is asked for the exchange does not exist or is not active. Name an active trading
		/// centre.
		CentreNotActive,
		/// The call names fewer bundles, pledges or splits than its trades need. Count them again.
		BeyondEffort,
	}
}
