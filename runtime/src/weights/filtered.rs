//! The weights of calls that our call filters make dearer.
//!
//! A call that another call carries passes the filters. The SDK's benchmarks carry remarks, which nothing can
//! stop: whether they are paused is not looked up. So each carried call adds what it costs to filter a call
//! that can be stopped. The time that it takes to filter a remark is thus counted twice.
//!
//! Benchmarks do not count the account that signs, since the fee does (see `shared`). A call in the name of another account
//! adds that account.

use frame_support::weights::Weight;

use super::{
	delegate, pallet_multisig, pallet_preimage, pallet_proxy, pallet_scheduler, pallet_utility,
	storage::DbWeight,
};
use crate::{
	governance::weights::{Measured, WeightInfo},
	Runtime,
};

type OfGovernance = Measured<Runtime>;

/// What filtering so many carried calls costs.
fn filtering(calls: u32) -> Weight {
	OfGovernance::filter_call().saturating_mul(calls.into())
}

/// What the account of another costs, in whose name a call is made.
fn of_another() -> Weight {
	DbWeight::get().reads_writes(1, 1)
}

/// Implements calls that carry others: as they were measured, and filtering what they carry.
macro_rules! carrying {
	($measured:ty: $($call:ident($($argument:ident),*) carries $calls:expr),+) => {
		$(fn $call($($argument: u32),*) -> Weight {
			<$measured>::$call($($argument),*).saturating_add(filtering($calls))
		})+
	};
}

/// Implements calls that carry one in the name of another account. Those of root pass the filters by, and weigh them all the
/// same.
macro_rules! in_the_name_of_another {
	($measured:ty: $($call:ident($($argument:ident),*)),+) => {
		$(fn $call($($argument: u32),*) -> Weight {
			<$measured>::$call($($argument),*).saturating_add(filtering(1)).saturating_add(of_another())
		})+
	};
}

/// The weights of batches and of calls in another's name.
pub struct Utility;
type OfUtility = pallet_utility::Measured<Runtime>;

impl ::pallet_utility::WeightInfo for Utility {
	in_the_name_of_another! {
		OfUtility: as_derivative(), dispatch_as(), dispatch_as_fallible()
	}
	carrying! {
		OfUtility:
		batch(c) carries c,
		batch_all(c) carries c,
		force_batch(c) carries c,
		if_else() carries 2
	}
}

/// The weights of scheduled calls. A call with the origin of a track or of an account is filtered.
pub struct Scheduler;
type OfScheduler = pallet_scheduler::Measured<Runtime>;

impl ::pallet_scheduler::WeightInfo for Scheduler {
	delegate! {
		OfScheduler:
		service_agendas_base(), service_agenda_base(s), service_task_base(),
		service_task_fetched(s), service_task_named(), service_task_periodic(), schedule(s),
		cancel(s), schedule_named(s), cancel_named(s), schedule_retry(s), set_retry(),
		set_retry_named(), cancel_retry(), cancel_retry_named()
	}
	in_the_name_of_another! { OfScheduler: execute_dispatch_signed() }
	carrying! { OfScheduler: execute_dispatch_unsigned() carries 1 }
}

/// The weights of preimages. The call filter hashes what is to be noted. The SDK's benchmarks make their
/// calls past the filter.
pub struct Preimage;
type OfPreimage = pallet_preimage::Measured<Runtime>;

impl ::pallet_preimage::WeightInfo for Preimage {
	delegate! {
		OfPreimage:
		unnote_preimage(), unnote_no_deposit_preimage(), request_preimage(),
		request_no_deposit_preimage(), request_unnoted_preimage(), request_requested_preimage(),
		unrequest_preimage(), unrequest_unnoted_preimage(), unrequest_multi_referenced_preimage(),
		ensure_updated(n)
	}

	fn note_preimage(s: u32) -> Weight {
		OfPreimage::note_preimage(s).saturating_add(OfGovernance::check_preimage(s))
	}

	fn note_requested_preimage(s: u32) -> Weight {
		OfPreimage::note_requested_preimage(s).saturating_add(OfGovernance::check_preimage(s))
	}

	fn note_no_deposit_preimage(s: u32) -> Weight {
		OfPreimage::note_no_deposit_preimage(s).saturating_add(OfGovernance::check_preimage(s))
	}
}

/// The weights of shared accounts.
pub struct Multisig;
type OfMultisig = pallet_multisig::Measured<Runtime>;

impl ::pallet_multisig::WeightInfo for Multisig {
	delegate! {
		OfMultisig:
		as_multi_create(s, z), as_multi_approve(s, z), cancel_as_multi(s), poke_deposit(s)
	}

	// Of an approval by hash, the pallet says in the end that it weighed what a call of no bytes weighs.
	fn approve_as_multi_create(s: u32) -> Weight {
		OfMultisig::approve_as_multi_create(s).max(OfMultisig::as_multi_create(s, 0))
	}

	fn approve_as_multi_approve(s: u32) -> Weight {
		OfMultisig::approve_as_multi_approve(s).max(OfMultisig::as_multi_approve(s, 0))
	}

	in_the_name_of_another! { OfMultisig: as_multi_threshold_1(z), as_multi_complete(s, z) }
}

/// The weights of delegated accounts.
pub struct Proxy;
type OfProxy = pallet_proxy::Measured<Runtime>;

impl ::pallet_proxy::WeightInfo for Proxy {
	delegate! {
		OfProxy:
		remove_announcement(a, p), reject_announcement(a, p), announce(a, p), add_proxy(p),
		remove_proxy(p), remove_proxies(p), create_pure(p), kill_pure(p), poke_deposit()
	}
	in_the_name_of_another! { OfProxy: proxy(p), proxy_announced(a, p) }
}
