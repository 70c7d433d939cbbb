//! Rounds: opening, cancelling, and what they take.

use super::types::{Grid, Level, Lot, Round, Side, Stage, Totals, Walk, SETTLE_TIME};
use crate::{
	Amount, AssetIdOf, Assets, Config, Error, Event, Levels, NextRound, Pallet, RoundOf, Rounds,
};
use frame_support::{pallet_prelude::*, traits::Get};
use verdigrid_primitives::{
	certificate::{BatchId, RoundId},
	party::{PartyId, Role},
	traits::{CertificateRegistry, Parties},
	Moment,
};

impl<T: Config> Pallet<T> {
	/// Opens a round. The steps of its closing that no order pays for are paid for.
	pub(crate) fn start_round(
		who: T::AccountId,
		lot: Lot,
		asset: AssetIdOf<T>,
		grid: Grid,
		closes_at: Moment,
	) -> DispatchResult {
		let centre = Self::trading_centre(&who)?;
		Self::check_grid(&grid)?;
		ensure!(Assets::<T>::contains_key(&asset), Error::<T>::AssetNotAllowed);
		let now = Self::now();
		ensure!(closes_at > now, Error::<T>::ExpiryInPast);
		let latest = now.saturating_add(T::MaxDuration::get());
		ensure!(closes_at <= latest, Error::<T>::ExpiryTooLate);
		Self::check_lot_criteria(&lot, closes_at)?;
		Self::charge_steps(&who, grid.steps())?;
		let id = Self::take_number::<NextRound<T>>()?;
		let round = Round {
			centre,
			lot: lot.clone(),
			asset: asset.clone(),
			grid,
			closes_at,
			totals: Totals::default(),
			stage: Stage::Open,
		};
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundOpened { round: id, centre, lot, asset, grid, closes_at });
		Ok(())
	}

	/// Fails when no certificate could be asked in a round that closes then: it is valid for longer than
	/// settling takes.
	fn check_lot_criteria(lot: &Lot, closes_at: Moment) -> DispatchResult {
		let least = lot.criteria.min_validity.max(SETTLE_TIME.saturating_add(1));
		let valid_until = closes_at.saturating_add(least);
		Self::check_criteria(lot.class, &lot.criteria, closes_at, valid_until)
	}

	fn trading_centre(who: &T::AccountId) -> Result<PartyId, DispatchError> {
		let centre = Self::active_party(who)?;
		ensure!(T::Parties::has_role(centre, Role::TradingCentre), Error::<T>::NotTradingCentre);
		Ok(centre)
	}

	fn check_grid(grid: &Grid) -> DispatchResult {
		ensure!(grid.is_well_formed(), Error::<T>::InvalidGrid);
		let highest = grid.top().and_then(|top| grid.price(top));
		ensure!(highest.is_some(), Error::<T>::Overflow);
		Ok(())
	}

	/// Cancels a round that still takes orders.
	pub(crate) fn call_off(who: T::AccountId, id: RoundId) -> DispatchResult {
		let centre = Self::trading_centre(&who)?;
		let mut round = Self::round(id)?;
		ensure!(round.centre == centre, Error::<T>::NotAuthorized);
		Self::check_taking_orders(&round)?;
		round.stage = Stage::Cancelled(Walk::over(&round.grid));
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::RoundCancelled { round: id });
		Ok(())
	}

	/// A round, whatever its stage.
	pub(crate) fn round(id: RoundId) -> Result<RoundOf<T>, DispatchError> {
		Ok(Rounds::<T>::get(id).ok_or(Error::<T>::UnknownRound)?)
	}

	/// A round that takes orders, and the level of a price in it.
	pub(crate) fn open_level(
		id: RoundId,
		price: Amount,
	) -> Result<(RoundOf<T>, Level), DispatchError> {
		let round = Self::round(id)?;
		Self::check_taking_orders(&round)?;
		ensure!(Assets::<T>::contains_key(&round.asset), Error::<T>::AssetNotAllowed);
		let level = round.grid.level(price).ok_or(Error::<T>::PriceOffGrid)?;
		Ok((round, level))
	}

	pub(crate) fn check_taking_orders(round: &RoundOf<T>) -> DispatchResult {
		let open = round.stage == Stage::Open && Self::now() < round.closes_at;
		ensure!(open, Error::<T>::RoundNotOpen);
		Ok(())
	}

	/// Fails unless certificates of the batch are what the round trades. They must still be valid when
	/// it is settled, and as long after its closing time as the lot says: so an order is as good early
	/// as late.
	pub(crate) fn check_lot(round: &RoundOf<T>, batch: BatchId) -> DispatchResult {
		let Lot { class, criteria } = &round.lot;
		Self::check_batch(*class, criteria, batch, round.closes_at)?;
		T::Certificates::batch(batch)
			.filter(|batch| batch.valid_until > round.settled_by())
			.ok_or(Error::<T>::CertificatesEndTooEarly)?;
		Ok(())
	}

	/// Enters certificates in the book.
	pub(crate) fn book(
		id: RoundId,
		round: &mut RoundOf<T>,
		level: Level,
		side: Side,
		units: u32,
	) -> DispatchResult {
		let add = |totals: &mut Totals| totals.add(side, units).ok_or(Error::<T>::Overflow);
		Levels::<T>::try_mutate(id, level, add)?;
		add(&mut round.totals)?;
		Ok(())
	}

	/// Takes certificates out of the book, while there is one.
	pub(crate) fn unbook(
		id: RoundId,
		round: &mut RoundOf<T>,
		level: Level,
		side: Side,
		units: u32,
	) {
		if !round.stage.has_book() {
			return;
		}
		round.totals.remove(side, units);
		Levels::<T>::mutate_exists(id, level, |totals| {
			if let Some(left) = totals {
				left.remove(side, units);
			}
			*totals = totals.take().filter(|left| !left.is_empty());
		});
	}
}
