//! What benchmarks and tests of one pallet need from the others.

use crate::{
	certificate::{CertificateRange, TradeClass},
	evidence::{MeterReading, ProvedReading, TradeRef},
	party::{Direction, MeterId, PartyId, Roles},
	voucher::VoucherId,
	Moment, Period,
};

/// Puts a chain into a state that a benchmark or test of one pallet needs from the others.
/// Implemented by the mocks and, for measuring weights, by the runtime.
pub trait Scenario<AccountId> {
	/// Makes `account` an active party with these roles, endowed with money, and returns its number.
	fn party(account: &AccountId, roles: Roles) -> PartyId;

	/// Registers a meter of `party` for the given granularity, owned since 1970.
	fn meter(party: PartyId, meter: &MeterId, direction: Direction, period: Period);

	/// Anchors these readings of one period as this revision, final, and returns the proof of each. At most 8.
	fn readings(readings: &[MeterReading], revision: u8) -> alloc::vec::Vec<ProvedReading>;

	/// Issues `units` certificates of this class and period to `owner`, for generation at `meter`,
	/// and returns them.
	fn certificates(
		owner: PartyId,
		meter: &MeterId,
		class: TradeClass,
		period: Period,
		units: u32,
	) -> CertificateRange;

	/// Pledges certificates of one bundle, which their holder is free to sell, to a buyer for this trade.
	fn pledge(range: CertificateRange, buyer: PartyId, trade_ref: TradeRef);

	/// Gives `holder` an active voucher of `units` certificates of this class.
	fn voucher(holder: PartyId, class: TradeClass, units: u32) -> VoucherId;

	/// Splits the first `units` certificates off a voucher, in the name of its holder, and returns the voucher that they make.
	fn split_voucher(holder: &AccountId, voucher: VoucherId, units: u32) -> VoucherId;

	/// Moves a party to another account, which gets money. What is held on the former account stays there.
	fn move_to(party: PartyId, to: &AccountId);

	/// Says who signs the call that is measured next. The fee declares this account, so the call does not. Only for
	/// calls in which this account cannot stand for that of somebody else.
	fn signs(_account: &AccountId) {}

	/// Ends every period before this one, by moving chain time to `moment`.
	fn set_time(moment: Moment);
}
