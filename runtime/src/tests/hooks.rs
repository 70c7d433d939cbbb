//! What blocks do by themselves stays within the block, however much there is to do; and the state that a
//! chain starts from is sound.

use frame_support::{
	assert_ok,
	traits::{fungible::Inspect, GetCallMetadata, OnIdle},
	weights::Weight,
};
use frame_system::RawOrigin;
use pallet_tx_pause::PausedCalls;
use verdigrid_market::Expiring;
use verdigrid_primitives::{
	certificate::TradeClass,
	trade::{Criteria, PeriodRange},
	Granularity, Period,
};

use super::{
	calls::{every_call, tried},
	*,
};
use crate::{
	configs::{safety::is_unstoppable, system::RuntimeBlockWeights},
	governance::pauses::SWEEP_INTERVAL,
	money::NativeOrAsset,
	presets::{preset_names, CNY},
};

/// A block in which pauses are swept, after the first hour has passed: so its certificates can be wanted.
const BUSY: BlockNumber = 20 * SWEEP_INTERVAL;
/// More orders than two blocks' sweeps can end.
const ORDERS: u32 = 100;

/// Demands that have all expired when the next block is made.
fn place_demands() {
	let now = u64::from(System::block_number()) * SLOT_DURATION / 1_000;
	pallet_timestamp::Now::<Runtime>::put(now * 1_000);
	let hour = Period { granularity: Granularity::Hour, index: 0 };
	let demand = verdigrid_market::Call::demand {
		class: TradeClass::GRANULAR,
		criteria: Criteria {
			source: None,
			region: None,
			project: None,
			periods: PeriodRange { first: hour, last: hour },
			min_validity: 0,
		},
		units: 1,
		min_units: 1,
		max_price: 1,
		asset: NativeOrAsset::WithId(CNY),
		expires_at: now + 1,
	};
	for _ in 0..ORDERS {
		assert_ok!(sign(CHARLIE, demand.clone()));
	}
}

/// Pauses every call that can be paused.
fn pause_everything() {
	for call in every_call() {
		let names = call.get_call_metadata();
		if !is_unstoppable(names.pallet_name, names.function_name) {
			let name = |text: &str| text.as_bytes().to_vec().try_into().unwrap();
			let full_name = (name(names.pallet_name), name(names.function_name));
			assert_ok!(TxPause::pause(RawOrigin::Root.into(), full_name));
		}
	}
}

/// Fills a block's agenda with scheduled calls.
fn fill_agenda(when: BlockNumber) {
	let remark = frame_system::Call::remark { remark: vec![0; 100] };
	let schedule = pallet_scheduler::Call::schedule {
		when,
		maybe_periodic: None,
		priority: 0,
		call: Box::new(remark.into()),
	};
	let most = <Runtime as pallet_scheduler::Config>::MaxScheduledPerBlock::get();
	for _ in 0..most {
		assert_ok!(dispatch(RawOrigin::Root, schedule.clone()));
	}
}

/// A chain on which everything that blocks do by themselves is to be done in the next block.
fn busy() -> TestExternalities {
	let mut state = development();
	state.execute_with(|| {
		System::set_block_number(BUSY - 1);
		place_demands();
		pause_everything();
		fill_agenda(BUSY);
	});
	state
}

#[test]
fn full_hooks_leave_room_for_transactions() {
	busy().execute_with(|| {
		let limits = RuntimeBlockWeights::get();
		let used = block(|| System::block_weight().total());
		assert!(used.ref_time() < limits.max_block.ref_time() / 4, "{used:?}");
		let with_idle = System::block_weight().total();
		assert!(with_idle.all_lte(limits.max_block), "{with_idle:?}");
	});
}

#[test]
fn what_is_left_over_is_done_in_the_next_blocks() {
	busy().execute_with(|| {
		let due = || Expiring::<Runtime>::iter_keys().count() as u32;
		assert_eq!(due(), ORDERS);
		let mut before = ORDERS;
		while before > 0 {
			block(|| ());
			assert!(due() < before);
			before = due();
		}
		assert!(PausedCalls::<Runtime>::iter_keys().count() > 0);
	});
}

#[test]
fn on_idle_uses_no_more_than_it_is_given() {
	busy().execute_with(|| {
		let most = RuntimeBlockWeights::get().max_block;
		let mut given = Weight::from_parts(1, 1);
		while given.all_lt(most) {
			let used = tried(|| AllPalletsWithSystem::on_idle(BUSY, given));
			assert!(used.all_lte(given), "{used:?} of {given:?}");
			given = given.saturating_mul(3);
		}
	});
}

/// What the SDK's pallets have to agree on about accounts.
fn accounts_add_up() {
	let mut total = 0;
	for (who, account) in frame_system::Account::<Runtime>::iter() {
		assert!(account.consumers == 0 || account.providers > 0, "{who:?}");
		assert!(account.data.reserved == 0 || account.consumers > 0, "{who:?}");
		assert!(account.providers + account.sufficients > 0, "{who:?}");
		let held: Balance =
			pallet_balances::Holds::<Runtime>::get(&who).iter().map(|hold| hold.amount).sum();
		assert!(held <= account.data.reserved, "{who:?}");
		total += account.data.free + account.data.reserved;
	}
	assert_eq!(total, Balances::total_issuance());
	assert!(<Balances as Inspect<AccountId>>::minimum_balance() > 0);
}

fn our_pallets_hold_what_they_promise() {
	crate::invariants::try_state().unwrap();
}

#[test]
fn every_presets_state_is_sound_from_the_genesis_block_on() {
	for preset in preset_names() {
		genesis_of(preset.as_ref()).execute_with(|| {
			for _ in 0..3 {
				accounts_add_up();
				our_pallets_hold_what_they_promise();
				block(|| ());
			}
		});
	}
}

#[test]
fn a_busy_chains_accounts_add_up() {
	busy().execute_with(accounts_add_up);
}
