//! Auctions open and are cancelled; and the book of an auction that takes orders.

use crate::{
	AssetIdOf, AuctionDetails, AuctionOf, Auctions, Config, Error, Event, Grid, Level, Levels, Lot,
	NextAuction, Pallet, Side, Stage, Totals, Walk,
};
use frame_support::{
	pallet_prelude::*,
	traits::{Defensive, Get},
};
use verdigrid_primitives::{
	certificate::AuctionId, trade::Amount, traits::SettlementAssets, Moment,
};

impl<T: Config> Pallet<T> {
	/// Opens an auction. Takes the price of the steps of its closing that no order pays for.
	pub(crate) fn do_open(
		who: T::AccountId,
		lot: Lot,
		asset: AssetIdOf<T>,
		grid: Grid,
		closes_at: Moment,
	) -> DispatchResult {
		let centre = Self::trading_centre(&who)?;
		Self::check_grid(&grid)?;
		ensure!(T::Assets::is_settlement_asset(&asset), Error::<T>::AssetNotAllowed);
		Self::check_closing_time(closes_at)?;
		Self::check_matchable(&lot, closes_at)?;
		Self::charge_steps(&who, grid.steps())?;
		let auction = Self::take_number()?;
		let details = AuctionDetails {
			centre,
			lot: lot.clone(),
			asset: asset.clone(),
			grid,
			closes_at,
			totals: Totals::default(),
			stage: Stage::Open,
		};
		Auctions::<T>::insert(auction, details);
		Self::deposit_event(Event::AuctionOpened { auction, centre, lot, asset, grid, closes_at });
		Ok(())
	}

	fn check_grid(grid: &Grid) -> DispatchResult {
		ensure!(grid.is_well_formed(), Error::<T>::InvalidGrid);
		let highest = grid.top().and_then(|top| grid.price(top));
		ensure!(highest.is_some(), Error::<T>::Overflow);
		Ok(())
	}

	fn check_closing_time(closes_at: Moment) -> DispatchResult {
		let now = Self::now();
		ensure!(closes_at > now, Error::<T>::ClosingTimeInPast);
		let latest = now.saturating_add(T::MaxDuration::get());
		ensure!(closes_at <= latest, Error::<T>::ClosingTimeTooFar);
		Ok(())
	}

	fn take_number() -> Result<AuctionId, DispatchError> {
		let number = NextAuction::<T>::get();
		NextAuction::<T>::put(number.checked_add(1).ok_or(Error::<T>::Overflow)?);
		Ok(number)
	}

	/// Cancels an auction that still takes orders.
	pub(crate) fn do_cancel(who: T::AccountId, id: AuctionId) -> DispatchResult {
		let centre = Self::trading_centre(&who)?;
		let mut auction = Self::auction(id)?;
		ensure!(auction.centre == centre, Error::<T>::NotCentre);
		Self::check_taking_orders(&auction)?;
		auction.stage = Stage::Cancelled(Walk::over(&auction.grid));
		Auctions::<T>::insert(id, auction);
		Self::deposit_event(Event::AuctionCancelled { auction: id });
		Ok(())
	}

	/// An auction, whatever its stage.
	pub(crate) fn auction(id: AuctionId) -> Result<AuctionOf<T>, DispatchError> {
		Ok(Auctions::<T>::get(id).ok_or(Error::<T>::UnknownAuction)?)
	}

	/// An auction that takes orders, and the level of a price in it.
	pub(crate) fn open_level(
		id: AuctionId,
		price: Amount,
	) -> Result<(AuctionOf<T>, Level), DispatchError> {
		let auction = Self::auction(id)?;
		Self::check_taking_orders(&auction)?;
		let allowed = T::Assets::is_settlement_asset(&auction.asset);
		ensure!(allowed, Error::<T>::AssetNotAllowed);
		let level = auction.grid.level(price).ok_or(Error::<T>::PriceOffGrid)?;
		Ok((auction, level))
	}

	/// Fails unless the auction takes orders.
	pub(crate) fn check_taking_orders(auction: &AuctionOf<T>) -> DispatchResult {
		let open = auction.stage == Stage::Open && Self::now() < auction.closes_at;
		ensure!(open, Error::<T>::AuctionNotOpen);
		Ok(())
	}

	/// Enters certificates in the book.
	pub(crate) fn book(
		id: AuctionId,
		auction: &mut AuctionOf<T>,
		level: Level,
		side: Side,
		units: u32,
	) -> DispatchResult {
		let add = |totals: &mut Totals| totals.add(side, units).ok_or(Error::<T>::Overflow);
		Levels::<T>::try_mutate(id, level, add)?;
		add(&mut auction.totals)?;
		Ok(())
	}

	/// Takes certificates out of the book, while there is one.
	pub(crate) fn unbook(
		id: AuctionId,
		auction: &mut AuctionOf<T>,
		level: Level,
		side: Side,
		units: u32,
	) {
		if !auction.stage.has_book() {
			return;
		}
		auction.totals.remove(side, units);
		Levels::<T>::mutate_exists(id, level, |totals| {
			let left = totals.take().map(|mut left| {
				left.remove(side, units);
				left
			});
			*totals = left
				.defensive_proof("an order is in the book from its placing to its end; qed")
				.filter(|left| !left.is_empty());
		});
	}
}
