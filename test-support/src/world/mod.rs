//! What a pallet sees of the others: parties, meters, readings, certificates, evidence, vouchers and the
//! market's records. All of it is kept in storage, so a call that fails takes back what it did here too.
//!
//! [`World`] does what the real pallets do, as far as another pallet can see. A test changes it with the
//! functions of its own: it freezes a batch, bars a party, revokes evidence.

mod backing;
mod batches;
mod deposits;
mod evidence;
mod market;
mod meters;
mod parties;
mod scenario;
mod trading;
mod vouchers;

pub use backing::Redeemed;
pub use batches::{Bundle, ISSUED_UNTIL, VALIDITY_MONTHS};
pub use deposits::VAULT;
pub use evidence::FIRST_VOUCHER;

use crate::{AccountId, AssetId, Balance};
use frame_support::traits::fungibles;
use sp_runtime::DispatchError;
use std::marker::PhantomData;
use verdigrid_primitives::{
	evidence::{Statement, Topic},
	traits::EvidenceInspect,
};

/// The other pallets. `T` says which of them are real.
pub struct World<T>(PhantomData<T>);

/// A chain of tests: the pallets that [`World`] takes from it.
pub trait Chain: 'static {
	/// Money of every kind.
	type Money: fungibles::Mutate<AccountId, AssetId = AssetId, Balance = Balance>;
	/// Evidence: [`World`] itself, except in the evidence pallet's tests.
	type Evidence: EvidenceInspect;

	/// Anchors a statement, final, where the pallet under test keeps anchors.
	fn anchor(_topic: Topic, _statement: Statement) {}
}

/// There is no such batch.
pub const UNKNOWN_BATCH: DispatchError = DispatchError::Other("there is no such batch");
/// The batch is frozen.
pub const FROZEN: DispatchError = DispatchError::Other("the batch is frozen");
/// The certificates are no longer valid.
pub const EXPIRED: DispatchError = DispatchError::Other("the certificates are no longer valid");
/// The range does not start where a bundle starts.
pub const NO_BUNDLE: DispatchError = DispatchError::Other("no bundle starts there");
/// The range is empty.
pub const NO_UNITS: DispatchError = DispatchError::Other("no certificates");
/// The range is longer than its bundle.
pub const NOT_IN_BUNDLE: DispatchError = DispatchError::Other("the range is not within one bundle");
/// The range covers more bundles than it may.
pub const TOO_MANY_BUNDLES: DispatchError = DispatchError::Other("too many bundles");
/// The trade needs more than its call counted.
pub const BEYOND_EFFORT: DispatchError = DispatchError::Other("beyond the effort of the call");
/// The certificates, or the voucher, are another's.
pub const NOT_HELD: DispatchError = DispatchError::Other("not the holder's");
/// The certificates, or the voucher, are locked, redeemed or in custody.
pub const NOT_FREE: DispatchError = DispatchError::Other("not free");
/// The certificates are not locked for this.
pub const NOT_LOCKED: DispatchError = DispatchError::Other("not locked for this");
/// The policy does not allow that the certificates change hands so.
pub const NOT_ALLOWED: DispatchError = DispatchError::Other("may not change hands");
/// The trade may not take the certificates.
pub const NOT_DELIVERABLE: DispatchError = DispatchError::Other("not deliverable");
/// The account cannot pay for one more bundle or record, or there is no such party.
pub const CANNOT_PAY: DispatchError = DispatchError::Other("cannot pay for a bundle or record");
/// Nobody can make this claim.
pub const CLAIM_REFUSED: DispatchError = DispatchError::Other("the claim is refused");
/// Only the consumer whose consumption was matched can make this claim.
pub const NOT_CONSUMER: DispatchError = DispatchError::Other("not the consumer");
/// The reading is not anchored.
pub const NOT_ANCHORED: DispatchError = DispatchError::Other("not anchored");
/// There is no such voucher.
pub const UNKNOWN_VOUCHER: DispatchError = DispatchError::Other("there is no such voucher");
/// The evidence of the voucher is contested or revoked.
pub const NOT_LIVE: DispatchError = DispatchError::Other("the evidence is not live");
/// The voucher cannot be unwound: its evidence is not revoked, or it is redeemed or in custody.
pub const NOT_UNWINDABLE: DispatchError = DispatchError::Other("cannot be unwound");
/// The voucher is not in the custody of this agreement.
pub const NOT_IN_CUSTODY: DispatchError = DispatchError::Other("not in custody");
