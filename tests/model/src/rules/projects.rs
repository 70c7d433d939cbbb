//! Trade classes, and the projects for which certificates are issued.
//!
//! Governance sets classes. Of a class only the validity changes later, for batches to come (R42). A meter
//! serves one project at a time (R2). A project belongs to the issuer that registered it (R40). A retired
//! project issues nothing more. Governance restores it, hands it to another issuer, or removes it. A
//! project for which something was issued keeps its code for ever.

use verdigrid_primitives::{
	certificate::{self, CertificateNumber, EnergySource, Policy, ProjectCode, TradeClass},
	party::{Direction, MeterId, PartyId, RegionCode, Role},
	Granularity,
};

use super::{need, Model, Origin, Refusal, Ruling};

/// What certificates of a trade class are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class {
	pub granularity: Granularity,
	/// Watt-hours of one certificate.
	pub face_value: u64,
	pub policy: Policy,
	pub validity_months: u16,
}

impl From<&certificate::Class> for Class {
	fn from(class: &certificate::Class) -> Self {
		let certificate::Class { granularity, face_value, policy, validity_months } = *class;
		Class { granularity, face_value: face_value.wh(), policy, validity_months }
	}
}

/// A generating project. Its meter is its for ever (R2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
	pub owner: PartyId,
	/// Who judges it and its certificates (R40).
	pub issuer: PartyId,
	pub meter: MeterId,
	pub source: EnergySource,
	pub region: RegionCode,
	pub capacity_w: u64,
	/// Whether nothing more is issued for it.
	pub retired: bool,
	/// Whether its meter still serves it.
	pub working: bool,
}

/// What a call says of a new project.
pub struct Plan<'a> {
	pub owner: PartyId,
	pub meter: &'a MeterId,
	pub source: EnergySource,
	pub capacity_w: u64,
}

/// 100 GW.
const MOST_POWER_W: u64 = 100_000_000_000;
/// A gigawatt-hour.
const MOST_FACE_VALUE: u64 = 1_000_000_000;
/// What a batch holds at most (R26).
const MOST_UNITS: u128 = 99_999_999;

/// The longest that a period can be, in seconds.
const fn longest(granularity: Granularity) -> u128 {
	match granularity {
		Granularity::Hour => 3_600,
		Granularity::Day => 24 * 3_600,
		Granularity::Month => 31 * 24 * 3_600,
	}
}

impl Model {
	pub(super) fn set_class(
		&mut self,
		origin: &Origin,
		letter: TradeClass,
		class: Class,
	) -> Ruling {
		origin.governance()?;
		let Class { face_value, validity_months, .. } = class;
		need((1..=MOST_FACE_VALUE).contains(&face_value), Refusal::Malformed)?;
		let longest = self.terms.longest_validity;
		need((1..=longest).contains(&validity_months), Refusal::Malformed)?;
		let fixed = self.classes.get(&letter);
		let same = fixed.is_none_or(|old| class == Class { validity_months, ..*old });
		need(same, Refusal::TermsFixed)?;
		self.classes.insert(letter, class);
		Ok(())
	}

	/// The project that a meter serves.
	pub fn project_on(&self, meter: &MeterId) -> Option<ProjectCode> {
		let mut projects = self.projects.iter();
		projects.find(|(_, each)| each.working && each.meter == *meter).map(|(code, _)| *code)
	}

	/// Whether something was issued for a project.
	pub fn has_issued(&self, code: ProjectCode) -> bool {
		self.batches.values().any(|batch| batch.project == code)
	}

	pub(super) fn register_project(
		&mut self,
		origin: &Origin,
		code: ProjectCode,
		plan: Plan,
	) -> Ruling {
		let (_, issuer) = self.caller_as(origin, Role::Issuer)?;
		let Plan { owner, meter, source, capacity_w } = plan;
		need(!self.projects.contains_key(&code), Refusal::NameTaken)?;
		need((1..=MOST_POWER_W).contains(&capacity_w), Refusal::Malformed)?;
		need(self.acts_as(owner, Role::Generator), Refusal::OtherNotActive)?;
		let known = self.meters.get(meter).ok_or(Refusal::NotFound)?;
		need(known.party == owner, Refusal::MeterNotTheirs)?;
		need(known.direction == Direction::Generation, Refusal::LeavesDiffer)?;
		need(known.to.is_none(), Refusal::WrongStanding)?;
		need(self.project_on(meter).is_none(), Refusal::PlaceTaken)?;
		self.ensure_some_class_fits(meter, capacity_w)?;
		let (meter, region) = (meter.clone(), known.region.clone());
		let (retired, working) = (false, true);
		let project =
			Project { owner, issuer, meter, source, region, capacity_w, retired, working };
		self.projects.insert(code, project);
		Ok(())
	}

	/// What a meter can give in a full period, and what the period before can leave, fits into a batch.
	fn ensure_some_class_fits(&self, meter: &MeterId, capacity_w: u64) -> Ruling {
		need((1..=MOST_POWER_W).contains(&capacity_w), Refusal::Malformed)?;
		let granularity = self.meters[meter].granularity;
		let most = u128::from(capacity_w) * longest(granularity) / 3_600;
		let fits = |class: &Class| {
			let face_value = u128::from(class.face_value);
			class.granularity == granularity && most.div_ceil(face_value) <= MOST_UNITS
		};
		need(self.classes.values().any(fits), Refusal::Malformed)
	}

	pub(super) fn update_project(
		&mut self,
		origin: &Origin,
		code: ProjectCode,
		capacity_w: u64,
	) -> Ruling {
		let meter = self.unretired(origin, code)?.meter.clone();
		self.ensure_some_class_fits(&meter, capacity_w)?;
		self.projects.get_mut(&code).unwrap().capacity_w = capacity_w;
		Ok(())
	}

	pub(super) fn retire_project(&mut self, origin: &Origin, code: ProjectCode) -> Ruling {
		self.unretired(origin, code)?.retired = true;
		Ok(())
	}

	pub(super) fn restore_project(&mut self, origin: &Origin, code: ProjectCode) -> Ruling {
		origin.governance()?;
		let project = self.working(code)?;
		need(project.retired, Refusal::WrongStanding)?;
		project.retired = false;
		Ok(())
	}

	pub(super) fn remove_project(&mut self, origin: &Origin, code: ProjectCode) -> Ruling {
		origin.governance()?;
		let issued = self.has_issued(code);
		let project = self.working(code)?;
		need(project.retired || !issued, Refusal::Needed)?;
		project.working = false;
		if !issued {
			self.projects.remove(&code);
		}
		Ok(())
	}

	pub(super) fn hand_over(
		&mut self,
		origin: &Origin,
		code: ProjectCode,
		issuer: PartyId,
	) -> Ruling {
		origin.governance()?;
		let from = self.projects.get(&code).ok_or(Refusal::NotFound)?.issuer;
		need(from != issuer, Refusal::WithItself)?;
		need(self.acts_as(issuer, Role::Issuer), Refusal::OtherNotActive)?;
		self.projects.get_mut(&code).unwrap().issuer = issuer;
		Ok(())
	}

	/// A project that its meter still serves.
	fn working(&mut self, code: ProjectCode) -> Ruling<&mut Project> {
		let project = self.projects.get_mut(&code).ok_or(Refusal::NotFound)?;
		need(project.working, Refusal::WrongStanding)?;
		Ok(project)
	}

	/// A project that is not retired, for its issuer or for governance.
	fn unretired(&mut self, origin: &Origin, code: ProjectCode) -> Ruling<&mut Project> {
		if *origin != Origin::Governance {
			let (_, issuer) = self.caller_as(origin, Role::Issuer)?;
			self.ensure_its_issuer(issuer, code)?;
		}
		let project = self.projects.get_mut(&code).ok_or(Refusal::NotFound)?;
		need(!project.retired, Refusal::WrongStanding)?;
		Ok(project)
	}

	/// An issuer judges its own projects and their certificates (R40).
	pub fn ensure_its_issuer(&self, issuer: PartyId, code: ProjectCode) -> Ruling {
		let project = self.projects.get(&code).ok_or(Refusal::NotFound)?;
		need(project.issuer == issuer, Refusal::NotYours)
	}

	pub(super) fn acts_as(&self, party: PartyId, role: Role) -> bool {
		self.parties.contains_key(&party) && self.is_active(party) && self.has_role(party, role)
	}

	/// Anybody checks a certificate by its number. The bundle that is named must have it.
	pub(super) fn check_redemption(
		&self,
		origin: &Origin,
		number: &[u8; 32],
		first: u32,
	) -> Ruling {
		origin.signer()?;
		let number = CertificateNumber::parse(number).map_err(|_| Refusal::Malformed)?;
		let batch = self.batch_of((number.project, number.period, number.class));
		let batch = batch.and_then(|id| self.batches.get(&id)).ok_or(Refusal::NotFound)?;
		need(batch.source == number.source, Refusal::NotFound)?;
		let bundle = batch.bundle(first).ok_or(Refusal::NoBundle)?;
		need((first..first + bundle.units).contains(&number.sequence), Refusal::NoBundle)
	}
}
