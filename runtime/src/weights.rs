//! What this runtime adds to the measured weights of the SDK's pallets.
//!
//! Every call that another call carries passes the call filter: one read for safe mode, one for pauses.
//! The pallets that carry calls do not know that.

use frame_support::weights::Weight;

use crate::Runtime;

type Db = <Runtime as frame_system::Config>::DbWeight;

/// What filtering so many carried calls costs.
fn filtering(calls: u32) -> Weight {
	Db::get().reads(2).saturating_mul(calls.into())
}

/// Implements calls as the SDK measured them.
macro_rules! delegate {
	($measured:ty: $($call:ident($($argument:ident),*)),+) => {
		$(fn $call($($argument: u32),*) -> frame_support::weights::Weight {
			<$measured>::$call($($argument),*)
		})+
	};
}
pub(crate) use delegate;

/// Implements calls that carry others: as the SDK measured them, and filtering what they carry.
macro_rules! carrying {
	($measured:ty: $($call:ident($($argument:ident),*) carries $calls:expr),+) => {
		$(fn $call($($argument: u32),*) -> Weight {
			<$measured>::$call($($argument),*).saturating_add(filtering($calls))
		})+
	};
}

/// The weights of batches and of calls in another's name.
pub struct Utility;
type MeasuredUtility = pallet_utility::weights::SubstrateWeight<Runtime>;

impl pallet_utility::weights::WeightInfo for Utility {
	carrying! {
		MeasuredUtility:
		batch(c) carries c,
		batch_all(c) carries c,
		force_batch(c) carries c,
		as_derivative() carries 1,
		dispatch_as() carries 1,
		dispatch_as_fallible() carries 1,
		if_else() carries 2
	}
}

/// The weights of preimages. The call filter hashes what is to be noted.
pub struct Preimage;
type MeasuredPreimage = pallet_preimage::weights::SubstrateWeight<Runtime>;

/// What looking for so many bytes among the preimages costs.
fn hashing(bytes: u32) -> Weight {
	Weight::from_parts(u64::from(bytes).saturating_mul(1_500), 0).saturating_add(Db::get().reads(1))
}

impl pallet_preimage::weights::WeightInfo for Preimage {
	delegate! {
		MeasuredPreimage:
		unnote_preimage(), unnote_no_deposit_preimage(), request_preimage(),
		request_no_deposit_preimage(), request_unnoted_preimage(), request_requested_preimage(),
		unrequest_preimage(), unrequest_unnoted_preimage(), unrequest_multi_referenced_preimage(),
		ensure_updated(n)
	}

	fn note_preimage(s: u32) -> Weight {
		MeasuredPreimage::note_preimage(s).saturating_add(hashing(s))
	}

	fn note_requested_preimage(s: u32) -> Weight {
		MeasuredPreimage::note_requested_preimage(s).saturating_add(hashing(s))
	}

	fn note_no_deposit_preimage(s: u32) -> Weight {
		MeasuredPreimage::note_no_deposit_preimage(s).saturating_add(hashing(s))
	}
}

/// The weights of shared accounts.
pub struct Multisig;
type MeasuredMultisig = pallet_multisig::weights::SubstrateWeight<Runtime>;

impl pallet_multisig::weights::WeightInfo for Multisig {
	delegate! {
		MeasuredMultisig:
		as_multi_create(s, z), as_multi_approve(s, z), approve_as_multi_create(s),
		approve_as_multi_approve(s), cancel_as_multi(s), poke_deposit(s)
	}
	carrying! {
		MeasuredMultisig:
		as_multi_threshold_1(z) carries 1,
		as_multi_complete(s, z) carries 1
	}
}

/// The weights of delegated accounts.
pub struct Proxy;
type MeasuredProxy = pallet_proxy::weights::SubstrateWeight<Runtime>;

impl pallet_proxy::weights::WeightInfo for Proxy {
	delegate! {
		MeasuredProxy:
		remove_announcement(a, p), reject_announcement(a, p), announce(a, p), add_proxy(p),
		remove_proxy(p), remove_proxies(p), create_pure(p), kill_pure(p), poke_deposit()
	}
	carrying! {
		MeasuredProxy:
		proxy(p) carries 1,
		proxy_announced(a, p) carries 1
	}
}
