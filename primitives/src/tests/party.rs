use crate::{
	party::{Direction, Meter, MeterId, Role, Roles},
	Granularity,
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
fn a_meter_id_has_capitals_digits_and_dashes() {
	assert!(MeterId::new("R80711-2014").is_some());
	assert!(MeterId::new(&"A".repeat(32)).is_some());
	for wrong in ["", "r80711", "M 1", "M_1", "É", &"A".repeat(33)] {
		assert!(MeterId::new(wrong).is_none(), "{wrong}");
	}
}

#[test]
fn a_meter_is_owned_from_its_start_to_before_its_end() {
	let meter = Meter {
		party: 1,
		direction: Direction::Generation,
		granularity: Granularity::Month,
		max_power_w: 1,
		region: Default::default(),
		from: 100,
		to: Some(200),
	};
	assert!(meter.owned_throughout(100, 200));
	assert!(!meter.owned_throughout(99, 200));
	assert!(!meter.owned_throughout(100, 201));
	assert!(Meter { to: None, ..meter }.owned_throughout(100, u64::MAX));
}
