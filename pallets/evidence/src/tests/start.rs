//! What tests start from: two committees of four, a generator with a wind farm, a consumer with a factory, and
//! certificates for January 2014.

use super::*;
use crate::GenesisConfig;
use frame_support::{
	assert_ok,
	traits::{fungible::Mutate, BuildGenesisConfig},
};
use verdigrid_primitives::{
	certificate::TradeClass,
	evidence::Source,
	party::{Direction, MeterId, PartyId, Role, Roles},
	Granularity, Period,
};

/// The generator's meter.
pub fn gen() -> MeterId {
	MeterId::new("GEN-1").unwrap()
}

/// The buyer's meter.
pub fn usage() -> MeterId {
	MeterId::new("USE-1").unwrap()
}

/// An active party whose number is that of its account.
pub fn register(account: AccountId, roles: &[Role]) {
	World::join(account, account as PartyId, Roles::of(roles));
	Balances::mint_into(&account, ENDOWMENT).unwrap();
}

/// Issues a batch of tradable certificates of 1 MWh to the generator. The first one is batch 0.
pub fn issue(meter: &MeterId, period: Period, units: u32) {
	World::issue(World::batch_of(GENERATOR, meter, TradeClass::TRADABLE, period, units));
}

/// Parties, meters, and twenty certificates of the generator.
fn populate() {
	(1..=9).for_each(|account| register(account, &[Role::TradingCentre]));
	(11..=19).for_each(|account| register(account, &[Role::EnergyPlatform]));
	register(GENERATOR.into(), &[Role::Generator]);
	register(BUYER.into(), &[Role::Consumer]);
	register(TRADER.into(), &[Role::Trader]);
	register(NEIGHBOUR.into(), &[Role::Consumer]);
	World::add_meter(&gen(), GENERATOR, Direction::Generation, Granularity::Month);
	World::add_meter(&usage(), BUYER, Direction::Consumption, Granularity::Month);
	issue(&gen(), JANUARY, 20);
}

/// Runs a test with committees of these accounts, and then checks every invariant.
pub fn with_committees(centre: &[AccountId], platform: &[AccountId], test: impl FnOnce()) {
	chain(STRANGER, &[STRANGER], ENDOWMENT).execute_with(|| {
		populate();
		let committees = [(Source::TradingCentre, centre), (Source::EnergyPlatform, platform)];
		let committees = committees.map(|(source, members)| (source, members.to_vec())).to_vec();
		GenesisConfig::<Test> { committees }.build();
		System::reset_events();
		Clock::set(NOW);
		test();
		assert_ok!(Evidence::do_try_state());
	});
}

/// Runs a test in which anchors are final at once, and then checks every invariant.
pub fn test(test: impl FnOnce()) {
	with_committees(&CENTRE, &PLATFORM, test);
}

/// Runs a test in which anchors can be disputed for so many seconds and blocks.
pub fn challenged_for(seconds: u64, blocks: u64, run: impl FnOnce()) {
	test(|| {
		ChallengePeriod::set(&seconds);
		ChallengeBlocks::set(&blocks);
		run();
	});
}

/// Runs a test in which anchors can be disputed.
pub fn challenged(test: impl FnOnce()) {
	challenged_for(CHALLENGE, BLOCKS, test);
}
