use crate::{
	party::{is_power, is_region, Direction, Meter, MeterId, Role, Roles, MAX_POWER_W},
	Energy, Granularity,
};

#[test]
fn a_set_of_roles_has_what_it_was_made_of() {
	let roles = Roles::of(&[Role::Consumer, Role::Issuer]);
	assert_eq!(roles.bits(), 0b1001);
	for role in Role::ALL {
		assert_eq!(roles.has(role), matches!(role, Role::Consumer | Role::Issuer));
		assert!(Roles::ALL.has(role));
	}
	assert!(Roles::ALL.contains(roles) && !roles.contains(Roles::ALL));
	assert!(roles.intersects(Roles::of(&[Role::Issuer])) && !roles.intersects(Roles::NONE));
	assert!(Roles::of(&Role::ALL) == Roles::ALL && Roles::ALL.is_known());
}

#[test]
fn r33_a_meter_id_is_groups_of_capitals_and_digits_joined_by_single_hyphens() {
	for right in
		["1", "Z", "R80711-2014", "A-B-C", &"A".repeat(32), &format!("{}B", "A-".repeat(15))]
	{
		assert!(MeterId::new(right).is_some(), "{right}");
	}
	let wrong = ["", "r80711", "M 1", "M_1", "É", &"A".repeat(33), "-", "-M", "M-", "M--1", "M-1-"];
	for wrong in wrong {
		assert!(MeterId::new(wrong).is_none(), "{wrong}");
	}
}

#[test]
fn r33_ids_that_differ_only_in_hyphens_are_one_without_them() {
	let bare = |id| MeterId::new(id).unwrap().bare();
	assert_eq!(bare("M-1-1").as_slice(), b"M11");
	assert_eq!(bare("M-11"), bare("M11"));
	assert_ne!(bare("M-11"), bare("M-12"));
}

/// A meter of 3.6 kW that existed from 100 to 200.
fn meter() -> Meter {
	Meter {
		number: 0,
		party: 1,
		direction: Direction::Generation,
		granularity: Granularity::Month,
		max_power_w: 3_600,
		region: Default::default(),
		from: 100,
		to: Some(200),
		retired_at: Some(250),
		takes_over: None,
		taken_over_by: None,
	}
}

#[test]
fn r34_a_meter_exists_from_its_start_to_before_its_end() {
	for (start, end, seconds) in [
		(100, 200, 100),
		(0, 1_000, 100),
		(0, 101, 1),
		(0, 100, 0),
		(199, 300, 1),
		(200, 300, 0),
		(120, 150, 30),
		(150, 150, 0),
		(180, 120, 0),
	] {
		assert_eq!(meter().seconds_in(start, end), seconds, "{start}..{end}");
		assert_eq!(meter().existed_in(start, end), seconds > 0, "{start}..{end}");
	}
}

#[test]
fn r34_a_meter_that_is_not_retired_exists_on() {
	let meter = Meter { to: None, ..meter() };
	assert_eq!(meter.seconds_in(0, u64::MAX), u64::MAX - 100);
	assert!(meter.existed_in(u64::MAX - 1, u64::MAX) && !meter.existed_in(0, 100));
}

#[test]
fn r34_a_meter_that_ended_as_it_began_never_existed() {
	let meter = Meter { to: Some(100), ..meter() };
	assert!(!meter.existed_in(0, u64::MAX));
}

#[test]
fn r32_the_most_is_power_for_as_long_as_the_meter_existed_plus_the_margin() {
	let most = |start, end, margin| meter().most_in(start, end, margin).map(Energy::wh);
	assert_eq!(most(0, 1_000, 0), Some(100));
	assert_eq!(most(0, 150, 0), Some(50));
	assert_eq!(most(0, 150, 50_000), Some(52));
	assert_eq!(most(0, 100, 50_000), Some(0));
}

#[test]
fn r32_the_most_of_the_largest_meter_is_counted() {
	let largest = Meter { max_power_w: MAX_POWER_W, to: None, ..meter() };
	let century = 100 * 366 * 86_400;
	assert!(largest.most_in(0, century, 1_000_000).is_some());
	assert_eq!(Meter { max_power_w: u64::MAX, ..largest }.most_in(0, century, 0), None);
}

#[test]
fn a_region_is_written_in_one_way() {
	let region = |code: &str| is_region(&code.as_bytes().to_vec().try_into().unwrap());
	for right in ["C", "CN-11", "FR-GES", "ABCDEFG1"] {
		assert!(region(right), "{right}");
	}
	for wrong in ["", "cn-11", "CN 11", "CN_11", "CN\0", "É"] {
		assert!(!region(wrong), "{wrong}");
	}
}

#[test]
fn a_power_is_one_watt_to_a_hundred_gigawatts() {
	assert!(is_power(1) && is_power(MAX_POWER_W));
	assert!(!is_power(0) && !is_power(MAX_POWER_W + 1) && !is_power(u64::MAX));
}
