// Takes the figures out of what `bencher overhead` wrote into a folder, and prints them as Rust. The second folder has the
// weights of the transaction extensions, which a transaction declares beside.

"use strict";

const fs = require("node:fs");
const path = require("node:path");

const [folder, extensions] = process.argv.slice(2);
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

/** How long a measured function takes, in nanoseconds. @param {string} file @param {string} name */
const timeOf = (file, name, within = extensions) => {
	const text = fs.readFileSync(path.join(within, `${file}.rs`), "utf8");
	const body = find(text, new RegExp(`fn ${name}\\(\\) -> Weight \\{([^}]*)\\}`));
	return Number(find(body, /Weight::from_parts\(([\d_]+)/).replaceAll("_", "")) / 1000;
};

// What every transaction with a signature goes through, as the runtime's `TxExtension` lists it. The fee is that of an account without
// an allowance. What a transaction declares for it is more.
const declaredBeside = [
	["frame_system_extensions", "check_non_zero_sender"],
	["frame_system_extensions", "check_spec_version"],
	["frame_system_extensions", "check_tx_version"],
	["frame_system_extensions", "check_genesis"],
	["frame_system_extensions", "check_mortality_immortal_transaction"],
	["frame_system_extensions", "check_nonce"],
	["frame_system_extensions", "check_weight"],
	["frame_system_extensions", "weight_reclaim"],
].reduce((sum, [file, name]) => sum + timeOf(file, name), timeOf("fee_of_an_account", "charge_transaction_payment", folder));

/** @param {number} figure */
const grouped = (figure) => Math.round(figure).toLocaleString("en-US").replaceAll(",", "_");

const block = read("block");
const blocks = figure(block);
const transactions = figure(read("extrinsic"));
const base = Number(transactions.time.replaceAll("_", "")) - declaredBeside;
if (base <= 0) throw new Error("a transaction took less time than its extensions: measure both again");

process.stdout.write(`//! What an empty block and a transaction that does nothing cost. \`scripts/weights\` measures it and writes
//! this file: do not edit it.
//!
//! Measured ${find(block, /DATE: ([\d-]+)/)} on ${find(block, /CPU: \`([^\`]*)\`/)}.
//!
//! | | average | median | 99 % are below |
//! |---|---|---|---|
//! | empty block, ns | ${blocks.time} | ${blocks.median} | ${blocks.p99} |
//! | transaction, ns | ${transactions.time} | ${transactions.median} | ${transactions.p99} |
//!
//! A transaction declares the time of its extensions beside: ${grouped(declaredBeside)} ns as they were measured. So it is not
//! in what follows.

use frame_support::{
	parameter_types,
	weights::{constants::WEIGHT_REF_TIME_PER_NANOS, Weight},
};

parameter_types! {
	/// An empty block, with its inherents and hooks.
	pub const BlockExecutionWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(${blocks.time}), 0);
	/// A transaction that does nothing, with its signature, without its extensions.
	pub const ExtrinsicBaseWeight: Weight =
		Weight::from_parts(WEIGHT_REF_TIME_PER_NANOS.saturating_mul(${grouped(base)}), 0);
}
`);
