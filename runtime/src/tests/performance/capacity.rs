//! How many operations a block has room for by declared weight.

use frame_support::dispatch::{DispatchClass, GetDispatchInfo};
use sp_runtime::{generic::Era, traits::TransactionExtension};
use verdigrid_evidence::types::{ProvedTrades, Touches};
use verdigrid_primitives::{evidence::Settlement, merkle::MAX_PROVED, party::PartyId};

use super::table;
use crate::{
	configs::system::RuntimeBlockWeights,
	tests::{development, replay::extension, transfer, weights::plain, BOB},
	RuntimeCall, SLOT_DURATION,
};

/// What a transaction declares, in picoseconds.
fn declared(call: &RuntimeCall) -> u64 {
	let extensions = extension(0, Era::immortal()).weight(call);
	let weights = RuntimeBlockWeights::get();
	let base = weights.get(DispatchClass::Normal).base_extrinsic;
	let all = call.get_dispatch_info().call_weight.saturating_add(extensions).saturating_add(base);
	all.ref_time()
}

/// Trades of one seller with so many buyers. Each goes on where the one before it ends, and splits the bundle.
fn together(buyers: u32) -> RuntimeCall {
	let settlement = |number: u32| Settlement {
		first: number + 1,
		units: 1,
		buyer: PartyId::from(1 + number % buyers),
		..plain()
	};
	let settlements: Vec<_> = (0..MAX_PROVED).map(|number| (number, settlement(number))).collect();
	let readings: Vec<_> = (0..=buyers).map(|number| (number, plain())).collect();
	let trades = ProvedTrades {
		settlements: settlements.try_into().unwrap(),
		readings: readings.try_into().unwrap(),
		touches: Touches { bundles: MAX_PROVED, pledges: 0, splits: MAX_PROVED },
		..plain()
	};
	verdigrid_evidence::Call::verify_together { trades: Box::new(trades) }.into()
}

/// Operations, with how many of them a transaction has.
fn operations() -> Vec<(String, u32, RuntimeCall)> {
	let claim = || plain::<verdigrid_primitives::claim::Claim>();
	let units = 1;
	let transfer_of_certificates =
		verdigrid_certificates::Call::transfer { batch: 0, first: 1, units, to: 2 };
	let redeem = verdigrid_certificates::Call::redeem { batch: 0, first: 1, units, claim: claim() };
	let redeem_voucher = verdigrid_vouchers::Call::redeem { voucher: 0, units, claim: claim() };
	let trades = |buyers: u32| {
		let of = if buyers == 1 { "one buyer".to_owned() } else { format!("{buyers} buyers") };
		(format!("a verified trade, {of} in a call"), MAX_PROVED, together(buyers))
	};
	let singles = [
		("a transfer of certificates", transfer_of_certificates.into()),
		("a redemption of certificates", redeem.into()),
		("a redemption of a voucher of one certificate", redeem_voucher.into()),
		("a transfer of native tokens", transfer(BOB)),
	];
	let singles = singles.map(|(name, call)| (name.to_owned(), 1, call));
	[1, 32, 100, 255].map(trades).into_iter().chain(singles).collect()
}

/// The table, with microseconds and operations a second.
pub fn table_of_capacity() -> String {
	let room = RuntimeBlockWeights::get().get(DispatchClass::Normal).max_total.unwrap().ref_time();
	let operations = development().execute_with(operations);
	let rows = operations.into_iter().map(|(name, number, call)| {
		let each = declared(&call);
		let in_block = room / each * u64::from(number);
		let micros = each / u64::from(number) / 1_000_000;
		vec![name, micros.to_string(), (in_block * 1_000 / SLOT_DURATION).to_string()]
	});
	table(&["what", "declared, µs", "a second"], rows)
}
