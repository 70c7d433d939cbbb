//! What this pallet stores and answers beyond the voucher itself.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use verdigrid_primitives::{certificate::MAX_ADJACENT, voucher::Voucher};

/// The most bundles that the certificates behind a voucher are in.
pub const MOST_BUNDLES: u32 = MAX_ADJACENT as u32;

/// The most vouchers of one page of a holder's vouchers.
pub const MAX_PAGE: u32 = 256;

/// A voucher with what follows from its evidence, its batch and the time. These are facts about a
/// redeemed voucher too: its redemption stands, but the look-up shows, for example, that its
/// evidence was revoked later.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct VoucherInfo {
	/// The voucher.
	pub voucher: Voucher,
	/// Its evidence is contested or its batch frozen.
	pub frozen: bool,
	/// Its evidence was revoked.
	pub revoked: bool,
	/// Its certificates are no longer valid.
	pub expired: bool,
}

/// The deposit behind a voucher.
#[derive(
	Clone, PartialEq, Eq, Debug, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct VoucherDeposit<AccountId, Ticket> {
	/// Where it is held.
	pub account: AccountId,
	/// The deposit.
	pub ticket: Ticket,
}
