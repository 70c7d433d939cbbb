use super::*;
use sp_runtime::DispatchError;

fn left(party: u32) -> Balance {
	Allowance::available(&account(party), Reach::Everything).unwrap().1
}

#[test]
fn a_day_begins_with_all_of_the_allowance() {
	build_and_execute(|| {
		assert_eq!(left(ALICE), 100);
		Allowance::charge(ALICE, 60);
		assert_eq!((left(ALICE), left(BOB)), (40, 100));
		Allowance::charge(ALICE, 40);
		assert_eq!(left(ALICE), 0);
		Clock::pass(1);
		assert_eq!(left(ALICE), 100);
		Allowance::charge(ALICE, 1);
		assert_eq!(Used::<Test>::get(ALICE), Some(Usage { day: 19_769, amount: 1 }));
		Clock::pass(86_399);
		assert_eq!(left(ALICE), 99);
		Clock::pass(1);
		assert_eq!(left(ALICE), 100);
	});
}

#[test]
fn what_was_not_needed_is_there_again() {
	build_and_execute(|| {
		Allowance::charge(ALICE, 60);
		Allowance::give_back(ALICE, 45);
		assert_eq!(left(ALICE), 85);
		Allowance::give_back(ALICE, 15);
		assert_eq!(left(ALICE), 100);
	});
}

#[test]
fn nothing_charged_leaves_nothing_in_state() {
	build_and_execute(|| {
		Allowance::charge(ALICE, 0);
		Allowance::give_back(ALICE, 0);
		assert!(!Used::<Test>::contains_key(ALICE));
	});
}

#[test]
fn a_smaller_allowance_holds_at_once() {
	build_and_execute(|| {
		Allowance::charge(ALICE, 60);
		Daily::set(&59);
		assert_eq!(left(ALICE), 0);
		Daily::set(&0);
		assert_eq!((left(ALICE), left(BOB)), (0, 0));
		Daily::set(&Balance::MAX);
		assert_eq!(left(ALICE), Balance::MAX - 60);
	});
}

#[test]
fn the_allowance_reaches_as_far_as_the_party_stands() {
	build_and_execute(|| {
		let reaches = |party| {
			[Reach::Everything, Reach::TakingBack]
				.map(|reach| Allowance::available(&account(party), reach).is_some())
		};
		assert_eq!(reaches(ALICE), [true, true]);
		World::suspend(ALICE);
		assert_eq!(reaches(ALICE), [false, true]);
		World::lapse(ALICE);
		assert_eq!(reaches(ALICE), [false, true]);
		let small = Allowance::available(&account(ALICE), Reach::TakingBack);
		assert_eq!(small, Some((ALICE, 10)));
		assert_eq!(reaches(NEWCOMER), [false, false]);
		assert_eq!(Allowance::available(&STRANGER, Reach::TakingBack), None);
		World::reinstate(ALICE);
		World::rotate(ALICE, 77);
		assert_eq!(reaches(ALICE), [false, false]);
		assert_eq!(Allowance::available(&77, Reach::Everything), Some((ALICE, 100)));
	});
}

#[test]
fn clients_are_told_what_is_left_and_until_when() {
	build_and_execute(|| {
		Allowance::charge(ALICE, 30);
		let shown = Allowance::allowance(ALICE).unwrap();
		assert_eq!((shown.daily, shown.used, shown.left), (100, 30, 70));
		assert_eq!((shown.until, shown.reach), (NOW + 1, Reach::Everything));
		Daily::set(&20);
		World::suspend(ALICE);
		let shown = Allowance::allowance(ALICE).unwrap();
		assert_eq!((shown.used, shown.left, shown.reach), (30, 0, Reach::TakingBack));
		assert_eq!(shown.daily, 2);
		assert_eq!(Allowance::allowance(NEWCOMER), None);
		assert_eq!(Allowance::allowance(9), None);
	});
}

#[test]
fn events_tell_what_was_not_paid() {
	build_and_execute(|| {
		Allowance::tell_fee_covered(ALICE, 0);
		Allowance::tell_fee_waived(STRANGER, 0);
		assert_eq!(System::event_count(), 0);
		Allowance::tell_fee_covered(ALICE, 3);
		System::assert_last_event(Event::FeeCovered { party: ALICE, amount: 3 }.into());
		Allowance::tell_fee_waived(STRANGER, 4);
		System::assert_last_event(Event::FeeWaived { account: STRANGER, amount: 4 }.into());
	});
}

#[test]
fn a_price_is_taken_from_the_allowance_and_the_rest_elsewhere() {
	build_and_execute(|| {
		let cover = |who, price| {
			let mut rest = None;
			let paid = Allowance::cover(&who, price, |left| {
				rest = Some(left);
				Ok(())
			});
			(paid, rest)
		};
		assert_eq!(cover(account(ALICE), 70), (Ok(70), Some(0)));
		System::assert_last_event(Event::PriceCovered { party: ALICE, amount: 70 }.into());
		assert_eq!(cover(account(ALICE), 70), (Ok(30), Some(40)));
		let told = System::event_count();
		assert_eq!(cover(account(ALICE), 70), (Ok(0), Some(70)));
		assert_eq!(cover(STRANGER, 5), (Ok(0), Some(5)));
		World::suspend(BOB);
		assert_eq!(cover(account(BOB), 5), (Ok(0), Some(5)));
		assert_eq!(System::event_count(), told);
	});
}

#[test]
fn a_price_that_cannot_be_paid_takes_nothing() {
	build_and_execute(|| {
		let poor = DispatchError::Other("poor");
		assert_eq!(Allowance::cover(&account(ALICE), 101, |_| Err(poor)), Err(poor));
		assert_eq!(left(ALICE), 100);
	});
}
