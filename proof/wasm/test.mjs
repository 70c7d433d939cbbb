// Checks the vectors with the WebAssembly module: node test.mjs verdigrid_proof_wasm.wasm

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { load } from "./verify.mjs";

const module = new WebAssembly.Module(readFileSync(process.argv[2]));
const vectors = new URL("../vectors/", import.meta.url);
const vector = (name) => readFileSync(new URL(name, vectors));
const { verify, readTrust } = await load(module);
const trust = vector("trust.json");

assert.deepEqual(WebAssembly.Module.imports(module), [], "the module imports nothing");
const exported = WebAssembly.Module.exports(module).map(({ name }) => name);
for (const name of ["memory", "alloc", "free", "check", "trust"]) assert(exported.includes(name), name);

const expectedOf = (name) => {
	if (name.startsWith("refused-")) return "refused";
	if (name.startsWith("in-doubt-")) return "in_doubt";
	return name === "not-final.json" ? "not_final" : "accepted";
};
const names = readdirSync(vectors).filter((name) => name !== "trust.json");
assert(names.length > 8);
for (const name of names) {
	const start = performance.now();
	const answer = verify(vector(name), trust);
	const time = (performance.now() - start).toFixed(1);
	const expected = expectedOf(name);
	assert.equal(answer.verdict, expected, `${name}: ${answer.reason}`);
	if (expected === "refused") assert(answer.reason.endsWith("."));
	else assert.equal(JSON.parse(vector(name)).redemptions.length, answer.content.redemptions.length);
	console.log(`${name}: ${answer.verdict} in ${time} ms`);
}

const matched = vector("matched.json");
assert.match(verify(matched, trust, 1_000).reason, /Check your clock/);
assert.equal(verify(matched, trust, 1_420_000_000).verdict, "accepted");
assert.match(verify(matched, Buffer.from("{}")).reason, /trust root/);
assert.equal(verify(matched, trust).container, "json");
const credential = (fields) => Buffer.from(`{"evidence": {"statement": ${JSON.stringify(matched.toString())}}${fields}}`);
assert.equal(verify(credential(""), trust).container, "credential");
assert.equal(verify(credential(""), trust).verdict, "accepted");
assert.match(verify(credential(`, "evidence": {}`), trust).reason, /does not begin/);
assert.match(verify(Buffer.from("%PDF-1.7\n"), trust).reason, /cut off/);
assert.equal(verify(Buffer.alloc(0), trust).verdict, "refused");
assert.equal(verify(Buffer.alloc(100_000_000), trust).verdict, "refused");
assert.equal(verify(Buffer.alloc(60_000_000, "{"), trust).verdict, "refused");

// What has to be trusted: as it was written, or from the specification of a chain.
const { genesis, authorities, text, name: chain } = readTrust(trust);
assert.deepEqual([genesis, authorities, text, chain], [JSON.parse(trust).genesis, 4, trust.toString(), null]);
assert.match(readTrust(Buffer.from(`{"name": "N", "genesis": {}}`)).reason, /export-chain-spec --raw/);
assert.match(readTrust(Buffer.from("{")).reason, /trust root cannot be used/);
assert.match(readTrust(Buffer.alloc(70_000_000)).reason, /larger than any/);
const key = "5f9cc45b7a00c5899361e1c6099678dc5e0621c4869aa60c02be9adcc98a0d1d";
const specification = (top) => Buffer.from(JSON.stringify({ name: "N", genesis: { raw: { top, childrenDefault: {} } } }));
const listed = readTrust(specification({ [`0x${key}`]: `0x04${"11".repeat(32)}0100000000000000` }));
assert.deepEqual([listed.name, listed.authorities], ["N", 1]);
assert.equal(readTrust(Buffer.from(listed.text)).genesis, listed.genesis);

// Bytes changed anywhere, one instance for all: what is given back is used again.
const { exports } = new WebAssembly.Instance(module);
const trustAt = exports.alloc(trust.length);
new Uint8Array(exports.memory.buffer, trustAt, trust.length).set(trust);
const check = (bytes) => {
	const at = exports.alloc(bytes.length);
	new Uint8Array(exports.memory.buffer, at, bytes.length).set(bytes);
	const result = exports.check(at, bytes.length, trustAt, trust.length, -1);
	const length = new DataView(exports.memory.buffer).getUint32(result, true);
	const text = Buffer.from(exports.memory.buffer, result + 4, length).toString();
	exports.free(result, length + 4);
	exports.free(at, bytes.length);
	return JSON.parse(text).verdict;
};
assert.equal(check(matched), "accepted");
const size = exports.memory.buffer.byteLength;
for (let at = 0; at < matched.length; at += 7) {
	const changed = Buffer.from(matched);
	changed[at] ^= 1 << at % 8;
	assert.equal(check(changed), "refused", `byte ${at}`);
}
assert(exports.memory.buffer.byteLength <= size * 2, "memory is given back");

let start = performance.now();
for (let count = 0; count < 20; count++) check(matched);
console.log(`matched.json again: ${((performance.now() - start) / 20).toFixed(2)} ms each`);
