// Puts the faults of faults.txt into a copy of the sources, and runs the model once for each.
//
//   node faults.js inject <folder with the copy>       writes the faults into the copy
//   node faults.js run <program> <name>...             runs the model's test program; without names, for all
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const LIST = fileURLToPath(new URL("faults.txt", import.meta.url));
const TEST = "faults::sequences_until_one_fails";
/** Files that are no part of the chain's own code. */
const LEFT_OUT = /\/(tests?|mock|benchmarking|weights|try_state)(\/|\.rs$)/;
/** Milliseconds after which a run counts as one that does not end. */
const LONGEST = 40 * 60 * 1000;

function fail(text) {
	console.error(`error: ${text}`);
	process.exit(2);
}

/** The faults, numbered from 1. */
function faults() {
	const found = [];
	for (const line of readFileSync(LIST, "utf8").split("\n")) {
		if (line.trim() === "" || line.startsWith("#")) continue;
		const head = /^\[([a-z0-9-]+)\] (.+)$/.exec(line);
		if (head) {
			found.push({ number: found.length + 1, name: head[1], kind: head[2], make: "" });
			continue;
		}
		const field = /^(in|find|make)\s+(.+)$/.exec(line);
		if (!field || found.length === 0) fail(`faults.txt has a line that says nothing: ${line}`);
		found.at(-1)[field[1]] = field[2].trim();
	}
	const names = new Set(found.map((fault) => fault.name));
	if (names.size !== found.length) fail("faults.txt has a name twice");
	return found;
}

/** The sources below a folder of the copy. */
function* sources(copy, folder) {
	for (const name of readdirSync(join(copy, folder)).sort()) {
		const path = join(folder, name);
		if (isFolder(join(copy, path))) yield* sources(copy, path);
		else if (path.endsWith(".rs") && !LEFT_OUT.test(path)) yield join(copy, path);
	}
}

const isFolder = (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** Matches a text whatever its white space. What is between « and » is the group `part`. */
function pattern(text) {
	const escaped = (code) => code.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
	const loose = (code) => {
		const tokens = code.match(/\w+|[^\s\w]/g) ?? [];
		return tokens.map(escaped).join("\\s*");
	};
	const [before, part, after] = text.includes("«") ? text.split(/[«»]/) : ["", text, ""];
	const between = (code) => (code.trim() === "" ? "" : "\\s*");
	const source = `(?<before>${loose(before)}${between(before)})(?<part>${loose(part)})(?=${between(after)}${loose(after)})`;
	return new RegExp(source, "g");
}

/** The right code or, where the fault is on, the faulty. */
function either(fault, part, path) {
	const root = path.includes("/primitives/src/") ? "crate" : "verdigrid_primitives";
	const code = `if ${root}::fault(${fault.number}) { ${fault.make} } else { ${part} }`;
	return part.endsWith(";") ? code : `(${code})`;
}

function inject(copy) {
	const wrong = [];
	for (const fault of faults()) {
		const folders = fault.in.split(/\s+/).filter((folder) => isFolder(join(copy, folder)));
		const hits = [];
		for (const path of folders.flatMap((folder) => [...sources(copy, folder)])) {
			for (const hit of readFileSync(path, "utf8").matchAll(pattern(fault.find))) hits.push({ path, hit });
		}
		if (hits.length !== 1) {
			const places = hits.map(({ path }) => `\n  ${path.slice(copy.length + 1)}`).join("");
			wrong.push(`${fault.name}: found ${hits.length} times, not once: ${fault.find}${places}`);
			continue;
		}
		const [{ path, hit }] = hits;
		const text = readFileSync(path, "utf8");
		const start = hit.index + hit.groups.before.length;
		const end = start + hit.groups.part.length;
		const changed = text.slice(0, start) + either(fault, hit.groups.part, path) + text.slice(end);
		writeFileSync(path, changed);
	}
	if (wrong.length > 0) fail(wrong.join("\n"));
	addSwitch(join(copy, "primitives/src/lib.rs"));
	addTarget(join(copy, "tests/model/Cargo.toml"));
	renumber(copy);
}

/** Which fault is on is read from the environment, once. */
function addSwitch(path) {
	const switched = `
/// Whether this fault is on.
pub fn fault(number: u32) -> bool {
	#[cfg(feature = "std")]
	{
		static ON: std::sync::OnceLock<Option<u32>> = std::sync::OnceLock::new();
		let on = || std::env::var("VERDIGRID_FAULT").ok()?.parse().ok();
		*ON.get_or_init(on) == Some(number)
	}
	#[cfg(not(feature = "std"))]
	{
		let _ = number;
		false
	}
}
`;
	writeFileSync(path, readFileSync(path, "utf8") + switched);
}

/**
 * A target that `cargo test --workspace` can be asked for alone. So dependencies have the features that they
 * have in the whole workspace, and none is built twice.
 */
function addTarget(path) {
	const target = '\n[[test]]\nname = "model"\npath = "src/lib.rs"\n';
	writeFileSync(path, readFileSync(path, "utf8") + target);
}

/** Gives the copy a version of its own: what is built of it never stands in for the real one. */
function renumber(copy) {
	const manifest = join(copy, "Cargo.toml");
	const text = readFileSync(manifest, "utf8");
	const version = /\[workspace\.package\]\nversion = "([^"]+)"/.exec(text)[1];
	writeFileSync(manifest, text.replace(`version = "${version}"`, `version = "${version}-faults"`));
	const lock = join(copy, "Cargo.lock");
	const packages = readFileSync(lock, "utf8").split("\n\n").map((one) => {
		const own = /^\[\[package\]\]\nname = "(verdigrid|check-state)/.test(one) && !/\nsource = /.test(one);
		return own ? one.replace(`version = "${version}"`, `version = "${version}-faults"`) : one;
	});
	writeFileSync(lock, packages.join("\n\n"));
}

/** Runs the model with one fault, or with none. */
function play(program, number) {
	const env = { ...process.env, VERDIGRID_FAULT: String(number) };
	const options = { env, timeout: LONGEST, maxBuffer: 1 << 28 };
	return new Promise((resolve) => {
		execFile(program, [TEST, "--ignored", "--exact", "--nocapture"], options, (error, stdout) => {
			const found = /^fault found\t(\d+)\t(.*)$/m.exec(stdout);
			const none = /^no fault found\t(\d+)$/m.exec(stdout);
			if (found) resolve({ found: true, sequences: found[1], check: found[2] });
			else if (none) resolve({ found: false, sequences: none[1], check: "" });
			else if (error?.killed) resolve({ found: true, sequences: "?", check: "it does not end" });
			else resolve({ found: true, sequences: "?", check: `the program ended: ${error?.message ?? ""}` });
		});
	});
}

function row(cells) {
	const [name, kind, sequences, check] = cells;
	console.log(`${name.padEnd(34)}${kind.padEnd(40)}${String(sequences).padStart(9)}  ${check.slice(0, 150)}`);
}

async function run(program, names) {
	const all = faults();
	const unknown = names.find((name) => !all.some((fault) => fault.name === name));
	if (unknown) fail(`there is no fault ${unknown}`);
	const chosen = names.length > 0 ? all.filter((fault) => names.includes(fault.name)) : all;
	row(["fault", "kind", "sequences", "found by"]);
	const waiting = [{ number: 0, name: "none", kind: "the chain as it is" }, ...chosen];
	const missed = [];
	const worker = async () => {
		for (let fault = waiting.shift(); fault; fault = waiting.shift()) {
			const { found, sequences, check } = await play(program, fault.number);
			row([fault.name, fault.kind, sequences, found ? check : "not found"]);
			if (found === (fault.number === 0)) missed.push(fault.name);
		}
	};
	await Promise.all(Array.from({ length: availableParallelism() }, worker));
	if (missed.length === 0) return console.log(`\nall ${chosen.length} faults are found`);
	console.log(`\nnot as it should be: ${missed.join(", ")}`);
	process.exit(1);
}

const [verb, ...rest] = process.argv.slice(2);
if (verb === "inject" && rest.length === 1) inject(rest[0]);
else if (verb === "run" && rest.length > 0) await run(rest[0], rest.slice(1));
else fail("say `inject <folder>` or `run <program> <name>...`");
