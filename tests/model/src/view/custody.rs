//! Vouchers and agreements.

use std::collections::{BTreeMap, BTreeSet};

use verdigrid_escrow as escrow;
use verdigrid_primitives::{
	party::PartyId,
	traits::VoucherCustody,
	voucher::{self, AgreementId, VoucherId},
};
use verdigrid_vouchers as vouchers;

use crate::{
	rules::{Agreement, AgreementStage, Voucher, VoucherStatus},
	*,
};

pub fn vouchers() -> BTreeMap<VoucherId, Voucher> {
	let made = |(id, record): (VoucherId, voucher::Voucher)| {
		let status = match record.status {
			voucher::VoucherStatus::Active => VoucherStatus::InHand,
			voucher::VoucherStatus::InCustody(id) => VoucherStatus::InCustody(id),
			voucher::VoucherStatus::Redeemed(id) => VoucherStatus::Redeemed(id),
			voucher::VoucherStatus::Unwound => VoucherStatus::Unwound,
		};
		let deposit = vouchers::Deposits::<Runtime>::get(id).map(|deposit| deposit.account);
		let voucher::Voucher { holder, evidence, range, consumer, parent, .. } = record;
		(id, Voucher { holder, evidence, range, consumer, status, parent, deposit })
	};
	// Of most vouchers of evidence, nothing is stored.
	let of_evidence = verdigrid_evidence::EvidenceRecords::<Runtime>::iter_keys();
	let stored = vouchers::Vouchers::<Runtime>::iter_keys();
	let all: BTreeSet<VoucherId> = of_evidence.chain(stored).collect();
	all.into_iter().map(|id| made((id, Vouchers::voucher(id).unwrap()))).collect()
}

/// The vouchers of a party that clients are told of, from page to page.
pub fn listed(party: PartyId) -> Vec<VoucherId> {
	let (mut found, mut after) = (Vec::new(), None);
	loop {
		let page = Vouchers::owned(party, after, 2);
		found.extend(page.items);
		after = page.next;
		if after.is_none() {
			found.sort_unstable();
			return found;
		}
	}
}

pub fn agreements() -> BTreeMap<AgreementId, Agreement> {
	let open = |(id, record): (AgreementId, escrow::AgreementOf<Runtime>)| {
		let stage = match record.status {
			escrow::Status::Offered => AgreementStage::Offered,
			escrow::Status::Held => AgreementStage::Held,
			escrow::Status::Disputed => AgreementStage::Disputed,
			escrow::Status::Awarded => AgreementStage::Awarded,
		};
		let agreement = Agreement {
			voucher: record.voucher,
			range: Vouchers::voucher(record.voucher).expect("it is held").range,
			depositor: record.depositor,
			terms: record.terms,
			stage,
			deadline_block: record.deadline_block,
			account: record.account,
			paid: escrow::Paid::<Runtime>::get(id).map(|payment| payment.account),
			approved: escrow::Approvals::<Runtime>::get(id).into_iter().collect(),
			revealed: escrow::Revealed::<Runtime>::get(id).into_iter().collect(),
		};
		(id, agreement)
	};
	escrow::Agreements::<Runtime>::iter().map(open).collect()
}
