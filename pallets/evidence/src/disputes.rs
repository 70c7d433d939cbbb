//! Disputes: a party puts money on the claim that an anchor is wrong, and governance decides (R12, R13, R14).

use crate::{
	types::{AnchorStatus, Bond, DisputeId, DisputeStatus, Disputer, Reason, Verdict},
	AnchorOf, Anchors, Config, DisputeOf, Disputes, Error, Event, HoldReason, NextDispute, Pallet,
	Topics,
};
use frame_support::{
	ensure,
	traits::{Defensive, DefensiveSaturating, Get},
};
use sp_core::H256;
use sp_runtime::{traits::Zero, ArithmeticError, DispatchError, DispatchResult};
use verdigrid_primitives::{
	evidence::{Source, Statement, Topic},
	party::PartyId,
};

impl<T: Config> Pallet<T> {
	/// Disputes an anchor: by a party with a bond, or by governance.
	pub(crate) fn do_dispute(
		by: Option<T::AccountId>,
		topic: Topic,
		root: H256,
		reason: Reason,
		note: H256,
	) -> DispatchResult {
		let anchor = Anchors::<T>::get(topic).ok_or(Error::<T>::UnknownAnchor)?;
		let party = by.as_ref().map(Self::active_party).transpose()?;
		Self::ensure_disputable(&topic, &anchor, root, party)?;
		let dispute = match anchor.status {
			AnchorStatus::Disputed(dispute) => dispute,
			_ => Self::open_dispute(topic, anchor, reason, note)?,
		};
		match by.zip(party) {
			Some((account, party)) => Self::join_dispute(dispute, party, account, reason, note),
			None => Ok(()),
		}
	}

	/// Decides a dispute.
	pub(crate) fn do_resolve(id: DisputeId, verdict: Verdict) -> DispatchResult {
		let dispute = Self::undecided(id)?;
		ensure!(!Self::is_overdue(&dispute), Error::<T>::ResolutionOver);
		let topic = dispute.topic;
		Disputes::<T>::remove(id);
		let (slashed, rewarded) = match verdict {
			Verdict::Upheld => {
				Self::end_dispute(&topic, |anchor| {
					anchor.status = AnchorStatus::Open;
					anchor.upheld = true;
					Ok(())
				})?;
				(Self::forfeit_bonds(&dispute), Zero::zero())
			}
			Verdict::Overturned => {
				let anchor = Self::end_dispute(&topic, |anchor| Self::make_void(&topic, anchor))?;
				Self::return_bonds(&dispute)?;
				Self::slash_attesters(id, &dispute, &anchor)?
			}
		};
		Self::deposit_event(Event::DisputeResolved {
			dispute: id,
			topic,
			verdict,
			slashed,
			rewarded,
		});
		Ok(())
	}

	/// Ends a dispute that was not decided in time. The anchor is void, and the bonds stay held.
	pub(crate) fn do_settle_dispute(id: DisputeId) -> DispatchResult {
		let mut dispute = Self::undecided(id)?;
		ensure!(Self::is_overdue(&dispute), Error::<T>::ResolutionOpen);
		let topic = dispute.topic;
		Self::end_dispute(&topic, |anchor| Self::make_void(&topic, anchor))?;
		dispute.status = DisputeStatus::Defaulted;
		Disputes::<T>::insert(id, dispute);
		Topics::<T>::mutate(topic, |state| state.defaulted = Some(id));
		Self::deposit_event(Event::DisputeDefaulted { dispute: id, topic });
		Ok(())
	}

	/// Returns the bonds of an undecided dispute once the time in which an anchor decides about them is over
	/// (R36).
	pub(crate) fn do_release_dispute(id: DisputeId) -> DispatchResult {
		let dispute = Disputes::<T>::get(id).ok_or(Error::<T>::UnknownDispute)?;
		let topic = dispute.topic;
		let open_until = Topics::<T>::get(topic).open_until;
		let over = dispute.status == DisputeStatus::Defaulted && Self::now() >= open_until;
		ensure!(over, Error::<T>::TopicStillOpen);
		Topics::<T>::mutate(topic, |state| state.defaulted = None);
		Disputes::<T>::remove(id);
		Self::return_bonds(&dispute)?;
		Self::deposit_event(Event::DisputeReleased { dispute: id, forfeited: false });
		Ok(())
	}

	/// Ends an undecided dispute by the next anchor of its topic (R14). Returns whether the new anchor states
	/// the same as the disputed one, which is still stored and void.
	pub(crate) fn end_default(topic: &Topic, statement: &Statement) -> Result<bool, DispatchError> {
		let Some(id) = Topics::<T>::mutate(topic, |state| state.defaulted.take()) else {
			return Ok(false);
		};
		let dispute = Disputes::<T>::take(id).defensive_proof("a defaulted dispute is stored; qed");
		let Some(dispute) = dispute else { return Ok(false) };
		let repeated =
			Anchors::<T>::get(topic).is_some_and(|disputed| disputed.statement == *statement);
		if repeated {
			Self::forfeit_bonds(&dispute);
		} else {
			Self::return_bonds(&dispute)?;
		}
		Self::deposit_event(Event::DisputeReleased { dispute: id, forfeited: repeated });
		Ok(repeated)
	}

	fn ensure_disputable(
		topic: &Topic,
		anchor: &AnchorOf<T>,
		root: H256,
		party: Option<PartyId>,
	) -> DispatchResult {
		ensure!(anchor.stands(), Error::<T>::AnchorVoid);
		ensure!(anchor.statement.root == root, Error::<T>::RootMismatch);
		let (now, block) = (Self::now(), Self::block());
		ensure!(!anchor.is_unchallengeable(now, block), Error::<T>::AnchorFinal);
		ensure!(!anchor.upheld, Error::<T>::AlreadyUpheld);
		let allowed = !anchor.guarded || party.is_none_or(|party| sits_opposite::<T>(topic, party));
		ensure!(allowed, Error::<T>::DisputeNotAllowed);
		let again = party.is_none() && anchor.status != AnchorStatus::Open;
		ensure!(!again, Error::<T>::AlreadyDisputed);
		Ok(())
	}

	fn open_dispute(
		topic: Topic,
		mut anchor: AnchorOf<T>,
		reason: Reason,
		note: H256,
	) -> Result<DisputeId, DispatchError> {
		let id = NextDispute::<T>::get();
		NextDispute::<T>::put(id.checked_add(1).ok_or(ArithmeticError::Overflow)?);
		let (root, opened_at) = (anchor.statement.root, Self::now());
		let (resolve_by, resolve_block) = Self::deadline(T::ResolutionPeriod::get())?;
		for party in &anchor.attesters {
			Self::with_seat(*party, |seat| seat.disputes.defensive_saturating_inc());
		}
		anchor.status = AnchorStatus::Disputed(id);
		Anchors::<T>::insert(topic, anchor);
		let (disputers, status) = (Default::default(), DisputeStatus::Open);
		let dispute = DisputeOf::<T> {
			topic,
			root,
			reason,
			note,
			opened_at,
			resolve_by,
			resolve_block,
			disputers,
			status,
		};
		Disputes::<T>::insert(id, dispute);
		Self::deposit_event(Event::AnchorDisputed {
			dispute: id,
			topic,
			root,
			reason,
			note,
			resolve_by,
			resolve_block,
		});
		Ok(id)
	}

	/// Holds a party's bond for a dispute.
	fn join_dispute(
		id: DisputeId,
		party: PartyId,
		account: T::AccountId,
		reason: Reason,
		note: H256,
	) -> DispatchResult {
		let mut dispute = Disputes::<T>::get(id)
			.defensive_proof("a disputed anchor names a stored dispute; qed")
			.ok_or(Error::<T>::UnknownDispute)?;
		ensure!(!Self::is_overdue(&dispute), Error::<T>::ResolutionOver);
		let twice = dispute.disputers.iter().any(|disputer| disputer.party == party);
		ensure!(!twice, Error::<T>::AlreadyDisputed);
		let amount = T::DisputeBond::get();
		Self::hold_bond(HoldReason::DisputeBond, &account, amount)?;
		let bond = Bond { account: account.clone(), amount };
		dispute
			.disputers
			.try_push(Disputer { party, reason, note, bond })
			.map_err(|_| Error::<T>::TooManyDisputers)?;
		Disputes::<T>::insert(id, dispute);
		Self::deposit_event(Event::DisputeJoined {
			dispute: id,
			party,
			account,
			bond: amount,
			reason,
			note,
		});
		Ok(())
	}

	/// Takes the dispute off the anchor and its attesters, and changes the anchor as decided.
	fn end_dispute(
		topic: &Topic,
		decide: impl FnOnce(&mut AnchorOf<T>) -> DispatchResult,
	) -> Result<AnchorOf<T>, DispatchError> {
		let mut anchor = Anchors::<T>::get(topic)
			.defensive_proof("a disputed anchor is never removed; qed")
			.ok_or(Error::<T>::UnknownAnchor)?;
		for party in &anchor.attesters {
			Self::with_seat(*party, |seat| seat.disputes.defensive_saturating_dec());
		}
		decide(&mut anchor)?;
		Anchors::<T>::insert(topic, &anchor);
		Ok(anchor)
	}

	/// Whether it is too late to decide a dispute.
	fn is_overdue(dispute: &DisputeOf<T>) -> bool {
		dispute.is_overdue(Self::now(), Self::block())
	}

	/// A dispute that waits for a decision.
	fn undecided(id: DisputeId) -> Result<DisputeOf<T>, DispatchError> {
		Disputes::<T>::get(id)
			.filter(|dispute| dispute.status == DisputeStatus::Open)
			.ok_or_else(|| Error::<T>::UnknownDispute.into())
	}
}

/// Whether the party has a seat that counts, of the other source.
fn sits_opposite<T: Config>(topic: &Topic, party: PartyId) -> bool {
	let other = match topic.source() {
		Source::TradingCentre => Source::EnergyPlatform,
		Source::EnergyPlatform => Source::TradingCentre,
	};
	Pallet::<T>::ensure_seated(other, party).is_ok()
}
