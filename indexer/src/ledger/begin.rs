//! What a chain starts with. It has no events, so it is read from the state of block 0.

use super::{
	governance::put_member,
	parameter_of,
	records::{
		allowance::Settings,
		certificates::Class,
		evidence::{Committee, Oracle, Seat, SeatStatus, Source},
		governance::Parameter,
		identity::{Party, Registrar},
		market::SettlementAsset,
	},
	scribe::{Done, Scribe},
	state::{entries, value, values},
	values::{account, asset, class as letter, hash, region, roles, Money},
};
use subxt::{dynamic, ext::scale_value::Value};
use verdigrid_client::{
	api::{
		self,
		runtime_types::{
			verdigrid_evidence::types::seats::SeatStatus as Seated,
			verdigrid_primitives::evidence::Source as ChainSource,
		},
	},
	AtBlock,
};

/// All entries of a map.
const ALL: usize = usize::MAX;

/// Writes the records of what the chain starts with.
pub(super) async fn begin(scribe: &mut Scribe<'_, '_>, at: &AtBlock) -> Done {
	settings(scribe, at).await?;
	registrars(scribe, at).await?;
	parties(scribe, at).await?;
	classes(scribe, at).await?;
	assets(scribe, at).await?;
	seats(scribe, at).await?;
	committees(scribe, at).await?;
	members(scribe, at).await?;
	set_parameters(scribe, at).await
}

async fn settings(scribe: &mut Scribe<'_, '_>, at: &AtBlock) -> Done {
	let offset = value(at, api::storage().genesis().offset()).await?;
	let market_offset = offset.map_or(0, |offset| offset.0.minutes());
	scribe.put(&Settings { market_offset, created_at: scribe.at, changed_at: scribe.at })
}

async fn registrars(scribe: &mut Scribe<'_, '_>, at: &AtBlock) -> Done {
	for ((who,), registrar) in entries(at, api::storage().identity().registrars(), ALL).await? {
		scribe.put(&Registrar {
			account: account(&who),
			roles: roles(registrar.roles.0),
			max_level: registrar.max_level,
			appointments: 1,
			removed: false,
			created_at: scribe.at,
			changed_at: scribe.at,
		})?;
	}
	Ok(())
}

async fn parties(scribe: &mut Scribe<'_, '_>, at: &AtBlock) -> Done {
	for ((id,), party) in entries(at, api::storage().identity().parties(), ALL).await? {
		scribe.put(&Party {
			id,
			account: account(&party.account),
			earlier_accounts: Vec::new(),
			kind: (&party.kind.0).into(),
			roles: roles(party.roles.0),
			level: party.level,
			commitment: party.commitment.as_ref().map(hash),
			pending: party.pending.as_ref().map(hash),
			tag: party.tag.as_ref().map(hash),
			jurisdiction: region(&party.jurisdiction),
			status: (&party.status).into(),
			registrar: party.registrar.as_ref().map(account),
			expires_at: Some(party.expires_at).filter(|moment| *moment < u64::MAX),
			suspended_at: party.suspended_at,
			reason: None,
			rotation: None,
			recovery: None,
			vetoed: party.vetoed,
			created_at: scribe.at,
			changed_at: scribe.at,
		})?;
	}
	Ok(())
}

async fn classes(scribe: &mut Scribe<'_, '_>, at: &AtBlock) -> Done {
	for ((class,), terms) in entries(at, api::storage().certificates().classes(), ALL).await? {
		scribe.put(&Class {
			id: letter(&class),
			granularity: (&terms.granularity.0).into(),
			face_value: terms.face_value.0.wh(),
			policy: (&terms.policy).into(),
			validity_months: terms.validity_months,
			created_at: scribe.at,
			changed_at: scribe.at,
		})?;
	}
	Ok(())
}

async fn assets(scribe: &mut Scribe<'_, '_>, at: &AtBlock) -> Done {
	for ((id,), ()) in entries(at, api::storage().market().assets(), ALL).await? {
		scribe.put(&SettlementAsset {
			id: asset(&id),
			allowed: true,
			created_at: scribe.at,
			changed_at: scribe.at,
		})?;
	}
	Ok(())
}

async fn seats(scribe: &mut Scribe<'_, '_>, at: &AtBlock) -> Done {
	for ((party,), seat) in entries(at, api::storage().evidence().seats(), ALL).await? {
		// Seats are held by accepted and bonded parties from the start.
		let Seated::Live(bond) = &seat.status else { continue };
		scribe.put(&Seat {
			party,
			source: (&seat.source).into(),
			status: SeatStatus::Live,
			account: Some(account(&bond.account)),
			bond: Money(bond.amount),
			required: Money(seat.required),
			version: seat.version,
			slashed: Money::default(),
			dismissed: None,
			unbonds_at: None,
			earlier: 0,
			set_aside: None,
			created_at: scribe.at,
			changed_at: scribe.at,
		})?;
	}
	Ok(())
}

async fn committees(scribe: &mut Scribe<'_, '_>, at: &AtBlock) -> Done {
	for source in [ChainSource::TradingCentre, ChainSource::EnergyPlatform] {
		scribe.put(&Oracle {
			source: (&source).into(),
			version: 0,
			members: Vec::new(),
			quorum: 0,
			least_quorum: 0,
			created_at: scribe.at,
			changed_at: scribe.at,
		})?;
	}
	for ((source, version), committee) in
		entries(at, api::storage().evidence().committees(), ALL).await?
	{
		let source = Source::from(&source);
		let committee = Committee {
			source,
			version,
			members: committee.members.0,
			quorum: committee.quorum,
			created_at: scribe.at,
			changed_at: scribe.at,
		};
		scribe.put(&committee)?;
		let Committee { members, quorum, .. } = committee;
		let found = |oracle: &mut Oracle| {
			(oracle.version, oracle.members, oracle.quorum) = (version, members, quorum);
		};
		scribe.change(super::records::evidence::source_id(source), found).await?;
	}
	Ok(())
}

async fn members(scribe: &mut Scribe<'_, '_>, at: &AtBlock) -> Done {
	for ((who,), record) in entries(at, api::storage().ranked_collective().members(), ALL).await? {
		put_member(scribe, &who, record.rank).await?;
	}
	Ok(())
}

async fn set_parameters(scribe: &mut Scribe<'_, '_>, at: &AtBlock) -> Done {
	let address = dynamic::storage::<(Value,), Value>("Parameters", "Parameters");
	for stored in values(at, address, ALL).await? {
		let Some((id, value)) = parameter_of(&stored) else { continue };
		scribe.put(&Parameter {
			id,
			value,
			history: Vec::new(),
			created_at: scribe.at,
			changed_at: scribe.at,
		})?;
	}
	Ok(())
}
