//! What the tests do, and what they look at.

use super::*;
use codec::MaxEncodedLen;
use frame_support::traits::fungible::{Inspect, InspectHold};
use verdigrid_primitives::{
	certificate::{BatchInfo, TradeClass},
	claim::{Beneficiary, Claim, Redemption},
	evidence::EvidenceId,
	party::{MeterId, PartyId},
	voucher::AgreementId,
	Moment, Period,
};

/// The agreement that takes vouchers into its custody.
pub const AGREEMENT: AgreementId = 7;
/// When all energy was generated: January 2014, and its first second.
pub const PERIOD: Period = Period::month(528);
pub const PRODUCED: Moment = 1_388_534_400;
/// Energy of one certificate.
pub const FACE_VALUE: u64 = 1_000_000;

/// A batch of the seller's, never traded.
pub fn issue_batch(policy: Policy, units: u32) -> CertificateRange {
	let meter = MeterId::new("G-1").unwrap();
	let batch = World::batch_of(SELLER, &meter, TradeClass::TRADABLE, PERIOD, units);
	World::issue(BatchInfo { policy, valid_until: EXPIRY, ..batch })
}

/// Gives `buyer` a voucher of a fresh batch, the way the evidence pallet does.
pub fn issue(buyer: PartyId, policy: Policy, units: u32) -> VoucherId {
	World::verify(issue_batch(policy, units), SELLER, buyer)
}

pub fn known(voucher: VoucherId) -> Voucher {
	Vouchers::voucher(voucher).unwrap()
}

/// Whether a voucher is stored.
pub fn is_stored(voucher: VoucherId) -> bool {
	crate::Vouchers::<Test>::contains_key(voucher)
}

/// The first page of a party's vouchers.
pub fn listed(party: PartyId) -> Vec<VoucherId> {
	Vouchers::owned(party, None, u32::MAX).items
}

pub fn status(voucher: VoucherId) -> VoucherStatus {
	known(voucher).status
}

pub fn evidence_of(voucher: VoucherId) -> EvidenceId {
	known(voucher).evidence
}

/// Contests, upholds or revokes the evidence that a voucher rests on.
pub fn contest(voucher: VoucherId) {
	World::set_evidence(evidence_of(voucher), EvidenceStatus::Contested);
}

pub fn uphold(voucher: VoucherId) {
	World::set_evidence(evidence_of(voucher), EvidenceStatus::Live);
}

pub fn revoke(voucher: VoucherId) {
	World::set_evidence(evidence_of(voucher), EvidenceStatus::Revoked);
}

pub fn claim_for(party: PartyId, purpose: Purpose) -> Claim {
	let beneficiary = Beneficiary::Party(party);
	Claim { beneficiary, purpose, from: PRODUCED, to: PRODUCED + 1, note: Default::default() }
}

/// The records of redemptions.
pub fn redemptions() -> Vec<Redemption> {
	World::redemptions().into_iter().map(|redeemed| redeemed.redemption).collect()
}

/// What `account` has free, and what is held of it.
pub fn money(account: AccountId) -> (Balance, Balance) {
	(Balances::balance(&account), Balances::total_balance_on_hold(&account))
}

/// What one more voucher costs.
pub fn deposit() -> Balance {
	DepositBase::get() + DepositPerByte::get() * Voucher::max_encoded_len() as Balance
}

pub fn events() -> Vec<Event<Test>> {
	let record = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Vouchers(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().filter_map(record).collect()
}

pub fn last_event() -> Event<Test> {
	events().pop().unwrap()
}
