use crate::page::{Page, MAX_LOOKED};

/// The numbers up to `last` of which every `each`th is on the list.
fn entries(last: u32, each: u32) -> impl Iterator<Item = (u32, Option<u32>)> {
	(1..=last).map(move |number| (number, Some(number).filter(|number| number % each == 0)))
}

fn page(entries: impl Iterator<Item = (u32, Option<u32>)>, full: u32) -> (Vec<u32>, Option<u32>) {
	let Page { items, next } = Page::of(entries, full);
	(items, next)
}

#[test]
fn a_page_ends_when_it_is_full() {
	assert_eq!(page(entries(10, 3), 2), (vec![3, 6], Some(6)));
	assert_eq!(page(entries(6, 3), 2), (vec![3, 6], None));
	assert_eq!(page(entries(7, 3), 2), (vec![3, 6], Some(6)));
	assert_eq!(page(entries(10, 3), 0), (vec![3], Some(3)));
	assert_eq!(page(entries(10, 3), u32::MAX), (vec![3, 6, 9], None));
	assert_eq!(page(entries(0, 3), 2), (vec![], None));
}

#[test]
fn a_page_ends_when_enough_was_looked_at() {
	let most = MAX_LOOKED as u32;
	assert_eq!(page(entries(most + 1, u32::MAX), 2), (vec![], Some(most)));
	assert_eq!(page(entries(most, u32::MAX), 2), (vec![], None));
	assert_eq!(page(entries(most + 1, most + 1), 2), (vec![], Some(most)));
}
