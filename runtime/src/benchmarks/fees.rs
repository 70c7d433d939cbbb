//! What it costs to take the fee of a transaction. The SDK's benchmark knows no allowance.

#![allow(clippy::expect_used)]

use core::marker::PhantomData;

use frame_benchmarking::v2::*;
use frame_support::{
	dispatch::{DispatchClass, DispatchInfo, Pays, PostDispatchInfo},
	traits::{fungible::Mutate, Get},
};
use frame_system::{limits::BlockWeights, RawOrigin};
use pallet_transaction_payment::ChargeTransactionPayment;
use sp_core::H256;
use sp_runtime::traits::{DispatchTransaction, TransactionExtension};
use verdigrid_primitives::{
	benchmarking::Scenario,
	evidence::{Statement, Topic},
	party::Roles,
	Energy, Period,
};

use super::Chain;
use crate::{
	configs::proxy::ProxyType, parameters::DailyAllowance, AccountId, Allowance, Balances, Proxy,
	Runtime, RuntimeCall, MILLI_VDG, VDG,
};

/// Has the benchmarks of TransactionPayment.
pub struct Pallet<T>(PhantomData<T>);

/// A runtime in which allowances pay fees.
pub trait Config: pallet_transaction_payment::Config {}

impl Config for Runtime {}

/// An attestation for an account by the last of as many proxies as it can have.
fn by_the_last_proxy(proxy: &AccountId, real: AccountId) -> RuntimeCall {
	let most = <<Runtime as pallet_proxy::Config>::MaxProxies as Get<u32>>::get();
	let others = (1..most).map(|index| account("proxy", index, 0));
	for delegate in others.chain([proxy.clone()]) {
		Proxy::add_proxy_delegate(&real, delegate, ProxyType::Oracle, 0).expect("there is room");
	}
	let statement = Statement { root: H256::zero(), leaves: 1, total: Energy::ZERO };
	let topic = Topic::Metering(Period::hour(0), 0);
	let attest = verdigrid_evidence::Call::attest { topic, round: 1, statement };
	let call = alloc::boxed::Box::new(attest.into());
	pallet_proxy::Call::proxy { real: real.into(), force_proxy_type: None, call }.into()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The allowance of the account that a proxy acts for pays a part, and the proxy the rest. All of it is more than is
	/// needed, so both get something back.
	#[benchmark]
	fn charge_transaction_payment() {
		let (proxy, real) = (account("proxy", 0, 0), account("real", 0, 0));
		let party = Chain::party(&real, Roles::ALL);
		Balances::mint_into(&proxy, VDG).expect("money can be minted");
		let call = by_the_last_proxy(&proxy, real);
		// This proxy leaves a tenth to its party.
		let left = Allowance::small_part().saturating_add(MILLI_VDG.saturating_mul(5));
		let block = <<Runtime as frame_system::Config>::BlockWeights as Get<BlockWeights>>::get();
		let (declared, needed) =
			(block.max_block.saturating_div(1_000), block.max_block.saturating_div(10_000));
		Allowance::charge(party, DailyAllowance::get().saturating_sub(left));
		let extension = ChargeTransactionPayment::<Runtime>::from(MILLI_VDG);
		let info = DispatchInfo {
			call_weight: declared,
			extension_weight: extension.weight(&call),
			class: DispatchClass::Normal,
			pays_fee: Pays::Yes,
		};
		let post_info = PostDispatchInfo { actual_weight: Some(needed), pays_fee: Pays::Yes };
		let origin = RawOrigin::Signed(proxy);

		#[block]
		{
			extension
				.test_run(origin.into(), &call, &info, 200, 0, |_| Ok(post_info))
				.expect("both have enough")
				.expect("nothing fails");
		}

		let used = Allowance::allowance(party).expect("the party is there").used;
		assert!(used > DailyAllowance::get().saturating_sub(left));
		assert!(used < DailyAllowance::get());
	}

	impl_benchmark_test_suite! { Pallet, crate::tests::development(), crate::Runtime }
}
