// What call filters cost. Every call in a batch passes them. A proposal is fetched, decoded and weighed before the
// chain knows who submits it. Shows the time in the runtime beside the weight that the call declares, on a fresh
// development node.
//
//     VERDIGRID_URL=ws://127.0.0.1:9944 node tests/bench/filters.js

import { blake2AsHex } from '@polkadot/util-crypto';
import { compactToU8a, u8aConcat } from '@polkadot/util';
import { Chain } from '../e2e/lib/chain.js';
import { founders } from '../e2e/lib/people.js';

/** How often each call is timed. */
const RUNS = 15;
/** The longest proposal, and the deepest. */
const LONGEST = 128 * 1024;
const DEEPEST = 16;

const chain = await Chain.connect();
const { api } = chain;
const { issuer: key } = founders(chain);
const { tx } = api;

/** Milliseconds that the runtime takes to apply or refuse a call: the median of several dry runs. */
async function timed(call) {
	// Immortal: a dry run knows no earlier block.
	const signed = await call.signAsync(key, { era: 0 });
	const times = [];
	for (let run = 0; run < RUNS; run += 1) {
		const before = performance.now();
		await api.rpc.system.dryRun(signed.toHex());
		times.push(performance.now() - before);
	}
	return times.sort((one, other) => one - other)[Math.floor(RUNS / 2)];
}

/** Notes an encoded call, and returns the call that submits a poll about it. */
async function submit(bytes) {
	await chain.send(tx.preimage.notePreimage(`0x${Buffer.from(bytes).toString('hex')}`), key);
	const proposal = { Lookup: { hash: blake2AsHex(bytes, 256), len: bytes.length } };
	return tx.rankedPolls.submit({ system: 'Root' }, proposal, { After: 0 });
}

const remark = tx.system.remark('0x').method.toU8a();
const batch = tx.utility.batch([]).method.toU8a().slice(0, 2);
const killed = tx.system.killStorage([]).method.toU8a().slice(0, 2);
const shared = tx.multisig.asMultiThreshold1([], tx.system.remark('0x')).method.toU8a().slice(0, 3);

/** This many empty remarks in one batch. */
const remarks = (count) =>
	u8aConcat(batch, compactToU8a(count), ...Array(count).fill(remark));
/** The longest call of the smallest items, inside calls that each weigh their content again. */
const dense = (levels) => {
	const head = u8aConcat(...Array(levels).fill(shared), killed);
	const items = LONGEST - head.length - 4;
	return u8aConcat(head, compactToU8a(items), new Uint8Array(items));
};

const idle = await timed(tx.system.remark('0x'));
async function measure(name, call) {
	const { weight } = await call.paymentInfo(key);
	return {
		call: name,
		'bytes': call.method.toU8a().length,
		'measured, ms': ((await timed(call)) - idle).toFixed(1),
		'declared, ms': (weight.refTime.toNumber() / 1e9).toFixed(1),
	};
}

const many = tx.utility.batch(Array(10_000).fill(tx.system.remark('0x')));
const rows = [
	await measure('utility.batch of 10,000 remarks', many),
	await measure('submit: 43,000 remarks', await submit(remarks(43_000))),
	await measure('submit: the longest text', await submit(
		tx.system.remark(new Uint8Array(LONGEST - 6)).method.toU8a(),
	)),
	await measure('submit: the most items', await submit(dense(0))),
	await measure('submit: the most items, at the deepest', await submit(dense(DEEPEST - 2))),
];
console.table(Object.fromEntries(rows.map(({ call, ...row }) => [call, row])));
await chain.disconnect();
