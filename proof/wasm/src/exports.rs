//! What the module exports, its allocator and its end.

use alloc::{boxed::Box, vec::Vec};
use core::slice;

#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

/// A panic is a mistake of this program. It ends the call with a trap, and the page makes a new instance.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
	core::arch::wasm32::unreachable()
}

/// Makes room for bytes.
#[no_mangle]
pub extern "C" fn alloc(length: usize) -> *mut u8 {
	let mut room = Vec::<u8>::new();
	match room.try_reserve_exact(length) {
		Ok(()) if length > 0 => {
			room.extend(core::iter::repeat_n(0, length));
			Box::into_raw(room.into_boxed_slice()).cast()
		}
		_ => core::ptr::null_mut(),
	}
}

/// Gives room back.
///
/// # Safety
///
/// The pointer came from [`alloc`], [`check`] or [`trust`] with this length, and is given back once.
#[no_mangle]
pub unsafe extern "C" fn free(pointer: *mut u8, length: usize) {
	if !pointer.is_null() {
		// SAFETY: a box of so many bytes was made into this pointer.
		drop(unsafe { Box::from_raw(core::ptr::slice_from_raw_parts_mut(pointer, length)) });
	}
}

/// Checks the statement in a file.
///
/// # Safety
///
/// Both pointers came from [`alloc`] with these lengths, and were not given back.
#[no_mangle]
pub unsafe extern "C" fn check(
	file: *const u8,
	file_length: usize,
	trust: *const u8,
	trust_length: usize,
	now: f64,
) -> *mut u8 {
	// SAFETY: there are so many bytes at each pointer.
	let (file, trust) = unsafe { (bytes(file, file_length), bytes(trust, trust_length)) };
	// The cast of a float ends at the bounds of the integer.
	let now = (now >= 0.0).then_some(now as u64);
	result(&crate::answer(file, trust, now))
}

/// Reads a trust root, or a specification.
///
/// # Safety
///
/// The pointer came from [`alloc`] with this length, and was not given back.
#[no_mangle]
pub unsafe extern "C" fn trust(file: *const u8, file_length: usize) -> *mut u8 {
	// SAFETY: there are so many bytes at the pointer.
	result(&crate::trusted(unsafe { bytes(file, file_length) }))
}

/// An answer, after its length.
fn result(answer: &[u8]) -> *mut u8 {
	let length = u32::try_from(answer.len()).unwrap_or_default();
	let result = [length.to_le_bytes().as_slice(), answer].concat();
	Box::into_raw(result.into_boxed_slice()).cast()
}

/// # Safety
///
/// There are so many bytes at the pointer.
unsafe fn bytes<'a>(pointer: *const u8, length: usize) -> &'a [u8] {
	match pointer.is_null() {
		true => &[],
		// SAFETY: the caller says so.
		false => unsafe { slice::from_raw_parts(pointer, length) },
	}
}
