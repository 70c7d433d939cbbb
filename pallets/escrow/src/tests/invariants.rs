//! Random calls in random order. The invariants hold, and no money is made or lost. Every voucher comes out exactly
//! one way, and every agreement can be ended.

use super::*;
use frame_support::{storage::with_storage_layer, traits::fungibles::InspectHold};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use verdigrid_primitives::traits::VoucherCustody;

/// The party that signs: the one that has to act next, or any.
type Who = Option<PartyId>;

/// Which agreement: one of those that are open by its place among them, or any by its number.
#[derive(Clone, Copy, Debug)]
enum Which {
	Open(usize),
	Any(AgreementId),
}

#[derive(Clone, Debug)]
enum Step {
	Issue(PartyId, Policy),
	/// With sides and arbiter made distinct, or as the terms are.
	Open(Who, VoucherId, TermsOf<Test>, bool),
	/// Naming the terms as they are, or others.
	Accept(Who, Which, bool),
	Pay(Who, Which, bool),
	Approve(Who, Which),
	/// A secret by its number, or one that is missing.
	Reveal(Which, Option<u8>),
	Dispute(Who, Which),
	Arbitrate(Who, Which, Ruling),
	Release(Which),
	Reclaim(Which),
	Cancel(Who, Which),
	Freeze(VoucherId, bool),
	Revoke(VoucherId),
	Wait(Moment),
	/// Until this moment; or the registrar stops it.
	Attest(PartyId, Option<Moment>),
	Block(PartyId, bool),
}

fn party() -> impl Strategy<Value = PartyId> {
	ALICE..=DAVE
}

fn which() -> impl Strategy<Value = Which> {
	prop_oneof![9 => (0_usize..8).prop_map(Which::Open), 1 => (0_u64..12).prop_map(Which::Any)]
}

fn right() -> impl Strategy<Value = bool> {
	prop::bool::weighted(0.95)
}

fn attested() -> impl Strategy<Value = Option<Moment>> {
	prop_oneof![
		6 => Just(Some(Moment::MAX)),
		2 => (START..DEADLINE + 500).prop_map(Some),
		2 => Just(None),
	]
}

fn who() -> impl Strategy<Value = Who> {
	prop_oneof![3 => Just(None), 1 => party().prop_map(Some)]
}

fn approving() -> impl Strategy<Value = ConditionOf> {
	let parties = prop::sample::subsequence(PARTIES.to_vec(), 1..=4);
	parties.prop_flat_map(|parties| {
		let threshold = 1..=parties.len() as u32;
		threshold.prop_map(move |threshold| approvals(&parties, threshold))
	})
}

fn paying() -> impl Strategy<Value = ConditionOf> {
	let asset = prop_oneof![2 => Just(CNY), 1 => Just(NATIVE)];
	(asset, 1_u128..500).prop_map(|(asset, amount)| Condition::Payment { asset, amount })
}

/// One that can be met.
fn good_condition() -> impl Strategy<Value = ConditionOf> {
	prop_oneof![
		1 => (START - 10..START + 300).prop_map(Condition::NotBefore),
		1 => (1_u8..=3).prop_map(lock),
		2 => approving(),
	]
}

/// One that often cannot.
fn any_condition() -> impl Strategy<Value = ConditionOf> {
	let amount = prop_oneof![1_u128..500, Just(0), Just(ENDOWMENT)];
	let asset = prop::sample::select(ASSETS.to_vec());
	let parties = prop::collection::vec(0_u32..6, 0..=8);
	prop_oneof![
		good_condition(),
		paying(),
		(asset, amount).prop_map(|(asset, amount)| Condition::Payment { asset, amount }),
		any::<Moment>().prop_map(Condition::NotBefore),
		(parties, 0_u32..4).prop_map(|(parties, threshold)| approvals(&parties, threshold)),
	]
}

fn conditions() -> impl Strategy<Value = Vec<ConditionOf>> {
	let good = prop::collection::vec(good_condition(), 0..3);
	let good = (prop::option::weighted(0.6, paying()), good);
	prop_oneof![
		9 => good.prop_map(|(payment, others)| payment.into_iter().chain(others).collect()),
		1 => prop::collection::vec(any_condition(), 0..=8),
	]
}

fn any_terms() -> impl Strategy<Value = TermsOf<Test>> {
	let outcome = prop_oneof![
		2 => Just(Outcome::Deliver),
		1 => party().prop_map(|party| Outcome::RedeemFor(claim_for(party)))
	];
	let arbiter = prop_oneof![1 => Just(None), 2 => party().prop_map(Some)];
	(party(), arbiter, outcome, conditions(), START + 200..DEADLINE + 600).prop_map(
		|(beneficiary, arbiter, outcome, conditions, deadline)| TermsOf::<Test> {
			beneficiary,
			arbiter,
			outcome,
			conditions: conditions.try_into().unwrap(),
			deadline,
		},
	)
}

fn step() -> impl Strategy<Value = Step> {
	let policy = prop_oneof![3 => Just(Policy::Unlimited), 1 => Just(Policy::Once)];
	let ruling = prop_oneof![Just(Ruling::Release), Just(Ruling::Refund)];
	let place = || prop_oneof![9 => 0_u64..4, 1 => 4_u64..8];
	let voucher = || place().prop_map(|place| FIRST_VOUCHER + place);
	prop_oneof![
		2 => (party(), policy).prop_map(|(party, policy)| Step::Issue(party, policy)),
		16 => (who(), voucher(), any_terms(), prop::bool::weighted(0.9))
			.prop_map(|(who, voucher, terms, fit)| Step::Open(who, voucher, terms, fit)),
		14 => (who(), which(), right()).prop_map(|(who, id, right)| Step::Accept(who, id, right)),
		12 => (who(), which(), right()).prop_map(|(who, id, right)| Step::Pay(who, id, right)),
		16 => (who(), which()).prop_map(|(who, id)| Step::Approve(who, id)),
		12 => (which(), prop::option::weighted(0.3, 1_u8..=4)).prop_map(|(id, number)| Step::Reveal(id, number)),
		4 => (who(), which()).prop_map(|(who, id)| Step::Dispute(who, id)),
		5 => (who(), which(), ruling).prop_map(|(who, id, r)| Step::Arbitrate(who, id, r)),
		4 => which().prop_map(Step::Release),
		3 => which().prop_map(Step::Reclaim),
		1 => (who(), which()).prop_map(|(who, id)| Step::Cancel(who, id)),
		2 => (voucher(), any::<bool>()).prop_map(|(id, frozen)| Step::Freeze(id, frozen)),
		1 => voucher().prop_map(Step::Revoke),
		2 => (0_u64..200).prop_map(Step::Wait),
		3 => (party(), attested()).prop_map(|(p, attested)| Step::Attest(p, attested)),
		2 => (party(), any::<bool>()).prop_map(|(p, blocked)| Step::Block(p, blocked)),
	]
}

/// Signed by the party that has to act next, or by another.
fn by(who: Who, right: Option<PartyId>) -> RuntimeOrigin {
	signed(who.or(right).unwrap_or(ALICE))
}

/// The hash of an agreement's terms, or another.
fn named(id: AgreementId, right: bool) -> H256 {
	if right {
		hash_of(id)
	} else {
		H256::zero()
	}
}

fn beneficiary(id: AgreementId) -> Option<PartyId> {
	Escrow::agreement(id).map(|info| info.terms.beneficiary)
}

fn depositor(id: AgreementId) -> Option<PartyId> {
	Escrow::agreement(id).map(|info| info.depositor)
}

fn arbiter(id: AgreementId) -> Option<PartyId> {
	Escrow::agreement(id).and_then(|info| info.terms.arbiter)
}

/// One that is asked and has not approved.
fn approver(id: AgreementId) -> Option<PartyId> {
	let info = Escrow::agreement(id)?;
	let is_missing = |party: &PartyId| info.terms.names(*party) && !info.approvals.contains(party);
	PARTIES.into_iter().find(is_missing)
}

/// One that opens a lock which is closed.
fn missing_secret(id: AgreementId) -> Option<u8> {
	let info = Escrow::agreement(id)?;
	let missing = info.terms.hash_locks().find(|lock| !info.revealed.contains(lock))?;
	(1..=3).find(|number| hash(*number) == missing)
}

fn number(which: Which) -> AgreementId {
	let mut open: Vec<_> = Agreements::<Test>::iter_keys().collect();
	open.sort();
	match which {
		Which::Any(id) => id,
		Which::Open(_) if open.is_empty() => 0,
		Which::Open(place) => open[place % open.len()],
	}
}

/// Three different parties.
fn fitted(depositor: PartyId, terms: TermsOf<Test>) -> TermsOf<Test> {
	let other = |than: &[PartyId]| PARTIES.into_iter().find(|party| !than.contains(party));
	let mut terms = terms;
	if terms.beneficiary == depositor {
		terms.beneficiary = other(&[depositor]).unwrap();
	}
	let sides = [depositor, terms.beneficiary];
	if terms.arbiter.is_some_and(|arbiter| sides.contains(&arbiter)) {
		terms.arbiter = other(&sides);
	}
	terms
}

fn play(step: Step) -> DispatchResult {
	match step {
		Step::Open(who, voucher, terms, fit) => {
			let holder = World::voucher(voucher).map(|voucher| voucher.holder);
			let terms = match holder {
				Some(holder) if fit => fitted(holder, terms),
				_ => terms,
			};
			Escrow::open(by(who, holder), voucher, terms)
		}
		Step::Accept(who, which, right) => {
			let id = number(which);
			plain(Escrow::accept(by(who, beneficiary(id)), id, named(id, right)))
		}
		Step::Pay(who, which, right) => {
			let id = number(which);
			plain(Escrow::pay(by(who, beneficiary(id)), id, named(id, right)))
		}
		Step::Approve(who, which) => {
			let id = number(which);
			plain(Escrow::approve(by(who, approver(id)), id, hash_of(id)))
		}
		Step::Reveal(which, known) => {
			let id = number(which);
			let known = known.or(missing_secret(id)).unwrap_or_default();
			plain(Escrow::reveal(anyone(), id, secret(known)))
		}
		Step::Dispute(who, which) => {
			let id = number(which);
			Escrow::dispute(by(who, depositor(id)), id)
		}
		Step::Arbitrate(who, which, ruling) => {
			let id = number(which);
			plain(Escrow::arbitrate(by(who, arbiter(id)), id, hash_of(id), ruling))
		}
		Step::Release(which) => plain(Escrow::release(anyone(), number(which))),
		Step::Reclaim(which) => Escrow::reclaim(anyone(), number(which)),
		Step::Cancel(who, which) => {
			let id = number(which);
			Escrow::cancel(by(who, depositor(id)), id)
		}
		around => {
			play_around(around);
			Ok(())
		}
	}
}

/// What happens around the pallet.
fn play_around(step: Step) {
	match step {
		Step::Issue(..) if Clock::seconds() >= EXPIRY => (),
		Step::Issue(party, policy) => set_policy(issue(party), policy),
		Step::Freeze(id, _) | Step::Revoke(id) if World::voucher(id).is_none() => (),
		Step::Freeze(id, true) => freeze(id),
		Step::Freeze(id, false) => thaw(id),
		Step::Revoke(id) => revoke(id),
		Step::Wait(seconds) => Clock::pass(seconds),
		Step::Attest(party, Some(until)) => World::attest(party, until),
		Step::Attest(party, None) => World::suspend(party),
		Step::Block(party, blocked) => block(party, blocked),
		call => unreachable!("{call:?} is a call"),
	}
}

/// What the events say, kept beside the pallet.
#[derive(Default)]
struct Book {
	/// The agreements that have not ended.
	open: BTreeMap<AgreementId, (VoucherId, PartyId, TermsOf<Test>)>,
	/// Those of them that could be reclaimed at some moment.
	reclaimable: BTreeSet<AgreementId>,
	/// Those of them that were decided at some moment.
	decided: BTreeSet<AgreementId>,
	/// What each party has gained, of each asset.
	gained: BTreeMap<(PartyId, AssetId), i128>,
}

impl Book {
	fn read_events(&mut self) {
		for record in System::events() {
			if let RuntimeEvent::Escrow(event) = record.event {
				self.read(event);
			}
		}
		System::reset_events();
	}

	fn read(&mut self, event: Event<Test>) {
		match event {
			Event::Opened { agreement, voucher, depositor, terms, .. } => {
				assert!(self.open.insert(agreement, (voucher, depositor, terms)).is_none());
			}
			Event::Released { agreement, voucher, depositor, beneficiary, redemption } => {
				assert!(!self.reclaimable.contains(&agreement));
				let terms = self.ended(agreement, voucher, depositor);
				assert_eq!(terms.beneficiary, beneficiary);
				self.decided.remove(&agreement);
				self.settle(&terms, depositor);
				let (holder, status) = match (terms.outcome, redemption) {
					(Outcome::Deliver, None) => (beneficiary, VoucherStatus::Active),
					(Outcome::RedeemFor(_), Some(id)) => (depositor, VoucherStatus::Redeemed(id)),
					other => panic!("the outcome is not what was agreed: {other:?}"),
				};
				assert_eq!(stands(voucher), (holder, status));
			}
			Event::Refunded { agreement, voucher, depositor, cause } => {
				let decided = self.decided.remove(&agreement);
				assert!(!decided || cause == Cause::VoucherDead);
				self.ended(agreement, voucher, depositor);
				assert_eq!(stands(voucher), (depositor, VoucherStatus::Active));
			}
			_ => {}
		}
	}

	/// An agreement ends once, and nothing but withheld money is left of it.
	fn ended(&mut self, id: AgreementId, voucher: VoucherId, depositor: PartyId) -> TermsOf<Test> {
		let (opened, by, terms) = self.open.remove(&id).unwrap();
		assert_eq!((opened, by), (voucher, depositor));
		assert_eq!(Escrow::agreement(id), None);
		assert!(!Paid::<Test>::contains_key(id));
		assert!(!Approvals::<Test>::contains_key(id) && !Revealed::<Test>::contains_key(id));
		terms
	}

	/// Both legs: with the voucher goes the money. A redemption costs its price.
	fn settle(&mut self, terms: &TermsOf<Test>, depositor: PartyId) {
		if matches!(terms.outcome, Outcome::RedeemFor(_)) {
			let price = RecordPrice::get() as i128;
			*self.gained.entry((depositor, NATIVE)).or_default() -= price;
		}
		if let Some((asset, amount)) = terms.payment() {
			*self.gained.entry((depositor, asset.clone())).or_default() += amount as i128;
			*self.gained.entry((terms.beneficiary, asset)).or_default() -= amount as i128;
		}
	}

	/// Everybody has what it began with and what it gained, free or on hold.
	fn ensure_money(&self) {
		for party in PARTIES {
			for asset in ASSETS {
				let (free, held) = money(asset.clone(), account(party));
				let gained = self.gained.get(&(party, asset)).copied().unwrap_or_default();
				assert_eq!((free + held) as i128, ENDOWMENT as i128 + gained);
			}
		}
	}

	/// Notes what is decided by now, and that nothing ever becomes undecided again.
	fn note_decided(&mut self) {
		for (id, agreement) in Agreements::<Test>::iter() {
			let decided = Escrow::is_decided(id, &agreement);
			assert!(decided || !self.decided.contains(&id));
			if decided {
				self.decided.insert(id);
			}
		}
	}

	/// Notes what can be reclaimed by now. No call could release it any more.
	fn note_reclaimable(&mut self) {
		for id in self.open.keys().copied().collect::<Vec<_>>() {
			let reclaimable = hypothetically!(Escrow::reclaim(anyone(), id)).is_ok();
			assert!(reclaimable || !self.reclaimable.contains(&id));
			if reclaimable && self.reclaimable.insert(id) {
				ensure_never_released(id);
			}
		}
	}
}

fn ensure_never_released(id: AgreementId) {
	let id = Which::Any(id);
	let secrets = (1..=4).map(|number| Step::Reveal(id, Some(number)));
	let release = Ruling::Release;
	let by_each = PARTIES.into_iter().map(Some).flat_map(|who| {
		[Step::Accept(who, id, true), Step::Pay(who, id, true), Step::Arbitrate(who, id, release)]
	});
	let approvals = PARTIES.into_iter().map(|party| Step::Approve(Some(party), id));
	for step in secrets.chain(by_each).chain(approvals).chain([Step::Release(id)]) {
		assert!(hypothetically!(play(step.clone())).is_err(), "{step:?} worked");
	}
}

fn held(asset: &AssetId, reason: HoldReason) -> Balance {
	let reason = reason.into();
	let at = |party| HeldMoney::balance_on_hold(asset.clone(), &reason, &account(party));
	PARTIES.into_iter().map(at).sum()
}

/// What is on hold is exactly what the records say.
fn ensure_holds() {
	for asset in ASSETS {
		let records = Paid::<Test>::iter_values().chain(Withheld::<Test>::iter_values());
		let recorded = records.filter(|paid| paid.asset == asset).map(|paid| paid.amount);
		assert_eq!(held(&asset, HoldReason::Payment), recorded.sum::<Balance>());
	}
	let costs = |agreement: AgreementOf<Test>| match agreement.terms.outcome {
		Outcome::Deliver => deposit(),
		Outcome::RedeemFor(_) => deposit() + RecordPrice::get(),
	};
	let costs: Balance = Agreements::<Test>::iter_values().map(costs).sum();
	assert_eq!(held(&NATIVE, HoldReason::Agreement), costs);
}

/// Never both, and what is said is so.
fn ensure_release_excludes_reclaim() {
	for id in Agreements::<Test>::iter_keys().collect::<Vec<_>>() {
		let reclaimable = hypothetically!(Escrow::reclaim(anyone(), id));
		let releasable = hypothetically!(Escrow::release(anyone(), id));
		assert!(reclaimable.is_err() || releasable.is_err());
		assert_eq!(Escrow::releasable(id).is_ok(), releasable.is_ok());
	}
}

fn ensure_all(book: &mut Book) {
	book.read_events();
	book.ensure_money();
	book.note_decided();
	book.note_reclaimable();
	let stored: BTreeSet<_> = Agreements::<Test>::iter_keys().collect();
	assert_eq!(stored, book.open.keys().copied().collect());
	check();
	ensure_holds();
	ensure_release_excludes_reclaim();
}

/// However bad things stand, anyone can end every agreement once the certificates have expired, and
/// take out what was withheld once it no longer is.
fn close(book: &mut Book) {
	PARTIES.into_iter().for_each(World::suspend);
	Clock::set(Clock::seconds().max(EXPIRY));
	for id in Agreements::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(Escrow::reclaim(anyone(), id));
	}
	ensure_all(book);
	let in_custody = |status| matches!(status, VoucherStatus::InCustody(_));
	assert!(!World::vouchers().into_iter().any(|(_, voucher)| in_custody(voucher.status)));
	PARTIES.into_iter().for_each(|party| block(party, false));
	for id in Withheld::<Test>::iter_keys().collect::<Vec<_>>() {
		assert_ok!(Escrow::reclaim(anyone(), id));
	}
	ensure_all(book);
	ensure_nothing_held();
	assert_eq!(Paid::<Test>::iter().count() + Withheld::<Test>::iter().count(), 0);
	assert_eq!(Approvals::<Test>::iter().count() + Revealed::<Test>::iter().count(), 0);
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn every_sequence_keeps_the_invariants(steps in prop::collection::vec(step(), 1..120)) {
		ext().execute_with(|| {
			let mut book = Book::default();
			PARTIES.into_iter().for_each(|party| {
				issue(party);
			});
			for step in steps {
				let _ = with_storage_layer(|| play(step));
				ensure_all(&mut book);
			}
			close(&mut book);
		});
	}
}
