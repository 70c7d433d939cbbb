// Takes the figures out of what `bencher overhead` wrote into a folder, and prints them as Rust.

"use strict";

const fs = require("node:fs");
const path = require("node:path");

const folder = process.argv[2];
const read = (name) => fs.readFileSync(path.join(folder, `${name}_weights.rs`), "utf8");

/** @param {string} text @param {RegExp} pattern */
const find = (text, pattern) => {
	const found = text.match(pattern);
	if (!found) throw new Error(`${pattern} is not in what was measured:\n${text}`);
	return found[1];
};

const figure = (text) => ({
	time: find(text, /saturating_mul\(([\d_]+)\)/),
	median: find(text, /Median: +([\d_]+)/),
	p99: find(text, /99th: +([\d_]+)/),
});

const block = read("block");
const blocks = figure(block);
const transactions = figure(read("extrinsic"));

process.stdout.write(`//! What an empty block and a transaction that does nothing cost. \`scripts/weights\` measures it and writes
//! this file: do not edit it.
//!
//! Measured ${find(block, /DATE: ([\d-]+)/)} on ${find(block, /CPU: \`([^\`]*)\`/)}.
//!
//! | | average | median | 99 % are below |
//! |---|---|---|---|
//! | empty block, ns | ${blocks.time} | ${blocks.median} | ${blocks.p99} |
//! | transaction, ns | ${transactions.time} | ${transactions.median} | ${transactions.p99} |

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// An empty block, with its inherents and hooks.
	pub const BlockExecutionWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(${blocks.time}), 0);
	/// A transaction that does nothing, with its signature and extensions.
	pub const ExtrinsicBaseWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(${transactions.time}), 0);
}
`);
