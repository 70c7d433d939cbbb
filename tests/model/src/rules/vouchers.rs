//! Vouchers: what a client holds once a trade was verified.
//!
//! The voucher that a verified trade gives its buyer has the number of the evidence. Those that splits make are numbered
//! from 2^52 on.
//!
//! A voucher is worth its certificates, which stand behind it and behind nothing else (R5). It can be used while
//! its holder has it in hand, its evidence is live, and its batch is neither frozen nor expired. None of that is
//! stored in the voucher (R20). A split takes a deposit. The deposit becomes a fee when the new voucher is
//! redeemed or unwound. If the new voucher expires unused, anybody may retire it. Then the deposit returns and the
//! record goes, while the certificates stay locked for ever. A redemption of a part costs the price of a voucher as a
//! fee at once, and no certificates are ever locked for the new voucher.

use verdigrid_primitives::{
	certificate::CertificateRange,
	claim::{Claim, RedemptionId},
	evidence::{EvidenceId, EvidenceStatus},
	party::PartyId,
	voucher::{AgreementId, VoucherId},
};
use verdigrid_vouchers::Call;

use super::{
	certificates::{Payer, Place, Redemption},
	need, take, Asset, Model, Origin, Reason, Refusal, Ruling,
};
use verdigrid_runtime::{AccountId, Runtime};

/// Where a voucher stands. The last two are final.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VoucherStatus {
	InHand,
	InCustody(AgreementId),
	Redeemed(RedemptionId),
	Unwound,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voucher {
	pub holder: PartyId,
	pub evidence: EvidenceId,
	pub range: CertificateRange,
	/// Whose consumption was matched.
	pub consumer: PartyId,
	pub status: VoucherStatus,
	/// The voucher it was split from.
	pub parent: Option<VoucherId>,
	/// Where the deposit for it is held.
	pub deposit: Option<AccountId>,
}

/// The number of the first voucher that a split makes.
pub const FIRST_SPLIT: VoucherId = 1 << 52;

impl Model {
	pub(super) fn rule_vouchers(&mut self, origin: &Origin, call: &Call<Runtime>) -> Ruling {
		match call {
			Call::split { voucher, units } => {
				let (account, holder) = self.active_caller(origin)?;
				self.ensure_in_hand(*voucher, holder)?;
				self.split_voucher(*voucher, *units, &account)
			}
			Call::redeem { voucher, units, claim } => {
				self.redeem_voucher(origin, *voucher, *units, claim)
			}
			Call::retire { voucher } => self.retire_voucher(origin, *voucher),
			_ => unreachable!("no step makes this call"),
		}
	}

	/// What a voucher is worth.
	pub fn energy_of(&self, voucher: &Voucher) -> u64 {
		let face_value = self.batches[&voucher.range.batch].face_value;
		face_value * u64::from(voucher.range.units)
	}

	/// Whether what a voucher rests on is contested, or its batch frozen.
	pub fn is_frozen(&self, voucher: &Voucher) -> bool {
		self.status_of(voucher.evidence) == Some(EvidenceStatus::Contested)
			|| self.batches[&voucher.range.batch].frozen.is_some()
	}

	pub fn is_revoked(&self, voucher: &Voucher) -> bool {
		self.status_of(voucher.evidence) == Some(EvidenceStatus::Revoked)
	}

	pub fn is_expired(&self, voucher: &Voucher) -> bool {
		self.now() >= self.batches[&voucher.range.batch].valid_until
	}

	/// Whether a voucher can never be used again.
	pub fn is_dead(&self, voucher: &Voucher) -> bool {
		self.is_revoked(voucher) || self.is_expired(voucher)
	}

	/// Refuses a voucher that cannot be used now.
	pub fn ensure_live(&self, voucher: &Voucher) -> Ruling {
		self.ensure_supported(voucher)?;
		self.ensure_usable(voucher.range.batch)
	}

	/// Refuses a voucher about which a decided agreement cannot be carried out now: an issuer's freeze
	/// is no reason.
	pub fn ensure_may_settle_voucher(&self, voucher: &Voucher) -> Ruling {
		self.ensure_supported(voucher)?;
		self.ensure_may_settle(voucher.range.batch)
	}

	fn ensure_supported(&self, voucher: &Voucher) -> Ruling {
		match self.status_of(voucher.evidence) {
			Some(EvidenceStatus::Live) => Ok(()),
			Some(EvidenceStatus::Contested) => Err(Refusal::Contested),
			_ => Err(Refusal::Revoked),
		}
	}

	/// A voucher in its holder's hands that can be used.
	pub fn ensure_in_hand(&self, id: VoucherId, holder: PartyId) -> Ruling<Voucher> {
		let voucher = self.vouchers.get(&id).ok_or(Refusal::NotFound)?.clone();
		need(voucher.holder == holder, Refusal::NotYours)?;
		need(voucher.status == VoucherStatus::InHand, Refusal::NotInHand)?;
		self.ensure_live(&voucher)?;
		Ok(voucher)
	}

	/// Makes the first certificates behind a voucher one of their own, and holds a deposit for it.
	fn split_voucher(&mut self, id: VoucherId, units: u32, account: &AccountId) -> Ruling {
		let child = self.take_front(id, units)?;
		let Voucher { range, holder, .. } = self.vouchers[&child];
		self.change(range, Payer::Party(holder), |certificate| {
			certificate.place = Place::Behind(child);
		})?;
		self.money.hold(account, Asset::Native, Reason::Split, self.terms.prices.split)?;
		self.vouchers.get_mut(&child).unwrap().deposit = Some(account.clone());
		Ok(())
	}

	/// Writes down a new voucher of the first certificates behind another one.
	fn take_front(&mut self, id: VoucherId, units: u32) -> Ruling<VoucherId> {
		let voucher = self.vouchers[&id].clone();
		let whole = voucher.range;
		need(units > 0 && units < whole.units, Refusal::Malformed)?;
		let range = CertificateRange { units, ..whole };
		let child = take(&mut self.next.split);
		self.vouchers.insert(child, Voucher { range, parent: Some(id), deposit: None, ..voucher });
		let rest = &mut self.vouchers.get_mut(&id).unwrap().range;
		(rest.first, rest.units) = (whole.first + units, whole.units - units);
		Ok(child)
	}

	fn redeem_voucher(
		&mut self,
		origin: &Origin,
		id: VoucherId,
		units: u32,
		claim: &Claim,
	) -> Ruling {
		let (account, holder) = self.active_caller(origin)?;
		let voucher = self.ensure_in_hand(id, holder)?;
		let id = match units == voucher.range.units {
			true => id,
			false => self.take_front_for_ever(id, units, &account)?,
		};
		self.ensure_voucher_claimable(&self.vouchers[&id], claim, false)?;
		self.redeem_whole(id, false)
	}

	/// The same for a voucher that ends at once: its price is taken.
	fn take_front_for_ever(
		&mut self,
		id: VoucherId,
		units: u32,
		account: &AccountId,
	) -> Ruling<VoucherId> {
		let child = self.take_front(id, units)?;
		self.charge(account, self.terms.prices.split)?;
		Ok(child)
	}

	/// What redeeming a voucher would write down.
	fn redemption_of(&self, voucher: &Voucher, id: Option<VoucherId>) -> Redemption {
		let Voucher { range, holder, consumer, .. } = *voucher;
		let block = self.clock.block;
		Redemption { range, holder, matched: Some(consumer), voucher: id, block }
	}

	pub fn ensure_voucher_claimable(&self, voucher: &Voucher, claim: &Claim, paid: bool) -> Ruling {
		self.ensure_claimable(&self.redemption_of(voucher, None), claim, paid)
	}

	/// Retires the certificates behind a voucher, which ends with them. Its holder pays for the record,
	/// unless that was done.
	pub fn redeem_whole(&mut self, id: VoucherId, prepaid: bool) -> Ruling {
		let redemption = self.redemption_of(&self.vouchers[&id], Some(id));
		let redemption = self.retire(redemption, prepaid)?;
		self.end_voucher(id, VoucherStatus::Redeemed(redemption));
		Ok(())
	}

	/// Forgets a voucher that nobody used in time. One that is in doubt can still be unwound.
	fn retire_voucher(&mut self, origin: &Origin, id: VoucherId) -> Ruling {
		origin.signer()?;
		let voucher = self.vouchers.get(&id).ok_or(Refusal::NotFound)?.clone();
		need(voucher.status == VoucherStatus::InHand, Refusal::NotInHand)?;
		need(self.is_expired(&voucher), Refusal::StillValid)?;
		need(!self.is_revoked(&voucher), Refusal::Revoked)?;
		let live = self.status_of(voucher.evidence) == Some(EvidenceStatus::Live);
		need(live, Refusal::Contested)?;
		let account = voucher.deposit.ok_or(Refusal::NothingToDo)?;
		let deposit = self.terms.prices.split;
		self.money.release(&account, Asset::Native, Reason::Split, deposit);
		self.vouchers.remove(&id);
		Ok(())
	}

	/// Ends a voucher for ever; its record stays, and the deposit with it.
	pub fn end_voucher(&mut self, id: VoucherId, status: VoucherStatus) {
		let voucher = self.vouchers.get_mut(&id).unwrap();
		voucher.status = status;
		if let Some(account) = voucher.deposit.take() {
			self.take_deposit(&account, Reason::Split, self.terms.prices.split);
		}
	}
}
