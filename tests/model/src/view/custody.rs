//! Vouchers and agreements.

use std::collections::BTreeMap;

use verdigrid_escrow as escrow;
use verdigrid_primitives::voucher::{self, AgreementId, VoucherId};
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
	vouchers::Vouchers::<Runtime>::iter().map(made).collect()
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
			range: vouchers::Vouchers::<Runtime>::get(record.voucher).expect("it is held").range,
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
