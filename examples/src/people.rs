//! The newcomers: funded, applied, attested, metered.

use crate::play::*;
use types::{pallet_assets::pallet::Call as Assets, pallet_balances::pallet::Call as Balances};
use verdigrid_client::api::identity::calls::{Apply, Attest, RegisterMeter};

/// One VDG, in the smallest unit.
const VDG: u128 = 1_000_000_000_000;
/// What each newcomer gets, in tokens.
const GIFT: u128 = 1_000 * VDG;
/// And half a million yuan, in fen: more than a month's certificates cost.
const MONEY: u128 = 50_000_000;

impl Play {
	/// Brings the newcomers onto the chain, with their meters.
	pub async fn gather(&mut self, payer: &str) -> Result<()> {
		println!("\n1. Identity: newcomers apply with commitments to their credentials; the registrar attests them");
		self.fund(&keys::from_uri(payer)?).await?;
		let (company, consumer) = (PartyKind::Organisation, &[Role::Consumer]);
		self.generator.party = self.join(&self.generator, company, &[Role::Generator]).await?;
		self.large.party = self.join(&self.large, company, consumer).await?;
		self.small.party = self.join(&self.small, company, consumer).await?;
		self.tenant.party = self.join(&self.tenant, company, consumer).await?;
		self.household.party = self.join(&self.household, PartyKind::Person, consumer).await?;
		self.stranger.party = self.join(&self.stranger, company, &[]).await?;
		println!("  all but the stranger are attested");
		self.register_meters().await
	}

	/// All newcomers get money in one transaction, or none.
	async fn fund(&self, payer: &Keypair) -> Result<()> {
		let Play { generator, large, small, tenant, household, stranger, .. } = self;
		let mut calls = Vec::new();
		for person in [generator, large, small, tenant, household, stranger] {
			let to = person.key.public_key().to_account_id();
			let (dest, target) = (to.into(), to.into());
			calls.push(RuntimeCall::Balances(Balances::transfer_keep_alive { dest, value: GIFT }));
			calls.push(RuntimeCall::Assets(Assets::transfer { id: CNY, target, amount: MONEY }));
		}
		let funded = self.chain.utility(payer).batch_all(BatchAll { calls }).await;
		let needed = "cannot fund the newcomers, who need 6000 VDG and 3000000 CNY";
		funded.with_context(|| format!("{} {needed}", payer.public_key().to_account_id()))?;
		Ok(())
	}

	/// A newcomer applies. If it is to have roles, the registrar attests it.
	async fn join(&self, person: &Person, kind: PartyKind, roles: &[Role]) -> Result<PartyId> {
		let (name, account) = (person.name, person.key.public_key().to_account_id());
		// In its place a real applicant states the salted hash of its credential (`verdigrid_client::credential`).
		let commitment = self.hash(&format!("credential/{name}"));
		let apply =
			Apply { kind: Static(kind), commitment, jurisdiction: BoundedVec(REGION.to_vec()) };
		let party = self.chain.identity(&person.key).apply(apply).await?.party;
		println!("  {name:<10} {account} is party {party}");
		if !roles.is_empty() {
			let (tag, roles) = (self.hash(&format!("entity/{name}")), Static(Roles::of(roles)));
			let expires_at = self.after(365 * DAY).await?;
			let attest = Attest { party, account, commitment, tag, roles, level: 1, expires_at };
			self.chain.identity(&keys::from_uri(REGISTRAR)?).attest(attest).await?;
		}
		Ok(party)
	}

	/// Registers the meters, as of the beginning of the data.
	async fn register_meters(&self) -> Result<()> {
		let Play { generator, single, large, small, household, .. } = self;
		let (generation, consumption) = (Direction::Generation, Direction::Consumption);
		let registrar = keys::from_uri(REGISTRAR)?;
		for (owner, meter, direction, granularity, max_power_w) in [
			(generator, &generator.meter, generation, Granularity::Month, self.data.shared_power),
			(generator, single, generation, Granularity::Hour, self.data.single_power),
			(large, &large.meter, consumption, Granularity::Month, 5_000_000),
			(small, &small.meter, consumption, Granularity::Month, 3_000_000),
			(household, &household.meter, consumption, Granularity::Hour, 24_000),
		] {
			println!("  meter {meter} ({granularity:?}, {max_power_w} W) is {}'s", owner.name);
			let meter = RegisterMeter {
				party: owner.party,
				meter: Static(meter.clone()),
				direction: Static(direction),
				granularity: Static(granularity),
				max_power_w,
				region: BoundedVec(REGION.to_vec()),
				from: self.data.bounds.start,
				takes_over: None,
			};
			self.chain.identity(&registrar).register_meter(meter).await?;
		}
		Ok(())
	}
}
