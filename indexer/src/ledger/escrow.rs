//! What the events of the pallet Escrow do to the records.

use super::{
	market::account_of,
	records::escrow::{
		Agreement, AgreementStatus, Condition, ConditionKind, OutcomeKind, Payment, Ruling, Secret,
	},
	scribe::{Done, Scribe},
	values::{account, asset, bytes_as_hash, hash, Money},
};
use subxt::utils::AccountId32;
use verdigrid_client::api::{
	escrow::Event,
	runtime_types::{
		frame_support::traits::tokens::fungible::union_of::NativeOrWithId,
		verdigrid_escrow::types::{Condition as Chain, Outcome},
	},
};

/// Takes in an event.
pub(super) async fn apply(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	match event {
		Event::Opened { .. } => opened(scribe, event).await,
		_ => {
			let at = scribe.at;
			let change = |agreement: &mut Agreement| {
				change(agreement, event);
				if matches!(event, Event::Released { .. } | Event::Refunded { .. }) {
					agreement.ended_at = Some(at);
				}
			};
			scribe.change(agreement_of(event), change).await
		}
	}
}

/// The agreement that an event is about.
pub(super) fn agreement_of(event: &Event) -> u64 {
	match event {
		Event::Opened { agreement, .. }
		| Event::Accepted { agreement }
		| Event::Paid { agreement, .. }
		| Event::Released { agreement, .. }
		| Event::Refunded { agreement, .. }
		| Event::Approved { agreement, .. }
		| Event::Revealed { agreement, .. }
		| Event::Disputed { agreement, .. }
		| Event::Ruled { agreement, .. }
		| Event::Withheld { agreement, .. }
		| Event::Returned { agreement, .. } => *agreement,
	}
}

fn change(agreement: &mut Agreement, event: &Event) {
	match event {
		Event::Opened { .. } => (),
		Event::Accepted { .. } => agreement.status = AgreementStatus::Held,
		Event::Paid { account, asset, amount, .. } => {
			agreement.payment = Some(payment(account, asset, *amount));
		}
		Event::Approved { party, .. } => agreement.approvals.push(*party),
		Event::Revealed { lock, preimage, .. } => {
			let (lock, preimage) = (hash(lock), bytes_as_hash(preimage));
			agreement.revealed.push(Secret { lock, preimage });
		}
		Event::Disputed { by, .. } => {
			agreement.status = AgreementStatus::Disputed;
			agreement.disputed_by = Some(*by);
		}
		Event::Ruled { ruling, .. } => {
			let ruling = Ruling::from(ruling);
			agreement.ruling = Some(ruling);
			if ruling == Ruling::Release {
				agreement.status = AgreementStatus::Awarded;
			}
		}
		Event::Released { redemption, .. } => {
			agreement.status = AgreementStatus::Released;
			(agreement.payment, agreement.redemption) = (None, *redemption);
		}
		Event::Refunded { cause, .. } => {
			agreement.status = AgreementStatus::Refunded;
			(agreement.payment, agreement.cause) = (None, Some(cause.into()));
		}
		Event::Withheld { account, asset, amount, .. } => {
			agreement.withheld = Some(payment(account, asset, *amount));
		}
		Event::Returned { .. } => agreement.withheld = None,
	}
}

fn payment(who: &AccountId32, what: &NativeOrWithId<u32>, amount: u128) -> Payment {
	Payment { account: account(who), asset: asset(what), amount: Money(amount) }
}

async fn opened(scribe: &mut Scribe<'_, '_>, event: &Event) -> Done {
	let Event::Opened { agreement, voucher, depositor, terms, terms_hash } = event else {
		return Ok(());
	};
	let (outcome, claim) = match &terms.outcome {
		Outcome::Deliver => (OutcomeKind::Deliver, None),
		Outcome::RedeemFor(claim) => (OutcomeKind::Redeem, Some((&claim.0).into())),
	};
	let account = account_of(scribe, *depositor).await?;
	scribe.put(&Agreement {
		id: *agreement,
		voucher: *voucher,
		depositor: *depositor,
		beneficiary: terms.beneficiary,
		arbiter: terms.arbiter,
		outcome,
		claim,
		conditions: terms.conditions.0.iter().map(condition).collect(),
		deadline: terms.deadline,
		terms_hash: hash(terms_hash),
		status: AgreementStatus::Offered,
		account,
		payment: None,
		approvals: Vec::new(),
		revealed: Vec::new(),
		disputed_by: None,
		ruling: None,
		redemption: None,
		cause: None,
		withheld: None,
		ended_at: None,
		created_at: scribe.at,
		changed_at: scribe.at,
	})
}

/// A condition of the chain in a record.
pub(crate) fn condition(condition: &Chain<NativeOrWithId<u32>, u128>) -> Condition {
	match condition {
		Chain::Payment { asset: what, amount } => Condition {
			asset: Some(asset(what)),
			amount: Some(Money(*amount)),
			..Condition::of(ConditionKind::Payment)
		},
		Chain::NotBefore(moment) => {
			Condition { moment: Some(*moment), ..Condition::of(ConditionKind::NotBefore) }
		}
		Chain::HashLock(lock) => {
			Condition { lock: Some(hash(lock)), ..Condition::of(ConditionKind::HashLock) }
		}
		Chain::Approvals { parties, threshold } => Condition {
			parties: Some(parties.0.clone()),
			threshold: Some(*threshold),
			..Condition::of(ConditionKind::Approvals)
		},
	}
}
