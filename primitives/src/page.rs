//! Lists of runtime APIs, page by page.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// The most entries that one page looks at, whatever it finds.
pub const MAX_LOOKED: usize = 1_000;

/// A part of a list.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, TypeInfo)]
pub struct Page<Item, Key> {
	/// What was found. May be nothing although there is more.
	pub items: Vec<Item>,
	/// Give this as `after` for the page that follows: the last entry that was looked at. `None`: this is the last
	/// page.
	pub next: Option<Key>,
}

impl<Item, Key> Page<Item, Key> {
	/// Looks at entries until the page has `full` items, at least one, or [`MAX_LOOKED`] entries were looked at.
	/// An entry has an item, or is not on the list.
	pub fn of(mut entries: impl Iterator<Item = (Key, Option<Item>)>, full: u32) -> Self {
		let mut page = Self { items: Vec::new(), next: None };
		for (key, item) in entries.by_ref().take(MAX_LOOKED) {
			page.next = Some(key);
			page.items.extend(item);
			if page.items.len() >= full.max(1) as usize {
				break;
			}
		}
		page.next = page.next.filter(|_| entries.next().is_some());
		page
	}
}
