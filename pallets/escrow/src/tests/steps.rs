//! What the tests do, and what they look at.

use super::*;
use frame_support::{
	dispatch::DispatchResultWithPostInfo,
	traits::fungibles::{Inspect, InspectHold, Mutate},
};
use sp_io::hashing::sha2_256;
use verdigrid_primitives::{
	certificate::{BatchInfo, TradeClass},
	evidence::EvidenceStatus,
	party::MeterId,
	traits::VoucherCustody,
	Period,
};

/// A condition on this chain.
pub type ConditionOf = Condition<AssetId, Balance>;

/// Who generated all energy, and sold all certificates before they came behind vouchers.
const SELLER: PartyId = 5;
/// The first hour of January 2014, in which it was generated.
const PERIOD: Period = Period::hour(385_704);
/// Its first second.
pub const PRODUCED: Moment = 1_388_534_400;
/// What the tests pay.
pub const PRICE: Balance = 300;

/// Gives `holder` a voucher that may move freely. Its batch is its own.
pub fn issue(holder: PartyId) -> VoucherId {
	let meter = MeterId::new("G-1").unwrap();
	let batch = World::batch_of(SELLER, &meter, TradeClass::GRANULAR, PERIOD, 10);
	World::verify(World::issue(BatchInfo { valid_until: EXPIRY, ..batch }), SELLER, holder)
}

fn stored(voucher: VoucherId) -> Voucher {
	<World as VoucherCustody>::voucher(voucher).unwrap()
}

pub fn holder(voucher: VoucherId) -> PartyId {
	stored(voucher).holder
}

pub fn status(voucher: VoucherId) -> VoucherStatus {
	stored(voucher).status
}

/// Whose a voucher is, and where it stands.
pub fn stands(voucher: VoucherId) -> (PartyId, VoucherStatus) {
	(holder(voucher), status(voucher))
}

/// The certificates behind a voucher.
pub fn held(voucher: VoucherId) -> CertificateRange {
	stored(voucher).range
}

/// Freezes a voucher's batch, as governance or the issuer does; or lets it pass again.
pub fn freeze(voucher: VoucherId) {
	World::freeze(held(voucher).batch);
}

pub fn freeze_by_issuer(voucher: VoucherId) {
	World::freeze_by_issuer(held(voucher).batch);
}

pub fn thaw(voucher: VoucherId) {
	World::unfreeze(held(voucher).batch);
}

/// Revokes the evidence that a voucher rests on.
pub fn revoke(voucher: VoucherId) {
	World::set_evidence(stored(voucher).evidence, EvidenceStatus::Revoked);
}

pub fn set_policy(voucher: VoucherId, policy: Policy) {
	World::change_batch(held(voucher).batch, |batch| batch.policy = policy);
}

/// The vouchers that were redeemed, the claims, and whether the holder was paid.
pub fn claims() -> Vec<(VoucherId, Claim, bool)> {
	let redemptions = World::redemptions().into_iter();
	let claim = |it: Redeemed| (it.redemption.voucher.unwrap(), it.redemption.claim, it.paid);
	redemptions.map(claim).collect()
}

/// The hash of the terms of an agreement that has not ended.
pub fn hash_of(agreement: AgreementId) -> H256 {
	Escrow::agreement(agreement).map(|info| info.terms_hash).unwrap_or_default()
}

/// A result without the weight.
pub fn plain(result: DispatchResultWithPostInfo) -> DispatchResult {
	result.map(|_| ()).map_err(|error| error.error)
}

/// The beneficiary, or whoever signs, names the terms as they are.
pub fn accept(party: PartyId, agreement: AgreementId) -> DispatchResult {
	plain(Escrow::accept(signed(party), agreement, hash_of(agreement)))
}

pub fn pay(party: PartyId, agreement: AgreementId) -> DispatchResult {
	plain(Escrow::pay(signed(party), agreement, hash_of(agreement)))
}

pub fn approve(party: PartyId, agreement: AgreementId) -> DispatchResult {
	plain(Escrow::approve(signed(party), agreement, hash_of(agreement)))
}

pub fn arbitrate(party: PartyId, agreement: AgreementId, ruling: Ruling) -> DispatchResult {
	plain(Escrow::arbitrate(signed(party), agreement, hash_of(agreement), ruling))
}

/// Blocks the settlement token at a party's account, in and out; or lets it pass again.
pub fn block(party: PartyId, blocked: bool) {
	let done = match blocked {
		true => Assets::block(anyone(), 1, account(party)),
		false => Assets::thaw(anyone(), 1, account(party)),
	};
	assert_ok!(done);
}

pub fn endow(account: AccountId) {
	for asset in ASSETS {
		Money::set_balance(asset, &account, ENDOWMENT);
	}
}

/// What `account` has free of an asset, and what is held of it.
pub fn money(asset: AssetId, account: AccountId) -> (Balance, Balance) {
	let held = HeldMoney::total_balance_on_hold(asset.clone(), &account);
	(HeldMoney::balance(asset, &account), held)
}

/// What an agreement costs its depositor while it lasts.
pub fn deposit() -> Balance {
	DepositBase::get() + DepositPerByte::get() * Balance::from(Escrow::footprint().size)
}

pub fn claim_for(party: PartyId) -> Claim {
	let beneficiary = Beneficiary::Party(party);
	let (from, to) = (PRODUCED, PRODUCED + 1);
	Claim { beneficiary, purpose: Purpose::Voluntary, from, to, note: Default::default() }
}

pub fn payment() -> ConditionOf {
	Condition::Payment { asset: CNY, amount: PRICE }
}

/// The last moment to wait for: what has it among its conditions is not released by them.
pub fn waiting() -> ConditionOf {
	Condition::NotBefore(DEADLINE - 1)
}

pub fn approvals(parties: &[PartyId], threshold: u32) -> ConditionOf {
	let parties = parties.to_vec().try_into().unwrap();
	Condition::Approvals { parties, threshold }
}

/// The secret with this number, the hash of it, and the lock that it opens.
pub fn secret(number: u8) -> Preimage {
	[number; 32]
}

pub fn hash(number: u8) -> H256 {
	H256(sha2_256(&secret(number)))
}

pub fn lock(number: u8) -> ConditionOf {
	Condition::HashLock(hash(number))
}

/// Terms of delivery to Bob until the deadline.
pub fn terms(conditions: &[ConditionOf]) -> TermsOf<Test> {
	TermsOf::<Test> {
		beneficiary: BOB,
		arbiter: None,
		outcome: Outcome::Deliver,
		conditions: conditions.to_vec().try_into().unwrap(),
		deadline: DEADLINE,
	}
}

/// The same, with Dave as arbiter.
pub fn arbitrated(conditions: &[ConditionOf]) -> TermsOf<Test> {
	TermsOf::<Test> { arbiter: Some(DAVE), ..terms(conditions) }
}

/// The same, redeemed on Bob's behalf.
pub fn redeeming(terms: TermsOf<Test>) -> TermsOf<Test> {
	TermsOf::<Test> { outcome: Outcome::RedeemFor(claim_for(BOB)), ..terms }
}

/// Accepted by Bob, with all that he and others have to do still missing.
pub fn open_conditions() -> [ConditionOf; 3] {
	[payment(), lock(1), approvals(&[CAROL], 1)]
}

/// A voucher of Alice's in an agreement on these terms.
pub fn opened(terms: TermsOf<Test>) -> (VoucherId, AgreementId) {
	let voucher = issue(ALICE);
	let agreement = NextAgreement::<Test>::get();
	assert_ok!(Escrow::open(signed(ALICE), voucher, terms));
	(voucher, agreement)
}

/// The same, accepted by Bob.
pub fn accepted(terms: TermsOf<Test>) -> (VoucherId, AgreementId) {
	let (voucher, agreement) = opened(terms);
	assert_ok!(accept(BOB, agreement));
	(voucher, agreement)
}

/// The same, paid for by Bob.
pub fn paid(terms: TermsOf<Test>) -> (VoucherId, AgreementId) {
	let (voucher, agreement) = accepted(terms);
	assert_ok!(pay(BOB, agreement));
	(voucher, agreement)
}

/// Accepted and paid for by Bob, but not to be released before the given moment.
pub fn paid_until(not_before: Moment) -> (VoucherId, AgreementId) {
	paid(terms(&[payment(), Condition::NotBefore(not_before)]))
}

/// Paid for by Bob, approval and secret still missing.
pub fn undecided() -> (VoucherId, AgreementId) {
	paid(terms(&open_conditions()))
}

/// Paid for by Bob, approval and secret still missing, and disputed by Alice.
pub fn disputed() -> (VoucherId, AgreementId) {
	let (voucher, agreement) = paid(arbitrated(&open_conditions()));
	assert_ok!(Escrow::dispute(signed(ALICE), agreement));
	(voucher, agreement)
}

/// Whether nothing is left of an agreement, and nothing on hold at any account.
pub fn ensure_closed(agreement: AgreementId) {
	assert!(!Agreements::<Test>::contains_key(agreement));
	assert!(!Paid::<Test>::contains_key(agreement));
	assert!(!Approvals::<Test>::contains_key(agreement));
	assert!(!Revealed::<Test>::contains_key(agreement));
	assert!(!Withheld::<Test>::contains_key(agreement));
	ensure_nothing_held();
}

pub fn ensure_nothing_held() {
	for party in PARTIES {
		ASSETS.into_iter().for_each(|asset| assert_eq!(money(asset, account(party)).1, 0));
	}
}

/// Whether the voucher was swapped for the price.
pub fn ensure_swapped(voucher: VoucherId, agreement: AgreementId) {
	assert_eq!(stands(voucher), (BOB, VoucherStatus::Active));
	assert_eq!(money(CNY, account(ALICE)), (ENDOWMENT + PRICE, 0));
	assert_eq!(money(CNY, account(BOB)), (ENDOWMENT - PRICE, 0));
	assert_eq!(money(NATIVE, account(ALICE)), (ENDOWMENT, 0));
	ensure_closed(agreement);
	let (depositor, beneficiary, redemption) = (ALICE, BOB, None);
	let event = Event::Released { agreement, voucher, depositor, beneficiary, redemption };
	assert_eq!(last_event(), event);
}

/// Whether both sides have back what they put in, for this reason.
pub fn ensure_refunded(voucher: VoucherId, agreement: AgreementId, cause: Cause) {
	assert_eq!(stands(voucher), (ALICE, VoucherStatus::Active));
	for party in PARTIES {
		for asset in ASSETS {
			assert_eq!(money(asset, account(party)), (ENDOWMENT, 0));
		}
	}
	ensure_closed(agreement);
	assert_eq!(last_event(), Event::Refunded { agreement, voucher, depositor: ALICE, cause });
}

pub fn last_event() -> Event<Test> {
	let record = |record: frame_system::EventRecord<RuntimeEvent, _>| match record.event {
		RuntimeEvent::Escrow(event) => Some(event),
		_ => None,
	};
	System::events().into_iter().rev().find_map(record).unwrap()
}
