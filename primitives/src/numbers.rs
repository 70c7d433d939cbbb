//! Numbers of things that name each other.

/// Number of a voucher.
pub type VoucherId = u64;

/// Number of a redemption.
pub type RedemptionId = u64;
