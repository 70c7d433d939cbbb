//! What happens after a migration has failed.

use frame_support::{assert_noop, assert_ok, traits::OnRuntimeUpgrade};
use frame_system::{LastRuntimeUpgrade, RawOrigin};
use pallet_migrations::{ActiveCursor, Cursor, MigrationCursor};
use sp_runtime::ExtrinsicInclusionMode;

use super::*;
use crate::{configs::safety::SafeModeDuration, governance::Origin};

/// A migration runs, and does not end.
fn begin_a_migration() {
	let cursor = ActiveCursor { index: 0, inner_cursor: None, started_at: 0 };
	Cursor::<Runtime>::put(MigrationCursor::Active(cursor));
}

/// The next block finds a new runtime: the migration that was running has failed.
fn upgrade() {
	LastRuntimeUpgrade::<Runtime>::kill();
	block(|| ());
}

/// What the next block takes: all transactions, or inherents only.
fn next_block_takes() -> ExtrinsicInclusionMode {
	let number = System::block_number() + 1;
	let slot = u64::from(number).encode();
	let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, slot)] };
	let header =
		Header::new(number, Default::default(), Default::default(), Default::default(), digest);
	frame_support::hypothetically!(Executive::initialize_block(&header))
}

/// A development chain whose migration has failed.
fn failed(within: impl FnOnce()) {
	development().execute_with(|| {
		block(|| ());
		begin_a_migration();
		assert_eq!(next_block_takes(), ExtrinsicInclusionMode::OnlyInherents);
		upgrade();
		within();
	});
}

#[test]
fn r30_after_a_failed_migration_blocks_take_votes_and_nothing_new() {
	failed(|| {
		assert!(!Cursor::<Runtime>::exists());
		assert_eq!(next_block_takes(), ExtrinsicInclusionMode::AllExtrinsics);
		assert!(SafeMode::is_entered());
		block(|| {
			let filtered = frame_system::Error::<Runtime>::CallFiltered;
			assert_noop!(sign(ALICE, transfer(BOB)), filtered);
		});
	});
}

#[test]
fn r30_after_a_failed_migration_a_poll_repairs_the_chain() {
	failed(|| {
		let authorise = frame_system::Call::authorize_upgrade { code_hash: Default::default() };
		vote_for(&[ALICE], RawOrigin::Root, authorise);
		blocks_until(|| System::authorized_upgrade().is_some());
		assert!(SafeMode::is_entered());

		let exit = pallet_safe_mode::Call::force_exit {};
		vote_for(&[ALICE], Origin::Emergency, exit);
		blocks_until(|| !SafeMode::is_entered());
		block(|| {
			assert_ok!(sign(ALICE, transfer(BOB)));
		});
	});
}

#[test]
fn r30_safe_mode_after_a_failed_migration_ends_by_itself() {
	failed(|| {
		// A new runtime's hooks run before the block has its number.
		let last = System::block_number() - 1 + SafeModeDuration::get();
		System::set_block_number(last - 1);
		block(|| assert!(SafeMode::is_entered()));
		block(|| assert!(!SafeMode::is_entered()));
	});
}

#[test]
fn r30_a_migration_that_fails_in_safe_mode_prolongs_it() {
	development().execute_with(|| {
		block(|| {
			let enter = pallet_safe_mode::Call::force_enter {};
			assert_ok!(dispatch(RuntimeOrigin::root(), enter));
		});
		let before = pallet_safe_mode::EnteredUntil::<Runtime>::get().unwrap();
		System::set_block_number(before - 10);
		begin_a_migration();
		upgrade();
		let after = pallet_safe_mode::EnteredUntil::<Runtime>::get();
		// A new runtime's hooks run before the block has its number.
		assert_eq!(after, Some(System::block_number() - 1 + SafeModeDuration::get()));
		assert!(!Cursor::<Runtime>::exists());
	});
}

#[test]
fn a_chain_that_was_stuck_before_this_handler_goes_on_after_an_upgrade() {
	development().execute_with(|| {
		block(|| ());
		Cursor::<Runtime>::put(MigrationCursor::Stuck);
		Migrations::on_runtime_upgrade();
		assert!(!Cursor::<Runtime>::exists());
		assert!(SafeMode::is_entered());
	});
}
