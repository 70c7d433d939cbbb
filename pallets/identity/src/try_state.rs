//! What holds at the end of every block.

use crate::{
	pallet::{
		BareMeterIds, Commitments, Config, MeterIds, Meters, NextMeter, NextParty, Pallet, Parties,
		PartyOf, Recoveries, Registrars, Rotations, Tags,
	},
	types::{Deposit, PartyStatus},
};
use frame_support::ensure;
use sp_core::H256;
use sp_runtime::TryRuntimeError;
use verdigrid_primitives::party::is_power;

type Checked = Result<(), TryRuntimeError>;

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the pallet. It does not check the deposit of each record: only the
	/// runtime knows what a deposit is.
	pub fn do_try_state() -> Checked {
		Self::try_state_numbers()?;
		Self::try_state_accounts()?;
		Self::try_state_kept()?;
		Self::try_state_deposits()?;
		Self::try_state_commitments()?;
		Self::try_state_tags()?;
		Self::try_state_attestations()?;
		Self::try_state_statuses()?;
		Self::try_state_rotations()?;
		Self::try_state_recoveries()?;
		Self::try_state_meters()?;
		Self::try_state_meter_ids()?;
		Self::try_state_meter_numbers()?;
		Self::try_state_successors()?;
		Self::try_state_predecessors()?;
		Self::try_state_registrars()
	}

	/// # Invariant
	/// The next number is above every number in use.
	fn try_state_numbers() -> Checked {
		let next = NextParty::<T>::get();
		ensure!(
			Parties::<T>::iter_keys().all(|party| party < next),
			"a party number is not used up"
		);
		Ok(())
	}

	/// # Invariant
	/// One party per account: `PartyOf` leads from each party's account to the party, and has no
	/// other entry.
	fn try_state_accounts() -> Checked {
		for (party, record) in Parties::<T>::iter() {
			ensure!(
				PartyOf::<T>::get(&record.account) == Some(party),
				"an account does not lead to its party"
			);
		}
		ensure!(
			PartyOf::<T>::iter_keys().count() == Parties::<T>::iter_keys().count(),
			"an account leads to a party that does not use it"
		);
		Ok(())
	}

	/// # Invariant
	/// The account of a party is kept, and so is the account of a registrar. An account that is
	/// both is kept twice.
	fn try_state_kept() -> Checked {
		for account in PartyOf::<T>::iter_keys().chain(Registrars::<T>::iter_keys()) {
			let both =
				Registrars::<T>::contains_key(&account) && PartyOf::<T>::contains_key(&account);
			let least = if both { 2 } else { 1 };
			ensure!(
				frame_system::Pallet::<T>::sufficients(&account) >= least,
				"an account with a record can be reaped"
			);
		}
		Ok(())
	}

	/// # Invariant
	/// A party that was never attested has not moved. So it pays its own deposit, unless a registrar does.
	fn try_state_deposits() -> Checked {
		for record in Parties::<T>::iter_values().filter(|record| !record.was_attested()) {
			let pays = |it: &Deposit<_, _>| it.sponsored || it.account == record.account;
			ensure!(record.deposit.as_ref().is_none_or(pays), "another account pays a deposit");
		}
		Ok(())
	}

	/// # Invariant
	/// Every attested commitment is used up for its party, and none is zero. It stays used up when
	/// the party gets another commitment.
	fn try_state_commitments() -> Checked {
		for (party, record) in Parties::<T>::iter() {
			let used = |commitment| Commitments::<T>::get(commitment) == Some(party);
			ensure!(
				record.commitment.is_none_or(used),
				"a commitment is not used up for its party"
			);
			let zero = |commitment: H256| commitment.is_zero();
			ensure!(!record.pending.is_some_and(zero), "a commitment that waits is zero");
		}
		let next = NextParty::<T>::get();
		for (commitment, party) in Commitments::<T>::iter() {
			ensure!(!commitment.is_zero(), "a commitment is zero");
			ensure!(party < next, "a commitment is used up for a party that never was");
		}
		Ok(())
	}

	/// # Invariant
	/// One party per tag: `Tags` leads from each party's tag to the party, and has no other entry.
	fn try_state_tags() -> Checked {
		let tagged = Parties::<T>::iter_values().filter(|record| record.tag.is_some()).count();
		ensure!(Tags::<T>::iter_keys().count() == tagged, "a tag leads to no party that has it");
		for (tag, party) in Tags::<T>::iter() {
			ensure!(!tag.is_zero(), "a tag is zero");
			let record = Parties::<T>::get(party).ok_or("a tag leads to no party")?;
			ensure!(record.tag == Some(tag), "a tag leads to a party with another tag");
		}
		Ok(())
	}

	/// # Invariant
	/// A party is attested as a whole or not at all. An attested party has a tag, a registrar,
	/// roles that exist and an expiry. A party without them waits for a registrar.
	fn try_state_attestations() -> Checked {
		for record in Parties::<T>::iter_values() {
			let attested = record.tag.is_some();
			ensure!(record.registrar.is_some() == attested, "a tag without registrar, or reverse");
			ensure!(record.roles.is_empty() != attested, "a tag without roles, or reverse");
			ensure!((record.expires_at > 0) == attested, "a tag without expiry, or reverse");
			ensure!(record.roles.is_known(), "a party has a role that does not exist");
			ensure!(
				attested || record.commitment.is_none(),
				"a commitment was attested without a tag"
			);
			ensure!(
				attested || record.status == PartyStatus::Applied,
				"a party passed without being attested"
			);
		}
		Ok(())
	}

	/// # Invariant
	/// An Active or Suspended party has an attested commitment. An Applied party has only a
	/// commitment that waits. A Rejected party has none.
	fn try_state_statuses() -> Checked {
		for record in Parties::<T>::iter_values() {
			let fits = match record.status {
				PartyStatus::Suspended => record.commitment.is_some(),
				PartyStatus::Revoked => true,
				status => status == record.unbarred_status(),
			};
			ensure!(fits, "a status that the commitments do not allow");
			ensure!(
				record.was_attested() || !record.vetoed,
				"a party that was never attested vetoed a recovery"
			);
		}
		Ok(())
	}

	/// # Invariant
	/// Only a party that exists can have a rotation. It does not move during a recovery, and not to
	/// its own account.
	fn try_state_rotations() -> Checked {
		for (party, new_account) in Rotations::<T>::iter() {
			let record = Parties::<T>::get(party).ok_or("a rotation of no party")?;
			ensure!(record.account != new_account, "a rotation to the account that is used");
			ensure!(!Self::is_recovering(party), "a rotation during a recovery");
		}
		Ok(())
	}

	/// # Invariant
	/// Only a party that was attested is recovered, and not to its own account. After a veto, only
	/// governance recovers it.
	fn try_state_recoveries() -> Checked {
		for (party, recovery) in Recoveries::<T>::iter() {
			let record = Parties::<T>::get(party).ok_or("a recovery of no party")?;
			ensure!(record.was_attested(), "a recovery of a party that was never attested");
			ensure!(
				record.account != recovery.new_account,
				"a recovery to the account that is used"
			);
			ensure!(
				recovery.by.is_none() || !record.vetoed,
				"a recovery by a registrar after a veto"
			);
		}
		Ok(())
	}

	/// # Invariant
	/// Every meter has a valid identification and a power within bounds. It belongs to a party that
	/// exists, and did not end before it began.
	fn try_state_meters() -> Checked {
		for (id, meter) in Meters::<T>::iter() {
			ensure!(id.is_valid(), "a meter's identification is not valid");
			ensure!(is_power(meter.max_power_w), "a meter's power is out of range");
			let told = meter.to.is_some() == meter.retired_at.is_some();
			ensure!(told, "a meter's end was stated at no time");
			ensure!(Parties::<T>::contains_key(meter.party), "a meter belongs to no party");
			ensure!(meter.to.is_none_or(|to| meter.from <= to), "a meter ends before it begins");
		}
		Ok(())
	}

	/// # Invariant
	/// One meter per identification, without regard to hyphens. `BareMeterIds` leads from each
	/// meter's identification to the meter, and has no other entry.
	fn try_state_meter_ids() -> Checked {
		for id in Meters::<T>::iter_keys() {
			let found = BareMeterIds::<T>::get(id.bare());
			ensure!(
				found == Some(id),
				"an identification without hyphens does not lead to its meter"
			);
		}
		ensure!(
			BareMeterIds::<T>::iter_keys().count() == Meters::<T>::iter_keys().count(),
			"an identification without hyphens leads to no meter"
		);
		Ok(())
	}

	/// # Invariant
	/// Every meter has a number of its own, which was given. `MeterIds` leads from the number to the
	/// meter, and has no other entry.
	fn try_state_meter_numbers() -> Checked {
		let next = NextMeter::<T>::get();
		for (id, meter) in Meters::<T>::iter() {
			ensure!(meter.number < next, "a meter number is not used up");
			ensure!(
				MeterIds::<T>::get(meter.number) == Some(id),
				"a meter number does not lead to its meter"
			);
		}
		ensure!(
			MeterIds::<T>::iter_keys().count() == Meters::<T>::iter_keys().count(),
			"a meter number leads to no meter"
		);
		Ok(())
	}

	/// # Invariant
	/// A meter that took over a place has the same place as the earlier meter, and the earlier
	/// meter names it. The two never exist at the same moment.
	fn try_state_successors() -> Checked {
		for (id, meter) in Meters::<T>::iter() {
			let Some(earlier) = &meter.takes_over else { continue };
			let earlier = Meters::<T>::get(earlier).ok_or("a meter took over the place of none")?;
			ensure!(
				earlier.taken_over_by.as_ref() == Some(&id),
				"a meter took over a place that another has"
			);
			ensure!(Self::is_one_place(&meter, &earlier), "a meter took over another place");
			let free = earlier.to.is_some_and(|to| to <= meter.from);
			ensure!(free, "a meter took over a place that was not free");
		}
		Ok(())
	}

	/// # Invariant
	/// If a meter's place was taken over, the later meter names the earlier one.
	fn try_state_predecessors() -> Checked {
		for (id, meter) in Meters::<T>::iter() {
			let Some(later) = &meter.taken_over_by else { continue };
			let later = Meters::<T>::get(later).ok_or("a place was taken over by no meter")?;
			ensure!(
				later.takes_over.as_ref() == Some(&id),
				"a place was taken over by a meter that does not say so"
			);
		}
		Ok(())
	}

	/// # Invariant
	/// Every registrar may give at least one role, and only roles that exist.
	fn try_state_registrars() -> Checked {
		for registrar in Registrars::<T>::iter_values() {
			ensure!(!registrar.roles.is_empty(), "a registrar may give no role");
			ensure!(registrar.roles.is_known(), "a registrar may give a role that does not exist");
		}
		Ok(())
	}
}
